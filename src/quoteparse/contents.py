"""What a quoted content is: an utterance, a fragment, or no quote at all (a title, a nickname, a scare quote)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import Final, Literal

import regex

from .attribution import Attribution, Place
from .cues import Cues
from .marks import Marked, last_mark
from .models import Span

_WORD: Final = regex.compile(r"\w[\w'’-]*")
_INSERTION: Final = regex.compile(r"\[[^\[\]\n]{1,200}\]")
_DOTS: Final = frozenset(".… ")

_HANDFUL: Final = 8
_NEARBY: Final = 80
"""Characters in which a handful of words most often stands."""

ADJACENT: Final = frozenset(
    {"cue, quote", "quote, cue source", "quote, source cue", "quote, according to", "dash line"}
)
"""Rules whose cue stands right beside the quote: sure enough for a content of one or two words."""

_NEAR: Final = 3
"""A content of one or two words is somebody's if a cue stands at most so many units before it."""

_NICKNAME: Final = 8
_PREDICATES: Final = frozenset("XRna")
"""Or if it stands where a predicate does: `said that the scenes were “heartbreaking”`."""

_WHOLE: Final = frozenset(
    ("goes on", "paragraphs", "dash line", "lead-in", "next quote", "sentence before", "paragraph before")
)
"""Rules for utterances that are a sentence of their own."""

_WEAK: Final = frozenset({"sentence subject", "sentence before", "paragraph before"})


def count_words(text: str, start: int, end: int) -> int:
    """How many words a stretch of the text has; more than a handful are not counted."""
    pieces = text[start : min(end, start + _NEARBY)].split()
    if sum([piece[0].isalnum() for piece in pieces]) >= _HANDFUL:
        return _HANDFUL  # each has a word at least
    return sum(1 for _ in islice(_WORD.finditer(text, start, end), _HANDFUL))


def insertions(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The editorial insertions of a content: what stands in square brackets and is more than an ellipsis."""
    if text.find("[", start, end) < 0:
        return ()
    return tuple(
        Span(*match.span())
        for match in _INSERTION.finditer(text, start, end)
        if not _DOTS.issuperset(match.group()[1:-1])
    )


def is_quote(text: str, place: Place, marked: Marked, found: Attribution | None, *, family: str, cues: Cues) -> bool:
    """Whether somebody is made to say a content.

    cues: the parser's, for the words that make a content a nickname or an inscription.
    family: the marks that the article quotes with; the other family marks words and headings as often as speech.
    """
    shape = place.narration.shape
    before, after = shape[place.unit - 1 : place.unit], shape[place.unit + 1 : place.unit + 2]
    rule = found.rule if found is not None else None
    final = last_mark(text, marked)
    if shape[place.unit] == "q" or place.words == 0 or is_unsaid(text, place, found):
        return False
    if place.words < 3:
        return _short_quote(text, place, marked, found, cues)
    if marked.family == "'" != family and marked.parent is None:
        return rule in ADJACENT or rule in ("interrupted", "cue … quote")
    if marked.parent is not None:
        return (
            rule in ADJACENT or rule == "interrupted" or (rule == "cue … quote" and before in ("V", "G", ",", ":", "t"))
        )
    if rule in _WEAK or rule is None:
        # A fragment inside a phrase, as in `the “…” movement`.
        if place.unit != place.low and before in ("d", "s") and after in ("w", "O", "D", "N", "K"):
            return False
        if rule is None:
            return place.capital and place.unit == place.low and final in ".,!?…"
        if rule == "sentence subject":
            return not (before in ("d", "w") and place.words < 4)
    return True


def is_unsaid(text: str, place: Place, found: Attribution | None) -> bool:
    """Whether the narrator says right before a content that it was not said: `She never said “…”`, `denied saying`."""
    if found is None or found.cue is None or found.rule not in ("cue, quote", "cue … quote"):
        return False
    narration, shape = place.narration, place.narration.shape
    cue = bisect_left(narration.starts, found.cue.start, place.low, place.unit)
    if cue == place.unit or narration.starts[cue] != found.cue.start or shape[cue + 1 : place.unit] not in ("", ","):
        return False
    word = cue - 1
    while word > place.low and shape[word] == "R":
        word -= 1  # `denied ever saying`
    before = narration.word(text, word) if word >= place.low else ""
    if shape[cue] == "G":
        return before in _DENIED
    return before in _NEVER


_NEVER: Final = frozenset({"n't", "n’t", "not", "never"})
_DENIED: Final = frozenset(["deny", "denies", "denied", "denying", "not", "never", "without"])


def _short_quote(text: str, place: Place, marked: Marked, found: Attribution | None, cues: Cues) -> bool:
    """Whether a content of one or two words is one that somebody is made to say."""
    if found is None:
        return False
    shape, final = place.narration.shape, last_mark(text, marked)
    narration, nearby = place.narration, range(max(place.low, place.unit - _NICKNAME), place.unit)
    if any(text[narration.starts[n] : narration.ends[n]].rpartition(" ")[2] in cues.nicknames for n in nearby):
        return False
    if found.rule in ("quote, cue source", "quote, source cue", "quote, according to", "interrupted"):
        return shape[place.unit + 1 : place.unit + 2] in (",", "?", "-") or found.rule == "interrupted"
    ahead = shape[max(place.low, place.unit - 2) : place.unit]
    if found.rule == "cue, quote":
        return ahead[-1:] in (",", ":") and place.capital
    if found.rule in _WHOLE:
        before = shape[place.unit - 1 : place.unit]
        return place.capital and (place.unit == place.low or before == ":") and final in ".,!?…"
    if found.rule in ("what one calls", "tag in the middle"):
        return True
    if found.rule == "cue … quote":
        last = slice(narration.starts[place.unit - 1], narration.ends[place.unit - 1])
        if place.unit > place.low and text[last] in cues.inscriptions:
            return False
        if any(letter in "VCG" for letter in shape[max(place.low, place.unit - _NEAR) : place.unit]):
            return ahead[-1:] != "d" or "C" in ahead
        return ahead[-1:] in _PREDICATES
    return False


def kind_of(text: str, place: Place, marked: Marked, found: Attribution | None) -> Literal["direct", "mixed"]:
    """`direct` for words that stand as an utterance, `mixed` for a fragment inside the narrator's clause."""
    shape = place.narration.shape
    before = shape[place.unit - 1 : place.unit] if place.unit > place.low else ""
    rule = found.rule if found is not None else None
    final = last_mark(text, marked)
    if rule in ("paragraphs", "interrupted"):
        return "direct"
    if not before:
        spoken = final in ",.!?…—–-" or shape[place.unit + 1 : place.unit + 2] in (",", ".", "")
        return "direct" if spoken and (place.capital or rule in ADJACENT) else "mixed"
    if not place.capital:
        return "direct" if before == ":" else "mixed"
    if before in (":", ",", "-", "("):
        whole = before == "," and final in ".!?…"
        return (
            "direct"
            if whole or before == ":" or rule in ("cue, quote", "goes on", "next quote", *ADJACENT)
            else "mixed"
        )
    if before in ("V", "G", "E"):
        return "direct" if final in ".!?,…" else "mixed"
    return "mixed" if before in ("t", "d", "p", "w", "c", "s", "X", "C") else "direct"
