"""The command line: `quoteparse FILE…`, and `quoteparse view FILE… -o report.html`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

import attrs
import typer
from rich.console import Console
from tqdm import tqdm
from typer.core import TyperGroup

from .. import __version__, workers
from ..formats import html
from ..models import DEFAULT_KINDS, KINDS, ArticleError, Quotes, described
from ..parser import FORMATS, Parser
from ..render import table, visible
from .articles import STANDARD_INPUT, Article, Place, Unreadable, articles, files, is_table
from .forms import FORMS, Form, head, written
from .journal import Complete, JournalError, opened

UNREADABLE: Final = 2
"""The exit status when a file could not be read or parsed."""

UNWRITABLE: Final = 1
"""The exit status when the output could not be written."""

INTERRUPTED: Final = 130
"""The exit status after Ctrl-C, as a shell gives it."""

BATCH: Final = 16
"""How many articles go to a process at a time."""


class _Group(TyperGroup):
    """Commands, of which `parse` needs no name: `quoteparse FILE…` is `quoteparse parse FILE…`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the name of the command put before them if they have none."""
        if not args or args[0] not in (*self.commands, "--help", "-h", "--version"):
            args = ["parse", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(cls=_Group, add_completion=False, context_settings={"help_option_names": ["-h", "--help"]})

Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        help="Files, folders, globs; .csv, .tsv, .jsonl are tables of articles; none, or -: standard input.",
        show_default=False,
    ),
]
Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", "-k", help=f"A kind to find, once for each: {', '.join(KINDS)}.", metavar="KIND"),
]
Given = Annotated[
    str | None,
    typer.Option(
        "--from",
        help=f"What the articles come in: {', '.join(FORMATS)}; without it, by the file's name.",
        metavar="FORMAT",
    ),
]
Outlets = Annotated[list[str] | None, typer.Option("--outlet", help="An outlet of your own: NAME | ALIAS.")]
Cues = Annotated[list[str] | None, typer.Option("--cue", help="A verb of saying of your own.")]
Column = Annotated[str, typer.Option("--column", help="The column of a table that has the text of an article.")]
Id = Annotated[str | None, typer.Option("--id", help="The column of a table that names an article.", metavar="COLUMN")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", help="How many processes; -1: one on each core.")]


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _quoteparse(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what in an article, and through which outlet.

    `quoteparse FILE…` is short for `quoteparse parse FILE…`; without a file it reads standard input.
    """


@app.command()
def parse(
    names: Names = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            "-f",
            help="How to give the quotes: a table, or, in a file, by the end of its name.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file to write.", dir_okay=False)] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with an interrupted run into the output.")] = False,
    kind: Kinds = None,
    given: Given = None,
    outlet: Outlets = None,
    cue: Cues = None,
    column: Column = "text",
    id: Id = None,
    jobs: Jobs = 1,
) -> None:
    """Print the quotes of each article, or write them to a file.

    The exit status is 2 when a file could not be read; the others are done all the same.
    """
    parsers = _parsers(kind, outlet, cue, given, jobs)
    if resume and output is None:
        raise typer.BadParameter("goes on with a run into a file: name it by --output", param_hint="--resume")
    form = form or (Form.table if output is None else FORMS.get(output.suffix.lower()))
    if form is None:
        raise typer.BadParameter(f"is needed: the name {output} does not tell", param_hint="--format")
    if form is Form.table and output is not None:
        raise typer.BadParameter("a table is for the eye: choose another form for a file", param_hint="--format")
    paths = _files(names)
    failed = False

    def results(done: dict[str, int]) -> Iterator[tuple[Place, Quotes]]:
        """The results of all articles that can be had; of the others, a line on standard error."""
        nonlocal failed
        read = articles(paths, format=given, column=column, id=id, done=done)
        for place, result in _parsed(parsers, read, paths, jobs):
            failed |= _complained(place, result)
            if isinstance(result, Quotes):
                yield place, result
            elif place.row is not None:
                yield place, Quotes("", error=ArticleError(result.reason))

    if output is None:
        headed = len(paths) > 1 or is_table(paths[0])
        _show(head(form, id=id is not None))
        for place, quotes in results({}):
            with tqdm.external_write_mode():
                if form is not Form.table:
                    _show(written(form, place, quotes, id=id is not None))
                elif quotes.error is None:
                    _show_table(place, quotes, headed=headed)
    else:
        run = {"version": __version__, "format": form.value, "kind": kind, "from": given, "outlet": outlet}
        run |= {"cue": cue, "column": column, "id": id, "files": names}
        try:
            with _written_to(output), opened(output, run, resume=resume) as file:
                file.begin(head(form, id=id is not None).encode())
                for place, quotes in results(file.done):
                    file.add(written(form, place, quotes, id=id is not None).encode(), place.file, place.row)
        except Complete:
            typer.echo(visible(f"quoteparse: {output} is complete"), err=True)
        except JournalError as error:
            raise typer.BadParameter(str(error), param_hint="--output") from error
        except KeyboardInterrupt:
            typer.echo("quoteparse: interrupted; the same line with --resume goes on", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if failed:
        raise typer.Exit(UNREADABLE)


@app.command()
def view(
    names: Names = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The page to write; -: standard output.", dir_okay=False)
    ] = Path("quotes.html"),
    title: Annotated[str, typer.Option("--title", help="The title of the page.")] = "Quotations",
    kind: Kinds = None,
    given: Given = None,
    outlet: Outlets = None,
    cue: Cues = None,
    column: Column = "text",
    id: Id = None,
    jobs: Jobs = 1,
) -> None:
    """Write a page with the articles, their quotes highlighted, counted and to be filtered.

    The exit status is 2 when a file could not be read; the others are on the page all the same.
    """
    parsers = _parsers(kind, outlet, cue, given, jobs)
    paths = _files(names)
    failed = False
    shown: list[tuple[str, Quotes]] = []
    for place, result in _parsed(parsers, articles(paths, format=given, column=column, id=id), paths, jobs):
        failed |= _complained(place, result)
        if isinstance(result, Quotes):
            shown.append((str(place if place.id is None else place.id), result))
    page = html.page(shown, title=title)
    if str(output) == STANDARD_INPUT:
        _show(page)
    else:
        with _written_to(output):
            output.write_text(page, encoding="utf-8")
    if failed:
        raise typer.Exit(UNREADABLE)


