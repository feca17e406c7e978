"""The view in a notebook and the page of a report."""

from __future__ import annotations

import itertools
import math
import re
import time
import unicodedata
import xml.etree.ElementTree as ElementTree
from typing import Any

import attrs
import html5lib
import pytest
from hypothesis import given

from quoteparse import KINDS, Quote, Quotes, Span, parse
from quoteparse.formats import html
from values import articles

ARTICLE = (
    "“The bridge,” Ann Roe told The Oban Times, “is shut.” Bo Lind said: “My son said, ‘Nobody asked us,’ and left.”"
    "\n\nShe did not say who had the key. Ann Roe did not say that it rained."
)
FOUND = parse(ARTICLE, kinds=KINDS)
HOSTILE = """</article><script>window.hacked = 1</script>
“<img src=x onerror='hacked()'> & so on,” said Ann “" onload=x” Roe."""


def tree(document: str, *, whole: bool = False) -> ElementTree.Element:
    """The document as a browser reads it; raises for what is no HTML."""
    if not whole:
        document = f"<!DOCTYPE html><html><head><title>x</title></head><body>{document}</body></html>"
    root: ElementTree.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(document)
    return root


def texts(root: ElementTree.Element) -> list[ElementTree.Element]:
    """The articles, without their tables."""
    return list(root.iter("article"))


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def as_seen(text: str) -> str:
    """What a browser makes of a text: its line ends are one, what cannot be seen is U+FFFD."""
    seen = "".join("\ufffd" if _unseen(character) else character for character in text)
    return seen.replace("\r\n", "\n").replace("\r", "\n")


