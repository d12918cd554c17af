import pytest

from holdspace.people.personal import all_personal
from tests.gifts.test_actions import give
from tests.people_and_places import AT, a_community, a_member

pytestmark = pytest.mark.django_db


def test_a_person_takes_their_lines_along_and_nobody_elses():
    community = a_community()
    ana, ben, cleo = (a_member(community, name) for name in ("Ana", "Ben", "Cleo"))
    gift = give(ana, ben)
    give(cleo, ben, cause=ben)
    kind = next(kind for kind in all_personal() if kind.name == "gifts")
    assert list(kind.export(person_id=ana.person_id)) == [
        {
            "community": "Bridges",
            "you": "gave",
            "with": "Ben",
            "kind": "help",
            "because_of": f"communities.community {gift.cause_id}",
            "at": AT,
        },
        {"community": "Bridges", "given_lately": 1.0, "received_lately": 0.0, "at": AT},
    ]
    assert [(row["you"], row["with"]) for row in kind.export(person_id=ben.person_id) if "you" in row] == [
        ("received", "Ana"),
        ("received", "Cleo"),
    ]
