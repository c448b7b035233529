"""The reference that is made of the code: every command, every record's fields and types, Python's front door.

docs/commands.md and docs/record.md say what things are for, and are written by hand; this says how they are spelt.
The site is built with it (`tools/docs_site.py`); nothing of it is committed.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

from commandline import Choice, Command, commands

import comity
from comity import errors, types

MADE = "<!-- made by tools/reference.py -->\n\n"
_WIDTH = 100  # of a line of code on the page


def pages() -> dict[str, str]:
    """The pages of the reference as Markdown, by their place in the site."""
    return {
        "reference/commands.md": "\n".join(_commands()),
        "reference/records.md": "\n".join(_records()),
        "reference/python.md": "\n".join(_python()),
    }


# --- commands


def _commands() -> Iterator[str]:
    yield f"{MADE}# Commands, as they are typed\n"
    yield "What each is for, and how it ends, is told in [Commands](../commands.md). `comity COMMAND -h` prints this.\n"
    for command in commands():
        yield from _command(command)


def _command(command: Command) -> Iterator[str]:
    yield f"## {command.words}\n"
    yield f"{command.says}\n"
    yield f"```text\n{command.usage}\n```\n"
    if command.choices:
        yield "| | what it says | without it |\n|---|---|---|"
        for one in command.choices:
            yield f"| {_typed(one)} | {_cell(one.says)} | {_without(one)} |"
        yield ""


def _typed(one: Choice) -> str:
    words = one.takes if one.argument else f"{one.typed} {one.takes}".strip()
    return f"`{_cell(words)}`" + (" ..." if one.repeated else "")


def _without(one: Choice) -> str:
    if one.required:
        return "needed"
    return f"`{one.default}`" if one.default else ""


# --- records


def _records() -> Iterator[str]:
    yield f"{MADE}# Records, as they are typed\n"
    yield "The dataclasses of `comity.types`, frozen and slotted. What fields mean: [The record](../record.md).\n"
    for name, noun in vars(types).items():
        if (
            inspect.isclass(noun)
            and dataclasses.is_dataclass(noun)
            and noun.__module__.startswith(f"{types.__name__}.")
        ):
            yield f"## {name}\n"
            yield f"{_prose(noun)}\n"
            yield "| field | type | without it |\n|---|---|---|"
            hints = get_type_hints(noun)
            for field in dataclasses.fields(noun):
                yield f"| `{field.name}` | {_type(hints[field.name])} | {_default(field)} |"
            yield ""


def _type(hint: Any) -> str:
    text = re.sub(r"\b(?:comity\.types\.\w+|typing|collections\.abc)\.", "", inspect.formatannotation(hint))
    return f"`{_cell(text)}`"


def _default(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return "`{}`"
    return "needed" if field.default is dataclasses.MISSING else f"`{_cell(repr(field.default))}`"


# --- Python


def _python() -> Iterator[str]:
    yield f"{MADE}# Python, as it is typed\n"
    yield "`import comity` costs next to nothing: a name is loaded when it is used. Records: [as typed](records.md).\n"
    yield "## comity\n"
    yield f"```text\n{', '.join(comity.__all__)}\n```\n"
    yield f"### comity.open\n\n{_signature('comity.open', comity.Desk)}\n{_prose(comity.Desk)}\n"
    yield f"### comity.read_text\n\n{_signature('comity.read_text', comity.read_text)}\n{_prose(comity.read_text)}\n"
    yield "## comity.Desk\n"
    for part in reversed(comity.Desk.__mro__[:-1]):
        for name, member in vars(part).items():
            if not name.startswith("_"):
                yield from _member(name, member)
    yield "## Errors\n"
    yield f"```text\n{inspect.cleandoc(errors.__doc__ or '').partition(chr(10) * 2)[2]}\n```\n"


def _member(name: str, member: Any) -> Iterator[str]:
    yield f"### desk.{name}\n"
    if inspect.isfunction(member):
        yield _signature(f"desk.{name}", member)
    says = _prose(getattr(member, "func", member))
    if says:
        yield f"{says}\n"


def _signature(called: str, what: Callable[..., Any]) -> str:
    """How it is called, with its annotations as they are written; in many lines where one is too short."""
    signature = inspect.signature(what)
    given = [_parameter(one) for one in signature.parameters.values() if one.name != "self"]
    kinds = [one.kind for one in signature.parameters.values() if one.name != "self"]
    if inspect.Parameter.KEYWORD_ONLY in kinds and inspect.Parameter.VAR_POSITIONAL not in kinds:
        given.insert(kinds.index(inspect.Parameter.KEYWORD_ONLY), "*")
    gives = signature.return_annotation if inspect.isfunction(what) else None
    arrow = f" -> {gives}" if gives not in (None, "None", inspect.Signature.empty) else ""
    typed = f"{called}({', '.join(given)}){arrow}"
    if len(typed) > _WIDTH:
        typed = f"{called}(\n" + "".join(f"    {one},\n" for one in given) + f"){arrow}"
    return f"```text\n{typed}\n```\n"


def _parameter(one: inspect.Parameter) -> str:
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(one.kind, "")
    typed = f"{stars}{one.name}" + (f": {one.annotation}" if one.annotation is not one.empty else "")
    if one.default is one.empty:
        return typed
    return f"{typed} = {getattr(one.default, '__name__', None) or repr(one.default)}"


def _prose(what: Any) -> str:
    """A docstring as Markdown: its examples as code, pages of docs/ that it names as links."""
    text = inspect.cleandoc(inspect.getdoc(what) or "")
    text = re.sub(r"\bdocs/((?:decisions/)?[\w-]+)\.md", r"[\1](../\1.md)", text)
    return re.sub(r"^>>> .*(?:\n.+)*", lambda found: f"```pycon\n{found[0]}\n```", text, flags=re.M)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


if __name__ == "__main__":
    for page in pages().values():
        print(page)
