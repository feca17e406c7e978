"""Quotation marks to quoted contents: pairing, nesting, paragraphs continued, apostrophes told apart.

One pass finds the marks, doubled ones as one.  Each is judged by what stands on its two sides and by what is open; a
stack pairs them paragraph by paragraph, so that a broken mark costs at most its own paragraph.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from heapq import merge
from typing import NamedTuple

import attrs
import regex

from .models import Span
from .tokenizer import Document, trim

_MARK = re.compile("[\"“”„‟〝〞＂«»‹›「」『』‘’‚‛'`´]")  # of `re`, which finds one character of a set much sooner
_COMMAS = regex.compile(r",,(?=\w)")
_DOUBLED = frozenset("`'’‘")

_FAMILY = {
    **dict.fromkeys(["``", "''", "’’", "‘‘", ",,", *'"“”„‟〝〞＂'], '"'),
    **dict.fromkeys("‘’‚‛'`´", "'"),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **dict.fromkeys("「」", "「"),
    **dict.fromkeys("『』", "『"),
}
_FAMILIES = "\"'«‹「『"
_OPENERS = frozenset({"``", "‘‘", ",,", *"“„‟〝‘‚‛`«‹「『"})
_CLOSERS = frozenset({*"”〞´»›」』"})
_CORNERS = frozenset("「」『』")  # CJK marks stand without spaces around them: only their shape counts

_OPENING_CONTEXT = frozenset("([{<-–—―‒/:¿¡…")
_CLOSING_CONTEXT = frozenset(")]}>-–—―‒/,.;:!?…")
_NEVER_FIRST = frozenset(",.;:!?)]}>")
_END_OF_SPEECH = frozenset(",.!?…—–-")

# Words that begin with an apostrophe: ’90s, ’em, rock ’n’ roll.
# A straight mark there may open a quote as well, so only what is sure counts.
_ELISIONS = r"em|er|im|til|till|tis|twas|twere|cause|cuz|bout|round|neath|n|o|d|ll|re|ve|s|tude"
_CURLY_ELISION = regex.compile(rf"(?:\d{{2,4}}s?|{_ELISIONS})\b", regex.I)
_STRAIGHT_ELISION = regex.compile(rf"(?:\d\ds|[Tt]is|[Tt]was|[Tt]were|{_ELISIONS})\b")
_FEET = regex.compile(r"\d['’′]\s?\d+(?:\.\d+|½)?$")
_NICKNAME = regex.compile(
    r"(?<=(?<![\p{L}.])\p{Lu}[\p{L}.]{0,30}[ \xa0])(?P<open>[\"“‘'«„])"
    r"(?P<name>\p{Lu}[\p{L}'’-]*)(?P<close>[\"”“’'»])(?=[ \xa0]\p{Lu}\p{Ll})"
)
"""A nickname inside a name: `Ann “Annie” Roe`."""

_CLOSING_MARKS = "\"”’'»›)] "
_TAIL = 12
"""How many closing marks and the like can stand at the end of a content."""
_WORD_CHAR = regex.compile(r"[^\W_]")
_FARTHEST = 2000
"""How many characters a mark is looked for behind another, or the start of its sentence before it."""

_AHEAD = 40
"""How many marks ahead a better end is looked for."""
_SENTENCE_END = regex.compile(r"[.!?…][\"”’')\]]*\s+")


@attrs.frozen(slots=True)
class Marked:
    """A stretch between quotation marks.

    start, end: the content, without its marks and without white space at its ends.
    left, right: the same with its marks, as far as they are there.
    family: the family of its marks, by one of them.
    parent: the index of the stretch around it, or None.
    goes_on: the utterance goes on in the next paragraph, which opens with a mark again.
    broken: one of its marks is missing, so that its extent is a guess.
    """

    start: int
    end: int
    left: int
    right: int
    family: str
    parent: int | None = None
    goes_on: bool = False
    broken: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


@attrs.frozen(slots=True, eq=False)
class Contents:
    """The quoted stretches of an article, by what they stand in; each has the number that it has in `marked`."""

    document: Document
    marked: tuple[Marked, ...]
    _first: dict[int, int] = attrs.field(factory=dict, init=False)
    _children: dict[int, list[int]] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        for number, marked in enumerate(self.marked):
            if marked.parent is None:
                self._first.setdefault(self.document.paragraph_at(marked.left), number)
            else:
                self._children.setdefault(marked.parent, []).append(number)

    def __bool__(self) -> bool:
        return bool(self.marked)

    def __contains__(self, index: object) -> bool:
        """Whether a paragraph has any."""
        return index in self._first

    def of(self, index: int) -> list[tuple[int, Marked]]:
        """Those directly in a paragraph."""
        if index not in self._first:
            return []
        end, found = self.document.paragraphs[index].end, []
        for number in range(self._first[index], len(self.marked)):
            marked = self.marked[number]
            if marked.left >= end:
                break
            if marked.parent is None:
                found.append((number, marked))
        return found

    def within(self, number: int) -> list[tuple[int, Marked]]:
        """Those directly in another one."""
        return [(child, self.marked[child]) for child in self._children.get(number, ())]


class _Marks:
    """The marks of a paragraph, nine bytes each: there are articles that are nothing but marks."""

    __slots__ = ("_kinds", "_starts")

    def __init__(self) -> None:
        self._starts, self._kinds = array("q"), bytearray()

    def families(self) -> Iterator[tuple[str, bool]]:
        """The family of each, and whether it can close."""
        return ((_FAMILIES[kind >> 3], bool(kind & 1)) for kind in self._kinds)

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where each stands."""
        return ((start, start + 1 + (kind >> 2 & 1)) for start, kind in zip(self._starts, self._kinds, strict=True))

    def append(self, mark: _Mark) -> None:
        """One more, behind the others."""
        self._starts.append(mark.start)
        self._kinds.append(
            _FAMILIES.index(mark.family) << 3 | (mark.end - mark.start - 1) << 2 | mark.opens << 1 | mark.closes
        )

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[_Mark]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, number: int) -> _Mark:
        start, kind = self._starts[number], self._kinds[number]
        return _Mark(start, start + 1 + (kind >> 2 & 1), _FAMILIES[kind >> 3], bool(kind & 2), bool(kind & 1))


