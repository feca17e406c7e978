"""Quotation marks: what they enclose, how they nest, and which of them are apostrophes, inches or no quotes at all."""

from __future__ import annotations

import pytest

import quoteparse
from quoteparse import Quotes, marks, tokenizer


def broken(reason: str) -> pytest.MarkDecorator:
    """A row that states what should be and is not yet."""
    return pytest.mark.xfail(strict=True, reason=reason)


def stretches(text: str) -> list[str]:
    """The contents between marks, an outer one before its inner ones."""
    return [text[marked.start : marked.end] for marked in marks.find(tokenizer.read(text))]


def parsed(article: str) -> Quotes:
    """The quotes of an article, checked against the law of offsets."""
    quotes = quoteparse.parse(article)
    assert quotes.text == article
    assert all(quotes.text[quote.span.start : quote.span.end] == quote.text for quote in quotes)
    return quotes


def said(article: str) -> list[str]:
    """The texts of the quotes of an article."""
    return [quote.text for quote in parsed(article)]


FAMILIES = [
    pytest.param('"The ferry is late," said Ann Roe.', ["The ferry is late,"], id="straight double"),
    pytest.param("“The ferry is late,” said Ann Roe.", ["The ferry is late,"], id="curly double"),
    pytest.param("'The ferry is late,' said Ann Roe.", ["The ferry is late,"], id="straight single"),
    pytest.param("‘The ferry is late,’ said Ann Roe.", ["The ferry is late,"], id="curly single"),
    pytest.param("«The ferry is late», said Ann Roe.", ["The ferry is late"], id="guillemets"),
    pytest.param("« The ferry is late », said Ann Roe.", ["The ferry is late"], id="guillemets, spaced"),
    pytest.param(
        "«\u202fThe ferry is late\u202f», said Ann Roe.", ["The ferry is late"], id="guillemets, narrow no-break spaces"
    ),
    pytest.param("»The ferry is late«, said Ann Roe.", ["The ferry is late"], id="guillemets, inward"),
    pytest.param("»The ferry is late», said Ann Roe.", ["The ferry is late"], id="guillemets, both rightward"),
    pytest.param("‹The ferry is late›, said Ann Roe.", ["The ferry is late"], id="single guillemets"),
    pytest.param("›The ferry is late‹, said Ann Roe.", ["The ferry is late"], id="single guillemets, inward"),
    pytest.param("„The ferry is late“, said Ann Roe.", ["The ferry is late"], id="low-high, German"),
    pytest.param("„The ferry is late”, said Ann Roe.", ["The ferry is late"], id="low-high, Polish"),
    pytest.param("‚The ferry is late‘, said Ann Roe.", ["The ferry is late"], id="single low-high, German"),
    pytest.param("”The ferry is late,” said Ann Roe.", ["The ferry is late,"], id="high-high, Swedish"),
    pytest.param("「The ferry is late」 said Ann Roe.", ["The ferry is late"], id="corner brackets"),
    pytest.param("『The ferry is late』 said Ann Roe.", ["The ferry is late"], id="white corner brackets"),
    pytest.param("田中氏は「船が遅れた」と述べた。", ["船が遅れた"], id="corner brackets, no spaces around"),
    pytest.param("＂The ferry is late,＂ said Ann Roe.", ["The ferry is late,"], id="full-width"),
    pytest.param("``The ferry is late,'' said Ann Roe.", ["The ferry is late,"], id="LaTeX"),
    pytest.param("`The ferry is late,' said Ann Roe.", ["The ferry is late,"], id="LaTeX, single"),
    pytest.param("''The ferry is late,'' said Ann Roe.", ["The ferry is late,"], id="doubled straight single"),
    pytest.param("‘‘The ferry is late,’’ said Ann Roe.", ["The ferry is late,"], id="doubled curly single"),
    pytest.param('“The ferry is late," said Ann Roe.', ["The ferry is late,"], id="curly opens, straight closes"),
    pytest.param('"The ferry is late,” said Ann Roe.', ["The ferry is late,"], id="straight opens, curly closes"),
    pytest.param("The ferry is late, said Ann Roe.", [], id="near miss: no marks"),
    pytest.param("She paid <<six>> pounds, said Ann Roe.", [], id="near miss: angle brackets"),
    pytest.param('It said "" and no more.', [], id="near miss: nothing between"),
    pytest.param('It said " … " and no more.', [], id="near miss: no word between"),
]


