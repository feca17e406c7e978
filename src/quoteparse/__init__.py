"""Who said what, and through which outlet: quotations from news text.

>>> import quoteparse
>>> quotes = quoteparse.parse("“Nobody came,” Ann Roe told Reuters. “We waited until dark.”")
>>> [(quote.speaker, quote.outlet, quote.text) for quote in quotes]
[('Ann Roe', 'Reuters', 'Nobody came,'), ('Ann Roe', 'Reuters', 'We waited until dark.')]
"""

from __future__ import annotations

from .models import KINDS, Kind, Quote, Quotes, Span
from .parser import FORMATS, Parser, parse

__all__ = ["FORMATS", "KINDS", "Kind", "Parser", "Quote", "Quotes", "Span", "parse"]
__version__ = "0.1.0"
