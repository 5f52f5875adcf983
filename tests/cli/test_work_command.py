"""The worker as a person runs it: alone, and beside the server."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_commands import run

COMMAND = [sys.executable, "-m", "frankpledge"]


@pytest.fixture(scope="module")
def home(made_store):
    """A store with the areas and nothing else."""
    return made_store("areas", "import", "areas") / "store"


def begin(*arguments, home, said=subprocess.PIPE):
    return subprocess.Popen(
        [*COMMAND, *arguments, "--store", str(home)],
        env=os.environ | {"SECRET_KEY": "a test's own"},
        text=True,
        stdout=said,
        stderr=said,
    )


def until(is_so):
    """Wait until something is so."""
    while not (found := is_so()):
        time.sleep(0.05)
    return found


def commands_of(parent):
    """The processes that a process has begun, by their number, with their command."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
            command = (path.parent / "cmdline").read_text()
        except OSError:
            continue  # it has ended
        if int(fields[1]) == parent and fields[0] != "Z":
            found[int(path.parent.name)] = command
    return found


def worker_of(server):
    workers = [pid for pid, said in commands_of(server.pid).items() if "\0work\0" in said]
    return workers[0] if workers else None


def is_alive(pid):
    return Path(f"/proc/{pid}").exists() and ") Z " not in Path(f"/proc/{pid}/stat").read_text()


def is_caught(pid, asked):
    """Whether a process has a function of its own for a signal."""
    said = Path(f"/proc/{pid}/status").read_text()
    caught = int(said.partition("SigCgt:")[2].split()[0], 16)
    return caught & 1 << signal.SIGTERM - 1 and caught & 1 << asked - 1


def test_what_is_due_is_done_once_and_told(home):
    done = run("work", "--once", store=home)
    assert done.stdout.endswith("0 failed, 0 due later, 0 given up\n")
    assert [
        json.loads(line) for line in run("work", "--once", "--json", store=home).stdout.split()
    ] == []


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_asked_to_end_ends_well(home, asked):
    process = begin("work", home=home)
    until(lambda: is_caught(process.pid, asked))
    process.send_signal(asked)
    assert process.communicate() == ("", "")
    assert process.returncode == 0


def serving(home, *more):
    """Begin `frankpledge serve` on a free port; return it once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = begin("serve", *more, "--port", str(port), home=home, said=subprocess.DEVNULL)
    until(lambda: answers(port))
    return process


def answers(port):
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def end(process):
    """End a server and what it began, however the test went."""
    began = commands_of(process.pid)
    process.kill()
    process.wait()
    for pid in filter(is_alive, began):
        os.kill(pid, signal.SIGKILL)


@pytest.fixture
def server(home):
    process = serving(home)
    yield process
    end(process)


def test_serve_begins_a_worker_anew_and_takes_it_along_when_it_ends(server):
    first = until(lambda: worker_of(server))
    os.kill(first, signal.SIGKILL)
    second = until(lambda: worker_of(server) not in (None, first) and worker_of(server))
    server.terminate()
    server.wait()
    assert not is_alive(second)


def test_a_worker_whose_server_was_killed_ends(server):
    left, others = until(lambda: worker_of(server)), commands_of(server.pid)
    server.kill()
    server.wait()
    until(lambda: not is_alive(left))
    for pid in filter(is_alive, others):
        os.kill(pid, signal.SIGKILL)  # the server's own processes are not what is tested


def test_a_server_without_a_worker(home):
    process = serving(home, "--no-worker")
    assert commands_of(process.pid)
    assert worker_of(process) is None
    end(process)
