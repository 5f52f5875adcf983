"""The office's register of complaint reviews."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from frankpledge.apps.accounts.adapters import SignedIn
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.complaints import forms
from frankpledge.apps.complaints.actions import counting
from frankpledge.apps.complaints.queries import counts
from frankpledge.design.dates import long_date
from frankpledge.design.pages import form_page, posted, status_of_refusal, submit
from frankpledge.rules.roles import May

FORM = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@FORM
def review_list(request: SignedIn, slug: str) -> HttpResponse:
    """The reviews of an office; entering one."""
    office = get_body(slug)
    require(request.user, May.KEEP_REVIEWS, office, timezone.localdate())
    form = forms.ReviewForm(posted(request))
    received = submit(
        form,
        lambda: counting.receive_review(
            office, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if received is not None:
        return redirect("complaints:reviews", slug)
    page = {
        "office": office,
        "form": form,
        "reviews": [(r, counts.is_in_time(r)) for r in counts.reviews_of(office)],
    }
    return render(request, "complaints/reviews.html", page, status=status_of_refusal(form))


@login_required
@FORM
def decide(request: SignedIn, reference: str) -> HttpResponse:
    """Enter how a review ended."""
    review = counts.get_review(reference)
    require(request.user, May.KEEP_REVIEWS, review.office, timezone.localdate())
    form = forms.DecisionForm(posted(request))
    decided = submit(
        form,
        lambda: counting.decide_review(
            reference, **form.cleaned_data, by=request.user, at=timezone.now()
        ),
    )
    if decided is not None:
        return redirect("complaints:reviews", review.office.slug)
    back = reverse("complaints:reviews", args=[review.office.slug])
    lead = [
        f"Received on {long_date(review.received_on)}.",
        f"The letter of the force is dated {long_date(review.letter_on)}.",
        "Was the outcome reasonable and proportionate? A review does not investigate again.",
    ]
    return form_page(
        request,
        form,
        f"Review {reference}",
        "Enter it",
        caption=review.office.name,
        back=back,
        lead=lead,
    )


@login_required
@FORM
def publish(request: SignedIn, slug: str) -> HttpResponse:
    """Publish a year's reviews."""
    office = get_body(slug)
    require(request.user, May.KEEP_REVIEWS, office, timezone.localdate())
    form = forms.YearForm(posted(request))
    made = submit(
        form,
        lambda: counting.publish_reviews(
            office, form.cleaned_data["year"], by=request.user, at=timezone.now()
        ),
    )
    if made is not None:
        return redirect("publishing:publication", made.reference)
    back = reverse("complaints:reviews", args=[slug])
    return form_page(
        request, form, "Publish the reviews of a year", "Publish", caption=office.name, back=back
    )
