from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "holdspace.project"
    label = "project"

    def ready(self) -> None:
        """Register what belongs to the whole house."""
        from holdspace.project import checks, declarations, logs, placeholders

        logs.configure_structlog()
        checks.register_checks()
        declarations.declare()
        placeholders.remember_placeholders()
