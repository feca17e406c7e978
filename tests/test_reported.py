"""Reported speech: what somebody said, told without quotation marks; found only when asked for."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Quotes


def read(article: str) -> Quotes:
    """The reported speech of an article in which ¶ stands for a blank line."""
    return quoteparse.parse(article.replace("¶", "\n\n"), kinds=["indirect"])


@pytest.mark.parametrize(
    ("article", "speaker", "text"),
    [
        # source, cue, clause
        pytest.param("Ann Roe said that the road was open.", "Ann Roe", "the road was open", id="said that"),
        pytest.param("Ann Roe said the road was open.", "Ann Roe", "the road was open", id="said without that"),
        pytest.param(
            "On Monday Ann Roe said the road was open.", "Ann Roe", "the road was open", id="a day and no comma"
        ),
        pytest.param(
            "On Monday, Ann Roe said that the road was open.", "Ann Roe", "the road was open", id="a day and that"
        ),
        pytest.param("On Monday, Ann Roe said the road was open.", "Ann Roe", "the road was open", id="a day in front"),
        pytest.param(
            "Ann Roe said on Monday that the road was open.", "Ann Roe", "the road was open", id="a day after the cue"
        ),
        pytest.param(
            "Ann Roe, a nurse, said that the road was open.", "Ann Roe", "the road was open", id="an apposition, that"
        ),
        pytest.param("Ann Roe, a nurse, said the road was open.", "Ann Roe", "the road was open", id="an apposition"),
        pytest.param(
            "Sen. Ann Roe argued that the road was open.", "Ann Roe", "the road was open", id="title and argued"
        ),
        pytest.param(
            "Ann Roe insisted she had closed the road.", "Ann Roe", "she had closed the road", id="insisted she"
        ),
        pytest.param(
            "Ann Roe denied that she had closed the road.", "Ann Roe", "she had closed the road", id="denied that"
        ),
        pytest.param(
            "Ann Roe warned that the road, which is old, was shut.",
            "Ann Roe",
            "the road, which is old, was shut",
            id="commas inside",
        ),
        pytest.param(
            "A spokesman for the port said the road was open.",
            "A spokesman for the port",
            "the road was open",
            id="a spokesman",
        ),
        pytest.param("Officials said that the road was open.", "Officials", "the road was open", id="officials"),
        pytest.param("Ann Roe says the road is open.", "Ann Roe", "the road is open", id="says"),
        pytest.param("Ann Roe has said that the road is open.", "Ann Roe", "the road is open", id="has said"),
        pytest.param("Ann Roe pointed out that the road is open.", "Ann Roe", "the road is open", id="pointed out"),
        # clause, source, cue
        pytest.param(
            "The road was open, Ann Roe said.", "Ann Roe", "The road was open", id="source and cue at the end"
        ),
        pytest.param("The road was open, she said.", None, "The road was open", id="she at the end"),
        pytest.param(
            "The road was open, Ann Roe said on Monday.", "Ann Roe", "The road was open", id="a day at the end"
        ),
        pytest.param(
            "The road was open again, Ann Roe told reporters.",
            "Ann Roe",
            "The road was open again",
            id="told reporters at the end",
        ),
        pytest.param(
            "The road was open, said Ann Roe.", "Ann Roe", "The road was open", id="cue and source at the end"
        ),
        pytest.param(
            "The road was open, said Ann Roe, a nurse.", "Ann Roe", "The road was open", id="and an apposition"
        ),
        pytest.param(
            "The road, the bridge and the gate were open, said Ann Roe.",
            "Ann Roe",
            "The road, the bridge and the gate were open",
            id="commas in the clause",
        ),
        # according to
        pytest.param(
            "According to Ann Roe, the road was open.", "Ann Roe", "the road was open", id="according to, first"
        ),
        pytest.param(
            "According to Ann Roe, a nurse, the road was open.",
            "Ann Roe",
            "the road was open",
            id="according to, apposition",
        ),
        pytest.param(
            "The road was open, according to Ann Roe.", "Ann Roe", "The road was open", id="according to, last"
        ),
        pytest.param(
            "The road was open according to Ann Roe.", "Ann Roe", "The road was open", id="according to, no comma"
        ),
        pytest.param(
            "According to the report, the road was open.",
            "the report",
            "the road was open",
            id="according to a document",
        ),
        # told somebody
        pytest.param(
            "Ann Roe told Bo Lind that the road was open.", "Ann Roe", "the road was open", id="told a name that"
        ),
        pytest.param(
            "Ann Roe told reporters that the road was open.", "Ann Roe", "the road was open", id="told reporters that"
        ),
        pytest.param("Ann Roe told him that the road was open.", "Ann Roe", "the road was open", id="told him that"),
        pytest.param(
            "Ann Roe told the court on Monday that the road was open.",
            "Ann Roe",
            "the road was open",
            id="told the court on a day that",
        ),
        # participles
        pytest.param(
            "Ann Roe left the room, saying that the road was open.", "Ann Roe", "the road was open", id="saying that"
        ),
        pytest.param("Ann Roe left the room, saying the road was open.", "Ann Roe", "the road was open", id="saying"),
        pytest.param(
            "Ann Roe shut the gate, adding that the road was open.", "Ann Roe", "the road was open", id="adding that"
        ),
        # resolution
        pytest.param(
            "Ann Roe shut the gate. She said that the road was open.", "Ann Roe", "the road was open", id="a pronoun"
        ),
        pytest.param(
            "Ann Roe shut the gate.¶Roe said that the road was open.", "Ann Roe", "the road was open", id="a surname"
        ),
    ],
)
def test_reported(article: str, speaker: str | None, text: str) -> None:
    assert [(quote.speaker, quote.text) for quote in read(article)] == [(speaker, text)]


@pytest.mark.parametrize(
    "article",
    [
        pytest.param("The road was open on Monday.", id="no cue"),
        pytest.param("Ann Roe, a nurse, opened the road on Monday.", id="no cue, commas"),
        pytest.param("", id="nothing"),
        pytest.param("Ann Roe hoped that the road was open.", id="hoped"),
        pytest.param("Ann Roe wanted the road to be open.", id="wanted"),
        pytest.param("Ann Roe planned to open the road.", id="planned"),
        pytest.param("Ann Roe felt that the road was open.", id="felt"),
        pytest.param("Ann Roe believed that the road was open.", id="believed"),
        pytest.param("Ann Roe knew the road was open.", id="knew"),
        pytest.param("The road was open, Ann Roe hoped.", id="hoped, at the end"),
        pytest.param("Ann Roe said nothing.", id="said nothing"),
        pytest.param("Ann Roe said so on Monday.", id="said so"),
        pytest.param("Ann Roe told Bo Lind a long story.", id="told a story"),
        pytest.param("Ann Roe wrote a book about the road.", id="wrote a book"),
        pytest.param("Ann Roe thanked Bo Lind for the road.", id="thanked"),
        pytest.param("Ann Roe asked for a new road in Oban.", id="asked for"),
        pytest.param("Everything went according to plan on Monday.", id="according to plan"),
        pytest.param("Ann Roe answered the phone in the hall.", id="answered the phone"),
        pytest.param(
            "Ann Roe posted the letter to Bo Lind.",
            id="posted a letter",
            marks=pytest.mark.xfail(strict=True, reason="a noun phrase is taken for a clause"),
        ),
        pytest.param("The book that Ann Roe wrote was about the road.", id="a relative clause"),
    ],
)
def test_not_reported(article: str) -> None:
    assert [quote.text for quote in read(article)] == []


@pytest.mark.parametrize(
    ("article", "source", "cue"),
    [
        pytest.param("Mayor Ann Roe said that the road was open.", "Mayor Ann Roe", "said", id="said that"),
        pytest.param("The road was open, Ann Roe said.", "Ann Roe", "said", id="at the end"),
        pytest.param("According to Ann Roe, the road was open.", "Ann Roe", "According to", id="according to"),
        pytest.param("Ann Roe left the room, adding that the road was open.", "Ann Roe", "adding", id="a participle"),
    ],
)
def test_spans(article: str, source: str, cue: str) -> None:
    (quote,) = quotes = read(article)
    assert quote.kind == "indirect"
    assert quote.rule is not None
    assert quote.source is not None
    assert quote.cue is not None
    assert (quotes.text[quote.source.slice], quotes.text[quote.cue.slice]) == (source, cue)
    assert quotes.text[quote.span.slice] == quote.text


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        pytest.param(["indirect"], ["indirect"], id="indirect alone"),
        pytest.param(["direct", "indirect"], ["direct", "indirect"], id="with direct"),
        pytest.param(["direct", "mixed", "block"], ["direct"], id="without"),
        pytest.param([], [], id="none"),
    ],
)
def test_only_when_asked_for(kinds: list[str], found: list[str]) -> None:
    article = "“We waited until dark,” said Ann Roe. Bo Lind said that the road was open."
    assert [quote.kind for quote in quoteparse.parse(article, kinds=kinds)] == found


@pytest.mark.parametrize(
    ("article", "found"),
    [
        pytest.param(
            "Ann Roe said that the road was open. Bo Lind said that it was shut.",
            ["Ann Roe", "Bo Lind"],
            id="two people",
        ),
        pytest.param(
            "Ann Roe said that the road was open. It was shut.", ["Ann Roe"], id="the second sentence is the narrator’s"
        ),
        pytest.param("“We waited until dark,” said Ann Roe.", [], id="quoted words are no reported speech"),
    ],
)
def test_speakers(article: str, found: list[str]) -> None:
    assert [quote.speaker for quote in read(article)] == found


LEAD_IN = "Ann Roe writes:¶"
WINTER = "The winter was long and the boats were late every day of it."


@pytest.mark.parametrize(
    ("article", "found"),
    [
        pytest.param(
            LEAD_IN + WINTER + " Bo Lind said that the road was open.",
            [("block", None), ("indirect", 0)],
            id="inside a block",
        ),
        pytest.param(
            LEAD_IN + WINTER + "¶Roe did not go. Bo Lind said that the road was open.",
            [("block", None), ("indirect", None)],
            id="after a block",
        ),
        pytest.param(
            LEAD_IN + "    " + WINTER + "¶Bo Lind said that the road was open.",
            [("block", None), ("indirect", None)],
            id="after an indented block",
        ),
        pytest.param(
            "Ann Roe writes in her letter to members:¶" + WINTER,
            [("block", None)],
            id="a lead-in is no reported speech",
            marks=pytest.mark.xfail(strict=True, reason="`her letter to members:` is taken for a clause"),
        ),
    ],
)
def test_parent(article: str, found: list[tuple[str, int | None]]) -> None:
    quotes = quoteparse.parse(article.replace("¶", "\n\n"), kinds=["block", "indirect"])
    assert [(quote.kind, quote.parent) for quote in quotes] == found
