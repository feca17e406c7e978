"""Candidates: the mentions that can be the source of a quote, and what speaks for and against each.

A feature is a plain string, `template|values`: what kind of mention it is, where it stands, what stands between it and
the quote, whether a rule names it.  `choice` weighs them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from .attribution import Attribution, Place, governed, main_subject
from .mentions import Mention
from .narration import MENTIONS, Narration

_ABLE: Final = MENTIONS | {"W"}
_BEFORE: Final = 14
_AFTER: Final = 10
"""How many mentions before and after a quote are candidates, in its paragraph."""

_AROUND: Final = ((-1, 12), (-2, 12), (1, 8))
"""The paragraphs around that of the quote, and how many mentions of each are candidates: the nearest ones."""

_FARTHEST: Final = 40
_APPOSITION: Final = 25
"""How many units an apposition may have."""

_VERB: Final = 7
_PATH: Final = 7
_UNTOLD: Final = str.maketrans({**dict.fromkeys("wdRLXns"), **dict.fromkeys("NPDO", "M")})
_ADVERBIAL: Final = frozenset("XnRL")
_CUES: Final = frozenset("VCGAE")
_BRACKETS: Final = {"(": ")"}
_EDGES: Final = ".,?-|"


class Candidate(NamedTuple):
    """A mention that can be the source: its narration and unit, and how many paragraphs from the quote it stands."""

    narration: Narration
    unit: int
    away: int
    mention: Mention


def find(place: Place, proposed: Mention | None) -> list[Candidate]:
    """The candidates for a quote: the mentions around it, and the one that a rule proposes, wherever that stands."""
    narration, here = place.narration, place.unit
    units = _mentions(narration)
    cut = next((n for n, unit in enumerate(units) if unit > here), len(units))
    found = [
        Candidate(narration, unit, 0, mention)
        for unit in units[max(0, cut - _BEFORE) : cut + _AFTER]
        if (mention := narration.units[unit].mention) is not None
    ]
    for away, most in _AROUND:
        around = place.paragraph(place.index + away)
        if around is not None:
            units = _mentions(around)
            for unit in units[-most:] if away < 0 else units[:most]:
                if (mention := around.units[unit].mention) is not None:
                    found.append(Candidate(around, unit, away, mention))
    if proposed is not None and not any(names(proposed, candidate.mention) for candidate in found):
        found += _far(place, proposed)
    return found


def _far(place: Place, source: Mention) -> list[Candidate]:
    """The candidate that is a source out of sight, as that of an utterance over many paragraphs."""
    for index in range(place.index, max(-1, place.index - _FARTHEST), -1):
        narration = place.paragraph(index)
        if narration is not None and narration.units and narration.units[0].start <= source.start:
            unit = bisect_right(narration.units, source.start, key=lambda unit: unit.start) - 1
            mention = narration.units[unit].mention
            if mention is not None and names(source, mention):
                return [Candidate(narration, unit, index - place.index, mention)]
            break
    return []


def _mentions(narration: Narration) -> list[int]:
    return [n for n, letter in enumerate(narration.shape) if letter in _ABLE]


def names(source: Mention, mention: Mention) -> bool:
    """Whether a proposed source is a candidate's mention, or holds it (`Ann Roe and Bo Lind`)."""
    return source.start <= mention.start and mention.end <= source.end


