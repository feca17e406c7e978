"""Markdown (CommonMark with tables, strikethrough, footnotes and front matter), read by markdown-it-py."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import regex

from ..models import Page
from ..tokenizer import Document
from .markup import NOTE, Builder, Tags, document

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NOTE: Final = regex.compile(r"\[\^[^\]\s]{1,200}\](?::[ \t]*)?|\{\{[<%][^{}]*[%>]\}\}|\{%[^{}%]*%\}")
"""The reference to a footnote, its label below, a shortcode of Hugo or Jekyll: nothing that is read."""
_FRONT_MATTER: Final = regex.compile(
    r"\A(?:\ufeff)?---[ \t]*\r?\n(?P<fields>.*?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", regex.DOTALL
)
_FIELD: Final = regex.compile(r"(?P<name>[\w-]+)[ \t]*:(?P<value>[ \t].*|)")
_DAY: Final = len("2026-05-03")
_LONGEST_HTML: Final = 10_000
"""Letters of a block of HTML inside Markdown; a longer one is left out, for its parser is slow on what is broken."""
_ROLES: Final = {"heading_open": "heading", "list_item_open": "item", "tr_open": "item"}
_ENDS: Final = {"heading_close", "list_item_close", "tr_close"}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Text in pieces: an escape or an entity is one of its own, so that each can be found in its line.
    return MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"]).disable("text_join")


def read(article: str) -> Document:
    """A Markdown article as a `Document`.

    The text that its spans index is that of its lines, one paragraph after the other: without the marks of the layout
    (`>`, `#`, `-`), with the markup inside a line as it stands.
    """
    builder = Builder()
    front = _FRONT_MATTER.match(article)
    page = None
    fields = _fields(front["fields"] or "") if front is not None else None
    if front is not None and fields is not None:
        page = _page(fields) if fields else None
        article = article[front.end() :]
    tags = Tags(builder)
    html = _Html(tags)
    for token in _parser().parse(article):
        if token.type == "blockquote_open":
            builder.open_set_off()
        elif token.type == "blockquote_close":
            builder.close_set_off()
        elif token.type in _ROLES:
            builder.finish()
            builder.roles.append(_ROLES[token.type])
        elif token.type in _ENDS:
            builder.finish()
            builder.roles.pop()
        elif token.type == "hr":
            builder.rule()
        elif token.type in ("th_open", "td_open"):
            builder.cell()
        elif token.type == "paragraph_open":
            builder.finish()
        elif token.type == "inline":
            _inline(builder, token)
        elif token.type in ("fence", "code_block"):
            builder.finish()
            builder.code(token.content)
            builder.finish()
        elif token.type == "html_block":
            builder.finish()
            if len(token.content) <= _LONGEST_HTML:
                html.feed(token.content)
    html.close()
    tags.close()
    return document(builder, builder.lines, page=page)


class _Html(HTMLParser):
    """HTML inside Markdown, read by the standard library."""

    def __init__(self, tags: Tags) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        self.tags.start(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        self.tags.end(tag)

    def handle_data(self, data: str) -> None:
        """There is text."""
        self.tags.data(data)


def _fields(front: str) -> dict[str, str] | None:
    """The plain fields of front matter; None where it is none."""
    found: dict[str, str] = {}
    for line in front.splitlines():
        field = _FIELD.fullmatch(line)
        if field is not None:
            found.setdefault(field["name"].lower(), field["value"].strip().strip("\"'"))
        elif line.strip() and line[0] not in " \t-#":
            return None
    return found


def _page(found: dict[str, str]) -> Page:
    """What front matter says of the page."""

    def first(*names: str) -> str | None:
        return next((found[name] for name in names if found.get(name)), None)

    return Page(
        site=first("site", "site_name", "sitename"),
        author=first("author"),
        title=first("title"),
        url=first("url", "canonical"),
        date=(first("date") or "")[:_DAY] or None,
    )


def _inline(builder: Builder, token: Token) -> None:
    """The text of a line and its markup: each token of markdown-it-py is found where it stands in the line."""
    source = token.content
    at = 0
    links: list[bool] = []
    raised = False
    for child in token.children or ():
        if child.type in ("text", "text_special"):
            written = child.markup if child.type == "text_special" else child.content
            if not written:
                continue
            found = source.find(written, at)
            if found < 0:
                continue
            builder.text("", source[at:found])
            at = found + len(written)
            if links and child.content.startswith("^"):
                links[-1] = True
            if raised and NOTE.fullmatch(child.content.strip()):
                builder.text("", written)
            else:
                _text(builder, child.content, written)
        elif child.type in ("softbreak", "hardbreak"):
            found = source.find("\n", at)
            builder.text("", source[at:found])
            builder.text(" ", "\n")
            at = found + 1
            blank = len(source) - len(source[at:].lstrip(" \t")) - at
            builder.text("", source[at : at + blank])
            at += blank
        elif child.type == "code_inline":
            found = source.find(child.markup, at)
            inner = found + len(child.markup)
            end = _closing_ticks(source, inner, child.markup)
            builder.text("", source[at:inner])
            builder.text(source[inner:end].replace("\n", " "), source[inner:end])
            at = end + len(child.markup)
            builder.text("", source[end:at])
        elif child.type == "image":
            end = _link_end(source, source.find("![", at) + 2 + len(child.content))
            builder.text("", source[at:end])
            at = end
        elif child.type == "html_inline":
            found = max(at, source.find(child.content, at))
            builder.text("", source[at:found])
            at = found + len(child.content)
            raised = child.content.lower().startswith("<sup")
            _tag(builder, child.content)
        elif child.type == "link_open":
            end = source.find("<" if child.markup == "autolink" else "[", at) + 1
            builder.open_pair(source[at:end])
            at = end
            links.append(False)
        elif child.type == "link_close":
            end = source.find(">", at) + 1 if child.markup == "autolink" else _link_end(source, at)
            builder.close_pair(source[at:end])
            at = end
            if links.pop():
                _hide_note(builder)
        elif child.nesting:
            end = source.find(child.markup, at) + len(child.markup)
            if child.nesting > 0:
                builder.open_pair(source[at:end])
                if child.tag == "em":
                    builder.open_italic()
                elif child.tag == "strong":
                    builder.open_bold()
            else:
                if child.tag == "em":
                    builder.close_italic()
                elif child.tag == "strong":
                    builder.close_bold()
                builder.close_pair(source[at:end])
            at = end
    builder.text("", source[at:])


def _text(builder: Builder, shown: str, kept: str) -> None:
    """Text, without the references to footnotes in it."""
    at = 0
    if shown == kept:
        for note in _NOTE.finditer(shown):
            builder.text(shown[at : note.start()])
            builder.text("", note.group())
            at = note.end()
        builder.text(shown[at:])
    else:
        builder.text(shown, kept)


def _hide_note(builder: Builder) -> None:
    """The last link was the reference to a footnote: nothing of it is shown."""
    line = builder.line
    opening, closing = line.pairs[-1]
    for index in range(opening, closing):
        line.width -= len(line.shown[index])
        line.shown[index] = ""


def _tag(builder: Builder, tag: str) -> None:
    """A tag of HTML inside a line."""
    name = tag.strip("</> \t\n").partition(" ")[0].lower()
    closes = tag.startswith("</")
    if name == "q":
        (builder.close_quote if closes else builder.open_quote)(tag)
        return
    if name == "br":
        builder.text(" ", "")
    elif name in ("cite", "em", "i"):
        (builder.close_italic if closes else builder.open_italic)()
    builder.text("", tag)


def _closing_ticks(source: str, at: int, ticks: str) -> int:
    """Where the ticks that close a stretch of code begin."""
    found = source.find(ticks, at)
    while found >= 0 and (source[found + len(ticks) : found + len(ticks) + 1] == "`"):
        run = found
        while source[run : run + 1] == "`":
            run += 1
        found = source.find(ticks, run)
    return len(source) - len(ticks) if found < 0 else found


def _link_end(source: str, at: int) -> int:
    """Where a link ends, from the end of its text on: behind `](…)`, `][…]` or `]`."""
    helpers = _parser().helpers
    end = source.find("]", at) + 1
    if end == 0:
        return at
    if source[end : end + 1] == "(":
        space = end + 1
        while source[space : space + 1].isspace():
            space += 1
        target = helpers.parseLinkDestination(source, space, len(source))
        if target.ok:
            space = target.pos
        while source[space : space + 1].isspace():
            space += 1
        if source[space : space + 1] in ('"', "'", "("):
            title = helpers.parseLinkTitle(source, space, len(source))
            if title.ok:
                space = title.pos
        closing = source.find(")", space)
        return end if closing < 0 else closing + 1
    if source[end : end + 1] == "[":
        closing = source.find("]", end)
        return end if closing < 0 else closing + 1
    return end
