"""Block quotations: what introduces or credits them, and the paragraphs without marks that they are.

There are three ways to set words off.  A *lead-in* is a sentence that ends in a colon and says who wrote or where
(`Ann Roe writes at The Oban Times:`); the block is what follows it, to an end signal, a second lead-in, a heading, or
the narrator who comes back.  The *layout* sets them off: `<blockquote>`, `>`, indentation; then the lead-in needs no
colon, and a credit may stand at the end, below, or in the caption.  A *dash line* (`— Ann Roe`) credits the paragraph
above it, an epigraph or a pull quote.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import attrs
import regex

from . import lexicon
from .layout import SetOff, is_list_item
from .models import Span
from .outlets import bare_name
from .patience import patience
from .stated import DASHED, LABEL, Evidence, Stated, credit, is_own, lead_in
from .tokenizer import Document

_COLON: Final = regex.compile(r"(?::|[.:]?\s[—–])[\"”’')\]*_]?$")
"""The end of a lead-in: a colon, or a dash with a space before it."""
_CLOSED: Final = regex.compile(r"[.!?…:;][\"”’»')\]]*$")
_ELLIPSIS: Final = regex.compile(r"[\[(]?\s*(?:…|\.{3}|\. \. \.)\s*[\])]?")
_RULE: Final = regex.compile(r"[-–—*_~#•·=+⁂❦§◆◇.\s]{3,}|[#⁂❦§]")
_WORD: Final = regex.compile(r"\w+(?:['’]\w+)*")
_SUBJECT: Final = regex.compile(r"\bI\b")
_PLURAL: Final = regex.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_SAID: Final = regex.compile(r"[\"“](?:[^\"“”\s]+\s+){3}[^\"“”]*[,.?!][\"”]")
"""An utterance: `I asked Ann Roe. “Nobody came to us,” she said.` is a reporter's paragraph."""
_QUOTED: Final = regex.compile(r"[\"“][^\"“”]*[\"”]")
_OPENING: Final = "\"“”„«‘'`「"
_CLOSING: Final = "\"”“»’'」"
_TAIL: Final = regex.compile(r"(?<=[.!?…”\"’)])\s+(?:[—–―~]|--)\s*(?=[\p{Lu}@])[^.!?]{2,120}\.?$")
_SPEAKER: Final = regex.compile(r"\p{Lu}[\p{Lu} .'’-]+:\s")
"""The name of whoever speaks in a transcript."""
_REFERENCE: Final = regex.compile(r"\((?:pp?\.|ch\.|vol\.|§)[^()]*\)")
_SHORTEST: Final = 5
"""A paragraph of fewer words is no block of its own."""
_LONGEST_COLON: Final = 400
_NEIGHBOURHOOD: Final = 20_000
_LONGEST_SIGNAL: Final = 240
_LONGEST_LABEL: Final = 24
_LONGEST_HEADING: Final = 100
_LONGEST_LEAD: Final = 11
"""Words of a lead-in that introduces a list and no block."""
_LONGEST_PULLED: Final = 900
"""Letters of an epigraph or a pull quote."""


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
    ends: regex.Pattern[str]
    appeals: tuple[str, ...]
    returns: regex.Pattern[str]
    pieces: tuple[str, ...]
    verdicts: regex.Pattern[str]
    narrator: regex.Pattern[str]


@cache
def _signals() -> _Signals:
    words = lexicon.sections("signals")
    verdicts = "|".join(map(regex.escape, words["verdict"]))
    present = "|".join(regex.escape(verb).replace("'", "['’]") for verb in words["present"])
    return _Signals(
        _openings(words["ends"]),
        words["appeal"],
        _openings(words["return"]),
        words["piece"],
        regex.compile(rf"(?:that|this|it)(?:['’]s| is| was| seems| strikes)(?: \w+){{0,4}} (?:{verdicts})\b"),
        regex.compile(rf"(?:(?:And|But|So|Yet|Still,|Now,?) )?I(?:['’](?P<now>m|ve|ll|d)| (?P<now>{present}))?\b"),
    )


def _openings(phrases: tuple[str, ...]) -> regex.Pattern[str]:
    """A pattern for what a paragraph opens with: whole words, so that `via` is not found in `viaduct`."""
    return regex.compile(rf"(?:{'|'.join(map(regex.escape, phrases))})(?<!\p{{L}}(?=\p{{L}}))")


