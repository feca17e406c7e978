"""Who said what, and through which outlet: quotations from news text.

>>> import quoteparse
>>> quotes = quoteparse.parse("“Nobody came,” Ann Roe told Reuters. “We waited until dark.”")
>>> [(quote.speaker, quote.outlet, quote.text) for quote in quotes]
[('Ann Roe', 'Reuters', 'Nobody came,'), ('Ann Roe', 'Reuters', 'We waited until dark.')]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import KINDS, Kind, Page, Quote, Quotes, Span

if TYPE_CHECKING:
    from .parser import FORMATS, Parser, parse

__all__ = ["FORMATS", "KINDS", "Kind", "Page", "Parser", "Quote", "Quotes", "Span", "parse"]
__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Load the parser and its patterns when they are first asked for: `import quoteparse` stays quick."""
    if name in ("FORMATS", "Parser", "parse"):
        from . import parser

        globals().update({public: getattr(parser, public) for public in ("FORMATS", "Parser", "parse")})
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