@pytest.mark.parametrize(("text", "contents"), FAMILIES)
def test_families(text: str, contents: list[str]) -> None:
    assert stretches(text) == contents


EDGES = [
    pytest.param("“Late.”", ["Late."], id="whole text"),
    pytest.param("“Late”", ["Late"], id="whole text, no full stop"),
    pytest.param("“ The ferry is late ”", ["The ferry is late"], id="white space inside the marks is no content"),
    pytest.param("(“The ferry is late”)", ["The ferry is late"], id="in round brackets"),
    pytest.param('["The ferry is late"]', ["The ferry is late"], id="straight, in square brackets"),
    pytest.param('Roe—"the ferry is late"—left.', ["the ferry is late"], id="straight, between dashes"),
    pytest.param('Roe said:"The ferry is late."', ["The ferry is late."], id="straight, no space before"),
    pytest.param('"The ferry is late."Roe left.', ["The ferry is late."], id="straight, no space behind"),
    pytest.param('"The ferry is late".', ["The ferry is late"], id="full stop outside"),
    pytest.param('"The ferry is late"; she left.', ["The ferry is late"], id="semicolon outside"),
    pytest.param('"The ferry is late."[3] She left.', ["The ferry is late."], id="footnote behind"),
    pytest.param('"…the ferry is late…"', ["…the ferry is late…"], id="ellipses inside"),
    pytest.param('"[The] ferry is late"', ["[The] ferry is late"], id="insertion first"),
    pytest.param('"The ferry is late--" Roe began.', ["The ferry is late--"], id="broken off"),
    pytest.param('"One," she said. "Two," he said.', ["One,", "Two,"], id="two in a paragraph"),
    pytest.param('"Late?" "Late." "Why?"', ["Late?", "Late.", "Why?"], id="side by side, a space between"),
    pytest.param("“Late?”“Late.”", ["Late?", "Late."], id="side by side, curly, no space"),
    pytest.param('"Late?""Late."', ["Late?", "Late."], id="side by side, straight, no space"),
    pytest.param("«Late?» «Late.»", ["Late?", "Late."], id="side by side, guillemets"),
    pytest.param("‘Late?’ ‘Late.’", ["Late?", "Late."], id="side by side, single"),
]


@pytest.mark.parametrize(("text", "contents"), EDGES)
def test_edges(text: str, contents: list[str]) -> None:
    assert stretches(text) == contents


