"""Addresses of pictures."""

from __future__ import annotations

from django.urls import path

from holdspace.uploads import views

app_name = "uploads"
urlpatterns = [
    path("files/<slug:name>", views.picture, name="picture"),
    path("files/<slug:name>/small", views.small_picture, name="small_picture"),
]