def find(document: Document) -> tuple[Marked, ...]:
    """The quoted stretches of an article, in the order in which they start; an outer one before its inner ones."""
    text, paragraphs = document.text, document.paragraphs
    found: list[Marked] = []
    index, beyond, skip = -1, -1, -1
    paragraph, marks = Span(0, 0), _Marks()
    for start, end in _marks(text):
        if start == skip:
            continue  # the second mark of a nickname
        before = text[start - 2 : start - 1]
        named = text[end : end + 1].isupper() and (before.isalpha() or before == ".")
        if named and (nickname := _NICKNAME.match(text, start)) is not None:
            skip = nickname.start("close")
            continue
        if start >= beyond:
            if marks:
                found += _pair(text, paragraph, marks, _family_ahead(document, index))
                marks = _Marks()
            index = document.paragraph_at(start)
            paragraph = paragraphs[index]
            beyond = paragraphs[index + 1].start if index + 1 < len(paragraphs) else len(text)
        mark = _judge(text, paragraph, start, end)
        if mark is not None:
            marks.append(mark)
    if marks:
        found += _pair(text, paragraph, marks, _family_ahead(document, index))
    return _nest(text, found)


def _marks(text: str) -> Iterator[tuple[int, int]]:
    """The marks of a text, doubled ones as one."""
    found: Iterable[regex.Match[str] | re.Match[str]] = _MARK.finditer(text)
    if ",," in text:
        found = merge(found, _COMMAS.finditer(text), key=lambda match: match.start())
    beyond = 0
    for match in found:
        start, end = match.span()
        if start < beyond:
            continue
        if text[start] in _DOUBLED:
            if text.startswith(text[start], end):
                end += 1
            elif start and text[start - 1].isalnum() and text[end : end + 1].isalnum():
                continue  # `don’t`: most marks are such
        beyond = end
        yield start, end


def _family_ahead(document: Document, index: int) -> str:
    """The family of the mark that opens the next paragraph: then an utterance may go on in it."""
    ahead = index + 1 < len(document.paragraphs)
    return _FAMILY.get(document.text[document.paragraphs[index + 1].start], "") if ahead else ""


