"""Addresses of meetings."""

from django.urls import path

from frankpledge.apps.meetings.views import desk, minutes, public

app_name = "meetings"
M = "desk/meetings/<slug:reference>/"
urlpatterns = [
    path("panels/", public.panels, name="panels"),
    path("panels/meetings.ics", public.every_calendar, name="every-calendar"),
    path("panels/<slug:slug>/", public.room, name="room"),
    path("panels/<slug:slug>/meetings.ics", public.calendar, name="calendar"),
    path("panels/meetings/<slug:reference>/ask/", public.ask, name="ask"),
    path("panels/questions/<slug:reference>/received/", public.received, name="received"),
    path("desk/calendar/", desk.shared_calendar, name="shared-calendar"),
    path("desk/<slug:slug>/library/", desk.library, name="library"),
    path("desk/library/<int:number>/", desk.shared, name="shared"),
    path("desk/<slug:slug>/meetings/", desk.meetings, name="desk"),
    path("desk/panel-questions/<slug:reference>/", desk.judge, name="judge"),
    path(M, desk.meeting, name="meeting"),
    path(f"{M}pack/", desk.pack, name="pack"),
    path(f"{M}rearrange/", desk.rearrange, name="rearrange"),
    path(f"{M}items/", desk.item, name="item"),
    path(f"{M}items/<int:number>/", desk.change_item, name="change-item"),
    path(f"{M}papers/<int:number>/", desk.change_paper, name="change-paper"),
    path(f"{M}items/<int:number>/drop/", desk.drop_item, name="drop-item"),
    path(f"{M}items/<int:number>/paper/", desk.paper, name="paper"),
    path(f"{M}papers/<int:number>/drop/", desk.drop_paper, name="drop-paper"),
    path(f"{M}announce/", desk.announce, name="announce"),
    path(f"{M}publish/", desk.publish, name="publish"),
    path(f"{M}supplement/", desk.supplement, name="supplement"),
    path(f"{M}cancel/", desk.cancel, name="cancel"),
    path(f"{M}hold/", minutes.hold, name="hold"),
    path(f"{M}minutes/", minutes.write, name="minutes"),
    path(f"{M}minutes/publish/", minutes.publish, name="publish-minutes"),
]
