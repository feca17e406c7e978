"""A cue in its sentence: what it may report, where that may begin and end, and whose words it may be, by grammar alone.

`clauses` tells what speaks for and against each of these alternatives.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Final

import regex

from . import lexicon
from .attribution import governed, main_subject, subject
from .cues import Cues, inflect
from .mentions import Mention, core_name, grammar, head_of
from .models import Span
from .narration import MENTIONS, Narration

_WINDOW: Final = 150
"""How many units before and after a cue are looked at: no sentence that is one has more."""

_CLASSED: Final = frozenset("ptcbaXnPWRdLh")
"""Letters of closed classes: their words are told apart."""

_FIRM: Final = frozenset("VCE")
"""Letters of units that are finite verbs; auxiliaries are, too, but for `to`."""

_ADVERBIAL: Final = frozenset("XnRL")
_INVERTED: Final = regex.compile(r"[wdR]{0,4}(?P<source>[NPD])(?=[,.;:()-]|[pLaWb]|$)")
_OWNER: Final = regex.compile(r"(?P<name>\p{L}.*?)['’]s? |(?P<pronoun>(?i:his|her|their|its|our|my)) ")
_NOUN_CLAUSE: Final = regex.compile(r"(?:p[NDO])?[tX]")
"""What follows a noun that stands for words said: `the claim that`, `a claim by the union that`, `his promise to`."""

_REACH: Final = 16
"""How many units behind a cue its clause begins at the most."""

_OPENINGS: Final = 8
_CLOSINGS: Final = 24
_FRONTS: Final = 10
_SOURCES_BEFORE: Final = 7
_SOURCES_AFTER: Final = 3
"""How many alternatives there are at the most."""

_AFTER: Final = 14
"""How many units behind a cue its source stands at the most."""

_NEGATED: Final = 6
"""How many units before a cue its negation stands at the most: `has not yet been able to say`."""

_HEARER: Final = 8
"""How many units somebody may have who is asked to do something: `asked drivers with dash-cam footage to`."""

_LONGEST_COUNT: Final = 12
"""How many units a source may have that is a number: `about half of the voters in five states`."""

_PAD: Final = 4
"""How many units beyond the ends of a sentence its letters and signs may be asked for."""


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


class Sentence:
    """A sentence of the narration, its units from `low` to `high`.

    words: the text of each unit in lower case.
    letters, signs: of each unit, padded at both ends; a sign is the letter, with the word for closed classes, and with
        the form for what may be a verb.
    """

    __slots__ = ("_finite", "_forms", "high", "letters", "low", "narration", "shape", "signs", "text", "words")

    def __init__(self, text: str, narration: Narration, low: int, high: int) -> None:
        self.text, self.narration, self.shape, self.low, self.high = text, narration, narration.shape, low, high
        self._forms = verb_forms()
        spans = zip(narration.starts[low:high], narration.ends[low:high], strict=True)
        self.words = [text[start:end].lower() for start, end in spans]

    def read(self) -> None:
        """Make the signs, and count the finite verbs."""
        shape = self.shape[self.low : self.high]
        self.letters = f"{'^' * _PAD}{shape}{'$' * (_PAD + 1)}"
        signs = ["^"] * _PAD
        finite = [0]
        count = 0
        for letter, word in zip(shape, self.words, strict=True):
            if letter in _CLASSED:
                signs.append(letter + word)
            else:
                signs.append(letter if letter != "w" else self._sign(word))
            count += self._is_finite(letter, word)
            finite.append(count)
        self.signs = [*signs, *["$"] * (_PAD + 1)]
        self._finite = finite

    def _sign(self, word: str) -> str:
        form = self._forms.get(word)
        if form is not None:
            return f"w{form}{word[-1] if word[-1] in 'ds' else ''}"
        if word.endswith(("ed", "ly", "ing")):
            return "wing" if word[-1] == "g" else f"w{word[-2:]}"
        return "ws" if word[-1] == "s" else "w" if word.isalpha() else "w#"

    def _is_finite(self, letter: str, word: str) -> bool:
        if letter == "w":
            return self._forms.get(word) == "+"
        if letter == "X":
            return word != "to"
        if letter in "DO" and " " in word:  # a verb that was read as a part of a phrase: `the cottage belonged`
            forms, last = self._forms, word.rindex(" ")
            owned = word.endswith(("’s", "'s", "s’", "s'"), 0, last)  # `her mother’s escape`
            return forms.get(word[: word.index(" ")]) == "+" or (not owned and forms.get(word[last + 1 :]) == "+")
        return letter in _FIRM

    def word(self, unit: int) -> str:
        """The text of a unit in lower case; nothing outside the sentence."""
        return self.words[unit - self.low] if self.low <= unit < self.high else ""

    def letter(self, unit: int) -> str:
        """The letter of a unit; `^` before the sentence, `$` after it."""
        return self.letters[unit - self.low + _PAD]

    def sign(self, unit: int) -> str:
        """The sign of a unit."""
        return self.signs[unit - self.low + _PAD]

    def form(self, unit: int) -> str:
        """The form of verb that a unit is, see `verb_forms`; nothing for none."""
        return self._forms.get(self.word(unit), "")

    def is_finite(self, unit: int) -> bool:
        """Whether a unit is a finite verb."""
        return self.low <= unit < self.high and self.finite(unit, unit + 1)

    def finite(self, start: int, end: int) -> bool:
        """Whether there is a finite verb from one unit to another, inside the sentence."""
        return start < end and self._finite[end - self.low] > self._finite[start - self.low]


class Cue:
    """A cue in its sentence.

    unit: the unit that it is, or that holds it (`Roe’s claim`).
    letter: the class of cue: `V` a verb of saying, `v` a verb that reports but quotes nothing, `G` a participle, `A`
        according to, `K` a noun, `D` a noun in a phrase with its owner.
    word: its word in lower case.
    cues: the vocabulary.
    low, high: the units of its sentence, as far as they are looked at.
    inverted: the source right behind a verb that follows a comma: `…, said Ann Roe, …`.
    count: a number that stands for people before the cue (`about half of the voters said`), or a phrase that is no
        mention (`gardaí said`): its last unit, and the mention that it makes.
    subject: the unit that grammar makes the source: the subject of a verb, what follows `according to`.
    front: the unit that ends what stands before the cue and its source: the comma of `…, she said`.
    tags: whether that is quoted words and no clause around them (`“…,” she said`); then there is no front.
    openings: the units where a clause behind the cue may begin.
    """

    def __init__(self, sentence: Sentence, unit: int, letter: str, word: str, cues: Cues) -> None:
        self.sentence, self.unit, self.letter, self.word, self.cues = sentence, unit, letter, word, cues
        self.shape = sentence.shape
        self.low = max(sentence.low, unit - _WINDOW)
        self.high = min(sentence.high, unit + _WINDOW)
        verb = letter in "Vv"
        self.inverted = self._inverted() if verb else None
        self.count = self._count() if verb else None
        self.subject = self._subject()
        comma = self._comma()
        self.tags = comma is not None and self._quoted(comma)
        self.front = None if self.tags else comma
        self.openings = self._openings()

    def _subject(self) -> int | None:
        shape, unit, low = self.shape, self.unit, self.low
        if self.letter == "A":
            ahead = range(unit + 1, min(self.high, unit + 6))
            return next((n for n in ahead if shape[n] in MENTIONS or shape[n] == "h"), None)
        if self.letter == "G":
            beside = unit > low and shape[unit - 1] in "NPD"
            return unit - 1 if beside else main_subject(shape, low, unit)
        if self.letter in "KD":
            return None
        if self.inverted is not None:
            return self.inverted
        found = subject(shape, unit, low)
        return found if found is not None or self.count is None else self.count[0]

    def _inverted(self) -> int | None:
        if self.unit == self.low or self.shape[self.unit - 1] not in ",?-" or self.word in self.cues.hearers:
            return None
        found = _INVERTED.match(self.shape, self.unit + 1, self.high)
        return None if found is None else int(found.start("source"))

    def _before(self) -> int:
        """The unit before the cue and its adverbs and auxiliaries."""
        shape, before = self.shape, self.unit - 1
        while before >= self.low and shape[before] in _ADVERBIAL:
            before -= 1
        return before

    def _comma(self) -> int | None:
        """The unit that ends what stands before the cue and its source, or None."""
        shape, low = self.shape, self.low
        if self.letter == "A":
            end = self.unit
            while end > low and shape[end - 1] in ",-":
                end -= 1
            return end if end > low else None
        if self.letter not in "Vv":
            return None
        before = self._before()
        if before >= low and shape[before] not in ",-?":
            source = before if shape[before] in MENTIONS else subject(shape, self.unit, low)
            if source is None or (self.count is not None and source < self.count[0]):
                source = before
            before = source - 1
            while before >= low and shape[before] in "dwRs":
                before -= 1
        return before if before > low and shape[before] in ",-?" else None

    def _quoted(self, end: int) -> bool:
        shape = self.shape
        last = end - 1 if shape[end - 1] != "," else end - 2
        return last >= self.low and shape[last] == "Q" and not self.sentence.finite(self.low, last)

    def _count(self) -> tuple[int, Mention] | None:
        shape, low, sentence = self.shape, self.low, self.sentence
        end = self._before() + 1
        if end <= low or shape[end - 1] not in "wdpDONRhL" or (shape[end - 1] in "DN" and shape[end - 2] != "p"):
            return None
        start = end
        while start > low and end - start < _LONGEST_COUNT and shape[start - 1] in "wdpDONRLsh":
            start -= 1
        while start < end and shape[start] == "R":
            start += 1
        first, before = start, lexicon.entries("grammar", "before a number")
        while first < end and sentence.word(first) in before:
            first += 1
        if first == end:
            return None
        word = sentence.word(first).partition(" ")[0].partition("-")[0]
        number = word[:1].isdigit() or word in lexicon.entries("grammar", "number")
        bare = MENTIONS.isdisjoint(shape[start:end]) and "w" in shape[start:end]
        if not (number or (bare and not sentence.finite(start, end))):
            return None
        a, b = sentence.narration.starts[start], sentence.narration.ends[end - 1]
        return end - 1, Mention(a, b, "nominal", sentence.text[a:b], word, "", "person")

    def _openings(self) -> list[int]:
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
            if letter in ",.:;)-?" or (letter == "t" and self.sentence.word(n) == "that"):
                continue
            beyond = (before in "DNh" and letter == "X") or (before in "LhNDO)" and letter in "PNDOwdRt")
            if letter in "tG" if before == "p" else n == first or before in "t,:-" or beyond:
                found.append(n)
                that += before == "t"
                if that > 1 or len(found) == _OPENINGS:
                    break
            if n > first and before in "VCQ":
                break
        return found

    @property
    def tail(self) -> bool:
        """Whether a clause stands before the cue and nothing but adjuncts behind it: `…, Roe said in a letter.`"""
        if self.front is None or not self.sentence.finite(self.low, self.front):
            return False
        return set("tXPV,").isdisjoint(self.shape[self.unit + 1 : self.high])

    @property
    def resumes(self) -> bool:
        """Whether what stands before the cue goes on behind it: `The road, Roe said on Monday, will shut`."""
        sentence = self.sentence
        if self.front is None or sentence.finite(self.low, self.front):
            return False
        after = range(self.unit + 1, min(self.high - 1, self.unit + _REACH))
        return any(self.shape[n] == "," and sentence.is_finite(n + 1) for n in after)

    @property
    def plain(self) -> bool:
        """Whether there is no doubt where a clause behind the cue begins: right behind it, or behind `that`."""
        first = self.openings[0]
        if len(self.openings) == 1 or self.that(first):
            return True
        hears = self.word in self.cues.hearers or self.word in self.cues.orders
        if self.letter != "V" or hears or first != self.unit + 1 or self.shape[first] not in "PODNXw":
            return False
        return not any(map(self.that, self.openings))

    def mention(self, unit: int) -> Mention | None:
        """The mention at a unit that may be the source."""
        if self.letter == "D" and unit == self.unit:
            return self.owner
        if self.count is not None and self.count[0] == unit:
            return self.count[1]
        narration = self.sentence.narration
        start, end, mention = narration.starts[unit], narration.ends[unit], narration.mentions.get(unit)
        if mention is None and self.shape[unit] == "h":  # `according to her`
            return Mention(start, end, "pronoun", self.sentence.text[start:end], self.sentence.word(unit), "", "person")
        return mention

    @cached_property
    def owner(self) -> Mention | None:
        """Whose words the noun of a phrase stands for: `Roe’s claim that`, `her warning that`."""
        whole = self.sentence.narration.mentions.get(self.unit)
        found = _OWNER.match(whole.name) if whole is not None else None
        if whole is None or found is None:
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
    def fronts(self) -> list[int]:
        """The units where what stands before the cue may begin."""
        shape, low = self.shape, self.low
        if self.front is None:
            return []
        found = [n for n in range(low + 1, self.front - 1) if shape[n - 1] in ",c;:-(tVA" and shape[n] not in ",)"]
        if len(found) >= _FRONTS:
            found = found[:2] + found[3 - _FRONTS :]
        return [low, *found]

    def closings(self, opening: int) -> list[int]:
        """The units before which a clause that begins at a unit may end; the last one is the end of the sentence."""
        if self.passive and self.given is not None and self.given > opening + 1:
            by = next((n for n in range(self.given, opening, -1) if self.shape[n] == "p"), None)
            if by is not None:
                return [by]  # `told to go by Roe`
        found: list[int] = []
        for n in range(opening + 1, self.high):
            if self._may_close(opening, n):
                found.append(n)
                if len(found) == _CLOSINGS:
                    break
        return [n for n in found if self._closes(opening, n)] or [*found, self.high]

    def _may_close(self, opening: int, unit: int) -> bool:
        letter, before = self.shape[unit], self.shape[unit - 1]
        if letter in ",;-:(":
            return True
        if letter in "cbA":
            return before not in ",;-"
        return self.letter in "KD" and unit > opening + 1 and self.sentence.is_finite(unit)

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
        narration, unit = self.sentence.narration, self.unit
        start, end, mention = narration.starts[unit], narration.ends[unit], narration.mentions.get(unit)
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
        before = self._before()
        if self.letter in "Vv" and before > low and shape[before] == "W":
            return "relative apart" if shape[before - 1] in ",-(" else "relative"
        if unit == low or (self.letter == "G" and unit == low + 1 and shape[low] in "tpbR"):
            return "first"
        if shape[low] in "tb" and "," not in shape[low:unit]:
            return "subordinate"
        if self.letter in "KD":
            return "noun" if self.sentence.finite(low, unit) else "noun first"
        return "tag" if before >= low and shape[before] == "," else "main"

    @cached_property
    def passive(self) -> bool:
        """Whether a verb is passive, so that its subject is no source: `were told to leave`, `Asked whether …, Roe`."""
        shape, before = self.shape, self.unit - 1
        if self.letter not in "Vv" or self.word.endswith("s"):
            return False
        if before < self.low or shape[before] == "(":
            return self.word in self.cues.hearers or self.word in self.cues.orders
        while before > self.low and shape[before] in "nRL":
            before -= 1
        return shape[before] == "X" and self.sentence.word(before) in lexicon.entries("grammar", "be")

    @property
    def settled(self) -> bool:
        """Whether there is no other source than the one that grammar gives, if any."""
        return self.letter in "KD" or self.passive

    @property
    def given(self) -> int | None:
        """The source that grammar alone gives: of a noun its owner, of a noun or a passive whoever is behind `by`."""
        shape, unit = self.shape, self.unit
        if self.letter == "D" and self.owner is not None:
            return unit
        if self.letter == "K" and unit - 2 >= self.low and shape[unit - 1] == "s":
            return unit - 2
        for n in range(unit + 1, min(self.high - 1, unit + _AFTER)):
            if shape[n] == "p" and self.sentence.word(n) == "by":
                return next((m for m in range(n + 1, min(self.high, n + 5)) if shape[m] in MENTIONS), None)
            if shape[n] in "VtQ":
                break
        return None

    @property
    def beside(self) -> int | None:
        """The subject of a verb, if it stands right before it, but for adverbs and brackets: `Roe (Oban) has said`."""
        shape, before = self.shape, self._before()
        if before > self.low and shape[before] == ")" and self.subject is not None and shape[self.subject] in "NP":
            return self.subject if "," not in shape[shape.find(")", self.subject) + 1 : before] else None
        plain = self.letter == "V" and before == self.subject and shape[before] in "NPD" and self.count is None
        return before if plain and self.inverted is None and not governed(shape, before, self.low) else None

    @property
    def negated(self) -> bool:
        """Whether the narrator says that it was not said: `did not say`, `refused to say`, `without saying`."""
        shape, sentence = self.shape, self.sentence
        for n in range(self.unit - 1, max(self.low, self.unit - _NEGATED) - 1, -1):
            letter, word = shape[n], sentence.word(n)
            if letter == "n" or word in lexicon.entries("grammar", "refusal"):
                return True
            inside = letter == "," and self.inverted is None  # `did not, however, say`
            asked = n == self.unit - 1 and letter in MENTIONS and sentence.letter(n - 1) == "X"  # `nor did he say`
            if letter not in _ADVERBIAL and word != "to" and not inside and not asked:
                return False
        return False

    def beyond_hearer(self, opening: int) -> int:
        """Where the clause begins behind somebody who is told to do something: `told him to leave`."""
        shape, sentence = self.shape, self.sentence
        if self.word not in self.cues.orders or self.letter not in "VvG" or shape[opening] not in "NPDOhdw":
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
        word = sentence.word(first)
        if word == "to":
            acts = self.word in self.cues.orders or self.word in self.cues.infinitives
            verb = sentence.word(first + 1).partition(" ")[0]
            return acts and (verb in verb_forms() or sentence.letter(first + 1) not in "NDOPsdhpQ$")
        if word in lexicon.entries("grammar", "question word"):
            # `said what everybody knew` tells a thing; `did not say what` and `asked what` a question
            return word not in ("what", "who", "which") or self.word not in ("say", "says", "said") or self.negated
        if sentence.form(first) == "g" and self.word in self.cues.gerunds:
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
            elif self._may_be_finite(unit) if letter == "w" else sentence.is_finite(unit):
                if not subordinate:
                    return True
                subordinate -= 1
        return False

    def _may_be_finite(self, unit: int) -> bool:
        form = self.sentence.form(unit)
        return form == "+" or (form == "~" and self.sentence.letter(unit - 1) in "NPDORL")

    def that(self, opening: int) -> bool:
        """Whether `that` stands right before a unit behind the cue."""
        before = opening - 1 - (self.shape[opening - 1] == ",")  # `that, in his view, …`
        return before > self.unit and self.shape[before] == "t" and self.sentence.word(before) == "that"


def cues_in(sentence: Sentence, cues: Cues) -> Iterator[Cue]:
    """The cues of a sentence that may report something."""
    found: list[tuple[int, str, str]] = []
    shape, words, low = sentence.shape, sentence.words, sentence.low
    for unit in range(low, sentence.high):
        letter = shape[unit]
        if letter in "VGA":
            word = words[unit - low]
            # `went according to plan` names nobody
            nobody = letter == "A" and sentence.word(unit + 1).rpartition(" ")[2] in cues.measures
            if word not in cues.clauseless and not nobody:
                found.append((unit, letter, word))
        elif letter == "K":
            if _has_clause(sentence, unit, words[unit - low], cues):
                found.append((unit, letter, words[unit - low]))
        elif letter in "wEC":
            word = words[unit - low]
            if word in cues.reporting:
                found.append((unit, "v", word))
            elif unit > low and shape[unit - 1] == "s" and _has_clause(sentence, unit, word, cues):
                found.append((unit, "K", word))
        elif letter in "DO":
            mention = sentence.narration.mentions.get(unit)
            if mention is not None and _has_clause(sentence, unit, mention.head, cues):
                found.append((unit, "D", mention.head))
    if found:
        sentence.read()
    for unit, letter, word in found:
        if not _is_relative(sentence, unit) if letter in "DK" else not _is_yet_to_be_said(sentence, unit):
            yield Cue(sentence, unit, letter, word, cues)


def _is_yet_to_be_said(sentence: Sentence, unit: int) -> bool:
    """Whether nothing has been said: `expected to announce that`, `too early to say whether`, `If Roe says that …`."""
    if sentence.word(unit - 1) == "to" and sentence.word(unit - 2) in lexicon.entries("grammar", "not yet"):
        return True
    shape, low = sentence.shape, sentence.low
    conditional = shape[low] == "t" and sentence.word(low) in ("if", "unless")
    return conditional and "," not in shape[low:unit] and not sentence.word(unit).endswith("ed")


def _has_clause(sentence: Sentence, unit: int, noun: str, cues: Cues) -> bool:
    """Whether a noun stands for words said and has a clause or an infinitive that says them."""
    found = _NOUN_CLAUSE.match(sentence.shape, unit + 1, sentence.high) if noun in cues.sayings else None
    if found is None:
        return False
    link = found.end() - 1
    return sentence.shape[link] == "t" or (sentence.word(link) == "to" and noun in cues.infinitives)


def _is_relative(sentence: Sentence, unit: int) -> bool:
    """Whether `that` behind a noun opens a relative clause: `the warning that hung on the gate`."""
    that = sentence.shape.find("t", unit, min(unit + 4, sentence.high))
    return that >= 0 and sentence.is_finite(that + 1)
