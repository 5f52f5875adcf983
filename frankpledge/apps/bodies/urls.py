"""Addresses of bodies and people. They last."""

from django.urls import path

from frankpledge.apps.bodies import views

app_name = "bodies"
urlpatterns = [
    path("who/", views.who, name="who"),
    path("who/<slug:area>/", views.answered, name="answered"),
    path("who/<slug:area>.json", views.answered_json, name="answered-json"),
    path("bodies.json", views.popolo_file, name="popolo"),
    path("bodies/<slug:slug>/", views.body, name="body"),
    path("people/<slug:slug>/", views.person, name="person"),
]
