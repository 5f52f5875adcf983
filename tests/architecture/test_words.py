"""What is said to people is never asked: code tells errors and refusals by kind and by code."""

import ast
from pathlib import Path

import pytest

import frankpledge

PACKAGE = Path(frankpledge.__path__[0])
SAID = {"args", "message", "messages", "sentence", "text"}  # of an error or a refusal, in words
# Asks a text what is in it; what only shows it (`splitlines`, `strip`, `replace`) may be called.
ASKS = {
    *("startswith", "endswith", "find", "rfind", "index", "rindex", "count", "isdigit"),
    *("partition", "rpartition", "split", "rsplit", "removeprefix", "removesuffix"),
}
PATTERNS = {"match", "fullmatch", "search", "findall", "finditer", "split"}
OURS = {"BadInput", "NotFound", "NotAllowed", "RoleNeeded", "TooMany", "Damaged", "Busy"}


def parts_of(node):
    """Return the expressions of which one is made that hands their words on."""
    match node:
        case ast.Call(func=ast.Attribute(value=of)):
            return [of]
        case ast.Subscript(value=of) | ast.NamedExpr(value=of):
            return [of]
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            return parts
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.IfExp(body=body, orelse=other):
            return [body, other]
    return []


class Words(ast.NodeVisitor):
    """Finds where a function asks the words of an error or a refusal; one function at a time."""

    def __init__(self):
        self.problems = set()  # names of errors and of refusals
        self.words = set()  # names of texts that were taken of them
        self.found = []

    # What is a problem, and what are its words.

    def is_problem(self, node):
        """Whether an expression is an error, a refusal, or what a `why_*` returned."""
        match node:
            case ast.Name(id=name):
                return name in self.problems
            case ast.Attribute(attr="__cause__" | "__context__", value=of):
                return self.is_problem(of)
            case ast.Subscript(value=ast.Attribute(attr="refusals")):
                return True
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                return name.startswith("why_")
            case ast.NamedExpr(value=value):
                return self.is_problem(value)
        return False

    def are_words(self, node):
        """Whether an expression is the words of an error or a refusal, or made of them."""
        match node:
            case ast.Name(id=name):
                return name in self.words
            case ast.Attribute(attr=attr, value=of):
                return attr in SAID and self.is_problem(of)
            case (
                ast.Call(func=ast.Name(id="str" | "repr"), args=[of]) | ast.FormattedValue(value=of)
            ):
                return self.is_problem(of) or self.are_words(of)
        return any(self.are_words(part) for part in parts_of(node))

    def name(self, target, value):
        """Keep what a name stands for from here on."""
        if isinstance(target, ast.Name):
            kinds = ((self.problems, self.is_problem(value)), (self.words, self.are_words(value)))
            for names, is_one in kinds:
                (names.add if is_one else names.discard)(target.id)

    # Where they get their names.

    def visit_FunctionDef(self, node):
        before = self.problems, self.words  # what a name stands for in a function ends with it
        arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        given = {a.arg for a in arguments if a.annotation and is_of_a_problem(a.annotation)}
        self.problems, self.words = self.problems | given, set(self.words)
        self.generic_visit(node)
        self.problems, self.words = before

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ExceptHandler(self, node):
        self.problems |= {node.name} if node.name else set()
        self.generic_visit(node)

    def visit_For(self, node):
        self.loop(node.target, node.iter)
        self.generic_visit(node)

    def visit_comprehension(self, node):
        self.loop(node.target, node.iter)
        self.generic_visit(node)

    def loop(self, target, over):
        """Keep what a loop's name stands for: one of the refusals of an error."""
        if isinstance(target, ast.Name) and getattr(over, "attr", "") == "refusals":
            self.problems.add(target.id)

    def visit_Assign(self, node):
        self.generic_visit(node)
        for target in node.targets:
            self.name(target, node.value)

    def visit_NamedExpr(self, node):
        self.generic_visit(node)
        self.name(node.target, node.value)

    def visit_GeneratorExp(self, node):
        for part in (*node.generators, node.elt):  # the loop first: it names what is asked
            self.visit(part)

    visit_ListComp = visit_SetComp = visit_GeneratorExp

    # Where they are asked.

    def visit_Compare(self, node):
        self.generic_visit(node)
        sides = [node.left, *node.comparators]
        by_place = all(isinstance(one, ast.Is | ast.IsNot) for one in node.ops)  # which, or none
        if not by_place and any(self.are_words(one) or self.is_problem(one) for one in sides):
            self.found.append(ast.unparse(node))

    def visit_Call(self, node):
        self.generic_visit(node)
        if not isinstance(node.func, ast.Attribute):
            return
        of = node.func.value
        is_asked = node.func.attr in ASKS and self.are_words(of)
        is_pattern = node.func.attr in PATTERNS and not self.are_words(of)
        if is_asked or (is_pattern and any(self.are_words(given) for given in node.args)):
            self.found.append(ast.unparse(node))

    def visit_Match(self, node):
        self.generic_visit(node)
        if self.are_words(node.subject):
            self.found.append(ast.unparse(node.subject))


