"""The forms in which quotes leave, each against the rules of its own specification."""

from __future__ import annotations

import csv as csv_reader
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import quoteparse
from quoteparse import KINDS, ArticleError, Page, Quote, Quotes, Span, parse
from quoteparse.formats import brat, citron, csv, frames, jsonl, native, schemaorg, webannotation
from quoteparse.formats.rows import COLUMNS, OPTIONAL, rows, storable
from values import articles

SCHEMA = json.loads((Path(native.__file__).parent / "native.schema.json").read_text(encoding="utf-8"))
ARTICLE = (
    "😀 “The bridge,” Ann Roe told The Oban Times, “is [again] shut.”\r\n\r\n"
    "She added: “My son said, ‘Nobody\tasked us,’ and left.”\n"
    "She did not say who had the key. A “bad idea”, said Bo Lind, </script> “=1+1, “no”.”"
)
FOUND = parse(ARTICLE, kinds=KINDS)
ATOMS: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 0, 1, 10**400, 0.5, float("nan"), "", "a", "direct", {}]
)


def test_the_article_has_what_the_forms_must_hold() -> None:
    assert {quote.kind for quote in FOUND} >= {"direct", "mixed", "indirect"}
    assert any(quote.parent is not None for quote in FOUND)
    assert any(quote.insertions for quote in FOUND)
    assert any(quote.negated for quote in FOUND)
    assert any(quote.outlet for quote in FOUND)
    assert len({quote.utterance for quote in FOUND}) < len(FOUND)


