"""The gallery of components, for whoever builds pages: in the demonstration alone.

Its address is no part of the site that others link to, so it is not in the reference of addresses,
where a line lasts.
"""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from frankpledge.design.charts.bars import bars
from frankpledge.design.charts.svg import NARROW, WIDE
from frankpledge.design.parts import FileRow, Picture, TaskRow, TimelineStep

DAY = date(2028, 5, 4)
COUNTS = (("2025", 58), ("2026", 61), ("2027", 38))


def gallery_addresses(is_demonstration: bool) -> list[URLPattern]:
    """Return the gallery's address in the demonstration; none elsewhere."""
    return [path("design/", gallery, name="gallery")] if is_demonstration else []


def gallery(request: HttpRequest) -> HttpResponse:
    """Draw each component as pages do, with invented words."""
    examples = {
        "day": DAY,
        "counts": COUNTS,
        "members": [(_("Helen Marsh"), _("Chair"), 12), (_("Tom Ashworth"), _("Member"), 9)],
        "picture": _picture(),
        "page": Paginator(range(30), 10).page(2),
        "tasks": _tasks(),
        "files": _files(),
        "steps": _steps(),
    }
    return render(request, "web/gallery.html", examples)


def _picture() -> Picture:
    sentence = _("38 robberies in 2027, 23 fewer than the year before (38%).")
    rows = list(COUNTS)
    return Picture(
        sentence=sentence,
        wide=bars(rows, title=_("Robbery, by year"), says=sentence, width=WIDE),
        narrow=bars(rows, title=_("Robbery, by year"), says=sentence, width=NARROW),
    )


def _tasks() -> list[TaskRow]:
    return [
        TaskRow(
            when=_("2 days"),
            what=_("Notify the panel of the proposed precept"),
            why=_("Regulation 3 of the Precepts Regulations 2012. Overdue since 1 February 2028."),
            button=_("Propose the precept"),
            address="#task-list",
            is_late=True,
        ),
        TaskRow(
            when=_("11 May 2028"),
            what=_("Answer the question on custody visits"),
            why=_("Target, no date in law."),
            button=_("Draft answer"),
            address="#task-list",
        ),
    ]


def _files() -> list[FileRow]:
    return [
        FileRow(
            format="PDF",
            title=_("Decision report"),
            address="#files",
            size=_("14 pages, 410 kB"),
            state=_("Published"),
            tone="ok",
        ),
        FileRow(format="CSV", title=_("Payments over £500"), address="#files"),
    ]


def _steps() -> list[TimelineStep]:
    return [
        TimelineStep(
            title=_("Precept proposed"),
            on=DAY,
            basis=_("Regulation 3"),
            words=_("£269.28 for Band D."),
            address="#timeline",
        ),
        TimelineStep(title=_("Panel's report"), basis=_("Regulation 4"), is_done=False),
    ]
