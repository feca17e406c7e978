"""How sure a rule is: how often it names the right source, measured on the train articles (`bench/calibrate.py`)."""

from __future__ import annotations

from functools import cache

from . import lexicon


@cache
def _measured() -> dict[str, float]:
    pairs = (entry.rsplit(" ", 1) for entry in lexicon.sections("confidence")[""])
    return {name: float(value) for name, value in pairs}


def of(rule: str | None) -> float:
    """The confidence of a quote that a rule attributed, from 0 to 1; 0 without a rule."""
    return _measured().get(rule, 0.0) if rule is not None else 0.0
