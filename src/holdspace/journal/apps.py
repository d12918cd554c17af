from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "holdspace.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.journal import declarations

        declarations.declare()
