"""brat standoff, as the corpora PolNeAR and PARC write it: `.ann`, to stand beside the article as `.txt`.

Each utterance is an event `Attribution` (`Attribution-no-source` where nobody is named) with a `Content`, a `Cue` and
a `Source`.  Its trigger is the cue; without one, the source or the content.  A note tells the kind, the speaker and the
outlet.  Offsets are code points of `Quotes.text`; a stretch over several lines, or in several pieces, is discontinuous,
as brat has it.  Lone surrogates, which have no form in UTF-8, are U+FFFD.
"""

from __future__ import annotations

from typing import Final

import regex

from ..models import Quotes, Span
from .rows import storable
from .utterances import Utterance, utterances

_LINE: Final = regex.compile(r"[^\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
"""What can stand in a line of annotations: no tab, and nothing that some reader of lines takes for a line's end."""


def dumps(quotes: Quotes) -> str:
    r"""The annotations of an article, a line each.

    >>> from quoteparse import parse
    >>> for line in dumps(parse("“No,” said Ann Roe.")).splitlines():
    ...     print(*line.split("\t"), sep=" | ")
    T1 | Source 11 18 | Ann Roe
    T2 | Cue 6 10 | said
    T3 | Content 1 4 | No,
    T4 | Attribution 6 10 | said
    E1 | Attribution:T4 Source:T1 Cue:T2 Content:T3
    #1 | AnnotatorNotes E1 | direct; speaker: Ann Roe
    """
    lines: list[str] = []
    bounds = 0
    for number, utterance in enumerate(utterances(quotes), start=1):
        stretches = _stretches(quotes, utterance)
        if "Content" not in stretches:
            continue  # nothing but white space
        event = "Attribution" if "Source" in stretches else "Attribution-no-source"
        stretches[event] = stretches.get("Cue") or stretches.get("Source") or stretches["Content"][:1]
        arguments: dict[str, int] = {}
        for role, pieces in stretches.items():
            bounds += 1
            arguments[role] = bounds
            offsets = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(quotes.text[start:end] for start, end in pieces)
            lines.append(f"T{bounds}\t{role} {offsets}\t{words}")
        trigger = arguments.pop(event)
        roles = " ".join(f"{role}:T{bound}" for role, bound in arguments.items())
        lines.append(f"E{number}\t{event}:T{trigger} {roles}")
        lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_note(quotes, utterance)}")
    return "".join(f"{storable(line)}\n" for line in lines)


def _stretches(quotes: Quotes, utterance: Utterance) -> dict[str, list[tuple[int, int]]]:
    """The pieces of each stretch of an utterance, by their role; one of white space alone is none."""
    found = {
        "Source": _pieces(quotes.text, utterance.source),
        "Cue": _pieces(quotes.text, utterance.cue),
        "Content": [piece for number in utterance.quotes for piece in _pieces(quotes.text, quotes[number].span)],
    }
    return {role: pieces for role, pieces in found.items() if pieces}


def _pieces(text: str, span: Span | None) -> list[tuple[int, int]]:
    lines = [line.span() for line in _LINE.finditer(text, span.start, span.end)] if span is not None else []
    return [(start, end) for start, end in lines if not text[start:end].isspace()]


def _note(quotes: Quotes, utterance: Utterance) -> str:
    first = quotes[utterance.quotes[0]]
    told: list[str] = [first.kind]
    told += [f"{name}: {value}" for name, value in (("speaker", first.speaker), ("outlet", first.outlet)) if value]
    return " ".join("; ".join([*told, *["negated"] * first.negated]).split())
