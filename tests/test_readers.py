"""The readers of Markdown and HTML: the text that comes out, and the quotes that stand in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import lxml.html
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import quoteparse
from quoteparse import KINDS, Page, Parser, Quote, Quotes
from quoteparse.readers import html as html_reader
from quoteparse.readers import markdown as markdown_reader


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


FIRST = (
    "The pier at Oban has been shut since the storm, and nobody in the town expects to see it open before the spring."
)
SECOND = "There was money for the repair two years ago. It was spent on a clock, and the clock is slow."
OPENING = (
    "Good morning from the harbour. The sun is out, the gulls are loud, and the kettle has boiled for the second time."
)
CLOSING = "In the meantime the ferry lands its passengers on the beach, where they are met by a man with a plank."
LEAD = "Ann Roe writes at The Atlantic:"
SAID = "“Nobody came,” said Ann Roe."

Row = tuple[str | None, str | None, str]
"""The speaker, the outlet and the text of a quote."""


def lawful(quotes: Quotes) -> Quotes:
    """Quotes, checked against the law of offsets."""
    for quote in quotes:
        assert quotes.text[quote.span.slice] == quote.text
        assert quote.text == quote.text.strip()
        for span in filter(None, (quote.source, quote.cue, *quote.insertions)):
            assert 0 <= span.start < span.end <= len(quotes.text)
    return quotes


def rows(quotes: Sequence[Quote]) -> list[Row]:
    return [(quote.speaker, quote.outlet, quote.text) for quote in quotes]


def markdown(article: str) -> Quotes:
    return lawful(quoteparse.parse(article, format="markdown"))


def page(body: str, head: str = "") -> str:
    """A page with an article around what it is about."""
    article = f"<article><p>{OPENING}</p>\n{body}\n<p>{CLOSING}</p></article>"
    return f"<!doctype html><html><head>{head}</head><body>{article}</body></html>"


def html(body: str) -> Quotes:
    """The quotes of a page, each of which can be found again in it."""
    article = page(body)
    quotes = lawful(quoteparse.parse(article, format="html"))
    there = " ".join(lxml.html.fromstring(article).text_content().split())
    for quote in quotes:
        assert all(" ".join(line.split()) in there for line in quote.text.splitlines())
    return quotes


# ----------------------------------------------------------------------------- Markdown: the text

MARKDOWN_TEXTS = [
    pytest.param("The pier.\n\nThe clock.", "The pier.\n\nThe clock.", id="paragraphs"),
    pytest.param("The pier.\n\n\n\n  The clock.\n\n", "The pier.\n\nThe clock.", id="white space between"),
    pytest.param("The pier\nis shut.", "The pier\nis shut.", id="a line break inside"),
    pytest.param("The pier\n   is shut.", "The pier\n   is shut.", id="white space before a line"),
    pytest.param("# The pier\n\n## The clock ##", "The pier\n\nThe clock", id="headings"),
    pytest.param("The pier\n===\n\nThe clock\n---", "The pier\n\nThe clock", id="underlined headings"),
    pytest.param("#The pier", "#The pier", id="near miss: a hash without a space"),
    pytest.param("- The pier\n- The clock", "The pier\n\nThe clock", id="list"),
    pytest.param("* The pier\n  - The clock", "The pier\n\nThe clock", id="list in a list"),
    pytest.param("1. The pier\n2) The clock", "The pier\n\nThe clock", id="numbered list"),
    pytest.param("-The pier", "-The pier", id="near miss: a hyphen without a space"),
    pytest.param("2026. was wet", "2026. was wet", id="a number", marks=broken("the number of a list is not kept")),
    pytest.param("> The pier\n> is shut.", "The pier\nis shut.", id="quotation"),
    pytest.param("> The pier\nis shut.", "The pier\nis shut.", id="quotation, lazy"),
    pytest.param(">> The pier\n>\n> The clock", "The pier\n\nThe clock", id="quotation in a quotation"),
    pytest.param("> - The pier\n> - The clock", "The pier\n\nThe clock", id="list in a quotation"),
    pytest.param("The pier > the clock", "The pier > the clock", id="near miss: greater than"),
    pytest.param("The pier.\n\n***\n\nThe clock.", "The pier.\n\nThe clock.", id="rule"),
    pytest.param("The *pier* and the **clock**", "The *pier* and the **clock**", id="emphasis"),
    pytest.param('[The pier](x "y") and [the clock][z]', '[The pier](x "y") and [the clock][z]', id="links"),
    pytest.param("[The pier][x]\n\n[x]: https://e.org", "[The pier][x]", id="definition of a link"),
    pytest.param("![The pier](x)", "![The pier](x)", id="image"),
    pytest.param("The `pier`", "The `pier`", id="code inside"),
    pytest.param("The pier \\* the clock \\[1\\]", "The pier \\* the clock \\[1\\]", id="escapes"),
    pytest.param("The pier &amp; the clock &#8212; shut", "The pier &amp; the clock &#8212; shut", id="entities"),
    pytest.param("The pier[^1]\n\n[^1]: It is shut.", "The pier[^1]\n\n[^1]: It is shut.", id="footnote"),
    pytest.param("The pier[^1]\n\n[^1]: https://e.org", "The pier[^1]", id="footnote, an address"),
    pytest.param("The pier  \nis shut\\\nagain", "The pier  \nis shut\\\nagain", id="hard breaks"),
    pytest.param("The ~~pier~~ clock", "The ~~pier~~ clock", id="strikethrough"),
    pytest.param("The <b>pier</b><br>and", "The <b>pier</b><br>and", id="HTML inside"),
    pytest.param("The pier <!-- shut -->", "The pier <!-- shut -->", id="comment inside"),
    pytest.param("<p>The pier</p>\n\n<div>The clock</div>", "The pier\n\nThe clock", id="HTML around"),
    pytest.param("<!-- shut -->\n\nThe pier", "The pier", id="comment around"),
    pytest.param("| Pier | Clock |\n|---|---|\n| shut | slow |", "Pier\tClock\n\nshut\tslow", id="table"),
    pytest.param("The pier\r\nis shut.\r\n\r\nThe clock.", "The pier\nis shut.\n\nThe clock.", id="CRLF"),
    pytest.param("\ufeffThe pier", "\ufeffThe pier", id="byte order mark"),
    pytest.param("", "", id="nothing"),
    pytest.param(" \n\n\t\n", "", id="white space"),
    pytest.param("[x]: https://e.org", "", id="a definition alone"),
]


@pytest.mark.parametrize(("article", "text"), MARKDOWN_TEXTS)
def test_markdown_text(article: str, text: str) -> None:
    assert markdown(article).text == text


# ----------------------------------------------------------------------------- Markdown: names with markup

# The lead-in, the speaker and the outlet; the words of the source and of the cue in the text
MARKDOWN_NAMES = [
    pytest.param(LEAD, ("Ann Roe", "The Atlantic"), ("Ann Roe", "writes"), id="plain"),
    pytest.param(
        "*Ann Roe* writes at *The Atlantic*:", ("Ann Roe", "The Atlantic"), ("Ann Roe", "writes"), id="emphasis"
    ),
    pytest.param(
        "**Ann Roe** writes at __The Atlantic__:", ("Ann Roe", "The Atlantic"), ("Ann Roe", "writes"), id="strong"
    ),
    pytest.param("***Ann Roe*** writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="strong emphasis"),
    pytest.param(
        "**Ann Roe writes at The Atlantic:**", ("Ann Roe", "The Atlantic"), ("Ann Roe", "writes"), id="all of it"
    ),
    pytest.param("Ann **Roe** writes:", ("Ann Roe", None), ("Ann **Roe**", "writes"), id="half a name"),
    pytest.param("A*nn* Roe writes:", ("Ann Roe", None), ("A*nn* Roe", "writes"), id="half a word"),
    pytest.param("Ann Roe *writes*:", ("Ann Roe", None), ("Ann Roe", "writes"), id="the verb"),
    pytest.param(
        '[Ann Roe](https://e.org/a) writes at [The Atlantic](https://e.org/b "c"):',
        ("Ann Roe", "The Atlantic"),
        ("Ann Roe", "writes"),
        id="links",
    ),
    pytest.param("[Ann Roe](<a b> 'c') writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="link, angle brackets"),
    pytest.param("[Ann Roe](a_(b)) writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="link, brackets in it"),
    pytest.param("[*Ann Roe*](a) writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="emphasis in a link"),
    pytest.param("*[Ann Roe](a)* writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="link in emphasis"),
    pytest.param("[Ann Roe writes](a):", ("Ann Roe", None), ("Ann Roe", "writes"), id="name and verb in a link"),
    pytest.param("Ann [Roe](a) writes:", ("Ann Roe", None), ("Ann [Roe](a)", "writes"), id="half a name in a link"),
    pytest.param(
        "[Ann Roe][a] writes:\n\n[a]: https://e.org", ("Ann Roe", None), ("Ann Roe", "writes"), id="reference"
    ),
    pytest.param(
        "[Ann Roe][] writes:\n\n[Ann Roe]: x", ("Ann Roe", None), ("Ann Roe", "writes"), id="reference, collapsed"
    ),
    pytest.param("[Ann Roe] writes:\n\n[Ann Roe]: x", ("Ann Roe", None), ("Ann Roe", "writes"), id="reference, short"),
    pytest.param(
        "Ann Roe writes at The Atlantic (<https://e.org/a>):",
        ("Ann Roe", "The Atlantic"),
        ("Ann Roe", "writes"),
        id="autolink",
    ),
    pytest.param("![A pier](a) Ann Roe writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="image before"),
    pytest.param(
        "Ann ![A pier](a)Roe writes:", ("Ann Roe", None), ("Ann ![A pier](a)Roe", "writes"), id="image inside"
    ),
    pytest.param("![Ann Roe](a) writes:", (None, None), None, id="near miss: a name under an image"),
    pytest.param("`Ann Roe` writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="code"),
    pytest.param("``Ann Roe`` writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="code, two ticks"),
    pytest.param("~~Ann Roe~~ writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="strikethrough"),
    pytest.param(
        "~~Bo Lind~~ Ann Roe writes:",
        ("Ann Roe", None),
        ("Ann Roe", "writes"),
        id="a name struck out before",
        marks=broken("what is struck out is read with what replaces it"),
    ),
    pytest.param("Ann\\-Marie Roe writes:", ("Ann-Marie Roe", None), ("Ann\\-Marie Roe", "writes"), id="escape"),
    pytest.param("Ann R\\_oe writes:", ("Ann R_oe", None), ("Ann R\\_oe", "writes"), id="escape of a mark"),
    pytest.param("Ann&nbsp;Roe writes:", ("Ann Roe", None), ("Ann&nbsp;Roe", "writes"), id="no-break space"),
    pytest.param("Ann R&ouml;e writes:", ("Ann Röe", None), ("Ann R&ouml;e", "writes"), id="entity inside"),
    pytest.param(
        "Ann Ro&eacute; writes:",
        ("Ann Roé", None),
        ("Ann Ro&eacute;", "writes"),
        id="entity at the end",
    ),
    pytest.param(
        "&Aring;sa Roe writes:",
        ("Åsa Roe", None),
        ("&Aring;sa Roe", "writes"),
        id="entity at the start",
    ),
    pytest.param("Ann Roe writes&#58;", ("Ann Roe", None), ("Ann Roe", "writes"), id="the colon as an entity"),
    pytest.param(
        "Ann Roe writes at The&nbsp;Atlantic:",
        ("Ann Roe", "The Atlantic"),
        ("Ann Roe", "writes"),
        id="no-break space behind an article",
    ),
    pytest.param("Ann Roe[^1] writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="footnote"),
    pytest.param("Ann Roe[^1] writes[^note]:\n\n[^1]: A.", ("Ann Roe", None), ("Ann Roe", "writes"), id="footnotes"),
    pytest.param("Ann  \nRoe writes:", ("Ann Roe", None), ("Ann  \nRoe", "writes"), id="hard break, spaces"),
    pytest.param("Ann\\\nRoe writes:", ("Ann Roe", None), ("Ann\\\nRoe", "writes"), id="hard break, backslash"),
    pytest.param("Ann\nRoe writes:", ("Ann Roe", None), ("Ann\nRoe", "writes"), id="line break"),
    pytest.param("Ann Roe writes:<br>", ("Ann Roe", None), ("Ann Roe", "writes"), id="HTML break behind"),
    pytest.param("<i>Ann Roe</i> writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="HTML"),
    pytest.param(
        "Ann <b>Roe</b> writes:",
        ("Ann Roe", None),
        ("Ann <b>Roe</b>", "writes"),
        id="half a name in HTML",
        marks=broken("tags inside Markdown have no counterpart: a span holds one of the two"),
    ),
    pytest.param("Ann Roe <!-- or Bo -->writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="comment"),
    pytest.param(
        "Ann Roe<sup>1</sup> writes:",
        ("Ann Roe", None),
        ("Ann Roe", "writes"),
        id="raised number",
    ),
    pytest.param("- Ann Roe writes:", ("Ann Roe", None), ("Ann Roe", "writes"), id="in a list"),
    pytest.param(
        "### Ann Roe writes:",
        ("Ann Roe", None),
        ("Ann Roe", "writes"),
        id="in a heading",
        marks=broken("a heading leads in nothing"),
    ),
    pytest.param("### Ann Roe", (None, None), None, id="near miss: a heading"),
]


@pytest.mark.parametrize(("lead", "expected", "words"), MARKDOWN_NAMES)
def test_markdown_names(lead: str, expected: tuple[str | None, str | None], words: tuple[str, str] | None) -> None:
    lead, _, definitions = lead.partition("\n\n")
    quotes = markdown(f"{OPENING}\n\n{lead}\n\n> {FIRST}\n\n{CLOSING}\n\n{definitions}")
    assert rows(quotes) == [(*expected, FIRST)]
    spans = quotes[0].source, quotes[0].cue
    assert tuple(quotes.text[span.slice] for span in spans if span is not None) == (words or ())


def test_a_name_with_a_backslash_is_seen_without_it() -> None:
    quotes = markdown("“Nobody came,” said Ann\\-Marie Roe. “We waited,” Roe added.")
    assert [quote.speaker for quote in quotes] == ["Ann-Marie Roe", "Ann-Marie Roe"]


# ----------------------------------------------------------------------------- Markdown: block quotations

ANN = ("Ann Roe", "The Atlantic")
NOBODY = (None, None)

MARKDOWN_BLOCKS = [
    # extents
    pytest.param(f"{LEAD}\n\n> {FIRST}", [(*ANN, FIRST)], id="one line"),
    pytest.param(f"{LEAD}\n\n> {FIRST}\n> {SECOND}", [(*ANN, f"{FIRST}\n{SECOND}")], id="two lines"),
    pytest.param(f"{LEAD}\n\n> {FIRST}\n>\n> {SECOND}", [(*ANN, f"{FIRST}\n\n{SECOND}")], id="two paragraphs"),
    pytest.param(f"{LEAD}\n\n> {FIRST}\n{SECOND}", [(*ANN, f"{FIRST}\n{SECOND}")], id="lazy line"),
    pytest.param(f"{LEAD}\n\n>{FIRST}", [(*ANN, FIRST)], id="no space"),
    pytest.param(f"{LEAD}\n\n>\n> {FIRST}\n>\n>", [(*ANN, FIRST)], id="empty lines around"),
    pytest.param(f"{LEAD}\n> {FIRST}", [(*ANN, FIRST)], id="no blank line before"),
    pytest.param(f"{LEAD}\n\n   > {FIRST}", [(*ANN, FIRST)], id="three spaces before"),
    pytest.param(f"- {LEAD}\n\n  > {FIRST}", [(*ANN, FIRST)], id="in a list"),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n\n> {SECOND}",
        [(*ANN, FIRST), (*ANN, SECOND)],
        id="two, one behind the other",
    ),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n\nA sentence between.\n\n> {SECOND}",
        [(*ANN, FIRST), (*NOBODY, SECOND)],
        id="near miss: two, a sentence between",
    ),
    pytest.param(f"> {FIRST}", [(*NOBODY, FIRST)], id="nothing stated"),
    pytest.param(f"> {SECOND}\n\n{SECOND}", [], id="near miss: pulled from the article"),
    pytest.param("> The pier\n> Oban\n> PA34 4LN", [], id="near miss: an address"),
    pytest.param("> ***", [], id="near miss: a rule in it"),
    # what stands in them
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> - The clock is slow.\n> - The pier is shut.\n>\n> {SECOND}",
        [(*ANN, f"{FIRST}\n\nThe clock is slow.\n\nThe pier is shut.\n\n{SECOND}")],
        id="list inside",
    ),
    pytest.param(f"{LEAD}\n\n> 1. {FIRST}\n> 2. {SECOND}", [(*ANN, f"{FIRST}\n\n{SECOND}")], id="list alone"),
    pytest.param(f"{LEAD}\n\n> ## The pier\n>\n> {FIRST}", [(*ANN, f"The pier\n\n{FIRST}")], id="heading inside"),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> […]\n>\n> {SECOND}", [(*ANN, f"{FIRST}\n\n[…]\n\n{SECOND}")], id="ellipsis"
    ),
    pytest.param(f"{LEAD}\n\n> {FIRST}\n>\n> ***\n>\n> {SECOND}", [(*ANN, f"{FIRST}\n\n{SECOND}")], id="rule inside"),
    pytest.param(f"{LEAD}\n\n> {FIRST}[^1]", [(*ANN, FIRST)], id="footnote at the end"),
    pytest.param(f"{LEAD}\n\n> *{FIRST}*", [(*ANN, f"*{FIRST}*")], id="all in italics"),
    pytest.param(
        f"{LEAD}\n\n> *{FIRST}*\n>\n> *{SECOND}*",
        [(*ANN, f"*{FIRST}*\n\n*{SECOND}*")],
        id="all in italics, two paragraphs",
    ),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> ![The pier](a)\n>\n> {SECOND}",
        [(*ANN, f"{FIRST}\n\n![The pier](a)\n\n{SECOND}")],
        id="image inside",
    ),
    pytest.param(
        f"{LEAD}\n\n> ![The pier](a)\n>\n> {FIRST}",
        [(*ANN, FIRST)],
        id="image first",
    ),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> ![The pier](a)",
        [(*ANN, FIRST)],
        id="image last",
    ),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> ```\n> slow()\n> ```",
        [(*ANN, FIRST)],
        id="code last",
    ),
    pytest.param(
        f"{LEAD}\n\n> &nbsp;\n>\n> {FIRST}",
        [(*ANN, FIRST)],
        id="no-break space first",
    ),
    pytest.param(f"{LEAD}\n\n![The pier](a)\n\n> {FIRST}", [(*ANN, FIRST)], id="image before"),
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> [Read more](a)",
        [(*ANN, FIRST)],
        id="read more",
    ),
    pytest.param(f"{LEAD}\n\n> {FIRST}\n\n[Read more](a)", [(*ANN, FIRST)], id="read more below"),
    # one in another
    pytest.param(
        f"{LEAD}\n\n> {FIRST}\n>\n> Bo Lind said:\n>\n> > {SECOND}",
        [(*ANN, f"{FIRST}\n\nBo Lind said:\n\n{SECOND}"), ("Bo Lind", "The Atlantic", SECOND)],
        id="one in another",
    ),
    pytest.param(f"{LEAD}\n\n> > {FIRST}", [(*ANN, FIRST)], id="one in another, nothing between"),
    # a rule
    pytest.param(f"{LEAD}\n\n***\n\n> {FIRST}", [(*NOBODY, FIRST)], id="near miss: a rule between"),
    pytest.param(f"{LEAD}\n\n{FIRST}\n\n---\n\n{SECOND}", [(*ANN, FIRST)], id="a rule ends a block"),
    pytest.param(f"{LEAD}\n\n{FIRST}\n\n* * *\n\n{SECOND}", [(*ANN, FIRST)], id="a rule of stars ends a block"),
    pytest.param(f"{LEAD}\n\n{FIRST}\n\n## The clock\n\n{SECOND}", [(*ANN, FIRST)], id="a heading ends a block"),
    pytest.param(f"{LEAD}\n\n- {FIRST}\n- {SECOND}", [], id="near miss: a list"),
    pytest.param(f"{LEAD}\n\n| {FIRST} |\n|---|\n| {SECOND} |", [], id="near miss: a table"),
    # attribution inside and behind
    pytest.param(f"> {FIRST}\n> — Ann Roe, The Atlantic", [(*ANN, FIRST)], id="credit, next line"),
    pytest.param(f"> {FIRST}\n>\n> — Ann Roe, The Atlantic", [(*ANN, FIRST)], id="credit, paragraph"),
    pytest.param(f"> {FIRST}\n>\n> --- Ann Roe, *The Atlantic*", [(*ANN, FIRST)], id="credit, three hyphens"),
    pytest.param(f"> {FIRST}\n>\n> - Ann Roe, The Atlantic", [(*ANN, FIRST)], id="credit, a hyphen"),
    pytest.param(f"> {FIRST}\n>\n> **— Ann Roe**, [The Atlantic](a)", [(*ANN, FIRST)], id="credit, strong and a link"),
    pytest.param(f"> {FIRST}\n>\n> <cite>Ann Roe, The Atlantic</cite>", [(*ANN, FIRST)], id="cite"),
    pytest.param(f"> {FIRST}\n>\n> Ann Roe, <cite>The Atlantic</cite>", [(*ANN, FIRST)], id="cite around the outlet"),
    pytest.param(f"> {FIRST}\n> <footer>— Ann Roe, The Atlantic</footer>", [(*ANN, FIRST)], id="footer"),
    pytest.param(f"> {FIRST}<br>— Ann Roe, The Atlantic", [(*ANN, FIRST)], id="credit behind a break"),
    pytest.param(f"> {FIRST}\n\n— Ann Roe, The Atlantic", [(*ANN, FIRST)], id="credit below"),
    pytest.param(f"> {FIRST}\n\n<cite>Ann Roe, The Atlantic</cite>", [(*ANN, FIRST)], id="cite below"),
    pytest.param(f"> {FIRST}\n\n- Ann Roe, The Atlantic", [(*ANN, FIRST)], id="hyphen below, an outlet"),
    pytest.param(
        f"> {FIRST}\n\n- Ann Roe",
        [("Ann Roe", None, FIRST)],
        id="hyphen below",
        marks=broken("a hyphen below makes a list of one name, and a name alone there is no credit"),
    ),
    pytest.param(f"> {FIRST}\n\n- Ann Roe\n- Bo Lind", [(*NOBODY, FIRST)], id="near miss: a list of names below"),
    # quotation marks around all of it
    pytest.param(f"{LEAD}\n\n> “{FIRST}”", [(*ANN, FIRST)], id="marks around"),
    pytest.param(f"> “{FIRST}”\n>\n> — Ann Roe, The Atlantic", [(*ANN, FIRST)], id="marks around, credit"),
    pytest.param(f"> *“{FIRST}”*\n>\n> — Ann Roe, The Atlantic", [(*ANN, FIRST)], id="marks around, italics, credit"),
    pytest.param(
        f"> “{FIRST}\n>\n> “{SECOND}”\n>\n> — Ann Roe, The Atlantic",
        [(*ANN, FIRST), (*ANN, SECOND)],
        id="marks before each paragraph",
    ),
    pytest.param(
        f"> “{FIRST}”",
        [(*NOBODY, FIRST)],
        id="marks around, nothing stated",
        marks=broken("a guess out of what follows"),
    ),
    pytest.param(
        f"{LEAD}\n\n> {FIRST} “It is a shame,” said Bo Lind.",
        [(*ANN, f"{FIRST} “It is a shame,” said Bo Lind."), ("Bo Lind", "The Atlantic", "It is a shame,")],
        id="near miss: marks inside",
    ),
]


@pytest.mark.parametrize(("article", "expected"), MARKDOWN_BLOCKS)
def test_markdown_blocks(article: str, expected: list[Row]) -> None:
    assert rows(markdown(f"{OPENING}\n\n{article}\n\n{CLOSING}")) == expected


@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_markdown_line_ends(ends: str) -> None:
    article = f"{LEAD}\n\n> {FIRST}\n>\n> {SECOND}\n\n{SAID}"
    assert markdown(article.replace("\n", ends)) == markdown(article)


def test_parents_of_markdown_blocks() -> None:
    inner = f"{LEAD}\n>\n> > {FIRST} “It is a shame,” said Cy Oduya."
    quotes = markdown(f"{OPENING}\n\nBo Lind writes:\n\n> {SECOND}\n>\n> {inner}\n\n{CLOSING}")
    assert [(quote.speaker, quote.kind, quote.parent) for quote in quotes] == [
        ("Bo Lind", "block", None),
        ("Ann Roe", "block", 0),
        ("Cy Oduya", "direct", 1),
    ]


CALL_OUTS = [
    pytest.param(f"> [!NOTE]\n> {FIRST}", False, id="[!NOTE]"),
    pytest.param(f"> [!WARNING]\n>\n> {FIRST}", False, id="[!WARNING]"),
    pytest.param(f"> [!tip] A tip\n> {FIRST}", False, id="[!tip] with a title"),
    pytest.param(f"> **Note:** {FIRST}", False, id="note, strong"),
    pytest.param(f"> **Note**: {FIRST}", False, id="note, colon outside"),
    pytest.param(f"> ℹ️ **Note:** {FIRST}", False, id="note, icon"),
    pytest.param(f"> Note: {FIRST}", False, id="note"),
    pytest.param(f"> _Update:_ {FIRST}", False, id="update"),
    pytest.param(f"> **Correction:** {FIRST}", False, id="correction"),
    pytest.param(f"> **Note**\n>\n> {FIRST}", False, id="note, line of its own"),
    pytest.param(f"> **Tip:** {FIRST}", False, id="tip"),
    pytest.param(f"> **Warning:** {FIRST}", False, id="warning"),
    pytest.param(f"> **Important:** {FIRST}", False, id="important"),
    pytest.param("> Note that the pier is shut, and that nobody knows why.", True, id="near miss: note that"),
    pytest.param(
        "> Notes were passed along the pier: nobody read them.",
        True,
        id="near miss: notes",
    ),
    pytest.param(f"> **The pier:** {FIRST}", True, id="near miss: another label"),
    pytest.param(f"> [The council] {FIRST}", True, id="near miss: an insertion first"),
]


@pytest.mark.parametrize(("article", "quoted"), CALL_OUTS)
def test_call_outs(article: str, quoted: bool) -> None:
    assert bool(markdown(f"{OPENING}\n\n{article}\n\n{CLOSING}")) is quoted


# ----------------------------------------------------------------------------- Markdown: quotation marks and markup

MARKDOWN_QUOTES = [
    pytest.param(SAID, [("Ann Roe", "Nobody came,")], id="plain"),
    pytest.param("“*Nobody came*,” said *Ann Roe*.", [("Ann Roe", "*Nobody came*,")], id="emphasis inside"),
    pytest.param(
        "“Nobody **came at all**,” said Ann Roe.", [("Ann Roe", "Nobody **came at all**,")], id="strong inside"
    ),
    pytest.param("“*Nobody came at all*” said Ann Roe.", [("Ann Roe", "Nobody came at all")], id="emphasis, all of it"),
    pytest.param("“[Nobody came at all](a)” said Ann Roe.", [("Ann Roe", "Nobody came at all")], id="link, all of it"),
    pytest.param("*“Nobody came,” said Ann Roe.*", [("Ann Roe", "Nobody came,")], id="emphasis around the sentence"),
    pytest.param("**“Nobody came,”** said Ann Roe.", [("Ann Roe", "Nobody came,")], id="strong around the quote"),
    pytest.param("“[Nobody](a) came,” said Ann Roe.", [("Ann Roe", "[Nobody](a) came,")], id="link at the start"),
    pytest.param(
        "“Nobody came [at all](a)” said Ann Roe.", [("Ann Roe", "Nobody came [at all](a)")], id="link at the end"
    ),
    pytest.param(
        "“Nobody came [at *all*][b]” said Ann Roe.\n\n[b]: x",
        [("Ann Roe", "Nobody came [at *all*][b]")],
        id="reference at the end",
    ),
    pytest.param("[“Nobody came,” said Ann Roe](a).", [("Ann Roe", "Nobody came,")], id="link around"),
    pytest.param("“Nobody came,” [said](a) Ann Roe.", [("Ann Roe", "Nobody came,")], id="link on the verb"),
    pytest.param("“Nobody came,”[^1] said Ann Roe.", [("Ann Roe", "Nobody came,")], id="footnote behind"),
    pytest.param(
        "“Nobody came at all[^1],” said Ann Roe.", [("Ann Roe", "Nobody came at all[^1],")], id="footnote inside"
    ),
    pytest.param("“Nobody\ncame,” said\nAnn Roe.", [("Ann Roe", "Nobody\ncame,")], id="line break inside"),
    pytest.param("“Nobody  \ncame,” said Ann Roe.", [("Ann Roe", "Nobody  \ncame,")], id="hard break inside"),
    pytest.param("“Nobody ~~never~~ came,” said Ann Roe.", [("Ann Roe", "Nobody ~~never~~ came,")], id="strikethrough"),
    pytest.param("&ldquo;Nobody came,&rdquo; said Ann Roe.", [("Ann Roe", "Nobody came,")], id="marks as entities"),
    pytest.param(
        "&quot;Nobody came,&quot; said Ann Roe.", [("Ann Roe", "Nobody came,")], id="straight marks as entities"
    ),
    pytest.param('\\"Nobody came,\\" said Ann Roe.', [("Ann Roe", "Nobody came,")], id="marks escaped"),
    pytest.param("“R\\&D is slow,” said Ann Roe.", [("Ann Roe", "R\\&D is slow,")], id="escape inside"),
    pytest.param("“Bo &amp; Cy came,” said Ann Roe.", [("Ann Roe", "Bo &amp; Cy came,")], id="entity inside"),
    pytest.param(
        "“\\[The council\\] came late,” said Ann Roe.",
        [("Ann Roe", "\\[The council\\] came late,")],
        id="escape at the start",
    ),
    pytest.param(
        "“Nobody came at all\\!” said Ann Roe.",
        [("Ann Roe", "Nobody came at all\\!")],
        id="escape at the end",
    ),
    pytest.param(
        "“Nobody came at all&hellip;” said Ann Roe.",
        [("Ann Roe", "Nobody came at all&hellip;")],
        id="entity at the end",
    ),
    pytest.param(
        "“&hellip;nobody came,” said Ann Roe.",
        [("Ann Roe", "&hellip;nobody came,")],
        id="entity at the start",
    ),
    pytest.param(
        "“<i>Nobody</i> came,” said Ann Roe.",
        [("Ann Roe", "<i>Nobody</i> came,")],
        id="HTML at the start",
        marks=broken("tags inside Markdown have no counterpart: a span holds one of the two"),
    ),
    pytest.param(
        "“Nobody <i>ever</i> came,” said Ann Roe.", [("Ann Roe", "Nobody <i>ever</i> came,")], id="HTML inside"
    ),
    pytest.param("<q>Nobody came,</q> said Ann Roe.", [("Ann Roe", "Nobody came,")], id="<q>"),
    pytest.param("“<q>Nobody came,</q>” said Ann Roe.", [("Ann Roe", "Nobody came,")], id="<q> in marks"),
    pytest.param("# “Nobody came,” said Ann Roe", [("Ann Roe", "Nobody came,")], id="in a heading"),
    pytest.param("- “Nobody came,” said Ann Roe.", [("Ann Roe", "Nobody came,")], id="in a list"),
    pytest.param("| “Nobody came,” said Ann Roe. |\n|---|", [("Ann Roe", "Nobody came,")], id="in the head of a table"),
    pytest.param(
        "| Who | What |\n|---|---|\n| Bo Lind | “Nobody came,” said Ann Roe. |",
        [("Ann Roe", "Nobody came,")],
        id="in a table",
    ),
    # what is code, and what nobody reads
    pytest.param(f"```\n{SAID}\n```", [], id="near miss: fenced code"),
    pytest.param(f"~~~ python\n{SAID}\n~~~", [], id="near miss: fenced code, tildes"),
    pytest.param(f"    {SAID}", [], id="near miss: indented code"),
    pytest.param(f"> The pier.\n>\n> ```\n> {SAID}\n> ```", [], id="near miss: code in a quotation"),
    pytest.param(f"```\n{SAID}", [], id="near miss: fenced code, not closed"),
    pytest.param(
        'Ann Roe said that `print("Nobody came at all")` is slow.',
        [],
        id="near miss: code inside",
        marks=broken("quotation marks inside code are read as such"),
    ),
    pytest.param("Ann Roe said that `nobody` came.", [], id="near miss: a word of code"),
    pytest.param(f"![{SAID}](a)", [], id="near miss: the text of an image"),
    pytest.param(f"[The pier](a '{SAID}')", [], id="near miss: the title of a link"),
    pytest.param(f"[a]: x '{SAID}'", [], id="near miss: the title of a definition"),
    pytest.param(f"<!-- {SAID} -->", [], id="near miss: a comment"),
    pytest.param(f"The pier <!-- {SAID} --> is shut.", [], id="near miss: a comment inside"),
    pytest.param(f"<script>\n{SAID}\n</script>", [], id="near miss: a script"),
    pytest.param(f"<style>\n{SAID}\n</style>", [], id="near miss: a style"),
    pytest.param(f"<div hidden>{SAID}</div>", [], id="near miss: hidden"),
    pytest.param(
        f"The pier <span hidden>{SAID}</span> is shut.",
        [],
        id="near miss: hidden inside",
        marks=broken("what is hidden inside a line of Markdown is seen"),
    ),
]


@pytest.mark.parametrize(("article", "expected"), MARKDOWN_QUOTES)
def test_markdown_quotes(article: str, expected: list[tuple[str | None, str]]) -> None:
    quotes = markdown(article)
    assert [(quote.speaker, quote.text) for quote in quotes] == expected


MARKDOWN_INSERTIONS = [
    pytest.param("“Nobody [at all] came,” said Ann Roe.", ["[at all]"], id="plain"),
    pytest.param("“Nobody \\[at all\\] came,” said Ann Roe.", ["\\[at all\\]"], id="escaped"),
    pytest.param("“Nobody [at all](a) came,” said Ann Roe.", [], id="near miss: a link"),
    pytest.param("“Nobody [^1] came,” said Ann Roe.", [], id="near miss: a footnote"),
]


@pytest.mark.parametrize(("article", "expected"), MARKDOWN_INSERTIONS)
def test_markdown_insertions(article: str, expected: list[str]) -> None:
    quotes = markdown(article)
    assert [quotes.text[span.slice] for quote in quotes for span in quote.insertions] == expected


NOTHING_SHOWN = [
    pytest.param("markdown", "> ```\n> slow()\n> ```", id="code"),
    pytest.param("markdown", "> ![The pier](a)", id="image"),
    pytest.param("markdown", "> [^1]", id="footnote"),
    pytest.param("html", "<blockquote><p><sup>1</sup></p></blockquote>", id="raised number"),
]


@pytest.mark.parametrize(("format", "article"), NOTHING_SHOWN)
def test_a_quotation_with_nothing_to_read(format: str, article: str) -> None:
    assert rows(quoteparse.parse(article, format=format)) == []
    assert rows(quoteparse.parse(f"{article}\n\n{article}", format=format)) == []


ENTITIES_ALONE = [
    pytest.param("> &hellip;&hellip;", id="block"),
    pytest.param("> &hellip;&hellip;\n>\n> — Ann Roe", id="block, credit"),
    pytest.param("> \\[&hellip;\\]\n>\n> — Ann Roe", id="block, escapes"),
]


@pytest.mark.parametrize("article", ENTITIES_ALONE)
def test_no_span_is_empty(article: str) -> None:
    assert all(quote.text for quote in markdown(f"{OPENING}\n\n{article}\n\n{CLOSING}"))


CODE_BETWEEN = [
    pytest.param(f"{LEAD}\n\n```\nslow()\n```\n\n{FIRST}", id="fenced"),
    pytest.param(f"{LEAD}\n\n    slow()\n\n{FIRST}", id="indented"),
]


@pytest.mark.parametrize("article", CODE_BETWEEN)
def test_what_a_lead_in_introduces_is_code(article: str) -> None:
    assert rows(markdown(article)) == []


FRONT_MATTER = [
    pytest.param(
        "---\ntitle: The pier\nauthor: Ann Roe\nsite: The Oban Times\nurl: https://e.org/pier\ndate: 2026-05-03\n---\n",
        Page(title="The pier", author="Ann Roe", site="The Oban Times", url="https://e.org/pier", date="2026-05-03"),
        id="all fields",
    ),
    pytest.param("---\nsite_name: A\ncanonical: b\n---\n", Page(site="A", url="b"), id="other names"),
    pytest.param("---\ntitle: 'The pier: shut'\ntags: [pier]\n---\n", Page(title="The pier: shut"), id="other fields"),
    pytest.param("---\ntitle: 1984\n---\n", Page(title="1984"), id="a number"),
    pytest.param("---\ntags: [pier]\n---\n", Page(), id="none of the fields"),
    pytest.param("---\r\ntitle: The pier\r\n---\r\n", Page(title="The pier"), id="CRLF"),
    pytest.param("\ufeff---\ntitle: The pier\n---\n", Page(title="The pier"), id="byte order mark"),
    pytest.param("---\ntitle: The pier\n...\n", Page(title="The pier"), id="dots at the end"),
    pytest.param(
        "---\ndate: 2026-05-03 09:30:00\n---\n",
        Page(date="2026-05-03"),
        id="date and time",
    ),
    pytest.param(
        "---\ndate: 2026-05-03T09:30:00Z\n---\n",
        Page(date="2026-05-03"),
        id="date and time, ISO",
    ),
    pytest.param("---\nauthor:\n  name: Ann Roe\n---\n", Page(), id="near miss: a field of fields"),
    pytest.param("---\n---\n", None, id="near miss: empty"),
    pytest.param("---\n- pier\n---\n", None, id="near miss: no fields"),
    pytest.param("", None, id="near miss: none"),
]


@pytest.mark.parametrize(("front", "expected"), FRONT_MATTER)
def test_front_matter(front: str, expected: Page | None) -> None:
    quotes = markdown(front + SAID)
    assert quotes.page == expected
    assert quotes.text == SAID
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,")]


NO_FRONT_MATTER = [
    pytest.param("The pier.\n\n---\ntitle: The clock\n---\n", "The pier.\n\ntitle: The clock", id="not at the start"),
    pytest.param("+++\ntitle = 'The pier'\n+++\n", "+++\ntitle = 'The pier'\n+++", id="TOML"),
    pytest.param("---\n\nThe pier.\n", "The pier.", id="a rule"),
    pytest.param("----\ntitle: The pier\n----\n", "title: The pier", id="a longer rule"),
    pytest.param(
        "---\n\nThe pier is shut.\n\n---\n",
        "The pier is shut.",
        id="a paragraph between rules",
    ),
]


@pytest.mark.parametrize(("article", "text"), NO_FRONT_MATTER)
def test_no_front_matter(article: str, text: str) -> None:
    quotes = markdown(f"{article}\n{SAID}")
    assert quotes.page is None
    assert " ".join(quotes.text.split()) == " ".join(f"{text} {SAID}".split())


MARKDOWN_HTML = [
    pytest.param(
        f"<blockquote>\n<p>{FIRST}</p>\n<cite>Ann Roe, The Atlantic</cite>\n</blockquote>", [(*ANN, FIRST)], id="cite"
    ),
    pytest.param(f"{LEAD}\n\n<blockquote>{FIRST}</blockquote>", [(*ANN, FIRST)], id="a lead-in in Markdown"),
    pytest.param(f"<p>{LEAD}</p>\n\n> {FIRST}", [(*ANN, FIRST)], id="a lead-in in HTML"),
    pytest.param(
        f"{LEAD}\n\n<blockquote>\n\n{FIRST}\n\n{SECOND}\n\n</blockquote>",
        [(*ANN, f"{FIRST}\n\n{SECOND}")],
        id="Markdown inside",
    ),
    pytest.param(
        f"<figure>\n<blockquote>{FIRST}</blockquote>\n<figcaption>Ann Roe, The Atlantic</figcaption>\n</figure>",
        [(*ANN, FIRST)],
        id="caption",
    ),
    pytest.param(
        f'<blockquote class="twitter-tweet"><p>{FIRST}</p>&mdash; Ann Roe (@annroe) <a href="a">May 3, 2026</a>'
        '</blockquote>\n<script async src="b"></script>',
        [("Ann Roe", "Twitter", FIRST)],
        id="embedded post",
    ),
    pytest.param(f"<p>{SAID}</p>", [("Ann Roe", None, "Nobody came,")], id="paragraph"),
    pytest.param(
        f"<details><summary>More</summary>\n\n{SAID}\n\n</details>", [("Ann Roe", None, "Nobody came,")], id="details"
    ),
    pytest.param(f"</blockquote></p>\n\n{SAID}", [("Ann Roe", None, "Nobody came,")], id="end tags alone"),
]


@pytest.mark.parametrize(("article", "expected"), MARKDOWN_HTML)
def test_html_inside_markdown(article: str, expected: list[Row]) -> None:
    assert rows(markdown(f"{OPENING}\n\n{article}\n\n{CLOSING}")) == expected


def test_layout_of_markdown() -> None:
    read = markdown_reader.read("# A *b*\n\nIn *C* and `d`\n\n- e\n\n***\n\n> f\n>\n> > g\n\n| h | i |\n|---|---|\n")
    text, layout = read.text, read.layout
    assert text == "A b\n\nIn C and d\n\ne\n\nf\n\ng\n\nh | i"
    assert layout.headings == {0}
    assert layout.items == {text.index("e"), text.index("h")}
    assert [text[title.slice] for title in layout.titles] == ["b", "C"]
    assert [text[found.start : found.end] for found in layout.set_off] == ["f\n\ng", "g"]
    assert layout.breaks_between(text.index("e"), text.index("f"))
    assert not layout.breaks_between(0, text.index("e"))


# ----------------------------------------------------------------------------- HTML

BLOCK = f"<blockquote><p>{FIRST}</p></blockquote>"
LEADING = f"<p>{LEAD}</p>"

HTML_BLOCKS = [
    # the paragraph before
    pytest.param(f"{LEADING}{BLOCK}", [(*ANN, FIRST)], id="paragraph before"),
    pytest.param(f"<p>Ann Roe writes at The Atlantic.</p>{BLOCK}", [(*ANN, FIRST)], id="paragraph before, full stop"),
    pytest.param(f"<p>Ann Roe lives by the pier.</p>{BLOCK}", [(*NOBODY, FIRST)], id="near miss: paragraph before"),
    pytest.param(f"<div>{LEAD}{BLOCK}And so on.</div>", [(*ANN, FIRST)], id="text before"),
    pytest.param(f"<p>It is so.<br>{LEAD}</p>{BLOCK}", [(*ANN, FIRST)], id="line before"),
    pytest.param(f"{LEADING}<p></p><p> </p>{BLOCK}", [(*ANN, FIRST)], id="empty paragraphs between"),
    pytest.param(f"{LEADING}<img src=a>{BLOCK}", [(*ANN, FIRST)], id="image between"),
    pytest.param(f"{LEADING}<aside><p>Sign up now.</p></aside>{BLOCK}", [(*ANN, FIRST)], id="aside between"),
    pytest.param(f"{LEADING}<hr>{BLOCK}", [(*NOBODY, FIRST)], id="near miss: rule between"),
    pytest.param(f"{LEADING}<h2>The pier</h2>{BLOCK}", [(*NOBODY, FIRST)], id="near miss: heading between"),
    pytest.param(
        f"<p><a href=a>Ann <em>Roe</em></a> writes at <cite><a href=b>The Atlantic</a></cite>:</p>{BLOCK}",
        [(*ANN, FIRST)],
        id="links and emphasis",
    ),
    pytest.param(
        f"<p>Ann Roe writes at <em>The Oban Bugle</em>:</p>{BLOCK}",
        [("Ann Roe", "The Oban Bugle", FIRST)],
        id="title in italics",
    ),
    pytest.param(
        f"<p>Ann Roe<sup>1</sup> writes at The Atlantic<sup><a href=a>[2]</a></sup>:</p>{BLOCK}",
        [(*ANN, FIRST)],
        id="footnotes",
    ),
    pytest.param(
        f"<p>Ann&nbsp;Roe, on the 3<sup>rd</sup> of May, writes:</p>{BLOCK}",
        [("Ann Roe", None, FIRST)],
        id="no-break space, raised letters",
    ),
    pytest.param(
        f"<p>Ann Roe writes at The&nbsp;Atlantic:</p>{BLOCK}",
        [(*ANN, FIRST)],
        id="no-break space behind an article",
    ),
    pytest.param(
        f"<p>Ann Roe writes at The Atlan&shy;tic:</p>{BLOCK}",
        [(*ANN, FIRST)],
        id="soft hyphen",
        marks=broken("a soft hyphen ends a word"),
    ),
    pytest.param(f"<p>Ann Roe writes at The Atlan<wbr>tic:</p>{BLOCK}", [(*ANN, FIRST)], id="place to break"),
    # the extent
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}</p><p>{SECOND}</p></blockquote>",
        [(*ANN, f"{FIRST}\n\n{SECOND}")],
        id="two paragraphs",
    ),
    pytest.param(f"{LEADING}<blockquote>{FIRST}</blockquote>", [(*ANN, FIRST)], id="no paragraph"),
    pytest.param(
        f"{LEADING}<blockquote>{FIRST}<br><br>{SECOND}</blockquote>", [(*ANN, f"{FIRST}\n\n{SECOND}")], id="breaks"
    ),
    pytest.param(
        f"{LEADING}<blockquote><div>{FIRST}</div><div>{SECOND}</div></blockquote>",
        [(*ANN, f"{FIRST}\n\n{SECOND}")],
        id="divisions",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}</p><ul><li>The clock is slow.</li><li>It is.</li></ul></blockquote>",
        [(*ANN, f"{FIRST}\n\nThe clock is slow.\n\nIt is.")],
        id="list inside",
    ),
    pytest.param(
        f"{LEADING}<blockquote><img src=a><p>{FIRST}</p><img src=b></blockquote>", [(*ANN, FIRST)], id="images inside"
    ),
    pytest.param(
        f"{LEADING}{BLOCK}<blockquote><p>{SECOND}</p></blockquote>",
        [(*ANN, FIRST), (*ANN, SECOND)],
        id="two, one behind the other",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p><em>{FIRST}</em></p><p><em>{SECOND}</em></p></blockquote>",
        [(*ANN, f"{FIRST}\n\n{SECOND}")],
        id="all in italics",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}</p><p>Bo Lind said:</p><blockquote><p>{SECOND}</p></blockquote></blockquote>",
        [(*ANN, f"{FIRST}\n\nBo Lind said:\n\n{SECOND}"), ("Bo Lind", "The Atlantic", SECOND)],
        id="one in another",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>&nbsp;</p><p>{FIRST}</p><p>&nbsp;</p></blockquote>",
        [(*ANN, FIRST)],
        id="empty paragraphs around",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}&nbsp;</p></blockquote>",
        [(*ANN, FIRST)],
        id="no-break space at the end",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>&nbsp;{FIRST}</p></blockquote>",
        [(*ANN, FIRST)],
        id="no-break space at the start",
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}<sup>1</sup></p></blockquote>", [(*ANN, FIRST)], id="footnote at the end"
    ),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}</p><p><sup>1</sup></p></blockquote>",
        [(*ANN, FIRST)],
        id="footnote alone at the end",
    ),
    pytest.param(BLOCK, [(*NOBODY, FIRST)], id="nothing stated"),
    pytest.param(f"<blockquote class=pull><p>{OPENING}</p></blockquote>", [], id="near miss: pulled from the article"),
    # credits inside
    pytest.param(
        f"<blockquote><p>{FIRST}</p><cite>Ann Roe, The Atlantic</cite></blockquote>", [(*ANN, FIRST)], id="cite inside"
    ),
    pytest.param(
        f"<blockquote><p>{FIRST}<br><cite>Ann Roe, The Atlantic</cite></p></blockquote>",
        [(*ANN, FIRST)],
        id="cite behind a break",
    ),
    pytest.param(
        f"<blockquote><p>{FIRST} <cite>Ann Roe, The Atlantic</cite></p></blockquote>",
        [(*ANN, FIRST)],
        id="cite in the line",
    ),
    pytest.param(
        f"<blockquote><p>{FIRST}</p><footer>— Ann Roe, <cite>The Atlantic</cite></footer></blockquote>",
        [(*ANN, FIRST)],
        id="footer inside",
    ),
    pytest.param(
        f"<blockquote>{FIRST}<footer>Ann Roe in <cite>The Oban Bugle</cite></footer></blockquote>",
        [("Ann Roe", "The Oban Bugle", FIRST)],
        id="footer inside, no dash",
    ),
    pytest.param(
        f"<blockquote><p>{FIRST}</p><p>— Ann Roe, The Atlantic</p></blockquote>", [(*ANN, FIRST)], id="dash inside"
    ),
    pytest.param(
        f"<blockquote><p>{FIRST}<br>&mdash; Ann Roe, The Atlantic</p></blockquote>", [(*ANN, FIRST)], id="dash, a break"
    ),
    pytest.param(
        f"<blockquote cite=https://e.org>{FIRST}</blockquote>", [(*NOBODY, FIRST)], id="near miss: an address"
    ),
    pytest.param(
        f"<blockquote><p>{FIRST}</p><p>It is all in <cite>The Clock</cite>.</p></blockquote>",
        [(*NOBODY, f"{FIRST}\n\nIt is all in The Clock.")],
        id="near miss: cite in a sentence",
    ),
    # captions
    pytest.param(
        f"<figure>{BLOCK}<figcaption>Ann Roe, The Atlantic</figcaption></figure>", [(*ANN, FIRST)], id="caption"
    ),
    pytest.param(
        f"<figure><figcaption>— Ann Roe, <cite>The Atlantic</cite></figcaption>{BLOCK}</figure>",
        [(*ANN, FIRST)],
        id="caption first",
        marks=broken("a caption before what it is the caption of is not seen"),
    ),
    pytest.param(
        f"<figure><img src=a><figcaption>Ann Roe, The Atlantic</figcaption></figure>{BLOCK}",
        [(*NOBODY, FIRST)],
        id="near miss: the caption of an image",
    ),
    # the paragraph behind
    pytest.param(f"{BLOCK}<p>— Ann Roe, The Atlantic</p>", [(*ANN, FIRST)], id="paragraph behind, dash"),
    pytest.param(f"{BLOCK}<p>Ann Roe, The Atlantic</p>", [(*ANN, FIRST)], id="paragraph behind"),
    pytest.param(f"{BLOCK}<p>Source: Reuters</p>", [("Reuters", "Reuters", FIRST)], id="paragraph behind, source"),
    pytest.param(f"{BLOCK}<p>Ann Roe lives by the pier.</p>", [(*NOBODY, FIRST)], id="near miss: paragraph behind"),
    # plain paragraphs after a lead-in
    pytest.param(
        f"{LEADING}<p>{FIRST}</p><p>{SECOND}</p><p>Read more here.</p>",
        [(*ANN, f"{FIRST}\n\n{SECOND}")],
        id="paragraphs",
    ),
    pytest.param(f"{LEADING}<p>{FIRST}</p><hr><p>{SECOND}</p>", [(*ANN, FIRST)], id="paragraphs, a rule"),
    pytest.param(
        f"{LEADING}<p>{FIRST}</p><h2>The clock</h2><p>{SECOND}</p>", [(*ANN, FIRST)], id="paragraphs, a heading"
    ),
    pytest.param(f"{LEADING}<ul><li>{FIRST}</li></ul>", [], id="near miss: a list"),
    pytest.param(f"{LEADING}<table><tr><td>{FIRST}</td></tr></table>", [], id="near miss: a table"),
    pytest.param(
        f"<p>Ann Roe writes at The Atlantic.</p><p>{FIRST}</p><p>Read more here.</p>", [], id="near miss: no colon"
    ),
    # broken pages
    pytest.param(
        f"{LEADING}<blockquote>{FIRST}<p>{SECOND}</blockquote>", [(*ANN, f"{FIRST}\n\n{SECOND}")], id="no </p>"
    ),
    pytest.param(f"{LEADING}<blockquote><b>{FIRST}</blockquote></b>", [(*ANN, FIRST)], id="mis-nested"),
    pytest.param(f"<p>{LEAD}<blockquote>{FIRST}</blockquote></p>", [(*ANN, FIRST)], id="block in a paragraph"),
    pytest.param(
        f"{LEADING}<blockquote><p>{FIRST}",
        [(*ANN, f"{FIRST}\n\n{CLOSING}")],
        id="not closed: to the end of the article",
    ),
    pytest.param(f"</blockquote>{LEADING}{BLOCK}</blockquote></div>", [(*ANN, FIRST)], id="end tags alone"),
    pytest.param(
        f"<P>{LEAD}</P><BLOCKQUOTE><P>{FIRST}</P><CITE>Bo Lind</CITE></BLOCKQUOTE>",
        [("Bo Lind", "The Atlantic", FIRST)],
        id="capitals",
    ),
]


@pytest.mark.parametrize(("body", "expected"), HTML_BLOCKS)
def test_html_blocks(body: str, expected: list[Row]) -> None:
    assert rows(html(body)) == expected


HTML_QUOTES = [
    pytest.param(f"<p>{SAID}</p>", [("Ann Roe", "Nobody came,")], id="plain"),
    pytest.param(
        "<p>“Nobody\n   came,”\n\tsaid <b>Ann</b>\n<i>Roe</i>.</p>", [("Ann Roe", "Nobody came,")], id="white space"
    ),
    pytest.param(
        "<p>“Nobody&nbsp;came,” said Ann&nbsp;Roe.</p>", [("Ann Roe", "Nobody\u00a0came,")], id="no-break spaces"
    ),
    pytest.param(
        "<p>&ldquo;Bo &amp; Cy came,&#8221; said Ann R&ouml;e.</p>", [("Ann Röe", "Bo & Cy came,")], id="entities"
    ),
    pytest.param("<p>“Bo & Cy came,” said Ann Roe.</p>", [("Ann Roe", "Bo & Cy came,")], id="a bare ampersand"),
    pytest.param(
        "<p>“2 < 3, and 3 > 2,” said Ann Roe.</p>", [("Ann Roe", "2 < 3, and 3 > 2,")], id="bare angle brackets"
    ),
    pytest.param("<p>“Nobody came,”<sup>1</sup> said Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="footnote"),
    pytest.param(
        "<p>“Nobody came <sup>1</sup> at all,” said Ann Roe.</p>",
        [("Ann Roe", "Nobody came 1 at all,")],
        id="footnote between spaces",
        marks=broken("the space behind the mark of a footnote is lost"),
    ),
    pytest.param(
        "<p>“The 3<sup>rd</sup> man came,” said Ann Roe.</p>", [("Ann Roe", "The 3rd man came,")], id="raised letters"
    ),
    pytest.param("<p>“Nobody <!-- not one -->came,” said Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="comment"),
    pytest.param(
        "<p>“Nobody<br>came,” said Ann Roe.</p>",
        [("Ann Roe", "Nobody\n\ncame,")],
        id="break inside",
        marks=broken("a break ends a paragraph, and the quote around it"),
    ),
    pytest.param("<p>The pier.<br/>“Nobody came,” said Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="break before"),
    pytest.param(
        "<ul><li>“Nobody came,” said Ann Roe.</li><li>“Cy came,” said Bo Lind.</li></ul>",
        [("Ann Roe", "Nobody came,"), ("Bo Lind", "Cy came,")],
        id="list",
    ),
    pytest.param(
        "<table><tr><td>Bo Lind</td><td>“Nobody came,” said Ann Roe.</td></tr></table>",
        [("Ann Roe", "Nobody came,")],
        id="table",
    ),
    pytest.param(
        "<p>“Nobody came,” said Ann Roe.<p>“Cy came,” said Bo Lind.",
        [("Ann Roe", "Nobody came,"), ("Bo Lind", "Cy came,")],
        id="no </p>",
    ),
    pytest.param("<p><b>“Nobody <i>came,”</b> said</i> Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="mis-nested"),
    pytest.param("<P>“Nobody came,” said <B>Ann Roe</B>.</P>", [("Ann Roe", "Nobody came,")], id="capitals"),
    pytest.param(
        "<p>“Nobody came,” said <o:p>Ann Roe</o:p>.</p>", [("Ann Roe", "Nobody came,")], id="unknown elements"
    ),
    pytest.param("<h2>“Nobody came,” said Ann Roe</h2>", [("Ann Roe", "Nobody came,")], id="heading"),
    pytest.param("<details><p>“Nobody came,” said Ann Roe.</p></details>", [("Ann Roe", "Nobody came,")], id="details"),
    pytest.param("<section><p>“Nobody came,” said Ann Roe.</p></section>", [("Ann Roe", "Nobody came,")], id="section"),
    pytest.param(
        "<pre>“Nobody came,”\n  said Ann Roe.</pre>",
        [("Ann Roe", "Nobody came,")],
        id="pre",
        marks=broken("each line of what is preformatted is a paragraph"),
    ),
    pytest.param(
        "<pre>“Nobody came,” said Ann Roe.\n“Cy came,” said Bo Lind.</pre>",
        [("Ann Roe", "Nobody came,"), ("Bo Lind", "Cy came,")],
        id="pre, two lines",
    ),
    pytest.param(
        "<pre><code>“Nobody came,” said Ann Roe.</code></pre>",
        [],
        id="near miss: code",
    ),
    # <q>
    pytest.param("<p><q>Nobody came,</q> said Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="q"),
    pytest.param(
        "<p>Ann Roe said <q>nobody came at all</q> to it.</p>", [("Ann Roe", "nobody came at all")], id="q inside"
    ),
    pytest.param(
        "<p>“<q>Nobody came,</q>” said Ann Roe.</p>", [("Ann Roe", "Nobody came,")], id="q in the author’s marks"
    ),
    pytest.param('<p>"<q>Nobody came,</q>" said Ann Roe.</p>', [("Ann Roe", "Nobody came,")], id="q in straight marks"),
    pytest.param(
        "<p><q>“Nobody came,”</q> said Ann Roe.</p>",
        [("Ann Roe", "Nobody came,")],
        id="the author’s marks in q",
    ),
    pytest.param(
        "<p><q>Cy said, <q>Nobody came at all</q> to me,</q> said Ann Roe.</p>",
        [("Ann Roe", "Cy said, Nobody came at all to me,"), ("Cy", "Nobody came at all")],
        id="q in q",
    ),
    pytest.param(
        "<p><q>Nobody came,</q> said Ann Roe. <q>We waited until dark.</q></p>",
        [("Ann Roe", "Nobody came,"), ("Ann Roe", "We waited until dark.")],
        id="two q",
    ),
    pytest.param("<p>The <q>pier</q> at Oban is shut.</p>", [], id="near miss: a word in q"),
    pytest.param("<p>Ann Roe said <q></q> nothing.</p>", [], id="near miss: an empty q"),
    pytest.param(
        "<p>Ann Roe said: <q>Nobody came at all</p><p>The pier is shut.</p>",
        [("Ann Roe", "Nobody came at all")],
        id="no </q>",
    ),
    pytest.param("<p>Nobody came at all,</q> said Ann Roe.</p>", [], id="near miss: </q> alone"),
]


@pytest.mark.parametrize(("body", "expected"), HTML_QUOTES)
def test_html_quotes(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(quote.speaker, quote.text) for quote in html(body)] == expected


def test_the_marks_shown_around_q_are_not_in_the_text() -> None:
    quotes = html("<p><q>Cy said, <q>Nobody came</q> to me,</q> said Ann Roe.</p>")
    assert quotes.text == f"{OPENING}\n\nCy said, Nobody came to me, said Ann Roe.\n\n{CLOSING}"
    assert [quote.parent for quote in quotes] == [None, 0]


EMBEDDED = [
    pytest.param(
        '<blockquote class="twitter-tweet"><p lang=en dir=ltr>{}</p>&mdash; Ann Roe (@annroe) '
        '<a href="a">May 3, 2026</a></blockquote>',
        ("Ann Roe", "Twitter"),
        id="Twitter",
    ),
    pytest.param(
        '<p>Bo Lind saw it first:</p><blockquote class="twitter-tweet"><p>{}</p>&mdash; Ann Roe (@annroe) '
        '<a href="a">May 3, 2026</a></blockquote><script async src="b"></script>',
        ("Ann Roe", "Twitter"),
        id="Twitter, another name before",
    ),
    pytest.param(
        '<blockquote class="bluesky-embed"><p lang=en>{}</p>&mdash; Ann Roe (<a href="a">@annroe.bsky.social</a>) '
        '<a href="b">May 3, 2026 at 9:30 AM</a></blockquote>',
        ("Ann Roe", "Bluesky"),
        id="Bluesky",
    ),
    pytest.param(
        '<blockquote class="mastodon-embed"><p>{}</p><p>— Ann Roe (@annroe@pier.social)</p></blockquote>',
        ("Ann Roe", "Mastodon"),
        id="Mastodon",
    ),
    pytest.param(
        '<blockquote class="text-post-media"><p>{}</p>— Ann Roe (@annroe)</blockquote>',
        ("Ann Roe", "Threads"),
        id="Threads",
    ),
    pytest.param(
        '<blockquote class="instagram-media"><p>{}</p><p><a href="a">A post shared by Ann Roe (@annroe)</a></p>'
        "</blockquote>",
        ("Ann Roe", "Instagram"),
        id="Instagram",
        marks=broken("`A post shared by …` is no credit"),
    ),
    pytest.param(
        '<blockquote class="fb-xfbml-parse-ignore"><p>{}</p>Posted by <a href="a">Ann Roe</a> on '
        '<a href="b">Sunday, May 3, 2026</a></blockquote>',
        ("Ann Roe", "Facebook"),
        id="Facebook",
        marks=broken("`Posted by …` is no credit"),
    ),
    pytest.param(
        '<p>Ann Roe writes:</p><blockquote class="instagram-media"><p>{}</p></blockquote>',
        ("Ann Roe", "Instagram"),
        id="a lead-in before",
    ),
    pytest.param(
        '<blockquote class="instagram-media"><p>{}</p></blockquote>',
        (None, "Instagram"),
        id="nobody stated",
    ),
    pytest.param(
        '<blockquote class="wp-block-quote"><p>{}</p><cite>Ann Roe</cite></blockquote>',
        ("Ann Roe", None),
        id="near miss: another class",
    ),
    pytest.param(
        '<blockquote class="not-a-twitter-tweet"><p>{}</p><cite>Ann Roe</cite></blockquote>',
        ("Ann Roe", None),
        id="near miss: a longer class",
    ),
    pytest.param(
        '<div class="twitter-tweet"><blockquote><p>{}</p><cite>Ann Roe</cite></blockquote></div>',
        ("Ann Roe", None),
        id="near miss: the class of another element",
    ),
]


@pytest.mark.parametrize(("body", "expected"), EMBEDDED)
def test_embedded_posts(body: str, expected: tuple[str | None, str | None]) -> None:
    assert rows(html(body.format(FIRST))) == [(*expected, FIRST)]


UNSEEN = [
    *(
        pytest.param(f"<{tag}><p>“Nobody came,” said Bo Lind.</p></{tag}>", id=tag)
        for tag in (
            "script style noscript template textarea iframe canvas audio video noembed noframes datalist "
            "nav aside footer form dialog menu"
        ).split()
    ),
    *(
        pytest.param(f"<{tag}>“Nobody came,” said Bo Lind.</{tag}>", id=f"{tag}, text")
        for tag in "button svg math select title object".split()
    ),
    pytest.param("<object><p>“Nobody came,” said Bo Lind.</p></object>", id="object"),
    pytest.param("<div hidden><p>“Nobody came,” said Bo Lind.</p></div>", id="hidden"),
    pytest.param("<p>The pier <span hidden>“Nobody came,” said Bo Lind.</span> is shut.</p>", id="hidden inside"),
    pytest.param(
        '<div style="color: red; display: none"><p>“Nobody came,” said Bo Lind.</p></div>', id="display: none"
    ),
    pytest.param("<!-- <p>“Nobody came,” said Bo Lind.</p> -->", id="comment"),
    pytest.param("<p title='“Nobody came,” said Bo Lind.'>The pier is shut.</p>", id="attribute"),
    pytest.param("<img alt='“Nobody came,” said Bo Lind.' src=a>", id="text of an image"),
    pytest.param(
        "<figure><img src=a><figcaption>“Nobody came,” said Bo Lind.</figcaption></figure>", id="caption of an image"
    ),
    pytest.param(
        "<aside><blockquote><p>Nobody came to the pier, said Bo.</p></blockquote></aside>", id="block in an aside"
    ),
    pytest.param("<div hidden><div><p>“Nobody came,” said Bo Lind.</p></div></div>", id="inside what is hidden"),
    *(
        pytest.param(f'<div class="{name}"><p>“Nobody came,” said Bo Lind.</p></div>', id=f"class {name}")
        for name in "related comments social-share newsletter sr-only".split()
    ),
]


@pytest.mark.parametrize("body", UNSEEN)
def test_what_nobody_reads_gives_nothing(body: str) -> None:
    quotes = html(f"<p>{FIRST}</p>{body}<p>{SAID}</p>")
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,")]
    assert "Bo" not in quotes.text


BESIDE = [
    pytest.param("<nav><p>{}</p></nav>{main}", id="navigation before"),
    pytest.param("{main}<footer><p>{}</p></footer>", id="footer behind"),
    pytest.param("{main}<aside><p>{}</p></aside>", id="aside behind"),
    pytest.param('{main}<div id="comments"><p>{}</p><p>{}</p></div>', id="comments"),
    pytest.param('<div class="cookie-banner"><p>{}</p></div>{main}', id="banner"),
    pytest.param(
        "{main}<section class=related><h2>Related</h2><ul><li><a href=a>{}</a></li></ul></section>", id="related"
    ),
    pytest.param("{main}<form><p>{}</p><textarea>{}</textarea></form>", id="form behind"),
]


@pytest.mark.parametrize("body", BESIDE)
def test_what_stands_beside_the_article_gives_nothing(body: str) -> None:
    main = f"<article><h1>The pier</h1><p>{OPENING}</p><p>{FIRST}</p><p>{SAID}</p><p>{CLOSING}</p></article>"
    other = "“Nobody came at all,” said Bo Lind."
    quotes = lawful(
        quoteparse.parse(f"<html><body>{body.format(other, other, main=main)}</body></html>", format="html")
    )
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,")]


def test_text_of_html() -> None:
    quotes = html(
        "<p>The <b>pier</b>\n is&nbsp;shut<sup>1</sup>.</p><ul><li>The<br>clock</li></ul><p>It is <q>slow</q>.</p>"
    )
    assert quotes.text == f"{OPENING}\n\nThe pier is\u00a0shut1.\n\nThe\n\nclock\n\nIt is slow.\n\n{CLOSING}"


def test_layout_of_html() -> None:
    read = html_reader.read(
        page(
            f"<h2>The pier</h2><p>In <i>Clock</i> and <cite>Pier</cite></p><hr>"
            f"<figure>{BLOCK}<figcaption>Ann Roe</figcaption></figure>"
            f"<blockquote class=twitter-tweet>{SECOND}</blockquote>"
        )
    )
    text, layout = read.text, read.layout
    assert layout.headings == {text.index("The pier")}
    assert [text[title.slice] for title in layout.titles] == ["Clock", "Pier"]
    assert layout.breaks_between(text.index("Clock"), text.index(FIRST))
    first, second = layout.set_off
    assert (text[first.start : first.end], first.platform) == (FIRST, None)
    assert first.caption is not None
    assert text[first.caption.slice] == "Ann Roe"
    assert (text[second.start : second.end], second.platform, second.caption) == (SECOND, "Twitter", None)


PAGES = [
    pytest.param(
        "<title>The pier is shut</title><meta property='og:site_name' content='The Oban Times'>"
        "<meta name='author' content='Ann Roe'><meta property='article:published_time' content='2026-05-03T09:30:00Z'>"
        "<link rel=canonical href='https://oban.example/pier'>",
        Page(
            site="The Oban Times",
            author="Ann Roe",
            title="The pier is shut",
            url="https://oban.example/pier",
            date="2026-05-03",
        ),
        id="all",
    ),
    pytest.param(
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "The pier is shut", "author": {"@type": "Person", "name": "Ann Roe"}, '
        '"publisher": {"@type": "Organization", "name": "The Oban Times"}}</script>',
        Page(site="The Oban Times", author="Ann Roe", title="The pier is shut"),
        id="JSON-LD",
    ),
    pytest.param("<title>The pier is shut</title>", Page(title="The pier is shut"), id="a title"),
    pytest.param(
        "<meta property='og:site_name' content='Oban &amp; Lorn Times'>", Page(site="Oban & Lorn Times"), id="an entity"
    ),
    pytest.param("<meta property='og:site_name' content=''><title></title>", Page(), id="near miss: empty fields"),
    pytest.param("", Page(), id="near miss: nothing"),
]


@pytest.mark.parametrize(("head", "expected"), PAGES)
def test_what_a_page_says_of_itself(head: str, expected: Page) -> None:
    quotes = lawful(quoteparse.parse(page(f"<p>{FIRST}</p><p>{SAID}</p>", head), format="html"))
    assert quotes.page == expected
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,")]


def test_plain_text_has_no_page() -> None:
    assert quoteparse.parse(page(f"<p>{SAID}</p>", "<title>The pier</title>")).page is None


ODD = [
    pytest.param("", "", id="nothing"),
    pytest.param(" \n\t", "", id="white space"),
    pytest.param("<html></html>", "", id="no body"),
    pytest.param("<html><body></body></html>", "", id="no text"),
    pytest.param("<img src=a><hr>", "", id="no text, elements"),
    pytest.param("<blockquote>", "", id="a tag"),
    pytest.param("<p", "", id="half a tag"),
    pytest.param("<!-- “Nobody came,” said Bo Lind.", "", id="half a comment"),
    pytest.param("<title>“Nobody came,” said Bo Lind</title>", "", id="a title alone"),
    pytest.param(SAID, SAID, id="plain text"),
    pytest.param(f"{SAID}\n\n{SAID}", f"{SAID} {SAID}", id="plain text, paragraphs"),
    pytest.param(f"\ufeff<p>{SAID}</p>", SAID, id="byte order mark"),
    pytest.param(f"<?xml version='1.0' encoding='utf-8'?><html><body><p>{SAID}</p></body></html>", SAID, id="XML"),
    pytest.param(f"<meta charset=latin-1><p>{SAID}</p>", SAID, id="another encoding declared"),
    pytest.param(f"<p>\ud800 {SAID}</p>", f"\ufffd {SAID}", id="a lone surrogate"),
    pytest.param(f"<p>\x00 {SAID}</p>", f"\ufffd {SAID}", id="NUL"),
    pytest.param(f"<p>&#0; &#xd800; {SAID}</p>", f"\ufffd \ufffd {SAID}", id="references to neither"),
    pytest.param("\ud800", "\ufffd", id="a lone surrogate alone"),
    pytest.param(f"<p>\x01 {SAID}</p>", f"\x01 {SAID}", id="a control character"),
]


@pytest.mark.parametrize(("article", "text"), ODD)
def test_odd_pages(article: str, text: str) -> None:
    quotes = lawful(quoteparse.parse(article, format="html"))
    assert quotes.text == text
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,")] * text.count(SAID)


def test_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    article = f"<p>{SAID}</p>"
    with pytest.raises(ImportError, match=r"quoteparse\[html\]"):
        quoteparse.parse(article, format="html")
    assert rows(markdown(article)) == [("Ann Roe", None, "Nobody came,")]
    assert rows(quoteparse.parse(SAID)) == [("Ann Roe", None, "Nobody came,")]
    (failed,) = Parser(format="html").pipe([article])
    assert isinstance(failed.error, ImportError)


@pytest.mark.parametrize("format", ["markdown", "html"])
def test_a_doc_is_plain_text(format: str) -> None:
    text = f"> {SAID} <b>The *pier*</b>"
    quotes = Parser(format=format).parse(spacy.blank("en")(text))
    assert quotes == quoteparse.parse(text)
    assert quotes.text == text
    assert quotes.page is None


# ----------------------------------------------------------------------------- laws

PIECES = st.sampled_from(
    [
        *("“", "”", '"', "'", "‘", "’", "«", "»", " ", "\n", "\n\n", "\r\n", ", ", ". ", ": ", "?", "…", "\u00a0"),
        *("Ann Roe", "Bo Lind", "she", "said", "told Reuters", "writes at The Atlantic", "Nobody came", "We waited"),
        *(FIRST, SECOND, LEAD, "— Ann Roe, The Atlantic", "Read more here.", "[sic]", "\x00", "\ud800", "\u202e"),
    ]
)
MARKS = st.sampled_from(
    [
        *("> ", ">", "\n> ", "\n\n> ", "\n>\n> ", "> > ", "# ", "\n- ", "\n1. ", "\n    ", "***", "\n---\n", "```\n"),
        *("*", "**", "_", "~~", "`", "[", "](a)", "][b]", "]", "![", "<https://e.org>", "[^1]", "\n[^1]: ", "\\"),
        *("&amp;", "&hellip;", "&ldquo;", "  \n", "\\\n", "| ", "\n|---|\n", "<q>", "</q>", "<br>", "<i>", "</i>"),
        *("<!--", "\\*", "\\[", "\n<blockquote>", "</blockquote>", "\n<div hidden>", "</div>\n", "\n[b]: x\n"),
    ]
)
NAMES = (
    "p div blockquote q i em cite b sup br hr h2 ul li table tr td figure figcaption footer aside nav form pre code "
    "script style svg select title template noscript main article span"
).split()
ODD_TAGS = "<p hidden>|<blockquote class=twitter-tweet>|<a href=a>|<P|<!--|-->|<|&|&lt;|&#0;".split("|")
TAGS = st.sampled_from([*(f"<{name}>" for name in NAMES), *(f"</{name}>" for name in NAMES), *ODD_TAGS])
MARKDOWN = st.lists(st.one_of(PIECES, MARKS), max_size=40).map("".join)
HTML = st.lists(st.one_of(PIECES, TAGS), max_size=40).map("".join)


def check(quotes: Quotes) -> None:
    """The law of spans, and the order of quotes."""
    starts = [quote.span.start for quote in quotes]
    assert starts == sorted(starts)
    for number, quote in enumerate(quotes):
        assert 0 <= quote.span.start < quote.span.end <= len(quotes.text)
        assert quotes.text[quote.span.slice] == quote.text
        assert quote.parent is None or quote.span in quotes[quote.parent].span
        assert quote.parent is None or quote.parent < number
        for span in filter(None, (quote.source, quote.cue, *quote.insertions)):
            assert 0 <= span.start <= span.end <= len(quotes.text)


@settings(max_examples=200, deadline=None)
@given(MARKDOWN)
def test_the_law_of_spans_in_markdown(article: str) -> None:
    check(Parser(kinds=KINDS, format="markdown").parse(article))


@settings(max_examples=200, deadline=None)
@given(HTML)
def test_the_law_of_spans_in_html(article: str) -> None:
    check(Parser(kinds=KINDS, format="html").parse(article))


@settings(max_examples=50, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), st.sampled_from(["markdown", "html"]))
def test_plain_text_in_another_format(article: str, format: str) -> None:
    check(Parser(kinds=KINDS, format=format).parse(article))


# ----------------------------------------------------------------------------- size


def test_a_large_page() -> None:
    chapter = f"<p>{OPENING}</p><p>{SAID}</p>{LEADING}{BLOCK}<p>{CLOSING}</p>"
    count = 300_000 // len(chapter) + 1
    quotes = lawful(quoteparse.parse(f"<html><body><article>{chapter * count}</article></body></html>", format="html"))
    assert rows(quotes) == [("Ann Roe", None, "Nobody came,"), (*ANN, FIRST)] * count


def test_a_large_article_in_markdown() -> None:
    chapter = f"{OPENING}\n\n{SAID}\n\n*Ann Roe* writes at [The Atlantic](a):\n\n> {FIRST}\n\n{CLOSING}\n\n"
    count = 300_000 // len(chapter) + 1
    assert rows(markdown(chapter * count)) == [("Ann Roe", None, "Nobody came,"), (*ANN, FIRST)] * count


DEEP = [
    *(
        pytest.param("html", f"<{tag}>" * 5000 + f"{FIRST} {SAID}" + f"</{tag}>" * 5000, id=tag)
        for tag in ("blockquote", "div", "i", "ul><li", "table><tr><td", "figure")
    ),
    pytest.param("html", "<blockquote>" * 5000 + SAID, id="blockquote, not closed"),
    pytest.param("html", SAID + "</blockquote>" * 5000, id="blockquote, closed alone"),
    pytest.param("markdown", "> " * 5000 + SAID, id="> in Markdown"),
    pytest.param("markdown", "- " * 5000 + SAID, id="- in Markdown"),
    pytest.param("markdown", "*" * 5000 + SAID, id="* in Markdown"),
    pytest.param("markdown", "[" * 2000 + SAID, id="[ in Markdown"),
    pytest.param("markdown", "<div>" * 1500 + SAID, id="div in Markdown"),
]


@pytest.mark.parametrize(("format", "article"), DEEP)
def test_deep_nesting(format: str, article: str) -> None:
    check(quoteparse.parse(article, format=format))
