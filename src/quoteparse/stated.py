"""What a lead-in or a credit states of words without quotation marks: whose they are, and through which outlet.

A lead-in stands before them and is a sentence, most often with a colon (`Ann Roe writes at The Oban Times:`); a credit
stands behind them or beside them and is no sentence (`— Ann Roe, The Oban Times`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .attribution import main_subject, subject, together
from .mentions import Mention
from .models import Span
from .narration import Narration
from .outlets import Outlets, names_in, stated_in, with_article
from .patience import patience
from .tokenizer import Document, trim

_WORD: Final = regex.compile(r"\w+(?:['’-]\w+)*")
_DATE: Final = regex.compile(
    r"(?:(?=\S)|(?<!\s)),?\s*(?:on\s+)?(?:\p{Lu}\p{Ll}{2,6}day,?\s+)?"
    r"(?:\d{1,2}\s\p{Lu}\p{Ll}{2,8}\.?(?:,?\s\d{4})?|\p{Lu}\p{Ll}{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\(?\d{4}\)?)\s*:?$"
)
_PASSIVE: Final = regex.compile(r"\b(?:was|were|been|being|is|are) $")
_ADDRESS: Final = regex.compile(r"[<\[(‹]?(?P<address>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)[>\])›]?\s+(?:wrote|writes|said)")
_GENITIVE: Final = regex.compile(r"(?<!\b(?i:here|that|there|it))['’]s ")
_HOW: Final = regex.compile(
    r"(?:(?:and|but|so) )?(?:this is|here is|here['’]s|that is) (?:a bit of |some of )?(?:how|what) "
)
_BESIDE: Final = 4
"""Letters between a name and the address that is its own: ` <`."""
_AGENCY: Final = 4
"""Words behind an agency's name among which its verb is looked for."""
_OWNED: Final = regex.compile(r"(?P<owner>\S.{0,200}?)['’]s? (?:[\p{Ll}-]+ ){0,3}$")
_WHOSE: Final = regex.compile(r" (?:[\p{Ll}-]+ ){0,3}?(?:by|from|with) ")
DASHED: Final = regex.compile(r"(?:[—–―~]|--?)\s*(?=[\p{L}@*_\[])")
LABEL: Final = regex.compile(r"(?i:source|from|by|author|written by)\s*:\s*|(?:From|By)\s+(?=\p{Lu})")
_HANDLE: Final = regex.compile(r"@[\w.]+")
_EMBEDDED: Final = regex.compile(r"\(@(?P<handle>[\w.-]+)\)")
_NOUN: Final = 3
"""Words behind a cue among which the noun of its object stands."""
_REACH: Final = 30
"""Letters behind an outlet where its writer's job stands: `The Oban Times’s chief political editor`."""
_NEIGHBOURHOOD: Final = 20_000
"""How many characters around it are searched for other uses of a word."""
_NEAR: Final = 40
_LONGEST_PLACE: Final = 2
"""Words of a place; a longer name behind `in` is where something was published."""
_LONGEST_LABEL: Final = 60
_LONGEST: Final = 160
"""Letters of a credit."""
_ICONS: Final = "*_ \ufe0f⚠💡📝ℹ📌🔔"
"""What stands before `Note:`."""
_NARRATORS: Final = frozenset(("i", "we", "you", "it", "this", "that", "these", "my", "our"))
_POINTING: Final = frozenset(("his", "her", "their"))
_VERBS: Final = frozenset("XVCE")
_SIMPLE: Final = regex.compile(r"[^atXVCEAbnQ]*V[^atXVCEAbnQ]*")
"""A sentence with one verb, which is one of saying: without a colon, no other leads anything in."""
_TOLD: Final = regex.compile(r"a|[VC]t")
_WITHOUT_VERB: Final = frozenset("N,dpcL:()-R.")


@attrs.frozen(slots=True)
class Stated:
    """What is stated of words: whose they are, by which words, and through which outlet.

    index: the paragraph that states it.
    """

    source: Mention | None
    cue: Span | None
    outlet: str | None
    rule: str
    index: int


