"""The app in Chromium as people have it: by keyboard alone, with nothing wrong for a screen reader, nothing from elsewhere."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.web.conftest import DISPATCH, serving

sync_api = pytest.importorskip("playwright.sync_api")
CHROMIUM = os.environ.get("DETENTE_CHROMIUM") or shutil.which("chromium")
AXE = Path(__file__).with_name("axe.min.js.gz")
SCREENS = (
    "dispatches", "matrix", "changes", "timeline", "meetings", "contested", "people", "tension", "tension/rule",
    "search?q=missiles", "review", "read", "nothing",
)  # fmt: skip

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here (Debian: apt-get install chromium)"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


@pytest.fixture(scope="module")
def address(ledger):
    with serving(ledger) as found:
        yield found


@pytest.fixture(scope="module")
def chromium():
    with sync_api.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(bypass_csp=False, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.told = []
    opened.on(
        "console", lambda said: opened.told.append(said.text) if said.type in ("error", "warning") else None
    )
    opened.on("pageerror", lambda error: opened.told.append(str(error)))
    yield opened
    context.close()


def violations(page):
    """What axe-core finds wrong; it is run in the page from outside of its policy."""
    import gzip

    page.evaluate(gzip.decompress(AXE.read_bytes()).decode())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [(one["id"], [node["target"] for node in one["nodes"]][:3]) for one in found["violations"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_is_wrong_on_any_screen(page, address, width, scheme):
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    found = {}
    for name in SCREENS:
        page.goto(f"{address}/fr/{name}")
        if wrong := violations(page):
            found[name] = wrong
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found[f"{name} is {wide} px too wide"] = []
    page.goto(f"{address}/fr/dispatches")
    page.goto(address + page.get_attribute("a.w-title", "href"))
    found |= {"dispatch": wrong} if (wrong := violations(page)) else {}
    page.goto(address + page.get_attribute(".w-tools a", "href"))
    found |= {"statement": wrong} if (wrong := violations(page)) else {}
    assert found == {}
    assert {url for url in asked if not url.startswith(f"{address}/")} == set()
    assert [said for said in page.told if "404" not in said] == []


def test_the_keyboard_alone_suffices(page, address):
    page.goto(f"{address}/en/dispatches")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "d-skip"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.className") == "w-title"
    title = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/dispatches/*")
    assert page.text_content("h1") == title
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.closest('.d-card') !== null")
    assert page.locator(".d-on").count() > 1  # the card and its words
    page.keyboard.press("2")
    page.wait_for_url("**/en/matrix")
    page.keyboard.press("?")
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    page.keyboard.press("/")
    page.wait_for_url("**/en/search")
    page.keyboard.press("/")
    page.keyboard.type("missiles")
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.w-hit")
    assert "q=missiles" in page.url


def test_a_mark_in_the_text_leads_to_the_record_and_back(page, address):
    page.goto(f"{address}/fr/dispatches")
    page.goto(address + page.get_attribute("a.w-title", "href"))
    page.click("#x-in-s1 .d-n")
    assert page.url.endswith("#x-s1")
    page.click("#x-s1 .d-no")
    assert page.url.endswith("#x-in-s1")


def test_filters_change_the_answer_in_place_and_the_address(page, address):
    page.goto(f"{address}/en/timeline")
    page.select_option("select[name=act]", "threaten")
    page.wait_for_url("**act=threaten*")
    page.wait_for_function(
        "document.querySelectorAll('.d-act').length > 0 && [...document.querySelectorAll('#answer .d-act')].every(one => one.textContent === 'threat')"
    )
    page.reload()
    assert page.input_value("select[name=act]") == "threaten"


def test_the_slider_goes_back_in_time(page, address):
    page.goto(f"{address}/en/matrix")
    before = page.text_content("#answer")
    page.focus("[data-slider]")
    for _ in range(3):
        page.keyboard.press("Home")
    page.wait_for_url("**until=*")
    page.wait_for_function("before => document.querySelector('#answer').textContent !== before", arg=before)


def test_a_pasted_dispatch_is_read(page, address):
    page.goto(f"{address}/fr/dispatches")
    page.fill("#text", DISPATCH)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".d-card")
    assert "Grouchko" in page.text_content("main")
    page.goto(f"{address}/fr/read")
    page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], "otan.txt", {type: "text/plain"}));
          document.querySelector("[data-drop] textarea").dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: data}));
        }""",
        DISPATCH,
    )
    page.wait_for_selector(".d-card")
    assert page.told == []


def test_it_works_without_script(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/ru/search")
    page.fill("[data-search]", "НАТО")
    page.click(".w-search button")
    page.wait_for_selector("mark.w-hit")
    page.goto(f"{address}/ru/matrix")
    page.fill("input[name=until]", "2022-01-12")
    page.click(".w-slider button")
    page.wait_for_url("**until=2022-01-12**")
    context.close()


def test_light_and_dark_by_one_key(page, address):
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/en/people")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.keyboard.press("t")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert light != dark
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_review_by_key(chromium, tmp_path):
    from detente import read
    from detente.store import Ledger

    path = tmp_path / "own.sqlite"
    with Ledger(path) as kept:
        kept.add(read(DISPATCH))
    with serving(path) as address:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{address}/en/review")
        first = page.get_attribute("input[name=entry]", "value")
        page.keyboard.press("a")
        page.wait_for_url("**did=*")
        assert page.get_attribute("input[name=entry]", "value") != first
        page.keyboard.press("u")
        page.wait_for_url("**/en/review")
        assert page.get_attribute("input[name=entry]", "value") == first
        page.keyboard.press("j")
        page.wait_for_url("**after=*")
        page.keyboard.press("r")
        page.keyboard.type("not a quotation")
        page.keyboard.press("Enter")
        page.wait_for_url("**did=*")
        context.close()
    with Ledger(path) as kept:
        made = [(one.verdict, one.stands, one.why) for one in kept.judgements()]
    assert made == [("accept", False, ""), ("reject", True, "not a quotation")]


def test_one_click_confirms_a_day(chromium, tmp_path):
    from detente import read
    from detente.store import Ledger

    path = tmp_path / "own.sqlite"
    with Ledger(path) as kept:
        kept.add(read(DISPATCH))
    with serving(path) as address:
        context = chromium.new_context()
        page = context.new_page()
        page.goto(f"{address}/fr/dispatches")
        page.click("a.w-title")
        page.click("button[value='2022-01-12']")
        page.wait_for_url("**#days")
        assert "confirmé par" in page.text_content("#days")
        context.close()
