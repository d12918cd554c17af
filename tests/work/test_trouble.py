from holdspace.work.trouble import class_of, in_short, place_of
from holdspace.work.worker import Worker


class Odd(Exception):
    pass


def raised(problem, inside=lambda: None):
    try:
        inside()
        raise problem
    except Exception as found:
        return found


def test_the_message_is_never_kept():
    short = in_short(raised(ValueError("I was so ashamed when Maria said it")))
    assert short.startswith("ValueError at tests.work.test_trouble:")
    assert "Maria" not in short


def test_our_own_code_is_named_before_the_library_it_calls():
    problem = raised(Odd(), lambda: Worker(lease="no lease").lease.total_seconds())
    assert class_of(problem) == "AttributeError"
    assert place_of(problem).startswith("tests.work.test_trouble:")
    assert class_of(Odd()) == "tests.work.test_trouble.Odd"


def test_an_exception_that_was_never_raised_has_no_place():
    assert in_short(ValueError("x")) == "ValueError"
