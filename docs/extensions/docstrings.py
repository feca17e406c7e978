"""How our docstrings become pages: `name: what it is` lines become a list, doctests become code."""

from __future__ import annotations

import re
from typing import Any

import griffe

_FIELD = re.compile(r"^(?P<names>[a-z_]+(?:, [a-z_]+)*): ", re.MULTILINE)
_SESSION = re.compile(r"^>>> .*(?:\n.+)*", re.MULTILINE)


def _fenced(docstring: str) -> str:
    return _SESSION.sub(lambda found: f"```python\n{found[0]}\n```", docstring)


def _listed(docstring: str) -> str:
    """The docstring with its fields as a list: an item each, what goes on in the next lines indented."""
    lines: list[str] = []
    for line in docstring.split("\n"):
        found = _FIELD.match(line)
        listed = bool(lines) and lines[-1].startswith(("- ", "  "))
        if bool(found) is not listed and line and not line.startswith(" "):
            lines.append("")
        lines.append(_FIELD.sub(lambda field: f"- `{field['names']}`: ", line))
    return "\n".join(lines)


class Docstrings(griffe.Extension):
    """The extension that mkdocstrings loads."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite the docstring of an object."""
        if obj.docstring is not None:
            text = obj.docstring.value
            sessions = text.find("\n>>> ")
            prose, rest = (text, "") if sessions < 0 else (text[:sessions], text[sessions:])
            obj.docstring.value = _listed(prose) + _fenced(rest)
