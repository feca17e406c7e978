"""A `*.quotes.json` brought up to date: what is right stays as it stands, to the byte."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import attrs

from ...formats.native import encodable
from ...models import Quotes
from . import differences
from .cases import Case, Stated, after_blanks, members

STANDARD: Final = ("text", "span", "speaker", "outlet", "kind", "source")
"""The keys of a new quote, where the case does not show others."""


@attrs.frozen(slots=True)
class Rewritten:
    """A case brought up to date.

    document: the new file.
    changed, added, removed: how many quotes were.
    stale: how many of those changed or removed had a text that was not at their span.
    """

    document: str
    changed: int
    added: int
    removed: int
    stale: int

    def __str__(self) -> str:
        counts = [(self.changed, "changed"), (self.added, "added"), (self.removed, "removed")]
        (first, name), *more = [pair for pair in counts if pair[0]] or [(0, "stated")]
        said = [f"{first} quote{'s' * (first != 1)} {name}", *(f"{count} {name}" for count, name in more)]
        stale = f" ({self.stale} had been stale)" if self.stale else ""
        return ", ".join(said) + stale


def rewritten(case: Case, quotes: Quotes, pairs: Sequence[int | None]) -> Rewritten:
    """A case with the quotes found in place of those stated.

    pairs: for each quote stated, the index of the one found that it is about, or None, as `match` gives them.

    A quote keeps the keys that it states; a new one gets those that all others state, and `span` if its text is not
    the only one of its words.  Where these are all of `STANDARD`, or there are no others, it gets each further key
    that says something of it as well.
    """
    stated = case.quotes or ()
    shape = _Shape.of(case)
    given = {number: index for index, number in enumerate(pairs) if number is not None}
    common = _common([stated[index] for index in given.values()] or stated)
    shared = Counter(quote.utterance for quote in quotes)
    times = Counter(quote.text for quote in quotes)
    names = _Numbers(stated)
    order = _ordered(pairs, len(quotes))
    position = {number: at for at, number in enumerate(order)}
    entries: list[tuple[int | None, str]] = []
    changed = 0
    for number in order:
        values = differences.words(quotes, number)
        index = given.get(number)
        entry = None if index is None else stated[index]
        keys = _new_keys(common, values, shared, times) if entry is None else list(entry.fields)
        values["parent"] = position.get(values["parent"])
        if "utterance" in keys:
            values["utterance"] = names.of(values["utterance"], entry)
        if entry is None:
            entries.append((None, shape.quote({key: values[key] for key in keys})))
            continue
        close = abs(entry.fields.get("confidence", 0.0) - quotes[number].confidence) <= differences.TOLERANCE
        wrong = {
            key: values[key]
            for key, value in entry.fields.items()
            if value != values[key] and not (key == "confidence" and close)
        }
        entries.append((index, shape.corrected(case.document, entry, wrong)))
        changed += bool(wrong)
    stale = sum(differences.place(entry, quotes.text) is None for entry in stated)
    return Rewritten(
        document=shape.whole(case, entries),
        changed=changed,
        added=len(order) - len(given),
        removed=len(stated) - len(given),
        stale=stale,
    )


def _ordered(pairs: Sequence[int | None], count: int) -> list[int]:
    """The quotes found in the order of the case, each new one behind the one that it follows in the article."""
    kept = [number for number in pairs if number is not None]
    behind: dict[int, list[int]] = {number: [number] for number in (-1, *kept)}
    last = -1
    for number in range(count):
        if number in behind:
            last = number
        else:
            behind[last].append(number)
    return [number for first in (-1, *kept) for number in behind[first] if number >= 0]


def _common(entries: Sequence[Stated]) -> list[str]:
    """The keys that all of some quotes state."""
    if not entries:
        return list(STANDARD)
    return [key for key in entries[0].fields if all(key in entry.fields for entry in entries)]


def _new_keys(common: list[str], values: dict[str, Any], shared: Counter[int], times: Counter[str]) -> list[str]:
    if not set(STANDARD) <= set(common):
        return common if "span" in common or times[values["text"]] == 1 else [*common, "span"]
    telling = {
        "cue": values["cue"] is not None,
        "utterance": shared[values["utterance"]] > 1,
        "insertions": bool(values["insertions"]),
        "parent": values["parent"] is not None,
        "negated": values["negated"],
    }
    return common + [key for key, tells in telling.items() if tells and key not in common]


class _Numbers:
    """The numbers of the utterances: those that the case gives, as far as they go, then new ones."""

    def __init__(self, stated: Sequence[Stated]) -> None:
        self.next = max((entry.fields.get("utterance", -1) for entry in stated), default=-1) + 1
        self.known: dict[int, int] = {}

    def of(self, utterance: int, entry: Stated | None) -> int:
        """The case's number for an utterance that was found, first in a quote that the case states, or a new one."""
        if utterance not in self.known:
            number = None if entry is None else entry.fields.get("utterance")
            if number is None or number in self.known.values():
                number, self.next = self.next, self.next + 1
            self.known[utterance] = number
        return self.known[utterance]


