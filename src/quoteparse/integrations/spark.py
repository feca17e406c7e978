"""A table of articles becomes a table of quotes, on a cluster of Apache Spark (the extra `spark`).

`quotes_of` does it.  It puts together two pieces, which can be used alone: the function that Spark runs over each
batch of articles, and the schema of what comes out.  Partitions, retries, order and joins are Spark's.

Articles go by Arrow, not by pandas, which would alter what is kept beside the quotes: with many versions of Spark and
pandas, whole numbers with a null among them become floats, and large ones other numbers; dates far off fail.
"""

from __future__ import annotations

import importlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from ..formats.rows import COLUMNS, Cell, rows
from ..models import Quotes, described
from ..parser import Parser

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import StructType

ERROR: Final = "error"
"""The last column: what went wrong with an article that could not be parsed; null in the row of a quote."""

LARGEST: Final = 1000
"""Rows after which a batch goes out, so that articles with very many quotes need no more memory than others."""

_TYPES: Final[dict[str, type]] = {**COLUMNS, ERROR: str}


def quotes_of(
    articles: DataFrame,
    *,
    text: str | Column = "text",
    keep: Sequence[str | Column] | None = None,
    parser: Parser | None = None,
) -> DataFrame:
    """The quotes of a table of articles, a row for each quote.

    articles: a DataFrame with an article in each row.
    text: the column with the text of the articles; a name as Spark reads it (`page.body` is a field), or a `Column`.
    keep: the columns to put before those of the quotes, with their types; None for all but the text.
    parser: configured as you like it; None for one with the defaults.

    The columns are those kept, those of `quoteparse.formats.rows.COLUMNS`, and `error`.  An article without quotes has
    no row.  One that cannot be parsed (a null, say) has a row with `error` set and null in the columns of a quote.
    Like any DataFrame, it is computed when it is used, and again each time, if it is not cached or written.
    Raises what `schema_of` does, Spark's AnalysisException for a column that is not there, TypeError for a string as
    `keep`.
    """
    if isinstance(keep, str):
        raise TypeError(f"keep takes a collection such as [{keep!r}], not the string {keep!r}")
    if keep is None:
        keep = ["`" + name.replace("`", "``") + "`" for name in articles.drop(text).columns]
    chosen = articles.select(text, *keep)
    names = schema_of(chosen).names
    numbered = chosen.toDF(*map(str, range(len(chosen.columns))))  # `mapInArrow` fails at a name with a dot in it
    return numbered.mapInArrow(in_arrow(parser), schema_of(numbered)).toDF(*names)


def schema_of(articles: DataFrame) -> StructType:
    """The schema of the quotes of a table: what `mapInArrow` or `mapInPandas` takes beside the function.

    articles: a DataFrame whose first column is the text of the articles; all others are kept.
    Raises TypeError if the first column holds no strings, ValueError if a kept column has the name of a column of
    quotes or of another one (in capitals or not, as Spark reads names), ImportError where pyspark is not installed.
    """
    try:
        from pyspark.sql.types import BooleanType, DoubleType, LongType, StringType, StructField, StructType
    except ImportError as error:
        raise ImportError("tables of Spark need pyspark: pip install 'quoteparse[spark]'", name="pyspark") from error

    text, *kept = articles.schema.fields
    if not isinstance(text.dataType, StringType):
        raise TypeError(f"the text of the articles must be a string: column {text.name!r} is {_named(text.dataType)}")
    names = Counter(map(str.casefold, [*_TYPES, *(field.name for field in kept)]))
    clashing = [field.name for field in kept if names[field.name.casefold()] > 1]
    if clashing:
        raise ValueError(
            f"cannot keep {', '.join(map(repr, clashing))}: a column of quotes, or another one kept, has that name; "
            f"keep it under a name of its own: col({clashing[0]!r}).alias({'article_' + clashing[0]!r})"
        )
    types = {str: StringType(), int: LongType(), float: DoubleType(), bool: BooleanType()}
    return StructType([*kept, *(StructField(name, types[kind]) for name, kind in _TYPES.items())])


def _named(kind: Any) -> str:
    return str(kind.simpleString())


def in_arrow(parser: Parser | None = None) -> Callable[[Iterator[Any]], Iterator[Any]]:
    """The function for `DataFrame.mapInArrow`, for a table as `schema_of` takes it.

    parser: configured as you like it; None for one with the defaults.
    """
    return partial(_in_arrow, parser or Parser())


def in_pandas(parser: Parser | None = None) -> Callable[[Iterator[pandas.DataFrame]], Iterator[pandas.DataFrame]]:
    """The function for `DataFrame.mapInPandas`, for a table as `schema_of` takes it.

    parser: configured as you like it; None for one with the defaults.

    `in_arrow` does the same.  Here, Spark turns the kept columns into those of pandas and back, which alters some: see
    the head of this module.
    """
    return partial(_in_pandas, parser or Parser())


def _in_arrow(parser: Parser, batches: Iterator[Any]) -> Iterator[Any]:
    arrow = importlib.import_module("pyarrow")
    types = {str: arrow.string(), int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    found = [arrow.field(name, types[kind]) for name, kind in _TYPES.items()]
    for batch in batches:
        texts, *kept = batch.columns
        schema = arrow.schema([*list(batch.schema)[1:], *found])
        for positions, cells in _tables(parser, texts):
            taken = arrow.array(positions, arrow.int64())
            made = [arrow.array(cells[field.name], field.type) for field in found]
            yield arrow.RecordBatch.from_arrays([*(column.take(taken) for column in kept), *made], schema=schema)


def _in_pandas(parser: Parser, frames: Iterator[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
    arrow, pandas = importlib.import_module("pyarrow"), importlib.import_module("pandas")
    for frame in frames:
        texts = arrow.array(frame.iloc[:, 0], arrow.string(), from_pandas=True)
        for positions, cells in _tables(parser, texts):
            kept = frame.iloc[positions, 1:].reset_index(drop=True)
            yield kept.assign(**{name: pandas.Series(values, dtype=object) for name, values in cells.items()})


def _tables(parser: Parser, texts: Iterable[Any]) -> Iterator[tuple[list[int], dict[str, list[Cell]]]]:
    """The rows of the articles by column, at most `LARGEST` at a time, with the position of each row's article."""
    positions: list[int] = []
    cells: dict[str, list[Cell]] = {name: [] for name in _TYPES}
    for position, text in enumerate(texts):
        for row in _rows(_result(parser, text)):
            positions.append(position)
            for name, values in cells.items():
                values.append(row.get(name))
            if len(positions) == LARGEST:
                yield positions, cells
                positions, cells = [], {name: [] for name in _TYPES}
    if positions:
        yield positions, cells


def _rows(quotes: Quotes) -> Iterator[dict[str, Cell]]:
    if quotes.error is None:
        return rows(quotes)
    return iter([{ERROR: described(quotes.error)}])


def _result(parser: Parser, text: Any) -> Quotes:
    """The quotes of one article, or what went wrong.

    text: a scalar of Arrow, taken out here because its bytes may be no UTF-8: Spark reads a file in Latin-1 as it is.
    """
    try:
        return parser.parse(text.as_py())
    except Exception as error:  # as in `Parser.pipe`, one article never takes another down
        return Quotes("", error=error)