APOSTROPHES = [
    pytest.param("The ferry isn't late and she won't wait.", [], id="contraction, straight"),
    pytest.param("The ferry isn’t late and she won’t wait.", [], id="contraction, curly"),
    pytest.param("The ferry isn‘t late and she won‘t wait.", [], id="contraction, wrong way"),
    pytest.param("The ferry's crew took Bo's advice.", [], id="possessive, straight"),
    pytest.param("The crews' canteen is the drivers' too.", [], id="plural possessive, straight"),
    pytest.param("The crews’ canteen is the drivers’ too.", [], id="plural possessive, curly"),
    pytest.param("James' boat passed Agnes' house.", [], id="possessive of a name in s"),
    pytest.param("'The crews' canteen is shut,' said Ann Roe.", ["The crews' canteen is shut,"], id="inside, straight"),
    pytest.param("‘The crews’ canteen is shut,’ said Ann Roe.", ["The crews’ canteen is shut,"], id="inside, curly"),
    pytest.param(
        "‘The crews’ canteen,’ said Ann Roe, ‘is not the drivers’ hall.’",
        ["The crews’ canteen,", "is not the drivers’ hall."],
        id="inside both pieces",
    ),
    pytest.param(
        "Roe called the ‘boss’ a fool and the ‘bosses’ worse.", ["boss", "bosses"], id="near miss: closes behind an s"
    ),
    pytest.param(
        "Roe calls it ‘the ships’ and Lind ‘the boats’.",
        ["the ships", "the boats"],
        id="near miss: closes behind a plural",
    ),
    pytest.param(
        "‘It is late,’ said Ann Roe of the crews’ boat. ‘It often is.’",
        ["It is late,", "It often is."],
        id="plural possessive between two quotes",
    ),
    pytest.param(
        "'It is late,' said Ann Roe of the crews' boat. 'It often is.'",
        ["It is late,", "It often is."],
        id="plural possessive between two quotes, straight",
    ),
    pytest.param(
        "The drivers' hall is shut. 'It is late,' said Ann Roe.", ["It is late,"], id="plural possessive before a quote"
    ),
    pytest.param("‘I can’t stay,’ said Ann Roe.", ["I can’t stay,"], id="contraction inside"),
    pytest.param("'I can't stay,' said Ann Roe.", ["I can't stay,"], id="contraction inside, straight"),
    pytest.param("‘Ann’s boat isn’t Bo’s,’ said Roe.", ["Ann’s boat isn’t Bo’s,"], id="possessives inside"),
    pytest.param("The ferries of the ’90s and the '80s were slow.", [], id="decade"),
    pytest.param("The summer of ’76 was dry and '77 was wet.", [], id="year"),
    pytest.param(
        "“We sailed in ’76 and the ’80s,” said Ann Roe.", ["We sailed in ’76 and the ’80s,"], id="decade inside"
    ),
    pytest.param("‘We sailed in the ’80s,’ said Ann Roe.", ["We sailed in the ’80s,"], id="decade inside single marks"),
    pytest.param("'We sailed in the '80s,' said Ann Roe.", ["We sailed in the '80s,"], id="decade inside, straight"),
    pytest.param("The band plays rock ’n’ roll on deck.", [], id="rock n roll, curly"),
    pytest.param("The band plays rock 'n' roll on deck.", [], id="rock n roll, straight"),
    pytest.param("The band plays rock ‘n’ roll on deck.", [], id="rock n roll, first mark an opening one"),
    pytest.param("‘It was rock ’n’ roll,’ said Ann Roe.", ["It was rock ’n’ roll,"], id="rock n roll inside"),
    pytest.param("The mate told ’em to wait.", [], id="em, curly"),
    pytest.param("The mate told 'em to wait.", [], id="em, straight"),
    pytest.param("“Tell ’em to wait,” said Ann Roe.", ["Tell ’em to wait,"], id="em inside"),
    pytest.param("‘Tell ’em to wait,’ said Ann Roe.", ["Tell ’em to wait,"], id="em inside single marks"),
    pytest.param("'Tell 'em to wait,' said Ann Roe.", ["Tell 'em to wait,"], id="em inside, straight"),
    pytest.param("’Twas late, and we stayed ’til dawn.", [], id="twas and til"),
    pytest.param("‘’Twas late,’ said Ann Roe.", ["’Twas late,"], id="twas first"),
    pytest.param("She was goin’ home and singin’ loud.", [], id="dropped g, curly"),
    pytest.param("She was goin' home and singin' loud.", [], id="dropped g, straight"),
    pytest.param("‘We’re goin’ home now,’ said Ann Roe.", ["We’re goin’ home now,"], id="dropped g inside"),
    pytest.param("O’Dea met D’Arcy at Land’s End.", [], id="inside names"),
    pytest.param("Mind your p’s and q’s in the 1990’s.", [], id="plural of a letter"),
    pytest.param("The ’emigrants’ list was short.".replace("’e", "‘e"), ["emigrants"], id="near miss: word in em-"),
    pytest.param("She called it ‘the 90s’ and left.", ["the 90s"], id="near miss: a decade in marks"),
    pytest.param("‘90 ferries were late,’ said Ann Roe.", ["90 ferries were late,"], id="near miss: a number first"),
    pytest.param("‘Em is late,’ said Ann Roe.", ["Em is late,"], id="near miss: a name that looks like em"),
    pytest.param("‘Till dawn we waited,’ said Ann Roe.", ["Till dawn we waited,"], id="near miss: till first"),
]


@pytest.mark.parametrize(("text", "contents"), APOSTROPHES)
def test_apostrophes(text: str, contents: list[str]) -> None:
    assert stretches(text) == contents


