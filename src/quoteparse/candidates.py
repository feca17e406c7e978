"""Candidates: the mentions that can be the source of a quote, and what speaks for and against each.

A feature is a plain string, `template|values`: what kind of mention it is, where it stands, what stands between it and
the quote, whether a rule names it.  Features that hang on the same few values come as a part (see `loglinear`), since
the same parts come again and again.  `choice` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import regex

from .attribution import Attribution, Place, governed, main_subject
from .loglinear import Evidence, Part
from .mentions import Mention
from .narration import Narration

_BEFORE: Final = 7
_AFTER: Final = 5
"""How many mentions before and after a quote are candidates, in its paragraph."""

_BESIDE: Final = 2
"""How many of them, where a cue in the sentence of the quote makes a rule propose: or as many as the sentence has."""

_AROUND: Final = ((-1, 8), (-2, 4), (1, 4))
"""The paragraphs around that of the quote, and how many mentions of each are candidates: the nearest ones."""

_NAME_BEHIND: Final = regex.compile(r"[DO],N[,VX.(:]")
WITHIN: Final = frozenset(
    (
        "cue, quote",
        "quote, cue source",
        "quote, source cue",
        "quote, according to",
        "dash line",
        "cue … quote",
        "interrupted",
        "goes on",
        "sentence subject",
        "sentence before",
    )
)
"""Rules that propose by what stands in the paragraph of the quote: then the source is not in another one."""

_TAG: Final = regex.compile(r"[NPD][VE](?:p[NDO])?[LR]?\.")
_FARTHEST: Final = 40
_APPOSITION: Final = 25
"""How many units an apposition may have."""

_FAR: Final = (1, 4, 9, 19)
"""Distances in units, as classes."""

_SHORT: Final = 16
"""What stands between a mention and a quote comes again in other articles if it has at most so many units."""

_VERB: Final = 7
_PATH: Final = 7
_UNTOLD: Final = str.maketrans({**dict.fromkeys("wdRLXns"), **dict.fromkeys("NPDO", "M")})
_ADVERBIAL: Final = frozenset("XnRL")
_BRACKETS: Final = {"(": ")"}


class Candidate(NamedTuple):
    """A mention that can be the source: its narration and unit, and how many paragraphs from the quote it stands."""

    narration: Narration
    unit: int
    away: int
    mention: Mention


def find(place: Place, proposed: Attribution | None) -> list[Candidate]:
    """The candidates for a quote: the mentions of its paragraph, those of the paragraphs around it unless a cue in
    its own sentence makes a rule propose, and the mention that a rule proposes, wherever that stands.
    """
    narration, here = place.narration, place.unit
    units = narration.mentioned
    cut = bisect_right(units, here)
    if proposed is not None and proposed.rule in WITHIN:
        first = min(bisect_left(units, place.low), cut - _BESIDE)
        last = max(bisect_left(units, place.high), cut + _BESIDE)
        found = _candidates(narration, units[max(0, first, cut - _BEFORE) : min(last, cut + _AFTER)], 0)
    else:
        found = _candidates(narration, units[max(0, cut - _BEFORE) : cut + _AFTER], 0)
        for away, most in _AROUND:
            around = place.paragraph(place.index + away)
            if around is not None:
                units = around.mentioned
                found += _candidates(around, units[-most:] if away < 0 else units[:most], away)
    source = proposed.source if proposed is not None else None
    if source is not None and not any(names(source, candidate.mention) for candidate in found):
        found += _far(place, source)
    return found


def is_plain(place: Place, proposed: Attribution) -> bool:
    """Whether the sentence of a quote has one mention and one cue, and a rule proposes them: nothing to choose there.

    So it is for about a quarter of the quotes of `train`, where rules and model are right for the same ones.
    """
    if proposed.rule not in WITHIN:
        return False
    shape, low, high = place.narration.shape, place.low, place.high
    return sum([shape.count(letter, low, high) for letter in "NPDOW"]) == 1 and _count(shape, low, high) == 1


def follows_tag(place: Place, proposed: Attribution) -> bool:
    """Whether a quote goes on right behind the source and the cue of the one before: `“…,” Roe said. “…”`.

    In `train` the model never thinks otherwise.
    """
    if proposed.rule != "goes on" or proposed.source is None:
        return False
    unit = bisect_left(place.narration.starts, proposed.source.start)
    return _TAG.fullmatch(place.narration.shape, unit, place.unit) is not None


def _candidates(narration: Narration, units: Sequence[int], away: int) -> list[Candidate]:
    return [
        Candidate(narration, unit, away, mention)
        for unit in units
        if (mention := narration.mentions.get(unit)) is not None and not _tells_who(narration.shape, unit)
    ]


def _tells_who(shape: str, unit: int) -> bool:
    """Whether a phrase tells who a name beside it is: then the name is the candidate."""
    if shape[unit] not in "DO":
        return False
    if _NAME_BEHIND.match(shape, unit):
        return True
    name = unit - 2
    if shape[max(0, name) : unit] != "N," or shape[unit + 1 : unit + 2] not in (",", ":", ".", "-", "p"):
        return False
    return shape[max(0, name - 2) : name] == "Np" or not governed(shape, name, 0)


def _far(place: Place, source: Mention) -> list[Candidate]:
    """The candidate that is a source out of sight, as that of an utterance over many paragraphs."""
    for index in range(place.index, max(-1, place.index - _FARTHEST), -1):
        narration = place.paragraph(index)
        if narration is not None and narration.starts and narration.starts[0] <= source.start:
            unit = bisect_right(narration.starts, source.start) - 1
            found = _candidates(narration, [unit], index - place.index)
            return found if found and names(source, found[0].mention) else []
    return []


def names(source: Mention, mention: Mention) -> bool:
    """Whether a proposed source is a candidate's mention, or holds it (`Ann Roe and Bo Lind`)."""
    return source.start <= mention.start and mention.end <= source.end


