"""Log-linear models: a sum of weights for each alternative, read from a file that a person can read.

A feature is a string, `template|values`.  In the file a section is a template, and an entry its values and the weight.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from . import lexicon

Weights = dict[str, float]
"""The weight of each feature, in natural log-odds; a feature that is not there has none."""


@cache
def load(name: str) -> dict[str, Weights]:
    """The models of the file `<name>.txt`: a section `[model: template]` belongs to a model, `[template]` to `""`."""
    models: dict[str, Weights] = {}
    for section, entries in lexicon.sections(name).items():
        model, _, template = section.rpartition(": ")
        weights = models.setdefault(model, {})
        for entry in entries:
            values, _, weight = entry.rpartition(" ")
            weights[f"{template}|{values}"] = float(weight)
    return models


Part = tuple[Any, ...]
"""Features that hang on the same few values: the function that gives them, and the values."""

Evidence = tuple[list[Part], list[str]]
"""What speaks for and against an alternative: parts, whose scores are worth remembering, and features."""


def features(evidence: Evidence) -> list[str]:
    """All features of an alternative."""
    parts, single = evidence
    return [*single, *(feature for part, *values in parts for feature in part(*values))]


def score(weights: Weights, features: Iterable[str]) -> float:
    """The sum of the weights of an alternative's features."""
    get = weights.get
    return sum([get(feature, 0.0) for feature in features])


def scorer(weights: Weights) -> Callable[[Evidence], float]:
    """The score of what speaks for and against an alternative; those of its parts are remembered."""

    @lru_cache(maxsize=2**14)
    def part(function: Callable[..., list[str]], *values: Any) -> float:
        return score(weights, function(*values))

    def of(evidence: Evidence) -> float:
        parts, single = evidence
        return sum([part(*each) for each in parts], score(weights, single))

    return of


def chances(scores: Sequence[float]) -> list[float]:
    """The probability of each alternative: the softmax of the scores.

    >>> chances([0.0, 0.0])
    [0.5, 0.5]
    """
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