BRITISH = [
    pytest.param(
        "‘The ferry is late,’ said Ann Roe. ‘It often is.’", ["The ferry is late,", "It often is."], id="single outside"
    ),
    pytest.param(
        "'The ferry is late,' said Ann Roe. 'It often is.'",
        ["The ferry is late,", "It often is."],
        id="straight single",
    ),
    pytest.param(
        "‘Bo said “go home” and left,’ said Ann Roe.",
        ["Bo said “go home” and left,", "go home"],
        id="double inside single",
    ),
    pytest.param("'Bo's boat isn't late,' said Ann Roe.", ["Bo's boat isn't late,"], id="apostrophes inside"),
    pytest.param("Ann Roe said the ferry was ‘late as ever’.", ["late as ever"], id="fragment, full stop outside"),
    pytest.param("The crew's boat passed the drivers' hall.", [], id="near miss: apostrophes only"),
]


@pytest.mark.parametrize(("article", "texts"), BRITISH)
def test_british(article: str, texts: list[str]) -> None:
    assert said(article) == texts


MEASURES = [
    pytest.param("Ann Roe is 6'2\" tall.", [], id="feet and inches"),
    pytest.param("Ann Roe is 6' 2\" tall and Bo Lind 5' 11\".", [], id="feet and inches, spaced, twice"),
    pytest.param("Ann Roe is 6’2” tall.", [], id="feet and inches, curly"),
    pytest.param("Ann Roe is 6′2″ tall.", [], id="feet and inches, primes"),
    pytest.param("The plank is 12' long.", [], id="feet only"),
    pytest.param('Bo Lind drove a 5" nail into it.', [], id="one inch mark"),
    pytest.param('Bo Lind drove a 5" nail and a 6" screw.', [], id="two inch marks"),
    pytest.param('It is 3.5" wide.', [], id="decimal inches"),
    pytest.param("The boat is at 51°30'26\" north.", [], id="minutes and seconds"),
    pytest.param('"I am 6\'2" tall," said Ann Roe.', ["I am 6'2\" tall,"], id="inside a quote"),
    pytest.param(
        '"I drove a 5" nail into it," said Bo Lind.',
        ['I drove a 5" nail into it,'],
        id="inch inside a quote",
        marks=broken("the inch mark closes the quote"),
    ),
    pytest.param(
        "‘I am 6' 2\" tall,’ said Ann Roe.",
        ["I am 6' 2\" tall,"],
        id="feet inside single marks",
        marks=broken("the foot mark closes the quote"),
    ),
    pytest.param('Bo Lind has a 5" nail. "It is late," said Ann Roe.', ["It is late,"], id="inch before a quote"),
    pytest.param('"It is late," said Ann Roe, with a 5" nail.', ["It is late,"], id="inch behind a quote"),
    pytest.param('"We left in 2005," said Ann Roe.', ["We left in 2005,"], id="near miss: comma behind a number"),
    pytest.param('Ann Roe said the crew was "only 5".', ["only 5"], id="near miss: a number last"),
    pytest.param('"We have 5" was all she said.', ["We have 5"], id="near miss: a number last, more follows"),
    pytest.param("Ann Roe said ‘we have 5’ and left.", ["we have 5"], id="near miss: single, a number last"),
]


@pytest.mark.parametrize(("text", "contents"), MEASURES)
def test_measures(text: str, contents: list[str]) -> None:
    assert stretches(text) == contents


def depths(text: str) -> list[tuple[str, int]]:
    """Each content and how many are around it."""
    found = marks.find(tokenizer.read(text))
    levels: list[int] = []
    for marked in found:
        levels.append(0 if marked.parent is None else levels[marked.parent] + 1)
    return [(text[marked.start : marked.end], level) for marked, level in zip(found, levels, strict=True)]


