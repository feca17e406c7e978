"""schema.org, as JSON-LD: an `Article` whose parts are `Quotation`s, to be put into a page.

`spokenByCharacter` is the speaker, as the article attributes the words; `publisher` the outlet that carried them.  What
was said not to have been said is no quotation, and is left out; so is an address of the page that is none of the web,
and a date that is no day.
"""

from __future__ import annotations

import json
from typing import Any, Final

import regex

from .. import lexicon
from ..models import Page, Quote, Quotes
from . import native

CONTEXT: Final = "https://schema.org"

_ESCAPED: Final = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""What could end the script that it stands in."""

_ADDRESS: Final = regex.compile(r"https?://\S+")
_DAY: Final = regex.compile(r"\d{4}-\d\d-\d\d")


def to_data(quotes: Quotes) -> dict[str, Any]:
    """An article with its quotations as plain data.

    >>> from quoteparse import parse
    >>> to_data(parse("“No,” Ann Roe told Reuters."))["hasPart"][0]
    ... # doctest: +NORMALIZE_WHITESPACE
    {'@type': 'Quotation', 'position': 1, 'text': 'No,',
     'spokenByCharacter': {'@type': 'Person', 'name': 'Ann Roe'},
     'publisher': {'@type': 'Organization', 'name': 'Reuters'}}
    """
    return {
        "@context": CONTEXT,
        "@type": "Article",
        **(_article(quotes.page) if quotes.page is not None else {}),
        "hasPart": [_quotation(number, quote) for number, quote in enumerate(quotes, start=1) if not quote.negated],
    }


def dumps(quotes: Quotes, *, indent: int | None = None) -> str:
    r"""The article as JSON-LD, on one line if `indent` is None: it can stand in a `script` element as it is.

    >>> from quoteparse import parse
    >>> print(dumps(parse("“<b>,” Ann Roe wrote."))[-90:-2])
    , "text": "\u003cb\u003e,", "spokenByCharacter": {"@type": "Person", "name": "Ann Roe"}}
    """
    return native.encodable(json.dumps(to_data(quotes), ensure_ascii=False, indent=indent)).translate(_ESCAPED)


def _article(page: Page) -> dict[str, Any]:
    told = {
        "headline": page.title,
        "url": page.url if _ADDRESS.fullmatch(page.url or "") else None,
        "datePublished": page.date if _DAY.fullmatch(page.date or "") else None,
        "author": page.author and {"@type": "Person", "name": page.author},
        "publisher": page.site and {"@type": "Organization", "name": page.site},
    }
    return {name: value for name, value in told.items() if value}


def _quotation(number: int, quote: Quote) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Quotation", "position": number, "text": quote.text}
    if quote.speaker is not None:
        kind = "Organization" if quote.speaker == quote.outlet or _is_body(quote.speaker) else "Person"
        data["spokenByCharacter"] = {"@type": kind, "name": quote.speaker}
    if quote.outlet is not None:
        data["publisher"] = {"@type": "Organization", "name": quote.outlet}
    return data


def _is_body(name: str) -> bool:
    """Whether a speaker is a body rather than a person, by its words: `the ministry`, `Oban Council`."""
    words = name.split()
    if not words:
        return False
    groups = lexicon.entries("roles", "group", "document")
    named = words[-1] in lexicon.entries("grammar", "organisation")
    return named or (name[0].islower() and words[-1].lower() in groups)