def find(evidence: Evidence) -> tuple[Block, ...]:
    """The block quotations of an article, by where they start, the outer one before the inner one."""
    document = evidence.document
    found: list[Block] = []
    taken: set[int] = set()
    ends: dict[int, int] = {}
    for stretch in document.layout.set_off:
        ends[stretch.end] = max(stretch.start, ends.get(stretch.end, 0))
    for stretch in document.layout.set_off:
        inner = ends[stretch.end] > stretch.start  # then the credit at its end is that of the one inside it
        block, used = _set_off(evidence, stretch, taken, found[-1].stated if found else None, inner=inner)
        taken.update(used)
        if block is not None:
            found.append(block)
    starts = {block.start: block.stated for block in found}
    previous: Stated | None = None
    names: list[regex.Pattern[str]] = []
    index = 0
    paragraphs = document.paragraphs
    while index + 1 < len(paragraphs):
        block = None
        previous = starts.get(paragraphs[index].start, previous)
        if index not in taken:
            stated = _introduced(evidence, index, taken, previous)
            if stated is not None:
                again = stated.source is None or stated.source.kind == "pronoun"
                names = [*_own_name(document), *_names(evidence, stated), *(names if again else ())]
                last = _last(evidence, index + 1, taken, stated, names)
                block = Block(paragraphs[index + 1].start, paragraphs[last].end, index + 1, last, stated)
            else:
                block = _pulled(evidence, index, taken)
        if block is None:
            index += 1
        else:
            found.append(block)
            previous = block.stated
            index = block.last + 1
    return tuple(sorted(found, key=lambda block: (block.start, -block.end)))


# By the layout


def _set_off(
    evidence: Evidence, stretch: SetOff, taken: set[int], previous: Stated | None, *, inner: bool
) -> tuple[Block | None, range]:
    """The block that the layout sets off, if it is one, and the paragraphs that are no part of anything else."""
    document = evidence.document
    text, paragraphs = document.text, document.paragraphs
    first, last = document.paragraph_at(stretch.start), document.paragraph_at(stretch.end - 1)
    whole = paragraphs[first].start <= stretch.start and paragraphs[last].end == stretch.end
    if not whole or (not stretch.sure and not _is_prose(text, paragraphs[first])):
        return None, range(0)
    used = range(first, last + 1)
    label = document.layout.labels.get(stretch.start, stretch.start)
    if is_own(text[stretch.start : paragraphs[first].end], text[stretch.start : label]):
        return None, used
    end, credited = (stretch.end, None) if inner else _credit_inside(evidence, first, last)
    if end <= stretch.start:
        return None, used
    if credited is None and stretch.caption is not None:
        credited = credit(evidence, stretch.caption.start, stretch.caption.end, sure=True)
    stated = _combined(_lead_in_before(evidence, first, previous), credited)
    if credited is None and last + 1 < len(paragraphs) and last + 1 not in taken:
        stated = _combined(stated, _credit_below(evidence, last + 1, sure=stated is None))
    again = first - 1 in taken and previous is not None  # two of them, with nothing between
    if stated is None and (stretch.reply or again):
        stated = previous
    final = document.paragraph_at(end - 1)
    if stated is None and not _speaks(evidence, stretch, Span(stretch.start, end), range(first, final + 1)):
        return None, used if stretch.sure else range(0)
    if stretch.platform is not None:
        stated = attrs.evolve(stated or Stated(None, None, None, "block credit", first), outlet=stretch.platform)
    while final > first and _is_beside(text[paragraphs[final].slice]):
        final -= 1
        end = paragraphs[final].end
    spans = [Span(paragraphs[n].start, min(end, paragraphs[n].end)) for n in range(first, final + 1)]
    spans[0] = Span(max(spans[0].start, stretch.start), spans[0].end)
    marked = _is_marked(text, spans)
    return Block(stretch.start, end, first, final, stated, marked), used


def _is_beside(paragraph: str) -> bool:
    """Whether the last paragraph of what is set off is no part of the words: a page number, a read-more line."""
    return _REFERENCE.fullmatch(paragraph) is not None or _is_signal(paragraph)


