"""The command line: `quoteparse FILE…`."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import attrs
import typer
from rich.console import Console
from tqdm import tqdm

from . import __version__
from .formats import jsonl
from .models import DEFAULT_KINDS, KINDS, Quotes
from .parser import FORMATS, Parser
from .render import table

STANDARD_INPUT = "-"
UNREADABLE = 2
"""The exit status when a file could not be read or parsed."""


SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html"}
"""The format of an article, by the end of its file's name; any other is plain text."""


class Form(str, Enum):
    """The forms in which quotes are printed."""

    table = "table"
    jsonl = "jsonl"


app = typer.Typer(add_completion=False, context_settings={"help_option_names": ["-h", "--help"]})


def _version(asked: bool) -> None:
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def quoteparse(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Articles; none, or -: standard input.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to print the quotes.")] = Form.table,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", "-k", help=f"A kind to find, once for each: {', '.join(KINDS)}.", metavar="KIND"),
    ] = None,
    given: Annotated[
        str | None,
        typer.Option(
            "--from",
            help=f"What the articles come in: {', '.join(FORMATS)}; without it, by the file's name.",
            metavar="FORMAT",
        ),
    ] = None,
    outlet: Annotated[list[str] | None, typer.Option("--outlet", help="An outlet of your own: NAME | ALIAS.")] = None,
    cue: Annotated[list[str] | None, typer.Option("--cue", help="A verb of saying of your own.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Print who said what in each article, and through which outlet.

    The exit status is 2 when a file could not be read; the others are done all the same.
    """
    try:
        parser = Parser(kinds=kind or DEFAULT_KINDS, format=given or "text", outlets=outlet or (), cues=cue or ())
    except (TypeError, ValueError) as error:
        raise typer.BadParameter(str(error)) from error
    names = files or [STANDARD_INPUT]
    failed = False
    for name in tqdm(names, unit="file", leave=False, disable=None if len(names) > 1 else True):  # None: on a terminal
        try:
            format = given or SUFFIXES.get(Path(name).suffix.lower(), "text")
            quotes = attrs.evolve(parser, format=format).parse(_read(name))
        except (OSError, UnicodeDecodeError) as error:
            reason = (
                error.strerror if isinstance(error, OSError) else f"not UTF-8 ({error.reason} at byte {error.start})"
            )
            tqdm.write(f"quoteparse: cannot read {name}: {reason}", file=sys.stderr)
            failed = True
        except Exception as error:  # one article never takes another down
            tqdm.write(f"quoteparse: cannot parse {name}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = True
        else:
            with tqdm.external_write_mode():
                _print(quotes, name, form, headed=len(names) > 1)
    if failed:
        raise typer.Exit(UNREADABLE)


def _read(name: str) -> str:
    """The text of a file as it stands, line ends included; a byte order mark is no part of it."""
    data = sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    return data.decode("utf-8-sig")


def _print(quotes: Quotes, name: str, form: Form, *, headed: bool) -> None:
    if form is Form.jsonl:
        for line in jsonl.lines(quotes, file=name):
            sys.stdout.buffer.write(line.encode("utf-8") + b"\n")
        sys.stdout.buffer.flush()
        return
    console = Console(width=None if sys.stdout.isatty() else 120)
    if quotes:
        console.print(table(quotes, title=name if headed else None))
    else:
        console.print(f"{name}: no quotes" if headed else "no quotes", markup=False, highlight=False)


def main() -> None:
    """The entry point of the command `quoteparse`."""
    app(prog_name="quoteparse")


if __name__ == "__main__":
    main()
