"""Block quotations: what introduces or credits them, and the paragraphs without marks that they are.

There are three ways to set words off.  A *lead-in* is a sentence that ends in a colon and says who wrote or where
(`Ann Roe writes at The Oban Times:`); the block is what follows it, to an end signal, a second lead-in, a heading, or
the narrator who comes back.  The *layout* sets them off: `<blockquote>`, `>`, indentation; then the lead-in needs no
colon, and a credit may stand at the end, below, or in the caption.  A *dash line* (`— Ann Roe`) credits the paragraph
above it, an epigraph or a pull quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .attribution import subject
from .layout import SetOff, is_list_item
from .mentions import Mention
from .models import Span
from .narration import Narration
from .outlets import Outlets, stated_in, with_article
from .tokenizer import Document

_COLON: Final = regex.compile(r":[\"”’')\]*_]?$")
_CLOSED: Final = regex.compile(r"[.!?…:;][\"”’»')\]]*$")
_ELLIPSIS: Final = regex.compile(r"[\[(]?\s*(?:…|\.{3}|\. \. \.)\s*[\])]?")
_RULE: Final = regex.compile(r"[-–—*_~#•·=+⁂❦§◆◇.\s]{3,}|[#⁂❦§]")
_WORD: Final = regex.compile(r"\w+(?:['’]\w+)*")
_FIRST_PERSON: Final = regex.compile(r"\b(?:I|I['’]\p{Ll}+|my|My|me)\b")
_QUOTED: Final = regex.compile(r"[\"“][^\"“”]*[\"”]")
_OPENING: Final = "\"“”„«‘'`「"
_CLOSING: Final = "\"”“»’'」"
_DASHED: Final = regex.compile(r"(?:[—–―~]|--?)\s*(?=[\p{L}@*_\[])")
_SOURCE_LABEL: Final = regex.compile(r"(?i:source|from|by|author|written by)\s*:\s*|(?:From|By)\s+(?=\p{Lu})")
_TAIL: Final = regex.compile(r"(?<=[.!?…”\"’)])\s+(?:[—–―]|--)\s*(?=[\p{Lu}@])[^.!?]{2,120}\.?$")
_HANDLE: Final = regex.compile(r"@\w+")
_DAY: Final = regex.compile(r"\s*\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4}$")
_SHORTEST: Final = 5
"""A paragraph of fewer words is no block of its own."""
_LONGEST_CREDIT: Final = 160
_LONGEST_PULLED: Final = 900
"""Letters of an epigraph or a pull quote."""


@attrs.frozen(slots=True)
class Stated:
    """What a lead-in or a credit says of the words: whose they are, by which words, and through which outlet."""

    source: Mention | None
    cue: Span | None
    outlet: str | None
    rule: str
    index: int
    """The paragraph that says it."""


@attrs.frozen(slots=True)
class Block:
    """A block quotation: its extent, and what is stated of it.

    start, end: from the first character of its first paragraph to the last of its last one.
    first, last: the indexes of these paragraphs.
    stated: what its lead-in or its credit says; None where neither says anything.
    marked: whether it is wholly in quotation marks: then its quotes are those between the marks.
    """

    start: int
    end: int
    first: int
    last: int
    stated: Stated | None
    marked: bool = False


@attrs.frozen(slots=True)
class _Signals:
    ends: tuple[str, ...]
    appeals: tuple[str, ...]
    own: tuple[str, ...]
    verbless: frozenset[str]
    pointers: tuple[str, ...]
    excerpts: frozenset[str]
    returns: tuple[str, ...]
    pieces: tuple[str, ...]


@cache
def _signals() -> _Signals:
    words = lexicon.sections("signals")
    return _Signals(
        words["ends"],
        words["appeal"],
        words["own"],
        frozenset(words["verbless"]),
        words["pointer"],
        frozenset(words["excerpt"]),
        words["return"],
        words["piece"],
    )


@attrs.frozen(slots=True)
class Evidence:
    """What the search for blocks asks of the steps before it.

    paragraph: the narration of a paragraph, by its index.
    stretch: the narration of any stretch.
    speaker: whom a mention in a paragraph names, so that the narrator is known who speaks of them afterwards.
    """

    paragraph: Callable[[int], Narration]
    stretch: Callable[[int, int], Narration]
    speaker: Callable[[Mention, int], str | None]
    outlets: Outlets


def find(document: Document, evidence: Evidence) -> tuple[Block, ...]:
    """The block quotations of an article, by where they start, the outer one before the inner one."""
    found: list[Block] = []
    taken: set[int] = set()
    for stretch in document.layout.set_off:
        block, used = _set_off(document, evidence, stretch, taken)
        taken.update(used)
        if block is not None:
            found.append(block)
    index = 0
    paragraphs = document.paragraphs
    while index + 1 < len(paragraphs):
        block = None
        if index not in taken:
            block = _introduced(document, evidence, index, taken) or _pulled(document, evidence, index, taken)
        if block is None:
            index += 1
        else:
            found.append(block)
            index = block.last + 1
    return tuple(sorted(found, key=lambda block: (block.start, -block.end)))


# By the layout


def _set_off(
    document: Document, evidence: Evidence, stretch: SetOff, taken: set[int]
) -> tuple[Block | None, range]:
    """The block that the layout sets off, if it is one, and the paragraphs that are no part of anything else."""
    text, paragraphs = document.text, document.paragraphs
    first, last = document.paragraph_at(stretch.start), document.paragraph_at(stretch.end - 1)
    whole = paragraphs[first].start <= stretch.start and paragraphs[last].end == stretch.end
    if not whole or (not stretch.sure and not _is_prose(text, paragraphs[first])):
        return None, range(0)
    used = range(first, last + 1)
    if _is_own(text[stretch.start : paragraphs[first].end]):
        return None, used
    end, credit = _credit_inside(document, evidence, first, last)
    if end <= stretch.start:
        return None, used
    if credit is None and stretch.caption is not None:
        credit = _credit(document, evidence, stretch.caption.start, stretch.caption.end, sure=True)
    if credit is None and last + 1 < len(paragraphs) and last + 1 not in taken:
        below = paragraphs[last + 1]
        if _DASHED.match(text, below.start, below.end) or text.startswith("Source:", below.start):
            credit = _credit(document, evidence, below.start, below.end, sure=False)
    lead = _lead_in_before(document, evidence, first)
    stated = _combined(lead, credit)
    if stated is None and not stretch.sure:
        return None, range(0)
    if stated is None and all(paragraphs[n].start in document.layout.items for n in used):
        return None, used  # a list, a table
    if stretch.platform is not None and stated is not None:
        stated = attrs.evolve(stated, outlet=stretch.platform)
    final = document.paragraph_at(end - 1)
    marked = _is_marked(text, [Span(paragraphs[n].start, min(end, paragraphs[n].end)) for n in range(first, final + 1)])
    return Block(stretch.start, end, first, final, stated, marked), used


def _is_own(opening: str) -> bool:
    """Whether what is set off opens as the site's own voice does: `Note:`, `[!TIP]`."""
    head, colon, _ = opening[:60].lower().partition(":")
    return opening.startswith("[!") or (colon == ":" and head.strip("*_ ⚠️💡📝ℹ️").startswith(_signals().own))