def _speaks(evidence: Evidence, stretch: SetOff, words: Span, used: range) -> bool:
    """Whether words of which nothing is stated are a quotation by their layout alone."""
    document = evidence.document
    text, paragraphs = document.text, document.paragraphs
    if not stretch.sure:
        return False  # indentation alone
    lines = [text[paragraphs[n].slice] for n in used if paragraphs[n].start not in document.layout.items]
    if not any(_CLOSED.search(line) and len(_WORD.findall(line)) >= _SHORTEST for line in lines):
        return False  # an address, a list, a table
    # What the article has twice is pulled from it; there it may be the end of a sentence.
    said = text[words.start + 1 : words.end].lower()
    low, high = max(0, words.start - _NEIGHBOURHOOD), words.end + _NEIGHBOURHOOD
    return said not in text[low : words.start].lower() and said not in text[words.end : high].lower()


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


def _credit_inside(evidence: Evidence, first: int, last: int) -> tuple[int, Stated | None]:
    """Where the words of a stretch set off end, and the credit behind them in it."""
    document = evidence.document
    text, paragraphs = document.text, document.paragraphs
    line = paragraphs[last]
    if last > first:
        dashed = DASHED.match(text, line.start, line.end) or LABEL.match(text, line.start, line.end)
        titles = document.layout.titles_between(line.start, line.end)
        titled = any(title.start - line.start < 4 and line.end - title.end < 4 for title in titles)
        closed = _CLOSED.search(text[line.slice]) is not None
        if dashed or not closed:
            credited = credit(evidence, line.start, line.end, sure=bool(dashed or titled))
            if credited is not None:
                return paragraphs[last - 1].end, credited
    tail = _TAIL.search(text, line.start, line.end, timeout=patience(len(line)))
    begin = tail.start() if tail is not None else None
    cited = document.layout.titles_between(line.start, line.end)[-1:]
    if begin is None and cited and cited[0].end == line.end and not _CLOSED.search(text[cited[0].slice]):
        before = text[line.start : cited[0].start].rstrip(" (—–-")
        begin = line.start + len(before) if _CLOSED.search(before) else None
    if begin is not None:
        credited = credit(evidence, begin, line.end, sure=True)
        if credited is not None:
            return begin, credited
    return line.end, None


def _credit_below(evidence: Evidence, index: int, *, sure: bool) -> Stated | None:
    """The credit in the paragraph below: behind a dash or a label, or a name and an outlet.

    sure: whether nothing else says whose the words are.
    """
    text, below = evidence.document.text, evidence.document.paragraphs[index]
    dashed = DASHED.match(text, below.start, below.end) or text.startswith("Source:", below.start)
    plain = text[below.slice].lstrip("—–―~- ")
    if (ends_block(plain) and not plain.startswith("Source:")) or (not dashed and _CLOSED.search(plain)):
        return None
    credited = credit(evidence, below.start, below.end, sure=sure and bool(dashed))
    return credited if dashed or (credited is not None and credited.outlet is not None) else None


def _combined(lead: Stated | None, credit: Stated | None) -> Stated | None:
    """What a lead-in and a credit say together: a person goes before an outlet."""
    if lead is None or credit is None:
        return credit or lead
    outlet_alone = credit.outlet is not None and credit.source is not None and credit.source.name in credit.outlet
    if outlet_alone and lead.source is not None:
        return attrs.evolve(lead, outlet=credit.outlet)
    return credit if credit.outlet is not None else attrs.evolve(credit, outlet=lead.outlet)


def _lead_in_before(evidence: Evidence, first: int, previous: Stated | None) -> Stated | None:
    """What the paragraph before a stretch set off says of it: its last sentence, with a colon or without."""
    document = evidence.document
    text, paragraphs = document.text, document.paragraphs
    while first and not text[paragraphs[first - 1].slice].strip("> "):
        first -= 1  # an empty line of a reply
    if first == 0:
        return None
    above = paragraphs[first - 1]
    layout = document.layout
    if above.start in layout.headings or layout.breaks_between(above.end, paragraphs[first].start):
        return None
    colon = _COLON.search(text, max(above.start, above.end - 4), above.end) is not None
    return lead_in(evidence, first - 1, colon=colon, set_off=True, previous=previous)


# By a dash line