def is_of_a_problem(annotation):
    """Whether a parameter is annotated as an error or a refusal."""
    names = {node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)}
    ends = ("Error", "Exception", "Refusal")
    return bool(names & OURS) or any(name.endswith(ends) for name in names)


def asked(source):
    """Return where code asks the words of an error or a refusal."""
    words = Words()
    words.visit(ast.parse(source))
    return words.found


def test_no_code_asks_the_words_of_an_error_or_a_refusal():
    found = {
        str(path.relative_to(PACKAGE)): asks
        for path in sorted(PACKAGE.rglob("*.py"))
        if (asks := asked(path.read_text("utf-8")))
    }
    assert found == {}, "compare `code` of a refusal, or the kind of an error; words are only shown"


BROKEN = {
    "word in what a why returned": "why = why_no_veto(vote)\nif why and 'void' in why:\n    act()",
    "its text is compared": "why = why_no_veto(vote)\nif why.text == 'It is void':\n    act()",
    "returned where it is asked": "if (why := why_kept(it)) and why.sentence.startswith('A'):\n    act()",
    "asked at once": "if 'void' in why_no_veto(vote).text:\n    act()",
    "words of an error": "try:\n    act()\nexcept BadInput as error:\n    is_late = 'late' in str(error)",
    "any of several words": (
        "def is_in_vain(problem: Exception):\n    return any(w in str(problem) for w in IN_VAIN)"
    ),
    "an argument of an error": (
        "try:\n    act()\nexcept OSError as error:\n    if error.args[0] == 'full':\n        act()"
    ),
    "a part of them under another name": (
        "try:\n    act()\nexcept OSError as error:\n"
        "    said = str(error).lower()\n    first = said.splitlines()[0]\n    full = first != 'full'"
    ),
    "taken apart": (
        "try:\n    act()\nexcept BadInput as error:\n    where, _, what = str(error).partition(': ')"
    ),
    "written into others": (
        "try:\n    act()\nexcept BadInput as error:\n    is_it = f'{error}'.endswith('late')"
    ),
    "a pattern": (
        "try:\n    act()\nexcept BadInput as error:\n    found = re.search('late', str(error))"
    ),
    "a pattern of its own": "def f(e: KeyError):\n    return LATE.match(str(e))",
    "what it is matched with": (
        "try:\n    act()\nexcept BadInput as error:\n"
        "    match str(error):\n        case 'late':\n            act()"
    ),
    "words of one of several refusals": (
        "def f(problem: BadInput):\n"
        "    for one in problem.refusals:\n        if 'late' in one.text:\n            act()"
    ),
    "words of any of them": (
        "def f(problem: BadInput):\n    return any('late' in one.text for one in problem.refusals)"
    ),
    "words of the first": "def f(problem: BadInput):\n    return problem.refusals[0].text == 'late'",
    "message of a finding": "def f(problem: Refused | ValueError):\n    return problem.message == 'x'",
    "in a loop over the way out": (
        "async def f(problem: NotAllowed):\n    while 'late' in repr(problem):\n        act()"
    ),
}
SOUND = {
    "compares a code": "why = why_no_veto(vote)\nif why and why.code != Code.VOID:\n    act(why.text)",
    "is there or not": "why = why_no_veto(vote)\nif why is None:\n    act()",
    "shows the first line": (
        "try:\n    act()\nexcept OSError as error:\n    tell(str(error).strip().splitlines()[0])"
    ),
    "asks the code of an error": "def f(error: OSError):\n    return error.errno == 28",
    "which error it is": "def f(error: ValueError):\n    return as_damaged(error) is not error",
    "words of something else": "def f(question):\n    return question.text == '' or 'a' in question.text",
    "a name that was an error's": (
        "def f(error: OSError):\n    tell(str(error))\n\n"
        "def g(error):\n    return 'late' in str(error)"
    ),
}


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
def test_code_that_asks_words_is_seen(source):
    assert asked(source)


@pytest.mark.parametrize("source", SOUND.values(), ids=SOUND)
def test_code_that_asks_a_code_or_shows_words_is_let_be(source):
    assert asked(source) == []


def whys(source):
    """Yield each function that says why something is refused, and what it returns."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef) and function.name.startswith("why_"):
            yield function.name, ast.unparse(function.returns) if function.returns else ""


def test_what_says_why_returns_a_refusal_or_none():
    found = {
        f"{path.relative_to(PACKAGE)} {name}": returns
        for path in sorted(PACKAGE.rglob("*.py"))
        for name, returns in whys(path.read_text("utf-8"))
    }
    assert len(found) >= 8
    wrong = {name: returns for name, returns in found.items() if returns != "Refusal | None"}
    assert wrong == {}


def test_function_that_says_why_in_words_alone_is_seen():
    assert dict(whys("def why_not(day: date) -> str:\n    return 'late'")) == {"why_not": "str"}
