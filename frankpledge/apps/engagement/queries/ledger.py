"""How many meetings, by whose account: from what is published and nothing else."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KT

from frankpledge.apps.bodies.models import Body, BodyKind, Office, OfficeHolder
from frankpledge.apps.engagement.models import Engagement
from frankpledge.apps.publishing.queries.lists import PublicRow, all_rows
from frankpledge.apps.publishing.queries.visible import PublicVersion, in_force, publications
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.errors import NotFound
from frankpledge.rules.periods import first_day, month_of

HELD = "held"
Shown = TypeVar("Shown", PublicRow, PublicVersion)
POLICING = re.compile(r"police (and|&|, fire and) crime|commissioner|\bpcc", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """Engagement with one office since a month."""

    office: Office
    since: str
    terms: list[OfficeHolder]
    by_department: list[PublicRow]
    by_commissioners: list[PublicRow]
    recorded: list[PublicRow]
    undated: list[PublicRow]
    one_to_one: int
    with_others: int
    not_given: int
    asked: int
    matched: list[tuple[PublicRow, dict]]
    only_theirs: list[dict]
    only_ours: list[PublicRow]
    files: list[PublicVersion]


def offices_with_engagement(at: datetime) -> list[tuple[Office, int]]:
    """Return the ministers' offices of which something is published, with how much."""
    counts: Counter[str] = Counter()
    for kind in ("engagement", "engagement-account"):
        rows = in_force(at, Wanted(kind=kind)).order_by().values_list(KT("data__office"))
        counts.update({slug: count for slug, count in rows.annotate(Count("pk")) if slug})
    offices = Office.objects.filter(slug__in=counts).select_related("body")
    return [(office, counts[office.slug]) for office in offices]


def get_office(slug: str) -> Office:
    """Return a minister's office.

    Raises:
        NotFound: there is none of that name.
    """
    try:
        return Office.objects.select_related("body").get(slug=slug, body__kind="department")
    except Office.DoesNotExist:
        raise NotFound(f"No minister's office is called {slug!r}") from None


def ledger(slug: str, since: str, at: datetime) -> Ledger:
    """Return what is on the record of engagement with a minister's office since a month.

    Accounts of the two sides stand beside each other and are never added up. What is
    recorded here is not a whole count either. An account of before `since` (of the minister
    before) is kept, with its minister's name.

    Raises:
        NotFound: there is no such office.
        BadInput: `since` is no month.
    """
    first_day(since)
    office = get_office(slug)
    subject = ("office", slug)
    accounts = _current(all_rows(at, Wanted(kind="engagement-account", subject=subject)))
    found = _current(all_rows(at, Wanted(kind="engagement", subject=subject)))
    dated = [s for s in found if s.data["month"] and s.data["month"] >= since]
    undated = [s for s in found if not s.data["month"]]
    held = [s for s in dated + undated if s.data["state"] == HELD]
    files = _current(
        publications(at, kind="department-meetings", subject=("body", office.body.slug))
    )
    rows = _rows(files, office, since)
    matched, only_theirs, only_ours = match([s for s in dated if s.data["state"] == HELD], rows)
    return Ledger(
        office=office,
        since=since,
        terms=terms_since(office, since),
        by_department=[s for s in accounts if s.data["side"] == "department"],
        by_commissioners=[s for s in accounts if s.data["side"] == "commissioner"],
        recorded=dated,
        undated=undated,
        one_to_one=sum(s.data["setting"] == "one-to-one" for s in held),
        with_others=sum(s.data["setting"] not in ("one-to-one", "not given") for s in held),
        not_given=sum(s.data["setting"] == "not given" for s in held),
        asked=len([s for s in found if s.data["state"] in ("asked", "refused", "ignored")]),
        matched=matched,
        only_theirs=only_theirs,
        only_ours=only_ours if files else [],
        files=files,
    )


def _current(found: list[Shown]) -> list[Shown]:
    return sorted(
        (shown for shown in found if not shown.is_withdrawn), key=lambda shown: shown.reference
    )


def terms_since(office: Office, since: str) -> list[OfficeHolder]:
    """Return who held an office since a month, oldest first.

    A mention of somebody whose term there has its days says nothing more and is left out.
    """
    terms = list(office.holders.select_related("person").order_by("held_from"))
    dated = {t.person_id for t in terms if t.held_from}
    known = [t for t in terms if t.held_from or t.person_id not in dated]
    return [t for t in known if not t.held_until or month_of(t.held_until) >= since]


def _rows(files: list[PublicVersion], office: Office, since: str) -> list[dict]:
    names = {t.person.name for t in terms_since(office, since)}
    return [
        row
        for shown in files
        for row in shown.data.get("rows", [])
        if row["month"] >= since and (row["minister"] in names or row["person"] in names)
    ]


def match(
    ours: list[PublicRow], theirs: list[dict]
) -> tuple[list[tuple[PublicRow, dict]], list[dict], list[PublicRow]]:
    """Return meetings that both sides list, those of the department alone, ours alone.

    A row matches when minister and month agree and it names the person, or else a
    commissioner. Each row and each of ours is used once.
    """
    left, pairs, alone = list(theirs), [], []
    for shown in ours:
        hits = [row for row in left if _same(shown, row)]
        named = [row for row in hits if _surname(shown) in row["organisation"].lower()]
        hit = next(iter(named or hits), None)
        if hit:
            left.remove(hit)
            pairs.append((shown, hit))
        else:
            alone.append(shown)
    return pairs, [row for row in left if POLICING.search(row["organisation"])], alone


def _surname(shown: PublicRow) -> str:
    return shown.data["who"].split()[-1].lower()


def _same(shown: PublicRow, row: dict) -> bool:
    same_day = not shown.data["on"] or not row["on"] or shown.data["on"] == row["on"]
    minister = shown.data["minister"] in (row["minister"], row["person"])
    names = _surname(shown) in row["organisation"].lower() or POLICING.search(row["organisation"])
    return bool(minister and same_day and row["month"] == shown.data["month"] and names)


def ministers_offices() -> QuerySet[Office]:
    """Return the offices that an office of policing writes to: Home Office, Prime Minister."""
    return Office.objects.filter(
        body__kind=BodyKind.DEPARTMENT,
        body__slug__in=["home-office", "prime-ministers-office", "prime-minister"],
    ).select_related("body")


def departments() -> QuerySet[Body]:
    """Return the departments."""
    return Body.objects.filter(kind=BodyKind.DEPARTMENT)


def get_engagement(reference: str) -> Engagement:
    """Return one engagement.

    Raises:
        NotFound: there is none.
    """
    related = ("owner", "office", "minister", "publication")
    found = Engagement.objects.select_related(*related).filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no engagement {reference!r}")
    return found


def unfinished(bodies: Sequence[Body]) -> list[Engagement]:
    """Return what has no outcome yet, and what is not published, of some bodies; oldest first."""
    waits = Q(state__in=("asked", "scheduled")) | Q(publication=None)
    found = Engagement.objects.filter(waits, owner__in=bodies, source="")
    return list(found.order_by("on", "reference"))
