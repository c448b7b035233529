"""Every block of code in README.md, CONTRIBUTING.md and docs/ runs, or, where it can't here, is at least well typed.

A page is run from top to bottom in an empty folder of its own:

- ```text title="feeds.txt"  makes that file (any language will do);
- ```sh       every line that begins with `comity` is run, and has to end with 0 or 1, or as `# ends with 3` says;
- ```console  is run line by line after `$ `, and what is printed is held to what stands there, `...` being any lines;
- ```python   is run, in one namespace a page.

What is printed is written anew with `--rewrite-golden`, but in blocks that have a `...`.
"""

from __future__ import annotations

import ast
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

import comity
from comity.faces.cli import app, main

ROOT = Path(__file__).parents[1]
PAGES = sorted({ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")})
LANGUAGES = {"sh", "console", "python", "text", "json", "jsonl", "toml", "tsv", "xml", "html", "cron"}
ELSEWHERE = re.compile(
    r"https?://|s3://|--engine|--web\b|^comity (?:serve|demo)\b|^comity watch|--proposer|--install|\.warc|\.parquet| \|"
)
"""What asks the web, a cluster or a model, does not come back, or needs files that are not here: only well typed."""
GROUP = typer.main.get_command(app)
_ID = re.compile(r"\b(e|m|sh)-[0-9a-f]{4,}\b")
READER = re.compile(r"read in \d+ s\b")
REPORT = """Raid on militia sites

BAGHDAD, 30 December 2019 - American aircraft bombed five sites of Kataib Hezbollah on Sunday, killing 25 fighters. \
Iraq condemned the United States. Kataib Hezbollah denied that it had fired the rockets that killed a contractor.
"""


@dataclass(frozen=True)
class Block:
    """A block of code: its language, the file that it makes, its text, the line at which it begins."""

    language: str
    title: str | None
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    found = re.finditer(r'^( *)```(\w*)(?: title="([^"]+)")?\n(.*?)^\1```$', text, flags=re.M | re.S)
    return [
        Block(one[2], one[3], re.sub(rf"^{one[1]}", "", one[4], flags=re.M), text[: one.start()].count("\n") + 2)
        for one in found
    ]


def commands(text: str) -> Iterator[str]:
    """The lines of a shell that call Comity, without their comments; a line that ends with `\\` goes on."""
    for line in text.replace("\\\n", " ").splitlines():
        found = re.search(r"(?:^|&& |[A-Z_]+=\S+ )(comity .*)", line.strip())
        if found:
            yield found[1].strip()


PAIRS = [(page, block) for page in PAGES for block in blocks(page)]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]


def test_every_block_says_what_it_is() -> None:
    for page, block in PAIRS:
        assert block.language in LANGUAGES, f"{page}:{block.line}: `{block.language}`"
    for page in PAGES:
        bare = re.sub(r"^( *)```.*?^\1```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        assert not re.search(r"(?:^|\n)\n {4,}\S(?!.*\|)", re.sub(r"\n\d+\. .*?(?=\n\n\S|\Z)", "", bare, flags=re.S)), (
            page
        )


def test_every_command_is_well_typed() -> None:
    """Of all commands in all pages: the command is there, and takes what it is given."""
    seen = 0
    for _, block in PAIRS:
        if block.language not in ("sh", "console"):
            continue
        for line in commands(re.sub(r"^\$ ", "", block.text, flags=re.M)):
            words = shlex.split(re.split(r" \||;| > | >>| &&", line)[0], comments=True)[1:]
            if words[0].startswith("-"):
                continue
            command = GROUP.commands[words[0]]  # type: ignore[attr-defined]
            while hasattr(command, "commands") and len(words) > 1:
                words = words[1:]
                command = command.commands[words[0]]
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("COLUMNS", "80")
                command.make_context(words[0], [word for word in words[1:] if word not in ("-q", "--quiet", "--debug")])
            seen += 1
    assert seen > 100


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The demonstration's casebook, and what `comity demo` printed: read once for all pages."""
    folder = tmp_path_factory.mktemp("demonstration")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("COLUMNS", "80")
        patch.setenv("COMITY_HOME", str(folder / "home"))
        said, code = call("comity demo --into demo")
    assert code == 0
    return folder / "demo", said


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook of few and short reports, with a turn: what pages that name no other are run on."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "raid.txt").write_text(REPORT, encoding="utf-8")
    with comity.open(folder / "iraq") as desk:
        desk.read(ROOT / "docs" / "guides" / "gulf.jsonl", folder / "raid.txt")
    return folder / "iraq"


def call(line: str) -> tuple[str, int]:
    """What a command prints (data, then talk), and how it ends; `> FILE` is obeyed."""
    typed, _, file = line.partition(" > ")
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(shlex.split(typed)[1:])
    if file:
        Path(file.strip()).write_text(out.getvalue(), encoding="utf-8")
        out = io.StringIO()
    talk = "".join(one for one in err.getvalue().splitlines(True) if not one.startswith("reading: "))
    return READER.sub("read in 8 s", out.getvalue() + talk), code


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_the_page_runs(
    page: Path,
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    found = [one for one in blocks(page) if one.language in ("sh", "console", "python") or one.title]
    if not any(one.language == "python" or any(commands(one.text.replace("$ ", ""))) for one in found):
        pytest.skip("nothing to run")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "home"))
    demo = None
    if "comity demo --into demo" in page.read_text(encoding="utf-8"):
        demo = request.getfixturevalue("demonstration")
        shutil.copytree(demo[0], "demo")
    furnish(tmp_path, page, small)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in found:
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.title:
            Path(block.title).parent.mkdir(parents=True, exist_ok=True)
            Path(block.title).write_text(block.text, encoding="utf-8")
        elif block.language == "python":
            code = compile(block.text, where, "exec")
            if not ELSEWHERE.search(block.text):
                exec(code, names)
        elif block.language == "sh":
            for line in commands(block.text):
                if not ELSEWHERE.search(line):
                    expected = re.search(r"# ends with (\d+)", line)
                    said, ended = call(with_ids(re.sub(r"\s+# .*$", "", line)))
                    assert ended in ([int(expected[1])] if expected else [0, 1]), f"{where}: {line}\n{said}"
        else:
            told = transcript(block.text, demo[1] if demo else "")
            if told != block.text and request.config.getoption("--rewrite-golden") and "\n...\n" not in block.text:
                page.write_text(page.read_text(encoding="utf-8").replace(block.text, told), encoding="utf-8")
            else:
                assert matches(block.text, told), f"{where} prints\n{told}"


