from django.apps import AppConfig


class InvitationsConfig(AppConfig):
    name = "holdspace.invitations"
    label = "invitations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.invitations import declarations

        declarations.declare()
