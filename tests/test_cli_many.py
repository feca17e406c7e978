"""The command line with many articles: folders, globs, tables, files to write, and runs that are interrupted."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from quoteparse import Quotes, parse
from quoteparse.cli.journal import SUFFIX

COMMAND = [sys.executable, "-c", "from quoteparse.cli import main; main()"]


def run(*arguments: str, cwd: Path, status: int = 0) -> tuple[str, str]:
    done = subprocess.run([*COMMAND, *arguments], capture_output=True, cwd=cwd)
    assert done.returncode == status, done.stderr.decode()
    return done.stdout.decode(), done.stderr.decode()


def rows(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def said(number: int) -> str:
    return f"Ann Roe said: “We have {number} of them.”"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of articles, with what is none among them."""
    for name in ("b.txt", "a.md", "deep/c.html", "deep/deeper/d.txt"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{said(1)}</p>" if path.suffix == ".html" else said(1), encoding="utf-8")
    for name in ("a.quotes.json", "photo.jpg", ".hidden.txt", ".git/e.txt", "table.csv", "out.jsonl"):
        path = tmp_path / "news" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\xff\xfe text")
    return tmp_path


@pytest.mark.parametrize(
    ("names", "files"),
    [
        pytest.param(["news"], ["a.md", "b.txt", "deep/c.html", "deep/deeper/d.txt"], id="a folder, sorted"),
        pytest.param(["news/*.txt"], ["b.txt"], id="a glob"),
        pytest.param(["news/**/*.txt"], ["b.txt", "deep/deeper/d.txt"], id="a glob of any depth"),
        pytest.param(["news/d*"], ["deep/c.html", "deep/deeper/d.txt"], id="a glob that matches a folder"),
        pytest.param(["news/b.txt", "news"], ["b.txt", "a.md", "deep/c.html", "deep/deeper/d.txt"], id="each once"),
        pytest.param(["news/b.txt", "./news/b.txt"], ["b.txt"], id="by another name"),
    ],
)
def test_which_files(folder: Path, names: list[str], files: list[str]) -> None:
    printed, _ = run("-f", "jsonl", *names, cwd=folder)
    assert [row["file"] for row in rows(printed)] == [f"news/{name}" for name in files]


def test_a_file_with_the_name_of_a_glob_is_itself(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text(said(1), encoding="utf-8")
    (tmp_path / "a1.txt").write_text(said(1), encoding="utf-8")
    assert [row["file"] for row in rows(run("-f", "jsonl", "a[1].txt", cwd=tmp_path)[0])] == ["a[1].txt"]


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("-f", "jsonl", "empty", cwd=tmp_path) == ("", "quoteparse: no articles in empty\n")


CSV = f'id,body,day\r\nx1,{said(1)},Monday\r\nx2,"{said(2)}\r\n\r\n{said(3)}",Tuesday\r\n'


@pytest.mark.parametrize(
    ("name", "table", "arguments", "found"),
    [
        pytest.param("t.csv", CSV, ["--column", "body"], [(1, None), (2, None), (2, None)], id="CSV"),
        pytest.param("t.CSV", "\ufeff" + CSV, ["--column", "body"], [(1, None), (2, None), (2, None)], id="mark"),
        pytest.param(
            "t.csv", CSV, ["--column", "body", "--id", "id"], [(1, "x1"), (2, "x2"), (2, "x2")], id="by a name"
        ),
        pytest.param("t.tsv", f"text\tday\n{said(1)}\tMonday\n", [], [(1, None)], id="tabs"),
        pytest.param(
            "t.jsonl",
            f"{json.dumps({'text': said(1), 'id': 7})}\n\n{json.dumps({'text': said(2), 'id': 'b'})}\n",
            ["--id", "id"],
            [(1, 7), (3, "b")],
            id="JSON Lines, the lines counted",
        ),
        pytest.param("t.csv", "text\n", [], [], id="no rows"),
        pytest.param("t.csv", "", [], [], id="nothing"),
        pytest.param("t.jsonl", "", [], [], id="no lines"),
    ],
)
def test_tables(tmp_path: Path, name: str, table: str, arguments: list[str], found: list[Any]) -> None:
    (tmp_path / name).write_bytes(table.encode())
    printed, _ = run("-f", "jsonl", name, *arguments, cwd=tmp_path)
    assert [(row["row"], row.get("id")) for row in rows(printed)] == found


def test_the_text_of_a_table_is_untouched(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(CSV.encode())
    printed, _ = run("-f", "json", "t.csv", "--column", "body", cwd=tmp_path)
    texts = [said(1), f"{said(2)}\r\n\r\n{said(3)}"]
    assert [Quotes.from_json(line) for line in printed.splitlines()] == [parse(text) for text in texts]


@pytest.mark.parametrize(
    ("name", "table", "reason", "found"),
    [
        ("t.csv", f"body\n{said(1)}\n", "t.csv: no column 'text'; it has 'body'", 0),
        ("t.jsonl", f"{{\nnull\n3\n{json.dumps({'text': said(1)})}\n", "t.jsonl:1: no JSON", 1),
        ("t.jsonl", f"3\n{json.dumps({'text': said(1)})}\n", "t.jsonl:1: no JSON object: 3", 1),
        ("t.jsonl", f'{{"body": ""}}\n{json.dumps({"text": said(1)})}\n', "t.jsonl:1: no column 'text'", 1),
        ("t.jsonl", f'{{"text": null}}\n{json.dumps({"text": said(1)})}\n', "t.jsonl:1: 'text' is no text: None", 1),
        ("t.jsonl", f"{'[' * 100_000}\n{json.dumps({'text': said(1)})}\n", "t.jsonl:1: no JSON", 1),
        ("t.csv", f"id,text\n1\n2,{said(1)}\n", "t.csv:1: 'text' is no text: None", 1),
        ("t.csv", b"text\n\xff\n", "t.csv: not UTF-8", 0),
    ],
)
def test_what_cannot_be_read_of_a_table(tmp_path: Path, name: str, table: str | bytes, reason: str, found: int) -> None:
    (tmp_path / name).write_bytes(table if isinstance(table, bytes) else table.encode())
    printed, complaints = run("-f", "jsonl", name, cwd=tmp_path, status=2)
    assert complaints.startswith(f"quoteparse: cannot read {reason}")
    assert len(rows(printed)) == found


def test_csv_is_a_table_with_a_head(folder: Path) -> None:
    printed, _ = run("-f", "csv", "news", cwd=folder)
    found = list(csv.DictReader(io.StringIO(printed)))
    assert [row["file"] for row in found] == [
        f"news/{name}" for name in ("a.md", "b.txt", "deep/c.html", "deep/deeper/d.txt")
    ]
    assert {row["speaker"] for row in found} == {"Ann Roe"}


def test_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    lines = [json.dumps({"text": said(number)}) for number in range(100)]
    (tmp_path / "t.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "a.html").write_text(f"<p>{said(7)}</p>", encoding="utf-8")
    arguments = ("-f", "jsonl", "a.html", "t.jsonl")
    assert run(*arguments, "--jobs", "2", cwd=tmp_path) == run(*arguments, cwd=tmp_path)


@pytest.mark.parametrize("jobs", ["0", "-2", "x"])
def test_impossible_jobs(tmp_path: Path, jobs: str) -> None:
    assert "--jobs" in run("--jobs", jobs, cwd=tmp_path, status=2)[1]


FORMS = ["jsonl", "json", "csv", "webannotation", "schemaorg", "citron"]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_what_is_printed(folder: Path, form: str) -> None:
    printed, _ = run("-f", form, "news", cwd=folder)
    assert run("-f", form, "news", "-o", "out", cwd=folder) == ("", "")
    assert (folder / "out").read_bytes().decode() == printed
    assert not (folder / f"out{SUFFIX}").exists()


@pytest.mark.parametrize(("name", "form"), [("a.csv", "csv"), ("a.JSONL", "jsonl"), ("a.json", "json")])
def test_the_name_of_a_file_tells_its_form(folder: Path, name: str, form: str) -> None:
    run("news", "-o", name, cwd=folder)
    assert (folder / name).read_bytes().decode() == run("-f", form, "news", cwd=folder)[0]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--resume"], "--output"),
        (["-o", "out", "-f", "table"], "for the eye"),
        (["-o", "out"], "the name out does not tell"),
        (["-o", "begun", "-f", "csv"], "--resume"),
        (["-o", "begun", "-f", "jsonl", "--resume"], "another run: format was 'csv', is 'jsonl'"),
        (["-o", "begun", "-f", "csv", "-k", "direct", "--resume"], "another run: kind was None, is ['direct']"),
    ],
)
def test_what_cannot_be_written_or_resumed(folder: Path, arguments: list[str], reason: str) -> None:
    run("-f", "csv", "-o", "out", "news", cwd=folder)
    (folder / "begun").write_bytes((folder / "out").read_bytes()[:-5])
    interrupted(folder, "begun", "news")
    before = (folder / "out").read_bytes(), (folder / "begun").read_bytes()
    _, complaint = run("news", *arguments, cwd=folder, status=2)
    assert reason in " ".join(complaint.replace("│", " ").split())
    assert before == ((folder / "out").read_bytes(), (folder / "begun").read_bytes())


def interrupted(folder: Path, output: str, *names: str) -> None:
    """Leave the journal of a run that has done nothing yet."""
    script = (
        "import sys; from quoteparse.cli import articles; from quoteparse import cli; "
        "cli.articles = lambda *a, **k: (_ for _ in ()).throw(KeyboardInterrupt); cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-f", "csv", "-o", output, *names], cwd=folder, capture_output=True
    )
    assert done.returncode == 130
    assert b"--resume" in done.stderr


def test_a_complete_run_is_not_done_again(folder: Path) -> None:
    run("-f", "csv", "-o", "out", "news", cwd=folder)
    before = (folder / "out").stat().st_mtime_ns
    assert run("-f", "csv", "-o", "out", "news", "--resume", cwd=folder) == ("", "quoteparse: out is complete\n")
    assert (folder / "out").stat().st_mtime_ns == before


def test_a_disk_that_is_full_is_said(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    (folder / "full").symlink_to("/dev/full")
    _, complaint = run("-f", "csv", "news", "-o", "full", cwd=folder, status=1)
    assert complaint == "quoteparse: cannot write full: No space left on device\n"


@pytest.mark.parametrize(("form", "jobs"), [("jsonl", "1"), ("csv", "2")])
def test_a_run_that_is_killed_again_and_again_loses_and_doubles_nothing(tmp_path: Path, form: str, jobs: str) -> None:
    count = 200
    lines = [json.dumps({"text": said(number) * (number % 3)}) if number % 50 else "no JSON" for number in range(count)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text(said(-1), encoding="utf-8")
    (tmp_path / "c.csv").write_text("text\n" + "".join(f"{said(n)}\n" for n in range(50)), encoding="utf-8")
    arguments = ["a.jsonl", "b.txt", "c.csv", "-f", form, "--jobs", jobs]
    run(*arguments, "-o", "whole", cwd=tmp_path, status=2)
    wanted = (tmp_path / "whole").read_bytes()
    output, journal = tmp_path / "out", tmp_path / f"out{SUFFIX}"
    killed = 0
    for share in (0.1, 0.4, 0.8):
        with subprocess.Popen(
            [*COMMAND, *arguments, "-o", "out", "--resume"], cwd=tmp_path, stderr=subprocess.DEVNULL
        ) as process:
            until = time.monotonic() + 30
            while process.poll() is None and time.monotonic() < until:
                if output.exists() and output.stat().st_size >= share * len(wanted):
                    process.send_signal(signal.SIGKILL)
                    killed += 1
                    break
        assert journal.exists() or output.read_bytes() == wanted
    if journal.exists():
        with output.open("ab") as file:
            file.write(b'{"torn')  # what a power cut leaves
        with journal.open("ab") as file:
            file.write(b'["a.js')
        assert subprocess.run([*COMMAND, *arguments, "-o", "out", "--resume"], cwd=tmp_path).returncode in (0, 2)
    assert killed
    assert output.read_bytes() == wanted
    assert not journal.exists()