def _judge(text: str, paragraph: Span, start: int, end: int) -> _Mark | None:
    """What a mark can be, by its shape and by the characters on its two sides; None for an apostrophe or an inch."""
    mark = text[start:end]
    family = _FAMILY[mark]
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    if mark in _CORNERS:
        return _Mark(start, end, family, mark in _OPENERS, mark in _CLOSERS)
    gap_before, gap_after = before.isspace(), after.isspace()
    if before == "=":
        return None  # an attribute in a left-over of markup
    could_open = (
        not gap_after and after not in _NEVER_FIRST and (gap_before or before in _OPENING_CONTEXT or before in _FAMILY)
    )
    could_close = not gap_before and (gap_after or after in _CLOSING_CONTEXT or after in _FAMILY)
    if family == "'":
        if before.isalnum() and after.isalnum():
            return None
        if not before.isalnum() and text[end : end + 2] in ("n’", "n'"):
            return None  # rock ‘n’ roll
        if (
            not gap_after
            and not before.isalnum()
            and mark != "‘"
            and (_STRAIGHT_ELISION if mark == "'" else _CURLY_ELISION).match(text, end)
        ):
            # An elision, unless the mark cannot be anything but an opening one.
            return None
        if mark == "‘":
            could_open = could_open or (not gap_after and not before.isalnum())
        elif mark == "’":
            could_open = could_open and not could_close
        elif mark == "´":
            could_open = False
        if mark in "`‚" and not could_open:
            return None
        return _Mark(start, end, family, could_open, could_close) if could_open or could_close else None
    if mark in '"＂' or mark in ("''", "’’"):
        if before.isdigit() and mark == '"' and _FEET.search(text, max(paragraph.start, start - 8), start):
            return None
        if before.isalnum() and after.isalnum():
            return None
        if could_open == could_close:
            return _Mark(start, end, family, True, True)
        return _Mark(start, end, family, could_open, could_close)
    # A mark with a direction keeps it, unless what stands around it says that it points the wrong way.
    opens = mark in _OPENERS
    if opens and could_close and not could_open:
        return _Mark(start, end, family, False, True)
    if not opens and could_open and not could_close:
        return _Mark(start, end, family, True, False)
    return _Mark(start, end, family, opens, not opens)


def _pair(text: str, paragraph: Span, marks: _Marks, next_family: str) -> list[Marked]:
    """Pair the marks of one paragraph; two without a word between them are no pair."""
    left: dict[str, int] = {}  # how many marks are still to come, by family, and how many of these can close
    ahead: dict[str, int] = {}
    for family, closing in marks.families():
        left[family] = left.get(family, 0) + 1
        ahead[family] = ahead.get(family, 0) + closing
    words = _words_between(text, marks)
    stack = array("q")  # the numbers of the marks that are open
    depths: dict[str, array[int]] = {}  # where in the stack those of each family are
    pairs: list[Marked] = []
    rights: deque[int] = deque(maxlen=4)

    def pair(
        opened: _Mark, end: int, right: int, *, goes_on: bool = False, broken: bool = False, worded: bool = True
    ) -> None:
        rights.append(right)
        if worded:
            start, end = trim(text, opened.end, end)
            pairs.append(Marked(start, end, opened.start, right, opened.family, None, goes_on, broken))

    def unwind(depth: int) -> None:
        while len(stack) > depth:
            depths[marks[stack.pop()].family].pop()

    for number, mark in enumerate(marks):
        family = mark.family
        left[family] -= 1
        ahead[family] -= mark.closes
        depth = depths[family][-1] if depths.get(family) else None
        # Where the marks that follow pair among themselves, one that could be either was never opened.
        unopened = mark.closes and depth is None and family == '"' and not (mark.opens and left[family] % 2)
        repaired = _broken_open(text, paragraph, mark, rights) if unopened else None
        closes = mark.closes and depth is not None and (not mark.opens or depth == len(stack) - 1 or family == '"')
        if closes and depth is not None:
            if family == "'" and _is_possessive(text, mark, marks, number, marks[stack[depth]]):
                continue
            for inner in stack[depth + 1 :]:
                opened = marks[inner]
                if opened.family != "'":  # an inner mark that was never closed ends where the outer one does
                    pair(opened, mark.start, mark.start, broken=True, worded=words[number] > words[inner])
            outer = stack[depth]
            pair(marks[outer], mark.start, mark.end, worded=words[number] > words[outer])
            unwind(depth)
        elif repaired:
            pairs.append(repaired)
            rights.append(repaired.right)
        elif mark.opens and (family != "'" or ahead[family] or next_family == family):
            if depth is not None and family != "'" and ahead[family] < (1 if _twice(marks, number) else 2):
                # The one before was never closed: it ends with its last sentence before this one.
                opened = marks[stack[depth]]
                end = _first_sentence(text, opened.end, mark.start)
                pair(opened, end, end, broken=True, worded=words[number] > words[stack[depth]])
                unwind(depth)
            depths.setdefault(family, array("q")).append(len(stack))
            stack.append(number)
    tail = bool(stack) and _WORD_CHAR.search(text, marks[-1].end, paragraph.end) is not None
    for unclosed in stack:
        opened = marks[unclosed]
        if opened.family == next_family:
            pair(opened, paragraph.end, paragraph.end, goes_on=True)
        elif opened.family != "'" and (tail or words[-1] > words[unclosed]):
            pair(opened, paragraph.end, paragraph.end, broken=True)
    return pairs


