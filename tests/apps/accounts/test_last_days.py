"""From which moment a role counts, and until which: a day before, on both days, a day after."""

from datetime import date, datetime, timedelta

import pytest
from allauth.account.forms import default_token_generator
from django.core import mail
from django.utils import timezone

from frankpledge.apps.accounts.actions import end_role, give_role
from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.accounts.queries import addresses_of, can
from frankpledge.apps.bodies.models import Succession
from frankpledge.apps.plan.actions import begin_plan
from frankpledge.rules.roles import May, Role
from tests import factories
from tests.moments import DAY, SPANS, allowed, noon, wrong

pytestmark = pytest.mark.django_db
LINK_LIVES = timedelta(days=3)


def begins_a_plan(user, office):
    """A function that tries what an editor may do, at a moment."""
    return lambda at: allowed(
        lambda: begin_plan(office, "A plan", date(2027, 4, 1), None, by=user, at=at)
    )


def test_a_role_counts_from_its_first_day_to_its_last(office, span):
    user = factories.a_user(office, Role.OFFICE_EDITOR, held_from=span.first, held_until=span.last)
    assert wrong(*span, begins_a_plan(user, office)) == []


def test_a_role_without_a_last_day_goes_on(office, span):
    user = factories.a_user(office, Role.OFFICE_EDITOR, held_from=span.first)
    assert wrong(span.first, None, begins_a_plan(user, office)) == []


def test_pages_know_the_days_of_a_role(office, client, clock, span):
    clock(noon(span.first - 3 * DAY))
    user = factories.a_user(office, Role.OFFICE_EDITOR, held_from=span.first, held_until=span.last)
    client.force_login(user)

    def is_let_in(at):
        clock(at)
        return client.get("/desk/office/plans/").status_code == 200

    assert wrong(*span, is_let_in) == []


def test_messages_go_to_those_who_hold_the_role_that_day(office, span):
    user = factories.a_user(office, Role.OFFICE_EDITOR, held_from=span.first, held_until=span.last)

    def is_written_to(at):
        today = timezone.localdate(at)
        return user.email in addresses_of(office, May.KEEP_OBLIGATIONS, today)

    assert wrong(*span, is_written_to) == []


@pytest.mark.both_databases
def test_a_role_that_is_ended_was_held_until_the_day_before(office, people, span):
    held = people[Role.OFFICE_EDITOR].held_roles.get()

    def is_the_day_before(at):
        HeldRole.objects.filter(pk=held.pk).update(held_until=None)
        end_role(held, by=people[Role.ADMINISTRATOR], at=at)
        held.refresh_from_db()
        return span.first <= held.held_until + DAY <= span.last

    assert wrong(*span, is_the_day_before) == []


def test_a_role_that_is_ended_on_its_first_day_was_never_held(office, people, span):
    def is_gone(at):
        held = HeldRole.objects.create(
            user=people[Role.OFFICE_CLEARER],
            role=Role.OFFICE_EDITOR,
            body=office,
            held_from=span.last,
        )
        end_role(held, by=people[Role.ADMINISTRATOR], at=at)
        found = HeldRole.objects.filter(pk=held.pk)
        is_left = found.exists()
        found.delete()
        return not is_left

    assert wrong(None, span.last, is_gone) == []


def test_a_role_that_ends_today_is_given_again_from_tomorrow(office, people, span):
    user = factories.a_user(office, Role.PANEL_SUPPORT, held_from=span.first, held_until=span.last)

    def is_free(day):
        given = {"held_from": day, "held_until": None, "role": Role.PANEL_SUPPORT}
        return allowed(
            lambda: give_role(
                email=user.email,
                name=user.name,
                body=office,
                by=people[Role.ADMINISTRATOR],
                at=factories.NOW,
                **given,
            )
        )

    days = (span.first - DAY, span.first, span.last, span.last + DAY)
    assert [is_free(day) for day in days] == [True, False, False, True]


def test_a_role_at_the_body_that_follows_counts_from_the_day_of_the_order(office, span):
    board = factories.a_body("board", area="board")
    Succession.objects.create(before=office, after=board, on=span.first, source="a test")
    user = factories.a_user(board, Role.OFFICE_EDITOR)
    assert wrong(span.first, None, begins_a_plan(user, office)) == []
    assert can(user, May.EDIT_PLAN, board, span.first - DAY)


@pytest.mark.parametrize("day", [span.first for span in SPANS.values()], ids=SPANS)
def test_a_link_to_set_a_password_is_good_for_three_days(office, client, monkeypatch, day):
    asked = datetime.combine(day, datetime.min.time())
    monkeypatch.setattr(default_token_generator, "_now", lambda: asked)
    user = factories.a_user(office, Role.OFFICE_EDITOR)
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    client.post("/account/password/reset/", {"email": user.email})
    [link] = [word for word in mail.outbox[-1].body.split() if "/reset/key/" in word]

    def opens(after):
        client.session.flush()
        monkeypatch.setattr(default_token_generator, "_now", lambda: asked + after)
        return 'name="password1"' in client.get(link, follow=True).text

    second = timedelta(seconds=1)
    assert [opens(LINK_LIVES), opens(LINK_LIVES + second)] == [True, False]
