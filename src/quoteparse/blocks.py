"""Block quotations: lead-ins and the unmarked paragraphs that they introduce, up to an end signal.

A lead-in is a sentence that ends in a colon and says who wrote or where (`Ann Roe writes at The Oban Times:`).  The
block is what follows it, to an end signal, a second lead-in, a heading, or the narrator who comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .attribution import subject
from .mentions import Mention
from .models import Span
from .narration import Narration
from .outlets import Outlets, stated_in, with_article
from .tokenizer import Document

_COLON: Final = regex.compile(r":[\"”’')\]]?$")
_LIST_ITEM: Final = regex.compile(r"(?:[-–—*•·▪◦‣+]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s|\d+\s*[-–—]\s|\|)")
_CLOSED: Final = regex.compile(r"[.!?…:;][\"”’»')\]]*$")
_ELLIPSIS: Final = regex.compile(r"[\[(]?\s*(?:…|\.{3}|\. \. \.)\s*[\])]?")
_WORD: Final = regex.compile(r"\w+(?:['’]\w+)*")
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|I['’]\p{Ll}+|my|My|me)\b")
_QUOTED: Final = regex.compile(r"[\"“][^\"“”]*[\"”]")
_SHORTEST: Final = 5
"""A paragraph of fewer words is no block of its own."""


@attrs.frozen(slots=True)
class Block:
    """A block quotation: its extent, and what its lead-in says.

    start, end: from the first character of its first paragraph to the last of its last one.
    first, last: the indexes of these paragraphs.
    lead_in: the paragraph of the lead-in.
    """

    start: int
    end: int
    first: int
    last: int
    lead_in: int
    source: Mention | None
    cue: Span | None
    outlet: str | None
    rule: str


@attrs.frozen(slots=True)
class _Signals:
    ends: tuple[str, ...]
    appeals: tuple[str, ...]
    rules: frozenset[str]
    own: tuple[str, ...]
    verbless: frozenset[str]
    pointers: tuple[str, ...]


@cache
def _signals() -> _Signals:
    words = lexicon.sections("signals")
    return _Signals(
        words["ends"],
        words["appeal"],
        frozenset(words["rule"]),
        words["own"],
        frozenset(words["verbless"]),
        words["pointer"],
    )


def find(
    document: Document,
    narration: Callable[[int], Narration],
    speaker: Callable[[Mention, int], str | None],
    outlets: Outlets,
) -> tuple[Block, ...]:
    """The block quotations of an article, in order.

    narration: the narration of a paragraph, by its index.
    speaker: whom a mention in a paragraph names, so that the narrator is known who speaks of them afterwards.
    """
    found: list[Block] = []
    index = 0
    paragraphs = document.paragraphs
    while index + 1 < len(paragraphs):
        block = _block(document, narration, speaker, outlets, index) if _introduces(document, index) else None
        if block is None:
            index += 1
        else:
            found.append(block)
            index = block.last + 1
    return tuple(found)


def _introduces(document: Document, index: int) -> bool:
    """Whether a paragraph may be a lead-in: it ends in a colon, and what follows it is unmarked prose."""
    text = document.text
    paragraph, following = document.paragraphs[index], document.paragraphs[index + 1]
    if not _COLON.search(text, max(paragraph.start, paragraph.end - 2), paragraph.end):
        return False
    return _is_prose(text, following)


def _is_prose(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a sentence or more of plain text: no list item, heading, signal, or marked quote."""
    if text[paragraph.start] in "\"“”„«‘'`「|<>" or _LIST_ITEM.match(text, paragraph.start, paragraph.end):
        return False
    body = text[paragraph.slice]
    if not _CLOSED.search(body) or body.endswith(":") or ends_block(body):
        return False
    return len(_WORD.findall(body[:200])) >= _SHORTEST


def ends_block(paragraph: str) -> bool:
    """Whether a paragraph is an end signal: a read-more line, a hat tip, a rule, an appeal, a byline of the poster."""
    signals = _signals()
    plain = paragraph.strip().lstrip("—–-→►»>*[( ").lower()
    if paragraph.strip() in signals.rules or not plain:
        return True
    if plain.startswith(signals.ends) or paragraph.lower().startswith(signals.ends):
        # `Read` and `Via` open sentences too: a signal is short, or ends its clause soon.
        return len(paragraph) < 240
    return len(paragraph) < 400 and any(word in plain for word in signals.appeals)


