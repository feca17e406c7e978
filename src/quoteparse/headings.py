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
from .tokenizer import Document, Tokens, parts

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
    forms = tokens.forms
    colon = next((n for n, token in enumerate(forms[: _LONGEST_SOURCE + 1]) if token == ":"), 0)
    if colon and len(forms) - colon > _FEWEST and forms[colon + 1][0].isalnum():
        source = _source(text, tokens.cut(0, colon), cues, words, known)
        return () if source is None else (_reported(tokens, colon, colon + 1, len(forms), source, COLON),)
    return _says(text, tokens, cues, words) if capitals else ()


def _says(text: str, tokens: Tokens, cues: Cues, words: Grammar) -> tuple[Reported, ...]:
    """What a heading with capitals reports by a verb of saying, before or behind it."""
    forms = tokens.forms
    for cue, token in enumerate(forms):
        lower = parts(token)[2]
        if not cue or cues.verbs.get(lower) != SAY or lower in cues.ambiguous or token.islower():
            continue
        comma = next((n for n in range(cue - 1, max(-1, cue - _LONGEST_SOURCE - 1), -1) if forms[n] == ","), -1)
        source = _mention(text, tokens.cut(comma + 1, cue), words)
        if source is None:
            return ()
        if cue + 1 == len(forms):
            return (_reported(tokens, cue, 0, comma, source, SAYS),) if comma >= _FEWEST else ()
        first = cue + 1 + (parts(forms[cue + 1])[2] == "that")
        ahead = forms[first] if first < len(forms) else ""
        if comma >= 0 or len(forms) - first < _FEWEST or not ahead[0].isalnum():
            return ()
        return (_reported(tokens, cue, first, len(forms), source, SAYS),)
    return ()


def _source(text: str, tokens: Tokens, cues: Cues, words: Grammar, known: Callable[[str], bool]) -> Mention | None:
    """Whoever stands before a colon, if that is somebody: a role, a name with a title, a name of the article."""
    forms = tokens.forms
    if any(parts(token)[2] in cues.labels for token in forms):
        return None
    if parts(forms[-1])[2] in words.roles:
        phrase, after = read_phrase(text, tokens, len(forms) - 1, words, cues)
        if phrase is not None and after == len(forms) and len(forms) <= _LONGEST_SOURCE // 2:
            start = tokens.starts[0]
            return Mention(start, phrase.end, "nominal", text[start : phrase.end], phrase.head, "", phrase.role)
    mention = _mention(text, tokens, words)
    return mention if mention is not None and (mention.title or known(mention.name)) else None


def _mention(text: str, tokens: Tokens, words: Grammar) -> Mention | None:
    """A run of capitals as a name."""
    forms = tokens.forms
    if not forms or len(forms) > _LONGEST_SOURCE or not all(token[0].isupper() for token in forms):
        return None
    title, core = core_name(list(forms), words)
    start, end = tokens.starts[0], tokens.ends[-1]
    if core[-1].lower() in words.roles and not title:
        return Mention(start, end, "nominal", text[start:end], core[-1].lower(), "", words.roles[core[-1].lower()])
    name = text[tokens.starts[len(forms) - len(core)] : end]
    return Mention(start, end, "name", name, head_of(core[-1]), " ".join(title))


def _reported(tokens: Tokens, cue: int, start: int, end: int, source: Mention, rule: str) -> Reported:
    span = Span(tokens.starts[cue], tokens.ends[cue])
    return Reported(tokens.starts[start], tokens.ends[end - 1], source, span, rule, _SURE, negated=False)
