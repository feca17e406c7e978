"""JSON and JSON Lines of our own, with a version: an article with its quotes, read back to an equal value.

A document is one object.  `native.schema.json`, beside this file, is its JSON Schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args, get_origin

import attrs
import regex

from ..models import ArticleError, Page, Quote, Quotes, described

if TYPE_CHECKING:
    from cattrs import Converter

Shape = TypeVar("Shape")

VERSION: Final = 1
"""The version of the schema: `quoteparse` in each document.  A change that an old reader would misread adds 1."""

_PAIR: Final = regex.compile(r"[\ud800-\udbff][\udc00-\udfff]")


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
    if not isinstance(data, dict) or type(data.get("quoteparse")) is not int:
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
    """The document of an article as JSON; on one line if `indent` is None.  Raises ValueError as `encodable` does.

    >>> dumps(Quotes("It rained."))
    '{"quoteparse": 1, "text": "It rained.", "page": null, "error": null, "quotes": []}'
    """
    return encodable(json.dumps(to_data(quotes), ensure_ascii=False, indent=indent))


def loads(document: str | bytes) -> Quotes:
    """The quotes of a document that `dumps` wrote.  Raises ValueError as `from_data` does, and for what is no JSON."""
    return from_data(parsed(document, "document of quoteparse"))


def parsed(document: str | bytes, name: str) -> Any:
    """JSON as plain data.

    name: what it should be, for the message.
    Raises ValueError for what is no JSON, has a key twice in one object, or is nested too deeply.
    """
    try:
        return json.loads(document, object_pairs_hook=_object)
    except RecursionError as error:
        raise ValueError(f"no {name}: it is nested too deeply") from error
    except ValueError as error:
        raise ValueError(f"no {name}: no JSON: {error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {twice!r} is there twice")
    return data


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
    """A line of JSON that can be written as UTF-8: a lone surrogate, which has no UTF-8 form, is escaped.

    Raises ValueError for both halves of a surrogate pair in a row: a reader of JSON makes one character of them, so the
    text would come back another one, with every offset behind them wrong.
    """
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        if _PAIR.search(line):
            raise ValueError(
                "JSON cannot hold a character that is split into a surrogate pair; "
                "join it before parsing: text.encode('utf-16', 'surrogatepass').decode('utf-16', 'surrogatepass')"
            ) from None
        return "".join(f"\\u{ord(char):04x}" if "\ud800" <= char <= "\udfff" else char for char in line)
    return line


def _plain(owner: object, field: object, value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@cache
def _converter() -> Converter:
    """A converter that takes each value as it is: no number for a string, no string for a number or an array."""
    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn

    def taken(value: Any, *types: type) -> Any:
        if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
            raise TypeError(f"{value!r} is no {types[-1].__name__}")
        return value

    def of_object(wanted: type[Shape]) -> Callable[[Any, Any], Shape]:
        structure: Callable[[Any, Any], Shape] = make_dict_structure_fn(wanted, converter)
        return lambda value, _: structure(taken(value, dict), wanted)

    def of_array(value: Any, wanted: Any) -> tuple[Any, ...]:
        items: Any = list[get_args(wanted)[0]]  # type: ignore[misc]
        return tuple(converter.structure(taken(value, list), items))

    def is_tuple(wanted: Any) -> bool:
        return get_origin(wanted) is tuple

    converter = Converter()
    for simple in (str, int, bool):
        converter.register_structure_hook(simple, lambda value, wanted: taken(value, wanted))
    converter.register_structure_hook(float, lambda value, _: float(taken(value, int, float)))
    converter.register_structure_hook(Exception, lambda value, _: ArticleError(taken(value, str)))
    converter.register_structure_hook_factory(attrs.has, of_object)
    converter.register_structure_hook_func(is_tuple, of_array)
    return converter
