"""Everything that is public: pages, feeds, search, and the desk's corrections of it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.queries import require
from frankpledge.apps.publishing.actions import publish as actions
from frankpledge.apps.publishing.forms import CorrectionForm, ReasonForm, RedactionForm
from frankpledge.apps.publishing.queries import feeds, visible
from frankpledge.apps.publishing.queries.search import search
from frankpledge.apps.publishing.queries.tools import keepers_of, tools_of
from frankpledge.design.exports import csv_response
from frankpledge.design.pages import form_page, posted
from frankpledge.rules.policing_areas import AREAS
from frankpledge.rules.roles import May


@require_safe
def publication_list(request):
    """Everything published, newest first; what a search finds in it; one kind or subject of it.

    A subject is an area, or `about` as kind/slug: person/tom-hayes, topic/shoplifting.
    """
    now, words, kind = timezone.now(), request.GET.get("q", ""), request.GET.get("kind", "")
    area = request.GET.get("area", "")
    named = request.GET.get("about", "")
    about = visible.subject_of(named) or (("area", area) if area else None)
    found = (
        search(words, now)
        if words
        else visible.publications(now, kind=kind, subject=about, limit=200)
    )
    page = {
        "found": found,
        "words": words,
        "kind": kind,
        "kinds": visible.kinds_in_use(now, about),
        "area": area,
        "areas": AREAS,
        "about": named if about and not area else "",
        "subject": about,
    }
    return render(request, "publishing/list.html", page)


@require_safe
def publication_csv(request):
    """Everything published as CSV, one line each."""
    return csv_response("record", *feeds.register(timezone.now()))


@require_safe
def publication(request, reference, number=None):
    """One publication as it is in force, or an earlier version of it."""
    now, today = timezone.now(), timezone.localdate()
    shown = visible.find(reference, now, number)
    page = {
        "shown": shown,
        "tools": tools_of(request.user, shown, today),
        "keepers": keepers_of(shown, today),
        "history": visible.history(reference, now),
        "redactions": visible.redactions_of(reference, now),
        "related": visible.publications(now, subject=("record", reference)),
    }
    return render(request, "publishing/publication.html", page)


@require_safe
def publication_json(request, reference):
    """One publication with its versions as JSON."""
    found = visible.history(reference, timezone.now())
    current = visible.find(reference, timezone.now())
    address = request.build_absolute_uri(reverse("publishing:publication", args=[reference]))
    return JsonResponse(feeds.as_json(current, found, address))


@require_safe
def feed_list(request):
    """The feeds that can be followed."""
    return render(request, "publishing/feeds.html", {"feeds": feeds.feeds(timezone.now())})


@require_safe
def feed(request, kind, slug, form):
    """One feed: all, a kind, or a subject; as Atom or JSON."""
    page = feeds.feed_page(kind, slug, timezone.now())
    site = request.build_absolute_uri("/").rstrip("/")
    if form == "json":
        return JsonResponse(feeds.json_feed(page, site, request.path))
    atom = feeds.atom(page, site, request.path)
    return HttpResponse(atom, content_type="application/atom+xml; charset=utf-8")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, reference):
    """Correct a publication."""
    publication = _mine(request, reference)
    newest = visible.newest_version(publication)
    data = posted(request)
    form = CorrectionForm(data, title=newest.title, content=newest.content)
    if form.is_valid():
        cleaned = form.cleaned_data
        actions.correct(
            publication,
            cleaned.get("title", newest.title),
            form.corrected(),
            cleaned["reason"],
            by=request.user,
            at=timezone.now(),
        )
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Correct this publication", "Publish the correction")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, reference):
    """Withdraw a publication."""
    publication = _mine(request, reference)
    form = ReasonForm(posted(request))
    if form.is_valid():
        actions.withdraw(
            publication, form.cleaned_data["reason"], by=request.user, at=timezone.now()
        )
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Withdraw this publication", "Withdraw it")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def redact(request, reference):
    """Hide words of a publication."""
    publication = _mine(request, reference)
    form = RedactionForm(posted(request))
    if form.is_valid():
        actions.redact(publication, **form.cleaned_data, by=request.user, at=timezone.now())
        return redirect("publishing:publication", reference)
    return _form(request, publication, form, "Hide words of this publication", "Hide them")


def _mine(request, reference):
    publication = visible.get_publication(reference)
    require(request.user, May.CORRECT, publication.body, timezone.localdate())
    return publication


def _form(request, publication, form, title, button):
    back = reverse("publishing:publication", args=[publication.reference])
    return form_page(request, form, title, button, caption=publication.reference, back=back)