def _pulled(evidence: Evidence, index: int, taken: set[int]) -> Block | None:
    """An epigraph or a pull quote: a paragraph without marks above a line with a dash and a name."""
    document = evidence.document
    text, paragraphs = document.text, document.paragraphs
    if index + 2 >= len(paragraphs) or index + 1 in taken:
        return None  # the last line of an article with a dash before it is its own signature
    body, line = paragraphs[index], paragraphs[index + 1]
    if len(body) > _LONGEST_PULLED or not DASHED.match(text, line.start, line.end):
        return None
    if not _CLOSED.search(text[body.slice]) or not _is_prose(text, body) or _CLOSED.search(text[line.slice]):
        return None
    if ends_block(text[line.slice]):
        return None
    credited = credit(evidence, line.start, line.end, sure=False)
    return None if credited is None else Block(body.start, body.end, index, index, credited)


# By a lead-in


def _introduced(evidence: Evidence, index: int, taken: set[int], previous: Stated | None) -> Stated | None:
    """What a paragraph states of the block that it leads in, if it does."""
    document = evidence.document
    text, paragraphs, layout = document.text, document.paragraphs, document.layout
    paragraph, following = paragraphs[index], paragraphs[index + 1]
    if (
        index + 1 in taken
        or not _COLON.search(text, max(paragraph.start, paragraph.end - 4), paragraph.end)
        or following.start in layout.items
        or following.start in layout.headings
        or paragraph.start in layout.items
        or not (_is_prose(text, following) or _before_list(document, index + 1))
        or layout.breaks_between(paragraph.end, following.start)
    ):
        return None
    return lead_in(evidence, index, colon=True, previous=previous)


def _before_list(document: Document, index: int) -> bool:
    """Whether a paragraph is longer prose before a list: its own colon leads in the list, and no block."""
    text, paragraphs = document.text, document.paragraphs
    body = text[paragraphs[index].slice]
    if (
        not body.endswith(":")
        or index + 1 >= len(paragraphs)
        or not _is_prose(text, Span(paragraphs[index].start, paragraphs[index].end - 1), closed=False)
    ):
        return False
    return _is_item(document, index + 1) and len(_WORD.findall(body)) > _LONGEST_LEAD


def _is_item(document: Document, index: int) -> bool:
    """Whether a paragraph is an item of a list."""
    paragraph = document.paragraphs[index]
    return paragraph.start in document.layout.items or is_list_item(document.text, paragraph.start, paragraph.end)


def _is_prose(text: str, paragraph: Span, *, closed: bool = True) -> bool:
    """Whether a paragraph is a sentence or more of plain text: no list item, heading, signal, or marked quote."""
    if text[paragraph.start] in _OPENING + "|<>" or is_list_item(text, paragraph.start, paragraph.end):
        return False
    if _SPEAKER.match(text, paragraph.start, paragraph.end):
        return False
    body = text[paragraph.slice]
    if (closed and (not _CLOSED.search(body) or body.endswith(":"))) or ends_block(body):
        return False
    return len(_WORD.findall(body[:200])) >= _SHORTEST


def ends_block(paragraph: str) -> bool:
    """Whether a paragraph is an end signal: a read-more line, a hat tip, a rule, an appeal, a byline of the poster."""
    return _is_signal(paragraph) or _is_appeal(paragraph)


def _is_signal(paragraph: str) -> bool:
    signals = _signals()
    plain = paragraph.strip().lstrip("—–-→►»>*[( ").lower()
    if not plain or (_RULE.fullmatch(paragraph) and not _ELLIPSIS.fullmatch(paragraph)):
        return True
    if not signals.ends.match(plain) and not signals.ends.match(paragraph.lower()):
        return False
    # `Read` and `Via` open sentences too: a signal is short, or a label.
    return len(paragraph) < _LONGEST_SIGNAL or ":" in paragraph[:_LONGEST_LABEL]


def _is_appeal(paragraph: str) -> bool:
    return len(paragraph) < _LONGEST_COLON and any(word in paragraph.lower() for word in _signals().appeals)


