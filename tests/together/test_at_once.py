"""Several people at one moment: one wins, the others are told, and nothing is half done."""

import json
import time

AUDIT = """
from frankpledge.apps.audit.actions import record
for n in range(25):
    record("tested", f"thing-{sys.argv[1]}-{n}", by="a test", at=now)
"""
VERIFY = """
from frankpledge.apps.audit.queries import verify
found = verify()
print(found.lines, found.is_whole, found.fault)
"""


def test_writers_at_once_make_one_chain(shared_record):
    before = int(shared_record.run(VERIFY).split()[0])
    shared_record.run_together(AUDIT, 4)
    lines, is_whole, *fault = shared_record.run(VERIFY).split()
    assert (int(lines) - before, is_whole, fault) == (100, "True", [])


ASK = """
people = {role: User.objects.filter(held_roles__role=role).first() for role in Role}
from frankpledge.apps.bodies.models import Body
office, panel = Body.objects.get(slug="office"), Body.objects.get(slug="panel")
question = factories.a_question(office, panel, people[Role.PANEL_MEMBER])
from frankpledge.apps.scrutiny.actions.questions import draft_answer
from frankpledge.apps.scrutiny.queries.questions import draft_seen
draft_answer(question.reference, "Because.", draft_seen(question),
             by=people[Role.OFFICE_EDITOR], at=now)
factories.a_user(office, Role.OFFICE_CLEARER, email="second@office.example")
print(question.reference)
"""
CLEAR = """
from frankpledge.apps.scrutiny.actions.questions import clear_answer
from frankpledge.apps.scrutiny.models import Question
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.errors import NotAllowed
who = User.objects.filter(held_roles__role=Role.OFFICE_CLEARER).order_by("pk")[int(sys.argv[1])]
question = Question.objects.get()
seen = draft_seen(question)
try:
    clear_answer(question.reference, seen, by=who, at=now)
    print("cleared")
except NotAllowed as refused:
    print(refused)
"""


def test_two_who_clear_the_same_answer_at_once_one_wins_and_the_other_is_told(shared_record):
    shared_record.run(ASK)
    said = shared_record.run_together(CLEAR, 2)
    assert sorted(said) == ["You cannot clear a question that is cleared", "cleared"]
    lines = shared_record.run(
        "from frankpledge.apps.audit.models import AuditEvent\n"
        "print(AuditEvent.objects.filter(kind='answer-cleared').count())"
    )
    assert lines == "1"


REFERENCE = """
from frankpledge.apps.publishing.actions.references import next_reference
print("\\n".join(next_reference("q", now.date()) for _ in range(20)))
"""


def test_references_are_given_once(shared_record):
    given = "\n".join(shared_record.run_together(REFERENCE, 3)).splitlines()
    assert len(given) == len(set(given)) == 60
    numbers = sorted(int(reference.split("-")[2]) for reference in given)
    assert numbers == list(range(1, 61))  # none is lost either


RECEIVE = """
from frankpledge.apps.bodies.models import Body
from frankpledge.errors import TooMany
office = Body.objects.get(slug="office")
kept = []
for n in range(10):
    try:
        kept.append(factories.a_public_question(office, f"Why {sys.argv[1]} {n}?", at=now).reference)
    except TooMany:
        pass
print(len(kept))
"""


def test_one_sender_in_many_processes_is_held_to_the_limit_and_nothing_accepted_is_lost(
    shared_record,
):
    accepted = sum(map(int, shared_record.run_together(RECEIVE, 3)))
    held = shared_record.run(
        "from frankpledge.apps.scrutiny.models import Question\nprint(Question.objects.count())"
    )
    assert int(held) == accepted == 5


PUBLISH = """
import json
from frankpledge.apps.bodies.models import Body
office = Body.objects.get(slug="office")
print("ready", flush=True)
for n in range(100_000):
    factories.a_publication(office, f"x-{n}", f"word{n} " * 50, subjects=[("topic", "x")])
"""
CHECK = """
import json
from django.db import connection
from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.audit.queries import verify
from frankpledge.apps.publishing.models import SEARCH, Publication, Version
from frankpledge.apps.publishing.queries.search import search
with connection.cursor() as cursor:
    cursor.execute(f"select count(*) from {SEARCH}")
    found = cursor.fetchone()[0]
newest = Version.objects.order_by("-pk").first()
hits = search(newest.content["blocks"][0]["text"].split()[-1].rstrip("."), now).rows
print(json.dumps([
    Publication.objects.count(), Version.objects.count(), found,
    AuditEvent.objects.filter(kind__startswith="version-").count(), verify().fault,
    min(p.subjects.count() for p in Publication.objects.all()),
    [hit.reference for hit in hits] == [newest.publication.reference],
]))
"""


def test_a_process_killed_while_it_publishes_leaves_each_thing_published_or_not(shared_record):
    for wait in (0.05, 0.4):
        process = shared_record.begin(PUBLISH)
        assert process.first_line() == "ready"
        time.sleep(wait)
        process.kill()
        process.communicate()
        if wait == 0.05:
            shared_record.run(
                "from frankpledge.apps.bodies.models import Body\n"
                "factories.a_publication(Body.objects.get(slug='office'), 'after-the-first',"
                " subjects=[('topic', 'x')])"
            )
    publications, versions, found, lines, fault, subjects, is_found = json.loads(
        shared_record.run(CHECK)
    )
    assert publications >= 1
    assert versions == found == lines
    assert fault == ""
    assert subjects == 2
    assert is_found
