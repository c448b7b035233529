"""The options of the command line, each written once with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """Who can read for `comity read`."""

    here = "here"
    daft = "daft"
    ray = "ray"


Case = Annotated[Path, typer.Argument(metavar="CASE", help="The casebook: a folder.", show_default=False)]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Files, folders, addresses on the web, or - for standard input.", show_default=False
    ),
]
Id = Annotated[str, typer.Argument(metavar="ID", help="An id, or the start of one.", show_default=False)]

_BY = "Filters"
ActorOption = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Who did or said it: an id or any alias.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
RecipientOption = Annotated[str | None, typer.Option("--recipient", metavar="NAME", help="To whom.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
TypeOption = Annotated[str | None, typer.Option("--type", metavar="T", help="ASSAULT and the like; of claims the act, of actors the kind, of skips the step.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
SinceOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="On this day or later.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
UntilOption = Annotated[str | None, typer.Option("--until", metavar="DATE", help="On this day or before.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
StatusOption = Annotated[str | None, typer.Option("--status", metavar="S", help="happened, denied, planned ...", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
VoiceOption = Annotated[str | None, typer.Option("--voice", metavar="V", help="author, editor or source.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
AboutOption = Annotated[str | None, typer.Option("--about", metavar="ID", help="About this event or event mention.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
PlaceOption = Annotated[str | None, typer.Option("--place", metavar="NAME", help="Where: a place, a country or its code (IRQ); of events alone.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
SureOption = Annotated[float | None, typer.Option("--sure", metavar="P", min=0, max=1, help="Told right with at least this probability: 0.6; of events, by one mention.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
SearchOption = Annotated[str | None, typer.Option("--search", metavar="WORDS", help="Words that stand in the report; quotes make a phrase.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
AsOfOption = Annotated[str | None, typer.Option("--as-of", metavar="DATE", help="What was known on that day.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day; that of the newest report unless said.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501
LimitOption = Annotated[int | None, typer.Option("--limit", metavar="N", help="At most so many; tables show 50 unless told.", rich_help_panel=_BY)]  # fmt: skip  # noqa: E501

_AS = "Formats"
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON.", rich_help_panel=_AS)]
JsonlOption = Annotated[bool, typer.Option("--jsonl", help="As JSON, a record a line.", rich_help_panel=_AS)]
CsvOption = Annotated[bool, typer.Option("--csv", help="As CSV.", rich_help_panel=_AS)]

ComparedOption = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Who joined and who left since that day.")]  # fmt: skip  # noqa: E501
EitherOption = Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Of whom, as who does it or to whom: an id or any alias.")]  # fmt: skip  # noqa: E501
HorizonOption = Annotated[int, typer.Option("--horizon", metavar="DAYS", help="How many days ahead.")]

PublishedOption = Annotated[str | None, typer.Option("--published", metavar="DATE", help="The day of the reports, where they do not say it.")]  # fmt: skip  # noqa: E501
OutletOption = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published them.")]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where a report stood.")]
ModelOption = Annotated[str | None, typer.Option("--model", metavar="NAME", help="Another installed English spaCy pipeline. [env: COMITY_MODEL]")]  # fmt: skip  # noqa: E501
ProposerOption = Annotated[str | None, typer.Option("--proposer", metavar="URL", help="A model that proposes deeds beside the rules: an OpenAI-compatible address, as far as /v1. [env: COMITY_PROPOSER]")]  # fmt: skip  # noqa: E501
ProposerModelOption = Annotated[str | None, typer.Option("--proposer-model", metavar="NAME", help="Which of the models there. [env: COMITY_PROPOSER_MODEL]")]  # fmt: skip  # noqa: E501
IntoOption = Annotated[Path | None, typer.Option("--into", metavar="CASE", help="Keep what is read in this casebook.")]
ProcessesOption = Annotated[int | None, typer.Option("--processes", metavar="N", min=1, help="How many read at once; from 200 reports on, one a processor. [env: COMITY_PROCESSES]")]  # fmt: skip  # noqa: E501
ForgottenOption = Annotated[bool, typer.Option("--forgotten", help="Also what the casebook was told to forget.")]
NoOriginalsOption = Annotated[bool, typer.Option("--no-originals", help="Keep no copy of the files themselves.")]
EngineOption = Annotated[Engine, typer.Option("--engine", help="Who reads: this machine, the processes of Daft, or a Ray cluster. The last two need comity\\[cluster].")]  # fmt: skip  # noqa: E501
LinksOption = Annotated[bool, typer.Option("--links", help="Of a page on the web, also the pages of its site that it links to.")]  # fmt: skip  # noqa: E501
AllowPrivateOption = Annotated[bool, typer.Option("--allow-private", help="Ask addresses too that are not of the public internet.")]  # fmt: skip  # noqa: E501
Feeds = Annotated[str, typer.Argument(metavar="FEEDS", help="A file with the address of a feed on each line, or one address.", show_default=False)]  # fmt: skip  # noqa: E501
WatchedOption = Annotated[Path, typer.Option("--into", metavar="CASE", help="The casebook that is kept.", show_default=False)]  # fmt: skip  # noqa: E501
EveryOption = Annotated[str, typer.Option("--every", metavar="TIME", help="How often each feed is asked: 90s, 15m, 2h.")]  # fmt: skip  # noqa: E501
OnceOption = Annotated[bool, typer.Option("--once", help="One round, then end.")]
WebhookOption = Annotated[str | None, typer.Option("--webhook", metavar="URL", help="Where each new turn is sent as JSON.")]  # fmt: skip  # noqa: E501
ExitOnShiftOption = Annotated[bool, typer.Option("--exit-on-shift", help="End with 10 when a turn was told.")]
CoderOption = Annotated[str | None, typer.Option("--coder", metavar="NAME", help="Who decides. [env: COMITY_CODER]")]
RightTypeOption = Annotated[str | None, typer.Option("--type", metavar="T", help="What it is: ASSAULT and the like.", rich_help_panel="Corrections")]  # fmt: skip  # noqa: E501
RightStatusOption = Annotated[str | None, typer.Option("--status", metavar="S", help="happened, denied, planned ...", rich_help_panel="Corrections")]  # fmt: skip  # noqa: E501
RightActorOption = Annotated[list[str] | None, typer.Option("--actor", metavar="NAME", help="Who did it; again for each, or none.", rich_help_panel="Corrections")]  # fmt: skip  # noqa: E501
RightRecipientOption = Annotated[list[str] | None, typer.Option("--recipient", metavar="NAME", help="To whom; again for each, or none.", rich_help_panel="Corrections")]  # fmt: skip  # noqa: E501
RightDayOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When: a day, or 2019-12-29..2019-12-31.", rich_help_panel="Corrections")]  # fmt: skip  # noqa: E501
NoteOption = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why, in words.")]
HostOption = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Another address than this machine's own; needs a token.")]  # fmt: skip  # noqa: E501
PortOption = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535)]
TokenOption = Annotated[str | None, typer.Option("--token", metavar="TOKEN", help="What a browser elsewhere has to show: ?token=TOKEN. [env: COMITY_TOKEN]")]  # fmt: skip  # noqa: E501


class Verdict(StrEnum):
    """What `comity judge` can decide."""

    same = "same"
    different = "different"
    unsure = "unsure"
    accept = "accept"
    correct = "correct"
    reject = "reject"
