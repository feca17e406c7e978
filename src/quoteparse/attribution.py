"""Attribution: named rules from a content and the narration around it to a source, a cue and a rule's name.

A rule looks at the shape of the narration (see `narration`) and proposes a source, or nothing.  The first proposal
counts, and `choice` has the last word.  Each rule has a name, says what it is for, and has an example and a near miss.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs
import regex

from .mentions import Mention, head_of
from .models import Span
from .narration import MENTIONS, Narration

_EDGES: Final = ".,?-|"


@attrs.frozen(slots=True)
class Attribution:
    """What a rule says of a content: the mention of its source, its cue, the rule, and whether it goes on from another.

    anchor: the index of the content whose attribution this one takes over, or None.
    """

    source: Mention | None
    cue: Span | None
    rule: str
    anchor: int | None = None


@attrs.define(slots=True, eq=False)
class Place:
    """Where a content stands: the unit that it is in its narration, and what is known of the contents before it.

    Once the content is a quote, its place forgets the one before, so that an article does not hold on to them all.

    text: the article's.
    number: the index of the content.
    narration, unit: the narration around it and its unit there.
    low, high: the first unit of its sentence, and the one that ends it.
    words: how many words it has.
    capital: whether it begins with a capital or a digit, as a sentence does.
    previous, given: the place and the attribution of the content before it, if there is one.
    above: the index of the paragraph of that content, or None.
    dashed: whether the next paragraph begins with a dash.
    label: the name with a colon that opens the content itself, as in a transcript (`“ROE: Nobody came.”`), or the
        `Q` or `A` before it.
    asks: whether it ends in a question mark.
    index: the index of its paragraph.
    paragraph: gives the narration of a paragraph by its index, None where there is none; read only when asked for.
    """

    text: str
    number: int
    narration: Narration
    unit: int
    low: int
    high: int
    words: int
    capital: bool
    goes_on: bool = False
    dashed: bool = False
    previous: Place | None = None
    given: Attribution | None = None
    label: Mention | None = None
    asks: bool = False
    index: int = 0
    above: int | None = None
    paragraph: Callable[[int], Narration | None] = lambda index: None

    @property
    def alone(self) -> bool:
        """Whether the content is all of its paragraph."""
        shape = self.narration.shape
        return not shape[: self.unit].strip(_EDGES) and not shape[self.unit + 1 :].strip(_EDGES)

    @property
    def before(self) -> Narration | None:
        """The narration of the paragraph before, or None."""
        return self.paragraph(self.index - 1)

    @property
    def after(self) -> Narration | None:
        """The narration of the paragraph after, or None."""
        return self.paragraph(self.index + 1)


@attrs.frozen(slots=True)
class Rule:
    """A rule: its name, what it is for, what it matches and what it must not, and the function that looks for it."""

    name: str
    purpose: str
    example: str
    near_miss: str
    find: Callable[[Place], Proposal | None]

    def propose(self, place: Place) -> Attribution | None:
        """What the rule says of a content, or None."""
        found = self.find(place)
        return None if found is None else Attribution(found[0], found[1], self.name, found[2])


Proposal = tuple[Mention | None, Span | None, int | None]
"""A source, its cue, and the number of the content that this one goes on from."""

RULES: Final[list[Rule]] = []


def rule(
    name: str, *, purpose: str, example: str, near_miss: str
) -> Callable[[Callable[[Place], Proposal | None]], Callable[[Place], Proposal | None]]:
    """Register a rule; rules are tried in the order in which they stand in this file."""

    def register(function: Callable[[Place], Proposal | None]) -> Callable[[Place], Proposal | None]:
        RULES.append(Rule(name, purpose, example, near_miss, function))
        return function

    return register


def attribute(place: Place) -> Attribution | None:
    """What the first rule that knows a source for a content says of it; None where none does."""
    for candidate in RULES:
        found = candidate.find(place)
        if found is not None:
            return Attribution(found[0], found[1], candidate.name, found[2])
    return None


_AFTER_INVERTED: Final = regex.compile(
    r"(?:[,?-]{0,2}R?(?P<cue>V)|[,?-]{1,2}R?(?P<cue>E))[RL]{0,2}[wdR]{0,5}(?:Ns[wdR]{0,5})?(?P<source>[NPDO])"
)
_AFTER_ACCORDING: Final = regex.compile(r"[,?-]{0,2}(?P<cue>A)[wd]{0,5}(?P<source>[NPDO])")
_AFTER_DASH: Final = regex.compile(r"[.,?]{0,2}(?P<cue>-)[wdO]{0,6}?(?P<source>[ND])[^Q]{0,40}$")
_AFTER_REGION: Final = regex.compile(r"[,?-]{0,2}(?P<region>[^.|QVA;:]{1,40}?)(?P<cue>V|(?<=[NPD][XR]?)E)")
_AT_ONCE: Final = regex.compile(r"[wdR]{0,2}[NPDO][XnR]{0,2}")
_BEFORE_ADJACENT: Final = regex.compile(r"(?r)(?P<cue>[VGCE])(?P<between>[^.|QVGC]{0,30})[,:]$")
_INTERPOSED: Final = regex.compile(r",V[wdR]{0,4}[NPD],")
_AS: Final = regex.compile(r"a[dw]{0,3}[NPD]")
_NAMED: Final = regex.compile(r"[DO](?:p[dwO]{1,3})?,N(?=[,(]|$)")
_APPOSITION: Final = regex.compile(r"(?r)N(?:,[^,.|QVP]{1,8}){0,2},$")
_FROM_THE_DESK: Final = regex.compile(r"p[DO](?:[,(][^VQ|]{0,20})?[.:]?")
_FROM_LINE: Final = regex.compile(r"(?:^|\n)[ \t]*From the [^\n]+\s*$")
_LONGEST_DESK: Final = 140
_SO_CALLED: Final = regex.compile(r"(?r)t(?P<source>[NDO])[XRL]{0,2}(?P<cue>[CV])[dwR]{0,3}$")
_LONGEST_LIST: Final = 40
"""How many paragraphs up it is asked whether a list of names and quotes opens with a name."""

_MIDDLE: Final = regex.compile(r"(?r),(?P<cue>V)[wdR]{0,4}(?P<source>[NPD]),[^VGCEAQ.|;]*$")
_NAME_LINE: Final = regex.compile(r"N(?:[,(][^VQ.|:]{1,14})?")
_ASKED_AFTER: Final = regex.compile(r"[,?.]{0,2}[NPD]X?V(?P<hearer>N)\.?")
_ASKED_BEFORE: Final = regex.compile(r"PX?VN")
_INTRODUCTION: Final = 4
"""How many paragraphs above an interview its guest is introduced."""

_FROM: Final = regex.compile(r"c?p[dw]{0,3}[ND](?![^.]*V)")
_AUXILIARIES: Final = frozenset("XnRL")
_LONGEST_LINE: Final = 30
WINDOW: Final = 150
"""How many units of a sentence a source is looked for in: no sentence that is one has more."""
_MOST_CUES: Final = 8
"""How many cues before a quote, the nearest ones, are asked for their source: no sentence that is one has more."""
_SPOKEN: Final = frozenset(",?-")


def span(narration: Narration, unit: int) -> Span:
    """Where a unit stands in the text."""
    return Span(narration.starts[unit], narration.ends[unit])


def subject(shape: str, cue: int, low: int) -> int | None:
    """The unit that is the subject of a cue verb: the nearest mention on its left that no preposition governs.

    Appositions, brackets and relative clauses between the two are stepped over; a verb that is coordinated with
    another one has that one's subject.  Of a phrase and a name in apposition, the name.
    """
    return named(shape, _nearest_subject(shape, cue, max(low, cue - WINDOW)), cue)


def named(shape: str, found: int | None, stop: int) -> int | None:
    """The name in apposition behind a phrase (`the mate, Bo Lind, said`), or the unit itself."""
    if found is not None and shape[found] in "DO" and (name := _NAMED.match(shape, found, stop)):
        return int(name.end()) - 1
    return found


def _nearest_subject(shape: str, cue: int, low: int) -> int | None:
    index = cue - 1
    if cue - 2 >= low and shape[cue - 1] == "t" and shape[cue - 2] in MENTIONS:
        return cue - 2  # `a letter that said`
    coordinated = False
    found: int | None = None
    while index >= low:
        letter = shape[index]
        if letter in MENTIONS:
            if governed(shape, index, low):
                index -= 1
                continue
            found = index
            if letter in "DO" and _NAMED.match(shape, index, cue):
                pass
            elif (
                letter in "DO"
                and (ahead := _APPOSITION.search(shape, low, index))
                and not governed(shape, ahead.start(), low)
            ):
                found = ahead.start()
            if not coordinated:
                return found
            index = found - 1
        elif letter == "W" and found is None:
            return index  # `Bo Lind, who said`: the pronoun, which resolution takes back to its antecedent
        elif letter == ")":
            index = max(shape.rfind("(", low, index), low) - 1
        elif letter in ",-":
            if coordinated and found is not None:
                return found
            opening = shape.rfind(letter, low, index)
            if opening > low and shape[opening - 1] in "NDO)" and not coordinated:
                inside = shape[opening + 1 : index]
                if not any(verb in inside for verb in "VQ") or inside.startswith("W"):
                    index = opening - 1
                    continue
            if found is None and not coordinated and set(shape[index + 1 : cue]) <= _AUXILIARIES:
                return main_subject(shape, low, index)  # `…, then joked that`
            index -= 1
        elif letter == "c":
            if found is None and shape[index - 1 : index] == ",":
                return main_subject(shape, low, index)
            coordinated = coordinated or found is None
            index -= 1
        elif letter in ";." and found is not None:
            return found
        else:
            index -= 1
    return found


def governed(shape: str, index: int, low: int) -> bool:
    """Whether a preposition governs the mention at a unit.  low: the first unit of its sentence."""
    before = index - 1
    while before >= low and shape[before] in "dws":
        before -= 2 if shape[before] == "s" else 1
    return before >= low and shape[before] == "p"


def main_subject(shape: str, low: int, high: int) -> int | None:
    """The first mention of a sentence that no preposition governs, outside a subordinate clause at its start."""
    index = low
    high = min(high, low + WINDOW, len(shape))
    if shape[low : low + 1] in ("a", "t", "b"):
        index = max(shape.find(",", low, high), low)
    while index < high:
        letter = shape[index]
        if letter in MENTIONS:
            if not governed(shape, index, low):
                return named(shape, index, high)
        elif letter == "(":
            index = max(shape.find(")", index, high), index)
        index += 1
    return None


def _speaks(narration: Narration, unit: int) -> bool:
    mention = narration.mentions.get(unit)
    return mention is not None and mention.role != "document"


def _given(narration: Narration, source: int | None, cue: int | None) -> Proposal | None:
    """A proposal from unit numbers; None without a source."""
    if source is None:
        return None
    mention = together(narration, source, cue)
    return None if mention is None else (mention, None if cue is None else span(narration, cue), None)


def together(narration: Narration, source: int, cue: int | None) -> Mention | None:
    """The mention of a source, with the name beside it that speaks with it: `said Ann Roe and Bo Lind`."""
    shape, mentions = narration.shape, narration.mentions
    mention = mentions.get(source)
    if mention is None or cue is None or shape[source] != "N":
        return mention
    if (
        source > cue
        and shape[source + 1 : source + 3] == "cN"
        and shape[source + 3 : source + 4] in ("", ".", ",", "|", "p", "R", "L")
    ):
        first: Mention | None = mention
        last = mentions.get(source + 2)
    elif source < cue and shape[max(0, source - 2) : source] == "Nc" and shape[source + 1 : cue].strip("XnRL") == "":
        first, last = mentions.get(source - 2), mention
    else:
        return mention
    if first is None or last is None:
        return mention
    name = f"{first.name} and {last.name}"
    return Mention(first.start, last.end, "name", name, last.head, "", "", (first, last))


def _goes_on(place: Place) -> Proposal | None:
    """The proposal to go on from the content before."""
    previous, given = place.previous, place.given
    if previous is None or given is None:
        return None
    return given.source, given.cue, previous.number


def _same_narration(place: Place) -> bool:
    return place.previous is not None and place.previous.narration is place.narration


@rule(
    "label",
    purpose="a transcript between marks: a name with a colon opens the content",
    example="Ann Roe was on air.¶“ROE: Nobody came to us.”",
    near_miss="“Note: nobody came to us,” said Ann Roe.",
)
def _label(place: Place) -> Proposal | None:
    return None if place.label is None else (place.label, None, None)


@rule(
    "from the desk",
    purpose="a line that says from whom the paragraph below is",
    example="From the desk of Ann Roe, deputy head.¶“Nobody came to us.”",
    near_miss="From the top of the pier Ann Roe called: “Nobody came.”",
)
def _from_the_desk(place: Place) -> Proposal | None:
    start = place.narration.starts[0]
    above = place.text[max(0, start - _LONGEST_DESK) : start] if place.unit == 0 else ""
    if "From the " not in above or not _FROM_LINE.search(above):
        return None  # asked of the text first: most paragraphs before need not be read
    before = place.before
    if before is None or not _FROM_THE_DESK.fullmatch(before.shape):
        return None
    desk = before.mentions.get(1)
    what, _, name = desk.name.rpartition(" of ") if desk is not None else ("", "", "")
    if desk is None or not what.endswith(" desk"):
        return None
    return Mention(desk.end - len(name), desk.end, "name", name, head_of(name)), None, None


@rule(
    "signature",
    purpose="a line below a paragraph that is only a quote, with a name and who that is",
    example="“Please stop moving the bench.”¶Ann Roe, Leeds",
    near_miss="“Please stop moving the bench.”¶Ann Roe sighed.",
)
def _signature(place: Place) -> Proposal | None:
    after = place.after if place.alone else None
    if after is None or not _is_name_line(after):
        return None
    # In a list, the name may as well stand above: then the list opens with a name.
    index = place.index - 1
    while (
        index > place.index - _LONGEST_LIST and (above := place.paragraph(index)) is not None and _is_name_line(above)
    ):
        quoted = place.paragraph(index - 1)
        if quoted is None or quoted.shape.strip(_EDGES) != "Q":
            return None
        index -= 2
    return _given(after, after.shape.index("N"), None)


def _is_name_line(narration: Narration) -> bool:
    """Whether a paragraph is a full name, with or without who that is, and not a heading in capitals."""
    mention = narration.mentions.get(0) if _NAME_LINE.fullmatch(narration.shape) else None
    return mention is not None and " " in mention.name and not mention.name.isupper()


@rule(
    "answer",
    purpose="the answer of somebody who was asked a question, in marks or by the narrator",
    example="We asked Ann Roe what had changed.¶“Nobody comes any more.”",
    near_miss="We asked Ann Roe what had changed.¶“Nobody comes any more,” said Bo Lind.",
)
def _answer(place: Place) -> Proposal | None:
    before = place.before if place.alone else None
    if before is None:
        return None
    shape = before.shape
    if place.previous is not None and place.previous.narration is before:
        asked = _ASKED_AFTER.fullmatch(shape, place.previous.unit + 1) if place.previous.asks else None
        return None if asked is None else _given(before, asked.start("hearer"), None)
    low, high = before.sentence(max(0, len(shape) - 2))
    if _ASKED_BEFORE.match(shape, low, high) and _word(place, before, low) in ("i", "we"):
        return _given(before, shape.index("N", low), None)
    if high - low < 2 or high >= len(shape) or _word(place, before, high) != "?" or "N" in shape or "Q" in shape:
        return None
    # A question of the interviewer's, set without marks: whoever answered before, or is introduced above.
    if place.given is not None and place.previous is not None and place.previous.index == place.index - 2:
        return place.given.source, None, None
    for index in range(place.index - 2, place.index - 2 - _INTRODUCTION, -1):
        above = place.paragraph(index)
        source = main_subject(above.shape, 0, above.sentence(0)[1]) if above is not None else None
        if above is not None and source is not None and above.shape[source] == "N":
            return _given(above, source, None)
    return None


def _word(place: Place, narration: Narration, unit: int) -> str:
    return place.text[narration.starts[unit] : narration.ends[unit]].lower()


@rule(
    "turn",
    purpose="two who speak in turn, a paragraph each, where a question goes before",
    example="“Is it dry?” asked Ann Roe.¶“It is dry enough,” Bo Lind said.¶“Who slept in it?”",
    near_miss="“Is it dry?” asked Ann Roe.¶“It is dry enough,” Bo Lind said.¶“Nobody slept in it.”",
)
def _turn(place: Place) -> Proposal | None:
    last = place.previous
    if last is None or not place.alone or last.index != place.index - 1 or last.goes_on:
        return None
    if last.above != place.index - 2 or last.given is None or last.given.source is None:
        return None
    # Of the three quotes, the second or the last asks; each stands in a paragraph of its own.
    before, here = last.given.source, place.given.source if place.given is not None else None
    others = here is not None and before.kind == here.kind == "name" and before.head != here.head
    return (before, None, None) if others and (last.asks or place.asks) else None


@rule(
    "paragraphs",
    purpose="one utterance over several paragraphs, each of which opens with a mark",
    example="“We waited.¶“Nobody came,” said Ann Roe.",
    near_miss="“We waited.”¶“Nobody came,” said Ann Roe.",
)
def _paragraphs(place: Place) -> Proposal | None:
    if place.previous is not None and place.previous.goes_on and place.given is not None:
        return _goes_on(place)
    return None


@rule(
    "interrupted",
    purpose="an utterance that the narrator interrupts",
    example="“We waited,” said Ann Roe, “and nobody came.”",
    near_miss="“We waited,” said Ann Roe. Bo Lind said, “Nobody came.”",
)
def _interrupted(place: Place) -> Proposal | None:
    previous = place.previous
    if previous is None or place.given is None or place.given.cue is None or not _same_narration(place):
        return None
    between = place.narration.shape[previous.unit + 1 : place.unit]
    inside = place.narration.ends[previous.unit] <= place.given.cue.start <= place.narration.starts[place.unit]
    if inside and "." not in between and between.count("V") <= 1 and "G" not in between:
        return _goes_on(place)
    return None


@rule(
    "cue, quote",
    purpose="a cue right before the quote, with a comma or a colon",
    example="Ann Roe told reporters: “Nobody came.”",
    near_miss="Ann Roe spoke. “Nobody came.”",
)
def _cue_comma(place: Place) -> Proposal | None:
    narration = place.narration
    found = _BEFORE_ADJACENT.search(narration.shape, place.low, place.unit)
    if found and found["cue"] in "CE" and len(found["between"]) > 1:
        return None
    if not found or (_same_narration(place) and place.previous and place.previous.unit > found.start("cue")):
        return None
    return _before(place, found.start("cue"))


def _before(place: Place, cue: int) -> Proposal | None:
    """The source of a cue that stands before the quote."""
    narration = place.narration
    shape = narration.shape
    if shape[cue] == "A":
        source = next((n for n in range(cue + 1, place.unit) if shape[n] in MENTIONS), None)
        return _given(narration, named(shape, source, place.unit), cue)
    if shape[cue] == "G":
        # A participle has the subject of its main clause, unless somebody stands right before it (`with Roe saying`).
        if cue > place.low and shape[cue - 1] in "NPD" and _speaks(narration, cue - 1):
            return _given(narration, cue - 1, cue)
        source = main_subject(shape, place.low, cue)
        if source is None and not _same_narration(place):
            source = main_subject(shape, place.unit + 1, place.high)  # `Calling it “…,” Ann Roe left.`
        if source is None and _same_narration(place) and place.given is not None:
            return place.given.source, span(narration, cue), None
        return _given(narration, source, cue)
    if shape[cue] == "V" and (inside := _INTERPOSED.match(shape, cue - 1, place.unit)):
        return _given(narration, inside.end() - 2, cue)  # `The road, said Ann Roe, is “…”`
    source = subject(shape, cue, place.low)
    if source is None:
        # `said Ann Roe: “…”`: the source follows the cue.
        ahead = range(cue + 1, min(place.unit, cue + WINDOW))
        source = next((n for n in ahead if shape[n] in MENTIONS and shape[n - 1] != "p"), None)
    return _given(narration, source, cue)


@rule(
    "quote, cue source",
    purpose="the cue and then the source, right after the quote",
    example="“Nobody came,” said Ann Roe, a nurse.",
    near_miss="He read “Nobody Came”, wrote to Ann Roe and left.",
)
def _inverted(place: Place) -> Proposal | None:
    narration = place.narration
    found = _AFTER_INVERTED.match(narration.shape, place.unit + 1)
    if not found:
        return None
    source = named(narration.shape, found.start("source"), place.high)
    return _given(narration, source, found.start("cue"))


@rule(
    "quote, source cue",
    purpose="the source and then the cue, right after the quote",
    example="“Nobody came,” Ann Roe, a nurse, told reporters.",
    near_miss="“Nobody came.” Ann Roe told reporters that she had waited.",
)
def _subject_cue(place: Place) -> Proposal | None:
    narration = place.narration
    shape = narration.shape
    found = _AFTER_REGION.match(shape, place.unit + 1)
    if not found:
        return None
    region = found["region"]
    ends = shape[place.unit + 1 : place.unit + 2]
    if ends not in _SPOKEN and not (place.capital and place.unit == place.low):
        # A fragment without a comma of its own: only a source that follows at once.
        if not _AT_ONCE.fullmatch(region):
            return None
        if any(letter in shape[place.low : place.unit] for letter in "VCG"):
            return None
    if not _AS.fullmatch(region) and region.lstrip(",?-")[:1] in ("a", "c", "W", "t", "b", "p", "G", "X"):
        return None
    source = subject(shape, found.start("cue"), place.unit + 1)
    return _given(narration, source, found.start("cue"))


@rule(
    "quote, according to",
    purpose="`according to` after the quote",
    example="The road was “not safe to use,” according to Ann Roe.",
    near_miss="“We play according to the rules,” said Ann Roe.",
)
def _according(place: Place) -> Proposal | None:
    narration = place.narration
    found = _AFTER_ACCORDING.match(narration.shape, place.unit + 1)
    if not found:
        return None
    source = named(narration.shape, found.start("source"), place.high)
    return _given(narration, source, found.start("cue"))


@rule(
    "dash line",
    purpose="a dash and a name after the quote, in its paragraph or on a line of its own",
    example="“Nobody came.”¶—Commissioner Ann Roe",
    near_miss="“Nobody came” — the bus, that is — and Ann Roe said so.",
)
def _dash(place: Place) -> Proposal | None:
    narration = place.narration
    found = _AFTER_DASH.match(narration.shape, place.unit + 1)
    if found and "V" not in narration.shape[found.start() :]:
        return _given(narration, found.start("source"), found.start("cue"))
    rest = narration.shape[place.unit + 1 :].strip(".,?")
    after = place.after if place.dashed and not rest else None
    if after is not None and after.shape.startswith("-") and len(after.shape) < _LONGEST_LINE:
        source = next((n for n, letter in enumerate(after.shape) if letter in "ND"), None)
        return _given(after, source, 0) or (None, span(after, 0), None)  # `— Name withheld`
    return None


@rule(
    "lead-in",
    purpose="a sentence that ends in a colon, before the quote",
    example="The minister was blunt:¶“Nobody came.”",
    near_miss="There are three towns on the road. “Nobody came” is painted on a wall of each.",
)
def _lead_in(place: Place) -> Proposal | None:
    narration = place.narration
    if place.unit and narration.shape[place.unit - 1] == ":":
        return _last_source(place, narration, place.unit - 1)
    before = place.before if place.unit == 0 else None
    if before is not None and before.shape.endswith(":"):
        return _last_source(place, before, len(before.shape) - 1)
    return None


@rule(
    "tag in the middle",
    purpose="the cue and the source between commas, in the sentence before a fragment",
    example="The road, said Ann Roe, is “not safe to use.”",
    near_miss="The road, said Ann Roe, is shut; Bo Lind called it “a danger to us all.”",
)
def _middle(place: Place) -> Proposal | None:
    found = _MIDDLE.search(place.narration.shape, max(place.low, place.unit - WINDOW), place.unit)
    return None if found is None else _given(place.narration, found.start("source"), found.start("cue"))


@rule(
    "what one calls",
    purpose="words that the narrator says are somebody else’s: what Roe called “…”",
    example="The town lost what Ann Roe called “a place to stand.”",
    near_miss="The town knew that Ann Roe called it “a place to stand.”",
)
def _so_called(place: Place) -> Proposal | None:
    shape = place.narration.shape
    found = _SO_CALLED.search(shape, max(place.low, place.unit - WINDOW), place.unit)
    if found is None or _word(place, place.narration, found.start()) != "what":
        return None
    return _given(place.narration, found.start("source"), found.start("cue"))


@rule(
    "cue … quote",
    purpose="a cue before the quote, in the same sentence",
    example="Ann Roe said that the road was “not safe to use.”",
    near_miss="Ann Roe said so. The road was “not safe to use.”",
)
def _cue_before(place: Place) -> Proposal | None:
    shape = place.narration.shape
    low = max(place.low, place.unit - WINDOW)
    cues = [n for n in range(low, place.unit) if shape[n] in "VCGA"]
    weak = [n for n in range(low, place.unit) if shape[n] == "E"]
    for cue in (*cues[: -_MOST_CUES - 1 : -1], *weak[: -_MOST_CUES - 1 : -1]):
        found = _before(place, cue)
        if found is not None:
            return found
    return None


def _last_source(place: Place, narration: Narration, end: int) -> Proposal | None:
    """The source of the last sentence of a stretch: of its last cue, else its main subject.

    end: the unit that ends the sentence; a colon there is the cue, for want of a verb of saying.
    """
    shape = narration.shape
    low, _ = narration.sentence(max(0, end - 1))
    colon = shape[end : end + 1] == ":"
    cues = [n for n in range(low, end) if shape[n] in ("VGA" if colon else "VGCA")]
    if cues:
        inner = attrs.evolve(place, narration=narration, unit=end, low=low, previous=None, given=None)
        for cue in cues[: -_MOST_CUES - 1 : -1]:
            found = _before(inner, cue)
            if found is not None:
                return found
    source = main_subject(shape, low, end)
    if colon and _FROM.match(shape, low, end):
        source = next((n for n in range(low, end) if shape[n] in "ND"), None)  # `And from Mayor Ann Roe:`
    if source is None:
        source = next((n for n in range(end - 1, low - 1, -1) if shape[n] in "ND"), None)
    return _given(narration, source, end if colon else None)


@rule(
    "goes on",
    purpose="a quote without a cue of its own, after an attributed one of the same paragraph",
    example="“Nobody came,” said Ann Roe. “We waited until dark.”",
    near_miss="“Nobody came,” said Ann Roe. Bo Lind shook his head. “We waited until dark.”",
)
def _continued(place: Place) -> Proposal | None:
    if not _same_narration(place) or place.given is None or place.previous is None:
        return None
    shape = place.narration.shape
    low, high = place.narration.sentence(max(0, place.low - 2))
    if place.unit == place.low and low > place.previous.unit + 2 and low < high:
        # A narrator's sentence of its own stands between: about the same one, or about somebody new.
        subject = main_subject(shape, low, high)
        if subject is not None and shape[subject] in "ND":
            return None
    return _goes_on(place)


@rule(
    "sentence subject",
    purpose="a fragment in a sentence without a cue: the subject of the sentence",
    example="Ann Roe has no patience for “people who never wait.”",
    near_miss="It was, in the end, “a long wait.”",
)
def _sentence_subject(place: Place) -> Proposal | None:
    if place.unit == place.low:
        return None
    source = main_subject(place.narration.shape, place.low, place.unit)
    mention = place.narration.mentions.get(source) if source is not None else None
    if mention is None or mention.head == "it":
        return None
    return _given(place.narration, source, None)


@rule(
    "next quote",
    purpose="a quote without a cue of its own, before an attributed one of the same paragraph",
    example="“Nobody?” “Nobody came,” said Ann Roe.",
    near_miss="“Nobody?”¶“Nobody came,” said Ann Roe.",
)
def _next_quote(place: Place) -> Proposal | None:
    shape = place.narration.shape
    later = shape.find("Q", place.unit + 1)
    if place.unit != 0 or later < 0:
        return None
    if set(shape[place.unit + 1 : later]) <= set(".,?-"):
        _, high = place.narration.sentence(later)
        ahead = attrs.evolve(place, unit=later, low=later, high=high, previous=None, given=None)
        for propose in (_inverted, _subject_cue, _according):
            found = propose(ahead)
            if found:
                return found[0], found[1], None
    return None


@rule(
    "sentence before",
    purpose="a quote that is a sentence of its own, after a narrator's sentence with a source",
    example="Last night Ann Roe said that she was worried. “Nobody came.”",
    near_miss="It rained. “Nobody came,” said Ann Roe.",
)
def _sentence_before(place: Place) -> Proposal | None:
    if place.unit != place.low or place.low == 0:
        return None
    return _last_source(place, place.narration, place.low - 1)


@rule(
    "paragraph before",
    purpose="a paragraph that is only a quote: whoever spoke, or was spoken of, in the paragraph before",
    example="Ann Roe was angry.¶“Nobody came.”",
    near_miss="Ann Roe was angry.¶“Nobody came,” said Bo Lind.",
)
def _paragraph_before(place: Place) -> Proposal | None:
    before = place.before if place.low == 0 else None
    if before is None:
        return None
    if place.given is not None and place.previous is not None and place.previous.narration is before:
        tail = before.shape[place.previous.unit + 1 :]
        if len(tail) < 25:
            return _goes_on(place)
    return _last_source(place, before, len(before.shape) - 1)
