"""Meetings that were published elsewhere: ModernGov's service, and texts of pages."""

import threading
from datetime import date, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.demo_record.actions.record import load_demo_record
from frankpledge.apps.meetings.actions import agenda, items
from frankpledge.apps.meetings.actions.importing import (
    Imported,
    import_moderngov,
    take_in,
    take_in_all,
)
from frankpledge.apps.meetings.models import Meeting, Paper
from frankpledge.apps.meetings.readers.minutes_texts import read_minutes_text
from frankpledge.apps.meetings.readers.moderngov import tree
from frankpledge.apps.meetings.readers.moderngov_service import ModernGov
from frankpledge.apps.meetings.readers.reading import clock, councillors, resolutions
from frankpledge.apps.publishing.actions.publish import correct
from frankpledge.apps.publishing.models import Sequence
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.publishing.queries.search import search
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.roles import Role
from tests.factories import NOW

pytestmark = pytest.mark.django_db

LIST = """<?xml version="1.0" encoding="utf-8"?><getmeetings><committee><committeeid>7</committeeid>
<committeetitle>Police and Crime Panel</committeetitle></committee><meetingscount>4</meetingscount>
<committeemeetings><meeting><meetingid>11</meetingid><meetingdate>24/09/2026</meetingdate></meeting>
<meeting><meetingid>12</meetingid><meetingdate>18/12/2026</meetingdate></meeting>
<meeting><meetingid>13</meetingid></meeting><meeting><meetingid>14</meetingid></meeting>
</committeemeetings></getmeetings>"""
WITH_MINUTES = """<?xml version="1.0" encoding="utf-8"?><meeting><meetingid>11</meetingid>
<committeetitle>Police and Crime Panel</committeetitle><meetingdate>24/09/2026</meetingdate>
<meetingtime>10.30 am</meetingtime><meetingstatus>Minutes published</meetingstatus>
<meetinglocation>County Hall</meetinglocation><agendaitems>
<agendaitem><agendaitemtitle>Election of Chair</agendaitemtitle>
<linkeddocs><linkeddoc><title>Rules</title><url>https://docs.example/rules.pdf</url></linkeddoc>
<linkeddoc><title>Lost</title><url>j:\\drive\\x.doc</url></linkeddoc></linkeddocs>
<minutesnonemptyhtmlbody>&lt;p&gt;That Cllr Ann Ames be elected as Chair.&lt;/p&gt;&lt;p&gt;Fish &amp;amp; chips.&lt;/p&gt;</minutesnonemptyhtmlbody></agendaitem>
<agendaitem><agendaitemtitle></agendaitemtitle><minutesnonemptyhtmlbody>&lt;table&gt;&lt;tr&gt;&lt;td&gt;1&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;</minutesnonemptyhtmlbody></agendaitem>
</agendaitems></meeting>"""
AHEAD = """<meeting><meetingid>12</meetingid><meetingdate>18/12/2026</meetingdate>
<meetingtime>half ten</meetingtime><meetingstatus>Wobbly</meetingstatus>
<agendaitems><agendaitem><agendaitemtitle>Budget</agendaitemtitle></agendaitem></agendaitems></meeting>"""
NO_DAY = "<meeting><meetingid>13</meetingid><meetingdate>soon</meetingdate></meeting>"
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa">]><meeting>&a;</meeting>'
ANSWERS = {"11": WITH_MINUTES, "12": AHEAD, "13": NO_DAY, "14": BOMB}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        asked = parse_qs(parts.query)
        method = parts.path.rsplit("/", 1)[-1]
        said = None
        if "off" not in parts.path:
            self.server.asked.append((method, asked))
            said = LIST if method == "GetMeetings" else ANSWERS[asked["lMeetingId"][0]]
        if method == "GetMeetings" and asked["lCommitteeId"] == ["0"]:
            said = "<getmeetings/>"
        self.send_response(200 if said else 404)
        self.end_headers()
        self.wfile.write((said or "<html>switched off").encode())

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def served():
    """A site that answers in the shapes of the service."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.url = f"http://127.0.0.1:{server.server_port}"
    yield server
    server.shutdown()
    server.server_close()


def imported(panel, served, committee="7", site=""):
    return import_moderngov(
        panel,
        ModernGov(site or served.url),
        committee,
        date(2026, 1, 1),
        date(2026, 12, 31),
        by="a test",
        at=NOW,
    )


def test_meetings_of_the_service_are_read_and_what_is_not_is_listed(panel, served):
    done = imported(panel, served)
    assert served.asked[0] == (
        "GetMeetings",
        {"lCommitteeId": ["7"], "sFromDate": ["01/01/2026"], "sToDate": ["31/12/2026"]},
    )
    assert (done.new, done.changed, done.unchanged) == (2, 0, 0)
    held, ahead = Meeting.objects.all()
    assert (held.on, held.starts_at, held.state) == (
        date(2026, 9, 24),
        time(10, 30),
        "minutes published",
    )
    assert (ahead.state, ahead.starts_at) == ("agenda published", None)
    said = "\n".join(done.unread)
    for words in (
        "'Lost' of agenda item 1",
        "title of agenda item 2",
        "a table",
        "'half ten'",
        "'Wobbly'",
        "meetingdate 'soon'",
        "document type",
    ):
        assert words in said
    minutes = visible.find(f"minutes-{held.reference}", NOW)
    assert "Fish & chips." in minutes.full_text
    assert ("person", "ann-ames") in minutes.subjects
    assert [p.url for p in Paper.objects.all()] == ["https://docs.example/rules.pdf"]
    assert "https://docs.example/rules.pdf" in str(visible.find(held.reference, NOW).content)
    carried = [c.text for c in held.minute_actions.all()]
    assert carried == ["That Cllr Ann Ames be elected as Chair."]


def test_the_same_again_changes_nothing_and_a_change_is_a_version(panel, served, monkeypatch):
    imported(panel, served)
    given = Sequence.objects.get(name="m-2026").last
    done = imported(panel, served)
    assert (done.new, done.changed, done.unchanged) == (0, 0, 2)
    assert Sequence.objects.get(name="m-2026").last == given  # no reference is used up
    monkeypatch.setitem(ANSWERS, "12", AHEAD.replace("Budget", "Budget and precept"))
    done = imported(panel, served)
    assert (done.changed, done.unchanged) == (1, 1)
    ahead = Meeting.objects.get(on=date(2026, 12, 18))
    assert len(visible.history(ahead.reference, NOW)) == 2


def test_what_was_imported_is_changed_where_it_came_from(panel, people, served, client):
    imported(panel, served)
    support = people[Role.PANEL_SUPPORT]
    ahead = Meeting.objects.get(on=date(2026, 12, 18))
    for act in (
        lambda: items.add_item(ahead, "x", "", "", by=support, at=NOW),
        lambda: items.add_paper(ahead.items.first(), "x", "x", "", by=support, at=NOW),
        lambda: agenda.cancel_meeting(ahead.reference, "x", by=support, at=NOW),
    ):
        with pytest.raises(NotAllowed, match="Change it there"):
            act()
    client.force_login(support)
    for path in ("rearrange/", "items/", "cancel/", "hold/", "minutes/"):
        page = client.get(f"/desk/meetings/{ahead.reference}/{path}")
        assert page.status_code == 403, path
    assert "is changed there" in client.get(f"/desk/meetings/{ahead.reference}/").text


def test_minutes_that_are_gone_there_stay_here(panel, served, monkeypatch):
    imported(panel, served)
    monkeypatch.setitem(ANSWERS, "11", WITH_MINUTES.replace("minutesnonemptyhtmlbody", "other"))
    done = imported(panel, served)
    assert any("those that were read before stay" in line for line in done.unread)
    assert Meeting.objects.get(on=date(2026, 9, 24)).state == "minutes published"


def test_a_correction_here_is_not_undone_by_reading_again(panel, people, served):
    imported(panel, served)
    held = Meeting.objects.get(on=date(2026, 9, 24))
    content = visible.newest_version(held.pack).content | {"lead": "Corrected."}
    correct(held.pack, "A title", content, "It was wrong.", by=people[Role.PANEL_SUPPORT], at=NOW)
    assert imported(panel, served).unchanged == 2
    assert visible.find(held.reference, NOW).lead == "Corrected."


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "18/12/2027"])
def test_a_day_that_cannot_be_is_listed(panel, served, monkeypatch, day):
    monkeypatch.setitem(ANSWERS, "12", AHEAD.replace("18/12/2026", day))
    done = imported(panel, served)
    assert done.new == 1
    assert any("meeting" in line and "12" in line for line in done.unread)


def test_odd_answers_are_refused_in_words():
    for data in (b'<?xml version="1.0" encoding="foo"?><a', LIST.encode("utf-16"), b"\xff", b""):
        with pytest.raises(BadInput, match="GetMeetings"):
            tree(data, "GetMeetings")


def test_a_site_that_is_switched_off_or_empty_says_what_to_do(panel, office, served):
    with pytest.raises(BadInput, match="answers 404.*import minutes"):
        imported(panel, served, site=f"{served.url}/off")
    with pytest.raises(BadInput, match="lists no meeting"):
        imported(panel, served, committee="0")
    with pytest.raises(BadInput, match="begins with https"):
        ModernGov("ftp://x")
    with pytest.raises(BadInput, match="does not answer"):
        imported(panel, served, site="http://127.0.0.1:1")
    assert Meeting.objects.count() == 0


TEXT = """Source page: https://council.example/ieListDocuments.aspx?CId=1&MId=99&Ver=4
(beginning of the page only)