@attrs.frozen(slots=True)
class Evidence:
    """What the search for blocks asks of the steps before it.

    document, outlets: the article, and the outlets that are known.
    paragraph: the narration of a paragraph, by its index.
    stretch: the narration of any stretch without quotes.
    speaker: whom a mention in a paragraph names, so that the narrator is known who speaks of them afterwards.
    """

    document: Document
    paragraph: Callable[[int], Narration]
    stretch: Callable[[int, int], Narration]
    speaker: Callable[[Mention, int], str | None]
    outlets: Outlets


@attrs.frozen(slots=True)
class _Sentence:
    """A sentence that may lead something in.

    low, high: its units.
    colon: whether it ends in one.  set_off: whether what follows is set off by the layout.
    names: the units of its names, those of a date left out.
    """

    evidence: Evidence
    index: int
    narration: Narration
    low: int
    high: int
    colon: bool
    set_off: bool
    names: tuple[int, ...]
    dated: int

    @property
    def shape(self) -> str:
        return self.narration.shape[self.low : self.high]

    @property
    def text(self) -> str:
        return self.evidence.document.text[self.narration.starts[self.low] : self.narration.ends[self.high - 1]]

    def mention(self, unit: int) -> Mention | None:
        """The mention that a unit is."""
        return self.narration.mentions.get(unit)

    def span(self, unit: int) -> Span:
        """Where a unit stands."""
        return Span(self.narration.starts[unit], self.narration.ends[unit])

    def word(self, unit: int) -> str:
        """A unit in lower case; an empty string behind the sentence."""
        return self.evidence.document.text[self.span(unit).slice].lower() if unit < self.high else ""

    @property
    def about(self) -> Mention | None:
        """The mention that is its subject, of whatever kind."""
        found = main_subject(self.narration.shape, self.low, self.high)
        return self.mention(found) if found is not None else None

    @property
    def subject(self) -> Mention | None:
        """Whom it is about: a name, a pronoun, or a phrase that speaks."""
        found = main_subject(self.narration.shape, self.low, self.high)
        mention = self.about
        if mention is None or found is None or self.narration.shape[found] not in "NPD":
            return None
        return None if self.is_word(mention) else mention

    def is_word(self, mention: Mention) -> bool:
        """Whether a name is a word with a capital that opens the sentence, and stands nowhere else: `Taped to …`."""
        opens = mention.start == self.narration.starts[self.low] and mention.kind == "name"
        if not opens or len(mention.name.split()) > 1:
            return False
        near = max(0, mention.start - _NEIGHBOURHOOD), mention.start + _NEIGHBOURHOOD
        return self.evidence.document.text.count(mention.name, *near) < 2

    @property
    def mark(self) -> Span | None:
        """The colon at its end."""
        return self.span(self.high - 1) if self.colon else None


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicon.sections("signals")[section])


@cache
def _phrases(section: str) -> tuple[str, ...]:
    return lexicon.sections("signals")[section]


@cache
def _own() -> regex.Pattern[str]:
    """How the site's own voice opens: a word of the list alone or with a date, or several words of it."""
    phrases = sorted(_phrases("own"), key=len, reverse=True)
    several = "|".join(regex.escape(phrase) for phrase in phrases if " " in phrase)
    single = "|".join(regex.escape(phrase) for phrase in phrases if " " not in phrase)
    return regex.compile(rf"(?:{several})(?!\p{{L}})|(?:{single})\s*(?:$|[,(–—#\d-]|from\b|no\b)")


def is_own(opening: str, label: str = "") -> bool:
    """Whether a paragraph opens in the site's own voice: `Note:`, `Update:`, `[!TIP]`.

    label: what is in bold at its start.
    """
    head, colon, _ = opening[:_LONGEST_LABEL].lower().partition(":")
    if opening.startswith("[!") or (colon == ":" and _own().match(head.lstrip(_ICONS)) is not None):
        return True
    return label.lower().strip(_ICONS + ":.!") in _words("own")


# Lead-ins


