"""The man page and the shells' completions, made of the commands.

    python tools/manual.py [--out build/share]

Writes `man/man1/comity.1` and the files in which bash, zsh and fish look for completions, laid out as they stand under
a prefix's `share/`. `tools/release.py` puts them into the wheel.
"""

from __future__ import annotations

import argparse
import os
import re
import time
import tomllib
from pathlib import Path

from commandline import ROOT, Choice, Command, commands, table
from typer.completion import get_completion_script

COMPLETIONS = {
    "bash": "bash-completion/completions/comity",
    "zsh": "zsh/site-functions/_comity",
    "fish": "fish/vendor_completions.d/comity.fish",
}
_EXAMPLES = (
    ("Read the bundled reports, and show what came of them", "comity demo"),
    ("Read a folder of reports, and keep what they tell", "comity read reports/ --into iraq"),
    ("Who did what to whom", "comity events iraq --since 2019-12-01"),
    ("Who says so, and on what evidence", "comity claims iraq --about e-27b2"),
    ("From any id down to its sentences", "comity why iraq e-27b2"),
    ("Who turned against whom, and when", "comity shifts iraq"),
)


_WORDS = (
    "CASE is a casebook: a folder, made only by `comity read --into`, `comity watch` and `comity demo --into`. "
    "ID is an id, or the start of one. Data goes to stdout and talk to stderr."
)
_NOTES = (
    "What Comity prints was read by a machine, which errs: docs/limits.md says where, docs/benchmarks.md how often. "
    "A row is worth its sentence; `comity why` shows it."
)


def manual() -> str:
    """The man page, in the macros of man(7)."""
    whole, *rest = commands()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    day = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    lines = [
        f'.TH COMITY 1 "{day}" "Comity {project["version"]}" "Comity"',
        ".SH NAME",
        "comity \\- reads news reports and keeps the record of a conflict",
        ".SH SYNOPSIS",
        ".B comity",
        ".I COMMAND",
        "[\\fIARGUMENTS\\fR] [\\fIOPTIONS\\fR]",
        ".SH DESCRIPTION",
        *_paragraphs(f"{whole.says}\n\n{_WORDS}"),
        ".SH OPTIONS",
        *(line for one in whole.options for line in _option(one)),
        ".SH COMMANDS",
        *(line for one in rest for line in _command(one)),
        ".SH EXIT STATUS",
        *(line for code, means in table("commands.md", "Exit codes") for line in _item(code, means)),
        ".SH ENVIRONMENT",
        *(
            line
            for name, sets, without in table("commands.md", "Settings")
            for line in _item(name, f"{sets}. Without it: {without}.")
        ),
        ".SH EXAMPLES",
        *(line for says, typed in _EXAMPLES for line in _example(says, typed)),
        ".SH NOTES",
        *_paragraphs(_NOTES),
    ]
    return "\n".join(lines) + "\n"


def completion(shell: str) -> str:
    """What a shell sources to complete `comity`."""
    return get_completion_script(prog_name="comity", complete_var="_COMITY_COMPLETE", shell=shell) + "\n"


def write(out: Path) -> list[Path]:
    """Writes all of it under a folder; the files."""
    files = {out / "man/man1/comity.1": manual()}
    files |= {out / place: completion(shell) for shell, place in COMPLETIONS.items()}
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


def _command(command: Command) -> list[str]:
    lines = [f".SS {_text(command.usage)}", *_paragraphs(command.says)]
    return [*lines, *(line for one in command.choices if one.says or not one.argument for line in _option(one))]


def _option(one: Choice) -> list[str]:
    head = f"\\fI{_text(one.takes)}\\fR" if one.argument else f"\\fB{_text(one.typed)}\\fR \\fI{_text(one.takes)}\\fR"
    default = f" {one.default} unless said." if one.default and not one.says.endswith("unless said.") else ""
    again = " May be given again." if one.repeated else ""
    return [".TP", head.removesuffix(" \\fI\\fR"), _text((one.says or "") + default + again) or _text(one.takes)]


def _item(name: str, says: str) -> list[str]:
    return [".TP", f".B {_text(name)}", _text(says)]


def _example(says: str, typed: str) -> list[str]:
    return [".PP", f"{_text(says)}:", ".PP", ".RS 4", ".nf", _text(typed), ".fi", ".RE"]


def _paragraphs(text: str) -> list[str]:
    found = [_text(" ".join(part.split())) for part in text.split("\n\n")]
    return [line for part in found for line in (".PP", part)]


def _text(text: str) -> str:
    """Plain text as roff takes it: marks of Markdown gone, hyphens that can be copied, nothing read as a request."""
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text).replace("`", "").replace("**", "")
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return re.sub(r"^([.'])", r"\\&\1", text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "share")
    for path in write(parser.parse_args().out):
        print(path)
