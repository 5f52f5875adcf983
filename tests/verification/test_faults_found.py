"""The table of what the checks find, made of some months of the real files."""

import re

import pytest

from bench.faults import FAULTS, report

pytestmark = pytest.mark.real_data
NEARLY_ALL = 0.9
# What docs/partial-months.md says is missed.
MISSED = ("violence at 50%", "anti-social behaviour at 50%")
LESS = ("anti-social behaviour at 30%", "drugs and robbery swapped")


def test_faults_are_found_as_the_page_says(real_store):
    said = report(real_store, quick=True)
    found = {
        name: float(share)
        for name, share in re.findall(
            r"^\| ([a-z0-9 %-]*[a-z][a-z0-9 %-]*) \| \d+ \| ([\d.]+) \|", said, re.M
        )
    }
    assert set(found) == set(FAULTS)
    sure = {name: share for name, share in found.items() if name not in (*MISSED, *LESS)}
    assert {name: share for name, share in sure.items() if share < NEARLY_ALL} == {}
    assert said.count("hampshire 2025-08") == 1