class TestNative:
    @given(articles())
    def test_comes_back_equal_and_is_valid(self, quotes: Quotes) -> None:
        document = quotes.to_json()
        document.encode("utf-8")
        assert "\n" not in document
        Draft202012Validator(SCHEMA).validate(json.loads(document))
        assert Quotes.from_json(document) == Quotes.from_json(document.encode()) == quotes
        assert Quotes.from_json(quotes.to_json(indent=2)) == quotes

    def test_the_schema_is_one_and_describes_every_field(self) -> None:
        Draft202012Validator.check_schema(SCHEMA)
        assert set(SCHEMA["properties"]) == set(native.to_data(FOUND))
        assert set(SCHEMA["$defs"]["quote"]["properties"]) == {field.name for field in attrs.fields(Quote)}
        assert set(SCHEMA["properties"]["page"]["properties"]) == {field.name for field in attrs.fields(Page)}
        assert SCHEMA["properties"]["quoteparse"]["const"] == native.VERSION
        objects = [SCHEMA, SCHEMA["properties"]["page"], *SCHEMA["$defs"].values()]
        keys = [key for described in objects for key in described["properties"].values()]
        assert all(told["description"] for told in [*objects, *keys])

    def test_json_lines(self) -> None:
        results = [FOUND, Quotes(""), parse("“No,” said Ann Roe.")]
        lines = [f"{line}\n" for line in native.lines(results)]
        assert list(native.read([*lines, "\n"])) == results
        with pytest.raises(ValueError, match="line 2: no document of quoteparse"):
            list(native.read([lines[0], "{}"]))

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"quoteparse": 2}, "version 2 of the schema is not known"),
            ({"quoteparse": 0}, "version 0"),
            ({"quoteparse": "1"}, "no number under the key 'quoteparse'"),
            ({"quoteparse": True}, "no number under the key 'quoteparse'"),
            ({"quoteparse": 1.0}, "no number under the key 'quoteparse'"),
            ({"text": None}, "document.text"),
            ({"quotes": None}, "document.quotes"),
            ({"quotes": []}, None),
            ({"quotes": {}}, "document.quotes"),
            ({"quotes": ""}, "document.quotes"),
            ({"quotes": [None]}, "document.quotes[0]"),
            ({"quotes": [[]]}, "document.quotes[0]"),
            ({"page": {}}, None),
            ({"page": {"more": 1}}, None),
            ({"page": {"site": 1}}, "document.page.site"),
            ({"page": []}, "document.page"),
            ({"page": "Oban"}, "document.page"),
            ({"error": 1}, "document.error"),
            ({"more": 1}, None),
            ({"page": None}, None),
        ],
    )
    def test_documents(self, change: dict[str, Any], reason: str | None) -> None:
        self.check({**native.to_data(FOUND), **change}, reason)

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({}, None),
            ({"more": [1]}, None),
            ({"speaker": 1}, "document.quotes[0].speaker"),
            ({"text": "bridge"}, "its span 'The bridge,'"),
            ({"span": None}, "document.quotes[0].span"),
            ({"span": [3, 14]}, "document.quotes[0].span"),
            ({"span": {"start": 3}}, "document.quotes[0].span.end"),
            ({"span": {"start": 3, "end": "14"}}, "document.quotes[0].span.end"),
            ({"span": {"start": 3, "end": 14.0}}, "document.quotes[0].span.end"),
            ({"span": {"start": True, "end": 14}}, "document.quotes[0].span.start"),
            ({"cue": {"start": -1, "end": 3}}, "quote 0 has a span outside its text"),
            ({"cue": {"start": 4, "end": 3}}, "quote 0 has a span outside its text"),
            ({"insertions": [{"start": 4, "end": 3000}]}, "quote 0 has a span outside its text"),
            ({"insertions": [{"start": 4}]}, "document.quotes[0].insertions[0].end"),
            ({"insertions": {}}, "document.quotes[0].insertions"),
            ({"insertions": ""}, "document.quotes[0].insertions"),
            ({"insertions": []}, None),
            ({"source": None}, None),
            ({"source": 3}, "document.quotes[0].source"),
            ({"kind": "quoted"}, "document.quotes[0].kind"),
            ({"kind": []}, "document.quotes[0].kind"),
            ({"parent": 0}, "quote 0 has the parent 0"),
            ({"parent": -1}, "quote 0 has the parent -1"),
            ({"confidence": 1.5}, "confidence 1.5"),
            ({"confidence": float("nan")}, "confidence nan"),
            ({"confidence": float("inf")}, "confidence inf"),
            ({"confidence": 10**400}, "document.quotes[0].confidence"),
            ({"confidence": True}, "document.quotes[0].confidence"),
            ({"confidence": 1}, None),
            ({"negated": 0}, "document.quotes[0].negated"),
        ],
    )
    def test_quotes(self, change: dict[str, Any], reason: str | None) -> None:
        data = native.to_data(FOUND)
        data["quotes"][0] = {**data["quotes"][0], **change}
        self.check(data, reason)

    def check(self, data: dict[str, Any], reason: str | None) -> None:
        document = json.dumps(data)
        if reason is None:
            Quotes.from_json(document)
            return
        with pytest.raises(ValueError, match=regex.escape(reason)):
            Quotes.from_json(document)

    @pytest.mark.parametrize(
        ("document", "reason"),
        [
            ("", "no JSON"),
            ("{", "no JSON"),
            ("null", "no number"),
            ("[]", "no number"),
            ("3", "no number"),
            (b"\xff", "no JSON"),
            ("“No,” said Ann Roe.", "no JSON"),
            pytest.param("1" * 5000, "no", id="long number"),
            pytest.param("[" * 200_000, "nested too deeply", id="deep"),
            ('{"quoteparse": 1, "text": "a", "text": "b", "quotes": []}', "the key 'text' is there twice"),
        ],
    )
    def test_what_is_no_document(self, document: str | bytes, reason: str) -> None:
        with pytest.raises(ValueError, match=f"no document of quoteparse.*{reason}"):
            Quotes.from_json(document)

    @given(articles(), st.data())
    def test_what_is_read_is_valid(self, quotes: Quotes, data: st.DataObject) -> None:
        """Any value in any place is either no document, with an error that is a ValueError, or one by the schema."""
        document = json.loads(quotes.to_json())
        places = [(document, key) for key in document]
        for quote in document["quotes"]:
            places += [(quote, key) for key in quote]
            places += [(quote["span"], key) for key in quote["span"]]
        place, key = data.draw(st.sampled_from(places))
        place[key] = data.draw(st.recursive(ATOMS, lambda inner: st.lists(inner, max_size=2)))
        try:
            read = native.from_data(document)
        except ValueError:
            return
        Draft202012Validator(SCHEMA).validate(document)
        assert Quotes.from_json(read.to_json()) == read

    @pytest.mark.parametrize(
        ("text", "holds"),
        [("\ud83d b", True), ("\ude00\ud83d b", True), ("😀 b", True), ("\ud83d\ude00 b", False)],
    )
    def test_a_character_in_two_halves_is_refused_before_it_shifts_the_offsets(self, text: str, holds: bool) -> None:
        quotes = Quotes(text, (Quote(None, None, "b", Span(len(text) - 1, len(text))),))
        if holds:
            assert Quotes.from_json(quotes.to_json()) == quotes
        else:
            with pytest.raises(ValueError, match="surrogate pair"):
                quotes.to_json()

    def test_only_four_fields_have_to_be_there(self) -> None:
        quote = {"speaker": None, "outlet": None, "text": "b", "span": {"start": 1, "end": 2}}
        document = json.dumps({"quoteparse": 1, "text": "abc", "quotes": [quote]})
        assert Quotes.from_json(document) == Quotes("abc", (Quote(None, None, "b", Span(1, 2)),))

    def test_an_error_comes_back_in_words(self) -> None:
        again = Quotes.from_json(Quotes("a", error=ValueError("no text")).to_json())
        assert isinstance(again.error, ArticleError)
        assert str(again.error) == "ValueError: no text"
        assert again != Quotes("a", error=TypeError("no text"))


