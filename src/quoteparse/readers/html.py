"""HTML: trafilatura says what of a page is the article; its tags say what is set off."""

from __future__ import annotations

from types import ModuleType
from typing import Any, Final

import regex

from ..models import Page
from ..tokenizer import Document
from .markup import Builder, Line, Tags, document

_LETTER: Final = regex.compile(r"[\p{L}\p{N}]+")
_SHORT: Final = 80
_MARK: Final = regex.compile(r"[\"“”„«»‘]")
_QUOTES: Final = regex.compile(r"</?q\b[^<>]*>", regex.IGNORECASE)
_UNREADABLE: Final = regex.compile(r"[\ud800-\udfff\x00]")
_LONG: Final = 24
"""A line with so many letters is known by them wherever it stands."""


def read(article: str) -> Document:
    """A page, or a part of one, as a `Document`.

    The text that its spans index is that of the article as trafilatura finds it, one paragraph after the other, with
    white space folded as a browser does; `page` is what the page says of itself.
    Raises ImportError where trafilatura is not installed.
    """
    library = _trafilatura()
    article = _UNREADABLE.sub("\ufffd", article)
    builder = Builder()
    _feed(article, Tags(builder))
    found = _extract(library, _QUOTES.sub("", article))  # to trafilatura, `<q>` is a block of its own
    main = _main(builder.lines, getattr(found, "text", None) or "")
    return document(builder, main, page=_page(found))


def _feed(article: str, tags: Tags) -> None:
    """Give the elements of a page to its reader, as lxml (which trafilatura brings) repairs them."""
    from lxml.etree import HTMLParser, ParseError

    parser = HTMLParser(target=tags, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        parser.feed(article)
        parser.close()
    except ParseError:  # nothing in it at all
        tags.close()


def _trafilatura() -> ModuleType:
    try:
        import trafilatura
    except ImportError as error:
        raise ImportError(
            'format="html" takes the article out of a page by trafilatura: pip install "quoteparse[html]"'
        ) from error
    return trafilatura


def _extract(library: ModuleType, article: str) -> Any:
    """What trafilatura makes of a page, or None where it finds no article."""
    try:
        return library.bare_extraction(
            article, favor_recall=True, include_comments=False, with_metadata=True, date_extraction_params=_NO_SEARCH
        )
    except Exception:  # a page that its parser gives up on is read without it
        return None


_NO_SEARCH: Final = {"extensive_search": False, "original_date": True}


def _page(found: Any) -> Page | None:
    if found is None:
        return None
    return Page(
        site=found.sitename or None,
        author=found.author or None,
        title=found.title or None,
        url=found.url or None,
        date=found.date or None,
    )


def _main(lines: list[Line], extracted: str) -> list[Line]:
    """The lines of the article, those between its first and its last that were left out as too short among them."""
    words = "".join(_LETTER.findall(extracted))
    short = {"".join(_LETTER.findall(line)) for line in extracted.splitlines()}

    def listed(line: Line) -> bool:
        letters = "".join(_LETTER.findall("".join(line.kept)))
        return letters in short or (len(letters) >= _LONG and letters in words)

    chosen = [n for n, line in enumerate(lines) if line.role != "break" and listed(line)]
    if not chosen:
        return [line for line in lines if not line.beside]
    first, last = chosen[0], chosen[-1]
    while last + 1 < len(lines) and _is_quoted(lines[last + 1]):
        last += 1  # a quotation in a figure at the end
    kept = set(chosen)
    return [
        line
        for n, line in enumerate(lines)
        if n in kept or (first <= n <= last and (_is_quoted(line) or line.role == "break" or _is_signal(line)))
    ]


def _is_quoted(line: Line) -> bool:
    """Whether a line stands in a quotation that is set off, or is its caption."""
    return not line.beside and (line.set_off is not None or line.caption is not None)


def _is_signal(line: Line) -> bool:
    """Whether a line that was left out may end a quotation: a short one, such as `Continue reading`."""
    return (
        not line.beside and line.role in ("text", "heading") and len(line.text) < _SHORT and not _MARK.search(line.text)
    )
