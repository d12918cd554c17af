from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "holdspace.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.demo import declarations

        declarations.declare()