def test_a_line_a_quote() -> None:
    found = [json.loads(line) for line in jsonl.lines(FOUND, file="a.txt")]
    assert [row["text"] for row in found] == [quote.text for quote in FOUND]
    assert all(row["file"] == "a.txt" for row in found)
    next(jsonl.lines(Quotes("\ud800", (Quote(None, None, "\ud800", Span(0, 1)),)))).encode("utf-8")


class TestTables:
    @given(articles())
    def test_rows_are_of_their_types(self, quotes: Quotes) -> None:
        for row, quote in zip(rows(quotes), quotes, strict=True):
            assert list(row) == list(COLUMNS)
            for name, cell in row.items():
                assert type(cell) is COLUMNS[name] or (cell is None and name in OPTIONAL)
                str(cell).encode("utf-8")
            assert len(str(row["text"])) == len(quote.text)

    @given(articles())
    def test_csv_is_read_back(self, quotes: Quotes) -> None:
        written = csv.header("file") + "".join(csv.lines(quotes, "a, “b”.txt", plain=True))
        written.encode("utf-8")
        head, *records = csv_reader.reader(io.StringIO(written, newline=""), strict=True)
        assert head == ["file", *COLUMNS]
        assert len(records) == len(quotes)
        for record, row in zip(records, rows(quotes), strict=True):
            cells = ["" if cell is None else _shown(cell) for cell in row.values()]
            assert record == ["a, “b”.txt", *cells]

    @pytest.mark.parametrize(
        ("text", "cell"),
        [
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(1)", "'@SUM(1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("1=1", "1=1"),
            ("— no", "— no"),
            ("", ""),
        ],
    )
    def test_csv_runs_nothing_in_a_spreadsheet(self, text: str, cell: str) -> None:
        quotes = Quotes(text, (Quote(text, text, text, Span(0, len(text)), source=Span(0, len(text)), rule=text),))
        for plain, wanted in ((False, cell), (True, text)):
            (record,) = csv_reader.reader(io.StringIO("".join(csv.lines(quotes, text, plain=plain)), newline=""))
            told = dict(zip(["file", *COLUMNS], record, strict=True))
            assert {told[name] for name in ("file", "speaker", "outlet", "text", "source", "rule")} == {wanted}
            assert told["start"] == "0"

    def test_csv_is_rfc_4180(self) -> None:
        line = regex.compile(r'(?:[^",\r\n]*|"(?:[^"]|"")*")(?:,(?:[^",\r\n]*|"(?:[^"]|"")*"))*\r\n')
        assert all(line.fullmatch(record) for record in [csv.header(), *csv.lines(FOUND)])

    def test_csv_is_read_by_pandas(self) -> None:
        pandas = pytest.importorskip("pandas")
        wanted = FOUND.to_dataframe()
        read = pandas.read_csv(self.written(), dtype=wanted.dtypes.to_dict(), keep_default_na=False, na_values=[""])
        pandas.testing.assert_frame_equal(read.fillna({"insertions": ""}), wanted)

    def test_csv_is_read_by_polars(self) -> None:
        polars = pytest.importorskip("polars")
        testing = pytest.importorskip("polars.testing")
        wanted = FOUND.to_dataframe(library="polars")
        read = polars.read_csv(self.written(), schema=wanted.schema)
        testing.assert_frame_equal(read.with_columns(polars.col("insertions").fill_null("")), wanted)

    def written(self) -> io.BytesIO:
        return io.BytesIO((csv.header() + "".join(csv.lines(FOUND, plain=True))).encode())


def _shown(cell: object) -> str:
    return str(cell).lower() if isinstance(cell, bool) else regex.sub(r"[\0\ud800-\udfff]", "\ufffd", str(cell))


def values(frame: Any) -> list[dict[str, Any]]:
    if hasattr(frame, "to_dicts"):
        return frame.to_dicts()  # type: ignore[no-any-return]
    found = frame.astype(object).where(frame.notna(), None)
    return found.to_dict("records")  # type: ignore[no-any-return]


