"""A component for pipelines of spaCy: `nlp.add_pipe("quoteparse")`.

It puts a span for each quote into a group of `doc.spans`.  The quotes as they are, with their exact offsets, stand in
the `attrs` of that group: spaCy keeps these through bytes, `DocBin`, pickling and processes.

Every `Language` loads this file, as that of an entry point, wherever quoteparse is installed.  So it imports the parser
only when a component is made, and only then takes names for attributes, which others may want for their own.
"""

# No `from __future__ import annotations` here: spaCy up to 3.8.7 at least cannot read the types of `make` if they are
# strings, and then makes no component.

import json
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

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

_READ: Final[WeakKeyDictionary[Doc, dict[str, tuple[str, Quotes]]]] = WeakKeyDictionary()
"""What the `attrs` of the Docs in use hold: by key, what is stored and the quotes that it is, so as to read it once."""


@attrs.frozen(slots=True)
class Component:
    """What stands in the pipeline: it finds the quotes of a `Doc` and puts them on it."""

    parser: "Parser"
    spans_key: str

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc`, with its quotes in place of those that it may have had under this key."""
        from ..formats import native

        quotes = self.parser.parse(doc)
        data = native.to_data(quotes)
        del data["text"]  # it is the text of the Doc
        stored = json.dumps(data)
        spans = [
            _tokens(doc, quote, label=quote.kind, span_id=_id(self.spans_key, number))
            for number, quote in enumerate(quotes)
        ]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, attrs={_STORED: stored}, spans=spans)
        _READ.setdefault(doc, {})[self.spans_key] = stored, quotes
        return doc


def _id(spans_key: str, number: int) -> str:
    """The `id_` of the span of a quote: others, of the same group or another one, may lie in the same tokens."""
    return f"{spans_key}:{number}"


def _tokens(doc: Doc, quote: Quote, **named: Any) -> Span:
    """The tokens that hold a quote."""
    tokens = doc.char_span(quote.span.start, quote.span.end, alignment_mode="expand", **named)
    assert tokens is not None  # a quote is some of the characters of its text
    return tokens


@Language.factory(
    "quoteparse",
    default_config={"kinds": list(DEFAULT_KINDS), "cues": [], "outlets": [], "spans_key": SPANS_KEY},
    assigns=["doc.spans", "doc._.quotes", "span._.quote", "span._.speaker", "span._.outlet"],
)
def make(
    nlp: Language, name: str, kinds: Sequence[str], cues: Sequence[str], outlets: Sequence[str], spans_key: str
) -> Component:
    """The component.

    kinds, cues, outlets: see `quoteparse.Parser`.
    spans_key: the key of the group of spans.
    Raises ValueError for an unknown kind, as `Parser` does, and spaCy's ConfigValidationError, a ValueError, for an
    unknown option and what is no list of strings; with some versions of spaCy TypeError for a string in its place.
    """
    from ..parser import Parser

    extend()
    return Component(Parser(kinds=kinds, cues=cues, outlets=outlets), spans_key)


def quotes_of(doc: Doc, spans_key: str | None = None) -> Quotes | None:
    """The quotes of a `Doc`, or None where no component has looked for them: what `doc._.quotes` gives.

    spans_key: which group's, if several components have; by default that of `SPANS_KEY`, or else the first one's.
    """
    keys = _keys(doc) if spans_key is None else [spans_key]
    return next((quotes for key in keys if (quotes := _stored(doc, key)) is not None), None)


def quote_of(span: Span) -> Quote | None:
    """The quote that a span of a group stands for, or None for any other span: what `span._.quote` gives.

    A span of your own is a quote if it has the same tokens as one; of several, the first.
    """
    own = span.id_ if span.id in span.doc.vocab.strings else ""  # type: ignore[operator]
    first = None
    for key in _keys(span.doc):
        quotes = _stored(span.doc, key) or ()
        for number in _in_tokens(span, quotes):
            if _id(key, number) == own:
                return quotes[number]
            first = first or quotes[number]
    return first


def _keys(doc: Doc) -> list[str]:
    """The keys of the groups of a Doc; the one that goes without saying goes first."""
    return sorted(doc.spans, key=lambda key: key != SPANS_KEY)


def _stored(doc: Doc, key: str) -> Quotes | None:
    """The quotes that a group of a Doc has in its `attrs`, if it is there and has any."""
    stored = doc.spans[key].attrs.get(_STORED) if key in doc.spans else None
    if stored is None:
        return None
    read = _READ.setdefault(doc, {})
    if key not in read or read[key][0] != stored:
        from ..formats import native

        read[key] = stored, native.from_data({**json.loads(stored), "text": doc.text})
    return read[key][1]


def _in_tokens(span: Span, quotes: Sequence[Quote]) -> Iterator[int]:
    """The numbers of the quotes whose tokens are those of a span.

    It compares characters: a component that merges tokens leaves the spans of groups with numbers of tokens that are
    no longer there.
    """
    first = bisect_left(quotes, span.start_char, key=lambda quote: quote.span.start)
    for number in range(first, len(quotes)):
        tokens = _tokens(span.doc, quotes[number])
        if tokens.start_char > span.start_char:
            return
        if tokens.end_char == span.end_char:
            yield number


def _speaker(span: Span) -> str | None:
    quote = quote_of(span)
    return None if quote is None else quote.speaker


def _outlet(span: Span) -> str | None:
    quote = quote_of(span)
    return None if quote is None else quote.outlet


_ATTRIBUTES: Final[list[tuple[type[Doc] | type[Span], str, Callable[[Any], Any]]]] = [
    (Doc, "quotes", quotes_of),
    (Span, "quote", quote_of),
    (Span, "speaker", _speaker),
    (Span, "outlet", _outlet),
]


def extend() -> None:
    """Give every `Doc` and `Span` the attributes: `doc._.quotes`, `span._.quote`, `span._.speaker`, `span._.outlet`.

    To make a component does it, too.  It is for a program that makes none, and only reads what one has stored.
    Warns of an attribute that somebody else has put there: it stays theirs.
    """
    for owner, name, getter in _ATTRIBUTES:
        if not owner.has_extension(name):
            owner.set_extension(name, getter=getter)
        elif owner.get_extension(name)[2] is not getter:
            warnings.warn(
                f"{owner.__name__}._.{name} is somebody else's attribute, and stays so: "
                "quotes_of(doc) and quote_of(span) of quoteparse.integrations.spacy give what it would",
                stacklevel=2,
            )