def scope(place: Place, candidate: Candidate) -> str:
    """Where a candidate stands: `before` or `after` the quote in its sentence, `earlier` or `later` than that."""
    if candidate.away:
        return "earlier" if candidate.away < 0 else "later"
    if candidate.unit < place.unit:
        return "before" if candidate.unit >= place.low else "earlier"
    return "after" if candidate.unit < place.high else "later"


def own(candidate: Candidate, scope: str, text: str) -> Evidence:
    """What speaks for a mention by itself and in its sentence, which is the same for every quote in a scope."""
    narration, unit, _, mention = candidate
    shape = narration.shape
    start, stop = narration.sentence(unit)
    ahead, subject = _ahead(shape, unit + 1, stop), main_subject(shape, start, stop) == unit
    behind, beyond = _behind(shape, unit, start), _beyond(shape, unit + 1, stop)
    parts: list[Part] = [(_in_sentence, scope, ahead, behind, subject, governed(shape, unit, start), beyond)]
    found = [f"verb|{verb}"] if (verb := _verb(narration, unit, stop, text)) else []
    if unit > start and unit - 1 not in narration.contents:
        found.append(f"word before|{narration.word(text, unit - 1)}")
    if mention.kind == "nominal":
        found += [f"role|{mention.role or 'no'}", f"determiner|{mention.name.partition(' ')[0].lower()}"]
    elif mention.kind == "pronoun":
        found += [f"pronoun|{mention.head}", f"pronoun next|{mention.head} {ahead}"]
    else:
        parts.append((_name, min(3, mention.name.count(" ") + 1), bool(mention.title), mention.name.isupper()))
    return parts, found


def _in_sentence(scope: str, ahead: str, behind: str, subject: bool, governed: bool, beyond: str) -> list[str]:
    found = [f"next|{scope} {ahead}", f"previous|{scope} {behind}"]
    found.append(f"subject|{scope} {'subject' if subject else 'other'}")
    if governed:
        found.append(f"governed|{scope}")
    if beyond:
        found.append(f"beyond|{scope} {beyond}")
    return found


