"""The house: rooms share a floor, not doors; only faces print, exit or read the environment; `--help` is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import comity

HOUSE = Path(comity.__file__).parent
ROOMS = ("sources", "reading", "record", "relations", "exchange")
FILES = sorted(HOUSE.rglob("*.py"))
DRAWERS = (
    "asking", "clerk", "cluster", "coding", "columns", "edge", "engines", "export", "inbox", "intake",
    "lookups", "messages", "opened", "outlook", "questions", "readers", "record_files", "related", "relating",
    "reviewing", "sourcing", "team", "voices", "watching", "who", "worker",
)  # fmt: skip
DESK = tuple(f"faces/{name}.py" for name in ("desk", *DRAWERS))
HEAVY = (
    "spacy", "numpy", "duckdb", "fastapi", "uvicorn", "trafilatura", "ahocorasick_rs", "thinc",
    "sqlite3", "httpx", "fastwarc", "feedparser", "daft", "ray",
)  # fmt: skip


def room_of(path: Path) -> str | None:
    top = path.relative_to(HOUSE).parts[0]
    return top if top in ROOMS else None


def imports(tree: ast.AST) -> Iterator[str]:
    """The names of all modules that a file imports, wherever it does so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute, so that they can be read"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def test_rooms_never_import_one_another(trees: dict[Path, ast.Module]) -> None:
    for path, tree in trees.items():
        room = room_of(path)
        if room is None:
            continue
        others = [other for other in (*ROOMS, "faces", "settings") if other != room]
        for module in imports(tree):
            assert not any(module.split(".")[:2] == ["comity", other] for other in others), f"{path} imports {module}"


def test_only_the_desk_and_its_drawers_know_the_rooms(trees: dict[Path, ast.Module]) -> None:
    for path, tree in trees.items():
        if room_of(path) is not None or path.relative_to(HOUSE).as_posix() in DESK:
            continue
        for module in imports(tree):
            parts = module.split(".")[:2]
            assert not (parts[0] == "comity" and parts[-1] in ROOMS), f"{path} imports {module}"


def test_nouns_and_errors_are_the_standard_library_only(trees: dict[Path, ast.Module]) -> None:
    for path in (HOUSE / "errors.py", HOUSE / "keys.py", *(HOUSE / "types").glob("*.py")):
        for module in imports(trees[path]):
            of_nouns = path.parent.name == "types" and module.startswith("comity.types.")
            assert of_nouns or module.split(".")[0] in sys.stdlib_module_names, f"{path} imports {module}"


def test_only_faces_print_exit_or_read_the_environment(trees: dict[Path, ast.Module]) -> None:
    for path, tree in trees.items():
        if path.is_relative_to(HOUSE / "faces"):
            continue
        for node in ast.walk(tree):
            where = f"{path}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("print", "input", "exit", "quit", "breakpoint"), where
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                named = (node.value.id, node.attr)
                assert named not in (("os", "environ"), ("os", "getenv"), ("sys", "exit"), ("os", "_exit")), where
                assert named not in (("sys", "argv"), ("sys", "stdout"), ("sys", "stderr")), where


def test_files_are_nouns() -> None:
    for path in FILES:
        assert path.stem not in ("utils", "util", "helpers", "base", "manager", "common", "misc"), path


@pytest.mark.parametrize("statement", ["from comity.faces.cli import main; main(['--help'])", "import comity"])
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    asked = f"import sys; {statement}; print(*sorted(set(sys.modules) & set({HEAVY!r})), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == ""
