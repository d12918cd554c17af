"""The shelf of the made-up community."""

import re

import pytest

from holdspace.demo.script import people, script
from holdspace.gifts.models import Gift
from holdspace.resources.models import Collection, Gathered, Resource, Taking
from holdspace.resources.rules import host_of
from holdspace.uploads.models import File

GIVEN = script("resources")["resource"]


def test_everybody_who_gives_and_takes_is_in_the_cast():
    names = {one["key"] for one in people()}
    assert {one["who"] for one in GIVEN} | {taken["who"] for one in GIVEN for taken in one["taken"]} <= names


def test_nothing_leads_to_a_real_place_or_looks_like_a_number():
    hosts = {host_of(one["link"]) for one in GIVEN if "link" in one}
    assert all(host.endswith((".example.org", ".example.net")) for host in hosts)
    words = " ".join(one["title"] + one["words"] + one.get("text", "") + one.get("content", "") for one in GIVEN)
    assert re.findall(r"\d{3,}|@|https?:|\bmy client\b|\bpatient\b", words) == []


@pytest.mark.django_db
def test_it_is_played_with_what_helped_and_what_did_not(played):
    assert (Resource.objects.count(), File.objects.count()) == (len(GIVEN), 2)
    takings = [taken for one in GIVEN for taken in one["taken"]]
    assert Taking.objects.count() == len(takings)
    states = set(Taking.objects.values_list("state", flat=True))
    assert states == {"taken", "helped", "not_for_me"}
    helped = Taking.objects.filter(state="helped").count()
    assert (
        Gift.objects.filter(cause_kind="resources.taking").count()
        == helped
        == sum(one.get("helped", False) for one in takings)
    )
    assert (Collection.objects.count(), Gathered.objects.count()) == (1, 3)
