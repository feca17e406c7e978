"""A component for pipelines of spaCy: `nlp.add_pipe("quoteparse")`.

It puts a span for each quote into a group of `doc.spans`.  The quotes as they are, with their exact offsets, stand in
the `attrs` of that group: spaCy keeps these through bytes, `DocBin`, pickling and processes.

Every `Language` loads this file, as that of an entry point; so it imports the parser only when a component is made.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import attrs
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from ..models import DEFAULT_KINDS, Quote, Quotes

if TYPE_CHECKING:
    from ..parser import Parser

COLORS: Final = {"direct": "#a6cee3", "mixed": "#b2df8a", "block": "#fdbf6f", "indirect": "#cab2d6"}
"""The colours of the kinds in displaCy, each light enough for black text (ColorBrewer's `Paired`)."""

SPANS_KEY: Final = "quotes"
"""The key of the group of spans, where the component is not told another."""

_STORED: Final = "quoteparse"
"""The key of the quotes in the `attrs` of their group."""


@attrs.frozen(slots=True)
class Component:
    """What stands in the pipeline: it finds the quotes of a `Doc` and puts them on it."""

    parser: Parser
    spans_key: str

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc`, with its quotes in place of those that it may have had under this key."""
        from ..formats import native

        quotes = self.parser.parse(doc)
        data = native.to_data(quotes)
        del data["text"]  # it is the text of the Doc
        stored = {_STORED: json.dumps(data)}
        spans = [_span(doc, number, quote) for number, quote in enumerate(quotes)]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, attrs=stored, spans=spans)
        return doc


def _span(doc: Doc, number: int, quote: Quote) -> Span:
    """The tokens that hold a quote.  Its number is the span's `id_`: two quotes may lie in the same tokens."""
    span = doc.char_span(quote.span.start, quote.span.end, alignment_mode="expand")
    assert span is not None  # a quote lies inside its text
    return Span(doc, span.start, span.end, label=quote.kind, span_id=str(number))


@Language.factory(
    "quoteparse",
    default_config={"kinds": list(DEFAULT_KINDS), "cues": [], "outlets": [], "spans_key": SPANS_KEY},
    assigns=["doc.spans", "doc._.quotes", "span._.quote", "span._.speaker", "span._.outlet"],
)
def make(nlp: Language, name: str, kinds: list[str], cues: list[str], outlets: list[str], spans_key: str) -> Component:
    """The component.

    kinds, cues, outlets: see `quoteparse.Parser`.
    spans_key: the key of the group of spans.
    Raises ValueError for an unknown kind, as `Parser` does.
    """
    from ..parser import Parser

    return Component(Parser(kinds=kinds, cues=cues, outlets=outlets), spans_key)


def quotes_of(doc: Doc, spans_key: str | None = None) -> Quotes | None:
    """The quotes of a `Doc`, or None where no component has looked for them: what `doc._.quotes` gives.

    spans_key: which group's, if several components have; by default that of `SPANS_KEY`, or else the first one's.
    """
    keys = [SPANS_KEY, *doc.spans] if spans_key is None else [spans_key]
    for key in keys:
        if key in doc.spans and (stored := doc.spans[key].attrs.get(_STORED)) is not None:
            return _restored(stored, doc.text)
    return None


def quote_of(span: Span) -> Quote | None:
    """The quote that a span of a group stands for, or None for any other span: what `span._.quote` gives.

    A span of your own is a quote if it has the same tokens as one; of several, the first.
    """
    for key, group in span.doc.spans.items():
        if _STORED not in group.attrs:
            continue
        quotes = quotes_of(span.doc, key)
        number = span.id_ if span.id in span.doc.vocab.strings else ""  # type: ignore[operator]
        own = int(number) if number.isdecimal() and int(number) < len(group) else None
        for index in [own] if own is not None else range(len(group)):
            other = group[index]
            if quotes is not None and (other.start, other.end) == (span.start, span.end) and other.id_.isdecimal():
                return quotes[int(other.id_)]
    return None


@lru_cache(maxsize=16)
def _restored(stored: str, text: str) -> Quotes:
    from ..formats import native

    return native.from_data({**json.loads(stored), "text": text})


def _speaker(span: Span) -> str | None:
    quote = quote_of(span)
    return None if quote is None else quote.speaker


def _outlet(span: Span) -> str | None:
    quote = quote_of(span)
    return None if quote is None else quote.outlet


def _extend(owner: Any, **getters: Any) -> None:
    for name, getter in getters.items():
        if not owner.has_extension(name):  # what somebody else has put there stays
            owner.set_extension(name, getter=getter)


_extend(Doc, quotes=quotes_of)
_extend(Span, quote=quote_of, speaker=_speaker, outlet=_outlet)
