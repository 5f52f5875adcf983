"""Who answered for policing where and when; bodies and people with their terms."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.bodies.queries import answering, people, popolo
from frankpledge.rules.policing_areas import AREAS


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """Ask who answered for policing in an area on a day."""
    area, on = request.GET.get("area", ""), request.GET.get("on", "")
    if area:
        address = redirect("bodies:answered", answering.area_called(area).slug)
        if on:
            address["Location"] += f"?on={answering.day_from(on, timezone.localdate())}"
        return address
    return render(request, "bodies/who.html", {"areas": AREAS, "today": timezone.localdate()})


@require_safe
def answered(request: HttpRequest, area: str) -> HttpResponse:
    """Who answered for policing in an area on a day."""
    on = answering.day_from(request.GET.get("on", ""), timezone.localdate())
    found = answering.answered_on(answering.area_called(area), on)
    page = {
        "found": found,
        "areas": AREAS,
        "today": timezone.localdate(),
        "terms": people.terms_in_area(area),
        "spells": people.spells_of(area),
        "first_day": answering.FIRST_DAY,
    }
    return render(request, "bodies/answered.html", page)


@require_safe
def answered_json(request: HttpRequest, area: str) -> HttpResponse:
    """The same as JSON."""
    on = answering.day_from(request.GET.get("on", ""), timezone.localdate())
    found = answering.answered_on(answering.area_called(area), on)
    return JsonResponse(people.as_json(found))


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: its offices, who held them, what came before and after."""
    return render(request, "bodies/body.html", {"page": people.body_page(slug)})


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """One person: every office held."""
    return render(request, "bodies/person.html", {"page": people.person_page(slug)})


@require_safe
def popolo_file(_request: HttpRequest) -> HttpResponse:
    """All bodies, offices, people and terms as Popolo JSON."""
    response = HttpResponse(popolo.as_text(), content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="frankpledge-popolo.json"'
    return response