def lead_in(
    evidence: Evidence, index: int, *, colon: bool, set_off: bool = False, previous: Stated | None = None
) -> Stated | None:
    """What a paragraph states of what follows it: its last sentence, or the one before that this points back to.

    colon: whether it ends in a colon; without one it leads in only what is set off.
    previous: what is stated of the block before, for a lead-in that goes on with its writer.
    """
    narration = evidence.paragraph(index)
    sentences = list(_sentences(evidence, index, narration, colon=colon, set_off=set_off))
    if not sentences:
        return None
    last = sentences[-1]
    if "Q" in last.shape or is_own(last.text):
        return None
    if not set_off and (_introduces_list(last.text) or last.shape[-2:-1] in ("X", "n")):
        return None  # `The areas include:`, `Ann Roe said that she doesn’t:`
    for rule in (_by_header, _by_cue, _by_agency, _by_manner, _by_outlet, _by_participle, _by_document):
        stated = rule(last)
        if stated is not None:
            return _with_outlet_before(stated, sentences[:-1])
    if not colon:
        return _same_writer(last, previous) if set_off else None
    return (
        _it_says(last, sentences[:-1])
        or _same_writer(last, previous)
        or _looking_back(last, sentences[:-1])
        or _by_subject(last)
    )


def _with_outlet_before(stated: Stated, before: list[_Sentence]) -> Stated:
    """`Speaking on CNN, Ann Roe was asked about it. She said:`: the outlet of the sentence before, for a pronoun."""
    if stated.outlet is not None or stated.source is None or stated.source.kind != "pronoun" or not before:
        return stated
    return attrs.evolve(stated, outlet=_outlet(before[-1], None))


def _it_says(sentence: _Sentence, before: list[_Sentence]) -> Stated | None:
    """`The council has written to everyone. It says:`: whoever wrote what the pronoun stands for."""
    about = sentence.about
    if about is None or about.head not in ("it", "this", "they") or not before:
        return None
    if "V" not in sentence.shape or not _document_words(before[-1].text):
        return None
    source = before[-1].subject
    if source is None:
        return None
    return Stated(source, sentence.mark, _outlet(before[-1], source), "block lead-in", sentence.index)


def _document_words(sentence: str) -> bool:
    """Whether a sentence tells of something written."""
    words = {word.lower() for word in _WORD.findall(sentence)}
    return not words.isdisjoint(_words("document") | _words("issue") | _words("written"))


def _sentences(
    evidence: Evidence, index: int, narration: Narration, *, colon: bool, set_off: bool
) -> Iterator[_Sentence]:
    """The sentences of a paragraph; only the last one can end in its colon."""
    text, shape, starts, ends = evidence.document.text, narration.shape, narration.starts, narration.ends
    low = 0
    for at, letter in enumerate(shape):
        final = at + 1 == len(shape)
        if letter not in ".|" and not final:
            continue
        if at > low or letter not in ".|":
            date = _DATE.search(text, starts[low], ends[at], timeout=patience(ends[at] - starts[low]))
            dated = date.start() if date is not None else ends[at]
            names = tuple(n for n in range(low, at + 1) if shape[n] == "N" and starts[n] < dated)
            yield _Sentence(evidence, index, narration, low, at + 1, colon and final, set_off, names, dated)
        low = at + 1


