"""Reading Popolo JSON in: all of it or nothing."""

import json
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models, transaction

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Succession
from frankpledge.apps.bodies.queries.answering import why_it_cannot_follow
from frankpledge.apps.bodies.queries.popolo import NAMED_BY, SCHEME_KEY, SECTIONS, VALUE_KEY
from frankpledge.errors import BadInput


@transaction.atomic
def import_popolo(text: str, *, by: str, at: datetime) -> dict[str, int]:
    """Add what `text` holds and the record lacks; return how many of each were added.

    What is held already is left as it is. Sections of the standard that are not kept here
    (events, votes) are refused rather than lost.

    Raises:
        BadInput: the text is no Popolo JSON; the message names the section, the entry and
            the field.
    """
    content = _content(text)
    added: Counter[str] = Counter()
    for name, (model, keys, own) in SECTIONS.items():
        entries = content.get(name, [])
        if not isinstance(entries, list):
            raise BadInput(f"{name} is not a list")
        for number, entry in enumerate(entries, 1):
            where = f"{name}, entry {number}"
            item = _add(model, keys, own, entry, where)
            added[name] += item is not None
            if isinstance(item, Succession):
                _follow(item, where, by=by, at=at)
    record("popolo-imported", "bodies", by=by, at=at, **added)
    return dict(added)


def _content(text: str) -> dict:
    """Return what the text holds, if nothing of it would be lost."""
    try:
        content = json.loads(text)
        said = json.dumps(content, ensure_ascii=False)
        said.encode()  # half of a pair of code units is no letter, and no database takes it
    except (ValueError, RecursionError) as error:
        raise BadInput(f"This is not JSON: {error}") from None
    if "\\u0000" in said:
        raise BadInput("A text of it holds the character of code 0; take it out")
    if not isinstance(content, dict):
        raise BadInput("Popolo JSON is an object with the lists organizations, persons and so on")
    strange = sorted(set(content) - set(SECTIONS))
    if strange:
        raise BadInput(
            f"The section {strange[0]!r} is not kept here; take it out to import the rest"
        )
    return content


def _add(
    model: type[models.Model], keys: dict[str, str], own: tuple[str, ...], entry: dict, where: str
) -> models.Model | None:
    if not isinstance(entry, dict):
        raise BadInput(f"{where} is not an object")
    strange = sorted(set(entry) - set(keys.values()))
    if strange:
        raise BadInput(f"{where}: the field {strange[0]!r} is not kept here")
    values = {}
    for name, key in keys.items():
        if key in entry:
            values[name] = _inside(model, name, entry[key], f"{where}, {key}")
    lacking = [keys[name] for name in own if name not in values]
    if lacking:
        raise BadInput(f"{where} has no {lacking[0]!r}")
    if model._default_manager.filter(**{name: values[name] for name in own}).exists():
        return None
    item = model(**values)
    try:
        item.full_clean()
    except ValidationError as error:
        field, said = next(iter(error.message_dict.items()))
        raise BadInput(f"{where}, {keys.get(field, field)}: {said[0]}") from None
    item.save()
    return item


def _follow(made: Succession, where: str, *, by: str, at: datetime) -> None:
    """Check and log that a body follows another: its people get rights by it."""
    if why := why_it_cannot_follow(made.before, made.after):
        raise BadInput.of(replace(why, text=f"{where}: {why.text}"))
    record(
        "body-succeeded",
        made.before.slug,
        by=by,
        at=at,
        after=made.after.slug,
        on=made.on,
        instrument=made.instrument,
    )


def _inside(model: type[models.Model], name: str, value: Any, where: str) -> Any:
    field = model._meta.get_field(name)
    if field.is_relation:
        other = cast("type[models.Model]", field.related_model)  # a class, once all are loaded
        found = other._default_manager.filter(**{NAMED_BY[other]: value}).first()
        if found is None:
            raise BadInput(f"{where}: there is nothing called {value!r}")
        return found
    if isinstance(field, models.JSONField):
        try:
            return {pair[SCHEME_KEY]: pair[VALUE_KEY] for pair in value}
        except (TypeError, KeyError):
            raise BadInput(f"{where}: a list of scheme and identifier is wanted") from None
    try:
        return cast("models.Field[Any, Any]", field).to_python(value)
    except (ValidationError, FieldDoesNotExist, TypeError):
        raise BadInput(f"{where}: {value!r} cannot be read") from None
