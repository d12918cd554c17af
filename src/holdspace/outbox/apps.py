from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "holdspace.outbox"
    label = "outbox"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.outbox import declarations

        declarations.declare()
