"""A plugin for pytest: `*.quotes.json` beside an article is a test case.

pytest loads this file in every project that has quoteparse installed, so it imports nothing but pytest; the parser and
the other files of this folder are imported when the first case runs.

`--quoteparse-update` rewrites the cases that differ.  In the ini file, `quoteparse_collect = false` switches all off,
and `quoteparse_ignore` names articles that are no cases.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

ENDING: Final = ".quotes.json"
FORMATS: Final = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""The format of an article, by the end of its file's name."""

_NEVER: Final = ("README*",)
"""Articles that are no cases unless they have quotes beside them."""

_MOST: Final = 20
"""How many quotes a failure shows, if pytest is not asked for more by `-v`."""

_UPDATED: Final = "quoteparse-update"
_LEFT: Final = "quoteparse-left"
_HOLDS_CASES: Final = pytest.StashKey[dict[Path, bool]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """The option and the settings."""
    parser.getgroup("quoteparse").addoption(
        "--quoteparse-update",
        action="store_true",
        help="rewrite each *.quotes.json that differs from what quoteparse finds, and say so",
    )
    parser.addini("quoteparse_collect", "collect *.quotes.json as test cases", type="bool", default=True)
    parser.addini(
        "quoteparse_ignore",
        "globs of articles that need no *.quotes.json (README* needs none anyway)",
        type="linelist",
        default=[],
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> QuotesFile | None:
    """A case for each `*.quotes.json`, and for each article that lacks one beside others that have one."""
    if not file_path.name.endswith(ENDING) and file_path.suffix not in FORMATS:
        return None
    config = parent.config
    if not config.getini("quoteparse_collect"):
        return None
    if file_path.name.endswith(ENDING) or (
        _holds_cases(config, file_path.parent)
        and not _is_ignored(config, file_path)
        and not file_path.with_suffix(ENDING).exists()
    ):
        return QuotesFile.from_parent(parent, path=file_path)
    return None


def _holds_cases(config: pytest.Config, folder: Path) -> bool:
    known = config.stash.setdefault(_HOLDS_CASES, {})
    if folder not in known:
        known[folder] = any(path.name.endswith(ENDING) for path in folder.iterdir())
    return known[folder]


def _is_ignored(config: pytest.Config, article: Path) -> bool:
    return any(article.match(pattern) for pattern in (*_NEVER, *config.getini("quoteparse_ignore")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what `--quoteparse-update` did."""
    if not config.getoption("quoteparse_update"):
        return
    said: dict[str, list[str]] = {_UPDATED: [], _LEFT: []}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", None) == "call":  # from a process of xdist, too
                for name, value in report.user_properties:
                    if name in said:
                        said[name].append(value)
    terminalreporter.section("quoteparse update")
    for line in sorted(said[_UPDATED]) or ["no case had to be rewritten"]:
        terminalreporter.line(line)
    for line in sorted(said[_LEFT]):
        terminalreporter.line(f"{line}: left as it is, for it says xfail")


class QuotesFile(pytest.File):
    """A `*.quotes.json`, or an article that lacks it: one case."""

    def collect(self) -> Iterator[QuotesCase]:
        """The case."""
        stated = self.path.name.endswith(ENDING)
        yield QuotesCase.from_parent(self, name=self.path.name.removesuffix(ENDING) if stated else self.path.stem)


class QuotesCase(pytest.Item):
    """An article whose quotes must be as its `*.quotes.json` states them.

    The file is read when the case runs, so that a broken one fails alone.
    """

    def runtest(self) -> None:
        """Compare, and raise a `CaseError` that says in the article's context what differs; or update."""
        from .cases import CaseError

        try:
            self._check()
        except CaseError as failure:
            raise type(failure)(f"{self._shown(self.path)}: {failure}", line=failure.line) from None

    def _check(self) -> None:
        from ...parser import Parser
        from . import cases, differences, rewriting

        file = self.path.with_name(self.name + ENDING)
        article = self._article(file)
        update = self.config.getoption("quoteparse_update")
        is_new = not file.exists()
        if is_new and not update:
            raise cases.PairError(
                f"it has no {file.name}, though others beside it have theirs: pytest --quoteparse-update writes it; "
                "if this is no case, name it under quoteparse_ignore in the configuration of pytest"
            )
        mark, document = (b"", "") if is_new else _read(file)
        case = cases.read(document)
        left = "xfail" in case.settings
        if left:
            reason = case.settings["xfail"]
            self.add_marker(pytest.mark.xfail(reason=reason, strict=True, raises=cases.MismatchError))
        if case.quotes is None and (left or not update):
            raise cases.PairError(
                "it does not state its quotes yet: "
                + (
                    "it says xfail, so they are for you to write"
                    if left
                    else "pytest --quoteparse-update fills them in"
                )
            )
        options = {key: case.settings[key] for key in ("kinds", "cues", "outlets") if key in case.settings}
        try:
            parser = Parser(format=FORMATS[article.suffix], **options)
        except (TypeError, ValueError) as error:
            raise cases.PairError(str(error)) from None
        _, text = _read(article)
        try:
            quotes = parser.parse(text)
        except ImportError as error:
            raise cases.PairError(str(error)) from None
        stated = case.quotes or ()
        pairs = differences.match(stated, quotes)
        found = differences.differences(stated, quotes, pairs)
        stale = differences.stale(case, quotes.text, article=article.name)
        if update and not left:
            if found or stale or case.quotes is None:
                new = rewriting.rewritten(case, quotes, pairs)
                _write(file, mark + new.document.encode("utf-8"))
                self.user_properties.append((_UPDATED, f"{self._shown(file)}: {'new file, ' * is_new}{new}"))
            return
        if update:
            self.user_properties.append((_LEFT, self._shown(file)))
        if stale is not None:
            raise stale
        if found:
            message = differences.explained(
                found,
                case,
                quotes,
                file=self._shown(file),
                article=self._shown(article),
                by_line=quotes.text == text,
                most=None if self.config.getoption("verbose") > 0 else _MOST,
            )
            first = next((stated[difference.index] for difference in found if difference.index is not None), None)
            raise cases.MismatchError(message, line=1 if first is None else case.line(first.start))

    def _article(self, file: Path) -> Path:
        """The article of a `*.quotes.json`."""
        from .cases import PairError

        beside = [path for suffix in FORMATS if (path := file.with_name(self.name + suffix)).is_file()]
        articles = [path for path in beside if not _is_ignored(self.config, path)] or beside
        if not articles:
            raise PairError(
                f"it has no article beside it: no {self.name} with one of {', '.join(FORMATS)} "
                "(quoteparse_collect = false in the configuration of pytest, if it is no file of quoteparse)"
            )
        if len(articles) > 1:
            raise PairError(
                f"it has more than one article beside it: {', '.join(path.name for path in articles)} "
                "(quoteparse_ignore in the configuration of pytest names the others)"
            )
        return articles[0]

    def _shown(self, path: Path) -> str:
        """The name of a file as it would be typed where pytest was started."""
        try:
            return str(path.relative_to(self.config.invocation_params.dir))
        except ValueError:
            return str(path)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What differs, without a traceback; the traceback of what is no `CaseError`."""
        from .cases import CaseError

        failure = excinfo.value
        if not isinstance(failure, CaseError):
            return super().repr_failure(excinfo, style)
        shown = excinfo.getrepr(style="value", chain=False)
        if shown.reprcrash is not None:  # where the short summary and `--tb=line` say that it happened
            shown.reprcrash.path, shown.reprcrash.lineno = str(self.path), failure.line
            shown.reprcrash.message = str(failure).partition("\n")[0].partition(": ")[2]
        return shown

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the case stands, and its name."""
        return self.path, 0, self.name


def _read(path: Path) -> tuple[bytes, str]:
    """The byte order mark of a file, if it has one, and its text with the line ends that it has."""
    from .cases import PairError

    try:
        data = path.read_bytes()
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        return mark, data[len(mark) :].decode("utf-8")
    except OSError as error:
        raise PairError(f"{path.name} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise PairError(f"{path.name} is not UTF-8: {error.reason} at byte {error.start + len(mark)}") from None


def _write(path: Path, data: bytes) -> None:
    from .cases import PairError

    try:
        path.write_bytes(data)
    except OSError as error:
        raise PairError(f"{path.name} cannot be written: {error.strerror}") from None
