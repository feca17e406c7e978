"""The W3C Web Annotation Data Model, as JSON-LD: an `AnnotationCollection` for an article, an `Annotation` a quote.

The target is the article with two selectors of the same stretch: by position, in code points of `Quotes.text`, and by
the words with what stands around them.  The bodies are `TextualBody`s: the speaker has the purpose `identifying`, the
outlet `tagging`, the kind `classifying`, as has `negated`, for what was said not to have been said.
"""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
from typing import Any, Final

import regex

from ..models import Quote, Quotes
from . import native

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_AROUND: Final = 32
"""How many characters before and after the words are given with them."""

_IRI: Final = regex.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s\p{C}<>\"{}|\\^`]+")
"""An absolute IRI (RFC 3987), as far as its characters go."""


def to_data(quotes: Quotes, *, source: str | None = None) -> dict[str, Any]:
    """The annotations of an article as plain data.

    source: the IRI of the article; without one, the address of the page that it came from, or else a `ni` URI (RFC
        6920), which names the text by its SHA-256.

    Raises ValueError for a source that is no IRI.

    >>> from quoteparse import parse
    >>> (item,) = to_data(parse("“No,” said Ann Roe."), source="https://example.org/a")["first"]["items"]
    >>> item["target"]["selector"][0]
    {'type': 'TextPositionSelector', 'start': 1, 'end': 4}
    """
    digest = hashlib.sha256(quotes.text.encode("utf-8", "surrogatepass")).digest()
    address = quotes.page.url if quotes.page is not None else None
    if source is not None:
        if not _IRI.fullmatch(source):
            raise ValueError(f"source takes an IRI such as 'https://example.org/article', not {source!r}")
        iri = source
    elif address is not None and _IRI.fullmatch(address):
        iri = address
    else:
        iri = f"ni:///sha-256;{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"

    def named(part: str) -> str:
        """An identifier that is always the same for the same part of the same article."""
        return uuid.uuid5(uuid.NAMESPACE_URL, f"{iri}#{part}-{digest.hex()}").urn

    data: dict[str, Any] = {
        "@context": CONTEXT,
        "id": named("collection"),
        "type": "AnnotationCollection",
        "label": "Quotations",
        "total": len(quotes),
    }
    if quotes:
        data["first"] = {
            "id": named("page"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [
                {"id": named(f"{number}-{quote.kind}-{quote.span.start}-{quote.span.end}")}
                | _annotation(quotes.text, quote, iri)
                for number, quote in enumerate(quotes)
            ],
        }
    return data


def dumps(quotes: Quotes, *, source: str | None = None, indent: int | None = None) -> str:
    """The annotations of an article as JSON-LD, on one line if `indent` is None; `source` is that of `to_data`.

    >>> from quoteparse import parse
    >>> dumps(parse("It rained."))[-66:]
    '"type": "AnnotationCollection", "label": "Quotations", "total": 0}'
    """
    return native.encodable(json.dumps(to_data(quotes, source=source), ensure_ascii=False, indent=indent))


def _annotation(text: str, quote: Quote, iri: str) -> dict[str, Any]:
    bodies = [("identifying", quote.speaker), ("tagging", quote.outlet), ("classifying", quote.kind)]
    bodies += [("classifying", "negated")] * quote.negated
    start, end = quote.span.start, quote.span.end
    return {
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}
            for purpose, value in bodies
            if value
        ],
        "target": {
            "type": "SpecificResource",
            "source": iri,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": quote.text,
                    "prefix": text[max(0, start - _AROUND) : start],
                    "suffix": text[end : end + _AROUND],
                },
            ],
        },
    }
