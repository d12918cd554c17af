from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "holdspace.exchange"
    label = "exchange"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.exchange import declarations

        declarations.declare()
