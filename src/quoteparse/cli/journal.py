"""The output of a run that can be interrupted, and the journal beside it that tells how far it came."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

import attrs

SUFFIX: Final = ".progress"
"""What the name of a journal ends with: that of its output, and this."""


class JournalError(Exception):
    """A run cannot start or go on, and why."""


class Complete(Exception):  # noqa: N818
    """The run that is to be resumed came to its end."""


@attrs.define(slots=True)
class Output:
    """A file that grows an article at a time.

    done: how many articles of each file were in it when it was opened: what is to be passed over.
    empty: whether nothing was in it.
    """

    done: dict[str, int]
    empty: bool
    _file: IO[bytes]
    _journal: IO[bytes]

    def begin(self, head: bytes) -> None:
        """Write what stands before the first article, if nothing is there."""
        if self.empty:
            self._file.write(head)

    def add(self, data: bytes, file: str, row: int | None) -> None:
        """Add what an article gave, and note that it is done; a file without rows counts as one."""
        self._file.write(data)
        self._file.flush()
        note = json.dumps([file, row or 1, self._file.tell()])
        self._journal.write(note.encode() + b"\n")
        self._journal.flush()


@contextmanager
def opened(path: Path, run: dict[str, Any], *, resume: bool) -> Iterator[Output]:
    """The output of a run.  Its journal is there until the run is at its end.

    run: what decides on the output, as plain data: only a run of the same can go on.
    resume: go on with an interrupted run, if there is one; what was being written then is cut off.

    Raises JournalError for an interrupted run that is not to be resumed, or is one of another kind; Complete for an
    output without a journal that is to be resumed; OSError as files do.
    """
    journal = path.with_name(path.name + SUFFIX)
    if not resume and journal.exists():
        raise JournalError(f"an earlier run into {path} was interrupted: --resume goes on with it; or remove {journal}")
    if resume and path.exists() and not journal.exists():
        raise Complete(path)
    done, end = _read(journal, run, path) if resume and journal.exists() else ({}, 0)
    begun = resume and path.exists()
    # The journal is there first and goes last: an output without one is complete.
    with journal.open("ab" if begun else "wb") as notes, path.open("r+b" if begun else "wb") as file:
        if begun:
            file.truncate(end)
            file.seek(end)
        if not notes.tell():
            notes.write(json.dumps(run).encode() + b"\n")
            notes.flush()
        yield Output(done, not end, file, notes)
    journal.unlink()


def _read(journal: Path, run: dict[str, Any], path: Path) -> tuple[dict[str, int], int]:
    """How many articles of each file are done, and the size of the output by then."""
    size = path.stat().st_size if path.exists() else 0
    done: dict[str, int] = {}
    end = 0
    whole = 0
    with journal.open("rb") as notes:
        for number, line in enumerate(notes):
            try:
                note = json.loads(line)
            except ValueError:
                break  # it was being written when the run was interrupted
            if number == 0:
                if note != run:
                    raise JournalError(f"{journal} is of another run: {_difference(note, run)}")
            elif note[2] > size:
                break  # noted, but the output did not reach the disk
            else:
                done[note[0]], end = note[1], note[2]
            whole += len(line)
    os.truncate(journal, whole)
    return done, end


def _difference(one: Any, other: dict[str, Any]) -> str:
    if not isinstance(one, dict):
        return "it cannot be read"
    return "; ".join(
        f"{key} was {one.get(key)!r}, is {value!r}" for key, value in other.items() if one.get(key) != value
    )
