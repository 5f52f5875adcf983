"""Addresses of forces and districts. They last: nothing here is ever renamed."""

from django.urls import path

from frankpledge.apps.performance import views

app_name = "performance"
urlpatterns = [
    path("forces/<slug:slug>/", views.force, name="force"),
    path("forces/<slug:slug>/<slug:name>.csv", views.force_csv, name="force-csv"),
    path("forces/<slug:slug>/districts/<slug:part>/", views.district, name="district"),
    path(
        "forces/<slug:slug>/districts/<slug:part>/<slug:name>.csv",
        views.district_csv,
        name="district-csv",
    ),
]
