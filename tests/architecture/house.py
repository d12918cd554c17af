"""The tree that the contracts look at: the real one, or a small made-up one to break a contract in.

A contract is a function from a tree to its findings, each one line that names the file, the line
and what is wrong there. The real tree must have none; the small one must have exactly the one
that was put there.
"""

import ast
import configparser
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Module:
    """One Python file of a room. `piece` is its furniture, such as "views" for views/share.py too."""

    path: Path
    name: str
    room: str
    piece: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text(encoding="utf-8"))

    @cached_property
    def imports(self) -> list[tuple[int, str]]:
        """Line and full dotted name of everything imported while running, not for types alone."""
        found: list[tuple[int, str]] = []
        for node in walk_running(self.tree):
            if isinstance(node, ast.Import):
                found += [(node.lineno, alias.name) for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found += [(node.lineno, f"{node.module}.{alias.name}") for alias in node.names]
        return found


@dataclass(frozen=True)
class Tree:
    root: Path

    @property
    def package(self) -> Path:
        return self.root / "src" / "holdspace"

    @cached_property
    def rooms(self) -> list[str]:
        return sorted(p.parent.name for p in self.package.glob("*/__init__.py"))

    @cached_property
    def modules(self) -> list[Module]:
        """Every Python file of the program, migrations left out."""
        return [m for m in self._all_modules if m.piece != "migrations"]

    @cached_property
    def migrations(self) -> list[Module]:
        return [m for m in self._all_modules if m.piece == "migrations" and m.path.stem != "__init__"]

    @cached_property
    def _all_modules(self) -> list[Module]:
        found = []
        for path in sorted(self.package.rglob("*.py")):
            parts = path.relative_to(self.package).with_suffix("").parts
            found.append(
                Module(
                    path=path,
                    name=".".join(parts).removesuffix(".__init__"),
                    room=parts[0],
                    piece=parts[1] if len(parts) > 1 else "",
                )
            )
        return found

    def pieces(self, piece: str) -> list[Module]:
        return [module for module in self.modules if module.piece == piece]

    @cached_property
    def templates(self) -> list[tuple[str, Path]]:
        """Room and path of every page and mail."""
        return [
            (path.relative_to(self.package).parts[0], path)
            for path in sorted(self.package.glob("*/jinja2/**/*"))
            if path.is_file()
        ]

    def where(self, path: Path, line: int) -> str:
        return f"{path.relative_to(self.root).as_posix()}:{line}"


HOUSE = Tree(PROJECT)


def storeys(config: Path = PROJECT / ".importlinter") -> list[list[str]]:
    """The rooms from the roof down, as the import contract has them; rooms to come included."""
    parser = configparser.ConfigParser()
    parser.read(config, encoding="utf-8")
    lines = parser["importlinter:contract:order"]["layers"].split("\n")
    return [[name.strip(" ()") for name in line.split("|")] for line in lines if line.strip()]


def may_know(room: str, other: str) -> bool:
    """Whether `room` may name `other`: itself, or anything on a lower storey."""
    height = {name: -level for level, names in enumerate(storeys()) for name in names}
    return room == other or height[other] < height[room]


def build(root: Path, files: Mapping[str, str]) -> Tree:
    """A small tree with these files, each given by its path below src/holdspace/."""
    for name, text in files.items():
        path = root / "src" / "holdspace" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return Tree(root)


def walk_running(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs: what stands under `if TYPE_CHECKING:` is passed over."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for other in node.orelse:
                yield other
                yield from walk_running(other)
            continue
        yield node
        yield from walk_running(node)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_functions(module: Module) -> Iterator[ast.FunctionDef]:
    """Functions at the top of a module whose name has no leading underscore."""
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, and an empty text for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return ""
    return ".".join([node.id, *reversed(parts)])
