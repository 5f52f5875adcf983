"""The addresses of a register: the same for each, under its plural."""

from typing import Any

from django.urls import URLResolver, include, path

from frankpledge.apps.registers.register import Register
from frankpledge.apps.registers.views import desk, importing, public, steps


def register_urls(register: Register[Any]) -> URLResolver:
    """Return the addresses of a register, in the namespace of its plural."""
    plural, given = register.name, {"register": register}
    own = f"desk/<slug:slug>/{plural}/"
    file, work = f"{own}import/<int:number>/", f"desk/{plural}/<slug:reference>/"
    addresses = [
        path(f"{plural}/", public.register_list, given, name="list"),
        path(f"{plural}.csv", public.register_csv, given, name="csv"),
        path(f"{plural}.csv-metadata.json", public.register_metadata, given, name="metadata"),
        path(f"{plural}.json", public.register_json, given, name="json"),
        path(own, desk.register_desk, given, name="desk"),
        path(f"{own}new/", steps.open_new, given, name="open"),
        path(f"{own}export/", importing.export, given, name="export"),
        path(f"{own}import/", importing.upload, given, name="import"),
        path(f"{own}import/headings.csv", importing.headings_csv, given, name="headings"),
        path(file, importing.taken_in, given, name="taken-in"),
        path(f"{file}findings.csv", importing.findings, given, name="findings"),
        path(f"{file}headings/", importing.use_headings, given, name="use-headings"),
        path(f"{file}cancel/", importing.cancel, given, name="cancel"),
        path(f"{file}undo/", importing.undo, given, name="undo"),
        path(f"{file}all/<slug:step>/", importing.take_step, given, name="take-step"),
        path(work, desk.record, given, name="record"),
        path(f"{work}edit/", steps.edit, given, name="edit"),
        path(f"{work}<slug:step>/", steps.move, given, name="move"),
    ]
    return path("", include((addresses, plural)))
