"""The public surface: arguments, bad input, strange input, many articles."""

from __future__ import annotations

import pickle
import re
from typing import Any

import attrs
import pytest

import quoteparse
from quoteparse import Parser, Quote, Quotes, Span

ARTICLE = "“Nobody came,” said Ann Roe."


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (b"bytes", "decode it first"),
        (bytearray(b"bytes"), "decode it first"),
        (None, "not NoneType"),
        (7, "not int"),
        (["a list"], "not list"),
    ],
)
def test_what_is_no_text_is_refused(article: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        quoteparse.parse(article)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        (
            {"kinds": ["direct", "quoted"]},
            ValueError,
            "unknown kind 'quoted': choose from direct, mixed, block, indirect",
        ),
        ({"kinds": "direct"}, TypeError, "['direct']"),
        ({"format": "pdf"}, ValueError, "unknown format 'pdf': choose from text"),
    ],
)
def test_choices_are_checked_and_named(options: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=re.escape(message)):
        quoteparse.parse(ARTICLE, **options)
    with pytest.raises(error, match=re.escape(message)):
        Parser(**options)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"cues": [""]}, ValueError),
        ({"cues": [3]}, TypeError),
        ({"outlets": ["|"]}, ValueError),
        ({"outlets": [None]}, TypeError),
        ({"kinds": None}, TypeError),
        ({"kinds": 3}, TypeError),
    ],
)
def test_own_words_are_checked(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error, match="takes"):
        Parser(**options)


def test_pipe_takes_no_single_article() -> None:
    with pytest.raises(TypeError, match="parse"):
        Parser().pipe(ARTICLE)


@pytest.mark.parametrize("options", [{"cues": "tootle"}, {"outlets": "The Oban Times"}])
def test_a_string_is_no_collection(options: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="collection"):
        Parser(**options)


@pytest.mark.parametrize("article", ["", " ", "\n\n\t \r\n", "\u00a0", "\ufeff", "No quotes here.", '"', "“”", "''"])
def test_nothing_said(article: str) -> None:
    assert list(quoteparse.parse(article)) == []


@pytest.mark.parametrize(
    "article",
    [
        pytest.param("“A\ud800B came,” said Ann Roe.", id="lone surrogate"),
        pytest.param("“A\x00B came,” said Ann Roe.", id="NUL"),
        pytest.param("“A \u202eB\u202c came,” said Ann Roe.", id="bidi"),
        pytest.param("“A e\u0301 b came,” said Ann Roe.", id="combining"),
        pytest.param("“A 🙂👩‍👩‍👧 b came,” said Ann Roe.", id="emoji"),
        pytest.param("It rained.\r\n\r\n“A b came,” said Ann Roe.\r\n", id="CRLF"),
        pytest.param("“A\u00a0b came,”\u00a0said Ann\u00a0Roe.", id="NBSP"),
    ],
)
def test_strange_characters(article: str) -> None:
    (quote,) = quoteparse.parse(article)
    assert article[quote.span.slice] == quote.text
    assert quote.text.endswith("came,")
    assert quote.speaker is not None
    assert quote.speaker.replace("\u00a0", " ") == "Ann Roe"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("word " * 200_000, id="words"),
        pytest.param('"' * 1_000_000, id="marks"),
        pytest.param("“" * 100_000, id="open marks"),
        pytest.param("‘" * 100_000 + "’" * 100_000, id="nested"),
        pytest.param("Said, " * 160_000, id="cues"),
        pytest.param("“No,” he said. " * 2_000, id="quotes"),
    ],
)
def test_a_very_long_line(line: str) -> None:
    quotes = quoteparse.parse(line)
    assert all(line[quote.span.slice] == quote.text for quote in quotes)


def test_pipe_gives_one_result_an_input_in_order() -> None:
    articles: list[Any] = [ARTICLE, None, "", b"bytes", ARTICLE]
    results = list(Parser().pipe(articles))
    assert [len(result) for result in results] == [1, 0, 0, 0, 1]
    assert [type(result.error) for result in results] == [type(None), TypeError, type(None), TypeError, type(None)]


def test_pipe_is_lazy() -> None:
    def articles() -> Any:
        yield ARTICLE
        raise RuntimeError("asked for too much")

    assert len(next(iter(Parser().pipe(articles())))) == 1


def test_a_parser_is_a_value() -> None:
    assert Parser() == Parser(kinds=["block", "mixed", "direct"])
    assert hash(Parser(outlets=["The Oban Times"])) == hash(Parser(outlets=["The Oban Times"]))
    assert pickle.loads(pickle.dumps(Parser(cues=["tootle"]))) == Parser(cues=["tootle"])


def test_quote_takes_four_by_position() -> None:
    quote = Quote("Ann Roe", None, "No.", Span(1, 4))
    assert (quote.kind, quote.source, quote.cue, quote.rule) == ("direct", None, None, None)
    assert (quote.confidence, quote.utterance, quote.insertions, quote.parent) == (0.0, 0, (), None)
    with pytest.raises(TypeError):
        Quote("Ann Roe", None, "No.", Span(1, 4), "direct")  # type: ignore[call-arg]


def test_quote_is_a_frozen_value() -> None:
    quote = Quote("Ann Roe", None, "No.", Span(1, 4), kind="mixed")
    assert quote == Quote("Ann Roe", None, "No.", Span(1, 4), kind="mixed")
    assert quote != attrs.evolve(quote, kind="direct")
    assert len({quote, attrs.evolve(quote)}) == 1
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        quote.speaker = "Bo Lind"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        quote.note = "new"  # type: ignore[attr-defined]


def test_repr_is_short() -> None:
    quote = Quote("Ann Roe", "Reuters", "word " * 100 + "end", Span(0, 503))
    assert len(repr(quote)) < 120
    assert repr(Quote(None, None, "No.", Span(1, 4))) == "Quote(None, None, 'No.', 1:4, direct)"


def test_quotes_is_an_immutable_sequence() -> None:
    quotes = quoteparse.parse(ARTICLE)
    assert (len(quotes), quotes[0], quotes[-1], quotes[:1]) == (1, quotes[0], quotes[0], (quotes[0],))
    assert quotes[0] in quotes
    assert quotes == Quotes(ARTICLE, quotes[:1])
    assert pickle.loads(pickle.dumps(quotes)) == quotes
    with pytest.raises(TypeError):
        quotes[0] = quotes[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("inner", "inside"), [(Span(1, 3), True), (Span(0, 3), False), (1, True), (4, False), ("1", False)]
)
def test_span_contains(inner: object, inside: bool) -> None:
    assert (inner in Span(1, 4)) is inside


def test_the_entities_of_a_doc_are_evidence() -> None:
    spacy = pytest.importorskip("spacy")
    doc = spacy.blank("en")("Carrow was quiet, and Ann Roe waited there. “Nobody came to us,” she said.")
    assert quoteparse.parse(doc)[0].speaker == "Carrow"  # for all that the text alone tells
    doc.set_ents([spacy.tokens.Span(doc, 0, 1, label="GPE"), spacy.tokens.Span(doc, 5, 7, label="PERSON")])
    assert quoteparse.parse(doc)[0].speaker == "Ann Roe"


def test_a_doc_is_parsed_as_its_text() -> None:
    spacy = pytest.importorskip("spacy")
    doc = spacy.blank("en")(ARTICLE)
    assert quoteparse.parse(doc) == quoteparse.parse(ARTICLE)
