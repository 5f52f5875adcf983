"""What a server loads once, it does not look through again."""

import subprocess
import sys

LOADS = """
import gc, sys
from frankpledge.web.wsgi import application
print(gc.get_freeze_count() > 100_000, "frankpledge.apps.publishing.views" in sys.modules)
"""


def test_the_code_of_all_pages_is_loaded_and_left_to_stay(tmp_path):
    environment = {"FRANKPLEDGE_HOME": str(tmp_path), "SECRET_KEY": "x", "PATH": ""}
    command = [sys.executable, "-c", LOADS]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split() == ["True", "True"]
