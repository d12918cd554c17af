"""The search page as a member meets it."""

from django.test import Client

from tests.people_and_places import AT, a_community, a_member
from tests.search.made import asks, says


def browser(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def look(member, question, **more):
    return browser(member.person).get("/c/bridges/find/", {"q": question} | more)


def share(member, words, level="low"):
    from holdspace.sharing.actions import write_share

    return write_share(membership=member, text=words, level=level, hope="heard", by=member.person, at=AT)


def test_one_page_finds_people_asks_and_own_shares_and_nobody_elses(db):
    community = a_community()
    mo, nell = a_member(community, "Mo"), a_member(community, "Nell")
    says(nell, work_as="Beekeeper by night")
    asks(nell, "Bees: where to keep them?")
    mine = share(mo, "I stood with the bees for an hour.")
    others = share(nell, "The bees left today, all of them.", "medium")
    page = look(mo, "bee").content.decode()
    assert [one in page for one in (">Nell<", "Bees: where to keep them?", f"/shares/{mine.pk}/")] == [True] * 3
    assert f"/shares/{others.pk}/" not in page
    assert "The bees left today" not in page
    only = look(mo, "bee", kind="own_share").content.decode()
    assert [f"/shares/{mine.pk}/" in only, "where to keep them" in only] == [True, False]
    assert "where to keep them" not in look(mo, "bee", kind="person").content.decode()


def test_what_was_typed_comes_back_as_it_was_and_does_no_harm(db):
    mo = a_member(a_community(), "Mo")
    page = look(mo, '"><script>alert(1)</script> OR *').content.decode()
    assert "&#34;&gt;&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert (
        look(mo, "x" * 3000).status_code == look(mo, "\x00").status_code == look(mo, "a", kind="x").status_code == 200
    )


def test_at_most_eight_queries_however_much_is_found(db, django_assert_max_num_queries):
    community = a_community()
    mo = a_member(community, "Mo")
    for n in range(30):
        somebody = a_member(community, f"Bee {n}")
        says(somebody, about="bees and honey")
        if n % 3 == 0:
            asks(somebody, f"Bees {n}")
    share(mo, "I stood with the bees for an hour.")
    client = browser(mo.person)
    for question in ("bee", "honez", "nothing at all"):
        with django_assert_max_num_queries(8):
            answer = client.get("/c/bridges/find/", {"q": question})
    first = client.get("/c/bridges/find/", {"q": "bee"}).content.decode()
    assert 'rel="next"' in first
    assert answer.status_code == 200


def test_the_field_stands_on_every_page_of_whoever_is_inside(db):
    mo = a_member(a_community(), "Mo")
    for where in ("/c/bridges/today/", "/c/bridges/people/", "/me/"):
        assert 'action="/c/bridges/find/"' in browser(mo.person).get(where).content.decode()
    assert "/find/" not in Client().get("/c/bridges/").content.decode()