def _is_marked(text: str, paragraphs: list[Span]) -> bool:
    """Whether paragraphs are an utterance in quotation marks, each opening with one, and the last closing with one."""
    return (
        all(text[paragraph.start] in _OPENING for paragraph in paragraphs)
        and text[paragraphs[-1].end - 1] in _CLOSING
        and all(_inner_marks(text[paragraph.slice]) == 0 for paragraph in paragraphs)
    )


def _inner_marks(paragraph: str) -> int:
    """How many times the mark that opens a paragraph closes and opens again inside it."""
    opening = paragraph[0]
    closing = {"“": "”", "«": "»", "„": "“", "‘": "’", "「": "」"}.get(opening, opening)
    inner = paragraph[1:-1]
    return inner.count(opening) if opening != closing else inner.count(opening + " ") + inner.count(" " + opening)


def _credit_inside(document: Document, evidence: Evidence, first: int, last: int) -> tuple[int, Stated | None]:
    """Where the words of a stretch set off end, and the credit behind them in it."""
    text, paragraphs = document.text, document.paragraphs
    line = paragraphs[last]
    if last > first:
        dashed = _DASHED.match(text, line.start, line.end) or _SOURCE_LABEL.match(text, line.start, line.end)
        titled = any(title.start - line.start < 4 and line.end - title.end < 4 for title in document.layout.titles)
        named = len(line) < _LONGEST_CREDIT and not _CLOSED.search(text[line.slice])
        if dashed or titled or named:
            credit = _credit(document, evidence, line.start, line.end, sure=bool(dashed or titled))
            if credit is not None:
                return paragraphs[last - 1].end, credit
    tail = _TAIL.search(text, line.start, line.end)
    if tail is not None:
        credit = _credit(document, evidence, tail.start(), tail.end(), sure=True)
        if credit is not None:
            return tail.start(), credit
    return line.end, None