@pytest.mark.parametrize("library", ["pandas", "polars"])
class TestFrames:
    @pytest.fixture(autouse=True)
    def _installed(self, library: str) -> None:
        pytest.importorskip(library)

    def test_a_row_a_quote(self, library: Any) -> None:
        frame = FOUND.to_dataframe(library=library)
        assert list(frame.columns) == list(COLUMNS)
        assert values(frame) == list(rows(FOUND))

    def test_many_articles(self, library: Any) -> None:
        results = (quotes for quotes in (FOUND, Quotes("It rained."), Quotes("", error=ValueError("x")), FOUND))
        frame = quoteparse.to_dataframe(results, library=library)
        assert list(frame.columns) == ["article", *COLUMNS]
        assert list(frame["article"]) == [0] * len(FOUND) + [3] * len(FOUND)

    def test_by_key(self, library: Any) -> None:
        frame = quoteparse.to_dataframe({"a.txt": FOUND, "b.txt": FOUND}, library=library)
        assert list(frame["article"]) == ["a.txt"] * len(FOUND) + ["b.txt"] * len(FOUND)

    @pytest.mark.parametrize("results", [[], [Quotes("It rained.")], {}])
    def test_an_empty_frame_has_the_same_columns_and_types(self, library: Any, results: Any) -> None:
        empty, full = quoteparse.to_dataframe(results, library=library), FOUND.to_dataframe(library=library)
        assert len(empty) == 0
        assert list(empty.columns) == ["article", *COLUMNS]
        assert [empty[name].dtype for name in COLUMNS] == [full[name].dtype for name in COLUMNS]
        if isinstance(results, list):
            assert empty["article"].dtype == quoteparse.to_dataframe([FOUND], library=library)["article"].dtype

    def test_frames_can_be_put_together(self, library: Any) -> None:
        installed = sys.modules[library]
        parts = [quoteparse.to_dataframe(results, library=library) for results in ([], [FOUND], [Quotes("It rained.")])]
        whole = installed.concat(parts)
        assert list(whole.columns) == ["article", *COLUMNS]
        assert values(whole) == values(parts[1])
        assert [whole[name].dtype for name in whole.columns] == [parts[1][name].dtype for name in whole.columns]

    @given(quotes=articles())
    def test_any_quotes_fit(self, library: Any, quotes: Quotes) -> None:
        assert values(quotes.to_dataframe(library=library)) == list(rows(quotes))

    @pytest.mark.parametrize("results", [["“No,” said Ann Roe."], [FOUND, None], {"a": "b"}])
    def test_what_is_no_result(self, library: Any, results: Any) -> None:
        with pytest.raises(TypeError, match="takes the Quotes of articles; article"):
            quoteparse.to_dataframe(results, library=library)

    def test_missing_values_are_missing(self, library: Any) -> None:
        frame = Quotes("abc", (Quote(None, None, "b", Span(1, 2)),)).to_dataframe(library=library)
        (row,) = values(frame)
        assert {name for name, value in row.items() if value is None} == OPTIONAL

    def test_a_missing_library_gives_the_line_that_installs_it(
        self, library: Any, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, library, None)
        with pytest.raises(ImportError, match=rf"pip install 'quoteparse\[{library}\]'"):
            FOUND.to_dataframe(library=library)


def test_frames_of_what_is_none() -> None:
    with pytest.raises(TypeError, match="method"):
        quoteparse.to_dataframe(FOUND)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="choose pandas or polars"):
        FOUND.to_dataframe(library="numpy")  # type: ignore[call-overload]
    assert quoteparse.to_dataframe is frames.to_dataframe


BRAT = {
    "T": regex.compile(r"T\d+\t(?P<type>\S+) (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>[^\t\n]*)"),
    "E": regex.compile(r"E\d+\t(?P<event>\S+):(?P<trigger>T\d+)(?P<roles>(?: \S+:[TE]\d+)*)"),
    "#": regex.compile(r"#\d+\tAnnotatorNotes (?P<of>[TE]\d+)\t(?P<note>[^\t\n]+)"),
}
"""The lines of brat standoff, as its manual describes them (`standoff.html`): text-bound, event, note."""


