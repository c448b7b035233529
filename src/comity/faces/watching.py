"""The watch: feeds read again and again into a casebook, and what turned because of it. The desk's drawer for that.

It may be ended in any way at any moment. What it has still to do stands on the disk (`Agenda`) before it is begun, and
is struck out when the casebook holds it.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from comity.errors import CasebookBusyError, NotFoundError, UsageError
from comity.faces.batches import Source, batch_of, key_of
from comity.faces.desk import Desk
from comity.faces.edge import on_web
from comity.faces.summary import Summary
from comity.faces.words import day, one_line, plural
from comity.record import folder
from comity.sources import Hints, Origin, articles
from comity.sources.web.agenda import Agenda, Due
from comity.sources.web.answers import Page, Refused, Unchanged, Validators
from comity.sources.web.entries import FeedError
from comity.sources.web.fetching import Web
from comity.sources.web.gathering import content_of, named_by, origin_of_page
from comity.types import Shift, Skip

GROUP = 10
"""Reports that are read and written at once: what a stop waits for, and what is got again after a kill."""

TRIES = 6
"""Times that a report is tried before it is given up; the waits between them grow to hours."""

DEATHS = 3
"""Times that a watch may end, killed or worse, while it reads one report; the first time others are read beside it."""

SAME_TURN = 30
"""Days within which a pair's turn the same way is the one that was told; more reports move its day a little."""

_SHARE = 10  # times as long as it took to look for turns, until they are looked for again
_BUSY = 5.0  # seconds until a casebook that somebody else writes is tried again


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed to be watched, and the name of its outlet where the list gives one."""

    url: str
    outlet: str | None = None


def feeds_listed(name: str) -> list[Feed]:
    """The feeds of a file (an address a line, the outlet's name after it, `#` before remarks), or one address."""
    if on_web([name]):
        return [Feed(name)]
    try:
        lines = Path(name).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise NotFoundError(f"no such file: `{name}`", "name a file with the address of a feed on each line") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"`{name}` can't be read: {error}", "name a text file, an address on each line") from None
    found: dict[str, Feed] = {}
    for number, line in enumerate(lines, 1):
        url, _, outlet = re.sub(r"(^|\s)#.*", "", line).strip().partition(" ")
        if url and not on_web([url]):
            raise UsageError(
                f"{name}:{number}: `{url}` is no address on the web", "write https://... first, then the outlet's name"
            )
        if url:
            found.setdefault(url, Feed(url, outlet.strip() or None))
    if not found:
        raise UsageError(f"`{name}` names no feed", "write the address of a feed on each line")
    return list(found.values())


