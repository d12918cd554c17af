"""Django's admin at `/operator/`, for operators alone: it shows how the machine does, and changes nothing."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from holdspace.grammar.read_only import ReadOnlyAdmin
from holdspace.grammar.refusals import NothingHere
from holdspace.people.views.entering import sign_out
from holdspace.web.middleware import redirect_to_sign_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern, URLResolver

NO_PASSWORDS = {"password_change", "password_change_done", "login"}


class OperatorSite(admin.AdminSite):
    """Everybody else gets the page of an address that does not exist."""

    site_title = "Holdspace"
    site_header = _("Holdspace: the machine")
    index_title = _("What the machine keeps, without anybody's words")
    enable_nav_sidebar = False

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Only what cannot be written gets in: packages that register their tables by themselves are passed over."""
        if admin_class is not None and issubclass(admin_class, ReadOnlyAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Operators."""
        user: Any = request.user
        return bool(user.is_authenticated and user.is_active and user.is_operator)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Visitors sign in first; a member finds nothing here."""
        inner = super().admin_view(view, cacheable)

        @wraps(inner)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_sign_in(request)
            if not self.has_permission(request):
                raise NothingHere
            response: HttpResponse = inner(request, *args, **kwargs)
            return response

        return guarded

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without the pages for passwords, which nobody has."""
        return [url for url in super().get_urls() if getattr(url, "name", None) not in NO_PASSWORDS]

    def logout(self, request: Any, extra_context: Any = None) -> Any:
        """As everywhere."""
        return sign_out(request)
