"""How time and memory grow with the size of an article, for prose and for input that nobody would write.

    python bench/scaling.py [--largest 1000000] [--indirect] [--only NAME] [--limit 1.1]

For each shape the article is made ever larger, by a factor of about three from 1,000 characters to the largest.  The
exponent is the slope of a line through the logarithms of size and CPU seconds, from 30,000 characters on (below, what
does not grow with the size weighs more): 1 is linear, 2 quadratic.  The memory is the most that Python's allocator held
while parsing (`tracemalloc`), less the article itself, a character.  The exit status is 1 if an exponent is above the
limit.
"""

from __future__ import annotations

import argparse
import math
import time
import tracemalloc
from collections.abc import Callable

from quoteparse import KINDS, Parser

PROSE = """The harbour office opened again on Monday after three weeks of repairs. “Nobody thought that it would
last,” said Ann Roe, who runs the ferry. Bo Lind told The Oban Times that he had seen worse. “We waited,” he added,
“until dark.” It rained.

The council called the delay “regrettable” and promised a report by spring. Nobody at the meeting asked who would pay.

"""


def repeated(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def nested(size: int) -> str:
    depth = size // 2
    return "“‘" * (depth // 2) + "’”" * (depth // 2)


SHAPES: dict[str, Callable[[int], str]] = {
    "prose": repeated(PROSE),
    "prose in one line": repeated(PROSE.replace("\n", " ")),
    "prose, no full stop": repeated(PROSE.replace("\n", " ").replace(".", ",")),
    "quotation marks": repeated("“”"),
    "straight marks": repeated('"'),
    "apostrophes": repeated("'"),
    "unclosed marks": repeated("“We waited "),
    "unclosed marks, a line each": repeated("“We waited\n"),
    "closing marks": repeated("we waited” "),
    "nested marks": nested,
    "opening marks": repeated("“‘"),
    "quotes in one sentence": repeated("Roe said it was “so bad it hurts”, "),
    "quotes without narration": repeated("“Nobody came.” "),
    "cues": repeated("said "),
    "cues and commas": repeated("said, "),
    "according to": repeated("according to "),
    "said that": repeated("said that "),
    "capitalised words": repeated("Roe "),
    "different names": lambda size: " ".join(f"Roe{n} Lind{n} said." for n in range(size // 18))[:size],
    "titles": repeated("Mayor "),
    "colons": repeated(":"),
    "words and colons": repeated("Roe: "),
    "lead-ins": repeated("Ann Roe writes at The Oban Times:\n\nIt rained.\n\n"),
    "dashes": repeated("— "),
    "commas": repeated(", "),
    "brackets": repeated("["),
    "digits": repeated("7"),
    "one word": repeated("a"),
    "one name": lambda size: "A" + "a" * size,
    "hyphens": repeated("a-"),
    "dots": repeated("."),
    "initials": repeated("J. "),
    "spaces": repeated(" "),
    "line breaks": repeated("\n"),
    "lines of a word": repeated("rain\n"),
    "lines of a heading": repeated("Mayor: Bridge to stay shut\n"),
    "carriage returns": repeated("\r"),
    "questions": repeated("Q: Was it wet? A: It was.\n"),
    "indented lines": repeated("    It rained.\n"),
    "`>` lines": repeated("> It rained.\n"),
    "`>` signs": repeated(">"),
    "pronouns": repeated("he said “no” and she said “yes”. "),
    "tweets": repeated("@roe: “no” "),
    "possessives": repeated("Roe’s "),
    "of": repeated("University of "),
    "and": repeated("Ann Roe and "),
    "emoji": repeated("😀"),
    "zero-width": repeated("\u200b"),
}


def sizes(largest: int) -> list[int]:
    found, size = [], 1000
    while size < largest:
        found.append(size)
        size = size * 3 if str(size)[0] == "1" else size * 10 // 3 if str(size)[0] == "3" else size * 3
    return [*found, largest]


def seconds(parser: Parser, text: str) -> float:
    """The CPU seconds of a parse, the best of several where it is short."""
    best = math.inf
    spent = 0.0
    for _ in range(5):
        start = time.process_time()
        parser.parse(text)
        took = time.process_time() - start
        best, spent = min(best, took), spent + took
        if spent > 0.5:
            break
    return best


def peak(parser: Parser, text: str) -> float:
    """The bytes held at the peak of a parse, a character."""
    tracemalloc.start()
    parser.parse(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / max(1, len(text))


def slope(points: list[tuple[int, float]]) -> float:
    logs = [(math.log(size), math.log(max(took, 1e-6))) for size, took in points]
    middle = sum(x for x, _ in logs) / len(logs)
    mean = sum(y for _, y in logs) / len(logs)
    spread = sum((x - middle) ** 2 for x, _ in logs)
    return sum((x - middle) * (y - mean) for x, y in logs) / spread if spread else 0.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--largest", type=int, default=1_000_000, help="characters of the largest article")
    arguments.add_argument("--indirect", action="store_true", help="with reported speech")
    arguments.add_argument("--only", help="shapes whose name has this in it")
    arguments.add_argument("--limit", type=float, default=1.1, help="the greatest exponent that is right")
    arguments.add_argument("--longest", type=float, default=60.0, help="give a shape up after so many seconds")
    asked = arguments.parse_args()
    parser = Parser(kinds=KINDS) if asked.indirect else Parser()
    parser.parse(PROSE)
    above: list[str] = []
    print(f"{'shape':30} {'exponent':>8} {'characters a second':>20} {'bytes a character':>18}")
    for name, make in SHAPES.items():
        if asked.only and asked.only not in name:
            continue
        points: list[tuple[int, float]] = []
        text = ""
        for size in sizes(asked.largest):
            text = make(size)
            points.append((size, seconds(parser, text)))
            if points[-1][1] > asked.longest / 10:
                break
        tail = [point for point in points if point[0] >= 30_000 and point[1] > 0.002] or points[-3:]
        exponent = slope(tail) if len(tail) > 1 else 0.0
        size, took = points[-1]
        held = peak(parser, make(min(size, 300_000)))
        cut = f"  (given up at {size})" if size < asked.largest else ""
        print(f"{name:30} {exponent:8.2f} {size / max(took, 1e-9):20,.0f} {held:18.0f}{cut}", flush=True)
        if exponent > asked.limit:
            above.append(name)
    if above:
        print(f"above {asked.limit}: {', '.join(above)}")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
