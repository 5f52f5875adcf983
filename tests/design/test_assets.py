"""What is fetched from npm: the stylesheet, and the typefaces with their licences."""

import json
import shutil
import stat
import sys
from pathlib import Path

import pytest

from frankpledge.design import assets
from frankpledge.design.templatetags import design

ROOT = Path(__file__).parents[2]
NPM = """#!{python}
import json, pathlib, sys
assert sys.argv[1:3] == ["ci", "--ignore-scripts"]
modules = pathlib.Path("node_modules")
govuk = modules / "govuk-frontend" / "dist" / "govuk"
govuk.mkdir(parents=True)
(govuk / "govuk-frontend.min.css").write_text(".a{{font-family:GDS Transport,arial}}")
for name in {packages}:
    source = modules / "@fontsource" / name
    (source / "files").mkdir(parents=True)
    (source / "LICENSE").write_text("SIL Open Font Licence")
    (source / "unicode.json").write_text(json.dumps({{"latin": "U+0-FF", "latin-ext": "U+100"}}))
    for subset in ("latin", "latin-ext", "greek"):
        for weight in (400, 600, 900):
            (source / "files" / f"{{name}}-{{subset}}-{{weight}}-normal.woff2").write_text("font")
"""


@pytest.fixture
def static(tmp_path, monkeypatch):
    """Where the fetched files go."""
    for name, path in (("TARGET", "govuk/govuk-frontend.min.css"), ("FACES", "fonts/fonts.css")):
        monkeypatch.setattr(assets, name, tmp_path / "static" / path)
    monkeypatch.setattr(assets, "STAMP", assets.TARGET.with_name("package-lock.json"))
    return tmp_path / "static"


@pytest.fixture
def npm(tmp_path):
    """A program that installs what npm would."""
    program = tmp_path / "npm"
    text = NPM.format(python=sys.executable, packages=list(assets.TYPEFACES))
    program.write_text(text, "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


def test_typefaces_are_copied_with_their_licence_and_nothing_else(static, npm):
    assets.fetch(ROOT, npm)
    names = {path.name for path in (static / "fonts").iterdir()}
    files = {name for name in names if name.endswith(".woff2")}
    assert files == {
        f"{face}-{subset}-{weight}-normal.woff2"
        for face, weight in (
            ("source-sans-3", 400),
            ("source-sans-3", 600),
            ("source-serif-4", 600),
        )
        for subset in ("latin", "latin-ext")
    }
    licences = {f"LICENSE-{face}.txt" for face in ("source-sans-3", "source-serif-4")}
    assert names == files | licences | {"fonts.css"}


def test_sheet_names_each_file_and_never_hides_text_while_it_loads(static, npm):
    assets.fetch(ROOT, npm)
    sheet = (static / "fonts" / "fonts.css").read_text("utf-8")
    assert sheet.count("@font-face") == sheet.count("font-display: swap") == 6
    for path in (static / "fonts").glob("*.woff2"):
        assert f'url({path.name}) format("woff2")' in sheet
    assert "unicode-range: U+100;" in sheet
    assert "http" not in sheet


def test_what_is_there_is_not_fetched_again_until_the_lock_changes(static, npm, tmp_path):
    for name in assets.NPM_FILES:
        shutil.copy(ROOT / name, tmp_path)
    assets.fetch(tmp_path, npm)
    assert assets.fetch(tmp_path, "no-such-program") == assets.TARGET
    assets.FACES.unlink()
    with pytest.raises(assets.AssetsError):
        assets.fetch(tmp_path, "no-such-program")
    assets.fetch(tmp_path, npm)
    (tmp_path / "package-lock.json").write_text("{}", "utf-8")
    with pytest.raises(assets.AssetsError):
        assets.fetch(tmp_path, "no-such-program")


def test_lock_has_each_package_with_a_digest():
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    locked = {name.removeprefix("node_modules/"): found for name, found in packages.items() if name}
    assert set(locked) == {"govuk-frontend"} | {f"@fontsource/{f}" for f in assets.TYPEFACES}
    assert all(found["integrity"].startswith("sha512-") for found in locked.values())


@pytest.mark.django_db
@pytest.mark.parametrize("is_fetched", [True, False])
def test_page_asks_for_typefaces_only_where_they_were_fetched(client, monkeypatch, is_fetched):
    monkeypatch.setattr(design.finders, "find", lambda _: "there" if is_fetched else None)
    page = client.get("/accessibility/")
    assert ("fonts/fonts.css" in page.text) is is_fetched
    assert ("design/fallback.css" in page.text) is not is_fetched
    assert "font-src 'self'" in page.headers["Content-Security-Policy"]