def _words_between(text: str, marks: _Marks) -> array[int]:
    """For each mark, behind how many marks before it a word stands: between two with the same number, none does."""
    words, count, end = array("q"), 0, -1
    for start, beyond in marks.spans():
        count += end >= 0 and (text[end].isalnum() or _WORD_CHAR.search(text, end, start) is not None)
        words.append(count)
        end = beyond
    return words


def _twice(marks: _Marks, number: int) -> bool:
    """Whether two marks open side by side, as where a quote begins with a quote."""
    return number > 0 and marks[number - 1].end == marks[number].start and marks[number - 1].opens


def _is_possessive(text: str, mark: _Mark, marks: _Marks, number: int, opened: _Mark) -> bool:
    """Whether a single mark after a word is a plural's apostrophe (`the workers’ hall`) and not the end of a quote."""
    if not text[mark.start - 1].isalnum() or text[mark.start - 1] not in "sSnN":
        return False
    if text[mark.end : mark.end + 1] in _CLOSING_CONTEXT:
        return False
    # It is one if a better end comes later, before the next quote opens.
    for later in (marks[n] for n in range(number + 1, min(len(marks), number + 1 + _AHEAD))):
        if later.family != "'":
            continue
        if later.opens:
            return False
        if later.closes and later.start - opened.end < _FARTHEST:
            return True
    return False


def _first_sentence(text: str, start: int, limit: int) -> int:
    """Where a stretch that was never closed ends, before the next one opens: with its first sentence."""
    sentence = _SENTENCE_END.search(text, start, limit)
    return sentence.start() + 1 if sentence else limit


def _broken_open(text: str, paragraph: Span, mark: _Mark, rights: Iterable[int]) -> Marked | None:
    """A stretch that was never opened: from the start of its paragraph, or of the sentence after the last quote.

    rights: where the last quotes end.
    """
    before = text[mark.start - 1 : mark.start]
    inner = text[max(paragraph.start, mark.start - _TAIL) : mark.start].rstrip()[-1:]
    if before not in _END_OF_SPEECH and not (before.isspace() and inner in _END_OF_SPEECH):
        return None
    start = paragraph.start
    if (last := max(rights, default=-1)) >= 0:
        sentence = _SENTENCE_END.search(text, max(last, mark.start - _FARTHEST), mark.start)
        if not sentence:
            return None
        start = sentence.end()
    begin, end = trim(text, start, mark.start)
    return Marked(begin, end, start, mark.end, mark.family, broken=True)


def _nest(text: str, found: list[Marked]) -> tuple[Marked, ...]:
    """Sort the stretches and give each the index of the one around it; what holds no word, or crosses, is none."""
    nested: list[Marked] = []
    around: list[int] = []
    word = -1  # where the next word begins
    for marked in sorted(found, key=lambda m: (m.start, -m.end, m.left)):
        if word < marked.start:
            ahead = _WORD_CHAR.search(text, marked.start)
            word = ahead.start() if ahead else len(text)
        if word >= marked.end:
            continue
        while around and nested[around[-1]].right < marked.right and nested[around[-1]].end <= marked.start:
            around.pop()
        if around and nested[around[-1]].right < marked.right:
            continue  # two broken stretches that cross: the first one stands
        nested.append(attrs.evolve(marked, parent=around[-1]) if around else marked)
        around.append(len(nested) - 1)
    return tuple(nested)


def last_mark(text: str, marked: Marked) -> str:
    """The last character of a content, inner closing marks and brackets left out; a blank if nothing is left."""
    return text[max(marked.start, marked.end - _TAIL) : marked.end].rstrip(_CLOSING_MARKS)[-1:] or " "


def main_family(found: tuple[Marked, ...]) -> str:
    """The family of marks that an article quotes with: double ones, unless it has none."""
    counts = Counter(marked.family for marked in found if marked.parent is None and not marked.broken)
    return '"' if counts['"'] or not counts else counts.most_common(1)[0][0]
