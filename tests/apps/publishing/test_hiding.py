"""What was withdrawn, hidden or corrected stays so, whatever is published after it."""

from datetime import timedelta

import pytest
from django.db import connection

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.publish import correct, publish, redact, withdraw
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.publishing.queries.digests import sha256
from frankpledge.apps.publishing.queries.proofs import prove
from frankpledge.errors import NotAllowed, NotFound
from frankpledge.rules.documents import document, words
from tests import factories
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = NOW + timedelta(days=2)


def again(made, office, text, at=NOW):
    content = document("What it is.", blocks=[words("Words", text)])
    return publish(made.reference, made.kind, office, "A title", content, by="a test", at=at)


def test_what_was_withdrawn_is_not_published_anew_by_what_happens_to_its_record(office, clearer):
    made = a_publication(office, text="A secret.")
    withdraw(made, "It named a child.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    again(made, office, "A secret, still.")
    page = visible.find(made.reference, NOW)
    assert page.is_withdrawn
    assert page.title == f"Withdrawn: {made.reference}"
    assert "secret" not in page.full_text


def test_a_withdrawal_of_what_was_never_seen_waits_as_long_as_it_did(office, clearer):
    made = a_publication(office, visible_from=LATER)
    withdraw(made, "It names Ann Ames.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    with pytest.raises(NotFound):
        visible.find(made.reference, NOW)
    assert visible.find(made.reference, LATER).is_withdrawn


def test_a_correction_outlives_the_next_version(office, clearer):
    made = a_publication(office, text="It rose by 9.")
    right = document("What it is.", blocks=[words("Words", "It rose by 6.")])
    correct(made, "A title", right, "A slip.", by=clearer, at=NOW)
    again(made, office, "It rose by 9.", LATER)
    assert "It rose by 6." in visible.find(made.reference, LATER).full_text


def test_no_digest_is_shown_of_words_that_are_hidden(office, clearer):
    made = a_publication(office, text="He is 34.")
    before = visible.find(made.reference, NOW).digest
    redact(made, "34", "personal data", by=clearer, at=NOW)
    page = visible.find(made.reference, NOW)
    assert page.digest != before
    assert page.digest == sha256(visible.text_of(made.reference, NOW, 1))
    assert not page.is_as_published


def test_what_was_hidden_is_told_with_its_day_and_reason_where_the_words_were_seen(office, clearer):
    made = a_publication(office, text="He is 34.", visible_from=LATER)
    redact(made, "34", "personal data", by=clearer, at=NOW)
    assert visible.redactions_of(made.reference, NOW) == []
    assert visible.redactions_of(made.reference, LATER) == [(NOW, "personal data")]


def test_a_version_that_was_altered_in_the_database_is_named(office, clearer):
    made = a_publication(office)
    correct(
        made, "a title that is cleaned", {"lead": "x", "blocks": []}, "A slip.", by=clearer, at=NOW
    )
    assert prove().faults == ()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("set constraints all immediate")
            cursor.execute("alter table publishing_version disable trigger all")
        else:
            cursor.execute("drop trigger publishing_version_never_update")
        cursor.execute("update publishing_version set title = 'Another' where number = 1")
    faults = prove().faults
    (altered,) = (fault for fault in faults if fault.reference)
    assert (altered.reference, altered.number) == (made.reference, 1)
    assert "altered after it was published" in altered.what
    assert any("no longer refuses changes of publishing_version" in f.what for f in faults)


def test_the_office_corrects_no_words_of_who_asked(office, panel, member, clearer, client):
    asked = factories.a_question(office, panel, member, "Why did it rise?")
    client.force_login(clearer)
    page = client.get(f"/record/{asked.reference}/correct/").text
    assert "Why did it rise?" not in page
    said = {"title": "Fine?", "block_0": "Is it fine?", "lead": "All is well.", "reason": "x"}
    client.post(f"/record/{asked.reference}/correct/", said)
    found = visible.find(asked.reference, NOW + timedelta(days=900))
    assert "Why did it rise?" in found.full_text
    assert "fine" not in found.full_text.lower()


def test_the_office_withdraws_no_question_that_waits_for_its_answer(office, panel, member, clearer):
    asked = factories.a_question(office, panel, member)
    with pytest.raises(NotAllowed, match="waits for an answer"):
        withdraw(asked.publication, "Not liked.", kinds=DECLARED.kinds, by=clearer, at=NOW)


def test_what_is_withdrawn_offers_no_correction(office, clearer, client):
    made = a_publication(office)
    client.force_login(clearer)
    address = f"/record/{made.reference}/"
    assert f"{address}correct/" in client.get(address).text
    withdraw(made, "No.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    assert f"{address}correct/" not in client.get(address).text
