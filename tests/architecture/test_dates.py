"""A day is written in one place: `rules.days` and `design.dates`, in templates by their filters."""

import re
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "frankpledge"
READERS = {  # they read a day that somebody wrote; none is written by them
    "apps/engagement/readers.py",
    "apps/meetings/readers/minutes_texts.py",
    "web/formats/en_GB/formats.py",
}
OWN_FORMAT = re.compile(r"\|(date|time):|{%\s*now\b")


def test_no_other_code_writes_the_name_of_a_month():
    found = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and re.search("%-?[Bb]", path.read_text("utf-8"))
    }
    assert found <= READERS, "write a day by design.dates.long_date"
    assert found == READERS, "take out of READERS what is no longer there"


def test_no_words_of_ours_hold_a_day_in_figures():
    # What asks a form or another site for a day writes it so; what people read does not.
    found = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if re.search(r":%d/%m/%Y}", path.read_text("utf-8"))
    }
    assert found == {"apps/meetings/actions/importing.py"}  # an address of ModernGov


def test_no_template_has_a_format_of_its_own_for_a_day():
    found = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.html")
        if OWN_FORMAT.search(path.read_text("utf-8"))
    ]
    assert found == [], "write a day by the filters of {% load dates %}"
