"""From opening and closing tags to a `Document`: what a reader sees of an article, and what of it is set off.

Two texts are put together side by side.  The steps read the one that is *shown*: no markup, one space for a line
break inside a paragraph, marks around a `<q>`.  The spans that come out index the one that is *kept*, where no
character is replaced; for Markdown it has the markup inside its lines (`*well*`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

import attrs
import regex

from .. import lexicon
from ..layout import Layout, SetOff
from ..models import Page, Span
from ..tokenizer import Alignment, Document, trim

_BLOCK: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre "
    "section summary table caption tbody tfoot thead tr ul".split()
)
"""Elements that begin a line of their own (HTML Living Standard, 15.3)."""

_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())
"""Elements without an end tag (HTML Living Standard, 13.1.2)."""

_UNSEEN: Final = frozenset(
    "audio button canvas datalist head iframe math noembed noframes noscript object script select style svg "
    "template textarea title video".split()
)
"""Elements whose text no reader of the article sees."""

_BREAKS_OUT: Final = frozenset("button head math select svg title".split())
"""Of these, the ones that a line of text ends, where their end tag is missing (as browsers do)."""

_BESIDE: Final = frozenset("aside dialog footer form menu nav".split())
"""Elements that stand beside the article."""

_BESIDE_NAMES: Final = frozenset(
    "ad ads advert advertisement breadcrumb breadcrumbs byline comment comments comment-list commentlist disqus_thread"
    " jp-relatedposts newsletter newsletter-signup pagination promo recommended related related-posts"
    " respond share shared sharedaddy sidebar social social-share tags widget".split()
)
"""Classes and identifiers of what stands beside the article, as blogs and news sites name them."""

_HIDDEN: Final = frozenset("hidden screen-reader-text sr-only visually-hidden".split())
"""Classes of what is read aloud or not at all."""

_WHOLE: Final = frozenset("article body html main".split())
_ROLES: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "caption", "figcaption", "dt", "option"), "item"),
    "tr": "row",
}
_ITALIC: Final = frozenset(("cite", "em", "i"))
_DEEPEST: Final = 16
"""Quotations are nested to this depth; deeper ones belong to the last."""

_SPACE: Final = regex.compile(r"[ \t\n\r\f]+")
NOTE: Final = regex.compile(r"\[?(?:\d+|[*†‡§¶]+|\p{Ll})\]?")
_MARKS: Final = "\"“”„‟«»‹›‘’'"


@attrs.define(slots=True, eq=False)
class Line:
    """A line of text under way: what is shown of it, what is kept, and where it stands.

    role: `text`, `heading`, `item`, or `break` for a rule.
    set_off: the number of the innermost stretch set off that it stands in, or None.
    caption: the number of the stretch that it is the caption of, or None.
    beside: whether it stands beside the article: in a navigation, a footer.
    titles: what is in italics.  label: how much of it is in bold, from its start.
    code: whether it is code, of which nothing is shown.
    """

    role: str = "text"
    set_off: int | None = None
    caption: int | None = None
    beside: bool = False
    shown: list[str] = attrs.Factory(list)
    kept: list[str] = attrs.Factory(list)
    width: int = 0
    tail: str = ""
    titles: list[tuple[int, int]] = attrs.Factory(list)
    label: int = 0
    code: bool = False
    pairs: list[tuple[int, int]] = attrs.Factory(list)

    @property
    def text(self) -> str:
        """What is shown of it."""
        return "".join(self.shown)


@attrs.define(slots=True, eq=False)
class Builder:
    """Takes the tags and the text of an article, and gives its lines."""

    lines: list[Line] = attrs.Factory(list)
    around: list[int | None] = attrs.Factory(list)
    """For each stretch set off, the one around it."""
    platforms: dict[int, str] = attrs.Factory(dict)
    line: Line = attrs.Factory(Line)
    set_offs: list[int] = attrs.Factory(list)
    figures: list[list[int]] = attrs.Factory(list)
    begun: list[int] = attrs.Factory(list)
    """For each figure under way, how many lines stand before it."""
    captioned: list[int | None] = attrs.Factory(list)
    roles: list[str] = attrs.Factory(list)
    beside: int = 0
    italic: list[int] = attrs.Factory(list)
    bold: int = 0
    pairs: list[int] = attrs.Factory(list)
    quoting: list[tuple[str, str]] = attrs.Factory(list)
    opening: int | None = None
    """The piece that is the mark shown for a `<q>` that has just begun."""
    depth: int = 0

    def finish(self) -> None:
        """End the line under way."""
        shown, kept = self.line.shown, self.line.kept
        while shown and shown[-1] == kept[-1] and shown[-1].endswith(" "):
            shown[-1] = kept[-1] = shown[-1].rstrip(" ")
            if shown[-1]:
                break
            shown.pop()
            kept.pop()
        if self.line.text.strip() or any(piece.strip() for piece in self.line.kept):
            role = self.roles[-1] if self.roles else "text"
            self.line.role = "item" if role == "row" else role
            self.line.set_off = self.set_offs[-1] if self.set_offs else None
            self.line.caption = self.captioned[-1] if self.captioned else None
            self.line.beside = self.beside > 0
            self.lines.append(self.line)
        self.line = Line()
        self.italic.clear()
        self.pairs.clear()
        self.opening = None

    def text(self, shown: str, kept: str | None = None) -> None:
        """Add text, or markup with nothing shown for it."""
        if self.opening is not None and shown.strip():
            if shown.lstrip()[0] in _MARKS:  # the author’s own marks, inside
                self.line.shown[self.opening] = ""
                self.quoting[-1] = ("", self.quoting[-1][1])
            self.opening = None
        if shown or kept:
            self.line.shown.append(shown)
            self.line.kept.append(shown if kept is None else kept)
            self.line.width += len(shown)
            self.line.tail = shown[-1:] or self.line.tail

    def code(self, kept: str) -> None:
        """Add code, which nobody reads."""
        self.line.code = True
        self.text("", kept)

    def rule(self) -> None:
        """A rule across the page."""
        self.finish()
        self.lines.append(Line(role="break"))

    def cell(self) -> None:
        """The next cell of a row begins."""
        if self.line.width:
            self.text(" | ", "\t")

    def open_set_off(self, platform: str | None = None) -> None:
        """A stretch set off begins."""
        self.finish()
        self.depth += 1
        if self.depth > _DEEPEST:
            return
        number = len(self.around)
        self.around.append(self.set_offs[-1] if self.set_offs else None)
        self.set_offs.append(number)
        if platform is not None:
            self.platforms[number] = platform
        if self.figures:
            self.figures[-1].append(number)

    def close_set_off(self) -> None:
        """A stretch set off ends."""
        self.finish()
        self.depth -= 1
        if self.depth < _DEEPEST and self.set_offs:
            self.set_offs.pop()

    def open_italic(self) -> None:
        """What is in italics begins."""
        self.italic.append(self.line.width)

    def close_italic(self) -> None:
        """What is in italics ends."""
        if self.italic:
            self.line.titles.append((self.italic.pop(), self.line.width))

    def close_bold(self) -> None:
        """What is in bold ends; at the start of a line it is a label."""
        if not self.line.label and self.bold == 0:
            self.line.label = self.line.width

    def open_bold(self) -> None:
        """What is in bold begins."""
        self.bold = self.line.width

    def open_pair(self, kept: str) -> None:
        """Markup that has a counterpart begins: `*`, `[`."""
        self.pairs.append(len(self.line.kept))
        self.line.shown.append("")
        self.line.kept.append(kept)

    def close_pair(self, kept: str) -> None:
        """The counterpart: `*`, `](…)`."""
        if self.pairs:
            self.line.pairs.append((self.pairs.pop(), len(self.line.kept)))
        self.line.shown.append("")
        self.line.kept.append(kept)

    def open_quote(self, kept: str = "") -> None:
        """A `<q>` begins: marks are shown around it, unless the author has put some there."""
        double = len(self.quoting) % 2 == 0
        shown, closing = ("“", "”") if double else ("‘", "’")
        if self.line.tail in _MARKS and self.line.tail:
            shown = closing = ""
        self.quoting.append((closing, kept))
        self.opening = None
        self.text(shown, kept)
        if shown:
            self.opening = len(self.line.shown) - 1

    def close_quote(self, kept: str = "") -> None:
        """A `<q>` ends."""
        self.opening = None
        if self.quoting:
            self.text(self.quoting.pop()[0], kept)


def platforms() -> Mapping[str, str]:
    """Class of an embedded post to its platform."""
    return dict(entry.split(None, 1) for entry in lexicon.sections("signals")["embed"])


class Tags:
    """Takes the events of a parser of HTML into a `Builder`: an element begins, it ends, there is text.

    Its methods are named as lxml and the standard library's `xml.etree` call those of a parser's target.
    """

    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.stack: list[tuple[str, Callable[[], None] | None]] = []
        self.opened: Counter[str] = Counter()
        self.unseen = 0
        self.preformatted = 0
        self.embeds = platforms()

    def start(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """An element begins."""
        builder = self.builder
        if tag in _BLOCK:
            if self.unseen:
                self._break_out()
            if not self.unseen:
                builder.finish()
        if tag == "br" and not self.unseen:
            builder.finish()
        if tag == "hr" and not self.unseen:
            builder.rule()
        if tag in ("td", "th") and not self.unseen:
            builder.cell()
        if tag == "p" and self.opened["p"] and self.stack[-1][0] == "p":
            self.end("p")
        if tag in _VOID:
            return
        self.opened[tag] += 1
        self.stack.append((tag, self._effect(tag, attributes)))

    def _break_out(self) -> None:
        """A line of text ends what is unseen and has no end tag."""
        for tag in _BREAKS_OUT:
            while self.opened[tag]:
                self.end(tag)

    def _effect(self, tag: str, attributes: Mapping[str, str | None]) -> Callable[[], None] | None:
        """What an element does; what it gives back undoes it at its end."""
        builder = self.builder
        style = (attributes.get("style") or "").replace(" ", "").lower()
        names = {name for key in ("class", "id") for name in (attributes.get(key) or "").lower().split()}
        hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true" or not _HIDDEN.isdisjoint(names)
        if tag in _UNSEEN or hidden or "display:none" in style:
            self.unseen += 1
            return self._seen
        if tag == "blockquote":
            classes = (attributes.get("class") or "").lower().split()
            builder.open_set_off(next((self.embeds[name] for name in classes if name in self.embeds), None))
            return builder.close_set_off
        if tag == "figure":
            builder.figures.append([])
            builder.begun.append(len(builder.lines))
            return self._end_figure
        if tag == "figcaption" and builder.figures:
            # A caption may stand before what it is the caption of.
            builder.captioned.append(builder.figures[-1][0] if builder.figures[-1] else len(builder.around))
            return self._end_caption
        if tag == "q":
            builder.open_quote()
            return builder.close_quote
        if tag == "pre":
            self.preformatted += 1
            return self._end_preformatted
        if tag in _ITALIC:
            builder.open_italic()
            return builder.close_italic
        if tag in ("b", "strong"):
            builder.open_bold()
            return builder.close_bold
        if (tag in _BESIDE or not _BESIDE_NAMES.isdisjoint(names)) and not builder.set_offs and tag not in _WHOLE:
            builder.beside += 1
            return self._end_beside
        if tag in _ROLES or (tag == "p" and builder.roles and builder.roles[-1] == "row"):
            builder.roles.append(_ROLES.get(tag, "text"))  # a paragraph in a cell: the table is but the layout
            return self._end_role
        return builder.finish if tag in _BLOCK else None

    def _seen(self) -> None:
        self.unseen -= 1

    def _end_figure(self) -> None:
        self.builder.finish()
        begun = self.builder.begun.pop()
        if not self.builder.figures.pop():  # the figure is a picture
            for line in self.builder.lines[begun:]:
                line.caption = None

    def _end_caption(self) -> None:
        self.builder.finish()
        self.builder.captioned.pop()

    def _end_preformatted(self) -> None:
        self.builder.finish()
        self.preformatted -= 1

    def _end_beside(self) -> None:
        self.builder.finish()
        self.builder.beside -= 1

    def _end_role(self) -> None:
        self.builder.finish()
        self.builder.roles.pop()

    def end(self, tag: str) -> None:
        """An element ends, and those in it that have no end tag."""
        if not self.opened[tag]:
            if tag in _BLOCK and not self.unseen:
                self.builder.finish()
            return
        while self.stack:
            name, undo = self.stack.pop()
            self.opened[name] -= 1
            if undo is not None:
                undo()
            if name == tag:
                break

    def data(self, data: str) -> None:
        """Text, with white space folded as a browser does."""
        if self.unseen:
            return
        builder = self.builder
        if self.preformatted:
            for number, line in enumerate(data.splitlines() or [""]):
                if number:
                    builder.finish()
                (builder.code if self.opened["code"] else builder.text)(line)
            return
        if self.opened["sup"] and NOTE.fullmatch(data.strip()):
            builder.text("", data)  # the mark of a footnote is no part of the name before it
            return
        folded = _SPACE.sub(" ", data)
        if folded.startswith(" ") and builder.line.tail in ("", " "):
            folded = folded[1:]
        builder.text(folded)

    def close(self) -> None:
        """The article ends, and with it every element."""
        while self.stack:
            undo = self.stack.pop()[1]
            if undo is not None:
                undo()
        self.builder.finish()


def document(builder: Builder, lines: Iterable[Line], *, page: Page | None = None) -> Document:
    """The document that some of the lines of an article make."""
    shown: list[str] = []
    kept: list[str] = []
    runs: list[tuple[int, int, int, int]] = []
    pairs: list[tuple[int, int, int, int]] = []
    headings, items, breaks, titles, labels = set(), set(), [], [], {}
    extents: dict[int, list[int]] = {}
    captions: dict[int, Span] = {}
    at = there = 0
    for line in lines:
        if line.role == "break":
            breaks.append(at)
            continue
        if shown:
            shown.append("\n\n")
            kept.append("\n\n")
            runs.append((at, there, 2, 2))
            at, there = at + 2, there + 2
        start = at
        places = []
        for piece, source in zip(line.shown, line.kept, strict=True):
            places.append(there)
            if piece and source:
                runs.append((at, there, len(piece), len(source)))
            shown.append(piece)
            kept.append(source)
            at, there = at + len(piece), there + len(source)
        for opening, closing in line.pairs:
            pairs.append(
                (
                    places[opening],
                    places[opening] + len(line.kept[opening]),
                    places[closing],
                    places[closing] + len(line.kept[closing]),
                )
            )
        if line.label:
            labels[start] = start + line.label
        titles += [Span(start + low, start + high) for low, high in line.titles if low < high]
        if line.role == "heading":
            headings.add(start)
        elif line.role == "item":
            items.add(start)
        if line.caption is not None:
            captions[line.caption] = Span(start, at)
        first, last = trim(line.text, 0, len(line.text))
        if line.code:
            breaks.append(start)  # no block goes on behind it
        if first == last:
            continue
        number = line.set_off
        while number is not None:
            extents.setdefault(number, [start + first, at])[1] = start + last
            number = builder.around[number]
    text, source = "".join(shown), "".join(kept)
    set_off: dict[tuple[int, int], SetOff] = {}
    for number, (start, end) in sorted(extents.items(), key=lambda entry: (entry[1][0], -entry[1][1], entry[0])):
        around = set_off.get((start, end), SetOff(start, end))  # one around the other with nothing between is the same
        set_off[start, end] = SetOff(
            start, end, captions.get(number, around.caption), builder.platforms.get(number, around.platform)
        )
    layout = Layout(
        tuple(set_off.values()), frozenset(headings), frozenset(items), tuple(breaks), tuple(sorted(titles)), labels
    )
    aligned = None if text == source else Alignment(source, tuple(runs), tuple(pairs))
    return Document(text, markup=layout, alignment=aligned, page=page)
