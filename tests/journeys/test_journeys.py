"""Whole tasks in a real browser, in a resident's words."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.journey

AXE = next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def press(page, key, times=1):
    for _ in range(times):
        page.keyboard.press(key)


@pytest.mark.all_windows
def test_resident_finds_their_district_with_the_keyboard_alone(page, address):
    page.goto(f"{address}/")
    press(page, "Tab")
    assert page.locator(":focus").inner_text() == "Skip to main content"
    press(page, "Enter")
    press(page, "Tab")
    assert page.locator(":focus").get_attribute("id") == "q"
    page.keyboard.type("wycombe")
    press(page, "Enter")
    page.wait_for_url("**/districts/buckinghamshire/")
    assert page.locator("h1").inner_text() == "Buckinghamshire"
    assert "Wycombe" in page.locator("dl").first.inner_text()


def test_journalist_opens_the_table_and_gets_the_csv(page, address):
    page.goto(f"{address}/forces/anyshire/")
    assert "Made-up data" in page.locator(".fp-made-up").inner_text()
    section = page.locator("section", has=page.locator("#crimes"))
    section.locator("summary").first.click()
    cell = section.locator("tr", has_text="March 2025").first
    assert "not held" in cell.inner_text()
    with page.expect_download() as download:
        section.get_by_role("link", name="Download as CSV").first.click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "anyshire,2025-03,Burglary,,missing" in text


def test_reader_follows_one_kind_of_crime(page, address):
    page.goto(f"{address}/forces/anyshire/")
    page.get_by_role("link", name="Shoplifting").click()
    assert page.locator("#crimes").inner_text() == "Shoplifting by month"
    page.get_by_role("link", name="All crime").last.click()
    assert page.locator("#crimes").inner_text() == "Recorded crime by month"


def test_map_leads_to_a_force(page, address):
    page.goto(f"{address}/")
    page.locator('svg a[href="/forces/kent/"]').first.click()
    assert page.locator("h1").inner_text() == "Kent Police"


def test_reader_goes_from_what_changed_to_a_chart_and_its_figures(page, address):
    page.goto(f"{address}/forces/anyshire/")
    page.get_by_role("link", name="All measures of").click()
    assert "measures" in page.locator("h1").inner_text()
    page.get_by_role("link", name="Shoplifting").first.click()
    assert page.locator("h1").inner_text() == "Shoplifting"
    assert "September 2025: 52 crimes." in page.locator("figcaption").inner_text()
    page.locator("summary").first.click()
    assert "missing" in page.locator("tr", has_text="March 2025").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    assert "shoplifting,anyshire,2025-03,,," in Path(download.value.path()).read_text("utf-8")


def test_reader_chooses_what_to_follow_with_the_keyboard(page, address):
    page.goto(f"{address}/alerts/")
    page.locator("#area-anyshire").focus()
    press(page, "Space")
    page.get_by_role("button", name="Follow these").focus()
    press(page, "Enter")
    page.wait_for_url("**area=anyshire**")
    assert "(you accept 1 a quarter)" in page.locator("section").first.inner_text()
