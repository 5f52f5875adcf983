"""The listing: rows of what is in force, by the one rule, at any moment and however it came."""

import random
import re
from collections import Counter
from datetime import date, timedelta

import pytest
from django.db.models import OuterRef, Subquery

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.listing import relist
from frankpledge.apps.publishing.actions.publish import correct, publish, redact, withdraw
from frankpledge.apps.publishing.models import ListedSubject, Listing, Publication, Version
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.publishing.queries.listing_proofs import CURE, listing_faults
from frankpledge.apps.publishing.queries.lists import Marks, all_rows, listed, states_of
from frankpledge.apps.publishing.queries.register import register
from frankpledge.apps.publishing.queries.visible import as_public, with_parts
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.errors import BadInput, FrankpledgeError
from frankpledge.rules.documents import document, words
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
WORDS = ("Ann", "Bob", "open", "County Hall", "tea")


def of_old(at):
    """What is in force by the rule itself, read from versions: the newest that is visible."""
    newest = Version.objects.filter(
        publication=OuterRef("publication"), visible_from__lte=at
    ).order_by("-number")
    versions = Version.objects.filter(pk=Subquery(newest.values("pk")[:1]))
    return [as_public(v, newest=v) for v in with_parts(versions).order_by("-visible_from", "-pk")]


def a_row(shown):
    """What a list shows of a version."""
    facts = shown.reference, shown.number, shown.kind, shown.body, shown.title, shown.notice
    return (*facts, shown.is_withdrawn, shown.visible_from, shown.lead, shown.data)


def a_document(chance):
    said = chance.sample(WORDS, 3)
    return document(
        f"Of {said[0]}.",
        blocks=[words("Words", " ".join(said))],
        data={
            "state": chance.choice(["open", "kept"]),
            "on": chance.choice(["2026-05-01", "2026-05", ""]),
            "venue": said[1],
        },
    )


def a_step(chance, at, bodies, clerk):
    """Do something with one of a few publications, or find that it may not be done."""
    reference = f"x-2026-000{chance.randint(1, 3)}"
    made = Publication.objects.filter(reference=reference).first()
    act = (
        chance.choice(["publish", "publish", "correct", "withdraw", "redact"])
        if made
        else "publish"
    )
    content, title = a_document(chance), f"Title of {chance.choice(WORDS)}"
    try:
        if act == "publish":
            waits = chance.choice([None, None, at + chance.randint(1, 4) * DAY])
            about = {("topic", chance.choice(["tea", "birds"])), ("area", "kent")}
            body = made.body if made else chance.choice(bodies)
            publish(
                reference,
                chance.choice(["document", "question"]),
                body,
                title,
                content,
                by="a test",
                at=at,
                subjects=about,
                visible_from=waits,
            )
        elif act == "correct":
            correct(made, title, content, "A slip.", by=clerk, at=at)
        elif act == "withdraw":
            withdraw(made, "Wrong.", kinds=DECLARED.kinds, by=clerk, at=at)
        else:
            redact(made, chance.choice(WORDS), "personal data", by=clerk, at=at)
    except FrankpledgeError:
        pass  # withdrawn already, nothing changed, words that are not in it


