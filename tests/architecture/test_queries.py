"""Nothing is fetched without saying who looks."""

import ast
from pathlib import Path

from tests.architecture.house import HOUSE, Tree, build, public_functions

# Rooms whose reads have nobody looking: they stand below people, or only compose.
NOBODY_LOOKS = {"grammar", "algorithms", "work", "vault", "uploads", "search", "web"}

# Public reads without `seen_by`, and why.
SEEN_BY_NOBODY = {
    "sharing.queries.page.statement": "writes the SQL for whoever looks, `person_id`; the benchmark runs it bare",
    "sharing.queries.page.as_time": "turns a value of the driver, reads nothing",
    "sharing.queries.page.face_url": "makes an address, reads nothing",
    "sharing.queries.page.shown_name": "turns a value of a row, reads nothing",
    "vetting.queries.reading.shown_name": "turns an application that somebody was given, reads nothing",
    "vetting.queries.taking.places_held": "is an annotation, chooses no rows",
    "vetting.queries.taking.with_places": "annotates rows that somebody was given",
    "vetting.queries.taking.has_room": "is a condition on rows that somebody was given",
}


def blind_queries(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, function.lineno)} {function.name} does not say who looks"
        for module in tree.pieces("queries")
        if module.room not in NOBODY_LOOKS
        for function in public_functions(module)
        if f"{module.name}.{function.name}" not in SEEN_BY_NOBODY
        and "seen_by" not in {argument.arg for argument in function.args.kwonlyargs}
    ]


def test_every_query_says_who_looks():
    assert blind_queries(HOUSE) == []


def test_every_waiver_is_still_needed():
    names = {
        f"{module.name}.{node.name}"
        for module in HOUSE.pieces("queries")
        for node in module.tree.body
        if isinstance(node, ast.FunctionDef)
    }
    assert set(SEEN_BY_NOBODY) - names == set()


def test_a_query_that_nobody_looks_at_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/queries.py": """
                def newest(community, *, seen_by, at): ...
                def all_of(seen_by): ...
                def _rows(): ...
            """
        },
    )
    assert blind_queries(tree) == ["src/holdspace/sharing/queries.py:3 all_of does not say who looks"]
