"""The shelf of the made-up community."""

import re

from holdspace.demo.script import people, script
from holdspace.resources.rules import host_of

GIVEN = script("resources")["resource"]


def test_everybody_who_gives_and_takes_is_in_the_cast():
    names = {one["key"] for one in people()}
    assert {one["who"] for one in GIVEN} | {taken["who"] for one in GIVEN for taken in one["taken"]} <= names


def test_nothing_leads_to_a_real_place_or_looks_like_a_number():
    hosts = {host_of(one["link"]) for one in GIVEN if "link" in one}
    assert all(host.endswith((".example.org", ".example.net")) for host in hosts)
    words = " ".join(one["title"] + one["words"] + one.get("text", "") + one.get("content", "") for one in GIVEN)
    assert re.findall(r"\d{3,}|@|https?:|\bmy client\b|\bpatient\b", words) == []