def _introduces_list(sentence: str) -> bool:
    """Whether a sentence leads in a list of things: `The areas include:`."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    if not words or words[-1] in _words("list"):
        return bool(words)
    if words[0] in _words("appearing"):
        return False  # `Speaking to CNN, Ann Roe gave two reasons:`
    counted = [n for n, word in enumerate(words) if word in _words("listed")]
    return any(n and (words[n - 1] in _words("several") or words[n - 2] in _words("several")) for n in counted)


def _by_cue(sentence: _Sentence) -> Stated | None:
    """`Ann Roe writes at The Oban Times:`, `According to Reuters:`."""
    shape, low, high = sentence.narration.shape, sentence.low, sentence.high
    outlet = _outlet(sentence, None)
    whole = not sentence.colon and sentence.shape.endswith(".")
    if whole and not _SIMPLE.fullmatch(sentence.shape) and (outlet is None or _TOLD.search(sentence.shape)):
        return None  # `Ann Roe said that she would not resign.`
    proposed: list[tuple[int, Mention]] = []
    for cue in reversed([n for n in range(low, high) if shape[n] in "VA"]):
        found = subject(shape, cue, low) if shape[cue] == "V" else next((n for n in sentence.names if n > cue), None)
        if found is None or (shape[found] == "O" and outlet is None):
            continue
        if not sentence.set_off and _leads_elsewhere(sentence, cue):
            continue
        source = together(sentence.narration, found, cue)
        if source is not None and source.head not in _NARRATORS and not (cue > found + 1 and sentence.is_word(source)):
            proposed.append((cue, source))
    if not proposed:
        return None
    # `Ann Roe points out that most of us were never asked:`
    cue, source = next(((cue, source) for cue, source in proposed if source.kind == "name"), proposed[0])
    return Stated(source, sentence.span(cue), _outlet(sentence, source), "block lead-in", sentence.index)


def _leads_elsewhere(sentence: _Sentence, cue: int) -> bool:
    """Whether a cue leads in no words of its subject's: `Bo Lind asked about it:`, `Ann Roe tweeted a photo of it:`."""
    word, behind = sentence.word(cue), [sentence.word(cue + n) for n in range(1, _NOUN + 1)]
    if word in _words("asking") or (word.startswith("report") and behind[0] == "on"):
        return True
    return any(not _words("shown").isdisjoint(unit.split()) for unit in behind)


def _by_header(sentence: _Sentence) -> Stated | None:
    """`On 3 May, Ann Roe <ann@example.org> wrote:`, above what a reply answers."""
    evidence = sentence.evidence
    address = _ADDRESS.search(sentence.text)
    if address is None or not sentence.colon:
        return None
    start = sentence.narration.starts[sentence.low]
    low, high = start + address.start("address"), start + address.end("address")
    # Without the address, which would be read, too.
    before = evidence.stretch(start, low).mentions.values() if start < low else ()
    words = evidence.document.text[low:high]
    name = next((mention for mention in reversed(before) if mention.kind == "name"), None)
    source = name if name is not None and low - name.end < _BESIDE else Mention(low, high, "name", words, words)
    return Stated(source, sentence.mark, None, "block lead-in", sentence.index)


def _by_outlet(sentence: _Sentence) -> Stated | None:
    """Without a verb of saying: `Via Mongabay:`, `Ann Roe, in The Oban Times:`, `Reuters’s Ann Roe has the story:`."""
    outlets, text = sentence.evidence.outlets, sentence.evidence.document.text
    lower = sentence.text.lower()
    listed = [n for n in sentence.names if (mention := sentence.mention(n)) and outlets.known(mention.name)]
    first = sentence.mention(sentence.names[0]) if sentence.names else None
    if (
        not listed
        or is_own(sentence.text)
        or (first is not None and sentence.is_word(first) and listed[0] != sentence.low)
    ):
        return None  # `Update from Reuters:`, `Scores from the BBC:`
    people = [n for n in sentence.names if n not in listed]
    shape = "".join(
        letter for n, letter in enumerate(sentence.shape, sentence.low) if sentence.narration.starts[n] < sentence.dated
    )
    pointed = any(pointer in lower for pointer in _phrases("pointer"))
    opened = lower.split(" ", 1)[0].rstrip(":") in _words("verbless")
    bare = _WITHOUT_VERB.issuperset(shape)
    owned = bool(people) and sentence.narration.shape[people[0] - 1 : people[0]] == "s" and people[0] - 2 in listed
    placed = bool(people) and any(sentence.narration.shape[n - 1 : n] in ("p", "d") for n in listed)
    leads = opened or pointed or bare or (bool(people) and (owned or placed or "w" not in shape))
    if not leads or not (sentence.colon or pointed or (opened and sentence.set_off)):
        return None
    place = sentence.mention(listed[0])
    about = sentence.subject
    pronoun = about is not None and about.kind == "pronoun" and about.head not in _NARRATORS
    person = _pair(sentence.narration, people[0]) if people else about if pronoun else place
    if place is None or person is None:
        return None
    named = outlets.named(with_article(text, place), text)
    return Stated(person, sentence.mark, named, "block lead-in without a verb", sentence.index)