def features(place: Place, candidates: list[Candidate], text: str, proposed: Attribution | None) -> Iterator[list[str]]:
    """The features of each candidate.

    proposed: what the first rule that knows a source says.
    """
    shape, here = place.narration.shape, place.unit
    low, high = place.low, place.high
    before = shape[here - 1] if here > low else "^"
    after = shape[here + 1 : here + 2] or "$"
    alone = not shape[:here].strip(_EDGES) and not shape[here + 1 :].strip(_EDGES)
    form = f"{'capital' if place.capital else 'small'} {min(place.words, 8) // 3}"
    cues = f"{min(2, _count(shape, low, here))} {min(2, _count(shape, here, high))}"
    source = proposed.source if proposed is not None else None
    rule = proposed.rule if proposed is not None else "none"
    last = place.given.source if place.given is not None else None
    inside = place.previous is not None and place.previous.narration is place.narration
    left = sum(1 for candidate in candidates if not candidate.away and candidate.unit < here)
    for number, candidate in enumerate(candidates):
        narration, unit, away, mention = candidate
        around = narration.shape
        start, stop = narration.sentence(unit)
        between = ""
        if away:
            count = around.count(".", unit) if away < 0 else around.count(".", 0, unit)
            zone = f"{max(-3, away):+d}{' edge' if count <= (away < 0) else ''}"
            scope = "earlier" if away < 0 else "later"
            rank = 0
        elif unit < here:
            between = around[unit + 1 : here]
            count = min(3, between.count("."))
            zone = f"before {count}" if count else "before"
            scope = "earlier" if count else "before"
            rank = left - 1 - number
        else:
            between = around[here + 1 : unit]
            count = min(2, between.count("."))
            zone = f"after {count}" if count else "after"
            scope = "later" if count else "after"
            rank = number - left
        letter = around[unit]
        subject = "subject" if main_subject(around, start, stop) == unit else "other"
        ahead = _ahead(around, unit + 1, stop)
        found = [
            f"zone|{zone}",
            f"letter|{zone} {letter}",
            f"form|{letter} {form}",
            f"subject|{zone} {subject}",
            f"alone|{zone} {alone} {subject}",
            f"cues|{zone} {cues}",
            f"next|{scope} {ahead}",
            f"previous|{scope} {_behind(around, unit, start)}",
        ]
        if governed(around, unit, start):
            found.append(f"governed|{zone}")
        if beyond := _beyond(around, unit + 1, stop):
            found.append(f"beyond|{scope} {beyond}")
        if verb := _verb(narration, unit, stop, text):
            found.append(f"verb|{verb}")
        if unit > start and narration.units[unit - 1].content is None:
            word = narration.units[unit - 1]
            found.append(f"word before|{text[word.start : word.end].lower()}")
        if mention.kind == "nominal":
            found.append(f"role|{mention.role}")
            found.append(f"determiner|{mention.name.partition(' ')[0].lower()}")
        elif mention.kind == "pronoun":
            found.append(f"pronoun|{mention.head}")
            found.append(f"pronoun next|{mention.head} {ahead}")
        else:
            found.append(f"name|{min(3, mention.name.count(' ') + 1)} {'title' if mention.title else 'bare'}")
            if mention.name.isupper():
                found.append("acronym|")
        if not away:
            if scope in ("before", "after"):
                path = between.translate(_UNTOLD)
                found.append(f"path|{zone} {path if len(path) <= _PATH else f'{path[:3]}…{path[-3:]}'}")
            length = len(between)
            found += [
                f"rank|{zone} {min(4, rank)}",
                f"crossed|{zone} V{min(3, between.count('V'))} Q{min(2, between.count('Q'))}",
                f"commas|{zone} {min(3, between.count(','))}",
                f"joined|{zone} {'c' if 'c' in between else ''}{'t' if 't' in between else ''}"
                f"{'W' if 'W' in between else ''}",
                f"distance|{zone} {0 if length < 2 else 1 if length < 5 else 2 if length < 10 else 3 if length < 20 else 4}",
            ]
        if source is None:
            found.append(f"no rule|{zone} {letter} {subject}")
        elif names(source, mention):
            found += [
                f"rule|{rule}",
                f"rule letter|{rule} {letter} {before}{after}",
                f"rule subject|{rule} {subject} {scope}",
            ]
        if last is not None and mention.kind != "nominal" and last.head == mention.head:
            found.append(f"last|{'same' if last is mention else 'again'} {inside}")
            found.append(f"last cues|{scope} {cues}")
        yield found


def _count(shape: str, low: int, high: int) -> int:
    return sum(shape[n] in _CUES for n in range(low, high))


def _ahead(shape: str, unit: int, stop: int) -> str:
    """The letter that follows a mention, auxiliaries and adverbs stepped over."""
    while unit < stop and shape[unit] in _ADVERBIAL:
        unit += 1
    return shape[unit] if unit < stop else "$"


def _behind(shape: str, unit: int, start: int) -> str:
    """The letter before a mention, determiners and plain words stepped over."""
    unit -= 1
    while unit >= start and shape[unit] in "dwR":
        unit -= 1
    return shape[unit] if unit >= start else "^"


def _beyond(shape: str, unit: int, stop: int) -> str:
    """The letter behind the apposition or the brackets that follow a mention, or nothing."""
    mark = shape[unit : unit + 1]
    if mark not in (",", "(", "-"):
        return ""
    close = shape.find(_BRACKETS.get(mark, mark), unit + 1, min(stop, unit + _APPOSITION))
    return "" if close < 0 or close + 1 >= stop else _ahead(shape, close + 1, stop)


def _verb(narration: Narration, unit: int, stop: int, text: str) -> str:
    """The cue verb that follows a mention before any other mention, in lower case, or nothing."""
    shape = narration.shape
    for n in range(unit + 1, min(stop, unit + 1 + _VERB)):
        if shape[n] in "VCEG":
            return text[narration.units[n].start : narration.units[n].end].lower()
        if shape[n] in "NPDOQ":
            break
    return ""
