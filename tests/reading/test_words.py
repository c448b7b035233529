"""Sixty passages of our own on who says so and on what evidence, told as a careful reader tells them.

A line of `words/passages.jsonl` is a passage. Beside what its names say: `source` is null for the outlet's own voice,
`inside` and `by` count `attributions` from 0, and `editor_notes` the paragraphs that are an editor's. `form`,
`evidence_words` and `who` (`name` of the source, its `country`, or whom it is `not`) are asked for where a case turns
on them. Attributions and deeds beside those expected are let pass, but for what is made of `not_attributed`.

What is not read yet is listed in `words/known_faults.txt`, and must be exactly what fails: the set can only improve.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from comity.reading import read_article
from comity.types import Actor, Article, Attribution, EventMention, Part, PartKind, Reading, Span

FOLDER = Path(__file__).parent / "words"
PASSAGES: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "passages.jsonl").read_text(encoding="utf-8").splitlines()
]
KNOWN: dict[str, str] = dict(
    line.split(": ", 1)
    for line in (FOLDER / "known_faults.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
CASES = (
    "direct", "indirect", "mixed", "over sentences", "over paragraphs", "according to", "in a statement",
    "told reporters", "tweet", "sources close to", "passive", "nominal", "mental belief", "mental intention", "nested",
    "unnamed", "pronoun", "scare quotes", "outlet", "editor", "evidence footage", "evidence documents",
    "evidence intercepts", "evidence witnesses", "evidence forensic", "evidence none", "evidence unstated",
    "evidence for which claim",
    "admission", "denial", "retraction", "correction", "justification",
)  # fmt: skip


def as_article(passage: dict[str, Any]) -> Article:
    """A passage as an article: a part a paragraph, body but for the editor's."""
    text, start = str(passage["text"]), 0
    parts: list[Part] = []
    for number, paragraph in enumerate(text.split("\n\n")):
        kind: PartKind = "editor_note" if number in passage.get("editor_notes", []) else "body"
        parts.append(Part(kind, start, start + len(paragraph)))
        start += len(paragraph) + 2
    return Article(passage["id"], text, published=passage["published"], parts=tuple(parts))


def places(text: str, words: str) -> list[Span]:
    """Where `words` stand in `text`, as whole words."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [Span.cut(text, found.start(), found.end()) for found in re.finditer(pattern, text)]


def nearest(text: str, words: str, to: Span) -> Span:
    """The place of `words` that stands nearest to the middle of another span."""
    return min(places(text, words), key=lambda span: abs(span.start + span.end - to.start - to.end))


def letters(spans: tuple[Span, ...]) -> set[int]:
    """The offsets of the letters and digits in some spans: quotation marks and blanks are nobody's words."""
    return {span.start + n for span in spans for n, character in enumerate(span.text) if character.isalnum()}


def alike(a: tuple[Span, ...], b: tuple[Span, ...]) -> bool:
    """Whether two contents share at least 80 % of the letters of each."""
    left, right = letters(a), letters(b)
    return len(left & right) >= 0.8 * max(len(left), len(right))