NESTED = [
    pytest.param(
        "“Bo said ‘go home’ to me.”", [("Bo said ‘go home’ to me.", 0), ("go home", 1)], id="two, double outside"
    ),
    pytest.param(
        "‘Bo said “go home” to me.’", [("Bo said “go home” to me.", 0), ("go home", 1)], id="two, single outside"
    ),
    pytest.param("\"Bo said 'go home' to me.\"", [("Bo said 'go home' to me.", 0), ("go home", 1)], id="two, straight"),
    pytest.param(
        "'Bo said \"go home\" to me.'", [('Bo said "go home" to me.', 0), ("go home", 1)], id="two, British straight"
    ),
    pytest.param(
        "«Bo said “go home” to me.»", [("Bo said “go home” to me.", 0), ("go home", 1)], id="guillemets outside"
    ),
    pytest.param("„Bo said ‚go home‘ to me.“", [("Bo said ‚go home‘ to me.", 0), ("go home", 1)], id="German"),
    pytest.param(
        "»Bo said ›go home‹ to me.«", [("Bo said ›go home‹ to me.", 0), ("go home", 1)], id="inward guillemets"
    ),
    pytest.param("「船長は『帰れ』と言った」", [("船長は『帰れ』と言った", 0), ("帰れ", 1)], id="corner brackets"),
    pytest.param(
        "“Bo said “go home” to me.”", [("Bo said “go home” to me.", 0), ("go home", 1)], id="one family, curly"
    ),
    pytest.param(
        "«Bo said «go home» to me.»", [("Bo said «go home» to me.", 0), ("go home", 1)], id="one family, guillemets"
    ),
    pytest.param(
        "“Bo said, ‘Cy said, “Go home.”’”",
        [("Bo said, ‘Cy said, “Go home.”’", 0), ("Cy said, “Go home.”", 1), ("Go home.", 2)],
        id="three, curly",
    ),
    pytest.param(
        "‘Bo said, “Cy said, ‘Go home.’”’",
        [("Bo said, “Cy said, ‘Go home.’”", 0), ("Cy said, ‘Go home.’", 1), ("Go home.", 2)],
        id="three, British",
    ),
    pytest.param(
        '"Bo said, \'Cy said, "Go home."\'"',
        [("Bo said, 'Cy said, \"Go home.\"'", 0), ('Cy said, "Go home."', 1), ("Go home.", 2)],
        id="three, straight",
    ),
    pytest.param(
        "“Bo said, ‘Cy said, “Di said, ‘Go home.’”’”",
        [
            ("Bo said, ‘Cy said, “Di said, ‘Go home.’”’", 0),
            ("Cy said, “Di said, ‘Go home.’”", 1),
            ("Di said, ‘Go home.’", 2),
            ("Go home.", 3),
        ],
        id="four, curly",
    ),
    pytest.param(
        "«Bo said: “Cy said: ‘Go home.’”»",
        [("Bo said: “Cy said: ‘Go home.’”", 0), ("Cy said: ‘Go home.’", 1), ("Go home.", 2)],
        id="three families",
    ),
    pytest.param(
        "“Bo said ‘go’ and ‘stay’ to me.”",
        [("Bo said ‘go’ and ‘stay’ to me.", 0), ("go", 1), ("stay", 1)],
        id="two inside one",
    ),
    pytest.param(
        "“‘Go home’ is what Bo said.”", [("‘Go home’ is what Bo said.", 0), ("Go home", 1)], id="the inner one first"
    ),
    pytest.param("“Bo said ‘go home.’”", [("Bo said ‘go home.’", 0), ("go home.", 1)], id="the inner one last"),
    pytest.param("“Bo said ‘go home’”.", [("Bo said ‘go home’", 0), ("go home", 1)], id="the inner one last, no stop"),
    pytest.param(
        "“Bo said ‘go home.’ ”", [("Bo said ‘go home.’", 0), ("go home.", 1)], id="a space between two closing"
    ),
    pytest.param(
        "“Bo’s crew didn’t say ‘go home.’”", [("Bo’s crew didn’t say ‘go home.’", 0), ("go home.", 1)], id="apostrophes"
    ),
    pytest.param(
        "“Bo’s mates’ boat isn’t here.”", [("Bo’s mates’ boat isn’t here.", 0)], id="near miss: apostrophes only"
    ),
    pytest.param("“Go home,” said Bo. ‘Stay.’", [("Go home,", 0), ("Stay.", 0)], id="near miss: one behind the other"),
]


@pytest.mark.parametrize(("text", "contents"), NESTED)
def test_nested(text: str, contents: list[tuple[str, int]]) -> None:
    assert depths(text) == contents


def test_deep_nesting() -> None:
    text = "“a ‘b " * 40 + "core" + "’ c” d" * 40
    found = depths(text)
    assert [level for _, level in found] == list(range(80))
    assert found[-1][0] == "b core"


