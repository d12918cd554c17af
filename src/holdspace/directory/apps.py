from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "holdspace.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.directory import declarations

        declarations.declare()
