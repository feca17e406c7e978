"""Who said what, and through which outlet: quotations from news text.

>>> import quoteparse
>>> quotes = quoteparse.parse("“Nobody came,” Ann Roe told Reuters. “We waited until dark.”")
>>> [(quote.speaker, quote.outlet, quote.text) for quote in quotes]
[('Ann Roe', 'Reuters', 'Nobody came,'), ('Ann Roe', 'Reuters', 'We waited until dark.')]

To pytest, which knows this package by its plugin: PYTEST_DONT_REWRITE.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Final

from .models import KINDS, ArticleError, Kind, Page, Quote, Quotes, Span

if TYPE_CHECKING:
    from .formats.frames import to_dataframe
    from .parser import FORMATS, Parser, parse

__all__ = [
    "FORMATS",
    "KINDS",
    "ArticleError",
    "Kind",
    "Page",
    "Parser",
    "Quote",
    "Quotes",
    "Span",
    "parse",
    "to_dataframe",
]
__version__ = "0.1.0"

_LATER: Final = {"FORMATS": "parser", "Parser": "parser", "parse": "parser", "to_dataframe": "formats.frames"}


def __getattr__(name: str) -> object:
    """Load the parser and its patterns when they are first asked for: `import quoteparse` stays quick."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_LATER[name]}", __name__), name)
    globals()[name] = value
    return value
