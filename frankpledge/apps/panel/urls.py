"""Addresses of a panel's cases, briefing and year."""

from django.urls import path

from frankpledge.apps.panel.views import cases, papers

app_name = "panel"
urlpatterns = [
    path("panels/<slug:slug>/decisions/", cases.decisions, name="decisions"),
    path("panels/cases/<slug:reference>/", cases.public_case, name="told"),
    path("desk/<slug:slug>/cases/", cases.desk, name="desk"),
    path("desk/<slug:slug>/cases/open/<slug:kind>/", cases.begin, name="open"),
    path("desk/cases/<slug:reference>/", cases.case, name="case"),
    path("desk/cases/<slug:reference>/<slug:move>/", cases.step, name="step"),
    path("desk/<slug:slug>/briefing/", papers.briefing, name="briefing"),
    path("desk/<slug:slug>/annual-report/", papers.year, name="year"),
]
