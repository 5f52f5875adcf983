"""One way to refuse a form: `submit` asks it, acts, and keeps what was typed."""

import ast
from pathlib import Path

import pytest

import frankpledge

PACKAGE = Path(frankpledge.__path__[0])
# Who may ask a form whether it is right: the function, and why no action follows.
MAY_ASK = {
    "design/pages.py submit": "the one way",
    "apps/complaints/views/front_door.py front_door": "a filter by GET that leads on to a page",
}


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
