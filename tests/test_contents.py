"""Contents: utterance, fragment or no quote at all; insertions; quotes inside quotes."""

from __future__ import annotations

from typing import Final

import pytest

import quoteparse
from quoteparse import Quotes

ROAD: Final = "The road is open to everyone again"


def read(article: str) -> Quotes:
    """The quotes of an article in which ¶ stands for a blank line and ~ for the words of `ROAD`."""
    return quoteparse.parse(article.replace("¶", "\n\n").replace("~", ROAD))


def texts(article: str) -> list[str]:
    return [quote.text for quote in read(article)]


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        pytest.param("“~,” said Ann Roe.", "direct", id="a sentence and its tag"),
        pytest.param("Ann Roe said: “~.”", "direct", id="after a colon"),
        pytest.param("Ann Roe said, “~.”", "direct", id="after a comma"),
        pytest.param("Ann Roe said “~.”", "direct", id="after the cue alone"),
        pytest.param("“~.”", "direct", id="a paragraph of its own"),
        pytest.param(
            "“We should go home,” Ann Roe said, “and stay there for good.”", "direct", id="small letter, interrupted"
        ),
        pytest.param("“… and then we walked home,” said Ann Roe.", "direct", id="opens with dots"),
        pytest.param("Ann Roe said that “the road is open to everyone.”", "mixed", id="after that"),
        pytest.param("Ann Roe said the road was “open to everyone again.”", "mixed", id="the end of a clause"),
        pytest.param("Ann Roe said “the road to Oban” was open.", "mixed", id="the middle of a clause"),
        pytest.param("Ann Roe called it “a very long walk.”", "mixed", id="after called"),
        pytest.param("Calling it “a very long walk,” said Ann Roe, was wrong.", "mixed", id="after calling"),
        pytest.param("The road was “not safe to use,” according to Ann Roe.", "mixed", id="before according to"),
        pytest.param("Ann Roe wants “a road for everyone in town.”", "mixed", id="after wants"),
        pytest.param("Ann Roe spoke of “a long and bitter winter” in Oban.", "mixed", id="after a preposition"),
    ],
)
def test_kind(article: str, kind: str) -> None:
    assert {quote.kind for quote in read(article)} == {kind}


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        # titles of works
        pytest.param("Ann Roe wrote “The Long Road to Oban” in a year.", [], id="title of a book"),
        pytest.param("Ann Roe wrote “the long road to Oban was closed” in a note.", 1, id="the same words, said"),
        pytest.param("In “A Winter at Sea,” Ann Roe said, the cold is everything.", [], id="title with a comma"),
        pytest.param("Her song “We Waited Until Dark” came out on Monday.", [], id="title of a song"),
        pytest.param("He read “Nobody Came”, wrote to Ann Roe and left.", [], id="title of two words"),
        pytest.param("“We Waited Until Dark” is a film by Ann Roe.", [], id="title opens the sentence"),
        pytest.param("“We waited until dark,” is how Ann Roe put it.", 1, id="speech opens the sentence"),
        pytest.param("Ann Roe published “The Long Road to Oban” in a year.", [], id="title after published"),
        # nicknames
        pytest.param("Ann “the Hammer” Roe said nothing.", [], id="nickname inside a name"),
        pytest.param(
            "Bo Lind, known as “the man from the sea”, lives in Oban.",
            [],
            id="known as",
            marks=pytest.mark.xfail(strict=True, reason="`known` marks a nickname only for a word or two"),
        ),
        pytest.param("Bo Lind, nicknamed “Biff”, lives in Oban.", [], id="nicknamed"),
        pytest.param(
            "Friends call Bo Lind “Biff.”",
            [],
            id="called by a nickname",
            marks=pytest.mark.xfail(strict=True, reason="a nickname behind `call` and a name is taken for speech"),
        ),
        pytest.param("Bo Lind (“Biff” to friends) lives in Oban.", [], id="nickname in brackets"),
        # scare quotes and words as words
        pytest.param("The so-called “experts” were wrong.", [], id="so-called"),
        pytest.param("The “free” ferry costs a pound.", [], id="scare quotes"),
        pytest.param("The “road to nowhere” movement met in Oban.", [], id="fragment inside a phrase"),
        pytest.param("The word “ferry” comes from the north.", [], id="a word as a word"),
        pytest.param("A sign marked “No Entry” hung there.", [], id="inscription"),
        pytest.param(
            "They painted “go home” on the wall.",
            [],
            id="painted",
            marks=pytest.mark.xfail(strict=True, reason="an inscription is given as a quote of `They`"),
        ),
        pytest.param(
            "There are three towns here. “Nobody came to us” is painted on a wall of each.",
            [],
            id="painted on a wall",
            marks=pytest.mark.xfail(strict=True, reason="an inscription is given as a quote of `three towns`"),
        ),
        # one and two words
        pytest.param("“Never,” said Ann Roe.", ["Never,"], id="one word with its tag"),
        pytest.param("“Never!”", [], id="one word alone"),
        pytest.param("“Go home,” Ann Roe told him.", ["Go home,"], id="two words with their tag"),
        pytest.param("Ann Roe said: “Never.”", ["Never."], id="one word after a colon"),
        pytest.param("Ann Roe called it “absurd.”", ["absurd."], id="one word after called"),
        pytest.param(
            "Ann Roe said that the scenes were “heartbreaking.”", ["heartbreaking."], id="one word as a predicate"
        ),
        pytest.param("Ann Roe saw the “heartbreaking” film.", [], id="one word as an attribute"),
        pytest.param(
            "Ann Roe said she liked the “free” ferry and the boat.", [], id="one word as an attribute, reported"
        ),
        pytest.param("The minister was blunt:¶“Nobody came.”", ["Nobody came."], id="two words after a lead-in"),
        pytest.param(
            "The minister was blunt: “Nobody came.”", ["Nobody came."], id="two words after a clause and a colon"
        ),
        pytest.param(
            "The minister was blunt: “Nobody came to us.”", ["Nobody came to us."], id="four words after a colon"
        ),
        pytest.param("Ann Roe was asked whether she would go. “Never,” she said.", ["Never,"], id="an answer"),
        pytest.param("“Why?” asked Ann Roe.", ["Why?"], id="a question"),
        pytest.param("“Nobody came,” said Ann Roe. “Nobody.”", ["Nobody came,", "Nobody."], id="one word goes on"),
        # punctuation and spans
        pytest.param("“”, said Ann Roe.", [], id="no words"),
        pytest.param("“…,” said Ann Roe.", [], id="dots only"),
        pytest.param("It is 6' 2\" tall, said Ann Roe.", [], id="feet and inches"),
        pytest.param("The '90s were long, said Ann Roe of the '80s.", [], id="apostrophes"),
        pytest.param("“~”, said Ann Roe.", [ROAD], id="comma outside"),
        pytest.param("“~,” said Ann Roe.", [ROAD + ","], id="comma inside"),
        pytest.param("«~», said Ann Roe.", [ROAD], id="guillemets"),
        pytest.param("„~“, said Ann Roe.", [ROAD], id="low marks"),
    ],
)
def test_quote_or_not(article: str, expected: list[str] | int) -> None:
    found = texts(article)
    assert (len(found) if isinstance(expected, int) else found) == expected


