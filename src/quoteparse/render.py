"""Quotes for the eye: a table for a terminal."""

from __future__ import annotations

import unicodedata

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from .models import Quotes


def table(quotes: Quotes, *, title: str | None = None) -> Table:
    """The quotes of an article as a `rich` table: who, through which outlet, what, of which kind, and where."""
    shown = Table(
        title=None if title is None else Text(visible(title)),
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        expand=True,
    )
    shown.add_column("speaker", ratio=3, overflow="fold")
    shown.add_column("outlet", ratio=2, overflow="fold")
    shown.add_column("quote", ratio=8, overflow="fold")
    shown.add_column("kind", width=8)
    shown.add_column("span", justify="right", min_width=9, no_wrap=True)
    for quote in quotes:
        text = visible(" ".join(quote.text.split()))
        if quote.negated:
            text = f"[not said] {text}"
        speaker = Text(visible(quote.speaker)) if quote.speaker is not None else Text("–", style="dim")
        indent = "  " if quote.parent is not None else ""
        shown.add_row(
            speaker,
            Text(visible(quote.outlet or "")),
            Text(indent + text),
            quote.kind,
            f"{quote.span.start}:{quote.span.end}",
        )
    return shown


def visible(text: str) -> str:
    """The text without what a terminal would obey instead of show: control characters, and those that turn the line."""
    return "".join("\ufffd" if unicodedata.category(char)[0] == "C" else char for char in text)
