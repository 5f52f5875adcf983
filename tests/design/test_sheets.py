"""The style sheets: one place for colours, enough contrast, small, and nothing from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from frankpledge import design
from frankpledge.design.charts.svg import ATTRIBUTES

ROOM = Path(design.__file__).parent
SHEETS = {path.name: path.read_text("utf-8") for path in (ROOM / "static/design").glob("*.css")}
OWN = {name: text for name, text in SHEETS.items() if name != "tokens.css"}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl)a?\(")
TOKENS = dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", SHEETS["tokens.css"]))
TEXT, LARGE = 4.5, 3.0  # WCAG 2.2, AA: text; large text, edges and graphics

# What stands on what. A pair that is used and is not here is one that nobody has looked at.
PAIRS = [
    *((text, on, TEXT) for text in ("ink", "ink-2") for on in ("paper", "tint", "tint-2")),
    *((text, "paper", TEXT) for text in ("brand", "brand-2", "link", "visited", "late", "high")),
    *((text, "paper", TEXT) for text in ("low", "wait", "ok", "go", "series")),
    *((text, "tint", TEXT) for text in ("brand-2", "link", "visited")),
    *(("paper", on, TEXT) for on in ("brand", "brand-2", "late", "s4", "s5")),
    *(("ink", on, TEXT) for on in ("focus", "mark", "band", "s1", "s2", "s3")),
    *(("ink", f"{state}-tint", TEXT) for state in ("wait", "late", "ok", "go")),
    *((state, f"{state}-tint", TEXT) for state in ("wait", "late", "ok", "go")),
    *((text, f"{state}-tint", TEXT) for text in ("link", "visited") for state in ("wait", "ok")),
    ("pale", "brand-2", TEXT),
    ("brand-2", "s1", TEXT),
    ("s2", "brand-2", TEXT),
    ("focus", "brand", LARGE),
    ("focus", "brand-2", LARGE),
    *(("edge", on, LARGE) for on in ("paper", "tint", "band")),
    ("other", "paper", LARGE),
    *((line, "band", LARGE) for line in ("series", "ink", "ink-2", "high", "low")),
    ("wait", "paper", LARGE),
]


def luminance(colour):
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("text", "on", "least"), PAIRS)
def test_pair_of_colours_has_enough_contrast(text, on, least):
    assert contrast(TOKENS[f"--{text}"], TOKENS[f"--{on}"]) >= least


def test_every_colour_of_a_text_stands_in_a_pair():
    looked_at = {f"--{name}" for text, on, _ in PAIRS for name in (text, on)}
    used = set(re.findall(r"\bcolor: var\((--[\w-]+)\)", "".join(OWN.values())))
    assert used <= looked_at


@pytest.mark.parametrize("name", OWN)
def test_colours_and_typefaces_are_named_in_one_sheet_alone(name):
    assert COLOUR.findall(OWN[name]) == []
    families = re.findall(r"font-family: ([^;]*);", OWN[name])
    assert set(families) <= {"var(--sans)", "var(--serif)", "var(--mono)"}
    assert re.findall(r"font: [^;]*(?:Arial|Source|serif;|monospace)", OWN[name]) == []


def test_every_token_that_is_used_is_there_and_every_one_there_is_used():
    defined = set(re.findall(r"(--[\w-]+):", SHEETS["tokens.css"]))
    used = set(re.findall(r"var\((--[\w-]+)\)", "".join(OWN.values())))
    assert used - defined == set()
    assert defined - used <= {"--other", "--s5", "--tint-2", "--x8"}, "for pages to come"


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_is_short_and_asks_nobody_else(name):
    assert len(SHEETS[name].splitlines()) < 400
    assert not re.search(r"https?:|@import|url\((?!mark\.svg\))", SHEETS[name])


@pytest.mark.parametrize("own", ["public.css", "staff.css"])
def test_sheets_of_a_page_stay_small(own):
    shared = ("tokens.css", "components.css", "pictures.css")
    text = "".join(SHEETS[name] for name in (*shared, own))
    assert len(gzip.compress(text.encode())) < 10_000


def test_a_drawing_as_a_file_has_the_colours_of_the_sheets():
    own = set(re.findall(r"#[0-9a-f]{6}", " ".join(ATTRIBUTES.values())))
    assert own <= set(TOKENS.values())


@pytest.mark.parametrize("rule", ["forced-colors: active", "@media print", "max-width: 36em"])
def test_sheets_know_forced_colours_paper_and_phones(rule):
    assert rule in SHEETS["components.css"]
    assert rule in SHEETS["pictures.css"] or rule == "@media print"


def test_every_sheet_that_a_template_names_is_there():
    named = {
        path
        for template in ROOM.parent.rglob("*.html")
        for path in re.findall(r"static '(design/[\w./-]+)'", template.read_text("utf-8"))
    }
    assert {"design/public.css", "design/staff.css"} < named
    assert [path for path in named if not finders.find(path)] == []


def test_no_template_has_a_style_of_its_own():
    found = [
        path.name
        for path in ROOM.parent.rglob("*.html")
        if re.search(r"\sstyle=|<style", path.read_text("utf-8"))
    ]
    assert found == []
