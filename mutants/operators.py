"""The changes: each node of a module's tree gives the ways in which it could be wrong.

Left alone: strings (the words of pages are held by tests of words and snapshots), annotations,
decorators, docstrings, and sums of strings or lists, whose change fails at once.
"""

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NOT_NUMBERS = (ast.JoinedStr, ast.List, ast.ListComp, ast.Tuple, ast.Dict, ast.Set)
LEFT_ALONE = {"annotation", "returns", "decorator_list", "type_params", "format_spec"}


@dataclass(frozen=True)
class Mutant:
    """One change of one module: where it is, what stands there and what would stand instead.

    `number` tells changes apart that read alike in one function, counted from 1.
    """

    path: str
    within: str
    was: str
    becomes: str
    number: int
    line: int
    place: tuple[int, int]  # of the node in the tree, and of the change among those of the node

    def __str__(self) -> str:
        return f"{self.path}:{self.line} in {self.within or 'the module'}\n    {self.was}\n    {self.becomes}"


def mutants_of(path: str, source: str) -> list[Mutant]:
    """Return every change of a module, in the order of its lines."""
    tree = ast.parse(source)
    seen: Counter[tuple[str, str, str]] = Counter()
    found = []
    for place, (node, parent, within) in enumerate(_nodes(tree)):
        for nth, changed in enumerate(_changes(node, parent)):
            shown = parent if isinstance(node, ast.Constant) else node
            was, becomes = ast.unparse(shown), _read_with(shown, node, changed)
            key = (within, was, becomes)
            seen[key] += 1
            line = getattr(node, "lineno", 0)
            found.append(Mutant(path, *key, seen[key], line, (place, nth)))
    return found


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """Return the tree of a module with one change made."""
    tree = ast.parse(source)
    place, nth = mutant.place
    node, parent, _ = list(_nodes(tree))[place]
    _put(parent, node, _changes(node, parent)[nth])
    return ast.fix_missing_locations(tree)


def source_of(path: str, root: Path) -> str:
    """Return the text of a module."""
    return (root / path).read_text("utf-8")


def _nodes(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.AST, str]]:
    """Return each node that may change, its parent, and the name of what it is in."""

    def below(parent: ast.AST, within: str) -> Iterator[tuple[ast.AST, ast.AST, str]]:
        for name, value in ast.iter_fields(parent):
            if name in LEFT_ALONE:
                continue
            for node in value if isinstance(value, list) else [value]:
                if not isinstance(node, ast.AST):
                    continue
                yield node, parent, within
                named = isinstance(node, (ast.FunctionDef, ast.ClassDef))
                inner = f"{within}.{node.name}".strip(".") if named else within
                yield from below(node, inner)

    yield from below(tree, "")


def _changes(node: ast.AST, parent: ast.AST) -> list[ast.AST]:
    """Return the ways in which a node could be wrong."""
    found = [
        changed for kinds, change in CHANGES if isinstance(node, kinds) for changed in change(node)
    ]
    if not found and _decides(node, parent):
        found.append(ast.UnaryOp(ast.Not(), node))
    return found


def _decides(node: ast.AST, parent: ast.AST) -> bool:
    """Whether a node is all that a branch or a filter asks."""
    if isinstance(node, ast.Constant):
        return False
    if isinstance(parent, ast.comprehension):
        return node in parent.ifs
    return isinstance(parent, (ast.If, ast.IfExp, ast.While)) and node is parent.test


def _of_comparison(node: ast.Compare) -> Iterator[ast.AST]:
    for number, operator in enumerate(node.ops):
        changed = copy.deepcopy(node)
        changed.ops[number] = COMPARISONS[type(operator)]()
        yield changed


def _of_choice(node: ast.BoolOp) -> Iterator[ast.AST]:
    changed = copy.deepcopy(node)
    changed.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield changed


def _of_denial(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if (
        isinstance(node.op, ast.Not)
        or isinstance(node.op, ast.USub)
        and not isinstance(node.operand, ast.Constant)
    ):
        yield copy.deepcopy(node.operand)


def _of_sum(node: ast.BinOp | ast.AugAssign) -> Iterator[ast.AST]:
    parts = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
    instead = ARITHMETIC.get(type(node.op))
    if instead and not any(_is_no_number(part) for part in parts):
        changed = copy.deepcopy(node)
        changed.op = instead()
        yield changed


def _is_no_number(node: ast.AST) -> bool:
    if isinstance(node, ast.BinOp):
        return _is_no_number(node.left) or _is_no_number(node.right)
    return isinstance(node, NOT_NUMBERS) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def _of_constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
    elif isinstance(value, float):
        yield ast.Constant(round(value * 1.1, 6) or 1.0)


def _of_return(node: ast.Return) -> Iterator[ast.AST]:
    nothing = isinstance(node.value, ast.Constant) and node.value.value is None
    if node.value is not None and not nothing:
        yield ast.Return(ast.Constant(None))


def _of_call(node: ast.Expr) -> Iterator[ast.AST]:
    if isinstance(node.value, (ast.Call, ast.Await)):
        yield ast.Pass()


def _of_refusal(node: ast.Raise) -> Iterator[ast.AST]:
    yield ast.Pass()


CHANGES = (
    (ast.Compare, _of_comparison),
    (ast.BoolOp, _of_choice),
    (ast.UnaryOp, _of_denial),
    ((ast.BinOp, ast.AugAssign), _of_sum),
    (ast.Constant, _of_constant),
    (ast.Return, _of_return),
    (ast.Expr, _of_call),
    (ast.Raise, _of_refusal),
)


def _put(parent: ast.AST, node: ast.AST, changed: ast.AST) -> None:
    """Put another node where a node stands."""
    for name, value in ast.iter_fields(parent):
        if value is node:
            setattr(parent, name, changed)
        elif isinstance(value, list):
            value[:] = [changed if part is node else part for part in value]


def _read_with(shown: ast.AST, node: ast.AST, changed: ast.AST) -> str:
    """Return how what is shown reads with the change."""
    if shown is node:
        return ast.unparse(changed)
    _put(shown, node, changed)
    read = ast.unparse(shown)
    _put(shown, changed, node)
    return read
