"""Foreign keys go down like imports; import-linter cannot see the ones written as text."""

from collections.abc import Iterable

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.house import may_know

HOME = "holdspace."


def upward_keys(found_models: Iterable[type[models.Model]]) -> list[str]:
    """Keys to a room that is not below; any room may point to a person."""
    found = []
    for model in found_models:
        if not in_the_house(model):
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            other = field.related_model
            if other is None or label_of(other) == settings.AUTH_USER_MODEL:
                continue
            if other is ContentType:
                found.append(f"{model._meta.label}.{field.name} could point anywhere")
            elif in_the_house(other) and not may_know(model._meta.app_label, other._meta.app_label):
                found.append(f"{model._meta.label}.{field.name} points up to {other._meta.label}")
    return found


def label_of(model: type[models.Model] | str) -> str:
    """A key that no model has answered yet still holds the text it was written as."""
    return model if isinstance(model, str) else model._meta.label


def in_the_house(model: type[models.Model]) -> bool:
    """Whether a model is ours; one made in a test counts by the room it says it is of."""
    return model.__module__.startswith((HOME, "tests."))


def test_keys_go_down():
    assert upward_keys(apps.get_models(include_auto_created=True)) == []


def test_every_model_stands_under_its_room():
    assert [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith(HOME) and model.__module__.split(".")[1] != model._meta.app_label
    ] == []


@isolate_apps("holdspace.journal", "holdspace.outbox", "holdspace.communities")
def test_keys_that_go_up_are_found():
    class Letter(models.Model):
        about = models.ForeignKey("communities.Charta", on_delete=models.PROTECT)
        person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

        class Meta:
            app_label = "outbox"

    class Charta(models.Model):
        letters = models.ManyToManyField(Letter)
        kind = models.ForeignKey(ContentType, on_delete=models.PROTECT)

        class Meta:
            app_label = "communities"

    class Line(models.Model):
        because = models.OneToOneField(Letter, on_delete=models.PROTECT)

        class Meta:
            app_label = "journal"

    assert upward_keys([Letter, Charta, Line]) == [
        "outbox.Letter.about points up to communities.Charta",
        "communities.Charta.kind could point anywhere",
        "journal.Line.because points up to outbox.Letter",
    ]