def _credit(document: Document, evidence: Evidence, start: int, end: int, *, sure: bool) -> Stated | None:
    """What a line of credit says: `— Ann Roe, The Oban Times`, `Ann Roe in <cite>The Oban Times</cite>`.

    sure: whether the markup or a dash says that it is one.
    """
    text, outlets = document.text, evidence.outlets
    index = document.paragraph_at(start)
    if end - start > _LONGEST_CREDIT or ends_block(text[start:end].lstrip("—–―~- \t")) and not _SOURCE_LABEL.match(
        text, start, end
    ):
        return None
    begin = next((n for n in range(start, end) if text[n].isalnum() or text[n] == "@"), end)
    label = _SOURCE_LABEL.match(text, begin, end)
    begin = label.end() if label is not None else begin
    if begin >= end:
        return None
    day = _DAY.search(text, begin, end)
    read = evidence.stretch(begin, day.start() if day is not None else end)
    shape = read.shape
    dash = Span(start, begin) if begin > start else None
    names = [n for n, letter in enumerate(shape) if letter == "N"]
    people = [n for n in names if (mention := read.units[n].mention) and not outlets.known(mention.name)]
    titles = [title for title in document.layout.titles if begin <= title.start and title.end <= end]
    people = [n for n in people if not any(read.units[n].start in title for title in titles)] or (
        [] if len(titles) < len(names) else people
    )
    by = next((n for n in people if n and text[read.units[n - 1].start : read.units[n - 1].end].lower() == "by"), None)
    person = by if by is not None else (people[0] if people else None)
    if not sure and (person is None or person > 0 or "V" in shape or " " not in _name(read, person)):
        return None
    source = read.units[person].mention if person is not None else None
    found = stated_in(text, read, 0, len(shape), source=source, outlets=outlets, byline=True) if shape else None
    outlet = found[0] if found is not None else None
    if outlet is None and source is not None:
        outlet = next((name for title in titles if (name := _published(text, title))), None)
    if source is None:
        listed = [n for n in names if n not in people]
        handle = _HANDLE.match(text, begin, end)
        if handle is not None:
            source = Mention(handle.start(), handle.end(), "name", handle.group(), handle.group())
        elif listed:
            source = read.units[listed[0]].mention
            outlet = outlets.named(with_article(text, source), text) if source is not None else outlet
        else:
            source = next((unit.mention for unit in read.units if unit.mention is not None), None)
    if source is None:
        return None
    return Stated(source, dash, outlet, "block credit", index)


def _name(narration: Narration, unit: int) -> str:
    mention = narration.units[unit].mention
    return mention.name if mention is not None else ""


def _published(text: str, title: Span) -> str | None:
    """A title in italics behind `in`, `for`, `at` or `on`: where something was published."""
    before = text[max(0, title.start - 12) : title.start].lower().split()
    while before and before[-1] in ("the", "a"):
        before.pop()
    return text[title.slice] if before and before[-1] in ("in", "for", "at", "on") else None


def _combined(lead: Stated | None, credit: Stated | None) -> Stated | None:
    """What a lead-in and a credit say together: a person goes before an outlet."""
    if lead is None or credit is None:
        return credit or lead
    outlet_alone = credit.outlet is not None and credit.source is not None and credit.source.name in credit.outlet
    if outlet_alone and lead.source is not None:
        return attrs.evolve(lead, outlet=credit.outlet)
    return credit if credit.outlet is not None else attrs.evolve(credit, outlet=lead.outlet)


def _lead_in_before(document: Document, evidence: Evidence, first: int) -> Stated | None:
    """What the paragraph before a stretch set off says of it: its last sentence, with a colon or without."""
    if first == 0:
        return None
    text, above = document.text, document.paragraphs[first - 1]
    if above.start in document.layout.headings or document.layout.breaks_between(above.end, document.paragraphs[first].start):
        return None
    colon = _COLON.search(text, max(above.start, above.end - 3), above.end) is not None
    narration = evidence.paragraph(first - 1)
    if _is_own(text[above.slice]):
        return None
    return _lead_in(document, evidence, first - 1, narration, colon=colon)


