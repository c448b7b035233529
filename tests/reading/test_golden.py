"""Golden files: sentences of our own and what is read in them, side by side.

Each block is a line `> sentence`, perhaps ` @ date` for the report's day, and under it a line a record. Run pytest with
`--rewrite-golden` to write what is read now; then look at the difference before you commit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from comity.reading import read_article
from comity.types import Article, EventMention, Part, Reading

FOLDER = Path(__file__).parent / "golden"
FILES = sorted(FOLDER.glob("*.txt"))


def blocks(path: Path) -> Iterator[tuple[str, str, list[str]]]:
    """The sentence, the report's day and the expected lines of each block of a golden file."""
    sentence, day, expected = "", "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            if sentence:
                yield sentence, day, expected
            sentence, _, day = line[2:].partition(" @ ")
            expected = []
        elif line.startswith("  "):
            expected.append(line.strip())
    if sentence:
        yield sentence, day, expected


def told(reading: Reading) -> list[str]:
    """A reading in a few words a record: enough to see type, roles, status, voice, and who says so."""
    names = {mention.id: f"m{number}" for number, mention in enumerate(reading.event_mentions, 1)}
    said = {attribution.id: f"w{number}" for number, attribution in enumerate(reading.attributions, 1)}
    lines = [_mention(mention, names, said) for mention in reading.event_mentions]
    for attribution in reading.attributions:
        content = " … ".join(span.text for span in attribution.content)
        inside = f" inside {said[attribution.inside]}" if attribution.inside else ""
        evidence = f" evidence {attribution.evidence}" if attribution.evidence != "unstated" else ""
        by = f" by {_actor(attribution.evidence_by)}" if attribution.evidence_by else ""
        lines.append(
            f"{said[attribution.id]} {_actor(attribution.source)} | {attribution.cue.text} | {content}"
            f" ({attribution.act} {attribution.attitude} {attribution.form}){evidence}{by}{inside}"
        )
    lines += [
        f"stance {_actor(stance.holder)} {stance.polarity} {_actor(stance.target)} | {stance.basis.text}"
        for stance in reading.stances
    ]
    return lines


def _mention(mention: EventMention, names: dict[str, str], said: dict[str, str]) -> str:
    kind = f"{mention.event_type}{' ' + mention.mode if mention.mode else ''}"
    roles = f"{_list(a.actor for a in mention.actors)} -> {_list(a.actor for a in mention.recipients)}"
    parts = [f"{names[mention.id]} {kind} [{mention.anchor.text}] {mention.status}: {roles}"]
    if not mention.wanted:
        parts.append("unwanted")
    if mention.about:
        parts.append(f"about {names[mention.about]}")
    if mention.when is not None and mention.when.basis != "report":
        parts.append(f"on {mention.when.first}..{mention.when.last}")
    if mention.historical:
        parts.append("historical")
    if mention.counts:
        parts.append(", ".join(f"{c.what} {c.low}..{c.high}" for c in mention.counts))
    if mention.attributions:
        parts.append("by " + " ".join(said[one] for one in mention.attributions))
    return "; ".join(parts)


def _list(actors: Iterator[str]) -> str:
    return " + ".join(map(_actor, actors)) or "-"


def _actor(actor: str | None) -> str:
    """An id without the article's key at its end."""
    if actor is None:
        return "-"
    stem, _, key = actor.rpartition("-")
    return f"{stem}-*" if len(key) == 8 and all(c in "0123456789abcdef" for c in key) else actor


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_reads_as_written(path: Path, request: pytest.FixtureRequest) -> None:
    read: list[str] = []
    wrong: list[str] = []
    for sentence, day, expected in blocks(path):
        article = Article("a-1", sentence, published=day or "2020-01-02", parts=(Part("body", 0, len(sentence)),))
        lines = told(read_article(article))
        read += [f"> {sentence}{' @ ' + day if day else ''}", *(f"  {line}" for line in lines), ""]
        if lines != expected:
            wrong += [f"> {sentence}", *(f"  - {line}" for line in expected), *(f"  + {line}" for line in lines)]
    if request.config.getoption("--rewrite-golden"):
        header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        path.write_text("\n".join([*header, "", *read]).rstrip() + "\n", encoding="utf-8")
        return
    assert not wrong, "\n".join(wrong)


def test_there_are_golden_files() -> None:
    assert len(FILES) >= 4
