"""docs/rules.md tells what the rules are today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_page_of_the_rules_is_not_stale() -> None:
    spec = importlib.util.spec_from_file_location("rules", ROOT / "bench" / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    rules = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rules)
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules.page(), "stale: run python bench/rules.py --write"
