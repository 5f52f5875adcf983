"""The record's documents and forms as pages write them."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from frankpledge.rules.documents import sentence
from frankpledge.rules.policing_areas import AREA_BY_SLUG

register = template.Library()
CLASSES = {
    "TextInput": "govuk-input",
    "EmailInput": "govuk-input",
    "PasswordInput": "govuk-input",
    "URLInput": "govuk-input",
    "DateInput": "govuk-input fp-date",
    "NumberInput": "govuk-input fp-date",
    "Textarea": "govuk-textarea",
    "Select": "govuk-select",
    "CheckboxInput": "fp-checkbox",
    "ClearableFileInput": "govuk-file-upload",
    "FileInput": "govuk-file-upload",
}


@register.filter
def subject_name(slug: str, kind: str) -> str:
    """Return what a subject is called: an area by its name, others by their slug in words.

    A record or a case is called by its reference, as its address is.
    """
    if kind == "area" and slug in AREA_BY_SLUG:
        return AREA_BY_SLUG[slug].short_name
    if kind == "person":
        return spoken(slug).title()
    return slug if kind in ("record", "case") else sentence(spoken(slug))


@register.filter
def spoken(value: str) -> str:
    """Write a name of ours as people say it."""
    return str(value).replace("-", " ").replace("_", " ")


@register.filter
def led_by(text: str, lead: str) -> str:
    """Return a text behind its lead, such as ", "; nothing where there is no text."""
    return f"{lead}{text}" if text else ""


@register.filter
def drawn_by_us(value: str) -> SafeString:
    """Show a frozen chart. Only the chart's own code ever writes one into a document."""
    return mark_safe(value or "")


@register.filter
def linked(value: Any) -> str | SafeString:
    """Show a cell; one that is an address of the record becomes a link."""
    text = str(value if value is not None else "")
    if text.startswith("/record/"):
        return format_html('<a href="{}">{}</a>', text, text.strip("/").split("/")[-1])
    return text


@register.filter
def last_of(versions: Sequence) -> Any:
    """Return when the first version became visible: the versions come newest first."""
    return versions[-1].visible_from


@register.simple_tag
def drawn(field: BoundField) -> SafeString:
    """Draw a form's field as the design system has it, with its hint and error tied to it."""
    kind = type(field.field.widget).__name__
    marks: dict[str, str | bool] = {"class": CLASSES.get(kind, "govuk-input")}
    if field.errors:
        marks["class"] = f"{marks['class']} govuk-input--error"
        marks["aria-invalid"] = "true"
    ties = [f"{field.auto_id}_helptext"] if field.help_text else []
    ties += [f"{field.auto_id}_error"] if field.errors else []
    if ties:
        marks["aria-describedby"] = " ".join(ties)
    return field.as_widget(attrs=marks)
