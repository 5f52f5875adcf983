"""The forms of each register: what is asked has a field with a label, and help where it has some."""

import pytest
from django.urls import reverse

from frankpledge.apps.composed import DECLARED
from tests.apps.whole.doors import leading
from tests.apps.whole.registers import person_for, sample, typed_in
from tests.snapshots.tree import parse

pytestmark = pytest.mark.django_db
EACH = pytest.mark.parametrize("register", DECLARED.registers, ids=lambda one: one.name)


def labelled(page):
    """The names of the fields of a page that have a label of their own."""
    labels = {label.attributes.get("for") for label in page.find("label")}
    fields = [*page.find("input"), *page.find("textarea"), *page.find("select")]
    return {f.attributes["name"] for f in fields if f.attributes.get("id") in labels}


@EACH
def test_opening_a_record_asks_each_field_with_a_label(register, whole, client):
    made = whole.registers[register.name]
    client.force_login(person_for(whole, register, register.table.opens))
    for name, args in (("open", [made.owner.slug]), ("edit", [made.draft.reference])):
        page = parse(client.get(reverse(f"{register.name}:{name}", args=args)).text)
        assert labelled(page) >= set(register.table.opening)


@EACH
def test_each_step_asks_what_it_declares(register, whole, client):
    made = whole.registers[register.name]
    for move in register.table.moves.values():
        client.force_login(person_for(whole, register, move.may))
        args = [made.public.reference, move.name.replace(" ", "-")]
        page = parse(client.get(reverse(f"{register.name}:move", args=args)).text)
        wanted = {*move.asks, *(["reason"] if move.needs_reason else [])}
        assert labelled(page) >= wanted, move.name


@EACH
def test_form_that_is_right_adds_the_record_and_shows_it(register, whole, client):
    made = whole.registers[register.name]
    client.force_login(person_for(whole, register, register.table.opens))
    typed = typed_in(register.table, "plain")
    address = reverse(f"{register.name}:open", args=[made.owner.slug])
    page = client.post(address, typed, follow=True)
    assert page.status_code == 200, page.text[-2000:]
    values = sample(register.table, "plain")
    newest = register.model._default_manager.order_by("-pk")[0]
    assert {n: v for n, v in register.values(newest).items() if n in values} == values


@EACH
def test_everybody_reads_what_is_public_wherever_it_must_stand(register, whole, site, small_store):
    made, reader = whole.registers[register.name], site(small_store)
    title, reference = str(made.public.title), made.public.reference
    assert title in reader.get(f"/{register.name}/").text
    assert title in b"".join(reader.get(f"/{register.name}.csv")).decode()
    for address in (f"/{register.name}.json", f"/api/v1/{register.name}"):
        assert reference in {row["reference"] for row in reader.get(address).json()["rows"]}
    assert reader.get(f"/api/v1/{register.name}/{reference}").status_code == 200
    assert title in reader.get(f"/record/{reference}/").text
    assert reader.get(f"/record/{reference}.json").json()["data"]["title"] == title
    assert reference in reader.get(f"/feeds/kind/{register.table.kind}.atom").text
    assert f"/{register.name}/?body=" in reader.get(f"/bodies/{made.owner.slug}/").text


@EACH
def test_draft_is_a_task_of_who_takes_its_next_step_and_the_menu_has_the_register(
    register, whole, client
):
    made, move = whole.registers[register.name], leading(register.table)
    client.force_login(person_for(whole, register, move.may))
    desk = client.get("/desk/").text
    assert reverse(f"{register.name}:record", args=[made.draft.reference]) in desk
    assert f"{move.button}: “{made.draft.title}”" in desk
    assert reverse(f"{register.name}:desk", args=[made.owner.slug]) in desk
