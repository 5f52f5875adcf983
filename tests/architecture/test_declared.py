"""No app names an app above it, by string, template or address; each declares what it offers."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from frankpledge.apps.composed import DECLARED
from frankpledge.rules.duties import all_duties

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "frankpledge"
APPS = PACKAGE / "apps"
NAMED = re.compile(r"""["']([a-z_]+):[-a-z_]+["']""")
# An address of the site is written by its name: these words begin one that is not.
LITERAL = re.compile(r"""(?:href=|action=|redirect\(|=\s?)["'](/desk/)""")
CHANGES = {"append", "add", "update", "extend", "insert", "pop", "remove", "clear", "setdefault"}


def layers():
    """Return for each app its place from below, 0 the lowest."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = found["tool"]["importlinter"]["contracts"]
    rows = next(c["layers"] for c in contracts if c["id"] == "apps")
    return {
        name.strip(" ()"): place
        for place, row in enumerate(reversed(rows))
        for name in row.split("|")
    }


def texts():
    """Yield every file of apps, design and api that may hold an address: its app and its lines."""
    for room in ("apps", "design", "api"):
        for path in sorted((PACKAGE / room).rglob("*")):
            if path.suffix in (".py", ".html", ".txt", ".xml") and "migrations" not in path.parts:
                parts = path.relative_to(PACKAGE).parts
                yield path, parts[1] if room == "apps" else room


def wrong_names(app, text, order):
    """Return the names of views in a text that are not at or below its app."""
    mine = order.get(app, -1)
    return [
        name[0]
        for name in NAMED.finditer(text)
        if name[1] != app and name[1] in order and order[name[1]] >= mine
    ]


def test_no_file_names_a_view_of_an_app_above_its_own():
    order = layers()
    found = {
        str(path.relative_to(ROOT)): names
        for path, app in texts()
        if (names := wrong_names(app, path.read_text("utf-8"), order))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("app", "text", "names"),
    [
        ("bodies", "{% url 'meetings:room' panel.slug %}", ["'meetings:room'"]),
        ("design", "{% url 'publishing:list' %}", ["'publishing:list'"]),
        ("scrutiny", 'reverse("engagement:log")', ['"engagement:log"']),
        ("engagement", 'reverse("complaints:list")', ['"complaints:list"']),  # beside it
        ("meetings", 'reverse("meetings:room"), reverse("publishing:list")', []),
        ("bodies", '"person:name"', []),  # no app is called so
    ],
)
def test_a_name_above_is_seen(app, text, names):
    assert wrong_names(app, text, layers()) == names


def test_no_app_writes_an_address_of_the_desk_by_hand():
    found = [
        f"{path.relative_to(ROOT)}: {text}"
        for path, _ in texts()
        for text in path.read_text("utf-8").splitlines()
        if LITERAL.search(text)
    ]
    assert found == []


def test_no_app_names_a_page_of_the_site_itself():
    pages = re.compile(r"""\{% url ['"](home|find|desk|setup|status|accessibility)['"]""")
    found = [
        str(path.relative_to(ROOT)) for path, _ in texts() if pages.search(path.read_text("utf-8"))
    ]
    assert found == []


def changed_outside(path):
    """Return what a module changes in place of another module's lists, dicts and sets."""
    tree = ast.parse(path.read_text("utf-8"))
    foreign = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom | ast.Import)
        for alias in node.names
    }

    def is_foreign(node):
        while isinstance(node, ast.Attribute | ast.Subscript):
            node = node.value
        return isinstance(node, ast.Name) and node.id in foreign

    def is_constant(node):
        name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
        return name.isupper()

    found = []
    for node in ast.walk(tree):
        targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
        if isinstance(node, ast.Assign | ast.AugAssign | ast.Delete):
            found += [
                ast.unparse(t)
                for t in targets
                if isinstance(t, ast.Subscript | ast.Attribute)
                and is_foreign(t)
                and is_constant(t if isinstance(t, ast.Attribute) else t.value)
            ]
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if node.func.attr in CHANGES and is_foreign(owner) and is_constant(owner):
                found.append(ast.unparse(node))
    return found


def test_no_module_changes_what_another_holds():
    allowed = {"os.environ"}  # settings are read from it: the command sets it before they are
    found = {
        str(path.relative_to(ROOT)): changes
        for path in sorted(PACKAGE.rglob("*.py"))
        if (
            changes := [
                c for c in changed_outside(path) if not any(c.startswith(a) for a in allowed)
            ]
        )
    }
    assert found == {}


@pytest.mark.parametrize(
    "source",
    [
        "from a import WAITING\nWAITING[:] = [1]",
        "from a import HELD\nHELD.append(1)",
        "from a import b\nb.KNOWN['x'] = 1",
        "import a\na.LIMIT = 3",
    ],
)
def test_a_change_of_another_modules_list_is_seen(source, tmp_path):
    (tmp_path / "x.py").write_text(source)
    assert len(changed_outside(tmp_path / "x.py")) == 1


def test_every_app_with_addresses_declares_what_it_offers():
    with_addresses = {path.parent.name for path in APPS.glob("*/urls.py")}
    assert {path.parent.name for path in APPS.glob("*/declares.py")} >= with_addresses


def test_every_declaration_is_composed_once():
    said = re.compile(r"^DECLARATION = ", re.M)  # the mechanism of registers declares none itself
    modules = APPS.glob("*/declares.py")
    declared = {path.parent.name for path in modules if said.search(path.read_text("utf-8"))}
    assert sorted(d.app for d in DECLARED.declarations) == sorted(declared)


def test_every_kind_of_publication_is_declared_once():
    names = [kind.name for d in DECLARED.declarations for kind in d.kinds]
    assert len(names) == len(set(names))


DUTY = re.compile(
    r"""(?:open_obligation|get_duty|last_day|target_day)\(\s*["']([-a-z0-9]+)["']"""
    r"""|(?:DUTY|duty)\w*\s?=\s?["']([-a-z0-9]+)["']"""
)


def test_every_duty_written_in_code_is_in_the_table():
    known = all_duties().keys()
    found = {
        name
        for path in sorted(PACKAGE.rglob("*.py"))
        for match in DUTY.finditer(path.read_text("utf-8"))
        if (name := match[1] or match[2])
    }
    assert found, "the expression finds none any more"
    assert found - known == set()


def test_every_message_that_is_sent_by_a_rule_is_declared():
    """Its event is what the audit log says; a message that follows an act at once is not one."""
    sent = re.compile(r"""^SENT = ["']([-a-z]+)["']""", re.MULTILINE)
    written = {
        name for path in APPS.rglob("*.py") for name in sent.findall(path.read_text("utf-8"))
    }
    assert {notice.event for notice in DECLARED.notices} == written != set()


def test_no_app_compares_a_kind_that_another_declares():
    """A kind is asked for by the name that its own app gives it."""
    owner = {kind.name: d.app for d in DECLARED.declarations for kind in d.kinds}
    written = re.compile(r"""kind\s?(?:==|!=|=)\s?["']([-a-z]+)["']""")
    found = [
        f"{path.relative_to(ROOT)}: {match[1]}"
        for path, app in texts()
        for match in written.finditer(path.read_text("utf-8"))
        if match[1] in owner and owner[match[1]] != app
    ]
    assert found == []
