"""The components that pages are built of; `/design/` of the demonstration shows each.

A block tag draws what stands in it; its own words pass through gettext, and so do those that a
page hands it: `{% table caption=_("Members") %}`. Each has a test of its structure in
tests/design/test_components.py.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _translated
from django.utils.translation import gettext_lazy as _

from frankpledge.design.dates import long_date
from frankpledge.design.pages import declared_of, tasks_address
from frankpledge.design.parts import FileRow, ListPage, Picture, TaskRow, TimelineStep
from frankpledge.rules.sources import Confidence

register = template.Library()
SURE = {
    Confidence.VERIFIED: "",
    Confidence.PARTLY: _("We have checked this only in part against the law."),
    Confidence.FROM_MEMORY: _("We have not checked this against the law."),
}
TONES = ("", "wait", "go", "ok", "late")  # to be done, in progress, good, overdue or refused


def _drawn(component: str, /, **values: Any) -> SafeString:
    return render_to_string(f"design/components/{component}.html", values)


def _tone(tone: str) -> str:
    if tone not in TONES:
        raise template.TemplateSyntaxError(f"{tone!r} is no tone: one of {', '.join(TONES[1:])}")
    return tone


@register.simple_block_tag
def table(
    content: SafeString,
    *,
    caption: str = "",
    name: str = "",
    kind: str = "",
    rows: Iterable | None = None,
    empty: str = "",
) -> SafeString:
    """Draw a table: `<thead>` and `<tbody>` stand in the block, each `<th>` with its scope.

    It scrolls within a region that the keyboard reaches. A number's cell has the class `fp-n`.

    Args:
        caption: the table's own heading; left out only where the page's heading says the same.
        name: what the region is called; "Table: " and the caption where it is not given.
        kind: classes more; `fp-spoken` has its caption only read aloud.
        rows: what is listed; where it is given and empty, `empty` stands instead of a table.
        empty: the sentence for nothing.
    """
    if not caption and not name:
        raise template.TemplateSyntaxError("a table has a caption, or at least a name")
    return _drawn(
        "table",
        content=content,
        caption=caption,
        name=name,
        kind=kind,
        is_empty=rows is not None and not rows,
        empty=empty,
    )


@register.simple_block_tag
def breadcrumbs(content: SafeString) -> SafeString:
    """Draw where a page stands: the home page of the site, then the steps in the block."""
    return _drawn("breadcrumbs", content=content)


register.simple_tag(tasks_address)


@register.simple_tag
def back_to_tasks() -> SafeString:
    """Draw the link back to what waits for the reader."""
    words = _("Back to your tasks")
    return format_html('<a class="govuk-back-link" href="{}">{}</a>', tasks_address(), words)


@register.simple_tag(takes_context=True)
def links_at(context: Context, thing: str, *about: Any) -> list[tuple[str, str]]:
    """Return words and address of each link that apps offer here: `{% links_at "area" slug as links %}`.

    Args:
        context: the page's; its request has what the site put together as `declared`.
        thing: what the page is about: figure, area, body, person, publication.
        about: which one.
    """
    request = context["request"]
    found = [
        (link.text, link.address(request.user, localdate(), *about))
        for link in declared_of(request).links_on(thing)
    ]
    here = request.path
    return [(_translated(text), address) for text, address in found if address not in ("", here)]


@register.simple_block_tag
def summary_list(content: SafeString) -> SafeString:
    """Draw facts one below the other, each a `{% fact %}`; nothing where there is none."""
    if not content.strip():
        return SafeString()
    return format_html('<dl class="govuk-summary-list">{}</dl>', content)


@register.simple_block_tag
def fact(content: SafeString, term: str) -> SafeString:
    """Draw one fact of a summary list."""
    return _drawn("fact", content=content, term=term)


@register.inclusion_tag("design/components/task_list.html")
def task_list(tasks: Iterable[TaskRow], *, empty: str, stands_out: bool = True) -> dict:
    """Draw what waits for the reader: when, what, why, one button; the first one stands out.

    `stands_out` is false for a second list of a page, which has one green button in all.
    """
    return {"tasks": tasks, "empty": empty, "stands_out": stands_out}


@register.simple_block_tag
def filters(
    content: SafeString,
    *,
    button: str,
    action: str = "",
    found: int | None = None,
    total: int | None = None,
) -> SafeString:
    """Draw a form that narrows a list; its fields stand in the block, how many are left below."""
    return _drawn(
        "filters", content=content, button=button, action=action, found=found, total=total
    )


@register.inclusion_tag("design/components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page | ListPage, *, parameter: str = "page") -> dict:
    """Draw links to the page before and after, with what else was asked for.

    Pages of a list that grows at its head have marks in place of numbers.
    """
    query = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)

    def address(name: str, value: str | int) -> str:
        asked = query.copy()
        for beside in ("before", "after", parameter):
            asked.pop(beside, None)
        asked[name] = str(value)
        return f"?{asked.urlencode()}"

    if isinstance(page, ListPage):
        return {
            "page": page,
            "before": address("before", page.before) if page.before else "",
            "after": address("after", page.after) if page.after else "",
        }
    return {
        "page": page,
        "before": address(parameter, page.previous_page_number()) if page.has_previous() else "",
        "after": address(parameter, page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("design/components/state.html")
def state(words: str, tone: str = "") -> dict:
    """Draw how a thing stands; the tone repeats what the words say: wait, go, ok, late or none."""
    return {"words": words, "tone": _tone(tone)}


@register.simple_block_tag
def quote(content: SafeString, *, by: str = "", where: str = "", to: str = "") -> SafeString:
    """Draw words of others: who said them, where or for whom, and to whom."""
    said = ", ".join(str(part) for part in (by, where) if part)
    return _drawn("quote", content=content, said=said, to=to)


@register.simple_block_tag
def figure(
    content: SafeString,
    picture: Picture,
    *,
    csv: str,
    what: str,
    source: str,
) -> SafeString:
    """Draw a chart with its sentence, its table (in the block), its CSV and its source: always all.

    Args:
        content: the table.
        picture: the drawings, and the sentence that says what they show.
        csv: the address of the figures.
        what: what the figures are, for who hears the link alone.
        source: where the figures come from, and of which release.
    """
    return _drawn("figure", content=content, picture=picture, csv=csv, what=what, source=source)


@register.inclusion_tag("design/components/files.html")
def files(rows: Iterable[FileRow], *, empty: str) -> dict:
    """Draw a list of files: format, title, size, how each stands."""
    return {"files": rows, "empty": empty}


@register.inclusion_tag("design/components/timeline.html")
def timeline(steps: Iterable[TimelineStep], *, empty: str) -> dict:
    """Draw steps in their order, each with its day and its basis."""
    return {"steps": steps, "empty": empty}


@register.simple_block_tag(takes_context=True)
def post_button(
    context: Context,
    content: SafeString,
    view: str,
    *places: str | int,
    kind: str = "",
    is_inline: bool = False,
    **hidden: str,
) -> SafeString:
    """Draw a button that acts at once: a form of its own, with the token that forms need.

    Args:
        context: the page's.
        content: what the button says.
        view: the name of the view that it posts to, as `plan:drop`.
        places: what stands in that view's address.
        kind: "secondary" or "warning"; the page's one main button has none.
        is_inline: whether it stands within a line.
        hidden: fields that go with it.
    """
    return _drawn(
        "post_button",
        content=content,
        action=reverse(view, args=places),
        kind=kind,
        is_inline=is_inline,
        hidden=hidden,
        csrf_token=context.get("csrf_token"),
    )


@register.simple_block_tag
def warning(content: SafeString) -> SafeString:
    """Draw what a reader must not miss: amber, never the only place that says it."""
    return format_html('<div class="govuk-inset-text fp-notice">{}</div>', content)


@register.simple_block_tag
def notice(content: SafeString, *, is_status: bool = False, tone: str = "") -> SafeString:
    """Draw a remark; `is_status` where it says what was just done, so that it is read aloud."""
    return _drawn("notice", content=content, is_status=is_status, tone=_tone(tone))


@register.simple_block_tag
def inset_law(content: SafeString, *, basis: str, sure: str, address: str = "") -> SafeString:
    """Draw what law asks, with its basis and how sure we are of it (`Source.confidence`)."""
    return _drawn(
        "inset_law", content=content, basis=basis, address=address, sure=SURE[Confidence(sure)]
    )


@register.simple_tag
def day(value: date | None) -> SafeString:
    """Write a day so that programs read it as well; nothing where none is given."""
    if not value:
        return SafeString()
    local = localtime(value) if isinstance(value, datetime) else value
    return format_html('<time datetime="{}">{}</time>', f"{local:%Y-%m-%d}", long_date(local))
