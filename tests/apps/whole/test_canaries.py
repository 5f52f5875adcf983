"""What is not public is nowhere: each hidden word is looked for in all that anybody can fetch."""

import re
from collections import deque
from datetime import timedelta
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.core import mail
from django.urls import reverse

from frankpledge.apps.bodies.queries.popolo import as_text
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.panel.models import Case
from frankpledge.apps.panel.queries.mirrored import mirrored
from frankpledge.apps.publishing.actions.copies import write_copies
from frankpledge.apps.publishing.queries.copies import folder
from frankpledge.apps.publishing.queries.search import search
from frankpledge.apps.scrutiny.actions.askers import tell_askers
from frankpledge.apps.scrutiny.actions.digests import send_digests
from frankpledge.apps.scrutiny.models import Question
from frankpledge.rules.roles import Role
from frankpledge.web.drawing import drawing_of
from tests.apps.whole import record
from tests.apps.whole.registers import value_of
from tests.factories import NOW

pytestmark = pytest.mark.django_db
CANARY = re.compile(r"canary\w*", re.IGNORECASE)
LINK = re.compile(r"""(?:href|src|action|url|"url")\s*[=:]\s*["']([^"'#]+)""")
FIGURES = re.compile(r"/measures|/districts/|/forces/(?!anyshire)|/ask/\w+/\w+|kind=|\?area=")
MOST = 1500  # addresses; figures hold nothing of the record and are left out


def crawl(client, starts):
    """Yield every answer of the site that links lead to, with its address."""
    waiting, seen = deque(starts), set()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address)
        key = path.path + (f"?{path.query}" if path.query else "")
        if key in seen or path.netloc not in ("", "testserver") or key.startswith("/static/"):
            continue
        if FIGURES.search(key):
            continue
        seen.add(key)
        assert len(seen) < MOST, "the crawl does not end"
        answer = client.get(key)
        yield key, answer
        if not answer.streaming and answer.status_code == 200:
            waiting += [urljoin(key, link) for link in LINK.findall(answer.text)]
        elif answer.status_code in (301, 302):
            waiting.append(urljoin(key, answer["Location"]))


def addresses(whole):
    """Every address of a thing that is not public, guessed as somebody would who knows how
    references are given."""
    hidden = [
        whole.received,
        whole.drafted,
        whole.statement,
        whole.engagement,
        whole.plan,
        whole.report,
        whole.waits,
        whole.promised,
    ]
    references = ["canaryreference", "hidden", "gone", "amended", "waits"]
    hidden += [made.draft for made in whole.registers.values()]
    yield from of_registers(whole)
    for reference in (*references, *(thing.reference for thing in hidden)):
        yield f"/record/{reference}/"
        for number in (1, 2, 3):
            yield f"/record/{reference}/{number}/"
        yield f"/record/{reference}.json"
        yield f"/questions/received/{reference}/"
    for subject in (
        "topic/canarytopic",
        "topic/canaryamendedtopic",
        "kind/statement",
        "kind/plan",
        "kind/undertaking",
        "all/all",
        "body/office",
    ):
        yield f"/feeds/{subject}.atom"
        yield f"/feeds/{subject}.json"
    for words in (
        "canary",
        "canarydraft",
        "canaryreceived",
        "canarytext",
        "canaryhidden",
        "canarywithdrawn",
    ):
        yield f"/record/?q={words}"
        yield f"/find/?q={words}"
    for meeting in (whole.planned, whole.published, whole.held):
        yield f"/record/{meeting.reference}/"
        yield f"/record/minutes-{meeting.reference}/"
        yield f"/panels/meetings/{meeting.reference}/ask/"
    yield from (
        "/panels/panel/",
        "/panels/panel/meetings.ics",
        "/panels/meetings.ics",
        "/panels/panel/decisions/",
        "/panels/panel/members/",
        "/bodies/panel/due/",
        "/bodies/panel/due.csv",
        "/feeds/body/panel.atom",
        "/feeds/panel/panel.json",
    )
    for case in Case.objects.all():
        yield f"/panels/cases/{case.reference}/"
        yield f"/feeds/case/{case.reference}.atom"
    for form in ("csv", "json", "ics"):
        yield f"/bodies/office/due.{form}"
    yield from (
        "/record.csv",
        "/undertakings.csv",
        "/undertakings/",
        "/bodies.json",
        "/engagement/home-secretary.csv",
        "/engagement/home-secretary/",
        "/api/v1/bodies",
        "/api/v1/bodies.csv",
        "/api/v1/office-holders",
        "/api/v1/office-holders.csv",
        "/api/forces",
    )


def of_registers(whole):
    """Where each register is read, as page and as file."""
    for plural, made in whole.registers.items():
        yield from (f"/{plural}/", f"/{plural}.csv", f"/{plural}.json", f"/{plural}/?body=office")
        yield from (f"/api/v1/{plural}", f"/api/v1/{plural}.csv")
        yield f"/record/{made.public.reference}.json"


def leaks(answer, address):
    """The hidden words in an answer, in its body or in a header such as a file's name."""
    asked = set(CANARY.findall(address))
    text = b"".join(answer).decode() if answer.streaming else answer.text
    told = text + " ".join(f"{name}: {value}" for name, value in answer.items())
    if answer.status_code == 404:
        told = told.replace(address.split("/")[-1], "")
    return set(CANARY.findall(told)) - asked


