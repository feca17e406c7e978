"""The documentation: the site builds without a warning, and every block of code in it runs."""

from __future__ import annotations

import ast
import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
NOTEBOOKS = sorted((ROOT / "docs").rglob("*.ipynb"))
FENCE = re.compile(r"^```(?P<language>\S*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.skipif("QUOTEPARSE_TESTED_WHEEL" in os.environ, reason="these tests are about the source tree")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> Iterator[str]:
    for found in FENCE.finditer(path.read_text(encoding="utf-8")):
        if found["language"] == language:
            yield found["code"]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_block_is_of_a_language_that_is_checked(path: Path) -> None:
    languages = {found["language"] for found in FENCE.finditer(path.read_text(encoding="utf-8"))}
    assert languages <= {"python", "sh", "json", "toml", "ini", "xml", "text"}
    assert all(">>> " in code for code in blocks(path, "python"))  # these are run as doctests
    for code in blocks(path, "json"):
        json.loads(code)
    for code in blocks(path, "toml"):
        tomllib.loads(code)


def commands(path: Path) -> list[str]:
    return [line for code in blocks(path, "sh") for line in code.replace("\\\n", " ").splitlines()]


INSTALLS = ("pip install", ".venv/bin/pip install", "python3 -m venv", "%pip install")
MEASURES = ".venv/bin/python bench/"


@pytest.mark.parametrize("path", [path for path in PAGES if commands(path)], ids=named)
def test_commands_run(path: Path, tmp_path: Path) -> None:
    """All but those that install or measure, one after the other, in one empty folder."""
    lines = [line for line in commands(path) if not line.startswith((*INSTALLS, MEASURES))]
    binaries = Path(sys.executable).parent
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(lines)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PATH": f"{binaries}{os.pathsep}{os.environ['PATH']}"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert not done.stderr


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_what_is_to_be_installed_exists(path: Path) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    text = path.read_text(encoding="utf-8")
    for names in re.findall(r"(?:quoteparse|\.)\[([a-z,]+)\]", text):
        assert set(names.split(",")) <= set(extras)
    for line in commands(path):
        if line.startswith(MEASURES):
            _, script, *arguments = shlex.split(line)
            known = set(re.findall(r'"(--[a-z-]+)"', (ROOT / script).read_text(encoding="utf-8")))
            assert {word for word in arguments if word.startswith("--")} <= known


@pytest.mark.parametrize("path", NOTEBOOKS, ids=named)
def test_notebook_runs_and_shows_what_it_shows(path: Path) -> None:
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    shown = [cell.get("outputs") for cell in notebook.cells]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONWARNINGS", "default")
        NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": ROOT}}).execute()
    again = [cell.get("outputs") for cell in notebook.cells]
    assert [plain(outputs) for outputs in again] == [plain(outputs) for outputs in shown]


def plain(outputs: list[dict[str, object]] | None) -> list[object]:
    """What a cell shows, without what differs from run to run."""
    return [{key: output.get(key) for key in ("output_type", "text", "data")} for output in outputs or ()]


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "index.html").is_file()


def test_every_public_name_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "reference" / "index.md").read_text(encoding="utf-8")
    tree = ast.parse((ROOT / "src" / "quoteparse" / "__init__.py").read_text(encoding="utf-8"))
    (public,) = [
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    ]
    missing = {name for name in public if f"::: quoteparse.{name}\n" not in reference}
    assert missing == {"Kind"}  # a type alias: its values are in KINDS
