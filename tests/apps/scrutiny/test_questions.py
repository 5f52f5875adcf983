"""A question from asking to the published answer, and what may go wrong on the way."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.utils import timezone

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions import questions as actions
from frankpledge.apps.scrutiny.actions.askers import forget_clients, tell_askers
from frankpledge.apps.scrutiny.actions.elsewhere import record_question
from frankpledge.apps.scrutiny.models import Question, Route
from frankpledge.apps.scrutiny.queries.asking import Asked
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.errors import BadInput, NotAllowed, NotFound, TooMany
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=2)


@pytest.fixture
def question(office, panel, member):
    return factories.a_question(office, panel, member)


def shown(question, at=NOW):
    return visible.find(question.reference, at)


def draft(question, by, text="Because.", seen=None):
    seen = draft_seen(Question.objects.get(pk=question.pk)) if seen is None else seen
    return actions.draft_answer(question.reference, text, seen, by=by, at=NOW)


def clear(question, by, seen=None):
    seen = draft_seen(Question.objects.get(pk=question.pk)) if seen is None else seen
    return actions.clear_answer(question.reference, seen, by=by, at=NOW)


def test_a_panels_question_is_public_at_once_with_the_kind_the_table_proposes(question):
    assert question.reference == "q-2026-0001"
    assert question.proposed_label == "strategic_holding_to_account"
    page = shown(question)
    assert "there is no published answer yet" in page.lead
    assert ("body", "panel") in page.subjects
    assert ("area", "avonford") in page.subjects


@pytest.mark.both_databases
def test_answer_is_drafted_cleared_by_another_and_published(question, people, editor, clearer):
    draft(question, editor)
    assert "Because." not in shown(question).full_text
    clear(question, clearer)
    assert "Because." not in shown(question).full_text
    actions.publish_answer(question.reference, by=editor, at=LATER)
    assert "Because." in shown(question, LATER).full_text
    assert [line.kind for line in AuditEvent.objects.filter(subject=question.reference)] == [
        "question-asked",
        "version-published",
        "answer-drafted",
        "answer-cleared",
        "answer-published",
        "version-update",
    ]


def test_who_drafted_does_not_clear_even_with_both_roles(question, office, editor):
    factories.a_user(office, Role.OFFICE_CLEARER, email=editor.email)
    draft(question, editor)
    with pytest.raises(NotAllowed, match="somebody else has to clear it"):
        clear(question, editor)
    Question.objects.update(cleared_by=None)
    with pytest.raises(DatabaseError, match="cleared_by_someone_else"), transaction.atomic():
        Question.objects.update(cleared_by=editor)


def test_what_was_not_read_is_not_cleared(question, editor, clearer):
    seen = draft_seen(draft(question, editor))
    draft(question, editor, "Because of that.")
    with pytest.raises(NotAllowed, match="changed the draft meanwhile"):
        clear(question, clearer, seen)
    assert Question.objects.get().state == "drafted"


@pytest.mark.both_databases
def test_two_who_draft_at_once_do_not_overwrite_each_other(question, people, editor):
    seen = draft_seen(question)
    draft(question, editor, "Mine.", seen)
    with pytest.raises(NotAllowed, match="changed the draft meanwhile"):
        draft(question, people[Role.PERFORMANCE_OFFICER], "No, mine.", seen)
    assert Question.objects.get().answer == "Mine."


def test_a_draft_sent_back_is_kept_and_drafted_again(question, editor, clearer):
    draft(question, editor)
    actions.return_answer(question.reference, "Too short.", by=clearer, at=NOW)
    again = Question.objects.get()
    assert (again.state, again.answer, again.reason) == ("asked", "Because.", "Too short.")
    draft(question, editor, "Because of this and that.")
    clear(question, clearer)
    actions.publish_answer(question.reference, by=editor, at=NOW)
    assert "Too short." not in shown(question).full_text


@pytest.mark.parametrize("move", ["clear_answer", "publish_answer"])
def test_a_step_is_not_left_out(question, people, editor, clearer, move):
    step = getattr(actions, move)
    given = {"clear_answer": {"seen": draft_seen(question)}}.get(move, {})
    with pytest.raises(NotAllowed, match="a question that is asked"):
        step(question.reference, **given, by=clearer, at=NOW)
    assert Question.objects.get().state == "asked"


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.OFFICE_CLEARER, Role.AUDITOR])
def test_a_draft_by_somebody_who_may_not_changes_nothing(question, people, role):
    with pytest.raises(NotAllowed, match="office editor or performance officer"):
        draft(question, people[role])
    assert Question.objects.get().answer == ""


def test_answer_under_embargo_is_seen_from_its_moment(question, people, editor):
    factories.a_cleared_answer(question, people, "Secret.")
    actions.publish_answer(question.reference, by=editor, at=NOW, visible_from=LATER)
    assert "Secret." not in shown(question).full_text
    assert "Secret." in shown(question, LATER).full_text


def test_the_asking_panel_withdraws_and_says_why(question, member):
    actions.withdraw_question(question.reference, "It was asked twice.", by=member, at=NOW)
    assert "It was asked twice." in str(shown(question).content)
    with pytest.raises(NotAllowed, match="a question that is withdrawn"):
        actions.withdraw_question(question.reference, "Again.", by=member, at=NOW)


def test_the_office_does_not_withdraw_the_panels_question(question, editor):
    with pytest.raises(NotAllowed):
        actions.withdraw_question(question.reference, "No.", by=editor, at=NOW)


def test_a_person_decides_the_kind_and_what_the_table_proposed_stays_beside_it(question, editor):
    actions.decide_kind(question.reference, "conduct", by=editor, at=NOW)
    facts = dict(shown(question).content["facts"])
    assert facts["Kind, as a person decided"].startswith("conduct")
    assert "holding to account" in facts["Kind, as the table proposed"]
    with pytest.raises(BadInput, match="no kind of question called 'tea'"):
        actions.decide_kind(question.reference, "tea", by=editor, at=NOW)


def test_a_follow_up_leads_both_ways(question, office, panel, member, client):
    more = factories.a_question(office, panel, member, "And then?", follows=question)
    assert "And then?" in client.get(f"/record/{question.reference}/").text
    assert question.reference in client.get(f"/record/{more.reference}/").text


def test_an_answer_cites_what_it_rests_on(question, people, editor):
    with_draft = draft(question, editor)
    actions.cite(with_draft.reference, "The figures.", "https://example.org/x", by=editor, at=NOW)
    clear(question, people[Role.OFFICE_CLEARER])
    with pytest.raises(NotAllowed, match="takes no more citations"):
        actions.cite(question.reference, "More.", "https://example.org/y", by=editor, at=NOW)
    assert "The figures." not in shown(question).full_text
    actions.publish_answer(question.reference, by=editor, at=NOW)
    assert "The figures." in shown(question).full_text


class TestPublicQuestions:
    """Nothing of a question of the public is public before somebody has read it."""

    def test_it_waits_to_be_read(self, office):
        received = factories.a_public_question(office, "Why so?", "ann@example.org")
        assert received.publication is None
        assert visible.publications(NOW) == []

    def test_accepted_it_is_public_without_the_address(self, office, editor):
        received = factories.a_public_question(office, "Why so?", "ann@example.org")
        actions.accept_question(received.reference, by=editor, at=NOW, due_on=LATER.date())
        page = shown(received)
        assert "Why so?" in page.full_text
        assert "ann@example.org" not in str(page)
        assert "a member of the public who gave no name" in page.full_text

    def test_declined_it_is_never_public(self, office, editor):
        received = factories.a_public_question(office)
        actions.decline_question(received.reference, "It names a person.", by=editor, at=NOW)
        assert visible.publications(NOW) == []

    def test_a_sixth_in_an_hour_from_one_sender_is_refused_and_the_five_are_kept(self, office):
        for number in range(5):
            factories.a_public_question(office, f"Why {number}?")
        with pytest.raises(TooMany, match="They are kept"):
            factories.a_public_question(office)
        factories.a_public_question(office, client="another")
        factories.a_public_question(office, at=NOW + timedelta(hours=1, seconds=1))
        assert Question.objects.count() == 7

    def test_asker_is_told_once_of_the_answer_and_the_address_is_erased(
        self, office, people, editor
    ):
        received = factories.a_public_question(office, "Why so?", "ann@example.org")
        actions.accept_question(received.reference, by=editor, at=NOW, due_on=None)
        assert tell_askers("https://x.example", at=NOW).done == 0
        factories.a_cleared_answer(received, people)
        actions.publish_answer(received.reference, by=editor, at=NOW, visible_from=LATER)
        assert tell_askers("https://x.example", at=NOW).done == 0  # under embargo
        assert tell_askers("https://x.example", at=LATER).done == 1
        assert tell_askers("https://x.example", at=LATER).done == 0
        assert mail.outbox[0].to == ["ann@example.org"]
        assert f"https://x.example/record/{received.reference}/" in mail.outbox[0].body
        assert Question.objects.get().asker_contact == ""

    def test_asker_is_told_why_it_was_declined(self, office, editor):
        received = factories.a_public_question(office, "Why so?", "ann@example.org")
        actions.decline_question(received.reference, "It names a person.", by=editor, at=NOW)
        tell_askers("https://x.example", at=NOW)
        assert "It names a person." in mail.outbox[0].body

    def test_a_message_that_cannot_be_sent_erases_no_address(self, office, editor, settings):
        received = factories.a_public_question(office, "Why so?", "ann@example.org")
        actions.decline_question(received.reference, "No.", by=editor, at=NOW)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_PORT = 1
        sent = tell_askers("https://x.example", at=NOW)
        assert sent.done == 0
        assert received.reference in sent.failed[0]
        assert Question.objects.get().asker_contact == "ann@example.org"

    def test_marks_of_senders_are_erased_after_a_day(self, office):
        factories.a_public_question(office)
        assert forget_clients(at=NOW + timedelta(hours=23)) == 0
        assert forget_clients(at=NOW + timedelta(hours=25)) == 1
        assert forget_clients(at=NOW + timedelta(hours=26)) == 0
        assert Question.objects.get().client == ""
        lines = AuditEvent.objects.filter(kind="question-clients-erased")
        assert [line.detail for line in lines] == ['{"count":1}']


class TestElsewhere:
    """Questions asked elsewhere are recorded by their source."""

    def given(self, office, editor, **facts):
        ministry = Body.objects.create(
            slug="home-office", name="Home Office", kind=BodyKind.DEPARTMENT
        )
        Body.objects.create(slug="commons", name="House of Commons", kind=BodyKind.PARLIAMENT)
        said = {
            "owner": office,
            "route": Route.PARLIAMENT,
            "asked_of": ministry,
            "text": "What of the funding formula?",
            "answer": "It is under review.",
            "asked_on": None,
            "asker": "Ann Ames MP",
            "addressee": "the Home Secretary",
            "occasion": "",
            "topic": "",
            "source": "Hansard",
            "source_url": "",
        }
        return record_question(**said | facts, by=editor, at=NOW)

    def test_it_is_public_with_its_source_and_an_open_day_stays_open(self, office, editor):
        page = shown(self.given(office, editor))
        facts = dict(page.content["facts"])
        assert facts["Asked"] == "open: the source gives no day"
        assert facts["Stands"] == "answered"
        assert page.content["sources"][0]["title"] == "Hansard"
        assert ("body", "commons") in page.subjects

    def test_without_an_answer_it_stays_open(self, office, editor):
        asked = self.given(office, editor, answer="")
        assert asked.state == "asked"
        assert "no published answer yet" in shown(asked).lead

    def test_a_panel_member_records_none(self, office, editor, member):
        with pytest.raises(NotAllowed):
            self.given(office, member)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "drafted"}, "has_an_answer"),
        ({"state": "published", "answer": "x"}, "cleared_or_has_its_source"),
        ({"state": "withdrawn"}, "says_why"),
        ({"due_on": NOW.date() - timedelta(days=9)}, "due_on_or_after"),
    ],
)
def test_database_refuses_what_cannot_be(question, facts, name):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        Question.objects.update(**facts)


class TestSpokenForOthers:
    """An office asks a minister: the minister's answer is recorded, with where it was given."""

    @pytest.fixture
    def asked(self, office, editor):
        ministry = Body.objects.create(
            slug="home-office", name="Home Office", kind=BodyKind.DEPARTMENT
        )
        return actions.ask_question(
            Asked(
                text="When?",
                route=Route.MINISTER,
                asked_of=ministry,
                owner=office,
                asked_by=office,
                area=office.area,
            ),
            by=editor,
            at=NOW,
        )

    def test_without_a_source_it_is_not_published(self, asked, people, editor):
        factories.a_cleared_answer(asked, people, "Soon.")
        with pytest.raises(BadInput, match="first cite where it was said"):
            actions.publish_answer(asked.reference, by=editor, at=NOW)
        assert Question.objects.get().state == "cleared"

    def test_with_one_the_page_says_who_recorded_it(self, asked, people, editor):
        actions.cite(asked.reference, "The letter", "https://x.example/", by=editor, at=NOW)
        factories.a_cleared_answer(asked, people, "Soon.")
        actions.publish_answer(asked.reference, by=editor, at=NOW)
        answer = shown(asked).content["blocks"][1]
        assert answer["said_by"] == "Home Office, as Office records it"


