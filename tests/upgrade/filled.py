"""A record with something in every state, and a store: filled by the version to upgrade from."""

import json
from contextlib import chdir
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import asking
from django.urls import resolve, reverse
from frankpledge.apps.scrutiny.actions.undertakings import (
    postpone_undertaking,
    record_undertaking,
)

from frankpledge.apps.bodies.actions.popolo import import_popolo
from frankpledge.apps.bodies.models import Person
from frankpledge.apps.complaints.actions.handling import delegate
from frankpledge.apps.demo_record.actions.demonstration import load_demonstration
from frankpledge.apps.engagement.actions import show_account
from frankpledge.apps.engagement.models import Account
from frankpledge.apps.membership.actions.recruiting import score
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.scrutiny.actions.statements import (
    add_reply,
    publish_statement,
    record_statement,
)
from frankpledge.evidence.charts.notes import add_note
from frankpledge.evidence.index.build import build
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import sound_measures
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.whole.doors import PUBLIC
from tests.apps.whole.record import make_record
from tests.apps.whole.test_every_address import rows
from tests.archives import NOON, SMALL, load
from tests.conftest import write_archive

NOW = factories.NOW
FORCE = replace(SMALL, rows_a_month=60, missing=frozenset({"2025-07"}))
FIRST, LAST = "2025-05", ("2025-08", "2025-09")


def fill_store(folder: Path, measure: str) -> None:
    """Load two downloads, a month apart, and keep what is derived from them."""
    store = Store(folder)
    with chdir(folder.parent):  # revisions name the files as they were given
        for last in LAST:
            for _ in write_archive(Path(last), [FORCE], FIRST, last):
                pass
            load(store, Path(last))
    add_note(
        store, "decision", (FORCE.slug, measure, "2025-08"), text="Invented.", by="A test", at=NOON
    )
    refresh(store, store.release(), [sound_measures(own_measures(store))[measure]])
    build(store, progress=lambda _name, _steps: None)


def fill_record() -> SimpleNamespace:
    """Return what was made, by the names that the tests of every address know."""
    made = make_record()
    load_demonstration(NOW)
    _people_and_meetings(made)
    _replies_and_delays(made)
    _panel(made)
    return made


def _people_and_meetings(w: SimpleNamespace) -> None:
    people = {"persons": [{"id": "ann-example", "name": "Ann Example"}]}
    import_popolo(json.dumps(people), by="a test", at=w.at)
    account = Account.objects.create(
        reference="a-2026-0001",
        owner=w.office,
        office=w.minister_office,
        minister=Person.objects.get(),
        who="The commissioner",
        setting="one-to-one",
        at_least=1,
        side="department",
        said_by="The department",
        source="a test",
    )
    show_account(account, by="a test", at=w.at)


def _replies_and_delays(w: SimpleNamespace) -> None:
    by, day = {"by": w.by, "at": w.at}, w.at.date()
    said = record_statement(
        owner=w.office,
        said_by="The mayor",
        text="Crime fell.",
        source="a test",
        evidence="",
        **by,
    )
    publish_statement(said.reference, **by)
    add_reply(
        said.reference, by_name="A reader", text="It rose.", said_on=day, source="a test", **by
    )
    promise = record_undertaking(
        owner=w.office,
        made_by="The commissioner",
        text="More officers.",
        proof="A count.",
        made_on=day,
        due_on=day + timedelta(days=30),
        question=None,
        **by,
    )
    postpone_undertaking(promise.reference, day + timedelta(days=60), "Not yet.", **by)


def _panel(w: SimpleNamespace) -> None:
    support, day = w.people[Role.PANEL_SUPPORT], w.at.date()
    score(w.application, "shortlist", {"audit": 4}, by=w.people[Role.PANEL_MEMBER], at=w.at)
    delegate(w.panel, w.office, "Minute 7.", day, None, by=support, at=w.at)


def addresses(w: SimpleNamespace) -> list[tuple[str, str]]:
    """Return every address of the record, the figures and the API, with what is posted to it."""
    references = {name: getattr(of, "reference", "") for name, of in vars(w).items()}
    public = (asking.RECORD + asking.FIGURES + asking.API).format(**references).split()
    public += [f"/record/{of.reference}/" for of in Publication.objects.order_by("reference")]
    public += [f"/record/{w.public.reference}{end}" for end in (".json", "/1/")]
    named = {resolve(address.split("?")[0]).view_name for address in public if address != "/api"}
    assert named >= PUBLIC, PUBLIC - named
    behind = [
        (reverse(name, args=row.get("args", [])), _form(row)) for name, row in rows(w).items()
    ]
    return [*((address, asking.GET) for address in public), *behind]


def _form(row: dict) -> str:
    return urlencode(row["post"]) if "post" in row else asking.GET
