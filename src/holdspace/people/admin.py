"""What the operator sees of people: that there are accounts, and since when."""

from __future__ import annotations

from django.contrib import admin

from holdspace.grammar.read_only import ReadOnlyAdmin
from holdspace.people.models import Person


@admin.register(Person)
class PersonAdmin(ReadOnlyAdmin):
    """The address is there so that somebody who cannot get in can be helped; names and pronouns are not."""

    list_display = ("id", "email", "joined_at", "last_login", "is_operator", "is_active", "erased_at")
    list_filter = ("is_operator", "is_active")
    search_fields = ("email",)
    fields = list_display
    ordering = ("-id",)
