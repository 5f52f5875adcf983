"""The staff's pages of a register: the list of a body, and one record with its steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import can, names_in, require, roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import get_body, predecessors
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.registers.models import Record, Step
from frankpledge.apps.registers.queries.files import newest_files
from frankpledge.apps.registers.queries.records import get_record, parties, records_of, steps_of
from frankpledge.apps.registers.register import Register
from frankpledge.errors import NotFound
from frankpledge.rules.registers import RegisterField, RegisterMove, RegisterTable
from frankpledge.rules.roles import May, may
from frankpledge.rules.values import read, say

PAGE = 50  # records
PAGES = (
    *("list", "csv", "json", "metadata", "desk", "open", "import", "headings", "taken-in"),
    *(
        "findings",
        "record",
        "edit",
        "move",
        "cancel",
        "undo",
        "take-step",
        "use-headings",
        "export",
    ),
)
TONES = {"public": "ok", "edited": "wait", "ended": "", "other": "go"}


def own_records(request: SignedIn, register: Register[Any], slug: str) -> Body:
    """Return a body that keeps a register, for somebody who works there.

    Raises:
        NotFound: no such body keeps it.
        RoleNeeded: they have no role there.
    """
    body = get_body(slug)
    if body.kind not in register.table.kept_by:
        said = {"body": body.name, "things": register.table.title.lower()}
        raise NotFound(_("%(body)s keeps no %(things)s") % said)
    require(request.user, May.SEE_WORK, body, timezone.localdate())
    return body


@login_required
@require_safe
def register_desk(request: SignedIn, register: Register[Any], slug: str) -> HttpResponse:
    """The records of a body, drafts too, narrowed by words and status."""
    body, today = own_records(request, register, slug), timezone.localdate()
    table = register.table
    words, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    every = records_of(register, [body, *predecessors(body, today)])
    found = every.filter(state=state) if state in table.workflow.states else every
    if words:
        found = found.filter(Q(title__icontains=words) | Q(reference__icontains=words))
    order = found.order_by(f"-{table.day}", "-pk")
    page = Paginator(order, PAGE).get_page(request.GET.get("page"))
    shown = {
        "register": table,
        "body": body,
        "rows": [row_of(register, made) for made in page],
        "page": page,
        "columns": [one.label for one in table.asked(table.listed)],
        "words": words,
        "state": state,
        "states": [(code, table.label(code)) for code in table.workflow.states],
        "total": every.count(),
        "may_open": can(request.user, table.opens, body, today),
        "files": newest_files(register, body),
        **names(table),
    }
    return render(request, "registers/desk.html", shown)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A record as the staff's list shows it."""

    reference: str
    title: str
    facts: tuple[str, ...]
    status: str
    tone: str


def row_of(register: Register[Any], made: Any) -> Row:
    """Return a record as a row of lists."""
    table, values = register.table, register.values(made)
    return Row(
        reference=made.reference,
        title=made.title,
        facts=tuple(say(one, values[one.name]) for one in table.asked(table.listed)),
        status=table.label(made.state),
        tone=tone_of(table, made.state),
    )


def tone_of(table: RegisterTable, state: str) -> str:
    """Return the tone of a status."""
    if state in table.public and state not in table.ends:
        return TONES["public"]
    if state in table.ends:
        return TONES["ended"]
    return TONES["edited"] if state in table.edited else TONES["other"]


def names(table: RegisterTable) -> dict[str, str]:
    """Return the names of a register's pages, for `{% url %}`."""
    return {f"to_{page.replace('-', '_')}": f"{table.plural}:{page}" for page in PAGES}


@login_required
@require_safe
def record(request: SignedIn, register: Register[Any], reference: str) -> HttpResponse:
    """One record for those who keep it: what it says, what is private, its steps, what is next."""
    made, today = get_record(register, reference), timezone.localdate()
    require(request.user, May.SEE_WORK, made.owner, today)
    table, values = register.table, register.values(made)
    steps = list(steps_of(reference))
    known = names_in(step.by for step in steps)
    moves = open_moves(request, register, made)
    mine = can(request.user, table.opens, made.owner, today)
    page = {
        "register": table,
        "record": made,
        "status": table.label(made.state),
        "tone": tone_of(table, made.state),
        "facts": [
            (one.label, say(one, values[one.name]))
            for one in table.public_fields
            if one.name != "title" and say(one, values[one.name])
        ],
        "private": [
            (one.label, say(one, values[one.name]), one.keep)
            for one in table.private_fields
            if say(one, values[one.name])
        ],
        "parties": parties(reference),
        "history": [_told(table, step, known) for step in reversed(steps)],
        "may_edit": mine and made.state in table.edited,
        "moves": moves,
        "waits_for": _waits_for(table, made, moves),
        "public_page": page_of(made.publication, timezone.now(), ""),
        **names(table),
    }
    return render(request, "registers/record.html", page)


def find_move(register: Register[Any], step: str) -> RegisterMove:
    """Return the move that the end of an address names.

    Raises:
        NotFound: there is none.
    """
    for one in register.table.moves.values():
        if slugify(one.name) == step:
            return one
    words = _("There is no step “%(step)s” of a %(thing)s")
    raise NotFound(words % {"step": step, "thing": register.table.one})


def open_moves(
    request: HttpRequest, register: Register[Any], made: Record
) -> list[tuple[RegisterMove, str]]:
    """Return the steps that somebody may take with a record now, each with its address's end."""
    today = timezone.localdate()
    return [
        (move, slugify(move.name))
        for move in register.table.moves.values()
        if made.state in move.before
        and may(move.may, roles_of(request.user, register.keeper(made, move), today))
    ]


def _waits_for(table: RegisterTable, made: Record, moves: list[tuple[RegisterMove, str]]) -> str:
    """Return whose step is next where it is not the reader's."""
    leads_on = [m for m in table.moves.values() if made.state in m.before and not m.needs_reason]
    own = {move.name for move, _ in moves}
    if made.state in (*table.public, *table.ends) or any(m.name in own for m in leads_on):
        return ""
    return leads_on[0].button if leads_on else ""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A step as the history of a record tells it."""

    title: str
    by: str
    step: Step
    changes: tuple[tuple[str, str, str], ...]


WORDS = {"open": "Added", "edit": "Draft changed", "import": "Added from a file"}
WORDS |= {"import-edit": "Draft changed from a file", "undo-import": "Import undone"}


def _told(table: RegisterTable, step: Step, known: Mapping[str, str]) -> Told:
    title = WORDS.get(step.move) or table.moves[step.move].button
    changes = [
        (field.label, _said(field, step.before.get(name, "")), _said(field, text))
        for name, text in step.given.items()
        if (field := table.by_name.get(name)) and step.before
    ]
    return Told(title=title, by=known.get(step.by, step.by), step=step, changes=tuple(changes))


def _said(field: RegisterField, text: str) -> str:
    return say(field, read(field, text))
