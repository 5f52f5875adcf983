"""The record's tasks in a real browser, with the keyboard alone, signed in as each role."""

import json
import re
import urllib.request

import pytest

from tests.journeys.test_journeys import AXE, RULES

pytestmark = pytest.mark.journey

PASSWORD = "demonstration-only"
MOST_TABS = 250
COOKIES: dict[str, list] = {}


def focus(page, wanted, kind=""):
    """Press Tab until what has focus, of one kind or any, is what `wanted` says it is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        held = page.locator(kind or ":focus")
        if held.count() and wanted(held):
            return
    raise AssertionError("the keyboard does not reach it")


def go(page, words):
    """Reach a link or button by its words and press it."""
    said = "a:focus, button:focus, summary:focus"
    focus(page, lambda held: words in " ".join(held.inner_text().split()), said)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def fill(page, label, text):
    """Reach a field by its label and write in it."""
    target = page.get_by_label(label, exact=True).get_attribute("id")
    focus(page, lambda held: held.get_attribute("id") == target)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def sign_in(page, address, role):
    """Sign in through the form once a role; later by the cookie of that time."""
    page.context.clear_cookies()
    if role in COOKIES:
        page.context.add_cookies(COOKIES[role])
        page.goto(f"{address}/desk/")
        return
    page.goto(f"{address}/account/login/")
    email = f"{role.replace(' ', '.')}@anyshire.example"
    assert email in page.locator("main").inner_text()
    fill(page, "Email", email)
    fill(page, "Password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    COOKIES[role] = page.context.cookies()


def check_axe(page):
    """Let axe read the page, or a copy of it where it runs no scripts."""
    if not page.has_script and not page.reader:
        return  # another window's page is the same
    read = page if page.has_script else copy_of(page)
    read.evaluate(AXE)
    found = read.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    said = [(v["id"], [n["html"][:150] for n in v["nodes"]]) for v in found["violations"]]
    assert said == [], page.url


def copy_of(page):
    """Show what a page shows in one that runs scripts, at the same address."""
    shown = page.content()

    def answer(route):
        is_page = route.request.resource_type == "document"
        given = {"body": shown, "content_type": "text/html; charset=utf-8"}
        route.fulfill(**given) if is_page else route.continue_()

    page.reader.unroute_all()
    page.reader.route("**/*", answer)
    page.reader.goto(page.url)
    return page.reader


def reference(page):
    return re.search(r"[a-z]-\d{4}-\d{4}", page.url)[0]


@pytest.mark.all_windows
def test_signal_becomes_question_answer_undertaking_and_evidence(page, address):
    sign_in(page, address, "panel member")
    page.goto(f"{address}/forces/anyshire/measures/shoplifting/")
    go(page, "Ask about it")
    check_axe(page)
    assert "stays as it is now" in page.locator("main").inner_text()
    fill(page, "The question", "Why has shoplifting changed, and what was done about it?")
    page.keyboard.press("Tab")
    go(page, "Send and publish the question")
    asked = reference(page)
    check_axe(page)

    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/questions/{asked}/")
    go(page, "Decide the kind")
    go(page, "Decide")
    assert "strategic" in page.locator("main").inner_text()
    go(page, "Draft the answer")
    fill(page, "The answer", "The commissioner asked the chief constable for a plan in May.")
    go(page, "Save the draft")
    assert "somebody else has to clear it" in page.locator("main").inner_text()
    go(page, "Cite a figure or source")
    fill(page, "What it shows, in a sentence", "Shoplifting by month.")
    fill(page, "Its address", "/forces/anyshire/measures/shoplifting/")
    go(page, "Add it")

    sign_in(page, address, "office clearer")
    page.goto(f"{address}/desk/questions/{asked}/")
    check_axe(page)
    go(page, "Clear this answer")
    assert "Question: cleared" in page.locator("h1").inner_text()

    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/questions/{asked}/")
    go(page, "Publish the answer")
    check_axe(page)
    go(page, "Publish")
    page.wait_for_url(f"**/record/{asked}/")
    text = page.locator("main").inner_text()
    assert "asked the chief constable for a plan" in text
    assert text.count("Frozen on") == 2  # the chart asked about, and the one the answer cites
    check_axe(page)

    sign_in(page, address, "panel member")
    page.goto(f"{address}/record/{asked}/")
    go(page, "Ask a follow-up")
    fill(page, "The question", "When will the plan be published?")
    go(page, "Send and publish the question")
    follow_up = reference(page)
    assert follow_up != asked

    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/questions/{asked}/")
    go(page, "Record an undertaking")
    fill(page, "What was promised", "Publish the plan against shoplifting.")
    fill(page, "What would prove that it was kept", "The plan at a lasting address.")
    fill(page, "Due (optional)", "2027-03-31")
    go(page, "Record and publish")
    promised = reference(page)
    check_axe(page)
    page.goto(f"{address}/undertakings/")
    assert "Publish the plan against shoplifting." in page.locator("main").inner_text()
    page.goto(f"{address}/desk/undertakings/{promised}/")
    go(page, "Close it with evidence")
    fill(page, "The evidence", "The plan was published in November.")
    fill(page, "Its address", f"/record/{asked}/")
    go(page, "Close it with evidence")
    assert "Undertaking: kept" in page.locator("h1").inner_text()

    page.context.clear_cookies()
    page.goto(f"{address}/record/{asked}/")
    came_of_it = page.locator("section", has=page.locator("#related")).inner_text()
    assert "(kept)" in came_of_it
    assert "When will the plan be published?" in came_of_it


def test_refused_meeting_request_is_logged(page, address):
    sign_in(page, address, "office editor")
    go(page, "Meeting with a minister")
    check_axe(page)
    fill(page, "Who, of your office", "The commissioner")
    page.get_by_label("Which minister").focus()
    page.keyboard.type("Policing")
    fill(page, "Setting", "One")
    fill(page, "What came of it", "Refused")
    fill(page, "Purpose", "The funding formula.")
    fill(page, "What came of it, in words (optional)", "No time in the diary.")
    go(page, "Log it")
    assert "refused" in page.locator("h1").inner_text()
    check_axe(page)
    page.goto(f"{address}/engagement/policing-minister/")
    assert "refused" in page.locator("main").inner_text()


def test_inspectorate_report_is_answered(page, address):
    sign_in(page, address, "office editor")
    go(page, "Recommendations")
    go(page, "Record a report")
    fill(page, "Who recommends", "The inspectorate")
    fill(page, "Published by", "HMICFRS")
    fill(page, "Title", "An inspection of custody")
    fill(page, "Published on", "2024-07-15")
    fill(page, "The recommendations", "Record every check.\nTrain every custody officer.")
    check_axe(page)
    go(page, "Record it")
    assert "8 September 2024" in page.locator("main").inner_text()
    go(page, "Publish the response")
    fill(page, "Your comments", "We welcome the report.")
    go(page, "Publish")
    assert "nothing is said of recommendation 1, 2" in page.locator("main").inner_text()
    assert page.get_by_label("Your comments").input_value() == "We welcome the report."
    go(page, "Back")
    for number in (1, 2):
        go(page, f"Answer recommendation {number}")
        fill(page, "What is done, or why nothing is", "It is done from October.")
        go(page, "Save")
    check_axe(page)
    go(page, "Publish the response")
    fill(page, "Your comments", "We welcome the report.")
    go(page, "Publish")
    page.wait_for_url("**/record/**")
    assert "An inspection of custody" in page.locator("h1").inner_text()
    assert "None were received" in page.locator("main").inner_text()
    page.goto(f"{address}/bodies/police-and-crime-commissioner-for-anyshire/due/")
    assert "met late" in page.locator("main").inner_text()


def test_publication_is_corrected(page, address):
    sign_in(page, address, "office editor")
    go(page, "Record a promise")
    fill(page, "Who promised", "The commissioner")
    fill(page, "What was promised", "Visit every town by Juni.")
    fill(page, "What would prove that it was kept", "A list of visits.")
    go(page, "Record and publish")
    promised = reference(page)

    sign_in(page, address, "office clearer")
    page.goto(f"{address}/record/{promised}/")
    go(page, "Correct")
    check_axe(page)
    fill(page, "What was promised", "Visit every town by June.")
    fill(page, "What was wrong", "The month was misspelt.")
    go(page, "Publish the correction")
    text = page.locator("main").inner_text()
    assert "Visit every town by June." in text
    assert "The month was misspelt." in text
    check_axe(page)
    go(page, "Read it as it was before")
    assert "by Juni." in page.locator("main").inner_text()


def test_reader_looks_up_who_answered_for_thames_valley_in_november_2017(page, address):
    page.goto(f"{address}/")
    go(page, "Who answers")
    fill(page, "Police area", "Thames")
    fill(page, "On this day", "2017-11-24")
    go(page, "Show who answered")
    page.wait_for_url("**/who/thames-valley/?on=2017-11-24")
    said = page.locator("main .govuk-body-l").inner_text()
    assert "Anthony Stansfeld" in said
    assert "when the term began is not given" in said
    check_axe(page)


def test_reader_follows_a_subject_by_feed(page, address):
    page.goto(f"{address}/record/")
    go(page, "Follow by feed")
    row = page.locator("tr", has_text="Policing in Thames Valley")
    link = row.get_by_role("link", name="Atom")
    feed = urllib.request.urlopen(address + link.get_attribute("href")).read().decode()
    assert 'xmlns="http://www.w3.org/2005/Atom"' in feed
    assert "Tom Hayes asked Anthony Stansfeld" in feed
    as_json = row.get_by_role("link", name="JSON").get_attribute("href")
    items = json.load(urllib.request.urlopen(address + as_json))["items"]
    assert any("better results" in item["title"] for item in items)


def test_engagement_of_the_home_secretary_stands_by_each_sides_account(page, address):
    page.goto(f"{address}/engagement/home-secretary/?from=2016-07")
    section = page.locator("section", has=page.locator("#accounts"))
    department, commissioners = (
        section.locator(".fp-desk > div").nth(n).inner_text() for n in (0, 1)
    )
    assert re.search(
        r"\b0 one-to-one: Amber Rudd and any commissioner, since July 2016", department
    )
    assert "freedom of information" in department
    assert "BBC" in department
    assert re.search(r"\b3 group: Amber Rudd and Anthony Stansfeld", commissioners)
    assert re.search(r"three or four one-to-one: Theresa May", commissioners)
    assert "not added up" in section.inner_text()


@pytest.mark.parametrize(
    "role",
    [
        "office editor",
        "office clearer",
        "performance officer",
        "panel support",
        "panel member",
        "complaints handler",
        "partnership officer",
        "data steward",
        "auditor",
        "administrator",
    ],
)
def test_every_role_signs_in_and_has_a_desk(page, address, role):
    sign_in(page, address, role)
    assert role.capitalize() in page.locator(".fp-bar").inner_text()
    check_axe(page)
    page.goto(f"{address}/account/")
    assert f"Demo {role}" in page.locator("h1").inner_text()
    check_axe(page)


@pytest.mark.all_windows
def test_question_of_the_public_is_read_accepted_and_public(page, address):
    page.goto(f"{address}/")
    go(page, "Ask a question")
    check_axe(page)
    fill(page, "Police area", "Anyshire")
    fill(page, "Your question", "What is being done about theft from cars?")
    go(page, "Send the question")
    asked = reference(page)
    check_axe(page)
    assert page.goto(f"{address}/record/{asked}/").status == 404

    sign_in(page, address, "office editor")
    page.goto(f"{address}/desk/questions/{asked}/")
    go(page, "Accept")
    go(page, "Accept and publish")
    page.context.clear_cookies()
    assert page.goto(f"{address}/record/{asked}/").status == 200
    assert "theft from cars" in page.locator("main").inner_text()


def test_administrator_gives_and_ends_a_role(page, address):
    sign_in(page, address, "administrator")
    go(page, "People and roles")
    check_axe(page)
    width = page.viewport_size["width"]
    name = f"Nia {width}{page.has_script}"
    fill(page, "E-mail address", f"{name.replace(' ', '.')}@anyshire.example")
    fill(page, "Name", name)
    fill(page, "Role", "Auditor")
    go(page, "Give the role")
    assert name in page.locator("main").inner_text()
    go(page, f"End the role of {name}")
    assert name not in page.locator("main").inner_text()  # held for less than a day
