"""brat standoff, as the corpora PolNeAR and PARC write it: `.ann`, to stand beside the article as `.txt`.

Each utterance is an event `Attribution` (`Attribution-no-source` where nobody is named) with a `Content`, a `Cue` and
a `Source`.  Its trigger is the cue; without one, the source or the content.  A note tells the kind, the speaker and the
outlet.  Offsets are code points of `Quotes.text`; a stretch over several lines, or in several pieces, is discontinuous,
as brat has it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..models import Quotes, Span
from .utterances import Utterance, utterances

_LINE = regex.compile(r"[^\n\r]+")


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
        event = "Attribution-no-source" if utterance.source is None else "Attribution"
        arguments: dict[str, int] = {}
        for role, spans in _roles(quotes, utterance, event):
            bounds += 1
            arguments[role] = bounds
            lines.append(f"T{bounds}\t{role} {_bound(quotes.text, spans)}")
        others = [f"{role}:T{bound}" for role, bound in arguments.items() if role != event]
        lines.append(f"E{number}\t{event}:T{arguments[event]} {' '.join(others)}")
        lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_note(quotes, utterance)}")
    return "".join(f"{line}\n" for line in lines)


def _roles(quotes: Quotes, utterance: Utterance, event: str) -> Iterator[tuple[str, list[Span]]]:
    content = [quotes[number].span for number in utterance.quotes]
    if utterance.source is not None:
        yield "Source", [utterance.source]
    if utterance.cue is not None:
        yield "Cue", [utterance.cue]
    yield "Content", content
    yield event, [utterance.cue or utterance.source or content[0]]


def _bound(text: str, spans: list[Span]) -> str:
    """The offsets of a stretch and its words: no line break may be inside, so each line is a piece."""
    lines = [found.span() for span in spans for found in _LINE.finditer(text, span.start, span.end)]
    words = " ".join(text[start:end] for start, end in lines).replace("\t", " ")
    return f"{';'.join(f'{start} {end}' for start, end in lines)}\t{words}"


def _note(quotes: Quotes, utterance: Utterance) -> str:
    first = quotes[utterance.quotes[0]]
    told: list[str] = [first.kind]
    told += [f"{name}: {value}" for name, value in (("speaker", first.speaker), ("outlet", first.outlet)) if value]
    return " ".join("; ".join([*told, *["negated"] * first.negated]).split())
