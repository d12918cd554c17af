from django.apps import AppConfig


class CoachConfig(AppConfig):
    name = "holdspace.coach"
    label = "coach"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.coach import declarations

        declarations.declare()
