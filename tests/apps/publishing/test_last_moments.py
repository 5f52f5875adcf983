"""An embargo ends at its moment: a second before nothing is seen, from then on all of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.obligations.actions import meet_obligation, open_obligation
from frankpledge.apps.obligations.queries import due_at
from frankpledge.apps.publishing.actions.heads import publish_head
from frankpledge.apps.publishing.actions.publish import correct, withdraw
from frankpledge.apps.publishing.forms import EmbargoForm
from frankpledge.apps.publishing.queries import feeds, visible
from frankpledge.apps.publishing.queries.register import register
from frankpledge.apps.publishing.queries.search import search
from frankpledge.errors import NotFound
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW
from tests.moments import DAY, LONDON, SPANS, edges

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
# Midnight in London and in UTC, in summer and in winter, and the hour that there is twice.
MOMENTS = {
    "summer, midnight in London": datetime(2027, 6, 9, tzinfo=LONDON),
    "summer, midnight in UTC": datetime(2027, 6, 9, tzinfo=UTC),
    "winter, midnight": datetime(2026, 12, 9, tzinfo=UTC),
    "the hour that there is twice": datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
}
AROUND = (-DAY, -SECOND, 0 * SECOND, SECOND, DAY)
HIDDEN_AND_SEEN = [False, False, True, True, True]


@pytest.fixture(params=MOMENTS.values(), ids=MOMENTS)
def moment(request):
    """When an embargo ends."""
    return request.param


@pytest.fixture
def waits(office, moment):
    """A publication that is seen from the moment on."""
    return factories.a_publication(
        office, "waits", "Canary words.", visible_from=moment, subjects=[("topic", "birds")]
    )


def found(at):
    try:
        return bool(visible.find("waits", at))
    except NotFound:
        return False


WAYS = {
    "its address": found,
    "the register": lambda at: bool(list(register(at)[1])),
    "what is in force": lambda at: bool(visible.publications(at, subject=("topic", "birds"))),
    "its history": lambda at: bool(visible.history("waits", at)),
    "the feed of all": lambda at: bool(visible.entries(at)),
    "the list of feeds": lambda at: any(feed.slug == "birds" for feed in feeds.feeds(at).rows),
    "the kinds in use": lambda at: bool(visible.kinds_in_use(at)),
    "the search": lambda at: bool(search("canary", at).rows),
}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_seen_before_the_moment_and_all_from_then_on(waits, moment, way):
    assert [WAYS[way](moment + step) for step in AROUND] == HIDDEN_AND_SEEN


@pytest.mark.parametrize(
    "address",
    [
        "/record/waits/",
        "/record/waits/1/",
        "/record/waits.json",
        "/record/?q=canary",
        "/record.csv",
        "/feeds/all/all.atom",
        "/feeds/topic/birds.json",
        "/feeds/",
    ],
)
def test_no_page_tells_of_it_before_the_moment(waits, moment, address, client, clock):
    said = {"/record.csv": "waits", "/feeds/": "topic/birds"}.get(address, "A title")
    answers = []
    for step in AROUND:
        clock(moment + step)
        answers.append(said in client.get(address).text)
    assert answers == HIDDEN_AND_SEEN


def test_a_correction_and_a_withdrawal_wait_with_what_they_are_of(waits, moment, people):
    clearer = people[Role.OFFICE_CLEARER]
    content = visible.newest_version(waits).content | {"lead": "Other words."}
    correct(waits, "A title", content, "A slip.", by=clearer, at=NOW)
    assert [found(moment + step) for step in AROUND] == HIDDEN_AND_SEEN
    assert visible.find("waits", moment).lead == "Other words."
    withdraw(waits, "All of it was wrong.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    assert [found(moment + step) for step in AROUND] == HIDDEN_AND_SEEN
    assert visible.find("waits", moment).is_withdrawn


def test_what_is_due_is_met_from_the_moment_and_on_its_day_in_london(office, waits, moment):
    day = moment.astimezone(LONDON).date()
    owed = open_obligation(
        "inspection-response", office, day - 60 * DAY, "r-2026-0001", by="a test", at=NOW
    )
    meet_obligation(owed, waits, by="a test", at=NOW)
    states = [due.state for step in AROUND for due in due_at(office, moment + step)]
    assert states == ["late", "late", "met late", "met late", "met late"]
    owed.refresh_from_db()
    assert owed.met_on == day


def test_a_duty_of_something_under_embargo_is_told_from_the_moment_on(
    office, moment, client, clock
):
    open_obligation(
        "inspection-response",
        office,
        moment.date() - DAY,
        "canary-period",
        by="a test",
        at=NOW,
        visible_from=moment,
    )
    seen = {}
    for form in ("/", ".csv", ".json", ".ics"):
        seen[form] = []
        for step in AROUND:
            clock(moment + step)
            seen[form].append("canary-period" in client.get(f"/bodies/office/due{form}").text)
    assert seen == dict.fromkeys(seen, HIDDEN_AND_SEEN)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("09/06/2027 00:00", datetime(2027, 6, 8, 23, tzinfo=UTC)),
        ("09/06/2027 09:00", datetime(2027, 6, 9, 8, tzinfo=UTC)),
        ("09/12/2026 00:00", datetime(2026, 12, 9, tzinfo=UTC)),
    ],
)
def test_an_embargo_is_written_in_the_time_of_london(written, meant, clock):
    clock(meant - SECOND)
    form = EmbargoForm({"visible_from": written})
    assert form.is_valid()
    assert form.cleaned_data["visible_from"] == meant
    clock(meant)
    assert "is past" in str(EmbargoForm({"visible_from": written}).errors)


def test_an_embargo_runs_ten_years_at_the_longest(clock):
    clock(datetime(2026, 6, 9, tzinfo=UTC))
    longest = timezone.now() + timedelta(days=3650)
    assert EmbargoForm({"visible_from": f"{longest:%Y-%m-%d %H:%M}"}).is_valid()
    longer = longest + timedelta(hours=1, minutes=1)  # as London writes it in summer
    assert not EmbargoForm({"visible_from": f"{longer:%Y-%m-%d %H:%M}"}).is_valid()


@pytest.mark.parametrize("span", SPANS.values(), ids=SPANS)
def test_the_head_of_the_log_is_that_of_the_day_in_london(office, span):
    factories.a_publication(office)
    for edge in edges(*span):
        day = edge.at.astimezone(LONDON).date()
        assert publish_head(at=edge.at).reference == f"audit-head-{day}", edge.words
