"""No pattern blows up: each is attacked with strings made from its own pieces, against a clock of `regex` itself."""

from __future__ import annotations

import importlib.util
import itertools
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import regex

import quoteparse

LENGTH = 20_000
"""Characters of an attack: what takes more than linear time takes long."""

SECONDS = 2.0
"""Far more than any takes, on a slow machine too, and far less than what blows up does."""


MODULES = [
    module.name
    for module in pkgutil.walk_packages(quoteparse.__path__, "quoteparse.")
    if not module.name.endswith(("spark", "pytest"))
]


def patterns() -> dict[str, regex.Pattern[str]]:
    """Every pattern of the package by its name: those at the level of a module, and those that vocabulary makes."""
    made: dict[str, Any] = {}
    for module in MODULES:
        made.update({f"{module}.{key}": value for key, value in vars(importlib.import_module(module)).items()})
    for module in MODULES:
        for key, value in vars(importlib.import_module(module)).items():
            if callable(value) and hasattr(value, "cache_info") and value.__module__ == module:
                try:
                    made[f"{module}.{key}()"] = value()
                except TypeError:
                    continue  # it takes arguments
    return {name: found for key, value in made.items() for name, found in _within(key, value)}


def _within(name: str, value: Any, depth: int = 0) -> Iterator[tuple[str, regex.Pattern[str]]]:
    if isinstance(value, regex.Pattern | re.Pattern):
        if isinstance(value.pattern, str):
            yield name, regex.compile(value.pattern)  # one of `re`, which has no clock, is attacked as one of `regex`
    elif depth < 3 and isinstance(value, dict):
        for key, item in itertools.islice(value.items(), 100):
            yield from _within(f"{name}[{key!r}]", item, depth + 1)
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for number, item in enumerate(itertools.islice(value, 100)):
            yield from _within(f"{name}[{number}]", item, depth + 1)
    elif depth < 3 and hasattr(value, "__attrs_attrs__"):
        for field in value.__attrs_attrs__:
            yield from _within(f"{name}.{field.name}", getattr(value, field.name, None), depth + 1)


PATTERNS = patterns()
LITERAL = regex.compile(r"\\[pP]\{\w+\}|\\.|[\w ’'“”.,:;!?-]+")
CLASSES = {r"\p{L}": "a", r"\p{Lu}": "A", r"\p{Ll}": "a", r"\w": "a", r"\s": " ", r"\d": "7", r"\S": "x", r"\p{N}": "7"}


def pieces(pattern: str) -> list[str]:
    """What a pattern may match: its literal words, a character of each of its classes, and what ends no match."""
    found: dict[str, None] = {}
    for piece in LITERAL.findall(pattern):
        piece = CLASSES.get(piece, piece.removeprefix("\\") if len(piece) == 2 else piece)
        if not piece.startswith("\\"):
            found[piece] = None
    return list(dict.fromkeys([" ", "a", "A", ",", *sorted(found, key=len)[:12], *list(found)[:6]]))


def attacks(pattern: str) -> Iterator[str]:
    parts = pieces(pattern)
    for one in parts:
        yield one * (LENGTH // len(one))
    for one, other in itertools.permutations(parts[:9], 2):
        yield (one + other) * (LENGTH // len(one + other))
        yield one * (LENGTH // 2 // len(one)) + other * (LENGTH // 2 // len(other)) + "\x00"


def test_the_patterns_are_found() -> None:
    assert len(PATTERNS) > 80
    assert any(name.startswith("quoteparse.marks") for name in PATTERNS)


SEARCHED = regex.compile(r"(\w+)(?:\(\))?\.(?:search|finditer|findall|sub|split)\(")


def is_searched(name: str) -> bool:
    """Whether a pattern is looked for anywhere in a text; where it is matched at a place, that place alone counts."""
    module = max((each for each in MODULES if name.startswith(f"{each}.")), key=len)
    key = regex.split(r"[.\[(]", name.removeprefix(f"{module}."))[0]
    source = Path(str(importlib.import_module(module).__file__)).read_text(encoding="utf-8")
    return not key.startswith("_") or key.endswith("s") or key in SEARCHED.findall(source)


@pytest.mark.parametrize("name", PATTERNS)
def test_an_attack_is_over_soon(name: str) -> None:
    pattern = PATTERNS[name]
    ways = [pattern.match, pattern.fullmatch, *([pattern.search] if is_searched(name) else [])]
    for attack in attacks(pattern.pattern):
        for way in ways:
            way(attack, timeout=SECONDS)


def test_the_last_belt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoteparse.resolution.patience", lambda length: 1e-6 if length > 1000 else 5.0)
    article = "Ann Roe met Bo Lind. " * 20_000 + "“Nobody came,” said Roe."
    with pytest.raises(TimeoutError):
        quoteparse.parse(article)
    first, second = quoteparse.Parser().pipe([article, "“Nobody came,” said Ann Roe."])
    assert isinstance(first.error, TimeoutError)
    assert second.error is None
    monkeypatch.undo()
    assert [quote.speaker for quote in quoteparse.parse(article)] == ["Ann Roe"]


def test_the_attack_is_one() -> None:
    """A near miss: a pattern that does blow up is seen."""
    attack = next(attack for attack in attacks("(x+x+)+y") if attack.startswith("xx"))
    with pytest.raises(TimeoutError):
        regex.compile("(x+x+)+y").search(attack, timeout=0.2)
