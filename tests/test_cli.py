"""The command line, as it is typed."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from pathlib import Path

import attrs
import pytest

from quoteparse import Quote

ARTICLE = "“Nobody came,” Ann Roe told Reuters. “We waited until dark.”"
COMMAND = [sys.executable, "-c", "from quoteparse.cli import main; main()"]


def run(*arguments: str, given: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], input=given, capture_output=True, cwd=cwd)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "b.txt").write_bytes("It rained.\r\n\r\n“It rained,” Bo Lind said.".encode())
    (tmp_path / "latin.txt").write_bytes("“Café,” said Ann Roe.".replace("“", '"').replace("”", '"').encode("latin-1"))
    (tmp_path / "quiet.txt").write_bytes(b"It rained.")
    return tmp_path


def test_table(folder: Path) -> None:
    done = run("a.txt", cwd=folder)
    shown = done.stdout.decode()
    assert done.returncode == 0
    assert all(word in shown for word in ("Ann Roe", "Reuters", "Nobody came,", "direct", "1:13"))


def test_standard_input() -> None:
    assert run("--format", "jsonl", given=ARTICLE.encode()).stdout.count(b"\n") == 2
    assert run("-f", "jsonl", "-", given=ARTICLE.encode()).stdout.count(b"\n") == 2


def test_jsonl_has_every_field_and_the_file(folder: Path) -> None:
    lines = run("a.txt", "b.txt", "--format", "jsonl", cwd=folder).stdout.decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert [(row["file"], row["speaker"], row["outlet"]) for row in rows] == [
        ("a.txt", "Ann Roe", "Reuters"),
        ("a.txt", "Ann Roe", "Reuters"),
        ("b.txt", "Bo Lind", None),
    ]
    assert {*rows[0]} == {"file", *(field.name for field in attrs.fields(Quote))}
    assert rows[2]["span"] == {"start": 15, "end": 25}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("gone.txt", "No such file or directory"), ("latin.txt", "not UTF-8"), ("no*.txt", "No such file")],
)
def test_what_cannot_be_read_gives_a_line_and_the_others_are_done(folder: Path, name: str, reason: str) -> None:
    done = run("-f", "jsonl", "a.txt", name, "b.txt", cwd=folder)
    said = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert done.stdout.count(b"\n") == 3
    assert len(said) == 1
    assert said[0].startswith(f"quoteparse: cannot read {name}: ")
    assert reason in said[0]


def test_what_was_not_said_is_marked() -> None:
    done = run("--kind", "indirect", given=b"Ann Roe did not say that the road was open.")
    assert "[not said]" in done.stdout.decode()


def test_no_quotes(folder: Path) -> None:
    assert run("quiet.txt", cwd=folder).stdout.decode().strip() == "no quotes"


@pytest.mark.parametrize(
    ("arguments", "status", "word"),
    [
        (["--kind", "direct"], 0, b"Nobody came"),
        (["--kind", "quoted"], 2, b"choose from"),
        (["--format", "xml"], 2, b"jsonl"),
        (["--from", "pdf"], 2, b"choose from"),
        (["--version"], 0, b"0."),
        (["--help"], 0, b"standard input"),
    ],
)
def test_options(arguments: list[str], status: int, word: bytes) -> None:
    done = run(*arguments, given=ARTICLE.encode())
    assert done.returncode == status
    assert word in done.stdout + done.stderr


MARKED_UP = "> The pier is *shut*, and nobody knows why.\n>\n> — Ann Roe, Reuters\n"
PAGE = (
    "<p>The pier is in the news.</p>"
    "<blockquote><p>It is shut, and nobody knows why.</p><cite>Ann Roe</cite></blockquote>"
)


@pytest.mark.parametrize(
    ("name", "article", "arguments", "found"),
    [
        pytest.param(
            "a.md", MARKED_UP, [], [("Ann Roe", "Reuters", "The pier is *shut*, and nobody knows why.")], id="md"
        ),
        pytest.param(
            "A.MARKDOWN",
            MARKED_UP,
            [],
            [("Ann Roe", "Reuters", "The pier is *shut*, and nobody knows why.")],
            id="upper",
        ),
        pytest.param("a.html", PAGE, [], [("Ann Roe", None, "It is shut, and nobody knows why.")], id="html"),
        pytest.param(
            "a.log",
            MARKED_UP,
            ["--from", "markdown"],
            [("Ann Roe", "Reuters", "The pier is *shut*, and nobody knows why.")],
            id="told",
        ),
        pytest.param("a.html", "No marks here.", ["--from", "text"], [], id="told otherwise"),
    ],
)
def test_what_an_article_comes_in(
    tmp_path: Path, name: str, article: str, arguments: list[str], found: list[tuple[str, str | None, str]]
) -> None:
    (tmp_path / name).write_text(article, encoding="utf-8")
    done = run(name, *arguments, "-f", "jsonl", cwd=tmp_path)
    rows = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.returncode == 0
    assert [(row["speaker"], row["outlet"], row["text"]) for row in rows] == found


def test_own_cue_and_outlet() -> None:
    article = "“Nobody came,” tootled Ann Roe on Harbour Rag."
    done = run("-f", "jsonl", "--cue", "tootle", "--outlet", "Harbour Rag", given=article.encode())
    row = json.loads(done.stdout)
    assert (row["speaker"], row["outlet"]) == ("Ann Roe", "Harbour Rag")


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    row = json.loads(
        run("-f", "jsonl", "-k", "direct", given=b"\xef\xbb\xbf" + ARTICLE.encode()).stdout.splitlines()[0]
    )
    assert row["span"]["start"] == 1


@pytest.mark.parametrize(("names", "shown"), [(["a.txt", "b.txt"], True), (["a.txt"], False)])
def test_progress_only_for_several_files_on_a_terminal(folder: Path, names: list[str], shown: bool) -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))  # a new terminal has no width
    done = subprocess.run([*COMMAND, "-f", "jsonl", *names], stdout=subprocess.PIPE, stderr=theirs, cwd=folder)
    written, _, _ = select.select([ours], [], [], 1)
    said = os.read(ours, 10_000) if written else b""
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert (b"file" in said) is shown
    assert b"file" not in run("-f", "jsonl", *names, cwd=folder).stderr


HOSTILE = "“\x1b[2J\x1b]0;gone\x07Nobody\u202e came\x9b31m,” said Ann \x1b[31mRoe."


def test_a_terminal_obeys_no_article(tmp_path: Path) -> None:
    name = "a\x1b[31m.txt"
    (tmp_path / name).write_text(HOSTILE, encoding="utf-8")
    done = run(name, "gone\x1b[2J.txt", cwd=tmp_path)
    for written in (done.stdout.decode(), done.stderr.decode()):
        assert "\ufffd" in written
        assert not [char for char in written if ord(char) < 32 and char != "\n"]
        assert not set("\x7f\x9b\u202e") & set(written)


@pytest.mark.parametrize("form", ["json", "jsonl", "webannotation", "schemaorg", "citron"])
def test_json_of_a_hostile_article_is_json(tmp_path: Path, form: str) -> None:
    text = HOSTILE + "\u2028</script>\x00" + "[" * 1000
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    for line in run("a.txt", "-f", form, cwd=tmp_path).stdout.decode().split("\n")[:-1]:
        assert json.loads(line)["file"] == "a.txt"
