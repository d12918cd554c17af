from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    name = "holdspace.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what this room declares."""
        from holdspace.referrals import declarations

        declarations.declare()
