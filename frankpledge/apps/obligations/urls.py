"""Addresses of what is due."""

from django.urls import path

from frankpledge.apps.obligations import views

app_name = "obligations"
urlpatterns = [
    path("bodies/<slug:slug>/due/", views.due, name="due"),
    path("bodies/<slug:slug>/due.<str:form>", views.due_file, name="due-file"),
    path("desk/obligations/<int:number>/met/", views.meet, name="meet"),
]