class TestBrat:
    @given(articles())
    def test_every_line_is_brat(self, quotes: Quotes) -> None:
        self.check(quotes)

    def check(self, quotes: Quotes) -> dict[str, list[tuple[str, str]]]:
        bounds: dict[str, str] = {}
        events: dict[str, list[tuple[str, str]]] = {}
        written = brat.dumps(quotes)
        written.encode("utf-8")
        assert written.splitlines() == written.split("\n")[:-1]
        for line in written.splitlines():
            found = BRAT[line[0]].fullmatch(line)
            assert found, line
            name = line.partition("\t")[0]
            if line[0] == "T":
                pieces = [tuple(map(int, piece.split())) for piece in found["offsets"].split(";")]
                assert all(start < end for start, end in pieces)
                assert found["words"] == storable(" ".join(quotes.text[start:end] for start, end in pieces))
                assert name not in bounds
                bounds[name] = found["type"]
            elif line[0] == "E":
                roles = [tuple(role.split(":")) for role in found["roles"].split()]
                assert bounds[found["trigger"]] == found["event"]
                assert all(bounds[bound] == role for role, bound in roles)
                events[name] = roles
            else:
                assert found["of"] in events
        assert len(events) == len({quote.utterance for quote in quotes if quote.text.strip()})
        return events

    def test_an_article(self) -> None:
        events = self.check(FOUND)
        assert [role for role, _ in events["E1"]] == ["Source", "Cue", "Content"]
        lines = brat.dumps(FOUND).splitlines()
        assert lines[2] == "T3\tContent 3 14;46 62\tThe bridge, is [again] shut."
        assert "mixed; speaker: Ann Roe; outlet: The Oban Times" in lines[5]

    @pytest.mark.parametrize(
        ("text", "quote", "wanted"),
        [
            ("a\nb c", Quote(None, None, "a\nb", Span(0, 3)), "T1\tContent 0 1;2 3\ta b"),
            ("a\r\n\r\nb", Quote(None, None, "a\r\n\r\nb", Span(0, 6)), "T1\tContent 0 1;5 6\ta b"),
            ("a\u2028b\x85c", Quote(None, None, "a\u2028b\x85c", Span(0, 5)), "T1\tContent 0 1;2 3;4 5\ta b c"),
            ("a\tb", Quote(None, None, "a\tb", Span(0, 3)), "T1\tContent 0 1;2 3\ta b"),
            ("a\n \nb", Quote(None, None, "a\n \nb", Span(0, 5)), "T1\tContent 0 1;4 5\ta b"),
            ("a\ud800", Quote(None, None, "a\ud800", Span(0, 2)), "T1\tContent 0 2\ta\ufffd"),
            ("a b", Quote(None, None, "b", Span(2, 3), cue=Span(0, 0)), "E1\tAttribution-no-source:T2 Content:T1"),
            ("a\nb", Quote(None, None, "a\nb", Span(0, 3)), "T2\tAttribution-no-source 0 1\ta"),
            ("a b", Quote("N\nO", None, "b", Span(2, 3)), "#1\tAnnotatorNotes E1\tdirect; speaker: N O"),
            ("😀 b", Quote(None, None, "b", Span(2, 3)), "T1\tContent 2 3\tb"),
            ("b", Quote(None, None, "b", Span(0, 1)), "E1\tAttribution-no-source:T2 Content:T1"),
        ],
    )
    def test_lines(self, text: str, quote: Quote, wanted: str) -> None:
        assert wanted in brat.dumps(Quotes(text, (quote,))).splitlines()

    @pytest.mark.parametrize("quotes", [Quotes("It rained."), Quotes(" \n", (Quote(None, None, "\n", Span(1, 2)),))])
    def test_nothing_to_annotate(self, quotes: Quotes) -> None:
        assert brat.dumps(quotes) == ""


IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"}
MOTIVATIONS = (
    "assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating "
    "questioning replying tagging"
).split()
WEB_ANNOTATION: dict[str, Any] = {
    "$ref": "#/$defs/collection",
    "$defs": {
        "collection": {  # section 5.1
            "type": "object",
            "required": ["@context", "id", "type"],
            "properties": {
                "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
                "id": IRI,
                "type": {"const": "AnnotationCollection"},
                "label": {"type": "string"},
                "total": {"type": "integer", "minimum": 0},
                "first": {"$ref": "#/$defs/page"},
            },
            "if": {"properties": {"total": {"minimum": 1}}},
            "then": {"required": ["first"]},
            "additionalProperties": False,
        },
        "page": {  # section 5.2
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": IRI,
                "type": {"const": "AnnotationPage"},
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/annotation"}},
            },
            "additionalProperties": False,
        },
        "annotation": {  # section 3.1
            "type": "object",
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": MOTIVATIONS},
                "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                "target": {"$ref": "#/$defs/target"},
            },
            "additionalProperties": False,
        },
        "body": {  # section 3.2.4
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string", "minLength": 1},
                "format": {"type": "string", "pattern": "^[a-z]+/[a-z]+$"},
                "purpose": {"enum": MOTIVATIONS},
            },
            "additionalProperties": False,
        },
        "target": {  # section 4
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": IRI,
                "selector": {
                    "type": "array",
                    "items": {"anyOf": [{"$ref": "#/$defs/position"}, {"$ref": "#/$defs/words"}]},
                },
            },
            "additionalProperties": False,
        },
        "position": {  # section 4.2.5
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "additionalProperties": False,
        },
        "words": {  # section 4.2.4
            "type": "object",
            "required": ["type", "exact"],
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string"},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "additionalProperties": False,
        },
    },
}
"""What the Recommendation (Web Annotation Data Model, 23 February 2017) says must be, for the parts that are used."""