def _name(words: int, title: bool, capitals: bool) -> list[str]:
    found = [f"name|{words} {'title' if title else 'bare'}"]
    return [*found, "acronym|yes"] if capitals else found


def relative(place: Place, candidates: list[Candidate], proposed: Attribution | None) -> Iterator[Evidence]:
    """What speaks for each candidate by where it stands to the quote.

    proposed: what the first rule that knows a source says.
    """
    shape, here = place.narration.shape, place.unit
    form = "alone" if place.alone else "inside", place.capital, min(place.words, 8) // 3
    cues = f"{min(2, _count(shape, place.low, here))} {min(2, _count(shape, here, place.high))}"
    source = proposed.source if proposed is not None else None
    last = place.given.source if place.given is not None else None
    left = sum([not away and unit < here for _, unit, away, _ in candidates])
    for number, (narration, unit, away, mention) in enumerate(candidates):
        letter = narration.shape[unit]
        found: list[str] = []
        parts: list[Part] = []
        if away:
            count = narration.shape.count(".", unit) if away < 0 else narration.shape.count(".", 0, unit)
            zone, rank = f"{max(-3, away):+d}{' edge' if count <= (away < 0) else ''}", None
        else:
            if unit < here:
                between, rank, side = shape[unit + 1 : here], left - 1 - number, "before"
            else:
                between, rank, side = shape[here + 1 : unit], number - left, "after"
                if shape[unit - 1] == "A":
                    found.append(f"according|{min(2, shape.count('V', here, unit))}")
            zone, rank = _zone(side, between), min(4, rank)
            if len(between) <= _SHORT:
                parts.append((_between, zone, between))
            else:
                found += _between(zone, between)
        parts.append((_placed, zone, letter, rank, cues, *form))
        if source is None:
            found.append(f"no rule|{zone} {letter}")
        elif names(source, mention) and proposed is not None:
            before = shape[here - 1] if here > place.low else "^"
            after = shape[here + 1 : here + 2] or "$"
            parts.append((_ruled, proposed.rule, zone, letter, f"{before}{after}"))
        if last is not None and mention.kind != "nominal" and last.head == mention.head:
            inside = "here" if place.previous is not None and place.previous.narration is place.narration else "above"
            found.append(f"last|{'same' if last is mention else 'again'} {inside} {cues}")
        yield parts, found


def _zone(side: str, between: str) -> str:
    """On which side of the quote a mention stands, and how many sentences off."""
    count = between.count(".")
    return f"{side} {min(3, count)}" if count else side


def _between(zone: str, between: str) -> list[str]:
    path = between.translate(_UNTOLD) if "." not in between else ""
    return [
        f"path|{zone} {path if len(path) <= _PATH else f'{path[:3]}…{path[-3:]}'}|",
        f"crossed|{zone} V{min(3, between.count('V'))} Q{min(2, between.count('Q'))}",
        f"commas|{zone} {min(3, between.count(','))}",
        f"joined|{zone} {''.join([letter for letter in 'ctW' if letter in between]) or 'no'}",
        f"distance|{zone} {bisect_right(_FAR, len(between))}",
    ]


def _placed(zone: str, letter: str, rank: int | None, cues: str, alone: str, capital: bool, words: int) -> list[str]:
    found = [f"zone|{zone}", f"letter|{zone} {letter} {alone}", f"cues|{zone} {cues}"]
    found.append(f"form|{letter} {'capital' if capital else 'small'} {words}")
    return found if rank is None else [*found, f"rank|{zone} {rank}"]


def _ruled(rule: str, zone: str, letter: str, beside: str) -> list[str]:
    return [f"rule|{rule}", f"rule letter|{rule} {letter} {beside}", f"rule zone|{rule} {zone}"]


def _count(shape: str, low: int, high: int) -> int:
    """How many cues of any class a stretch has."""
    return sum(shape.count(cue, low, high) for cue in "VCGAE")


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
            return text[narration.starts[n] : narration.ends[n]].lower()
        if shape[n] in "NPDOQ":
            break
    return ""
