"""Complaints from the front door to each end, and members from vacancy to appointment, by
keyboard alone."""

from datetime import timedelta

import pytest

from tests.journeys.panel_steps import (
    PANEL,
    TODAY,
    choose,
    main,
    pick,
    reference,
    window,
    written,
)
from tests.journeys.test_record_journeys import check_axe, fill, go, sign_in

pytestmark = pytest.mark.journey

ENDS = {
    "passed on": (("Pass on", {}),),
    "not recorded": (("Not record", {}),),
    "disapplied": (("Record", {}), ("Disapply", {})),
    "withdrawn": (("Record", {}), ("Withdraw", {})),
    "resolved": (
        ("Record", {}),
        ("Begin resolution", {"Who resolves it": "A sub-committee"}),
        ("Conclude", {}),
    ),
    "closed": (
        ("Record", {}),
        ("Refer", {"The day on which it first became clear": written(TODAY)}),
        ("Be investigated", {}),
        ("Close", {}),
    ),
}
# The public form takes five complaints of one sender in an hour: three go that way, and the
# others are entered as a handler does with what comes by post.
BY_FORM = ("resolved", "disapplied", "withdrawn")


def complain(page, address):
    """Send a complaint through the front door; return its reference."""
    page.context.clear_cookies()
    page.goto(f"{address}/about-the-data/")
    go(page, "Complain")
    check_axe(page)
    pick(page, 0)  # the commissioner
    go(page, "Continue")
    check_axe(page)
    go(page, "Complain to the panel")
    check_axe(page)
    choose(page, "Police area", "Anyshire")
    fill(page, "Whom is it about?", "The commissioner")
    fill(page, "What did they do, say or decide?", "The commissioner shouted at me.")
    fill(page, "Your name", "A. Person")
    fill(page, "Your address or e-mail address", "1 High Street")
    go(page, "Send the complaint")
    check_axe(page)
    return reference(page, "c")


def enter(page, address):
    """Enter a complaint that came by post; return its reference."""
    sign_in(page, address, "complaints handler")
    go(page, "Complaints about the office-holder")
    check_axe(page)
    go(page, "Enter one that came by post")
    fill(page, "Whom is it about?", "The commissioner")
    fill(page, "What is said", "The commissioner shouted at me.")
    go(page, "Enter a complaint")
    return reference(page, "c")


@pytest.mark.parametrize("end", ENDS)
def test_a_complaint_from_the_front_door_to_each_end(page, address, end):
    found = complain(page, address) if end in BY_FORM else enter(page, address)
    sign_in(page, address, "complaints handler")
    for step, fields in ENDS[end]:
        if step == "Conclude":
            page.goto(f"{address}/desk/complaints/{found}/")
            go(page, "Take the office-holder's comments")
            fill(page, "The comments, or that none were made", "None were made.")
            go(page, "Keep them")
        page.goto(f"{address}/desk/complaints/{found}/")
        go(page, step)
        check_axe(page)
        for label, text in fields.items():
            fill(page, label, text)
        label = page.locator("label[for=id_reasons]").inner_text()
        fill(page, label, "A reason that the complainant reads.")
        go(page, step)
        check_axe(page)
    assert f"Complaint: {end}" in page.locator("h1").inner_text()
    assert "Letters" in main(page)
    sign_in(page, address, "office editor")
    assert page.goto(f"{address}/desk/complaints/{found}/").status == 404


@pytest.mark.parametrize("number", range(9))
def test_the_front_door_leads_every_complaint_somewhere(page, address, number):
    page.goto(f"{address}/complain/")
    options = page.locator("input[name=about]")
    assert options.count() == 9
    pick(page, number)
    assert options.nth(number).is_checked()
    go(page, "Continue")
    check_axe(page)
    assert page.locator("main .govuk-body-l").inner_text()


@pytest.mark.all_windows
def test_an_independent_member_from_vacancy_to_appointment(page, address):
    name = f"Ida Independent {window(page)}"
    sign_in(page, address, "panel support")
    go(page, "Members and seats")
    check_axe(page)
    choose(page, "Kind of seat", "Co-opted independent")
    go(page, "Add it")
    go(page, "Advertise it")
    check_axe(page)
    fill(page, "The advert", "Come and ask good questions.")
    fill(page, "Skills that are scored, one a line", "audit")
    fill(page, "Closes on", written(TODAY + timedelta(days=14)))
    fill(page, "Applications are erased on", written(TODAY + timedelta(days=200)))
    go(page, "Advertise it")
    vacancy = reference(page, "v")
    check_axe(page)

    page.context.clear_cookies()
    page.goto(f"{address}/panels/apply/{vacancy}/")
    check_axe(page)
    fill(page, "Your name", name)
    fill(page, "Your e-mail address or telephone number", "ida@example.org")
    fill(page, "Why you, by the skills that are wanted", "I audit.")
    go(page, "Send the application")
    sent = reference(page, "ap")

    for stage, move in (("shortlist", "Shortlist"), ("interview", "Interview")):
        for role in ("panel member", "panel support"):
            sign_in(page, address, role)
            go(page, "Applications to join the panel")
            check_axe(page)
            page.goto(f"{address}/desk/applications/{sent}/")
            go(page, f"Score: {stage}")
            check_axe(page)
            fill(page, "audit", "4")
            go(page, "Keep the score")
        go(page, move)
        go(page, move)
    go(page, "Appoint")
    check_axe(page)
    fill(page, "Term from", written(TODAY))
    go(page, "Appoint")
    assert "appointed" in page.locator("h1").inner_text()
    page.context.clear_cookies()
    page.goto(f"{address}/panels/{PANEL}/members/")
    check_axe(page)
    assert name in main(page)
