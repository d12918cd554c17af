from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "holdspace.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.people import declarations

        declarations.declare()
