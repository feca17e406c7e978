"""What is said of `fixtures/`, whose pairs the plugin checks: `pytest fixtures`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from quoteparse.integrations.pytest import ENDING, FORMATS, cases, rewriting

FOLDER = Path(__file__).parent.parent / "fixtures"
ARTICLES = {path.stem for path in FOLDER.iterdir() if path.suffix in FORMATS and path.name != "README.md"}
CASES = sorted(FOLDER.glob(f"*{ENDING}"))


def test_every_article_is_a_case() -> None:
    assert {path.name.removesuffix(ENDING) for path in CASES} == ARTICLES
    assert len(CASES) >= 46


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name.removesuffix(ENDING))
def test_states_what_is_always_stated(path: Path) -> None:
    stated = json.loads(path.read_text(encoding="utf-8"))
    assert stated["style"]
    for quote in stated["quotes"]:
        assert {*rewriting.STANDARD} <= quote.keys()


def test_readme_has_every_key() -> None:
    listed = re.findall(r"^\| `(\w+)` \|", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted([*cases.CASE, *cases.QUOTE])
