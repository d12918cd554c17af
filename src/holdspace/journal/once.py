"""A second press returns the first result."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from django.apps import apps
from django.db import IntegrityError, transaction

from holdspace.grammar.refusals import AlreadyMoved, Refused
from holdspace.journal.models import Entry

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import Model

    from holdspace.grammar.actors import Actor

P = ParamSpec("P")
M = TypeVar("M", bound="Model")


def once_only(action: Callable[P, M]) -> Callable[P, M]:
    """Make an action atomic and safe to press twice.

    The action takes `once` (a one-time key, may be "") beside `by`, and passes it to `record`, whose object is what
    it returns. Called again by the same actor with the same key it does nothing and returns the first result.
    """

    @wraps(action)
    def pressed(*args: P.args, **kwargs: P.kwargs) -> M:
        by, once = cast("Actor", kwargs["by"]), cast("str", kwargs.get("once", ""))
        if first := _first_result(by, once):
            return cast("M", first)
        try:
            with transaction.atomic():
                return action(*args, **kwargs)
        except (IntegrityError, AlreadyMoved, Refused):
            # Two presses at the same moment: the other one has committed, so its result is the result. The second
            # may have met its row, its moved state, or a rule that no longer allows what is done already.
            if first := _first_result(by, once):
                return cast("M", first)
            raise

    return pressed


def _first_result(by: Actor, once: str) -> Any:
    if not once:
        return None
    entry = Entry.objects.filter(actor_kind=by.actor_kind, actor_id=by.actor_id, once=once).first()
    if entry is None:
        return None
    room, name = entry.object_kind.split(".")
    models_of_room = {m._meta.model_name: m for m in apps.get_app_config(room).get_models()}
    return models_of_room[name]._default_manager.filter(pk=entry.object_id).first()
