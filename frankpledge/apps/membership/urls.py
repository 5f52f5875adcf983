"""Addresses of membership."""

from django.urls import path

from frankpledge.apps.membership import views

app_name = "membership"
D, A = "desk/<slug:slug>/members/", "desk/applications/<slug:reference>/"
urlpatterns = [
    path("panels/apply/<slug:reference>/", views.apply, name="apply"),
    path("panels/applied/<slug:reference>/", views.applied, name="applied"),
    path("panels/<slug:slug>/members/", views.member_list, name="members"),
    path(D, views.desk, name="desk"),
    path(f"{D}seats/<int:number>/", views.seat, name="seat"),
    path(f"{D}seats/<int:number>/advertise/", views.advertise, name="advertise"),
    path(f"{D}<int:number>/leave/", views.leave, name="leave"),
    path(f"{D}<int:number>/inducted/", views.induct, name="induct"),
    path("desk/<slug:slug>/vacancies/", views.vacancy_list, name="vacancies"),
    path("desk/vacancies/<slug:reference>/", views.recruitment, name="recruitment"),
    path(A, views.application, name="application"),
    path(f"{A}score/<slug:stage>/", views.score, name="score"),
    path(f"{A}move/<slug:move>/", views.move, name="move"),
]
