"""The component for spaCy, on pipelines that are built here."""

from __future__ import annotations

import gc
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import spacy
from confection import Config
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import quoteparse
from quoteparse.formats import native
from quoteparse.integrations import spacy as component
from quoteparse.integrations.spacy import COLORS, extend, quotes_of

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


@pytest.mark.parametrize(
    ("config", "error", "said"),
    [
        ({"kinds": ["quoted"]}, ValueError, "unknown kind 'quoted': choose from direct, mixed, block, indirect"),
        ({"kinds": "direct"}, (TypeError, ValueError), "kinds"),  # from us or from spaCy: that depends on its version
        ({"kinds": None}, ValueError, "quoteparse -> kinds"),
        ({"kind": ["direct"]}, ValueError, "quoteparse -> kind"),
        ({"cues": [""]}, ValueError, "cues takes words"),
        ({"cues": "tootle"}, (TypeError, ValueError), "cues"),
        ({"outlets": [["QL"]]}, ValueError, "quoteparse -> outlets"),
        ({"spans_key": ["quotes"]}, ValueError, "quoteparse -> spans_key"),
    ],
)
def test_a_wrong_config_is_refused_when_the_component_is_made(
    config: dict[str, Any], error: type[Exception] | tuple[type[Exception], ...], said: str
) -> None:
    with pytest.raises(error, match=re.escape(said)):
        pipeline(**config)


def test_a_config_may_hold_tuples() -> None:
    nlp = pipeline(kinds=quoteparse.KINDS)
    again = spacy.util.load_model_from_config(Config().from_str(nlp.config.to_str()))
    assert again(ARTICLE)._.quotes == quoteparse.parse(ARTICLE, kinds=quoteparse.KINDS)


class Cut:
    """A tokenizer that cuts a text into pieces of one length, whatever stands there."""

    def __init__(self, vocab: Vocab, length: int) -> None:
        self.vocab, self.length = vocab, length

    def __call__(self, text: str) -> Doc:
        words = [text[start : start + self.length] for start in range(0, len(text), self.length)]
        return Doc(self.vocab, words=words, spaces=[False] * len(words))


def cut(length: int, **config: Any) -> Language:
    nlp = pipeline(**config)
    nlp.tokenizer = Cut(nlp.vocab, length)
    return nlp


@pytest.mark.parametrize(
    ("length", "texts"),
    [
        pytest.param(1, ["Ja, ja,", "Nein,"], id="on the tokens"),
        pytest.param(2, ["“Ja, ja,", "“Nein,"], id="a mark in the token"),
        pytest.param(10, ["“Ja, ja,” ", "oe. “Nein,"], id="words in the token"),
        pytest.param(99, ["“Ja, ja,” said Ann Roe. “Nein,” said Bo Lind."] * 2, id="two quotes in the same token"),
    ],
)
def test_a_quote_that_is_not_made_of_tokens(length: int, texts: list[str]) -> None:
    doc = cut(length)("“Ja, ja,” said Ann Roe. “Nein,” said Bo Lind.")
    assert [span.text for span in doc.spans["quotes"]] == texts
    assert [span._.speaker for span in doc.spans["quotes"]] == ["Ann Roe", "Bo Lind"]
    assert [quote.text for quote in doc._.quotes] == ["Ja, ja,", "Nein,"]


PIPELINES = [pipeline(kinds=quoteparse.KINDS), *(cut(length, kinds=quoteparse.KINDS) for length in (1, 2, 5, 99))]
PIECES = [*"“”‘’\"' \n\t", "\u00a0", "\r\n", "\n\n", "  ", ", ", ". ", ": ", "🙂", "\x00"]
PIECES += ["Ann Roe", "Bo Lind", "said", "told Reuters", "We waited", "nobody came", "that", "> "]


@settings(max_examples=60, deadline=None)
@example("\n\n“No,” said Ann Roe.\r\n\tIt rained.  🙂 ")
@example(NESTED)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_a_doc_has_the_quotes_of_its_text_however_it_is_cut(article: str) -> None:
    quotes = quoteparse.parse(article, kinds=quoteparse.KINDS)
    for doc in (nlp(article) for nlp in PIPELINES):
        assert doc._.quotes == quotes
        for each in (doc, Doc(Vocab()).from_bytes(doc.to_bytes())):
            assert each._.quotes == quotes
            assert [span._.quote for span in each.spans["quotes"]] == list(quotes)
        for span, quote in zip(doc.spans["quotes"], quotes, strict=True):
            assert span.start_char <= quote.span.start < quote.span.end <= span.end_char
            assert all(token.idx < quote.span.end for token in span)
            assert all(token.idx + len(token) > quote.span.start for token in span)


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


def through_json(nlp: Language, doc: Doc) -> Doc:
    return Doc(doc.vocab).from_json(doc.to_json())


def through_joining(nlp: Language, doc: Doc) -> Doc:
    return Doc.from_docs([nlp("It rained."), doc])


def through_lists(nlp: Language, doc: Doc) -> Doc:
    doc.spans["quotes"] = list(doc.spans["quotes"])
    return doc


@pytest.mark.parametrize(
    "through", [through_json, through_joining, through_lists], ids=lambda through: through.__name__
)
def test_what_keeps_the_spans_alone(through: Callable[[Language, Doc], Doc]) -> None:
    nlp = pipeline()
    again = through(nlp, nlp(ARTICLE))
    assert seen(again) == [(text, kind, None, None) for text, kind, _, _ in WANTED]
    assert again._.quotes is None
    assert seen(nlp.get_pipe("quoteparse")(again)) == WANTED


