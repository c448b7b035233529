"""`comity codebook`: what is coded how, and why; whether the tables are well; and a sentence explained step by step."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from comity.errors import UsageError
from comity.faces import options as o
from comity.faces.console import Session, json_array, json_line, show, write

app = typer.Typer(
    name="codebook",
    help="What is coded how, and why: show, check, export, explain.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

CaseOption = Annotated[
    Path | None, typer.Option("--case", metavar="CASE", help="With the tables in this casebook's folder on top.")
]


class Form(StrEnum):
    """What `comity codebook export` writes."""

    md = "md"
    html = "html"


@app.command("show")
def show_entry(
    ctx: typer.Context,
    word: Annotated[
        str, typer.Argument(metavar="WORD|TYPE", help="`bomb`, `carry out`, `ASSAULT`.", show_default=False)
    ],
    case: CaseOption = None,
    json: o.JsonOption = False,
) -> int:
    """What the codebook says of a word, or of a type: every row that it cues, in plain words."""
    from comity import wire
    from comity.faces import coding

    page = coding.page(word, _layers(ctx.obj, case))
    if json:
        write([json_line(wire.to_dict(page))])
        return 0
    from comity.faces.entries import type_page, word_page

    show(type_page(page) if page.of == "type" else word_page(page, coding.table_names()))
    return 0


@app.command("check")
def check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]", help="A codebook of your own; ours and the layers unless named.", show_default=False
        ),
    ] = None,
    case: CaseOption = None,
    json: o.JsonOption = False,
) -> int:
    """Check the tables of a codebook: names that are not there, rows twice, cues that can never match."""
    from comity import wire
    from comity.faces.coding import faults

    session: Session = ctx.obj
    checked, found = faults(folder, _layers(session, case), session.settings.model)
    if json:
        write(json_array(map(wire.to_dict, found)))
    elif not found:
        write([f"nothing is wrong in: {', '.join(checked)}\n"])
    else:
        from comity.faces.entries import fault_table

        show(fault_table(found))
        session.say(f"{len(found)} faults in: {', '.join(checked)}")
    return 1 if found else 0


@app.command("export")
def export(
    ctx: typer.Context,
    form: Annotated[Form, typer.Option("--as", help="What to write.")] = Form.md,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FILE", help="Where to write it; stdout unless named.")
    ] = None,
    case: CaseOption = None,
) -> int:
    """The codebook as a document for people who code by hand."""
    from comity.faces.coding import handbook
    from comity.faces.handbook import document, markdown, page

    blocks = document(handbook(_layers(ctx.obj, case)))
    text = page(blocks) if form is Form.html else markdown(blocks)
    if output is None:
        write([text])
        return 0
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"`{output}` can't be written: {error.strerror}", "name another with --output") from None
    ctx.obj.say(f"written: {output}")
    return 0


@app.command("explain")
def explain(
    ctx: typer.Context,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One sentence, or a few.", show_default=False)],
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="The day of the report that it stands in.")
    ] = None,
    case: CaseOption = None,
    model: o.ModelOption = None,
    proposer: o.ProposerOption = None,
    proposer_model: o.ProposerModelOption = None,
    json: o.JsonOption = False,
) -> int:
    """How a sentence is read, step by step, and why: names, parse, cues, roles, status, voice, records."""
    from comity import wire
    from comity.faces.coding import explained
    from comity.faces.readers import proposer_of

    session: Session = ctx.obj
    proposing = proposer_of(proposer, proposer_model, session.settings)
    found = explained(sentence, on, _layers(session, case), model or session.settings.model, proposing)
    if json:
        steps = [wire.to_dict(one) for one in found.sentences]
        write([json_line({"sentences": steps, "records": wire.record_lines(found.reading)})])
        return 0
    from comity.faces.steps import explanation

    show(explanation(found))
    return 0


def _layers(session: Session, case: Path | None) -> tuple[Path, ...]:
    """The user's layer, and a casebook's over it."""
    if case is not None and not case.is_dir():
        from comity.errors import NotFoundError

        raise NotFoundError(f"there is no casebook at `{case}`", "name its folder with --case")
    return (*session.layers, *([case] if case is not None else []))
