"""No hidden consequences: what happens stands in the action, not beside it."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import HOUSE, Tree, build, dotted

SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.contrib.auth.signals",
    "allauth.account.signals",
    "allauth.mfa.signals",
)
OVERRIDES = {"save", "delete", "full_clean", "__setattr__"}
WRITES = {"save", "create", "update", "delete", "get_or_create", "update_or_create", "bulk_create"}
SELF_SETTING = {"auto_now", "auto_now_add"}


def signals(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, line)} {name} acts behind the action's back"
        for module in tree.modules
        for line, name in module.imports
        if name.startswith(SIGNALS)
    ]


def acting_models(tree: Tree) -> list[str]:
    """Classes in models that do something on saving, and managers that write."""
    found = []
    for module in tree.pieces("models"):
        for owner in ast.walk(module.tree):
            if not isinstance(owner, ast.ClassDef):
                continue
            gathers = any(dotted(b).endswith(("Manager", "QuerySet")) for b in owner.bases)
            for method in owner.body:
                if not isinstance(method, ast.FunctionDef):
                    continue
                place = f"{tree.where(module.path, method.lineno)} {owner.name}.{method.name}"
                if method.name in OVERRIDES:
                    found.append(f"{place} puts logic into saving")
                elif gathers and writes_in(method):
                    found.append(f"{place} is a manager that acts")
    return found


def writes_in(node: ast.AST) -> bool:
    return any(
        isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
        for call in ast.walk(node)
    )


def self_setting_times(tree: Tree) -> list[str]:
    return [
        f"{tree.where(module.path, keyword.value.lineno)} {keyword.arg} looks at a clock"
        for module in [*tree.modules, *tree.migrations]
        for keyword in ast.walk(module.tree)
        if isinstance(keyword, ast.keyword) and keyword.arg in SELF_SETTING
    ]


def looked_up_models(tree: Tree) -> list[str]:
    """A model found by its name goes round the order of the house."""
    return [
        f"{tree.where(module.path, node.lineno)} {node.attr} goes round the order"
        for module in tree.modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"get_model", "get_registered_model"}
    ]


CONTRACTS = [signals, acting_models, self_setting_times, looked_up_models]


@pytest.mark.parametrize("contract", CONTRACTS)
def test_nothing_happens_behind_an_action(contract):
    assert contract(HOUSE) == []


def test_a_receiver_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "people/actions.py": "from django.dispatch import receiver\n",
            "people/apps.py": "from django.db.models import signals\n",
        },
    )
    assert signals(tree) == [
        "src/holdspace/people/actions.py:1 django.dispatch.receiver acts behind the action's back",
        "src/holdspace/people/apps.py:1 django.db.models.signals acts behind the action's back",
    ]


def test_an_acting_model_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "sharing/models.py": """
                class Share(models.Model):
                    def save(self, *args):
                        pass

                class Shares(models.QuerySet):
                    def of(self, person):
                        return self.filter(person=person)

                    def close(self):
                        self.update(closed=True)
            """
        },
    )
    assert acting_models(tree) == [
        "src/holdspace/sharing/models.py:3 Share.save puts logic into saving",
        "src/holdspace/sharing/models.py:10 Shares.close is a manager that acts",
    ]


def test_a_time_that_sets_itself_is_found(tmp_path: Path):
    tree = build(tmp_path, {"sharing/models.py": "a = models.DateTimeField(\n    auto_now_add=True)\n"})
    assert self_setting_times(tree) == ["src/holdspace/sharing/models.py:2 auto_now_add looks at a clock"]


def test_a_model_looked_up_by_name_is_found(tmp_path: Path):
    tree = build(
        tmp_path,
        {
            "journal/queries.py": "a = apps.get_model('people', 'Person')\n",
            "journal/migrations/0002_fill.py": "a = apps.get_model('people', 'Person')\n",
        },
    )
    assert looked_up_models(tree) == ["src/holdspace/journal/queries.py:1 get_model goes round the order"]