class TestWebAnnotation:
    @given(articles())
    def test_is_what_the_recommendation_says(self, quotes: Quotes) -> None:
        document = webannotation.dumps(quotes)
        document.encode("utf-8")
        Draft202012Validator(WEB_ANNOTATION).validate(json.loads(document))

    def test_the_selectors_select_the_words(self) -> None:
        data = webannotation.to_data(FOUND)
        items = data["first"]["items"]
        assert data["total"] == len(items) == len(FOUND)
        for quote, item in zip(FOUND, items, strict=True):
            position, around = item["target"]["selector"]
            assert FOUND.text[position["start"] : position["end"]] == around["exact"] == quote.text
            assert around["prefix"] + around["exact"] + around["suffix"] in FOUND.text
            told = [(body["purpose"], body["value"]) for body in item["body"]]
            assert ("classifying", quote.kind) in told
            assert (("identifying", quote.speaker) in told) is (quote.speaker is not None)
            assert (("tagging", quote.outlet) in told) is (quote.outlet is not None)
            assert (("classifying", "negated") in told) is quote.negated
            assert len(told) == 1 + sum(map(bool, (quote.speaker, quote.outlet, quote.negated)))

    def test_identifiers_are_always_the_same_and_all_different(self) -> None:
        once, again = webannotation.to_data(FOUND), webannotation.to_data(FOUND)
        assert once == again
        named = [once["id"], once["first"]["id"], *(item["id"] for item in once["first"]["items"])]
        assert len(set(named)) == len(named)
        elsewhere = webannotation.to_data(FOUND, source="https://example.org/a")
        assert not {item["id"] for item in elsewhere["first"]["items"]} & set(named)

    @pytest.mark.parametrize(
        ("page", "given_source", "wanted"),
        [
            (None, None, "ni:///sha-256;"),
            (Page(site="Oban"), None, "ni:///sha-256;"),
            (Page(url="https://example.org/p"), None, "https://example.org/p"),
            (Page(url="https://example.org/p"), "urn:isbn:1", "urn:isbn:1"),
            (Page(url="https://example.org/p"), "https://example.org/é?q=1#a", "https://example.org/é?q=1#a"),
            (Page(url="../p"), None, "ni:///sha-256;"),
            (Page(url="https://example.org/a b"), None, "ni:///sha-256;"),
            (Page(url=""), None, "ni:///sha-256;"),
        ],
    )
    def test_the_source(self, page: Page | None, given_source: str | None, wanted: str) -> None:
        data = webannotation.to_data(attrs.evolve(FOUND, page=page), source=given_source)
        assert data["first"]["items"][0]["target"]["source"].startswith(wanted)
        Draft202012Validator(WEB_ANNOTATION).validate(data)

    @pytest.mark.parametrize(
        "source", ["", "article.txt", "a b:c", "https://example.org/<a>", "urn:\ud800", "urn:", "1:a"]
    )
    def test_a_source_has_to_be_an_iri(self, source: str) -> None:
        with pytest.raises(ValueError, match="source takes an IRI"):
            webannotation.to_data(FOUND, source=source)

    def test_the_name_of_a_text_is_its_digest(self) -> None:
        """The name that RFC 6920 gives for `Hello World!`, its first example."""
        quotes = Quotes("Hello World!", (Quote(None, None, "Hello", Span(0, 5)),))
        (item,) = webannotation.to_data(quotes)["first"]["items"]
        assert item["target"]["source"] == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


