"""The addresses of the whole site."""

from django.urls import include, path

from frankpledge.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("find/", views.find, name="find"),
    path("about-the-data/", views.about_the_data, name="about-the-data"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("status.json", views.status, name="status"),
    path("robots.txt", views.robots, name="robots"),
    path("", include("frankpledge.apps.performance.urls")),
]
handler400 = "frankpledge.web.views.bad_request"
handler404 = "frankpledge.web.views.not_found"
handler500 = "frankpledge.web.views.server_error"
