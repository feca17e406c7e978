"""HTML: an article with its quotes highlighted, for a notebook or, with others, as a page of its own.

`html.jinja`, `html.css` and `html.js` beside this file are the form.  All of it is in the document; nothing is loaded.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

import attrs
import regex

from ..models import KINDS, Quote, Quotes, Span

if TYPE_CHECKING:
    from jinja2 import Template

COLORS: Final = 8
"""How many colours there are for speakers; the next ones have these again, with another line below the words."""

LINES: Final = 3
"""How many such lines there are."""

_NEAR: Final = 400
"""How many characters around a quote its outlet is looked for in."""

_WORDS: Final = 280
"""How many characters of a quote stand in the table."""

_UNSEEN: Final = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""What has no look of its own, or no form in UTF-8."""


@attrs.frozen(slots=True)
class _Layer:
    """A stretch of the text with an element around it: the classes of that, and what else its tag says."""

    span: Span
    element: str
    classes: str
    told: dict[str, str]


def fragment(quotes: Quotes) -> str:
    """An article with its quotes highlighted, and a table of them, as an element that can stand in any page.

    Each speaker has a colour; source, cue and outlet are marked; the kind and the rule show on hover.  The style is
    part of it and touches nothing else.  Control characters and lone surrogates show as U+FFFD.
    """
    return _render("fragment", articles=[_article(None, 0, quotes, _ranked([quotes]))])


def page(articles: Iterable[tuple[str, Quotes]], *, title: str = "Quotations") -> str:
    """A whole document: the articles by name, the speakers and outlets counted, and a filter by speaker, outlet, kind.

    It needs no other file, asks no other host, and its policy lets nothing run but its own script.
    """
    named = list(articles)
    results = [quotes for _, quotes in named]
    speakers = _ranked(results)
    outlets = Counter(quote.outlet for quotes in results for quote in quotes)
    counts = Counter(quote.speaker for quotes in results for quote in quotes)
    return _render(
        "page",
        title=_seen(title),
        articles=[_article(_seen(name), number, quotes, speakers) for number, (name, quotes) in enumerate(named, 1)],
        speakers=[
            {"name": None if name is None else _seen(name), "count": counts[name], "classes": classes}
            for name, classes in speakers.items()
        ],
        outlets=[{"name": _seen(name), "count": count} for name, count in outlets.most_common() if name is not None],
        kinds=[kind for kind in KINDS if any(quote.kind == kind for quotes in results for quote in quotes)],
        total=sum(counts.values()),
        most=max(counts.values(), default=1),
    )


def _ranked(results: Iterable[Quotes]) -> dict[str | None, str]:
    """The speakers, those with the most quotes first, each with the classes of its colour; nobody comes last."""
    counts = Counter(quote.speaker for quotes in results for quote in quotes)
    named = [name for name, _ in counts.most_common() if name is not None]
    ranked: dict[str | None, str] = {
        name: f"qp-c{rank % COLORS} qp-l{rank // COLORS % LINES}" for rank, name in enumerate(named)
    }
    return {**ranked, None: "qp-nobody"} if None in counts else ranked


def _article(name: str | None, number: int, quotes: Quotes, speakers: dict[str | None, str]) -> dict[str, Any]:
    from markupsafe import Markup

    return {
        "name": name,
        "number": number,
        "error": None if quotes.error is None else _seen(f"{type(quotes.error).__name__}: {quotes.error}"),
        "marked": Markup("".join(_marked(quotes.text, _layers(quotes, speakers, number)))),
        "rows": [_row(index, quote, speakers) for index, quote in enumerate(quotes, 1)],
    }


def _row(number: int, quote: Quote, speakers: dict[str | None, str]) -> dict[str, Any]:
    words = " ".join(_seen(quote.text).split())
    return {
        "number": number,
        "classes": speakers[quote.speaker],
        "speaker": None if quote.speaker is None else _seen(quote.speaker),
        "outlet": None if quote.outlet is None else _seen(quote.outlet),
        "words": words if len(words) <= _WORDS else f"{words[:_WORDS].rstrip()} …",
        "kind": quote.kind,
        "negated": quote.negated,
        "nested": quote.parent is not None,
        "rule": quote.rule and _seen(quote.rule),
        "confidence": f"{quote.confidence:.2f}",
        "span": f"{quote.span.start}:{quote.span.end}",
    }


