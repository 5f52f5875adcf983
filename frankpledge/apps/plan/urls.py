"""Addresses of the desk's work on the plan."""

from django.urls import path

from frankpledge.apps.plan import views

app_name = "plan"
P = "desk/plans/<slug:reference>/"
urlpatterns = [
    path("desk/<slug:slug>/plans/", views.desk, name="desk"),
    path(P, views.plan, name="plan"),
    path(f"{P}objective/", views.objective, name="objective"),
    path(f"{P}objective/<int:place>/drop/", views.drop, name="drop"),
    path(f"{P}objective/<int:place>/progress/", views.progress, name="progress"),
    path(f"{P}publish/", views.publish, name="publish"),
]
