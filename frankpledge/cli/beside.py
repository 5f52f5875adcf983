"""A process that runs beside the server: begun with it, ended with it, begun anew where it dies."""

import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

LOOK_SECONDS = 0.5
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 1.0, 60.0
LIVED_SECONDS = 30.0  # who lived longer did not die of how it was begun
END_SECONDS = 30.0  # to do what it has in hand


@contextmanager
def beside(command: Sequence[str]) -> Iterator[None]:
    """Keep a command running for as long as the block lasts."""
    stop = threading.Event()
    first = subprocess.Popen(command)
    keeper = threading.Thread(target=_keep, args=(command, first, stop), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep(command: Sequence[str], process: subprocess.Popen, stop: threading.Event) -> None:
    """Begin a command anew whenever it has ended, sooner the longer it lived, until `stop`."""
    pause = FIRST_PAUSE_SECONDS
    while not stop.is_set():
        began = time.monotonic()
        while process.poll() is None and not stop.wait(LOOK_SECONDS):
            pass
        if stop.is_set():
            break
        pause = FIRST_PAUSE_SECONDS if time.monotonic() - began > LIVED_SECONDS else pause
        if not stop.wait(pause):
            process = subprocess.Popen(command)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)
    _end(process)


def _end(process: subprocess.Popen) -> None:
    """Ask a process to end, and end it where it does not."""
    process.terminate()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
