"""How referrals and answers look to one reader: plain data for pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from holdspace.communities.models import Membership
from holdspace.directory.lists import FACETS, PAYER, label_of
from holdspace.referrals.rules import LISTS, has_come_to_its_date
from holdspace.referrals.states import ReferralState, Times, Where, Wish
from holdspace.web.ways import way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from holdspace.grammar.actors import Actor
    from holdspace.referrals.models import Referral

OWN_WORDS = {"times": dict(Times.choices), "wishes": dict(Wish.choices)}
OWN_LABELS = {
    "population": gettext_lazy("Works with"),
    "language": gettext_lazy("Speaks one of"),
    "times": gettext_lazy("Times"),
    "wishes": gettext_lazy("Wishes for the clinician"),
}


@dataclass(frozen=True, slots=True)
class ReferralSeen:
    """A referral as somebody reads it. `facts` are pairs of a label and words, `title` its first words."""

    number: int
    title: str
    facts: list[tuple[str, str]]
    note: str
    who: str
    who_id: int
    mine: bool
    state: ReferralState
    expired: bool
    asked_at: datetime
    good_until: datetime
    url: str
    person_url: str
    people_url: str  # everybody here who knows about it, whether they take referrals or not

    @property
    def short(self) -> list[str]:
        """What a card says beside the title."""
        return [words for _label, words in self.facts[1:5]]

    @property
    def is_open(self) -> bool:
        """Open, and its date has not come."""
        return self.state == ReferralState.OPEN and not self.expired


def to_show(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """The rows with what `referrals_seen` needs, so that a list stays one query."""
    membership = Membership.objects.filter(person_id=OuterRef("asker_id"), community_id=OuterRef("community_id"))
    shown = rows.select_related("asker", "community")
    return shown.annotate(asker_membership=Subquery(membership.values("pk")[:1]))


def referrals_seen(rows: Iterable[Any], *, added: Mapping[str, str], reader: Actor, at: datetime) -> list[ReferralSeen]:
    """The rows of `to_show` as this reader sees them; `added` are the stewards' words by key. No query."""
    return [_seen(one, added, reader, at) for one in rows]


def _seen(one: Any, added: Mapping[str, str], reader: Actor, at: datetime) -> ReferralSeen:
    facts = facts_of(one, added)
    slug = one.community.slug
    person_url = reverse("directory:person", args=[slug, one.asker_membership]) if one.asker_membership else ""
    return ReferralSeen(
        number=one.pk,
        title=facts[0][1],
        facts=facts,
        note=one.note,
        who=one.asker.name,
        who_id=one.asker_id,
        mine=one.asker_id == reader.actor_id,
        state=ReferralState(one.state),
        expired=has_come_to_its_date(one, at=at),
        asked_at=one.renewed_at,
        good_until=one.good_until,
        url=reverse("referrals:referral", args=[slug, one.pk]),
        person_url=person_url,
        people_url=f"{way('people', slug)}?{urlencode({'specialty': next(iter(one.wanted.get('specialty', ())), '')})}",
    )


def facts_of(referral: Referral, added: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is sought, as pairs of a label and words; what it should be about stands first."""
    found = []
    for name in LISTS:
        keys = referral.wanted.get(name, ())
        words = [word for key in keys if (word := word_of(name, key, added))]
        if words:
            found.append((str(OWN_LABELS[name] if name in OWN_LABELS else FACETS[name].label), ", ".join(words)))
    paid = [*(["sliding"] if referral.wanted.get("sliding") else []), *([referral.payer] if referral.payer else [])]
    if paid:
        found.append((_("Paid by"), ", ".join(_("sliding scale") if one == "sliding" else one for one in paid)))
    place = f" ({referral.region})" if referral.region and referral.where != Where.DISTANCE else ""
    found.append((_("Where"), f"{Where(referral.where).label}{place}"))
    return found or [(_("Know about"), _("a colleague"))]


def word_of(name: str, key: str, added: Mapping[str, str]) -> str:
    """One choice in words."""
    return str(OWN_WORDS[name].get(key, "")) if name in OWN_WORDS else label_of(name, key, dict(added))


def why_in_words(why: Sequence[Sequence[str]], added: Mapping[str, str]) -> list[str]:
    """Why somebody fits, as short words: "Grief and loss", "Spanish", "by video or phone"."""
    found = []
    for name, key in why:
        if name == "region":
            found.append(_("close by"))
        elif word := label_of(name, key, dict(added)) if name != PAYER else label_of(PAYER, key, {}):
            found.append(word)
    return list(dict.fromkeys(found))
