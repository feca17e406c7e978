"""The plugin for pytest, as a project that has it installed meets it."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoteparse import Quotes, parse
from quoteparse.integrations.pytest import cases, differences, rewriting

ARTICLE = (
    "“Nobody came,” Ann Roe told Reuters. “We waited until dark.”\n"
    "\n"
    "Bo Lind said: “My son said, ‘Nobody asked us,’ and left.” It was, he added, “a poor show”.\n"
)
UPDATE = "--quoteparse-update"


def entry(text: str, article: str = ARTICLE, **fields: Any) -> dict[str, Any]:
    start = article.index(text)
    return {"text": text, "span": [start, start + len(text)], **fields}


FIRST = entry(
    "Nobody came,", speaker="Ann Roe", outlet="Reuters", kind="direct", source="Ann Roe", cue="told", utterance=7
)
SECOND = entry("We waited until dark.", speaker="Ann Roe", outlet="Reuters", kind="direct", utterance=7)
THIRD = entry("My son said, ‘Nobody asked us,’ and left.", speaker="Bo Lind", outlet=None, utterance=1, parent=None)
FOURTH = entry("Nobody asked us,", speaker="My son", source="My son", parent=2, insertions=[], negated=False)
FIFTH = entry("a poor show", speaker="Bo Lind", source="he", kind="mixed", utterance=4)
RIGHT = [FIRST, SECOND, THIRD, FOURTH, FIFTH]


def write(
    pytester: pytest.Pytester,
    quotes: list[dict[str, Any]] | None = None,
    *,
    name: str = "case",
    article: str = ARTICLE,
    suffix: str = ".txt",
    **settings: Any,
) -> Path:
    """A pair; the path of its `.quotes.json`."""
    (pytester.path / f"{name}{suffix}").write_bytes(article.encode())
    path = pytester.path / f"{name}.quotes.json"
    stated = {**settings, "quotes": RIGHT if quotes is None else quotes}
    path.write_bytes((json.dumps(stated, ensure_ascii=False, indent=2) + "\n").encode())
    return path


def changed(index: int, **fields: Any) -> list[dict[str, Any]]:
    return [{**quote, **fields} if number == index else quote for number, quote in enumerate(RIGHT)]


def failure(pytester: pytest.Pytester, *arguments: str) -> str:
    """What a run says that must have one failure."""
    result = pytester.runpytest(*arguments)
    result.assert_outcomes(failed=1)
    shown = result.stdout.str()
    assert "INTERNALERROR" not in shown
    assert "Traceback" not in shown
    assert "def runtest" not in shown
    return shown


# What is collected


def test_a_pair_is_one_test(pytester: pytest.Pytester) -> None:
    write(pytester)
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["case.quotes.json::case PASSED*"])


@pytest.mark.parametrize(
    ("suffix", "article", "quotes"),
    [
        (".txt", "> “No,” said Bo Lind.", [{"text": "No,", "span": [3, 6], "speaker": "Bo Lind"}]),
        (".md", "# A\n\n“*No*,” said Bo Lind.", [{"text": "*No*,", "speaker": "Bo Lind", "kind": "direct"}]),
        (".markdown", "“No,” said Bo Lind.", [{"text": "No,", "span": [1, 4]}]),
        (".html", "<p>“N&ocirc;,” said Bo Lind.</p>", [{"text": "Nô,", "span": [1, 4], "speaker": "Bo Lind"}]),
        (".htm", "<p>It rained.</p>", []),
    ],
)
def test_formats(pytester: pytest.Pytester, suffix: str, article: str, quotes: list[dict[str, Any]]) -> None:
    write(pytester, quotes, suffix=suffix, article=article)
    pytester.runpytest().assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("arguments", "passed"),
    [
        (["case.quotes.json"], 1),
        (["case.quotes.json::case"], 1),
        (["sub"], 1),
        (["-k", "case"], 1),
        (["-k", "not case"], 2),
        (["--deselect", "case.quotes.json::case"], 2),
        (["--ignore-glob", "*.quotes.json"], 0),
        (["--rootdir", "sub"], 3),
        ([], 3),
    ],
)
def test_selected(pytester: pytest.Pytester, arguments: list[str], passed: int) -> None:
    write(pytester)
    write(pytester, name="other")
    pytester.mkdir("sub")
    write(pytester, name="sub/deep")
    pytester.runpytest(*arguments).assert_outcomes(
        passed=passed, deselected=3 - passed if "-k" in arguments or "--deselect" in arguments else 0
    )


def test_last_failed(pytester: pytest.Pytester) -> None:
    write(pytester)
    write(pytester, changed(0, speaker="Bo Lind"), name="wrong")
    pytester.runpytest().assert_outcomes(passed=1, failed=1)
    pytester.runpytest("--lf").assert_outcomes(failed=1)


def test_collecting_reads_nothing(pytester: pytest.Pytester) -> None:
    write(pytester).write_bytes(b"\xff{")
    result = pytester.runpytest("--collect-only", "-q")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["case.quotes.json::case"])


# Elsewhere it changes nothing


def test_a_project_without_cases_does_not_notice(pytester: pytest.Pytester) -> None:
    pytester.makefile(".txt", notes=">>> 1 + 1\n2\n")
    pytester.makefile(".md", page="# Page\n")
    pytester.makepyfile(
        test_loaded="""
        import sys

        def test_loaded():
            assert "quoteparse.integrations.pytest" in sys.modules
            own = {name for name in sys.modules if name.partition(".")[0] in ("quoteparse", "spacy", "regex", "cattrs")}
            light = {"quoteparse", "quoteparse.models", "quoteparse.integrations", "quoteparse.integrations.pytest"}
            assert own <= light
        """
    )
    result = pytester.runpytest_subprocess("--doctest-glob=*.txt", "-p", "no:hypothesispytest", "-v")
    result.assert_outcomes(passed=2)
    result.stdout.no_fnmatch_line("*quoteparse update*")


def test_an_article_can_be_a_doctest_as_well(pytester: pytest.Pytester) -> None:
    article = "“No,” said Bo Lind.\n\n>>> 1 + 1\n2\n"
    write(pytester, [{"text": "No,"}], article=article, suffix=".md")
    pytester.runpytest("--doctest-glob=*.md").assert_outcomes(passed=2)


@pytest.mark.parametrize("off", [["-p", "no:quoteparse"], ["-o", "quoteparse_collect=false"]])
def test_off(pytester: pytest.Pytester, off: list[str]) -> None:
    write(pytester, changed(0, speaker="Bo Lind"))
    pytester.makefile(".txt", lonely="No case.")
    assert pytester.runpytest(*off).ret == pytest.ExitCode.NO_TESTS_COLLECTED


# What a failure says


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        pytest.param(
            changed(0, speaker="Bo Lind"),
            [
                "case.quotes.json: 1 of 5 quotes differs (speaker)",
                "case.quotes.json:3: quotes[[]0] at 1:13 of case.txt:1",
                "    “「Nobody came,」” Ann Roe told Reuters. “We waited until dark.”",
                '    speaker  expected "Bo Lind"',
                '             actual   "Ann Roe"',
                "    by the rule 'quote, source cue', confidence 0.9*",
                "*pytest --quoteparse-update writes it into the file.",
                "FAILED case.quotes.json::case - 1 of 5 quotes differs (speaker)",
            ],
            id="speaker",
        ),
        pytest.param(
            changed(1, outlet=None, kind="mixed"),
            ["*(outlet, kind)", "    outlet  expected null", '*actual   "Reuters"', '    kind    expected "mixed"'],
            id="two fields",
        ),
        pytest.param(changed(0, source="Bo"), ['*expected "Bo"', '*actual   "Ann Roe", at 15:22'], id="source"),
        pytest.param(changed(0, cue=None), ["*expected null", '*actual   "told", at 23:27'], id="cue"),
        pytest.param(changed(4, rule="none"), ['*rule  expected "none"'], id="rule"),
        pytest.param(changed(4, confidence=0.01), ["*confidence  expected 0.01"], id="confidence"),
        pytest.param(changed(4, insertions=["[sic]"]), ['*expected [[]"[[]sic]"]', "*actual   [[]]"], id="insertions"),
        pytest.param(changed(4, negated=True), ["*expected true", "*actual   false"], id="negated"),
        pytest.param(
            changed(3, parent=0),
            ["*of case.txt:3", "*‘「Nobody asked us,」’*", "*expected quotes[[]0]", "*actual   quotes[[]2], at 77:118"],
            id="parent",
        ),
        pytest.param(
            changed(3, parent=9), ["*expected quotes[[]9]", "*actual   quotes[[]2], at 77:118"], id="no such parent"
        ),
        pytest.param(changed(2, parent=0), ["*expected quotes[[]0]", "*actual   null"], id="no parent"),
        pytest.param(
            changed(1, utterance=8),
            ["*utterance  expected none of those before it", "*actual   that of quotes[[]0]"],
            id="utterance",
        ),
        pytest.param(changed(4, utterance=1), ["*expected that of quotes[[]2]", "*none of those*"], id="one utterance"),
        pytest.param(
            [*RIGHT, entry("Ann Roe", speaker="Zoë\x1b[31m")],
            [
                "case.quotes.json: 1 missing",
                "*quotes[[]5] is missing: nothing is found at 15:22 of case.txt:1",
                "    “Nobody came,” 「Ann Roe」 told Reuters.*",
                '    expected speaker "Zoë\\u001b[[]31m"',
            ],
            id="missing",
        ),
        pytest.param(
            RIGHT[:2] + RIGHT[4:],
            [
                "case.quotes.json: 2 too many",
                "too many: nothing is stated at 77:118 of case.txt:3",
                "    Bo Lind said: “「My son said, ‘Nobody asked us,’ and left.」” It was*",
                '    actual speaker "Bo Lind", outlet null, *',
            ],
            id="too many",
        ),
        pytest.param(
            changed(1, **entry("We waited until dark")),
            [
                "*(span)",
                "    span  expected 38:58 *“「We waited until dark」.”",
                "          actual   38:59 *“「We waited until dark.」”",
            ],
            id="span",
        ),
    ],
)
def test_difference(pytester: pytest.Pytester, quotes: list[dict[str, Any]], said: list[str]) -> None:
    write(pytester, quotes)
    result = pytester.runpytest("-rf")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(said)
    assert "Traceback" not in result.stdout.str()


@pytest.mark.parametrize(
    "quotes",
    [
        [{**quote, **({"utterance": 3} if quote in (FIRST, SECOND) else {})} for quote in RIGHT],
        changed(4, confidence=round(parse(ARTICLE)[4].confidence, 2)),
        [{"text": quote["text"]} for quote in RIGHT],
        [RIGHT[index] for index in (4, 0, 2, 3, 1)],
        changed(4, rule=parse(ARTICLE)[4].rule),
    ],
    ids=["numbers of utterances", "confidence to two decimals", "text alone", "any order", "rule"],
)
def test_no_difference(pytester: pytest.Pytester, quotes: list[dict[str, Any]]) -> None:
    write(pytester, quotes)
    pytester.runpytest().assert_outcomes(passed=1)


def test_the_same_words_twice_without_spans(pytester: pytest.Pytester) -> None:
    article = "“No,” said Ann Roe. “No,” said Bo Lind."
    stated = [{"text": "No,", "speaker": "Ann Roe"}, {"text": "No,", "speaker": "Bo Lind"}]
    write(pytester, stated, article=article)
    pytester.runpytest().assert_outcomes(passed=1)
    write(pytester, stated[::-1], article=article)
    assert "2 of 2 quotes differ (speaker)" in failure(pytester)


def test_a_long_text_is_shortened(pytester: pytest.Pytester) -> None:
    words = "The river rose and the road was closed. " * 500
    article = f"Ann Roe said: “{words}And that was that.”\n"
    write(pytester, [entry(f"{words}And that was that.", article, speaker="Bo Lind " * 100 + "!")], article=article)
    shown = failure(pytester)
    assert max(map(len, shown.splitlines())) < 500
    assert "「The river rose" in shown
    assert "And that was that.」" in shown
    assert 'actual   "Ann Roe"' in shown


def test_many_differences_are_shown_in_part(pytester: pytest.Pytester) -> None:
    article = "\n\n".join(f"“This is day {day} of it,” said Ann Roe." for day in range(30))
    write(pytester, [], article=article)
    assert "… and 10 more" in failure(pytester)
    assert "29 of it" in failure(pytester, "-v")


def test_values_that_are_long_are_shown_where_they_differ() -> None:
    expected, actual = differences._apart("a" * 900 + "b", "a" * 900 + "c")
    assert expected.endswith('b"')
    assert actual.endswith('c"')
    assert len(expected) < 200


@pytest.mark.parametrize("style", ["line", "short", "native", "no"])
def test_styles_of_traceback(pytester: pytest.Pytester, style: str) -> None:
    write(pytester, changed(3, speaker="Bo Lind"))
    shown = failure(pytester, f"--tb={style}")
    assert style != "line" or "case.quotes.json:38: 1 of 5 quotes differs" in shown


def test_an_error_of_the_parser_itself_keeps_its_traceback(pytester: pytest.Pytester) -> None:
    write(pytester)
    pytester.makeconftest(
        """
        import pytest
        from quoteparse.parser import Parser

        @pytest.fixture(autouse=True, scope="session")
        def _unused():
            pass

        def pytest_runtest_setup(item):
            item.patch = pytest.MonkeyPatch()
            item.patch.setattr(Parser, "parse", lambda self, article: 1 / 0)

        def pytest_runtest_teardown(item):
            item.patch.undo()
        """
    )
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*ZeroDivisionError*"])


# Settings of a case


def test_kinds(pytester: pytest.Pytester) -> None:
    article = "Ann Roe did not say that the key was lost. “No,” said Bo Lind."
    quote = entry("that the key was lost", article)
    text = next(quote.text for quote in parse(article, kinds=["indirect"]))
    write(pytester, [entry(text, article, negated=True, kind="indirect")], article=article, kinds=["indirect"])
    pytester.runpytest().assert_outcomes(passed=1)
    assert quote["text"].endswith(text.removeprefix("that "))


def test_cues_and_outlets(pytester: pytest.Pytester) -> None:
    article = "“Nobody came,” tootled Ann Roe in an interview with the Quay Lantern."
    quotes = [entry("Nobody came,", article, speaker="Ann Roe", outlet="Quay Lantern")]
    write(pytester, quotes, article=article, cues=["tootle"], outlets=["The Quay Lantern | QL"])
    pytester.runpytest().assert_outcomes(passed=1)
    write(pytester, quotes, article=article)
    assert "1 missing" in failure(pytester)


def test_xfail(pytester: pytest.Pytester) -> None:
    write(pytester, changed(0, speaker="Bo Lind"), xfail="not yet")
    result = pytester.runpytest("-rx")
    result.assert_outcomes(xfailed=1)
    result.stdout.fnmatch_lines(["XFAIL case.quotes.json::case - not yet"])
    pytester.runpytest("--runxfail").assert_outcomes(failed=1)
    write(pytester, xfail="not yet")
    assert "[XPASS(strict)] not yet" in failure(pytester)


@pytest.mark.parametrize(
    ("quotes", "settings"),
    [([{"text": "Nobody stays,", "span": [1, 14]}], {}), ([{"txt": "x"}], {}), ([], {"kinds": ["direkt"]})],
    ids=["stale", "key", "kind"],
)
def test_xfail_excuses_no_broken_pair(pytester: pytest.Pytester, quotes: list[Any], settings: dict[str, Any]) -> None:
    write(pytester, quotes, xfail="not yet", **settings)
    failure(pytester)


# Pairs that are incomplete, stale, or no pairs


BROKEN = [
    ("", "it does not state its quotes yet: pytest --quoteparse-update"),
    ("{}", "it does not state its quotes yet"),
    ('{"quotes": [}', "it is no JSON: Expecting value at line 1, column 13"),
    ("[]", "it is no object"),
    ('{"quotes": {}}', "line 1: quotes is {}, not a list"),
    ('{"quotes": [],\n"stile": "x"}', "line 2: unknown key 'stile': did you mean 'style'?"),
    ('{"quotes": [], "qwxz": 1}', "unknown key 'qwxz': known are style, kinds"),
    ('{"quotes": [], "quotes": []}', "the key 'quotes' stands there 2 times"),
    ('{"quotes": [1]}', "quotes[0]: it is no object"),
    ('{"quotes": [{}]}', "quotes[0]: it has no key 'text'"),
    ('{"quotes": [{"text": "a", "speeker": null}]}', "quotes[0]: unknown key 'speeker': did you mean 'speaker'?"),
    ('{"quotes": [{"text": "a", "span": [1, true]}]}', "span is [1, true], not [start, end]"),
    ('{"quotes": [{"text": "a", "span": [3, 2]}]}', "span is [3, 2], not [start, end]"),
    ('{"quotes": [{"text": "a", "kind": "direkt"}]}', 'kind is "direkt", not one of direct, mixed'),
    ('{"quotes": [{"text": "a", "parent": -1}]}', "parent is -1, not null or the index"),
    ('{"quotes": [{"text": "a", "confidence": NaN}]}', "confidence is NaN, not a number"),
    ('{"quotes": [{"text": "a", "utterance": 1.5}]}', "utterance is 1.5, not a whole number"),
    ('{"quotes": [{"text": "a", "insertions": "b"}]}', 'insertions is "b", not a list of strings'),
    ('{"quotes": [], "kinds": "direct"}', 'kinds is "direct", not a list of strings'),
    ('{"quotes": [], "kinds": ["direkt"]}', "unknown kind 'direkt'"),
    ('{"quotes": [], "cues": ["!"]}', "cues takes words"),
    ('{"quotes": [], "xfail": " "}', "not the reason in words"),
    ('{"xfail": "later"}', "they are for you to write"),
    ("[" * 100_000, "it is nested too deeply"),
    ('{"quotes": [{"text": "\\ud800", "span": [1, 13]}]}', '"\\ud800" is nowhere in it'),
    ('{"quotes": [{"text": "came", "span": [1, 5]}]}', '"came" is at 8:12; at 1:5 stands "Nobo"'),
    ('{"quotes": [{"text": "came", "span": [1, 9999]}]}', "at 1:9999 is nothing: it ends at 153"),
    ('{"quotes": [{"text": "gone"}]}', "1 of 1 quotes are stale: their text is not in case.txt where"),
]


def test_broken_cases(pytester: pytest.Pytester) -> None:
    for number, (document, _) in enumerate(BROKEN):
        write(pytester, name=f"case{number}").write_text(document, encoding="utf-8")
    write(pytester)
    result = pytester.runpytest("-rf")
    result.assert_outcomes(passed=1, failed=len(BROKEN))
    shown = dict(re.findall(r"(?ms)^_+ (case\d+) _+\n(.*?)(?=^[_=]{9})", result.stdout.str()))
    for number, (_, said) in enumerate(BROKEN):
        assert f"case{number}.quotes.json: " in shown[f"case{number}"]
        assert said.replace("case.", f"case{number}.") in shown[f"case{number}"]
        assert "Traceback" not in shown[f"case{number}"]


def test_files_that_are_not_utf_8(pytester: pytest.Pytester) -> None:
    path = write(pytester)
    path.write_bytes(path.read_bytes().replace("“".encode(), b"\x93") + b"\xff")
    assert "case.quotes.json is not UTF-8: invalid start byte at byte" in failure(pytester)
    write(pytester, []).with_name("case.txt").write_bytes(b"\x93No,\x94 said Ann Roe.")
    assert "case.txt is not UTF-8: invalid start byte at byte 0" in failure(pytester)


def test_quotes_without_article(pytester: pytest.Pytester) -> None:
    write(pytester, suffix=".rst")
    assert "it has no article beside it: no case with one of .txt, .md" in failure(pytester)
    assert "it has no article beside it" in failure(pytester, UPDATE)


def test_two_articles(pytester: pytest.Pytester) -> None:
    write(pytester, suffix=".md")
    write(pytester)
    assert "more than one article beside it: case.txt, case.md" in failure(pytester)
    pytester.runpytest("-o", "quoteparse_ignore=*.md").assert_outcomes(passed=1)


def test_article_without_quotes(pytester: pytest.Pytester) -> None:
    write(pytester)
    pytester.makefile(".txt", lonely=ARTICLE)
    pytester.makefile(".md", README="# Cases", notes="# Notes")
    pytester.makefile(".rst", other="Other")
    result = pytester.runpytest("-rf")
    result.assert_outcomes(passed=1, failed=2)
    result.stdout.fnmatch_lines(
        ["FAILED lonely.txt::lonely - it has no lonely.quotes.json*", "FAILED notes.md::notes - *"]
    )
    pytester.makeini("[pytest]\nquoteparse_ignore =\n    notes*\n    lonely.txt\n")
    pytester.runpytest().assert_outcomes(passed=1)


def test_readme_can_be_a_case(pytester: pytest.Pytester) -> None:
    write(pytester, name="README", suffix=".md")
    pytester.runpytest().assert_outcomes(passed=1)


def test_html_needs_its_extra(pytester: pytest.Pytester) -> None:
    write(pytester, [], suffix=".html", article="<p>It rained.</p>", xfail="no excuse")
    pytester.makeconftest("import sys; sys.modules['trafilatura'] = None")
    assert 'pip install "quoteparse[html]"' in failure(pytester)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_offsets_are_those_of_the_file(pytester: pytest.Pytester, mark: bytes) -> None:
    article = "It rained. 😀\r\n\r\n“Nobody came,” said Ann Roe.\r\n"
    path = write(pytester, [entry("Nobody came,", article)], article=article)
    for file in (path, path.with_name("case.txt")):
        file.write_bytes(mark + file.read_bytes())
    pytester.runpytest().assert_outcomes(passed=1)


# --quoteparse-update


def updated(pytester: pytest.Pytester, *arguments: str) -> list[str]:
    """What an update that goes well says that it did."""
    result = pytester.runpytest(UPDATE, *arguments)
    assert result.ret == 0
    lines = result.outlines
    (start,) = [number for number, line in enumerate(lines) if "quoteparse update" in line]
    end = next(number for number, line in enumerate(lines) if number > start and line.startswith("="))
    return [line for line in lines[start + 1 : end] if line]


def test_update_leaves_what_is_right(pytester: pytest.Pytester) -> None:
    path = write(pytester, changed(0, confidence=round(parse(ARTICLE)[0].confidence, 2)))
    before, written = path.read_bytes(), path.stat().st_mtime_ns
    assert updated(pytester) == ["no case had to be rewritten"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, written)


@pytest.mark.parametrize(
    ("quotes", "said"),
    [
        (changed(0, speaker="Bo"), "1 quote changed"),
        (changed(1, outlet=None, kind="mixed"), "1 quote changed"),
        (changed(3, source="me", parent=None), "1 quote changed"),
        (changed(1, utterance=3), "1 quote changed"),
        (changed(1, **entry("We waited until dark")), "1 quote changed"),
        ([*RIGHT, entry("Ann Roe", speaker="Zoë")], "1 quote removed"),
        ([*changed(0, speaker="Bo"), entry("Ann Roe")], "1 quote changed, 1 removed"),
        (changed(0, text="Nobody stayed,"), "1 quote changed (1 had been stale)"),
        (changed(4, span=[0, 3]), "1 quote changed (1 had been stale)"),
    ],
)
def test_update_rewrites_what_differs_alone(pytester: pytest.Pytester, quotes: list[dict[str, Any]], said: str) -> None:
    layouts: list[dict[str, Any]] = [{"indent": 2}, {"indent": 4}, {"indent": "\t"}, {}, {"separators": (",", ":")}]
    whole = {"style": "a report\\", "kinds": ["direct", "mixed", "block"], "quotes": quotes, "cues": []}
    paths = [write(pytester, name=f"case{number}") for number in range(len(layouts))]
    for path, layout in zip(paths, layouts, strict=True):
        path.write_bytes(json.dumps(whole, **layout).encode())
    assert updated(pytester) == [f"{path.name}: {said}" for path in paths]
    for path, layout in zip(paths, layouts, strict=True):
        assert path.read_bytes() == json.dumps({**whole, "quotes": RIGHT}, **layout).encode()
    assert updated(pytester) == ["no case had to be rewritten"]


def test_update_keeps_the_file_to_the_byte_but_for_the_value(pytester: pytest.Pytester) -> None:
    path = write(pytester)
    before = (
        b'\xef\xbb\xbf{ "style" : "odd", "quotes":[\r\n\t{"text": "Nobody came,",  "span": [1,13]},\r\n\r\n'
        b'\t{"speaker": "Zo\\u00eb", "text": "We waited until dark.", "span": [\r\n38, 59]},'
        b'{"text": "a poor show"},\r\n\t{"text": "My son said, \\u2018Nobody asked us,\\u2019 and left.",'
        b' "cue": "s\\u0061id"}  , {"text": "Nobody asked us,"}\r\n], "cues": [ ] }'
    )
    path.write_bytes(before)
    assert updated(pytester) == ["case.quotes.json: 1 quote changed"]
    assert path.read_bytes() == before.replace(b"Zo\\u00eb", b"Ann Roe")


NEW = """{
  "quotes": [
    {
      "text": "Nobody came,",
      "span": [1, 13],
      "speaker": "Ann Roe",
      "outlet": "Reuters",
      "kind": "direct",
      "source": "Ann Roe",
      "cue": "told",
      "utterance": 0
    },
    {
      "text": "We waited until dark.",
      "span": [38, 59],
      "speaker": "Ann Roe",
      "outlet": "Reuters",
      "kind": "direct",
      "source": "Ann Roe",
      "cue": "told",
      "utterance": 0
    }
  ]
}
"""
SHORT = ARTICLE.partition("\n")[0]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", NEW),
        ("\n", NEW),
        ("{}", NEW.rstrip("\n")),
        ("{ }\n", NEW),
        ('{\n  "quotes": []\n}\n', NEW),
        ('{"style": "s", "quotes": []}', None),
        ('{"style": "s"}', None),
        ('{\r\n    "style": "s"\r\n}\r\n', None),
        ('{\n  "quotes": [],\n  "style": "s"}', None),
    ],
)
def test_update_fills_a_new_case(pytester: pytest.Pytester, before: str, after: str | None) -> None:
    path = write(pytester, article=SHORT)
    path.write_bytes(before.encode())
    assert updated(pytester) == ["case.quotes.json: 2 quotes added"]
    written = path.read_bytes().decode()
    stated = json.loads(written)
    assert stated.pop("style", "s") == "s"
    assert stated == json.loads(NEW)
    assert after is None or written == after
    assert ("\r" in before) == ("\r" in written.replace("\r\n", "\r"))
    assert written.count("\r") in (0, written.count("\n"))
    assert before.strip() == "" or written.endswith(before[-1])
    assert updated(pytester) == ["no case had to be rewritten"]


def test_update_writes_a_file_that_is_missing(pytester: pytest.Pytester) -> None:
    path = write(pytester, name="other").with_name("case.quotes.json")
    pytester.makefile(".txt", case=SHORT, quiet="It rained.")
    assert updated(pytester) == [
        "case.quotes.json: new file, 2 quotes added",
        "quiet.quotes.json: new file, 0 quotes stated",
    ]
    assert path.read_bytes().decode() == NEW
    assert json.loads((pytester.path / "quiet.quotes.json").read_bytes()) == {"quotes": []}
    pytester.runpytest().assert_outcomes(passed=3)


def test_a_new_quote_has_the_keys_that_the_others_have(pytester: pytest.Pytester) -> None:
    path = write(pytester, [{"speaker": "Bo", **entry("Nobody came,")}, {"span": FIFTH["span"], "text": "a poor show"}])
    assert updated(pytester) == ["case.quotes.json: 1 quote changed, 3 added"]
    stated = json.loads(path.read_bytes())["quotes"]
    assert [[*quote] for quote in stated] == [["speaker", "text", "span"], *[["text", "span"]] * 3, ["span", "text"]]
    full = [{**quote, "outlet": None, "source": None, "kind": "direct", "rule": None} for quote in RIGHT]
    path = write(pytester, full[:2] + full[4:])
    assert updated(pytester) == ["case.quotes.json: 3 quotes changed, 2 added"]
    added = json.loads(path.read_bytes())["quotes"][2:4]
    assert [[*quote][-2:] for quote in added] == [["rule", "cue"], ["cue", "parent"]]
    assert added[1]["parent"] == 2


def test_update_follows_an_article_that_was_edited(pytester: pytest.Pytester) -> None:
    path = write(pytester)
    edited = "It rained.\n\n" + ARTICLE.replace("until dark", "until dawn").replace("Bo Lind said", "Bo Lund said")
    path.with_name("case.txt").write_bytes(edited.encode())
    assert "5 of 5 quotes are stale" in failure(pytester)
    assert updated(pytester) == ["case.quotes.json: 5 quotes changed (5 had been stale)"]
    stated = json.loads(path.read_bytes())["quotes"]
    assert [[*quote] for quote in stated] == [[*quote] for quote in RIGHT]
    assert stated[1]["text"] == "We waited until dawn."
    assert stated[4]["speaker"] == "Bo Lund"


def test_update_leaves_what_is_known_to_fail(pytester: pytest.Pytester) -> None:
    path = write(pytester, changed(0, speaker="Bo Lind"), xfail="not yet")
    before = path.read_bytes()
    assert updated(pytester) == [
        "no case had to be rewritten",
        "case.quotes.json: left as it is, for it says xfail",
    ]
    path.with_name("case.txt").write_bytes(b"It rained.")
    assert "(xfail: correct it by hand)" in failure(pytester, UPDATE)
    assert path.read_bytes() == before


def test_update_touches_only_what_is_selected(pytester: pytest.Pytester) -> None:
    wrong = changed(0, speaker="Bo Lind")
    paths = [write(pytester, wrong, name=name) for name in ("one", "two")]
    assert updated(pytester, "-k", "two") == ["two.quotes.json: 1 quote changed"]
    assert [json.loads(path.read_bytes())["quotes"] == wrong for path in paths] == [True, False]


def test_update_writes_nothing_into_what_is_broken(pytester: pytest.Pytester) -> None:
    path = write(pytester)
    path.write_bytes(b'{"quotes": [], "stile": "x"}')
    assert "unknown key 'stile'" in failure(pytester, UPDATE)
    assert path.read_bytes() == b'{"quotes": [], "stile": "x"}'


def test_a_file_that_cannot_be_written(pytester: pytest.Pytester) -> None:
    write(pytester, [])
    pytester.makeconftest(
        """
        import pathlib

        written = pathlib.Path.write_bytes

        def refused(self, data):
            if self.name == "case.quotes.json":
                raise PermissionError(13, "Permission denied")
            return written(self, data)

        pathlib.Path.write_bytes = refused
        """
    )
    written = Path.write_bytes
    try:
        assert "case.quotes.json cannot be written: Permission denied" in failure(pytester, UPDATE)
    finally:
        Path.write_bytes = written  # type: ignore[method-assign]


# In several processes


def test_xdist(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    for number in range(4):
        write(pytester, name=f"right{number}")
    wrong = write(pytester, changed(0, speaker="Bo\x1b"), name="wrong")
    write(pytester, changed(0, speaker="Bo"), name="later", xfail="not yet")
    wrong.with_name("broken.quotes.json").write_text('{"quotes": [{"text": "\\ud800"}]}', encoding="utf-8")
    wrong.with_name("broken.txt").write_text(SHORT, encoding="utf-8")
    result = pytester.runpytest_subprocess("-n", "2", "-rf", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=4, failed=2, xfailed=1)
    result.stdout.fnmatch_lines(['*speaker  expected "Bo\\u001b"', '*actual   "Ann Roe"'])
    result.stdout.fnmatch_lines(['*"\\ud800" is nowhere in it'])
    result.stdout.fnmatch_lines(["FAILED wrong.quotes.json::wrong - 1 of 5 quotes differs (speaker)"])
    result = pytester.runpytest_subprocess("-n", "2", UPDATE)
    result.assert_outcomes(passed=6, xfailed=1)
    result.stdout.fnmatch_lines(
        [
            "broken.quotes.json: 1 quote changed, 1 added (1 had been stale)",
            "wrong.quotes.json: 1 quote changed",
            "later.quotes.json: left as it is, for it says xfail",
        ]
    )


# Laws

PIECES = st.sampled_from(
    [
        "“Nobody came,” said Ann Roe.",
        "“No,” said Bo Lind. “No, and 😀 no.”",
        "Bo Lind said: “My son said, ‘Nobody asked us,’ and left.”",
        "He called it “a poor show.”",
        "It rained.",
        "“No,” he told Reuters.",
    ]
)
ARTICLES = st.lists(PIECES, max_size=6).map("\n\n".join)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(["Nobody came,", "No,", "It", "", "😀\ud800\x00"]),
    "span": st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted),
    "speaker": st.sampled_from([None, "Bo Lind", "Ann Roe"]),
    "kind": st.sampled_from(["direct", "mixed"]),
    "utterance": st.integers(-1, 3),
    "parent": st.none() | st.integers(0, 5),
    "insertions": st.just(["[sic]"]),
    "confidence": st.sampled_from([0, 0.5, 1.0]),
    "negated": st.booleans(),
}


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    """An article, and a case that is near to right or far from it."""
    article = draw(ARTICLES)
    quotes = parse(article)
    stated = []
    for number in range(len(quotes)):
        if draw(st.integers(0, 4)):
            keys = draw(st.permutations(["text", *draw(st.sets(st.sampled_from([*cases.QUOTE])))]))
            values = differences.words(quotes, number)
            fields = {key: values[key] for key in dict.fromkeys(keys)}
            for key in VALUES:
                if key in fields and not draw(st.integers(0, 5)):
                    fields[key] = draw(VALUES[key])
            stated.append(fields)
    if draw(st.booleans()):
        stated.append({"text": "gone", "span": [0, 4]})
    indent = draw(st.sampled_from([None, 0, 1, 2, "\t"]))
    return article, json.dumps({"style": "s", "quotes": stated}, indent=indent, ensure_ascii=draw(st.booleans()))


def checked(case: cases.Case, quotes: Quotes) -> tuple[list[int | None], bool]:
    """Which quote is which, and whether the case is right."""
    stated = case.quotes or ()
    pairs = differences.match(stated, quotes)
    found = differences.differences(stated, quotes, pairs)
    stale = differences.stale(case, quotes.text, article="a.txt")
    if found:
        shown = differences.explained(found, case, quotes, file="a", article="b", by_line=True, most=None)
        assert shown.count("\na:") + shown.count("\ntoo many: ") == len(found)
    return pairs, not found and stale is None


@settings(deadline=None)
@given(documents())
def test_what_is_rewritten_is_right_and_stays_as_it_is(given: tuple[str, str]) -> None:
    article, document = given
    quotes = parse(article)
    case = cases.read(document)
    first, right = checked(case, quotes)
    paired = [number for number in first if number is not None]
    assert len({*paired}) == len(paired)
    new = rewriting.rewritten(case, quotes, first)
    assert (new.document == document) == right
    again = cases.read(new.document)
    pairs, right = checked(again, quotes)
    assert right
    assert rewriting.rewritten(again, quotes, pairs).document == new.document
    assert again.settings == case.settings
    assert [number for number in pairs if number in paired] == paired
    for entry, number in zip(case.quotes or (), first, strict=True):
        if number is not None and again.quotes is not None:
            assert [*again.quotes[pairs.index(number)].fields] == [*entry.fields]


@settings(deadline=None)
@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps), ARTICLES)
def test_any_document_is_a_case_or_an_error_of_the_pair(document: str, article: str) -> None:
    with suppress(cases.PairError):
        checked(cases.read(document), parse(article))
