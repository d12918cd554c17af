from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "holdspace.conversations"
    label = "conversations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.conversations import declarations

        declarations.declare()
