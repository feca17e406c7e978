"""Vocabulary as data.  A language is a folder; a list is a text file that a person can read and add to.

A file has one entry a line; `#` starts a comment line, `[section]` a section.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

LANGUAGE = "en"


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of `<name>.txt`, by section, in the order of the file; before any section the key is `""`."""
    found: dict[str, list[str]] = {}
    section = ""
    text = (files(__package__) / LANGUAGE / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        entry = line.strip()
        if entry.startswith("[") and entry.endswith("]"):
            section = entry[1:-1]
        elif entry and not entry.startswith("#"):
            found.setdefault(section, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def entries(name: str, *wanted: str) -> frozenset[str]:
    """The entries of the wanted sections of a file (of all its sections, if none is named), as a set."""
    lists = sections(name)
    return frozenset(entry for key in wanted or lists for entry in lists[key])
