"""The command line: its commands in the order of `--help`, and what becomes of what they raise. `commands` holds them.

Nothing heavy is imported for `--help`: a command imports what it needs when it runs.
"""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from comity.errors import ComityError, UsageError
from comity.faces.commands import codebook, coding, directory
from comity.faces.commands.briefing import brief
from comity.faces.commands.exporting import export
from comity.faces.commands.forgetting import forget
from comity.faces.commands.judgements import judge, review, undo, why
from comity.faces.commands.listings import LISTINGS, listing_command
from comity.faces.commands.pages import demo, page, serve
from comity.faces.commands.reading import read
from comity.faces.commands.relations import camps, forecast, shifts, ties
from comity.faces.commands.upkeep import doctor, rebuild, verify
from comity.faces.commands.watching import watch
from comity.faces.console import INTERRUPTED, Session, of_error, write
from comity.settings import settings_from

_ANYWHERE = ("--quiet", "-q", "--debug")  # may stand before the command or after it

_LESS = "free some, or read with --processes 1; what was kept stays, and the same command goes on from there"

app = typer.Typer(
    name="comity",
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: the error's, 1 where something was skipped, 130 after Ctrl-C, 70 for a fault."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    talk, rest = _talk(given)
    session = Session(settings_from({}), **talk)
    try:
        session = Session(settings_from(os.environ), **talk)
        code = app(args=rest or ["--help"], prog_name="comity", standalone_mode=False, obj=session)
        return code if isinstance(code, int) else 0
    except typer.Exit as error:
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        session.say("interrupted")
        return INTERRUPTED
    except ComityError as error:
        return session.fail(error, *of_error(error))
    except typer.BadParameter.__mro__[2] as error:  # type: ignore[misc]  # what Typer raises where the line is wrong
        return session.fail(error, *_usage(error))
    except BrokenPipeError:
        return 0
    except MemoryError as error:
        return session.fail(error, "there is no memory left", _LESS, 70)
    except Exception as error:  # a fault of ours: said in a line, with the way to all of it
        name = f"{type(error).__name__}: {error}".rstrip(": ")
        again = None if talk["debug"] else f"comity {' '.join(given)} --debug"
        return session.fail(error, f"Comity failed: {name}", again, 70)


@app.callback(epilog="Exit codes: 0 well, 1 some items skipped, 2 usage, 3 not found, 4 a part missing, 5 casebook, 6 refused by the other side, 10 a turn was told, 130 interrupted.")  # fmt: skip  # noqa: E501
def comity(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda asked: _version(asked), help="Say the version.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No talk on stderr but errors.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="With the traceback of an error.")] = False,
) -> None:
    """Reads news reports and keeps the record of a conflict: who did what to whom, who says so, on what evidence.

    Begin with: comity demo
    """


app.command()(read)
app.command()(watch)
for _name, _says in LISTINGS.items():
    app.command(_name, help=_says)(listing_command(_name))
for _command in (
    ties,
    shifts,
    why,
    review,
    judge,
    undo,
    camps,
    forecast,
    brief,
    export,
    forget,
    verify,
    rebuild,
    serve,
    page,
    demo,
    doctor,
):
    app.command()(_command)
for _group in (coding.app, directory.app, codebook.app):
    app.add_typer(_group)


def _talk(given: Sequence[str]) -> tuple[dict[str, bool], list[str]]:
    """The flags that may stand anywhere, and the line without them; what follows `--` is nobody's flag."""
    end = given.index("--") if "--" in given else len(given)
    before = given[:end]
    talk = {
        "quiet": "--quiet" in before or "-q" in before,
        "debug": "--debug" in before,
        "json": "--json" in before or "--jsonl" in before,
    }
    return talk, [word for word in before if word not in _ANYWHERE] + list(given[end:])


def _usage(error: Any) -> tuple[str, str, int]:
    """What Typer says of a wrong line, in our words: the message, what to type, the code."""
    message = re.sub(r"'([^']*)'", r"`\1`", " ".join(error.format_message().split()).split(" (Possible")[0])
    message = message.replace("Value error, ", "")  # how Typer begins what is wrong with a choice
    possible = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "comity"
    if possible:
        hint = f"did you mean {' or '.join(f'`{one}`' for one in possible)}?"
    elif "No such command" in message:
        unknown = next(iter(re.findall("`([^`]*)`", message)), "")
        under = command.removeprefix("comity").strip()  # of a group such as `comity directory`
        near = difflib.get_close_matches(unknown, _commands(under), 2)
        full = [" ".join(filter(None, ("comity", under, one))) for one in near]
        message = f"there is no command `{' '.join(filter(None, (under, unknown)))}`"
        hint = f"did you mean {' or '.join(f'`{one}`' for one in full)}?" if near else f"{command} --help"
    else:
        hint = f"{command} --help"
    return message.rstrip("."), hint, UsageError.exit_code


def _commands(under: str = "") -> list[str]:
    """The names of all commands, or of those of a group."""
    group = typer.main.get_group(app) if not under else typer.main.get_group(app).commands.get(under)
    return sorted(getattr(group, "commands", ()))


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        write([f"comity {version('comity')}\n"])
        raise typer.Exit(0)


if __name__ == "__main__":
    sys.exit(main())
