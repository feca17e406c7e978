"""What speaks for and against what a cue may report: features for `loglinear` to weigh.

A cue is asked in turn: does it report what follows it (`ahead`: `said that …`), what goes before (`behind`: `…, she
said`), both (`around`: `…, she said, …`) or nothing; where does it begin and end; whose words are they; and does all of
it hold.  `cued` gives the alternatives of each question; here stand their features.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import Final

from .attribution import governed, main_subject
from .cued import Cue

READINGS: Final = ("ahead", "behind", "around")
"""What a cue may report; that it reports nothing is the fourth reading, without weights."""

_LENGTHS: Final = (0, 1, 2, 3, 5, 8, 12, 20, 35)
"""Numbers of units, as classes."""

_MARKS: Final = frozenset(",;-:")
_UNTOLD: Final = str.maketrans({**dict.fromkeys("wdRLXns"), **dict.fromkeys("NPDO", "M")})


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
    verb, inside = sentence.is_finite(after), sentence.finite(opening, closing)
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
        f"finite|{mark} {inside:d}",
        f"commas|{mark} {min(3, shape.count(',', opening, closing))}",
        f"commas after|{mark} {min(3, rest.count(','))}",
        f"word|{mark} {'-' if letter(after) in 'NDOQ$' else sentence.word(after)}",
        f"quoted|{mark} {'Q' in rest:d}",
        f"place|{cue.place} {mark} {letter(after)}",
        f"place finite|{cue.place} {mark} {verb:d}{inside:d}{sentence.finite(after, high):d}",
        f"place joint|{cue.place} {mark} {letter(after)}{letter(after + 1)} {inside:d}",
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
