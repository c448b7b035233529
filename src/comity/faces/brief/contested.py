"""Disputes, claims without evidence, and what could not be read: the sections of a brief that tell doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from comity.faces.brief.deeds import event_clause, mark_of, of_different_reports, telling_of
from comity.faces.brief.material import Clause, Item, Section, Sources, named
from comity.faces.brief.period import Period, day_of, is_dated, when_words
from comity.faces.sentences import around, sentence_of
from comity.faces.summary import short_reason
from comity.faces.words import ACTS, DONE, EVIDENCE, day, one_line, plural, several, shortened
from comity.types import Article, Attribution, Dispute, Event, Version

DISPUTED, UNPROVEN, UNREAD, VERSIONS = 5, 5, 5, 3
"""Items of each section, and versions of a dispute that are told."""

_QUOTED = 140  # characters of what somebody says
_FEW = 4  # words from which on what is said can be understood by itself

_STATUS = {"happened": "it happened", "denied": "it did not happen"}


def disputes(period: Period, sources: Sources) -> Section:
    """On what the voices differ: of deeds first reported in the period, and of older ones with a new version in it."""
    found = [(event, open_) for event in period.events if event.status in DONE and (open_ := list(_open(event)))]
    new = [(event, open_) for event, open_ in found if period.holds(event.first_reported)]
    older = [(event, open_) for event, open_ in found if not period.holds(event.first_reported)]
    rising = [(event, open_) for event, open_ in older if any(_is_new(v, period) for d in open_ for v in d.versions)]
    weightiest = sorted([*new, *rising], key=lambda one: (-len(one[0].outlets), -len(one[0].mentions), one[0].id))
    chosen = sorted(weightiest[:DISPUTED], key=lambda one: (day_of(one[0]), one[0].id))
    items = tuple(filter(None, (_disputed(event, open_, period, sources) for event, open_ in chosen)))
    says = f"{len(new):,} new" + (f", {len(rising):,} rising" if period.since else "") if found else "none told"
    return Section("disputes", "What the voices dispute", says, items, period.command("events"))


def unproven(period: Period, sources: Sources) -> Section:
    """What is claimed where the report itself says that no evidence was produced: accusations first."""
    found = [one for one in period.desk.claims(since=period.since, as_of=period.as_of) if one.evidence == "none"]
    reports = period.desk.reports_of(found, period.as_of)
    apart = {(one.source, _sentence(one, reports[one.article])): one for one in reversed(found)}
    chosen = sorted(
        apart.values(), key=lambda one: (not _is_whole(one), one.act != "accuse", one.source is None, one.id)
    )
    shown = sorted(chosen[:UNPROVEN], key=lambda one: (_day(one, reports), one.id))
    names = period.desk.names({id_ for one in shown for id_ in (*one.sources, one.evidence_by) if id_})
    items = tuple(_claimed(one, reports[one.article], names, sources) for one in shown)
    says = f"{plural(len(apart), 'claim')} of which a report says so" if apart else "no report says so of any claim"
    return Section("unproven", "Claimed without evidence", says, items, period.command("claims"))


def unread(period: Period, _: Sources) -> Section:
    """What was not read, by reason, with where it lies; and what of the deeds could not be told."""
    places = defaultdict(list)
    for skip in period.desk.skipped(as_of=period.as_of):
        if skip.step != "part":
            places[short_reason(skip)].append(one_line(skip.where))
    most = sorted(places.items(), key=lambda one: (-len(one[1]), one[0]))[:UNREAD]
    items = tuple(Item("", (Clause(f"{len(where):,} {reason}: {several(where)}", ()),), "") for reason, where in most)
    counted = Counter(
        what
        for event in period.new
        for what, missing in (("doer", not event.actors), ("day", not is_dated(event)))
        if missing
    )
    skipped = plural(sum(map(len, places.values())), "report")
    says = (
        f"{skipped} of the whole casebook could not be read. Of {plural(len(period.new), 'deed')} told, "
        f"{counted['doer']:,} are of nobody who is named, and {counted['day']:,} of no day but the report's"
    )
    command = period.command("skipped").replace(f" --since {period.since}", "")
    return Section("unread", "What we could not read", says, items, command)


def _open(event: Event) -> Iterator[Dispute]:
    """Disputes between those who speak of the same thing: what is done after it was planned or asked for is none."""
    for one in event.disputes:
        if one.field != "status":
            yield one
        elif {version.value for version in one.versions} >= {"happened", "denied"}:
            yield Dispute(one.field, tuple(version for version in one.versions if version.value in _STATUS))


def _is_new(version: Version, period: Period) -> bool:
    return all(period.holds(period.published(one)) for one in period.told(version.mentions))


def _disputed(event: Event, open_: list[Dispute], period: Period, sources: Sources) -> Item | None:
    whole = telling_of(event, period.told(event.mentions))
    if whole is None:
        return None
    said = {voice for dispute in open_ for version in dispute.versions for voice in version.voices}
    who = {
        id_ for dispute in open_ if dispute.field == "actors" for v in dispute.versions for id_ in v.value.split(", ")
    }
    names = period.voices({*said, *who})
    clauses = [event_clause(whole, period, sources, doer=not who)]
    for dispute in open_:
        for version in dispute.versions[:VERSIONS]:
            mentions = sorted(period.told(version.mentions), key=lambda one: (period.published(one) or "9999", one.id))
            told = of_different_reports(mentions, 2)
            since = day(period.published(told[0])) if told else ""
            voices = f"according to {named(version.voices, names, 3)}{f' on {since}' if since else ''}"
            clauses.append(Clause(one_line(f"{voices}, {_version(dispute, version, names)}"), sources.of(told)))
        rest = dispute.versions[VERSIONS:]
        if rest:
            told = period.told(one for version in rest for one in version.mentions[:1])
            clauses.append(Clause(f"and {plural(len(rest), 'other version')}", sources.of(told)))
    return Item(when_words(event), tuple(clauses), event.id, mark_of(period, event.event_type))


def _version(dispute: Dispute, version: Version, names: Mapping[str, str]) -> str:
    if dispute.field == "status":
        return _STATUS[version.value]
    if dispute.field == "actors":
        return f"done by {named(version.value.split(', '), names)}"
    what = dispute.field.removeprefix("counts.")
    return f"{version.value.replace('-', '–')}{'' if what in ('size', 'other') else f' {what}'}"


def _claimed(one: Attribution, report: Article, names: Mapping[str, str], sources: Sources) -> Item:
    who = several([names[who] for who in one.sources] or report.outlets) or "the report"
    sentence = sentence_of(one, report)
    said = one_line(sentence.text)
    quoted, _ = shortened(said, most=_QUOTED)
    number = sources.number(one.id, report.id, sentence, [one.cue, *one.content])
    claim = f"{one_line(who)} {ACTS[one.act]}: “{quoted}{' …' if len(quoted) < len(said) else ''}”"
    by = f" by {one_line(names[one.evidence_by])}" if one.evidence_by and one.evidence_by != one.source else ""
    proof = number
    if one.evidence_span is not None:
        where = around(report.text, one.evidence_span.start, one.evidence_span.end)
        proof = sources.number(one.id, report.id, where, [one.evidence_span])
    doubt = Clause(f"{EVIDENCE['none']}{by}", (proof,))
    return Item(day(report.published), (Clause(claim, (number,)), doubt), one.id)


def _is_whole(one: Attribution) -> bool:
    """Whether what is said can be understood by itself: not `the group`, not `that`."""
    return sum(len(span.text.split()) for span in one.content) >= _FEW


def _day(one: Attribution, reports: Mapping[str, Article]) -> str:
    return reports[one.article].published or "9999"


def _sentence(one: Attribution, report: Article) -> str:
    return sentence_of(one, report).text
