"""The quotes that a case states against those found: which is which, what differs, and how to say so."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any, Final

import attrs

from ...models import Quotes, Span
from .cases import Case, PairError, Stated

TOLERANCE: Final = 0.005
"""How far a confidence may be from the one stated: it is stated to two decimals."""

_OVERLAP: Final = 0.5
"""Of two quotes that share more than this part of what they cover together, one stands for the other."""


def words(quotes: Quotes, number: int) -> dict[str, Any]:
    """A quote found, in the terms of a case: every key, a span but `span` itself as its words.

    `utterance` and `parent` are the quote's own numbers, not the case's.
    """
    quote = quotes[number]

    def cited(span: Span | None) -> str | None:
        return None if span is None else quotes.text[span.slice]

    return {
        "text": quote.text,
        "span": [quote.span.start, quote.span.end],
        "speaker": quote.speaker,
        "outlet": quote.outlet,
        "kind": quote.kind,
        "source": cited(quote.source),
        "cue": cited(quote.cue),
        "utterance": quote.utterance,
        "insertions": [cited(span) for span in quote.insertions],
        "parent": quote.parent,
        "negated": quote.negated,
        "rule": quote.rule,
        "confidence": round(quote.confidence, 2),
    }


def place(stated: Stated, text: str) -> Span | None:
    """Where a stated quote stands in the article's text; None if it is stale: its text does not stand there.

    One without `span` stands where its text first does.
    """
    words = stated.fields["text"]
    if "span" not in stated.fields:
        start = text.find(words)
        return None if start < 0 else Span(start, start + len(words))
    span = Span(*stated.fields["span"])
    return span if span.end <= len(text) and text[span.slice] == words else None


def match(stated: Sequence[Stated], quotes: Quotes) -> list[int | None]:
    """For each stated quote, the index of the one found that it is about, or None.

    It is the one at its span; for one that is stale or has no span, the next one with its text; then one that overlaps
    it by more than half; and for a stale one that is left, the next one between its neighbours' (it was reworded).
    """
    pairs: list[int | None] = [None] * len(stated)
    taken: set[int] = set()
    places = [place(entry, quotes.text) for entry in stated]
    times = Counter(quote.text for quote in quotes)
    at: dict[Span, list[int]] = {}
    saying: dict[str, list[int]] = {}
    for number, quote in enumerate(quotes):
        at.setdefault(quote.span, []).append(number)
        saying.setdefault(quote.text, []).append(number)

    def told(index: int, number: int) -> bool:
        """Whether a quote reworded, in a case that gives no span, could be told from others by its new text."""
        return "span" in stated[index].fields or times[quotes[number].text] == 1

    def pair(index: int, number: int) -> None:
        pairs[index] = number
        taken.add(number)

    for index, (entry, span) in enumerate(zip(stated, places, strict=True)):
        if span is not None and "span" in entry.fields:
            free = [number for number in at.get(span, ()) if number not in taken]
            free.sort(key=lambda number: quotes[number].kind != entry.fields.get("kind"))
            if free:
                pair(index, free[0])
    for index, (entry, span) in enumerate(zip(stated, places, strict=True)):
        if span is None or "span" not in entry.fields:
            same = saying.get(entry.fields["text"], [])
            while same and same[0] in taken:
                del same[0]
            if same:
                pair(index, same[0])
    for _, index, number in sorted(_overlaps(pairs, places, quotes, taken)):
        if pairs[index] is None and number not in taken and told(index, number):
            pair(index, number)
    after = [len(quotes)]
    for paired in reversed(pairs):
        after.append(after[-1] if paired is None else paired)
    after.reverse()
    before = -1
    for index, span in enumerate(places):
        if span is None and pairs[index] is None:
            between = next((number for number in range(before + 1, after[index]) if number not in taken), None)
            if between is not None and told(index, between):
                pair(index, between)
        paired = pairs[index]
        before = before if paired is None else paired
    return pairs


def _overlaps(
    pairs: Sequence[int | None], places: Sequence[Span | None], quotes: Quotes, taken: set[int]
) -> Iterator[tuple[float, int, int]]:
    """How much of two quotes does not overlap, a stated one and one found, where neither has its like."""
    left = [number for number in range(len(quotes)) if number not in taken]
    starts = [quotes[number].span.start for number in left]
    for index, span in enumerate(places):
        if pairs[index] is not None or span is None:
            continue
        first, last = bisect_right(starts, span.start - len(span)), bisect_left(starts, span.end)
        for number in left[first:last]:
            other = quotes[number].span
            shared = min(span.end, other.end) - max(span.start, other.start)
            both = max(span.end, other.end) - min(span.start, other.start)
            if shared > _OVERLAP * both:
                yield 1 - shared / both, index, number


@attrs.frozen(slots=True)
class Difference:
    """A quote that is not as it should be.

    index: its index in the case; None for one too many.
    number: its index in the quotes found; None for one that is missing.
    fields: the fields that differ, each with the value stated and the value found, in words.
    """

    index: int | None
    number: int | None
    fields: dict[str, tuple[str, str]] = attrs.field(factory=dict)


def differences(stated: Sequence[Stated], quotes: Quotes, pairs: Sequence[int | None]) -> list[Difference]:
    """What differs, by where it stands in the article."""
    found: list[tuple[int, Difference]] = []
    numbers: dict[int, int] = {}
    utterances: dict[int, int] = {}
    for index, (entry, number) in enumerate(zip(stated, pairs, strict=True)):
        if number is None:
            span = place(entry, quotes.text)
            found.append((0 if span is None else span.start, Difference(index, None)))
            continue
        actual = words(quotes, number)
        fields: dict[str, tuple[str, str]] = {}
        for name, value in entry.fields.items():
            if name == "utterance":  # only which numbers are equal counts
                first = numbers.setdefault(value, index)
                other = utterances.setdefault(actual[name], index)
                if first != other:
                    fields[name] = (_shared(first, index), _shared(other, index))
            elif name == "parent":
                expected = None if value is None or value >= len(pairs) else pairs[value]
                if expected != actual[name] or (expected is None) != (value is None):
                    fields[name] = (_parent(value), _found_parent(quotes, actual[name], pairs))
            elif name == "confidence":
                if abs(value - quotes[number].confidence) > TOLERANCE:
                    fields[name] = (str(value), str(actual[name]))
            elif value != actual[name]:
                fields[name] = _apart(value, actual[name])
                cited = getattr(quotes[number], name) if name in ("source", "cue") else None
                if name == "span":
                    fields[name] = (_seen(quotes.text, Span(*value)), _seen(quotes.text, quotes[number].span))
                elif cited is not None:
                    fields[name] = (fields[name][0], f"{fields[name][1]}, at {cited.start}:{cited.end}")
        if "span" in fields:
            fields.pop("text", None)
        if fields:
            found.append((quotes[number].span.start, Difference(index, number, fields)))
    extra = set(range(len(quotes))).difference(number for number in pairs if number is not None)
    found += [(quotes[number].span.start, Difference(None, number)) for number in sorted(extra)]
    return [difference for _, difference in sorted(found, key=lambda pair: pair[0])]


def _seen(text: str, span: Span) -> str:
    return f"{span.start}:{span.end} {context(text, span)}"


def _shared(first: int, index: int) -> str:
    return "none of those before it" if first == index else f"that of quotes[{first}]"


def _parent(value: int | None) -> str:
    return "null" if value is None else f"quotes[{value}]"


def _found_parent(quotes: Quotes, number: int | None, pairs: Sequence[int | None]) -> str:
    if number is None:
        return "null"
    span = quotes[number].span
    name = f"quotes[{pairs.index(number)}]" if number in pairs else "a quote that is not stated"
    return f"{name}, at {span.start}:{span.end}"


def stale(case: Case, text: str, *, article: str) -> PairError | None:
    """The failure of a case with quotes that are not in the article's text where they are stated; None if all are."""
    stated = case.quotes or ()
    old = [(index, entry) for index, entry in enumerate(stated) if place(entry, text) is None]
    if not old:
        return None
    help = "xfail: correct it by hand" if "xfail" in case.settings else "pytest --quoteparse-update corrects them"
    lines = [
        f"{len(old)} of {len(stated)} quotes are stale: their text is not in {article} where they state it ({help})"
    ]
    for index, entry in old[:_STALE]:
        words = entry.fields["text"]
        at = text.find(words)
        elsewhere = "nowhere in it" if at < 0 else f"at {at}:{at + len(words)}"
        lines.append(f"line {case.line(entry.start)}: quotes[{index}]: {_quoted(words)} is {elsewhere}")
        if "span" in entry.fields:
            start, end = entry.fields["span"]
            there = f"stands {_quoted(text[start:end])}" if end <= len(text) else f"is nothing: it ends at {len(text)}"
            lines[-1] += f"; at {start}:{end} {there}"
    if len(old) > _STALE:
        lines.append(f"… and {len(old) - _STALE} more")
    return PairError("\n".join(lines), line=case.line(old[0][1].start))


