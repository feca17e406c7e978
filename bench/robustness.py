"""What damaged articles cost: no exception, no broken law, and how what is found falls as marks are damaged.

    python bench/robustness.py --corpora ../shared/corpora [--articles 10000] [--seeds 5]

Real articles (`train`) are damaged in every way below, one or several at a time, and parsed with all kinds; an
exception or a broken law is printed with what makes it again.  The laws are those of `tests/test_laws.py`: the text is
untouched, the spans are in it and in order, quotes overlap only with their parent.

Before that, 1, 5 and 10 of 100 quotation marks of the `dev` articles are deleted, doubled, swapped with the other side
or turned into another sort, and `evaluate.py` measures; what is found is moved back to where it stands in the article
as it was.  *Found* and *source* are in percent of the annotated quotes, the median of several seeds.
"""

from __future__ import annotations

import argparse
import importlib
import random
import statistics
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quoteparse import KINDS, Parser, Quotes

MARKS = frozenset('"“”‘’')
SHARES = (0.0, 0.01, 0.05, 0.10)

Damage = Callable[[str, random.Random], str]
Piece = tuple[str, int]
"""Some text in place of a character, and where that stood."""


def damaged(text: str, share: float, chance: random.Random) -> list[Piece]:
    """The text a character at a time, with a share of its quotation marks damaged."""
    sorts = {'"': "“”'", "“": '”"‘', "”": '“"’', "‘": "’'“", "’": "‘'”"}
    pieces: list[Piece] = []
    for offset, char in enumerate(text):
        apostrophe = char in "‘’" and text[offset - 1 : offset].isalpha() and text[offset + 1 : offset + 2].isalpha()
        if char in MARKS and not apostrophe and chance.random() < share:
            char = chance.choice(["", char * 2, sorts[char][0], chance.choice(sorts[char][1:])])
        pieces.append((char, offset))
    return pieces


def marks(text: str, chance: random.Random) -> str:
    return "".join(piece for piece, _ in damaged(text, chance.choice([0.05, 0.2, 0.5, 1.0]), chance))


def paragraphs(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def joined(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice([" ", "", "\r", "\u2028", "\n\n\n"]))


def mojibake(text: str, chance: random.Random) -> str:
    """UTF-8 read as something else, as old pages have it."""
    other = chance.choice(["latin-1", "cp1252", "mac-roman", "utf-7", "ascii"])
    return text.encode("utf-8", "surrogatepass").decode(other, errors=chance.choice(["replace", "ignore"]))


def torn(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[start : start + chance.randrange(len(text) + 1)]


def noise(text: str, chance: random.Random) -> str:
    chars = list(text)
    for _ in range(max(1, len(chars) // 50)):
        at = chance.randrange(len(chars) + 1)
        chars[at:at] = chance.choice(
            ["\0", "\ud800", "\u200b", "\u202e", "😀", "“", "”", '"', ":", "—", "\n", ">", " "]
        )
    return "".join(chars)


def shouted(text: str, chance: random.Random) -> str:
    return chance.choice([str.upper, str.lower, str.title, str.swapcase])(text)


DAMAGES: tuple[Damage, ...] = (marks, paragraphs, joined, mojibake, torn, noise, shouted)


def broken(text: str, quotes: Quotes) -> str | None:
    """The law that a result breaks, if any."""
    if quotes.text != text:
        return "the text is another one"
    last = 0
    for number, quote in enumerate(quotes):
        for span in (quote.span, quote.source, quote.cue, *quote.insertions):
            if span is not None and not 0 <= span.start <= span.end <= len(text):
                return f"quote {number}: a span outside the text"
        if text[quote.span.slice] != quote.text or not quote.text:
            return f"quote {number}: other words than at its span"
        if quote.span.start < last:
            return f"quote {number}: out of order"
        last = quote.span.start
        around = None if quote.parent is None else quotes[quote.parent]
        if around is not None and quote.span not in around.span:
            return f"quote {number}: outside its parent"
        for before in range(number):
            other = quotes[before]
            if other.span.end <= quote.span.start or before == quote.parent:
                continue
            above = quote.parent
            while above is not None and above != before:
                above = quotes[above].parent
            if above is None:
                return f"quotes {before} and {number} overlap"
        if not 0 <= quote.confidence <= 1:
            return f"quote {number}: confidence {quote.confidence}"
    return None


def attack(articles: list[tuple[str, str]], count: int) -> Counter[str]:
    """Parse damaged articles; count what went wrong and print each first of its sort."""
    parser = Parser(kinds=KINDS)
    wrong: Counter[str] = Counter()
    for seed in range(count):
        chance = random.Random(seed)
        base, text = articles[seed % len(articles)]
        chosen = chance.sample(DAMAGES, chance.choice([1, 1, 2, 3]))
        for damage in chosen:
            text = damage(text, chance)
        try:
            trouble = broken(text, parser.parse(text))
        except Exception as error:
            trouble = f"raised {type(error).__name__}: {error}"
        if trouble is not None:
            wrong[trouble.partition(":")[0]] += 1
            print(f"seed {seed}, {base}, {'+'.join(damage.__name__ for damage in chosen)}: {trouble}", flush=True)
    return wrong


def found(parser: Parser, share: float, seed: int) -> Callable[[str], list[dict[str, Any]]]:
    """A system for `evaluate.py` that sees only the damaged article."""

    def predict(text: str) -> list[dict[str, Any]]:
        pieces = damaged(text, share, random.Random(f"{seed} {len(text)} {text[:40]}"))
        places = [offset for piece, offset in pieces for _ in piece] + [len(text)]
        rows = []
        for quote in parser.parse("".join(piece for piece, _ in pieces)):
            source = quote.source
            rows.append(
                {
                    "start": places[quote.span.start],
                    "end": places[quote.span.end - 1] + 1,
                    "speaker_start": places[source.start] if source else None,
                    "speaker_end": places[source.end - 1] + 1 if source else None,
                    "speaker_text": quote.speaker,
                }
            )
        return rows

    return predict


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--corpora", type=Path, required=True)
    arguments.add_argument("--articles", type=int, default=10_000, help="how many damaged articles to parse")
    arguments.add_argument("--seeds", type=int, default=5, help="how often to damage the dev articles")
    asked = arguments.parse_args()
    sys.path.insert(0, str(asked.corpora.resolve().parent / "eval"))
    evaluate = importlib.import_module("evaluate")
    parser = Parser()
    dev = list(evaluate.load("dev"))
    print("marks damaged, %  found  source  precision")
    for share in SHARES:
        runs = [evaluate.evaluate(found(parser, share, seed), dev) for seed in range(asked.seeds if share else 1)]
        told = (statistics.median(run[name] for run in runs) for name in ("det_recall", "spk_e2e", "det_precision"))
        print(f"{100 * share:16.0f}" + "".join(f"{value:8.1f}" for value in told), flush=True)
    train = [(base, text) for base, text, _, _ in evaluate.load("train")]
    wrong = attack(train, asked.articles)
    print(f"{asked.articles} damaged articles: {sum(wrong.values())} exceptions or broken laws", *wrong.items())
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
