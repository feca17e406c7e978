"""Text to `Document`: paragraphs, and tokens on demand.  The core's only door to spaCy.

Nothing here changes the text: every offset is a code point of the text as it came.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, MutableSequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs
import regex

from . import layout, lexicon
from .layout import Layout
from .models import Page, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = regex.compile(
    r"[^\s\x1c-\x1f](?:[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s\x1c-\x1f])?"  # as `str.isspace`, unlike `\s`
)

# A token is a word with what belongs to it (initials, hyphens, a clitic), a number, a run of dots, or one mark.
_WORD = r"[@#]?[^\W_]\p{M}*(?:[\w\p{M}]|[.&'’·/\-‐‑](?=[^\W_]))*"
_PLAIN = r"[A-Za-z][a-z]*+(?![\w\p{M}.&'’·/\-‐‑])|[,.](?!\.)"  # first, for nine of ten tokens are such
_TOKEN = regex.compile(
    rf"{_PLAIN}|\p{{Lu}}\.-\p{{Lu}}\.|(?:[RDI]-)?(?:\p{{Lu}}\.){{2,}}|[ap]\.m\.|\d+(?:,\d{{3}})+(?:\.\d+)?|{_WORD}"
    r"|\.{3,}|…|--+|[^\w\s\p{Cf}]|_+"
)

_WRAP_WIDTH = range(50, 101)
"""A line that was broken by hand is about this long (RFC 5322 asks for 78, the Web's plain text for 72)."""


@attrs.frozen(slots=True, eq=False)
class Tokens:
    """The tokens of a stretch of a text, in lists side by side.

    forms: each as it is written.
    starts, ends: its offsets.
    letters: what was asked of it, wherever it stands (see `Document.tokens`).
    """

    forms: list[str]
    starts: MutableSequence[int]
    ends: MutableSequence[int]
    letters: list[str]

    def __len__(self) -> int:
        return len(self.forms)

    def cut(self, first: int, last: int) -> Tokens:
        """Those from one on up to another."""
        part = slice(first, last)
        return Tokens(self.forms[part], self.starts[part], self.ends[part], self.letters[part])


class Word(NamedTuple):
    """A word that a spaCy pipeline of the user's own has parsed.

    start, end, text: its offsets, and the word as it is written.
    head: the index of the word that it depends on; its own, for a root.
    label, tag: its dependency and its Penn tag, as the pipeline writes them.
    """

    start: int
    end: int
    text: str
    head: int
    label: str
    tag: str


_CLITICS = frozenset(("s", "d", "ll", "ve", "re", "m"))


def parts(form: str) -> tuple[str, str, str]:
    """A token as the word, the clitic at its end, and the word in lower case; no clitic is "".

    >>> parts("Ministry’s")
    ('Ministry', '’s', 'ministry')
    """
    if form.isalpha():
        return form, "", form.lower()
    base, clitic = split_clitic(form) if "'" in form or "’" in form else (form, "")
    return base, clitic, base.lower()


def split_clitic(word: str) -> tuple[str, str]:
    """A word and the clitic at its end.

    >>> split_clitic("ministry’s"), split_clitic("didn't"), split_clitic("O'Brien")
    (('ministry', '’s'), ('did', "n't"), ("O'Brien", ''))
    """
    cut = max(word.rfind("'"), word.rfind("’"))
    if cut <= 0:
        return word, ""
    clitic = word[cut + 1 :].lower()
    if clitic == "t" and cut > 1 and word[cut - 1] in "nN":
        return (word[: cut - 1], word[cut - 1 :]) if word[: cut - 1].lower() not in ("ca", "wo") else (word, "")
    return (word[:cut], word[cut:]) if clitic in _CLITICS else (word, "")


@attrs.frozen(slots=False, eq=False)
class Alignment:
    """The way from the text that the steps read back to the one with markup inside its lines.

    text: the text with markup.
    runs: the stretches that stand for each other: where one starts here, where there, how long it is here, how long
        there; in order.  One of two lengths (`&amp;` for `&`) is never cut.
    pairs: markup with a counterpart, such as `*…*`: start and end of the one, start and end of the other.
    """

    text: str
    runs: tuple[tuple[int, int, int, int], ...]
    pairs: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, *_ in self.runs]

    @cached_property
    def _opened(self) -> dict[int, tuple[int, int, int, int]]:
        return {pair[1]: pair for pair in self.pairs}

    @cached_property
    def _closed(self) -> dict[int, tuple[int, int, int, int]]:
        return {pair[2]: pair for pair in self.pairs}

    def span(self, start: int, end: int, *, whole: bool = False) -> Span:
        """Where a stretch stands in the text with markup; markup that opens or closes inside it is inside it whole.

        whole: whether markup around all of the stretch belongs to it, as that of whole paragraphs does.
        """
        low, high = self._first(start), self._last(end)
        high = max(low, high)
        while True:
            after, before = self._closed.get(high), self._opened.get(low)
            if after is not None and (low <= after[0] or (whole and after is before)):
                low, high = min(low, after[0]), after[3]
            elif before is not None and before[3] <= high:
                low = before[0]
            else:
                return Span(low, high)

    def _first(self, offset: int) -> int:
        """Where the character at an offset stands."""
        for index in range(max(0, bisect_right(self._starts, offset) - 1), len(self.runs)):
            start, there, length, kept = self.runs[index]
            if offset < start + length:
                return there + (max(0, offset - start) if length == kept else 0)
        return len(self.text)

    def _last(self, offset: int) -> int:
        """Where the character before an offset ends."""
        index = bisect_right(self._starts, offset - 1) - 1
        while index >= 0:
            start, there, length, kept = self.runs[index]
            if length:
                return there + (min(length, offset - start) if length == kept else kept)
            index -= 1
        return 0


