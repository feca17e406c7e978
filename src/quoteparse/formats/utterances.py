"""Quotes as the corpora count them: an attribution has one cue, and all the pieces of what was said."""

from __future__ import annotations

import attrs

from ..models import Quotes, Span


@attrs.frozen(slots=True)
class Utterance:
    """What somebody said, in one piece or several: the indices of its quotes, and the cue and the source they share."""

    quotes: tuple[int, ...]
    cue: Span | None
    source: Span | None


def utterances(quotes: Quotes) -> list[Utterance]:
    """The quotes by their `utterance`, in the order in which the first pieces start.

    The cue and the source are those of the first piece that has one.
    """
    pieces: dict[int, list[int]] = {}
    for number, quote in enumerate(quotes):
        pieces.setdefault(quote.utterance, []).append(number)
    return [
        Utterance(
            tuple(numbers),
            next((quotes[number].cue for number in numbers if quotes[number].cue is not None), None),
            next((quotes[number].source for number in numbers if quotes[number].source is not None), None),
        )
        for numbers in pieces.values()
    ]
