"""Fields and checks that many forms share."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words  # the stubs' name for both
else:
    Words = str  # or what becomes one in the reader's language

DAY = "For example 24/12/2026"
LONGEST = 10_000  # characters, where nothing shorter is asked for
Posted = Mapping[str, Any] | None  # what a form was sent; None while it is only asked for
F = TypeVar("F", bound=forms.Field)


def long_text(label: Words, longest: int = LONGEST, rows: int = 6, **more: Any) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=label,
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={
            "required": format_lazy(_("Write something under “{label}”"), label=label),
        },
        **more,
    )


def cited_address() -> forms.CharField:
    """Return a field for where evidence stands: on this site, where a chart is frozen, or the web."""
    return forms.CharField(
        label=_("Its address"),
        max_length=500,
        help_text=_(
            "A chart, such as /forces/kent/measures/shoplifting/, is frozen as it is now."
            " Or /record/…, or https://…"
        ),
        validators=[own_or_web],
    )


def own_or_web(address: str) -> None:
    """Refuse what is no address of this site or of the web, such as a script."""
    if not address.startswith(("/", "https://", "http://")) or address.startswith("//"):
        raise forms.ValidationError(_("Write an address that begins with / or https://"))


def field_of(form: forms.BaseForm, name: str, kind: type[F]) -> F:
    """Return a field of a form as what it was declared, to give it what only a request knows."""
    field = form.fields[name]
    assert isinstance(field, kind)
    return field


def not_to_come(day: date) -> None:
    """Refuse what is said to have happened on a day to come."""
    if day > timezone.localdate():
        raise forms.ValidationError("This day is still to come")


def not_past(day: date) -> None:
    """Refuse a day that has passed for what is still to be done."""
    if day < timezone.localdate():
        raise forms.ValidationError("This day is past")


class PublicForm(forms.Form):
    """A form for people without an account, with a field that only programs fill in."""

    website = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        """Refuse what a program filled in."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError("This field is left empty")
        return ""

    def written(self) -> dict[str, Any]:
        """Return what was written, without the field that only programs fill in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}