@attrs.define(slots=False, eq=False)
class Document:
    """An article and where its paragraphs stand; the rest is found when a step asks for it.

    text: what the steps read.
    entities: named entities that a spaCy pipeline of the user's own found: start, end, label.
    parse: the words that such a pipeline has parsed.
    markup: what the markup says of its layout; None for plain text.
    alignment: the way to the text with markup, where that is another one.
    page: what the page says of itself.
    """

    text: str
    entities: tuple[tuple[int, int, str], ...] = ()
    parse: tuple[Word, ...] = attrs.field(default=(), kw_only=True)
    markup: Layout | None = attrs.field(default=None, kw_only=True)
    alignment: Alignment | None = attrs.field(default=None, kw_only=True)
    page: Page | None = attrs.field(default=None, kw_only=True)

    @cached_property
    def _lines(self) -> list[Span]:
        """The lines, trimmed of white space; blank ones are left out."""
        return [Span(*match.span()) for match in _LINE.finditer(self.text)]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, trimmed of white space; blank ones are left out.

        A line is a paragraph, unless plain text is hard-wrapped: then the lines up to a blank one are.
        """
        return tuple(self._lines if self.markup is not None else _unwrap(self.text, self._lines))

    @cached_property
    def layout(self) -> Layout:
        """What is set off, and which lines are no prose: as the markup says, or as the white space does."""
        return self.markup if self.markup is not None else layout.of_text(self.text, self._lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> int:
        """The index of the last paragraph that starts at or before an offset (0 before the first)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def tokens(
        self, start: int, end: int, letter: Callable[[str], str] = lambda form: "", known: Known | None = None
    ) -> Tokens:
        """The tokens of a stretch of the text.

        letter: what to ask of each token, by the token alone.
        known: where to remember the answers: nine of ten pieces of an article stood in the articles before, too.

        >>> Document("Gen. J. Diaz-Roy didn’t speak…").tokens(0, 30).forms
        ['Gen.', 'J.', 'Diaz-Roy', 'didn’t', 'speak', '…']
        """
        known = {} if known is None else known
        forms: list[str] = []
        starts, ends = offsets(end - start), offsets(end - start)
        letters: list[str] = []
        at = start
        for piece in self.text[start:end].split(" "):
            found = known.get(piece)
            if found is None:
                found = _learn(piece, letter, known)
            beyond = at + len(piece)
            if isinstance(found, str):
                forms.append(piece)
                starts.append(at)
                ends.append(beyond)
                letters.append(found)
            else:
                for form, offset, answer in found:
                    forms.append(form)
                    starts.append(at + offset)
                    ends.append(at + offset + len(form))
                    letters.append(answer)
            at = beyond + 1
        return Tokens(forms, starts, ends, letters)


