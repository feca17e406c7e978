"""The JSON of Citron (BBC), both ways: the text, and for each quote its cue, sources, contents and coreferences.

It has no place for the outlet, the kind, the rule and the nesting; a quote without a cue cannot be said in it and is
left out.  A content keeps its quotation marks, and the pieces of an utterance stand together.  The speaker is the
coreference of the source: the place where the article gives that name.
"""

from __future__ import annotations

import json
from typing import Any, Final

import attrs

from ..models import Quote, Quotes, Span
from . import native
from .utterances import utterances

_OPENING: Final = frozenset("\"“„«»‟‘‚‹'「『")
_CLOSING: Final = frozenset("\"”“»«’‘›'」』")


def to_data(quotes: Quotes) -> dict[str, Any]:
    """An article as plain data.

    >>> from quoteparse import parse
    >>> (quote,) = to_data(parse("“No,” said Ann Roe."))["quotes"]
    >>> quote["contents"], quote["sources"]
    ([{'start': 0, 'end': 5, 'text': '“No,”'}], [{'start': 11, 'end': 18, 'text': 'Ann Roe'}])
    """
    text = quotes.text
    found: list[dict[str, Any]] = []
    for number, utterance in enumerate(utterances(quotes)):
        if utterance.cue is None:
            continue
        first = quotes[utterance.quotes[0]]
        entry = {
            "id": str(number),
            "cue": _stretch(text, utterance.cue),
            "sources": [_stretch(text, utterance.source)] if utterance.source else [],
            "contents": [_stretch(text, _with_marks(text, quotes[piece].span)) for piece in utterance.quotes],
            "coreferences": [],
            "confidence": first.confidence,
        }
        at = text.find(first.speaker) if first.speaker else -1
        if utterance.source and at >= 0 and text[utterance.source.slice] != first.speaker:
            entry["coreferences"] = [_stretch(text, Span(at, at + len(first.speaker or "")))]
        found.append(entry)
    return {"text": text, "quotes": found}


def dumps(quotes: Quotes, *, indent: int | None = None) -> str:
    """An article as JSON, on one line if `indent` is None."""
    return native.encodable(json.dumps(to_data(quotes), ensure_ascii=False, indent=indent))


def loads(document: str | bytes) -> Quotes:
    """The quotes of a document of Citron.

    A content between quotation marks becomes a `direct` quote without them, any other an `indirect` one.  The speaker
    is the longest coreference, or else the sources, with `and` between them.
    Raises ValueError, saying where, for what is no such document, and for a stretch outside its text.
    """
    try:
        data = json.loads(document)
    except ValueError as error:
        raise ValueError(f"no document of Citron: no JSON: {error}") from error
    read = native.structured(data, _Document, "document of Citron")
    found: list[Quote] = []
    for number, entry in enumerate(read.quotes):
        stretches = [entry.cue, *entry.sources, *entry.contents, *(entry.coreferences or ())]
        if any(not 0 <= stretch.start <= stretch.end <= len(read.text) for stretch in stretches):
            raise ValueError(f"quote {number} has a stretch outside its text of {len(read.text)} characters")
        try:
            sure = float(entry.confidence or 0)
        except (TypeError, ValueError):
            raise ValueError(f"quote {number} has the confidence {entry.confidence!r}, which is no number") from None
        names = max((_words(read.text, name) for name in entry.coreferences or ()), key=len, default=None)
        speaker = names or " and ".join(_words(read.text, name) for name in entry.sources) or None
        for content in entry.contents:
            start, end = content.start, content.end
            marked = end - start > 2 and read.text[start] in _OPENING and read.text[end - 1] in _CLOSING
            span = Span(start + 1, end - 1) if marked else Span(start, end)
            found.append(
                Quote(
                    speaker,
                    None,
                    read.text[span.slice],
                    span,
                    kind="direct" if marked else "indirect",
                    source=_hull(entry.sources),
                    cue=Span(entry.cue.start, entry.cue.end),
                    confidence=sure,
                    utterance=number,
                )
            )
    return Quotes(read.text, tuple(sorted(found, key=lambda quote: quote.span)))


@attrs.frozen
class _Stretch:
    start: int
    end: int


@attrs.frozen
class _Entry:
    cue: _Stretch
    sources: list[_Stretch]
    contents: list[_Stretch]
    coreferences: list[_Stretch] | None = None
    confidence: Any = None  # a number, or, as Citron itself writes it, a string with one


@attrs.frozen
class _Document:
    text: str
    quotes: list[_Entry]


def _words(text: str, stretch: _Stretch) -> str:
    return " ".join(text[stretch.start : stretch.end].split())


def _hull(stretches: list[_Stretch]) -> Span | None:
    if not stretches:
        return None
    return Span(min(stretch.start for stretch in stretches), max(stretch.end for stretch in stretches))


def _with_marks(text: str, span: Span) -> Span:
    """A content with the quotation marks right beside it."""
    start, end = span.start, span.end
    if start and end < len(text) and text[start - 1] in _OPENING and text[end] in _CLOSING:
        return Span(start - 1, end + 1)
    return span


def _stretch(text: str, span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": text[span.slice]}