def _pair(narration: Narration, unit: int) -> Mention | None:
    """The name at a unit, with the one that `and` joins to it."""
    if narration.shape[unit + 1 : unit + 3] == "cN":
        return together(narration, unit + 2, unit + 3)
    return narration.mentions.get(unit)


def _by_manner(sentence: _Sentence) -> Stated | None:
    """`Ann Roe puts it like this:`, `This is how she tells it:`, whatever the verb."""
    if not (sentence.colon or sentence.set_off):
        return None
    lower = sentence.text.lower().rstrip(":.")
    source = sentence.subject if lower.endswith(_phrases("manner")) else None
    told = _HOW.match(lower)
    if told is not None and not _words("telling").isdisjoint(_WORD.findall(lower)):
        start = sentence.narration.starts[sentence.low] + told.end()
        inside = [n for n in sentence.narration.mentioned if sentence.low <= n < sentence.high]
        found = next((n for n in inside if sentence.narration.starts[n] >= start), None)
        source = sentence.mention(found) if found is not None else None
    if source is None or source.head in _NARRATORS or source.head in _words("document"):
        return None
    return Stated(source, sentence.mark, _outlet(sentence, source), "block lead-in", sentence.index)


def _by_agency(sentence: _Sentence) -> Stated | None:
    """`The ANSA news agency reports from Nuoro:`, where `reports` may be read as a noun."""
    outlets = sentence.evidence.outlets
    text = sentence.text
    opening = text[:4] if text.startswith("The ") else ""
    found = next(names_in(text[len(opening) :], outlets), None)
    if found is None or found[0] or not sentence.colon:
        return None
    name = text[len(opening) : len(opening) + found[1]]
    words = [word.group().lower() for word in _WORD.finditer(text, len(opening) + found[1])]
    verb = next((n for n, word in enumerate(words[:_AGENCY]) if word in outlets.carriers and word.endswith("s")), None)
    if verb is None or any(word not in outlets.nouns and word not in ("news", "wire") for word in words[:verb]):
        return None
    start = sentence.narration.starts[sentence.low]
    source = Mention(start, start + len(opening) + found[1], "name", name, name.rpartition(" ")[2].lower())
    named = outlets.named(opening + name, sentence.evidence.document.text)
    return Stated(source, sentence.mark, named, "block lead-in", sentence.index)


def _by_participle(sentence: _Sentence) -> Stated | None:
    """`Justice Ann Roe, dissenting:`, `Speaking on Woman’s Hour, she gave an example:`."""
    if not (sentence.colon or sentence.set_off):
        return None
    narration, low, word = sentence.narration, sentence.low, sentence.word
    if sentence.shape.startswith("N,") and word(low + 2).endswith("ing"):
        outlet = _outlet(sentence, sentence.mention(low))
        if sentence.colon or outlet is not None:
            return Stated(sentence.mention(low), sentence.span(low + 2), outlet, "block lead-in", sentence.index)
    if word(low) in _words("appearing"):
        comma = narration.shape.find(",", low, sentence.high)
        found = main_subject(narration.shape, comma + 1, sentence.high) if comma > 0 else None
        source = sentence.mention(found) if found is not None else None
        outlet = _outlet(sentence, source)
        signed = word(low) == "writing" and sentence.colon
        if source is not None and source.kind != "nominal" and (outlet is not None or signed):
            return Stated(source, sentence.span(low), outlet, "block lead-in", sentence.index)
    return None


