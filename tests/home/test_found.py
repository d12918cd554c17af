"""Founding a real community from the command line, and roles from there."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from holdspace.communities.models import Community, Membership
from holdspace.home.actions import found_whole_community
from holdspace.journal.models import Entry
from holdspace.outbox.models import Notice
from tests.people_and_places import a_person

pytestmark = pytest.mark.django_db


def found(*more):
    out = StringIO()
    call_command(
        "found", "Quiet Harbour", "--steward", "s@example.org", "--founder", "f@example.org", *more, stdout=out
    )
    return out.getvalue()


def test_a_community_is_founded_with_its_people_marked_as_founders():
    assert "/c/quiet-harbour/" in found()
    community = Community.objects.get(slug="quiet-harbour")
    rows = {m.person.email: (m.founder, m.roles, m.affirmed_version) for m in community.memberships.all()}
    assert rows == {
        "s@example.org": (True, ["reviewer", "steward"], 0),
        "f@example.org": (True, ["reviewer"], 0),
    }
    verbs = set(Entry.objects.filter(community_id=community.pk).values_list("verb", flat=True))
    assert {"community.founded", "membership.founded", "pathway.opened", "role.given"} <= verbs
    assert Notice.objects.filter(kind="communities.asked_to_found").count() == 2


def test_founding_alone_twice_or_with_a_broken_address_says_why():
    with pytest.raises(CommandError, match="at least two founders"):
        call_command("found", "Alone", "--steward", "s@example.org")
    found()
    with pytest.raises(CommandError, match="of this name already"):
        found()
    with pytest.raises(CommandError, match="nonsense is not an e-mail address"):
        found("--founder", "nonsense")
    assert Community.objects.count() == 1


def test_a_charter_that_lacks_something_is_named(tmp_path):
    file = tmp_path / "charter.toml"
    file.write_text('is_for = "us"\n')
    with pytest.raises(CommandError, match="lacks: is_not_for"):
        found("--charter", str(file))


def test_roles_are_given_and_ended_from_the_machine():
    found()
    out = StringIO()
    call_command("role", "give", "host", "F@example.org", stdout=out)
    assert out.getvalue() == "f@example.org in Quiet Harbour: host, reviewer.\n".replace("f@", "F@")
    call_command("role", "end", "reviewer", "f@example.org", stdout=out)
    assert Membership.objects.get(person__email="f@example.org").roles == ["host"]
    with pytest.raises(CommandError, match="the only steward"):
        call_command("role", "end", "steward", "s@example.org")
    a_person()
    with pytest.raises(CommandError, match="not a member here"):
        call_command("role", "give", "host", "nobody@example.org")


def test_somebody_with_an_account_founds_with_it():
    from holdspace.grammar.actors import OPERATOR
    from tests.people_and_places import AT, CHARTER

    person = a_person("Ada")
    community = found_whole_community(
        slug="two",
        name="Two",
        tagline="",
        charter=CHARTER,
        steward_email=person.email.upper(),
        founder_emails=["x@example.org"],
        by=OPERATOR,
        at=AT,
    )
    assert Membership.objects.get(community=community, person=person).roles == ["reviewer", "steward"]
