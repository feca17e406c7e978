"""JSON and JSON Lines of our own, with a version: an article with its quotes, read back to an equal value.

A document is one object.  `native.schema.json`, beside this file, is its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from ..models import ArticleError, Page, Quote, Quotes, described

if TYPE_CHECKING:
    from cattrs import Converter

Shape = TypeVar("Shape")

VERSION: Final = 1
"""The version of the schema: `quoteparse` in each document.  A change that an old reader would misread adds 1."""


def to_data(quotes: Quotes) -> dict[str, Any]:
    """The text and its quotes as plain data: dicts, lists, strings and numbers.

    >>> from quoteparse import parse
    >>> data = to_data(parse("“No,” said Ann Roe."))
    >>> data["quoteparse"], data["text"], data["quotes"][0]["speaker"], data["quotes"][0]["span"]
    (1, '“No,” said Ann Roe.', 'Ann Roe', {'start': 1, 'end': 4})
    """
    return {
        "quoteparse": VERSION,
        "text": quotes.text,
        "page": None if quotes.page is None else attrs.asdict(quotes.page),
        "error": described(quotes.error),
        "quotes": [attrs.asdict(quote, value_serializer=_plain) for quote in quotes],
    }


def from_data(data: Any) -> Quotes:
    """The quotes of plain data that `to_data` gave, checked.

    Raises ValueError, saying where, for a wrong or missing field, a span outside the text or with other words than
    `text` says, a confidence beyond 0 to 1, a `parent` that is no earlier quote, and for a version that this library
    does not know.
    """
    if not isinstance(data, dict) or not isinstance(data.get("quoteparse"), int):
        raise ValueError("no document of quoteparse: it has no number under the key 'quoteparse'")
    if not 1 <= data["quoteparse"] <= VERSION:
        raise ValueError(f"version {data['quoteparse']} of the schema is not known: this library reads up to {VERSION}")
    read = structured(data, _Document, "document of quoteparse")
    quotes = Quotes(read.text, read.quotes, page=read.page, error=read.error)
    for number, quote in enumerate(quotes):
        spans = (quote.span, quote.source, quote.cue, *quote.insertions)
        if any(span is not None and not 0 <= span.start <= span.end <= len(quotes.text) for span in spans):
            raise ValueError(f"quote {number} has a span outside its text of {len(quotes.text)} characters")
        if quotes.text[quote.span.slice] != quote.text:
            raise ValueError(f"quote {number} says {quote.text!r}, its span {quotes.text[quote.span.slice]!r}")
        if not 0 <= quote.confidence <= 1:
            raise ValueError(f"quote {number} has the confidence {quote.confidence}, which is not from 0 to 1")
        if quote.parent is not None and not 0 <= quote.parent < number:
            raise ValueError(f"quote {number} has the parent {quote.parent}, which is no earlier quote")
    return quotes


@attrs.frozen
class _Document:
    text: str
    quotes: tuple[Quote, ...]
    page: Page | None = None
    error: Exception | None = None


def structured(data: Any, wanted: type[Shape], name: str) -> Shape:
    """Plain data as a value of an attrs class, each field checked.

    name: what it should be, for the message.
    Raises ValueError, saying where, for a wrong or missing field.
    """
    from cattrs import transform_error
    from cattrs.errors import BaseValidationError

    if not isinstance(data, dict):
        raise ValueError(f"no {name}: it is no object")
    try:
        return _converter().structure(data, wanted)
    except BaseValidationError as error:
        raise ValueError(f"no {name}: " + "; ".join(transform_error(error, path="document"))) from error


def dumps(quotes: Quotes, *, indent: int | None = None) -> str:
    """The document of an article as JSON; on one line if `indent` is None."""
    return encodable(json.dumps(to_data(quotes), ensure_ascii=False, indent=indent))


def loads(document: str | bytes) -> Quotes:
    """The quotes of a document that `dumps` wrote.  Raises ValueError as `from_data` does, and for what is no JSON."""
    try:
        data = json.loads(document)
    except ValueError as error:
        raise ValueError(f"no document of quoteparse: no JSON: {error}") from error
    return from_data(data)


def lines(results: Iterable[Quotes]) -> Iterator[str]:
    """The articles as JSON Lines: the document of each on a line (without the line's end)."""
    return map(dumps, results)


def read(lines: Iterable[str | bytes]) -> Iterator[Quotes]:
    """The articles of JSON Lines, such as a file open for reading; blank lines are skipped.

    Raises ValueError with the number of the line for what `loads` would not read.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error


def encodable(line: str) -> str:
    """A line of JSON that can be written as UTF-8: a lone surrogate, which has no UTF-8 form, is escaped."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in line)
    return line


def _plain(owner: object, field: object, value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@cache
def _converter() -> Converter:
    """A converter that takes each value as it is: no number for a string, no string for a number."""
    from cattrs import Converter

    def only(*types: type) -> Callable[[Any, Any], Any]:
        def check(value: Any, wanted: Any) -> Any:
            if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
                raise TypeError(f"{value!r} is no {types[-1].__name__}")
            return value

        return check

    converter = Converter()
    for simple, types in {str: (str,), int: (int,), float: (int, float), bool: (bool,)}.items():
        converter.register_structure_hook(simple, only(*types))
    converter.register_structure_hook(Exception, lambda value, _: ArticleError(only(str)(value, str)))
    return converter