def _by_document(sentence: _Sentence) -> Stated | None:
    """`From the court’s opinion:`, `From an essay by Ann Roe:`, `The firm issued the following statement:`."""
    evidence = sentence.evidence
    start = sentence.narration.starts[sentence.low]
    words = list(_WORD.finditer(sentence.text))
    if not words:
        return None
    opens = words[0].group().lower() in _words("verbless") or any(
        word.group().lower() in _words("excerpt") for word in words
    )
    for word in words:
        if word.group().lower() not in _words("document"):
            continue
        at = start + word.start()
        issued = next((w for w in words if w.start() < word.start() and w.group().lower() in _words("issue")), None)
        if issued is not None and _PASSIVE.search(sentence.text, 0, issued.start()):
            issued = None  # `was sent a statement`
        source = None
        if issued is not None:
            source = sentence.about
            if source is not None and source.start > start + issued.start():
                source = None
        elif opens:
            source = _owner(evidence, start, at) or _maker(evidence, start + word.end(), start + len(sentence.text))
        if source is not None and source.head not in _NARRATORS:
            return Stated(source, sentence.mark, _outlet(sentence, source), "block lead-in", sentence.index)
    return None


def _owner(evidence: Evidence, start: int, end: int) -> Mention | None:
    """Whose document it is, by what stands before its noun: `the court’s`."""
    owned = _OWNED.search(evidence.document.text, start, end)
    if owned is None:
        return None
    read = evidence.stretch(owned.start("owner"), owned.end("owner"))
    return next(reversed(read.mentions.values()), None)


def _maker(evidence: Evidence, start: int, end: int) -> Mention | None:
    """Whose document it is, by what stands behind its noun: `by Ann Roe`."""
    made = _WHOSE.match(evidence.document.text, start, end)
    if made is None:
        return None
    read = evidence.stretch(made.end(), end)
    return read.mentions.get(0)


def _same_writer(sentence: _Sentence, previous: Stated | None) -> Stated | None:
    """`Further down, she turns to the growers:`, `Later in the same essay:`: the writer of the block before."""
    if previous is None or sentence.names:
        return None
    words = {word.lower() for word in _WORD.findall(sentence.text)}
    source = sentence.about
    pronoun = source is not None and source.kind == "pronoun" and source.head in ("he", "she", "they")
    further = not words.isdisjoint(_words("further"))
    if (
        source is not None
        and not pronoun
        and words.isdisjoint(_words("document") | _words("excerpt") | _words("passage"))
    ):
        return None  # `Later, the council met:`
    if pronoun and (sentence.set_off or further):
        return Stated(source, sentence.mark, previous.outlet, "block lead-in", sentence.index)
    spoken = not words.isdisjoint(_words("document") | _words("excerpt") | _words("passage") | {"he", "she", "they"})
    if further and (spoken or sentence.set_off):
        return attrs.evolve(previous, rule="block lead-in")
    return None


def _looking_back(sentence: _Sentence, before: list[_Sentence]) -> Stated | None:
    """`Ann Roe looks at the pier in The Oban Times. A passage that I liked:` points back to who was named."""
    words = {word.lower() for word in _WORD.findall(sentence.text)}
    owned = _GENITIVE.search(sentence.text) is not None
    if words.isdisjoint(_words("excerpt") | _words("document")) or sentence.names or owned:
        return None
    return _named_in(sentence, before, sentence.index) or _named_above(sentence)


def _named_above(sentence: _Sentence) -> Stated | None:
    """Who is named in the paragraph above."""
    evidence, index = sentence.evidence, sentence.index - 1
    if index < 0 or evidence.document.paragraphs[index].start in evidence.document.layout.headings:
        return None
    above = list(_sentences(evidence, index, evidence.paragraph(index), colon=False, set_off=sentence.set_off))
    return _named_in(sentence, above, index)


def _named_in(sentence: _Sentence, before: list[_Sentence], index: int) -> Stated | None:
    """Who is named in sentences before a lead-in that points back: as a writer, or as whom they are about."""
    for earlier in reversed(before):
        earlier = attrs.evolve(earlier, colon=True)
        stated = _by_cue(earlier)
        if stated is None and (stated := _by_outlet(earlier)) is not None:
            stated = attrs.evolve(stated, cue=sentence.mark)
        if stated is not None:
            return _written_by(earlier, stated)
    words = {word.lower() for word in _WORD.findall(sentence.text)}
    for earlier in reversed(before):
        source = earlier.about
        if source is not None and source.kind == "name":
            outlet = next((name for other in before if (name := _outlet(other, source))), None)
            if outlet is None and words.isdisjoint(_POINTING):
                return None
            return Stated(source, sentence.mark, outlet, "block lead-in", index)
    return None


