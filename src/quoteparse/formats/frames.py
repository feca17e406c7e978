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
    `Quotes` (which has a method of this name) and for what is no `Quotes`, ValueError for another library.
    """
    if isinstance(results, Quotes):
        raise TypeError(
            "to_dataframe() takes the results of many articles; for one, call its own method to_dataframe()"
        )
    if isinstance(results, Mapping):
        return _frame(_keyed(results.items()), library, key=object)
    return _frame(_keyed(enumerate(results)), library, key=int)


def _keyed(results: Iterable[tuple[Any, Quotes]]) -> Iterator[dict[str, Any]]:
    for key, quotes in results:
        if not isinstance(quotes, Quotes):
            raise TypeError(f"to_dataframe() takes the Quotes of articles; article {key!r} is {type(quotes).__name__}")
        for row in rows(quotes):
            yield {"article": key, **row}


def of_one(quotes: Quotes, *, library: str) -> Any:
    """The quotes of one article as a data frame: the columns of `quoteparse.formats.rows.COLUMNS`."""
    return _frame(rows(quotes), library)


def _frame(found: Iterable[dict[str, Any]], library: str, *, key: type | None = None) -> Any:
    """A data frame of rows.

    key: the type of the column `article`, `object` for whatever the library makes of the keys; None for no such column.
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"unknown library {library!r}: choose pandas or polars")
    try:
        frames = importlib.import_module(library)
    except ImportError as error:
        raise ImportError(f"a data frame needs {library}: pip install 'quoteparse[{library}]'", name=library) from error
    columns = {**({} if key is None else {"article": key}), **COLUMNS}
    cells: dict[str, list[Any]] = {name: [] for name in columns}
    for row in found:
        for name, cell in row.items():
            cells[name].append(cell)
    if library == "polars":
        types = {str: frames.String, int: frames.Int64, float: frames.Float64, bool: frames.Boolean}
        known = {name: types[kind] for name, kind in columns.items() if kind is not object}
        return frames.DataFrame(cells, schema_overrides=known)
    return frames.DataFrame(
        {name: frames.Series(cells[name], dtype=_DTYPES.get(kind)) for name, kind in columns.items()}
    )
