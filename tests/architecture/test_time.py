"""Time is handed in: no clock and no global chance below middleware, command line and worker.

The demo community and the simulation live through a year in a minute only because nothing on the
way looks at a clock of its own. A stopwatch (perf_counter, monotonic) is no clock.
"""

import ast
from pathlib import Path

from tests.architecture.house import HOUSE, Tree, build, dotted

# The places where time enters, and why each is one.
CLOCKS = {
    "web.middleware": "gives each request its one time",
    "project.command_line": "gives each command its one time",
    "work.worker": "gives each tick its one time",
}
CLOCK_FOLDERS = {"management": "a command gives its run one time"}

CLOCK_NAMES = {
    "django.utils.timezone.now",
    "django.db.models.functions.Now",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
}
CLOCK_CALLS = {"now", "utcnow", "today"}
# These turn a time that they are given, and look at a clock only when they are given none.
CLOCKS_WITHOUT_ARGUMENTS = {"django.utils.timezone.localdate", "django.utils.timezone.localtime"}
OWN_CHANCE = {"random.Random", "random.SystemRandom"}


def full_names(tree: ast.Module) -> dict[str, str]:
    """What each imported name of a module stands for, written out."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                names[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return names


def used_names(tree: ast.Module) -> list[tuple[int, str]]:
    """Line and written-out name of every dotted name or name in a module."""
    imported = full_names(tree)
    found = []
    for node in ast.walk(tree):
        bare_call = isinstance(node, ast.Call) and not node.args and not node.keywords
        name = node.func if bare_call else node
        if isinstance(name, ast.Attribute | ast.Name):
            first, _, rest = dotted(name).partition(".")
            if first in imported:
                written = imported[first] + (f".{rest}" if rest else "")
                found.append((node.lineno, written + ("()" if bare_call else "")))
    return sorted(found)


def is_clock(name: str) -> bool:
    if name in CLOCK_NAMES or name in {f"{clock}()" for clock in CLOCKS_WITHOUT_ARGUMENTS}:
        return True
    first, _, last = name.rpartition(".")
    return first in {"datetime.datetime", "datetime.date"} and last in CLOCK_CALLS


def is_chance(name: str) -> bool:
    return name.startswith("random.") and ".".join(name.split(".")[:2]) not in OWN_CHANCE


def clocks(tree: Tree) -> list[str]:
    found = []
    for module in tree.modules:
        if module.piece in CLOCK_FOLDERS:
            continue
        if any(module.name == place or module.name.startswith(f"{place}.") for place in CLOCKS):
            continue
        found += [
            f"{tree.where(module.path, line)} {name} is a clock"
            for line, name in used_names(module.tree)
            if is_clock(name)
        ]
    return found


def chances(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, line)} {name} is everybody's chance"
        for module in tree.modules
        for line, name in used_names(module.tree)
        if is_chance(name)
    ]


def test_no_clock_below_where_time_enters():
    assert clocks(HOUSE) == []


def test_every_clock_named_here_is_there():
    names = {module.name for module in HOUSE.modules}
    assert set(CLOCKS) - names == set()


def test_no_chance_but_ones_own():
    assert chances(HOUSE) == []


def test_each_way_of_looking_at_a_clock_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/actions.py": """
                from django.utils import timezone
                from datetime import datetime
                import datetime as dt
                import time
                from django.utils.timezone import now as moment
                a = timezone.now()
                b = datetime.now(tz=None)
                c = dt.date.today
                d = time.time()
                e = moment()
                f = time.perf_counter()
                g = dt.datetime(2026, 1, 1)
                h = timezone.localtime()
                i = timezone.localtime(g)
            """,
            "web/middleware.py": "from django.utils import timezone\na = timezone.now()\n",
            "people/management/commands/role.py": "import time\na = time.time()\n",
        },
    )
    where = "src/holdspace/sharing/actions.py"
    assert clocks(tree) == [
        f"{where}:7 django.utils.timezone.now is a clock",
        f"{where}:8 datetime.datetime.now is a clock",
        f"{where}:9 datetime.date.today is a clock",
        f"{where}:10 time.time is a clock",
        f"{where}:11 django.utils.timezone.now is a clock",
        f"{where}:14 django.utils.timezone.localtime() is a clock",
    ]


def test_everybodys_chance_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "demo/story.py": """
                import random
                from random import choice
                a = random.Random(7).random()
                b = random.shuffle([])
                c = choice([1])
            """
        },
    )
    assert chances(tree) == [
        "src/holdspace/demo/story.py:5 random.shuffle is everybody's chance",
        "src/holdspace/demo/story.py:6 random.choice is everybody's chance",
    ]
