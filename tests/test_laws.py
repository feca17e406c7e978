"""The laws that hold for every input, by Hypothesis."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from quoteparse import KINDS, Parser, Quotes, parse

PARSER = Parser(kinds=KINDS)

# Articles made of what articles are made of, in any order, and of anything at all.
PIECES = st.sampled_from(
    [
        *"\"'“”‘’«»‹›„「」『』`´",
        "''",
        "``",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u00a0",
        ", ",
        ". ",
        ": ",
        "?",
        "!",
        "…",
        " — ",
        "-",
        "(",
        ")",
        "[sic]",
        "Ann Roe",
        "Mr. Lind",
        "she",
        "he",
        "said",
        "told Reuters",
        "according to",
        "writes at The Independent",
        "We waited",
        "nobody came",
        "the minister",
        "n't",
        "that",
        "denied taking",
        "Roe’s claim that",
        "told him to",
        "half of them",
        "who",
        "Mayor: Bridge to stay shut",
        "\n> ",
        "Read more here.",
        "’90s",
        "6'2\"",
        "\ud800",
        "\x00",
        "\u202e",
        "e\u0301",
        "🙂",
        "1",
    ]
)
ARTICLES = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=200))


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
