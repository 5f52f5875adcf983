"""A real server while somebody holds the lock that who writes waits for: who reads is answered."""

import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg

from tests.together.test_abuse import COUNT, Sender

POSTS, TURNS = 8, 2  # posts at once; how many of them are let through, by a server of four threads
WORDS = "Why did burglary rise in the valley?"
READ = ("/robots.txt", "/record/", "/questions/ask/", "/panels/")


@contextmanager
def lock_held(record):
    """Hold a lock that whoever asks a question needs."""
    address = record.environment["DATABASE_URL"]
    if address.startswith("sqlite"):
        with closing(
            sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
        ) as c:
            c.execute("begin immediate")
            yield
            c.execute("rollback")
        return
    with psycopg.connect(address) as connection:
        connection.execute("lock table scrutiny_question in exclusive mode")
        yield
        connection.rollback()


@contextmanager
def served(record, lock_seconds):
    """The address of a server on a record, in which whoever writes waits for so long."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "frankpledge", "serve", "--no-worker", "--port", str(port)],
        env=record.environment | {"LOCK_SECONDS": str(lock_seconds)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    while not answers(f"{address}/robots.txt"):
        time.sleep(0.05)
    yield address
    server.terminate()
    server.wait()


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.status == 200
    except OSError:
        return False


def test_who_reads_is_answered_while_who_writes_waits_for_ever(shared_record):
    with served(shared_record, 3600) as site, ThreadPoolExecutor(POSTS) as pool:
        senders = [Sender(site) for _ in range(POSTS)]
        with lock_held(shared_record):
            posts = [pool.submit(sender.post, WORDS) for sender in senders]
            while sum(post.done() for post in posts) < POSTS - TURNS:
                time.sleep(0.01)
            # Nobody is served because somebody gave up: the others wait still, and go on waiting.
            assert all(answers(site + path) for path in READ)
            refused = [post.result() for post in posts if post.done()]
            assert len(refused) == POSTS - TURNS
        for status, page in refused:
            assert (status, WORDS in page) == (503, True)
        kept = [post.result()[0] for post in posts]
    assert sorted(kept) == [302] * TURNS + [503] * (POSTS - TURNS)
    assert shared_record.run(COUNT) == f"{TURNS} {TURNS} True True"


def test_who_has_waited_long_enough_gets_back_what_they_typed_and_nothing_is_kept(shared_record):
    with served(shared_record, 0.2) as site:
        sender = Sender(site)
        with lock_held(shared_record):
            status, page = sender.post(WORDS)
        assert (status, WORDS in page, "Nothing was saved" in page) == (503, True, True)
        assert shared_record.run(COUNT) == "0 0 True True"
        assert sender.post(WORDS)[0] == 302
