"""What this room tells the rooms below it."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from holdspace.journal.verbs import declare_verb
from holdspace.web.menu import declare_menu
from holdspace.work.registry import declare_task


def declare() -> None:
    """Called once from ready()."""
    from holdspace.outbox import tasks

    declare_verb("notices.chosen")
    declare_verb("notices.stopped")
    declare_verb("mail.tried_again")
    declare_menu("outbox:notices", label=_("What you were told"), icon="bell", order=20, place="mine")
    declare_task("outbox.send_delivery", tasks.send_delivery)
    declare_task("outbox.send_account_mail", tasks.send_account_mail, priority=90, first_wait_seconds=5)
    declare_task("outbox.sweep", tasks.sweep, every=timedelta(minutes=1))
    declare_task("outbox.prune", tasks.prune, every=timedelta(days=1), priority=-50)
