"""Headings that report: `Mayor: Bridge to stay shut`, `Mayor Says Bridge Will Stay Shut`.

In a heading, every word may have a capital, so that the narration tells no names from verbs; and a colon is a cue.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from .cues import SAY, Cues
from .mentions import Grammar, Mention, core_name, head_of, read_phrase
from .models import Span
from .reported import Reported
from .tokenizer import Document, Token

_LONGEST: Final = 160
"""How many characters a heading has at the most."""

_FEWEST: Final = 3
"""How many words a heading reports at least."""

_CAPITALS: Final = 0.6
"""The share of words with a capital from which on a heading has all of them with one."""

_LONGEST_SOURCE: Final = 6
_SURE: Final = 0.8
"""Confidence: set by hand, for want of enough annotated headings."""

COLON: Final = "heading, colon"
SAYS: Final = "heading, cue"
"""The names of the two rules."""


def is_heading(text: str, paragraph: Span) -> bool:
    """Whether a paragraph may be a heading: short, and without the mark that ends a sentence."""
    return len(paragraph) <= _LONGEST and text[paragraph.end - 1] not in ".,;:" and "\n" not in text[paragraph.slice]


def find(
    document: Document, paragraph: Span, cues: Cues, words: Grammar, known: Callable[[str], bool]
) -> tuple[Reported, ...]:
    """What a heading reports.

    known: whether a name stands elsewhere in the article, too.
    """
    text = document.text
    if not is_heading(text, paragraph):
        return ()
    heading = text[paragraph.slice].split()
    capitals = sum(word[0].isupper() for word in heading) >= _CAPITALS * len(heading)
    if not capitals and not any(word.endswith(":") for word in heading[:_LONGEST_SOURCE]):
        return ()
    tokens = document.tokens(paragraph.start, paragraph.end)
    colon = next((n for n, token in enumerate(tokens[: _LONGEST_SOURCE + 1]) if token.text == ":"), 0)
    if colon and len(tokens) - colon > _FEWEST and tokens[colon + 1].text[0].isalnum():
        source = _source(text, tokens[:colon], cues, words, known)
        return () if source is None else (_reported(tokens, colon, colon + 1, len(tokens), source, COLON),)
    return _says(text, tokens, cues, words) if capitals else ()


def _says(text: str, tokens: list[Token], cues: Cues, words: Grammar) -> tuple[Reported, ...]:
    """What a heading with capitals reports by a verb of saying, before or behind it."""
    for cue, token in enumerate(tokens):
        if not cue or cues.verbs.get(token.lower) != SAY or token.lower in cues.ambiguous or token.text.islower():
            continue
        comma = next((n for n in range(cue - 1, max(-1, cue - _LONGEST_SOURCE - 1), -1) if tokens[n].text == ","), -1)
        source = _mention(text, tokens[comma + 1 : cue], words)
        if source is None:
            return ()
        if cue + 1 == len(tokens):
            return (_reported(tokens, cue, 0, comma, source, SAYS),) if comma >= _FEWEST else ()
        first = cue + 1 + (tokens[cue + 1].lower == "that")
        ahead = tokens[first].text if first < len(tokens) else ""
        if comma >= 0 or len(tokens) - first < _FEWEST or not ahead[0].isalnum():
            return ()
        return (_reported(tokens, cue, first, len(tokens), source, SAYS),)
    return ()


def _source(text: str, tokens: list[Token], cues: Cues, words: Grammar, known: Callable[[str], bool]) -> Mention | None:
    """Whoever stands before a colon, if that is somebody: a role, a name with a title, a name of the article."""
    if any(token.lower in cues.labels for token in tokens):
        return None
    if tokens[-1].lower in words.roles:
        phrase, after = read_phrase(text, tokens, len(tokens) - 1, words, cues)
        if phrase is not None and after == len(tokens) and len(tokens) <= _LONGEST_SOURCE // 2:
            start = tokens[0].start
            return Mention(start, phrase.end, "nominal", text[start : phrase.end], phrase.head, "", phrase.role)
    mention = _mention(text, tokens, words)
    return mention if mention is not None and (mention.title or known(mention.name)) else None


def _mention(text: str, tokens: list[Token], words: Grammar) -> Mention | None:
    """A run of capitals as a name."""
    if not tokens or len(tokens) > _LONGEST_SOURCE or not all(token.text[0].isupper() for token in tokens):
        return None
    title, core = core_name([token.text for token in tokens], words)
    start, end = tokens[0].start, tokens[-1].end
    if core[-1].lower() in words.roles and not title:
        return Mention(start, end, "nominal", text[start:end], core[-1].lower(), "", words.roles[core[-1].lower()])
    name = text[tokens[len(tokens) - len(core)].start : end]
    return Mention(start, end, "name", name, head_of(core[-1]), " ".join(title))


def _reported(tokens: list[Token], cue: int, start: int, end: int, source: Mention, rule: str) -> Reported:
    span = Span(tokens[cue].start, tokens[cue].end)
    return Reported(tokens[start].start, tokens[end - 1].end, source, span, rule, _SURE, negated=False)