def test_what_is_stored_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read, compared = Mock(wraps=native.from_data), Mock(wraps=component._tokens)
    monkeypatch.setattr(native, "from_data", read)
    monkeypatch.setattr(component, "_tokens", compared)
    doc = pipeline()("\n\n".join(f"“We have seen {number} of them,” said Ann Roe." for number in range(200)))
    assert len(doc.spans["quotes"]) == 200
    for each, times in [(doc, 0), (doc.copy(), 1)]:
        read.reset_mock()
        compared.reset_mock()
        assert {span._.speaker for span in each.spans["quotes"]} == {"Ann Roe"}
        assert each._.quotes == doc._.quotes
        assert read.call_count == times
        assert compared.call_count <= 400  # each span with its own quote and the next one, not with all


def test_a_doc_goes_when_nobody_has_it() -> None:
    doc = pipeline()(ARTICLE)
    assert doc in component._READ
    before = len(component._READ)
    del doc
    gc.collect()
    assert len(component._READ) < before


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


def test_several_that_answer_differently() -> None:
    nlp = pipeline()
    nlp.add_pipe("quoteparse", name="own", config={"outlets": ["The Quay Lantern"], "spans_key": "own"})
    doc = nlp("“Nobody came,” Ann Roe told the Quay Lantern.")
    for each in (doc, doc.copy()):
        assert [span._.outlet for key in ("quotes", "own") for span in each.spans[key]] == [None, "Quay Lantern"]
        assert each[1:4]._.outlet is None  # of the same tokens in two groups: as `doc._.quotes` has it


def test_once_more_replaces() -> None:
    doc = pipeline(kinds=["direct"])(ARTICLE)
    assert seen(doc) == WANTED[:1]
    for _ in range(2):
        doc = pipeline().get_pipe("quoteparse")(doc)
        assert seen(doc) == WANTED
        assert doc._.quotes == quoteparse.parse(ARTICLE)


def test_a_group_of_ones_own_choice() -> None:
    doc = pipeline()(ARTICLE)
    doc.spans["mixed"] = [span for span in doc.spans["quotes"] if span.label_ == "mixed"]
    doc.spans["moved"] = doc.spans.pop("quotes")
    for each in (doc, doc.copy()):
        assert seen(each, "mixed") == WANTED[1:]
        assert seen(each, "moved") == WANTED
        assert each._.quotes == quoteparse.parse(ARTICLE)


def test_tokens_that_are_merged_afterwards() -> None:
    doc = pipeline()(ARTICLE)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[5:8])
    assert [span._.quote for span in doc.spans["quotes"]] == list(doc._.quotes) == list(quoteparse.parse(ARTICLE))


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
    article = ARTICLE + "\n\nBo Lind writes:\n\nThe hall has been shut since May.\n\nRead more here."
    doc = pipeline(kinds=list(quoteparse.KINDS))(article)
    assert {span.label_ for span in doc.spans["quotes"]} == set(quoteparse.KINDS)
    shown = displacy.render(doc, style="span", options={"spans_key": "quotes"}, jupyter=False)
    labels = re.findall(r"background: (#\w+);[^>]*>\s*(direct|mixed|block|indirect)\b", shown)
    assert {kind: colour for colour, kind in labels} == COLORS


@pytest.mark.parametrize("colour", COLORS.values())
def test_black_text_can_be_read_on_each_colour(colour: str) -> None:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert (luminance + 0.05) / 0.05 >= 7  # WCAG 2, level AAA


def test_analysis_knows_what_it_assigns() -> None:
    analysis: Any = pipeline().analyze_pipes()
    assert "doc._.quotes" in analysis["summary"]["quoteparse"]["assigns"]
    assert not any(analysis["problems"].values())


def run(code: str, *given: str) -> str:
    return subprocess.run([sys.executable, "-c", code, *given], capture_output=True, text=True, check=True).stdout


def test_where_it_is_only_installed_nothing_is_loaded_or_taken() -> None:
    code = """
import sys, spacy
from spacy.tokens import Span
spacy.blank("en")
print("quoteparse.parser" in sys.modules)
Span.set_extension("speaker", default="theirs")
"""
    assert run(code) == "False\n"


def test_a_program_that_only_reads(tmp_path: Path) -> None:
    DocBin(docs=[pipeline()(ARTICLE)]).to_disk(tmp_path / "articles.spacy")
    code = """
import sys
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from quoteparse.integrations.spacy import extend
extend()
for doc in DocBin().from_disk(sys.argv[1]).get_docs(Vocab()):
    print([span._.speaker for span in doc.spans["quotes"]], len(doc._.quotes))
"""
    assert run(code, str(tmp_path / "articles.spacy")) == "['Ann Roe', 'Ann Roe'] 2\n"


def test_an_attribute_of_somebody_else_stays() -> None:
    doc = pipeline()(ARTICLE)
    Span.set_extension("speaker", default="theirs", force=True)
    try:
        with pytest.warns(UserWarning, match=r"Span\._\.speaker is somebody else's"):
            extend()
        assert doc.spans["quotes"][0]._.speaker == "theirs"
        assert doc.spans["quotes"][0]._.quote.speaker == "Ann Roe"
    finally:
        Span.remove_extension("speaker")
        extend()
    assert doc.spans["quotes"][0]._.speaker == "Ann Roe"
