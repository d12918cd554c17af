"""The sentences of a notice, in the language that is active."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from holdspace.outbox.kinds import notice_kind

if TYPE_CHECKING:
    from holdspace.outbox.models import Notice


def line_of(notice: Notice) -> str:
    """What stands on the page and in the mail's text; a plain sentence for a kind that no room declares any more."""
    try:
        line = str(notice_kind(notice.kind).line)
    except KeyError:
        return _("Something happened here.")
    return line.format(community=notice.community_name, who=notice.who or _("Somebody"))


def subject_of(notice: Notice) -> str:
    """What stands in the list of mails, where others may look: never a name of a person."""
    try:
        subject = str(notice_kind(notice.kind).subject)
    except KeyError:
        return _("Something is here for you")
    return " ".join(subject.format(community=notice.community_name).split())
