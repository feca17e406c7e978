"""Time and memory grow with the size of an article, and no faster, whatever the article is made of.

Time is counted in steps, the lines of the library that are run: the same on every machine.
"""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from quoteparse import KINDS, Parser
from shapes import DENSE, PROSE, SHAPES

SIZE = 3000
"""Below, a sentence without an end is shorter than what is looked at of one."""

SLACK = 1.15
"""How much more than linear the steps may grow; of quadratic ones, the last third costs 1.67 times the second."""

DENSEST = 190
"""Bytes a character where quotes stand so dense that they weigh the most; else there may be 60."""


def steps(parser: Parser, text: str) -> int:
    """The lines that are run for a parse."""
    count = 0

    def line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        parser.parse(text)
    finally:
        sys.settrace(before)
    return count


def growth(parser: Parser, make: Callable[[int], str]) -> float:
    """How many times the steps of the second third of an article those of its last third are."""
    parser.parse(PROSE + make(3 * SIZE))  # so that all find remembered what is remembered
    one, two, three = (steps(parser, make(SIZE * times)) for times in (1, 2, 3))
    return (three - two) / max(two - one, SIZE)


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_with_the_size(shape: str) -> None:
    assert growth(Parser(kinds=KINDS), SHAPES[shape]) <= SLACK


def test_steps_that_do_not() -> None:
    """The count tells a quadratic one."""

    class Slow:
        def parse(self, text: str) -> None:
            for first in range(len(text) // 50):
                for second in range(len(text) // 50):
                    assert first + second >= 0

    assert growth(Slow(), SHAPES["prose"]) > SLACK  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_grows_with_the_size(shape: str) -> None:
    parser, text = Parser(), SHAPES[shape](60_000)
    parser.parse(text)
    tracemalloc.start()
    try:
        parser.parse(text)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most <= (DENSEST if shape in DENSE else 60) * len(text)
