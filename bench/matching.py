"""How alike two stretches of a text are: the measure of `reported.py`, which the scripts here share."""

from __future__ import annotations

Piece = tuple[int, int]


def overlap(one: Piece, other: Piece) -> int:
    """How many characters two stretches have in common."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def trim(text: str, start: int, end: int) -> Piece:
    """A stretch without what stands around its words, and without `that` (as `reported.py` has it)."""
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return (start + 5 if text[start:end].lower().startswith("that ") else start), end


def shared(text: str, one: Piece, other: Piece) -> float:
    """The overlap of two stretches over their union."""
    one, other = trim(text, *one), trim(text, *other)
    return overlap(one, other) / max(1, max(one[1], other[1]) - min(one[0], other[0]))
