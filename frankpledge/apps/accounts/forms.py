"""Forms of accounts."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frankpledge.design.fields import Posted, field_of
from frankpledge.rules.roles import Role, roles_at


class RoleForm(forms.Form):
    """Who gets which role, from when."""

    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(label="Name", max_length=150)
    role = forms.ChoiceField(label="Role")
    held_from = forms.DateField(
        label="From", initial=timezone.localdate, help_text="For example 24/11/2026"
    )
    held_until = forms.DateField(
        label="Until (optional)", required=False, help_text="The last day of the role"
    )

    def __init__(self, data: Posted, *, kind: str) -> None:
        """Offer the roles that a body of that kind has."""
        super().__init__(data)
        field_of(self, "role", forms.ChoiceField).choices = [
            (r.value, r.capitalize()) for r in roles_at(kind)
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a role that ends before it begins."""
        held = super().clean() or {}
        begins, ends = held.get("held_from"), held.get("held_until")
        if begins and ends and ends < begins:
            self.add_error("held_until", "The role cannot end before it begins")
        return held

    def given(self) -> dict[str, Any]:
        """Return what was written, the role as one of ours."""
        return self.cleaned_data | {"role": Role(self.cleaned_data["role"])}


class LogHeadForm(forms.Form):
    """Whether somebody wants the head of the audit log each day."""

    wants_log_head = forms.BooleanField(
        label=_("E-mail me the head of the audit log each day"),
        required=False,
        help_text=_(
            "Keep the messages: whoever writes the log anew cannot write them anew, and the log can"
            " be held to them."
        ),
    )
