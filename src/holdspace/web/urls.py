"""The style page, where DEBUG is on."""

from django.conf import settings
from django.urls import URLPattern, path

from holdspace.web import views

urlpatterns: list[URLPattern] = [path("style/", views.style, name="style")] if settings.DEBUG else []
