"""HTML: an article with its quotes highlighted, for a notebook or, with others, as a page of its own.

`html.jinja`, `html.css` and, for the page alone, `html_page.css` and `html.js`, beside this file, are the form.  All of
it is in the document; nothing is loaded.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import attrs
import regex

from ..models import KINDS, Quote, Quotes, Span, described

if TYPE_CHECKING:
    from jinja2 import Template

COLORS: Final = 6
"""How many colours there are for speakers; the next ones have these again, with another line below the words.

No two look alike to the colour-blind, and each line has a contrast of 3 with white and with black paper.
"""

LINES: Final = 3
"""How many such lines there are."""

_NEAR: Final = 400
"""How many characters around a quote its outlet is looked for in."""

_WORDS: Final = 280
"""How many characters of a quote stand in the table."""

_KEY: Final = 20
"""How many speakers stand beside an article."""

_UNSEEN: Final = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\p{Noncharacter_Code_Point}]")
"""What has no look of its own, or no form in UTF-8, or no place in HTML."""

_BREAK: Final = regex.compile(r"(?>\r\n?|\n)(?:[^\S\r\n]*(?>\r\n?|\n))+")
"""What stands between two paragraphs: empty lines."""


@attrs.frozen(slots=True)
class _Layer:
    """A stretch of the text with an element around it: the name of that, and what its tag says.

    once: what only the first tag says, where the stretch is cut into several elements.
    """

    span: Span
    element: str
    told: dict[str, str]
    once: dict[str, str] = attrs.field(factory=dict)


def fragment(quotes: Quotes) -> str:
    """An article with its quotes highlighted, and a table of them, as an element that can stand in any page.

    Each speaker has a colour; source, cue and outlet are marked; the kind and the rule show on hover.  The style is
    part of it and touches nothing else.  Control characters and lone surrogates show as U+FFFD.
    """
    return _render("fragment", "html.css", articles=[_article(None, 0, quotes, _ranked([quotes]))])


def page(articles: Iterable[tuple[str, Quotes]], *, title: str = "Quotations") -> str:
    """A whole document: the articles by name, the speakers and outlets counted, and a filter by speaker, outlet, kind.

    It needs no other file, asks no other host, and its policy lets nothing run but its own script.  A speaker has the
    same colour in all the articles.
    """
    named = list(articles)
    results = [quotes for _, quotes in named]
    speakers = _ranked(results)
    outlets = Counter(quote.outlet for quotes in results for quote in quotes if quote.outlet is not None)
    kinds = {quote.kind for quotes in results for quote in quotes}
    counts = Counter(quote.speaker for quotes in results for quote in quotes)
    return _render(
        "page",
        "html.css",
        "html_page.css",
        title=_seen(title),
        articles=[_article(_seen(name), number, quotes, speakers) for number, (name, quotes) in enumerate(named, 1)],
        speakers=[_counted(name, counts[name], classes) for name, classes in speakers.items()],
        outlets=[_counted(name, count) for name, count in outlets.most_common()],
        contents=[_counted(name, len(quotes), link=f"qp-{number}") for number, (name, quotes) in enumerate(named, 1)],
        kinds=[kind for kind in KINDS if kind in kinds],
        total=sum(counts.values()),
    )


def _counted(
    name: str | None, count: int, classes: str = "qp-nobody", link: str | None = None
) -> dict[str, str | int | None]:
    return {"name": None if name is None else _seen(name), "count": count, "classes": classes, "link": link}


def _ranked(results: Sequence[Quotes]) -> dict[str | None, str]:
    """The speakers, those with the most quotes first, each with the classes of its colour; nobody comes last.

    Two speakers of the same article have the same colour, or even the same line, only if there are too many of them.
    """
    counts = Counter(quote.speaker for quotes in results for quote in quotes)
    present: dict[str | None, list[int]] = {name: [] for name in counts}
    for number, quotes in enumerate(results):
        for name in {quote.speaker for quote in quotes}:
            present[name].append(number)
    used: Counter[tuple[int, str, int]] = Counter()  # in which article, as what, which
    ranked: dict[str | None, str] = {}
    for rank, name in enumerate(name for name, _ in counts.most_common() if name is not None):
        look = _look(rank, present[name], used)
        used.update((number, "color", look % COLORS) for number in present[name])
        used.update((number, "look", look) for number in present[name])
        ranked[name] = f"qp-c{look % COLORS} qp-l{look // COLORS}"
    return {**ranked, None: "qp-nobody"} if None in counts else ranked


def _look(rank: int, articles: list[int], used: Counter[tuple[int, str, int]]) -> int:
    """The number of a colour and its line: the least used in these articles, of such the next in turn."""
    looks = range(COLORS * LINES)
    colors = [sum(used[number, "color", color] for number in articles) for color in range(COLORS)]
    return min(
        looks,
        key=lambda look: (
            colors[look % COLORS],
            sum(used[number, "look", look] for number in articles),
            (look - rank) % len(looks),
        ),
    )


def _article(name: str | None, number: int, quotes: Quotes, speakers: dict[str | None, str]) -> dict[str, Any]:
    """What the template asks of an article.

    number: from 1; 0 for a fragment, which has no ids, for it may stand in any page.
    """
    from markupsafe import Markup

    layers = sorted((layer for layer in _layers(quotes, speakers, number) if len(layer.span)), key=_order)
    marked = "".join(_marked(quotes.text, layers))
    counts = Counter(quote.speaker for quote in quotes).most_common()
    return {
        "name": name,
        "number": number,
        "error": None if quotes.error is None else _seen(described(quotes.error) or ""),
        "marked": Markup(marked),
        "speakers": [_counted(speaker, count, speakers[speaker]) for speaker, count in counts[:_KEY]],
        "more": len(counts[_KEY:]),
        "rows": [_row(index, quote, speakers, number) for index, quote in enumerate(quotes, 1)],
    }


def _row(number: int, quote: Quote, speakers: dict[str | None, str], article: int) -> dict[str, Any]:
    return {
        "number": number,
        "link": f"qp-{article}-{number}" if article and quote.text.strip() else None,
        "classes": speakers[quote.speaker],
        "speaker": None if quote.speaker is None else _seen(quote.speaker),
        "outlet": None if quote.outlet is None else _seen(quote.outlet),
        "words": _shortened(" ".join(_seen(quote.text).split())),
        "kind": quote.kind,
        "negated": quote.negated,
        "inside": None if quote.parent is None else quote.parent + 1,
        "rule": quote.rule and _seen(quote.rule),
        "confidence": f"{quote.confidence:.2f}",
        "span": f"{quote.span.start}:{quote.span.end}",
    }


def _shortened(words: str) -> str:
    """The words, or as many whole ones as fit."""
    return words if len(words) <= _WORDS else f"{words[: _WORDS + 1].rpartition(' ')[0] or words[:_WORDS]}\u00a0…"


def _layers(quotes: Quotes, speakers: dict[str | None, str], number: int) -> Iterator[_Layer]:
    """The quotes as layers; the sources, cues and outlets, each once though several quotes may have it."""
    cited: dict[tuple[Span, str, str | None], list[int]] = {}
    for index, quote in enumerate(quotes, 1):
        once = {"id": f"qp-{number}-{index}"} if number else {}
        told = {"class": f"qp-quote {speakers[quote.speaker]}", "data-of": str(index), "title": _hover(quote)}
        yield _Layer(quote.span, "mark", told, {**once, "data-n": str(index)})
        for role, span in (("source", quote.source), ("cue", quote.cue), ("outlet", _outlet(quotes.text, quote))):
            if span is not None:
                speaker = quote.speaker if role == "source" else None
                cited.setdefault((span, role, speaker), []).append(index)
    for (span, role, speaker), indices in cited.items():
        color = f" {speakers[speaker]}" if role == "source" else ""
        hover = f"{role} of {', '.join(map(str, indices))}" + (f": {speaker}" if speaker else "")
        yield _Layer(
            span, "span", {"class": f"qp-{role}{color}", "data-of": " ".join(map(str, indices)), "title": hover}
        )


def _hover(quote: Quote) -> str:
    told = f"{quote.kind}: {quote.speaker or 'nobody named'}"
    told += f", through {quote.outlet}" if quote.outlet else ""
    told += ", said not to have said" if quote.negated else ""
    return f"{told}\nrule: {quote.rule or 'none'}; confidence: {quote.confidence:.2f}"


def _outlet(text: str, quote: Quote) -> Span | None:
    """Where the outlet of a quote is named nearby, the nearest to its cue; not inside the quote itself."""
    if not quote.outlet:
        return None
    near = (quote.cue or quote.span).start
    named = regex.compile(rf"(?<!\w){regex.escape(quote.outlet)}(?!\w)")
    spans = [Span(*found.span()) for found in named.finditer(text, max(0, near - _NEAR), near + _NEAR)]
    outside = [span for span in spans if span not in quote.span]
    return min(outside, key=lambda span: abs(span.start - near), default=None)


def _order(layer: _Layer) -> tuple[int, int]:
    return layer.span.start, -layer.span.end


def _marked(text: str, layers: Iterable[_Layer]) -> Iterator[str]:
    """The text in paragraphs, with an element around each layer, whatever their overlaps: what crosses another, or the
    end of a paragraph, is cut.

    layers: none of them empty, in the order in which they start, the longest first.
    """
    pending = list(reversed([*layers]))
    carried: list[_Layer] = []  # begun in a paragraph before, or between two
    position = 0
    for gap in [*(Span(*found.span()) for found in _BREAK.finditer(text)), Span(len(text), len(text))]:
        inside = [*carried]
        while pending and pending[-1].span.start < gap.start:
            inside.append(pending.pop())
        if position < gap.start:
            yield "<p>"
            yield from _paragraph(text, Span(position, gap.start), inside)
            yield "</p>"
        yield _escaped(text[gap.slice])
        position = gap.end
        while pending and pending[-1].span.start < gap.end:
            layer = pending.pop()
            inside.append(attrs.evolve(layer, span=Span(gap.end, max(gap.end, layer.span.end))))
        carried = [layer for layer in inside if layer.span.end > gap.end]


def _paragraph(text: str, within: Span, layers: Iterable[_Layer]) -> Iterator[str]:
    begun: list[_Layer] = []
    position = within.start

    def until(end: int) -> Iterator[str]:
        """The text up to an offset, with what ends on the way closed."""
        nonlocal position
        while begun and (first := min(layer.span.end for layer in begun)) <= end:
            yield _escaped(text[position:first])
            position = first
            lowest = next(index for index, layer in enumerate(begun) if layer.span.end == first)
            above = begun[lowest:]
            del begun[lowest:]
            yield from (f"</{layer.element}>" for layer in reversed(above))
            for layer in above:
                if layer.span.end > first:
                    begun.append(layer)
                    yield _tag(layer, position)
        yield _escaped(text[position:end])
        position = end

    for layer in layers:
        yield from until(max(layer.span.start, within.start))
        begun.append(layer)
        yield _tag(layer, position)
    yield from until(within.end)
    yield from (f"</{layer.element}>" for layer in reversed(begun))


def _tag(layer: _Layer, position: int) -> str:
    """The tag that opens a layer, at its start or where it goes on."""
    told = {**layer.told, **layer.once} if position == layer.span.start else layer.told
    return f"<{layer.element}{''.join(f' {name}={_quoted(value)}' for name, value in told.items())}>"


def _quoted(value: str) -> str:
    return f'"{_escaped(value)}"'


def _seen(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text)


def _escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(_seen(text)))


def _read(*names: str) -> str:
    return "".join(resources.files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names)


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_read), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.get_template(name)


def _render(form: str, *styles: str, **values: Any) -> str:
    from markupsafe import Markup

    style, script = _read(*styles), _read("html.js")
    hashes = {
        name: base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for name, code in (("style", style), ("script", script))
    }
    return _template("html.jinja").render(
        form=form, style=Markup(style), script=Markup(script), hashes=hashes, **values
    )
