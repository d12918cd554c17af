from django.contrib.admin.apps import AdminConfig


class OperatorAdminConfig(AdminConfig):
    """Django's admin with our own site in place of its default one."""

    default_site = "holdspace.people.operator_site.OperatorSite"
