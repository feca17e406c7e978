"""The layout of plain text: what white space and `>` set off, which lines are of a list, where a rule stands."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import tokenizer
from quoteparse.layout import Layout, is_list_item


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


FIRST = "The pier at Oban has been shut since the storm, and nobody expects to see it open before the spring."
SECOND = "There was money for the repair two years ago. It was spent on a clock, and the clock is slow."
PLAIN = "In the meantime the ferry lands its passengers on the beach, where they are met by a man with a plank."
LAST = "Nobody in the town is surprised, and nobody in the town is to blame."

WRAPPED = """\
The pier at Oban has been shut since the storm, and nobody in the town
expects to see it open before the spring. There was money for the repair,
but it was spent on a clock, and the clock is slow, and has been slow
since it came."""
WRAPPED_INSIDE = """\
In the meantime the ferry lands its passengers on the beach, where they
are met by a man with a plank, who is paid by nobody, as far as anybody
in the town can tell, and who was there before the pier was shut."""
WRAPPED_LAST = """\
Nobody in the town is surprised, and nobody in the town is to blame, so
that the man with the plank is likely to stay."""


def indented(text: str, by: str = "    ") -> str:
    """A text with white space, or a mark, before each of its lines."""
    return "\n".join(f"{by}{line}".rstrip(" ") if line or by.strip() else "" for line in text.split("\n"))


INDENTED, MARKED = (False, False), (True, True)
"""Whether a stretch is surely a quotation, and whether it is a piece of a message that is answered."""

SET_OFF = [
    # indentation
    pytest.param(f"{PLAIN}\n\n    {FIRST}\n\n{LAST}", [(FIRST, INDENTED)], id="four spaces"),
    pytest.param(f"{PLAIN}\n\n  {FIRST}\n\n{LAST}", [(FIRST, INDENTED)], id="two spaces"),
    pytest.param(f"{PLAIN}\n\n {FIRST}\n\n{LAST}", [], id="near miss: one space"),
    pytest.param(f"{PLAIN}\n\n\t{FIRST}\n\n{LAST}", [(FIRST, INDENTED)], id="tab"),
    pytest.param(f"{PLAIN}\n\n\u00a0\u00a0{FIRST}\n\n{LAST}", [(FIRST, INDENTED)], id="no-break spaces"),
    pytest.param(f"{PLAIN}\n\n{FIRST}    \n\n{LAST}", [], id="near miss: spaces behind"),
    pytest.param(f"{PLAIN}\n    {FIRST}\n{LAST}", [(FIRST, INDENTED)], id="no blank lines"),
    pytest.param(f"{PLAIN}\r\n\r\n    {FIRST}\r\n\r\n{LAST}", [(FIRST, INDENTED)], id="CRLF"),
    pytest.param(f"{PLAIN}\r\r    {FIRST}\r\r{LAST}", [(FIRST, INDENTED)], id="CR"),
    pytest.param(
        f"{PLAIN}\n\n    {FIRST}\n\n    {SECOND}\n\n{PLAIN}\n\n{LAST}",
        [(f"{FIRST}\n\n    {SECOND}", INDENTED)],
        id="two paragraphs",
    ),
    pytest.param(
        f"{PLAIN}\n\n    {FIRST}\n\n{PLAIN}\n\n    {SECOND}\n\n{LAST}",
        [(FIRST, INDENTED), (SECOND, INDENTED)],
        id="two stretches",
    ),
    pytest.param(
        f"{PLAIN}\n\n    {FIRST}\n\n    {SECOND}\n\n{LAST}",
        [(f"{FIRST}\n\n    {SECOND}", INDENTED)],
        id="as many lines indented as not",
    ),
    pytest.param(f"    {FIRST}\n\n    {PLAIN}\n\n    {LAST}", [], id="near miss: every line"),
    pytest.param(f"    {FIRST}", [], id="near miss: the only line"),
    pytest.param(f"  {PLAIN}\n\n      {FIRST}\n\n  {LAST}", [(FIRST, INDENTED)], id="every line, one of them further"),
    pytest.param(
        f"    {PLAIN}\n{FIRST}\n    {SECOND}\n{LAST}",
        [],
        id="near miss: the first line of each paragraph",
        marks=broken("half of the lines stand at the margin, and a line is a paragraph here"),
    ),
    # every first line is indented, as in print
    pytest.param(f"    {PLAIN}\n\n    {FIRST}\n\n    {SECOND}\n\n{LAST}", [], id="near miss: every first line but one"),
    pytest.param(
        f"    {PLAIN}\n\n        {FIRST}\n\n    {SECOND}\n\n    {LAST}",
        [(FIRST, INDENTED)],
        id="every first line, one of them further",
    ),
    # lists
    pytest.param(f"{PLAIN}\n\n    - {FIRST}\n    - {SECOND}\n\n{LAST}", [], id="near miss: hyphens"),
    pytest.param(f"{PLAIN}\n\n    • {FIRST}\n\n{PLAIN}\n\n{LAST}", [], id="near miss: bullet"),
    pytest.param(f"{PLAIN}\n\n    1. {FIRST}\n\n{PLAIN}\n\n{LAST}", [], id="near miss: number"),
    pytest.param(
        f"{PLAIN}\n\n    1880 was wet. {FIRST}\n\n{LAST}", [(f"1880 was wet. {FIRST}", INDENTED)], id="a year"
    ),
    # marks before each line
    pytest.param(f"{PLAIN}\n\n> {FIRST}\n\n{LAST}", [(FIRST, MARKED)], id="mark"),
    pytest.param(f"{PLAIN}\n\n>{FIRST}\n\n{LAST}", [(FIRST, MARKED)], id="mark without a space"),
    pytest.param(f"> {FIRST}", [(FIRST, MARKED)], id="mark before the only line"),
    pytest.param(f"{PLAIN}\n\n  > {FIRST}\n\n{LAST}", [(FIRST, MARKED)], id="mark, indented"),
    pytest.param(f"{PLAIN}\n\n> {FIRST}\n> {SECOND}\n\n{LAST}", [(f"{FIRST}\n> {SECOND}", MARKED)], id="two lines"),
    pytest.param(
        f"{PLAIN}\n\n> {FIRST}\n>\n> {SECOND}\n\n{LAST}",
        [(f"{FIRST}\n>\n> {SECOND}", MARKED)],
        id="an empty line between",
    ),
    pytest.param(
        f"{PLAIN}\n\n>\n> {FIRST}\n\n{LAST}",
        [(FIRST, MARKED)],
        id="an empty line first",
    ),
    pytest.param(
        f"{PLAIN}\n\n> {FIRST}\n>\n\n{LAST}",
        [(FIRST, MARKED)],
        id="an empty line last",
    ),
    pytest.param(f"{PLAIN}\n\n>\n>\n\n{LAST}", [], id="near miss: empty lines alone"),
    pytest.param(f"{PLAIN}\n\n>> {FIRST}\n\n{LAST}", [(FIRST, MARKED)], id="two marks"),
    pytest.param(f"{PLAIN}\n\n> > {FIRST}\n\n{LAST}", [(FIRST, MARKED)], id="two marks, spaced"),
    pytest.param(f"{PLAIN}\n\n3 > 2, as we know. {FIRST}\n\n{LAST}", [], id="near miss: greater than"),
    pytest.param(f"{PLAIN}\n\n» {FIRST}\n\n{LAST}", [], id="near miss: guillemet"),
    pytest.param(
        f"{PLAIN}\n\n> {FIRST}\n\n{PLAIN}\n\n    {SECOND}\n\n{LAST}",
        [(FIRST, MARKED), (SECOND, INDENTED)],
        id="a mark, and indentation",
    ),
    # hard-wrapped text
    pytest.param(
        f"{WRAPPED}\n\n{indented(WRAPPED_INSIDE)}\n\n{WRAPPED_LAST}\n",
        [(indented(WRAPPED_INSIDE).lstrip(), INDENTED)],
        id="hard-wrapped, indented",
    ),
    pytest.param(
        f"{WRAPPED}\n\n{indented(WRAPPED_INSIDE, '> ')}\n\n{WRAPPED_LAST}\n",
        [(indented(WRAPPED_INSIDE, "> ")[2:], MARKED)],
        id="hard-wrapped, marks",
    ),
    pytest.param(
        f"    {WRAPPED}\n\n    {WRAPPED_INSIDE}\n\n    {WRAPPED_LAST}\n",
        [],
        id="near miss: hard-wrapped, first lines",
        marks=broken("the first lines of hard-wrapped paragraphs are set off, each alone"),
    ),
    pytest.param(f"{WRAPPED}\n\n{WRAPPED_INSIDE}\n\n{WRAPPED_LAST}\n", [], id="near miss: hard-wrapped"),
    # nothing
    pytest.param(f"{PLAIN}\n\n{FIRST}\n\n{LAST}", [], id="near miss: plain paragraphs"),
    pytest.param("", [], id="nothing"),
    pytest.param(" \n\t\n", [], id="white space"),
]


@pytest.mark.parametrize(("article", "expected"), SET_OFF)
def test_of_text(article: str, expected: list[tuple[str, tuple[bool, bool]]]) -> None:
    layout = tokenizer.read(article).layout
    found = [(article[set_off.start : set_off.end], (set_off.sure, set_off.reply)) for set_off in layout.set_off]
    assert found == expected
    assert (layout.headings, layout.items, layout.breaks, layout.titles) == (frozenset(), frozenset(), (), ())


LEAD = "Ann Roe writes at The Atlantic"

QUOTED = [
    pytest.param(
        f"{PLAIN}\n\n{LEAD}:\n\n    {FIRST}\n\n{LAST}", [("Ann Roe", "The Atlantic", FIRST)], id="indented, colon"
    ),
    pytest.param(
        f"{PLAIN}\n\n{LEAD}.\n\n    {FIRST}\n\n{LAST}", [("Ann Roe", "The Atlantic", FIRST)], id="indented, full stop"
    ),
    pytest.param(f"{PLAIN}\n\n{LEAD}.\n\n{FIRST}\n\n{LAST}", [], id="near miss: not indented, full stop"),
    pytest.param(f"{PLAIN}\n\n    {FIRST}\n\n{LAST}", [], id="near miss: indented, nothing stated"),
    pytest.param(
        f"{PLAIN}\n\n{SECOND}\n\n    {FIRST}\n\n    — Ann Roe\n\n{PLAIN}\n\n{LAST}",
        [("Ann Roe", None, FIRST)],
        id="indented, credit inside",
    ),
    pytest.param(
        f"{PLAIN}\n\n    {FIRST}\n\n— Ann Roe, The Atlantic\n\n{LAST}",
        [("Ann Roe", "The Atlantic", FIRST)],
        id="indented, credit below",
    ),
    pytest.param(
        f"{LEAD}:\n\n    {FIRST}\n\n    {SECOND}\n\n{PLAIN}\n\n{LAST}\n\n{LAST}",
        [("Ann Roe", "The Atlantic", f"{FIRST}\n\n    {SECOND}")],
        id="the indentation ends the block",
    ),
    pytest.param(
        f"{LEAD}:\n\n    {FIRST}\n\n    {SECOND}\n\n{LAST}",
        [("Ann Roe", "The Atlantic", f"{FIRST}\n\n    {SECOND}")],
        id="the indentation ends the block, short article",
    ),
    pytest.param(f"{PLAIN}\n\n> {FIRST}\n\n{LAST}", [(None, None, FIRST)], id="mark, nothing stated"),
    pytest.param(
        f"On Monday, Ann Roe wrote:\n> {FIRST}\n> {SECOND}\n\n{PLAIN}",
        [("Ann Roe", None, f"{FIRST}\n> {SECOND}")],
        id="a reply",
    ),
    pytest.param(
        f"On Monday, Ann Roe wrote:\n> {FIRST}\n\n{PLAIN}\n\n> {SECOND}\n\n{LAST}",
        [("Ann Roe", None, FIRST), ("Ann Roe", None, SECOND)],
        id="a reply in pieces",
    ),
    pytest.param(
        f"{LEAD}:\n\n    {FIRST}\n\n{PLAIN}\n\n    {SECOND}\n\n{LAST}",
        [("Ann Roe", "The Atlantic", FIRST)],
        id="near miss: indentation in pieces is no reply",
    ),
    pytest.param(
        f"{LEAD}:\n\n>\n> {FIRST}\n\n{LAST}",
        [("Ann Roe", "The Atlantic", FIRST)],
        id="an empty line first",
    ),
]


@pytest.mark.parametrize(("article", "expected"), QUOTED)
def test_what_is_set_off_in_text_is_quoted(article: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    quotes = quoteparse.parse(article)
    assert quotes.text == article
    assert all(article[quote.span.slice] == quote.text for quote in quotes)
    assert [(quote.speaker, quote.outlet, quote.text) for quote in quotes] == expected
    assert {quote.kind for quote in quotes} <= {"block"}


MARKED_TWICE = [
    pytest.param(f"{PLAIN}\n\n{LEAD}:\n\n    “{FIRST}”\n\n{LAST}", id="indented"),
    pytest.param(
        f"{PLAIN}\n\n{LEAD}:\n\n> “{FIRST}”\n\n{LAST}",
        id="mark",
    ),
]


@pytest.mark.parametrize("article", MARKED_TWICE)
def test_what_is_set_off_and_in_quotation_marks_is_one_quote(article: str) -> None:
    quotes = quoteparse.parse(article)
    assert [(q.speaker, q.outlet, q.text) for q in quotes] == [("Ann Roe", "The Atlantic", FIRST)]


LIST_ITEMS = [
    pytest.param("- The clock", True, id="hyphen"),
    pytest.param("-The clock", False, id="near miss: hyphen without a space"),
    pytest.param("– The clock", True, id="en dash"),
    pytest.param("— The clock", True, id="em dash"),
    pytest.param("* The clock", True, id="star"),
    pytest.param("*The clock*", False, id="near miss: emphasis"),
    pytest.param("+ The clock", True, id="plus"),
    pytest.param("• The clock", True, id="bullet"),
    pytest.param("· The clock", True, id="middle dot"),
    pytest.param("▪ The clock", True, id="square"),
    pytest.param("‣ The clock", True, id="triangle"),
    pytest.param("o The clock", True, id="letter for a bullet"),
    pytest.param("o clock", False, id="near miss: letter, small letters"),
    pytest.param("l’horloge", False, id="near miss: letter, apostrophe"),
    pytest.param("1. The clock", True, id="number, full stop"),
    pytest.param("1) The clock", True, id="number, bracket"),
    pytest.param("(1) The clock", True, id="number in brackets"),
    pytest.param("12. The clock", True, id="two digits"),
    pytest.param("2026. The clock", False, id="near miss: a year"),
    pytest.param("1.5 million came", False, id="near miss: a decimal"),
    pytest.param("10 people came", False, id="near miss: a number"),
    pytest.param("a. The clock", True, id="letter, full stop"),
    pytest.param("(a) The clock", True, id="letter in brackets"),
    pytest.param("(and) The clock", False, id="near miss: a word in brackets"),
    pytest.param("A. Roe said so", False, id="near miss: an initial"),
    pytest.param("3 - The clock", True, id="number, hyphen"),
    pytest.param("3-year-olds came", False, id="near miss: a compound"),
    pytest.param("| Clock | Pier |", True, id="row of a table"),
    pytest.param("The clock | the pier", False, id="near miss: a bar inside"),
    pytest.param("The clock", False, id="near miss: a sentence"),
    pytest.param("-", False, id="near miss: a hyphen alone"),
    pytest.param("", False, id="near miss: nothing"),
]


@pytest.mark.parametrize(("line", "expected"), LIST_ITEMS)
def test_is_list_item(line: str, expected: bool) -> None:
    assert is_list_item(line, 0, len(line)) is expected
    around = f"A man with a plank.\n{line}\n- The pier"
    assert is_list_item(around, 20, 20 + len(line)) is expected


BREAKS = [
    pytest.param((), 0, 100, False, id="none"),
    pytest.param((10,), 0, 20, True, id="between"),
    pytest.param((10,), 0, 9, False, id="near miss: behind"),
    pytest.param((10,), 11, 20, False, id="near miss: before"),
    pytest.param((10,), 10, 20, True, id="at the first offset"),
    pytest.param((10,), 0, 10, True, id="at the second offset"),
    pytest.param((10,), 10, 10, True, id="at both"),
    pytest.param((10, 30), 11, 29, False, id="near miss: one before, one behind"),
    pytest.param((10, 30), 11, 30, True, id="the second of two"),
    pytest.param((10, 10), 0, 10, True, id="two at one place"),
]


@pytest.mark.parametrize(("breaks", "start", "end", "expected"), BREAKS)
def test_breaks_between(breaks: tuple[int, ...], start: int, end: int, expected: bool) -> None:
    assert Layout(breaks=breaks).breaks_between(start, end) is expected
