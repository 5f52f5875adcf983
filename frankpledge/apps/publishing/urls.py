"""Addresses of what is published. They last: nothing here is ever renamed."""

from django.urls import path, re_path

from frankpledge.apps.publishing import views

app_name = "publishing"
urlpatterns = [
    path("record/", views.publication_list, name="list"),
    path("record.csv", views.publication_csv, name="csv"),
    path("record/<slug:reference>/", views.publication, name="publication"),
    path("record/<slug:reference>.json", views.publication_json, name="json"),
    path("record/<slug:reference>/<int:number>/", views.publication, name="version"),
    path("record/<slug:reference>/<int:number>.json", views.version_text, name="version-text"),
    path("record/<slug:reference>/correct/", views.correct, name="correct"),
    path("record/<slug:reference>/withdraw/", views.withdraw, name="withdraw"),
    path("record/<slug:reference>/redact/", views.redact, name="redact"),
    path("feeds/", views.feed_list, name="feeds"),
    re_path(
        r"^feeds/(?P<kind>[-a-z]+)/(?P<slug>[-a-zA-Z0-9_]+)\.(?P<form>atom|json)$",
        views.feed,
        name="feed",
    ),
]
