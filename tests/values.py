"""What laws are tested on: pieces of articles, and values that a parser could give, and many that it could not."""

from __future__ import annotations

import regex
from hypothesis import strategies as st

from quoteparse import KINDS, Page, Quote, Quotes, Span

PIECES = [
    *"\"'“”‘’«»‹›„「」『』`´",
    "''",
    "``",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u00a0",
    ", ",
    ". ",
    ": ",
    "?",
    "!",
    "…",
    " — ",
    "-",
    "(",
    ")",
    "[sic]",
    "Ann Roe",
    "Mr. Lind",
    "she",
    "he",
    "said",
    "told Reuters",
    "according to",
    "writes at The Independent",
    "We waited",
    "nobody came",
    "the minister",
    "n't",
    "that",
    "denied taking",
    "Roe’s claim that",
    "told him to",
    "half of them",
    "who",
    "Mayor: Bridge to stay shut",
    "\n> ",
    "Read more here.",
    "’90s",
    "6'2\"",
    "\ud800",
    "\x00",
    "\u202e",
    "e\u0301",
    "🙂",
    "1",
    "Q: ",
    "A: ",
    "\n    ",
    "— Ann Roe, The Oban Times",
    "by",
    "in a tweet",
    "@roe",
    "asked",
    "whether",
    "not",
    "to go",
    "was",
    "It rained.",
    "the water agency",
    "University of ",
    "J. ",
    "https://a.org/b",
]
"""What articles are made of: put together in any order, they are hard to read."""

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