def _files(names: list[str] | None) -> list[str]:
    paths = files(names or [STANDARD_INPUT])
    if not paths:
        typer.echo(visible(f"quoteparse: no articles in {', '.join(names or ())}"), err=True)
        raise typer.Exit
    return paths


def _parsers(
    kind: list[str] | None, outlet: list[str] | None, cue: list[str] | None, given: str | None, jobs: int
) -> dict[str, Parser]:
    """A parser for each format that an article may come in."""
    if jobs == 0 or jobs < -1:
        raise typer.BadParameter(f"cannot be {jobs}", param_hint="--jobs")
    try:
        parser = Parser(kinds=kind or DEFAULT_KINDS, format=given or "text", outlets=outlet or (), cues=cue or ())
    except (TypeError, ValueError) as error:
        raise typer.BadParameter(str(error)) from error
    return {format: attrs.evolve(parser, format=format) for format in FORMATS}


def _parsed(
    parsers: dict[str, Parser], read: Iterator[Article | Unreadable], paths: list[str], jobs: int
) -> Iterator[tuple[Place, Quotes | Unreadable]]:
    """What comes of each article, in order, with a progress bar for many on a terminal."""
    found = workers.mapped(partial(_parse, parsers), read, processes=jobs, batch_size=BATCH, lost=_lost)
    tables = any(map(is_table, paths))
    unit, total = ("article", None) if tables else ("file", len(paths))
    silent = None if tables or len(paths) > 1 else True  # None: where standard error is no terminal
    with closing(found):
        yield from tqdm(found, unit=unit, total=total, leave=False, disable=silent)


def _parse(parsers: dict[str, Parser], article: Article | Unreadable) -> tuple[Place, Quotes | Unreadable]:
    if isinstance(article, Unreadable):
        return article.place, article
    (quotes,) = parsers[article.format].pipe([article.text])
    if quotes.error is not None:  # in words, for not every exception can come from another process
        quotes = attrs.evolve(quotes, error=ArticleError(described(quotes.error)))
    return article.place, quotes


def _lost(article: Article | Unreadable) -> tuple[Place, Quotes | Unreadable]:
    error = ArticleError("the process that parsed it died")
    return article.place, Quotes(article.text if isinstance(article, Article) else "", error=error)


def _complained(place: Place, result: Quotes | Unreadable) -> bool:
    """Whether an article could not be done; then it has been said on standard error."""
    if isinstance(result, Unreadable):
        complaint = f"cannot read {place}: {result.reason}"
    elif result.error is not None:
        complaint = f"cannot parse {place}: {result.error}"
    else:
        return False
    tqdm.write(f"quoteparse: {visible(complaint)}", file=sys.stderr)
    return True


@contextmanager
def _written_to(output: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        typer.echo(f"quoteparse: cannot write {visible(str(output))}: {error.strerror}", err=True)
        raise typer.Exit(UNWRITABLE) from error


def _show(lines: str) -> None:
    sys.stdout.buffer.write(lines.encode())
    sys.stdout.buffer.flush()


def _show_table(place: Place, quotes: Quotes, *, headed: bool) -> None:
    console = Console(width=None if sys.stdout.isatty() else 120)
    if quotes:
        console.print(table(quotes, title=str(place) if headed else None))
    else:
        quiet = f"{visible(str(place))}: no quotes" if headed else "no quotes"
        console.print(quiet, markup=False, highlight=False)


def main() -> None:
    """The entry point of the command `quoteparse`."""
    app(prog_name="quoteparse")
