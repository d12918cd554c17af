from django.apps import AppConfig


class VettingConfig(AppConfig):
    name = "holdspace.vetting"
    label = "vetting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.vetting import declarations

        declarations.declare()