Agenda and minutes

A Panel - Friday, 25 September 2026 2.00 pm

Venue: Town Hall

No. Item

Apologies for Absence

Apologies were submitted by Councillor Ann Ames (A Council) and Cllr Bell.

Crime in Towns

Members asked about shops.

- Shops
are closing and the"""


def test_a_text_is_read_by_its_own_headings():
    found = read_minutes_text(TEXT, "a.txt")
    assert (found.on, found.starts_at, found.venue) == (date(2026, 9, 25), time(14), "Town Hall")
    assert [i.title for i in found.items] == ["Apologies for Absence", "Crime in Towns"]
    said = "\n".join(found.unread)
    for words in ("beginning of the page only", "are closing and the", "Bell", "apologies alone"):
        assert words in said
    assert "Ames" not in said


def test_an_address_that_is_none_is_listed_and_not_linked():
    for line in ("javascript:alert(1)//x/y?MId=13", "foo?MId=12", "https://[x/ie?MId=5"):
        found = read_minutes_text(f"Source page: {line}\n" + TEXT.split("\n", 1)[1], "a.txt")
        assert found.source_url == ""
        assert any("the address of the page" in words for words in found.unread)


def test_two_files_of_one_name_are_two_meetings(panel):
    done = Imported()
    for day in ("25 September 2026", "26 September 2026"):
        text = TEXT.split("\n", 1)[1].replace("25 September 2026", day)
        take_in(panel, read_minutes_text(text, "july.txt"), done, by="a test", at=NOW)
    assert (done.new, Meeting.objects.count()) == (2, 2)


def test_all_texts_are_checked_before_the_first_is_kept(panel):
    texts = [TEXT.replace("25 September 2026", day) for day in ("25 September 2026", "1 May 1999")]
    found = [read_minutes_text(text, f"{n}.txt") for n, text in enumerate(texts)]
    with pytest.raises(BadInput, match="is no day"):
        take_in_all(panel, found, by="a test", at=NOW)
    assert not Meeting.objects.exists()
    assert take_in_all(panel, found[:1], by="a test", at=NOW).new == 1


def test_a_text_without_a_day_or_items_is_refused_by_name():
    with pytest.raises(BadInput, match=r"b\.txt: no line"):
        read_minutes_text("Agenda", "b.txt")
    with pytest.raises(BadInput, match=r"b\.txt: neither its title"):
        read_minutes_text("Agenda\n\nNo. Item\n\nOne", "b.txt")
    with pytest.raises(BadInput, match="not a day"):
        read_minutes_text("A - Friday, 31 February 2026\n\nNo. Item\n\nOne", "b.txt")


def test_words_that_minutes_use():
    assert clock("12.15 pm") == time(12, 15)
    assert clock("25:99") is None
    whole, alone = councillors(["Cllr Ann Ames from A, Councillor Bell; Cllr Ames."])
    assert (whole, alone) == (["Ann Ames"], ["Bell"])
    assert resolutions(["That X be appointed.", "That day it rained."]) == ["That X be appointed."]


def test_the_real_minutes_are_imported_and_found(panel, office, real_data):
    load_demo_record(NOW)
    body = Body.objects.get(area="thames-valley", kind="panel")
    files = sorted((real_data / "panel").glob("*.txt"))
    done = Imported()
    for file in files:
        take_in(body, read_minutes_text(file.read_text("utf-8"), file.name), done, by="x", at=NOW)
    assert done.new == len(files) == 3
    assert [m.on for m in body.panel_meetings.all()] == [
        date(2018, 6, 22),
        date(2021, 1, 29),
        date(2022, 4, 8),
    ]
    kinds = {hit.kind for hit in search("Hayes", NOW).rows}
    assert {"question", "minutes"} <= kinds
    asked = visible.publications(NOW, subject=("person", "tom-hayes"), kind="question")
    assert len(asked) == 2  # the question and its follow-up
    [topic] = {slug for s in asked for kind, slug in s.subjects if kind == "topic"}
    assert {s.reference for s in asked} <= {
        s.reference for s in visible.publications(NOW, subject=("topic", topic))
    }
    assert visible.publications(NOW, subject=("person", "robin-bradburn"))
    said = "\n".join(done.unread)
    assert "impact on al" in said
    assert "Egleton" in said
    assert said.count("the beginning of the page only") == 3
