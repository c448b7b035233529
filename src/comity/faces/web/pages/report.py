"""Report: the text itself with its deeds and words marked, and its copies."""

from __future__ import annotations

from comity import wire
from comity.faces.desk import Desk
from comity.faces.page import page_of
from comity.faces.report import Report
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, record
from comity.types import Article, Attribution, EventMention

PATH = "/report/{name}"
ASKS = ()
TWIN = record(
    article=line(Article), event_mentions=[line(EventMention)], attributions=[line(Attribution)], names=dict[str, str]
)


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A report laid out."""
    found = desk.report(asked.named["name"])
    laid_out = page_of(found)
    return Sheet(
        "report.html",
        {
            "page": laid_out,
            "events": {one.id: one.event for one in found.mentions},
            "actors_of": actors_of(found),
            "copies": desk.copies_of(found.article),
        },
        lambda: report_lines(found),
        same(desk.path, "why", found.article.id),
        lambda: ("event_mention", map(wire.to_line, found.mentions)),
    )


def actors_of(report: Report) -> dict[str, str]:
    """Who is in each deed and each claim, by its id: the page lights them together."""
    told = {one.id: [argument.actor for argument in (*one.actors, *one.recipients)] for one in report.mentions}
    said = {one.id: [one.source] if one.source else [] for one in report.attributions}
    return {id_: " ".join(actors) for id_, actors in {**told, **said}.items()}


def report_lines(report: Report) -> dict[str, object]:
    """The `.json` twin of a report's page."""
    return {
        "article": wire.to_line(report.article),
        "event_mentions": [wire.to_line(one) for one in report.mentions],
        "attributions": [wire.to_line(one) for one in report.attributions],
        "names": dict(report.names),
    }
