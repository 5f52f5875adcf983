"""The addresses of the whole site."""

from django.conf import settings
from django.urls import include, path

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.registers.urls import register_urls
from frankpledge.web import views
from frankpledge.web.desk import views as desk
from frankpledge.web.gallery import gallery_addresses

urlpatterns = [
    path("", include("frankpledge.api.urls")),
    path("", views.home, name="home"),
    path("find/", views.find, name="find"),
    path("about-the-data/", views.about_the_data, name="about-the-data"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("status.json", views.status, name="status"),
    path("robots.txt", views.robots, name="robots"),
    path("desk/", desk.tasks, name="desk"),
    path("desk/setup/", desk.setup, name="setup"),
    path("account/", include("allauth.urls")),
    path("", include("frankpledge.apps.accounts.urls")),
    path("", include("frankpledge.apps.bodies.urls")),
    path("", include("frankpledge.apps.publishing.urls")),
    path("", include("frankpledge.apps.obligations.urls")),
    path("", include("frankpledge.apps.performance.urls")),
    path("", include("frankpledge.apps.engagement.urls")),
    path("", include("frankpledge.apps.undertakings.urls")),
    path("", include("frankpledge.apps.scrutiny.urls")),
    path("", include("frankpledge.apps.recommendations.urls")),
    path("", include("frankpledge.apps.plan.urls")),
    path("", include("frankpledge.apps.complaints.urls")),
    path("", include("frankpledge.apps.membership.urls")),
    path("", include("frankpledge.apps.meetings.urls")),
    path("", include("frankpledge.apps.panel.urls")),
    *(register_urls(register) for register in DECLARED.registers),
    *gallery_addresses(settings.FRANKPLEDGE_DEMONSTRATION),
]
handler400 = "frankpledge.web.views.bad_request"
handler404 = "frankpledge.web.views.not_found"
handler500 = "frankpledge.web.views.server_error"
