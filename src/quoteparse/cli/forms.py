"""The forms in which the command line gives quotes, and what each writes for an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from ..formats import citron, csv, jsonl, native, schemaorg, webannotation
from ..models import Quotes
from .articles import Place


class Form(str, Enum):
    """A form, by the name that `--format` takes."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    json = "json"
    webannotation = "webannotation"
    schemaorg = "schemaorg"
    citron = "citron"


FORMS: Final = {".csv": Form.csv, ".jsonl": Form.jsonl, ".ndjson": Form.jsonl, ".json": Form.json}
"""The form of a file, by the end of its name, where none is asked for."""

_DOCUMENTS: Final[dict[Form, Callable[[Quotes], dict[str, Any]]]] = {
    Form.json: native.to_data,
    Form.webannotation: webannotation.to_data,
    Form.schemaorg: schemaorg.to_data,
    Form.citron: citron.to_data,
}
"""The forms that have one document an article, which is put on a line of its own."""


def head(form: Form, *, id: bool) -> str:
    """What a file in a form begins with.

    id: whether the articles have names of their own.
    """
    return csv.header("file", "row", *(["id"] if id else [])) if form is Form.csv else ""


def written(form: Form, place: Place, quotes: Quotes, *, id: bool) -> str:
    """What an article adds to a file in a form (not to a table for the eye): whole lines with their ends."""
    if form is Form.csv:
        cells = [place.file, place.row, *([place.id] if id else [])]
        return "".join(csv.lines(quotes, *cells))
    keys: dict[str, Any] = {"file": place.file}
    if place.row is not None:
        keys["row"] = place.row
    if id:
        keys["id"] = place.id
    if form is Form.jsonl:
        return "".join(f"{line}\n" for line in jsonl.lines(quotes, **keys))
    if form is not Form.json and quotes.error is not None:
        return ""  # only our own form has a place for what went wrong
    return native.encodable(json.dumps({**keys, **_DOCUMENTS[form](quotes)}, ensure_ascii=False)) + "\n"
