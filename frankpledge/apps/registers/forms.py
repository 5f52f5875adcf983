"""Forms of registers, made of what a step asks for. The action checks the same again."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frankpledge.apps.registers.actions.checking import Parties
from frankpledge.apps.registers.models import Party
from frankpledge.design.fields import DAY, Posted, long_text
from frankpledge.design.pages import refuse
from frankpledge.errors import BadInput
from frankpledge.rules.asks import read_asks, warnings
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.registers import FieldKind, RegisterField
from frankpledge.rules.values import Value, write

PARTY = "party_"
HELP = {
    FieldKind.DAY: DAY,
    FieldKind.MONTH: gettext_lazy("For example November 2026"),
    FieldKind.PERIOD: gettext_lazy("For example 2026/27"),
    FieldKind.MONEY: gettext_lazy("In pounds, for example 1204.50"),
}


class AsksForm(forms.Form):
    """What a step asks for; `values` are what was given, once the form is right.

    `last` are the values of the record before, for what should be looked at twice; `seen` is the
    step that the page was made on.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Posted,
        asks: Sequence[RegisterField],
        *,
        held: Mapping[str, Value] | None = None,
        last: Mapping[str, Value] | None = None,
        roles: Sequence[str] = (),
        parties: Sequence[Party] = (),
        seen: int | None = None,
        needs_reason: bool = False,
        has_identifier: bool = False,
        identifier: str = "",
    ) -> None:
        self.asks, self.last, self.roles = tuple(asks), last or {}, tuple(roles)
        self.values: dict[str, Value] = {}
        initial = {name: write(value) for name, value in (held or {}).items()}
        initial |= {"seen": seen, "identifier": identifier}
        initial |= {
            _party_name(role): "\n".join(p.name for p in parties if p.role == role)
            for role in self.roles
        }
        super().__init__(data, initial=initial)
        for field in self.asks:
            self.fields[field.name] = form_field(field)
        for role in self.roles:
            self.fields[_party_name(role)] = _party_field(role)
        if has_identifier:
            self.fields["identifier"] = forms.CharField(
                label=_("Your own number for it (optional)"), max_length=60, required=False
            )
        if needs_reason:
            self.fields["reason"] = long_text(_("Reason"), 1000, 3)

    def clean(self) -> dict[str, Any]:
        """Read what was typed; each mistake stands at its field."""
        cleaned = super().clean() or {}
        texts = {field.name: str(cleaned.get(field.name, "")) for field in self.asks}
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
                self.add_error(name, _("%(words)s. If it is right, say so below") % {"words": words})

    @property
    def parties(self) -> Parties:
        """The names that were given for each role, one a line."""
        return {role: self.cleaned_data[_party_name(role)].splitlines() for role in self.roles}


def _party_name(role: str) -> str:
    return f"{PARTY}{role.replace(' ', '_')}"


def _party_field(role: str) -> forms.Field:
    label = _("%(role)s (optional)") % {"role": role.capitalize()}
    return long_text(
        label, 5000, 2, required=False, help_text=_("Bodies or people, each on a line of its own.")
    )


def form_field(field: RegisterField) -> forms.Field:
    """Return the form's field for what is asked: it takes any text, and `rules.values` reads it."""
    label = field.label if field.is_required else _("%(label)s (optional)") % {"label": field.label}
    given: dict[str, Any] = {
        "label": label,
        "required": False,  # what is missing is refused with all else that is wrong
        "help_text": field.help or HELP.get(field.kind, ""),
    }
    choices = _choices(field)
    if choices:
        return forms.ChoiceField(choices=[("", ""), *choices], **given)
    if field.kind == FieldKind.LONG:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), **given)
    return forms.CharField(**given)


def _choices(field: RegisterField) -> list[tuple[str, str]]:
    if field.kind == FieldKind.YES_NO:
        return [("true", _("Yes")), ("false", _("No"))]
    if field.kind == FieldKind.PLACE:
        return [(area.slug, area.short_name) for area in AREAS]
    return [(choice.code, choice.label) for choice in field.choices]
