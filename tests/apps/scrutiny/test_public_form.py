"""The public's form: what people and what programs send to it."""

import pytest

from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions.questions import accept_question
from frankpledge.apps.scrutiny.forms import LONGEST_QUESTION
from frankpledge.apps.scrutiny.models import Question
from tests.factories import NOW

pytestmark = pytest.mark.django_db
FORM = "/questions/ask/"


@pytest.fixture(autouse=True)
def _readers(people):
    """Somebody reads what comes in."""


SAID = {"area": "avonford", "text": "Why did it rise?", "asker": "", "contact": "", "website": ""}


def test_a_question_is_received_and_its_reference_told(office, client):
    answer = client.post(FORM, SAID)
    assert answer.status_code == 302
    page = client.get(answer["Location"])
    assert Question.objects.get().reference in page.text
    assert "Somebody at the body" in page.text


def test_form_without_words_says_what_to_do_and_keeps_the_rest(office, client):
    page = client.post(FORM, SAID | {"text": " ", "asker": "Ann Ames"})
    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert 'href="#id_text"' in page.text
    assert 'value="Ann Ames"' in page.text
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", "x" * (LONGEST_QUESTION + 1), "1500 characters"),
        ("asker", "x" * 151, "150 characters"),
        ("contact", "not an address", "valid email"),
        ("area", "atlantis", "Select a valid choice"),
        ("website", "http://spam.example", "left empty"),
        ("text", "a\x00b", "Null characters"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(office, client, field, value, said):
    page = client.post(FORM, SAID | {field: value})
    assert page.status_code == 200
    assert said in page.text
    assert not Question.objects.exists()


def test_an_office_where_nobody_reads_it_takes_no_question(office, client):
    HeldRole.objects.all().delete()
    page = client.post(FORM, SAID)
    assert page.status_code == 400
    assert "does not use this site" in page.text
    assert SAID["text"] in page.text  # what was typed is not lost
    assert not Question.objects.exists()


def test_an_area_nobody_answers_for_is_refused(office, client):
    page = client.post(FORM, SAID | {"area": "kent"})
    assert page.status_code == 400
    assert "Nobody is recorded who answers for" in page.text
    assert SAID["text"] in page.text  # what was typed is not lost


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}{% now 'Y' %}",
        '=HYPERLINK("http://evil.example")',
        "javascript:alert(1)",
        "'; drop table x; --",
        "\u202eevil",
        "🦆" * 50,
        "a\r\nSet-Cookie: x=1",
    ],
)
def test_whatever_is_written_is_shown_as_words_and_nothing_else(office, editor, client, text):
    client.post(FORM, SAID | {"text": text, "asker": text})
    received = Question.objects.get()
    client.force_login(editor)
    desk = client.get(f"/desk/questions/{received.reference}/")
    accept_question(received.reference, by=editor, at=NOW, due_on=None)
    pages = [
        desk,
        *(
            client.get(address)
            for address in (
                f"/record/{received.reference}/",
                "/record/",
                "/desk/",
                "/undertakings/",
            )
        ),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "49" not in page.text.split("7*7")[0][-5:]
    for address in (
        "/record.csv",
        "/undertakings.csv",
        "/feeds/all/all.atom",
        "/feeds/all/all.json",
        f"/record/{received.reference}.json",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert "Set-Cookie: x" not in str(answer.headers)
        if address.endswith(".csv"):
            assert "\n=" not in answer.text
            assert ",=" not in answer.text
            assert ',"=' not in answer.text
    title = visible.find(received.reference, NOW).title
    assert title.lower().startswith(" ".join(text.split())[:5].lower())


def test_a_body_that_is_too_large_is_refused_in_words(office, client):
    page = client.post(FORM, SAID | {"text": "x" * 1_000_000})
    assert page.status_code == 413
    assert "too long" in page.text
    assert not Question.objects.exists()


def test_too_many_fields_are_refused_in_words(office, client):
    page = client.post(FORM, SAID | {f"f{n}": "x" for n in range(1200)})
    assert page.status_code == 413
    assert "Traceback" not in page.text


def test_a_sixth_question_in_an_hour_is_told_when_to_come_again(office, client):
    answers = [client.post(FORM, SAID) for _ in range(6)]
    assert [a.status_code for a in answers] == [302] * 5 + [429]
    assert answers[-1]["Retry-After"] == "3600"
    assert "They are kept" in answers[-1].text
    assert Question.objects.count() == 5


def test_a_chart_comes_with_the_question_frozen(office, site, small_store):
    client = site(small_store)
    office.governs.update(area="anyshire")
    page = client.get("/questions/ask/anyshire/shoplifting/")
    assert "<svg" in page.text
    client.post("/questions/ask/anyshire/shoplifting/", SAID | {"area": "anyshire"})
    citation = Question.objects.get().citations.get()
    assert citation.figure["measure"] == "shoplifting"
    assert citation.figure["address"] == "/forces/anyshire/measures/shoplifting/"
    assert citation.figure["rows"]
    assert citation.figure["release"] == 1


def test_from_a_chart_everybody_comes_to_the_form_that_is_theirs(office, member, site, small_store):
    client = site(small_store)
    assert "/ask/anyshire/shoplifting/" in client.get("/forces/anyshire/measures/shoplifting/").text
    assert client.get("/ask/anyshire/shoplifting/")["Location"].startswith("/questions/ask/")
    client.force_login(member)
    assert client.get("/ask/anyshire/shoplifting/")["Location"].startswith("/desk/ask/")


def test_a_chart_that_is_not_there_is_not_found(office, site, small_store):
    assert site(small_store).get("/questions/ask/anyshire/tea/").status_code == 404
