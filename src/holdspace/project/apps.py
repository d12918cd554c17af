from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "holdspace.project"
    label = "project"
