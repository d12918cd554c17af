"""`holdspace agreement`: what a file may look like, and what is said where it does not."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

CASES = json.loads((Path(__file__).parents[1] / "data" / "krippendorff_cases.json").read_text())["cases"]


def asked(file, **options):
    out = io.StringIO()
    call_command("agreement", str(file), stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def file(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "readings.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def as_csv(case):
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["unit", *(f"reader {i}" for i, _ in enumerate(case["data"]))])
    for number, unit in enumerate(zip(*case["data"], strict=True)):
        table.writerow([f"unit {number}", *("" if value is None else value for value in unit)])
    return out.getvalue()


@pytest.mark.parametrize("case", [case for case in CASES if "alpha" in case["statistic"]], ids=lambda case: case["id"])
def test_the_published_cases(case, file):
    path = file(as_csv(case))
    for level, alpha in case["computed_full_precision"].items():
        told = asked(path, level=level)
        assert told["alpha"] == pytest.approx(alpha, abs=1e-9)
        assert told["interval"][0] <= told["alpha"] <= told["interval"][1]


def test_all_that_it_tells(file):
    told = asked(file("what,Ana,Bo\none,1,1\ntwo,2,\n\nthree,3,3\n"), level="interval", replicates=0)
    assert told == {
        "alpha": 1.0,
        "interval": None,
        "level": "interval",
        "readers": 2,
        "units": 2,
        "values": 4,
        "same": 1.0,
        "because": None,
    }


def test_what_is_undefined_is_null(file):
    told = asked(file("what,Ana,Bo\none,2,2\n"))
    assert (told["alpha"], told["interval"], told["level"]) == (None, None, "ordinal")
    assert told["because"] == "Everybody gave the same value everywhere: without variation alpha is undefined."


@pytest.mark.parametrize(
    "text",
    [
        "what;Ana;Bo\none;yes;yes\ntwo;no;no\n",
        "what\tAna\tBo\r\none\tyes\tyes\r\ntwo\tno\tno\r\n",
        "\ufeffwhat,a,b\n1,y,y\n2,n,n",
    ],
)
def test_the_ways_in_which_tables_are_saved(file, text):
    assert asked(file(text), level="nominal")["alpha"] == 1.0


def test_a_short_row_lacks_its_last_values(file):
    assert asked(file("what,a,b,c\n1,1,1\n2,2,2,2\n"))["values"] == 5


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "{} is empty. Its first row names the columns."),
        ("what\n1\n", "{}: the first row names what is read and at least one reader, with commas between."),
        ("what,a\n1,2,3\n", "{}, line 2: 3 cells, and the first row names 2 columns."),
        (
            "what,a,b\n1,2,3\n2,high,3\n",
            "{}, line 3, column a: 'high' is not a number. For names instead of numbers, say --level nominal.",
        ),
        (
            "what,a,b\n1,2,nan\n",
            "{}, line 2, column b: 'nan' is not a number. For names instead of numbers, say --level nominal.",
        ),
        ('what,a,b\n1,"2,3\n', "{}, line 2: unexpected end of data."),
    ],
)
def test_a_file_that_cannot_be_read(file, text, told):
    path = file(text)
    with pytest.raises(CommandError) as raised:
        asked(path)
    assert str(raised.value) == told.format(path)


def test_values_that_the_level_cannot_be(file):
    path = file("what,a,b\n1,-2,3\n")
    with pytest.raises(CommandError) as raised:
        asked(path, level="ratio")
    assert str(raised.value) == f"{path}: -2.0 is below zero, which the ratio level cannot be."


def test_no_such_file_and_no_such_letters(file, tmp_path):
    with pytest.raises(CommandError) as raised:
        asked(tmp_path / "none.csv")
    assert str(raised.value) == f"{tmp_path / 'none.csv'} cannot be read: No such file or directory."
    path = file("what,a,b\n1,é,é\n", encoding="latin-1")
    with pytest.raises(CommandError) as raised:
        asked(path, level="nominal")
    assert str(raised.value) == f"{path} is not UTF-8. Save it again as 'CSV UTF-8'."


def test_bounded_draws(file):
    with pytest.raises(CommandError) as raised:
        asked(file("what,a,b\n1,2,3\n"), replicates=-1)
    assert str(raised.value) == "--replicates lies between 0 and 100000."
