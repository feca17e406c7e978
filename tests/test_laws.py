"""The laws that hold for every input, by Hypothesis."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteparse import KINDS, Parser, Quotes, parse
from values import PIECES

PARSER = Parser(kinds=KINDS)

# Articles made of what articles are made of, in any order, and of anything at all.
ARTICLES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=200))


def check(article: str, quotes: Quotes) -> None:
    """The law of spans, and the order and nesting of quotes."""
    assert quotes.text == article
    starts = [(quote.span.start, -quote.span.end) for quote in quotes]
    assert starts == sorted(starts)
    for index, quote in enumerate(quotes):
        assert 0 <= quote.span.start < quote.span.end <= len(article)
        assert article[quote.span.slice] == quote.text
        assert quote.text == quote.text.strip()
        assert 0 <= quote.confidence <= 1
        for span in filter(None, (quote.source, quote.cue)):
            assert 0 <= span.start < span.end <= len(article)
        assert all(span in quote.span for span in quote.insertions)
        around = {n for n, other in enumerate(quotes) if n != index and quote.span in other.span and n < index}
        assert quote.parent == max(around, default=None)
        apart = [other for n, other in enumerate(quotes) if n > index]
        assert all(other.span in quote.span or quote.span.end <= other.span.start for other in apart)


@settings(max_examples=400, deadline=None)
@example('«Read more here.""')  # two broken stretches that cross
@example("Mr Lind said: ''We saw a sym\n>phony. It went on, and it was loud.''\n\nIt rained.")  # so do these
@given(ARTICLES)
def test_the_law_of_spans(article: str) -> None:
    check(article, PARSER.parse(article))


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_the_same_article_gives_the_same_quotes(article: str) -> None:
    assert PARSER.parse(article) == PARSER.parse(article)


@settings(max_examples=100, deadline=None)
@given(ARTICLES)
def test_kinds_only_select(article: str) -> None:
    chosen = {(quote.span, quote.kind, quote.speaker) for quote in parse(article, kinds=["direct"])}
    assert chosen == {(q.span, q.kind, q.speaker) for q in PARSER.parse(article) if q.kind == "direct"}


@settings(max_examples=200, deadline=None)
@given(ARTICLES)
def test_what_is_stored_comes_back(article: str) -> None:
    quotes = PARSER.parse(article)
    assert Quotes.from_json(quotes.to_json()) == quotes


NLP = spacy.blank("en")


@settings(max_examples=100, deadline=None)
@example("“No,” said Ann Roe.\r\n\tIt rained. 🙂")
@given(ARTICLES.filter(lambda article: not any("\ud800" <= char <= "\udfff" for char in article)))
def test_a_doc_of_a_blank_pipeline_is_its_text(article: str) -> None:
    doc = NLP(article)
    assert PARSER.parse(doc) == PARSER.parse(doc.text)


NARRATION = "\n\n".join(
    [
        "It had rained on the islands for most of the week, and the harbour was quiet.",
        "The road to the north was closed at noon. There was snow on the hills until the end of the month.",
        "The boats stayed in. On the quay the nets were dry again by evening, and the lamps were lit early.",
    ]
    * 6
)
"""As long as an article, and nobody says anything in it."""


def said(quotes: Quotes, shift: int = 0) -> list[tuple[object, ...]]:
    return [
        (quote.speaker, quote.outlet, quote.text, quote.span.start - shift, quote.kind, quote.rule, quote.parent)
        for quote in quotes
    ]


ENDED = st.lists(
    st.sampled_from(
        [
            "“We waited,” said Ann Roe.",
            "Bo Lind told Reuters: “It is shut.”",
            "“It is shut,” he told The Oban Times. “It was wet.”",
            "Ann Roe said that the road was shut.",
            "She called it “a shame” and “a loss for the town.”",
            "Ann Roe writes at The Atlantic:\n\nThe hall has been shut since May.\n\nRead more here.",
            "It rained.",
            "Ann Roe met Bo Lind, the mayor of Oban.",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n\n".join)


@settings(max_examples=200, deadline=None)
@given(ENDED)
def test_narration_before_and_after_changes_no_answer(article: str) -> None:
    """Narration of an article's length, without quotes and without names, at either end."""
    alone = said(PARSER.parse(article))
    assert said(PARSER.parse(f"{article}\n\n{NARRATION}")) == alone
    before = f"{NARRATION}\n\n"
    assert said(PARSER.parse(before + article), len(before)) == alone


def test_threads_share_a_parser() -> None:
    articles = [f"“We have {n},” said Ann Roe{n % 7}. Bo Lind told Reuters that {n} were left." for n in range(200)]
    wanted: list[Quotes] = [Parser(kinds=KINDS).parse(article) for article in articles]
    shared = Parser(kinds=KINDS, cues=["tootle"])
    with ThreadPoolExecutor(8) as threads:
        for found in threads.map(lambda _: [shared.parse(article) for article in articles], range(8)):
            assert found == wanted