class TestSchemaOrg:
    def check(self, node: dict[str, Any]) -> None:
        """Every property is one of its type, and every value of a type that the property may have."""
        models: Any = pytest.importorskip("msgspec_schemaorg.models")
        model = getattr(models, node["@type"])
        ranges = {
            name: hint
            for base in reversed(model.__mro__)
            for name, hint in vars(base).get("__annotations__", {}).items()
        }
        for name, value in node.items():
            if name.startswith("@"):
                continue
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, dict):
                    kinds = [base.__name__ for base in getattr(models, each["@type"]).__mro__]
                    assert any(f"'{kind}'" in str(ranges[name]) for kind in kinds), (name, each)
                    self.check(each)
                else:
                    plain = ("str", "URL", "date") if isinstance(each, str) else (type(each).__name__,)
                    assert any(kind in str(ranges[name]) for kind in plain), (name, each)

    @pytest.mark.parametrize(
        "quotes",
        [
            FOUND,
            Quotes("It rained."),
            attrs.evolve(
                FOUND,
                page=Page(site="Oban", author="Cy", title="A", url="https://example.org/a", date="2026-05-03"),
            ),
        ],
        ids=["article", "no quotes", "page"],
    )
    def test_is_what_the_vocabulary_says(self, quotes: Quotes) -> None:
        data = json.loads(schemaorg.dumps(quotes))
        assert data == schemaorg.to_data(quotes)
        assert (data["@context"], data["@type"]) == ("https://schema.org", "Article")
        self.check(data)

    @pytest.mark.parametrize(
        ("page", "told"),
        [
            (Page(url="https://example.org/é?a=<b>"), {"url": "https://example.org/é?a=<b>"}),
            (Page(url="javascript:alert(1)"), {}),
            (Page(url="../hall"), {}),
            (Page(url="https://example.org/a b"), {}),
            (Page(date="2026-05-03"), {"datePublished": "2026-05-03"}),
            (Page(date="3 May"), {}),
            (Page(title="A", author="Cy"), {"headline": "A", "author": {"@type": "Person", "name": "Cy"}}),
            (Page(site="Oban", title=""), {"publisher": {"@type": "Organization", "name": "Oban"}}),
        ],
    )
    def test_what_the_page_says(self, page: Page, told: dict[str, Any]) -> None:
        data = schemaorg.to_data(Quotes("It rained.", page=page))
        assert data == {"@context": "https://schema.org", "@type": "Article", **told, "hasPart": []}

    def test_what_was_not_said_is_no_quotation(self) -> None:
        texts = [part["text"] for part in schemaorg.to_data(FOUND)["hasPart"]]
        assert texts == [quote.text for quote in FOUND if not quote.negated]

    @pytest.mark.parametrize(
        ("speaker", "outlet", "kind"),
        [
            ("Ann Roe", None, "Person"),
            ("a nurse", None, "Person"),
            ("Reuters", "Reuters", "Organization"),
            ("Oban Council", None, "Organization"),
            ("the ministry", None, "Organization"),
            ("Ann Ministry", None, "Organization"),
        ],
    )
    def test_who_is_a_body(self, speaker: str, outlet: str | None, kind: str) -> None:
        (part,) = schemaorg.to_data(Quotes("a", (Quote(speaker, outlet, "a", Span(0, 1)),)))["hasPart"]
        assert part["spokenByCharacter"] == {"@type": kind, "name": speaker}

    @given(articles())
    def test_can_stand_in_a_page(self, quotes: Quotes) -> None:
        document = schemaorg.dumps(quotes)
        document.encode("utf-8")
        assert not set("<>&\u2028\u2029") & set(document)
        assert json.loads(document) == schemaorg.to_data(quotes)


CITRON: dict[str, Any] = {
    "type": "object",
    "required": ["text", "quotes"],
    "properties": {"text": {"type": "string"}, "quotes": {"type": "array", "items": {"$ref": "#/$defs/quote"}}},
    "$defs": {
        "span": {
            "type": "object",
            "required": ["start", "end", "text"],
            "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "text": {"type": "string"}},
        },
        "spans": {"type": "array", "items": {"$ref": "#/$defs/span"}},
        "quote": {
            "type": "object",
            "required": ["cue", "sources", "contents"],
            "properties": {
                "cue": {"$ref": "#/$defs/span"},
                "sources": {"$ref": "#/$defs/spans"},
                "contents": {"$ref": "#/$defs/spans"},
                "coreferences": {"$ref": "#/$defs/spans"},
                "confidence": {"type": "number"},
                "id": {"type": "string"},
            },
            "additionalProperties": False,
        },
    },
}
"""Citron's `docs/data_format.md` as a schema."""


