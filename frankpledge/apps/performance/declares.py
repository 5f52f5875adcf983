"""What the pages of evidence offer: a force's figures, and what is unreliable in its latest month."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.performance.queries.quality import newest_doubts
from frankpledge.declared import AtWork, Declaration, Link, Task, Weight
from frankpledge.design.wording import lower_first
from frankpledge.rules.periods import first_day, month_words
from frankpledge.rules.roles import May


def tasks(work: AtWork) -> list[Task]:
    """Return what is unreliable in the latest month of a body's force, for those who check data."""
    if not work.may(May.WATCH_DATA):
        return []
    return [
        Task(
            what=_("Read why the data for %(month)s is %(status)s: %(dataset)s")
            % {
                "dataset": lower_first(doubt.title),
                "month": month_words(doubt.month),
                "status": doubt.status,
            },
            address=f"{reverse('performance:force', args=[work.body.area])}#coverage",
            button=_("See data quality"),
            basis=doubt.reason,
            weight=Weight.FIGURES,
            since=first_day(doubt.month),
        )
        for doubt in newest_doubts(work.body.area)
    ]


def _figures_of_area(_user: object, _on: date, slug: str) -> str:
    return reverse("performance:force", args=[slug])


DECLARATION = Declaration(
    app="performance",
    tasks=tasks,
    links=(Link(on="area", text=gettext_noop("Figures of the force"), address=_figures_of_area),),
)
