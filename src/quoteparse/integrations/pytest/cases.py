"""What a `*.quotes.json` states: read, checked, and with the place of each part in the file."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs

from ...models import KINDS

Check = tuple[str, Callable[[Any], bool]]
"""What a value must be, in words and as a test."""

_BLANK: Final = " \t\r\n"
_BLANKS: Final = re.compile(f"[{_BLANK}]*")


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_whole, value)) and 0 <= value[0] <= value[1]


def _are_strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


_STRING: Final[Check] = ("a string", lambda value: isinstance(value, str))
_NAME: Final[Check] = ("a string or null", lambda value: value is None or isinstance(value, str))
_STRINGS: Final[Check] = ("a list of strings", _are_strings)

CASE: Final[dict[str, Check]] = {
    "style": _STRING,
    "kinds": _STRINGS,
    "cues": _STRINGS,
    "outlets": _STRINGS,
    "xfail": ("the reason in words", lambda value: isinstance(value, str) and bool(value.strip())),
    "quotes": ("a list", lambda value: isinstance(value, list)),
}
"""The keys of a case, each with what its value must be."""

QUOTE: Final[dict[str, Check]] = {
    "text": _STRING,
    "span": ("[start, end], two offsets", _is_span),
    "speaker": _NAME,
    "outlet": _NAME,
    "kind": (f"one of {', '.join(KINDS)}", lambda value: value in KINDS),
    "source": _NAME,
    "cue": _NAME,
    "rule": _NAME,
    "confidence": ("a number from 0 to 1", lambda value: type(value) in (int, float) and 0 <= value <= 1),
    "utterance": ("a whole number", _is_whole),
    "insertions": _STRINGS,
    "parent": ("null or the index of another quote", lambda value: value is None or (_is_whole(value) and value >= 0)),
    "negated": ("true or false", lambda value: isinstance(value, bool)),
}
"""The keys of a quote: the fields of `Quote`, the spans but `span` itself given by their words."""


class CaseError(Exception):
    """Why a case fails.  Its first line says it in short.

    line: the line of the case's file that it is about, from 1.
    """

    def __init__(self, message: str, *, line: int = 1) -> None:
        super().__init__(message.encode("utf-8", "backslashreplace").decode("utf-8"))  # a lone surrogate cannot be sent
        self.line = line


class PairError(CaseError):
    """Nothing can be compared: the pair is not complete or is stale, or a file is not as it must be."""


class MismatchError(CaseError):
    """The quotes found are not those stated."""


@attrs.frozen(slots=True)
class Member:
    """A value inside an object (under its key) or a list (without one), and its place in the document."""

    key: str | None
    start: int
    end: int


@attrs.frozen(slots=True)
class Stated:
    """A quote as a case states it.

    fields: its keys and values, in the order of the file.
    start, end: the place of its object in the document.
    """

    fields: dict[str, Any]
    start: int
    end: int


@attrs.frozen(slots=True)
class Case:
    """What a `*.quotes.json` states.

    document: the file as it stands, without a byte order mark.
    settings: its keys but `quotes`.
    quotes: the quotes, or None where the case does not state them yet.
    """

    document: str
    settings: dict[str, Any]
    quotes: tuple[Stated, ...] | None

    def line(self, offset: int) -> int:
        """The line of the document in which an offset stands, from 1."""
        return self.document.count("\n", 0, offset) + 1


def read(document: str) -> Case:
    """The case that a document states; a blank one is a case that states nothing yet.

    Raises PairError, naming every fault, for what is no JSON, unknown or repeated keys, and values of a wrong type.
    """
    if not document.strip(_BLANK):
        return Case(document, {}, None)
    try:
        data = json.loads(document)
    except RecursionError:
        raise PairError("it is nested too deeply to be read as JSON") from None
    except json.JSONDecodeError as error:
        raise PairError(
            f"it is no JSON: {error.msg} at line {error.lineno}, column {error.colno}", line=error.lineno
        ) from None
    except ValueError as error:  # a number of more digits than Python reads
        raise PairError(f"it is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise PairError("it is no object: it must begin with {")
    whole = Member(None, after_blanks(document, 0), len(document))
    faults = list(_faults(document, whole, data, CASE, ""))
    quotes: list[Stated] = []
    for member in members(document, whole.start):
        if member.key == "quotes" and not faults:
            for number, (entry, fields) in enumerate(zip(members(document, member.start), data["quotes"], strict=True)):
                faults += _quote_faults(document, entry, fields, f"quotes[{number}]: ")
                quotes.append(Stated(fields, entry.start, entry.end))
    if faults:
        lines = [f"line {document.count(chr(10), 0, offset) + 1}: {fault}" for offset, fault in faults]
        raise PairError("\n".join(lines), line=document.count("\n", 0, faults[0][0]) + 1)
    settings = {key: value for key, value in data.items() if key != "quotes"}
    return Case(document, settings, tuple(quotes) if "quotes" in data else None)


def members(document: str, start: int) -> Iterator[Member]:
    """The members of the object or list that begins at an offset of a document that is JSON."""
    decoder = json.JSONDecoder()
    keyed = document[start] == "{"
    at = after_blanks(document, start + 1)
    while document[at] not in "}]":
        key = None
        if keyed:
            key, at = decoder.raw_decode(document, at)
            at = after_blanks(document, after_blanks(document, at) + 1)
        _, end = decoder.raw_decode(document, at)
        yield Member(key, at, end)
        at = after_blanks(document, end)
        if document[at] == ",":
            at = after_blanks(document, at + 1)


def after_blanks(document: str, at: int) -> int:
    """Where the blanks end that stand at an offset of a document."""
    match = _BLANKS.match(document, at)
    return match.end() if match else at


Fault = tuple[int, str]
"""Where something is wrong, and what."""


def _faults(document: str, place: Member, data: dict[str, Any], checks: dict[str, Check], name: str) -> Iterator[Fault]:
    keyed = list(members(document, place.start))
    for key, count in Counter(member.key for member in keyed).items():
        if count > 1:
            yield place.start, f"{name}the key {key!r} stands there {count} times"
    for member in keyed:
        key = str(member.key)
        if key not in checks:
            near = difflib.get_close_matches(key, checks, n=1)
            known = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(checks)}"
            yield member.start, f"{name}unknown key {key!r}: {known}"
        elif not checks[key][1](data[key]):
            yield member.start, f"{name}{key} is {document[member.start : member.end][:60]}, not {checks[key][0]}"


def _quote_faults(document: str, place: Member, fields: Any, name: str) -> Iterator[Fault]:
    if not isinstance(fields, dict):
        yield place.start, f"{name}it is no object"
        return
    yield from _faults(document, place, fields, QUOTE, name)
    if "text" not in fields:
        yield place.start, f"{name}it has no key 'text'"
