"""`comity why`, `review`, `judge` and `undo`: look at what a record rests on, decide on it, and take that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from comity.errors import UsageError
from comity.faces import options as o
from comity.faces.commands.listings import SHOWN, write_listing
from comity.faces.console import Session, json_line, show, write
from comity.faces.words import DID
from comity.types import DeedVerdict

if TYPE_CHECKING:
    from comity.faces.reviewing import Change


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
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids, or the starts of ids.", show_default=False)],
    type: o.RightTypeOption = None,
    status: o.RightStatusOption = None,
    actor: o.RightActorOption = None,
    recipient: o.RightRecipientOption = None,
    on: o.RightDayOption = None,
    note: o.NoteOption = None,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Decide whether two events, or event mentions, are one; or accept, correct or reject a deed. `undo` takes it back.

    same, different and unsure take two ids; accept, correct and reject take event mentions, one or more.
    """
    session: Session = ctx.obj
    judge = coder or session.settings.coder
    change: Change = {
        "type": type, "status": status, "actors": _named(actor), "recipients": _named(recipient), "on": on
    }  # fmt: skip
    given = any(value is not None for value in change.values())
    if verdict.value in get_args(DeedVerdict):
        if given and verdict.value != "correct":
            raise UsageError(f"to {verdict.value} a deed changes nothing", "say correct")
        found = session.desk(case).review(
            cast(Any, verdict.value), *ids, judge=judge, note=note, **(change if verdict.value == "correct" else {})
        )
        for made in found:
            _say_judgement(made, f"{made.left}: {DID[made.verdict]}, says {made.judge}", json)
    else:
        if len(ids) != 2 or given or note:
            raise UsageError(f"`{verdict.value}` is said of two records", f"comity judge {case} {verdict.value} ID ID")
        one = session.desk(case).judge(cast(Any, verdict.value), *ids, judge=judge)
        _say_judgement(one, f"{one.left} and {one.right}: {one.verdict}, says {one.judge}", json)
    session.say(f"take it back: comity undo {case}")
    return 0


def review(
    ctx: typer.Context,
    case: o.Case,
    actor: o.ActorOption = None,
    recipient: o.RecipientOption = None,
    type: o.TypeOption = None,
    since: o.SinceOption = None,
    until: o.UntilOption = None,
    status: o.StatusOption = None,
    search: o.SearchOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """The deeds that nobody reviewed yet, first those that matter most and are least sure: influence times doubt."""
    session: Session = ctx.obj
    desk = session.desk(case)
    data = json or jsonl or csv
    found = desk.review_queue(
        actor=actor, recipient=recipient, type=type, since=since, until=until, status=status, search=search,
        limit=limit if data or limit is not None else SHOWN,
    )  # fmt: skip
    if data:
        write_listing("review", found, json=json, jsonl=jsonl)
    elif not found:
        session.say(f"nothing in `{case}` waits for review, as far as it was asked for")
    else:
        from comity.faces.show import waiting

        show(waiting(found, desk))
        session.say(f"decide: comity judge {case} accept|reject ID, or comity judge {case} correct ID --type T ...")
    return 0


def _named(names: list[str] | None) -> list[str] | None:
    """The names that an option gives; none of them where it says `none`."""
    return [name for name in names if name != "none"] if names else None


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
    what = DID.get(gone.verdict, gone.verdict)
    whose = gone.left if gone.left == gone.right else f"{gone.left} and {gone.right}"
    _say_judgement(gone, f"taken back: {whose}: {what}, said {gone.judge}", json)
    return 0


def _say_judgement(made: Any, text: str, json: bool) -> None:
    from comity import wire

    write([json_line(wire.to_line(made)) if json else f"{text}  ({made.id})\n"])
