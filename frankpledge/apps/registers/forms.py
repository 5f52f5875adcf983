"""Forms of registers, made of what a step asks for. The action checks the same again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frankpledge.apps.registers.models import Party
from frankpledge.apps.registers.queries.checking import Parties, party_name
from frankpledge.apps.registers.queries.headings import UsedColumn
from frankpledge.apps.registers.queries.public import Asked
from frankpledge.design.fields import DAY, Posted, long_text
from frankpledge.design.pages import refuse
from frankpledge.errors import BadInput
from frankpledge.rules.asks import read_asks, warnings
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.registers import FieldKind, RegisterField, RegisterTable
from frankpledge.rules.values import Value, write

HELP = {
    FieldKind.DAY: DAY,
    FieldKind.MONTH: gettext_lazy("For example November 2026"),
    FieldKind.PERIOD: gettext_lazy("For example 2026/27"),
    FieldKind.MONEY: gettext_lazy("In pounds, for example 1204.50"),
}


@dataclass(frozen=True, kw_only=True)
class Held:
    """What a record has when a form about it is made.

    `values` fill the form; `last` are those of the record before, for what should be looked at
    twice; `seen` is the step that the page is made on.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    last: Mapping[str, Value] = field(default_factory=dict)
    parties: Sequence[Party] = ()
    seen: int | None = None


class AsksForm(forms.Form):
    """What a step asks for; `values` are what was given, once the form is right."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Posted,
        asks: Sequence[RegisterField],
        held: Held,
        *,
        roles: Sequence[str] = (),
        needs_reason: bool = False,
        has_identifier: bool = False,
    ) -> None:
        self.asks, self.last, self.roles = tuple(asks), held.last, tuple(roles)
        self.values: dict[str, Value] = {}
        initial: dict[str, Any] = {name: write(value) for name, value in held.values.items()}
        initial["seen"] = held.seen
        initial |= {
            party_name(role): "\n".join(p.name for p in held.parties if p.role == role)
            for role in self.roles
        }
        super().__init__(data, initial=initial)
        for one in self.asks:
            self.fields[one.name] = form_field(one)
        for role in self.roles:
            self.fields[party_name(role)] = _party_field(role)
        if has_identifier:
            self.fields["identifier"] = forms.CharField(
                label=_("Your own number for it (optional)"), max_length=60, required=False
            )
        if needs_reason:
            self.fields["reason"] = long_text(_("Reason"), 1000, 3)

    def clean(self) -> dict[str, Any]:
        """Read what was typed; each mistake stands at its field."""
        cleaned = super().clean() or {}
        texts = {one.name: str(cleaned.get(one.name, "")) for one in self.asks}
        try:
            self.values = read_asks(self.asks, texts)
        except BadInput as problem:
            refuse(self, problem.refusals)
            return cleaned
        self._ask_once_more()
        return cleaned

    def _ask_once_more(self) -> None:
        """Mark what may be a slip, until somebody says that it is right."""
        found = warnings(self.asks, self.values, self.last, timezone.localdate())
        if not found:
            return
        label = _("I have checked what is marked above, and it is right")
        self.fields["is_checked"] = forms.BooleanField(label=label, required=False)
        if not self.data.get("is_checked"):
            for name, words in found.items():
                self.add_error(
                    name, _("%(words)s. If it is right, say so below") % {"words": words}
                )

    @property
    def parties(self) -> Parties:
        """The names that were given for each role, one a line."""
        return {role: self.cleaned_data[party_name(role)].splitlines() for role in self.roles}


class RegisterListForm(forms.Form):
    """What of a register a list shows; what is written wrong in it is told and narrows nothing."""

    body = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, asked: Posted, table: RegisterTable) -> None:
        super().__init__(asked)
        self.table = table
        day = table.by_name[table.day].label
        every = [("", _("All"))]
        areas = [(area.slug, area.short_name) for area in AREAS]
        states = [(code, table.label(code)) for code in table.public]
        # The record knows areas beside the 43, so any is asked for: those are only offered.
        self.fields["area"] = forms.SlugField(
            label=_("Police area"), widget=forms.Select(choices=every + areas), required=False
        )
        self.fields["state"] = forms.ChoiceField(
            label=_("Status"), choices=every + states, required=False
        )
        for one in self.narrowing:
            choices = [(choice.code, choice.label) for choice in one.choices]
            self.fields[one.name] = forms.ChoiceField(
                label=one.label, choices=every + choices, required=False
            )
        self.fields["from"] = forms.DateField(
            label=_("%(day)s: from") % {"day": day}, help_text=DAY, required=False
        )
        self.fields["to"] = forms.DateField(label=_("%(day)s: to") % {"day": day}, required=False)

    @property
    def narrowing(self) -> list[RegisterField]:
        """The fields by whose choices a list is narrowed."""
        return [one for one in self.table.public_fields if one.choices and one.is_required]

    def asked(self) -> Asked:
        """Return what is asked for."""
        self.full_clean()  # what is not right in an address asks for nothing
        given = self.cleaned_data
        codes = {one.name: code for one in self.narrowing if (code := given.get(one.name))}
        return Asked(
            body=given.get("body", ""),
            area=given.get("area", ""),
            state=given.get("state", ""),
            first=given.get("from"),
            last=given.get("to"),
            choices=codes,
        )

    @property
    def is_about_all(self) -> bool:
        """Whether what is withdrawn can be among what is asked for: it has no day and no choice."""
        asked = self.asked()
        return not (asked.state or asked.first or asked.last or asked.choices)


class UploadForm(forms.Form):
    """A file to take in."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy(
            "CSV, Excel or OpenDocument spreadsheet. 20 MB at most. The first row has the headings."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file"),
            "invalid": gettext_lazy("Choose a file"),
            "empty": gettext_lazy("The file is empty. Choose another one"),
        },
    )


