"""What the operator sees of mail: read-only, and never a text or an address."""

from __future__ import annotations

from django.contrib import admin

from holdspace.grammar.read_only import ReadOnlyAdmin
from holdspace.outbox.models import Delivery


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    """Mails waiting, sent and given up: kind and person's number alone."""

    list_display = ("id", "kind", "way", "state", "tries", "try_at", "sent_at", "trouble")
    list_filter = ("state", "way")
    list_select_related = ("notice",)
    fields = ("kind", "way", "state", "tries", "try_at", "sent_at", "trouble")
    ordering = ("-id",)

    @admin.display(description="kind")
    def kind(self, delivery: Delivery) -> str:
        """The kind of its notice."""
        return delivery.notice.kind
