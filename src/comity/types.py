"""The nouns of Comity: plain, frozen, slotted dataclasses, and nothing but the standard library.

Field for field they are what `comity read --jsonl` prints (docs/record.md); `wire` turns them into JSON and back.

Counting rule: every offset counts Unicode code points of `Article.text`, half-open, and no span is empty.
Invariant: `article.text[span.start:span.end] == span.text`, for every span of every record.

Dates are ISO 8601 days (`2019-12-31`); moments are ISO 8601 in UTC. Countries are ISO 3166 alpha-3.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PartKind = Literal["headline", "dek", "editor_note", "byline", "dateline", "body", "caption", "credit", "not_news"]
CreditKind = Literal["excerpted_from", "agency", "author", "source"]
Genre = Literal["report", "opinion", "statement"]

ActorKind = Literal[
    "state", "government", "military", "police", "intelligence", "armed_group", "party", "person", "igo", "ngo",
    "movement", "people", "crowd", "religious", "media", "business", "court", "legislature", "unresolved",
]  # fmt: skip
RelationKind = Literal["organ", "office", "member", "part", "nationality", "backed_by"]
MentionForm = Literal["name", "title", "acronym", "nominal", "pronoun", "metonym", "demonym"]

AttributionForm = Literal["direct", "indirect", "mixed"]
Attitude = Literal["assertion", "belief", "intention", "question"]
SpeechAct = Literal["assert", "accuse", "deny", "admit", "retract", "correct", "justify"]
Evidence = Literal["offered", "none", "unstated"]

Status = Literal["happened", "denied", "planned", "threatened", "requested", "refused", "possible", "counterfactual"]
EventStatus = Literal[
    "claimed", "reported", "confirmed", "denied", "disputed",
    "planned", "threatened", "requested", "refused", "possible", "counterfactual",
]  # fmt: skip
Voice = Literal["author", "editor", "source"]
Polarity = Literal["positive", "negative"]

Grain = Literal["minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade", "range"]
TimeBasis = Literal["stated", "anchored", "report"]
PlacePrecision = Literal["exact", "town", "district", "province", "country"]
VoiceKind = Literal["source", "outlet", "editor"]
OutcomeKind = Literal["request", "refusal", "threat", "promise", "agreement"]
OutcomeResult = Literal["granted", "refused", "defied", "carried_out", "kept", "broken", "open"]
PairVerdict = Literal["same", "different", "unsure"]
DeedVerdict = Literal["accept", "correct", "reject"]
CountOf = Literal["killed", "wounded", "detained", "abducted", "missing", "displaced", "size", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article's text: `[start, end)` in code points, and the words that stand there."""

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`; a ValueError where that is empty or lies outside."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span at {start}:{end} of a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article by what it is: headline, body, a line that is no news."""

    kind: PartKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is named as the origin of an article's text, and in what role."""

    kind: CreditKind
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it came. Its text never changes once it has an id; `published` may be corrected later."""

    id: str
    text: str
    url: str | None = None
    outlets: tuple[str, ...] = ()
    headline: str | None = None
    published: str | None = None
    published_from: str | None = None  # `option`, `field`, `metadata`, `json-ld`, `url`, `dateline`
    language: str = "en"
    parts: tuple[Part, ...] = ()
    credits: tuple[Credit, ...] = ()
    genre: Genre | None = None
    sha256: str | None = None  # of the bytes that it came in (a whole file, where a file holds many)
    retrieved: str | None = None  # when those bytes were got; a file's own time for a file
    repairs: int = 0  # bytes that were not valid text and were replaced
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Skip:
    """Something that was not read, or not read as news: where it is, the step that left it, and why."""

    where: str
    step: str
    reason: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What an actor is of another, and when: `office` of a state from `since` to `until`, both inclusive."""

    actor: str
    relation: RelationKind
    since: str | None = None
    until: str | None = None
    role: str | None = None  # the office in words: `defense secretary`


@dataclass(frozen=True, slots=True)
class Codes:
    """An actor's keys elsewhere."""

    wikidata: str | None = None
    iso3: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an article names an actor, and by what form of words."""

    span: Span
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act, with dated offices and memberships, and where one article names it."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    aliases: tuple[str, ...] = ()
    of: tuple[Relation, ...] = ()
    codes: Codes = Codes()
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days, its grain, and the words it came from (none when taken from the report's date)."""

    first: str | None
    last: str | None
    grain: Grain
    basis: TimeBasis
    span: Span | None = None


def first_day(when: When | None, reported: str | None) -> str | None:
    """The day by which what was done is put in order: its first, or else that of its first report."""
    return (when.first if when is not None else None) or reported


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was done: a gazetteer entry as far as the words allow."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geoname: int | None = None
    precision: PlacePrecision | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a deed carries, as an interval: `at least 25 killed` is killed, 25 to None."""

    what: CountOf
    low: int | None
    high: int | None
    whom: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Argument:
    """An actor in a role of a deed, and the words that put it there."""

    actor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (source), the words that say that they say it (cue), and what they say (content).

    `source` is None for the outlet's own voice. `inside` is the attribution that this one is reported in.
    """

    id: str
    article: str
    source: str | None
    source_span: Span | None
    cue: Span
    content: tuple[Span, ...]
    form: AttributionForm
    attitude: Attitude = "assertion"
    act: SpeechAct = "assert"
    evidence: Evidence = "unstated"
    evidence_span: Span | None = None
    evidence_by: str | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one sentence says was done, by whom, to whom; with its status and who says so.

    `about` is the event mention that this one is about: what was asked for, condemned or denied.
    `cue` names the codebook entry that proposed the type, so that `why` can show the rule. `judged` are the judgements
    of people by which it is as it is; a reader leaves it empty.
    """

    id: str
    article: str
    event: str
    event_type: str
    anchor: Span
    sentence: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Argument, ...] = ()
    recipients: tuple[Argument, ...] = ()
    about: str | None = None
    when: When | None = None
    where: Place | None = None
    counts: tuple[Count, ...] = ()
    status: Status = "happened"
    wanted: bool = True
    status_cue: Span | None = None
    historical: bool = False
    voice: Voice = "author"
    attributions: tuple[str, ...] = ()
    confidence: float = 1.0
    cue: str | None = None
    codebook: str | None = None
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """Who is for or against whom, in whose words, and on what basis."""

    id: str
    article: str
    holder: str
    target: str
    polarity: Polarity
    basis: Span
    sentence: Span
    about: str | None = None
    status: Status = "happened"
    voice: Voice = "author"
    attributions: tuple[str, ...] = ()
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one version of the reader saw in one article; `reader` names that version."""

    article: Article
    reader: str
    actors: tuple[Actor, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    stances: tuple[Stance, ...] = ()
    skips: tuple[Skip, ...] = ()

    @property
    def mentions(self) -> tuple[EventMention, ...]:
        """The event mentions, by their short name."""
        return self.event_mentions


@dataclass(frozen=True, slots=True)
class CountByVoice:
    """A count of an event as one voice gives it; `voice` is an actor id, or an outlet's name for its own voice."""

    what: CountOf
    low: int | None
    high: int | None
    whom: str | None
    voice: str
    published: str | None
    mention: str
    status: Status = "happened"


@dataclass(frozen=True, slots=True)
class DeadOf:
    """The dead of one group of an event: `actors` or `recipients` of the deed, `civilians`, or `unknown`."""

    group: str
    low: int
    best: int
    high: int
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fatalities:
    """Deaths summed up under a stated rule, whole and by whose they are; the voices stay visible under the sum."""

    low: int
    best: int
    high: int
    rule: str
    by: tuple[DeadOf, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values that voices give for the same field of an event."""

    value: str
    voices: tuple[str, ...]
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field of an event on which voices differ."""

    field: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Why two mentions are held to tell one event."""

    mentions: tuple[str, str]
    reason: str
    probability: float
    judge: str


@dataclass(frozen=True, slots=True)
class Event:
    """A cluster of mentions in one or many reports: what they agree on, and what they dispute."""

    id: str
    event_type: str
    status: EventStatus
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    when: When | None = None
    where: Place | None = None
    fatalities: Fatalities | None = None
    counts: tuple[CountByVoice, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    mentions: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    first_reported: str | None = None
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request, a refusal, a threat, a promise or an agreement.

    `of` is the event of the words, `about` that of the deed they are about, of the type `deed`; `wanted` is False where
    it was asked or promised not to be done. `actors` spoke, `doers` were to do it, to `targets`. `by` is the event that
    answers, None where `result` is `open`: these reports tell of no answer, or of none that is sure enough.
    `told` is the mention that asks and `answered` the one that answers; `on` is the day of the first, `days` run from
    it to the second. `probability` is that of the result, and `reason` says in words what speaks for it.
    """

    id: str
    kind: OutcomeKind
    of: str
    by: str | None
    result: OutcomeResult
    days: int | None
    probability: float
    actors: tuple[str, ...]
    doers: tuple[str, ...]
    targets: tuple[str, ...]
    deed: str | None
    wanted: bool
    about: str | None
    on: str | None
    told: str
    answered: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a deed should be: each field that is not None takes the place of what was read.

    `first` and `last` are days, both inclusive. `actors` and `recipients` are ids, none for nobody; `named` holds those
    of them whom the casebook or the directory knew when it was judged, without their mentions.
    """

    event_type: str | None = None
    status: Status | None = None
    actors: tuple[str, ...] | None = None
    recipients: tuple[str, ...] | None = None
    first: str | None = None
    last: str | None = None
    named: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decided. Append-only; undone by another.

    About two records: the same, different, unsure. About one deed, which is then `left` and `right`: accept it as it
    stands, correct it, reject it as no deed that the sentence tells. `note` is the reason, in words.
    """

    id: str
    left: str
    right: str
    verdict: Literal[PairVerdict, DeedVerdict, "undo"]
    judge: str
    at: str
    undoes: str | None = None
    correction: Correction | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is coded: the deed that a sentence tells at its anchor. Its id is that of the mention it was drawn from."""

    id: str
    article: str
    sentence: Span
    anchor: Span


@dataclass(frozen=True, slots=True)
class Sample:
    """Units that were drawn by a seed, and the coders who all code all of them, blind to one another."""

    id: str
    seed: int
    coders: tuple[str, ...]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a coder says of a unit. No type says that no deed is told there; the other fields then say nothing.

    `actor` and `recipient` are ids, or words for somebody whom no table knows; None where nobody is named.
    """

    event_type: str | None
    status: Status | None = None
    actor: str | None = None
    recipient: str | None = None


@dataclass(frozen=True, slots=True)
class Coded:
    """A line of the coders' log, which only grows: a sample drawn, a unit answered or settled, or that undone."""

    id: str
    act: Literal["draw", "answer", "settle", "undo"]
    coder: str
    at: str
    sample: str
    unit: str | None = None
    answer: Answer | None = None
    undoes: str | None = None
    drawn: Sample | None = None


@dataclass(frozen=True, slots=True)
class LoadedWord:
    """A label that the sides of a conflict would not share, and whose it is.

    `speaker` is the source in whose words it stands; None where it is the outlet's own, or an editor's.
    """

    span: Span
    leaning: Literal["for", "against"]
    voice: Voice
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """What a voice showed for its version, or that it showed nothing: the words that say so, and by whom."""

    kind: Literal["offered", "none"]
    by: str | None
    words: Span
    article: str


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says of a deed: whether it was done, by whom, to whom, with how many dead; since when, and where.

    `counts` are the latest that it gives of each kind, `evidence` what the reports say of its proof. `mentions` are in
    the order of their reports; `copied` are the reports that only repeat another's words.
    """

    voice: str
    kind: VoiceKind
    statuses: tuple[Status, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    counts: tuple[Count, ...]
    evidence: tuple[Proof, ...]
    since: str | None
    articles: tuple[str, ...]
    copied: tuple[str, ...]
    mentions: tuple[EventMention, ...]

    @property
    def says_done(self) -> bool:
        return "happened" in self.statuses

    @property
    def denies(self) -> bool:
        return "denied" in self.statuses


@dataclass(frozen=True, slots=True)
class Difference:
    """What some voices say and others say otherwise: the field, and who says which."""

    field: str
    versions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What each voice says of a deed, the earliest first, what they differ in, and what one voice alone says.

    `silent` are parties of the deed whom none of its reports lets say anything. `proved` tells whether any voice is
    said to have shown evidence. `remarks` are the deeds of words that are about this one: who condemned it, asked for
    it, denied it leave; of each actor and type the first.
    """

    event: Event
    accounts: tuple[Account, ...]
    differences: tuple[Difference, ...]
    alone: tuple[tuple[str, str], ...]
    silent: tuple[str, ...]
    proved: bool
    remarks: tuple[EventMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """By how much an event moves a level: with it, less without it."""

    event: str
    amount: float


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of conduct on PLOVER's scale, -10 (hostile) to 10 (cooperative), with its 95 % interval."""

    level: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor behaves toward another on a day: over about a year, and `lately`.

    Too little conduct gives no number: `level`, `low` and `high` are then None, and so is `lately`. `events` counts
    what still weighs something on that day, `outlets` the independent ones behind it. `moved_by`: the strongest first.
    """

    source: str
    target: str
    on: str
    level: float | None
    low: float | None
    high: float | None
    events: int
    outlets: int
    lately: Level | None = None
    moved_by: tuple[Moved, ...] = ()


Turn = Literal["hostile", "cooperative"]
ShiftKind = Literal["realignment", "escalation", "easing"]


@dataclass(frozen=True, slots=True)
class Shift:
    """A turn in what two actors do to each other: where what they did lately parts from what they used to do.

    `before` and `after` are levels; `before` is None where nothing is known of the time before. `called` is the first
    day on which the reports were enough to call it. `events` are those that moved it, the strongest first.
    """

    id: str
    a: str
    b: str
    date: str
    turn: Turn
    kind: ShiftKind
    before: float | None
    after: float
    probability: float
    called: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors whose ties do not fit together: a friend's foe who is a friend, or three foes.

    `tie` is the one of the three ties that the camps leave out of account, `friendly` whether it is. `balanced_by` are
    third parties with whom the same two make a triad that does fit.
    """

    actors: tuple[str, str, str]
    tie: tuple[str, str]
    friendly: bool
    balanced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Camp:
    """Actors who stand together on a day, joined by friendly ties, on one side of a network that is cut in two.

    `holds_in`: the share of partitions in which all of them stand on one side; of the best partitions of the ties, and
    of those of resampled reports, whichever is less. `against` are those on the other side who are hostile to them.
    `frustration` counts the ties of the whole network that its best partition leaves out of account; no partition
    leaves out fewer than `lower`, and `proved` where that is as many. `joined` and `left`: since the day compared with.
    """

    id: str
    on: str
    actors: tuple[str, ...]
    holds_in: float
    against: tuple[str, ...]
    strained: tuple[Triad, ...]
    frustration: int
    lower: int
    proved: bool
    since: str | None = None
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Odds:
    """How probable it is that one actor does something of each kind to another, at least once, within some days.

    `turn`: that most of it then goes against the sign of their tie as it stands; None where the tie has no number.
    """

    verbal_cooperation: float
    material_cooperation: float
    verbal_conflict: float
    material_conflict: float
    turn: float | None


@dataclass(frozen=True, slots=True)
class Baselines:
    """What is easily said of the same days: how often it happens between any two; after a last deed of the same sign;
    at the pair's own rate; and after it did, or did not, happen in as many days before."""

    base_rate: Odds
    last_sign: Odds
    long_run: Odds
    recurrency: Odds


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected of one actor toward another from the day after `on`, for `horizon` days.

    `events` is how much is known of the pair; `windows` how many earlier forecasts of pairs the odds were learned on,
    which is 0 where there were too few: then the odds are those of the pair's own rate, drawn towards everybody's.
    """

    source: str
    target: str
    on: str
    horizon: int
    probabilities: Odds
    baselines: Baselines
    events: int
    windows: int
