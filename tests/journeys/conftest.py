"""A real browser on a real server."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import sync_playwright


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


@pytest.fixture(scope="session")
def address(small_store, tmp_path_factory):
    """The address of `frankpledge serve` on the small store, with the worked record."""
    root = tmp_path_factory.mktemp("served") / "store"
    shutil.copytree(small_store.root, root)
    environment = os.environ | {
        "PYTHONPATH": os.getcwd(),
        "FRANKPLEDGE_HOME": str(root),
        "FRANKPLEDGE_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "frankpledge.web.settings",
    }
    subprocess.run([sys.executable, "-c", LOAD], env=environment, check=True)
    port = free_port()
    command = [sys.executable, "-m", "frankpledge", "serve", "--port", str(port)]
    server = subprocess.Popen([*command, "--store", str(root)], env=environment)
    url = f"http://127.0.0.1:{port}"
    for _ in range(150):
        try:
            urllib.request.urlopen(f"{url}/robots.txt", timeout=1).close()
            break
        except OSError:
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


@pytest.fixture(
    params=[(1280, True), (1280, False), (320, False)], ids=["wide", "no-script", "phone"]
)
def page(request, browser):
    """A page: wide with scripts allowed, wide without, and as narrow as a phone."""
    width, has_script = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=has_script
    )
    opened = context.new_page()
    opened.has_script = has_script
    yield opened
    context.close()
