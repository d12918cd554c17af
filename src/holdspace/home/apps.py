from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "holdspace.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.home import declarations

        declarations.declare()
