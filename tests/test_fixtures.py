"""Whole articles: each `fixtures/<case>.txt` (`.md`, `.html`) against its `<case>.quotes.json`, field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import quoteparse
from quoteparse import Quote, Quotes, Span

FOLDER = Path(__file__).parent.parent / "fixtures"
FORMATS = {".txt": "text", ".md": "markdown", ".html": "html"}
ARTICLES = {path.stem: path for path in FOLDER.iterdir() if path.suffix in FORMATS and path.name != "README.md"}
CASES = sorted(path.name.removesuffix(".quotes.json") for path in FOLDER.glob("*.quotes.json"))


def described(quotes: Quotes, quote: Quote, fields: dict[str, Any]) -> dict[str, Any]:
    """A quote in the terms of the fixture files, as far as the fixture states them."""

    def words(span: Span | None) -> str | None:
        return None if span is None else quotes.text[span.slice]

    whole = {
        "text": quote.text,
        "span": [quote.span.start, quote.span.end],
        "kind": quote.kind,
        "speaker": quote.speaker,
        "outlet": quote.outlet,
        "source": words(quote.source),
        "cue": words(quote.cue),
        "utterance": quote.utterance,
        "insertions": [quotes.text[span.slice] for span in quote.insertions],
        "parent": quote.parent,
    }
    return {name: whole[name] for name in fields}


def differences(quotes: Quotes, expected: list[dict[str, Any]]) -> list[str]:
    """What differs, a line each: quotes that are missing or too many, and fields that are not as they should be."""
    lines: list[str] = []
    found = {quote.span: quote for quote in quotes}
    numbers: dict[int, int] = {}
    pieces: dict[int, int] = {}
    for entry in expected:
        span = Span(*entry["span"])
        quote = found.pop(span, None)
        if quote is None:
            lines.append(
                f"missing  {span.start}:{span.end} {entry['kind']}, {entry['speaker']}: {entry['text'][:70]!r}"
            )
            continue
        given = described(quotes, quote, entry)
        if "utterance" in entry:  # only which numbers are equal counts
            stated = numbers.setdefault(quote.utterance, entry["utterance"])
            split = pieces.setdefault(entry["utterance"], quote.utterance) != quote.utterance
            given["utterance"] = f"split from {stated}" if split else stated
        lines += [
            f"{name:8} {span.start}:{span.end} {entry['text'][:40]!r}: is {given[name]!r}, should be {value!r}"
            for name, value in entry.items()
            if given[name] != value
        ]
    lines += [f"too many {q.span.start}:{q.span.end} {q.kind}, {q.speaker}: {q.text[:70]!r}" for q in found.values()]
    return lines


@pytest.mark.parametrize("case", CASES)
def test_case(case: str, request: pytest.FixtureRequest) -> None:
    stated = json.loads((FOLDER / f"{case}.quotes.json").read_text(encoding="utf-8"))
    if "xfail" in stated:
        request.applymarker(pytest.mark.xfail(reason=stated["xfail"], strict=True))
    path = ARTICLES[case]
    kinds = stated.get("kinds", ("direct", "mixed", "block"))
    quotes = quoteparse.parse(path.read_bytes().decode("utf-8"), kinds=kinds, format=FORMATS[path.suffix])
    found = differences(quotes, stated["quotes"])
    assert not found, "\n" + "\n".join(found)


def test_every_article_has_its_quotes() -> None:
    assert set(ARTICLES) == set(CASES)
    assert len(CASES) >= 25
