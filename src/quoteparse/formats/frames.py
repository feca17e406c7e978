"""Data frames: a row for each quote, by pandas or by Polars."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, overload

from ..models import Quotes
from .rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas
    import polars

_DTYPES: Final = {str: "string", int: "Int64", float: "float64", bool: "boolean"}
"""The types of pandas that have a missing value of their own."""


@overload
def to_dataframe(
    results: Iterable[Quotes] | Mapping[Any, Quotes], *, library: Literal["pandas"] = "pandas"
) -> pandas.DataFrame: ...
@overload
def to_dataframe(
    results: Iterable[Quotes] | Mapping[Any, Quotes], *, library: Literal["polars"]
) -> polars.DataFrame: ...
def to_dataframe(
    results: Iterable[Quotes] | Mapping[Any, Quotes], *, library: Literal["pandas", "polars"] = "pandas"
) -> Any:
    """The quotes of many articles as one data frame, a row for each quote.

    results: the `Quotes` of the articles, in order (`Parser.pipe` gives them), or by a key of your own.
    library: `pandas` or `polars`.

    The first column, `article`, is the number of the article, from 0, or its key.  The others are those of
    `quoteparse.formats.rows.COLUMNS`.  An article without quotes has no row.
    Raises ImportError where the library is not installed (the extras `pandas` and `polars`), TypeError for a single
    `Quotes` (which has a method of this name), ValueError for another library.
    """
    if isinstance(results, Quotes):
        raise TypeError(
            "to_dataframe() takes the results of many articles; for one, call its own method to_dataframe()"
        )
    keyed = results.items() if isinstance(results, Mapping) else enumerate(results)
    return _frame(({"article": key, **row} for key, quotes in keyed for row in rows(quotes)), library, keyed=True)


def of_one(quotes: Quotes, *, library: str) -> Any:
    """The quotes of one article as a data frame: the columns of `quoteparse.formats.rows.COLUMNS`."""
    return _frame(rows(quotes), library, keyed=False)


def _frame(found: Iterator[dict[str, Any]], library: str, *, keyed: bool) -> Any:
    if library not in ("pandas", "polars"):
        raise ValueError(f"unknown library {library!r}: choose pandas or polars")
    try:
        frames = importlib.import_module(library)
    except ImportError as error:
        raise ImportError(f"a data frame needs {library}: pip install 'quoteparse[{library}]'", name=library) from error
    names = ["article"] * keyed + list(COLUMNS)
    cells: dict[str, list[Any]] = {name: [] for name in names}
    for row in found:
        for name, cell in row.items():
            cells[name].append(cell)
    if library == "polars":
        types = {str: frames.String, int: frames.Int64, float: frames.Float64, bool: frames.Boolean}
        return frames.DataFrame(cells, schema_overrides={name: types[kind] for name, kind in COLUMNS.items()})
    columns = {name: frames.Series(cells[name], dtype=_DTYPES[kind]) for name, kind in COLUMNS.items()}
    if keyed:
        columns = {"article": frames.Series(cells["article"], dtype=None if cells["article"] else "Int64"), **columns}
    return frames.DataFrame(columns)
