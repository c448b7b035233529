"""Casebooks of generated reports, of any size: what the browser tests and the bench of pages read in place of news.

    python bench/generated.py --reports 100000 --into CASE

Nothing is parsed: the readings are made up, the same each time. Some twenty reports a day by thirty outlets tell the
deeds of two dozen sides, several reports the same one, a third of them in somebody's words; half of the pairs fall out
in the middle of their time. All names are invented.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, islice, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, it finds its package

from comity.keys import content_key
from comity.record.casebook import Casebook
from comity.types import (
    Actor,
    Argument,
    Article,
    Attribution,
    Count,
    EventMention,
    Mention,
    Part,
    Place,
    Reading,
    Span,
    When,
)

READER = "generated"
BATCH, A_DAY, DEEDS, EACH = 500, 20, 12, 2
"""Reports of a segment and of a day; deeds of a day, of which a report tells so many."""

_SIDES = tuple(one + two for one, two in product(("Ar", "Bel", "Cor", "Dun", "Es", "Fal"), ("ia", "mar", "os", "und")))
_TOWNS = tuple(one + two for one, two in product(("Al", "Ber", "Cam", "Dor", "El", "Fen"), ("by", "holm", "ton", "er")))
_WORDS = tuple(one + two for one, two in product(("ba", "co", "du", "fe", "gi", "lo", "ma"), ("ral", "sten", "vik")))
_COUNTRIES = ("IRQ", "SYR", "IRN", "TUR")
_HOSTILE = {"ASSAULT": "struck", "ACCUSE": "accused", "THREATEN": "threatened"}
_COOPERATIVE = {"CONSULT": "met", "AID": "helped", "AGREE": "joined"}
_PAIRS = tuple(combinations(_SIDES, 2))[::5]
_FIRST = date(2015, 1, 1)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done on some day, as every report of it tells it."""

    event_type: str
    verb: str
    who: str
    whom: str
    where: Place
    dead: int


def make(folder: Path, reports: int, key: str = "batch") -> None:
    """Put so many reports into the casebook of a folder, which is made; those of another key are known by now."""
    ahead = readings(reports)
    with Casebook.create_or_open(folder).writer() as writer:
        for number, some in enumerate(iter(lambda: list(islice(ahead, BATCH)), [])):
            writer.add(f"{key} {number}", READER, some, observed_at="2030-01-01T00:00:00Z")


def readings(reports: int) -> Iterator[Reading]:
    """The readings of so many reports, by day."""
    days = -(-reports // A_DAY)
    for number in range(reports):
        yield _reading(number, number // A_DAY, days)


def _reading(number: int, day: int, days: int) -> Reading:
    chance = random.Random(number)
    deeds = [_deed(day, chance.randrange(DEEDS), days) for _ in range(EACH)]
    headline = f"{deeds[0].who} and {deeds[0].whom}, report {number}"
    text, told = f"{headline}\n\n", []
    for deed in dict.fromkeys(deeds):
        said = f" {deed.whom} officials said." if chance.random() < 0.3 else ""
        sentence = f"{deed.who} {deed.verb} {deed.whom} in {deed.where.name}, and {deed.dead} were killed.{said}"
        told.append((deed, len(text), sentence))
        text += f"{sentence} {' '.join(chance.choices(_WORDS, k=30))}.\n\n"
    published = (_FIRST + timedelta(day)).isoformat()
    id_ = content_key("a", text)
    parts = (Part("headline", 0, len(headline)), Part("body", len(headline) + 2, len(text)))
    article = Article(id_, text, None, (f"Wire {chance.randrange(30)}",), headline, published, parts=parts)
    names = sorted({name for deed, _, _ in told for name in (deed.who, deed.whom)})
    spoken = [_said(id_, text, *one) for one in told if one[2].endswith("said.")]
    mentions = (_mention(id_, text, published, spoken, *one) for one in told)
    return Reading(article, READER, tuple(_actor(name, text) for name in names), tuple(spoken), tuple(mentions))


def _deed(day: int, number: int, days: int) -> Deed:
    chance = random.Random(f"{day} {number}")
    at = chance.randrange(len(_PAIRS))
    falls_out = at % 2 and day > days // 2
    kinds = _HOSTILE if falls_out != (chance.random() < 0.1) else _COOPERATIVE
    event_type = chance.choice(sorted(kinds))
    town = chance.randrange(len(_TOWNS))
    where = Place(
        _TOWNS[town], _COUNTRIES[town % len(_COUNTRIES)], None, 29.0 + town / 3, 36.0 + 7 * town % 20, precision="town"
    )
    return Deed(event_type, kinds[event_type], *_PAIRS[at], where, chance.randrange(2, 40))


def _actor(name: str, text: str) -> Actor:
    found = (Mention(Span.cut(text, one.start(), one.end()), "name") for one in re.finditer(rf"\b{name}\b", text))
    return Actor(name.lower(), name, "state", f"X{name[:2].upper()}", mentions=tuple(found))


def _said(article: str, text: str, deed: Deed, start: int, sentence: str) -> Attribution:
    end = start + len(sentence)
    whom = start + sentence.rindex(deed.whom)
    return Attribution(
        content_key("t", article, start), article, deed.whom.lower(), Span.cut(text, whom, whom + len(deed.whom)),
        Span.cut(text, end - 5, end - 1), (Span.cut(text, start, whom - 1),), "direct",
    )  # fmt: skip


def _mention(
    article: str, text: str, day: str, spoken: list[Attribution], deed: Deed, start: int, sentence: str
) -> EventMention:
    def span(words: str) -> Span:
        at = start + sentence.index(words)
        return Span.cut(text, at, at + len(words))

    anchor = span(deed.verb)
    said = [one.id for one in spoken if one.content[0].start == start]
    return EventMention(
        content_key("m", article, anchor.start), article, content_key("g", article, anchor.start), deed.event_type,
        anchor, span(sentence), actors=(Argument(deed.who.lower(), span(deed.who)),),
        recipients=(Argument(deed.whom.lower(), span(deed.whom)),), when=When(day, day, "day", "stated"),
        where=deed.where, counts=(Count("killed", deed.dead, deed.dead, None, span(str(deed.dead))),),
        voice="source" if said else "author", attributions=tuple(said),
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--reports", type=int, required=True, help="how many")
    parser.add_argument("--into", type=Path, required=True, help="the folder of the casebook")
    chosen = parser.parse_args()
    make(chosen.into, chosen.reports)


if __name__ == "__main__":
    main()
