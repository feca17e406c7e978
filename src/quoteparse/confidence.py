"""How sure a rule is: how often it names the right source, counted on the train articles (`bench/calibrate.py`)."""

from __future__ import annotations

from functools import cache
from typing import Final

from . import lexicon


@cache
def counts() -> dict[str, tuple[int, int]]:
    """For how many quotes each rule named the right source, and how many it attributed."""
    rows = (entry.rsplit(" ", 2) for entry in lexicon.sections("confidence")[""])
    return {name: (int(right), int(fired)) for name, right, fired in rows}


def of(rule: str | None) -> float:
    """The confidence of a quote that a rule attributed, from 0 to 1; 0 without a rule.

    The share of right ones, as if ten average cases had been counted before: few cases are not certainty.
    """
    if rule is None:
        return 0.0
    right, fired = counts().get(rule, (0, 0))
    return (right + _PRIOR * _average()) / (fired + _PRIOR)


_PRIOR: Final = 10


@cache
def _average() -> float:
    return sum(right for right, _ in counts().values()) / sum(fired for _, fired in counts().values())