@pytest.mark.parametrize("seed", range(12))
def test_the_listing_gives_what_the_rule_gives_whatever_was_done(office, clearer, seed):
    chance, at = random.Random(seed), NOW
    for _ in range(14):
        a_step(chance, at, [office], clearer)
        at += chance.choice([timedelta(0), timedelta(hours=7), DAY])
    moments = {
        m + s
        for m in Version.objects.values_list("visible_from", flat=True)
        for s in (-MOMENT, timedelta(0), MOMENT)
    }
    for moment in sorted(moments):
        old = of_old(moment)
        assert [a_row(r) for r in all_rows(moment, EVERYTHING)] == [a_row(s) for s in old]
        assert [s.reference for s in visible.publications(moment)] == [s.reference for s in old]
        for about in (("topic", "tea"), ("area", "kent")):
            found = all_rows(moment, Wanted(subject=about))
            expected = [s.reference for s in old if about in s.subjects]
            assert [row.reference for row in found] == expected
        assert dict(visible.kinds_in_use(moment)) == Counter(s.kind for s in old)
        entries = visible.entries(moment)
        for some_of in (EVERYTHING, Wanted(kind="question"), Wanted(subject=("area", "kent"))):
            assert visible.entry_count(moment, some_of) == len(visible.entries(moment, some_of))
        in_force = {(s.reference, s.number) for s in old}
        assert {(s.reference, s.number) for s in entries if s.is_in_force} == in_force
        table = list(register(moment)[1])
        assert [(row[0], row[1], row[4], row[9]) for row in table] == [
            (s.reference, s.number, s.title, s.digest) for s in entries
        ]
    assert list(listing_faults()) == []
    before = list(Listing.objects.order_by("pk").values())
    assert relist() == len(before)
    assert list(Listing.objects.order_by("pk").values()) == before


def some(office, number, **facts):
    return [
        a_publication(office, f"x-2026-{n:04}", at=NOW + n * timedelta(hours=1), **facts)
        for n in range(number)
    ]


LATER = NOW + 30 * DAY


def references(page):
    return [row.reference for row in page.rows]


@pytest.mark.parametrize("subject", [None, ("topic", "tea")])
def test_pages_stay_where_they_are_while_records_are_added(office, subject):
    some(office, 7, subjects=[("topic", "tea")])
    wanted = Wanted(subject=subject)
    first = listed(LATER, wanted, limit=3)
    assert (references(first), first.before) == (["x-2026-0006", "x-2026-0005", "x-2026-0004"], "")
    a_publication(office, "new", at=NOW + DAY, subjects=[("topic", "tea")])
    second = listed(LATER, wanted, Marks(after=first.after), limit=3)
    assert references(second) == ["x-2026-0003", "x-2026-0002", "x-2026-0001"]
    last = listed(LATER, wanted, Marks(after=second.after), limit=3)
    assert (references(last), last.after) == (["x-2026-0000"], "")
    back = listed(LATER, wanted, Marks(before=second.before), limit=3)
    assert references(back) == references(first)
    assert back.before
    newest = listed(LATER, wanted, Marks(before=back.before), limit=3)
    assert (references(newest), newest.before) == (["new"], "")


def test_pages_part_what_was_published_in_the_same_moment(office):
    for n in range(4):
        a_publication(office, f"x-2026-000{n}")
    first = listed(NOW, limit=2)
    second = listed(NOW, marks=Marks(after=first.after), limit=2)
    assert references(first) + references(second) == [f"x-2026-000{n}" for n in (3, 2, 1, 0)]


@pytest.mark.parametrize("mark", ["x", "2026-01-01T00:00:00Z", "~7", "2026-01-01~seven", "1~2~3"])
def test_a_mark_that_is_none_is_refused(office, mark, client):
    with pytest.raises(BadInput, match="first page"):
        listed(NOW, marks=Marks(after=mark))
    assert client.get("/record/", {"after": mark}).status_code == 400


def test_each_filter_alone_narrows_the_list(office, panel, client, clock):
    kept = document("Kept.", data={"state": "kept"})
    asked = {"by": "a test", "at": NOW - 3 * DAY}
    publish("old", "question", panel, "Old", kept, subjects=[("area", "kent")], **asked)
    a_publication(office, "new", subjects=[("topic", "tea")])
    clock(NOW)
    old, new = date(2026, 5, 1), NOW.date()
    assert new > old
    for asked, found in {
        "kind=question": {"old"},
        "body=panel": {"old"},
        "area=kent": {"old"},
        "about=topic/tea": {"new"},
        "state=kept": {"old"},
        f"from={new:%d/%m/%Y}": {"new"},
        f"to={new - DAY:%d/%m/%Y}": {"old"},
        "q=kept": {"old"},
        "q=words&kind=question": set(),
        "q=words&body=office": {"new"},
        "kind=question&body=office": set(),
    }.items():
        page = client.get(f"/record/?{asked}").text
        assert {r for r in ("old", "new") if f"/record/{r}/" in page} == found, asked
        counted = re.search(rf">\s*{len(found)}\s+found\s*<", page)
        assert bool(counted) == ("q=" not in asked), asked


