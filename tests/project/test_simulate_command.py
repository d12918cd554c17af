"""`holdspace simulate`: the same seed prints the same figures, and what cannot be played is said."""

import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

SMALL = ("simulate", "--members", "30", "--weeks", "1", "--seed", "7")


def printed(capsys, *more):
    call_command(*SMALL, *more)
    return capsys.readouterr().out


@pytest.mark.parametrize("policy", ["open-feed", "invitations"])
def test_a_program_reads_one_object_with_what_was_played_in_it(capsys, policy):
    told = json.loads(printed(capsys, "--policy", policy, "--json"))
    assert told["params"] | {"members": 30, "weeks": 1, "policy": policy, "seed": 7} == told["params"]
    assert set(told["by_level"]) == {"low", "medium", "high"}
    assert 0 <= told["seen_24h"] <= 1
    assert told == json.loads(printed(capsys, "--policy", policy, "--json"))


def test_a_person_reads_a_line_a_figure(capsys):
    lines = printed(capsys, "--policy", "invitations").splitlines()
    assert [line.split()[0] for line in lines][:3] == ["answered_24h", "seen_24h", "seen_in_stated_time"]
    assert all(len(line.split()) == 2 for line in lines)


def test_parameters_come_from_a_file(capsys, tmp_path):
    otherwise = tmp_path / "otherwise.toml"
    otherwise.write_text("shares_per_week = 0\n")
    told = json.loads(printed(capsys, "--policy", "invitations", "--json", "--params", str(otherwise)))
    assert told["params"]["shares_per_week"] == 0
    assert told["seen_24h"] is None
    assert told["invitations_per_member_week"] == 0


@pytest.mark.parametrize(
    ("content", "because"),
    [
        ("yes = 2", "yes lies above 0 to 1; it is 2."),
        ("kindness = 1", "There is no parameter 'kindness'."),
        ("yes =", "is not TOML"),
    ],
)
def test_a_file_that_cannot_be_played_is_said(tmp_path, content, because):
    otherwise = tmp_path / "otherwise.toml"
    otherwise.write_text(content)
    with pytest.raises(CommandError, match=because):
        call_command(*SMALL, "--policy", "invitations", "--params", str(otherwise))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="Could not read"):
        call_command(*SMALL, "--policy", "invitations", "--params", str(tmp_path / "none.toml"))


def test_a_size_that_cannot_be_played_is_said():
    with pytest.raises(CommandError, match="A community of 5 to 20000 members can be played; not 1"):
        call_command("simulate", "--members", "1", "--weeks", "1", "--policy", "invitations", "--seed", "1")
