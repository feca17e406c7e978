"""What lead-ins and credits state of words without quotation marks: whose they are, and through which outlet."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Quotes


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


FIRST = (
    "The pier at Oban has been shut since the storm, and nobody in the town expects to see it open before the spring."
)
SECOND = "There was money for the repair two years ago. It was spent on a clock, and the clock is slow."
THIRD = "In the meantime the ferry lands its passengers on the beach, where they are met by a man with a plank."

Stated = tuple[str | None, str | None]
"""A speaker and an outlet."""


def parsed(article: str, format: str = "text") -> Quotes:
    """The quotes of an article, checked against the law of offsets."""
    quotes = quoteparse.parse(article, format=format)
    assert all(quotes.text[quote.span.slice] == quote.text == quote.text.strip() for quote in quotes)
    return quotes


def blocks(article: str, format: str = "text") -> list[tuple[str | None, str | None, str]]:
    """The speaker, the outlet and the text of each block quotation."""
    return [(quote.speaker, quote.outlet, quote.text) for quote in parsed(article, format) if quote.kind == "block"]


# Lead-ins with a colon; None where the sentence leads nothing in

LEAD_INS = [
    # NAME writes at OUTLET:
    pytest.param("Ann Roe writes at The Atlantic:", ("Ann Roe", "The Atlantic"), id="writes at an outlet"),
    pytest.param("Ann Roe writes at the harbour:", ("Ann Roe", None), id="near miss: writes at a place"),
    pytest.param("Ann Roe writes at The Atlantic.", None, id="near miss: writes at an outlet, full stop"),
    # Via OUTLET:
    pytest.param("Via Mongabay:", ("Mongabay", "Mongabay"), id="via an outlet"),
    pytest.param("Via The Atlantic:", ("The Atlantic", "The Atlantic"), id="via an outlet with an article"),
    pytest.param("Via the harbour:", None, id="near miss: via a place"),
    pytest.param("Via Mongabay.", None, id="near miss: via an outlet, full stop"),
    # From the OUTLET:
    pytest.param("From the Guardian:", ("Guardian", "Guardian"), id="from the outlet"),
    pytest.param("From the garden:", None, id="near miss: from a place"),
    pytest.param("From Oban:", None, id="near miss: from a town"),
    # As NAME put it in OUTLET last week:
    pytest.param(
        "As Ann Roe put it in The Atlantic last week:", ("Ann Roe", "The Atlantic"), id="as … put it in an outlet"
    ),
    pytest.param("As Ann Roe put it last week:", ("Ann Roe", None), id="near miss: as … put it, no outlet"),
    pytest.param("As Ann Roe put the plank on the beach:", None, id="near miss: as … put a thing"),
    # Here's NAME on OUTLET:
    pytest.param("Here's Ann Roe on NPR:", ("Ann Roe", "NPR"), id="here's … on an outlet"),
    pytest.param("Here’s Ann Roe in The Atlantic:", ("Ann Roe", "The Atlantic"), id="here’s … in an outlet"),
    pytest.param(
        "Here’s Ann Roe on the pier:",
        ("Ann Roe", None),
        id="here’s somebody on a matter",
        marks=broken("a lead-in without a verb or an outlet leads in only what is set off"),
    ),
    pytest.param("Here’s the pier at Oban:", None, id="near miss: here’s a thing"),
    # OUTLET's NAME has the story:
    pytest.param("The Atlantic's Ann Roe has the story:", ("Ann Roe", "The Atlantic"), id="the outlet's writer"),
    pytest.param("Reuters’ Ann Roe has more:", ("Ann Roe", "Reuters"), id="the outlet’s writer, a name in s"),
    pytest.param("The Atlantic has the story:", ("The Atlantic", "The Atlantic"), id="the outlet has the story"),
    pytest.param("The Atlantic's Ann Roe has the story.", None, id="near miss: the outlet's writer, full stop"),
    # OUTLET reports:
    pytest.param("Reuters reports:", ("Reuters", "Reuters"), id="an outlet reports"),
    pytest.param("The Guardian reports:", ("The Guardian", "The Guardian"), id="an outlet with an article reports"),
    pytest.param(
        "The Independent reports:",
        ("The Independent", "The Independent"),
        id="a word for an outlet reports",
        marks=broken("an outlet named by a common word is none even where it alone can be meant"),
    ),
    pytest.param("The New York Times:", ("The New York Times", "The New York Times"), id="an outlet alone"),
    pytest.param("The reports:", None, id="near miss: the reports"),
    pytest.param("The independent reports:", None, id="near miss: the independent reports"),
    # In an op-ed for OUTLET, former minister NAME warns:
    pytest.param(
        "In an op-ed for The Washington Post, former minister Ann Roe warns:",
        ("Ann Roe", "The Washington Post"),
        id="in an op-ed for an outlet",
    ),
    pytest.param(
        "In an op-ed for The Oban Bugle, former minister Ann Roe warns:",
        ("Ann Roe", "The Oban Bugle"),
        id="in an op-ed for an outlet by its form",
    ),
    pytest.param("In an op-ed, former minister Ann Roe warns:", ("Ann Roe", None), id="near miss: in an op-ed"),
    pytest.param(
        "In a letter to the council, former minister Ann Roe warns:", ("Ann Roe", None), id="near miss: in a letter"
    ),
    # the source in the sentence before
    pytest.param(
        "Ann Roe looked at the pier in The Atlantic. A passage that I liked:",
        ("Ann Roe", "The Atlantic"),
        id="a passage, the source before",
    ),
    pytest.param(
        "Ann Roe has a piece in The Atlantic on the pier. An excerpt:",
        ("Ann Roe", "The Atlantic"),
        id="an excerpt, the source before",
    ),
    pytest.param(
        "Ann Roe has a piece in The Atlantic on the pier. Excerpt:",
        ("Ann Roe", "The Atlantic"),
        id="excerpt, the source before",
        marks=broken("`Excerpt` alone is read as a name"),
    ),
    pytest.param(
        "Ann Roe has a piece in The Atlantic on the pier. Here’s an excerpt:",
        ("Ann Roe", "The Atlantic"),
        id="here’s an excerpt, the source before",
    ),
    pytest.param(
        "Ann Roe has a piece in The Atlantic on the pier. Here is the key passage:",
        ("Ann Roe", "The Atlantic"),
        id="here is the key passage, the source before",
    ),
    pytest.param(
        "Ann Roe lives by the pier. A passage that I liked:", None, id="near miss: a passage, somebody before"
    ),
    pytest.param(
        "Ann Roe looked at the pier in The Atlantic. A boat that I liked:",
        None,
        id="near miss: a thing, the source before",
    ),
    pytest.param("A passage that I liked:", None, id="near miss: a passage, nobody before"),
    # NAME added on Facebook:
    pytest.param("Ann Roe added on Facebook:", ("Ann Roe", "Facebook"), id="added on a platform"),
    pytest.param("Ann Roe added on X:", ("Ann Roe", "X"), id="added on X"),
    pytest.param("Ann Roe added on Monday:", ("Ann Roe", None), id="near miss: added on a day"),
    pytest.param("Ann Roe has left Facebook:", None, id="near miss: has left a platform"),
    # From the court's opinion:
    pytest.param("From the court's opinion:", ("the court", None), id="from the court's opinion"),
    pytest.param("From the council’s press release:", ("the council", None), id="from the council’s press release"),
    pytest.param("From an essay by Ann Roe:", ("Ann Roe", None), id="from an essay by"),
    pytest.param("From Ann Roe’s essay:", ("Ann Roe", None), id="from somebody’s essay"),
    pytest.param("From Ann Roe’s essay in The Atlantic:", ("Ann Roe", "The Atlantic"), id="from somebody’s essay in"),
    pytest.param(
        "From the introduction to Ann Roe’s book:",
        ("Ann Roe", None),
        id="from the introduction to somebody’s book",
        marks=broken("the owner is looked for before the noun only"),
    ),
    pytest.param("From the court's garden:", None, id="near miss: from the court's garden"),
    pytest.param("From the opinion:", None, id="near miss: from the opinion"),
    # Justice NAME, dissenting:
    pytest.param("Justice Ann Roe, dissenting:", ("Ann Roe", None), id="dissenting"),
    pytest.param("Justice Roe, concurring:", ("Roe", None), id="concurring"),
    pytest.param("Justice Ann Roe, dissenting.", None, id="near miss: dissenting, full stop"),
    pytest.param("The justices, dissenting or not:", None, id="near miss: dissenting or not"),
    # NAME, OUTLET, 3 May:
    pytest.param("Ann Roe, The Atlantic, 3 May:", ("Ann Roe", "The Atlantic"), id="name, outlet, day"),
    pytest.param("Ann Roe, The Atlantic, May 3, 2026:", ("Ann Roe", "The Atlantic"), id="name, outlet, date"),
    pytest.param("Ann Roe, The Atlantic (2026):", ("Ann Roe", "The Atlantic"), id="name, outlet, year"),
    pytest.param("Ann Roe, The Laurels, 3 May:", None, id="near miss: name, house, day"),
    pytest.param("Ann Roe, The Atlantic, 3 May", None, id="near miss: name, outlet, day, no colon"),
    # two authors
    pytest.param(
        "Ann Roe and Bo Lind write in The Atlantic:", ("Ann Roe and Bo Lind", "The Atlantic"), id="two authors"
    ),
    pytest.param(
        "Ann Roe and Bo Lind in The Atlantic:", ("Ann Roe and Bo Lind", "The Atlantic"), id="two authors, no verb"
    ),
    pytest.param(
        "Ann Roe, Bo Lind and Cy Oduya report for Reuters:",
        ("Ann Roe, Bo Lind and Cy Oduya", "Reuters"),
        id="three authors",
        marks=broken("the first of three names is lost"),
    ),
    pytest.param(
        "Ann Roe has a boat, and Bo Lind writes in The Atlantic:",
        ("Bo Lind", "The Atlantic"),
        id="near miss: another name before the author",
    ),
    pytest.param("Ann Roe and Bo Lind have two boats:", None, id="near miss: two names"),
    # X issued the following statement:
    pytest.param("Ann Roe issued the following statement:", ("Ann Roe", None), id="issued a statement"),
    pytest.param("The council issued the following statement:", ("The council", None), id="issued a statement, noun"),
    pytest.param("Larkfield Water released this statement:", ("Larkfield Water", None), id="released a statement"),
    pytest.param("The council issued the following tickets:", None, id="near miss: issued things"),
    pytest.param("The following statement was issued on Monday:", None, id="near miss: a statement was issued"),
    pytest.param(
        "Ann Roe was sent the following statement:",
        None,
        id="near miss: was sent a statement",
    ),
    # This is how her piece begins:
    pytest.param(
        "Ann Roe has a piece in The Atlantic. This is how her piece begins:",
        ("Ann Roe", "The Atlantic"),
        id="how her piece begins",
    ),
    pytest.param(
        "Ann Roe has a piece in The Atlantic. This is how it begins:",
        ("Ann Roe", "The Atlantic"),
        id="how it begins",
        marks=broken("`it` does not point back to a piece"),
    ),
    pytest.param("Ann Roe lives by the pier. This is how her day begins:", None, id="near miss: how her day begins"),
    pytest.param("This is how her piece begins:", None, id="near miss: how her piece begins, nobody before"),
    # puts it like this:
    pytest.param("Ann Roe puts it like this:", ("Ann Roe", None), id="puts it like this"),
    pytest.param("Ann Roe put it this way in The Atlantic:", ("Ann Roe", "The Atlantic"), id="put it this way in"),
    pytest.param("The Atlantic puts it like this:", ("The Atlantic", "The Atlantic"), id="an outlet puts it like this"),
    pytest.param("The pier looks like this:", None, id="near miss: looks like this"),
    pytest.param("I put it like this:", None, id="near miss: the narrator puts it like this"),
    # Speaking on PROGRAMME, she gave this example:
    pytest.param(
        "Ann Roe runs the harbour. Speaking on Woman’s Hour, she gave this example:",
        ("Ann Roe", "Woman’s Hour"),
        id="speaking on a programme",
    ),
    pytest.param("Speaking to Reuters, Ann Roe gave two reasons:", ("Ann Roe", "Reuters"), id="speaking to an agency"),
    pytest.param(
        "Writing in The Atlantic, Ann Roe gave two reasons:", ("Ann Roe", "The Atlantic"), id="writing in an outlet"
    ),
    pytest.param(
        "Ann Roe runs the harbour. Speaking on the pier, she gave this example:",
        ("Ann Roe", None),
        id="near miss: speaking on a place",
    ),
    pytest.param("Walking on the pier, Ann Roe gave two gulls a chip:", None, id="near miss: walking"),
]


@pytest.mark.parametrize(("lead", "expected"), LEAD_INS)
def test_lead_ins(lead: str, expected: Stated | None) -> None:
    body = f"{FIRST}\n\n{SECOND}"
    assert blocks(f"{lead}\n\n{body}\n") == ([] if expected is None else [(*expected, body)])


THE_OUTLET_AGAIN = [
    pytest.param("Via Mongabay:", "The clock is slow, and nobody minds.", True, id="no article"),
    pytest.param("The Verge reports:", "The clock is slow, and nobody minds.", True, id="an article that opens"),
    pytest.param(
        "Via The Verge:",
        "The clock is slow, and nobody minds.",
        True,
        id="an article inside",
    ),
    pytest.param("Via The Verge:", "A clock is slow, and nobody minds.", True, id="an article inside, none behind"),
    pytest.param("Via The Verge:", "As The Verge says, nobody minds.", False, id="near miss: the outlet again"),
    pytest.param(
        "Via Mongabay:", "As Mongabay says, nobody minds.", False, id="near miss: the outlet again, no article"
    ),
]


@pytest.mark.parametrize(("lead", "paragraph", "inside"), THE_OUTLET_AGAIN)
def test_a_block_ends_where_the_outlet_is_named_again(lead: str, paragraph: str, inside: bool) -> None:
    texts = [text for _, _, text in blocks(f"{lead}\n\n{FIRST}\n\n{paragraph}\n")]
    assert texts == [f"{FIRST}\n\n{paragraph}" if inside else FIRST]


SOURCES_AND_CUES = [
    pytest.param("Ann Roe writes at The Atlantic:", "Ann Roe", "writes", id="a verb"),
    pytest.param("Former minister Ann Roe warns:", "Ann Roe", "warns", id="with a job"),
    pytest.param("According to Reuters:", "Reuters", "According to", id="according to"),
    pytest.param("Via Mongabay:", "Mongabay", ":", id="the colon"),
    pytest.param("Ann Roe, The Atlantic, 3 May:", "Ann Roe", ":", id="name, outlet, day"),
    pytest.param("Justice Ann Roe, dissenting:", "Justice Ann Roe", "dissenting", id="a participle"),
    pytest.param("From the court's opinion:", "the court", ":", id="a document"),
    pytest.param("Speaking to Reuters, Ann Roe gave two reasons:", "Ann Roe", "Speaking", id="speaking"),
    pytest.param("Ann Roe and Bo Lind write:", "Ann Roe and Bo Lind", "write", id="two authors"),
    pytest.param(
        "Ann Roe looked at the pier in The Atlantic. A passage that I liked:",
        "Ann Roe",
        ":",
        id="the sentence before",
    ),
]


@pytest.mark.parametrize(("lead", "source", "cue"), SOURCES_AND_CUES)
def test_sources_and_cues(lead: str, source: str, cue: str) -> None:
    quotes = parsed(f"{lead}\n\n{FIRST}\n")
    assert [quote.text for quote in quotes] == [FIRST]
    assert quotes[0].source is not None
    assert quotes[0].cue is not None
    assert (quotes.text[quotes[0].source.slice], quotes.text[quotes[0].cue.slice]) == (source, cue)


# How a lead-in goes on with the writer of the block before

GOING_ON = [
    pytest.param("She adds, further down:", ("Ann Roe", "The Atlantic"), id="she adds, further down"),
    pytest.param("Further down, she turns to the clock:", ("Ann Roe", "The Atlantic"), id="further down, she turns to"),
    pytest.param("Later in the same essay:", ("Ann Roe", "The Atlantic"), id="later in the same essay"),
    pytest.param("The conclusion:", ("Ann Roe", "The Atlantic"), id="the conclusion"),
    pytest.param("Roe concludes:", ("Ann Roe", "The Atlantic"), id="the surname concludes"),
    pytest.param(
        "And then:", ("Ann Roe", "The Atlantic"), id="and then", marks=broken("`and then` goes on with nobody")
    ),
    pytest.param("Bo Lind adds, further down:", ("Bo Lind", None), id="near miss: another adds"),
]
GOING_ON_IN_TEXT = [
    pytest.param(
        "Further down:",
        ("Ann Roe", "The Atlantic"),
        id="further down",
        marks=broken("a lead-in without a noun or a pronoun goes on only before what is set off"),
    ),
    pytest.param("Later, the council met:", None, id="near miss: later, the council met"),
]
GOING_ON_SET_OFF = [
    pytest.param("Further down:", ("Ann Roe", "The Atlantic"), id="further down"),
    pytest.param(
        "Later, the council met:",
        None,
        id="near miss: later, the council met",
    ),
]


@pytest.mark.parametrize(("lead", "expected"), GOING_ON + GOING_ON_IN_TEXT)
def test_going_on(lead: str, expected: Stated | None) -> None:
    article = f"Ann Roe writes at The Atlantic:\n\n{FIRST}\n\n{lead}\n\n{SECOND}"
    before = ("Ann Roe", "The Atlantic", FIRST)
    assert blocks(article) == ([before] if expected is None else [before, (*expected, SECOND)])


@pytest.mark.parametrize(("lead", "expected"), GOING_ON + GOING_ON_SET_OFF)
def test_going_on_to_what_is_set_off(lead: str, expected: Stated | None) -> None:
    article = f"Ann Roe writes at The Atlantic:\n\n> {FIRST}\n\n{lead}\n\n> {SECOND}\n\n{THIRD}"
    assert blocks(article, "markdown") == [
        ("Ann Roe", "The Atlantic", FIRST),
        (*(expected or (None, None)), SECOND),
    ]


# Lead-ins before what the layout sets off: with a colon or without

BEFORE_SET_OFF = [
    pytest.param("Ann Roe writes at The Atlantic:", ("Ann Roe", "The Atlantic"), id="writes at, colon"),
    pytest.param("Ann Roe writes at The Atlantic.", ("Ann Roe", "The Atlantic"), id="writes at, full stop"),
    pytest.param("Ann Roe writes at The Atlantic", ("Ann Roe", "The Atlantic"), id="writes at, no mark"),
    pytest.param("Ann Roe explains why:", ("Ann Roe", None), id="no outlet"),
    pytest.param("According to Ann Roe in The Atlantic.", ("Ann Roe", "The Atlantic"), id="according to"),
    pytest.param("Via The Atlantic.", ("The Atlantic", "The Atlantic"), id="via, full stop"),
    pytest.param("The Atlantic’s Ann Roe has the story.", ("Ann Roe", "The Atlantic"), id="has the story, full stop"),
    pytest.param("Ann Roe has the details at The Atlantic.", ("Ann Roe", "The Atlantic"), id="has the details at"),
    pytest.param("Ann Roe is blunter still:", ("Ann Roe", None), id="the subject, colon"),
    pytest.param("Ann Roe is blunter still.", (None, None), id="near miss: the subject, full stop"),
    pytest.param("Here’s Ann Roe on the pier:", ("Ann Roe", None), id="here’s … on a matter"),
    pytest.param("Ann Roe (via Bo Lind):", ("Ann Roe", None), id="via somebody"),
    pytest.param("Ann Roe on her blog:", ("Ann Roe", None), id="on her blog"),
    pytest.param("I liked this, from Ann Roe in The Atlantic:", ("Ann Roe", "The Atlantic"), id="this, from … in"),
    pytest.param(
        "I liked this from Ann Roe:",
        ("Ann Roe", None),
        id="this from",
        marks=broken("`this from` is no lead-in without an outlet"),
    ),
    pytest.param(
        "This, from Ann Roe:",
        ("Ann Roe", None),
        id="this, from",
        marks=broken("`this, from` is no lead-in without an outlet"),
    ),
    pytest.param(
        "Ann Roe’s latest:",
        ("Ann Roe", None),
        id="somebody’s latest",
        marks=broken("a genitive with a colon is no lead-in"),
    ),
    pytest.param(
        "Ann Roe (2026, p. 3) writes:",
        ("Ann Roe", None),
        id="a reference behind the name",
        marks=broken("a reference between the name and its verb hides it"),
    ),
    pytest.param(
        "Reuters quoted Ann Roe as saying:",
        ("Ann Roe", "Reuters"),
        id="quoted … as saying",
        marks=broken("the subject of `quoted` goes before its object"),
    ),
    pytest.param("Ann Roe walked to the pier.", (None, None), id="near miss: no cue"),
    pytest.param(
        "Ann Roe said nothing.",
        (None, None),
        id="near miss: said nothing",
        marks=broken("a verb of saying with an object of its own is a lead-in"),
    ),
    pytest.param("I read The Atlantic.", (None, None), id="near miss: the narrator reads"),
    pytest.param("I said last week:", (None, None), id="near miss: the narrator says"),
    pytest.param("There are two problems with the pier:", (None, None), id="near miss: there are"),
    pytest.param("The areas include:", (None, None), id="near miss: a list"),
    pytest.param("“Nobody came,” said Ann Roe.", (None, None), id="near miss: a quote with its own source"),
    # excerpt words
    pytest.param(
        "An excerpt from Ann Roe’s essay:",
        ("Ann Roe", None),
        id="an excerpt from an essay",
        marks=broken("the document becomes part of the name of its writer"),
    ),
    pytest.param("From Ann Roe’s essay in The Atlantic:", ("Ann Roe", "The Atlantic"), id="from an essay in"),
    pytest.param(
        "An excerpt from Ann Roe’s essay in The Atlantic.",
        ("Ann Roe", "The Atlantic"),
        id="excerpt, full stop",
        marks=broken("the document becomes part of the name of its writer"),
    ),
    pytest.param(
        "Ann Roe looked at the pier in The Atlantic. The key passage:",
        ("Ann Roe", "The Atlantic"),
        id="the key passage",
    ),
    pytest.param(
        "Ann Roe looked at the pier in The Atlantic. Here’s a taste:",
        ("Ann Roe", "The Atlantic"),
        id="here’s a taste",
    ),
    pytest.param("Ann Roe lives by the pier. The key passage:", (None, None), id="near miss: passage, somebody before"),
    pytest.param("An excerpt.", (None, None), id="near miss: an excerpt of nothing"),
    # italics
    pytest.param("Ann Roe, in *The Oban Bugle*:", ("Ann Roe", "The Oban Bugle"), id="in a title in italics"),
    pytest.param("Ann Roe writes in *Pier*.", ("Ann Roe", "Pier"), id="in a word in italics"),
    pytest.param("Ann Roe writes in Pier.", ("Ann Roe", None), id="near miss: in a word without italics"),
    pytest.param("Ann Roe in her novel *The Clock*:", ("Ann Roe", None), id="near miss: in a novel in italics"),
    pytest.param(
        "In *The Clock and the Pier*, Ann Roe writes:",
        ("Ann Roe", None),
        id="near miss: in a book in italics",
        marks=broken("any title in italics behind `in` is an outlet"),
    ),
]


@pytest.mark.parametrize(("lead", "expected"), BEFORE_SET_OFF)
def test_before_what_is_set_off(lead: str, expected: Stated) -> None:
    assert blocks(f"{THIRD}\n\n{lead}\n\n> {FIRST}\n\n{THIRD}", "markdown") == [(*expected, FIRST)]


NOT_BEFORE = [
    pytest.param(f"Ann Roe writes at The Atlantic.\n\n{THIRD}\n\n> {FIRST}", id="a paragraph between"),
    pytest.param(f"Ann Roe writes at The Atlantic. {THIRD}\n\n> {FIRST}", id="a sentence between"),
    pytest.param(f"Ann Roe writes at The Atlantic.\n\n***\n\n> {FIRST}", id="a rule between"),
    pytest.param(f"Ann Roe writes at The Atlantic.\n\n## The pier\n\n> {FIRST}", id="a heading between"),
    pytest.param(f"> {FIRST}\n\nAnn Roe writes at The Atlantic.", id="behind"),
]


@pytest.mark.parametrize("article", NOT_BEFORE)
def test_a_lead_in_stands_before(article: str) -> None:
    assert blocks(f"{article}\n\n{SECOND}", "markdown") == [(None, None, FIRST)]


# Credits

CREDITS = [
    pytest.param("— Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="name, outlet"),
    pytest.param("— Ann Roe", ("Ann Roe", None), id="name"),
    pytest.param("— Ann Roe, harbour master", ("Ann Roe", None), id="near miss: name, job"),
    pytest.param("— Ann Roe, Larkfield Water", ("Ann Roe", None), id="near miss: name, firm"),
    pytest.param("— Dr Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="title, name, outlet"),
    pytest.param("— Ann Roe in *The Atlantic*", ("Ann Roe", "The Atlantic"), id="in an outlet, italics"),
    pytest.param("— Ann Roe in *The Oban Bugle*", ("Ann Roe", "The Oban Bugle"), id="in a title in italics"),
    pytest.param("— Ann Roe, *Oban Bugle*", ("Ann Roe", "Oban Bugle"), id="name, title of a paper in italics"),
    pytest.param(
        "— Ann Roe, *The Oban Bugle*",
        ("Ann Roe", "The Oban Bugle"),
        id="name, the title of a paper",
        marks=broken("a title in italics with an article is a book unless it is listed"),
    ),
    pytest.param("— Ann Roe, *The Clock and the Pier*", ("Ann Roe", None), id="near miss: name, title of a book"),
    pytest.param(
        "— Ann Roe, *The Clock* (2026)",
        ("Ann Roe", None),
        id="near miss: name, book, year",
    ),
    pytest.param("— Ann Roe, in her novel *The Clock*", ("Ann Roe", None), id="near miss: in a novel"),
    pytest.param("— Ann Roe, “The Pier,” The Atlantic", ("Ann Roe", "The Atlantic"), id="name, piece, outlet"),
    pytest.param("— Ann Roe, “The Pier”", ("Ann Roe", None), id="near miss: name, piece"),
    pytest.param("— Ann Roe (The Atlantic)", ("Ann Roe", "The Atlantic"), id="outlet in brackets"),
    pytest.param("— Ann Roe | The Atlantic", ("Ann Roe", "The Atlantic"), id="outlet behind a bar"),
    pytest.param("— Ann Roe, writing in The Atlantic", ("Ann Roe", "The Atlantic"), id="writing in"),
    pytest.param("— Ann Roe, speaking to Reuters", ("Ann Roe", "Reuters"), id="speaking to"),
    pytest.param("— Ann Roe, via Reuters", ("Ann Roe", "Reuters"), id="via"),
    pytest.param("— Ann Roe on Twitter", ("Ann Roe", "Twitter"), id="on a platform"),
    pytest.param("— by Ann Roe", ("Ann Roe", None), id="by"),
    pytest.param("— [Ann Roe](x), [The Atlantic](y)", ("Ann Roe", "The Atlantic"), id="links"),
    pytest.param("*— Ann Roe, The Atlantic*", ("Ann Roe", "The Atlantic"), id="all in italics"),
    pytest.param("– Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="en dash"),
    pytest.param("-- Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="two hyphens"),
    pytest.param("--- Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="three hyphens"),
    pytest.param("~ Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="tilde"),
    pytest.param("(Ann Roe, The Atlantic)", ("Ann Roe", "The Atlantic"), id="in brackets"),
    pytest.param("Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="no dash"),
    # dates
    pytest.param("— Ann Roe, The Atlantic, 3 May 2026", ("Ann Roe", "The Atlantic"), id="name, outlet, date"),
    pytest.param("— Ann Roe, *Clock*, 3 May 2026", ("Ann Roe", "Clock"), id="name, title in italics, date"),
    pytest.param("— Ann Roe, 3 May 2026", ("Ann Roe", None), id="near miss: name, date"),
    pytest.param("— Ann Roe (1880–1943)", ("Ann Roe", None), id="near miss: name, life"),
    # handles
    pytest.param("— Ann Roe (@annroe) May 3, 2026", ("Ann Roe", "Twitter"), id="name, handle, date"),
    pytest.param("— Ann Roe (@annroe.bsky.social)", ("Ann Roe", "Bluesky"), id="name, handle of Bluesky"),
    pytest.param("— Ann Roe (@annroe)", ("Ann Roe", None), id="near miss: name, handle"),
    # several names
    pytest.param("— Ann Roe and Bo Lind, The Atlantic", ("Ann Roe and Bo Lind", "The Atlantic"), id="two names"),
    pytest.param(
        "— Ann Roe, Bo Lind and Cy Oduya",
        ("Ann Roe, Bo Lind and Cy Oduya", None),
        id="three names",
        marks=broken("only the first of three names is kept"),
    ),
    pytest.param("— Ann Roe, of Bo Lind’s council", ("Ann Roe", None), id="near miss: another name behind"),
    # outlets alone, and nobody
    pytest.param("— Reuters", ("Reuters", "Reuters"), id="an outlet"),
    pytest.param("— The Atlantic, May 3, 2026", ("The Atlantic", "The Atlantic"), id="an outlet, date"),
    pytest.param(
        "— The Independent",
        ("The Independent", "The Independent"),
        id="an outlet named by a word",
        marks=broken("an outlet named by a common word is read as somebody named before"),
    ),
    pytest.param("Source: Reuters", ("Reuters", "Reuters"), id="source, outlet"),
    pytest.param("Source: The Guardian", ("The Guardian", "The Guardian"), id="source, outlet with an article"),
    pytest.param(
        "Source: The Independent",
        ("The Independent", "The Independent"),
        id="source, outlet named by a word",
        marks=broken("an outlet named by a common word is read as somebody named before"),
    ),
    pytest.param("Source: Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="source, name, outlet"),
    pytest.param("— a reader in Oban", ("a reader in Oban", None), id="unnamed"),
]


@pytest.mark.parametrize(("credit", "expected"), CREDITS)
def test_credits_inside(credit: str, expected: Stated) -> None:
    article = f"{THIRD}\n\n> {FIRST}\n>\n> {SECOND}\n>\n> {credit}\n\n{THIRD}"
    assert blocks(article, "markdown") == [(*expected, f"{FIRST}\n\n{SECOND}")]


@pytest.mark.parametrize(("credit", "expected"), CREDITS)
def test_credits_below(credit: str, expected: Stated) -> None:
    article = f"{THIRD}\n\n> {FIRST}\n\n{credit}\n\n{THIRD}"
    assert blocks(article, "markdown") == [(*expected, FIRST)]


ONLY_INSIDE = [
    pytest.param("- Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="hyphen, name, outlet"),
    pytest.param("\\- Ann Roe", ("Ann Roe", None), id="hyphen, escaped"),
    pytest.param("<cite>Ann Roe</cite>", ("Ann Roe", None), id="cite"),
    pytest.param("*Ann Roe*", ("Ann Roe", None), id="name in italics"),
    pytest.param("Ann Roe", ("Ann Roe", None), id="name"),
    pytest.param("By Ann Roe", ("Ann Roe", None), id="by"),
]


@pytest.mark.parametrize(("credit", "expected"), ONLY_INSIDE)
def test_short_credits_inside(credit: str, expected: Stated) -> None:
    assert blocks(f"{THIRD}\n\n> {FIRST}\n>\n> {credit}\n\n{THIRD}", "markdown") == [(*expected, FIRST)]


NO_CREDITS_BELOW = [
    pytest.param("Ann Roe", id="a name alone"),
    pytest.param("By Ann Roe", id="a byline"),
    pytest.param("Ann Roe lives by the pier.", id="a sentence"),
    pytest.param("Ann Roe lives by the pier, says The Atlantic.", id="a sentence with an outlet"),
    pytest.param(
        "— and nobody in the town is surprised.",
        id="a sentence that goes on behind a dash",
    ),
    pytest.param("Source code is at the end.", id="a sentence with the word source"),
    pytest.param("Ann Roe’s clock", id="a heading"),
]


@pytest.mark.parametrize("below", NO_CREDITS_BELOW)
def test_no_credits_below(below: str) -> None:
    assert blocks(f"{THIRD}\n\n> {FIRST}\n\n{below}\n\n{THIRD}", "markdown") == [(None, None, FIRST)]


NO_CREDITS_INSIDE = [
    pytest.param(SECOND, id="a paragraph"),
    pytest.param(f"*{SECOND}*", id="a paragraph in italics"),
    pytest.param("Ann Roe lives by the pier.", id="a sentence with a name"),
    pytest.param(
        "— and nobody in the town is surprised.",
        id="a sentence that goes on behind a dash, inside",
    ),
    pytest.param(
        "*The clock is slow, and nobody knows why.*",
        id="a sentence in italics",
    ),
]


@pytest.mark.parametrize("last", NO_CREDITS_INSIDE)
def test_no_credits_inside(last: str) -> None:
    article = f"Ann Roe writes at The Atlantic:\n\n> {FIRST}\n>\n> {last}\n\n{THIRD}"
    assert blocks(article, "markdown") == [("Ann Roe", "The Atlantic", f"{FIRST}\n\n{last}")]


CREDITED_TO_NOBODY = [
    pytest.param("— Anonymous", id="anonymous", marks=broken("a credit that names nobody known stays in the words")),
    pytest.param("— Psalm 23", id="a psalm", marks=broken("a credit that names nobody known stays in the words")),
    pytest.param("— an old song", id="a song"),
]


@pytest.mark.parametrize("credit", CREDITED_TO_NOBODY)
def test_a_credit_is_no_part_of_the_words(credit: str) -> None:
    article = f"{THIRD}\n\n> {FIRST}\n>\n> {credit}\n\n{THIRD}"
    assert [text for _, _, text in blocks(article, "markdown")] == [FIRST]


TAILS = [
    pytest.param(f"{FIRST} — Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), FIRST, id="dash"),
    pytest.param(f"{FIRST} —Ann Roe", ("Ann Roe", None), FIRST, id="dash, no space"),
    pytest.param(f"{FIRST} -- Ann Roe", ("Ann Roe", None), FIRST, id="two hyphens"),
    pytest.param(f"{FIRST} – Ann Roe", ("Ann Roe", None), FIRST, id="en dash"),
    pytest.param(
        f"{FIRST} - Ann Roe",
        ("Ann Roe", None),
        FIRST,
        id="hyphen",
        marks=broken("a credit behind a single hyphen is not seen, and the block is lost"),
    ),
    pytest.param(
        f"{FIRST} (Ann Roe, The Atlantic)",
        ("Ann Roe", "The Atlantic"),
        FIRST,
        id="brackets",
        marks=broken("a credit in brackets is not seen, and the block is lost"),
    ),
    pytest.param(
        f"{FIRST}  \n> Ann Roe, The Atlantic",
        ("Ann Roe", "The Atlantic"),
        FIRST,
        id="a line of its own",
        marks=broken("a credit behind a hard break without a dash is not seen, and the block is lost"),
    ),
    pytest.param(f"{FIRST}  \n> — Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), FIRST, id="a line with a dash"),
    pytest.param(
        f"{FIRST} That is the end — Ann Roe knows it.",
        (None, None),
        f"{FIRST} That is the end — Ann Roe knows it.",
        id="near miss: a dash in a sentence",
    ),
    pytest.param(
        f"{FIRST} (Ann Roe knows it.)",
        (None, None),
        f"{FIRST} (Ann Roe knows it.)",
        id="near miss: a sentence in brackets",
    ),
]


@pytest.mark.parametrize(("body", "expected", "text"), TAILS)
def test_credits_at_the_end_of_the_last_line(body: str, expected: Stated, text: str) -> None:
    assert blocks(f"{THIRD}\n\n> {body}\n\n{THIRD}", "markdown") == [(*expected, text)]


LEAD_AND_CREDIT = [
    pytest.param("I liked this:", "— Ann Roe, The Atlantic", ("Ann Roe", "The Atlantic"), id="the credit alone"),
    pytest.param(
        "Ann Roe writes:",
        "— The Atlantic",
        ("Ann Roe", "The Atlantic"),
        id="a name above, an outlet below",
        marks=broken("an outlet alone below what has a lead-in is not seen"),
    ),
    pytest.param("Via The Atlantic:", "— Ann Roe", ("Ann Roe", "The Atlantic"), id="an outlet above, a name below"),
    pytest.param(
        "Ann Roe writes at The Atlantic:", "— Bo Lind, Reuters", ("Bo Lind", "Reuters"), id="the credit goes first"
    ),
    pytest.param("Ann Roe writes:", "Bo Lind mends clocks.", ("Ann Roe", None), id="near miss: a sentence below"),
]


@pytest.mark.parametrize(("lead", "credit", "expected"), LEAD_AND_CREDIT)
def test_a_lead_in_and_a_credit(lead: str, credit: str, expected: Stated) -> None:
    assert blocks(f"{lead}\n\n> {FIRST}\n\n{credit}\n\n{THIRD}", "markdown") == [(*expected, FIRST)]


CUES_OF_CREDITS = [
    pytest.param(
        f"> {FIRST}\n>\n> — Ann Roe",
        "—",
        id="dash, line of its own",
    ),
    pytest.param(
        f"> {FIRST} — Ann Roe",
        "—",
        id="dash, at the end of the line",
    ),
    pytest.param(
        f"> {FIRST}\n> -- Ann Roe",
        "--",
        id="hyphens, on the next line",
    ),
    pytest.param(
        f"> {FIRST}\n\nSource: Ann Roe",
        "Source:",
        id="source",
    ),
    pytest.param(
        f"> {FIRST}\n>\n> &mdash; Ann Roe",
        "&mdash;",
        id="dash as an entity",
    ),
]


@pytest.mark.parametrize(("article", "cue"), CUES_OF_CREDITS)
def test_cues_of_credits(article: str, cue: str) -> None:
    quotes = parsed(f"{THIRD}\n\n{article}\n\n{THIRD}", "markdown")
    assert [quote.text for quote in quotes] == [FIRST]
    assert quotes[0].source is not None
    assert quotes[0].cue is not None
    assert quotes.text[quotes[0].source.slice] == "Ann Roe"
    assert quotes.text[quotes[0].cue.slice] == cue


# Epigraphs and pull quotes: plain text

PULLED = [
    pytest.param(
        f"{FIRST}\n\n— Ann Roe, The Atlantic\n\n{SECOND}\n\n{THIRD}",
        [("Ann Roe", "The Atlantic", FIRST)],
        id="epigraph",
    ),
    pytest.param(
        f"{FIRST}\n— Ann Roe\n\n{SECOND}\n\n{THIRD}", [("Ann Roe", None, FIRST)], id="epigraph, no blank line"
    ),
    pytest.param(
        f"{THIRD}\n\n{FIRST}\n\n— Ann Roe, harbour master\n\n{SECOND}",
        [("Ann Roe", None, FIRST)],
        id="pull quote",
    ),
    pytest.param(
        f"{THIRD}\n\n{FIRST}\n\n-- Ann Roe and Bo Lind\n\n{SECOND}",
        [("Ann Roe and Bo Lind", None, FIRST)],
        id="pull quote, two names",
    ),
    pytest.param(f"{SECOND}\n\n{FIRST}\n\n— Ann Roe", [], id="near miss: a signature at the end"),
    pytest.param(f"{SECOND}\n\n{FIRST}\n\n— Ann Roe, The Atlantic\n", [], id="near miss: a signature, outlet"),
    pytest.param(f"{SECOND}\n\n{FIRST}\n\n— Reuters\n\n{THIRD}", [], id="near miss: an agency"),
    pytest.param(f"{SECOND}\n\n{FIRST}\n\nAnn Roe, The Atlantic\n\n{THIRD}", [], id="near miss: no dash"),
    pytest.param(
        f"{SECOND}\n\n{FIRST}\n\n— Ann Roe lives by the pier.\n\n{THIRD}", [], id="near miss: a sentence behind a dash"
    ),
    pytest.param(f"{SECOND}\n\n{FIRST[:-1]}\n\n— Ann Roe\n\n{THIRD}", [], id="near miss: no full stop above"),
    pytest.param(f"{SECOND}\n\n- {FIRST}\n\n— Ann Roe\n\n{THIRD}", [], id="near miss: an item of a list above"),
    pytest.param(f"{SECOND}\n\n{' '.join([THIRD] * 9)}\n\n— Ann Roe\n\n{FIRST}", [], id="near miss: too long above"),
    pytest.param(f"{SECOND}\n\n{FIRST} — Ann Roe\n\n{THIRD}", [], id="near miss: a tail without layout"),
]


@pytest.mark.parametrize(("article", "expected"), PULLED)
def test_epigraphs_and_pull_quotes(article: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert blocks(article) == expected


def test_an_epigraph_in_quotation_marks_is_no_block() -> None:
    quotes = parsed(f"“{FIRST}”\n\n— Ann Roe, The Atlantic\n\n{SECOND}\n\n{THIRD}")
    assert [(q.kind, q.speaker, q.outlet, q.text) for q in quotes] == [("direct", "Ann Roe", "The Atlantic", FIRST)]
