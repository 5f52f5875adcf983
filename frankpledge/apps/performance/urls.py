"""Addresses of forces and districts. They last: nothing here is ever renamed."""

from django.urls import path

from frankpledge.apps.performance import views

app_name = "performance"
urlpatterns = [
    path("measures/", views.measure_list, name="measures"),
    path("measures/<slug:name>/", views.measure, name="measure"),
    path("measures/<slug:name>/compare/", views.newest_comparison, name="compare"),
    path("measures/<slug:name>/compare/<str:month>/", views.comparison, name="comparison"),
    path(
        "measures/<slug:name>/compare/<str:month>.csv", views.comparison_csv, name="comparison-csv"
    ),
    path("alerts/", views.alerts, name="alerts"),
    path("alerts.csv", views.alerts_csv, name="alerts-csv"),
    path("how-to-read-charts/", views.how_to_read, name="how-to-read"),
    path("forces/<slug:slug>/measures/", views.area_measures, name="area"),
    path("forces/<slug:slug>/measures.csv", views.area_csv, name="area-csv"),
    path("forces/<slug:slug>/measures/<slug:name>/", views.chart, name="chart"),
    path("forces/<slug:slug>/measures/<slug:name>.<str:kind>", views.chart_file, name="chart-file"),
    path("forces/<slug:slug>/districts/<slug:part>/measures/", views.area_measures, name="area"),
    path("forces/<slug:slug>/districts/<slug:part>/measures.csv", views.area_csv, name="area-csv"),
    path(
        "forces/<slug:slug>/districts/<slug:part>/measures/<slug:name>/", views.chart, name="chart"
    ),
    path(
        "forces/<slug:slug>/districts/<slug:part>/measures/<slug:name>.<str:kind>",
        views.chart_file,
        name="chart-file",
    ),
    path("forces/<slug:slug>/", views.force, name="force"),
    path("forces/<slug:slug>/<slug:name>.csv", views.force_csv, name="force-csv"),
    path("forces/<slug:slug>/districts/<slug:part>/", views.district, name="district"),
    path(
        "forces/<slug:slug>/districts/<slug:part>/<slug:name>.csv",
        views.district_csv,
        name="district-csv",
    ),
]
