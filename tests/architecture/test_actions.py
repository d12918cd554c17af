"""One place changes a thing, says by whom and when, and leaves an entry in the journal."""

import ast
from pathlib import Path

from tests.architecture.house import HOUSE, Module, Tree, build, dotted, public_functions

# Rooms that stand below the journal cannot write in it; what they do is part of an action above.
BELOW_THE_JOURNAL = {"grammar", "algorithms", "work", "vault", "uploads", "search", "web"}

# Public functions of an actions module that leave no entry of their own, and why.
NO_ENTRY = {
    "communities.actions.pulse.answer_pulse": "is without a name: an entry would keep who, when and in which order",
    "conversations.actions.choosing.look_into": "what somebody reads is nobody's business",
    "journal.actions.record": "is the entry itself",
    "outbox.actions.tell": "is part of the action that tells, which has its entry",
    "outbox.actions.send_account_mail": "who asks for a code is nobody's business",
    "outbox.actions.open_notices": "what somebody reads is nobody's business",
    "outbox.actions.withdraw_between": "is part of blocking, which has its entry",
    "outbox.actions.withdraw_about": "is part of the action that ends a thing, which has its entry",
    "lifelines.actions.reach_trusted": "leaves the entries of the thread that it opens, and nothing else is noted",
    "sharing.actions.closing.say_heard": "is said to oneself alone: an entry would be somebody else's to read",
    "vetting.actions.arriving.say_of_small_step": "what somebody does in their first week is theirs",
    "vetting.actions.arriving.say_how_we_did": "is without a name: an entry would keep who, and when",
    "vetting.actions.arriving.rather_not_say": "tells nobody, as answering does",
    "vetting.actions.describing.describe_myself": "is without a name: an entry would keep who, and when",
    "work.actions.enqueue": "is part of the action that queues, which has its entry",
}


def actions(tree: Tree) -> list[tuple[Module, ast.FunctionDef]]:
    """Every public action that no waiver names."""
    return [
        (module, function)
        for module in tree.pieces("actions")
        for function in public_functions(module)
        if full_name(module, function) not in NO_ENTRY
    ]


def full_name(module: Module, function: ast.FunctionDef) -> str:
    return f"{module.name}.{function.name}"


def unsigned(tree: Tree) -> list[str]:
    """Actions that can be called by position, or without saying by whom and at what time."""
    found = []
    for module, function in actions(tree):
        place = f"{tree.where(module.path, function.lineno)} {function.name}"
        if function.args.args or function.args.posonlyargs or function.args.vararg:
            found.append(f"{place} takes arguments by position")
        keywords = {argument.arg for argument in function.args.kwonlyargs}
        missing = [name for name in ("by", "at") if name not in keywords]
        if missing:
            found.append(f"{place} does not say {' and '.join(missing)}")
    return found


def not_whole(tree: Tree) -> list[str]:
    """Actions of which half could happen."""
    return [
        f"{tree.where(module.path, function.lineno)} {function.name} is not atomic"
        for module, function in actions(tree)
        if module.room not in BELOW_THE_JOURNAL
        and not any(
            dotted(getattr(decorator, "func", decorator)).endswith(("atomic", "once_only"))
            for decorator in function.decorator_list
        )
    ]


def called(function: ast.FunctionDef) -> set[str]:
    """The last part of every name that is called in a function."""
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                names.add(node.func.attr)
            elif isinstance(node.func, ast.Name):
                names.add(node.func.id)
    return names


def without_entry(tree: Tree) -> list[str]:
    """Actions that reach `record` neither themselves nor through a function of the same room."""
    found = []
    for room in tree.rooms:
        if room in BELOW_THE_JOURNAL:
            continue
        calls: dict[str, set[str]] = {}
        for module in tree.modules:
            if module.room == room and module.piece not in {"views", "urls", "admin"}:
                for node in ast.walk(module.tree):
                    if isinstance(node, ast.FunctionDef):
                        calls.setdefault(node.name, set()).update(called(node))
        for module, function in actions(tree):
            if module.room != room:
                continue
            if not reaches("record", function.name, calls):
                place = tree.where(module.path, function.lineno)
                found.append(f"{place} {function.name} leaves no entry")
    return found


