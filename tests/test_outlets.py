"""Outlets: the channel through which words came, where a sentence states one, and how long it carries on."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Parser, Quotes, outlets


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


def parsed(article: str, parser: Parser | None = None) -> Quotes:
    """The quotes of an article, checked against the law of offsets."""
    quotes = quoteparse.parse(article) if parser is None else parser.parse(article)
    assert quotes.text == article
    assert all(quotes.text[quote.span.start : quote.span.end] == quote.text for quote in quotes)
    return quotes


def channels(article: str, parser: Parser | None = None) -> list[str | None]:
    """The outlet of each quote of an article."""
    return [quote.outlet for quote in parsed(article, parser)]


THROUGH = broken("whom one has it from (`according to`) is taken for who said it")

STATED = [
    pytest.param("“The pier is shut,” Ann Roe told Reuters.", "Reuters", id="told"),
    pytest.param("“The pier is shut,” Ann Roe told reporters.", None, id="near miss: told reporters"),
    pytest.param("“The pier is shut,” Ann Roe told Bo Lind.", None, id="near miss: told a person"),
    pytest.param("“The pier is shut,” Ann Roe told Oban Council.", None, id="near miss: told a body"),
    pytest.param("Ann Roe told CNN that the pier was “shut for good”.", "CNN", id="told, before a fragment"),
    pytest.param("Ann Roe told The Guardian: “The pier is shut.”", "The Guardian", id="told, with its article"),
    pytest.param("Ann Roe told the Guardian: “The pier is shut.”", "Guardian", id="told, with a small article"),
    pytest.param(
        "“The pier is shut,” Ann Roe said in an interview with The New York Times.",
        "The New York Times",
        id="in an interview with",
    ),
    pytest.param("“The pier is shut,” Ann Roe said in an interview with Bo Lind.", None, id="near miss: with a person"),
    pytest.param("“The pier is shut,” Ann Roe said in an interview.", None, id="near miss: with nobody"),
    pytest.param(
        "In an interview with CNN on Friday, Ann Roe said: “The pier is shut.”", "CNN", id="in an interview with, first"
    ),
    pytest.param("In a CNN interview, Ann Roe said: “The pier is shut.”", "CNN", id="in a … interview"),
    pytest.param("In a phone interview, Ann Roe said: “The pier is shut.”", None, id="near miss: in a phone interview"),
    pytest.param("In an email to NPR, Ann Roe wrote: “The pier is shut.”", "NPR", id="in an email to"),
    pytest.param("In an email to Bo Lind, Ann Roe wrote: “The pier is shut.”", None, id="near miss: email to a person"),
    pytest.param("Ann Roe writes at The Independent: “The pier is shut for good.”", "The Independent", id="writes at"),
    pytest.param("Ann Roe writes at her desk: “The pier is shut for good.”", None, id="near miss: writes at a desk"),
    pytest.param("Ann Roe wrote in The Atlantic: “The pier is shut for good.”", "The Atlantic", id="wrote in"),
    pytest.param("Ann Roe wrote in the diary: “The pier is shut for good.”", None, id="near miss: wrote in the diary"),
    pytest.param(
        "“The pier is shut,” Ann Roe wrote in an op-ed in The Washington Post.", "The Washington Post", id="op-ed in"
    ),
    pytest.param("“The pier is shut,” Ann Roe wrote in an op-ed.", None, id="near miss: op-ed, no paper"),
    pytest.param("“The pier is shut,” Ann Roe said on CNN.", "CNN", id="said on"),
    pytest.param("“The pier is shut,” Ann Roe said on Friday.", None, id="near miss: said on a day"),
    pytest.param("“The pier is shut,” Ann Roe said on Mull.", None, id="near miss: said on an island"),
    pytest.param("“The pier is shut,” Ann Roe said on ABC's “This Week”.", "ABC", id="on a broadcaster's programme"),
    pytest.param('"The pier is shut," Ann Roe said on ABC\'s "This Week."', "ABC", id="on a programme, straight"),
    pytest.param("Speaking on ABC’s “This Week,” Ann Roe said: “The pier is shut.”", "ABC", id="speaking on, first"),
    pytest.param("“The pier is shut,” Ann Roe said on Roe’s “This Week”.", None, id="near miss: a person's"),
    pytest.param("“The pier is shut,” Ann Roe said this week.", None, id="near miss: this week"),
    pytest.param(
        "“The pier is shut,” Ann Roe said on “Good Morning America”.", "Good Morning America", id="on a programme"
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe said on “The Long Wet Plank”.", None, id="near miss: on an unlisted title"
    ),
    pytest.param("“The pier is shut,” Ann Roe said, according to CNN.", "CNN", id="said, according to", marks=THROUGH),
    pytest.param(
        "“The pier is shut,” Ann Roe said, according to Bo Lind.",
        None,
        id="near miss: according to a person",
        marks=THROUGH,
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told the BBC’s Bo Lind.",
        "BBC",
        id="told the outlet's reporter",
    ),
    pytest.param("“The pier is shut,” Ann Roe told the council’s Bo Lind.", None, id="near miss: a body's reporter"),
    pytest.param("“The pier is shut,” Ann Roe told Politico on Friday.", "Politico", id="a site"),
    pytest.param("“The pier is shut,” Ann Roe told KXYZ-TV.", "KXYZ-TV", id="a station by its form"),
    pytest.param("“The pier is shut,” Ann Roe told Obannews.com.", "Obannews.com", id="a site by its form"),
    pytest.param(
        "“The pier is shut,” Ann Roe told obannews.com.",
        "obannews.com",
        id="a site in small letters",
    ),
    pytest.param("“The pier is shut,” Ann Roe told NATO.", None, id="near miss: other capitals"),
    pytest.param("“The pier is shut,” Ann Roe said in court.", None, id="near miss: in court"),
    pytest.param("“The pier is shut,” Ann Roe said in a press release.", None, id="near miss: press release"),
    pytest.param("“The pier is shut,” Ann Roe said at a rally in Oban.", None, id="near miss: rally"),
    pytest.param("“The pier is shut,” Ann Roe said in a speech to the House.", None, id="near miss: speech"),
    pytest.param("“The pier is shut,” said Ann Roe, who once worked for Reuters.", None, id="near miss: a former job"),
    pytest.param("Ann Roe, who sued CNN, said: “The pier is shut.”", None, id="near miss: sued it"),
]


@pytest.mark.parametrize(("article", "outlet"), STATED)
def test_stated(article: str, outlet: str | None) -> None:
    found = parsed(article)
    assert [quote.outlet for quote in found] == [outlet]
    assert found[0].speaker == "Ann Roe"


POSTS = [
    pytest.param("“The pier is shut,” Ann Roe wrote on Twitter.", "Twitter", id="wrote on Twitter"),
    pytest.param("“The pier is shut,” Ann Roe tweeted.", "Twitter", id="tweeted"),
    pytest.param("“The pier is shut,” Ann Roe shouted.", None, id="near miss: shouted"),
    pytest.param("Ann Roe tweeted: “The pier is shut.”", "Twitter", id="tweeted, first"),
    pytest.param("“The pier is shut,” Ann Roe said in a tweet.", "Twitter", id="in a tweet"),
    pytest.param("“The pier is shut,” Ann Roe said in a note.", None, id="near miss: in a note"),
    pytest.param("“The pier is shut,” Ann Roe wrote on Facebook.", "Facebook", id="on Facebook"),
    pytest.param("In a Facebook post, Ann Roe wrote: “The pier is shut.”", "Facebook", id="in a Facebook post"),
    pytest.param("In a blog post, Ann Roe wrote: “The pier is shut.”", None, id="near miss: in a blog post"),
    pytest.param("“The pier is shut,” Ann Roe posted on X.", "X", id="on X, last"),
    pytest.param("“The pier is shut,” Ann Roe posted on X on Friday.", "X", id="on X"),
    pytest.param("“The pier is shut,” Ann Roe said of Item X.", None, id="near miss: another X"),
    pytest.param("“The pier is shut,” Ann Roe wrote on Truth Social.", "Truth Social", id="on Truth Social"),
    pytest.param("“The pier is shut,” Ann Roe wrote on Friday.", None, id="near miss: wrote on a day"),
    pytest.param("“The pier is shut,” Ann Roe wrote on the wall.", None, id="near miss: wrote on a wall"),
    pytest.param("“The pier is shut,” said Ann Roe, who has left Twitter.", None, id="near miss: has left Twitter"),
]


@pytest.mark.parametrize(("article", "outlet"), POSTS)
def test_posts(article: str, outlet: str | None) -> None:
    assert channels(article) == [outlet]


AS_SPEAKERS = [
    pytest.param("“The pier is shut,” Reuters reports.", ("Reuters", "Reuters"), id="reports"),
    pytest.param("“The pier is shut,” Reuters reported on Friday.", ("Reuters", "Reuters"), id="reported"),
    pytest.param("Reuters reports that the pier is “shut for good”.", ("Reuters", "Reuters"), id="reports that"),
    pytest.param("The pier is “shut for good”, according to Reuters.", ("Reuters", "Reuters"), id="according to"),
    pytest.param(
        "The pier is “shut for good”, according to Ann Roe.", ("Ann Roe", None), id="near miss: according to a person"
    ),
    pytest.param("As The Guardian put it: “The pier is shut.”", ("The Guardian", "The Guardian"), id="put it"),
    pytest.param(
        "As the council put it: “The pier is shut.”", ("the council", None), id="near miss: the council put it"
    ),
    pytest.param(
        "The New York Times wrote: “The pier is shut.”",
        ("The New York Times", "The New York Times"),
        id="wrote, with its article",
    ),
    pytest.param("Oban Council wrote: “The pier is shut.”", ("Oban Council", None), id="near miss: a body wrote"),
    pytest.param("“The pier is shut,” Ann Roe reports.", ("Ann Roe", None), id="near miss: a person reports"),
    pytest.param(
        "“The pier is shut,” Twitter said of its office.", ("Twitter", None), id="near miss: a company speaks"
    ),
]


@pytest.mark.parametrize(("article", "expected"), AS_SPEAKERS)
def test_outlets_as_speakers(article: str, expected: tuple[str, str | None]) -> None:
    assert [(quote.speaker, quote.outlet) for quote in parsed(article)] == [expected]


BYLINES = [
    pytest.param(
        "“The pier is shut for good.”\n— Ann Roe, The New York Times", ("Ann Roe", "The New York Times"), id="dash line"
    ),
    pytest.param(
        "“The pier is shut for good.” — Ann Roe, The New York Times",
        ("Ann Roe", "The New York Times"),
        id="dash, same line",
    ),
    pytest.param("“The pier is shut for good.”\n—Ann Roe, CNN", ("Ann Roe", "CNN"), id="dash line, no space"),
    pytest.param(
        "“The pier is shut for good.”\n— The Guardian", ("The Guardian", "The Guardian"), id="dash line, outlet alone"
    ),
    pytest.param("“The pier is shut for good.”\n— Ann Roe, Oban", ("Ann Roe", None), id="near miss: a place"),
    pytest.param("“The pier is shut for good.”\n— Ann Roe, harbour master", ("Ann Roe", None), id="near miss: a job"),
]


@pytest.mark.parametrize(("article", "expected"), BYLINES)
def test_bylines(article: str, expected: tuple[str, str | None]) -> None:
    assert [(quote.speaker, quote.outlet) for quote in parsed(article)] == [expected]


NAMES = [
    pytest.param("“The pier is shut,” Ann Roe told the Times.", "The Times", id="the Times, as stated"),
    pytest.param(
        "The New York Times was there. “The pier is shut,” Ann Roe told the Times.",
        "The New York Times",
        id="the Times, full name before",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told the Times.\n\nThe Los Angeles Times was there.",
        "The Los Angeles Times",
        id="the Times, full name behind",
    ),
    pytest.param(
        "The New York Times and the Los Angeles Times were there. “The pier is shut,” Ann Roe told the Times.",
        "The Times",
        id="near miss: the Times, two full names",
    ),
    pytest.param(
        "The Washington Post was there. “The pier is shut,” Ann Roe told the Times.",
        "The Times",
        id="near miss: the Times, another paper's name",
    ),
    pytest.param(
        "The Washington Post was there. “The pier is shut,” Ann Roe told the Post.",
        "The Washington Post",
        id="the Post",
    ),
    pytest.param("“The pier is shut,” Ann Roe told the Post.", "The Post", id="near miss: the Post, as stated"),
    pytest.param("“The pier is shut,” Ann Roe told the AP.", "AP", id="AP, as stated"),
    pytest.param("“The pier is shut,” Ann Roe told AP.", "AP", id="AP without its article"),
    pytest.param(
        "The Associated Press was there. “The pier is shut,” Ann Roe told the AP.",
        "The Associated Press",
        id="AP, full name before",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told AP.\n\nCy Oduya of The Associated Press was there.",
        "The Associated Press",
        id="AP, full name behind",
    ),
    pytest.param("“The pier is shut,” Ann Roe told The Associated Press.", "The Associated Press", id="the full name"),
    pytest.param(
        "“The pier is shut,” Ann Roe told The New York Times.",
        "The New York Times",
        id="near miss: the full name of the Times",
    ),
    pytest.param("“The pier is shut,” Ann Roe told Time.", "Time", id="told Time"),
    pytest.param(
        "“The pier is shut,” Ann Roe told Time magazine.",
        "Time",
        id="told Time magazine",
    ),
    pytest.param("“The pier is shut,” Ann Roe said. Time will tell.", None, id="near miss: time, an ordinary word"),
    pytest.param("“The pier is shut,” Ann Roe said on Time Street.", None, id="near miss: a street"),
    pytest.param("Time and again, Ann Roe said: “The pier is shut.”", None, id="near miss: time and again"),
    pytest.param(
        "“The pier is shut,” Ann Roe told People magazine.",
        "People",
        id="told People magazine",
    ),
    pytest.param("“The pier is shut,” Ann Roe told people in Oban.", None, id="near miss: told people"),
    pytest.param(
        "People like to ask. “The pier is shut,” Ann Roe said.", None, id="near miss: people, an ordinary word"
    ),
    pytest.param("“The pier is shut,” Ann Roe told the Ballarat Courier.", "Ballarat Courier", id="pattern"),
    pytest.param(
        "“The pier is shut,” Ann Roe told The Ballarat Courier.", "The Ballarat Courier", id="pattern, its article"
    ),
    pytest.param("“The pier is shut,” Ann Roe told the Ballarat Council.", None, id="near miss: not the pattern"),
    pytest.param("“The pier is shut,” Ann Roe told a courier.", None, id="near miss: a courier"),
    pytest.param(
        "“The pier is shut,” said Ann Roe of the Oban Courier Service.", None, id="near miss: courier inside a name"
    ),
]


@pytest.mark.parametrize(("article", "outlet"), NAMES)
def test_names(article: str, outlet: str | None) -> None:
    assert channels(article) == [outlet]


OWN = [
    pytest.param(["Heron"], "“The pier is shut,” Ann Roe told Heron.", "Heron", id="name"),
    pytest.param([], "“The pier is shut,” Ann Roe told Heron.", None, id="near miss: not listed"),
    pytest.param(
        ["The Grey Heron"], "“The pier is shut,” Ann Roe told The Grey Heron.", "The Grey Heron", id="name, article"
    ),
    pytest.param(["The Grey Heron | TGH"], "“The pier is shut,” Ann Roe told TGH.", "TGH", id="alias, as stated"),
    pytest.param(
        ["The Grey Heron | TGH"],
        "The Grey Heron was there. “The pier is shut,” Ann Roe told TGH.",
        "The Grey Heron",
        id="alias, full name in the article",
    ),
    pytest.param(
        ["The Grey Heron | TGH"], "“The pier is shut,” Ann Roe told TGX.", None, id="near miss: another alias"
    ),
    pytest.param(["Grey Heron"], "“The pier is shut,” Ann Roe told Reuters.", "Reuters", id="the others still count"),
    pytest.param(["Grey Heron"], "“The pier is shut,” Ann Roe told Heron.", None, id="near miss: a part of the name"),
    pytest.param(["grey"], "“The pier is shut,” Ann Roe told Grey.", None, id="near miss: another case"),
    pytest.param(["Медуза"], "“The pier is shut,” Ann Roe told Медуза.", "Медуза", id="Cyrillic"),
    pytest.param(["Новая Газета"], "“The pier is shut,” Ann Roe told Новая Газета.", "Новая Газета", id="two words"),
    pytest.param(["\U0001e900a"], "“The pier is shut,” Ann Roe told \U0001e900a.", "\U0001e900a", id="Adlam"),
    pytest.param(["Tern Notes"], "Ann Roe writes at Tern Notes: “The pier is shut.”", "Tern Notes", id="writes at"),
]


@pytest.mark.parametrize(("own", "article", "outlet"), OWN)
def test_own_outlets(own: list[str], article: str, outlet: str | None) -> None:
    assert channels(article, Parser(outlets=own)) == [outlet]


def test_own_outlets_are_a_collection() -> None:
    with pytest.raises(TypeError, match=r"outlets takes a collection such as \['Heron'\]"):
        Parser(outlets="Heron")


CARRIED = [
    pytest.param("“The pier is shut,” Ann Roe told CNN. “It is not safe.”", ["CNN", "CNN"], id="the same paragraph"),
    pytest.param("“The pier is shut,” Ann Roe told CNN. “It is not safe,” she added.", ["CNN", "CNN"], id="she added"),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” she added.", ["CNN", "CNN"], id="the next paragraph"
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\nThe pier is old.\n\n“It is not safe,” she said.",
        ["CNN", "CNN"],
        id="a paragraph between",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” she told a rally afterwards.",
        ["CNN", None],
        id="near miss: a rally afterwards",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\nAt a rally later, she said: “It is not safe.”",
        ["CNN", None],
        id="near miss: a rally, first",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\nThe pier is old.\n\n“It is not safe,” she told a rally.",
        ["CNN", None],
        id="near miss: a rally, a paragraph between",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN. “It is not safe,” she told a rally.",
        ["CNN", None],
        id="near miss: a rally, the same paragraph",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” she said in a statement.",
        ["CNN", None],
        id="near miss: a statement",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” she told reporters.",
        ["CNN", None],
        id="near miss: reporters in the next paragraph",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” said Bo Lind.",
        ["CNN", None],
        id="near miss: another speaker",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN. “It is not safe,” said Bo Lind. “I saw it,” said Roe.",
        ["CNN", None, "CNN"],
        id="another speaker between",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” Bo Lind told NPR.\n\n“I saw it,” he added.",
        ["CNN", "NPR", "NPR"],
        id="each with their own",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n“It is not safe,” she told NPR. “I saw it.”",
        ["CNN", "NPR", "NPR"],
        id="one speaker, two interviews",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe said.\n\n“It is not safe,” she told NPR.",
        [None, "NPR"],
        id="near miss: not backwards in the second half",
    ),
    pytest.param("“The pier,” Ann Roe told CNN, “is shut for good.”", ["CNN", "CNN"], id="interrupted"),
    pytest.param(
        "CNN aired a video of the storm.\n\n“The pier is shut,” said Ann Roe.",
        ["CNN"],
        id="a video that an outlet aired",
    ),
    pytest.param(
        "CNN published photographs of the storm.\n\n“The pier is shut,” said Ann Roe.",
        [None],
        id="near miss: photographs",
    ),
    pytest.param(
        "“The pier is shut.\n\n“It is not safe,” Ann Roe told CNN.", ["CNN", "CNN"], id="utterance over two paragraphs"
    ),
    pytest.param("“The pier is shut,” Ann Roe tweeted. “It is not safe.”", ["Twitter", "Twitter"], id="the same post"),
    pytest.param(
        "İstanbul İzmir İzmit İğdır. " * 12
        + "¶It rained.¶“The pier is shut,” Ann Roe tweeted.¶It rained.".replace("¶", "\n\n"),
        ["Twitter"],
        id="behind letters that grow in lower case",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\nRoe called it “so sad”, “bad news”, “a mess of things”, "
        "“a long way off”, “too late”, “a great pity”, “an old story” and “the end of it” at a rally in Oban.",
        ["CNN", *[None] * 6],
        id="a rally behind many quotes",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe tweeted.\n\n“It is not safe,” she said on Friday.",
        ["Twitter", None],
        id="near miss: a post, then something said",
    ),
    pytest.param(
        "Ann Roe gave an interview to CNN on Friday. “The pier is shut,” she said.",
        ["CNN"],
        id="opened by the narrator",
    ),
    pytest.param(
        "Bo Lind gave an interview to CNN on Friday. “The pier is shut,” said Ann Roe.",
        [None],
        id="near miss: opened for somebody else",
    ),
    pytest.param(
        "“The pier is shut,” Ann Roe told CNN.\n\n"
        + "The pier is old.\n\n" * 12
        + "“It is not safe,” Roe said on Monday.",
        ["CNN", "CNN"],
        id="far away: an interview covers the article",
    ),
]


@pytest.mark.parametrize(("article", "expected"), CARRIED)
def test_carried_on(article: str, expected: list[str | None]) -> None:
    assert channels(article) == expected


BARE = [
    pytest.param("The New York Times", "New York Times", id="leading The"),
    pytest.param("the Oban Times", "Oban Times", id="leading the"),
    pytest.param("Theatre News", "Theatre News", id="near miss: begins with The"),
    pytest.param("Investor’s Daily", "Investor's Daily", id="curly apostrophe"),
    pytest.param("New\xa0Statesman", "New Statesman", id="no-break space"),
    pytest.param("X.", "X", id="a letter at the end of a sentence"),
    pytest.param("A.P.", "A.P.", id="near miss: two letters"),
]


@pytest.mark.parametrize(("name", "bare"), BARE)
def test_bare_name(name: str, bare: str) -> None:
    assert outlets.bare_name(name) == bare


KNOWN = [
    pytest.param("Reuters", True, id="listed"),
    pytest.param("reuters", False, id="near miss: small letter"),
    pytest.param("The New York Times", True, id="listed, with its article"),
    pytest.param("New York Times", True, id="listed, without its article"),
    pytest.param("NYT", True, id="alias"),
    pytest.param("Ballarat Courier", True, id="pattern"),
    pytest.param("Ballarat Courthouse", False, id="near miss: another ending"),
    pytest.param("Gazetteer", False, id="near miss: a longer word"),
    pytest.param("oban.news", True, id="domain"),
    pytest.param("oban.pier", False, id="near miss: no domain"),
    pytest.param("KXYZ", True, id="call sign"),
    pytest.param("WQRS-FM", True, id="call sign with its band"),
    pytest.param("NXYZ", False, id="near miss: no call sign"),
    pytest.param("Ann Roe", False, id="near miss: a person"),
]


@pytest.mark.parametrize(("name", "known"), KNOWN)
def test_known(name: str, known: bool) -> None:
    assert outlets.load().known(name) is known


LOADED = [
    pytest.param("Grey Heron", ("The Grey Heron",), id="the canonical name, bare"),
    pytest.param("TGH", ("The Grey Heron",), id="alias"),
    pytest.param("Heron (Oban)", (), id="near miss: with its place"),
    pytest.param("Heron", ("Heron",), id="the place only tells two apart"),
    pytest.param("Tern Hour", ("Tern Hour",), id="programme"),
    pytest.param("Tern Radio", (), id="near miss: its broadcaster is no alias"),
]


@pytest.mark.parametrize(("bare", "claims"), LOADED)
def test_load(bare: str, claims: tuple[str, ...]) -> None:
    loaded = outlets.load(["The Grey Heron | TGH", "Heron (Oban)", "Tern Hour @ Tern Radio"])
    assert loaded.names.get(bare, ()) == claims


MARKED_NAMES = [
    pytest.param("Wader", True, False, id="a question mark: shared"),
    pytest.param("Plover", False, True, id="a tilde: an ordinary word"),
    pytest.param("Grey Wader", False, False, id="near miss: neither"),
]


@pytest.mark.parametrize(("bare", "shared", "common"), MARKED_NAMES)
def test_marked_names(bare: str, shared: bool, common: bool) -> None:
    loaded = outlets.load(["Grey Wader | ?Wader", "~Plover"])
    assert (bare in loaded.shared, bare in loaded.common) == (shared, common)


def test_an_alias_of_two_is_shared() -> None:
    loaded = outlets.load(["Grey Wader | Wader Daily", "Red Wader | Wader Daily"])
    assert loaded.names["Wader Daily"] == ("Grey Wader", "Red Wader")
    assert "Wader Daily" in loaded.shared


def test_own_outlets_do_not_leak() -> None:
    assert "Heron" in outlets.load(["Heron"]).names
    assert "Heron" not in outlets.load().names


@pytest.mark.parametrize(
    ("told", "outlet"),
    [
        pytest.param("local newspaper Sud Ouest", "Sud Ouest", id="described before"),
        pytest.param("local hero Sud Ouest", None, id="near miss: described as no outlet"),
        pytest.param("Vogue magazine", "Vogue", id="described after"),
        pytest.param("BBC Radio 4", "BBC Radio 4", id="a number at the end"),
        pytest.param("the Football Daily podcast", "Football Daily", id="a name by its form"),
        pytest.param("the Football Association", None, id="near miss: a body"),
    ],
)
def test_described(told: str, outlet: str | None) -> None:
    (quote,) = quoteparse.parse(f"“The pier is shut,” Ann Roe told {told}.")
    assert quote.outlet == outlet