PARENTS = [
    pytest.param(
        "“Bo said, ‘Go home, all of you,’” Ann Roe said.",
        [("Bo said, ‘Go home, all of you,’", None), ("Go home, all of you,", 0)],
        id="attributed inside",
    ),
    pytest.param(
        "“Bo told me, ‘Cy said, “Go home at once.”’” said Ann Roe.",
        [
            ("Bo told me, ‘Cy said, “Go home at once.”’", None),
            ("Cy said, “Go home at once.”", 0),
            ("Go home at once.", 1),
        ],
        id="attributed inside, twice",
    ),
    pytest.param(
        "“The ‘grand old lady’ is late,” said Ann Roe.",
        [("The ‘grand old lady’ is late,", None)],
        id="near miss: a nickname inside",
    ),
]


@pytest.mark.parametrize(("article", "expected"), PARENTS)
def test_parents(article: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(quote.text, quote.parent) for quote in parsed(article)] == expected


def pieces(article: str) -> list[tuple[str, int]]:
    """The quotes of an article, each with the number of its utterance."""
    return [(quote.text, quote.utterance) for quote in parsed(article)]


PARAGRAPHS = [
    pytest.param(
        "“The ferry was late.\n\n“It came at nine,” said Ann Roe.",
        [("The ferry was late.", 0), ("It came at nine,", 0)],
        id="curly",
    ),
    pytest.param(
        '"The ferry was late.\n\n"It came at nine," said Ann Roe.',
        [("The ferry was late.", 0), ("It came at nine,", 0)],
        id="straight",
    ),
    pytest.param(
        "‘The ferry was late.\n\n‘It came at nine,’ said Ann Roe.",
        [("The ferry was late.", 0), ("It came at nine,", 0)],
        id="British",
    ),
    pytest.param(
        "'The ferry was late.\n\n'It came at nine,' said Ann Roe.",
        [("The ferry was late.", 0), ("It came at nine,", 0)],
        id="British, straight",
    ),
    pytest.param(
        "«The ferry was late.\n\n«It came at nine», said Ann Roe.",
        [("The ferry was late.", 0), ("It came at nine", 0)],
        id="guillemets",
    ),
    pytest.param(
        "Ann Roe said: “The ferry was late.\n\n“It came at nine.\n\n“We went home.”",
        [("The ferry was late.", 0), ("It came at nine.", 0), ("We went home.", 0)],
        id="three, with a lead-in",
    ),
    pytest.param(
        "“The ferry was late,” said Ann Roe. “We waited.\n\n“It came at nine.”",
        [("The ferry was late,", 0), ("We waited.", 0), ("It came at nine.", 0)],
        id="interrupted, then continued",
    ),
    pytest.param(
        "“The ferry was late. Bo said, ‘Go home.’\n\n“We all went,” said Ann Roe.",
        [("The ferry was late. Bo said, ‘Go home.’", 0), ("Go home.", 1), ("We all went,", 0)],
        id="a nested quote between",
    ),
    pytest.param(
        "“The ferry was late.\n\n“We left,” said Ann Roe.",
        [("The ferry was late.", 0), ("We left,", 0)],
        id="a last piece of two words",
    ),
    pytest.param(
        "“The ferry was late.”\n\n“We left,” said Ann Roe.",
        [("The ferry was late.", 0), ("We left,", 1)],
        id="near miss: two words, the first one is closed",
    ),
    pytest.param(
        "Ann Roe spoke first. “The ferry was late,” she said.\n\n“It came at nine,” said Bo Lind.",
        [("The ferry was late,", 0), ("It came at nine,", 1)],
        id="near miss: the first one is closed",
    ),
    pytest.param(
        "“The ferry was late.”\n\n“It came at nine,” said Bo Lind.",
        [("The ferry was late.", 0), ("It came at nine,", 1)],
        id="near miss: closed, nobody named",
    ),
]


@pytest.mark.parametrize(("article", "expected"), PARAGRAPHS)
def test_paragraphs(article: str, expected: list[tuple[str, int]]) -> None:
    assert pieces(article) == expected


def test_utterance_over_paragraphs_has_one_speaker() -> None:
    quotes = parsed(
        "“The ferry was late.\n\n“It came at nine.\n\n“We went home,” said Ann Roe.\n\n“So did I,” said Bo Lind."
    )
    assert [quote.speaker for quote in quotes] == ["Ann Roe", "Ann Roe", "Ann Roe", "Bo Lind"]


