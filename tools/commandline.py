"""The command line as data: every command with its arguments and options, as Typer knows them.

What is said of the commands elsewhere (the man page, the reference of the site) is made of this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from comity.faces.cli import app

ROOT = Path(__file__).resolve().parents[1]
_LEFT_OUT = ("--help", "--install-completion", "--show-completion")


@dataclass(frozen=True, slots=True)
class Choice:
    """An argument or an option: what is typed, what stands behind it, what it says, and what holds without it."""

    typed: str
    takes: str
    says: str
    default: str
    argument: bool
    required: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command by the words that call it: `comity directory show`."""

    words: str
    says: str
    choices: tuple[Choice, ...]

    @property
    def arguments(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.choices if one.argument)

    @property
    def options(self) -> tuple[Choice, ...]:
        return tuple(one for one in self.choices if not one.argument)

    @property
    def usage(self) -> str:
        """How it is typed, in a line."""
        given = [one.takes if one.required else f"[{one.takes}]" for one in self.arguments]
        given += [f"{one.typed} {one.takes}".strip() for one in self.options if one.required]
        return " ".join([self.words, *given, "[OPTIONS]"])


def commands() -> list[Command]:
    """All commands, those of a group in its place, in the order of `comity --help`; the first is `comity` itself."""
    return list(_under("comity", typer.main.get_command(app)))


def _under(words: str, command: Any) -> Iterator[Command]:
    choices = [_choice(one) for one in command.params if not set(one.opts) & set(_LEFT_OUT)]
    yield Command(words, _plain(command.help), tuple(choices))
    for name, inner in getattr(command, "commands", {}).items():
        yield from _under(f"{words} {name}", inner)


def _choice(parameter: Any) -> Choice:
    argument = parameter.param_type_name == "argument"
    flag = bool(getattr(parameter, "is_flag", False))
    kind = parameter.type_descriptor.annotation
    kinds = [str(one.value) for one in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
    takes = parameter.metavar or "|".join(kinds) or ("" if flag else parameter.name.upper())
    default = getattr(parameter.default, "value", parameter.default)
    return Choice(
        typed="" if argument else ", ".join(parameter.opts),
        takes=takes,
        says=_plain(parameter.help),
        default="" if default in (None, False) else str(default),
        argument=argument,
        required=bool(parameter.required),
        repeated=bool(getattr(parameter, "multiple", False)),
    )


def _plain(text: str | None) -> str:
    """What Rich would show, without its marks."""
    return re.sub(r"\\\[", "[", text or "").strip()


def table(page: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading of a page in docs/, without its head: what is said once is used."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(heading)}$(.*?)(?=^## |\Z)", text, re.M | re.S)
    if section is None:
        raise LookupError(f"docs/{page} has no section `{heading}`")
    rows = [line.strip().strip("|") for line in section[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in rows[2:]]
