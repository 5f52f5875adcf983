"""The panel's tasks in a real browser, with the keyboard alone, signed in as each role.

Three windows work on one record: each takes years, seats and complaints of its own.
"""

import re
import urllib.request
from datetime import date, timedelta

import pytest

from tests.journeys.panel_steps import PANEL, TODAY, choose, main, reference, window, written
from tests.journeys.test_record_journeys import check_axe, fill, go, sign_in

pytestmark = pytest.mark.journey


@pytest.mark.all_windows
def test_a_support_officer_runs_a_meeting_from_forward_plan_to_minutes(page, address):
    sign_in(page, address, "panel support")
    go(page, "Meetings")
    check_axe(page)
    fill(page, "Title", f"A meeting ({window(page)})")
    fill(page, "Day", written(TODAY))
    fill(page, "Time (optional)", "10:30")
    fill(page, "Place (optional)", "Town Hall")
    fill(page, "Questions of the public by (optional)", written(TODAY))
    go(page, "Put it on the forward plan")
    meeting = reference(page, "m")
    check_axe(page)
    for title, private in (("The estates plan", ""), ("A tender", "Private, paragraph 3")):
        go(page, "Add an item")
        check_axe(page)
        fill(page, "Item", title)
        if private:
            choose(page, "Open to the public?", private)
        go(page, "Add it")
    go(page, "Add a paper to item 1")
    check_axe(page)
    fill(page, "Title", "Report")
    fill(page, "The paper", "The first paragraph.")
    go(page, "Add it")
    go(page, "Put these items on the forward plan")
    page.goto(f"{address}/record/{meeting}/")
    assert "The estates plan" in main(page)
    assert "The first paragraph." not in main(page)
    page.goto(f"{address}/desk/meetings/{meeting}/")
    go(page, "Publish the agenda and papers")

    page.context.clear_cookies()
    page.goto(f"{address}/panels/{PANEL}/")
    check_axe(page)
    page.goto(f"{address}/panels/meetings/{meeting}/ask/")
    check_axe(page)
    fill(page, "Your name", "Zoe Zink")
    fill(page, "Your question", "Which stations will be sold?")
    go(page, "Send the question")
    check_axe(page)
    assert "was received" in page.locator("h1").inner_text()

    sign_in(page, address, "panel support")
    page.goto(f"{address}/desk/meetings/{meeting}/")
    go(page, "Which stations will be sold?")
    check_axe(page)
    go(page, "Save")
    go(page, "Add a paper to item 1")
    fill(page, "Title", "Late figures")
    fill(page, "The paper", "The second paragraph.")
    go(page, "Add it")
    go(page, "Publish the supplement")
    page.goto(f"{address}/record/{meeting}/")
    check_axe(page)
    for words in (
        "The first paragraph.",
        "Late figures (supplement 1)",
        "Which stations will be sold?",
        "Schedule 12A, paragraph 3",
    ):
        assert words in main(page)
    assert page.locator("#p1").inner_text().endswith("page 1")
    assert page.locator("#p2").inner_text().endswith("page 2")

    page.goto(f"{address}/desk/meetings/{meeting}/")
    go(page, "Record who came")
    check_axe(page)
    for label in page.locator("label", has_text="Cllr Example").all_inner_texts():
        choose(page, label, "Present")
    for label in page.locator("label", has_text="Independent").all_inner_texts():
        choose(page, label, "Apologies")
    go(page, "Save")
    go(page, "Write the minutes")
    check_axe(page)
    fill(page, "The minutes", "[decisoin] Agreed.")
    go(page, "Save the draft")
    assert "Paragraph 1: [decisoin] is no mark" in main(page)
    said = (
        "The plan was shown.\n\n[decision] The plan was noted.\n\n[undertaking: The commissioner,"
        " by 31/12/2099] Name each station.\n\n[recommendation] Publish the plan."
    )
    fill(page, "The minutes", said)
    go(page, "Save the draft")
    assert "Undertaking of The commissioner, by 31 December 2099: Name each station." in main(page)
    go(page, "Publish the minutes")
    check_axe(page)
    fill(page, "The office answers by", written(TODAY + timedelta(days=30)))
    go(page, "Publish them")

    page.context.clear_cookies()
    page.goto(f"{address}/record/minutes-{meeting}/")
    check_axe(page)
    assert "1 decision, 1 undertaking, 1 recommendation" in main(page)
    promised = page.locator("table a", has_text=re.compile(r"^u-")).inner_text()
    page.goto(f"{address}/record/{promised}/")
    assert "Name each station." in main(page)
    calendar = urllib.request.urlopen(f"{address}/panels/{PANEL}/meetings.ics").read().decode()
    assert f"{meeting}@" in calendar


def follow_precept(page, address, year):
    """Begin a year's precept as the panel, notify it as the office; return its reference."""
    sign_in(page, address, "panel support")
    go(page, "Precept, hearings, requirements")
    check_axe(page)
    go(page, "Precept")
    check_axe(page)
    fill(page, "Financial year that it is for", year)
    go(page, "Publish it")
    case = reference(page, "pc")
    take(page, address, "office editor", case, "Notify", Amount="300.00")
    return case


