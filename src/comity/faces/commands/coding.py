"""`comity coding ...`: sentences drawn for several coders, how far they agree, and the coded set."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.faces import options as o
from comity.faces.console import Session, json_array, json_line, show, write
from comity.faces.words import plural

app = typer.Typer(name="coding", no_args_is_help=True, help="Sentences coded by several people, blind to one another.")

SampleOption = Annotated[str | None, typer.Option("--sample", metavar="ID", help="Which sample; the newest unless named.")]  # fmt: skip  # noqa: E501


@app.command()
def draw(
    ctx: typer.Context,
    case: o.Case,
    coders: Annotated[str, typer.Option("--coders", metavar="NAMES", help="Who codes all of it: ana,ben.")],
    n: Annotated[int, typer.Option("--n", metavar="N", min=1, help="How many sentences.")] = 100,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed draws the same sentences.")] = 7,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Draw sentences that every coder gets, without the reader's answer and without each other's."""
    session: Session = ctx.obj
    drawn = session.desk(case).team.draw(n, seed, coders.split(","), coder=coder or session.settings.coder)
    if json:
        from comity import wire

        write([json_line(wire.to_dict(drawn))])
    else:
        write([f"{drawn.id}: {plural(len(drawn.units), 'sentence')} for {', '.join(drawn.coders)}\n"])
    session.say(f"code them: comity serve {case}, then the page Coding")
    return 0


@app.command()
def agreement(ctx: typer.Context, case: o.Case, sample: SampleOption = None, json: o.JsonOption = False) -> int:
    """How far coders agree: Krippendorff's alpha of each field with its 95 % interval, and who is how far."""
    from comity import wire
    from comity.faces.show import plain_table
    from comity.faces.team import words_of

    session: Session = ctx.obj
    team = session.desk(case).team
    coding = team.sample(sample)
    found = team.agreements(coding)
    done = {coder: coding.done_by(coder) for coder in coding.sample.coders}
    units = len(coding.sample.units)
    if json:
        fields = {field: wire.to_dict(one) for field, one in found.items()}
        counts = {"units": units, "done": done, "differing": len(coding.differing), "settled": len(coding.settled)}
        write([json_line({"sample": coding.sample.id, **counts, "alpha": fields})])
        return 0
    table = plain_table("field", "alpha", "95 %", "sentences", right=(1, 3))
    for field, one in found.items():
        table.add_row(field.replace("_", " "), *words_of(one), str(one.units))
    show(table)
    session.say("; ".join(f"{coder} coded {many} of {units}" for coder, many in done.items()))
    session.say(f"they differ on {len(coding.differing)}, of which {len(coding.settled)} are settled")
    return 0


@app.command()
def export(
    ctx: typer.Context,
    case: o.Case,
    sample: SampleOption = None,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """The coded set, a sentence a line: each answer, what was settled, what holds, and what the reader saw. JSONL."""
    from comity.faces.team import csv_of

    session: Session = ctx.obj
    team = session.desk(case).team
    rows = team.rows(team.sample(sample))
    write(csv_of(rows) if csv and not jsonl else map(json_line, rows))
    return 0


@app.command()
def log(ctx: typer.Context, case: o.Case, json: o.JsonOption = False) -> int:
    """Who drew, answered, settled and took back what, and when; nothing is ever taken out."""
    from comity import wire
    from comity.faces.team import said_in

    session: Session = ctx.obj
    lines = session.desk(case).team.log()
    if json:
        write(json_array(wire.to_dict(one) for one in lines))
    else:
        write(f"{one.at[:19]}  {one.coder}  {one.act}  {said_in(one)}\n" for one in lines)
    return 0
