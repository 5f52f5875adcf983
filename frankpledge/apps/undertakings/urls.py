"""Addresses of the desk's work on undertakings."""

from django.urls import path

from frankpledge.apps.undertakings import views

app_name = "undertakings"
U = "desk/undertakings/<slug:reference>/"
urlpatterns = [
    path("desk/<slug:slug>/undertake/", views.undertake, name="undertake"),
    path("desk/<slug:slug>/undertake/<slug:reference>/", views.undertake, name="undertake-of"),
    path(U, views.undertaking, name="undertaking"),
    path(f"{U}postpone/", views.postpone, name="postpone"),
    path(f"{U}close/", views.close, name="close"),
    path(f"{U}not-kept/", views.give_up, name="give-up"),
]
