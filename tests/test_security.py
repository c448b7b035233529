"""What docs/security.md says: nothing runs what it reads, packages are pinned, and each test that it names is there."""

from __future__ import annotations

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import comity
from comity.errors import MissingPartError
from comity.reading import parser

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "security.md"
RUNNING_MODULES = {
    "pickle",
    "cPickle",
    "cloudpickle",
    "dill",
    "joblib",
    "marshal",
    "shelve",
    "subprocess",
    "pty",
    "code",
}
RUNNING_CALLS = {
    "eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.execv", "os.execvp", "os.spawnl", "os.fork",
    "yaml.load", "yaml.unsafe_load", "torch.load", "joblib.load", "tempfile.mktemp",
}  # fmt: skip


def dotted(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def what_runs(tree: ast.AST) -> Iterator[str]:
    """What of a file could run what it is given."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name.split(".")[0] in RUNNING_MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in RUNNING_MODULES:
            yield node.module or ""
        elif isinstance(node, ast.Call):
            called, given = dotted(node.func), {one.arg: one.value for one in node.keywords}
            if called in RUNNING_CALLS or called.endswith("enable_load_extension"):
                yield called
            if "shell" in given:
                yield f"{called}(shell=)"
            plain = given.get("allow_pickle")
            refuses = isinstance(plain, ast.Constant) and plain.value is False
            if called in ("np.load", "numpy.load") and not refuses:
                yield called


def test_nothing_runs_what_it_reads() -> None:
    for path in sorted(Path(comity.__file__).parent.rglob("*.py")):
        assert list(what_runs(ast.parse(path.read_text(encoding="utf-8")))) == [], path


@pytest.mark.parametrize(
    "line",
    ["import pickle", "from marshal import loads", "eval('1')", "import os; os.system('x')", "run(x, shell=True)",
     "np.load(x)", "np.load(x, allow_pickle=True)", "yaml.load(x)", "torch.load(x)", "c.enable_load_extension(True)"],
)  # fmt: skip
def test_what_runs_would_be_seen(line: str) -> None:
    assert list(what_runs(ast.parse(line)))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-docs.lock"])
def test_every_package_is_pinned_by_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert len(lines) > 20
    for line in lines:
        assert re.match(r"[A-Za-z0-9._-]+(\[[^\]]+\])?==\S+ ", line), line
        assert "--hash=sha256:" in line, line


def test_a_model_that_is_another_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / parser.DEFAULT_MODEL
    folder.mkdir()
    (folder / "__init__.py").write_text("raise SystemExit('it was run')")
    monkeypatch.setattr(parser.importlib.util, "find_spec", lambda name: Spec(str(folder / "__init__.py")))
    with pytest.raises(MissingPartError, match="is not the model that Comity was measured with"):
        parser._load(parser.DEFAULT_MODEL)


class Spec:
    def __init__(self, origin: str) -> None:
        self.origin = origin


def test_a_dictionary_is_words_and_never_a_pattern(tmp_path: Path) -> None:
    from comity.reading.attitudes.loaded import _pattern
    from comity.reading.directory.importing import petrarch

    began = time.perf_counter()
    pattern = _pattern(("(a+)+$", "(?:.*)*x", "[[", "\\"))
    assert pattern is not None
    assert not pattern.search("a" * 50_000 + "!")
    bombs = ["(A+)+$" * 2_000 + " [~GOV]", "A" * 100_000, " " * 100_000 + "[~X", "{" * 50_000 + "[~GOV]", "A " * 50_000]
    bombs += [bomb[: petrarch.LONGEST] for bomb in bombs]  # as long as may be
    assert list(petrarch.phrases(enumerate(bombs)))
    assert list(petrarch.blocks(enumerate([*bombs, "+" * 50_000, "[" * petrarch.LONGEST])))
    doubling = ["!X! = A, B", "!X!" * 60 + " [~GOV]"]
    assert all(not isinstance(one, list) for one in petrarch.phrases(enumerate(doubling)))
    assert time.perf_counter() - began < 5


def test_each_threat_names_a_test_that_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", PAGE.read_text(encoding="utf-8"))
    assert len(named) > 40
    for file, name in named:
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert all("::" in line or line.startswith("| threat ") for line in rows), "each threat has its test"
