"""Count how often each rule names the right source on the train articles, and write that down.

    python bench/calibrate.py --corpora ../shared/corpora [--write]

For marked quotes, of which the rule is that of the choice in the end (`candidate` where no rule names it), by the
measure of `evaluate.py`, for reported speech by that of `reported.py` (both must stand in `eval/` beside the corpora),
for blocks by the speakers of the excerpts, of which there are few.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import quoteparse
from quoteparse import lexicon

TARGET = Path(lexicon.__file__).parent / lexicon.LANGUAGE / "confidence.txt"
HEADER = "# Rule; for how many quotes of the train articles its source is right; of how many. By bench/calibrate.py.\n"


def rows(text: str, **options: Any) -> list[dict[str, Any]]:
    """The quotes of an article as `evaluate.py` takes them."""
    found = []
    for quote in quoteparse.parse(text, **options):
        source = quote.source
        place = (source.start, source.end) if source else (None, None)
        found.append(
            {
                "start": quote.span.start,
                "end": quote.span.end,
                "speaker_start": place[0],
                "speaker_end": place[1],
                "speaker_text": quote.speaker,
                "rule": quote.rule,
                "confidence": quote.confidence,
            }
        )
    return found


Counts = tuple[Counter[str], Counter[str]]
"""How many quotes each rule attributed, and how many of these to the right source."""


def marked(evaluate: Any) -> Counts:
    """The quotes between marks."""
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, text, attributions, _ in evaluate.load("train"):
        predictions = rows(text)
        for gold in evaluate.gold_stretches(text, attributions):
            found = evaluate.best_prediction(text, predictions, gold)
            if found is None or found["rule"] is None or not gold.sources:
                continue
            tried[found["rule"]] += 1
            right[found["rule"]] += evaluate.has_speaker(found) and evaluate.speaker_correct(text, found, gold.sources)
    return tried, right


def indirect(evaluate: Any) -> Counts:
    """The clauses of reported speech that match an annotated content."""
    reported = importlib.import_module("reported")
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for _, text, attributions, _ in evaluate.load("train"):
        predictions = rows(text, kinds=["indirect"])
        for start, end, sources in reported.gold(text, attributions):
            for found in predictions:
                shared = evaluate.overlap(found["start"], found["end"], start, end)
                if 2 * shared < max(found["end"], end) - min(found["start"], start):
                    continue
                tried[found["rule"]] += 1
                right[found["rule"]] += evaluate.speaker_correct(text, found, sources)
    return tried, right


def blocks(evaluate: Any, cases: Path) -> Counts:
    """The block quotations of the excerpts."""
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for line in cases.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        speakers = {" ".join(quote["text"].split()): quote["speaker"] for quote in case["quotes"]}
        for quote in quoteparse.parse(case["article"], kinds=["block"], format=case["format"]):
            text = " ".join(quote.text.split())
            if text in speakers:
                tried[str(quote.rule)] += 1
                right[str(quote.rule)] += evaluate.name_key(quote.speaker) == evaluate.name_key(speakers[text])
    return tried, right


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.corpora.resolve().parent / "eval"))
    evaluate = importlib.import_module("evaluate")
    lines = []
    for tried, right in (
        marked(evaluate),
        indirect(evaluate),
        blocks(evaluate, asked.corpora / "excerpts" / "dev.jsonl"),
    ):
        average = sum(right.values()) / max(1, sum(tried.values()))
        for rule, count in sorted(tried.items(), key=lambda item: (-item[1], item[0])):
            lines.append(f"{rule} {right[rule]} {count}\n")
            print(f"{rule:30} {count:5} quotes, {right[rule]:5} right: {right[rule] / count:.3f}")
        print(f"{'all':30} {sum(tried.values()):5} quotes, {sum(right.values()):5} right: {average:.3f}")
    if asked.write:
        TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
