"""Addresses of complaints: the front door, the handlers' pages, the office's reviews."""

from django.urls import path

from frankpledge.apps.complaints.views import front_door, handling, reviews

app_name = "complaints"
C = "desk/complaints/<slug:reference>/"
urlpatterns = [
    path("complain/", front_door.front_door, name="front-door"),
    path("complain/to/<slug:name>/", front_door.route, name="route"),
    path("complain/office-holder/", front_door.complain, name="complain"),
    path("complain/received/<slug:reference>/", front_door.received, name="received"),
    path("desk/<slug:slug>/complaints/", handling.complaint_list, name="list"),
    path("desk/<slug:slug>/complaints/new/", handling.receive, name="receive"),
    path("desk/<slug:slug>/complaints/delegate/", handling.delegate, name="delegate"),
    path("desk/<slug:slug>/complaints/publish/", handling.publish_counts, name="publish"),
    path(C, handling.complaint, name="complaint"),
    path(f"{C}comments/", handling.comments, name="comments"),
    path(f"{C}move/<slug:move>/", handling.move, name="move"),
    path(f"{C}letters/<int:number>/sent/", handling.letter_sent, name="letter-sent"),
    path("desk/<slug:slug>/reviews/", reviews.review_list, name="reviews"),
    path("desk/<slug:slug>/reviews/publish/", reviews.publish, name="publish-reviews"),
    path("desk/reviews/<slug:reference>/", reviews.decide, name="review"),
]
