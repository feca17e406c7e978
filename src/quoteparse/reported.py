"""Reported speech: clauses that say what somebody said, without quotation marks.

The patterns are over shapes (see `narration`): a verb of saying with a source and a clause beside it.
"""

from __future__ import annotations

from typing import Final

import attrs
import regex

from .attribution import main_subject, subject
from .cues import Cues
from .mentions import Mention
from .models import Span
from .narration import MENTIONS, Narration

_TRAILING: Final = regex.compile(r",(?P<region>[^.|QVA;:]{1,40})(?P<cue>V)(?P<rest>[^.|Q]{0,24})(?:\.|\||$)")
_INVERTED: Final = regex.compile(r",(?P<cue>V)[wdR]{0,4}(?P<source>[NPD])")
_ACCORDING_FIRST: Final = regex.compile(
    r"(?P<cue>A)[wd]{0,5}(?P<source>[NPDO])[^,.|Q]{0,12},(?:[DdO][^,.|QXVCE]{0,10},)?"
)
_ACCORDING: Final = regex.compile(r"[,-]?(?P<cue>A)[wd]{0,5}(?P<source>[NPD])")
_LEADING: Final = regex.compile(r"(?P<cue>[VG])(?P<adjunct>(?:[RL]|pL?|h|L){0,3})(?P<that>t?)(?=.{3})")
_AFTER_CUE: Final = regex.compile(r"D?h?(?:[RLN]|p[dwOLDN]*){0,4}")
_SUBJECT: Final = regex.compile(r"[wd]{0,4}[NPDO](?:\([^)]*\))?(?:,[^,XVCE]*)?")


@attrs.frozen(slots=True)
class Reported:
    """A clause of reported speech: its extent, its source, its cue and the rule that found it."""

    start: int
    end: int
    source: Mention
    cue: Span
    rule: str


def find(text: str, narration: Narration, cues: Cues) -> list[Reported]:
    """The clauses of reported speech in a stretch of narration, in order; one for each sentence at most."""
    found: list[Reported] = []
    low = 0
    shape = narration.shape
    while low < len(shape):
        _, high = narration.sentence(low)
        if "Q" not in shape[low:high] and high - low >= 4:
            clause = _clause(text, narration, low, high, cues)
            if clause is not None:
                found.append(clause)
        low = high + 1
    return found


def _clause(text: str, narration: Narration, low: int, high: int, cues: Cues) -> Reported | None:
    shape, units = narration.shape, narration.units

    def reported(start: int, end: int, source: int | None, cue: int, rule: str) -> Reported | None:
        mention = units[source].mention if source is not None else None
        if mention is None or end - start < 3:
            return None
        while end > start and shape[end - 1] in ",.-":
            end -= 1
        cue_text = text[units[cue].start : units[cue].end].lower()
        if cue_text in cues.clauseless:
            return None
        return Reported(units[start].start, units[end - 1].end, mention, Span(units[cue].start, units[cue].end), rule)

    first = _ACCORDING_FIRST.match(shape, low, high)
    if first:
        return reported(first.end(), high, first.start("source"), first.start("cue"), "according to, clause")
    according = _ACCORDING.search(shape, low + 3, high)
    if according:
        return reported(
            low, according.start(), according.start("source"), according.start("cue"), "clause, according to"
        )
    trailing = _TRAILING.search(shape, low + 2, high + 1)
    if trailing and _AFTER_CUE.fullmatch(trailing["rest"]) and trailing.start() - low > 2:
        source = subject(shape, trailing.start("cue"), trailing.start() + 1)
        if source is not None and shape[source - 1] in ",wdR":
            return reported(low, trailing.start(), source, trailing.start("cue"), "clause, source cue")
    inverted = _INVERTED.search(shape, low + 3, high)
    if inverted and "V" not in shape[low : inverted.start()] and not _SUBJECT.fullmatch(shape, low, inverted.start()):
        return reported(low, inverted.start(), inverted.start("source"), inverted.start("cue"), "clause, cue source")
    for leading in _LEADING.finditer(shape, low, high):
        cue = leading.start("cue")
        start = leading.end()
        told = text[units[cue].start : units[cue].end].lower() in cues.hearers
        if told and not leading["that"] and start < high and shape[start] in MENTIONS | {"h"}:
            that = shape.find("t", start, min(high, start + 8))
            if that < 0:
                continue
            start = that + 1
        elif not leading["that"] and shape[start] not in MENTIONS | {"d", "w", "R", "p", "t"}:
            continue
        source = main_subject(shape, low, cue) if shape[cue] == "G" else subject(shape, cue, low)
        clause = reported(start, high, source, cue, "source cue, clause")
        if clause is not None and (leading["that"] or _has_verb(text, narration, start, high)):
            return clause
    return None


def _has_verb(text: str, narration: Narration, start: int, high: int) -> bool:
    """Whether a stretch holds a finite verb, as a clause does: an auxiliary, or a word that looks like one."""
    shape = narration.shape[start:high]
    if any(letter in shape for letter in "XVCE"):
        return True
    words = (
        text[unit.start : unit.end]
        for unit, letter in zip(narration.units[start:high], shape, strict=True)
        if letter == "w"
    )
    return any(word.endswith(("ed", "s")) for word in words)
