"""Many articles over processes: in order, in bounded memory, and past a worker that dies."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from quoteparse import ArticleError, Parser, Quotes, parse, workers

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")  # under xdist, with fork

ARTICLES = [f"“We have {number},” said Ann Roe." for number in range(50)]


def in_worker() -> bool:
    return multiprocessing.parent_process() is not None


def double(item: int) -> int:
    return item * 2


def deadly(item: int) -> int:
    """Kills the process at 7, wherever it is."""
    if item == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return item * 2


def deadly_once(item: tuple[int, str]) -> int:
    """Kills the process at 7 the first time, as the one does that looks after the memory."""
    number, mark = item
    if number == 7 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def minus(item: Any) -> int:
    return -1


def mapped(function: Callable[[Any], int], items: Any, **options: Any) -> list[int]:
    return list(workers.mapped(function, items, **{"processes": 2, "batch_size": 4, "lost": minus, **options}))


@pytest.mark.parametrize(
    ("function", "wanted"),
    [
        pytest.param(double, [2 * n for n in range(40)], id="in order"),
        pytest.param(deadly, [-1 if n == 7 else 2 * n for n in range(40)], id="the item that kills alone is lost"),
    ],
)
@pytest.mark.parametrize("batch_size", [1, 3, 100])
def test_results(function: Callable[[int], int], wanted: list[int], batch_size: int) -> None:
    assert mapped(function, range(40), batch_size=batch_size) == wanted


def test_a_worker_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    mark = str(tmp_path / "killed")
    assert mapped(deadly_once, [(n, mark) for n in range(40)]) == [2 * n for n in range(40)]


def test_an_item_that_cannot_be_pickled_is_done_here() -> None:
    class Own(int):
        pass

    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(Own(3))
    assert mapped(double, [1, Own(3), 5]) == [2, 6, 10]


class Shy:
    """Can be pickled, and not be read again."""

    def __mul__(self, by: int) -> int:
        return 0

    def __reduce__(self) -> Any:
        return int, ("no number",)


def test_an_item_that_cannot_be_unpickled_is_done_here() -> None:
    assert mapped(double, [1, Shy(), 5]) == [2, 0, 10]


def test_no_more_is_read_than_is_needed() -> None:
    read = 0

    def source() -> Iterator[int]:
        nonlocal read
        for number in range(10_000):
            read += 1
            yield number

    results = workers.mapped(double, source(), processes=2, batch_size=4, lost=minus)
    for taken in range(1, 101):
        next(results)
        assert read <= taken + 2 * workers.AHEAD * 4
    results.close()


def test_long_items_make_a_batch_of_their_own() -> None:
    read = 0

    def source() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield "x" * workers.LONGEST

    results = workers.mapped(len, source(), processes=2, batch_size=1000, lost=minus)
    assert next(results) == workers.LONGEST
    assert read <= 2 * workers.AHEAD
    results.close()


def test_what_the_source_raises_comes_after_what_it_gave() -> None:
    def source() -> Iterator[int]:
        yield from range(5)
        raise OSError("the disk is gone")

    results = workers.mapped(double, source(), processes=2, batch_size=2, lost=minus)
    assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
    with pytest.raises(OSError, match="disk"):
        next(results)


@pytest.mark.parametrize("options", [{}, {"n_process": 2}, {"n_process": 2, "batch_size": 1}, {"n_process": -1}])
def test_pipe_gives_what_parse_gives(options: dict[str, Any]) -> None:
    parser = Parser(outlets=["The Quay Lantern"], kinds=["direct", "indirect"])
    assert list(parser.pipe(ARTICLES, **options)) == [parser.parse(article) for article in ARTICLES]


def test_pipe_takes_docs_over_processes() -> None:
    spacy = pytest.importorskip("spacy")
    docs = list(spacy.blank("en").pipe(ARTICLES[:8]))
    assert list(Parser().pipe(docs, n_process=2)) == [parse(article) for article in ARTICLES[:8]]


class Deadly:
    """No article, and the process that looks at its text dies."""

    @property
    def text(self) -> str:
        if in_worker():
            os.kill(os.getpid(), signal.SIGKILL)
        return "deadly"


class OddError(Exception):
    """Cannot be unpickled: it takes two arguments."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one + two)


class Odd(Parser):
    """Fails in an odd way."""

    def parse(self, article: Any) -> Any:
        raise OddError("no", "thing")


@pytest.mark.parametrize(("n_process", "kind"), [(1, OddError), (2, ArticleError)])
def test_an_exception_that_cannot_travel_comes_in_words(n_process: int, kind: type[Exception]) -> None:
    (quotes,) = Odd().pipe(["It rained."], n_process=n_process)
    assert type(quotes.error) is kind
    assert quotes == attrs.evolve(Quotes("It rained."), error=ArticleError("OddError: nothing"))


def test_pipe_goes_on_past_an_article_that_kills() -> None:
    articles: list[Any] = [*ARTICLES[:9], Deadly(), *ARTICLES[9:20], None]
    *results, last = Parser().pipe(articles, n_process=2, batch_size=4)
    assert results[:9] + results[10:] == [parse(article) for article in ARTICLES[:20]]
    assert isinstance(results[9].error, ArticleError)
    assert "died" in str(results[9].error)
    assert (results[9].text, len(results[9])) == ("deadly", 0)
    assert isinstance(last.error, TypeError)


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"n_process": 0}, ValueError),
        ({"n_process": -2}, ValueError),
        ({"n_process": 1.5}, TypeError),
        ({"n_process": True}, TypeError),
        ({"batch_size": 0}, ValueError),
        ({"batch_size": -1}, ValueError),
    ],
)
def test_impossible_numbers_are_refused_at_once(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error, match=next(iter(options))):
        Parser().pipe([], **options)


def test_progress_is_shown_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    list(Parser().pipe(ARTICLES[:3]))
    assert capsys.readouterr() == ("", "")
    list(Parser().pipe(ARTICLES[:3], progress=True))
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "3/3" in shown.err


SCRIPT = """
import multiprocessing
from quoteparse import Parser
{guard}
    multiprocessing.set_start_method({method!r}, force=True)
    results = list(Parser().pipe(["“No,” said Ann Roe."] * 5, n_process=2))
    print([quotes[0].speaker for quotes in results])
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_each_way_to_start_a_process(method: str, tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text(SCRIPT.format(method=method, guard="if __name__ == '__main__':"), encoding="utf-8")
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=60)
    assert done.stdout == f"{['Ann Roe'] * 5}\n", done.stderr


def test_a_script_that_starts_itself_again_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "script.py"
    path.write_text(
        SCRIPT.format(method="spawn", guard="if True:").replace(
            "set_start_method('spawn')", "set_start_method('spawn', force=True)"
        ),
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "if __name__ == '__main__':" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs /proc to see which processes live")
def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    script = """
import itertools, multiprocessing, sys
from quoteparse import Parser
if __name__ == "__main__":
    results = Parser().pipe(itertools.repeat("“No,” said Ann Roe."), n_process=2)
    next(results)
    print(*[child.pid for child in multiprocessing.active_children()], flush=True)
    sys.stdin.read()
"""
    path = tmp_path / "script.py"
    path.write_text(script, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        children = process.stdout.readline().split()
        process.kill()
    assert len(children) == 2
    until = time.monotonic() + 20
    while time.monotonic() < until and any(_lives(child) for child in children):
        time.sleep(0.05)
    assert not any(_lives(child) for child in children)


def _lives(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    results = Parser().pipe(ARTICLES, n_process=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
