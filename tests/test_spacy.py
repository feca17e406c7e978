"""The component for spaCy, on pipelines that are built here."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import quoteparse
from quoteparse.integrations.spacy import COLORS, quotes_of

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")  # under xdist, with fork

ARTICLE = (
    "“Nobody came,” Ann Roe told Reuters. 😀 Ann Roe called it “a shame.” It was Bo Lind, she said, who had the key."
)
NESTED = "Ann Roe said: “My son said, ‘Nobody asked us,’ and left.”"


def pipeline(**config: Any) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteparse", config=config)
    return nlp


def seen(doc: Doc, key: str = "quotes") -> list[tuple[str, str, str | None, str | None]]:
    return [(span.text, span.label_, span._.speaker, span._.outlet) for span in doc.spans[key]]


WANTED = [("Nobody came,", "direct", "Ann Roe", "Reuters"), ("a shame.", "mixed", "Ann Roe", "Reuters")]


def test_spans_and_quotes() -> None:
    doc = pipeline()(ARTICLE)
    assert seen(doc) == WANTED
    assert doc._.quotes == quoteparse.parse(ARTICLE) == quoteparse.parse(doc)
    assert [span._.quote for span in doc.spans["quotes"]] == list(doc._.quotes)
    assert doc.text == ARTICLE


@pytest.mark.parametrize(
    ("config", "article", "labels"),
    [
        ({"kinds": ["direct"]}, ARTICLE, ["direct"]),
        ({"kinds": ["indirect"]}, ARTICLE, ["indirect", "indirect"]),
        ({"spans_key": "said"}, ARTICLE, ["direct", "mixed"]),
        ({"cues": ["tootle"]}, "“Nobody came,” tootled Ann Roe.", ["direct"]),
        ({}, "It rained.", []),
        ({}, "", []),
        ({}, " \n ", []),
    ],
)
def test_config(config: dict[str, Any], article: str, labels: list[str]) -> None:
    doc = pipeline(**config)(article)
    assert [span.label_ for span in doc.spans[config.get("spans_key", "quotes")]] == labels
    assert len(doc._.quotes) == len(labels)


def test_own_outlet() -> None:
    doc = pipeline(outlets=["The Quay Lantern"])("“Nobody came,” Ann Roe told the Quay Lantern.")
    assert doc.spans["quotes"][0]._.outlet == "Quay Lantern"


@pytest.mark.parametrize("config", [{"kinds": ["quoted"]}, {"kinds": "direct"}, {"kind": ["direct"]}, {"cues": [""]}])
def test_a_wrong_config_is_refused_when_the_component_is_made(config: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(config)).rstrip("s")):
        pipeline(**config)


@pytest.mark.parametrize(
    ("article", "texts"),
    [
        pytest.param("Ann Roe said:“Nobody came”.", ["Nobody came”"], id="a mark in the token"),
        pytest.param("“Nobody came,”said Ann Roe.", ["Nobody came,”said"], id="a missing space"),
        pytest.param("“Nobody came,” said Ann Roe.", ["Nobody came,"], id="on the tokens"),
    ],
)
def test_a_quote_that_is_not_made_of_tokens(article: str, texts: list[str]) -> None:
    nlp = pipeline()
    nlp.tokenizer = WhitespaceLike(nlp)
    doc = nlp(article)
    assert doc._.quotes == quoteparse.parse(article)
    assert all(quote.text in span.text for span, quote in zip(doc.spans["quotes"], doc._.quotes, strict=True))
    assert [span._.speaker for span in doc.spans["quotes"]] == ["Ann Roe"] * len(texts)


class WhitespaceLike:
    """A tokenizer that cuts at spaces alone."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        words = text.split(" ")
        return Doc(self.vocab, words=words, spaces=[*[True] * (len(words) - 1), False])


def test_two_quotes_in_the_same_tokens() -> None:
    nlp = pipeline()
    nlp.tokenizer = WhitespaceLike(nlp)
    article = "Ann Roe said:“Ja,”Bo_Lind_said:“Nein.”"
    doc = nlp(article)
    for span, quote in zip(doc.spans["quotes"], doc._.quotes, strict=True):
        assert span._.quote == quote


def through_bytes(nlp: Language, doc: Doc) -> Doc:
    return Doc(Vocab()).from_bytes(doc.to_bytes())


def through_bin(nlp: Language, doc: Doc, **options: Any) -> Doc:
    stored = DocBin(docs=[doc], **options).to_bytes()
    return next(iter(DocBin().from_bytes(stored).get_docs(spacy.blank("en").vocab)))


def through_bin_with_data(nlp: Language, doc: Doc) -> Doc:
    return through_bin(nlp, doc, store_user_data=True)


def through_pickle(nlp: Language, doc: Doc) -> Doc:
    return pickle.loads(pickle.dumps(doc))  # type: ignore[no-any-return]


def through_copy(nlp: Language, doc: Doc) -> Doc:
    return doc.copy()


def through_processes(nlp: Language, doc: Doc) -> Doc:
    return list(nlp.pipe([doc.text] * 3, n_process=2))[1]


@pytest.mark.parametrize(
    "through",
    [through_bytes, through_bin, through_bin_with_data, through_pickle, through_copy, through_processes],
    ids=lambda through: through.__name__,
)
@pytest.mark.parametrize("article", [ARTICLE, NESTED])
def test_what_keeps_everything(through: Callable[[Language, Doc], Doc], article: str) -> None:
    nlp = pipeline(kinds=list(quoteparse.KINDS))
    doc = nlp(article)
    again = through(nlp, doc)
    assert again is not doc
    assert seen(again) == seen(doc)
    assert again._.quotes == doc._.quotes == quoteparse.parse(article, kinds=quoteparse.KINDS)
    assert [span._.quote for span in again.spans["quotes"]] == list(doc._.quotes)


