"""The report in a real browser, on the sample corpus: as its reader uses it, by mouse, by keyboard and by ear."""

import importlib.resources
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from outputs.records import Results
from outputs.report import report, report_data
from tests.conftest import SAMPLE

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
RECOMMENDATION = "thornshire-flood-resilience-commission/3"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        pytest.skip(f"no browser is installed ({', '.join(BROWSERS)}); the report is tested without one")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=found, headless=True, args=list(OPTIONS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(sample_results: Results, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    report.write_report(path, sample_results, SAMPLE)
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The report opened at desktop width; the test fails if the page complains or asks for anything."""
    opened = browser.new_page(viewport=DESKTOP)  # type: ignore[arg-type]
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: complaints.append(request.url) if _leaves(request.url, address) else None)
    _go(opened, address)
    yield opened
    opened.close()
    assert complaints == []


def _leaves(url: str, address: str) -> bool:
    return not url.startswith("data:") and url.split("#")[0] != address


def _go(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-ready]", state="attached")


def _rows(page: Page) -> int:
    return page.locator("#grid tbody tr:visible").count()


def _violations(page: Page, part: str = "html") -> list[Any]:
    """What axe-core finds in a part of the page, each with the first element that it is about."""
    axe = importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.evaluate(axe)
    found = page.evaluate("(part) => axe.run(part, { resultTypes: ['violations'] })", part)["violations"]
    return [(one["id"], one["help"], one["nodes"][0]["html"][:200]) for one in found]


def test_every_recommendation_has_its_row_and_the_count_is_announced(page: Page, sample_results: Results) -> None:
    assert _rows(page) == len(sample_results.recommendations)
    assert page.inner_text("#filter-result") == f"{len(sample_results.recommendations)} recommendations"
    assert page.locator("#filter-result").get_attribute("aria-live") == "polite"


@pytest.mark.parametrize(("field", "column"), [("status", "now"), ("owner", "owner")], ids=["by status", "by owner"])
def test_the_grid_is_filtered(page: Page, field: str, column: str) -> None:
    value = page.locator(f"#filters [name={field}] option").nth(1).get_attribute("value") or ""
    page.select_option(f"#filters [name={field}]", value)
    shown = page.locator(f"#grid tbody tr:visible td.{column}").all_inner_texts()
    assert shown and all(value in words for words in shown)
    assert page.inner_text("#filter-result").startswith(f"{len(shown)} of ")
    page.click("#filters button[type=reset]")
    expect(page.locator("#filter-result")).not_to_contain_text(" of ")


def test_words_series_findings_and_silence_filter_too(page: Page) -> None:
    everything = _rows(page)
    page.fill("#filters [name=text]", "telephone")
    assert 0 < _rows(page) < everything
    page.fill("#filters [name=text]", "")
    for field in ("series", "check"):
        page.select_option(f"#filters [name={field}]", index=1)
        assert 0 < _rows(page) < everything
        page.select_option(f"#filters [name={field}]", "")
    page.select_option("#filters [name=cell]", "cannot tell")
    assert page.locator("#grid td.doubt:visible").count() >= _rows(page) > 0


def test_a_column_sorts_both_ways_and_says_so(page: Page) -> None:
    table = page.locator("table.grid").first
    column = table.locator("th", has_text="No.").first
    numbers = table.locator("tbody th").all_inner_texts()
    column.locator("button").click()
    assert column.get_attribute("aria-sort") == "ascending"
    assert table.locator("tbody th").all_inner_texts() == sorted(numbers, key=int)
    column.locator("button").click()
    assert column.get_attribute("aria-sort") == "descending"
    assert table.locator("tbody th").all_inner_texts() == sorted(numbers, key=int, reverse=True)


def test_an_address_opens_a_recommendation_and_focuses_it(page: Page, address: str) -> None:
    _go(page, f"{address}#{RECOMMENDATION}")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("document.activeElement.textContent") == "Recommendation 3"
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="hidden")
    expect(page).to_have_url(address)


def test_a_recommendation_shows_its_changes_its_papers_and_the_pages(page: Page, address: str) -> None:
    page.evaluate(f"location.hash = {json.dumps(RECOMMENDATION)}")
    page.wait_for_selector("dialog[open] .timeline")
    dialog = page.locator("dialog")
    assert "2020" in dialog.locator("del").inner_text() and "2024" in dialog.locator("ins").inner_text()
    assert "left out" in (dialog.locator("del").text_content() or "")
    assert dialog.locator(".timeline > li").count() >= 5
    assert dialog.locator(".silence").count() >= 1
    assert (
        page.locator("dialog img").first.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }")
        > 300
    )
    assert "Warnings by telephone" in (dialog.locator("img").first.get_attribute("alt") or "")
    assert "Weight in bits" in (dialog.text_content() or "")
    dialog.get_by_text("Next →").click()
    expect(dialog.locator("h2")).to_have_text("Recommendation 4")
    expect(dialog.locator("h2")).to_be_focused()


def test_the_grid_is_walked_by_arrow_keys_and_enter_opens_the_paper(page: Page) -> None:
    page.locator("table.grid tbody a[tabindex='0']").first.focus()
    for key in ("ArrowDown", "End", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
    cell = page.evaluate("[document.activeElement.tagName, document.activeElement.parentElement.rowIndex]")
    assert cell == ["TD", 1]
    assert page.evaluate("document.querySelectorAll('table.grid')[0].querySelectorAll('[tabindex=\"0\"]').length") == 1
    paper = page.evaluate("document.activeElement.dataset.paper")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    assert page.evaluate("document.activeElement.dataset.paper") == paper
    page.keyboard.press("Escape")
    expect(page.locator(f"table.grid >> nth=0 >> tbody tr:first-child td[data-paper='{paper}']")).to_be_focused()


def test_the_overview_leads_to_the_findings_of_a_kind(page: Page) -> None:
    page.locator(".severity.error li a").first.click()
    shown = page.locator(".finding:visible")
    assert shown.count() > 0 and page.locator(".finding.warning:visible").count() == 0
    shown.first.locator("summary").click()
    shown.first.locator(".evidence").wait_for()


def test_the_address_of_a_finding_opens_it(page: Page, address: str, sample_results: Results) -> None:
    finding = next(one for one in sample_results.findings if one.evidence)
    _go(page, f"{address}#finding-{finding.finding_id}")
    opened = page.locator(f"[id='finding-{finding.finding_id}']")
    assert opened.evaluate("item => item.open && item.contains(document.activeElement)")
    assert finding.where[0] in (opened.text_content() or "")


@pytest.mark.parametrize(
    ("scheme", "size"), [("light", DESKTOP), ("dark", PHONE)], ids=["light, desktop", "dark, phone"]
)
def test_axe_finds_nothing(page: Page, scheme: Any, size: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.evaluate("document.querySelectorAll('.group').forEach((group) => { group.open = true; })")
    page.evaluate("[...document.querySelectorAll('.finding')].slice(0, 3).forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert _violations(page) == []
    page.evaluate(f"location.hash = {json.dumps(RECOMMENDATION)}")
    page.wait_for_selector("dialog[open] .timeline")
    page.evaluate("document.querySelectorAll('dialog details').forEach((one) => { one.open = true; })")
    assert _violations(page, "dialog") == []


def test_light_and_dark_differ(page: Page) -> None:
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


def test_the_essentials_are_there_without_script(browser: Browser, address: str, sample_results: Results) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("noscript").is_visible() and page.locator("svg.bar").count() > 1
    assert sample_results.findings[0].message in (page.locator("#findings").text_content() or "")
    assert page.locator("#papers tbody tr").count() == len(sample_results.papers)
    assert not page.locator("#filters").is_visible()
    context.close()


def test_printing_gives_the_report_or_the_recommendation_that_is_open(page: Page, tmp_path: Path) -> None:
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible() and page.locator("#papers").is_visible()
    page.evaluate(f"location.hash = {json.dumps(RECOMMENDATION)}")
    page.wait_for_selector("dialog[open] .timeline")
    assert not page.locator("#papers").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_a_large_report_unpacks_itself(
    browser: Browser, sample_results: Results, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_data, "PLAIN_UP_TO", 1000)
    report.write_report(tmp_path / "report.html", sample_results, SAMPLE)
    page = browser.new_page()
    _go(page, (tmp_path / "report.html").as_uri() + f"#{RECOMMENDATION}")
    assert page.locator("#data").get_attribute("data-packed") is not None
    assert (
        page.locator("dialog img").first.evaluate("async (one) => { await one.decode(); return one.naturalWidth; }")
        > 300
    )
    page.close()
