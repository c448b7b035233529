"""`comity verify`, `rebuild` and `doctor`: whether a casebook and this machine are well, and what mends them."""

from __future__ import annotations

import typer

from comity.errors import CasebookError
from comity.faces import options as o
from comity.faces.console import Session, json_array, write


def verify(ctx: typer.Context, case: o.Case, json: o.JsonOption = False) -> int:
    """Check a casebook: its bytes, its spans, its judgements, its index."""
    session: Session = ctx.obj
    desk = session.desk(case)
    findings = desk.verify()
    if json:
        write(json_array({"where": one.where, "what": one.what, "mend": one.mend} for one in findings))
    elif not findings:
        write([f"`{case}` is well: its bytes, its spans, its judgements and its index agree\n"])
    else:
        write(f"{one.where}: {one.what}\n" for one in findings)
    if findings:
        session.say(f"{len(findings)} findings")
    for mend in dict.fromkeys(one.mend for one in findings):
        session.say(f"hint: {mend}")
    return CasebookError.exit_code if findings else 0


def rebuild(ctx: typer.Context, case: o.Case) -> int:
    """Make the index of a casebook anew from its segments and judgements."""
    session: Session = ctx.obj
    session.desk(case, quietly=True).rebuild()
    write([f"the index of `{case}` is new\n"])
    return 0


def doctor(ctx: typer.Context, model: o.ModelOption = None, json: o.JsonOption = False) -> int:
    """Say what is installed and what is missing, and what to type."""
    from comity.faces.doctor import examine

    checks = examine(model or ctx.obj.settings.model)
    if json:
        write(json_array(check.to_dict() for check in checks))
    else:
        write(check.line() for check in checks)
    return max((check.exit_code for check in checks), default=0)