class TestCitron:
    @given(articles())
    def test_is_what_its_page_says(self, quotes: Quotes) -> None:
        document = citron.dumps(quotes)
        document.encode("utf-8")
        data = json.loads(document)
        Draft202012Validator(CITRON).validate(data)
        for entry in data["quotes"]:
            for stretch in [entry["cue"], *entry["sources"], *entry["contents"], *entry["coreferences"]]:
                assert quotes.text[stretch["start"] : stretch["end"]] == stretch["text"]

    def test_what_it_holds_comes_back(self) -> None:
        again = citron.loads(citron.dumps(FOUND))
        assert again.text == FOUND.text
        kept = [quote for quote in FOUND if quote.cue is not None]
        assert [(quote.text, quote.span, quote.speaker) for quote in again] == [
            (quote.text, quote.span, quote.speaker) for quote in kept
        ]
        assert {quote.kind for quote in again} == {"direct", "indirect"}
        assert citron.loads(citron.dumps(again)) == again

    @given(articles())
    def test_whatever_is_written_is_read(self, quotes: Quotes) -> None:
        again = citron.loads(citron.dumps(quotes))
        assert again.text == quotes.text
        twice = citron.loads(citron.dumps(again))
        told = [
            {(quote.span, quote.speaker, quote.kind, quote.source, quote.cue) for quote in read}
            for read in (again, twice)
        ]
        assert told[0] == told[1]
        assert all(again.text[quote.span.slice] == quote.text for quote in again)

    @pytest.mark.parametrize(
        ("speaker", "said", "given"),
        [
            ("Ann Roe", "Ann Roe came.", "Ann Roe"),
            ("Ann Roe", "The Ann Roes came, and Ann Roe.", "Ann Roe"),
            ("Ann Roe", "Ann\nRoe came.", "Ann\nRoe"),
            ("Ann Roe", "Joann Roe came.", None),
            ("A. (Roe)", "A. (Roe) came.", "A. (Roe)"),
            ("she", "Ann Roe came.", None),
            (None, "Ann Roe came.", None),
        ],
    )
    def test_the_name_is_the_coreference(self, speaker: str | None, said: str, given: str | None) -> None:
        text = f"{said} “No,” she said."
        at = text.index("No,")
        quote = Quote(
            speaker,
            None,
            "No,",
            Span(at, at + 3),
            source=Span(at + 5, at + 8),
            cue=Span(at + 9, at + 13),
            confidence=0.5,
        )
        quotes = Quotes(text, (quote,))
        (entry,) = citron.to_data(quotes)["quotes"]
        assert [stretch["text"] for stretch in entry["sources"]] == ["she"]
        assert [stretch["text"] for stretch in entry["coreferences"]] == ([given] if given else [])
        (again,) = citron.loads(citron.dumps(quotes))
        assert again == attrs.evolve(quote, speaker=speaker if given else "she")

    @pytest.mark.parametrize(
        ("change", "speaker"),
        [
            ({}, "She"),
            ({"confidence": "0.9312"}, "She"),
            ({"coreferences": None}, "She"),
            ({"coreferences": [{"start": 0, "end": 7, "text": "Ann Roe"}]}, "Ann Roe"),
            ({"sources": []}, None),
            ({"coreferences": [{"start": 0, "end": 7}, {"start": 12, "end": 19}]}, "Ann Roe and Bo Lind"),
            ({"sources": [{"start": 0, "end": 7}, {"start": 12, "end": 19}]}, "Ann Roe and Bo Lind"),
            (
                {
                    "sources": [{"start": 0, "end": 7}, {"start": 26, "end": 29}],
                    "coreferences": [{"start": 12, "end": 19}],
                },
                "Ann Roe and She",
            ),
        ],
    )
    def test_what_citron_writes_is_read(self, change: dict[str, Any], speaker: str | None) -> None:
        text = "Ann Roe and Bo Lind came. She said, “No.” Then, “Yes.”"
        entry = {
            "cue": {"start": 30, "end": 34, "text": "said"},
            "sources": [{"start": 26, "end": 29, "text": "She"}],
            "contents": [{"start": 36, "end": 41, "text": "“No.”"}, {"start": 48, "end": 54, "text": "“Yes.”"}],
            **change,
        }
        quotes = citron.loads(json.dumps({"text": text, "quotes": [entry], "coreference_groups": None}))
        assert [(quote.speaker, quote.text, quote.utterance) for quote in quotes] == [
            (speaker, "No.", 0),
            (speaker, "Yes.", 0),
        ]
        assert Quotes.from_json(quotes.to_json()) == quotes

    @pytest.mark.parametrize(
        ("document", "reason"),
        [
            ("", "no JSON"),
            ("[]", "no object"),
            ("{}", "document.text"),
            ('{"text": "a", "quotes": [{"cue": null, "sources": [], "contents": []}]}', "document.quotes[0].cue"),
            (
                '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 2}, "sources": [], "contents": []}]}',
                "quote 0 has a stretch outside",
            ),
            (
                '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 0}, "sources": [], "contents": []}]}',
                "quote 0 has a stretch outside",
            ),
            (
                '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 1, "text": "b"}, "sources": [], '
                '"contents": []}]}',
                "quote 0 says 'b', its text 'a'",
            ),
            (
                '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 1}, "sources": {}, "contents": []}]}',
                "document.quotes[0].sources",
            ),
            ('{"text": "a", "text": "b", "quotes": []}', "the key 'text' is there twice"),
            ('{"quotes": [], "source": {"application": "citron-extractor"}}', "document.text"),
            pytest.param("[" * 200_000, "nested too deeply", id="deep"),
            (
                '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 1}, "sources": [], "contents": [], '
                '"confidence": "high"}]}',
                "confidence 'high'",
            ),
            *(
                (
                    '{"text": "a", "quotes": [{"cue": {"start": 0, "end": 1}, "sources": [], "contents": [], '
                    f'"confidence": {confidence}}}]}}',
                    "which is no number from 0 to 1",
                )
                for confidence in ("2", "-0.1", "NaN", '"nan"', "true", "[1]")
            ),
        ],
    )
    def test_what_is_no_document(self, document: str, reason: str) -> None:
        with pytest.raises(ValueError, match=regex.escape(reason)):
            citron.loads(document)


@pytest.mark.parametrize(
    "write",
    [native.dumps, webannotation.dumps, schemaorg.dumps, citron.dumps],
    ids=lambda write: write.__module__.rpartition(".")[2],
)
def test_a_document_can_be_indented(write: Callable[..., str]) -> None:
    assert "\n" not in write(FOUND)
    assert "\n  " in write(FOUND, indent=2)
    assert json.loads(write(FOUND)) == json.loads(write(FOUND, indent=2))
