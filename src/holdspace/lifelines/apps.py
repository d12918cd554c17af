from django.apps import AppConfig


class LifelinesConfig(AppConfig):
    name = "holdspace.lifelines"
    label = "lifelines"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.lifelines import declarations

        declarations.declare()
