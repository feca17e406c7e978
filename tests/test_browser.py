"""The page of a report in a browser, as somebody uses it.  Needs Chromium, its driver and selenium."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from quoteparse import KINDS, Quote, Quotes, Span, parse
from quoteparse.formats import html

pytest.importorskip("selenium", reason="selenium is not installed: pip install 'quoteparse[heavy]'")
pytestmark = [
    pytest.mark.skipif(
        not (shutil.which("chromium") and shutil.which("chromedriver")), reason="needs chromium and chromedriver"
    ),
    pytest.mark.filterwarnings("default"),
]

HARMLESS = parse(
    "“The bridge is shut,” Ann Roe told The Oban Times. Bo Lind called it “a shame.” Ann Roe said it was wet.",
    kinds=KINDS,
)
HOSTILE_TEXT = "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'> “No,” said Cy."
HOSTILE = Quotes(HOSTILE_TEXT, (Quote("</script><script>window.hacked=1</script>", "\"'><b>", "No,", Span(84, 87)),))
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1000,1400"
).split()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in [*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"]:
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(html.page([("a", HARMLESS), ("b", HOSTILE)], title="<b>Quotes</b>"), encoding="utf-8")
    driver.get(path.as_uri())
    yield driver
    driver.quit()


def choose(browser: Any, **choices: str) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.select import Select

    browser.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    for name, label in choices.items():
        select = Select(browser.find_element(By.NAME, name))
        index = next(n for n, option in enumerate(select.options) if option.text.startswith(label))
        select.select_by_index(index)


def shown(browser: Any) -> tuple[list[str], list[str], str]:
    """The words in the rows that are shown, the quotes that are highlighted, and what the count says."""
    from selenium.webdriver.common.by import By

    rows = [
        row.find_element(By.CSS_SELECTOR, ".qp-words").text
        for row in browser.find_elements(By.CSS_SELECTOR, "tr[data-kind]")
        if row.is_displayed()
    ]
    marks = [
        mark.text.lstrip("0123456789")
        for mark in browser.find_elements(By.CSS_SELECTOR, "mark.qp-quote")
        if mark.value_of_css_property("background-color") not in ("rgba(0, 0, 0, 0)", "transparent")
        and mark.is_displayed()
    ]
    return rows, marks, browser.find_element(By.TAG_NAME, "output").text


@pytest.mark.parametrize(
    ("choices", "wanted"),
    [
        ({}, ["The bridge is shut,", "a shame.", "it was wet", "No,"]),
        ({"speaker": "Ann Roe"}, ["The bridge is shut,", "it was wet"]),
        ({"kind": "mixed"}, ["a shame."]),
        ({"speaker": "Ann Roe", "kind": "indirect"}, ["it was wet"]),
        ({"speaker": "Bo Lind", "kind": "direct"}, []),
        ({"outlet": "The Oban Times", "kind": "direct"}, ["The bridge is shut,"]),
        ({"outlet": "none", "kind": "mixed"}, ["a shame."]),
        ({"speaker": "</script>"}, ["No,"]),
    ],
)
def test_filters(browser: Any, choices: dict[str, str], wanted: list[str]) -> None:
    choose(browser, **choices)
    rows, marks, count = shown(browser)
    assert rows == wanted
    assert marks == wanted
    assert count == f"{len(wanted)} of 4 quotes"


def test_show_all_shows_all(browser: Any) -> None:
    choose(browser, speaker="Bo Lind")
    choose(browser)
    assert len(shown(browser)[0]) == 4


@pytest.mark.parametrize(
    ("choices", "sources", "outlets"),
    [
        ({}, ["Ann Roe", "Bo Lind", "Ann Roe"], ["The Oban Times"]),
        ({"speaker": "Bo Lind"}, ["Bo Lind"], []),
        ({"outlet": "The Oban Times", "kind": "direct"}, ["Ann Roe"], ["The Oban Times"]),
    ],
)
def test_sources_and_outlets_are_marked_with_their_quotes(
    browser: Any, choices: dict[str, str], sources: list[str], outlets: list[str]
) -> None:
    from selenium.webdriver.common.by import By

    choose(browser, **choices)
    for role, wanted in (("source", sources), ("outlet", outlets)):
        marked = browser.find_elements(By.CSS_SELECTOR, f"article .qp-{role}:not(.qp-off)")
        assert [mark.text for mark in marked] == wanted


def test_a_number_leads_to_its_quote(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    choose(browser)
    browser.find_element(By.CSS_SELECTOR, "tr[data-kind=mixed] a").click()
    assert browser.find_element(By.CSS_SELECTOR, "mark:target").text == "a shame."


def test_without_scripts_all_is_shown(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    try:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        browser.refresh()
        assert not browser.find_element(By.TAG_NAME, "form").is_displayed()
        assert all(row.is_displayed() for row in browser.find_elements(By.TAG_NAME, "tr"))
        assert len(browser.find_elements(By.CSS_SELECTOR, "mark.qp-quote:not(.qp-off)")) == 4
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        browser.refresh()


def test_the_filter_works_by_the_keyboard(browser: Any) -> None:
    from selenium.webdriver.common.by import By

    choose(browser)
    field = browser.find_element(By.NAME, "kind")
    assert field.accessible_name == "Kind"
    field.send_keys("mixed")
    assert shown(browser)[0] == ["a shame."]


def test_a_hostile_article_runs_nothing(browser: Any) -> None:
    assert browser.execute_script("return typeof window.hacked") == "undefined"
    assert browser.title == "<b>Quotes</b>"
    severe = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert not severe


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_light_and_dark_can_be_read(browser: Any, scheme: str) -> None:
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    background, ink = (
        browser.execute_script(
            "const c = document.createElement('canvas').getContext('2d', {willReadFrequently: true});"
            f"c.fillStyle = getComputedStyle(document.body).{name}; c.fillRect(0, 0, 1, 1);"
            "return [...c.getImageData(0, 0, 1, 1).data].slice(0, 3)"
        )
        for name in ("backgroundColor", "color")
    )
    assert (sum(background) > 600) is (scheme == "light")
    assert abs(sum(background) - sum(ink)) > 500


@pytest.mark.parametrize("width", [360, 700, 1000])
def test_no_screen_scrolls_sideways(browser: Any, width: int) -> None:
    metrics = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    beyond = browser.execute_script("const e = document.documentElement; return e.scrollWidth - e.clientWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert beyond <= 0
