"""What is released: a wheel that holds all that Comity needs, by the clock of the release; one version everywhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import release

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EPOCH = "1577664000"  # 2019-12-30


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel of a copy of the sources, with a man page that somebody wrote."""
    copy, out = (tmp_path_factory.mktemp(name) for name in ("copy", "out"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", ".gitignore"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tools", copy / "tools")
    page = copy / "build" / "share" / "man" / "man1" / "comity.1"
    page.parent.mkdir(parents=True)
    page.write_text(".TH COMITY 1\n")
    ((name, _),) = release.build(copy, out, EPOCH, "wheel").items()
    return zipfile.ZipFile(out / name)


def test_the_wheel_holds_every_file_of_the_sources(wheel: zipfile.ZipFile) -> None:
    sources = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*") if path.is_file()}
    held = {name for name in wheel.namelist() if name.startswith("comity/")}
    assert held == {name for name in sources if "__pycache__" not in name}
    assert "comity/faces/demo/reports/reports.jsonl" in held


def test_the_wheel_has_the_man_page_where_man_looks(wheel: zipfile.ZipFile) -> None:
    assert wheel.read(f"comity-{PROJECT['version']}.data/data/share/man/man1/comity.1") == b".TH COMITY 1\n"


def test_the_wheel_has_no_clock_but_that_of_the_release(wheel: zipfile.ZipFile) -> None:
    assert {one.date_time for one in wheel.infolist()} == {(2019, 12, 30, 0, 0, 0)}
    assert [one.filename for one in wheel.infolist()] != []


def test_digests_are_of_the_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert release.digests(tmp_path) == {"a": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}


def test_one_version_everywhere() -> None:
    version = PROJECT["version"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(rf"^version: {re.escape(version)}$", citation, re.M)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d|unreleased)\)$", changelog, re.M)
    assert newest
    assert newest[1] == version
    assert newest[2] in (*re.findall(r'^date-released: "(.*)"$', citation, re.M), "unreleased")


def test_the_changelog_is_well_formed() -> None:
    """Sections of versions, in them sections of what changed, in these items."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.startswith("# Changelog\n")
    for line in changelog.splitlines()[1:]:
        if line.startswith("#"):
            assert re.fullmatch(r"## \d+\.\d+\.\d+ \(.+\)|### [A-Z].+", line), line
    for section in re.split(r"^### ", changelog, flags=re.M)[1:]:
        assert re.search(r"^- ", section, re.M), section.partition("\n")[0]


def test_the_site_is_built_strictly(tmp_path: Path) -> None:
    """Where MkDocs is there: no link leads nowhere, and no page loads anything from elsewhere."""
    pytest.importorskip("mkdocs", reason="MkDocs is not installed: `make docs` installs it and builds the site")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe)[^>]* src="([^"]+)"|<link[^>]* href="([^"]+)"', text)
        assert not [one for pair in loaded for one in pair if re.match(r"(?:https?:)?//", one)], page
