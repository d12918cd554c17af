from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    name = "holdspace.resources"
    label = "resources"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.resources import declarations

        declarations.declare()
