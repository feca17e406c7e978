"""Our CPU time over that of `spacy.blank("en").tokenizer` on the same text, in one run.

    python bench/speed.py --corpora ../shared/corpora [--rounds 5] [--every 1] [--indirect]

Both work through the articles one by one, taking turns at each, in one process and one thread; a round is all of the
articles, the ratio that of its sums, and the result the median of the rounds after a first one to warm up.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import spacy

from quoteparse import KINDS, Parser


def articles(corpora: Path, every: int) -> list[str]:
    """The texts of the train articles, each n-th one."""
    paths = sorted((corpora / "polnear" / "train" / "text").glob("*.txt"))[::every]
    return [path.read_bytes().decode("utf-8") for path in paths]


def cpu_time(work: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--every", type=int, default=1, help="take each n-th article only")
    arguments.add_argument("--indirect", action="store_true", help="with reported speech")
    asked = arguments.parse_args()
    texts = articles(asked.corpora, asked.every)
    parser = Parser(kinds=KINDS) if asked.indirect else Parser()
    tokenizer = spacy.blank("en").tokenizer
    characters = sum(map(len, texts))
    ratios = []
    for number in range(asked.rounds + 1):
        ours = theirs = 0.0
        for text in texts:
            ours += cpu_time(parser.parse, text)
            theirs += cpu_time(tokenizer, text)
        if number:
            ratios.append(ours / theirs)
        per_second = f"{characters / ours:,.0f} characters a CPU second, blank tokenizer {characters / theirs:,.0f}"
        print(f"round {number}{'' if number else ' (warm-up)'}: ratio {ours / theirs:.2f} ({per_second})")
    print(f"ratio {statistics.median(ratios):.2f} over {len(texts)} articles, {characters} characters")


if __name__ == "__main__":
    main()
