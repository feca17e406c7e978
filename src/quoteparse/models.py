"""The values that come out: `Span`, `Quote` and `Quotes`.  They stand below every step and import none.

The last methods of `Quotes` are doors to the forms in which quotes leave: each imports its form when it is called.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import attrs

if TYPE_CHECKING:
    import pandas
    import polars

Kind = Literal["direct", "mixed", "block", "indirect"]

KINDS: Final[tuple[Kind, ...]] = ("direct", "mixed", "block", "indirect")
"""Every kind of quotation; `indirect` (reported speech) is found only when asked for."""

DEFAULT_KINDS: Final[tuple[Kind, ...]] = ("direct", "mixed", "block")


@attrs.frozen(slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in `Quotes.text`.

    >>> "Hello"[Span(1, 3).slice]
    'el'
    """

    start: int
    end: int

    @property
    def slice(self) -> slice:
        """The range as a slice, to cut it out of the text."""
        return slice(self.start, self.end)

    def __contains__(self, other: object) -> bool:
        """Whether an offset, or another span as a whole, lies inside."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def __len__(self) -> int:
        return self.end - self.start

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"


def _shorten(text: str, width: int = 48) -> str:
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 17].rstrip()} … {text[-14:].lstrip()}"


@attrs.frozen(slots=True, repr=False)
class Quote:
    """Words attributed to somebody, and where they stand.

    Only the first four go by position; every other field has a default and goes by keyword.

    speaker: the source resolved to the fullest name that the article gives, without titles; an unnamed source keeps
        its noun phrase; None when nobody is given.
    outlet: the publication channel that carried the words, as the article states it, or None.
    text: the words, exactly as they stand in `Quotes.text`, without the outer quotation marks.
    span: where they stand: `quotes.text[span.start:span.end] == text`.
    kind: `direct`, `mixed`, `block` or `indirect`.
    source: the mention of whoever said it, as a span, or None.
    cue: the words that attribute (`said`, `according to`, a colon, a dash), as a span, or None.
    rule: the name of the rule that attributed it, or None.
    confidence: how often that rule names the right source, from 0 to 1.
    utterance: pieces of one utterance share this number.
    insertions: editorial insertions such as `[sic]`, as spans.
    parent: the index in `Quotes` of the quote that this one is nested in, or None.
    negated: whether the narrator says that it was not said (`did not say that …`); of indirect quotes alone.

    >>> Quote("Ada Obi", None, "We begin on Monday.", Span(1, 20))
    Quote('Ada Obi', None, 'We begin on Monday.', 1:20, direct)
    """

    speaker: str | None
    outlet: str | None
    text: str
    span: Span
    kind: Kind = attrs.field(default="direct", kw_only=True)
    source: Span | None = attrs.field(default=None, kw_only=True)
    cue: Span | None = attrs.field(default=None, kw_only=True)
    rule: str | None = attrs.field(default=None, kw_only=True)
    confidence: float = attrs.field(default=0.0, kw_only=True)
    utterance: int = attrs.field(default=0, kw_only=True)
    insertions: tuple[Span, ...] = attrs.field(default=(), kw_only=True)
    parent: int | None = attrs.field(default=None, kw_only=True)
    negated: bool = attrs.field(default=False, kw_only=True)

    def __repr__(self) -> str:
        return (
            f"Quote({self.speaker!r}, {self.outlet!r}, {_shorten(self.text)!r}, "
            f"{self.span.start}:{self.span.end}, {self.kind})"
        )


@attrs.frozen(slots=True, kw_only=True)
class Page:
    """What a page says of itself; None for what it does not say.

    site: the name of the site.
    author: who wrote the page.
    title, url: its title and its own address.
    date: the day it was published, as `2026-05-03`.
    """

    site: str | None = None
    author: str | None = None
    title: str | None = None
    url: str | None = None
    date: str | None = None


class ArticleError(Exception):
    """What went wrong with an article, where the exception itself could not come along: from a file or a process.

    Its message is that of `described`: the name of the exception and what it says.
    """


def described(error: Exception | None) -> str | None:
    """An exception in words, `TypeError: …`: two errors with the same words are equal.

    >>> described(ValueError("no text")), described(ArticleError("ValueError: no text"))
    ('ValueError: no text', 'ValueError: no text')
    """
    if error is None or isinstance(error, ArticleError):
        return None if error is None else str(error)
    return f"{type(error).__name__}: {error}"


@attrs.frozen(slots=True, repr=False)
class Quotes(Sequence[Quote]):
    """The quotes of one article, in the order in which they start: an immutable sequence.

    text: the text that every span indexes: for plain text, the article itself; for Markdown, its lines without the
        marks of the layout; for HTML, the text of the article as extracted from the page.
    page: what the page says of itself (HTML, the front matter of Markdown), or None.
    error: what went wrong, when `Parser.pipe` could not parse this article; else None.

    In a notebook, a value at the end of a cell shows the article with its quotes highlighted, and a table below.
    """

    text: str
    items: tuple[Quote, ...] = ()
    page: Page | None = attrs.field(default=None, kw_only=True)
    error: Exception | None = attrs.field(default=None, kw_only=True, eq=described)

    @overload
    def __getitem__(self, index: int) -> Quote: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Quote, ...]: ...
    def __getitem__(self, index: int | slice) -> Quote | tuple[Quote, ...]:
        return self.items[index]

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Quote]:
        return iter(self.items)

    def __repr__(self) -> str:
        if self.error is not None:
            return f"Quotes(error={self.error!r})"
        return f"Quotes({list(self.items)!r})"

    def to_json(self, *, indent: int | None = None) -> str:
        """The text and its quotes as one JSON document, which `from_json` reads back to an equal value.

        indent: how many spaces to indent by; None for a single line (so that many make JSON Lines).
        """
        from .formats import native

        return native.dumps(self, indent=indent)

    @classmethod
    def from_json(cls, document: str | bytes) -> Quotes:
        """The quotes of a document that `to_json` wrote.

        Raises ValueError for what is no such document, or one of a later version than this library knows.
        """
        from .formats import native

        return native.loads(document)

    @overload
    def to_dataframe(self, *, library: Literal["pandas"] = "pandas") -> pandas.DataFrame: ...
    @overload
    def to_dataframe(self, *, library: Literal["polars"]) -> polars.DataFrame: ...
    def to_dataframe(self, *, library: Literal["pandas", "polars"] = "pandas") -> Any:
        """The quotes as a data frame, a row for each; see `quoteparse.to_dataframe` for those of many articles.

        Raises ImportError where the library is not installed (the extras `pandas` and `polars`).
        """
        from .formats import frames

        return frames.of_one(self, library=library)

    def _repr_html_(self) -> str:
        from .formats import html

        return html.fragment(self)


def kinds_of(kinds: Iterable[str]) -> frozenset[Kind]:
    """The kinds asked for, checked.  Raises ValueError for an unknown kind, TypeError for what is no collection."""
    if isinstance(kinds, str):
        raise TypeError(f"kinds takes a collection such as [{kinds!r}], not the string {kinds!r}")
    try:
        asked = frozenset(kinds)
    except TypeError:
        raise TypeError(f"kinds takes a collection out of {', '.join(KINDS)}, not {kinds!r}") from None
    unknown = sorted(map(repr, asked.difference(KINDS)))
    if unknown:
        raise ValueError(f"unknown kind {', '.join(unknown)}: choose from {', '.join(KINDS)}")
    return asked  # type: ignore[return-value]
