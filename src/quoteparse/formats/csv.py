"""CSV (RFC 4180): a header, then a row for each quote.

NUL, which no reader takes, and lone surrogates, which have no form in UTF-8, are written as U+FFFD.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from ..models import Quotes
from .rows import COLUMNS, rows, storable


def header(*more: str) -> str:
    """The names of the columns as a line of CSV, with its line end: those of `more`, then `rows.COLUMNS`."""
    return _line([*more, *COLUMNS])


_FORMULA: Final = tuple("=+-@\t\r\n")
"""What makes a spreadsheet take a cell for a formula (OWASP, CSV Injection)."""


def lines(quotes: Quotes, *more: object, plain: bool = False) -> Iterator[str]:
    """A record for each quote, with its line end (CR LF); a missing value is empty, a truth value `true` or `false`.

    more: further cells, put before the quote's own.
    plain: leave text as it is; without it, text that a spreadsheet would run has an apostrophe before it.

    >>> from quoteparse import parse
    >>> next(lines(parse("“No,” said Ann Roe."), "a.txt"))[:32]
    'a.txt,0,Ann Roe,,"No,",1,4,direc'
    """
    for row in rows(quotes):
        cells = [*more, *(str(cell).lower() if isinstance(cell, bool) else cell for cell in row.values())]
        yield _line(cells if plain else map(_harmless, cells))


def _readable(cell: object) -> object:
    return storable(cell).replace("\0", "\ufffd") if isinstance(cell, str) else cell


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO(newline="")
    csv.writer(written).writerow(map(_readable, cells))
    return written.getvalue()
