"""With a parse: what a `Doc` of spaCy's reports by its dependencies; the parses are our own, made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

import quoteparse
from quoteparse import Span

PATH: Final = Path(__file__).with_name("parsed.conllu")
VOCAB: Final = Vocab()


class Case(NamedTuple):
    """A sentence with its parse: what it reports (by span: the span of the source, or None), and what that holds."""

    name: str
    doc: Any
    contents: dict[Span, Span | None]
    nested: dict[Span, Span | None]
    hard: bool


def _span(value: str) -> Span | None:
    return None if value == "-" else Span(*map(int, value.split(":")))


def _case(block: str) -> Case:
    told: dict[str, list[str]] = {}
    rows = []
    for line in block.splitlines():
        if line.startswith("# "):
            key, _, value = line[2:].partition(" = ")
            told.setdefault(key, []).append(value)
        else:
            rows.append(line.split("\t"))
    spaces = ["SpaceAfter=No" not in row[9] for row in rows[:-1]]
    doc = Doc(
        VOCAB,
        words=[row[1] for row in rows],
        spaces=[*spaces, False],
        heads=[int(row[6]) - 1 if row[6] != "0" else n for n, row in enumerate(rows)],
        deps=[row[7] for row in rows],
        tags=[row[4] for row in rows],
    )
    assert doc.text == told["text"][0]
    contents: dict[Span, Span | None] = {}
    nested: dict[Span, Span | None] = {}
    for key, found in (("content", contents), ("nested", nested)):
        for value in told.get(key, ()):
            content, source, *_ = value.split("\t")
            span = _span(content)
            assert span is not None
            found[span] = _span(source.removeprefix("source="))
    return Case(told["sent_id"][0], doc, contents, nested, told["difficulty"][0] == "hard")


CASES: Final = [_case(block) for block in PATH.read_text(encoding="utf-8").strip().split("\n\n")]


def spans(article: Any) -> set[Span]:
    return {quote.span for quote in quoteparse.parse(article, kinds=["indirect"])}


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_clauses_come_from_the_parse(case: Case) -> None:
    quotes = quoteparse.parse(case.doc, kinds=["indirect"])
    wanted = {**case.nested, **case.contents}
    assert {quote.text for quote in quotes} == {case.doc.text[span.slice] for span in wanted}
    for quote in quotes:
        source = wanted[quote.span]
        if source is None or quote.source is None:
            assert quote.source is source
        else:
            assert quote.source.start < source.end
            assert source.start < quote.source.end


@pytest.mark.parametrize(
    ("hard", "without", "wanted"),
    [pytest.param(False, 30, 31, id="easy"), pytest.param(True, 30, 38, id="hard")],
)
def test_how_much_a_parse_adds(hard: bool, without: int, wanted: int) -> None:
    """The numbers that docs/architecture.md tells: how many contents are found exactly without a parse, and with it."""
    cases = [case for case in CASES if case.hard == hard]
    assert sum(len(case.contents) for case in cases) == wanted
    assert sum(len(case.contents.keys() & spans(case.doc)) for case in cases) == wanted
    assert sum(len(case.contents.keys() & spans(case.doc.text)) for case in cases) == without


def test_without_a_parse_a_doc_is_its_text() -> None:
    doc = Doc(VOCAB, words=["Ann", "Roe", "said", "it", "was", "shut", "."], spaces=[True] * 5 + [False] * 2)
    assert quoteparse.parse(doc, kinds=["indirect"]) == quoteparse.parse(doc.text, kinds=["indirect"])


def test_other_kinds_do_not_ask_the_parse() -> None:
    for case in CASES:
        assert quoteparse.parse(case.doc) == quoteparse.parse(case.doc.text)


@pytest.mark.parametrize("label", ["ccomp", "parataxis", "nsubj", "advcl", "relcl", "xyz"])
def test_any_parse_will_do(label: str) -> None:
    """Whatever depends on whatever: no exception, and the law of spans."""
    for case in CASES[:20]:
        words = [token.text for token in case.doc]
        heads = [max(0, n - 1) for n in range(len(words))]
        doc = Doc(
            VOCAB,
            words=words,
            spaces=[bool(token.whitespace_) for token in case.doc],
            heads=heads,
            deps=[label] * len(words),
            tags=["VBD"] * len(words),
        )
        quotes = quoteparse.parse(doc, kinds=["indirect"])
        assert all(quotes.text[quote.span.slice] == quote.text for quote in quotes)
