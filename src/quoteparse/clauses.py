"""Clauses: what a cue may report without quotation marks, where that may begin and end, and what speaks for each.

A cue is asked in turn: does it report what follows it (`ahead`: `said that …`), what goes before (`behind`: `…, she
said`), both (`around`: `…, she said, …`) or nothing; where does it begin and end; whose words are they.  Each question
has alternatives, and each alternative has features for `loglinear` to weigh.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

import attrs
import regex

from . import lexicon
from .attribution import governed, main_subject, subject
from .cues import Cues, inflect
from .mentions import Mention, core_name, grammar, head_of
from .models import Span
from .narration import MENTIONS, Narration

READINGS: Final = ("ahead", "behind", "around")
"""What a cue may report; that it reports nothing is the fourth reading, without weights."""

_WINDOW: Final = 150
"""How many units before and after a cue are looked at: no sentence that is one has more."""

_CLASSED: Final = frozenset("ptcbaXnPWRdLh")
"""Letters of closed classes: their words are told apart."""

_LENGTHS: Final = (0, 1, 2, 3, 5, 8, 12, 20, 35)
"""Numbers of units, as classes."""

_FIRM: Final = frozenset("XVCE")
"""Letters of units that are finite verbs."""

_ADVERBIAL: Final = frozenset("XnRL")
_MARKS: Final = frozenset(",;-:")
_INVERTED: Final = regex.compile(r"[wdR]{0,4}(?P<source>[NPD])(?=[,.;:()-]|[pLaWb]|$)")
_REACH: Final = 16
"""How many units behind a cue its clause begins at the most."""

_OPENINGS: Final = 8
_CLOSINGS: Final = 24
_FRONTS: Final = 10
_SOURCES_BEFORE: Final = 7
_SOURCES_AFTER: Final = 3
_AFTER: Final = 14
"""How many units behind a cue its source stands at the most."""

_NEGATED: Final = 6
"""How many units before a cue its negation stands at the most: `has not yet been able to say`."""

_HEARER: Final = 8
"""How many units somebody may have who is asked to do something: `asked drivers with dash-cam footage to`."""

_CONJUNCTIONS: Final = frozenset(("and", "but"))

_LONGEST_COUNT: Final = 12
"""How many units a source may have that is a number: `about half of the voters in five states`."""

_UNTOLD: Final = str.maketrans({**dict.fromkeys("wdRLXns"), **dict.fromkeys("NPDO", "M")})


@cache
def verb_forms() -> dict[str, str]:
    """The inflected forms of verbs: `+` one that is nothing else, `~` one that is a noun as often, `g` one in -ing."""
    lists = lexicon.sections("verbs")
    ambiguous = frozenset(lists["noun or adjective as often"])
    forms: dict[str, str] = {}
    for entry in lists["verb"]:
        *finite, participle = inflect(entry)
        forms.update((form, "~" if form in ambiguous else "+") for form in finite)
        forms.setdefault(participle, "g")
    return forms


@attrs.define(slots=False, eq=False)
class Sentence:
    """A sentence of the narration: its units from `low` to `high`, and the sign of each: its letter, or its word."""

    text: str
    narration: Narration
    low: int
    high: int

    def __attrs_post_init__(self) -> None:
        self.shape = self.narration.shape
        self._signs: dict[int, str] = {}
        self._words: dict[int, str] = {}

    def word(self, unit: int) -> str:
        """The text of a unit in lower case."""
        found = self._words.get(unit)
        if found is None:
            start, end, *_ = self.narration.units[unit]
            found = self._words[unit] = self.text[start:end].lower()
        return found

    def letter(self, unit: int) -> str:
        """The letter of a unit; `^` before the sentence, `$` after it."""
        return "^" if unit < self.low else "$" if unit >= self.high else self.shape[unit]

    def sign(self, unit: int) -> str:
        """The letter of a unit; with its word for closed classes, and with its form for what may be a verb."""
        if unit < self.low:
            return "^"
        if unit >= self.high:
            return "$"
        found = self._signs.get(unit)
        if found is None:
            found = self._signs[unit] = self._read(unit)
        return found

    def _read(self, unit: int) -> str:
        letter = self.shape[unit]
        if letter in _CLASSED:
            return letter + self.word(unit)
        if letter != "w":
            return letter
        word = self.word(unit)
        form = verb_forms().get(word)
        if form is not None:
            return f"w{form}{word[-1] if word[-1] in 'ds' else ''}"
        ending = next((ending for ending in ("ed", "ly", "ing", "s") if word.endswith(ending)), "")
        return f"w{ending}" if ending or word.isalpha() else "w#"

    @cached_property
    def _finite(self) -> list[int]:
        """The units that are finite verbs."""
        return [unit for unit in range(self.low, self.high) if self.is_finite(unit)]

    def is_finite(self, unit: int) -> bool:
        """Whether a unit is a finite verb."""
        letter = self.letter(unit)
        if letter == "X":
            return self.word(unit) != "to"
        if letter in "DO":  # a verb that was read as a part of a phrase: `the cottage belonged`
            first, _, rest = self.word(unit).partition(" ")
            forms = verb_forms()
            return bool(rest) and "+" in (forms.get(first), forms.get(rest.rpartition(" ")[2]))
        return letter in _FIRM or (letter == "w" and verb_forms().get(self.word(unit)) == "+")

    def finite(self, start: int, end: int) -> bool:
        """Whether there is a finite verb from one unit to another."""
        place = bisect_left(self._finite, start)
        return place < len(self._finite) and self._finite[place] < end


@attrs.define(slots=False, eq=False)
class Cue:
    """A cue in its sentence.

    unit: the unit that it is, or that holds it (`Roe’s claim`).
    letter: the class of cue: `V` a verb of saying, `v` a verb that reports but quotes nothing, `G` a participle, `A`
        according to, `K` a noun, `D` a noun in a phrase with its owner.
    word: its word in lower case.
    cues: the vocabulary.
    low, high: the units of its sentence, as far as they are looked at.
    """

    sentence: Sentence
    unit: int
    letter: str
    word: str
    cues: Cues

    def __attrs_post_init__(self) -> None:
        sentence = self.sentence
        self.shape = sentence.shape
        self.low = max(sentence.low, self.unit - _WINDOW)
        self.high = min(sentence.high, self.unit + _WINDOW)

    @cached_property
    def subject(self) -> int | None:
        """The unit that grammar makes the source: the subject of a verb, what follows `according to`."""
        shape, unit, low = self.shape, self.unit, self.low
        if self.letter == "A":
            return next((n for n in range(unit + 1, min(self.high, unit + 6)) if shape[n] in MENTIONS), None)
        if self.letter == "G":
            beside = unit > low and shape[unit - 1] in "NPD"
            return unit - 1 if beside else main_subject(shape, low, unit)
        if self.letter in "KD":
            return None
        if self.inverted is not None:
            return self.inverted
        found = subject(shape, unit, low)
        return found if found is not None or self.count is None else self.count[0]

    @cached_property
    def _comma(self) -> int | None:
        """The unit that ends what goes before the cue and its source, or None."""
        shape, low, unit = self.shape, self.low, self.unit
        end: int | None = None
        if self.letter == "A":
            end = unit
            while end > low and shape[end - 1] in ",-":
                end -= 1
            end = end if end > low else None
        elif self.letter in "Vv":
            before = unit - 1
            while before >= low and shape[before] in _ADVERBIAL:
                before -= 1
            if before >= low and shape[before] not in ",-?":
                source = before if shape[before] in MENTIONS else subject(shape, unit, low)
                if source is None or (self.count is not None and source < self.count[0]):
                    source = before
                before = source - 1
                while before >= low and shape[before] in "dwRs":
                    before -= 1
            end = before if before > low and shape[before] in ",-?" else None
        return end

    @cached_property
    def inverted(self) -> int | None:
        """The source right behind a verb that follows a comma: `…, said Ann Roe, …`."""
        if self.letter not in "Vv" or self.unit == self.low or self.shape[self.unit - 1] not in ",?-":
            return None
        found = _INVERTED.match(self.shape, self.unit + 1, self.high)
        return None if found is None else int(found.start("source"))

    @cached_property
    def front(self) -> int | None:
        """The unit that ends what the narrator puts before the cue and its source: the comma of `…, she said`."""
        return None if self._comma is None or self.tags else self._comma

    @cached_property
    def tags(self) -> bool:
        """Whether quoted words and no clause around them stand before the cue and its source: `“…,” she said`."""
        end = self._comma
        if end is None:
            return False
        shape = self.shape
        last = end - 1 if shape[end - 1] != "," else end - 2
        return last >= self.low and shape[last] == "Q" and not self.sentence.finite(self.low, last)

    @cached_property
    def count(self) -> tuple[int, Mention] | None:
        """A number that stands for people before the cue (`about half of the voters said`), or a phrase that is no
        mention (`gardaí said`): its last unit, and the mention that it makes.
        """
        shape, low, end = self.shape, self.low, self.unit
        while end > low and shape[end - 1] in _ADVERBIAL:
            end -= 1
        start = end
        while start > low and end - start < _LONGEST_COUNT and shape[start - 1] in "wdpDONRLsh":
            start -= 1
        while start < end and shape[start] == "R":
            start += 1
        first = start
        words = lexicon.entries("grammar", "before a number")
        while first < end and self.sentence.word(first) in words:
            first += 1
        if first == end or shape[end - 1] not in "wdpDONRhL":
            return None
        word = self.sentence.word(first).partition(" ")[0].partition("-")[0]
        number = word[:1].isdigit() or word in lexicon.entries("grammar", "number")
        bare = MENTIONS.isdisjoint(shape[start:end]) and not any(map(self.sentence.is_finite, range(start, end)))
        if not (number or (bare and "w" in shape[start:end])):
            return None
        text, units = self.sentence.text, self.sentence.narration.units
        a, b = units[start].start, units[end - 1].end
        return end - 1, Mention(a, b, "nominal", text[a:b], word, "", "person")

    def mention(self, unit: int) -> Mention | None:
        """The mention at a unit that may be the source."""
        if self.letter == "D" and unit == self.unit:
            return self.owner
        if self.count is not None and self.count[0] == unit:
            return self.count[1]
        return self.sentence.narration.units[unit].mention

    @cached_property
    def owner(self) -> Mention | None:
        """Whose words the noun of a phrase stands for: `Roe’s claim that`, `her warning that`."""
        whole = self.sentence.narration.units[self.unit].mention
        if whole is None:
            return None
        found = _OWNER.match(whole.name)
        if found is None:
            return None
        group = "name" if found["name"] else "pronoun"
        owner, start, end = found[group], whole.start + found.start(group), whole.start + found.end(group)
        if group == "pronoun":
            return Mention(start, end, "pronoun", owner, owner.lower(), "", "person")
        if owner[0].isupper() and not owner.startswith(("The ", "A ", "An ")):
            title, core = core_name(owner.split(), grammar())
            return Mention(start, end, "name", " ".join(core), head_of(core[-1]), " ".join(title))
        return Mention(start, end, "nominal", owner, head_of(owner))

    @cached_property
    def sources(self) -> list[int]:
        """The units that may be the source."""
        shape, unit = self.shape, self.unit
        before = [n for n in range(self.low, unit) if shape[n] in "NPDOW"][-_SOURCES_BEFORE:]
        after = [n for n in range(unit + 1, min(self.high, unit + _AFTER)) if shape[n] in MENTIONS][:_SOURCES_AFTER]
        found = {*before, *after}
        found.update(n for n in (self.subject, self.count[0] if self.count else None) if n is not None)
        return sorted(found)

    @cached_property
    def openings(self) -> list[int]:
        """The units where a clause behind the cue may begin."""
        shape, unit = self.shape, self.unit
        first = unit + 1
        if self.letter == "A":
            if self.subject is None:
                return []
            first = self.subject + 1
        elif self.inverted is not None:
            first = self.inverted + 1
        found: list[int] = []
        that = 0
        for n in range(first, min(self.high - 1, unit + _REACH)):
            letter, before = shape[n], shape[n - 1]
            if letter in ",.:;)-?":
                continue
            if n == first or (before in "t,LhNDOKP:w-)" or letter in "tPN" or (before == "p" and letter in "tG")):
                if before == "p" and letter not in "tG":
                    continue
                found.append(n)
                that += before == "t"
                if that > 1 or len(found) == _OPENINGS:
                    break
            if n > first and before in "VCQ":
                break
        return found

    @cached_property
    def fronts(self) -> list[int]:
        """The units where what goes before the cue may begin."""
        shape, low = self.shape, self.low
        if self.front is None:
            return []
        found = [
            n
            for n in range(low + 1, self.front - 1)
            if shape[n - 1] in ",c;:-(tVA" and shape[n] not in ",)"
        ]
        if len(found) >= _FRONTS:
            found = found[:2] + found[3 - _FRONTS :]
        return [low, *found]

    def closings(self, opening: int) -> list[int]:
        """The units before which a clause that begins at a unit may end; the last one is the end of the sentence."""
        shape = self.shape
        found: list[int] = []
        for n in range(opening + 1, self.high):
            letter = shape[n]
            if letter in ",;-:(" or (
                (letter in "cbGaALtW" and shape[n - 1] not in ",;-") if letter != "V" else shape[n - 1] == ","
            ) or (self.letter in "KD" and n > opening + 1 and self.sentence.is_finite(n)):
                found.append(n)
                if len(found) == _CLOSINGS:
                    break
        return [n for n in found if self._closes(opening, n)] or [*found, self.high]

    def _closes(self, opening: int, unit: int) -> bool:
        """Whether a clause surely ends before a unit, if anywhere inside its sentence: what goes on there is the
        sentence around the cue, `Roe, who said …, left`, `Saying …, Roe left`, `Roe’s claim that … failed`.
        """
        place, shape = self.place, self.shape
        if place == "noun first":
            return self.sentence.is_finite(unit) and self.sentence.finite(opening, unit)
        if shape[unit] not in ",-" or unit + 1 >= self.high:
            return False
        if place == "relative apart":
            after = unit + 1 + (shape[unit + 1] == "R")
            return self.sentence.is_finite(after) and self.sentence.finite(opening, unit)
        return place in ("first", "subordinate") and shape[unit + 1] in MENTIONS and self.letter != "A"

    @property
    def span(self) -> Span:
        """Where the cue stands: of a noun in a phrase, the noun alone."""
        start, end, mention, _ = self.sentence.narration.units[self.unit]
        if self.letter == "D" and mention is not None:
            start += mention.name.lower().rfind(mention.head)
            end = start + len(mention.head)
        return Span(start, end)

    @cached_property
    def place(self) -> str:
        """Where the cue stands in its sentence, as far as that says where its clause ends: inside a relative clause
        (`Roe, who said …, left`), in front of the main clause (`Saying …, Roe left`), in its subject, or elsewhere.
        """
        shape, unit, low = self.shape, self.unit, self.low
        before = unit - 1
        while before > low and shape[before] in _ADVERBIAL:
            before -= 1
        if self.letter in "VvC" and before > low and shape[before] == "W":
            return "relative apart" if shape[before - 1] in ",-(" else "relative"
        if unit == low or (self.letter == "G" and unit == low + 1 and shape[low] in "tpbR"):
            return "first"
        if shape[low] in "tb" and "," not in shape[low:unit]:
            return "subordinate"
        if self.letter in "KD":
            return "noun first" if not self.sentence.finite(low, unit) else "noun"
        return "tag" if before >= low and shape[before] == "," else "main"

    @cached_property
    def passive(self) -> bool:
        """Whether the verb is passive, so that its subject is no source: `were told to leave`, `Asked whether …, Roe`."""
        shape, unit = self.shape, self.unit
        if self.letter not in "Vv" or self.word.endswith("s"):
            return False
        if unit == self.low or shape[unit - 1] in "(":
            return self.word in self.cues.hearers
        before = unit - 1
        while before > self.low and shape[before] in "nRL":
            before -= 1
        return shape[before] == "X" and self.sentence.word(before) in lexicon.entries("grammar", "be")

    @cached_property
    def given(self) -> int | None:
        """The source that grammar alone gives: of a noun its owner, of a noun and of a passive who stands behind `by`."""
        shape = self.shape
        if self.letter == "D" and self.owner is not None:
            return self.unit
        if self.letter == "K" and self.unit - 2 >= self.low and shape[self.unit - 1] == "s":
            return self.unit - 2
        for n in range(self.unit + 1, min(self.high - 1, self.unit + _AFTER)):
            if shape[n] == "p" and self.sentence.word(n) == "by":
                return next((m for m in range(n + 1, min(self.high, n + 5)) if shape[m] in MENTIONS), None)
            if shape[n] in "VtQ":
                break
        return None

    @property
    def settled(self) -> bool:
        """Whether there is no other source than the one that grammar gives, if any."""
        return self.passive or self.letter in "KD"

    @cached_property
    def beside(self) -> int | None:
        """The mention right before a verb, but for adverbs and auxiliaries, if it is its subject: `Roe has also said`."""
        shape, before = self.shape, self.unit - 1
        while before > self.low and shape[before] in "XRL":
            before -= 1
        plain = self.letter == "V" and shape[before] in "NPD" and before == self.subject and self.count is None
        return before if plain and self.inverted is None and not governed(shape, before, self.low) else None

    @cached_property
    def negated(self) -> bool:
        """Whether the narrator says that it was not said: `did not say`, `refused to say`, `without saying`."""
        shape, sentence = self.shape, self.sentence
        for n in range(self.unit - 1, max(self.low, self.unit - _NEGATED) - 1, -1):
            letter, word = shape[n], sentence.word(n)
            if letter == "n" or word in lexicon.entries("grammar", "refusal"):
                return True
            mention = n == self.unit - 1 and letter in MENTIONS and shape[n - 1] == "X"  # `nor did he say`
            if letter not in _ADVERBIAL and word != "to" and not mention and (letter != "," or self.inverted is not None):
                break
        opens = sentence.word(self.low) if self.shape[self.low] not in "NDO" else ""
        return opens == "nor" or (opens in _CONJUNCTIONS and self.sentence.word(self.low + 1) == "nor")

    def beyond_hearer(self, opening: int) -> int:
        """Where the clause begins behind somebody who is told to do something: `told him to leave`."""
        shape, sentence = self.shape, self.sentence
        if self.letter not in "VvG" or shape[opening] not in "NPDOhdw" or self.word not in self.cues.orders:
            return opening
        if sentence.word(opening) in lexicon.entries("grammar", "question word"):
            return opening
        reach = 2 if self.word in self.cues.hearers else _HEARER
        for to in range(opening + 1, min(self.high, opening + 1 + reach)):
            if shape[to] == "X" and sentence.word(to) == "to":
                return to - (shape[to - 1] == "n")
            if shape[to] in "t,.:;AQ" or sentence.is_finite(to):
                break
        return opening

    def is_content(self, opening: int, closing: int) -> bool:
        """Whether a stretch behind the cue is something said, and no thing that is told, made or cited."""
        return self.letter == "A" or self.is_clause(opening, closing)

    def is_clause(self, opening: int, closing: int) -> bool:
        """Whether a stretch behind the cue is a clause, an infinitive or a question, and no noun phrase."""
        sentence, shape = self.sentence, self.shape
        if self.that(opening):
            return True
        first = opening + (shape[opening] == "n")  # `not to go`
        word = sentence.word(first) if first < closing else ""
        if word == "to":
            acts = self.word in self.cues.orders or self.word in self.cues.infinitives
            verb = sentence.word(first + 1).partition(" ")[0] if first + 1 < closing else ""
            return acts and (verb in verb_forms() or (verb != "" and shape[first + 1] not in "NDOPsdhpQ"))
        if word in lexicon.entries("grammar", "question word"):
            return True
        if verb_forms().get(word) == "g" and self.word in self.cues.gerunds:
            return True
        if shape[opening] == "P" and word != "it":
            return True
        # A subordinate clause takes a verb: `a story that had been told` is a phrase, `the road that had been closed
        # was open` a clause.
        subordinate = 0
        for unit in range(opening, closing):
            letter = shape[unit]
            if letter in "Wt" and unit > opening:
                subordinate += 1
            elif sentence.is_finite(unit) if letter != "w" else unit > opening and self._may_be_finite(unit):
                if not subordinate:
                    return True
                subordinate -= 1
        return False

    def _may_be_finite(self, unit: int) -> bool:
        form = verb_forms().get(self.sentence.word(unit))
        return form == "+" or (form == "~" and self.shape[unit - 1] in "NPDORL")

    def that(self, opening: int) -> bool:
        """Whether `that` stands right before a unit behind the cue."""
        before = opening - 1 - (self.shape[opening - 1] == ",")  # `that, in his view, …`
        return before > self.unit and self.shape[before] == "t" and self.sentence.word(before) == "that"


_OWNER: Final = regex.compile(r"(?P<name>\p{L}.*?)['’]s? |(?P<pronoun>(?i:his|her|their|its|our|my)) ")


_NOUN_CLAUSE: Final = regex.compile(r"(?:p[NDO])?[tX]")
"""What follows a noun that stands for words said: `the claim that`, `a claim by the union that`, `his promise to`."""


def cues_in(sentence: Sentence, cues: Cues) -> Iterator[Cue]:
    """The cues of a sentence that may report something."""
    shape = sentence.shape
    for unit in range(sentence.low, sentence.high):
        letter = shape[unit]
        if letter in "VGAK":
            word = sentence.word(unit)
            if word not in cues.clauseless:
                yield Cue(sentence, unit, letter, word, cues)
        elif letter in "wEC":
            word = sentence.word(unit)
            if word in cues.reporting:
                yield Cue(sentence, unit, "v", word, cues)
        elif letter in "DO" and (ahead := _NOUN_CLAUSE.match(shape, unit + 1)):
            mention = sentence.narration.units[unit].mention
            to = ahead.end() - 1
            if mention is None or mention.head not in cues.sayings or sentence.is_finite(to + 1):
                continue
            if shape[to] == "t" or (sentence.word(to) == "to" and mention.head in cues.infinitives):
                yield Cue(sentence, unit, "D", mention.head, cues)


def of_hold(cue: Cue, reading: str, start: int, end: int, chances: tuple[float, float, float]) -> list[str]:
    """What speaks for and against a reading as a whole being right.

    start, end: its first unit, and that after its last.
    chances: how likely the reading, the first unit and the last one are among their alternatives.
    """
    shape, kind = cue.shape, f"{reading} {cue.letter}"
    words = sum([letter not in ",.;:-()?" for letter in shape[start:end]])
    clause = "no" if reading != "ahead" else "yes" if cue.is_clause(start, end) else "phrase"
    chance, opens, closes = chances
    return [
        f"all|{kind}",
        f"chance|{_odds(chance)}",
        f"chance opens|{_odds(opens)}",
        f"chance closes|{_odds(closes)}",
        f"clause|{clause}",
        f"words|{min(12, words)} {reading}",
        f"clause words|{clause} {min(6, words)}",
        f"cue|{cue.word}",
        f"clause cue|{clause} {cue.word}",
        f"ends|{end >= cue.high:d} {reading}",
        f"first|{start == cue.low:d} {reading}",
        f"quotes|{'Q' in shape[cue.low : cue.high]:d} {reading}",
        f"opens|{cue.sentence.sign(start)} {reading}",
        f"follows|{cue.sentence.letter(end)} {cue.sentence.sign(end + 1)}",
        f"cue before|{cue.sentence.sign(cue.unit - 1)} {reading}",
        f"cue after|{cue.sentence.sign(cue.unit + 1)} {reading}",
        f"subject|{'no' if cue.subject is None else shape[cue.subject]} {kind}",
        f"cues|{_some(shape, 'VGA', cue.low, cue.unit)}{_some(shape, 'VGA', cue.unit + 1, cue.high)} {reading}",
        f"finite|{cue.sentence.finite(start, end):d} {kind}",
    ]


def _odds(chance: float) -> int:
    """A probability as a class: its log-odds in halves, from -4 to 12."""
    return max(-4, min(12, round(2 * math.log(max(chance, 1e-9) / max(1 - chance, 1e-9)))))


def _length(number: int) -> int:
    return bisect_left(_LENGTHS, number)


def _short(path: str, most: int, ends: int) -> str:
    """A run of letters; of a long one, both ends."""
    return path if len(path) <= most else f"{path[:ends]}…{path[-ends:]}"


def _some(shape: str, letters: str, start: int, end: int) -> int:
    """How many of some letters stand in a stretch: none, one, or more."""
    return min(2, sum([shape.count(letter, start, end) for letter in letters]))


def of_reading(cue: Cue) -> list[str]:
    """What speaks for and against each reading of a cue."""
    sentence, shape, unit, kind, word = cue.sentence, cue.shape, cue.unit, cue.letter, cue.word
    letter, sign = sentence.letter, sentence.sign
    low, high, front = cue.low, cue.high, cue.front
    before, before2, after, after2 = letter(unit - 1), letter(unit - 2), letter(unit + 1), letter(unit + 2)
    openings = cue.openings
    that = next((n - 1 for n in openings if cue.that(n)), None)
    path = "no" if that is None else _short(shape[unit + 1 : that], 4, 2)
    comma = shape.find(",", unit + 1, high)
    comma = high if comma < 0 else comma
    near, far = sentence.finite(unit + 1, min(comma, unit + 14)), sentence.finite(unit + 1, min(high, unit + 20))
    tail, gap = _length(high - unit), _length(comma - unit)
    quoted = shape.find("Q", unit, high) >= 0
    ahead = shape.find("Q", low, unit) >= 0
    found = [
        f"letter|{kind}",
        f"word|{word}",
        f"word after|{word} {after}",
        f"word before|{word} {before}",
        f"after|{kind} {sign(unit + 1)}",
        f"after 2|{kind} {after}{after2}",
        f"after 3|{kind} {after}{after2}{letter(unit + 3)}",
        f"after signs|{kind} {sign(unit + 1)} {sign(unit + 2)}",
        f"before|{kind} {sign(unit - 1)}",
        f"before 2|{kind} {before2}{before}",
        f"before 3|{kind} {letter(unit - 3)}{before2}{before}",
        f"beside|{kind} {before} {after}",
        f"that|{kind} {path}",
        f"word that|{word} {'no' if that is None else 'next' if that == unit + 1 else 'far'}",
        f"finite|{kind} {near:d}{far:d}",
        f"word finite|{word} {near:d}",
        f"tail|{kind} {tail}",
        f"comma|{kind} {gap} {comma == high:d}",
        f"tail comma|{tail} {gap} {front is not None:d}",
        f"subject|{kind} {_subject(cue)}",
        f"quotes|{kind} {ahead:d}{quoted:d} {after == 'Q' or (after in ',:' and after2 == 'Q'):d}",
        f"quote|{after}{after2 if after in ',:' else ''} {letter(low) == 'Q':d}",
        f"cues|{kind} {_some(shape, 'VGA', low, unit)}{_some(shape, 'VGA', unit + 1, high)}",
        f"to|{before == 'X' and sentence.word(unit - 1) == 'to':d} {before2}",
        f"negated|{'n' in shape[max(low, unit - 3) : unit]:d}",
        f"opens|{letter(low)}{letter(low + 1)}",
        f"tags|{kind} {cue.tags:d} {after}",
    ]
    if before == "X":
        found.append(f"auxiliary|{sentence.word(unit - 1)} {after}")
    if front is None:
        found.append(f"front|{kind} no")
    else:
        finite = sentence.finite(low, front)
        found += [
            f"front|{kind} {_short(shape[front:unit], 5, 2)}",
            f"front finite|{kind} {finite:d} {_length(front - low)}",
            f"front opens|{kind} {sign(low)}",
            f"front tail|{kind} {tail} {after} {finite:d}",
            f"front cues|{kind} {_some(shape, 'VAG', low, front)}",
            f"front quotes|{'Q' in shape[low:front]:d}{quoted:d}",
            f"front after|{sign(unit + 1)} {finite:d} {comma == high:d}",
            f"front comma|{letter(comma)} {letter(comma + 1)}{letter(comma + 2)} {gap}",
            f"front beside|{sign(front + 1)}",
            f"front behind|{kind} {after}{after2} {finite:d}",
            f"resumes|{kind} {sentence.is_finite(comma + 1):d}{finite:d}{near:d}",
            f"resumes at|{sign(comma + 1)} {finite:d}{near:d}",
        ]
    return found


def _subject(cue: Cue) -> str:
    found = cue.subject
    return "no" if found is None else f"{cue.shape[found]} {_length(abs(cue.unit - found))}"


def of_opening(cue: Cue, opening: int) -> list[str]:
    """What speaks for and against a clause behind a cue beginning at a unit."""
    sentence, shape, unit = cue.sentence, cue.shape, cue.unit
    letter, sign = sentence.letter, sentence.sign
    rank = cue.openings.index(opening)
    path = shape[unit + 1 : opening]
    previous = sign(opening - 1) if opening > unit + 1 else "cue"
    that = cue.that(opening)
    later = any(other > opening and cue.that(other) for other in cue.openings)
    far = cue.word if not path else "hearer" if path[0] in "NPDOh" else "far"
    return [
        f"path|{cue.letter} {_short(path, 6, 3)}",
        f"at|{sign(opening)}",
        f"at 3|{letter(opening)}{letter(opening + 1)}{letter(opening + 2)}",
        f"previous|{previous}",
        f"joint|{previous} {sign(opening)}",
        f"later|{later:d}{that:d} {min(2, rank)}",
        f"rank|{cue.letter} {min(3, rank)} {len(cue.openings) > 1:d}",
        f"cue|{far} {min(2, rank)} {letter(opening)}",
        f"cue path|{cue.word} {path[:2]}",
        f"finite|{sentence.finite(opening, min(cue.high, opening + 12)):d}{that:d}",
        f"skipped|{sentence.finite(unit + 1, opening):d} {_length(opening - unit)}",
        f"to comma|{cue.letter} {sentence.finite(opening, _comma(cue, opening)):d}{that:d} {letter(opening)}",
    ]


def _comma(cue: Cue, unit: int) -> int:
    """The next comma of the sentence, or its end."""
    found = cue.shape.find(",", unit, cue.high)
    return cue.high if found < 0 else found


def of_closing(cue: Cue, opening: int, closing: int, reading: str) -> list[str]:
    """What speaks for and against a clause behind a cue ending before a unit."""
    sentence, shape, high = cue.sentence, cue.shape, cue.high
    letter, sign = sentence.letter, sentence.sign
    kind = reading + (" t" if shape[opening - 1] == "t" else "")
    length = _length(closing - opening)
    if closing == high:
        return [
            f"last|{kind}",
            f"last length|{length}",
            f"last kind length|{kind} {length}",
            f"last commas|{min(4, shape.count(',', opening, high))} {kind}",
            f"last letter|{letter(high - 1)} {kind}",
            f"last cues|V{min(3, shape.count('V', opening, high))}",
            f"last cues|G{min(2, shape.count('G', opening, high))}",
            f"last cues|A{min(1, shape.count('A', opening, high))}",
            f"last cue|{cue.word}",
        f"last place|{cue.place} {min(2, shape.count(',', opening, high))}",
        ]
    mark = shape[closing]
    after = closing + 1 if mark in _MARKS else closing
    verb = sentence.is_finite(after)
    rest = shape[after:high]
    first = sign(after)
    return [
        f"mark|{mark} {kind}",
        f"length|{length}",
        f"mark length|{mark} {length} {kind}",
        f"sign|{mark} {first}",
        f"sign kind|{kind} {mark} {first}",
        f"signs|{mark} {first} {sign(after + 1)}",
        f"after 3|{mark}{rest[:3]}",
        f"after 4|{mark}{rest[:4]}",
        f"previous|{shape[closing - 1]}{mark}",
        f"rest|{mark} V{min(2, rest.count('V'))} G{min(1, rest.count('G'))} X{min(1, rest.count('X'))}",
        f"rest length|{mark} {_length(len(rest))}",
        f"finite|{mark} {sentence.finite(opening, closing):d}",
        f"commas|{mark} {min(3, shape.count(',', opening, closing))}",
        f"commas after|{mark} {min(3, rest.count(','))}",
        f"word|{mark} {'-' if letter(after) in 'NDOQ$' else sentence.word(after)}",
        f"quoted|{mark} {'Q' in rest:d}",
        f"place|{cue.place} {mark} {letter(after)}",
        f"place finite|{cue.place} {mark} {verb:d}{sentence.finite(opening, closing):d}{sentence.finite(after, high):d}",
        f"place joint|{cue.place} {mark} {letter(after)}{letter(after + 1)} {sentence.finite(opening, closing):d}",
    ]


def of_front(cue: Cue, front: int, reading: str) -> list[str]:
    """What speaks for and against what goes before a cue beginning at a unit."""
    sentence, shape, low = cue.sentence, cue.shape, cue.low
    end = cue.front or low
    first = front == low
    found = [f"first|{first:d} {reading}", f"length|{first:d} {_length(end - front)}"]
    if first:
        return [
            *found,
            f"at|{sentence.sign(front)}",
            f"cues|{_some(shape, 'VAG', low, end)}",
            f"quoted|{'Q' in shape[low:end]:d}",
        ]
    mark = shape[front - 1]
    return [
        *found,
        f"previous|{sentence.sign(front - 1)}",
        f"previous 3|{sentence.letter(front - 2)}{mark}{shape[front]}",
        f"sign|{sentence.sign(front)}",
        f"cues before|{_some(shape, 'VAG', low, front)}",
        f"cues after|{_some(shape, 'VAG', front, end)}",
        f"finite after|{mark} {sentence.finite(front, end):d}",
        f"finite before|{mark} {sentence.finite(low, front):d}",
        f"quoted before|{'Q' in shape[low:front]:d}",
    ]


def of_source(cue: Cue, source: int, reading: str) -> list[str]:
    """What speaks for and against a mention as the source of what a cue reports."""
    sentence, shape, unit, low = cue.sentence, cue.shape, cue.unit, cue.low
    letter = shape[source]
    side = "before" if source < unit else "after" if source > unit else "same"
    beside = [n for n in cue.sources if (n < unit) == (source < unit)]
    rank = beside[::-1].index(source) if source < unit else beside.index(source)
    between = shape[source + 1 : unit] if source < unit else shape[unit + 1 : source]
    key = f"{reading} {cue.letter} {side}"
    after = sentence.letter(source + 1)
    found = [
        f"path|{key} {_short(between.translate(_UNTOLD), 7, 3)}|",
        f"letters|{cue.letter} {side} {_short(between, 4, 2)}|",
        f"rank|{key} {min(3, rank)}",
        f"letter|{key} {letter}",
        f"previous|{side} {sentence.sign(source - 1)}",
        f"next|{side} {after}",
        f"next 2|{side} {cue.letter} {after}{sentence.letter(source + 2)}",
        f"governed|{side} {governed(shape, source, low):d}",
        f"subject|{cue.letter} {reading} {cue.subject == source:d} {letter}",
        f"no subject|{cue.subject is None:d} {key}",
        f"crossed|{cue.letter} {side} V{min(2, between.count('V'))} E{min(1, between.count('E'))} "
        f"X{min(1, between.count('X'))}",
        f"commas|{key} {min(3, between.count(','))}",
        f"joined|{side} {''.join([letter for letter in between if letter in 'ctW'])[:3]}|",
        f"first|{side} {rank == len(beside) - 1:d} {sentence.letter(low)}",
        f"main|{cue.letter} {main_subject(shape, low, cue.high) == source:d}",
        f"near|{cue.letter} {side} {sentence.letter(unit - 1)}{sentence.letter(unit + 1)} {rank == 0:d}",
        f"count|{cue.count is not None:d}{cue.count is not None and cue.count[0] == source:d}",
    ]
    mention = cue.mention(source)
    if mention is not None:
        found.append(f"kind|{mention.kind} {mention.role or 'no'} {side} {cue.letter}")
    if letter == "P":
        found.append(f"pronoun|{sentence.word(source)} {side}")
    if reading != "behind" and source < unit:
        found.append(f"auxiliary|{cue.letter} {'X' in between[-3:]:d}")
    return found
