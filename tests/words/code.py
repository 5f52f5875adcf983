"""The literals of Python code that people read and that no translation would reach."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN_KEYWORDS = {"label", "help_text", "empty_label", "button", "caption", "title", "lead"}
ERRORS = {"BadInput", "Busy", "Damaged", "NotAllowed", "NotFound", "TooMany", "ValidationError"}
MESSAGES = {"success", "info", "warning", "error"}


def untranslated(source: str) -> list[str]:
    """Return the literals, each as its first line, that stand where a person reads them."""
    return [text for node in ast.walk(ast.parse(source)) for text in _spoken(node)]


def _spoken(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call):
        name = _name(node.func)
        for keyword in node.keywords:
            if keyword.arg in SPOKEN_KEYWORDS or keyword.arg == "error_messages":
                yield from _literals(keyword.value)
        if name in ERRORS and node.args:
            yield from _literals(node.args[0])
        if name == "add_error" and len(node.args) > 1:
            yield from _literals(node.args[1])
        if name in MESSAGES and _name(getattr(node.func, "value", None)) == "messages":
            yield from _literals(node.args[1])
        if name in ("long_text", "form_page") and len(node.args) > (
            2 if name == "form_page" else 0
        ):
            yield from _literals(node.args[2 if name == "form_page" else 0])


def _name(node: ast.AST | None) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _literals(node: ast.AST) -> Iterator[str]:
    """Return the words of a literal, or of the parts of a dictionary or conditional."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and WORD.search(node.value):
        yield node.value.splitlines()[0]
    elif isinstance(node, ast.JoinedStr):
        parts = [p.value for p in node.values if isinstance(p, ast.Constant)]
        if any(WORD.search(str(part)) for part in parts):
            yield "".join(map(str, parts))
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _literals(value)
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.BinOp):
        yield from _literals(node.left)
        yield from _literals(node.right)


def words_of(path: Path) -> list[str]:
    """Return the untranslated literals of a Python file."""
    return untranslated(path.read_text("utf-8"))