def _last(evidence: Evidence, first: int, taken: set[int], stated: Stated, names: list[regex.Pattern[str]]) -> int:
    """The index of the last paragraph of a block that begins at a paragraph.

    names: what the narrator calls the writer, the outlet and the post itself.

    A paragraph that opens with `I` in the past tense (`I went by on Saturday`) is the narrator's or the writer's; it is
    the writer's if the block ends in a signal behind it, or is taken up again.
    """
    document = evidence.document
    text, paragraphs, layout = document.text, document.paragraphs, document.layout
    opening = _QUOTED.sub(" ", text[paragraphs[first].slice])
    personal = _SUBJECT.search(opening) is not None
    plural = _PLURAL.search(opening) is not None
    last, sure = first, None
    for index in range(first + 1, len(paragraphs)):
        paragraph = paragraphs[index]
        body = text[paragraph.slice]
        if _ELLIPSIS.fullmatch(body):
            continue
        plain = _QUOTED.sub(" ", body)
        opens = None if personal else _signals().narrator.match(plain)
        if _is_item(document, index) and (text[paragraphs[index - 1].end - 1] == ":" or _is_item(document, index - 1)):
            last = index  # a list inside the block
            continue
        ruled = layout.breaks_between(paragraphs[index - 1].end, paragraph.start) or paragraph.start in layout.headings
        if ruled or _is_signal(body):
            return last
        if (
            index in taken
            or _is_heading(body)
            or _returns(plain)
            or (opens is not None and opens["now"] is not None and not plural)
        ):
            break
        plural = plural or _PLURAL.search(plain) is not None
        if any(name.search(plain) for name in names):
            return last
        if _COLON.search(body) and len(body) < _LONGEST_COLON and not _goes_on(document, index + 1):
            again = lead_in(evidence, index, colon=True, previous=stated)
            return last if again is not None else (last if sure is None else sure)
        if _is_appeal(body):
            break
        reporting = opens is not None and opens["now"] is None and _SAID.search(body) is not None
        if opens is not None and sure is None and not reporting:
            sure = last
        last = index
    return last if sure is None else sure


def _own_name(document: Document) -> list[regex.Pattern[str]]:
    """The name of a newsletter by its first line (`THE WARD LETTER, No. 61`), as a paragraph opens that is about it."""
    if not document.paragraphs:
        return []
    line = document.text[document.paragraphs[0].slice]
    name = regex.split(r"[,:|\d(–—]|  ", line, maxsplit=1)[0].strip()
    if not _is_heading(line) or len(name.split()) < 2:
        return []
    return [regex.compile(rf"^{regex.escape(name)}\b", regex.IGNORECASE)]


def _names(evidence: Evidence, stated: Stated) -> list[regex.Pattern[str]]:
    """What the narrator calls the writer or the outlet of a block who speaks of it again."""
    speaker = evidence.speaker(stated.source, stated.index) if stated.source is not None else None
    outlet = stated.outlet.removeprefix("The ").removeprefix("the ") if stated.outlet is not None else ""
    at = evidence.document.paragraphs[stated.index].start
    near = evidence.document.text[max(0, at - _NEIGHBOURHOOD) : at + _NEIGHBOURHOOD]
    found = []
    if speaker is not None and speaker[0].isupper() and bare_name(speaker) != outlet:
        for name in speaker.split(" and "):
            given, *_, surname = [*name.split(), *name.split()]
            if near.find(f" {surname.lower()} ") >= 0:  # `Larkfield Water`
                found.append(rf"\b{regex.escape(name)}\b")
            else:
                found += [rf"\b{regex.escape(surname)}\b", rf"\b{regex.escape(given)}\b(?! \p{{Lu}})"]
    if len(outlet) > 2:
        # Inside a block, people tell the outlet something.
        found.append(rf"(?<!\b(?:told|to|with|by) (?:the )?)\b{regex.escape(outlet)}\b")
    return [regex.compile(pattern) for pattern in found]


def _goes_on(document: Document, index: int) -> bool:
    """Whether a paragraph goes on from a colon before it: an item of a list, a quote between marks."""
    if index >= len(document.paragraphs):
        return False
    return _is_item(document, index) or document.text[document.paragraphs[index].start] in _OPENING


def _returns(paragraph: str) -> bool:
    """Whether the narrator comes back in a paragraph: speaks of the piece, or to the reader of the post."""
    signals = _signals()
    lower = paragraph.lower()
    opens = signals.returns.match(lower) is not None or signals.verdicts.match(lower) is not None
    return opens or any(piece in lower for piece in signals.pieces)


def _is_heading(body: str) -> bool:
    """Whether a paragraph is a heading: short, without a full stop."""
    return len(body) < _LONGEST_HEADING and not _CLOSED.search(body) and body[0] not in _OPENING
