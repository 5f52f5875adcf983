"""A draft of a measure is on no page, in no file and in no answer; once published it is in each."""

import re
import shutil

import pytest

from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.errors import NotFound
from frankpledge.evidence.index.build import build
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import DRAFT, PUBLISHED, SHIPPED, get_measure
from frankpledge.evidence.store.releases import Store
from tests.factories import NOW

pytestmark = pytest.mark.django_db
NAME = "canarymeasure"
CANARY = re.compile(r"canary\w*")
WORDS = {
    'title = "Robbery"': 'title = "Canarytitle"',
    'short = "Robbery"': 'short = "Canaryshort"',
    'question = "': 'question = "Canaryquestion? ',
    'why = "': 'why = "Canarywhy. ',
    "caveats = [": 'caveats = ["Canarycaveat.",',
}
LISTS = (
    "/measures/",
    "/forces/anyshire/measures/",
    "/forces/anyshire/measures.csv",
    "/forces/anyshire/districts/easthaven/measures/",
    "/forces/anyshire/districts/easthaven/measures.csv",
    "/alerts/?area=anyshire",
    "/alerts.csv?area=anyshire",
    "/api/v1/measures",
    "/api/v1/measures.csv",
)
MORE = (
    "/",
    "/find/?q=canary",
    "/record/?q=canary",
    "/feeds/",
    "/forces/anyshire/",
    "/forces/anyshire/districts/easthaven/",
    "/how-to-read-charts/",
    "/about-the-data/",
    "/api/v1/signals?area=anyshire",
    "/api/v1/signals.csv?area=anyshire",
    "/api/v1/tables",
    "/api/forces",
    "/api/crime-categories",
    "/api/crimes-street-dates",
)
ITS_OWN = (
    f"/measures/{NAME}/",
    f"/measures/{NAME}/compare/2025-09/",
    *(
        f"{area}/measures/{NAME}{form}"
        for area in ("/forces/anyshire", "/forces/anyshire/districts/easthaven")
        for form in ("/", "/?like-months", ".csv", ".json", ".svg")
    ),
    f"/alerts/?area=anyshire&measure={NAME}",
    f"/alerts.csv?area=anyshire&measure={NAME}",
    f"/questions/ask/anyshire/{NAME}/",
    f"/api/v1/results?area=anyshire&measure={NAME}",
    f"/api/v1/results.csv?area=anyshire&measure={NAME}",
    f"/api/v1/signals?area=anyshire&measure={NAME}",
    f"/api/v1/signals.csv?area=anyshire&measure={NAME}",
)


def with_own_measure(store, folder, status):
    """A copy of a store with a measure of its own, calculated as an ingest does."""
    shutil.copytree(store.root, folder)
    own = Store(folder)
    shutil.copytree(SHIPPED / "robbery", own_measures(own) / NAME)
    path = own_measures(own) / NAME / "definition.toml"
    text = path.read_text("utf-8").replace('status = "published"', f'status = "{status}"')
    for before, after in WORDS.items():
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")
    refresh(own, own.release(), [get_measure(NAME, own_measures(own))])
    return own


@pytest.fixture(scope="module")
def drafting(small_store, tmp_path_factory):
    own = with_own_measure(small_store, tmp_path_factory.mktemp("draft") / "store", DRAFT)
    build(own, progress=lambda _name, _steps: None)
    return own


@pytest.fixture(scope="module")
def publishing(small_store, tmp_path_factory):
    return with_own_measure(small_store, tmp_path_factory.mktemp("open") / "store", PUBLISHED)


def told(client, address):
    """The status of an answer, and whether it tells more of the measure than was asked for."""
    answer = client.get(address)
    assert answer.status_code < 500, address
    text = b"".join(answer).decode() if answer.streaming else answer.text
    said, asked = f"{text} {dict(answer.headers)}".lower(), address.lower()
    return answer.status_code, bool(set(CANARY.findall(said)) - set(CANARY.findall(asked)))


def test_a_draft_is_on_no_page_in_no_file_and_in_no_answer(site, drafting):
    client = site(drafting)
    found = {address: told(client, address) for address in (*LISTS, *MORE)}
    assert [address for address, (_, is_told) in found.items() if is_told] == []
    assert {status for status, _ in found.values()} == {200}


def test_at_the_address_of_a_draft_there_is_nothing(site, drafting):
    client = site(drafting)
    assert {address: told(client, address) for address in ITS_OWN} == dict.fromkeys(
        ITS_OWN, (404, False)
    )


def test_a_draft_is_frozen_in_no_question_and_no_plan(site, drafting):
    site(drafting)
    with pytest.raises(NotFound):
        figure_at(f"/forces/anyshire/measures/{NAME}/", NOW.date())


def test_once_published_it_is_in_each_of_them(site, publishing):
    client = site(publishing)
    assert [address for address in LISTS if not told(client, address)[1]] == []
    charts = [address for address in ITS_OWN if "/compare/" not in address]
    assert {told(client, address)[0] for address in charts} == {200}
    assert "Canaryquestion" in client.get(f"/measures/{NAME}/").text