def _unseen(character: str) -> bool:
    """Whether HTML has no place for it: a control character, half of a surrogate pair, a noncharacter."""
    code = ord(character)
    noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return noncharacter or (unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n\r")


def between(quotes: Quotes) -> str:
    """The marked text, as written."""
    return html.fragment(quotes).partition("<article")[2].partition(">")[2].partition("</article>")[0]


def shown(quotes: Quotes) -> ElementTree.Element:
    return tree(html.fragment(quotes))


@given(articles())
def test_the_text_is_the_text_whatever_overlaps(quotes: Quotes) -> None:
    fragment = html.fragment(quotes)
    fragment.encode("utf-8")
    root = tree(fragment)
    (text,) = texts(root)
    assert words(text) == as_seen(quotes.text)
    for number, quote in enumerate(quotes, 1):
        pieces = [mark for mark in text.iter("mark") if mark.get("data-of") == str(number)]
        highlighted = re.sub(r"\s", "", "".join(map(words, pieces)))
        assert highlighted == re.sub(r"\s", "", as_seen(quote.text))
        assert [mark.get("data-n") for mark in pieces] == [str(number)][: len(pieces)] + [None] * (len(pieces) - 1)
    rows = [row for row in root.iter("tr") if row.get("data-kind")]
    assert [row.get("data-kind") for row in rows] == [quote.kind for quote in quotes]


@given(articles())
def test_a_page_is_html(quotes: Quotes) -> None:
    document = html.page([("a <b> & 'c'", quotes), ("d", quotes)], title="\ud800 <title>")
    document.encode("utf-8")
    root = tree(document, whole=True)
    assert [words(text) for text in texts(root)] == [as_seen(quotes.text)] * 2
    named = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(named) == len(set(named))
    links = [link.get("href", "").removeprefix("#") for link in root.iter("a")]
    assert set(links) <= set(named)
    assert sum(link.count("-") == 2 for link in links) == 2 * sum(bool(quote.text.strip()) for quote in quotes)


@pytest.mark.parametrize(
    "part",
    [
        r'<mark [^>]*class="qp-quote qp-c0 qp-l0"[^>]*data-n="1"[^>]*>The bridge,</mark>',
        r'<span class="qp-source qp-c0 qp-l0" data-of="1 2" title="source of 1, 2: Ann Roe">Ann Roe</span>',
        r'<span class="qp-cue" data-of="1 2" title="cue of 1, 2">told</span>',
        r'<span class="qp-outlet" data-of="1 2 6" title="outlet of 1, 2, 6">The Oban Times</span>',
        r'title="direct: Ann Roe, through The Oban Times\nrule: [^"]+; confidence: 0\.\d\d"',
        r">said</span>, ‘<mark [^>]*>Nobody asked us,</mark>’ and left.</mark>",
        r'title="indirect: Bo Lind, said not to have said\n',
    ],
)
def test_what_is_marked(part: str) -> None:
    marked = between(FOUND)
    assert re.search(part, marked), marked


def test_a_speaker_has_one_colour_and_two_have_two() -> None:
    marks = list(texts(shown(FOUND))[0].iter("mark"))
    found = {(FOUND[int(mark.get("data-of", "")) - 1].speaker, mark.get("class")) for mark in marks}
    assert len(found) == len({speaker for speaker, _ in found}) == len({colour for _, colour in found}) >= 3


@pytest.mark.parametrize("count", [1, html.COLORS, html.COLORS + 1, html.COLORS * html.LINES])
def test_many_speakers_can_be_told_apart(count: int) -> None:
    quotes = Quotes("x" * count, tuple(Quote(f"S{n}", None, "x", Span(n, n + 1)) for n in range(count)))
    marks = list(texts(shown(quotes))[0].iter("mark"))
    assert len({mark.get("class") for mark in marks}) == count


def test_a_speaker_has_one_colour_in_all_articles_and_it_is_no_neighbours() -> None:
    pairs = [("Ann", "Bo"), *((f"S{n}", "Ann") for n in range(2 * html.COLORS)), ("Cy", "Di")]
    named = [
        (a + b, Quotes("xy", (Quote(a, None, "x", Span(0, 1)), Quote(b, None, "y", Span(1, 2))))) for a, b in pairs
    ]
    colours: dict[str, set[str]] = {}
    for pair, text in zip(pairs, texts(tree(html.page(named), whole=True)), strict=True):
        found = [str(mark.get("class")) for mark in text.iter("mark")]
        assert len({classes.split()[1] for classes in found}) == 2
        for speaker, classes in zip(pair, found, strict=True):
            colours.setdefault(speaker, set()).add(classes)
    assert all(len(classes) == 1 for classes in colours.values())


INKS_AND_PAPERS = [("#1d1f21", "#ffffff"), ("#e4e2dd", "#17191c")]
SEEN_BY = {  # how linear RGB is seen, after Machado, Oliveira and Fernandes (2009)
    "most": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour: str, ink: str | None = None) -> tuple[float, ...]:
    """A colour, or four parts of it with one of ink as the lines have it, as linear RGB."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    if ink:
        parts = [0.8 * part + 0.2 * int(ink[at : at + 2], 16) / 255 for part, at in zip(parts, (1, 3, 5), strict=True)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def weighed(rgb: tuple[float, ...], weights: tuple[float, ...]) -> float:
    return sum(part * weight for part, weight in zip(rgb, weights, strict=True))


def luminance(rgb: tuple[float, ...]) -> float:
    return weighed(rgb, (0.2126, 0.7152, 0.0722))


def lab(rgb: tuple[float, ...]) -> tuple[float, ...]:
    x, y, z = (
        max(weighed(rgb, row), 0) ** (1 / 3)
        for row in ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8726))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


COLOURS = [*re.findall(r"\.qp-c\d \{ --qp-color: (#\w+)", html._read("html.css")), "#888888"]


@pytest.mark.parametrize(("ink", "paper"), INKS_AND_PAPERS)
def test_lines_can_be_seen(ink: str, paper: str) -> None:
    assert len(COLOURS) == html.COLORS + 1
    for colour in COLOURS:
        low, high = sorted((luminance(linear(colour, ink)), luminance(linear(paper))))
        assert (high + 0.05) / (low + 0.05) >= 3, colour


@pytest.mark.parametrize("ink", [ink for ink, _ in INKS_AND_PAPERS])
@pytest.mark.parametrize("eyes", SEEN_BY)
def test_the_colour_blind_can_tell_them_apart(eyes: str, ink: str) -> None:
    seen = [
        lab(tuple(min(max(weighed(linear(colour, ink), row), 0), 1) for row in SEEN_BY[eyes])) for colour in COLOURS
    ]
    assert min(math.dist(one, other) for one, other in itertools.combinations(seen, 2)) > 20


def test_nobody_has_no_colour() -> None:
    (mark,) = texts(shown(Quotes("x", (Quote(None, None, "x", Span(0, 1)),))))[0].iter("mark")
    assert mark.get("class") == "qp-quote qp-nobody"


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        ("abcd", [(0, 4), (1, 2)], "<[a[b]cd]>"),
        ("abcd", [(0, 2), (2, 4)], "<[ab][cd]>"),
        ("abcd", [(0, 3), (1, 4)], "<[a[bc]][d]>"),
        ("abcd", [(1, 3), (1, 3)], "<a[[bc]]d>"),
        ("abcd", [(2, 2)], "<abcd>"),
        ("abcdef", [(0, 4), (1, 5), (2, 6)], "<[a[b[cd]]][[e]][f]>"),
        ("a\nb", [(0, 3)], "<[a\nb]>"),
        ("a\r\nb", [(0, 4)], "<[a\r\nb]>"),
        ("a\n\nb", [(0, 4)], "<[a]>\n\n<[b]>"),
        ("a\r\n \r\nb", [(0, 7)], "<[a]>\r\n \r\n<[b]>"),
        ("a\n\n  b", [(0, 6)], "<[a]>\n\n<[  b]>"),
        ("\n\nab\n\n", [(0, 6), (3, 4)], "\n\n<[a[b]]>\n\n"),
        ("a\n\nbc", [(0, 2), (1, 4)], "<[a]>\n\n<[b]c>"),
        ("a\n\nb", [(1, 2), (1, 3)], "<a>\n\n<b>"),
    ],
)
def test_overlaps_and_paragraphs(text: str, spans: list[tuple[int, int]], wanted: str) -> None:
    quotes = Quotes(text, tuple(Quote(None, None, text[a:b], Span(a, b)) for a, b in spans))
    tags = {"<mark": "[", "</mark": "]", "<p": "<", "</p": ">"}
    assert re.sub(r"(</?\w+)[^>]*>", lambda tag: tags[tag[1]], between(quotes)) == wanted


@pytest.mark.parametrize(
    ("article", "outlet"),
    [
        ("“No,” Ann Roe told Reuters.", "Reuters"),
        ("Reuters is here. “Reuters called,” Ann Roe told Reuters.", "Reuters"),
        ("“No,” said Ann Roe.", None),
        ("In CAPS: “No,” Ann Roe told AP.", "AP"),
    ],
)
def test_the_outlet_is_marked_where_it_is_named_nearby(article: str, outlet: str | None) -> None:
    marked = [words(span) for span in texts(shown(parse(article)))[0].iter("span") if span.get("class") == "qp-outlet"]
    assert marked == ([] if outlet is None else [outlet])


def test_a_hostile_article_is_only_shown() -> None:
    quotes = parse(HOSTILE)
    named = Quotes(HOSTILE, (Quote('"><script>x</script>', "'><b>", HOSTILE[3:9], Span(3, 9), rule="<i>"),))
    for each in (quotes, named):
        for document in (html.fragment(each), html.page([(HOSTILE, each)], title=HOSTILE)):
            root = tree(document, whole=document.startswith("<!"))
            assert len(list(root.iter("script"))) == (1 if document.startswith("<!") else 0)
            assert not list(root.iter("img"))
            assert not [name for element in root.iter() for name, _ in element.items() if name.startswith("on")]


def test_the_page_lets_nothing_in() -> None:
    document = html.page([("a", FOUND)])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', document)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    root = tree(document, whole=True)
    assert not [
        (name, value)
        for element in root.iter()
        for name, value in element.items()
        if name in ("src", "srcset", "style") or (name == "href" and not str(value).startswith("#"))
    ]
    assert "url(" not in html.fragment(FOUND)
    assert "@import" not in html.fragment(FOUND)


def test_the_style_touches_nothing_else() -> None:
    style = re.sub(r"@media[^{]*\{|\}\s*\}", "}", html._read("html.css", "html_page.css"))
    for selectors in re.findall(r"([^{}]+)\{", style):
        for selector in selectors.split(","):
            assert selector.strip().startswith(".qp"), selector


@pytest.mark.parametrize("quotes", [Quotes(""), Quotes("It rained."), Quotes("a", error=ValueError("<no> text"))])
def test_without_quotes(quotes: Quotes) -> None:
    root = shown(quotes)
    assert not list(root.iter("table"))
    said = words(root)
    assert ("could not be parsed. ValueError: <no> text" in said) is (quotes.error is not None)
    assert ("No quotes." in said) is (quotes.error is None)


def test_the_page_counts() -> None:
    document = html.page([("one", FOUND), ("two", parse("“No,” said Ann Roe."))])
    said = " ".join(words(tree(document, whole=True)).split())
    assert f"{len(FOUND) + 1} quotes in 2 articles" in said
    bars = re.findall(r'<th scope="row"><span [^>]*>([^<]+)</span>\s*</th><td class="qp-count">(\d+)</td>', document)
    assert bars[0] == ("Ann Roe", str(1 + sum(quote.speaker == "Ann Roe" for quote in FOUND)))
    assert 'width="100.0"' in document


@pytest.mark.parametrize(
    ("count", "wanted"),
    [
        (1, "1 quote in 1 article, by 1 speaker, through 1 outlet."),
        (2, "2 quotes in 2 articles, by 2 speakers, through 1 outlet."),
    ],
)
def test_one_is_no_plural(count: int, wanted: str) -> None:
    named = [(str(n), parse(f"“It is shut,” Ann {'RL'[n]}oe told Reuters.")) for n in range(count)]
    assert wanted in words(tree(html.page(named), whole=True))


@pytest.mark.parametrize("articles", [[], [("a", Quotes(""))]])
def test_a_page_of_nothing(articles: Any) -> None:
    assert "0 quotes in" in words(tree(html.page(articles), whole=True))


def test_a_paragraph_stands_where_white_space_is_lost() -> None:
    """nbconvert, for one, makes one line end of several between tags; a mail or an untrusted notebook has no style."""
    (text,) = texts(shown(parse("“Nobody came,” said Ann Roe.\n\nBo Lind called it “a shame.”\n\n“Yes.”")))
    paragraphs = ["“Nobody came,” said Ann Roe.", "Bo Lind called it “a shame.”", "“Yes.”"]
    assert [words(paragraph) for paragraph in text.iter("p")] == paragraphs


def test_a_notebook_shows_it() -> None:
    assert FOUND._repr_html_() == html.fragment(FOUND)


def test_a_page_takes_linear_time() -> None:
    quotes = parse(ARTICLE)

    def repeated(count: int) -> Quotes:
        step = len(ARTICLE) + 2
        moved = [
            attrs.evolve(quote, span=Span(at, at + len(quote.span)), source=None, cue=None)
            for n in range(count)
            for quote in quotes
            for at in [quote.span.start + n * step]
        ]
        return Quotes("\n\n".join([ARTICLE] * count), tuple(moved))

    took = []
    for count in (200, 2000):
        value = repeated(count)
        start = time.process_time()
        html.fragment(value)
        took.append(time.process_time() - start)
    assert took[1] < 30 * took[0] + 0.3  # a hundred times as much, were it quadratic
