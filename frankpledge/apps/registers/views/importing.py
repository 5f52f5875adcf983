"""Taking in a file: upload, check, apply; take its steps together; undo. And a file of everything."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.actions.exporting import export_records
from frankpledge.apps.registers.actions.importing import (
    apply_file,
    cancel_file,
    check_taken,
    remember_headings,
    step_all,
    take_file,
    undo_file,
)
from frankpledge.apps.registers.forms import ApplyForm, HeadingsForm, UploadForm
from frankpledge.apps.registers.models import FileState, TakenIn
from frankpledge.apps.registers.queries.files import (
    get_taken_in,
    moved_since,
    newest_files,
    records_in,
    steps_for_all,
)
from frankpledge.apps.registers.queries.headings import example_headings, uses
from frankpledge.apps.registers.queries.imports import Checked
from frankpledge.apps.registers.register import Register
from frankpledge.apps.registers.views.desk import Row, find_move, names, own_records, row_of
from frankpledge.design.exports import csv_response
from frankpledge.design.pages import posted, status_of, submit, takes_file
from frankpledge.rules.roles import may

SHOWN = 200  # findings of a page; the file of findings has all
FORM = require_http_methods(["GET", "HEAD", "POST"])


@takes_file
@login_required
@FORM
def upload(request: SignedIn, register: Register[Any], slug: str) -> HttpResponse:
    """Choose a file: it is checked, and no record is changed."""
    body = _kept(request, register, slug)
    form = UploadForm(posted(request), request.FILES or None)
    taken = submit(form, lambda: _take(request, register, body, form))
    if taken is not None:
        return redirect(f"{register.name}:taken-in", slug, taken.pk)
    page = {
        "register": register.table,
        "body": body,
        "form": form,
        "button": _("Upload and check"),
        "known": example_headings(register),
        "files": newest_files(register, body),
        **names(register.table),
    }
    return render(request, "registers/upload.html", page, status=status_of(form))


def _kept(request: SignedIn, register: Register[Any], slug: str) -> Body:
    """Return a body for somebody who adds records there."""
    body = own_records(request, register, slug)
    require(request.user, register.table.opens, body, timezone.localdate())
    return body


def _take(request: SignedIn, register: Register[Any], body: Body, form: UploadForm) -> TakenIn:
    file = form.cleaned_data["file"]
    return take_file(register, body, file.name, file.read(), by=request.user, at=timezone.now())


@login_required
@require_safe
def headings_csv(request: SignedIn, register: Register[Any], slug: str) -> HttpResponse:
    """An empty file with the headings that a register knows."""
    own_records(request, register, slug)
    return csv_response(register.name, example_headings(register), [])


@login_required
@FORM
def taken_in(request: SignedIn, register: Register[Any], slug: str, number: int) -> HttpResponse:
    """One file: before it is applied what it would change, and then what it has changed."""
    body = own_records(request, register, slug)
    taken = get_taken_in(register, body, number)
    if taken.state != FileState.CHECKED:
        return _applied_page(request, register, body, taken)
    require(request.user, register.table.opens, body, timezone.localdate())
    found = check_taken(register, taken, timezone.now())
    form = ApplyForm(posted(request), found.stamp, [one.line for one in found.warnings])
    applied = submit(
        form,
        lambda: apply_file(
            register,
            body,
            number,
            form.cleaned_data["stamp"],
            is_checked=form.cleaned_data.get("is_checked", False),
            by=request.user,
            at=timezone.now(),
        ),
    )
    if applied is not None:
        return redirect(f"{register.name}:taken-in", slug, number)
    return _check_page(request, register, taken, found, form)


@login_required
@require_POST
def use_headings(
    request: SignedIn, register: Register[Any], slug: str, number: int
) -> HttpResponse:
    """Say what the columns of a file are used as; it is remembered for the next one."""
    body = _kept(request, register, slug)
    taken = get_taken_in(register, body, number)
    if taken.state != FileState.CHECKED:
        return _applied_page(request, register, body, taken)
    found = check_taken(register, taken, timezone.now())
    form = HeadingsForm(request.POST, found.columns, uses(register))
    done = submit(
        form,
        lambda: remember_headings(register, body, form.given, by=request.user, at=timezone.now()),
    )
    if done is not None:
        return redirect(f"{register.name}:taken-in", slug, number)
    return _check_page(request, register, taken, found, None, form)


def _check_page(
    request: SignedIn,
    register: Register[Any],
    taken: TakenIn,
    found: Checked,
    form: ApplyForm | None,
    headings: HeadingsForm | None = None,
) -> HttpResponse:
    lines = [one.line for one in found.warnings]
    columns = headings or HeadingsForm(None, found.columns, uses(register))
    fields = [columns[f"column_{one.place}"] for one in found.columns]
    failed = headings or form
    page = {
        "register": register.table,
        "body": taken.owner,
        "taken": taken,
        "found": found,
        "findings": found.findings[:SHOWN],
        "form": form or ApplyForm(None, found.stamp, lines),
        "headings": zip(found.columns, fields, strict=True),
        "changes": len(found.new) + len(found.changed),
        **names(register.table),
    }
    status = status_of(failed) if failed else 200
    return render(request, "registers/check.html", page, status=status)


def _applied_page(
    request: SignedIn, register: Register[Any], body: Body, taken: TakenIn
) -> HttpResponse:
    records, today = records_in(register, taken), timezone.localdate()
    roles = roles_of(request.user, body, today)
    steps = [
        (move, slugify(move.name), count)
        for move, count in steps_for_all(register, taken, records)
        if may(move.may, roles)
    ]
    rows: list[Row] = [row_of(register, made) for made in records]
    page = {
        "register": register.table,
        "body": body,
        "taken": taken,
        "rows": rows,
        "columns": [one.label for one in register.table.asked(register.table.listed)],
        "steps": steps,
        "moved": moved_since(taken),
        "may_undo": taken.state == FileState.APPLIED and may(register.table.opens, roles),
        **names(register.table),
    }
    return render(request, "registers/applied.html", page)


@login_required
@require_safe
def findings(request: SignedIn, register: Register[Any], slug: str, number: int) -> HttpResponse:
    """What was found in a file, as a file."""
    body = _kept(request, register, slug)
    taken = get_taken_in(register, body, number)
    columns = ["line", "field", "value", "what_to_do", "is_warning"]
    rows: list[list[object]] = []
    if taken.state == FileState.CHECKED:
        found = check_taken(register, taken, timezone.now())
        every = [(one, "false") for one in found.findings] + [(w, "true") for w in found.warnings]
        rows = [[one.line, one.field, one.value, one.what_to_do, sign] for one, sign in every]
    return csv_response(f"{register.name}-findings", columns, rows)


@login_required
@require_POST
def cancel(request: SignedIn, register: Register[Any], slug: str, number: int) -> HttpResponse:
    """Forget a file that was not applied."""
    cancel_file(
        register, _kept(request, register, slug), number, by=request.user, at=timezone.now()
    )
    return redirect(f"{register.name}:desk", slug)


@login_required
@require_POST
def undo(request: SignedIn, register: Register[Any], slug: str, number: int) -> HttpResponse:
    """Take back what a file did."""
    undo_file(register, _kept(request, register, slug), number, by=request.user, at=timezone.now())
    return redirect(f"{register.name}:taken-in", slug, number)


@login_required
@require_POST
def take_step(
    request: SignedIn, register: Register[Any], slug: str, number: int, step: str
) -> HttpResponse:
    """Take one step with every record of a file that can take it."""
    body, move = own_records(request, register, slug), find_move(register, step)
    step_all(register, body, number, move.name, by=request.user, at=timezone.now())
    return redirect(f"{register.name}:taken-in", slug, number)


@login_required
@require_POST
def export(request: SignedIn, register: Register[Any], slug: str) -> HttpResponse:
    """Every record of a body, private fields too, for those who keep it."""
    body = own_records(request, register, slug)
    columns, rows = export_records(register, body, by=request.user, at=timezone.now())
    return csv_response(f"{register.name}-{body.slug}-all-fields", columns, rows)
