"""The project as a stranger gets it: types, lint, the built wheel, and the rules' own claims."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
IN_WHEEL = "QUOTEPARSE_TESTED_WHEEL"
"""Set while the tests run against the built wheel."""

pytestmark = pytest.mark.skipif(IN_WHEEL in os.environ, reason="these tests are about the source tree")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, env={**os.environ, **environment}
    )


@pytest.mark.parametrize(
    "tool", [["mypy"], ["ruff", "check"], ["ruff", "format", "--check"]], ids=["types", "lint", "format"]
)
def test_tool_is_content(tool: list[str]) -> None:
    done = run(*tool)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), ".")
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    wanted = {str(path.relative_to(source)) for path in source.rglob("*") if path.suffix in (".py", ".txt", ".typed")}
    assert wanted <= held
    assert not [name for name in held if name.startswith(("tests", "fixtures", "bench"))]


def test_the_tests_pass_on_the_wheel(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    environment = {"PYTHONPATH": str(tmp_path), IN_WHEEL: "1"}
    where = run("quoteparse.cli", "--version", **environment)
    assert where.returncode == 0
    place = subprocess.run(
        [sys.executable, "-c", "import quoteparse; print(quoteparse.__file__)"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, **environment},
    )
    assert place.stdout.startswith(str(tmp_path))
    done = run("pytest", "-q", "-p", "no:cacheprovider", "tests", "fixtures", **environment)
    assert done.returncode == 0, done.stdout[-3000:]


def test_names_no_host_and_no_path_of_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    own = os.fsencode(f"{ROOT}{os.sep}")
    for name in listed.stdout.splitlines():
        assert own not in (ROOT / name).read_bytes(), name
