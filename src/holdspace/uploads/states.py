"""The kinds of files that are kept, told by what is in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    """What a file is. The name it came with does not decide it."""

    PDF = "pdf", _("PDF")
    TEXT = "text", _("Text")
    IMAGE = "image", _("Image")
