"""How time and memory grow with the size of an article, for prose and for input that nobody would write.

    python bench/scaling.py [--largest 1000000] [--indirect] [--only NAME] [--limit 1.1] [--memory 60]

For each shape (`tests/shapes.py`) the article is made ever larger, by a factor of about three from 1,000 characters to
the largest.  The exponent is the slope of a line through the logarithms of size and CPU seconds, from 30,000 characters
on (below, what does not grow with the size weighs more): 1 is linear, 2 quadratic.  The memory is the most that a
process of its own took for parsing the largest article, beyond what it took before, when it had the article, the
library and what that remembers; a character.  The exit status is 1 if an exponent or the memory is above its limit; of
shapes in which every twenty characters are a quote, the memory is printed only.

Needs a system with `fork` for the memory.
"""

from __future__ import annotations

import argparse
import gc
import math
import os
import resource
import sys
import time
from pathlib import Path

from quoteparse import KINDS, Parser

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from shapes import DENSE, PROSE, SHAPES

_LARGE = 300_000
"""Of smaller articles, what a process takes tells little of what they need."""


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
    """The bytes that a process of its own takes at most for a parse, a character."""
    reading, writing = os.pipe()
    gc.collect()
    child = os.fork()
    if child == 0:
        before = resident()
        parser.parse(text)
        os.write(writing, str(max(0, resident() - before)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        most = int(pipe.read())
    os.waitpid(child, 0)
    return most / max(1, len(text))


def resident() -> int:
    """The most bytes of memory that this process has taken so far."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


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
    arguments.add_argument("--memory", type=float, default=60, help="the most bytes a character that are right")
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
        held = peak(parser, text)
        cut = f"  (given up at {size})" if size < asked.largest else ""
        print(f"{name:30} {exponent:8.2f} {size / max(took, 1e-9):20,.0f} {held:18.0f}{cut}", flush=True)
        if exponent > asked.limit or (held > asked.memory and name not in DENSE and size >= _LARGE):
            above.append(name)
    if above:
        print(f"above a limit: {', '.join(above)}")
        raise SystemExit(1)


if __name__ == "__main__":
    main()
