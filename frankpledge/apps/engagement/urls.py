"""Addresses of engagement with ministers."""

from django.urls import path

from frankpledge.apps.engagement import views

app_name = "engagement"
urlpatterns = [
    path("engagement/", views.offices, name="offices"),
    path("engagement/<slug:slug>/", views.office, name="office"),
    path("engagement/<slug:slug>.csv", views.office_csv, name="office-csv"),
    path("desk/<slug:slug>/engagement/", views.log, name="log"),
    path("desk/engagement/<slug:reference>/", views.engagement, name="engagement"),
    path("desk/engagement/<slug:reference>/publish/", views.publish, name="publish"),
]