def reaches(target: str, start: str, calls: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if target in calls.get(name, set()):
            return True
        seen.add(name)
        waiting += [other for other in calls.get(name, set()) if other in calls.keys() - seen]
    return False


def answers_in_actions(tree: Tree) -> list[str]:
    """Actions know nothing of requests and pages."""
    return [
        f"{tree.where(module.path, line)} {name} belongs to a view"
        for piece in ("actions", "rules", "queries", "models", "states")
        for module in tree.pieces(piece)
        for line, name in module.imports
        if name.startswith(("django.http", "django.shortcuts"))
    ]


# Actions that leave the entry to another function, or return early what was made before: looked at one by one.
RETURNS_WHAT_ANOTHER_RECORDS = {
    "exchange.actions.standing.change_places",
    "exchange.actions.standing.confirm_standing",
    "exchange.actions.standing.end_standing",
    "exchange.actions.standing.offer_standing",
    "exchange.actions.standing.pause_standing",
    "exchange.actions.standing.resume_standing",
    "lifelines.actions.add_line",
    "sharing.actions.responding.give_gesture",
    "sharing.actions.responding.respond_in_words",
    "vetting.actions.applying.begin_application",
    "vetting.actions.deciding.propose_decision",
}


def not_what_is_recorded(tree: Tree) -> list[str]:
    """Actions pressed `once_only` that return something else than their entry is of: a second press would get that."""
    found = []
    for module in tree.pieces("actions"):
        for function in ast.walk(module.tree):
            if not isinstance(function, ast.FunctionDef) or full_name(module, function) in RETURNS_WHAT_ANOTHER_RECORDS:
                continue
            if not any(dotted(decorator).endswith("once_only") for decorator in function.decorator_list):
                continue
            given = {ast.unparse(n.value) for n in ast.walk(function) if isinstance(n, ast.Return) and n.value}
            recorded = {
                ast.unparse(word.value)
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and "once" in {word.arg for word in call.keywords}
                for word in call.keywords
                if word.arg == "of"
            }
            if given != recorded:
                said = f"records {' and '.join(sorted(recorded))} and returns {' and '.join(sorted(given))}"
                found.append(f"{tree.where(module.path, function.lineno)} {function.name} {said}")
    return found


def test_every_action_says_by_whom_and_when():
    assert unsigned(HOUSE) == []


def test_every_action_is_whole():
    assert not_whole(HOUSE) == []


def test_every_action_leaves_an_entry():
    assert without_entry(HOUSE) == []


def test_a_second_press_gets_what_the_first_one_got():
    assert not_what_is_recorded(HOUSE) == []


def test_no_action_knows_of_requests():
    assert answers_in_actions(HOUSE) == []


def test_every_waiver_is_still_needed():
    names = {full_name(m, function) for m in HOUSE.pieces("actions") for function in public_functions(m)}
    assert (set(NO_ENTRY) | RETURNS_WHAT_ANOTHER_RECORDS) - names == set()


SHARES = """
    from django.db import transaction
    from holdspace.journal.actions import record

    @transaction.atomic
    def write_share(*, text, by, at):
        record(verb="share.written", by=by, at=at)

    @transaction.atomic
    def keep_share(*, share, by, at):
        _note(share, by, at)

    def _note(share, by, at):
        record(verb="share.kept", by=by, at=at)
"""


def test_whole_actions_pass(tmp_path: Path):
    tree = build(tmp_path, {"sharing/__init__.py": "", "sharing/actions.py": SHARES})
    assert [unsigned(tree), not_whole(tree), without_entry(tree)] == [[], [], []]


def test_an_action_that_breaks_everything_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/__init__.py": "",
            "sharing/actions/share.py": """
                from django.http import HttpResponse

                def write_share(text, *, at):
                    return text
            """,
        },
    )
    where = "src/holdspace/sharing/actions/share.py"
    assert unsigned(tree) == [
        f"{where}:4 write_share takes arguments by position",
        f"{where}:4 write_share does not say by",
    ]
    assert not_whole(tree) == [f"{where}:4 write_share is not atomic"]
    assert without_entry(tree) == [f"{where}:4 write_share leaves no entry"]
    assert answers_in_actions(tree) == [f"{where}:2 django.http.HttpResponse belongs to a view"]


def test_an_entry_in_another_room_does_not_count(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/__init__.py": "",
            "gifts/__init__.py": "",
            "gifts/actions.py": "def give(*, by, at):\n    record(by=by)\n",
            "sharing/actions.py": "def share(*, by, at):\n    give(by=by, at=at)\n",
        },
    )
    assert without_entry(tree) == ["src/holdspace/sharing/actions.py:1 share leaves no entry"]


def test_an_action_that_returns_something_else_is_found(tmp_path: Path):
    text = """
        @once_only
        def answer_yes(*, referral, by, at, once=""):
            record(verb="referral.answered", of=referral, by=by, at=at, once=once)
            return handover

        @once_only
        def say_done(*, exchange, by, at, once=""):
            record(verb="exchange.done", of=exchange, by=by, at=at, once=once)
            return exchange
    """
    tree = build(tmp_path, {"referrals/actions.py": text})
    assert not_what_is_recorded(tree) == [
        "src/holdspace/referrals/actions.py:3 answer_yes records referral and returns handover"
    ]