# By a dash line


def _pulled(document: Document, evidence: Evidence, index: int, taken: set[int]) -> Block | None:
    """An epigraph or a pull quote: a paragraph without marks above a line with a dash and a name."""
    text, paragraphs = document.text, document.paragraphs
    if index + 2 >= len(paragraphs) or index + 1 in taken:
        return None  # the last line of an article with a dash before it is its own signature
    body, line = paragraphs[index], paragraphs[index + 1]
    if len(body) > _LONGEST_PULLED or len(line) > _LONGEST_CREDIT or not _DASHED.match(text, line.start, line.end):
        return None
    if not _CLOSED.search(text[body.slice]) or not _is_prose(text, body) or _CLOSED.search(text[line.slice]):
        return None
    credit = _credit(document, evidence, line.start, line.end, sure=False)
    if credit is None:
        return None
    return Block(body.start, body.end, index, index, credit)


# By a lead-in


def _introduced(document: Document, evidence: Evidence, index: int, taken: set[int]) -> Block | None:
    """The block that a paragraph leads in, if it does."""
    text, paragraphs = document.text, document.paragraphs
    paragraph, following = paragraphs[index], paragraphs[index + 1]
    layout = document.layout
    if (
        index + 1 in taken
        or not _COLON.search(text, max(paragraph.start, paragraph.end - 2), paragraph.end)
        or following.start in layout.items
        or following.start in layout.headings
        or paragraph.start in layout.items
        or not _is_prose(text, following)
        or layout.breaks_between(paragraph.end, following.start)
    ):
        return None
    stated = _lead_in(document, evidence, index, evidence.paragraph(index), colon=True)
    if stated is None:
        return None
    speaker = evidence.speaker(stated.source, stated.index) if stated.source is not None else None
    last = _last(document, index + 1, taken, speaker, stated.outlet)
    return Block(paragraphs[index + 1].start, paragraphs[last].end, index + 1, last, stated)


