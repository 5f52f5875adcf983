"""The digest of a version covers all that it is, and anybody can make it again."""

import hashlib
import json
from datetime import timedelta

import pytest

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.publishing.actions.publish import correct, redact, withdraw
from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries.digests import digest_of
from frankpledge.rules.documents import document, words
from tests import factories
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = NOW + timedelta(days=2)
OTHERS = {
    "number": 2,
    "notice": "update",
    "reason": "None was given.",
    "published_by": "account 8",
    "published_at": LATER,
    "visible_from": LATER,
    "title": "Another title",
    "content": {"lead": "Another."},
    "digest_format": 3,
    "salt": "0" * 32,
}


def hashed(client, reference, number=1):
    answer = client.get(f"/record/{reference}/{number}.json")
    return answer.text, hashlib.sha256(answer.content).hexdigest()


def a_version():
    return Version.objects.select_related("publication__body").get()


@pytest.mark.parametrize("name", OTHERS)
def test_a_digest_covers_everything_that_a_version_says_of_itself(office, name):
    a_publication(office)
    version = a_version()
    assert digest_of(version) == version.digest
    setattr(version, name, OTHERS[name])
    assert digest_of(version) != version.digest


def test_a_digest_covers_what_it_is_a_version_of(office):
    a_publication(office)
    panel = factories.a_body("panel", BodyKind.PANEL)
    for name, other in {"reference": "y", "kind": "question", "body": panel}.items():
        version = a_version()
        setattr(version.publication, name, other)
        assert digest_of(version) != version.digest


def test_anybody_can_make_the_digest_of_a_page_again(office, client):
    made = a_publication(office, text="Über £5 \N{EM DASH} “so”.")
    text, digest = hashed(client, made.reference)
    (told,) = client.get(f"/record/{made.reference}.json").json()["versions"]
    assert (told["digest"], told["digest_format"], told["is_as_published"]) == (digest, 2, True)
    assert told["hashed_text"].endswith(f"/record/{made.reference}/1.json")
    assert digest in client.get(f"/record/{made.reference}/").text
    assert json.loads(text)["content"]["blocks"][0]["text"] == "Über £5 \N{EM DASH} “so”."


def test_who_published_is_in_the_digest_and_cannot_be_guessed(office, client):
    made = a_publication(office, by="account 7")
    text, _ = hashed(client, made.reference)
    assert "account 7" not in text
    told = json.loads(text)["published_by"]
    assert told not in {hashlib.sha256(f"account {n}".encode()).hexdigest() for n in range(9)}


def test_a_digest_of_before_covers_what_it_covered(office, client):
    a_publication(office)
    version = a_version()
    said = json.dumps([version.title, version.content], ensure_ascii=False, sort_keys=True)
    version.digest_format = 1
    assert digest_of(version) == hashlib.sha256(said.encode()).hexdigest()


def test_no_text_that_is_hashed_holds_words_that_are_hidden(office, clearer, client):
    made = a_publication(office, text="He is Ann Ames.")
    right = document("What it is.", blocks=[words("Words", "She is Ann Ames.")])
    correct(made, "A title", right, "Ann Ames is no man.", by=clearer, at=NOW)
    before = hashed(client, made.reference, 2)
    redact(made, "Ann Ames", "personal data", by=clearer, at=NOW)
    for number in (1, 2):
        text, digest = hashed(client, made.reference, number)
        assert "Ann Ames" not in text
        told = client.get(f"/record/{made.reference}.json").json()["versions"][2 - number]
        assert (told["digest"], told["is_as_published"]) == (digest, False)
    assert before[1] != hashed(client, made.reference, 2)[1]


def test_of_what_was_withdrawn_no_text_is_given(office, clearer, client):
    made = a_publication(office, text="A secret.", title="A secret title")
    withdraw(made, "No.", kinds={}, by=clearer, at=NOW)
    for number in (1, 2):
        text, digest = hashed(client, made.reference, number)
        assert "secret" not in text
        assert digest in client.get(f"/record/{made.reference}.json").text


def test_what_is_under_embargo_has_no_text_and_no_digest(office, client, clock):
    made = a_publication(office, visible_from=LATER)
    digest = a_version().digest
    clock(NOW)
    for address in (
        f"{made.reference}/1.json",
        f"{made.reference}/2.json",
        f"{made.reference}.json",
    ):
        assert client.get(f"/record/{address}").status_code == 404
    for address in ("/record.csv", "/feeds/all/all.json", "/feeds/all/all.atom"):
        assert digest not in client.get(address).text
    clock(LATER)
    assert hashed(client, made.reference)[1] == digest