AFTER = "\n\n“We went home by road,” said Bo Lind.\n\nThe pier was shut. “It is not safe,” said Cy Oduya."
AFTER_STRAIGHT = AFTER.replace("“", '"').replace("”", '"')
REST = ["We went home by road,", "It is not safe,"]

BROKEN = [
    pytest.param("Ann Roe said: “The ferry was late.\n\nIt rained." + AFTER, id="never closed, curly"),
    pytest.param('Ann Roe said: "The ferry was late.\n\nIt rained.' + AFTER_STRAIGHT, id="never closed, straight"),
    pytest.param("“The ferry was late, said Ann Roe.\n\nIt rained." + AFTER, id="never closed, first"),
    pytest.param("The ferry was late,” said Ann Roe.\n\nIt rained." + AFTER, id="never opened, curly"),
    pytest.param('The ferry was late," said Ann Roe.\n\nIt rained.' + AFTER_STRAIGHT, id="never opened, straight"),
    pytest.param("The ferry was late,” said Ann Roe." + AFTER, id="never opened, a quote follows at once"),
    pytest.param('The ferry was late," said Ann Roe.' + AFTER_STRAIGHT, id="never opened, straight, a quote at once"),
    pytest.param("Bo’s “ferry was late.\n\nIt rained." + AFTER, id="never closed, a fragment"),
    pytest.param("The ferry» was late.\n\nIt rained." + AFTER, id="never opened, guillemets"),
    pytest.param("“The ‘ferry was late,” said Ann Roe.\n\nIt rained." + AFTER, id="an inner one never closed"),
    pytest.param("“The ferry’ was late,” said Ann Roe.\n\nIt rained." + AFTER, id="an inner one never opened"),
    pytest.param("‘The ferry was late, said Ann Roe.\n\nIt rained." + AFTER, id="single, never closed"),
    pytest.param('A 5" nail and a " mark.\n\nIt rained.' + AFTER_STRAIGHT, id="a mark alone"),
]


@pytest.mark.parametrize("article", BROKEN)
def test_a_broken_mark_costs_its_own_paragraph(article: str) -> None:
    quotes = parsed(article)
    assert [quote.text for quote in quotes][-2:] == REST
    assert [quote.speaker for quote in quotes][-2:] == ["Bo Lind", "Cy Oduya"]
    assert not any("\n" in quote.text for quote in quotes)


REPAIRED = [
    pytest.param(
        "Ann Roe was blunt: “The ferry was late. We waited.\n\nIt rained.",
        ["The ferry was late. We waited."],
        id="never closed: to the end of its paragraph",
    ),
    pytest.param(
        "The ferry was late,” said Ann Roe.",
        ["The ferry was late,"],
        id="never opened: from the start of its paragraph",
    ),
    pytest.param('The ferry was late," said Ann Roe.', ["The ferry was late,"], id="never opened, straight"),
    pytest.param(
        "“It rained,” said Ann Roe. The ferry was late,” she said.",
        ["It rained,", "The ferry was late,"],
        id="never opened, behind a quote: from the start of its sentence",
    ),
    pytest.param(
        "“It rained,” said Ann Roe. “The ferry was late.",
        ["It rained,", "The ferry was late."],
        id="never closed, behind a quote",
    ),
    pytest.param("”The ferry was late,” said Ann Roe.", ["The ferry was late,"], id="opens the wrong way"),
    pytest.param("“The ferry was late,“ said Ann Roe.", ["The ferry was late,"], id="closes the wrong way"),
    pytest.param("”The ferry was late,“ said Ann Roe.", ["The ferry was late,"], id="both the wrong way"),
    pytest.param(
        "“It rained,” said Ann Roe. ”The ferry was late.”",
        ["It rained,", "The ferry was late."],
        id="the second opens the wrong way",
    ),
    pytest.param(
        "“It rained,“ said Ann Roe. “The ferry was late.”",
        ["It rained,", "The ferry was late."],
        id="the first closes the wrong way",
    ),
    pytest.param("’The ferry was late,’ said Ann Roe.", ["The ferry was late,"], id="single, opens the wrong way"),
]


@pytest.mark.parametrize(("article", "texts"), REPAIRED)
def test_repaired(article: str, texts: list[str]) -> None:
    assert said(article) == texts


