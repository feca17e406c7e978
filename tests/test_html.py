"""The view in a notebook and the page of a report."""

from __future__ import annotations

import re
import time
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
    unseen = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
    return unseen.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


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
        marks = [mark for mark in text.iter("mark") if mark.get("data-n") == str(number)]
        assert len(marks) == (1 if len(quote.span) else 0)
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
    with_words = [quote for quote in quotes if len(quote.span)]
    assert len(set(links) & set(named)) == 2 * len(with_words)


@pytest.mark.parametrize(
    "part",
    [
        r'<mark [^>]*class="qp-quote qp-c0 qp-l0"[^>]*data-n="1"[^>]*>The bridge,</mark>',
        r'<span class="qp-source qp-c0 qp-l0" title="source of 1, 2">Ann Roe</span>',
        r'<span class="qp-cue" title="cue of 1, 2">told</span>',
        r'<span class="qp-outlet" title="outlet of 1, 2, 6">The Oban Times</span>',
        r'title="direct: Ann Roe, through The Oban Times\nrule: [^"]+; confidence: 0\.\d\d"',
        r">said</span>, ‘<mark [^>]*>Nobody asked us,</mark>’ and left.</mark>",
        r'title="indirect: Bo Lind, said not to have said\n',
    ],
)
def test_what_is_marked(part: str) -> None:
    marked = html.fragment(FOUND).partition("<article")[2].partition("</article>")[0]
    assert re.search(part, marked), marked


def test_a_speaker_has_one_colour_and_two_have_two() -> None:
    marks = list(texts(shown(FOUND))[0].iter("mark"))
    colours = {mark.get("data-speaker"): mark.get("class") for mark in marks}
    assert all(colours[mark.get("data-speaker")] == mark.get("class") for mark in marks)
    assert len(set(colours.values())) == len(colours) >= 3


@pytest.mark.parametrize("count", [1, html.COLORS, html.COLORS + 1, html.COLORS * html.LINES])
def test_many_speakers_can_be_told_apart(count: int) -> None:
    quotes = Quotes("x" * count, tuple(Quote(f"S{n}", None, "x", Span(n, n + 1)) for n in range(count)))
    marks = list(texts(shown(quotes))[0].iter("mark"))
    assert len({mark.get("class") for mark in marks}) == count


def test_nobody_has_no_colour() -> None:
    (mark,) = texts(shown(Quotes("x", (Quote(None, None, "x", Span(0, 1)),))))[0].iter("mark")
    assert mark.get("class") == "qp-quote qp-nobody"


@pytest.mark.parametrize(
    ("text", "spans", "wanted"),
    [
        ("abcd", [(0, 4), (1, 2)], "[a[b]cd]"),
        ("abcd", [(0, 2), (2, 4)], "[ab][cd]"),
        ("abcd", [(0, 3), (1, 4)], "[a[bc]][d]"),
        ("abcd", [(1, 3), (1, 3)], "a[[bc]]d"),
        ("abcd", [(2, 2)], "abcd"),
        ("abcdef", [(0, 4), (1, 5), (2, 6)], "[a[b[cd]]][[e]][f]"),
    ],
)
def test_overlaps(text: str, spans: list[tuple[int, int]], wanted: str) -> None:
    quotes = Quotes(text, tuple(Quote(None, None, text[a:b], Span(a, b)) for a, b in spans))
    marked = html.fragment(quotes).partition("<article")[2].partition(">")[2].partition("</article>")[0]
    assert re.sub(r"<mark[^>]*>", "[", marked).replace("</mark>", "]").replace("[]", "") == wanted


@pytest.mark.parametrize(
    ("article", "outlet"),
    [
        ("“No,” Ann Roe told Reuters.", "Reuters"),
        ("Reuters is here. “Reuters called,” Ann Roe told Reuters.", "Reuters"),
        ("“No,” said Ann Roe.", None),
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
    style = re.sub(r"@media[^{]*\{|\}\s*\}", "}", html._read("html.css"))
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
    bars = re.findall(r'<th scope="row">([^<]+)</th><td class="qp-count">(\d+)</td>', document)
    assert bars[0] == ("Ann Roe", str(1 + sum(quote.speaker == "Ann Roe" for quote in FOUND)))
    assert 'width="100.0"' in document


@pytest.mark.parametrize("articles", [[], [("a", Quotes(""))]])
def test_a_page_of_nothing(articles: Any) -> None:
    assert "0 quotes in" in words(tree(html.page(articles), whole=True))


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
    assert took[1] < 40 * took[0] + 1
