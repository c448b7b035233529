"""The pipeline as a whole: its order, its spans, and that it reads the same thing the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import MissingPartError, UsageError
from comity.reading import PIPELINE, checked, read_article
from comity.types import Article, Part, Reading, Span

SENTENCES = (
    "Iraqi police arrested twelve protesters in Basra on Tuesday.",
    "“They killed 25 of our men,” a commander said.",
    "Washington’s decision to bomb the sites angered Prime Minister Adil Abdul-Mahdi.",
    "No one in the government has produced any evidence that might link Iran to the attack.",
    "As did Moqtada al-Sadr.",
    "THE ARMY SHELLED THE TOWN!",
    "Türkiye’s Erdoğan met Côte d'Ivoire's president — twice; he left.",
    "According to Reuters, up to 16 people were killed, wounding 3.",
    "\u202eرgnorts\u202c said \u200bthat 🚀 rockets hit the base.",
    "((((\"\"“”‘’))))",
    "Kataib Hezbollah (KH) denied it. KH said so, he said, she said, they said.",
)  # fmt: skip


def spans(record: object) -> Iterator[Span]:
    """Every span anywhere inside a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from spans(item)
    elif is_dataclass(record):
        for one in fields(record):
            yield from spans(getattr(record, one.name))


def as_article(text: str, published: str | None = "2020-01-02") -> Article:
    return Article("a-1", text, published=published, parts=(Part("body", 0, len(text)),))


def records(reading: Reading) -> tuple[object, ...]:
    return (*reading.actors, *reading.attributions, *reading.event_mentions, *reading.stances)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES) | st.text(max_size=40), min_size=1, max_size=6), st.sampled_from(" \n"))
def test_every_span_lies_in_its_text_and_equals_its_words(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    if not text.strip():
        return
    reading = read_article(as_article(text))
    for record in records(reading):
        for span in spans(record):
            assert text[span.start : span.end] == span.text
            assert span.text


@settings(max_examples=20)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
def test_reading_is_deterministic_and_its_ids_are_its_own(pieces: list[str]) -> None:
    article = as_article(" ".join(pieces))
    reading = read_article(article)
    assert read_article(article) == reading
    for named in (reading.event_mentions, reading.attributions, reading.stances):
        ids = [record.id for record in named]
        assert len(ids) == len(set(ids))


@settings(max_examples=20)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
def test_what_records_point_to_is_there(pieces: list[str]) -> None:
    reading = read_article(as_article(" ".join(pieces)))
    actors = {actor.id for actor in reading.actors}
    mentions = {mention.id for mention in reading.event_mentions}
    said = {attribution.id for attribution in reading.attributions}
    for mention in reading.event_mentions:
        assert {argument.actor for argument in (*mention.actors, *mention.recipients)} <= actors
        assert mention.about is None or mention.about in mentions
        assert set(mention.attributions) <= said
        assert (mention.voice == "source") == bool(mention.attributions)
    for attribution in reading.attributions:
        assert attribution.source is None or attribution.source in actors
        assert attribution.inside is None or attribution.inside in said
    for stance in reading.stances:
        assert {stance.holder, stance.target} <= actors


def test_nothing_is_dated_without_a_report_date() -> None:
    reading = read_article(as_article("Iran attacked Iraq on Tuesday. Iraq bombed Iran in May 2003.", published=None))
    relative, absolute = reading.event_mentions
    assert relative.when is None or relative.when.first is None
    assert absolute.when is not None
    assert absolute.when.first == "2003-05-01"


def test_editors_own_words_are_the_editors() -> None:
    text = "Editor's note: Iran attacked Iraq.\n\nIran attacked Iraq."
    parts = (Part("editor_note", 0, 34), Part("body", 36, len(text)))
    reading = read_article(Article("a-1", text, published="2020-01-02", parts=parts))
    assert [mention.voice for mention in reading.event_mentions] == ["editor", "author"]


def test_lines_that_are_no_news_are_not_read() -> None:
    text = "Iran attacked Iraq.\n\nIsrael attacked Syria: click here."
    parts = (Part("body", 0, 19), Part("not_news", 21, len(text)))
    reading = read_article(Article("a-1", text, published="2020-01-02", parts=parts))
    assert {actor.id for actor in reading.actors} == {"iran", "iraq"}


def test_steps_in_the_wrong_order_are_refused_before_any_text_is_read() -> None:
    with pytest.raises(UsageError, match="`parse` needs `names`") as caught:
        checked(PIPELINE[1:])
    assert caught.value.hint == "put `find_names` before `parse`"


def test_a_model_that_is_not_installed_is_a_missing_part(article: Callable[..., Article]) -> None:
    with pytest.raises(MissingPartError, match="`en_core_web_huge` is not installed"):
        read_article(article("Iran attacked Iraq."), model="en_core_web_huge")


@pytest.mark.parametrize(
    "text",
    [
        "clear it's not Indeed, where anyone can next beat Chile, though Reyes looked ahead to Lima.",
        "He vowed to Chad on Monday a cut in exports",
        "to Mali the army threatened to halt exports",
    ],
)
def test_words_out_of_order_are_read_without_a_fall(text: str) -> None:
    assert read_article(Article("a-1", text, published="2020-03-04", parts=(Part("body", 0, len(text)),))).actors
