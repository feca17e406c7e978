"""JSON Lines: one JSON object for each quote."""

from __future__ import annotations

import json
from collections.abc import Iterator

import attrs

from ..models import Quotes


def lines(quotes: Quotes, **more: str) -> Iterator[str]:
    """One line of JSON for each quote: every field of `Quote`, a span as an object with `start` and `end`.

    more: further keys, put before the quote's own.

    >>> from quoteparse import parse
    >>> next(lines(parse("“No,” said Ann Roe."), file="a.txt"))[:54]
    '{"file": "a.txt", "speaker": "Ann Roe", "outlet": null'
    """
    for quote in quotes:
        line = json.dumps({**more, **attrs.asdict(quote)}, ensure_ascii=False)
        # A lone surrogate has no UTF-8 form; escaped, it stays what it is.
        yield line if line.isascii() or _encodes(line) else json.dumps(json.loads(line))


def _encodes(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
