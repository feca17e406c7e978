"""Where the articles of a run come from: files, folders, globs, standard input, and the rows of tables."""

from __future__ import annotations

import csv
import glob
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

STANDARD_INPUT: Final = "-"

SUFFIXES: Final = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
"""The format of an article, by the end of its file's name; any other is plain text."""

IN_FOLDERS: Final = frozenset({".txt", ".text", *SUFFIXES})
"""What is an article in a folder; a file that is named is one, whatever its name."""

JSON_LINES: Final = frozenset({".jsonl", ".ndjson"})
TABLES: Final = {".csv": ",", ".tsv": "\t"}
"""The delimiter of a table's cells, by the end of its file's name."""


@attrs.frozen(slots=True)
class Place:
    """Where an article stands: its file, and, in a table, its row (from 1; of JSON Lines, the line) and its `id`."""

    file: str
    row: int | None = None
    id: Any = None

    def __str__(self) -> str:
        return self.file if self.row is None else f"{self.file}:{self.row}"


@attrs.frozen(slots=True)
class Article:
    """An article as it was read, and the format it comes in."""

    place: Place
    text: str
    format: str


@attrs.frozen(slots=True)
class Unreadable:
    """An article that could not be read, and why; `row` is None if it is a whole file, or the rest of it."""

    place: Place
    reason: str


def is_table(name: str) -> bool:
    """Whether a file holds many articles, by its name."""
    return Path(name).suffix.lower() in JSON_LINES | TABLES.keys()


def files(names: Iterable[str]) -> list[str]:
    """The files that names stand for, each once, in the order of the names; those of a folder or a glob are sorted.

    What is no file, folder or glob stays as it is: reading it says why.
    """
    found: dict[str, str] = {}
    for name in names:
        for path in _expanded(name):
            found.setdefault(path if path == STANDARD_INPUT else os.path.abspath(path), path)
    return list(found.values())


def _expanded(name: str) -> Iterator[str]:
    if name == STANDARD_INPUT or os.path.isfile(name):
        yield name
    elif os.path.isdir(name):
        yield from _within(name)
    elif glob.has_magic(name) and (matches := sorted(glob.glob(name, recursive=True))):
        for match in matches:
            if os.path.isdir(match):
                yield from _within(match) if not name.endswith("**") else ()  # `**` gives what is in it by itself
            else:
                yield match
    else:
        yield name


def _within(folder: str) -> Iterator[str]:
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in IN_FOLDERS:
                yield os.path.join(above, name)


def articles(
    names: Iterable[str],
    *,
    format: str | None = None,
    column: str = "text",
    id: str | None = None,
    done: Mapping[str, int] | None = None,
) -> Iterator[Article | Unreadable]:
    """The articles of files, in order; what cannot be read takes its place among them.

    format: what they come in; None to tell by each file's name.
    column, id: where a table has the text of an article, and what names it.
    done: how many articles of a file to pass over.
    """
    for name in names:
        passed = (done or {}).get(name, 0)
        try:
            if is_table(name):
                for article in _of_table(name, format or "text", column, id):
                    if article.place.row is None or article.place.row > passed:
                        yield article
            elif not passed:
                yield Article(Place(name), _text(name), format or SUFFIXES.get(Path(name).suffix.lower(), "text"))
        except OSError as error:
            yield Unreadable(Place(name), error.strerror or str(error))
        except UnicodeDecodeError as error:
            yield Unreadable(Place(name), f"not UTF-8 ({error.reason} at byte {error.start})")
        except csv.Error as error:
            yield Unreadable(Place(name), f"no CSV ({error})")


def _text(name: str) -> str:
    """The text of a file as it stands, line ends included; a byte order mark is no part of it."""
    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    return data.decode("utf-8-sig")


def _of_table(name: str, format: str, column: str, id: str | None) -> Iterator[Article | Unreadable]:
    with open(name, encoding="utf-8-sig", newline="") as table:
        if (delimiter := TABLES.get(Path(name).suffix.lower())) is None:
            rows = _of_json_lines(table)
        else:
            rows = _of_csv(table, delimiter)
        for number, row in rows:
            if isinstance(row, str):
                yield Unreadable(Place(name, number), row)
            elif missing := [key for key in (column, id) if key is not None and key not in row]:
                has = ", ".join(map(repr, row)) or "none"
                whole = delimiter is not None  # every row of CSV has the same columns
                yield Unreadable(Place(name, None if whole else number), f"no column {missing[0]!r}; it has {has}")
                if whole:
                    return
            elif not isinstance(row[column], str):
                yield Unreadable(Place(name, number), f"{column!r} is no text: {_short(row[column])}")
            else:
                yield Article(Place(name, number, None if id is None else row[id]), row[column], format)


def _of_json_lines(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The objects of JSON Lines by the number of their lines; in place of what is none, what is wrong with it."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            yield number, f"no JSON ({error})"
        except RecursionError:
            yield number, "no JSON that can be read (nested too deeply)"
        else:
            yield number, row if isinstance(row, dict) else f"no JSON object: {_short(row)}"


def _of_csv(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of CSV by their numbers; a row that is too short has None in its last cells."""
    csv.field_size_limit(2**31 - 1)  # an article is longer than the default allows
    yield from enumerate(csv.DictReader(lines, delimiter=delimiter, restkey=""), start=1)


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:39]}…"
