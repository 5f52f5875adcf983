"""Half the threads of a server may write; whoever comes beyond is told at once to come again."""

import sqlite3
import threading
from contextlib import closing

import psycopg
import pytest
from django.core.exceptions import TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpResponse

from frankpledge.web import writers
from frankpledge.web.busy import is_in_vain, typed_in
from frankpledge.web.writers import SessionsMiddleware, WritersMiddleware
from tests.databases import another, locked, raised_from


def of_sqlite(code):
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return error


class Site:
    """A site whose forms take as long as the test wants."""

    def __init__(self):
        self.under_way = threading.Semaphore(0)
        self.go_on = threading.Event()

    def __call__(self, request):
        if request.method == "POST" and request.path == "/slow/":
            self.under_way.release()
            self.go_on.wait()
        return HttpResponse("answered")


@pytest.fixture
def slow(settings, rf):
    """A site with two turns for who writes, both taken; the middleware before it."""
    settings.FRANKPLEDGE_WRITERS = 2
    site = Site()
    middleware = WritersMiddleware(site)
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(middleware(rf.post("/slow/"))))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
        site.under_way.acquire()
    yield middleware, site
    site.go_on.set()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200, 200]
    assert middleware(rf.post("/quick/")).status_code == 200  # the turns are free again


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(writers, "GRACE_SECONDS", 0.01)


def test_who_reads_and_who_asks_the_api_is_answered_while_all_turns_are_taken(slow, rf):
    middleware, _ = slow
    for request in (rf.get("/"), rf.head("/"), rf.options("/"), rf.post("/api/crimes-street/x")):
        assert middleware(request).status_code == 200


def test_who_writes_beyond_the_turns_gets_back_what_they_typed(slow, impatient, rf):
    middleware, _ = slow
    answer = middleware(rf.post("/questions/ask/", {"text": "Why?", "area": "avonford"}))
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    for words in ("Why?", "avonford", "Nothing was saved"):
        assert words in answer.text


def test_one_more_waits_for_a_turn_and_the_next_does_not(slow, rf, monkeypatch):
    middleware, site = slow
    monkeypatch.setattr(writers, "GRACE_SECONDS", 60)
    answers = []
    waiting = threading.Thread(target=lambda: answers.append(middleware(rf.post("/quick/"))))
    waiting.start()
    while middleware.waiting._value:
        pass
    assert middleware(rf.post("/quick/")).status_code == 503  # at once, while the other waits
    assert answers == []
    site.go_on.set()
    waiting.join()
    assert answers[0].status_code == 200


def test_a_fault_gives_its_turn_back(settings, rf):
    settings.FRANKPLEDGE_WRITERS = 1
    middleware = WritersMiddleware(lambda _: 1 / 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            middleware(rf.post("/"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/x/", "password"),
        ("/x/", "oldpassword"),
        ("/x/", "csrfmiddlewaretoken"),
        ("/account/2fa/authenticate/", "code"),
        ("/account/login/", "login"),
    ],
)
def test_no_secret_is_shown_again(rf, path, name):
    assert typed_in(rf.post(path, {name: "hunter2"})) == []
    assert typed_in(rf.post("/x/", {"text": "Why?", name: " "})) == [("Text", "Why?")]


def test_a_form_of_too_many_fields_is_refused_by_name_and_one_too_long_is_not_read(rf, settings):
    middleware = WritersMiddleware(lambda _: HttpResponse("answered"))
    many = {f"field{n}": "x" for n in range(1100)}
    with pytest.raises(TooManyFieldsSent):
        middleware(rf.post("/x/", many))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    request = rf.post("/x/", {"text": "x" * 100})
    assert middleware(request).status_code == 200
    assert not request._read_started


def test_too_much_is_not_read(rf, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    long = "text=" + "x" * 100
    request = rf.post("/x/", long, content_type="application/x-www-form-urlencoded")
    assert typed_in(request) == []


@pytest.mark.parametrize(
    ("cause", "is_so"),
    [
        (of_sqlite(sqlite3.SQLITE_BUSY), True),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), True),
        (of_sqlite(sqlite3.SQLITE_LOCKED), True),
        (of_sqlite(sqlite3.SQLITE_FULL), False),
        (psycopg.errors.LockNotAvailable(), True),
        (psycopg.errors.DeadlockDetected(), True),
        (psycopg.errors.TooManyConnections(), False),
        (psycopg.OperationalError("the server is away"), False),
        (None, False),
    ],
)
def test_what_the_databases_say_of_a_lock_is_known_by_its_code(cause, is_so):
    assert is_in_vain(raised_from(cause)) == is_so
    assert not is_in_vain(ValueError("database is locked"))


@pytest.mark.django_db
def test_code_of_a_lock_comes_through_django(tmp_path):
    path = tmp_path / "locked.sqlite3"
    other = another(str(path))
    other.settings_dict["OPTIONS"] = {"timeout": 0}
    with closing(sqlite3.connect(path, isolation_level=None)) as holder, closing(other):
        holder.execute("begin exclusive")
        with pytest.raises(OperationalError) as met:
            other.cursor().execute("create table x (y)")
    assert is_in_vain(met.value)


@pytest.mark.parametrize(("method", "status"), [("get", 200), ("post", 503)])
def test_a_session_that_cannot_be_kept_stops_a_form_and_no_page(rf, monkeypatch, method, status):
    def refuse(*_):
        raise locked()

    monkeypatch.setattr(writers.SessionMiddleware, "process_response", refuse)
    middleware = SessionsMiddleware(lambda _: HttpResponse("answered"))
    assert middleware(getattr(rf, method)("/x/")).status_code == status