def _block(
    document: Document,
    narration: Callable[[int], Narration],
    speaker: Callable[[Mention, int], str | None],
    outlets: Outlets,
    index: int,
) -> Block | None:
    lead = _lead_in(document, narration(index), outlets)
    if lead is None:
        return None
    source, cue, outlet, rule = lead
    last = _last(document, index + 1, speaker(source, index) if source is not None else None, outlet)
    paragraphs = document.paragraphs
    return Block(paragraphs[index + 1].start, paragraphs[last].end, index + 1, last, index, source, cue, outlet, rule)


def _lead_in(
    document: Document, narration: Narration, outlets: Outlets
) -> tuple[Mention | None, Span | None, str | None, str] | None:
    """What the last sentence of a paragraph says of who wrote what follows; None where it is no lead-in."""
    text, shape, units = document.text, narration.shape, narration.units
    high = len(shape)
    low = max(shape.rfind(".", 0, max(0, high - 1)), shape.rfind("|", 0, max(0, high - 1))) + 1
    if low >= high or "Q" in shape[low:high]:
        return None
    sentence = text[units[low].start : units[-1].end].lower()
    cues = [n for n in range(low, high) if shape[n] in "VA"]
    stated = stated_in(text, narration, low, high, source=None, outlets=outlets)
    outlet = None if stated is None else stated[0]
    names = [n for n in range(low, high) if shape[n] == "N"]
    for cue in reversed(cues):
        found = subject(shape, cue, low) if shape[cue] == "V" else next((n for n in names if n > cue), None)
        if found is None or (shape[found] == "O" and outlet is None):
            continue
        source = units[found].mention
        if source is None or source.head in ("i", "we", "you"):
            continue
        span = Span(units[cue].start, units[cue].end)
        stated = stated_in(text, narration, low, high, source=source, outlets=outlets)
        return source, span, None if stated is None else stated[0], "block lead-in"
    # Without a verb: `Via Mongabay:`, `Ann Roe, in the Oban Times:`, `The Oban Times’s Ann Roe has the story:`
    signals = _signals()
    listed = [n for n in names if (mention := units[n].mention) and outlets.known(mention.name)]
    people = [n for n in names if n not in listed]
    colon = Span(units[-1].start, units[-1].end)
    if listed and not sentence.startswith(signals.own):
        verbless = sentence.split(" ", 1)[0].rstrip(":") in signals.verbless
        carried = "w" not in shape[low:high] or verbless or any(pointer in sentence for pointer in signals.pointers)
        if not carried and not (people and shape[listed[0] - 1 : listed[0]] in ("p", "d")):
            return None
        place = units[listed[0]].mention
        person = units[people[0]].mention if people else place
        return (
            person,
            colon,
            outlets.named(with_article(text, place) if place else "", text),
            "block lead-in without a verb",
        )
    return None


def _last(document: Document, first: int, speaker: str | None, outlet: str | None) -> int:
    """The index of the last paragraph of a block that begins at a paragraph."""
    text, paragraphs = document.text, document.paragraphs
    surname = speaker.split()[-1] if speaker is not None and speaker[0].isupper() else ""
    names = [name for name in (surname, outlet or "") if len(name) > 2]
    personal = False
    last = first
    for index in range(first, len(paragraphs)):
        body = text[paragraphs[index].slice]
        if _ELLIPSIS.fullmatch(body):
            continue
        plain = _QUOTED.sub(" ", body)
        mine = _FIRST_PERSON.search(plain) is not None
        if index > first:
            if ends_block(body) or any(regex.search(rf"\b{regex.escape(name)}\b", plain) for name in names):
                break
            if _COLON.search(body) and len(body) < 400:
                break
            if _is_heading(text, paragraphs, index):
                break
            if mine and not personal:
                break
        personal = personal or mine
        last = index
    return last


def _is_heading(text: str, paragraphs: tuple[Span, ...], index: int) -> bool:
    """Whether a paragraph is a heading: short, without a full stop, with more text behind it."""
    body = text[paragraphs[index].slice]
    return len(body) < 100 and not _CLOSED.search(body) and body[0] not in "\"“‘'«„"
