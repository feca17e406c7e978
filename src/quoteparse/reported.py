"""Reported speech: clauses that say what somebody said, without quotation marks.

Every cue of a sentence is asked what it reports (see `cued` and `clauses`), and log-linear models answer, with the
weights of `lexicon/<language>/clauses.txt`, which `bench/clauses.py` learns.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final, NamedTuple

import attrs
import regex

from . import clauses, loglinear
from .attribution import named, together
from .clauses import READINGS
from .cued import Cue, Sentence, cues_in
from .cues import Cues
from .loglinear import Weights
from .mentions import Mention
from .models import Span
from .narration import Narration

_LEAST: Final = 0.6
"""How likely a clause has to be right to be given; the threshold at which recall and precision on `dev` are alike."""

_FAINT: Final = 0.25
"""How likely a reading has to be to be looked into: what is less likely is hardly ever kept."""

_NOTHING: Final = 0.5
"""How likely it may be that a cue reports nothing, for grammar alone to say what it reports."""

_BESIDE: Final = 0.99
"""How likely the mention right before a verb of saying is its source, or the one right behind: `…, said Ann Roe`."""

_SUBJECT: Final = 0.95
"""How likely the subject of a verb is its source, if it is a name or a pronoun; and what `according to` governs."""

_NOBODY: Final = 0.5
"""How likely it is that nobody is the source, where no mention can be it."""

_EDGES: Final = frozenset(",;:-.")
_WORD: Final = regex.compile(r"[\w-]+")
_NEVER: Final = float("-inf")


@attrs.frozen(slots=True)
class Rule:
    """A way of reporting: its name, what it is for, and what it matches and what it must not."""

    name: str
    purpose: str
    example: str
    near_miss: str


RULES: Final = (
    Rule(
        "source cue, clause",
        "a source, a cue, and behind it the clause, the question or the infinitive that it reports",
        "Ann Roe said on Monday that the road was open.",
        "Ann Roe wrote a book about the road.",
    ),
    Rule(
        "clause, source cue",
        "the clause, and behind a comma its source and the cue",
        "The road was open, Ann Roe said.",
        "The road was open, Ann Roe hoped.",
    ),
    Rule(
        "clause, cue source",
        "the clause, and behind a comma the cue and its source",
        "The road was open, said Ann Roe.",
        "The road was open, felt Ann Roe.",
    ),
    Rule(
        "clause, source cue, clause",
        "a clause that the narrator interrupts: two pieces of one utterance",
        "The road, Ann Roe said, was open.",
        "The road was open, Ann Roe said, smiling.",
    ),
    Rule(
        "according to, clause",
        "`according to` and a source before the clause",
        "According to Ann Roe, the road was open.",
        "According to plan, the road was open.",
    ),
    Rule(
        "clause, according to",
        "the clause, and behind it `according to` and a source",
        "The road was open, according to Ann Roe.",
        "Everything went according to plan on Monday.",
    ),
    Rule(
        "clause, according to, clause",
        "a clause that `according to` and a source interrupt",
        "The road, according to Ann Roe, was open.",
        "The road was open, according to Ann Roe.",
    ),
    Rule(
        "participle, clause",
        "a cue in -ing with the subject of its main clause",
        "Ann Roe left the hall, saying that the road was open.",
        "Ann Roe left the hall, saying nothing.",
    ),
    Rule(
        "noun, clause",
        "a noun that stands for words said, with its owner, and the clause that says them",
        "Bo Lind rejected Ann Roe’s claim that the road was open.",
        "Bo Lind read the warning that hung on the gate.",
    ),
    Rule(
        "heading, colon",
        "a heading that opens with somebody and a colon",
        "Mayor Ann Roe: Road will stay shut",
        "Live: Road will stay shut",
    ),
    Rule(
        "heading, cue",
        "a heading in which every word has a capital, with a cue",
        "Mayor Ann Roe Says Road Will Stay Shut",
        "Mayor Ann Roe Shuts Road",
    ),
)
"""How reported speech stands in an article.  With the parse of a `Doc`, the rule is `parsed clause`."""

_NAMES: Final = {
    ("ahead", "V"): "source cue, clause",
    ("ahead", "v"): "source cue, clause",
    ("ahead", "G"): "participle, clause",
    ("ahead", "A"): "according to, clause",
    ("ahead", "K"): "noun, clause",
    ("ahead", "D"): "noun, clause",
    ("behind", "V"): "clause, source cue",
    ("behind", "v"): "clause, source cue",
    ("behind", "A"): "clause, according to",
    ("around", "V"): "clause, source cue, clause",
    ("around", "v"): "clause, source cue, clause",
    ("around", "A"): "clause, according to, clause",
}
"""The name of each reading of each class of cue (see `cued.Cue`)."""

_INVERTED: Final = "clause, cue source"


@attrs.frozen(slots=True)
class Reported:
    """A clause of reported speech, or a piece of one.

    start, end: its extent in the text.
    source: the mention of whoever said it, or None.
    cue, rule: the cue, and the name of the rule that reads it so.
    confidence: how likely it is that somebody is made to say just this, and that the source is right.
    negated: whether the narrator says that it was not said.
    """

    start: int
    end: int
    source: Mention | None
    cue: Span
    rule: str
    confidence: float
    negated: bool

    def crosses(self, other: Reported | Span) -> bool:
        """Whether this and another stretch overlap, and neither holds the other, or are the same."""
        if self.end <= other.start or other.end <= self.start:
            return False
        if (self.start, self.end) == (other.start, other.end):
            return True
        around = self.start <= other.start and other.end <= self.end
        return not around and not (other.start <= self.start and self.end <= other.end)


@attrs.frozen(slots=True)
class Model:
    """The weights of each question: see `clauses`.

    reading: those of each reading, in the order of `READINGS`.
    """

    reading: dict[str, tuple[float, float, float]]
    opening: Weights
    closing: Weights
    front: Weights
    source: Weights
    hold: Weights


class Read(NamedTuple):
    """What a cue reports: the pieces, from unit to unit; how likely the reading, the first and the last unit are."""

    cue: Cue
    reading: str
    pieces: tuple[tuple[int, int], ...]
    chances: tuple[float, float, float]


@cache
def load() -> Model:
    """The model of the language."""
    models = loglinear.load("clauses")
    none: Weights = {}
    ahead, behind, around = (models.get(reading, none) for reading in READINGS)
    reading = {
        feature: (ahead.get(feature, 0.0), behind.get(feature, 0.0), around.get(feature, 0.0))
        for feature in {**ahead, **behind, **around}
    }
    return Model(reading, *(models.get(name, none) for name in ("opening", "closing", "front", "source", "hold")))


def find(text: str, narration: Narration, cues: Cues, model: Model) -> list[tuple[Reported, ...]]:
    """What is reported in a stretch of narration, in order: each as its pieces, of which there are two at the most."""
    found: list[tuple[Reported, ...]] = []
    low = 0
    shape = narration.shape
    while low < len(shape):
        _, high = narration.sentence(low)
        if high - low > 2:
            sentence = Sentence(text, narration, low, high)
            kept: list[tuple[Reported, ...]] = []
            for cue in cues_in(sentence, cues):
                read_as = read(cue, model)
                pieces = reported(read_as, model) if read_as is not None else ()
                if pieces:
                    kept.append(pieces)
            found += _nested(kept)
        low = high + 1
    return found


def may_find(text: str, paragraph: Span, cues: Cues) -> bool:
    """Whether a paragraph has a word that may be a cue; where it has none, its narration need not be read."""
    lower = text[paragraph.slice].lower()
    return not (cues.reports.isdisjoint(lower.split()) and cues.reports.isdisjoint(_WORD.findall(lower)))


def _nested(kept: list[tuple[Reported, ...]]) -> list[tuple[Reported, ...]]:
    """Those that do not cross a surer one, nor say the same again."""
    if len(kept) < 2:
        return kept
    clear: list[tuple[Reported, ...]] = []
    stretches: list[tuple[int, int, Reported]] = []
    longest = max(piece.end - piece.start for pieces in kept for piece in pieces)
    for pieces in sorted(kept, key=lambda pieces: -pieces[0].confidence):
        if any(_crosses(piece, stretches, longest) for piece in pieces):
            continue
        clear.append(pieces)
        for piece in pieces:
            insort(stretches, (piece.start, piece.end, piece), key=lambda stretch: stretch[:2])
    return sorted(clear, key=lambda pieces: (pieces[0].start, -pieces[0].end))


def _crosses(piece: Reported, stretches: list[tuple[int, int, Reported]], longest: int) -> bool:
    """Whether a piece crosses one of some others, which are sorted and no longer than the longest."""
    low = bisect_left(stretches, (piece.start - longest, 0), key=lambda stretch: stretch[:2])
    high = bisect_left(stretches, (piece.end, 0), key=lambda stretch: stretch[:2])
    return any(piece.crosses(other) for *_, other in stretches[low:high])


def read(cue: Cue, model: Model) -> Read | None:
    """The likeliest of what a cue may report; None if that is nothing."""
    openings, fronts = cue.openings, cue.fronts
    if not openings and not fronts:
        return None
    if cue.letter in "KD" and cue.given is not None and openings:
        return extents(cue, "ahead", 1.0, model)  # `Roe’s claim that …`
    ahead = behind = around = 0.0
    get = model.reading.get
    for feature in clauses.of_reading(cue):
        weights = get(feature)
        if weights is not None:
            ahead += weights[0]
            behind += weights[1]
            around += weights[2]
    scores = [
        ahead if openings else _NEVER,
        behind if fronts else _NEVER,
        around if openings and fronts else _NEVER,
        0.0,
    ]
    chances = loglinear.chances(scores)
    best = max(range(3), key=scores.__getitem__)
    if best == 1 and openings and cue.resumes:
        best, chances[2] = 2, chances[1] + chances[2]
    if best != 2 and chances[3] < _NOTHING and fronts and cue.tail and (not openings or cue.shape[openings[0]] in "pL"):
        best, chances[1] = 1, max(chances[0] + chances[1], _SUBJECT)
    if chances[best] < _FAINT:
        return None
    return extents(cue, READINGS[best], chances[best], model)


def extents(cue: Cue, reading: str, chance: float, model: Model) -> Read:
    """Where what a cue reports begins and ends.

    chance: how likely the reading is.
    """
    pieces: list[tuple[int, int]] = []
    opens = closes = 1.0
    if reading != "ahead" and cue.front is not None:
        front, opens = _choose(model.front, cue.fronts, lambda unit: clauses.of_front(cue, unit, reading))
        if cue.shape[front : cue.front] != "c":  # `But, Roe said, …`
            pieces.append((front, cue.front))
    if reading != "behind":
        openings = cue.openings[:1] if cue.plain else cue.openings
        opening, opens = _choose(model.opening, openings, lambda unit: clauses.of_opening(cue, unit))
        opening = cue.beyond_hearer(opening)
        closing, closes = _choose(
            model.closing, cue.closings(opening), lambda unit: clauses.of_closing(cue, opening, unit, reading)
        )
        pieces.append((opening, closing))
    return Read(cue, reading, tuple(pieces), (chance, opens, closes))


def source_of(cue: Cue, reading: str, spans: Sequence[tuple[int, int]], model: Model) -> tuple[int | None, float]:
    """The unit of the source of what a cue reports, and how likely it is.

    spans: the units of the pieces; nobody inside them is the source.
    """
    if cue.settled:
        return cue.given, 1.0
    sources = [unit for unit in cue.sources if not any(start <= unit < end for start, end in spans)]
    if not sources:
        return None, _NOBODY
    beside = cue.beside if reading == "ahead" or cue.inverted is None else cue.inverted
    if beside in sources:
        return beside, _BESIDE
    subject = cue.subject if cue.subject in sources else None
    plain = subject is not None and cue.count is None and cue.shape[subject] in "NPW"
    if subject is not None and (cue.letter == "A" or (plain and reading == "ahead")):
        return named(cue.shape, subject, cue.high), _SUBJECT
    source, sure = _choose(model.source, sources, lambda unit: clauses.of_source(cue, unit, reading))
    return named(cue.shape, source, cue.high), sure


def _choose(weights: Weights, units: list[int], features: Callable[[int], list[str]]) -> tuple[int, float]:
    """The likeliest of some units, and how likely it is."""
    if len(units) == 1:
        return units[0], 1.0
    chances = loglinear.chances([loglinear.score(weights, features(unit)) for unit in units])
    best = max(range(len(units)), key=chances.__getitem__)
    return units[best], chances[best]


def reported(found: Read, model: Model) -> tuple[Reported, ...]:
    """What a cue reports, as pieces of the text; nothing if that is not likely enough to be right."""
    cue, reading, pieces, chances = found
    if not pieces:
        return ()
    narration = cue.sentence.narration
    first, last = pieces[0][0], pieces[-1][1]
    if reading == "ahead" and not cue.is_content(first, last):
        return ()
    odds = loglinear.score(model.hold, clauses.of_hold(cue, reading, first, last, chances))
    hold = max(1 / (1 + math.exp(-odds)), _LEAST if chances[0] == 1 else 0)
    if hold < _LEAST:
        return ()
    spans = [_stretch(narration, start, end) for start, end in pieces]
    if any(start <= cue.unit < end for start, end in spans):
        return ()  # `saysn't`, which is no word
    if not all(_is_told(cue.sentence.text, narration, start, end) for start, end in spans):
        return ()
    rule = _NAMES[reading, cue.letter]
    if reading == "behind" and cue.subject is not None and cue.subject > cue.unit and cue.letter != "A":
        rule = _INVERTED
    source, sure = source_of(cue, reading, spans, model)
    mention = cue.mention(source) if source is not None else None
    if mention is not None and source is not None and mention is narration.mentions.get(source):
        mention = together(narration, source, cue.unit)
    return tuple(
        Reported(
            narration.starts[start],
            narration.ends[end - 1],
            mention,
            cue.span,
            rule,
            round(hold * sure, 4),
            cue.negated,
        )
        for start, end in spans
    )


def _is_told(text: str, narration: Narration, start: int, end: int) -> bool:
    """Whether a run of units is more than quoted words and marks."""
    if start >= end or narration.shape[start:end] == "Q":
        return False
    return _WORD.search(text, narration.starts[start], narration.ends[end - 1]) is not None


def _stretch(narration: Narration, start: int, end: int) -> tuple[int, int]:
    """A run of units without the marks at its ends, and with the word of which a clitic is a part."""
    shape, starts, ends = narration.shape, narration.starts, narration.ends
    while end > start and shape[end - 1] in _EDGES:
        end -= 1
    while start < end and shape[start] in _EDGES:
        start += 1
    while 0 < start < end and starts[start] == ends[start - 1] and shape[start] in "sXn":
        start -= 1
    return start, end