def _is_prose(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a sentence or more of plain text: no list item, heading, signal, or marked quote."""
    if text[paragraph.start] in _OPENING + "|<>" or is_list_item(text, paragraph.start, paragraph.end):
        return False
    body = text[paragraph.slice]
    if not _CLOSED.search(body) or body.endswith(":") or ends_block(body):
        return False
    return len(_WORD.findall(body[:200])) >= _SHORTEST


def ends_block(paragraph: str) -> bool:
    """Whether a paragraph is an end signal: a read-more line, a hat tip, a rule, an appeal, a byline of the poster."""
    signals = _signals()
    plain = paragraph.strip().lstrip("—–-→►»>*[( ").lower()
    if not plain or (_RULE.fullmatch(paragraph) and not _ELLIPSIS.fullmatch(paragraph)):
        return True
    if plain.startswith(signals.ends) or paragraph.lower().startswith(signals.ends):
        # `Read` and `Via` open sentences too: a signal is short, or ends its clause soon.
        return len(paragraph) < 240
    return len(paragraph) < 400 and any(word in plain for word in signals.appeals)


def _lead_in(
    document: Document, evidence: Evidence, index: int, narration: Narration, *, colon: bool
) -> Stated | None:
    """What a paragraph says of who wrote what follows it: its last sentence, or the one before it that this points to.

    colon: whether it ends in one; without it only words of saying lead in what is set off below.
    """
    shape = narration.shape
    sentences = list(_sentences(shape))
    if not sentences:
        return None
    low, high = sentences[-1]
    stated = _sentence(document, evidence, index, narration, low, high, colon=colon)
    if stated is not None or not colon:
        return stated
    units = narration.units
    words = {word.lower() for word in _WORD.findall(document.text, units[low].start, units[high - 1].end)}
    if words.isdisjoint(_signals().excerpts) or "Q" in shape[low:high]:
        return None
    # `Ann Roe looks at the pier in The Oban Times. A passage that I liked:`
    for low, high in reversed(sentences[:-1]):
        stated = _sentence(document, evidence, index, narration, low, high, colon=False)
        if stated is not None:
            return stated
    if len(sentences) == 1 and index and document.paragraphs[index - 1].start not in document.layout.headings:
        above = evidence.paragraph(index - 1)
        for low, high in reversed(list(_sentences(above.shape))):
            stated = _sentence(document, evidence, index - 1, above, low, high, colon=False)
            if stated is not None:
                return stated
    return None


def _sentences(shape: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph: the first unit of each and that after its last."""
    low = 0
    for index, letter in enumerate(shape):
        if letter in ".|" or index + 1 == len(shape):
            if index > low or letter not in ".|":
                yield low, index + 1
            low = index + 1


def _sentence(
    document: Document, evidence: Evidence, index: int, narration: Narration, low: int, high: int, *, colon: bool
) -> Stated | None:
    """What a sentence says of who wrote what follows it; None where it does not lead anything in."""
    text, shape, units, outlets = document.text, narration.shape, narration.units, evidence.outlets
    if "Q" in shape[low:high]:
        return None
    sentence = text[units[low].start : units[high - 1].end].lower()
    stated = stated_in(text, narration, low, high, source=None, outlets=outlets)
    outlet = None if stated is None else stated[0]
    names = [n for n in range(low, high) if shape[n] == "N"]
    for cue in reversed([n for n in range(low, high) if shape[n] in "VA"]):
        found = subject(shape, cue, low) if shape[cue] == "V" else next((n for n in names if n > cue), None)
        if found is None or (shape[found] == "O" and outlet is None):
            continue
        source = units[found].mention
        if source is None or source.head in ("i", "we", "you"):
            continue
        span = Span(units[cue].start, units[cue].end)
        stated = stated_in(text, narration, low, high, source=source, outlets=outlets)
        return Stated(source, span, None if stated is None else stated[0], "block lead-in", index)
    # Without a verb: `Via Mongabay:`, `Ann Roe, in the Oban Times:`, `The Oban Times’s Ann Roe has the story:`
    signals = _signals()
    listed = [n for n in names if (mention := units[n].mention) and outlets.known(mention.name)]
    people = [n for n in names if n not in listed]
    if listed and not sentence.startswith(signals.own):
        verbless = sentence.split(" ", 1)[0].rstrip(":") in signals.verbless
        carried = "w" not in shape[low:high] or verbless or any(pointer in sentence for pointer in signals.pointers)
        if not carried and not (people and shape[listed[0] - 1 : listed[0]] in ("p", "d")):
            return None
        place = units[listed[0]].mention
        person = units[people[0]].mention if people else place
        mark = Span(units[high - 1].start, units[high - 1].end) if colon else None
        named = outlets.named(with_article(text, place) if place else "", text)
        return Stated(person, mark, named, "block lead-in without a verb", index)
    return None


def _last(document: Document, first: int, taken: set[int], speaker: str | None, outlet: str | None) -> int:
    """The index of the last paragraph of a block that begins at a paragraph."""
    text, paragraphs, layout = document.text, document.paragraphs, document.layout
    surname = speaker.split()[-1] if speaker is not None and speaker[0].isupper() else ""
    names = [name for name in (surname, outlet or "") if len(name) > 2]
    personal = False
    last = first
    for index in range(first, len(paragraphs)):
        body = text[paragraphs[index].slice]
        if index > first and (
            index in taken
            or paragraphs[index].start in layout.headings
            or layout.breaks_between(paragraphs[index - 1].end, paragraphs[index].start)
        ):
            break
        if _ELLIPSIS.fullmatch(body):
            continue
        plain = _QUOTED.sub(" ", body)
        mine = _FIRST_PERSON.search(plain) is not None
        if index > first:
            if ends_block(body) or any(regex.search(rf"\b{regex.escape(name)}\b", plain) for name in names):
                break
            if _COLON.search(body) and len(body) < 400:
                break
            if _is_heading(text, paragraphs, index) or _returns(plain):
                break
            if mine and not personal:
                break
        personal = personal or mine
        last = index
    return last


def _returns(paragraph: str) -> bool:
    """Whether the narrator comes back in a paragraph: speaks of the piece, or to the reader of the post."""
    signals = _signals()
    lower = paragraph.lower()
    return lower.startswith(signals.returns) or any(piece in lower for piece in signals.pieces)


def _is_heading(text: str, paragraphs: tuple[Span, ...], index: int) -> bool:
    """Whether a paragraph is a heading: short, without a full stop, with more text behind it."""
    body = text[paragraphs[index].slice]
    return len(body) < 100 and not _CLOSED.search(body) and body[0] not in "\"“‘'«„"
