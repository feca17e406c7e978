"""A quote as a row of a table: flat, and each column of one type.  The tables (CSV, data frames, Spark) share it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from ..models import Quote, Quotes, Span

Cell = str | int | float | bool | None

COLUMNS: Final[dict[str, type]] = {
    "quote": int,
    "speaker": str,
    "outlet": str,
    "text": str,
    "start": int,
    "end": int,
    "kind": str,
    "source": str,
    "source_start": int,
    "source_end": int,
    "cue": str,
    "cue_start": int,
    "cue_end": int,
    "rule": str,
    "confidence": float,
    "utterance": int,
    "insertions": str,
    "parent": int,
    "negated": bool,
}
"""The columns and the types of their values; `OPTIONAL` may be None as well.

`quote` is the quote's index in its article; `source` and `cue` are the words, their offsets stand beside them;
`insertions` are spans such as `12:17 40:45`, empty where there are none.  A lone surrogate, which has no form in UTF-8
and so no place in a table, is U+FFFD.
"""

OPTIONAL: Final = frozenset(
    {"speaker", "outlet", "source", "source_start", "source_end", "cue", "cue_start", "cue_end", "rule", "parent"}
)
"""The columns that may be empty."""

_SURROGATE: Final = regex.compile(r"[\ud800-\udfff]")


def rows(quotes: Quotes) -> Iterator[dict[str, Cell]]:
    """A row for each quote of an article, with the keys of `COLUMNS` in their order.

    >>> from quoteparse import parse
    >>> row = next(rows(parse("“No,” said Ann Roe.")))
    >>> row["speaker"], row["text"], row["start"], row["end"], row["cue"], row["cue_start"]
    ('Ann Roe', 'No,', 1, 4, 'said', 6)
    """
    for number, quote in enumerate(quotes):
        row = _row(quotes.text, number, quote)
        yield {name: storable(cell) if isinstance(cell, str) else cell for name, cell in row.items()}


def storable(text: str) -> str:
    r"""Text that can be written as UTF-8: a lone surrogate becomes U+FFFD, so that all offsets stay.

    >>> storable("a\ud800b")
    'a�b'
    """
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _row(text: str, number: int, quote: Quote) -> dict[str, Cell]:
    return {
        "quote": number,
        "speaker": quote.speaker,
        "outlet": quote.outlet,
        "text": quote.text,
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind,
        **_cited("source", text, quote.source),
        **_cited("cue", text, quote.cue),
        "rule": quote.rule,
        "confidence": quote.confidence,
        "utterance": quote.utterance,
        "insertions": " ".join(f"{span.start}:{span.end}" for span in quote.insertions),
        "parent": quote.parent,
        "negated": quote.negated,
    }


def _cited(name: str, text: str, span: Span | None) -> dict[str, Cell]:
    if span is None:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    return {name: text[span.slice], f"{name}_start": span.start, f"{name}_end": span.end}
