"""What an action refuses comes back as the form: all that was typed, what is wrong, no change."""

from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

import frankpledge.apps
from frankpledge.apps.scrutiny.actions.questions import draft_answer
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.whole.refused import APPS
from tests.snapshots.tree import parse

pytestmark = pytest.mark.django_db
APPS_FOLDER = Path(frankpledge.apps.__path__[0])
OURS = "frankpledge."


def sent_again(page):
    """Return what a browser would send if the form came back and was sent as it is."""
    found = {}
    for form in page.find("form"):
        for field in form.find("input"):
            marks = field.attributes
            if marks.get("type") == "checkbox":
                found |= {marks["name"]: marks.get("value", "on")} if "checked" in marks else {}
            else:
                found[marks.get("name", "")] = marks.get("value", "")
        for field in form.find("textarea"):
            found[field.attributes["name"]] = field.text.strip("\r\n")
        for field in form.find("select"):
            chosen = [o for o in field.find("option") if "selected" in o.attributes]
            found[field.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return found


def said_at(page):
    """Return what is wrong, by the field where it is said; the summary's is at an empty name."""
    found = {}
    for part in page.find("p"):
        if part.attributes.get("class") == "govuk-error-message":
            name = part.attributes["id"].removeprefix("id_").removesuffix("_error")
            found[name] = part.text
    summary = [d for d in page.find("div") if d.attributes.get("role") == "alert"]
    return found | {"": " ".join(part.text for part in summary)}


def record():
    """Return everything on the record: every row of ours, the audit log and all that is counted."""
    ours = [model for model in apps.get_models() if model.__module__.startswith(OURS)]
    return {model: list(model.objects.order_by("pk").values()) for model in ours}


def faults(client, people, row):
    """Return what is wrong with the answer to a form that is refused."""
    row.first()
    client.logout()
    if row.sender:
        client.force_login(people[row.sender])
    before = record()
    answer = client.post(row.address, row.typed)
    if answer.status_code != 400:
        return [f"status {answer.status_code}, {answer.get('Location', '')}"]
    page = parse(answer.text)
    kept, said = sent_again(page), said_at(page)
    lost = {name: kept.get(name) for name, text in row.typed.items() if kept.get(name) != text}
    lost.pop("seen", None)  # no word of anybody's
    found = []
    if lost:
        found.append(f"what was typed is lost: {lost}")
    if row.says not in said[""]:
        found.append(f"the summary says {said['']!r}")
    if row.field and row.says not in said.get(row.field, ""):
        found.append(f"{row.field} says {said.get(row.field)!r}")
    if not row.field and len(said) > 1:
        found.append(f"it is of the whole form, and stands at {list(said)}")
    if record() != before:
        found.append("the record was changed")
    return found


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.__name__)
def test_refusal_comes_back_as_the_form_with_everything_typed(whole, client, clock, app):
    clock(factories.NOW)
    found = {}
    for row in app(whole):
        with transaction.atomic():
            if wrong := faults(client, whole.people, row):
                found[f"{row.address}: {row.says}"] = wrong
            transaction.set_rollback(True)
    assert found == {}


def test_every_app_with_a_form_has_a_refusal():
    forms = {path.parent.name for path in APPS_FOLDER.glob("*/forms.py")}
    assert forms == {app.__name__ for app in APPS}


def test_role_that_is_missing_is_an_error_page_and_no_form(whole, client, clock):
    clock(factories.NOW)
    client.force_login(whole.people[Role.PANEL_MEMBER])
    address = reverse("scrutiny:decline", args=[whole.received.reference])
    answer = client.post(address, {"reason": "Not for us."})
    assert answer.status_code == 403
    assert "you must be" in answer.text


def test_draft_that_was_changed_meanwhile_is_shown_and_then_replaced(whole, client, clock):
    clock(factories.NOW)
    editor, about = whole.people[Role.OFFICE_EDITOR], whole.drafted
    seen = draft_seen(about)
    draft_answer(about.reference, "Theirs.", seen, by=editor, at=factories.NOW)
    client.force_login(editor)
    address = reverse("scrutiny:draft", args=[about.reference])
    page = parse(client.post(address, {"answer": "Ours.", "seen": seen}).text)
    assert any("Theirs." in quote.text for quote in page.find("blockquote"))
    again = sent_again(page)
    assert again["answer"] == "Ours."
    assert client.post(address, again).status_code == 302


def test_clearing_a_draft_that_was_changed_shows_the_question_and_the_draft(whole, client, clock):
    clock(factories.NOW)
    editor, about = whole.people[Role.OFFICE_EDITOR], whole.drafted
    seen = draft_seen(about)
    draft_answer(about.reference, "Theirs.", seen, by=editor, at=factories.NOW)
    client.force_login(whole.people[Role.OFFICE_CLEARER])
    before = record()
    answer = client.post(reverse("scrutiny:clear", args=[about.reference]), {"seen": seen})
    assert answer.status_code == 400
    assert "changed the draft meanwhile" in said_at(parse(answer.text))[""]
    assert "Theirs." in answer.text
    assert record() == before


def test_engagement_that_ended_meanwhile_keeps_what_was_written(whole, client, clock):
    clock(factories.NOW)
    client.force_login(whole.people[Role.OFFICE_EDITOR])
    address = reverse("engagement:engagement", args=[whole.engagement.reference])
    client.post(address, {"move": "hold", "outcome": "It took place."})
    page = parse(client.post(address, {"move": "refuse", "outcome": "No time."}).text)
    assert sent_again(page)["outcome"] == "No time."
    assert "not one of the available choices" in said_at(page)["move"]
