"""`comity why`, `judge` and `undo`: look at what a record rests on, decide what is one, and take it back."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from comity.faces import options as o
from comity.faces.console import Session, json_line, show, write


def why(ctx: typer.Context, case: o.Case, id: o.Id, as_of: o.AsOfOption = None, json: o.JsonOption = False) -> int:
    """From any id down to the sentences in their reports that it rests on."""
    session: Session = ctx.obj
    answer = session.desk(case).why(id, as_of)
    if json:
        write([json_line(answer.to_dict())])
    else:
        from comity.faces.tree import why as tree

        show(tree(answer))
    return 0


def judge(
    ctx: typer.Context,
    case: o.Case,
    verdict: Annotated[o.Verdict, typer.Argument(show_default=False)],
    left: o.Id,
    right: o.Id,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Decide whether two events, or two event mentions, are one. `comity undo` takes it back."""
    session: Session = ctx.obj
    made = session.desk(case).judge(verdict.value, left, right, judge=coder or session.settings.coder)
    _say_judgement(made, f"{made.left} and {made.right}: {made.verdict}, says {made.judge}", json)
    session.say(f"take it back: comity undo {case}")
    return 0


def undo(
    ctx: typer.Context,
    case: o.Case,
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A judgement; the last one unless named.", show_default=False)
    ] = None,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Take back a judgement."""
    session: Session = ctx.obj
    gone = session.desk(case).undo(id, judge=coder or session.settings.coder)
    _say_judgement(gone, f"taken back: {gone.left} and {gone.right}: {gone.verdict}, said {gone.judge}", json)
    return 0


def _say_judgement(made: Any, text: str, json: bool) -> None:
    from comity import wire

    write([json_line(wire.to_line(made)) if json else f"{text}  ({made.id})\n"])
