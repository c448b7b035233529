"""Source and target spans of events: sentences of tokens with BIO tags S (source) and T (target); R is left out.

actor_overlap_f1: the spans of S against those of our actors; recipient_overlap_f1: the spans of T against those of our
recipients; overlap_f1: both together. Spans match when they overlap by a token. All event mentions of the sentence
count, whatever their status; a span that stands in several counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import Pieces, overlapping, set_f1, total
from bench.texts import joined, json_lines, read
from comity.types import Argument


def rows(path: Path) -> Iterator[Row]:
    for number, row in enumerate(json_lines(path), start=1):
        sentence = joined(row["tokens"])
        mentions = read(sentence.text).event_mentions
        actors = _spans(argument for mention in mentions for argument in mention.actors)
        recipients = _spans(argument for mention in mentions for argument in mention.recipients)
        sources, targets = (tagged(row["tags"], tag, sentence.spans) for tag in "ST")
        counts = total([overlapping("actor", sources, actors), overlapping("recipient", targets, recipients)])
        yield Row(str(number), counts, _told(sentence.text, sources, targets, actors, recipients))


def scores(counts: Counts) -> Scores:
    both = total(
        {f"both:{key}": counts.get(f"{role}:{key}", 0) for key in ("gold", "said", "hit", "right")}
        for role in ("actor", "recipient")
    )
    return {
        "actor_overlap_f1": set_f1(counts, "actor"),
        "recipient_overlap_f1": set_f1(counts, "recipient"),
        "overlap_f1": set_f1(both, "both"),
    }


def tagged(tags: Sequence[str], tag: str, places: Sequence[tuple[int, int]]) -> list[Pieces]:
    """The spans that BIO tags mark, as characters.

    >>> tagged(["B-S", "I-S", "O", "B-T"], "S", [(0, 2), (3, 5), (6, 7), (8, 9)])
    [((0, 5),)]
    """
    found: list[Pieces] = []
    for at, (label, (start, end)) in enumerate(zip(tags, places, strict=True)):
        if label == f"I-{tag}" and at and tags[at - 1].endswith(f"-{tag}"):
            ((begin, _),) = found.pop()
            found.append(((begin, end),))
        elif label.endswith(f"-{tag}"):
            found.append(((start, end),))
    return found


def _spans(arguments: Iterator[Argument]) -> list[Pieces]:
    return [((argument.span.start, argument.span.end),) for argument in arguments]


def _told(text: str, *groups: list[Pieces]) -> str:
    names = ("gold source", "gold target", "actor", "recipient")
    return " | ".join(
        f"{name}: {'; '.join(sorted({text[a:b] for ((a, b),) in spans}))}"
        for name, spans in zip(names, groups, strict=True)
    )
