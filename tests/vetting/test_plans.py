"""A pathway as plain values: changing it, looking it through, and the file with an answer for every mistake."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdspace.vetting.plans import Plan, StepPlan, look_through, read_plan, write_plan
from holdspace.vetting.plans.reading import LONGEST_FILE
from holdspace.vetting.plans.shape import PLAN_KINDS, new_step, plan_of
from holdspace.vetting.shipped import SHIPPED, shipped_file, shipped_known, shipped_plan

KNOWN = shipped_known()
SMALL = shipped_plan("small")


def kinds(plan):
    return [step.kind for step in plan.steps]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_whole_and_comes_back_from_its_file(name):
    plan = shipped_plan(name)
    assert look_through(plan, KNOWN) == []
    assert read_plan(write_plan(plan), KNOWN) == (plan, [])
    assert plan_of(plan.as_data()) == plan


def test_the_two_defaults_are_as_they_are_told():
    large = shipped_plan("large")
    assert kinds(SMALL) == kinds(large) == ["charter", "values", "scenarios", "conversation"]
    assert (SMALL.steps[2].many, SMALL.steps[2].may_speak, SMALL.steps[3].minutes) == (2, True, 30)
    assert (large.steps[2].many, large.readers) == (6, 2)
    switches = ("hides_names", "calibrates", "third_reader")
    assert [getattr(SMALL, name) for name in switches] == [False] * 3
    assert [getattr(large, name) for name in switches] == [True] * 3
    assert SMALL.takes_minutes == 10 + 10 + 2 * 10 + 30
    with pytest.raises(KeyError):
        shipped_file("medium")


def test_steps_move_go_and_come():
    assert kinds(SMALL.moved(1, by=-1)) == ["values", "charter", "scenarios", "conversation"]
    assert kinds(SMALL.moved(0, by=1)) == ["values", "charter", "scenarios", "conversation"]
    for place, by in ((0, -1), (3, 1), (9, 1), (-1, 1)):
        assert SMALL.moved(place, by=by) == SMALL
    assert kinds(SMALL.without(2)) == ["charter", "values", "conversation"]
    # A new step stands before the conversation, which comes last; what can stand there once is not doubled.
    assert kinds(SMALL.adding("reflection").adding("reflection"))[2:] == [
        "scenarios",
        "reflection",
        "reflection",
        "conversation",
    ]
    assert SMALL.adding("charter") == SMALL.adding("conversation") == SMALL.adding("hazing") == SMALL


@given(
    st.lists(
        st.builds(
            StepPlan,
            kind=st.sampled_from(PLAN_KINDS),
            minutes=st.integers(1, 120),
            title=st.text(max_size=20).map(str.strip),
            words=st.text(max_size=40).map(str.strip),
            many=st.integers(0, 9),
            sets=st.lists(st.text(max_size=9)).map(tuple),
            chosen=st.lists(st.text(max_size=9)).map(tuple),
            may_speak=st.booleans(),
        ).map(lambda step: step if step.kind not in {"scenarios", "vouch"} or step.many else replace(step, many=1)),
        min_size=1,
        max_size=4,
    ).map(tuple),
    st.text(max_size=30).map(str.strip),
    st.booleans(),
)
def test_whatever_stands_in_a_plan_comes_back_from_the_file(steps, title, switch):
    plan = Plan(title=title, rubric="r", steps=steps, hides_names=switch)
    assert read_plan(write_plan(plan), KNOWN)[0] == plan


def mistakes(text):
    return [(one.where, one.say) for one in read_plan(text, KNOWN)[1]]


HEAD = 'title = "Ours"\nrubric = "meeting-each-other"\n'


def test_a_line_that_is_no_toml_is_told_with_its_number_and_what_to_write():
    ((where, say),) = mistakes(HEAD + "readers = two\n")
    assert where == "Line 3"
    assert "“readers = two”" in say
    assert "numbers without (minutes = 10)" in say


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD, [("", "There are no steps. Each one begins with a line [[step]].")]),
        (
            HEAD + '[[step]]\nkind = "values"\nminuts = 4\n',
            [("Step 1, line 5", "There is no `minuts` here. Do you mean `minutes`?")],
        ),
        (
            HEAD + '[[step]]\nkind = "values"\n\n[[step]]\nminutes = 4\n',
            [
                (
                    "Step 2, line 6",
                    (
                        'This step does not say what it is. Write `kind = "charter"`, or one of: '
                        "charter, values, reflection, credential, vouch, scenarios, conversation."
                    ),
                )
            ],
        ),
        (
            HEAD + '[[step]]\nkind = "values"\nminutes = "ten"\n',
            [("Step 1, line 5", "`minutes` should be a whole number. Write it like this: `minutes = 10`.")],
        ),
        (
            HEAD + '[[step]]\nkind = "values"\nminutes = true\n',
            [("Step 1, line 5", "`minutes` should be a whole number. Write it like this: `minutes = 10`.")],
        ),
        (
            HEAD + 'hides_names = "yes"\n[[step]]\nkind = "values"\n',
            [("Line 3", "`hides_names` should be yes or no. Write it like this: `hides_names = true`.")],
        ),
        (
            HEAD + '[[step]]\nkind = "scenarios"\nsets = "a"\n',
            [
                (
                    "Step 1, line 5",
                    '`sets` should be a list of words in quotes. Write it like this: `sets = ["…", "…"]`.',
                )
            ],
        ),
        (
            HEAD + '[[step]]\nkind = "values"\nminutes = 0\n',
            [("Step 1, line 5", "`minutes` is 0. Write a number from 1 to 120, such as `minutes = 10`.")],
        ),
        (
            'title = "Ours"\nrubric = "stars"\n[[step]]\nkind = "values"\n',
            [
                (
                    "Line 2",
                    "There are no criteria called “stars” here. Write one of: meeting-each-other, seven-things.",
                )
            ],
        ),
        (
            'title = "Ours"\n[[step]]\nkind = "values"\n',
            [("", 'It does not say which criteria answers are read with. Write `rubric = "…"`.')],
        ),
        ("format = 2\n", [("Line 1", "This file is of another format. This program reads `format = 1`.")]),
    ],
)
def test_every_mistake_says_where_and_what_to_write(text, expected):
    assert mistakes(text) == expected


def test_long_texts_do_not_lead_astray():
    words = '"""\n[[step]]\nminutes = 3\n"""'
    text = HEAD + f'[[step]]\nkind = "values"\nwords = {words}\nminutes = 0\n[[step]]\nkind = "hazing"\n'
    assert [(where, say.split(".")[0]) for where, say in mistakes(text)] == [
        ("Step 1, line 9", "`minutes` is 0"),
        ("Step 2, line 11", "There is no kind of step called “hazing”"),
    ]


def test_a_file_of_any_size_and_shape_is_answered():
    assert mistakes("x" * (LONGEST_FILE + 1)) == [("", "This file is far longer than a pathway. Is it the right one?")]
    assert "at most 20" in mistakes(HEAD + '[[step]]\nkind = "reflection"\n' * 21)[0][1]
    for odd in ("step = 1\n", "step = []\n", "[step]\nkind = 1\n", "\ufeff" + HEAD, "a.b = 1\r\n"):
        assert mistakes(odd)


@given(st.text(alphabet="[]step=\"\n' 01truekind.{},", max_size=80))
def test_no_file_makes_it_stumble(text):
    plan, found = read_plan(text, KNOWN)
    assert plan is not None or found


def wrong(plan):
    return [(one.step, one.name) for one in look_through(plan, KNOWN)]


def test_what_is_not_right_yet_in_a_plan():
    charter, values, situations, conversation = SMALL.steps
    assert wrong(replace(SMALL, title=" ")) == [(0, "title")]
    assert wrong(replace(SMALL, readers=1)) == [(0, "readers")]
    assert wrong(replace(SMALL, steps=(conversation,))) == [(0, "")]
    assert wrong(replace(SMALL, steps=(charter, values, values))) == [(3, "kind")]
    assert wrong(replace(SMALL, steps=(charter, conversation, values))) == [(2, "kind")]
    assert wrong(replace(SMALL, steps=(charter, situations))) == [(2, "may_speak")]
    several = replace(SMALL, steps=(charter, new_step("reflection"), new_step("reflection")))
    assert wrong(several) == []

    def about_situations(**values):
        return wrong(SMALL.having(2, replace(situations, **values)))

    assert about_situations(many=0) == [(3, "many"), (3, "chosen")]
    assert about_situations(many=1) == [(3, "chosen")]
    assert about_situations(sets=("under-water",)) == [(3, "sets")]
    assert about_situations(sets=()) == []
    assert about_situations(sets=(), many=3) == [(3, "sets")]
    assert about_situations(chosen=("nobody-knows-it",)) == [(3, "chosen")]


def test_the_same_situation_is_not_counted_twice():
    many = len([s for s in KNOWN.scenarios.values() if s == "between-colleagues"])
    one, rest = replace(new_step("scenarios"), many=16), many - 16
    assert 0 < rest < 16
    assert wrong(replace(SMALL, steps=(one, replace(one, many=rest)))) == []
    assert wrong(replace(SMALL, steps=(one, replace(one, many=rest + 1)))) == [(2, "many")]
    client = replace(one, sets=("with-a-client",), many=3)
    assert wrong(replace(SMALL, steps=(one, client))) == []
