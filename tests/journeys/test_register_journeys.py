"""Decisions in a real browser: drafted, sent back, approved, published, replaced; a file taken in, undone."""

import csv
import re

import pytest

from tests.journeys.panel_steps import OFFICE
from tests.journeys.test_record_journeys import check_axe, fill, go, reference, sign_in

pytestmark = pytest.mark.journey
DECISION = {
    "Title": "Bicycle patrols in Harbourne",
    "What was decided": "Buy 12 bicycles.",
    "Reasons": "Cars do not reach the canal.",
    "Decided by": "Rowan Ellery, commissioner",
    "Value (optional)": "9,600",
    "Advice received (optional)": "The chief finance officer agreed in private.",
}
HEADINGS = (
    "Minute",
    "Decision",
    "Date",
    "Decision maker",
    "Details",
    "Reasons",
    "Category",
    "Value",
)
ROW = ("91", "Rent of a hall", "", "Rowan Ellery", "Rent it.", "For meetings.", "Estate", "1,200")


def said(page):
    return " ".join(page.locator("main").inner_text().split())


def draft(page, address, **other):
    """Add a decision of today through the form, with the keyboard alone."""
    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/{OFFICE}/decisions/")
    go(page, "Add a decision")
    check_axe(page)
    page.get_by_label("What it is about").select_option("Other")
    for label, text in (DECISION | other).items():
        fill(page, label, text)
    fill(page, "Date of the decision", "1 June 2026")
    page.keyboard.press("Tab")
    go(page, "Save draft")
    return reference(page)


def publish(page, address, made):
    """Approve a decision and publish it, as the colleague who does."""
    sign_in(page, address, "office clearer")
    page.goto(f"{address}/desk/")
    assert DECISION["Title"] in said(page)
    page.goto(f"{address}/desk/decisions/{made}/")
    for step in ("Approve", "Publish"):
        go(page, step)
        check_axe(page)
        go(page, step)


def test_decision_is_drafted_sent_back_mended_published_and_replaced(page, address):
    made = draft(page, address)
    sign_in(page, address, "office clearer")
    page.goto(f"{address}/desk/decisions/{made}/")
    go(page, "Send back")
    fill(page, "Reason", "Say what else was considered.")
    go(page, "Send back")
    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/decisions/{made}/")
    assert "Say what else was considered." in said(page)
    go(page, "Change the draft")
    fill(page, "Options considered (optional)", "Boats.")
    go(page, "Save draft")
    go(page, "Send for approval")
    go(page, "Send for approval")
    publish(page, address, made)

    newer = draft(page, address, **{"Title": "Boat patrols in Harbourne"})
    sign_in(page, address, "office clearer")
    page.goto(f"{address}/desk/decisions/{newer}/")
    for step in ("Approve", "Publish"):
        go(page, step)
        go(page, step)
    page.goto(f"{address}/desk/decisions/{made}/")
    go(page, "Record that another decision replaces it")
    fill(page, "Replaced by", newer)
    go(page, "Record that another decision replaces it")

    page.context.clear_cookies()
    page.goto(f"{address}/decisions/?body={OFFICE}")
    assert "Boat patrols in Harbourne" in said(page)
    go(page, "Bicycle patrols in Harbourne")
    check_axe(page)
    assert "Boats." in said(page)
    assert "Replaced" in said(page)
    assert "in private" not in page.content()


def test_file_is_put_right_taken_in_and_undone(page, address, tmp_path):
    sign_in(page, address, "office editor")
    file = tmp_path / "minutes.csv"

    def upload(*rows):
        with file.open("w", newline="", encoding="utf-8") as stream:
            csv.writer(stream).writerows([HEADINGS, *rows])
        page.goto(f"{address}/desk/{OFFICE}/decisions/import/")
        page.get_by_label("File").set_input_files(file)
        go(page, "Upload and check")
        check_axe(page)

    bad = [*ROW[:2], "31/11/2026", *ROW[3:]]
    upload(bad)
    assert "No column is used as this field" in said(page)
    page.get_by_label("Minute").select_option("Your own number")
    go(page, "Use these headings")
    assert "November has 30 days" in said(page)
    upload([*ROW[:2], "30/11/2026", *ROW[3:]])
    go(page, "Apply 1 record")
    check_axe(page)
    assert re.search(r"1 made", said(page))
    go(page, "Undo this import")
    assert "No record of this file is left." in said(page)
