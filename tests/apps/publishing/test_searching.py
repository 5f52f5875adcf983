"""Search: by pages, with the words round a hit, and no word that is hidden."""

from datetime import timedelta

import pytest

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.listing import relist
from frankpledge.apps.publishing.actions.publish import redact, withdraw
from frankpledge.apps.publishing.queries.lists import Marks
from frankpledge.apps.publishing.queries.search import search
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.errors import BadInput
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
FAR = "far off and away " * 40


def snippets(words, at=NOW):
    return [hit.snippet for hit in search(words, at).rows]


def test_a_hit_has_the_words_round_it_marked_and_no_markup_of_others(office, client):
    a_publication(office, text=f"{FAR} A <b>heron & two</b> stood there. {FAR}")
    (snippet,) = snippets("heron")
    assert "<mark>heron</mark> &amp; two" in snippet
    assert "<b>" not in snippet
    assert len(snippet) < len(FAR)
    assert snippet in client.get("/record/?q=heron").text


def test_no_snippet_holds_what_is_hidden_withdrawn_or_waits(office, clearer):
    made = a_publication(office, text="Heron by Quentin Quill.")
    redact(made, "Quentin Quill", "personal data", by=clearer, at=NOW)
    assert snippets("quill") == []
    assert "Quill" not in snippets("heron")[0]
    assert "[removed: personal data]" in snippets("heron")[0]
    relist()
    assert (snippets("quill"), len(snippets("heron"))) == ([], 1)
    a_publication(office, text="Heron, in secret.", visible_from=NOW + timedelta(days=1))
    assert "secret" not in "".join(snippets("heron"))
    withdraw(made, "Wrong.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    assert snippets("heron") == []


def test_hits_come_by_pages_best_first_then_newest(office, client, clock):
    a_publication(office, "best", text="heron heron heron", title="Heron")
    for n in range(7):
        a_publication(office, f"x-{n}", text="one heron of many words", at=NOW)
    clock(NOW)
    first = search("heron", NOW, limit=3)
    assert [hit.reference for hit in first.rows] == ["best", "x-6", "x-5"]
    assert (first.count, first.before, first.is_cut) == (8, "", False)
    second = search("heron", NOW, marks=Marks(after=first.after), limit=3)
    assert [hit.reference for hit in second.rows] == ["x-4", "x-3", "x-2"]
    again = search("heron", NOW, marks=Marks(before=second.before), limit=3)
    assert again == first
    assert "8 found for" in client.get("/record/?q=heron").text


def test_more_hits_than_are_ranked_are_told_of(office, client, clock, monkeypatch):
    sql = "frankpledge.apps.publishing.queries.search."
    monkeypatch.setattr(f"{sql}MOST_HITS", 3)
    for n in range(3):
        a_publication(office, f"x-{n}", text="heron")
    clock(NOW)
    assert search("heron", NOW).is_cut
    assert "The newest 3 found" in client.get("/record/?q=heron").text


def test_a_search_is_narrowed_by_kind_and_body(office, panel):
    a_publication(office, "one", text="heron")
    a_publication(panel, "two", text="heron", kind="question")
    assert [h.reference for h in search("heron", NOW, Wanted(kind="question")).rows] == ["two"]
    assert [h.reference for h in search("heron", NOW, Wanted(body="office")).rows] == ["one"]


@pytest.mark.parametrize("mark", ["x", "1.5"])
def test_a_page_of_hits_that_is_none_is_refused(office, mark):
    a_publication(office)
    with pytest.raises(BadInput, match="search again"):
        search("words", NOW, marks=Marks(after=mark))
