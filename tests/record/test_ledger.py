"""The ledger of a deed: who says what of it, side by side."""

from __future__ import annotations

from typing import Any

from record_examples import article, deed, reading, said

from comity.record.events import sum_up
from comity.record.ledger import ledger
from comity.record.linking import link
from comity.record.told import told_in
from comity.types import Ledger, Reading, Span

RAID = "The United States bombed Kataib Hezbollah near Qaim, killing {killed} people"


def by(source: str | None, outlet: str, published: str, killed: int, **more: Any) -> Reading:
    """A report of the raid in the words of a source, or in the outlet's own."""
    text = RAID.format(killed=killed) + (f", {source} said." if source else ".")
    one = article(text, outlet, published)
    told = {"evidence": more.pop("evidence", "unstated"), "evidence_by": more.pop("evidence_by", None)}
    if told["evidence"] != "unstated":
        told["evidence_span"] = Span.cut(text, 0, 17)
    claim = said(one, source, "said", "bombed Kataib Hezbollah", **told) if source else None
    voiced = {"voice": "source", "attributions": (claim.id,)} if claim else {}
    return reading(one, (deed(one, "bombed", killed=killed, **voiced, **more),), (claim,) if claim else ())


def ledger_of(*readings: Reading, copies: tuple[tuple[int, int], ...] = ()) -> Ledger:
    mentions = {one.id: one for reading in readings for one in reading.event_mentions}
    (cluster,) = link([told for reading in readings for told in told_in(reading)])
    articles = {reading.article.id: reading.article for reading in readings}
    spoken = {one.id: one for reading in readings for one in reading.attributions}
    pairs = [(readings[later].article.id, readings[earlier].article.id) for later, earlier in copies]
    return ledger(sum_up(cluster, mentions), list(mentions.values()), spoken, articles, pairs)


def test_each_voice_has_its_own_account_with_its_latest_figure() -> None:
    found = ledger_of(
        by("a-commander", "Wire A", "2019-12-29", 19),
        by("a-commander", "Wire A", "2019-12-30", 25),
        by(None, "Paper B", "2019-12-30", 24),
    )
    assert [(one.voice, one.kind, one.since) for one in found.accounts] == [
        ("a-commander", "source", "2019-12-29"),
        ("Paper B", "outlet", "2019-12-30"),
    ]
    assert [[count.low for count in one.counts] for one in found.accounts] == [[25], [24]]
    assert [(one.field, one.versions) for one in found.differences] == [
        ("killed", (("25", ("a-commander",)), ("24", ("Paper B",))))
    ]
    assert found.alone == (("a-commander", "25 killed"), ("Paper B", "24 killed"))
    assert found.silent == ("united-states", "kataib-hezbollah")


def test_a_denial_stands_against_those_who_say_that_it_happened() -> None:
    found = ledger_of(by(None, "Paper B", "2019-12-29", 25), by("iran", "Wire A", "2019-12-30", 25, status="denied"))
    assert ("whether", (("it happened", ("Paper B",)), ("it did not", ("iran",)))) in [
        (one.field, one.versions) for one in found.differences
    ]
    assert ("iran", "that it did not happen") in found.alone


def test_evidence_is_told_of_the_voice_that_showed_it_or_did_not() -> None:
    bare = ledger_of(by("mark-esper", "Wire A", "2019-12-29", 25, evidence="none", evidence_by="united-states"))
    (account,) = bare.accounts
    assert [(proof.kind, proof.by) for proof in account.evidence] == [("none", "united-states")]
    assert not bare.proved
    assert ledger_of(by("mark-esper", "Wire A", "2019-12-29", 25, evidence="offered")).proved


def test_a_copy_adds_a_report_and_no_voice() -> None:
    found = ledger_of(by(None, "Wire A", "2019-12-29", 25), by(None, "Paper B", "2019-12-30", 25), copies=((1, 0),))
    (account,) = found.accounts
    assert (account.voice, len(account.articles), len(account.copied)) == ("Wire A", 1, 1)
    assert found.differences == ()
