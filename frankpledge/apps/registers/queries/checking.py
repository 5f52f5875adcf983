"""What is given for a step, held to what is asked and to what there is."""

from collections.abc import Iterable, Sequence
from typing import Any

from frankpledge.apps.bodies.models import Body, Person
from frankpledge.apps.performance.queries.definitions import published
from frankpledge.apps.registers.models import Party, Record
from frankpledge.apps.registers.register import Register, Values
from frankpledge.errors import BadInput, Refusal
from frankpledge.rules.asks import check_asks
from frankpledge.rules.registers import FieldKind, RegisterField
from frankpledge.rules.values import Value, ValueRefusal

MOST_PARTIES = 50
LONGEST_NAME = 200
Parties = dict[str, Sequence[str]]  # names by role


def checked(
    register: Register[Any],
    asks: Sequence[RegisterField],
    given: Values,
    record: Record | None = None,
) -> dict[str, Value]:
    """Return what is given for what is asked; what it names is there.

    Raises:
        BadInput: what is wrong, all of it, each by its field.
    """
    values = check_asks(asks, given)
    refused = absent(register, asks, values, record)
    if refused:
        raise BadInput.of(*refused)
    return values


def absent(
    register: Register[Any],
    asks: Sequence[RegisterField],
    values: Values,
    record: Record | None = None,
) -> list[Refusal]:
    """Return a refusal for each body, person, measure or record that is named and is not there."""
    return [
        refusal
        for field in asks
        if (value := values[field.name]) and (refusal := _absent(register, field, value, record))
    ]


def _absent(
    register: Register[Any], field: RegisterField, value: Value, record: Record | None
) -> Refusal | None:
    words = {
        FieldKind.BODY: "There is no body of that id",
        FieldKind.PERSON: "There is no person of that id",
        FieldKind.MEASURE: "There is no measure of that name",
        FieldKind.RECORD: f"There is no other published {register.table.one} of that reference",
    }
    if field.kind not in words or _is_there(register, field.kind, value, record):
        return None
    return Refusal(code=ValueRefusal.NOT_THERE, text=words[field.kind], field=field.name)


def _is_there(
    register: Register[Any], kind: FieldKind, value: Value, record: Record | None
) -> bool:
    if kind == FieldKind.BODY:
        return Body.objects.filter(slug=value).exists()
    if kind == FieldKind.PERSON:
        return Person.objects.filter(slug=value).exists()
    if kind == FieldKind.MEASURE:
        return any(measure.name == value for measure in published())
    others = register.model._default_manager.filter(state__in=register.table.public)
    return others.filter(reference=value).exclude(pk=record.pk if record else None).exists()


def parties_of(register: Register[Any], given: Parties, reference: str) -> list[Party]:
    """Return the parties that names make: a body or person of the record where it has one so called.

    Raises:
        BadInput: there are too many in a role, or a name is too long.
    """
    found = []
    for role in register.table.parties:
        names = list(dict.fromkeys(_clean(given.get(role, ()))))
        if len(names) > MOST_PARTIES or any(len(name) > LONGEST_NAME for name in names):
            words = f"Enter at most {MOST_PARTIES} names of at most {LONGEST_NAME} characters"
            refusal = Refusal(code=ValueRefusal.TOO_LONG, text=words, field=party_name(role))
            raise BadInput.of(refusal)
        found += [_party(reference, role, place, name) for place, name in enumerate(names)]
    return found


def party_name(role: str) -> str:
    """Return the name of the field in which forms and files give the parties of a role."""
    return f"party_{role.replace(' ', '_')}"


def _clean(names: Iterable[str]) -> list[str]:
    cleaned = (" ".join(name.split()) for name in names)
    return [name for name in cleaned if name and name.isprintable()]


def _party(reference: str, role: str, place: int, name: str) -> Party:
    kind, slug = "", ""
    if body := Body.objects.filter(name__iexact=name).first():
        kind, slug, name = "body", body.slug, body.name
    elif person := Person.objects.filter(name__iexact=name).first():
        kind, slug, name = "person", person.slug, person.name
    return Party(reference=reference, role=role, place=place, kind=kind, slug=slug, name=name)
