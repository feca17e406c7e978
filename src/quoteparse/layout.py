"""The layout of an article: what is set off as a quotation, and which of its lines are no prose.

A reader of markup takes it from the tags; for plain text it is read off the white space and the `>` before lines.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import Final

import attrs
import regex

from .models import Span

_LIST_ITEM: Final = regex.compile(
    r"[-–—*•·▪◦‣+]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\d+\s*[-–—]\s|\|"
    r"|[lnoqu§]\s(?=\p{Lu})"  # a bullet of a symbol font, read as a letter
)
_SET_OFF_FROM: Final = 2
"""Columns of white space before a line from which on it is indented."""
_PART: Final = 0.25
"""Of the lines of an article, those at its margin; where only headings are, each paragraph's first line is indented."""


@attrs.frozen(slots=True)
class SetOff:
    """A stretch set off as a quotation: by `<blockquote>`, by `>`, by indentation.

    start, end: its extent, with the line that credits it, if that stands in it.
    caption: the extent of the caption beside it (`<figcaption>`), or None.
    platform: the platform that a page has it embedded from (`Twitter`), or None.
    sure: whether the layout alone makes it a quotation; indentation does not.
    reply: whether it is a piece of the message that a reply answers, as `>` before each line sets it off.
    """

    start: int
    end: int
    caption: Span | None = None
    platform: str | None = None
    sure: bool = True
    reply: bool = False


@attrs.frozen(slots=True)
class Layout:
    """What is known of the lines of an article beside their words.

    set_off: the stretches that are set off, the outer one before the inner one.
    headings, items: where a heading, or a line that is no prose (of a list, a table, a caption), begins.
    breaks: where a rule across the page or a block of code stands, which no block goes on behind.
    titles: the names in italics, as publications and works are written.
    labels: what is in bold at the start of a line: where it begins, and where it ends.
    """

    set_off: tuple[SetOff, ...] = ()
    headings: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    breaks: tuple[int, ...] = ()
    titles: tuple[Span, ...] = ()
    labels: Mapping[int, int] = attrs.field(factory=dict)

    def titles_between(self, start: int, end: int) -> tuple[Span, ...]:
        """The names in italics between two offsets."""
        low = bisect_left(self.titles, start, key=lambda title: title.start)
        high = bisect_left(self.titles, end, key=lambda title: title.start)
        return tuple(title for title in self.titles[low:high] if title.end <= end)

    def breaks_between(self, start: int, end: int) -> bool:
        """Whether a rule stands between two offsets."""
        found = bisect_left(self.breaks, start)
        return found < len(self.breaks) and self.breaks[found] <= end


def is_list_item(text: str, start: int, end: int) -> bool:
    """Whether a line begins as an item of a list or a row of a table does: with a bullet, a number, a bar."""
    return _LIST_ITEM.match(text, start, end) is not None


def of_text(text: str, lines: Iterable[Span]) -> Layout:
    """The layout of plain text.

    lines: its lines without the white space at their ends; blank ones are left out.
    """
    kept = tuple(lines)
    marked = [text[line.start] == ">" for line in kept]
    ends = [0, *(line.end for line in kept)]
    columns = [_column(text, above, line.start) for above, line in zip(ends, kept, strict=False)]
    usual = _usual(columns)
    if not any(marked) and (not columns or max(columns) < usual + _SET_OFF_FROM):
        return Layout()
    found: list[SetOff] = []
    for first, last, quoted in _runs(marked, [column >= usual + _SET_OFF_FROM for column in columns]):
        if quoted:
            said = [line for line in kept[first : last + 1] if text[line.slice].strip("> \t")]
            if said:
                start = next(n for n in range(said[0].start, said[0].end) if text[n] not in "> \t")
                found.append(SetOff(start, said[-1].end, reply=True))
        elif not is_list_item(text, kept[first].start, kept[first].end):
            found.append(SetOff(kept[first].start, kept[last].end, sure=False))
    return Layout(tuple(found))


def _usual(columns: list[int]) -> int:
    """The column at which the lines of an article begin: the first that a good part of them has, or the middle one."""
    if not columns:
        return 0
    first = min(columns)
    return first if columns.count(first) >= max(2, _PART * len(columns)) else sorted(columns)[len(columns) // 2]


def _column(text: str, above: int, start: int) -> int:
    """How far a line is indented; a tab counts for four.  above: where the line above it ends."""
    begin = max(text.rfind("\n", above, start) + 1, text.rfind("\r", above, start) + 1, above)
    return len(text[begin:start].replace("\t", "    "))


def _runs(marked: list[bool], indented: list[bool]) -> Iterable[tuple[int, int, bool]]:
    """The runs of lines that begin with `>` and of those that are indented: first, last, which of the two."""
    first = 0
    for index in range(1, len(marked) + 1):
        here = (marked[first], indented[first])
        if index == len(marked) or (marked[index], indented[index] and not marked[index]) != (
            here[0],
            here[1] and not here[0],
        ):
            if here[0] or here[1]:
                yield first, index - 1, here[0]
            first = index