def _written_by(sentence: _Sentence, stated: Stated) -> Stated:
    """`The Oban Times ran a piece by Ann Roe`: the writer, and not the outlet."""
    text, outlets = sentence.evidence.document.text, sentence.evidence.outlets
    if stated.source is None or not outlets.known(stated.source.name):
        return stated
    for unit in sentence.names:
        mention = sentence.mention(unit)
        if mention is not None and text[max(0, mention.start - 4) : mention.start] == " by ":
            return attrs.evolve(stated, source=mention)
    return stated


def _by_subject(sentence: _Sentence) -> Stated | None:
    """Before what is set off, who a sentence with a colon is about: `Ann Roe is blunter still:`."""
    if not sentence.set_off:
        return None
    source = sentence.subject
    if source is None or source.kind == "nominal" or source.head in _NARRATORS:
        shape = sentence.narration.shape
        free = [n for n in sentence.names if n > sentence.low and shape[n - 1] not in "pd"]
        source = sentence.mention(free[-1]) if free else None
    if source is None or source.head in _NARRATORS:
        return None
    return Stated(source, sentence.mark, _outlet(sentence, source), "block lead-in", sentence.index)


def _outlet(sentence: _Sentence, source: Mention | None) -> str | None:
    """The outlet that a lead-in states: as for any quote, and any name that stands where a piece is published."""
    evidence, narration, low, high = sentence.evidence, sentence.narration, sentence.low, sentence.high
    text, outlets = evidence.document.text, evidence.outlets
    stated = stated_in(text, narration, low, high, source=source, outlets=outlets)
    if stated is not None:
        return stated[0]
    if source is not None and source.kind == "name":
        plain = source.name.removeprefix("The ")
        if any((start, end, sure) == (0, len(plain), True) for start, end, sure in names_in(plain, outlets)):
            return outlets.named(with_article(text, source), text)
    start, end = narration.starts[low], narration.ends[high - 1]
    for title in evidence.document.layout.titles_between(start, end):
        if name := published(text, title):
            return name
    stretch = text[start:end]
    for first, last, _ in names_in(stretch, outlets):
        if source is not None and source.start <= start + first < source.end and source.kind == "name":
            continue
        behind = stretch[last : last + _REACH].lower().replace(",", " ").split()
        owns = stretch[last:].startswith(("'s ", "’s ")) and (
            not _words("staff").isdisjoint(behind) or (source is not None and source.start == start + last + 3)
        )
        before = _before(stretch, first)
        employs = before[-1:] in (["of"], ["to"]) and before[-2] in _words("staff") | _words("document")
        if owns or employs or (before[-1:] and before[-1] in _words("place")):
            article = stretch[max(0, first - 4) : first]
            return outlets.named((article if article in ("The ", "the ") else "") + stretch[first:last], text)
    # A name that no list has, right behind a verb of writing or what was written: `writes for Harbour Public Media`.
    for unit in sentence.names:
        mention = sentence.mention(unit)
        before = _before(text[start : mention.start], mention.start - start) if mention is not None else []
        if mention is None or mention is source or len(before) < 2 or before[-1] not in _words("place"):
            continue
        words = len(mention.name.split()) + text.startswith("The ", mention.start)
        written = before[-2] in outlets.carriers or before[-2] in _words("document") | _words("appearing")
        if (written and words > 1 and before[-1] in ("for", "at")) or (
            words > _LONGEST_PLACE and (written or before[-1] == "on")
        ):
            return outlets.named(with_article(text, mention), text)
    return None


def _before(stretch: str, at: int) -> list[str]:
    """The words before an offset, in lower case, without the articles right before it."""
    words = [word.lower() for word in _WORD.findall(stretch[max(0, at - _NEAR) : at])]
    while words and (words[-1] in ("the", "a", "an") or words[-1] in _words("issue of")):
        words.pop()
    return words if len(words) > 1 else ["", *words]


