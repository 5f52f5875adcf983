"""Addresses of accounts; signing in itself is allauth's, under account/."""

from django.urls import path

from frankpledge.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("desk/audit/", views.audit_log, name="audit"),
    path("account/", views.account, name="account"),
    path("desk/<slug:slug>/people/", views.people, name="people"),
    path("desk/<slug:slug>/people/<int:number>/end/", views.end_role, name="end-role"),
]
