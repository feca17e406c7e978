"""The JSON of Citron (BBC), both ways: the text, and for each quote its cue, sources, contents and coreferences.

This is the format of its annotations (`docs/data_format.md` in its repository), with offsets in code points.  What its
server answers is another one, without the text and with offsets in tokens.

It has no place for the outlet, the kind, the rule and the nesting; a quote without a cue cannot be said in it and is
left out.  A content keeps its quotation marks, and the pieces of an utterance stand together.  The speaker is the
coreference of the source: the place where the article gives that name.
"""

from __future__ import annotations

import json
from typing import Any, Final

import attrs
import regex

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
    given: dict[str, Span | None] = {}
    found: list[dict[str, Any]] = []
    for number, utterance in enumerate(utterances(quotes)):
        contents = [quotes[piece].span for piece in utterance.quotes if quotes[piece].span]
        if not utterance.cue or not contents:
            continue
        first = quotes[utterance.quotes[0]]
        entry = {
            "id": str(number),
            "cue": _stretch(text, utterance.cue),
            "sources": [_stretch(text, utterance.source)] if utterance.source else [],
            "contents": [_stretch(text, _with_marks(text, content)) for content in contents],
            "coreferences": [],
            "confidence": first.confidence,
        }
        if first.speaker and utterance.source and _words(text, utterance.source) != first.speaker:
            if first.speaker not in given:
                given[first.speaker] = _given(text, first.speaker)
            if name := given[first.speaker]:
                entry["coreferences"] = [_stretch(text, name)]
        found.append(entry)
    return {"text": text, "quotes": found}


def dumps(quotes: Quotes, *, indent: int | None = None) -> str:
    """An article as JSON, on one line if `indent` is None.

    >>> dumps(Quotes("It rained."))
    '{"text": "It rained.", "quotes": []}'
    """
    return native.encodable(json.dumps(to_data(quotes), ensure_ascii=False, indent=indent))


def loads(document: str | bytes) -> Quotes:
    """The quotes of a document of Citron.

    A content between quotation marks becomes a `direct` quote without them, any other an `indirect` one.  The speaker
    is the coreferences, if there are as many as sources, or else the sources, with `and` between them.
    Raises ValueError, saying where, for what is no such document, for a stretch that is empty, outside its text or with
    other words than it says, and for a confidence beyond 0 to 1.

    >>> from quoteparse import parse
    >>> loads(dumps(parse("“No,” said Ann Roe.")))
    Quotes([Quote('Ann Roe', None, 'No,', 1:4, direct)])
    """
    data = native.parsed(document, "document of Citron")
    read = native.structured(data, _Document, "document of Citron")
    found: list[Quote] = []
    for number, entry in enumerate(read.quotes):
        corefs = entry.coreferences or ()
        for stretch in (entry.cue, *entry.sources, *entry.contents, *corefs):
            if not 0 <= stretch.start < stretch.end <= len(read.text):
                raise ValueError(f"quote {number} has a stretch outside its text of {len(read.text)} characters")
            there = read.text[stretch.start : stretch.end]
            if stretch.text is not None and stretch.text.split() != there.split():
                raise ValueError(f"quote {number} says {stretch.text!r}, its text {there!r}")
        sure = _confidence(number, entry.confidence)
        named = corefs if len(corefs) >= len(entry.sources) else entry.sources
        speaker = " and ".join(_words(read.text, Span(name.start, name.end)) for name in named) or None
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
    text: str | None = None


@attrs.frozen
class _Entry:
    cue: _Stretch
    sources: tuple[_Stretch, ...]
    contents: tuple[_Stretch, ...]
    coreferences: tuple[_Stretch, ...] | None = None
    confidence: Any = None  # a number, or, as Citron itself writes it, a string with one


@attrs.frozen
class _Document:
    text: str
    quotes: tuple[_Entry, ...]


def _confidence(number: int, given: Any) -> float:
    try:
        sure = 0.0 if given is None else float(str(given))
    except ValueError:
        sure = -1.0
    if not 0 <= sure <= 1:
        raise ValueError(f"quote {number} has the confidence {given!r}, which is no number from 0 to 1")
    return sure


def _words(text: str, span: Span) -> str:
    return " ".join(text[span.slice].split())


def _given(text: str, name: str) -> Span | None:
    """Where the article first gives a name, on one line or over two."""
    words = r"\s+".join(map(regex.escape, name.split()))
    found = regex.search(rf"(?<!\w){words}(?!\w)", text)
    return None if found is None else Span(*found.span())


def _hull(stretches: tuple[_Stretch, ...]) -> Span | None:
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
