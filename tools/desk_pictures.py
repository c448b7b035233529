"""Pictures of the desk for docs/desk.md: every page of the demonstration, as Chromium shows it.

    python tools/desk_pictures.py [--case CASE] [--only NAME ...]

Reads the bundled reports (or takes a casebook that holds them), serves them on a free port, and writes
docs/pictures/*.webp. It needs playwright and a Chromium, as the browser tests do.
"""

from __future__ import annotations

import argparse
import base64
import sys
import tempfile
import time
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds the benches

from bench.serving import browsing, served
from comity.faces.clerk import Clerk
from comity.faces.desk import Desk
from comity.faces.http import application, edge_of
from comity.faces.inbox import Beside, Given, Inbox
from comity.faces.web.reckoning import Reckoning
from comity.types import Answer

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
QUALITY = 0.8
RAID = "2019-12-29"
CODER = "ana"
_TO_WEBP = """async ([png, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


def pages_of(desk: Desk) -> dict[str, tuple[str, dict[str, int], str]]:
    """The pictures by name: the address, the size of the screen, and whether by day or by night."""
    raids = desk.events(type="ASSAULT", since=RAID, until=RAID)
    raid = max(raids, key=lambda one: len(one.outlets))
    report = next(one for one in desk.articles(since=RAID) if one.id in raid.articles and len(one.text) > 1500)
    pair = "/pair/united-states/iraq"
    return {
        "brief": ("/", WIDE, "light"),
        "events": ("/events?type=ASSAULT", WIDE, "light"),
        "event": (f"/event/{raid.id}", WIDE, "light"),
        "event-narrow": (f"/event/{raid.id}", NARROW, "dark"),
        "report": (f"/report/{report.id}", WIDE, "light"),
        "report-night": (f"/report/{report.id}", WIDE, "dark"),
        "map": ("/map", WIDE, "light"),
        "timeline": ("/timeline", WIDE, "dark"),
        "timeline-narrow": ("/timeline?actor=iran&since=2019-12-20&until=2020-01-10", NARROW, "light"),
        "actor": ("/actor/united-states", WIDE, "light"),
        "neighbours": ("/actor/united-states#neighbours", WIDE, "light"),
        "pair": (pair, WIDE, "light"),
        "pair-narrow": (pair, NARROW, "light"),
        "sides": ("/sides", WIDE, "light"),
        "outcomes": ("/outcomes", WIDE, "dark"),
        "search": ("/search?q=embassy", WIDE, "light"),
        "claims": ("/claims", WIDE, "light"),
        "actors": ("/actors", WIDE, "light"),
        "turns": ("/turns", WIDE, "light"),
        "reports": ("/reports", WIDE, "dark"),
        "skipped": ("/skipped", WIDE, "light"),
        "why": (f"/why/{raid.id}", WIDE, "light"),
        "about": ("/about", WIDE, "light"),
        "review": ("/review", WIDE, "light"),
        "review-narrow": ("/review", NARROW, "dark"),
        "judgements": ("/judgements", WIDE, "light"),
        "coding": ("/coding", WIDE, "light"),
        "settling": ("/coding/settle", WIDE, "dark"),
        "read": ("/read", WIDE, "light"),
        "reading": (f"/read/{given(desk)}", WIDE, "light"),
        "api": ("/about/api", WIDE, "light"),
    }


def draw(desk: Desk) -> None:
    """A sample that one coder is through with and another not, and on which they differ here and there."""
    drawn = desk.team.draw(12, 7, [CODER, "ben"])
    for place, unit in enumerate(drawn.units):
        named = [*desk.team.question(unit).named, None]
        said = Answer("REQUEST" if place % 3 else "ACCUSE", "happened", named[0])
        desk.team.answer(drawn.id, unit.id, "ben", said)
        if place < 8:
            desk.team.answer(drawn.id, unit.id, CODER, said if place % 2 else Answer("THREATEN", "possible", named[0]))


def given(desk: Desk) -> str:
    """A job with three reports that the casebook holds, and a file that is none."""
    rows = [row.encode() for row in demo_rows()[:3]]
    sent = [(Given("file", f"report-{number}.jsonl", len(row)), row) for number, row in enumerate(rows, 1)]
    sent.append((Given("file", "photograph.png", 8), b"\x89PNG\r\n\x1a\n"))
    inbox = Inbox(desk.path)
    job = inbox.put(sent, Beside(), desk.moment())
    clerk = Clerk(desk, inbox, edge_of(desk))
    clerk.begin()
    while not inbox.job(job.id).ended:
        time.sleep(0.1)
    clerk.end()
    return job.id


def demo_rows() -> list[str]:
    """The bundled reports, a line each."""
    return (files("comity.faces.demo") / "reports" / "reports.jsonl").read_text(encoding="utf-8").splitlines()


def shoot(desk: Desk, address: str, browser: Any, reckoning: Reckoning, only: list[str]) -> None:
    """Every picture, or those named, over the ones that were there; each page once all that it shows is reckoned."""
    PICTURES.mkdir(exist_ok=True)
    chosen = {name: page for name, page in pages_of(desk).items() if not only or name in only}
    for name, (path, viewport, scheme) in chosen.items():
        context = browser.new_context(base_url=address, viewport=viewport, color_scheme=scheme)
        if name == "coding":
            context.add_cookies([{"name": "comity_coder", "value": CODER, "url": address}])
        page = context.new_page()
        page.goto(path)
        while not reckoning.idle:
            time.sleep(0.2)
        page.goto(path, wait_until="networkidle")
        png = base64.b64encode(page.screenshot()).decode()
        blank = context.new_page()
        webp = base64.b64decode(blank.evaluate(_TO_WEBP, [png, QUALITY]))
        (PICTURES / f"{name}.webp").write_bytes(webp)
        print(f"{name}.webp  {len(webp) // 1024} KB")
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description="Pictures of the desk for docs/desk.md.")
    parser.add_argument("--case", type=Path, help="a casebook that holds the bundled reports")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="pictures by their names")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Desk(chosen.case or Path(folder) / "demo") as desk:
        if chosen.case is None:
            with as_file(files("comity.faces.demo") / "reports" / "reports.jsonl") as reports:
                desk.read(reports)
        draw(desk)
        web = application(desk)
        try:
            with served(web) as address, browsing() as browser:
                shoot(desk, address, browser, web.state.reckoning, chosen.only)
        except FileNotFoundError as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
