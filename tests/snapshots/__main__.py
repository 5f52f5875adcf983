"""Keep the snapshots anew, or compare the site with them.

python -m tests.snapshots write
python -m tests.snapshots compare [--text]
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TESTS = (HERE / "test_snapshots.py", HERE.parent / "apps" / "whole" / "test_pages_kept.py")


def main() -> int:
    """Run the tests that take the snapshots, in the mode asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.snapshots", description=__doc__)
    parser.add_argument("what", choices=("write", "compare"))
    parser.add_argument(
        "--text", action="store_true", help="only what a person reads, links, fields, buttons"
    )
    asked = parser.parse_args()
    os.environ["SNAPSHOTS"] = "text" if asked.text else asked.what
    return pytest.main(["-q", *map(str, TESTS)])


if __name__ == "__main__":
    sys.exit(main())