@attrs.frozen(slots=True, kw_only=True)
class _Shape:
    """How a file is laid out, so that what is written looks like what stands there.

    All but the last four are what stands between two parts: a line's end and an indentation, or, in a file of one
    line, next to nothing.

    top, end: before a key of the case, and before its last bracket.
    lead, comma, tail: before the first quote, between two, and behind the last one.
    inner, close: before a key of a quote, and before its last bracket.
    step: what one more level is indented by.
    gap: what stands behind a colon, and behind a comma that ends no line.
    spread: whether a list such as a span goes over several lines.
    ascii: whether other characters are escaped.
    """

    top: str
    end: str
    lead: str
    comma: str
    tail: str
    inner: str
    close: str
    step: str
    gap: str
    spread: bool
    ascii: bool

    @classmethod
    def of(cls, case: Case) -> _Shape:
        text = case.document
        end = "\r\n" if "\r\n" in text else "\n"
        top, step, gap = end + "  ", "  ", " "
        keys = list(members(text, after_blanks(text, 0))) if text.strip() else []
        if keys:
            top = _between(text, text.index("{") + 1)
            end = _between(text, keys[-1].end)
            gap = text[text.rindex(":", 0, keys[0].start) + 1 : keys[0].start]
            step = (top.removeprefix(end) or "  ") if "\n" in top else ""
        lead = top + step if "\n" in top else ""
        inner = lead + step
        tail, close, comma, spread = top if lead else "", lead, f",{lead or gap}", False
        if case.quotes:
            first, last = case.quotes[0], case.quotes[-1]
            fields = list(members(text, first.start))
            lead = text[text.rindex("[", 0, first.start) + 1 : first.start]
            tail = _between(text, last.end)
            if len(case.quotes) > 1:
                comma = text[first.end : case.quotes[1].start]
            inner = _between(text, first.start + 1)
            close = _between(text, fields[-1].end)
            spread = any("\n" in text[field.start : field.end] for field in fields)
        return cls(
            top=top,
            end=end,
            lead=lead,
            comma=comma,
            tail=tail,
            inner=inner,
            close=close,
            step=step,
            gap=gap,
            spread=spread,
            ascii=text.isascii() and "\\u" in text,
        )

    def quote(self, fields: dict[str, Any]) -> str:
        """A new quote."""
        comma = "," if "\n" in self.inner else f",{self.gap}"
        keys = (
            f"{self.inner}{json.dumps(key)}:{self.gap}{self.value(value, spread=self.spread)}"
            for key, value in fields.items()
        )
        return f"{{{comma.join(keys)}{self.close}}}"

    def corrected(self, document: str, entry: Stated, wrong: dict[str, Any]) -> str:
        """A quote as it stands in the file, but for values that are wrong."""
        parts: list[str] = []
        done = entry.start
        for field in members(document, entry.start):
            if field.key in wrong:
                spread = "\n" in document[field.start : field.end]
                parts += [document[done : field.start], self.value(wrong[field.key], spread=spread)]
                done = field.end
        return "".join([*parts, document[done : entry.end]])

    def value(self, value: Any, *, spread: bool) -> str:
        """A value in JSON."""
        if spread and isinstance(value, list) and value:
            line = self.inner + self.step
            return f"[{','.join(line + self.value(entry, spread=False) for entry in value)}{self.inner}]"
        return encodable(json.dumps(value, ensure_ascii=self.ascii, separators=(f",{self.gap}", ":")))

    def whole(self, case: Case, quotes: list[tuple[int | None, str]]) -> str:
        """The file with other quotes, each given with its index in the case, if it has one."""
        text = case.document
        stated = case.quotes or ()
        parts = [self.lead]
        before: int | None = None
        for number, (index, quote) in enumerate(quotes):
            if number and before is not None and index == before + 1:  # as they stood
                parts.append(text[stated[before].end : stated[index].start])
            elif number:
                parts.append(self.comma)
            parts.append(quote)
            before = index
        listed = f"[{''.join(parts)}{self.tail}]" if quotes else "[]"
        start = after_blanks(text, 0)
        if start == len(text):
            return f'{{{self.top}"quotes":{self.gap}{listed}{self.end}}}{self.end}'
        keys = list(members(text, start))
        old = next((member for member in keys if member.key == "quotes"), None)
        if old is not None:
            return text[: old.start] + listed + text[old.end :]
        if not keys:
            return f'{text[: start + 1]}{self.top}"quotes":{self.gap}{listed}{self.end}{text[text.rindex("}") :]}'
        comma = f",{self.top if chr(10) in self.top else self.gap}"
        return f'{text[: keys[-1].end]}{comma}"quotes":{self.gap}{listed}{text[keys[-1].end :]}'


def _between(document: str, at: int) -> str:
    return document[at : after_blanks(document, at)]
