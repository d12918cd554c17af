"""/me/notices/ for oneself, /notices/stop/ for links in mails."""

from __future__ import annotations

from django.urls import path

from holdspace.outbox import views

app_name = "outbox"
urlpatterns = [
    path("me/notices/", views.notices, name="notices"),
    path("me/notices/settings/", views.preferences, name="preferences"),
    path("notices/stop/<str:token>/", views.stop, name="stop"),
]