@pytest.mark.parametrize(
    ("article", "insertions"),
    [
        pytest.param("“We was [sic] all on the road that day,” said Ann Roe.", ["[sic]"], id="sic"),
        pytest.param(
            "“We saw [the minister] on the road,” said Ann Roe.", ["[the minister]"], id="words for a pronoun"
        ),
        pytest.param("“[W]e saw him on the road that day,” said Ann Roe.", ["[W]"], id="a changed letter"),
        pytest.param("“We [saw] him on [the] road that day,” said Ann Roe.", ["[saw]", "[the]"], id="two"),
        pytest.param("“We saw him […] on the road that day,” said Ann Roe.", [], id="an ellipsis"),
        pytest.param("“We saw him [...] on the road that day,” said Ann Roe.", [], id="an ellipsis of dots"),
        pytest.param("“We saw him [. . .] on the road that day,” said Ann Roe.", [], id="an ellipsis of spaced dots"),
        pytest.param("“We saw him (the minister) on the road,” said Ann Roe.", [], id="round brackets"),
        pytest.param("“We saw him on the road,” said Ann Roe [of Oban].", [], id="outside the quote"),
        pytest.param("“We saw him [on the road that day,” said Ann Roe.", [], id="no closing bracket"),
    ],
)
def test_insertions(article: str, insertions: list[str]) -> None:
    quotes = read(article)
    assert [[quotes.text[span.slice] for span in quote.insertions] for quote in quotes] == [insertions]


@pytest.mark.parametrize(
    ("article", "parents"),
    [
        pytest.param(
            "“Bo told me, ‘We are going home tonight,’ and left,” said Ann Roe.", [None, 0], id="one inside one"
        ),
        pytest.param("“The ‘free’ ferry costs us a pound a day,” said Ann Roe.", [None], id="a word inside is none"),
        pytest.param("“I read ‘The Long Road Home’ on the ferry,” said Ann Roe.", [None], id="a title inside is none"),
        pytest.param(
            "“Bo told me, ‘We are going home tonight,’ and left,” said Ann Roe. “~.”",
            [None, 0, None],
            id="and one after",
        ),
        pytest.param(
            "\"Bo told me, 'We are going home tonight,' and left,\" said Ann Roe.", [None, 0], id="straight marks"
        ),
        pytest.param(
            "‘Bo told me, “We are going home tonight,” and left,’ said Ann Roe.", [None, 0], id="single outside"
        ),
        pytest.param("“I saw ‘The Long Road Home’ on the ferry,” said Ann Roe.", [None], id="a title inside, seen"),
        pytest.param("“We are going home tonight,” said Ann Roe. “~,” said Bo Lind.", [None, None], id="side by side"),
        pytest.param(
            "“Bo told me, ‘My mother said, “Come home tonight, my boy,” and cried,’ and left,” said Ann Roe.",
            [None, 0, 1],
            id="three deep",
        ),
    ],
)
def test_parent(article: str, parents: list[int | None]) -> None:
    assert [quote.parent for quote in read(article)] == parents


@pytest.mark.parametrize(
    "article",
    [
        pytest.param("“Bo told me, ‘We are [all] going home tonight,’ and left,” said Ann Roe. “~.”", id="nested"),
        pytest.param("“~” — “~,” said 👩‍🚀 Ann Roe, “é́ and so on and on.”", id="beyond ASCII"),
        pytest.param("“~,\r\n” said Ann Roe.\r\n\r\n“~.”", id="carriage returns"),
        pytest.param("“~,\u00a0” said\u00a0Ann\u00a0Roe.", id="no-break spaces"),
    ],
)
def test_text_is_what_stands_at_the_span(article: str) -> None:
    quotes = read(article)
    assert quotes.text == article.replace("~", ROAD)
    assert len(quotes) > 0
    assert [quotes.text[quote.span.slice] for quote in quotes] == [quote.text for quote in quotes]
