from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "holdspace.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.work import declarations

        declarations.declare()
