from datetime import UTC, datetime

import pytest

from holdspace.communities.states import Role
from holdspace.rounds.models import Question, RoundShare, Thanks
from tests.people_and_places import a_community, a_member
from tests.sharing.made import a_share

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NOW = datetime.now(UTC)


@pytest.fixture
def room(client):
    community = a_community()
    members = [a_member(community, "Hope", Role.HOST), a_member(community, "Ines"), a_member(community, "Mo")]
    client.force_login(members[0].person, backend=BACKEND)
    return members


def read(client, path):
    return client.get(f"/c/bridges/{path}").content.decode()


def press(client, path, **data):
    return client.post(f"/c/bridges/{path}", data, follow=True).content.decode()


def test_a_round_from_the_first_share_to_todays_line(client, room):
    hope, ines, mo = room
    share = a_share(hope, "I go first, with something small.", at=NOW)
    assert "Open a round with this" in read(client, "round/")
    for _ in range(2):
        client.post("/c/bridges/round/begin/", {"share": share.pk})
    client.force_login(ines.person, backend=BACKEND)
    assert "A round is open this week" in read(client, "today/")
    number = RoundShare.objects.get().round_id
    page = press(client, f"round/{number}/put/", share=a_share(ines, "And this is mine, beside it.", at=NOW).pk)
    assert ("I go first" in page, "And this is mine" in page) == (True, True)
    theirs = a_share(mo, at=NOW)
    assert client.post(f"/c/bridges/round/{number}/put/", {"share": theirs.pk}).status_code == 404


def test_the_question_stands_on_today(client, room):
    press(client, "round/question/", words="What was light?", shipped="")
    assert "What was light?" in read(client, "today/")
    press(client, "round/question/", words="", shipped="3")
    assert "What did you say no to, and how was that?" in read(client, "today/")
    page = press(client, "round/question/", words="x" * 161, shipped="")
    assert ("x" * 161 in page, Question.objects.count()) == (True, 2)
    client.force_login(room[1].person, backend=BACKEND)
    page = press(client, "round/question/", words="Mine?", shipped="")
    assert ("The hosts and stewards choose" in page, Question.objects.count()) == (True, 2)


def test_thanks_from_the_persons_page_to_everybodys(client, room):
    _hope, ines, mo = room
    client.force_login(ines.person, backend=BACKEND)
    assert f"/c/bridges/celebrations/thank/{mo.pk}/" in read(client, f"people/{mo.pk}/")
    for _ in range(2):
        page = press(client, f"celebrations/thank/{mo.pk}/", text="For sitting with me.", once="a" * 32)
    assert ("To Mo" in page, "For sitting" in page, Thanks.objects.count()) == (True, False, 1)
    client.force_login(mo.person, backend=BACKEND)
    assert "Only you read this." in read(client, "celebrations/")
    number = Thanks.objects.get().pk
    press(client, f"celebrations/{number}/decide/", yes="yes")
    client.force_login(room[0].person, backend=BACKEND)
    assert "For sitting with me." in read(client, "celebrations/")
    assert client.post(f"/c/bridges/celebrations/{number}/take-back/").status_code == 404


def test_rather_not_and_too_long(client, room):
    _hope, ines, mo = room
    client.force_login(ines.person, backend=BACKEND)
    page = press(client, f"celebrations/thank/{mo.pk}/", text="x" * 281, once="a" * 32)
    assert ("x" * 281 in page, Thanks.objects.count()) == (True, 0)
    press(client, f"celebrations/thank/{mo.pk}/", text="For sitting with me.", once="a" * 32)
    client.force_login(mo.person, backend=BACKEND)
    page = press(client, f"celebrations/{Thanks.objects.get().pk}/decide/")
    assert ("It stays unspoken." in page, "For sitting" in page) == (True, False)


def test_the_identifier_check_holds(client, room):
    _hope, ines, mo = room
    client.force_login(ines.person, backend=BACKEND)
    text = "For taking my client ann@example.org last week."
    press(client, f"celebrations/thank/{mo.pk}/", text=text, once="a" * 32)
    assert Thanks.objects.count() == 0
