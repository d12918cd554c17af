"""Where everything lives. Rooms bring their own addresses; those that do not exist are not named."""

from __future__ import annotations

from importlib.util import find_spec

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("holdspace.project.addresses")),
    path("account/", include("holdspace.people.account_urls")),
    path("operator/", admin.site.urls),
    *(
        path("", include(f"holdspace.{room}.urls"))
        for room in settings.ROOMS
        if find_spec(f"holdspace.{room}") and find_spec(f"holdspace.{room}.urls")
    ),
]

handler400 = "holdspace.web.views.bad_request"
handler403 = "holdspace.web.views.forbidden"
handler404 = "holdspace.web.views.not_found"
handler500 = "holdspace.web.views.broken"
