"""The README's commands and code run, on a report made here, in an empty folder."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import comity

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAIN = "from comity.faces.cli import main; main()"
REPORT = """<!doctype html><html lang="en"><head><title>Raid on militia sites</title>
<meta property="article:published_time" content="2019-12-31"></head><body><article>
<h1>American raid kills 25 at militia sites near the border</h1>
<p>American aircraft bombed five sites of Kataib Hezbollah near the Syrian border on Sunday, killing 25 fighters.</p>
<p>Prime Minister Adil Abdul-Mahdi said that he had asked Washington not to launch the raid. Sistani condemned it.</p>
<p>The group denied that it had fired the rockets that killed an American contractor near Kirkuk on Friday, and no
evidence against it has been published so far, officials in Baghdad told reporters after a meeting of the council.</p>
</article></body></html>"""


def code(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.S)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.html").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_make_has_the_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make (\w+)", code("sh")[0], flags=re.M)
    assert targets == ["demo", "test"]
    for target in targets:
        assert re.search(rf"^{target}:", makefile, flags=re.M)


@pytest.mark.usefixtures("folder")
def test_the_commands_run() -> None:
    lines = [line.split("#")[0].strip() for line in code("sh")[1].splitlines() if line.strip()]
    assert len(lines) >= 6
    for line in lines:
        words = shlex.split(line)
        assert words[0] == "comity"
        if words[1] == "serve":
            words.append("--help")  # it would not come back
        if words[1] == "why":
            (mention, *_) = comity.open("iraq").mentions()
            words[-1] = mention.id[:8]
        run = subprocess.run([sys.executable, "-c", MAIN, *words[1:]], capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{line}\n{run.stderr}"
        assert (run.stdout + run.stderr).strip()


@pytest.mark.usefixtures("folder")
def test_the_python_runs() -> None:
    for block in code("python"):
        exec(compile(block, "README.md", "exec"), {})
    reading = comity.read_text("Iran could attack the United States.", published="2020-01-01")
    assert (reading.mentions[0].event_type, reading.mentions[0].status) == ("ASSAULT", "possible")


def test_the_pages_that_it_links_to_are_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", README) if "://" not in link]
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]
