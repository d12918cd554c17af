from io import StringIO

from holdspace.grammar.progress import Progress


class Terminal(StringIO):
    def isatty(self):
        return True


def clock_of(*times):
    left = list(times)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def test_nothing_is_drawn_for_what_is_quick():
    stream = Terminal()
    bar = Progress("Reading", 2, stream=stream, clock=clock_of(0, 0.5, 1.9))
    bar.step()
    bar.step()
    bar.end()
    assert stream.getvalue() == ""


def test_after_two_seconds_the_bar_shows_how_far_it_is():
    stream = Terminal()
    bar = Progress("Reading", 4, stream=stream, clock=clock_of(0, 1, 2.5, 2.6, 3))
    for _ in range(4):
        bar.step()
    bar.end()
    assert stream.getvalue() == (
        "\rReading " + "█" * 14 + "░" * 14 + "  50%" + ("\rReading " + "█" * 28 + " 100%") * 2 + "\n"
    )


def test_where_nobody_looks_nothing_is_written():
    stream = StringIO()
    bar = Progress("Reading", 1, stream=stream, clock=clock_of(0, 60))
    bar.step(5)
    bar.end()
    assert stream.getvalue() == ""
