"""A signal of the newest month is a task until somebody asks about it or sets it aside."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from frankpledge.apps.performance.queries import signals
from frankpledge.apps.performance.queries.signals import FigureSignal
from frankpledge.apps.scrutiny.actions.signals import settle_signal
from frankpledge.apps.scrutiny.models import SettledSignal
from frankpledge.apps.scrutiny.queries import signals as open_ones
from frankpledge.errors import NotAllowed, RoleNeeded
from frankpledge.rules.roles import Role
from frankpledge.web.desk.queries import at_work
from tests import factories
from tests.factories import NOW

SIGNAL = FigureSignal(
    area="avonford",
    measure="robbery",
    title="Robbery",
    month="2026-09",
    sentence="122 in September 2026.",
    address="/forces/avonford/measures/robbery/",
    loaded_on=date(2026, 11, 22),
)


@pytest.fixture
def officer(people):
    return people[Role.PERFORMANCE_OFFICER]


@pytest.fixture
def figures(monkeypatch):
    """The signals of a release; a test may change the list."""
    found = [SIGNAL]
    monkeypatch.setattr(open_ones, "newest_signals", lambda area: list(found))
    monkeypatch.setattr(signals, "newest_signals", lambda area: list(found))
    return found


def told(officer):
    (work,) = at_work(officer, NOW)
    return [signal.measure for signal in open_ones.open_signals(work)]


def test_a_signal_is_open_until_it_is_set_aside_for_its_month(office, officer, figures):
    assert told(officer) == ["robbery"]
    settle_signal(office, SIGNAL, "A new system in May.", by=officer, at=NOW)
    assert told(officer) == []
    figures[:] = [replace(SIGNAL, month="2026-10")]
    assert told(officer) == ["robbery"]


@pytest.mark.parametrize(
    ("asked_on", "is_open"),
    [
        (date(2026, 9, 30), True),  # of figures before: the month had not ended
        (date(2026, 10, 1), False),
        (date(2026, 11, 24), False),
    ],
)
def test_who_asked_about_the_chart_since_the_month_ended_has_asked(
    office, panel, people, officer, figures, asked_on, is_open
):
    at = NOW.replace(year=asked_on.year, month=asked_on.month, day=asked_on.day)
    factories.a_body("force", "force")
    question = factories.a_question(office, panel, people[Role.PANEL_MEMBER], at=at)
    question.asked_by = office
    question.save()
    question.citations.create(words="Robbery", address=SIGNAL.address)
    assert told(officer) == (["robbery"] if is_open else [])


def test_a_question_of_another_body_settles_nothing(office, panel, people, officer, figures):
    question = factories.a_question(office, panel, people[Role.PANEL_MEMBER])
    question.citations.create(words="Robbery", address=SIGNAL.address)
    assert told(officer) == ["robbery"]


def test_it_is_set_aside_once_and_by_who_follows_figures(office, officer, editor, figures):
    with pytest.raises(RoleNeeded):
        settle_signal(office, SIGNAL, "No.", by=editor, at=NOW)
    settle_signal(office, SIGNAL, "A new system.", by=officer, at=NOW)
    with pytest.raises(NotAllowed, match="A new system"):
        settle_signal(office, SIGNAL, "Again.", by=officer, at=NOW + timedelta(days=1))
    assert SettledSignal.objects.count() == 1


def test_the_page_of_a_signal_offers_both_ways(office, officer, client, clock, figures):
    clock(NOW)
    client.force_login(officer)
    assert "/desk/office/figures/robbery/" in client.get("/desk/").text
    page = client.get("/desk/office/figures/robbery/").text
    assert SIGNAL.sentence in page
    assert 'href="/desk/ask/avonford/robbery/"' in page
    refused = client.post("/desk/office/figures/robbery/", {"reason": ""})
    assert refused.status_code == 400
    done = client.post("/desk/office/figures/robbery/", {"reason": "A new system."})
    assert done["Location"] == "/desk/"
    assert "/desk/office/figures/robbery/" not in client.get("/desk/").text
    assert "Nothing unusual now" in client.get("/desk/office/figures/total_crime/").text
    assert client.get("/desk/office/figures/nonsense/").status_code == 404


def test_the_signals_of_a_store_are_those_of_its_force_page(site, small_store):
    site(small_store)
    found = signals.newest_signals("anyshire")
    special = signals.area_page("anyshire").special
    assert [s.measure for s in found] == [drawn.measure.name for drawn in special]
    assert signals.newest_signals("nowhere") == []