class ApplyForm(forms.Form):
    """That a file is applied as it was checked; `stamp` is that of the check."""

    stamp = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Posted, stamp: str, lines: Sequence[int]) -> None:
        super().__init__(data, initial={"stamp": stamp})
        if lines:
            label = ngettext(
                "I checked row %(rows)s: apply it as it is",
                "I checked rows %(rows)s: apply them as they are",
                len(lines),
            ) % {"rows": ", ".join(map(str, lines))}
            self.fields["is_checked"] = forms.BooleanField(label=label, required=False)


class HeadingsForm(forms.Form):
    """What each column of a file is used as; `given` are the fields by heading, once it is right."""

    def __init__(
        self, data: Posted, columns: Sequence[UsedColumn], uses: Mapping[str, str]
    ) -> None:
        super().__init__(data)
        self.columns = columns
        choices = [("", _("Not used")), *uses.items()]
        for one in columns:
            label = one.heading or _("Column %(place)d, without a heading") % {
                "place": one.place + 1
            }
            self.fields[f"column_{one.place}"] = forms.ChoiceField(
                label=label, choices=choices, initial=one.field, required=False
            )

    @property
    def given(self) -> dict[str, str]:
        """The field of each heading."""
        return {one.heading: self.cleaned_data[f"column_{one.place}"] for one in self.columns}


def _party_field(role: str) -> forms.Field:
    label = _("%(role)s (optional)") % {"role": role.capitalize()}
    return long_text(
        label, 5000, 2, required=False, help_text=_("Bodies or people, each on a line of its own.")
    )


def form_field(one: RegisterField) -> forms.Field:
    """Return the form's field for what is asked: it takes any text, and `rules.values` reads it."""
    label = one.label if one.is_required else _("%(label)s (optional)") % {"label": one.label}
    given: dict[str, Any] = {
        "label": label,
        "required": False,  # what is missing is refused with all else that is wrong
        "help_text": one.help or HELP.get(one.kind, ""),
    }
    choices = _choices(one)
    if choices:
        return forms.ChoiceField(choices=[("", ""), *choices], **given)
    if one.kind == FieldKind.LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), **given)
    return forms.CharField(**given)


def _choices(one: RegisterField) -> list[tuple[str, str]]:
    if one.kind == FieldKind.YES_NO:
        return [("true", _("Yes")), ("false", _("No"))]
    if one.kind == FieldKind.PLACE:
        return [(area.slug, area.short_name) for area in AREAS]
    return [(choice.code, choice.label) for choice in one.choices]
