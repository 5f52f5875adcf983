"""The files that a body has taken in, and what can still be done with each."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.models import FileState, Step, TakenIn
from frankpledge.apps.registers.register import Register
from frankpledge.errors import NotFound
from frankpledge.rules.registers import RegisterMove

NEWEST = 10  # on the page of a register


def get_taken_in(register: Register[Any], owner: Body, number: int) -> TakenIn:
    """Return one file of a body.

    Raises:
        NotFound: there is none of that number.
    """
    found = TakenIn.objects.filter(kind=register.table.kind, owner=owner, pk=number).first()
    if found is None:
        raise NotFound(_("There is no such file"))
    return found


def newest_files(register: Register[Any], owner: Body) -> list[TakenIn]:
    """Return the newest files of a body, without what they held."""
    found = TakenIn.objects.filter(kind=register.table.kind, owner=owner)
    return list(found.defer("content")[:NEWEST])


def records_in(register: Register[Any], taken: TakenIn) -> list[Any]:
    """Return the records that a file made or changed, in the order of their references."""
    references = [*taken.made, *taken.changed]
    found = register.model._default_manager.filter(reference__in=references)
    return list(found.select_related("owner").order_by("reference"))


def files_of(register: Register[Any], references: Sequence[str]) -> dict[str, TakenIn]:
    """Return the applied file that made or last changed each of these records, where one did."""
    if not references:
        return {}
    found = TakenIn.objects.filter(kind=register.table.kind, state=FileState.APPLIED)
    files: dict[str, TakenIn] = {}
    for taken in found.select_related("owner").order_by("pk"):
        files |= dict.fromkeys([*taken.made, *taken.changed], taken)
    return {reference: files[reference] for reference in references if reference in files}


def moved_since(taken: TakenIn) -> list[str]:
    """Return the records of a file that have a step after it: it is undone no more."""
    numbers = {**taken.made, **{ref: said["step"] for ref, said in taken.changed.items()}}
    steps = Step.objects.filter(reference__in=list(numbers))
    newest: dict[str, int] = {}
    for reference, number in steps.values_list("reference", "number"):
        newest[reference] = max(number, newest.get(reference, 0))
    return sorted(ref for ref, number in numbers.items() if newest.get(ref) != number)


def steps_for_all(
    register: Register[Any], taken: TakenIn, records: list[Any]
) -> list[tuple[RegisterMove, int]]:
    """Return the steps that the records of a file can take at once, and how many of them can.

    Only steps that lead on, and that ask for nothing, are taken for many.
    """
    if taken.state != FileState.APPLIED:
        return []
    table = register.table
    return [
        (move, count)
        for move in table.moves.values()
        if not move.asks
        and not move.needs_reason
        and (count := sum(made.state in move.before for made in records))
    ]
