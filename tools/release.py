"""Builds what is released, twice, and shows that both builds are the same bytes.

    python tools/release.py [--out dist] [--commit HEAD] [--try PYTHON ...]

Each build is made from a clean copy of the commit in a folder of its own, with SOURCE_DATE_EPOCH set to the commit's
time; a third wheel is built from the sdist. Where all agree, the sdist, the wheel and SHA256SUMS stand in `--out`.
`--try` installs the wheel with that Python into an empty environment and runs `comity demo` there, with no network at
all where the system lets it (Linux, `unshare`).
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_NO_NETWORK = ("unshare", "--net", "--map-root-user")


def build(source: Path, out: Path, epoch: str, *targets: str) -> dict[str, str]:
    """Builds targets (`sdist`, `wheel`) of a source folder into another; the digests by file name."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": str(source / "src")}
    if "sdist" in targets:
        _run([sys.executable, "tools/manual.py"], source, environment)
    flags = [word for target in targets for word in ("-t", target)]
    _run([sys.executable, "-m", "hatchling", "build", *flags, "-d", str(out)], source, environment)
    return digests(out)


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of the files of a folder, by name."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def release(out: Path, commit: str = "HEAD", root: Path = ROOT) -> dict[str, str]:
    """Builds a commit twice, and the wheel once more from the sdist; the digests. A SystemExit where any differs."""
    epoch = _said(["git", "log", "-1", "--format=%ct", commit], root)
    with tempfile.TemporaryDirectory(prefix="comity-release-") as name:
        folder = Path(name)
        made = []
        for copy in ("one", "two"):
            _export(commit, root, folder / copy / "source")
            made.append(build(folder / copy / "source", folder / copy / "out", epoch, "sdist", "wheel"))
        (sdist,) = (folder / "one" / "out").glob("*.tar.gz")
        with tarfile.open(sdist) as packed:
            packed.extractall(folder / "three", filter="data")
        (unpacked,) = (folder / "three").iterdir()
        again = build(unpacked, folder / "three-out", epoch, "wheel")
        if made[0] != made[1] or not again.items() <= made[0].items():
            raise SystemExit(f"the builds differ:\n{made[0]}\n{made[1]}\nfrom the sdist: {again}")
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(folder / "one" / "out", out)
    (out / "SHA256SUMS").write_text("".join(f"{digest}  {file}\n" for file, digest in made[0].items()))
    return made[0]


def try_out(wheel: Path, python: str) -> str:
    """Installs a wheel into an empty environment, runs the demonstration offline; what was seen, in a line."""
    with tempfile.TemporaryDirectory(prefix="comity-try-") as name:
        home = Path(name)
        _run([python, "-m", "venv", str(home / "env")], home)
        there = home / "env" / "bin"
        _run(
            [str(there / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", str(wheel)], home
        )
        alone = _said([*_NO_NETWORK, "true"], home, check=False) is not None
        demo = [*(_NO_NETWORK if alone else ()), str(there / "comity"), "demo", "--into", "demo"]
        environment = {"HOME": name, "PATH": f"{there}:/usr/bin:/bin"}
        ran = subprocess.run(demo, cwd=home, env=environment, capture_output=True, text=True, check=False)
        if ran.returncode or "54 reports" not in ran.stdout:
            raise SystemExit(f"comity demo failed with {python}:\n{ran.stdout}\n{ran.stderr}")
        manual = (home / "env" / "share" / "man" / "man1" / "comity.1").exists()
    version = _said([python, "--version"], ROOT) or python
    offline = "without a network" if alone else "(a network was there: `unshare` does not work here)"
    return f"{version}: comity demo runs {offline}; man page {'installed' if manual else 'MISSING'}"


def _export(commit: str, root: Path, into: Path) -> None:
    packed = subprocess.run(["git", "archive", commit], cwd=root, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(into, filter="data")


def _run(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> None:
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{ran.stdout}\n{ran.stderr}")


def _said(command: Sequence[str], folder: Path, *, check: bool = True) -> str | None:
    """What a command says, or None where it can't be run or fails and that is no matter."""
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        if check:
            raise
        return None


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    parser.add_argument("--commit", default="HEAD")
    parser.add_argument("--try", dest="pythons", nargs="*", default=(), metavar="PYTHON")
    asked = parser.parse_args()
    for file, digest in release(asked.out, asked.commit).items():
        print(f"{digest}  {file}")
    print("two builds and one from the sdist: the same bytes")
    (wheel,) = asked.out.resolve().glob("*.whl")
    for python in asked.pythons:
        print(try_out(wheel, python), flush=True)
