"""Learn a conditional logit: the weights that make the right alternatives likeliest.  Needs the extra `bench`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Alternatives = Sequence[tuple[Sequence[str], bool]]
"""The alternatives of one case: the features of each, and whether it is right."""


class Table(NamedTuple):
    """Cases as a matrix: a row for each alternative; where each case begins; which rows are right."""

    matrix: Any
    starts: Any
    right: Any


def table(cases: Sequence[Alternatives], vocabulary: dict[str, int]) -> Table:
    columns: list[int] = []
    rows: list[int] = [0]
    starts: list[int] = []
    right: list[bool] = []
    for case in cases:
        starts.append(len(right))
        for found, is_right in case:
            columns += sorted({vocabulary[feature] for feature in found if feature in vocabulary})
            rows.append(len(columns))
            right.append(is_right)
    matrix = csr_matrix((np.ones(len(columns)), columns, rows), shape=(len(right), len(vocabulary)))
    return Table(matrix, np.array(starts), np.array(right, dtype=float))


def learn(cases: Sequence[Alternatives], *, fewest: int, penalty: float, least: float = 0.005) -> dict[str, float]:
    """The weights of the features, by L-BFGS, with an L2 penalty; cases without a right alternative are left out.

    fewest: in how many cases a feature must occur.  least: the smallest weight that is kept.
    """
    cases = [case for case in cases if len(case) > 1 and any(right for _, right in case)]
    counts = Counter(feature for case in cases for feature in {f for found, _ in case for f in found})
    vocabulary = {feature: n for n, feature in enumerate(sorted(f for f, count in counts.items() if count >= fewest))}
    matrix, starts, right = table(cases, vocabulary)
    case_of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))

    def loss(weights: Any) -> tuple[float, Any]:
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[case_of]
        likely = np.exp(scores)
        every = np.add.reduceat(likely, starts)
        good = np.maximum(np.add.reduceat(likely * right, starts), 1e-300)
        slope = matrix.T @ (likely / every[case_of] - likely * right / good[case_of])
        return float(
            np.log(every).sum() - np.log(good).sum() + penalty / 2 * weights @ weights
        ), slope + penalty * weights

    found = minimize(loss, np.zeros(len(vocabulary)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {feature: round(float(found.x[n]), 2) for feature, n in vocabulary.items() if abs(found.x[n]) >= least}


def written(sections: dict[str, dict[str, float]], head: str) -> str:
    """The text of a file of weights: a section for each template of each model (`""` has no name)."""
    lines = [head]
    for model, weights in sections.items():
        section = ""
        for feature, weight in sorted(weights.items()):
            template, _, values = feature.partition("|")
            if template != section:
                lines.append(f"\n[{model}: {template}]\n" if model else f"\n[{template}]\n")
                section = template
            lines.append(f"{values} {weight:+.2f}\n")
    return "".join(lines)
