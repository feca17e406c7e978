"""The lexicon: every file can be read, says nothing twice, and its verbs take the right forms."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from quoteparse import Parser, cues, lexicon
from quoteparse.choice import CHOSEN

FOLDER: Final = Path(lexicon.__file__).parent / lexicon.LANGUAGE
FILES: Final = sorted(path.stem for path in FOLDER.glob("*.txt"))


def test_there_are_files() -> None:
    assert {"cues", "grammar", "outlets", "roles", "titles"} <= set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_file_parses(name: str) -> None:
    sections = lexicon.sections(name)
    assert sections
    assert all(sections.values())
    assert lexicon.entries(name) == {entry for entries in sections.values() for entry in entries}


@pytest.mark.parametrize("name", FILES)
def test_file_is_clean(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8")
    lines = text.split("\n")
    assert lines.pop() == ""
    assert [line for line in lines if line != line.strip() or "\t" in line] == []
    headings = [line for line in lines if line.startswith("[")]
    assert [heading for heading, count in Counter(headings).items() if count > 1 or not heading.endswith("]")] == []


SECTIONS: Final = [(name, section) for name in FILES for section in lexicon.sections(name)]


@pytest.mark.parametrize(("name", "section"), [pytest.param(*pair, id="/".join(pair)) for pair in SECTIONS])
def test_no_line_twice(name: str, section: str) -> None:
    entries = Counter(lexicon.sections(name)[section])
    assert [entry for entry, count in entries.items() if count > 1] == []


def test_a_role_is_in_one_section() -> None:
    roles = lexicon.sections("roles")
    assert [
        word for word, count in Counter(roles["person"] + roles["group"] + roles["document"]).items() if count > 1
    ] == []


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        *(
            pytest.param(forms.split()[0], forms, id=forms.split()[0])
            for forms in (
                "add adds added adding",
                "explain explains explained explaining",
                "note notes noted noting",
                "reply replies replied replying",
                "stress stresses stressed stressing",
                "snap snaps snapped snapping",
                "shout shouts shouted shouting",
                "admit admits admitted admitting",
                "offer offers offered offering",
                "preach preaches preached preaching",
                "tootle tootles tootled tootling",
                "plan plans planned planning",
                "answer answers answered answering",
                "groan groans groaned groaning",
                "belie belies belied belying",
                "moan moans moaned moaning",
                "wail wails wailed wailing",
                "signal signals signaled signaling",
                "growl growls growled growling",
                "email emails emailed emailing",
                "query queries queried querying",
                "vow vows vowed vowing",
                "fax faxes faxed faxing",
            )
        ),
        pytest.param("quip", "quip quips quipped quipping", id="quip"),
        pytest.param("agree", "agree agrees agreed agreeing", id="agree"),
        pytest.param("echo", "echo echoes echoed echoing", id="echo"),
    ],
)
def test_inflect(base: str, forms: str) -> None:
    assert cues.inflect(base) == tuple(forms.split())


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        pytest.param("say says said saying", ("say", "says", "said", "saying"), id="forms that are written"),
        pytest.param("say", ("say", "says", "sayed", "saying"), id="forms that are not"),
    ],
)
def test_written_forms(entry: str, forms: tuple[str, ...]) -> None:
    assert cues.inflect(entry) == forms


NEVER_SAID: Final = ("rageed", "planed", "snaped", "braged", "replyed", "admited", "rebuted", "ad-libed")


@pytest.mark.parametrize(
    ("form", "letter"),
    [
        pytest.param("said", cues.SAY, id="said"),
        pytest.param("saying", cues.PARTICIPLE, id="saying"),
        pytest.param("quipped", cues.SAY, id="quipped"),
        pytest.param("called", cues.CALL, id="called"),
        pytest.param("calling", cues.PARTICIPLE, id="calling"),
        pytest.param("hoped", cues.THINK, id="hoped"),
        pytest.param("hoping", None, id="hoping is no cue"),
        pytest.param("sing", cues.SAY, id="sing is no participle"),
        pytest.param("singing", cues.PARTICIPLE, id="singing is one"),
        pytest.param("walked", None, id="walked"),
        *(pytest.param(form, None, id=form) for form in NEVER_SAID),
    ],
)
def test_class_of_a_form(form: str, letter: str | None) -> None:
    assert cues.load().verbs.get(form) == letter


TOOTLED: Final = "“The road is open to everyone again,” tootled Ann Roe."


@pytest.mark.parametrize(
    ("own", "article", "speaker"),
    [
        pytest.param(["tootle"], TOOTLED, "Ann Roe", id="with tootle"),
        pytest.param([], TOOTLED, None, id="without tootle"),
        pytest.param(["trundle"], TOOTLED, None, id="with another verb"),
        pytest.param(["tootle"], TOOTLED.replace("tootled", "said"), "Ann Roe", id="said still works"),
        pytest.param(["toot toots tootled tooting"], TOOTLED, "Ann Roe", id="with a form of its own"),
        pytest.param(["toot +up"], TOOTLED.replace("tootled", "tooted up"), "Ann Roe", id="with a particle"),
        pytest.param(["toot +up"], TOOTLED.replace("tootled", "tooted"), None, id="without its particle"),
    ],
)
def test_cues_of_ones_own(own: list[str], article: str, speaker: str | None) -> None:
    (quote,) = Parser(cues=own).parse(article)
    assert (None if quote.rule == CHOSEN else quote.speaker) == speaker


def test_cues_of_one_parser_are_its_own() -> None:
    Parser(cues=["tootle"]).parse(TOOTLED)
    assert [quote.rule for quote in Parser().parse(TOOTLED)] == [CHOSEN]


def test_cues_take_a_collection() -> None:
    with pytest.raises(TypeError, match="collection"):
        Parser(cues="tootle")