def with_ids(line: str) -> str:
    """The line with ids that the casebook of these tests holds in place of those that stand for the reader's own."""
    if not _ID.search(line):
        return line
    with comity.open(shlex.split(line)[2]) as desk:
        held = {"e": iter(desk.events()), "m": iter(desk.mentions()), "sh": iter(desk.shifts())}
        return _ID.sub(lambda found: next(held[found[1]]).id, line)


def furnish(folder: Path, page: Path, small: Path) -> None:
    """What pages speak of without making it: the casebook `iraq`, reports, dictionaries, files beside the page."""
    makes = {block.title for block in blocks(page)}
    for case in ("iraq", "news"):
        shutil.copytree(small, folder / case)
    for name in ("report.html", "reports/one.txt"):
        if not any(str(made).startswith(name.split("/")[0]) for made in makes):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(REPORT, encoding="utf-8")
    (folder / "items.csv").write_text("date,text\n2020-01-02,Iran could attack the United States.\n")
    (folder / "actors.csv").write_text("name,kind\nMarsh Guards,armed_group\n")
    (folder / "Phoenix.Countries.actors.txt").write_text("MARSH_GUARDS_ [IRQREB]\n")
    (folder / "Phoenix.agents.txt").write_text("GUARDSMAN {GUARDSMEN} [~MIL]\n")
    for beside in page.parent.glob("*.jsonl"):
        shutil.copy(beside, folder)


def transcript(text: str, demo: str) -> str:
    """What a console shows where the commands of a block are run."""
    shown = []
    for line in re.findall(r"^\$ (.*(?:\\\n.*)*)", text, flags=re.M):
        typed = re.sub(r"\s+# .*$", "", line.replace("\\\n", " "))
        said, ended = (demo, 0) if typed == "comity demo --into demo" else call(typed)
        assert ended < 2 or f"# ends with {ended}" in line, said
        shown.append(f"$ {line}\n" + "".join(f"{one.rstrip()}\n" for one in said.splitlines()))
    return "".join(shown)


def matches(expected: str, told: str) -> bool:
    """Whether what is told is what is expected, where a line `...` is any lines.

    Numbers with a point are levels and probabilities, which move a little with each better reading: any will do.
    """
    lines = expected.rstrip("\n").split("\n")
    held = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in lines)
    pattern = re.sub(r"\d+\\\.\d+", r"\\d+\\.\\d+", held)
    return re.fullmatch(pattern, told) is not None


def test_what_is_printed_has_to_match() -> None:
    assert matches("$ a\none\n...\nfour\n", "$ a\none\ntwo\nthree\nfour\n")
    assert not matches("$ a\none\n", "$ a\none\ntwo\n")
    assert matches("+1.4 of 3\n", "+1.5 of 3\n")
    assert not matches("+1.4 of 3\n", "−1.4 of 3\n")


def test_python_blocks_that_are_not_run_can_be() -> None:
    for page, block in PAIRS:
        if block.language == "python":
            assert ast.parse(block.text, str(page))
    assert comity.__all__
