"""Values that a parser could give, and many that it could not, for Hypothesis."""

from __future__ import annotations

import regex
from hypothesis import strategies as st

from quoteparse import KINDS, Page, Quote, Quotes, Span

PAIR = regex.compile(r"[\ud800-\udbff][\udc00-\udfff]")
"""A character in two halves, which JSON cannot tell from a whole one."""

texts = st.text(st.characters(exclude_categories=()), max_size=60).filter(lambda text: not PAIR.search(text))
words = st.none() | st.text(max_size=8)


@st.composite
def articles(draw: st.DrawFn) -> Quotes:
    """Any value that a parser could give, and many that it could not."""
    text = draw(texts)

    def span() -> Span:
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(text))] * 2)))
        return Span(start, end)

    items = []
    for number in range(draw(st.integers(0, 4))):
        at = span()
        items.append(
            Quote(
                draw(words),
                draw(words),
                text[at.slice],
                at,
                kind=draw(st.sampled_from(KINDS)),
                source=draw(st.none() | st.builds(span)),
                cue=draw(st.none() | st.builds(span)),
                rule=draw(words),
                confidence=draw(st.floats(0, 1)),
                utterance=draw(st.integers(0, 3)),
                insertions=tuple(span() for _ in range(draw(st.integers(0, 2)))),
                parent=draw(st.none() | st.integers(0, number - 1)) if number else None,
                negated=draw(st.booleans()),
            )
        )
    page = draw(st.none() | st.builds(Page, site=words, author=words, title=words, url=words, date=words))
    error = draw(st.none() | st.builds(ValueError, st.text(max_size=5)))
    return Quotes(text, tuple(items), page=page, error=error)
