"""Block quotations: which sentences lead one in, where it ends, and what only looks like one."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Quote, Quotes, blocks


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


FIRST = (
    "The pier at Oban has been shut since the storm, and nobody in the town expects to see it open before the spring."
)
SECOND = "The council had the money for the repair two years ago. It spent the money on a clock, and the clock is slow."
THIRD = "In the meantime the ferry lands its passengers on the beach, where they are met by a man with a plank."
BODY = f"{FIRST}\n\n{SECOND}"
LEAD = "Ann Roe writes at The Independent:"


def parsed(article: str) -> Quotes:
    """The quotes of an article, checked against the law of offsets."""
    quotes = quoteparse.parse(article)
    assert quotes.text == article
    assert all(quotes.text[quote.span.start : quote.span.end] == quote.text for quote in quotes)
    return quotes


def found(article: str) -> list[Quote]:
    """The block quotations of an article."""
    return [quote for quote in parsed(article) if quote.kind == "block"]


def texts(article: str) -> list[str]:
    """The texts of the block quotations of an article."""
    return [quote.text for quote in found(article)]


LEAD_INS = [
    pytest.param("Ann Roe writes at The Independent:", ("Ann Roe", "The Independent"), id="writes at"),
    pytest.param("Ann Roe writes in The Atlantic:", ("Ann Roe", "The Atlantic"), id="writes in"),
    pytest.param("Ann Roe reports for Reuters:", ("Ann Roe", "Reuters"), id="reports for"),
    pytest.param("Ann Roe at The Independent writes:", ("Ann Roe", "The Independent"), id="at, then writes"),
    pytest.param(
        "Ann Roe, writing in The Atlantic, explains:", ("Ann Roe", "The Atlantic"), id="writing in, between commas"
    ),
    pytest.param("Writing in The Atlantic, Ann Roe argues:", ("Ann Roe", "The Atlantic"), id="writing in, first"),
    pytest.param("Over at The Atlantic, Ann Roe has more:", ("Ann Roe", "The Atlantic"), id="over at"),
    pytest.param(
        "In The Atlantic, Ann Roe looks at the pier:", ("Ann Roe", "The Atlantic"), id="in, without a verb of saying"
    ),
    pytest.param("Ann Roe in The Atlantic:", ("Ann Roe", "The Atlantic"), id="name and outlet"),
    pytest.param("Ann Roe of The Atlantic:", ("Ann Roe", "The Atlantic"), id="name of outlet"),
    pytest.param("Ann Roe in The Atlantic on the pier:", ("Ann Roe", "The Atlantic"), id="name, outlet, matter"),
    pytest.param("Ann Roe (The Atlantic):", ("Ann Roe", "The Atlantic"), id="outlet in brackets"),
    pytest.param("Ann Roe (writing in The Atlantic) says:", ("Ann Roe", "The Atlantic"), id="writing in, in brackets"),
    pytest.param("Ann Roe on Twitter:", ("Ann Roe", "Twitter"), id="name and platform"),
    pytest.param("And this, from Ann Roe at The Atlantic:", ("Ann Roe", "The Atlantic"), id="and this, from"),
    pytest.param(
        "Ann Roe writes at The Independent, in a piece about the pier:",
        ("Ann Roe", "The Independent"),
        id="more behind",
    ),
    pytest.param(
        "An excerpt from Ann Roe’s piece in The Atlantic:",
        ("Ann Roe", "The Atlantic"),
        id="excerpt from a piece",
        marks=broken("the speaker is the outlet"),
    ),
    pytest.param("Ann Roe had this to say:", ("Ann Roe", None), id="had this to say"),
    pytest.param(
        "On 3 May 2026 at 10:00, Ann Roe <ann@example.org> wrote:", ("Ann Roe", None), id="header of an e-mail"
    ),
    pytest.param("On Tue, Jun 2, ann@example.org wrote:", ("ann@example.org", None), id="header, address alone"),
    pytest.param("Information commissioner Ann Roe told Reuters:", ("Ann Roe", "Reuters"), id="opens like `info:`"),
    pytest.param("Tipperary councillor Ann Roe said:", ("Ann Roe", None), id="opens like `tip:`"),
    pytest.param("Ann Roe, The Atlantic:", ("Ann Roe", "The Atlantic"), id="name, comma, outlet"),
    pytest.param(
        "The Atlantic’s Ann Roe writes:",
        ("Ann Roe", "The Atlantic"),
        id="the outlet's writer",
    ),
    pytest.param(
        "The Atlantic’s Ann Roe has the story:",
        ("Ann Roe", "The Atlantic"),
        id="has the story",
    ),
    pytest.param("Harbour master Ann Roe writes at The Independent:", ("Ann Roe", "The Independent"), id="with a job"),
    pytest.param("Here’s Ann Roe in The Atlantic:", ("Ann Roe", "The Atlantic"), id="here's"),
    pytest.param("From Ann Roe at The Atlantic:", ("Ann Roe", "The Atlantic"), id="from"),
    pytest.param("Via Ann Roe at The Atlantic:", ("Ann Roe", "The Atlantic"), id="via"),
    pytest.param("Reuters reports:", ("Reuters", "Reuters"), id="an outlet reports"),
    pytest.param("Via Reuters:", ("Reuters", "Reuters"), id="via an outlet"),
    pytest.param("From Reuters:", ("Reuters", "Reuters"), id="from an outlet"),
    pytest.param("According to Reuters:", ("Reuters", "Reuters"), id="according to"),
    pytest.param("Ann Roe writes:", ("Ann Roe", None), id="no outlet"),
    pytest.param("As Ann Roe put it on Twitter:", ("Ann Roe", "Twitter"), id="as … put it"),
    pytest.param("Ann Roe tweeted:", ("Ann Roe", "Twitter"), id="tweeted"),
    pytest.param("Ann Roe wrote in a letter to the council:", ("Ann Roe", None), id="in a letter"),
    pytest.param(
        "The pier is shut again. Ann Roe writes at The Independent:",
        ("Ann Roe", "The Independent"),
        id="the last sentence",
    ),
    pytest.param(
        "Bo Lind shut the pier. Ann Roe writes at The Independent:",
        ("Ann Roe", "The Independent"),
        id="another name in the sentence before",
    ),
]


@pytest.mark.parametrize(("lead", "expected"), LEAD_INS)
def test_lead_ins(lead: str, expected: tuple[str, str | None]) -> None:
    quotes = parsed(f"{lead}\n\n{BODY}\n")
    assert [(quote.kind, quote.text) for quote in quotes] == [("block", BODY)]
    assert (quotes[0].speaker, quotes[0].outlet) == expected


NO_LEAD_INS = [
    pytest.param("Ann Roe writes at The Independent.", id="a full stop"),
    pytest.param("Ann Roe writes at The Independent", id="no mark"),
    pytest.param("Ann Roe lives at The Laurels, 3 Pier Road.", id="no cue"),
    pytest.param("Update:", id="update"),
    pytest.param("Correction:", id="correction"),
    pytest.param("Here is what we know:", id="here is what we know"),
    pytest.param("What we know so far:", id="what we know so far"),
    pytest.param("In short:", id="in short"),
    pytest.param("A few notes:", id="notes"),
    pytest.param("Related:", id="related"),
    pytest.param("There are two problems with the pier:", id="there are"),
    pytest.param("Ann Roe has two problems:", id="somebody has"),
    pytest.param("I wrote last week:", id="the narrator"),
    pytest.param("Who: Ann Roe", id="a colon inside"),
    pytest.param("Scores from the BBC:", id="figures from an outlet"),
    pytest.param("Update from Reuters:", id="update from an outlet"),
    pytest.param("Bo Lind asked about the boiler:", id="asked about"),
    pytest.param("Ann Roe reported on the accounts:", id="reported on"),
    pytest.param("Ann Roe tweeted a photo of the pier:", id="a photo"),
    pytest.param("Ann Roe told reporters there were several reasons for the delay:", id="counted things"),
    pytest.param("Bo Lind wants a pier, and Ann Roe said that she doesn’t:", id="an unfinished clause"),
    pytest.param("Here is how Boeing got into trouble:", id="how, and nobody tells"),
    pytest.param("What the council will do:", id="a clause"),
    pytest.param("9:30", id="a time"),
]


@pytest.mark.parametrize("lead", NO_LEAD_INS)
def test_no_lead_ins(lead: str) -> None:
    assert texts(f"{lead}\n\n{BODY}\n") == []


NO_BODIES = [
    pytest.param("- The pier is shut until the spring.\n- The clock is slow.", id="bullet list, hyphens"),
    pytest.param("* The pier is shut until the spring.\n* The clock is slow.", id="bullet list, stars"),
    pytest.param("• The pier is shut until the spring.\n• The clock is slow.", id="bullet list, dots"),
    pytest.param("1. The pier is shut until the spring.\n2. The clock is slow.", id="numbered list"),
    pytest.param("(a) The pier is shut until the spring.\n(b) The clock is slow.", id="lettered list"),
    pytest.param("“The pier at Oban is shut until the spring.”", id="a quote in curly marks"),
    pytest.param('"The pier at Oban is shut until the spring."', id="a quote in straight marks"),
    pytest.param("«The pier at Oban is shut until the spring.»", id="a quote in guillemets"),
    pytest.param("‘The pier at Oban is shut until the spring.’", id="a quote in single marks"),
    pytest.param("Read more here.", id="an end signal"),
    pytest.param("The Pier at Oban", id="a heading"),
    pytest.param("https://example.org/the-pier-at-oban", id="an address"),
    pytest.param("<iframe>", id="markup"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("body", NO_BODIES)
def test_no_bodies(body: str) -> None:
    assert texts(f"{LEAD}\n\n{body}\n") == []


def test_a_lead_in_before_a_quote_in_marks_attributes_it() -> None:
    quotes = parsed(f"{LEAD}\n\n“The pier at Oban is shut until the spring.”\n\n{SECOND}")
    assert [(quote.kind, quote.speaker, quote.outlet) for quote in quotes] == [("direct", "Ann Roe", "The Independent")]


END_SIGNALS = [
    pytest.param("Read more here.", id="read more"),
    pytest.param("Read more: https://example.org/pier", id="read more, address"),
    pytest.param("Read the rest here.", id="read the rest"),
    pytest.param("Read the whole thing.", id="read the whole thing"),
    pytest.param("Continue reading at The Independent.", id="continue reading"),
    pytest.param("Click here for the rest.", id="click here"),
    pytest.param("More here.", id="more here"),
    pytest.param("Full story here.", id="full story"),
    pytest.param("→ Read more", id="read more, arrow"),
    pytest.param("[Read more]", id="read more, brackets"),
    pytest.param("Hat tip: Bo Lind", id="hat tip"),
    pytest.param("H/T Bo Lind", id="h/t"),
    pytest.param("(h/t Bo Lind)", id="h/t, brackets"),
    pytest.param("Via Bo Lind.", id="via"),
    pytest.param("Source: The Independent", id="source"),
    pytest.param("Posted by Bo Lind at 9:30", id="posted by"),
    pytest.param("Filed under: Piers", id="filed under"),
    pytest.param("Tags: piers, clocks", id="tags"),
    pytest.param("Share this:", id="share this"),
    pytest.param("Update: The pier is open.", id="update"),
    pytest.param("Editor’s note: The pier is open.", id="editor's note"),
    pytest.param("If you enjoyed this post, tell a friend.", id="appeal, if you enjoyed"),
    pytest.param("Please consider a gift: this blog lives on its readers.", id="appeal, please"),
    pytest.param("Sign up for our newsletter.", id="appeal, newsletter"),
    pytest.param("***", id="rule, stars"),
    pytest.param("* * *", id="rule, spaced stars"),
    pytest.param("---", id="rule, hyphens"),
    pytest.param("___", id="rule, underscores"),
    pytest.param("The Other Pier", id="heading"),
    pytest.param("What the council says", id="heading, small letters"),
    pytest.param("Roe is right, and the council should listen to her.", id="the narrator names the speaker"),
    pytest.param("As Roe says, the pier matters to the whole town.", id="the narrator quotes the speaker"),
    pytest.param("I think that this is right, and I have walked on that beach.", id="the narrator says I"),
    pytest.param("The Independent has more on its site, with a map of the pier.", id="the narrator names the outlet"),
]


@pytest.mark.parametrize("signal", END_SIGNALS)
def test_end_signals(signal: str) -> None:
    assert texts(f"{LEAD}\n\n{BODY}\n\n{signal}\n\n{THIRD}") == [BODY]


NO_END_SIGNALS = [
    pytest.param("Readers of the local paper were told last week that the clock would be mended.", id="readers"),
    pytest.param("More than a third of the passengers now come by road, and that is a long way.", id="more than"),
    pytest.param("Sharing the beach with the seals is not to the taste of every passenger.", id="sharing"),
    pytest.param("Updates to the timetable are pinned to the door of the café.", id="updates"),
    pytest.param("Sources at the harbour put the cost of the repair at a million pounds.", id="sources"),
    pytest.param("The clock, too, was a gift, and it is older than the pier.", id="a plain paragraph"),
    pytest.param("The harbour has a generator of its own, to keep the lights on in a storm.", id="the lights on"),
    pytest.param("The ferry is free of charge until the spring, and nobody has thanked it.", id="free of charge"),
    pytest.param("The full cost of the repair is known to one man, and he is on leave.", id="the full cost"),
    pytest.param("Viaduct Road is shut as well, and the bus goes round by the mill.", id="a word that begins like via"),
    pytest.param("The man with the plank asks: who will pay for a new one?", id="a colon inside"),
    pytest.param(
        "Romance, as the old song has it, is a ferry that runs on time.", id="a word that begins like the name"
    ),
    pytest.param("The pier was built in 1880: it has been shut three times since.", id="a colon, no lead-in"),
    pytest.param("“The man with the plank is the only one who works here,” said Bo Lind.", id="a quote in marks"),
]


@pytest.mark.parametrize("paragraph", NO_END_SIGNALS)
def test_no_end_signals(paragraph: str) -> None:
    body = f"{BODY}\n\n{paragraph}\n\n{THIRD}"
    assert texts(f"{LEAD}\n\n{body}\n\nRead more here.") == [body]


SIGNAL_LINES = [
    pytest.param("Read more here.", True, id="read more"),
    pytest.param("READ MORE", True, id="capitals"),
    pytest.param("Reading is good for you.", False, id="near miss: reading"),
    pytest.param("(H/T Bo Lind)", True, id="h/t"),
    pytest.param("H. T. Lind was there.", False, id="near miss: initials"),
    pytest.param("***", True, id="rule"),
    pytest.param("*** The pier is shut.", False, id="near miss: stars and a sentence"),
    pytest.param("Please donate to keep the pier open.", True, id="appeal"),
    pytest.param("The donor was pleased with the pier.", False, id="near miss: donor"),
    pytest.param("Read the sign and you know what the town thinks. " * 8, False, id="near miss: a long paragraph"),
    pytest.param("The pier is shut.", False, id="near miss: a sentence"),
]


@pytest.mark.parametrize(("paragraph", "ends"), SIGNAL_LINES)
def test_ends_block(paragraph: str, ends: bool) -> None:
    assert blocks.ends_block(paragraph) is ends


def spoken(article: str) -> list[tuple[str | None, str | None, str]]:
    """The speaker, the outlet and the text of each block quotation."""
    return [(quote.speaker, quote.outlet, quote.text) for quote in found(article)]


SEVERAL = [
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nBo Lind writes in The Atlantic:\n\n{SECOND}\n\nRead more here.",
        [("Ann Roe", "The Independent", FIRST), ("Bo Lind", "The Atlantic", SECOND)],
        id="another writer",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nShe goes on:\n\n{SECOND}\n\nRead more here.",
        [("Ann Roe", "The Independent", FIRST), ("Ann Roe", "The Independent", SECOND)],
        id="the same writer, she",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nRoe adds:\n\n{SECOND}\n\nRead more here.",
        [("Ann Roe", "The Independent", FIRST), ("Ann Roe", "The Independent", SECOND)],
        id="the same writer, surname",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nRead more here.\n\nBo Lind writes:\n\n{SECOND}",
        [("Ann Roe", "The Independent", FIRST), ("Bo Lind", None, SECOND)],
        id="near miss: another writer has no outlet",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nRead more here.\n\n{SECOND}\n\nBo Lind writes in The Atlantic:\n\n{THIRD}",
        [("Ann Roe", "The Independent", FIRST), ("Bo Lind", "The Atlantic", THIRD)],
        id="narration between",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nThe man with the plank has a rule:\n\n{SECOND}",
        [("Ann Roe", "The Independent", FIRST)],
        id="near miss: a colon ends the block and opens none",
    ),
]


@pytest.mark.parametrize(("article", "expected"), SEVERAL)
def test_several(article: str, expected: list[tuple[str | None, str | None, str]]) -> None:
    assert spoken(article) == expected


EXTENTS = [
    pytest.param(FIRST, id="one paragraph"),
    pytest.param(BODY, id="two paragraphs"),
    pytest.param(f"{BODY}\n\n{THIRD}", id="three paragraphs"),
    pytest.param(BODY.replace("\n\n", "\n"), id="no blank line between"),
    pytest.param(BODY.replace("\n\n", "\r\n\r\n"), id="CRLF"),
    pytest.param(f"{FIRST}\n\n…\n\n{SECOND}", id="ellipsis paragraph"),
    pytest.param(f"{FIRST}\n\n...\n\n{SECOND}", id="ellipsis paragraph, dots"),
    pytest.param(f"{FIRST}\n\n[…]\n\n{SECOND}", id="ellipsis paragraph, brackets"),
    pytest.param(f"{FIRST}\n\n[...]\n\n{SECOND}", id="ellipsis paragraph, dots in brackets"),
    pytest.param(f"{FIRST}\n\n. . .\n\n{SECOND}", id="ellipsis paragraph, spaced dots"),
    pytest.param(f"… {FIRST}\n\n{SECOND} …", id="ellipses at the ends"),
    pytest.param(
        f"I have a house by the pier, and my windows face it.\n\n{SECOND}\n\nI miss it.", id="the writer says I"
    ),
    pytest.param("It is shut. It is wet. It is a pier without an end, and nobody minds.", id="short sentences"),
    pytest.param(f"{FIRST} “It is a shame,” said Bo Lind.\n\n{SECOND}", id="a quote at the end of a paragraph"),
    pytest.param(f"{FIRST}\n\n“It is a shame,” said Bo Lind.\n\n{SECOND}", id="a quote that opens a paragraph"),
]


@pytest.mark.parametrize("body", EXTENTS)
def test_extents(body: str) -> None:
    assert texts(f"{LEAD}\n\n{body}\n\nRead more here.") == [body]
    assert texts(f"Good morning.\n\n{LEAD}\n\n{body}\n") == [body]


def test_an_ellipsis_paragraph_at_the_end_is_no_part() -> None:
    assert texts(f"{LEAD}\n\n{FIRST}\n\n[…]\n\nRead more here.") == [FIRST]


INSERTIONS = [
    pytest.param("[The council] had the money for it two years ago.", ["[The council]"], id="a name"),
    pytest.param(
        "It had the money [for the repair] and spent it [sic] on a clock.", ["[for the repair]", "[sic]"], id="two"
    ),
    pytest.param("It had the money […] and spent it on a slow clock.", [], id="near miss: ellipsis"),
    pytest.param("It had the money [...] and spent it on a slow clock.", [], id="near miss: dots"),
    pytest.param("It had the money (for the repair) and spent it on a clock.", [], id="near miss: round brackets"),
]


@pytest.mark.parametrize(("body", "insertions"), INSERTIONS)
def test_insertions(body: str, insertions: list[str]) -> None:
    quotes = parsed(f"{LEAD}\n\n{body}\n")
    assert [quote.text for quote in quotes] == [body]
    assert [quotes.text[span.slice] for span in quotes[0].insertions] == insertions


INSIDE = [
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\n“It is a shame for the town,” said Bo Lind. {SECOND}",
        [("Ann Roe", "The Independent", None), ("Bo Lind", "The Independent", 0)],
        id="no outlet of its own: the block's",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\n“It is a shame for the town,” Bo Lind told CNN. {SECOND}",
        [("Ann Roe", "The Independent", None), ("Bo Lind", "CNN", 0)],
        id="near miss: an outlet of its own",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\n“Bo told me, ‘It is a shame for the town,’” said Cy Oduya. {SECOND}",
        [("Ann Roe", "The Independent", None), ("Cy Oduya", "The Independent", 0), ("Bo", "The Independent", 1)],
        id="nested twice",
    ),
    pytest.param(
        f"{LEAD}\n\n{FIRST}\n\nRead more here.\n\n“It is a shame for the town,” said Bo Lind.",
        [("Ann Roe", "The Independent", None), ("Bo Lind", None, None)],
        id="near miss: behind the block",
    ),
    pytest.param(
        f"“It is a shame for the town,” said Bo Lind.\n\n{LEAD}\n\n{FIRST}",
        [("Bo Lind", None, None), ("Ann Roe", "The Independent", None)],
        id="near miss: before the block",
    ),
]


@pytest.mark.parametrize(("article", "expected"), INSIDE)
def test_inside(article: str, expected: list[tuple[str, str | None, int | None]]) -> None:
    assert [(quote.speaker, quote.outlet, quote.parent) for quote in parsed(article)] == expected


def test_source_and_cue() -> None:
    quotes = parsed(f"{LEAD}\n\n{FIRST}")
    assert quotes[0].source is not None
    assert quotes[0].cue is not None
    assert quotes.text[quotes[0].source.slice] == "Ann Roe"
    assert quotes.text[quotes[0].cue.slice] == "writes"
    assert quotes[0].rule is not None
    assert "lead-in" in quotes[0].rule


def test_blocks_are_left_out_on_request() -> None:
    article = f"{LEAD}\n\n{FIRST}\n\n“It is a shame for the town,” said Bo Lind."
    quotes = quoteparse.parse(article, kinds=["direct"])
    assert [(quote.text, quote.parent) for quote in quotes] == [("It is a shame for the town,", None)]


FULL_NAMES = [
    pytest.param(f"Ann Roe has a house by the pier.\n\nRoe writes:\n\n{FIRST}", "Ann Roe", id="surname"),
    pytest.param(f"Ann Roe has a house by the pier.\n\nShe writes:\n\n{FIRST}", "Ann Roe", id="she"),
    pytest.param(f"Ann Roe has a house by the pier.\n\nBo Lind writes:\n\n{FIRST}", "Bo Lind", id="near miss: another"),
    pytest.param(f"A reader writes:\n\n{FIRST}", "A reader", id="unnamed"),
]


@pytest.mark.parametrize(("article", "speaker"), FULL_NAMES)
def test_full_names(article: str, speaker: str) -> None:
    assert [quote.speaker for quote in found(article)] == [speaker]
