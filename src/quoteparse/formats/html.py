"""HTML: an article with its quotes highlighted, for a notebook or as a page of its own."""

from __future__ import annotations

from ..models import Quotes


def fragment(quotes: Quotes) -> str:
    """To come."""
    return ""
