"""Addresses of pictures and files."""

from __future__ import annotations

from django.urls import path

from holdspace.uploads import views

app_name = "uploads"
urlpatterns = [
    path("files/kept/<slug:name>", views.kept_file, name="file"),
    path("files/kept/<slug:name>/small", views.small_file, name="small_file"),
    path("files/<slug:name>", views.picture, name="picture"),
    path("files/<slug:name>/small", views.small_picture, name="small_picture"),
]