def test_docs_joined_together_keep_the_spans_alone() -> None:
    nlp = pipeline()
    joined = Doc.from_docs([nlp(ARTICLE), nlp(NESTED)])
    assert [span.label_ for span in joined.spans["quotes"]] == ["direct", "mixed", "direct", "direct"]
    assert joined._.quotes is None
    assert [span._.speaker for span in joined.spans["quotes"]] == [None] * 4
    again = nlp.get_pipe("quoteparse")(joined)
    assert again._.quotes == quoteparse.parse(joined)


@pytest.mark.parametrize("way", ["config", "folder"])
def test_a_pipeline_that_is_stored(way: str, tmp_path: Path) -> None:
    nlp = pipeline(kinds=["mixed"], spans_key="said")
    if way == "config":
        nlp.config.to_disk(tmp_path / "config.cfg")
        loaded = spacy.util.load_model_from_config(spacy.util.load_config(tmp_path / "config.cfg"), auto_fill=True)
    else:
        nlp.to_disk(tmp_path / "model")
        loaded = spacy.load(tmp_path / "model")
    assert seen(loaded(ARTICLE), "said") == WANTED[1:]


def test_several_in_one_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quoteparse", name="reported", config={"kinds": ["indirect"], "spans_key": "reported"})
    nlp.add_pipe("quoteparse")
    doc = nlp(ARTICLE)
    assert {span.label_ for span in doc.spans["reported"]} == {"indirect"}
    assert seen(doc) == WANTED
    assert doc._.quotes == quotes_of(doc, "quotes") == quoteparse.parse(ARTICLE)
    assert quotes_of(doc, "reported") == quoteparse.parse(ARTICLE, kinds=["indirect"])
    assert [span._.quote for span in doc.spans["reported"]] == list(quotes_of(doc, "reported") or ())


def test_once_more_replaces() -> None:
    nlp = pipeline()
    doc = nlp.get_pipe("quoteparse")(nlp(ARTICLE))
    assert seen(doc) == WANTED


def test_a_span_of_ones_own() -> None:
    nlp = pipeline()
    doc = nlp(ARTICLE)
    quote = doc.spans["quotes"][0]
    assert doc[quote.start : quote.end]._.speaker == "Ann Roe"
    near = doc[quote.start : quote.end + 1]
    assert (near._.quote, near._.speaker, near._.outlet) == (None, None, None)
    assert doc.char_span(0, 5, alignment_mode="expand")._.speaker is None  # type: ignore[union-attr]


def test_without_the_component_there_is_nothing() -> None:
    doc = spacy.blank("en")(ARTICLE)
    doc.spans["quotes"] = [doc[1:4]]
    assert doc._.quotes is None
    assert doc.spans["quotes"][0]._.speaker is None
    assert quotes_of(doc, "gone") is None


def test_evidence_of_the_pipeline_is_used() -> None:
    article = "Ann Roe says the road is shut, which few knew."
    words = ["Ann", "Roe", "says", "the", "road", "is", "shut", ",", "which", "few", "knew", "."]
    heads = [1, 2, 2, 4, 5, 2, 5, 5, 10, 10, 5, 2]
    deps = ["compound", "nsubj", "ROOT", "det", "nsubj", "ccomp", "acomp", "punct", "dobj", "nsubj", "advcl", "punct"]
    tags = ["NNP", "NNP", "VBZ", "DT", "NN", "VBZ", "JJ", ",", "WDT", "JJ", "VBD", "."]
    nlp = pipeline(kinds=["indirect"])
    spaces = [word not in ("shut", "knew", ".") for word in words]
    doc = Doc(nlp.vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags)
    assert doc.text == article
    ready = nlp.get_pipe("quoteparse")(doc)
    assert ready._.quotes == quoteparse.parse(doc, kinds=["indirect"])
    assert [span._.speaker for span in ready.spans["quotes"]] == ["Ann Roe"]


def test_beside_an_entity_ruler() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ann Roe"}])  # type: ignore[attr-defined]
    nlp.add_pipe("quoteparse", last=True)
    doc = nlp(ARTICLE)
    assert doc.ents
    assert doc._.quotes == quoteparse.parse(doc)


def test_displacy_has_a_colour_for_each_kind() -> None:
    assert set(COLORS) == set(quoteparse.KINDS)
    doc = pipeline(kinds=list(quoteparse.KINDS))(ARTICLE)
    shown = displacy.render(doc, style="span", options={"spans_key": "quotes"}, jupyter=False)
    for kind in {quote.kind for quote in doc._.quotes}:
        assert COLORS[kind] in shown


def test_analysis_knows_what_it_assigns() -> None:
    analysis: Any = pipeline().analyze_pipes()
    assert "doc._.quotes" in analysis["summary"]["quoteparse"]["assigns"]
    assert not any(analysis["problems"].values())


def test_loading_a_language_does_not_load_the_parser() -> None:
    code = "import spacy, sys; spacy.blank('en'); print('quoteparse.parser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"


def test_an_extension_of_somebody_else_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    from quoteparse.integrations import spacy as own

    getter: Callable[[Span], str] = lambda span: "mine"  # noqa: E731
    Span.set_extension("speaker", getter=getter, force=True)
    try:
        own._extend(Span, speaker=own._speaker)
        assert pipeline()(ARTICLE)[0:1]._.speaker == "mine"
    finally:
        Span.set_extension("speaker", getter=own._speaker, force=True)