def take(page, address, role, case, step, **fields):
    """Take one step of a case as a role."""
    sign_in(page, address, role)
    page.goto(f"{address}/desk/cases/{case}/")
    go(page, step)
    check_axe(page)
    for label, text in fields.items():
        label = label.replace("_", " ")
        if page.get_by_label(label, exact=True).evaluate("e => e.tagName") == "SELECT":
            choose(page, label, text)
        else:
            fill(page, label, text)
    go(page, "Publish it")
    check_axe(page)


def veto(page, address, case, votes="5"):
    take(
        page,
        address,
        "panel support",
        case,
        "Veto",
        Vetoed_as="too high",
        Members_who_voted_for_the_veto=votes,
        What_is_said="It is too high.",
    )


def year_of(first):
    return f"{first}/{(first + 1) % 100:02d}"


@pytest.mark.all_windows
def test_a_precept_is_vetoed_and_the_veto_stands(page, address):
    ahead = TODAY.year + (date(TODAY.year, 2, 1) <= TODAY) + 1 + window(page)
    case = follow_precept(page, address, year_of(ahead))
    veto(page, address, case, votes="3")
    assert "A veto needs" in page.locator(".govuk-error-summary").inner_text()
    veto(page, address, case)
    assert "vetoed" in page.locator(".govuk-caption-l").inner_text()
    take(page, address, "office editor", case, "Revise", Amount="310", What_is_said="We answer.")
    assert "must be below" in main(page)
    take(page, address, "office editor", case, "Revise", Amount="290", What_is_said="We answer.")
    sign_in(page, address, "panel support")
    page.goto(f"{address}/desk/cases/{case}/")
    go(page, "Report again")
    choose(page, "Does the panel accept the revised precept?", "Yes")
    fill(page, "What is said", "We accept.")
    go(page, "Publish it")
    take(page, address, "office editor", case, "Respond again", What_is_said="Thank you.")
    take(page, address, "office editor", case, "Issue", Amount="290")
    assert "issued" in page.locator(".govuk-caption-l").inner_text()
    page.context.clear_cookies()
    page.goto(f"{address}/panels/cases/{case}/")
    check_axe(page)
    for words in (
        "vetoes the proposed precept of £300.00 as too high",
        "revised precept of £290.00",
        "issues a precept of £290.00",
        "15 February",
    ):
        assert words in main(page)
    page.goto(f"{address}/panels/{PANEL}/decisions/")
    check_axe(page)


def test_a_veto_after_the_day_is_void(page, address):
    case = follow_precept(page, address, year_of(TODAY.year - 1 - window(page)))
    veto(page, address, case)
    assert "unreported" in page.locator(".govuk-caption-l").inner_text()
    page.context.clear_cookies()
    page.goto(f"{address}/panels/cases/{case}/")
    assert "The veto is void" in main(page)
    take(page, address, "office editor", case, "Issue", Amount="300")
    assert "issued" in page.locator(".govuk-caption-l").inner_text()


def test_a_confirmation_hearing(page, address):
    sign_in(page, address, "office editor")
    go(page, "Precept, hearings, requirements")
    go(page, "Confirmation hearing")
    check_axe(page)
    choose(page, "Post", "Deputy")
    fill(page, "The candidate's name", f"Jo Jones {window(page)}")
    fill(page, "The criteria that were used", "Knows the area.")
    go(page, "Publish it")
    assert "Write something under" in main(page)
    fill(page, "Why the candidate satisfies them", "Lives in it.")
    fill(page, "Terms and conditions", "Until May.")
    go(page, "Publish it")
    case = reference(page, "pc")
    due = TODAY + timedelta(days=20)
    page.goto(f"{address}/panels/cases/{case}/")
    go(page, f"{TODAY.day} {TODAY:%B %Y}")
    assert f"{due.day} {due:%B %Y}, three weeks beginning with that day" in main(page)
    check_axe(page)
    take(
        page,
        address,
        "panel support",
        case,
        "Arrange",
        Day_of_the_hearing=written(TODAY),
        What_is_said="10:00, Town Hall, in public.",
    )
    take(page, address, "panel support", case, "Hold")
    sign_in(page, address, "panel support")
    page.goto(f"{address}/desk/cases/{case}/")
    assert "Veto" not in main(page)  # there is none of this post
    page.goto(f"{address}/desk/cases/{case}/veto/")
    fill(page, "Members who voted for the veto", "5")
    fill(page, "What is said", "No.")
    go(page, "Publish it")
    assert "no veto for this post" in page.locator(".govuk-error-summary").inner_text()
    page.goto(f"{address}/desk/cases/{case}/")
    go(page, "Report")
    choose(page, "Does the panel recommend the appointment?", "Yes")
    fill(page, "What is said", "Competent and independent.")
    go(page, "Publish it")
    take(page, address, "office editor", case, "Appoint")
    assert "appointed" in page.locator(".govuk-caption-l").inner_text()


def test_a_member_reads_the_briefing_on_a_phone(browser, address):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.has_script = True
    sign_in(page, address, "panel member")
    go(page, "Briefing before the meeting")
    check_axe(page)
    for words in (
        "Signals in the figures",
        "Undertakings that are open",
        "Recommendations",
        "Answers published since",
        "Questions without an answer",
    ):
        assert words in main(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
    go(page, "Its pack")
    check_axe(page)
    assert "This private paper is made up." in main(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.goto(f"{address}/desk/{PANEL}/meetings/").status == 403
    context.close()
