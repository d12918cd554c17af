"""`holdspace search rebuild`."""

import io

from django.core.management import call_command

from holdspace.search.models import Line


def test_the_index_comes_back_after_it_was_lost(place):
    Line.objects.all().delete()
    assert place.numbers("mo") == []
    out = io.StringIO()
    call_command("search", "rebuild", stdout=out)
    assert (out.getvalue(), [kind for kind, _ in place.numbers("mo")]) == ("3 things can be found.\n", ["person"])
