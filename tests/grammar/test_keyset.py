import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.grammar.keyset import decode_key, encode_key, page_by_key
from holdspace.people.models import Person
from tests.people_and_places import a_person


@pytest.mark.django_db
@pytest.mark.parametrize("by", [("-joined_at", "-id"), ("joined_at", "id"), ("-id",)])
def test_pages_show_everything_once_in_order(by):
    for _ in range(7):
        a_person()
    expected = list(Person.objects.order_by(*by).values_list("pk", flat=True))
    seen, after, pages = [], "", 0
    while True:
        page = page_by_key(Person.objects.all(), by=by, after=after, size=3)
        seen += [p.pk for p in page.items]
        pages += 1
        if page.ends:
            break
        after = page.older
    assert (seen, pages) == (expected, 3)


@given(st.text(max_size=400))
def test_a_made_up_key_starts_anew(key):
    assert decode_key(key, fields=2) is None or len(decode_key(key, fields=2)) == 2


def test_numbers_beyond_the_database_are_no_key():
    assert decode_key(encode_key([2**63]), fields=1) is None