def _layers(quotes: Quotes, speakers: dict[str | None, str], number: int) -> Iterator[_Layer]:
    """The quotes as layers; the sources, cues and outlets, each once though several quotes may have it."""
    cited: dict[tuple[Span, str, str], list[str]] = {}
    for index, quote in enumerate(quotes, 1):
        color = speakers[quote.speaker]
        told = {
            "id": f"qp-{number}-{index}" if number else "",
            "data-n": str(index),
            "data-speaker": quote.speaker or "",
            "data-outlet": quote.outlet or "",
            "data-kind": quote.kind,
            "title": _hover(quote),
        }
        yield _Layer(quote.span, "mark", f"qp-quote {color}", told)
        for role, span in (("source", quote.source), ("cue", quote.cue), ("outlet", _outlet(quotes.text, quote))):
            if span is not None:
                classes = f"qp-source {color}" if role == "source" else f"qp-{role}"
                cited.setdefault((span, role, classes), []).append(str(index))
    for (span, role, classes), numbers in cited.items():
        yield _Layer(span, "span", classes, {"title": f"{role} of {', '.join(numbers)}"})


def _hover(quote: Quote) -> str:
    told = f"{quote.kind}: {quote.speaker or 'nobody named'}"
    told += f", through {quote.outlet}" if quote.outlet else ""
    told += ", said not to have said" if quote.negated else ""
    return f"{told}\nrule: {quote.rule or 'none'}; confidence: {quote.confidence:.2f}"


def _outlet(text: str, quote: Quote) -> Span | None:
    """Where the outlet of a quote is named nearby, the nearest to its cue; not inside the quote itself."""
    if quote.outlet is None:
        return None
    near = (quote.cue or quote.span).start
    low = max(0, near - _NEAR)
    found: list[Span] = []
    at = text.find(quote.outlet, low, near + _NEAR)
    while at >= 0:
        span = Span(at, at + len(quote.outlet))
        if span not in quote.span:
            found.append(span)
        at = text.find(quote.outlet, at + 1, near + _NEAR)
    return min(found, key=lambda span: abs(span.start - near), default=None)


def _marked(text: str, layers: Iterable[_Layer]) -> Iterator[str]:
    """The text with an element around each layer, whatever their overlaps: one that crosses another is cut in two."""
    pending = sorted((layer for layer in layers if len(layer.span)), key=_order)
    open_layers: list[_Layer] = []
    position = 0

    def until(end: int) -> Iterator[str]:
        """The text up to an offset, with what ends on the way closed."""
        nonlocal position
        while open_layers and (first := min(layer.span.end for layer in open_layers)) <= end:
            yield _escaped(text[position:first])
            position = first
            lowest = next(index for index, layer in enumerate(open_layers) if layer.span.end == first)
            above = open_layers[lowest:]
            del open_layers[lowest:]
            yield from (f"</{layer.element}>" for layer in reversed(above))
            for layer in above:
                if layer.span.end > first:
                    open_layers.append(layer)
                    yield _opened(layer, again=True)
        yield _escaped(text[position:end])
        position = max(position, end)

    for layer in pending:
        yield from until(layer.span.start)
        open_layers.append(layer)
        yield _opened(layer, again=False)
    yield from until(len(text))


def _order(layer: _Layer) -> tuple[int, int]:
    return layer.span.start, -layer.span.end


def _opened(layer: _Layer, *, again: bool) -> str:
    told = "".join(
        f' {name}="{_escaped(value)}"'
        for name, value in layer.told.items()
        if value or name.startswith("data-")
        if not (again and name in ("id", "data-n"))
    )
    return f'<{layer.element} class="{layer.classes}"{told}>'


def _seen(text: str) -> str:
    return _UNSEEN.sub("\ufffd", text)


def _escaped(text: str) -> str:
    from markupsafe import escape

    return str(escape(_seen(text)))


def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_read), trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.get_template(name)


def _render(form: str, **values: Any) -> str:
    from markupsafe import Markup

    style, script = _read("html.css"), _read("html.js")
    hashes = {
        name: base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        for name, code in (("style", style), ("script", script))
    }
    return _template("html.jinja").render(
        form=form, style=Markup(style), script=Markup(script), hashes=hashes, **values
    )
