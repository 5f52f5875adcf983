"""A real browser on a real server."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.once import copied, made_once

# Width, whether scripts run, and whether axe reads a copy of the page: it needs scripts itself.
WINDOWS = {
    "wide": (1280, True, False),
    "no-script": (1280, False, True),
    "phone": (320, False, False),
}


LONGEST_START = 180  # seconds, on a machine that has much else to do


def answers(url: str) -> bool:
    """Whether a server is there."""
    try:
        urllib.request.urlopen(f"{url}/robots.txt", timeout=1).close()
    except OSError:
        return False
    return True


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


LOAD = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from frankpledge.apps.demo_record.actions.demonstration import load_demonstration
from frankpledge.apps.demo_record.actions.record import load_demo_record
call_command("migrate", verbosity=0)
load_demo_record(timezone.now())
load_demonstration(timezone.now())
"""


def environment_of(folder: Path) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": os.getcwd(),
        "FRANKPLEDGE_HOME": str(folder),
        "FRANKPLEDGE_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "frankpledge.web.settings",
    }


@pytest.fixture(scope="session")
def address(small_store, tmp_path_factory):
    """The address of this worker's `frankpledge serve`: the small store, the worked record."""

    def make(folder: Path) -> None:
        copied(small_store.root, folder)
        subprocess.run([sys.executable, "-c", LOAD], env=environment_of(folder), check=True)

    made = made_once(tmp_path_factory, "served", make)
    root = copied(made, tmp_path_factory.mktemp("served") / "store")
    environment = environment_of(root)
    port = free_port()
    command = [sys.executable, "-m", "frankpledge", "serve", "--port", str(port)]
    server = subprocess.Popen([*command, "--store", str(root)], env=environment)
    url = f"http://127.0.0.1:{port}"
    until = time.monotonic() + LONGEST_START
    while not answers(url):
        assert server.poll() is None, "the server ended before it answered"
        assert time.monotonic() < until, f"the server did not answer within {LONGEST_START} seconds"
        time.sleep(0.1)
    yield url
    server.terminate()
    server.wait()


@pytest.fixture(scope="session")
def browser():
    """Chromium; journeys are skipped where there is none."""
    path = (
        shutil.which("chromium")
        or shutil.which("chromium-browser")
        or shutil.which("google-chrome")
    )
    if path is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


def pytest_generate_tests(metafunc):
    """Take each journey without scripts, and those marked `all_windows` in every window."""
    if "page" in metafunc.fixturenames:
        is_in_all = metafunc.definition.get_closest_marker("all_windows")
        windows = WINDOWS if is_in_all else {"no-script": WINDOWS["no-script"]}
        metafunc.parametrize("page", windows.values(), ids=windows, indirect=True)


@pytest.fixture
def page(request, browser):
    """A page in a window; where it runs no script, with a second one in which axe reads it."""
    width, has_script, is_read = request.param
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, java_script_enabled=has_script)
    opened = context.new_page()
    opened.has_script = has_script
    reader = browser.new_context(viewport=size, bypass_csp=True) if is_read else None
    opened.reader = reader.new_page() if reader else None
    yield opened
    context.close()
    if reader:
        reader.close()