def test_what_is_not_there_is_not_cited(question, editor):
    with pytest.raises(NotFound, match="Nothing is published as 'q-2026-9999'"):
        actions.cite(question.reference, "x", "/record/q-2026-9999/", by=editor, at=NOW)


def test_a_draft_with_another_citation_is_another_draft(question, editor, clearer):
    seen = draft_seen(draft(question, editor))
    actions.cite(question.reference, "The plan", "https://x.example/", by=editor, at=NOW)
    with pytest.raises(NotAllowed, match="changed the draft meanwhile"):
        clear(question, clearer, seen)


def test_an_address_of_this_site_is_a_chart_or_a_record_of_it(question, editor, office, client):
    made = factories.a_publication(office)
    client.force_login(editor)
    said = {"words": "The report", "address": f"http://testserver/record/{made.reference}/"}
    client.post(f"/desk/questions/{question.reference}/cite/", said)
    citation = Question.objects.get().citations.get(is_of_answer=True)
    assert citation.address == f"/record/{made.reference}/"


def test_the_desk_says_from_when_an_answer_is_to_be_seen(question, people, editor, client):
    factories.a_cleared_answer(question, people)
    later = timezone.now() + timedelta(days=3)
    actions.publish_answer(question.reference, by=editor, at=timezone.now(), visible_from=later)
    client.force_login(editor)
    page = client.get(f"/desk/questions/{question.reference}/").text
    assert f"published, to be seen from {timezone.localtime(later).day} " in page


def test_who_asked_withdraws_it_and_says_why(question, member):
    actions.withdraw_question(question.reference, "Doubled.", by=member, at=NOW)
    assert shown(question).data["state"] == "withdrawn"
    assert "Doubled." in shown(question).full_text


def test_the_form_offers_the_routes_and_bodies_that_one_may_use(office, member, editor, client):
    factories.a_body("elsewhere", area="elsewhere")
    factories.a_body("force", BodyKind.FORCE)
    client.force_login(member)
    page = client.get("/desk/ask/").text
    assert "Panel to the office" in page
    assert "chief constable" not in page
    assert ("Office</option>" in page, "Elsewhere</option>" in page) == (True, False)
    client.force_login(editor)
    page = client.get("/desk/ask/").text
    assert "Panel to the office" not in page
    assert ("Force</option>" in page, "Elsewhere</option>" in page) == (True, False)