def offsets(length: int) -> MutableSequence[int]:
    """Where the offsets of a stretch of so many characters go: of a long one, machine integers."""
    return array("q") if length > _LONG else []


_LONG: Final = 10_000

Known = dict[str, str | tuple[tuple[str, int, str], ...]]
"""What is remembered of pieces: of one that is a token, its letter; of others, each token, its offset, its letter."""


def _learn(piece: str, letter: Callable[[str], str], known: Known) -> str | tuple[tuple[str, int, str], ...]:
    """What to remember of a piece."""
    read = [(form, offset, letter(form)) for form, offset in _read(piece)]
    learned = read[0][2] if len(read) == 1 and read[0][0] == piece else tuple(read)
    if len(piece) <= _LONGEST_PIECE and len(read) <= _MOST_TOKENS:
        if len(known) >= _MOST_PIECES:
            known.clear()
        known[piece] = learned
    return learned


def _read(piece: str) -> Iterator[tuple[str, int]]:
    """The tokens of what stands between two blanks, and where in it each starts.

    No token has a blank in it, and none asks what stands behind one: so a piece is read the same way wherever it is.
    """
    abbreviations = lexicon.entries("abbreviations")
    skip, end = -1, len(piece)
    for match in _TOKEN.finditer(piece):
        a, b = match.span()
        if a == skip:
            continue
        word = match[0]
        # A dot belongs to an initial and to an abbreviation; whether it ends a sentence too is asked later.
        if (
            b < end
            and piece[b] == "."
            and (word.rpartition("-")[2] in abbreviations or (len(word) == 1 and word.isupper()))
        ):
            skip = b
            word += "."
        yield word, a


_LONGEST_PIECE: Final = 24
_MOST_TOKENS: Final = 6
_MOST_PIECES: Final = 50_000
"""How long a piece may be that is remembered, how many tokens it may have, and how many pieces are."""


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Join the lines of a hard-wrapped article into paragraphs; leave any other article as it is."""
    runs: list[list[Span]] = []
    for line in lines:
        # A blank line between is a second line break in the white space between two lines.
        if (
            runs
            and text.count("\n", runs[-1][-1].end, line.start) < 2
            and "\r\r" not in text[runs[-1][-1].end : line.start]
        ):
            runs[-1].append(line)
        else:
            runs.append([line])
    inner = [line for run in runs for line in run[:-1]]
    wrapped = [
        line
        for line in inner
        if len(line) in _WRAP_WIDTH and text[line.end - 1] not in ".!?:”\"’'" and text[line.end - 1] > " "
    ]
    if len(inner) < 3 or len(wrapped) < 0.6 * len(inner):
        return lines
    return [Span(run[0].start, run[-1].end) for run in runs]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The same stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _parsed(doc: Doc) -> tuple[Word, ...]:
    return tuple(
        Word(token.idx, token.idx + len(token), token.text, token.head.i, token.dep_, token.tag_) for token in doc
    )


def read(article: str | Doc) -> Document:
    """An article as a `Document`.

    article: its text, or a spaCy `Doc`, whose entities and parse are kept as evidence.
    Raises TypeError for anything else.
    """
    if isinstance(article, str):
        return Document(article)
    spacy_tokens: Any = sys.modules.get("spacy.tokens")  # whoever has a Doc has imported it
    if spacy_tokens is not None and isinstance(article, spacy_tokens.Doc):
        entities = tuple((entity.start_char, entity.end_char, entity.label_) for entity in article.ents)
        return Document(article.text, entities, parse=_parsed(article) if article.has_annotation("DEP") else ())
    if isinstance(article, bytes | bytearray | memoryview):
        raise TypeError("parse() takes text, not bytes: decode it first, as in parse(data.decode('utf-8'))")
    raise TypeError(f"parse() takes the article as a str or a spaCy Doc, not {type(article).__name__}")
