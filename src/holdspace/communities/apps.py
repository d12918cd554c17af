from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "holdspace.communities"
    label = "communities"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.communities import declarations

        declarations.declare()
