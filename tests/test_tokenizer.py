"""Text to paragraphs and tokens, without a change to the text; what is no text is refused with a reason."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

import quoteparse
from quoteparse import Span, tokenizer
from quoteparse.tokenizer import Document


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text; each is trimmed, and they stand in order."""
    document = tokenizer.read(text)
    assert document.text == text
    ends = [offset for span in document.paragraphs for offset in (span.start, span.end)]
    assert ends == sorted(ends)
    return [text[span.slice] for span in document.paragraphs]


PARAGRAPHS = [
    pytest.param("One.\nTwo.", ["One.", "Two."], id="LF"),
    pytest.param("One.\r\nTwo.", ["One.", "Two."], id="CRLF"),
    pytest.param("One.\rTwo.", ["One.", "Two."], id="CR"),
    pytest.param("One.\u2028Two.", ["One.", "Two."], id="line separator"),
    pytest.param("One.\u2029Two.", ["One.", "Two."], id="paragraph separator"),
    pytest.param("One.\x85Two.", ["One.", "Two."], id="next line"),
    pytest.param("One.\fTwo.", ["One.", "Two."], id="form feed"),
    pytest.param("One.\x1cTwo. \x1f", ["One.", "Two."], id="separators of files and units"),
    pytest.param("\x1f\nOne.", ["One."], id="a line of one"),
    pytest.param("One.\tTwo.", ["One.\tTwo."], id="near miss: tab"),
    pytest.param("One.  Two.", ["One.  Two."], id="near miss: two spaces"),
    pytest.param("One.\xa0Two.", ["One.\xa0Two."], id="near miss: no-break space"),
    pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
    pytest.param("One.\r\n\r\nTwo.", ["One.", "Two."], id="blank line, CRLF"),
    pytest.param("One.\n \t\nTwo.", ["One.", "Two."], id="blank line with white space"),
    pytest.param("One.\n\n\n\nTwo.", ["One.", "Two."], id="several blank lines"),
    pytest.param("\n\n  One.  \n\n", ["One."], id="trimmed"),
    pytest.param("\ufeffOne.", ["\ufeffOne."], id="byte order mark stays"),
    pytest.param("  — One.", ["— One."], id="indented dash"),
    pytest.param("One", ["One"], id="no full stop"),
    pytest.param("", [], id="empty"),
    pytest.param(" \n\t\r\n ", [], id="white space only"),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


WRAPPED = (
    "The ferry from Oban was late again on Friday because the\n"
    "harbour master had lost the only key to the pier, and the\n"
    "crew had to wait for a locksmith who lives on the island of\n"
    "Mull and comes over by the same ferry."
)
OTHER = (
    "Nobody on the quay seemed to mind, since the cafe was open\n"
    "and the rain had stopped for what the waiter called the very\n"
    "first time since the summer."
)
LINES = (
    "The ferry from Oban was late again on Friday, as it is.\n"
    "The harbour master had lost the only key to the pier.\n"
    "The crew had to wait for a locksmith who lives on Mull.\n"
    "He comes over by the same ferry, which did not help him."
)
VERSE = "The ferry is late\nand the key is lost\nand the gulls all wait\nto be told the cost"
LONG = "\n".join(
    f"The ferry from Oban was late again on day {day} because the harbour master had lost the only key to the pier, and"
    " the crew waited for a locksmith who lives on Mull and comes over by the same ferry when it runs"
    for day in range(5)
)

HARD_WRAPPED = [
    pytest.param(WRAPPED, 1, id="one paragraph"),
    pytest.param(WRAPPED + "\n\n" + OTHER, 2, id="a blank line between two"),
    pytest.param((WRAPPED + "\n\n" + OTHER).replace("\n", "\r\n"), 2, id="CRLF"),
    pytest.param(WRAPPED + "\n\n\n" + OTHER, 2, id="two blank lines between"),
    pytest.param(WRAPPED.replace("\n", "\n  "), 1, id="indented"),
    pytest.param("Late Ferry\n\n" + WRAPPED + "\n\n" + OTHER, 3, id="with a heading"),
    pytest.param(LINES, 4, id="near miss: each line is a sentence"),
    pytest.param(WRAPPED.replace("\n", "\n\n"), 4, id="near miss: a blank line behind each"),
    pytest.param(VERSE, 4, id="near miss: short lines"),
    pytest.param(LONG, 5, id="near miss: long lines"),
    pytest.param("\n".join(WRAPPED.splitlines()[:2]), 2, id="near miss: two lines are too few to tell"),
]


@pytest.mark.parametrize(("text", "count"), HARD_WRAPPED)
def test_hard_wrapped(text: str, count: int) -> None:
    assert len(paragraphs(text)) == count


def test_a_quote_over_wrapped_lines_keeps_its_line_breaks() -> None:
    text = (
        "“The ferry from Oban was late again on Friday because the\n"
        "harbour master had lost the only key to the pier, and the\n"
        "crew had to wait for a locksmith who lives on the island of\n"
        "Mull,” said Ann Roe, who was on the quay."
    )
    quotes = quoteparse.parse(text)
    assert [quote.text for quote in quotes] == [text[1 : text.index("”")]]
    assert quotes[0].speaker == "Ann Roe"


AT = [
    pytest.param(0, 0, id="before the first"),
    pytest.param(2, 0, id="start of the first"),
    pytest.param(6, 0, id="end of the first"),
    pytest.param(7, 0, id="between"),
    pytest.param(8, 1, id="start of the second"),
    pytest.param(99, 1, id="past the end"),
]


@pytest.mark.parametrize(("offset", "index"), AT)
def test_paragraph_at(offset: int, index: int) -> None:
    assert tokenizer.read("  One.\n\nTwo.").paragraph_at(offset) == index


def words(text: str) -> list[str]:
    """The tokens of a text; each is the text between its offsets."""
    found = tokenizer.read(text).tokens(0, len(text))
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.forms
    return found.forms


TOKENS = [
    pytest.param("Ann Roe left.", ["Ann", "Roe", "left", "."], id="words"),
    pytest.param("Mr. Roe left.", ["Mr.", "Roe", "left", "."], id="title with its dot"),
    pytest.param("Mr Roe left.", ["Mr", "Roe", "left", "."], id="title without a dot"),
    pytest.param("Mist. Roe left.", ["Mist", ".", "Roe", "left", "."], id="near miss: no abbreviation"),
    pytest.param("Lt. Col. Roe", ["Lt.", "Col.", "Roe"], id="two titles"),
    pytest.param("Roe Jr. left", ["Roe", "Jr.", "left"], id="name suffix"),
    pytest.param("St. Kilda", ["St.", "Kilda"], id="saint"),
    pytest.param("Lt-Gov. Roe", ["Lt-Gov.", "Roe"], id="hyphenated title"),
    pytest.param("J. Roe", ["J.", "Roe"], id="initial"),
    pytest.param("A. B. Roe", ["A.", "B.", "Roe"], id="two initials"),
    pytest.param("A.B. Roe", ["A.B.", "Roe"], id="two initials, no space"),
    pytest.param("j. roe", ["j", ".", "roe"], id="near miss: a small letter"),
    pytest.param("the U.S. ferry", ["the", "U.S.", "ferry"], id="country"),
    pytest.param("at 9 p.m. sharp", ["at", "9", "p.m.", "sharp"], id="dotted, small letters"),
    pytest.param("boats, e.g. ferries", ["boats", ",", "e.g.", "ferries"], id="dotted, listed"),
    pytest.param("Roe-Lind left", ["Roe-Lind", "left"], id="hyphenated name"),
    pytest.param("Roe - Lind", ["Roe", "-", "Lind"], id="near miss: spaced hyphen"),
    pytest.param("Roe—Lind", ["Roe", "—", "Lind"], id="near miss: dash"),
    pytest.param("Roe--Lind", ["Roe", "--", "Lind"], id="near miss: two hyphens"),
    pytest.param("mother-in-law", ["mother-in-law"], id="hyphens"),
    pytest.param("O'Dea met D’Arcy", ["O'Dea", "met", "D’Arcy"], id="apostrophes in names"),
    pytest.param("Zoë Müller", ["Zoë", "Müller"], id="letters with marks"),
    pytest.param("Zoe\u0308 left", ["Zoe\u0308", "left"], id="combining mark"),
    pytest.param("Fish & Chips", ["Fish", "&", "Chips"], id="ampersand"),
    pytest.param("the P&J", ["the", "P&J"], id="ampersand inside"),
    pytest.param("@annroe wrote #late", ["@annroe", "wrote", "#late"], id="handle and hashtag"),
    pytest.param("1.5 of 2005", ["1.5", "of", "2005"], id="numbers"),
    pytest.param("3,000 left", ["3,000", "left"], id="thousands"),
    pytest.param("3, or 4", ["3", ",", "or", "4"], id="near miss: a comma behind a number"),
    pytest.param("on 1/2 or 24/7", ["on", "1/2", "or", "24/7"], id="slash"),
    pytest.param("Late… or...not", ["Late", "…", "or", "...", "not"], id="ellipses"),
    pytest.param("Late, (very)!", ["Late", ",", "(", "very", ")", "!"], id="marks"),
    pytest.param("nothing", ["nothing"], id="one word"),
    pytest.param("", [], id="empty"),
    pytest.param(" \n\t", [], id="white space"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_of_a_stretch() -> None:
    text = "Ann Roe left. Bo Lind stayed."
    found = tokenizer.read(text).tokens(14, 21)
    assert (found.forms, found.starts, found.ends) == (["Bo", "Lind"], [14, 17], [16, 21])
    assert len(found) == 2
    last = found.cut(1, 2)
    assert (last.forms, last.starts, last.ends) == (["Lind"], [17], [21])


@given(text=st.text(alphabet="aR. ’'-,—“”0\n\xa0\u200b", max_size=60))
def test_tokens_that_are_remembered_are_the_same(text: str) -> None:
    document = tokenizer.read(text)
    known: tokenizer.Known = {}
    fresh = document.tokens(0, len(text), str.upper)
    for _ in range(2):
        again = document.tokens(0, len(text), str.upper, known)
        assert (again.forms, again.starts, again.ends) == (fresh.forms, fresh.starts, fresh.ends)
        assert again.letters == [form.upper() for form in fresh.forms]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "_MOST_PIECES", 10)
    known: tokenizer.Known = {}
    text = " ".join(["a" * 1000, "”" * 20, *(f"roe{n}" for n in range(100))])
    tokenizer.read(text).tokens(0, len(text), str.upper, known)
    assert len(known) <= 10
    assert max(map(len, known)) < 30


CLITICS = [
    pytest.param("Roe's", ("Roe", "'s"), id="possessive, straight"),
    pytest.param("Roe’s", ("Roe", "’s"), id="possessive, curly"),
    pytest.param("ROE’S", ("ROE", "’S"), id="capitals"),
    pytest.param("crews’", ("crews’", ""), id="near miss: plural possessive"),
    pytest.param("she'd", ("she", "'d"), id="'d"),
    pytest.param("they’ll", ("they", "’ll"), id="'ll"),
    pytest.param("we’ve", ("we", "’ve"), id="'ve"),
    pytest.param("we’re", ("we", "’re"), id="'re"),
    pytest.param("I’m", ("I", "’m"), id="'m"),
    pytest.param("didn't", ("did", "n't"), id="n't"),
    pytest.param("can’t", ("can’t", ""), id="near miss: can't is whole"),
    pytest.param("won’t", ("won’t", ""), id="near miss: won't is whole"),
    pytest.param("O'Dea", ("O'Dea", ""), id="near miss: a name"),
    pytest.param("D’Arcy’s", ("D’Arcy", "’s"), id="a name and a clitic"),
    pytest.param("rock’n’roll", ("rock’n’roll", ""), id="near miss: two apostrophes"),
    pytest.param("’s", ("’s", ""), id="near miss: nothing before"),
    pytest.param("n't", ("n't", ""), id="near miss: nothing before it"),
    pytest.param("ferry", ("ferry", ""), id="near miss: no apostrophe"),
]


@pytest.mark.parametrize(("word", "parts"), CLITICS)
def test_split_clitic(word: str, parts: tuple[str, str]) -> None:
    assert tokenizer.split_clitic(word) == parts


BASES = [
    pytest.param("Roe’s", ("Roe", "’s", "roe"), id="possessive"),
    pytest.param("Didn't", ("Did", "n't", "did"), id="negation"),
    pytest.param("Mr.", ("Mr.", "", "mr."), id="near miss: a dot"),
    pytest.param("O’Dea", ("O’Dea", "", "o’dea"), id="near miss: a name"),
]


@pytest.mark.parametrize(("text", "parts"), BASES)
def test_base_and_clitic(text: str, parts: tuple[str, str, str]) -> None:
    (form,) = tokenizer.read(text).tokens(0, len(text)).forms
    assert tokenizer.parts(form) == parts


TRIMMED = [
    pytest.param("  late  ", (2, 6), id="both ends"),
    pytest.param("late", (0, 4), id="nothing to trim"),
    pytest.param("\xa0late\u2009", (1, 5), id="other spaces"),
    pytest.param("a b", (0, 3), id="near miss: inside"),
    pytest.param("   ", (3, 3), id="only white space"),
    pytest.param("", (0, 0), id="empty"),
]


@pytest.mark.parametrize(("text", "ends"), TRIMMED)
def test_trim(text: str, ends: tuple[int, int]) -> None:
    assert tokenizer.trim(text, 0, len(text)) == ends


REFUSED = [
    pytest.param(b"Late.", r"parse\(\) takes text, not bytes: decode it first", id="bytes"),
    pytest.param(bytearray(b"Late."), r"parse\(\) takes text, not bytes: decode it first", id="bytearray"),
    pytest.param(memoryview(b"Late."), r"parse\(\) takes text, not bytes: decode it first", id="memoryview"),
    pytest.param(None, r"takes the article as a str or a spaCy Doc, not NoneType", id="None"),
    pytest.param(7, r"takes the article as a str or a spaCy Doc, not int", id="int"),
    pytest.param(["Late."], r"takes the article as a str or a spaCy Doc, not list", id="list"),
    pytest.param({"text": "Late."}, r"takes the article as a str or a spaCy Doc, not dict", id="dict"),
    pytest.param(
        spacy.blank("en").vocab, r"takes the article as a str or a spaCy Doc, not Vocab", id="spaCy, but no Doc"
    ),
]


@pytest.mark.parametrize(("article", "message"), REFUSED)
def test_refused(article: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        tokenizer.read(article)
    with pytest.raises(TypeError, match=message):
        quoteparse.parse(article)


class Text(str):
    """A string of somebody's own."""

    __slots__ = ()


ACCEPTED = [
    pytest.param("“Late again,” said Ann Roe.", id="str"),
    pytest.param(Text("“Late again,” said Ann Roe."), id="subclass of str"),
    pytest.param(spacy.blank("en")("“Late again,” said Ann Roe."), id="spaCy Doc"),
]


@pytest.mark.parametrize("article", ACCEPTED)
def test_accepted(article: Any) -> None:
    quotes = quoteparse.parse(article)
    assert quotes.text == "“Late again,” said Ann Roe."
    assert [(quote.speaker, quote.text, quote.span) for quote in quotes] == [("Ann Roe", "Late again,", Span(1, 12))]


ODD = [
    pytest.param("", id="empty"),
    pytest.param("\x00“Late again,”\x00 said Ann Roe.\x00", id="null characters"),
    pytest.param("\ufeff“Late again,” said Ann Roe.", id="byte order mark"),
    pytest.param("\ud800“Late again,” said Ann Roe.", id="lone surrogate"),
    pytest.param("😀 “Late 😀 again,” said Ann Roe.", id="beyond the basic plane"),
    pytest.param("“Late\u200b again,”\u200d said Ann Roe.", id="zero-width characters"),
    pytest.param("“" * 300 + "Late again" + "”" * 300, id="many marks"),
    pytest.param("' " * 300, id="single marks alone"),
]


@pytest.mark.parametrize("article", ODD)
def test_odd_text_is_untouched(article: str) -> None:
    quotes = quoteparse.parse(article)
    assert quotes.text == article
    assert all(article[quote.span.slice] == quote.text for quote in quotes)


SPACY_TEXTS = [
    pytest.param("“Late  again,” said Ann Roe.\n\n“Why?” asked Bo Lind.", id="white space runs"),
    pytest.param("", id="empty"),
    pytest.param("  “Late again,” said Ann Roe.  ", id="white space around"),
]


@pytest.mark.parametrize("text", SPACY_TEXTS)
def test_doc_is_read_as_its_text(text: str) -> None:
    doc = spacy.blank("en")(text)
    assert tokenizer.read(doc).text == text
    assert quoteparse.parse(doc) == quoteparse.parse(text)


def test_doc_entities_are_kept() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ann Roe"}])
    document = tokenizer.read(nlp("“Late again,” said Ann Roe."))
    assert document.entities == ((19, 26, "PERSON"),)


def test_text_has_no_entities() -> None:
    assert tokenizer.read("“Late again,” said Ann Roe.").entities == Document("").entities == ()
