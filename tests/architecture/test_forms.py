"""One way to refuse a form: `submit` asks it, acts, and keeps what was typed."""

import ast
import re
from pathlib import Path

import pytest

import frankpledge

PACKAGE = Path(frankpledge.__path__[0])
VIEWS = [*PACKAGE.glob("apps/*/views.py"), *PACKAGE.glob("apps/*/views/*.py")]
ACTIONS = re.compile(r"frankpledge\.apps\.\w+(\.actions\b|$)")
# Who may ask a form whether it is right: the function, and why no action follows.
MAY_ASK = {
    "design/pages.py submit": "the one way",
    "apps/complaints/views/front_door.py front_door": "a filter by GET that leads on to a page",
    "apps/registers/views/public.py _rows": "a filter by GET: a program is told what is wrong",
}
# What lies among the actions and changes nothing: it may be called before a form is read.
ONLY_ASK = {"questions.is_open", "check_taken"}


def askers(source):
    """Yield the function in which a form is asked whether it is right, by call or by name."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            read = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
            yield from [function.name] if "is_valid" in read else []


def found():
    rooms = [PACKAGE / name for name in ("apps", "design", "web", "api")]
    return {
        f"{path.relative_to(PACKAGE)} {name}"
        for room in rooms
        for path in room.rglob("*.py")
        for name in askers(path.read_text("utf-8"))
    }


def test_views_ask_no_form_themselves():
    new = found() - set(MAY_ASK)
    assert not new, f"{sorted(new)}: pass the action to design.pages.submit, which keeps the input"


def test_every_exception_is_still_needed():
    assert set(MAY_ASK) - found() == set()


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def view(request):\n    if form.is_valid():\n        act()", ["view"]),
        ("def view(request):\n    ok = Form(request.POST).is_valid\n    ok() and act()", ["view"]),
        ("def view(request):\n    made = submit(form, lambda: act())", []),
        ("def valid(drawn):\n    return shapely.is_valid_reason(drawn)", []),
    ],
)
def test_view_that_asks_a_form_is_seen(source, names):
    assert list(askers(source)) == names


def is_called(node, name):
    """Whether a node is a call of a function by its name, on its own or on a module."""
    if not isinstance(node, ast.Call):
        return False
    return getattr(node.func, "id", getattr(node.func, "attr", "")) == name


def calls(function, names):
    """Whether one of these is called somewhere in a function."""
    return any(is_called(node, name) for node in ast.walk(function) for name in names)


def is_sent(function):
    """Whether a view reads what a form was sent."""
    return calls(function, {"posted"}) or any(
        isinstance(node, ast.Attribute) and node.attr == "POST" for node in ast.walk(function)
    )


def actions_in(tree):
    """Return the names by which a module of views calls actions, modules of them and functions."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (found := ACTIONS.match(node.module or ""))
        for alias in node.names
        if found[1] or alias.name == "actions"
    }


def outside(node):
    """Yield the nodes of a function that do not stand in a call of `submit`."""
    for child in ast.iter_child_nodes(node):
        if not is_called(child, "submit"):
            yield child
            yield from outside(child)


def acts(nodes, names):
    """Yield what is called among nodes that acts: an action, or a function of one of `names`."""
    for node in nodes:
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called.split(".")[0] in names and called not in ONLY_ASK:
                yield called


def wrong_views(source):
    """Yield each view that is sent a form, and what it does that `submit` does not see."""
    tree = ast.parse(source)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    names = actions_in(tree)
    helpers = [f for f in functions if f.name.startswith("_")]
    for _ in helpers:  # a helper that acts is an action, and so is whoever calls it
        names |= {f.name for f in helpers if any(acts(outside(f), names))}
    submits = {"submit"} | {f.name for f in helpers if calls(f, {"submit"})}
    for view in functions:
        if not is_sent(view):
            continue
        if not calls(view, submits):
            yield view.name, "asks nothing of submit"
        yield from ((view.name, called) for called in acts(outside(view), names))


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: str(path.relative_to(PACKAGE / "apps")))
def test_view_that_is_sent_a_form_acts_through_submit_alone(path):
    wrong = list(wrong_views(path.read_text("utf-8")))
    assert not wrong, "pass the action to design.pages.submit: what it refuses keeps the input"


def test_what_only_asks_is_still_called():
    called = {name for path in VIEWS for name in ONLY_ASK if f"{name}(" in path.read_text("utf-8")}
    assert called == ONLY_ASK


def test_there_are_views_that_are_sent_forms():
    sent = [
        view.name
        for path in VIEWS
        for view in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(view, ast.FunctionDef) and is_sent(view)
    ]
    assert len(sent) > 60


START = "from frankpledge.apps.plan import actions\n"
ITS = "from frankpledge.apps.plan.actions.keeping import keep\n"
VIEW = "def view(request):\n    form = Form(posted(request))\n"
HELPER = "def _kept(form):\n    return actions.keep(form.cleaned_data)\n\n"
SUBMITS = "def _change(form, act):\n    return submit(form, act)\n\n"


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        (START + VIEW + "    made = submit(form, lambda: actions.keep(1))", []),
        (START + HELPER + VIEW + "    made = submit(form, lambda: _kept(form))", []),
        (START + "def view(request):\n    return actions.keep(1)", []),
        (START + SUBMITS + VIEW + "    return _change(form, actions.keep)", []),
        (START + SUBMITS + VIEW + "    return _change(form, actions.keep(1))", ["actions.keep"]),
        (START + VIEW + "    actions.keep(form.data)", ["asks nothing of submit", "actions.keep"]),
        (ITS + VIEW + "    if submit(form, lambda: 1):\n        keep(1)", ["keep"]),
        (START + HELPER + VIEW + "    if submit(form, lambda: 1):\n        _kept(1)", ["_kept"]),
        (
            START + "def view(request):\n    actions.keep(request.POST['a'])",
            ["asks nothing of submit", "actions.keep"],
        ),
    ],
)
def test_view_that_acts_past_submit_is_seen(source, wrong):
    assert [what for _, what in wrong_views(source)] == wrong
