from random import Random

import pytest

from holdspace.algorithms.simulation import ParamsUnclear, play, read_params

KEYS = (
    "answered_24h seen_24h seen_in_stated_time first_response_hours second_response_hours gini_given "
    "gini_given_nonzero top1_share top10_share invitations_per_member_week over_capacity by_level newcomers params"
).split()


def played(policy="invitations", seed=1, members=40, weeks=2, **given):
    return play(
        members=members,
        weeks=weeks,
        policy=policy,
        chance=lambda name: Random(f"{seed} {name}"),
        params=read_params(given),
    )


@pytest.mark.parametrize("policy", ["open-feed", "invitations"])
def test_the_same_seed_gives_the_same_figures(policy):
    told = played(policy)
    assert list(told) == KEYS
    assert told == played(policy)
    assert told != played(policy, seed=2)


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_asked_above_what_they_said(seed):
    assert played(seed=seed)["over_capacity"] == 0


def test_nobody_is_asked_in_the_open_feed():
    assert played("open-feed")["invitations_per_member_week"] == 0


def test_more_are_seen_with_invitations():
    assert played(members=100)["seen_24h"] > played("open-feed", members=100)["seen_24h"]


@pytest.mark.parametrize(
    ("members", "weeks", "because"),
    [
        (4, 1, "A community of 5 to 20000 members can be played; not 4."),
        (30, 0, "From 1 to 104 weeks can be played; not 0."),
    ],
)
def test_what_cannot_be_played_is_said(members, weeks, because):
    with pytest.raises(ParamsUnclear) as told:
        played(members=members, weeks=weeks)
    assert str(told.value) == because


def test_a_parameter_that_is_no_number_is_said():
    with pytest.raises(ParamsUnclear) as told:
        read_params({"yes": "often"})
    assert str(told.value) == "yes is a number, not 'often'."


def test_parts_of_one_whole_are_together_at_most_one():
    with pytest.raises(ParamsUnclear) as told:
        read_params({"high_part": 0.6, "medium_part": 0.6})
    assert str(told.value) == "high_part and medium_part are parts of one whole: together at most 1."
