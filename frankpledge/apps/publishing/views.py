"""Everything that is public: pages, feeds, search, and the desk's corrections of it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.publishing.actions import publish as actions
from frankpledge.apps.publishing.forms import (
    CorrectionForm,
    ListForm,
    ReasonForm,
    RedactionForm,
)
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries import feeds, visible
from frankpledge.apps.publishing.queries.lists import all_rows, how_many, listed, marks_of
from frankpledge.apps.publishing.queries.register import register
from frankpledge.apps.publishing.queries.search import search
from frankpledge.apps.publishing.queries.tables import row_at
from frankpledge.apps.publishing.queries.tools import keepers_of, state_words, tools_of
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.design.exports import csv_response
from frankpledge.design.pages import declared_of, form_page, posted, submit
from frankpledge.errors import NotFound
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.roles import May

MANY = 1_000  # publications of a subject: more are not counted
KEPT = ("kind", "body", "about", "state")  # what a list's form has no field for


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """Everything published, newest first, narrowed as asked for; what a search finds in it.

    A subject is given as `about`, kind/slug: person/tom-hayes, topic/shoplifting.
    """
    now, words, form = timezone.now(), request.GET.get("q", ""), ListForm(request.GET)
    wanted = form.wanted()
    marks = marks_of(request.GET)
    found = search(words, now, wanted, marks) if words else listed(now, wanted, marks)
    page = {
        "found": found,
        "words": words,
        "form": form,
        "wanted": wanted,
        **({} if words else _counts(now, wanted)),
        "kept": [(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        "areas": AREAS,
    }
    return render(request, "publishing/list.html", page)


def _counts(at: datetime, wanted: Wanted) -> dict[str, Any]:
    """Return how many there are of each kind, and of what is wanted; all are not counted for it.

    Of a subject those of each kind are not shown, and of many only that they are many is counted.
    """
    if wanted.subject:
        count = how_many(at, wanted, MANY + 1)
        return {"count": _("more than %d") % MANY if count > MANY else count}
    kinds = visible.kinds_in_use(at, replace(wanted, kind=""))
    if wanted == EVERYTHING:
        return {"kinds": kinds}
    return {"kinds": kinds, "count": sum(n for name, n in kinds if wanted.kind in ("", name))}


@require_safe
def publication_csv(request: HttpRequest) -> HttpResponse:
    """Everything published as CSV, one line each."""
    return csv_response("record", *register(timezone.now()))


@require_safe
def publication(request: HttpRequest, reference: str, number: int | None = None) -> HttpResponse:
    """One publication as it is in force, or an earlier version of it."""
    now, today = timezone.now(), timezone.localdate()
    shown = visible.find(reference, now, number)
    page = {
        "shown": shown,
        "tools": tools_of(request.user, shown, today, declared_of(request).kinds),
        "keepers": keepers_of(shown, today),
        "history": visible.history(reference, now),
        "redactions": visible.redactions_of(reference, now),
        "related": [
            (other, state_words(other, declared_of(request).kinds))
            for other in all_rows(now, Wanted(subject=("record", reference)))
        ],
    }
    return render(request, "publishing/publication.html", page)


@require_safe
def publication_json(request: HttpRequest, reference: str) -> HttpResponse:
    """One publication with its versions as JSON."""
    now = timezone.now()
    found, current = visible.history(reference, now), visible.find(reference, now)
    address = request.build_absolute_uri(reverse("publishing:publication", args=[reference]))
    return JsonResponse(feeds.as_json(current, found, address) | {"data": _row(request, current)})


def _row(request: HttpRequest, shown: visible.PublicVersion) -> dict[str, Any] | None:
    """Return a publication as the row of its table; None where no table has it."""
    table = declared_of(request).table_of_kind(shown.kind)
    site = request.build_absolute_uri("/").rstrip("/")
    return row_at(table, shown.reference, timezone.now(), site=site) if table else None


@require_safe
def version_text(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One version as it is hashed: the SHA-256 of these bytes is the digest that is shown of it."""
    text = visible.text_of(reference, timezone.now(), number)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@require_safe
def feed_list(request: HttpRequest) -> HttpResponse:
    """The feeds that can be followed."""
    found = feeds.feeds(timezone.now(), marks_of(request.GET))
    return render(request, "publishing/feeds.html", {"feeds": found})


@require_safe
def feed(request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    """One feed: all, a kind, or a subject; as Atom or JSON. What is older is in its archives."""
    page = feeds.feed_page(kind, slug, timezone.now(), _archive(request))
    site = request.build_absolute_uri("/").rstrip("/")
    if form == "json":
        return JsonResponse(feeds.json_feed(page, site, request.path))
    atom = feeds.atom(page, site, request.path)
    return HttpResponse(atom, content_type="application/atom+xml; charset=utf-8")


def _archive(request: HttpRequest) -> int:
    """Return the number of the archive that is asked for; 0 asks for the feed itself.

    Raises:
        NotFound: what is asked for is no number of an archive.
    """
    asked = request.GET.get("archive", "")
    if asked and not (asked.isdecimal() and asked.isascii() and 0 < int(asked[:9]) == int(asked)):
        raise NotFound(_("There is no archive “%(asked)s” of this feed") % {"asked": asked[:20]})
    return int(asked or 0)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: SignedIn, reference: str) -> HttpResponse:
    """Correct a publication."""
    publication = _mine(request, reference)
    newest = visible.newest_version(publication)
    form = CorrectionForm(posted(request), title=newest.title, content=newest.content)
    corrected = submit(
        form,
        lambda: actions.correct(
            publication,
            form.cleaned_data.get("title", newest.title),
            form.corrected(),
            form.cleaned_data["reason"],
            by=request.user,
            at=timezone.now(),
        ),
    )
    if corrected is not None:
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Correct this publication", "Publish the correction")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedIn, reference: str) -> HttpResponse:
    """Withdraw a publication."""
    publication = _mine(request, reference)
    form = ReasonForm(posted(request))
    withdrawn = submit(
        form,
        lambda: actions.withdraw(
            publication,
            form.cleaned_data["reason"],
            kinds=declared_of(request).kinds,
            by=request.user,
            at=timezone.now(),
        ),
    )
    if withdrawn is not None:
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Withdraw this publication", "Withdraw it")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: SignedIn, reference: str) -> HttpResponse:
    """Hide words of a publication."""
    publication = _mine(request, reference)
    form = RedactionForm(posted(request))
    hidden = submit(
        form,
        lambda: actions.redact(
            publication, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if hidden is not None:
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Hide words of this publication", "Hide them")


def _mine(request: SignedIn, reference: str) -> Publication:
    publication = visible.get_publication(reference)
    require(request.user, May.CORRECT, publication.body, timezone.localdate())
    return publication


def _form(
    request: HttpRequest, publication: Publication, form: Form, title: str, button: str
) -> HttpResponse:
    back = reverse("publishing:publication", args=[publication.reference])
    return form_page(request, form, title, button, caption=publication.reference, back=back)
