"""Print how often the source of a quote is right, by how confident the quote is, as tables in Markdown.

    python bench/calibration.py --corpora ../shared/corpora [--split dev] [--indirect]

A quote here is an annotated quoted stretch with a source that was found, by the measure of `evaluate.py` (which must
stand in `eval/` beside the corpora); a quote without a source is a wrong one.  A confidence holds where the mean
confidence of a band is the share of it that is right.

With --indirect, it is an indirect quote, and right if it and an annotated content share at least half of their words
and the source is that of the content.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from calibrate import rows
from matching import shared

BANDS = (0.99, 0.97, 0.95, 0.9, 0.8, 0.6, 0.0)
"""Where the bands begin, from above; each ends below the one before."""

LEVELS = (0.99, 0.97, 0.95, 0.9, 0.8, 0.5)

Outcome = tuple[float, bool]
"""The confidence of a quote, and whether its source is right."""


def outcomes(
    evaluate: Any, articles: Iterable[Any], predict: Callable[[str], list[dict[str, Any]]] = rows
) -> list[Outcome]:
    """The outcome of each quote of the articles that was found and has an annotated source."""
    told = []
    for _, text, attributions, _ in articles:
        predictions = predict(text)
        for gold in evaluate.gold_stretches(text, attributions):
            found = evaluate.best_prediction(text, predictions, gold)
            if found is not None and gold.sources:
                right = evaluate.has_speaker(found) and evaluate.speaker_correct(text, found, gold.sources)
                told.append((found["confidence"], bool(right)))
    return told


def told_outcomes(evaluate: Any, articles: Iterable[Any]) -> list[Outcome]:
    """The outcome of each indirect quote of the articles."""
    told = []
    for _, text, attributions, discard in articles:
        for row in rows(text, kinds=["indirect"]):
            span = row["start"], row["end"]
            if any(evaluate.overlap(*span, *piece) for piece in discard):
                continue
            right = any(
                shared(text, span, (min(a for a, _ in roles["Content"]), max(b for _, b in roles["Content"]))) >= 0.5
                and (not roles["Source"] or evaluate.speaker_correct(text, row, roles["Source"]))
                for roles in attributions
                if roles["Content"]
            )
            told.append((row["confidence"], right))
    return told


def percent(part: float, whole: float) -> float | None:
    """A share in percent as `evaluate.py` rounds it; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def at_least(told: list[Outcome], level: float) -> tuple[float | None, float | None]:
    """The share of the quotes whose confidence reaches a level, and the share of these that is right."""
    reached = [right for confidence, right in told if confidence >= level]
    return percent(len(reached), len(told)), percent(sum(reached), len(reached))


def cell(share: float | None) -> str:
    return "–" if share is None else f"{share:.1f}"


def band(name: str, told: list[Outcome]) -> str:
    """A line of the first table: how many quotes, their mean confidence, and how many of them are right."""
    mean = percent(sum(confidence for confidence, _ in told), len(told))
    return f"| {name} | {len(told)} | {cell(mean)} | {cell(percent(sum(right for _, right in told), len(told)))} |"


def curve(told: list[Outcome]) -> str:
    """Both tables: band by band, and cumulated from above."""
    lines = ["| confidence | quotes | mean confidence, % | right, % |", "|---|--:|--:|--:|"]
    lines.append(band(f"≥ {BANDS[0]}", [one for one in told if one[0] >= BANDS[0]]))
    for high, low in pairwise(BANDS):
        name = f"{low}–{high}" if low else f"< {high}"
        lines.append(band(name, [one for one in told if low <= one[0] < high]))
    lines += [band("all", told), "", "| confidence at least | of the quotes, % | right, % |", "|---|--:|--:|"]
    lines += [f"| {level} | {' | '.join(map(cell, at_least(told, level)))} |" for level in LEVELS]
    return "\n".join(lines)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument(
        "--split", choices=["train", "dev"], default="dev", help="train is what the confidences were learned from"
    )
    arguments.add_argument("--indirect", action="store_true", help="of reported speech")
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.corpora.resolve().parent / "eval"))
    evaluate = importlib.import_module("evaluate")
    judge = told_outcomes if asked.indirect else outcomes
    print(curve(judge(evaluate, evaluate.load(asked.split))))


if __name__ == "__main__":
    main()