def published(text: str, title: Span) -> str | None:
    """A title in italics behind `in`, `for`, `at` or `on`: where something was published."""
    before = text[max(0, title.start - _NEAR) : title.start].lower().split()
    while before and (before[-1] in ("the", "a") or before[-1] in _words("issue of")):
        before.pop()
    behind = text[title.end : title.end + _REACH].split()
    numbered = before[-1:] == ["of"] and not _words("part of").isdisjoint(
        before
    )  # `page thirty of the new *Deep Water*`
    noun = bool(behind) and behind[0].strip(",.:;") in _words("carrier")  # `told the *Deep Water* podcast`
    return text[title.slice] if noun or numbered or (before and before[-1] in _words("place")) else None


# Credits


def credit(evidence: Evidence, start: int, end: int, *, sure: bool) -> Stated | None:
    """What a line of credit states: `— Ann Roe, The Oban Times`, `Ann Roe in <cite>The Oban Times</cite>`.

    sure: whether the markup or a dash says that it is one.
    """
    document, outlets = evidence.document, evidence.outlets
    text = document.text
    if end - start > _LONGEST:
        return None
    begin = next((n for n in range(start, end) if text[n].isalnum() or text[n] == "@"), end)
    label = LABEL.match(text, begin, end)
    begin = label.end() if label is not None else begin
    date = _DATE.search(text, begin, end)
    stop = date.start() if date is not None else end
    if begin >= stop:
        return None
    read = evidence.stretch(begin, stop)
    shape = read.shape
    if not shape or (text[end - 1] in ".!?" and not _VERBS.isdisjoint(shape)):
        return None  # a sentence that goes on behind a dash
    dash = Span(*trim(text, start, begin)) if text[start:begin].strip() else None
    titles = [
        title
        for title in document.layout.titles_between(begin, stop)
        if len(title) < stop - begin  # `<cite>Ann Roe, CNN</cite>` is no title
    ]
    names = [n for n, letter in enumerate(shape) if letter == "N"]
    known = {n for n in names if (mention := read.mentions.get(n)) and outlets.known(mention.name)}
    titled = {n for n in names if any(read.starts[n] in title for title in titles)}
    people = [n for n in names if n not in known and n not in titled]
    by = next((n for n in people if n and text[read.starts[n - 1] : read.ends[n - 1]].lower() == "by"), None)
    person = by if by is not None else (people[0] if people else None)
    source = _pair(read, person) if person is not None else None
    if not sure and (source is None or person or "V" in shape or " " not in source.name):
        return None
    found = stated_in(text, read, 0, len(shape), source=source, outlets=outlets, byline=True)
    outlet = found[0] if found is not None else None
    if outlet is None and known:
        listed = read.mentions.get(min(known))
        outlet = outlets.named(with_article(text, listed), text) if listed is not None else None
    if outlet is None and source is not None:
        outlet = next((name for title in titles if (name := published(text, title))), None)
        day = date if date is not None and regex.search(r"\p{L}", date.group()) else None  # a year alone is a book's
        outlet = outlet or next((text[title.slice] for title in titles if _is_periodical(text, title, day)), None)
    embedded = _EMBEDDED.search(text, begin, end)
    if embedded is not None and outlet is None:
        outlet = "Bluesky" if embedded["handle"].endswith(".bsky.social") else "Twitter" if date is not None else None
    if source is None:
        handle = _HANDLE.match(text, begin, stop)
        if handle is not None:
            source = Mention(handle.start(), handle.end(), "name", handle.group(), handle.group())
        elif known:
            source = read.mentions.get(min(known))
        else:
            source = next(iter(read.mentions.values()), None)
    if source is None:
        return None
    return Stated(source, dash, outlet, "block credit", document.paragraph_at(start))


def _is_periodical(text: str, title: Span, date: object) -> bool:
    """Whether a title in italics behind a name is a periodical's more likely than a book's, by its form or a date."""
    words = text[title.slice].split()
    capital = len(words) > 1 and all(word[:1].isupper() for word in words)
    return date is not None or (capital and words[0] not in ("The", "A", "An"))
