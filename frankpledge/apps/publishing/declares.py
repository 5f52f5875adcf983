"""What publishing offers on the pages of areas, bodies and people: their record, their feeds."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_noop

from frankpledge.apps.publishing.actions.heads import SENT
from frankpledge.apps.publishing.queries.heads import HEAD
from frankpledge.declared import EVERY_KIND, Declaration, Kind, Link, Notice, Table
from frankpledge.rules.roles import May


def _record_of_area(_user: object, _on: date, slug: str) -> str:
    return f"{reverse('publishing:list')}?area={slug}"


def _record_of_person(_user: object, _on: date, slug: str) -> str:
    return f"{reverse('publishing:list')}?about=person/{slug}"


def _feed_of_area(_user: object, _on: date, slug: str) -> str:
    return reverse("publishing:feed", args=["area", slug, "atom"])


def _feed_of_body(_user: object, _on: date, slug: str, _kind: str) -> str:
    return reverse("publishing:feed", args=["body", slug, "atom"])


TABLES = (
    Table(
        name="publications",
        kind=EVERY_KIND,
        title=gettext_noop("Publications"),
        about="Everything that is published, of every kind, as it is in force.",
    ),
)

DECLARATION = Declaration(
    app="publishing",
    kinds=(Kind(name=HEAD, meets_duties=False),),
    notices=(
        Notice(
            event=SENT,
            group=gettext_noop("Audit log"),
            title=gettext_noop("The newest digest of the audit log, to keep elsewhere"),
            to=May.SEE_AUDIT,
            when=gettext_noop("each day"),
            is_asked_for=True,
        ),
    ),
    links=(
        Link(on="area", text=gettext_noop("The record of this area"), address=_record_of_area),
        Link(on="area", text=gettext_noop("Follow it by feed"), address=_feed_of_area),
        Link(
            on="body",
            text=gettext_noop("Follow what it publishes (Atom)"),
            address=_feed_of_body,
        ),
        Link(on="person", text=gettext_noop("What is on the record"), address=_record_of_person),
    ),
    tables=TABLES,
)
