"""JSON Lines of quotes: one JSON object for each quote, without its article (`native` has the articles whole)."""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs

from ..models import Quotes
from .native import encodable


def lines(quotes: Quotes, **more: object) -> Iterator[str]:
    """One line of JSON for each quote: every field of `Quote`, a span as an object with `start` and `end`.

    more: further keys, put before the quote's own.

    >>> from quoteparse import parse
    >>> next(lines(parse("“No,” said Ann Roe."), file="a.txt"))[:54]
    '{"file": "a.txt", "speaker": "Ann Roe", "outlet": null'
    """
    for quote in quotes:
        yield encodable(json.dumps({**more, **attrs.asdict(quote)}, ensure_ascii=False))
