"""People beside an applicant, for the tests of guides, questions and vouches."""

from django.test import Client

from holdspace.outbox.models import Notice
from holdspace.vetting.actions import (
    offer_to_guide,
)
from holdspace.vetting.queries import (
    guide_of,
)
from tests.people_and_places import AT, a_member

KEY = "0123456789abcdef" * 2


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def offers(community, name, *roles):
    membership = a_member(community, name, *roles)
    offer_to_guide(membership=membership, by=membership.person, at=AT)
    return membership


def guide_name(application):
    found = guide_of(application=application, seen_by=application.person)
    return found.name if found else None


def kinds_for(person):
    return list(Notice.objects.filter(person=person).order_by("id").values_list("kind", flat=True))
