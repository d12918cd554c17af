"""What this room tells the rooms below it, and which personal data it knows of."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.outbox.kinds import declare_notice
from holdspace.people.own_data import KINDS
from holdspace.people.personal import declare_personal
from holdspace.people.tasks import sweep, unlock
from holdspace.people.unlocking import CARRIED_OUT_EVERY
from holdspace.web.menu import declare_menu
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    declare_verb("person.joined")
    declare_verb("person.named")
    declare_verb("person.chose_hints")
    declare_verb("person.changed_address")
    declare_verb("person.blocked")
    declare_verb("person.unblocked")
    declare_verb("person.erased")
    declare_verb("person.took_along")
    declare_verb("person.signed_out_elsewhere")
    declare_verb("person.ended_session")
    for verb in ("password.chosen", "password.dropped", "second_step.turned_on", "second_step.turned_off"):
        declare_verb(verb)
    declare_verb("recovery_codes.made")
    declare_verb("recovery_code.used")
    declare_verb("person.made_operator", _("gave somebody the keys of the machine"))
    declare_verb("person.ended_operator", _("took somebody's keys of the machine back"))
    declare_verb("passkey.made")
    declare_verb("passkey.renamed")
    declare_verb("passkey.removed")
    declare_verb("unlocking.begun", _("began to take off a second step that somebody lost, after a wait"))
    declare_verb("unlocking.withdrawn", _("left a second step as it was after all"))
    declare_verb("unlocking.stopped")
    declare_verb("unlocking.done")
    declare_verb("linked_account.made")
    declare_verb("linked_account.removed")
    declare_verb("words.kept")
    declare_verb("words.given_back")
    declare_verb("words.let_go")
    declare_menu("people:me", label=_("My account"), icon="person", order=10, place="mine")
    declare_menu("people:my_data", label=_("Everything of mine"), icon="download", order=30, place="mine")
    declare_task("people.unlock", unlock, every=CARRIED_OUT_EVERY)
    declare_notice(
        "people.unlocking",
        label=_("Your second step is to be taken off"),
        line=_("The operators were asked to take off your second step. If that was not you, stop it here."),
        subject=_("A change in how you come in"),
        must=True,
    )
    declare_task("people.sweep", sweep, every=timedelta(hours=1))
    for kind in KINDS:
        declare_personal(kind)