_STALE: Final = 10
_LONGEST: Final = 160
_AROUND: Final = 60


def _apart(expected: Any, actual: Any) -> tuple[str, str]:
    """Two values in JSON; of long ones, the part where they begin to differ."""
    both = [visible(json.dumps(value, ensure_ascii=False)) for value in (expected, actual)]
    if max(map(len, both)) > _LONGEST:
        start = max(0, next(n for n, chars in enumerate(zip_longest(*both)) if len({*chars}) > 1) - _AROUND)
        both = [_cut(value, start, start + _LONGEST) for value in both]
    return both[0], both[1]


def _quoted(text: str) -> str:
    return _cut(visible(json.dumps(text, ensure_ascii=False)), 0, _AROUND)


def _cut(value: str, start: int, end: int) -> str:
    return f"{'…' * (start > 0)}{value[start:end]}{'…' * (end < len(value))}"


def visible(text: str) -> str:
    """A text on one line, whatever it holds: line ends, control characters and their like are escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def context(text: str, span: Span) -> str:
    """A span of an article, marked 「so」, with what stands around it on its lines; a long one without its middle."""
    before = text[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + _AROUND].partition("\n")[0].rstrip("\r")
    inside = text[span.slice]
    if len(inside) > 2 * _LONGEST:
        inside = f"{inside[:_LONGEST]} … {inside[-_LONGEST:]}"
    more = "…" if len(before) == _AROUND else "", "…" if len(after) == _AROUND else ""
    return f"{more[0]}{visible(before)}「{visible(inside)}」{visible(after)}{more[1]}"


def summary(found: Sequence[Difference], stated: int) -> str:
    """What differs, in numbers."""
    fields = Counter(name for difference in found for name in difference.fields)
    differing = sum(bool(difference.fields) for difference in found)
    missing = sum(difference.number is None for difference in found)
    extra = sum(difference.index is None for difference in found)
    parts = [
        f"{differing} of {stated} quotes {'differs' if differing == 1 else 'differ'} ({', '.join(fields)})",
        f"{missing} missing",
        f"{extra} too many",
    ]
    return ", ".join(part for part, count in zip(parts, (differing, missing, extra), strict=True) if count)


def explained(
    found: Sequence[Difference], case: Case, quotes: Quotes, *, file: str, article: str, by_line: bool, most: int | None
) -> str:
    """What differs, in the article's context.

    file, article: the names of the two.
    by_line: whether the lines of the text are those of the article's file, which those of Markdown and HTML are not.
    most: how many quotes to show; None for all.
    """
    stated = case.quotes or ()
    lines = [summary(found, len(stated))]
    for difference in found[:most]:
        lines.append("")
        lines += _shown(difference, case, stated, quotes, file=file, article=article, by_line=by_line)
    if most is not None and len(found) > most:
        lines += ["", f"… and {len(found) - most} more (-v shows them)"]
    if "xfail" not in case.settings:
        lines += ["", "If what is found is right, pytest --quoteparse-update writes it into the file."]
    return "\n".join(lines)


def _shown(
    difference: Difference,
    case: Case,
    stated: Sequence[Stated],
    quotes: Quotes,
    *,
    file: str,
    article: str,
    by_line: bool,
) -> Iterator[str]:
    def where(span: Span) -> str:
        line = f":{quotes.text.count(chr(10), 0, span.start) + 1}" if by_line else ""
        return f"{span.start}:{span.end} of {article}{line}"

    entry = None if difference.index is None else stated[difference.index]
    name = "" if entry is None else f"{file}:{case.line(entry.start)}: quotes[{difference.index}]"
    if difference.number is None and entry is not None:
        span = place(entry, quotes.text) or Span(0, 0)
        yield f"{name} is missing: nothing is found at {where(span)}"
        yield f"    {context(quotes.text, span)}"
        yield from _listed("expected", {key: value for key, value in entry.fields.items() if key in _TELLING})
        return
    assert difference.number is not None
    quote = quotes[difference.number]
    if entry is None:
        yield f"too many: nothing is stated at {where(quote.span)}"
        yield f"    {context(quotes.text, quote.span)}"
        actual = words(quotes, difference.number)
        yield from _listed("actual", {key: actual[key] for key in (*_TELLING, "rule", "confidence")})
        return
    yield f"{name} at {where(quote.span)}"
    if "span" not in difference.fields:
        yield f"    {context(quotes.text, quote.span)}"
    width = max(map(len, difference.fields))
    for key, (expected, actual_words) in difference.fields.items():
        yield f"    {key:{width}}  expected {expected}"
        yield f"    {'':{width}}  actual   {actual_words}"
    yield f"    by the rule {quote.rule!r}, confidence {quote.confidence:.2f}"


_TELLING: Final = ("speaker", "outlet", "kind", "source", "cue")


def _listed(title: str, values: dict[str, Any]) -> Iterator[str]:
    if values:
        yield f"    {title} " + ", ".join(
            f"{key} {_cut(visible(json.dumps(value, ensure_ascii=False)), 0, _AROUND)}" for key, value in values.items()
        )