def test_a_day_that_is_none_is_told_and_narrows_nothing(office, client, clock):
    a_publication(office)
    clock(NOW)
    page = client.get("/record/?from=yesterday")
    assert (page.status_code, "Enter a valid date" in page.text) == (200, True)
    assert "/record/x-2026-0001/" in page.text


def test_a_list_is_shown_by_pages(office, client, clock):
    some(office, 60)
    clock(LATER)
    first = client.get("/record/").text
    assert first.count("fp-entries") == 1
    assert first.count('href="/record/x-2026-') == 50
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first


def test_columns_are_those_of_the_data_as_everybody_reads_them(office, clearer):
    data = {
        "state": "open",
        "made_on": "2026-03-02",
        "due_on": "2026-09-01",
        "long": "x" * 600,
        "rows": [1],
        "number": 7,
    }
    made = publish(
        "u-1",
        "undertaking",
        office,
        "A title",
        document("A lead.", data=data),
        by="a test",
        at=NOW,
        subjects=[("area", "kent"), ("topic", "tea")],
    )
    (row,) = all_rows(NOW, EVERYTHING)
    assert (row.state, row.on, row.due_on) == ("open", date(2026, 3, 2), date(2026, 9, 1))
    assert {n: v for n, v in row.data.items() if n != "long"} == {
        "state": "open",
        "made_on": "2026-03-02",
        "due_on": "2026-09-01",
        "number": 7,
    }
    assert (len(row.data["long"]), Listing.objects.get().area) == (500, "kent")
    assert states_of(NOW, Wanted(area="kent")) == {"open": 1}
    redact(made, "2026-03-02", "personal data", by=clearer, at=NOW)
    redact(made, "A lead", "personal data", by=clearer, at=NOW)
    (row,) = all_rows(NOW, EVERYTHING)
    assert (row.on, row.lead) == (None, "[removed: personal data].")


SPOILED = {
    "title": lambda row: Listing.objects.update(title="Another"),
    "until": lambda row: Listing.objects.update(until=NOW),
    "a row gone": lambda row: Listing.objects.all().delete(),
    "a subject gone": lambda row: ListedSubject.objects.filter(kind="topic").delete(),
    "a subject more": lambda row: ListedSubject.objects.create(
        listing=row, kind="topic", slug="other", visible_from=NOW
    ),
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_listing_that_differs_is_named_with_its_cure(office, how):
    a_publication(office, subjects=[("topic", "tea")])
    SPOILED[how](Listing.objects.get())
    (fault,) = listing_faults()
    assert (fault.reference, fault.number) == ("x-2026-0001", 1)
    assert CURE in fault.what
    assert [f.what for f in listing_faults(sample=5)] == [fault.what]
    relist()
    assert list(listing_faults()) == []


def test_a_row_of_nothing_is_named_and_goes(office):
    made = a_publication(office)
    Listing.objects.create(
        version_id=10_000, publication_id=10_000, number=1, kind="x", body=office, visible_from=NOW
    )
    (fault,) = listing_faults()
    assert "10000" in fault.what
    relist()
    assert (Listing.objects.get().publication, list(listing_faults())) == (made, [])


def test_what_stands_in_some_states_is_asked_for_or_left_out(office):
    for number, state in enumerate(("open", "kept", "open")):
        content = document("What it is.", data={"state": state})
        publish(f"p-{number}", "undertaking", office, "A title", content, by="a test", at=NOW)
    is_open, is_not = Wanted(states=("open",)), Wanted(not_states=("open",))
    assert {row.reference for row in all_rows(NOW, is_open)} == {"p-0", "p-2"}
    assert {row.reference for row in all_rows(NOW, is_not)} == {"p-1"}
