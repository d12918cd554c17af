from django.apps import AppConfig


class GiftsConfig(AppConfig):
    name = "holdspace.gifts"
    label = "gifts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.gifts import declarations

        declarations.declare()
