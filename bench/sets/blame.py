"""Who blames or backs whom: a sentence with [p] and [q], and one of five labels.

0 none, 1 p backs q, 2 q backs p, 3 p blames q, 4 q blames p. Rows whose sentence stands in the training file beside it
(blame.jsonl) are left out, unless it is that file which is measured. The answer is the polarity of a stance whose
holder and target overlap the two (by a mention of theirs in the sentence), or else of an event mention whose actor and
recipient do: SUPPORT and AID back, ACCUSE and the other conflicts but REQUEST blame; or else of the words that
tie the two (`comity.reading.leanings`), asked both ways, where they weigh enough; none otherwise. macro_f1 over the
five labels, micro_f1 (of single labels: the share right), by_class the F1 of each.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, accuracy, class_f1, confusion, macro_f1, overlap
from bench.texts import body, json_lines, read_steps
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.leanings import said_in
from comity.reading.pipeline import reading_of
from comity.reading.pulls import lean
from comity.reading.tones import tones_of
from comity.types import Reading, Span

TRAINING = "blame.jsonl"
LABELS = {"0": "none", "1": "p_backs_q", "2": "q_backs_p", "3": "p_blames_q", "4": "q_blames_p"}
NONE = "0"
_ENOUGH = 1.75  # half of what a plain word of the one about the other weighs
_BACKING = frozenset({"SUPPORT", "AID"})


def rows(path: Path) -> Iterator[Row]:
    training = path.with_name(TRAINING)
    known = set() if path.name == TRAINING or not training.exists() else {_plain(row) for row in _raw(training)}
    for number, row in enumerate(_raw(path), start=1):
        if _plain(row) in known:
            continue
        text, p, q = unmarked(*row[:3])
        reading, draft = _read(text)
        label = between(reading, p, q)
        if label == NONE:
            label = leaning(draft, p, q)
        told = f"{LABELS[row[3]]} {LABELS[label]}: {row[0]}"
        yield Row(str(number), confusion("label", row[3], label), told)


def scores(counts: Counts) -> Scores:
    return {
        "macro_f1": macro_f1(counts, "label"),
        "micro_f1": accuracy(counts, "label"),
        "by_class": {name: class_f1(counts, "label", label) for label, name in LABELS.items()},
    }


def unmarked(marked: str, p: str, q: str) -> tuple[str, Piece, Piece]:
    """A sentence without its brackets, and where p and q stand in it.

    >>> unmarked("[Iran] blames the [US]s.", "Iran", "US")
    ('Iran blames the USs.', (0, 4), (16, 18))
    """
    places = sorted((marked.find(f"[{name}]"), number, len(name)) for number, name in enumerate((p, q)))
    text, at = "", 0
    found: dict[int, Piece] = {}
    for start, number, length in places:
        if start < at:  # not marked, or marked within the other
            found[number] = (0, 1)
            continue
        text += marked[at:start]
        found[number] = (len(text), len(text) + length)
        text += marked[start + 1 : start + 1 + length]
        at = start + length + 2
    return text + marked[at:], found[0], found[1]


def between(reading: Reading, p: Piece, q: Piece) -> str:
    """The label of a pair of places: what a stance, or else a deed, says of them."""
    places = {"p": p, "q": q}
    named = {actor.id: _at([mention.span for mention in actor.mentions], places) for actor in reading.actors}
    for stance in reading.stances:
        backs = stance.polarity == "positive"
        if label := _label(named.get(stance.holder, set()), named.get(stance.target, set()), backs):
            return label
    for mention in reading.event_mentions:
        backs = mention.event_type in _BACKING
        kind = knowledge().codebook.types[mention.event_type]
        if not backs and (kind.quad < 3 or mention.event_type == "REQUEST"):
            continue
        actors, recipients = (
            _at([argument.span for argument in side], places) for side in (mention.actors, mention.recipients)
        )
        if label := _label(actors, recipients, backs):
            return label
    return NONE


def leaning(draft: Draft, p: Piece, q: Piece) -> str:
    """The label of a pair of places by the words that tie them: the way that weighs more, where it weighs enough."""
    of_p, of_q = _tied(draft, p, q), _tied(draft, q, p)
    if max(abs(of_p), abs(of_q)) < _ENOUGH:
        return NONE
    if abs(of_p) >= abs(of_q):
        return "1" if of_p > 0 else "3"
    return "2" if of_q > 0 else "4"


def _tied(draft: Draft, holder: Piece, target: Piece) -> float:
    said = said_in(draft, [one for one in draft.attributions if one.source_span and _has(one.source_span, holder)])
    weight = 0.0
    for sentence in draft.sentences:
        from_, to = (
            [t.i for t in sentence.tokens if t.start < piece[1] and piece[0] < t.end] for piece in (holder, target)
        )
        if from_ and to:
            tones = tones_of(sentence, draft.knowledge.codebook)
            weight += lean(sentence, from_, to, said.get(sentence.i, ()), tones).tied
    return weight


def _has(span: Span, piece: Piece) -> bool:
    return span.start < piece[1] and piece[0] < span.end


def _at(spans: list[Span], places: dict[str, Piece]) -> set[str]:
    pieces = tuple((span.start, span.end) for span in spans)
    return {side for side, place in places.items() if overlap(pieces, (place,))}


def _label(holder: set[str], target: set[str], backs: bool) -> str | None:
    if "p" in holder and "q" in target:
        return "1" if backs else "3"
    if "q" in holder and "p" in target:
        return "2" if backs else "4"
    return None


@lru_cache(maxsize=64)  # a sentence's pairs stand near each other
def _read(text: str) -> tuple[Reading, Draft]:
    draft = read_steps(body(text))
    return reading_of(draft), draft


def _raw(path: Path) -> Iterator[list[str]]:
    return (row["row"] for row in json_lines(path))


def _plain(row: list[str]) -> str:
    return row[0].replace("[", "").replace("]", "")