def folded(name: str) -> str:
    """A name without case, diacritics, hyphens and a leading article."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    return plain.replace("-", " ").removeprefix("the ")


def named(actor: Actor, name: str) -> bool:
    return folded(name) in {folded(one) for one in (actor.id, actor.name, *actor.aliases)}


class Marked:
    """A passage as it is read, beside what is expected of it; `faults` holds the differences in words."""

    def __init__(self, passage: dict[str, Any], reading: Reading) -> None:
        self.text: str = passage["text"]
        self.passage = passage
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.faults: list[str] = []
        self.found: list[Attribution | None] = []
        for number, expected in enumerate(passage["attributions"]):
            self.found.append(self.find(f"attribution {number}", expected))
        for quoted in passage["not_attributed"]:
            self.not_speech(quoted)
        for expected in passage["deeds"]:
            self.deed(expected)

    def find(self, name: str, expected: dict[str, Any]) -> Attribution | None:
        """The attribution that is least unlike an expected one, if its words are those; what differs is a fault."""
        content = tuple(places(self.text, words)[0] for words in expected["content"])
        cue = nearest(self.text, expected["cue"], content[0])
        here = [one for one in self.reading.attributions if one.cue.overlaps(cue) and alike(one.content, content)]
        if not here:
            near = [one for one in self.reading.attributions if one.cue.overlaps(cue)]
            contents = "; ".join(" … ".join(span.text for span in one.content) for one in near)
            self.faults.append(f"{name}: " + (f"content is {contents!r}" if near else f"no cue {cue.text!r}"))
            return None
        ranked = sorted(here, key=lambda one: len(self.differences(one, cue, expected)))
        self.faults += [f"{name}: {difference}" for difference in self.differences(ranked[0], cue, expected)]
        return ranked[0]

    def differences(self, one: Attribution, cue: Span, expected: dict[str, Any]) -> list[str]:
        wrong = [
            f"{key} is {getattr(one, key)}, not {expected[key]}"
            for key in ("act", "attitude", "evidence", "form")
            if key in expected and getattr(one, key) != expected[key]
        ]
        outer = None if expected["inside"] is None else self.found[expected["inside"]]
        if one.inside != (outer.id if outer else None) or (expected["inside"] is not None and outer is None):
            wrong.append(f"inside is {one.inside}, not {expected['inside']}")
        source = one.source_span
        if expected["source"] is None:
            if one.source is not None:
                wrong.append(f"source is {one.source}, not the outlet")
        elif source is None or not source.overlaps(nearest(self.text, expected["source"], cue)):
            wrong.append(f"source is {source and source.text!r}, not {expected['source']!r}")
        wrong += self.who(one, expected.get("who", {}))
        return wrong + self.evidence(one, expected)

    def who(self, one: Attribution, expected: dict[str, str]) -> list[str]:
        """How the actor of a source differs from the one expected by name, by country or as being another's."""
        if not expected:
            return []
        actor = self.actors.get(one.source or "")
        if actor is None:
            return ["source is nobody"]
        wrong = []
        if "name" in expected and not named(actor, expected["name"]):
            wrong.append(f"source is {actor.id}, not {expected['name']}")
        if "country" in expected and actor.country != expected["country"]:
            wrong.append(f"source is {actor.id} of {actor.country}, not of {expected['country']}")
        if "not" in expected and named(actor, expected["not"]):
            wrong.append(f"source is taken for {actor.id}")
        return wrong

    def evidence(self, one: Attribution, expected: dict[str, Any]) -> list[str]:
        """What differs in the words of the evidence and in who offered it, or did not."""
        wrong, words, by = [], expected.get("evidence_words"), expected["evidence_by"]
        if expected["evidence"] == "unstated":
            return [f"evidence by {one.evidence_by}"] if one.evidence_by else []
        if words and not (one.evidence_span and one.evidence_span.overlaps(places(self.text, words)[0])):
            wrong.append(f"evidence span is {one.evidence_span and one.evidence_span.text!r}, not {words!r}")
        if by:
            actor = self.actors.get(one.evidence_by or "")
            spans = [mention.span for mention in actor.mentions] if actor else []
            shown = any(span.overlaps(place) for span in spans for place in places(self.text, by))
            if actor is None or not (shown or named(actor, by)):
                wrong.append(f"evidence by {one.evidence_by}, not {by!r}")
        return wrong

    def not_speech(self, quoted: str) -> None:
        """Words in quotation marks that nobody says are no cue, and content only of what is expected."""
        place = places(self.text, quoted)[0]
        for one in self.reading.attributions:
            if one not in self.found and any(place.overlaps(span) for span in (one.cue, *one.content)):
                self.faults.append(f"{quoted} is made speech by {one.cue.text!r}")

    def deed(self, expected: dict[str, Any]) -> None:
        place = places(self.text, expected["anchor"])[0]
        here = [one for one in self.reading.event_mentions if one.anchor.overlaps(place)]
        if not here:
            self.faults.append(f"deed {expected['anchor']!r} is not read")
        elif not any(self.told_by(one, expected) for one in here):
            voices = ", ".join(f"{one.voice} {len(one.attributions)}" for one in here)
            self.faults.append(f"deed {expected['anchor']!r} is of voice {voices}")

    def told_by(self, one: EventMention, expected: dict[str, Any]) -> bool:
        if one.voice != expected["voice"]:
            return False
        if expected["by"] is None:
            return True
        inner = self.found[expected["by"]]
        return inner is not None and bool(one.attributions) and one.attributions[-1] == inner.id


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_who_says_so_and_on_what_evidence(passage: dict[str, Any]) -> None:
    faults = Marked(passage, read_article(as_article(passage))).faults
    if passage["id"] in KNOWN:
        assert faults, f"`{passage['id']}` is read now: take it out of known_faults.txt"
    else:
        assert not faults, "\n".join(faults)


def test_every_case_stands_at_least_twice() -> None:
    counted = Counter(case for passage in PASSAGES for case in passage["case"].split("; "))
    assert len(PASSAGES) == 60
    assert set(counted) == set(CASES)
    assert min(counted.values()) >= 2


def test_known_faults_are_passages() -> None:
    ids = [passage["id"] for passage in PASSAGES]
    assert len(set(ids)) == len(ids)
    assert set(KNOWN) <= set(ids)
    assert all(KNOWN.values())


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["id"])
def test_words_stand_in_their_passage(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for one in passage["attributions"]:
        assert all(text.count(words) == 1 for words in one["content"])
        assert all(places(text, one[key]) for key in ("source", "cue", "evidence_by") if one[key] is not None)
        assert "evidence_words" not in one or len(places(text, one["evidence_words"])) == 1
        assert one["inside"] is None or one["inside"] < passage["attributions"].index(one)
    assert all(text.count(words) == 1 for words in passage["not_attributed"])
    for deed in passage["deeds"]:
        assert len(places(text, deed["anchor"])) == 1
        assert (deed["by"] is not None) == (deed["voice"] == "source")
