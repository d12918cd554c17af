from django.apps import AppConfig


class ScenariosConfig(AppConfig):
    name = "holdspace.scenarios"
    label = "scenarios"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.scenarios import declarations

        declarations.declare()
