"""The project's own addresses."""

from __future__ import annotations

from django.urls import path

from holdspace.project import views

app_name = "project"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("healthz/live", views.live, name="live"),
    path("healthz/ready", views.ready, name="ready"),
]
