"""Measure reported speech on articles of our own, from parse to speaker and outlet.  Needs no corpora.

    python bench/check.py [--errors]

The articles of `reported/check.jsonl` are news from several countries and other genres, written and annotated by hand
for this; nothing was learned from them.  A content counts as found if it and a quote share at least half of their words
(strict: four fifths), by the measure of `reported.py`; speaker and outlet are compared as they are, for the contents
found.  Contents that are marked as optional count neither way.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import quoteparse
from matching import overlap, shared

ARTICLES = Path(__file__).parent / "reported" / "check.jsonl"


def measure(path: Path = ARTICLES) -> tuple[dict[str, float], list[str]]:
    """The measures in percent, and what is missing or too much."""
    counts: Counter[str] = Counter()
    errors: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        text, rows = article["text"], article["quotes"]
        quotes = quoteparse.parse(text, kinds=["indirect"])
        for quote in quotes:
            span = quote.span.start, quote.span.end
            best = max(rows, key=lambda row: shared(text, span, tuple(row["content"])))
            same = shared(text, span, tuple(best["content"]))
            if same >= 0.5 and best.get("optional"):
                continue
            counts["given"] += 1
            counts["precision_loose"] += same >= 0.5
            counts["precision_strict"] += same >= 0.8
            if same < 0.5:
                errors.append(f"{article['id']}: too much: {quote.text!r} ({quote.rule}, {quote.confidence:.2f})")
        for row in rows:
            if row.get("optional"):
                continue
            counts["annotated"] += 1
            content = tuple(row["content"])
            best_quote = max(
                quotes, key=lambda quote: shared(text, (quote.span.start, quote.span.end), content), default=None
            )
            same = shared(text, (best_quote.span.start, best_quote.span.end), content) if best_quote else 0.0
            counts["recall_loose"] += same >= 0.5
            counts["recall_strict"] += same >= 0.8
            if best_quote is None or same < 0.5:
                errors.append(f"{article['id']}: missing: {row['text']!r}")
                continue
            source = best_quote.source
            if source is None or row["source"] is None:
                counts["source"] += source is row["source"]
            else:
                counts["source"] += overlap((source.start, source.end), tuple(row["source"])) > 0
            counts["speaker"] += best_quote.speaker == row["speaker"]
            counts["outlet"] += best_quote.outlet == row["outlet"]
            counts["negated"] += best_quote.negated == row["negated"]
    wholes = {"precision_loose": "given", "precision_strict": "given", "recall_loose": "annotated"}
    wholes |= {"recall_strict": "annotated"}
    wholes |= dict.fromkeys(("source", "speaker", "outlet", "negated"), "recall_loose")
    return {name: round(100 * counts[name] / counts[whole], 1) for name, whole in wholes.items()}, errors


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--errors", action="store_true", help="print what is missing and what is too much")
    asked = arguments.parse_args()
    values, errors = measure()
    print(json.dumps(values))
    if asked.errors:
        print("\n".join(errors))


if __name__ == "__main__":
    main()
