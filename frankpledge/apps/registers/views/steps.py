"""The forms of a register: a new record, its draft, each of its steps."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.registers.actions.records import edit_record, move_record, open_record
from frankpledge.apps.registers.forms import AsksForm, Held
from frankpledge.apps.registers.models import Record
from frankpledge.apps.registers.queries.records import (
    get_record,
    last_values,
    parties,
    steps_of,
)
from frankpledge.apps.registers.register import Register
from frankpledge.apps.registers.views.desk import find_move, own_records
from frankpledge.design.pages import form_page, posted, submit
from frankpledge.rules.registers import RegisterMove

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def open_new(request: SignedIn, register: Register[Any], slug: str) -> HttpResponse:
    """Add a record."""
    body, table = own_records(request, register, slug), register.table
    require(request.user, table.opens, body, timezone.localdate())
    form = AsksForm(
        posted(request),
        table.asked(table.opening),
        Held(last=last_values(register, body)),
        roles=table.parties,
        has_identifier=True,
    )
    made = submit(
        form,
        lambda: open_record(
            register,
            body,
            form.values,
            parties=form.parties,
            identifier=form.cleaned_data["identifier"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if made is not None:
        return redirect(f"{register.name}:record", made.reference)
    title = _("Add a %(thing)s") % {"thing": table.one}
    back = reverse(f"{register.name}:desk", args=[slug])
    return form_page(request, form, title, _("Save draft"), caption=body.name, back=back)


@login_required
@FORM
def edit(request: SignedIn, register: Register[Any], reference: str) -> HttpResponse:
    """Change a draft."""
    made, table = get_record(register, reference), register.table
    require(request.user, table.opens, made.owner, timezone.localdate())
    form = AsksForm(
        posted(request),
        table.asked(table.opening),
        _held(register, made),
        roles=table.parties,
    )
    edited = submit(
        form,
        lambda: edit_record(
            register,
            reference,
            form.values,
            parties=form.parties,
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if edited is not None:
        return redirect(f"{register.name}:record", reference)
    title, button = _("Change the draft"), _("Save draft")
    return form_page(request, form, title, button, **_about(register, made))


@login_required
@FORM
def move(request: SignedIn, register: Register[Any], reference: str, step: str) -> HttpResponse:
    """Take a step of a record."""
    made, taken = get_record(register, reference), find_move(register, step)
    require(request.user, taken.may, register.keeper(made, taken), timezone.localdate())
    form = AsksForm(
        posted(request),
        register.table.asked_by(taken),
        _held(register, made),
        needs_reason=taken.needs_reason,
    )
    moved = submit(
        form,
        lambda: move_record(
            register,
            reference,
            taken.name,
            form.values,
            reason=form.cleaned_data.get("reason", ""),
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if moved is not None:
        return redirect(f"{register.name}:record", reference)
    lead = _lead(register, taken)
    return form_page(request, form, taken.button, lead=lead, **_about(register, made))


def _held(register: Register[Any], made: Record) -> Held:
    newest = steps_of(made.reference).last()
    return Held(
        values=register.values(made),
        last=last_values(register, made.owner, but=made.reference),
        parties=parties(made.reference),
        seen=newest.number if newest else 0,
    )


def _lead(register: Register[Any], taken: RegisterMove) -> list[str]:
    """Return what follows from a step, in a sentence, with its basis in law."""
    if taken.withdraws:
        words = _("Its words are shown no more. Its address, its number and your reason stay.")
    elif taken.name in register.table.is_published_by:
        words = _("Everybody can read it from now on. What is published stays on the record.")
    else:
        words = ""
    return [part for part in (words, taken.basis) if part]


def _about(register: Register[Any], made: Any) -> dict[str, str]:
    """Return what the page of a form says of its record, and where it leads back."""
    back = reverse(f"{register.name}:record", args=[made.reference])
    return {"caption": f"{made.reference} · {made.title}", "back": back}