WORDS = [
    pytest.param('The file is named a"b and c"d.', [], id="straight, inside words"),
    pytest.param(
        "Bo Lind wrote snake“case once.",
        [],
        id="curly, inside a word",
        marks=broken("all the rest of the paragraph becomes a stretch"),
    ),
    pytest.param("Ann Roe said“The ferry is late.”", ["The ferry is late."], id="near miss: only the space is missing"),
    pytest.param('The "i"-shaped pier is shut.', ["i"], id="near miss: around a part of a word"),
    pytest.param(
        "“The so-called “pier” is shut.”", ["The so-called “pier” is shut.", "pier"], id="behind a hyphenated word"
    ),
    pytest.param('The anti-"pier" party won.', ["pier"], id="behind a hyphen"),
    pytest.param('The "pier"-makers won.', ["pier"], id="before a hyphen"),
    pytest.param('x = "1" is code.', ["1"], id="near miss: spaced equals sign"),
]


@pytest.mark.parametrize(("text", "contents"), WORDS)
def test_inside_words(text: str, contents: list[str]) -> None:
    assert stretches(text) == contents


NO_QUOTES = [
    pytest.param('<blockquote tweet-date="March 12" lang="en-gb">', [], id="HTML attributes"),
    pytest.param('<a href="https://example.org/late-ferry">The late ferry</a> is here, said Ann Roe.', [], id="link"),
    pytest.param('tweet-date="The ferry is late again" and more, Ann Roe said.', [], id="attribute of several words"),
    pytest.param('Ann Roe said: "The ferry is late again."', ["The ferry is late again."], id="near miss: a colon"),
    pytest.param("Bo Lind wrote “The Long Way Home” in a week.", [], id="title of a book"),
    pytest.param("Ann Roe read “The Ferry and the Sea” aloud.", [], id="title, read aloud"),
    pytest.param("The film “Late Ferry to Oban” opens on Friday.", [], id="title of a film"),
    pytest.param("She hummed “Over the Grey Water,” an old song.", [], id="title, comma inside"),
    pytest.param(
        "Bo Lind wrote: “The long way home is best.”", ["The long way home is best."], id="near miss: a sentence"
    ),
    pytest.param("Bo “Two Oars” Lind is late.", [], id="nickname"),
    pytest.param("Bo ‘Two Oars’ Lind is late.", [], id="nickname, single"),
    pytest.param("Bo Lind, known as “the Old Heron”, said nothing.", [], id="nickname behind known as"),
    pytest.param(
        "The pier, nicknamed “the long wet plank”, is shut.",
        [],
        id="nickname of a thing",
        marks=broken("words behind nicknamed are taken for speech"),
    ),
    pytest.param("The council’s “improvement” cost a fortune.", [], id="scare quote, one word"),
    pytest.param("The “free” ferry costs six pounds.", [], id="scare quote, adjective"),
    pytest.param("The so-called “express ferry” takes a day.", [], id="scare quote behind so-called"),
    pytest.param("The word “ferry” has five letters.", [], id="a word as a word"),
    pytest.param("In Norse “ey” means an island.", [], id="a word of another language"),
    pytest.param("A sign read “No Entry”.", [], id="inscription"),
    pytest.param("Ann Roe called the ferry “hopeless”.", ["hopeless"], id="near miss: one word, somebody says it"),
    pytest.param(
        "Ann Roe said the pier was “an old wet plank”.", ["an old wet plank"], id="near miss: a fragment said"
    ),
    pytest.param("“No,” said Ann Roe.", ["No,"], id="near miss: one word said"),
]


@pytest.mark.parametrize(("article", "texts"), NO_QUOTES)
def test_no_quotes(article: str, texts: list[str]) -> None:
    assert said(article) == texts


MAIN_FAMILY = [
    pytest.param("“Late,” said Ann Roe, of the ‘ferry’.", '"', id="double"),
    pytest.param("‘The ferry is late,’ said Ann Roe.", "'", id="single"),
    pytest.param("«The ferry is late», said Ann Roe.", "«", id="guillemets"),
    pytest.param("The ferry is late.", '"', id="no marks: double"),
]


@pytest.mark.parametrize(("text", "family"), MAIN_FAMILY)
def test_main_family(text: str, family: str) -> None:
    assert marks.main_family(marks.find(tokenizer.read(text))) == family
