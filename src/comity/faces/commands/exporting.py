"""`comity export`: a casebook as the files of other trades."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.faces import options as o
from comity.faces.console import Session, write
from comity.faces.words import plural


class Form(StrEnum):
    """What `comity export` writes."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    gexf = "gexf"
    graphml = "graphml"
    geojson = "geojson"
    ftm = "ftm"
    cameo = "cameo"
    acled_like = "acled-like"
    ucdp_like = "ucdp-like"


def export(
    ctx: typer.Context,
    case: o.Case,
    form: Annotated[Form, typer.Option("--as", help="The form.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PATH", help="A file, or for records a folder; stdout unless named.")
    ] = None,
    of: Annotated[
        str | None, typer.Option("--of", metavar="KIND", help="One kind of record, such as events or mentions.")
    ] = None,
    without_private_names: Annotated[
        bool, typer.Option("--without-private-names", help="Private persons without their names, also in sentences.")
    ] = False,
    actor: o.ActorOption = None,
    recipient: o.RecipientOption = None,
    type: o.TypeOption = None,
    since: o.SinceOption = None,
    until: o.UntilOption = None,
    status: o.StatusOption = None,
    voice: o.VoiceOption = None,
    about: o.AboutOption = None,
    place: o.PlaceOption = None,
    sure: o.SureOption = None,
    search: o.SearchOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
) -> int:
    """Write a casebook for other tools: tables, networks, maps, entities, rows in the shape of other data sets."""
    session: Session = ctx.obj
    made = session.desk(case).export(
        form.value, of=of, without_private_names=without_private_names, actor=actor, recipient=recipient, type=type,
        since=since, until=until, status=status, voice=voice, about=about, place=place, sure=sure, search=search,
        as_of=as_of, limit=limit,
    )  # fmt: skip
    if out is None:
        write(made.text())
    else:
        files = made.write(out)
        session.say(f"written: {files[0] if len(files) == 1 else f'{out}/ ({len(files)} files)'}")
    session.say(_summary(form.value, made.counted, made.left))
    return 0


def _summary(form: str, counted: Counter[str], left: Counter[str]) -> str:
    """`12 rows; as acled-like 3 events left out: 2 without a place; 1 not told as done`."""
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in counted.items()) or "nothing"
    if not left:
        return kinds
    reasons = "; ".join(f"{count:,} {reason}" for reason, count in left.most_common())
    return f"{kinds}; as {form} {plural(left.total(), 'event')} left out: {reasons}"
