"""What a member tells the others about themself."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from holdspace.directory.states import SeenBy

WORK_AS_LIMIT = 120
ABOUT_LIMIT = 600
GLADLY_LIMIT = 300


def _seen_by() -> models.CharField[str, str]:
    return models.CharField(max_length=12, choices=SeenBy.choices, default=SeenBy.COMMUNITIES)


class Profile(models.Model):
    """One for each person; every part says who may see it."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    work_as = models.CharField(max_length=WORK_AS_LIMIT, blank=True, default="")
    work_as_for = _seen_by()
    about = models.TextField(max_length=ABOUT_LIMIT, blank=True, default="")
    about_for = _seen_by()
    gladly = models.TextField(max_length=GLADLY_LIMIT, blank=True, default="")  # what I'd gladly do here
    gladly_for = _seen_by()
    face = models.ForeignKey("uploads.Picture", on_delete=models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"profile {self.pk}"
