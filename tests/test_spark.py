"""Tables of Spark: the same quotes as article by article, what is kept kept exactly, and mistakes told at once.

What needs neither Spark nor Java, but the function alone, is run over batches of Arrow.
"""

from __future__ import annotations

import datetime
import decimal
import doctest
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteparse import KINDS, Parser
from quoteparse.formats.rows import COLUMNS, rows
from quoteparse.integrations import spark as ours
from quoteparse.integrations.spark import in_arrow, in_pandas, quotes_of, schema_of
from quoteparse.models import described

ROOT = Path(__file__).parent.parent
FOUND = [*COLUMNS, "error"]

# What Spark leaves open (sockets, a gateway) is not ours to close, nor what Spark 3.5 imports ours to replace.
pytestmark = [
    pytest.mark.filterwarnings("ignore:distutils:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ARTICLES: list[tuple[int, str | None]] = [
    (1, "“Nobody came,” Ann Roe told Reuters. “We waited until dark.”"),
    (2, None),
    (3, "Nothing was said."),
    (4, ""),
    (5, "It rained. 🌧🌧 “It rained 🐟,” said Bo Lind.\r\n\r\nShe added: “My son said, ‘Nobody 𝔞sked us,’ and left.”"),
    (6, "“\x00No]]> <script>,” said Ann Roe."),
]


def wanted(number: object, text: str | None, parser: Parser) -> list[tuple[object, ...]]:
    """The rows of an article, by way of `Parser.pipe`."""
    (quotes,) = parser.pipe([text])  # type: ignore[list-item]
    if quotes.error is not None:
        return [(number, *[None] * len(COLUMNS), described(quotes.error))]
    return [(number, *row.values(), None) for row in rows(quotes)]


def all_wanted(articles: list[tuple[int, str | None]], parser: Parser) -> list[tuple[object, ...]]:
    return [row for number, text in articles for row in wanted(number, text, parser)]


# ---- The function alone ----


def mapped(texts: list[str | None], parser: Parser, *, batches: int = 1) -> list[tuple[object, ...]]:
    arrow = pytest.importorskip("pyarrow")
    batch = arrow.record_batch([arrow.array(texts, arrow.string()), list(range(len(texts)))], ["text", "id"])
    out = list(in_arrow(parser)(iter([batch] * batches)))
    return [tuple(row[name] for name in ("id", *FOUND)) for found in out for row in found.to_pylist()]


TEXTS = st.lists(st.none() | st.text(st.sampled_from("“”‘’'\" ,.\nsaid Ann Roe🐟"), max_size=40))


@settings(deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_a_batch_gives_the_rows_of_each_article(texts: list[str | None], batches: int) -> None:
    parser = Parser(kinds=KINDS)
    assert mapped(texts, parser, batches=batches) == all_wanted(list(enumerate(texts)), parser) * batches


@pytest.mark.parametrize(
    ("quotes", "sizes"),
    [
        pytest.param([2, 0, 1], [3], id="few rows are one batch"),
        pytest.param([4], [4], id="just as many as go into one"),
        pytest.param([5], [4, 1], id="an article with more than go into one is split"),
        pytest.param([3, 3, 3], [4, 4, 1], id="so are several"),
        pytest.param([0, 0], [], id="no quotes, no batch"),
    ],
)
def test_a_batch_with_very_many_rows_is_split(
    monkeypatch: pytest.MonkeyPatch, quotes: list[int], sizes: list[int]
) -> None:
    arrow = pytest.importorskip("pyarrow")
    monkeypatch.setattr(ours, "LARGEST", 4)
    texts = ["“Nobody came,” said Ann Roe.\n" * count for count in quotes]
    batch = arrow.record_batch([arrow.array(texts, arrow.string()), arrow.array(quotes)], ["text", "wanted"])
    out = list(in_arrow()(iter([batch])))
    assert [found.num_rows for found in out] == sizes
    assert [row["wanted"] for found in out for row in found.to_pylist()] == [n for n in quotes for _ in range(n)]


def test_batches_are_read_one_at_a_time() -> None:
    arrow = pytest.importorskip("pyarrow")
    read = []

    def source() -> Iterator[Any]:
        for number in range(5):
            read.append(number)
            yield arrow.record_batch([["“Nobody came,” said Ann Roe."]], ["text"])

    for number, _ in enumerate(in_arrow()(source())):
        assert read == list(range(number + 1))


def test_an_article_that_raises_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = Parser.parse

    def fussy(self: Parser, article: str) -> object:
        if "fish" in article:
            raise RuntimeError("no fish")
        return parse(self, article)

    monkeypatch.setattr(Parser, "parse", fussy)
    out = mapped(["“Fish,” said Bo Lind. He likes fish.", "“Nobody came,” said Ann Roe."], Parser())
    assert [(row[0], row[2], row[-1]) for row in out] == [(0, None, "RuntimeError: no fish"), (1, "Ann Roe", None)]


def test_a_missing_pyspark_is_told_with_the_line_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "pyspark"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyspark", None)
    articles: Any = None
    with pytest.raises(ImportError, match=r"pip install 'quoteparse\[spark\]'"):
        schema_of(articles)


# ---- In a session of Spark ----


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql", reason="needs pyspark: pip install 'quoteparse[spark]'")
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else shutil.which("java")
    if java is None or subprocess.run([java, "-version"], capture_output=True).returncode:
        pytest.skip("needs Java 17 or later")
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        made = (
            sql.SparkSession.builder.master("local[2]")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", str(folder / "local"))
            .config("spark.sql.session.timeZone", "Asia/Kathmandu")  # never that of the machine
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()
        )
        made.sparkContext.setLogLevel("OFF")
        yield made
        made.stop()


@pytest.fixture
def articles(session: Any) -> Any:
    return session.createDataFrame(ARTICLES, "id int not null, text string")


def collected(table: Any) -> list[tuple[object, ...]]:
    return [tuple(row) for row in table.collect()]


@pytest.mark.parametrize(
    "parser",
    [
        pytest.param(None, id="defaults"),
        pytest.param(Parser(kinds=KINDS, cues=["tootle"], outlets=["The Quay Lantern | QL"]), id="configured"),
        pytest.param(Parser(format="markdown"), id="markdown"),
    ],
)
@pytest.mark.parametrize("partitions", [1, 5])
def test_the_rows_are_those_of_article_by_article(session: Any, parser: Parser | None, partitions: int) -> None:
    own = "“Nobody came,” tootled Ann Roe in an interview with the Quay Lantern. She did not say who had the key."
    texts = [own, *(text for _, text in ARTICLES)]
    texts += [path.read_bytes().decode() for path in sorted((ROOT / "fixtures").glob("*.txt"))]
    numbered = list(enumerate(texts))
    table = session.createDataFrame(numbered, "id long, text string").repartition(partitions)
    found = collected(quotes_of(table, parser=parser).orderBy("id", "quote"))
    assert found == all_wanted(numbered, parser or Parser())
    assert len(found) > len(texts)


def test_both_functions_give_the_same(articles: Any) -> None:
    chosen = articles.select("text", "id")
    parser = Parser(kinds=["direct"])
    by_arrow = chosen.mapInArrow(in_arrow(parser), schema_of(chosen))
    by_pandas = chosen.mapInPandas(in_pandas(parser), schema_of(chosen))
    assert by_pandas.schema == by_arrow.schema
    assert collected(by_pandas) == collected(by_arrow) == all_wanted(ARTICLES, parser)


def test_small_batches_give_the_same(session: Any, articles: Any) -> None:
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 1)
    try:
        assert collected(quotes_of(articles)) == all_wanted(ARTICLES, Parser())
    finally:
        session.conf.unset("spark.sql.execution.arrow.maxRecordsPerBatch")


@pytest.mark.parametrize(
    ("filtered", "count"),
    [
        pytest.param("id < 0", 0, id="an empty table"),
        pytest.param("id = 3", 0, id="a table without quotes"),
        pytest.param("id = 2", 1, id="a table of one null"),
    ],
)
def test_few_rows(articles: Any, filtered: str, count: int) -> None:
    found = quotes_of(articles.where(filtered))
    assert found.columns == ["id", *FOUND]
    assert found.count() == count


def test_bytes_that_are_no_text_are_an_error_of_their_article(session: Any) -> None:
    table = session.sql(
        "select 1 as id, cast(X'ff41' as string) as text union all select 2, '“Nobody came,” said Ann Roe.'"
    )
    found = collected(quotes_of(table).select("id", "speaker", "error").orderBy("id"))
    assert found[1:] == [(2, "Ann Roe", None)]
    assert str(found[0][2]).startswith("UnicodeDecodeError: ")


def test_the_schema(articles: Any) -> None:
    from pyspark.sql import types

    schema = schema_of(articles.select("text", "id"))
    assert schema.fieldNames() == ["id", *FOUND]
    assert schema["id"] == types.StructField("id", types.IntegerType(), False)
    assert all(schema[name].nullable for name in FOUND)  # they are null in the row of an error
    assert {name: schema[name].dataType.simpleString() for name in FOUND} == {
        name: {str: "string", int: "bigint", float: "double", bool: "boolean"}[kind]
        for name, kind in {**COLUMNS, "error": str}.items()
    }


NOON = datetime.datetime(9999, 12, 31, 12)  # past the last nanosecond that pandas knows
KEPT = {
    "bigint": 2**53 + 1,  # no float has it
    "int": -1,
    "double": 0.1,
    "boolean": True,
    "string": "🐟\r\n",
    "binary": bytearray(b"\xff\x00"),
    "decimal(38,10)": decimal.Decimal("1234567890123456789012345678.0123456789"),
    "date": datetime.date(1, 1, 1),
    "timestamp": NOON,
    "timestamp_ntz": NOON,
    "interval day to second": datetime.timedelta(days=1, microseconds=1),
    "array<bigint>": [2**53 + 1, None],
    "map<string,array<bigint>>": {"a": [2**53 + 1], "b": None},
    "struct<a:bigint not null,b:struct<t:timestamp,u:array<struct<x:int>>>>": (2**53 + 1, (NOON, [(1,), None])),
}


def test_what_is_kept_is_kept_exactly(session: Any) -> None:
    """Values, types and nulls, in one batch: a null beside a number is what pandas would make a float of."""
    names = [f"c{number}" for number in range(len(KEPT))]
    columns = ", ".join(f"{name} {kind}" for name, kind in zip(names, KEPT, strict=True))
    text = "“Nobody came,” said Ann Roe. “We left.”"
    data = [(text, 0, *KEPT.values()), (text, 1, *[None] * len(KEPT))]
    table = session.createDataFrame(data, f"text string, id int not null, {columns}").coalesce(1)
    found = quotes_of(table)
    assert found.schema.fields[: 1 + len(names)] == table.schema.fields[1:]
    kept = [row for row in table.select("id", *names).collect() for _ in range(2)]
    assert found.select("id", *names).collect() == kept


@pytest.mark.parametrize(
    ("options", "columns"),
    [
        pytest.param({}, ["id", "page"], id="all but the text"),
        pytest.param({"keep": ["id"]}, ["id"], id="a list"),
        pytest.param({"keep": []}, [], id="none"),
        pytest.param({"keep": ("page.url", "ID")}, ["url", "ID"], id="names as Spark reads them"),
        pytest.param({"text": "page.body", "keep": ["id"]}, ["id"], id="the text in a field"),
        pytest.param({"text": "TEXT"}, ["id", "page"], id="the text in capitals"),
    ],
)
def test_columns(session: Any, options: dict[str, Any], columns: list[str]) -> None:
    text = "“Nobody came,” said Ann Roe."
    schema = "id int, text string, page struct<url:string,body:string>"
    found = quotes_of(session.createDataFrame([(1, text, ("u", text))], schema), **options)
    assert found.columns == [*columns, *FOUND]
    assert [row["speaker"] for row in found.collect()] == ["Ann Roe"]


def test_names_may_hold_anything(session: Any) -> None:
    names = ["a.b", "c`d", "1", "né e"]
    found = quotes_of(session.createDataFrame([("“Nobody came,” said Ann Roe.", 1, 2, 3, 4)], ["text", *names]))
    assert found.columns == [*names, *FOUND]
    assert found.collect()[0][:4] == (1, 2, 3, 4)


def test_columns_made_on_the_way(articles: Any) -> None:
    from pyspark.sql.functions import col, concat, lit

    text = concat(lit("“No,” said Bo Lind. "), "text")
    found = quotes_of(articles, text=text, keep=[col("id").alias("article_id"), col("text").alias("article")])
    assert found.columns[:2] == ["article_id", "article"]
    first = found.where("article_id = 1").collect()
    assert [row["speaker"] for row in first] == ["Bo Lind", "Ann Roe", "Ann Roe"]
    assert {row["article"] for row in first} == {ARTICLES[0][1]}


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        pytest.param({"text": "body"}, "AnalysisException", "body.*text", id="no such text"),
        pytest.param({"keep": ["idd"]}, "AnalysisException", "idd.*id", id="no such column to keep"),
        pytest.param({"text": "id"}, "TypeError", "must be a string: column 'id' is int", id="a text of numbers"),
        pytest.param({"keep": "id"}, "TypeError", r"such as \['id'\], not the string 'id'", id="a name for a list"),
        pytest.param({"keep": ["id", "text"]}, "ValueError", "cannot keep 'text': .*'article_text'", id="a clash"),
        pytest.param({"keep": ["Source"]}, "ValueError", "cannot keep 'Source': ", id="a clash in capitals"),
        pytest.param({"keep": ["id", "ID"]}, "ValueError", "cannot keep 'id', 'ID': ", id="kept twice"),
        pytest.param({"keep": ["ERROR"]}, "ValueError", "cannot keep 'ERROR': ", id="a clash with the error"),
    ],
)
def test_mistakes_are_told_before_anything_runs(
    articles: Any, options: dict[str, Any], error: str, message: str
) -> None:
    from pyspark.sql.functions import lit

    table = articles.withColumns({"Source": lit("s"), "ERROR": lit("e")})
    with pytest.raises(Exception, match=message) as raised:
        quotes_of(table, **{"keep": ["id"], **options})
    assert type(raised.value).__name__ == error


def test_a_worker_loads_the_vocabulary_once(session: Any, articles: Any) -> None:
    def told(batches: Iterator[Any]) -> Iterator[Any]:
        from quoteparse import choice

        list(batches)
        yield importlib.import_module("pyarrow").record_batch(
            [[os.getpid()], [choice.load.cache_info().misses]], ["process", "loaded"]
        )

    for _ in range(3):
        quotes_of(articles.repartition(4)).count()
    loaded = articles.repartition(4).mapInArrow(told, "process bigint, loaded bigint").collect()
    assert {row["loaded"] for row in loaded} == {1}
    assert len({row["process"] for row in loaded}) <= 4


def test_the_guide(session: Any) -> None:
    guide = ROOT / "docs" / "guides" / "spark.md"
    results = doctest.testfile(str(guide), module_relative=False, encoding="utf-8")
    assert results.attempted > 5
    assert not results.failed
