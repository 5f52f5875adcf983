"""Addresses of the desk's work on recommendations."""

from django.urls import path

from frankpledge.apps.recommendations import views

app_name = "recommendations"
R = "desk/<slug:slug>/reports/<slug:reference>/"
urlpatterns = [
    path("desk/<slug:slug>/reports/", views.desk, name="desk"),
    path("desk/<slug:slug>/reports/new/", views.receive, name="receive"),
    path(R, views.report, name="report"),
    path(f"{R}respond/", views.respond, name="respond"),
    path(f"{R}publish/", views.publish, name="publish"),
    path(f"{R}answer/<slug:number>/", views.answer, name="answer"),
]