def test_nobody_who_has_not_signed_in_sees_a_hidden_word(whole, site, small_store):
    client = site(small_store)
    found, count = {}, 0
    for address, answer in crawl(client, ["/", *addresses(whole)]):
        assert answer.status_code < 500, address
        count += 1
        if leaked := leaks(answer, address):
            found[address] = leaked
    assert found == {}
    assert count > 120  # the crawl went somewhere


# What members read of their panel: applications that they score, private papers, candidates.
MEMBERS = {
    "canaryapplicant",
    "canaryreach",
    "canaryapplication",
    "canarypaper",
    "canaryprivate",
    "canarypurpose",
    "canarycandidate",
    "canarylibrary",
    "canaryguidance",
}
# What whoever runs the panel reads besides.
SUPPORTS = {
    "canaryasker",
    "canaryphone",
    "canaryasked",
    "canarylate",
    "canaryminutes",
    "canarysupplement",
}


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.PANEL_SUPPORT])
def test_a_panel_sees_no_more_of_the_offices_work_than_anybody(whole, site, small_store, role):
    client = site(small_store)
    client.force_login(whole.people[role])
    own = MEMBERS | (SUPPORTS if role == Role.PANEL_SUPPORT else set())
    found = {}
    desk = [
        reverse("scrutiny:question", args=[whole.received.reference]),
        reverse("scrutiny:statement", args=[whole.statement.reference]),
        reverse("engagement:engagement", args=[whole.engagement.reference]),
        reverse("plan:plan", args=[whole.plan.reference]),
        reverse("recommendations:report", args=["office", whole.report.reference]),
        "/record/canaryreference/correct/",
    ]
    desk += [reverse("scrutiny:question", args=[q.reference]) for q in Question.objects.all()]
    desk += [
        reverse(f"{name}:record", args=[made.draft.reference])
        for name, made in whole.registers.items()
        if made.owner == whole.office
    ]
    for address, answer in crawl(client, ["/desk/", *desk, *addresses(whole)]):
        if leaked := leaks(answer, address) - own:
            found[address] = leaked
    assert found == {}


@pytest.mark.parametrize("role", [Role.OFFICE_EDITOR, Role.OFFICE_CLEARER, Role.AUDITOR])
def test_an_office_reads_nothing_private_of_its_panel(whole, site, small_store, role):
    client = site(small_store)
    client.force_login(whole.people[role])
    private = (MEMBERS | SUPPORTS) - {"canarycandidate"} | {
        "canarysupplement",
        "canarymark",
        "canarycomplaint",
        "canaryname",
        "canaryaddress",
        "canaryrecorded",
        "canaryreasons",
    }
    desk = [
        "/desk/",
        "/desk/panel/cases/",
        "/desk/panel/meetings/",
        "/desk/panel/members/",
        "/desk/panel/complaints/",
        "/desk/calendar/",
        f"/desk/meetings/{whole.planned.reference}/pack/",
        "/desk/audit/",
        f"/desk/library/{whole.shared.pk}/",
    ]
    for address, answer in crawl(client, [*desk, *addresses(whole)]):
        assert not leaks(answer, address) & private, address


def test_copies_on_disk_hold_what_is_public_and_nothing_else(
    whole, site, small_store, tmp_path, settings
):
    site(small_store)
    settings.FRANKPLEDGE_STORE = str(tmp_path)
    assert write_copies(mirrored(NOW), drawing_of("http://localhost:8000"), NOW) > 20
    for path in folder().rglob("*"):
        assert not CANARY.search(path.name)
        if path.is_file():
            assert not CANARY.search(path.read_text("utf-8", errors="replace")), path


@pytest.mark.both_databases
def test_no_search_finds_a_hidden_word(whole):
    words = set(CANARY.findall(Path(record.__file__).read_text("utf-8")))
    assert len(words) > 70
    assert {word for word in words if search(word, NOW).rows} == set()
    assert search("plain words", NOW).rows


def test_exports_hold_what_is_public_and_nothing_else(whole):
    assert "Commissioner" in as_text()
    assert not CANARY.search(as_text())


def test_reminders_hold_what_is_public_and_nothing_else(whole):
    monday = NOW + timedelta(days=5)
    sent = send_digests("https://example.org", at=monday)
    assert (sent.done, sent.failed) == (1, [])  # to the office: nobody at the panel keeps duties
    written = [f"{m.subject}\n{m.body}\n{m.extra_headers}" for m in mail.outbox]
    assert any("A promise." in words for words in written)
    assert {word for words in written for word in CANARY.findall(words)} == set()


def test_who_asked_is_told_no_more_than_why_there_is_no_answer(whole):
    tell_askers("https://example.org", at=NOW)
    told = {m.to[0]: set(CANARY.findall(f"{m.subject}\n{m.body}")) for m in mail.outbox}
    assert told == {"canarycontact2@example.org": {"canarydeclinereason"}}


def test_the_canaries_are_there_for_those_who_work_on_them(whole, client):
    client.force_login(whole.by)
    seen = set()
    for _, answer in crawl(client, ["/desk/"]):
        if not answer.streaming:
            seen |= set(CANARY.findall(answer.text))
    assert {
        "canarydraft",
        "canarycleared",
        "canaryreceived",
        "canarystatement",
        "canaryplan",
        "canaryreport",
        "canaryabout",
    } <= seen
    for register in DECLARED.registers:
        for one in register.table.private_fields:
            assert value_of(one, register.table, "draft") in seen, one.name
