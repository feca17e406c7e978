"""The import law: each file imports only what stands below it, and importing the package is quick."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import quoteparse

PACKAGE = Path(quoteparse.__file__).parent

# From the ground up; a file imports from lower floors only, or from its own floor what stands before it.
FLOORS = [
    ["models", "lexicon", "patience"],
    ["layout", "loglinear", "workers"],
    ["tokenizer"],
    ["marks", "cues", "readers"],
    ["mentions"],
    ["narration"],
    ["attribution"],
    ["contents", "outlets", "resolution", "confidence", "candidates", "cued"],
    ["clauses"],
    ["stated", "reported", "channel", "choice"],
    ["headings", "parsed"],
    ["blocks"],
    ["parser"],
    ["formats", "render"],
    ["integrations", "cli"],
]
DOORS = {"models": {"formats"}}
"""What a file may open from above, inside a function alone: `Quotes.to_json` and its neighbours import their form."""
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def imports(path: Path, *, at_once: bool = False) -> set[str]:
    """What a file imports: its own package's files by their name, anything else by its top name with a slash.

    at_once: only what it imports when it is itself imported.
    """
    found: set[str] = set()
    depth = len(path.relative_to(PACKAGE).parts)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body if at_once else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] + "/" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module).split(".")[0] + "/")
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {node.module.split(".")[0]} if node.module else {alias.name for alias in node.names}
    return found


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_every_file_has_its_floor() -> None:
    assert {room(path) for path in FILES} == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_imports_only_from_below(path: Path) -> None:
    own = room(path)
    upward = {name for name in imports(path) if name in FLOOR and name != own and FLOOR[name] >= FLOOR[own]}
    assert upward == DOORS.get(own, set())
    assert not imports(path, at_once=True) & upward


def test_only_the_tokenizer_the_signatures_and_the_integrations_know_spacy() -> None:
    assert {room(path) for path in FILES if "spacy/" in imports(path)} == {"tokenizer", "parser", "integrations"}


def test_models_and_lexicon_import_nothing_of_the_package() -> None:
    assert not imports(PACKAGE / "models.py", at_once=True) & set(FLOOR)
    assert not imports(PACKAGE / "lexicon" / "__init__.py") & set(FLOOR)


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_and_parsing_text_does_not_import_spacy() -> None:
    code = "import sys, quoteparse; quoteparse.parse('“No,” he said.'); print('spacy' in sys.modules)"
    assert run(code) == "False"


EXTRAS = ["cattrs", "lxml", "pandas", "polars", "pyarrow", "pyspark", "pytest", "trafilatura"]


def test_importing_and_parsing_imports_no_extra() -> None:
    code = "import sys, quoteparse; quoteparse.parse('“No,” he said.'); print([*sys.modules])"
    assert not set(EXTRAS) & set(ast.literal_eval(run(code)))


def test_import_is_quick() -> None:
    timed = "import time; start = time.perf_counter(); import quoteparse; print(time.perf_counter() - start)"
    assert min(float(run(timed)) for _ in range(5)) < 0.15


@pytest.mark.parametrize("module", sorted({name for floor in FLOORS for name in floor}))
def test_any_file_can_be_imported_first(module: str) -> None:
    assert run(f"import quoteparse.{module}; print(1)") == "1"


def test_no_file_of_the_lexicon_is_read_twice() -> None:
    code = """
import collections, sys
opened = collections.Counter()
sys.addaudithook(lambda event, told: opened.update([str(told[0])]) if event == "open" else None)
import quoteparse
for kinds in (quoteparse.KINDS, ["direct"]):
    quoteparse.Parser(kinds=kinds, cues=["tootle"]).parse("“No,” said Ann Roe.")
    quoteparse.Parser(kinds=kinds).parse("“No,” said Ann Roe.")
print({name: count for name, count in opened.items() if "lexicon" in name and name.endswith(".txt")})
"""
    opened = ast.literal_eval(run(code))
    assert len(opened) >= 10
    assert set(opened.values()) == {1}


def test_parsing_changes_nothing_at_the_level_of_a_module() -> None:
    code = """
import importlib, pkgutil, sys
import quoteparse
names = [m.name for m in pkgutil.walk_packages(quoteparse.__path__, "quoteparse.") if "integrations" not in m.name]
modules = [importlib.import_module(name) for name in names]
def state():
    return {(module.__name__, name): repr(value) for module in modules for name, value in vars(module).items()
            if isinstance(value, (dict, list, set)) and not name.startswith("__")}
before = state()
quoteparse.parse("“No,” Ann Roe told Reuters.\\\\n\\\\nShe said that it was shut.", kinds=quoteparse.KINDS).to_json()
print([key for key, value in state().items() if before.get(key) != value])
"""
    assert run(code) == "[]"
