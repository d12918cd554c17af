from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "holdspace.sharing"
    label = "sharing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.sharing import declarations

        declarations.declare()