@dataclass
class Watch:
    """Feeds (asked for anew each round) into the casebook of a desk, every so many seconds, until `stop` is set.

    `tell` is given each new turn, as `--jsonl` has it, with the sentences that moved it; `say` lines of talk.
    """

    desk: Desk
    web: Web
    feeds: Callable[[], list[Feed]]
    every: float
    tell: Callable[[dict[str, Any]], None]
    say: Callable[[str], None]
    stop: threading.Event = field(default_factory=threading.Event)
    webhook: str | None = None
    originals: bool = True
    at_once: bool = False  # whether feeds are asked in each round, due or not
    told: int = 0  # turns, in this run
    summary: Summary = field(default_factory=Summary)

    def __post_init__(self) -> None:
        self._said: dict[str, str] = {}
        self._outlets: dict[str, str | None] = {}
        self._fresh = False  # whether something was read since turns were last looked for
        self._look = 0.0  # when they may be looked for again

    @contextmanager
    def begun(self) -> Iterator[None]:
        """Hold the casebook for watching, and set right what an end left half done.

        A CasebookBusyError says who watches it already. Turns that stand when a casebook is first watched are old.
        """
        _ = self.desk.holds("")  # the casebook is made, and the reader ready, before anything is asked for
        with folder.sole_writer(self.desk.path, patience=0.0, lock_name=folder.WATCH):
            self._agenda = Agenda(self.web.state)
            for batch in self._agenda.half_written():
                (self._agenda.written if self.desk.holds(batch) else self._agenda.not_written)(batch)
            if not self._agenda.has_begun():
                self.say(f"first watch of `{self.desk.path}`: the turns that stand in it are not told")
                for turn in self.desk.shifts():
                    self._agenda.keep_turn(turn.a, turn.b, turn.turn, turn.date, None)
            else:
                self._fresh = True  # the end may have come between reading and telling
            yield

    def round(self) -> float:
        """Ask the feeds that are due, read what they name, tell what turned; the seconds until there is more to do."""
        before, fresh, asked = self.summary, 0, 0
        feeds = self.feeds()
        self._outlets = {feed.url: feed.outlet for feed in feeds}
        for feed in feeds:
            if not self.stop.is_set() and (self.at_once or self._now >= self._agenda.due(feed.url)):
                fresh, asked = fresh + self._asked(feed), asked + 1
        while not self.stop.is_set() and self._read():
            pass
        if self._fresh and not self.stop.is_set() and (self.at_once or self._now >= self._look):
            self._tell_turns()
        self._send()
        if asked or self.summary != before:
            self.say(f"{plural(asked, 'feed')} asked, {fresh:,} new; since the start {self.summary}")
        until = [min(self._agenda.due(feed.url) for feed in feeds) - self._now]
        until += [] if self.left_in is None else [self.left_in]
        until += [self._look - self._now] if self._fresh else []
        return max(0.0, min(until))

    @property
    def left_in(self) -> float | None:
        """In how many seconds the next report that is still to be got can be asked for; None where none is left."""
        due = self._agenda.next_due()
        if due is None:
            return None
        hosts = [self.web.ready_in(one.entry.url) for one in self._agenda.pending(self._now)]
        return max(1.0, min(hosts) if hosts else due - self._now)

    @property
    def _now(self) -> float:
        return self.web.clock.now()

    def _asked(self, feed: Feed) -> int:
        """How many entries of a feed are new."""
        answer = self.web.get(feed.url, self.web.state.validators(feed.url))
        due = self._now + self.every
        if isinstance(answer, Unchanged):
            return self._agenda.keep_feed(feed.url, due)
        if isinstance(answer, Refused):
            self._failed(Skip(feed.url, answer.step, answer.reason))
            return self._agenda.keep_feed(feed.url, max(due, self._now + (answer.later or 0.0)))
        try:
            entries = named_by(answer, self.web)
        except FeedError as error:
            self._failed(Skip(feed.url, "feed", str(error)))
            return self._agenda.keep_feed(feed.url, due)
        if self._said.pop(feed.url, None):
            self.say(f"{feed.url}: it can be read again")
        return self._agenda.keep_feed(feed.url, due, entries, answer.validators)

    def _failed(self, skip: Skip) -> None:
        """A feed could not be read; it is counted as often as it is told of."""
        if self._say_once(skip.where, skip.reason):
            self.summary = self.summary.with_skips([skip])

    def _say_once(self, url: str, reason: str) -> bool:
        """A feed that fails all night is told of once; whether that is now."""
        if self._said.get(url) == reason:
            return False
        self._said[url] = reason
        self.say(f"{url}: {reason}")
        return True

    def _next(self, passed: set[str]) -> Due | None:
        """The entry whose host can be asked soonest, within the patience; none of those in `passed`."""
        pending = [one for one in self._agenda.pending(self._now) if one.entry.url not in passed]
        found = min(pending, key=lambda one: self.web.ready_in(one.entry.url), default=None)
        return found if found and self.web.ready_in(found.entry.url) <= self.web.manners.patience else None

    def _read(self) -> bool:
        """Get the reports of a group of entries, and read and keep them as one batch; False where none is ready."""
        sources: list[Source[Origin | None]] = []
        got: dict[str, Validators | None] = {}
        tried: set[str] = set()
        while len(tried) < GROUP and not self.stop.is_set() and (due := self._next(tried)):
            if due.deaths and tried:
                break  # what a watch ended over is read alone, so that it is known which it was
            tried.add(due.entry.url)
            found = self._got(due)
            if found is None:
                continue
            validators, one = found
            got[due.entry.url] = validators
            if isinstance(one, Skip):
                sources.append(Source(one.where, None, None, [one]))
            elif one is not None:
                hints = Hints(outlet=self._outlets.get(due.feed))
                sources.append(Source(one.where, one.sha256, one, articles(one, hints)))
            if due.deaths:
                break
        if not got:
            return bool(tried)
        key = key_of(sources)
        self._agenda.writing(key, got)
        batch = batch_of(sources)
        while True:
            try:
                summary = self.desk.take(batch, originals=self.originals) if sources else Summary()
                break
            except CasebookBusyError as error:
                self._say_once(str(self.desk.path), f"{error.message}; waiting")
                if self.stop.wait(_BUSY):
                    return False  # it stands as half written, and is looked at when the watch begins again
        self._said.pop(str(self.desk.path), None)
        self._agenda.written(key)
        self._fresh |= bool(summary.new or summary.changed)
        self.summary = self.summary.together_with(summary)
        return True

    def _got(self, due: Due) -> tuple[Validators | None, Origin | Skip | None] | None:
        """What an entry leads to, with its validators; nothing to read where it has not changed; None for later."""
        entry = due.entry
        if due.deaths >= DEATHS:
            return None, Skip(entry.url, "reading", f"given up: {DEATHS} times the watch ended while it was read")
        if entry.content is not None:
            return None, content_of(entry)
        answer = self.web.get(entry.url, self.web.state.validators(entry.url))
        if isinstance(answer, Page):
            return answer.validators, origin_of_page(entry.url, answer, entry)
        if isinstance(answer, Unchanged):
            return None, None
        if answer.later is not None and due.tries + 1 < TRIES:
            self._agenda.put_off(entry.url, self._now + max(answer.later, 1.0))
            return None
        return None, Skip(answer.url, answer.step, answer.reason)

    def _tell_turns(self) -> None:
        """Tell the turns that were not told. An end between telling and noting it tells one again, and loses none."""
        known, began = self._agenda.turns(), self._now
        for turn in self.desk.shifts():
            if not any(_same(turn, one.a, one.b, one.turn, one.date) for one in known):
                line = turn_line(turn, self.desk)
                self.tell(line)
                self.say(turn_words(line))
                to_send = json.dumps(line).encode() if self.webhook else None
                self._agenda.keep_turn(turn.a, turn.b, turn.turn, turn.date, to_send)
                self.told += 1
        self._fresh = False
        self._look = self._now + _SHARE * (self._now - began)

    def _send(self) -> None:
        """Send to the webhook what was not sent yet; what is not taken is sent again after the next round."""
        for told in self._agenda.turns() if self.webhook else ():
            if told.line is None or self.stop.is_set():
                continue
            assert self.webhook is not None
            if (refused := self.web.post(self.webhook, told.line)) is not None:
                self._say_once(self.webhook, f"{refused.reason}; it is sent again later")
                return
            self._said.pop(self.webhook, None)
            self._agenda.sent(told.n)


def turn_line(turn: Shift, desk: Desk) -> dict[str, Any]:
    """A turn as `comity shifts --jsonl` has it, with the names of both and the sentences that moved it most."""
    from comity import wire

    names = desk.names([turn.a, turn.b])
    quotes = list(desk.why(turn).tree.leaves())[:3]
    sentences = [
        {"text": one.sentence.text, "outlets": list(one.outlets), "published": one.published, "url": one.url,
         "article": one.article}
        for one in quotes
    ]  # fmt: skip
    return {**wire.to_line(turn), "a_name": names[turn.a], "b_name": names[turn.b], "sentences": sentences}


def turn_words(line: dict[str, Any]) -> str:
    """A turn in a line of talk."""
    how = "against" if line["turn"] == "hostile" else "toward"
    who = one_line(f"{line['a_name']} and {line['b_name']}")
    return f"{who} turned {how} each other around {day(line['date'])}, probability {line['probability']:.2f}"


def _same(turn: Shift, a: str, b: str, way: str, day: str) -> bool:
    apart = abs((date.fromisoformat(turn.date) - date.fromisoformat(day)).days)
    return {turn.a, turn.b} == {a, b} and turn.turn == way and apart <= SAME_TURN
