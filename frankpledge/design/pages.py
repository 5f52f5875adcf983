"""The page that holds one form, the same for every form of the site."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render, resolve_url

from frankpledge.declared import Composed
from frankpledge.errors import BadInput, NotAllowed, NotFound, Refusal, RoleNeeded

T = TypeVar("T")
V = TypeVar("V", bound=Callable[..., HttpResponse])
REFUSED = "refused"  # marks what an action said among the errors of a form
BAD_REQUEST = 400  # what was sent cannot be used; the page says what and where


class DeclaredRequest(HttpRequest):
    """A request as the site hands it on: with what the apps declare. Only an annotation."""

    declared: Composed


def declare(request: HttpRequest, declared: Composed) -> None:
    """Hand a request on with what the apps declare."""
    cast("DeclaredRequest", request).declared = declared


def declared_of(request: HttpRequest) -> Composed:
    """Return what the apps of the site declare."""
    return cast("DeclaredRequest", request).declared


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent; None while it is only asked for.

    An empty post is falsy and still a post, so that its errors are shown.
    """
    return request.POST if request.method == "POST" else None


def takes_file(view: V) -> V:
    """Mark a view whose form takes a file: more may be sent to it than to others."""
    cast("Any", view).takes_file = True
    return view


def takes_a_file(view: object) -> bool:
    """Whether a view is marked so."""
    return getattr(view, "takes_file", False)


def tasks_address() -> str:
    """Return where somebody finds what waits for them: where they land when they sign in."""
    return resolve_url(settings.LOGIN_REDIRECT_URL)


def own_address(request: HttpRequest, address: str) -> str:
    """Return an address of this site as it begins with /, as pages link to it; others as they are."""
    site = request.build_absolute_uri("/")
    return address.replace(site, "/", 1) if address.startswith(site) else address


def submit(form: Form, act: Callable[[], T]) -> T | None:
    """Return what an action returns for a form that is right; None where it is not sent or refused.

    Each refusal of the action stands by the field that it names, else in the form's summary, with
    everything that was typed. The page itself is found before: what `act` does not find is
    what somebody typed.

    Raises:
        RoleNeeded: nothing that could be typed instead would be allowed.
        TypeError: the action returns nothing, which could not be told from a refusal.
    """
    if not form.is_valid():
        return None
    try:
        made = act()
    except RoleNeeded:
        raise
    except (BadInput, NotAllowed, NotFound) as problem:
        refuse(form, problem.refusals)
        return None
    if made is None:
        raise TypeError(f"The action behind {type(form).__name__} returns nothing")
    return made


def refuse(form: Form, refusals: Iterable[Refusal]) -> None:
    """Put each refusal by the field that it names; in the form's summary where that is not seen."""
    seen = {field.name for field in form.visible_fields()}
    for refusal in refusals:
        words = ValidationError(refusal.sentence, code=REFUSED)
        form.add_error(refusal.field if refusal.field in seen else None, words)


def form_page(  # noqa: PLR0913 (one parameter a part of the page)
    request: HttpRequest,
    form: Form,
    title: str,
    button: str = "",
    *,
    caption: str = "",
    back: str = "",
    lead: Sequence[str] = (),
    quotes: Sequence[str] = (),
) -> HttpResponse:
    """Return the page of a form: what it is about, what is said above it, where it leads back.

    `button` is the title where it is not given; empty `quotes` are left out.
    """
    page = {
        "form": form,
        "title": title,
        "button": button or title,
        "caption": caption,
        "back": back,
        "lead": lead,
        "quotes": [quote for quote in quotes if quote],
    }
    return render(request, "design/form_page.html", page, status=status_of(form))


def status_of(form: Form) -> int:
    """Return the status of a page with a form: 400 where what was sent cannot be used."""
    return BAD_REQUEST if form.errors else 200


def was_refused(form: Form) -> bool:
    """Whether an action refused what was sent, which the form itself took."""
    errors = form.errors.as_data().values()
    return any(error.code == REFUSED for of_field in errors for error in of_field)


def status_of_refusal(form: Form) -> int:
    """Return the status of a list with a form below it: 400 where an action refused what was sent.

    A form that is not filled in right is answered with 200 on these pages.
    """
    return BAD_REQUEST if was_refused(form) else 200
