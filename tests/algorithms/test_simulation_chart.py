"""The drawing of both policies, and that what it is drawn from was measured with what the program plays now."""

from dataclasses import asdict
from xml.etree import ElementTree

import pytest

from holdspace.algorithms.simulation import Params
from holdspace.algorithms.simulation.chart import LEFT, RIGHT, WIDTH, bars, drawing, measured


def row(members, policy, mean, half=0.01):
    return {"members": members, "policy": policy, "seen_24h": {"mean": mean, "half": half}}


def drawn(*rows):
    return ElementTree.fromstring(drawing(bars(rows, "seen_24h"), title="Seen & heard", of_members="%s <people>"))


def test_the_figures_were_measured_with_the_parameters_that_are_played():
    assert measured()["params"] == asdict(Params())


def test_every_size_was_measured_under_both_policies():
    sizes = measured()["sizes"]
    assert [(r["members"], r["policy"]) for r in sizes] == [
        (members, policy) for members in (30, 100, 300, 1000) for policy in ("open-feed", "invitations")
    ]


def test_nobody_was_asked_above_their_own_capacity_in_any_run():
    assert {row["over_capacity"]["high"] for row in measured()["sizes"]} == {0}


def test_a_bar_is_as_long_as_its_part():
    rects = drawn(row(30, "open-feed", 0.25), row(30, "invitations", 1.0)).findall("rect")
    assert [float(r.get("width")) for r in rects] == [(WIDTH - LEFT - RIGHT) / 4, WIDTH - LEFT - RIGHT]
    assert [r.get("class") for r in rects] == ["open-feed", "invitations"]


def test_the_interval_stays_within_the_whole():
    (line,) = drawn(row(30, "invitations", 0.98, half=0.2)).findall("line")
    assert float(line.get("x2")) == WIDTH - RIGHT


def test_words_are_written_as_words():
    svg = drawn(row(1000, "invitations", 0.5))
    assert svg.get("aria-label") == "Seen & heard"
    assert [t.text for t in svg.findall("text")] == ["1,000 <people>", "50%"]


@pytest.mark.parametrize("figure", ["seen_24h", "top10_share"])
def test_what_was_measured_can_be_drawn(figure):
    svg = ElementTree.fromstring(drawing(bars(measured()["sizes"], figure), title="x", of_members="%s people"))
    assert len(svg.findall("rect")) == 8
    assert not svg.attrib.keys() & {"style"}
