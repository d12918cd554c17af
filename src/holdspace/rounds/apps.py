from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "holdspace.rounds"
    label = "rounds"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.rounds import declarations

        declarations.declare()
