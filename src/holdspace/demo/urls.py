"""The demo's own addresses: there are none unless demo mode is on."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from holdspace.demo import views

app_name = "demo"
addresses: list[URLPattern] = [
    path("demo/as/<slug:kind>/", views.step_into, name="step_into"),
    path("demo/mail/", views.mail, name="mail"),
    path("demo/mail/<str:name>/", views.one_mail, name="one_mail"),
]
urlpatterns = addresses if settings.HOLDSPACE_DEMO else []
