"""The one edge to the web: an address -> its page, as politely as a guest and as carefully as a stranger.

    with Web() as web:
        answer = web.get("https://example.org/news.html")

Asked of each site: its robots.txt, with the pause that it asks for; one request at a time, a second apart at least;
again what has changed only; and nothing while it says that it is too busy. Not obeyed: more than five redirects, pages
without an end, answers that take for ever, cookies, addresses that are not public. Whoever needs other bounds gives
another `Manners`; the clock, the resolver and all of `Transport` can be given too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Self

import httpcore
import httpx

from comity.sources.bodies import MAX_PAGE, BodyError, too_large, unpacked
from comity.sources.urls import host_of
from comity.sources.web.answers import Answer, Page, Refused, Unchanged, Validators
from comity.sources.web.connections import AddressRefusedError, Transport, UnknownHostError
from comity.sources.web.robots import Robots, rules_of
from comity.sources.web.state import Rules, State, Wait

AGENT = "Comity"
"""The name by which robots.txt may speak of us."""

_MOVED = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_WORDS = {401: "it wants a password", 402: "it wants to be paid", 403: "it is forbidden", 404: "it is not there",
          410: "it is gone", 429: "it is asked too much", 451: "it may not be shown"}  # fmt: skip
_LONGEST_URL = 2000
_HOUR = 3600.0
_MOMENT = 0.05  # seconds by which a clock may be off


@dataclass(frozen=True, slots=True)
class Manners:
    """Bounds, in seconds, bytes and counts.

    `patience` is how long a call may wait until a host is ready; `pause` lies between two requests to one host, and
    `longest_pause` is the most that a site may ask for before it is left alone.
    """

    agent: str = AGENT
    pause: float = 1.0
    longest_pause: float = 120.0
    patience: float = 60.0
    tries: int = 3
    seconds: float = 30.0
    page_bytes: int = MAX_PAGE
    redirects: int = 5
    backoff: tuple[float, float] = (10.0, 6 * _HOUR)  # after the first failure, and at most; three times as long each
    unreached: float = 120.0  # until a host that was not reached is tried again: longer than a call is patient
    longest_wait: float = 7 * 24 * _HOUR  # that a server can ask for
    rules_last: float = 24 * _HOUR  # of a robots.txt (RFC 9309, 2.4)


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds since 1970, and how to let some pass."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True)
class _Answered:
    """What a server answered; `data` as it was sent, which httpx would unpack without a bound."""

    status: int
    headers: httpx.Headers
    data: bytes


@dataclass
class Web:
    """The edge. `state` remembers, in memory unless given; `notice` is told of waits that a person would notice."""

    state: State = field(default_factory=State)
    manners: Manners = field(default_factory=Manners)
    transport: Transport = field(default_factory=Transport)
    clock: Clock = field(default_factory=Clock)
    notice: Callable[[str], None] = lambda _: None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections and of what is remembered; both open again when they are needed."""
        self.transport.close()
        self.state.close()

    def get(self, url: str, known: Validators | None = None) -> Answer:
        """The page of an address, by its robots.txt; with `known`, Unchanged where it is what it was.

        Asked again, up to `tries` times, while the wait that a busy server wants is within the patience.
        """
        for _ in range(self.manners.tries):
            answer = self._redirected(url, known or Validators(), obeying=True)
            if not isinstance(answer, Refused) or answer.later is None or answer.later > self.manners.patience:
                break
        return answer

    def ready_in(self, url: str) -> float:
        """In how many seconds the host of an address may be asked; 0 for now."""
        return max(0.0, self.state.wait(host_of(url)).ready - self.clock.now())

    def robots(self, url: str) -> Robots | Refused:
        """The rules of an address's site, asked for once a day; or why it can't be asked now.

        As RFC 9309 has it: without the file all may be read; where the server fails, nothing.
        """
        site = _site(url)
        held = self.state.rules(site)
        if held is not None and self.clock.now() - held.at < self.manners.rules_last and held.text is not None:
            return rules_of(held.text)
        answer = self._redirected(f"{site}/robots.txt", Validators(), obeying=False)
        if isinstance(answer, Page):
            text: str | None = answer.data.decode("utf-8", "replace")
        elif isinstance(answer, Refused) and answer.later is None and 400 <= (answer.status or 0) < 500:
            text = ""
        else:
            refused = answer if isinstance(answer, Refused) else Refused(url, "fetch", "nothing was sent")
            asked = ", asked for its robots.txt" if refused.status else ""
            return replace(refused, url=url, reason=refused.reason + asked)
        self.state.keep_rules(site, Rules(self.clock.now(), text))
        return rules_of(text or "")

    def post(self, url: str, data: bytes) -> Refused | None:
        """Send JSON to an address that a person named; None where it was taken. No redirect is followed."""
        if (why := _no_address(url)) is not None:
            return Refused(url, "address", why)
        answer = self._sent(httpx.Request("POST", url, headers={**self._headers(), "Content-Type": "application/json"}, content=data))  # fmt: skip  # noqa: E501
        if isinstance(answer, Refused):
            return answer
        return None if answer.status < 300 else self._no(url, answer.status)

    def _redirected(self, url: str, known: Validators, *, obeying: bool) -> Answer:
        asked = url
        for _ in range(self.manners.redirects + 1):
            answer = self._asked(asked, known, obeying=obeying)
            if not isinstance(answer, str):
                return replace(answer, url=url) if isinstance(answer, Refused) else answer
            asked = answer
        return Refused(url, "fetch", f"more than {self.manners.redirects} redirects")

    def _asked(self, url: str, known: Validators, *, obeying: bool) -> Answer | str:
        """One request: its answer, or the address that it sends on to."""
        if (why := _no_address(url)) is not None:
            return Refused(url, "address", why)
        pause = self.manners.pause
        if obeying:
            robots = self.robots(url)
            if isinstance(robots, Refused):
                return robots
            if not robots.allows(url):
                return Refused(url, "robots", "forbidden by the site's robots.txt")
            if robots.pause > self.manners.longest_pause:
                return Refused(
                    url, "robots", f"a pause too long in the site's robots.txt: {_in_words(robots.pause)} between pages"
                )
            pause = max(pause, robots.pause)
        if (busy := self._waited(url)) is not None:
            return busy
        answer = self._sent(httpx.Request("GET", url, headers=self._headers(known)))
        if isinstance(answer, Refused):
            return answer
        return self._told(url, answer, pause, obeying=obeying)

    def _told(self, url: str, answer: _Answered, pause: float, *, obeying: bool) -> Answer | str:
        status, headers = answer.status, answer.headers
        if status in _BUSY:
            return replace(
                self._failed(url, self._no(url, status).reason, _retry_after(headers, self.clock.now())), status=status
            )
        # a robots.txt that comes well forgives no page that did not
        failures = 0 if obeying else self.state.wait(host_of(url)).failures
        self.state.keep_wait(host_of(url), Wait(self.clock.now() + pause, failures))
        if status in _MOVED and (to := headers.get("Location")):
            try:
                return str(httpx.URL(url).join(to).copy_with(fragment=None))
            except (httpx.InvalidURL, ValueError):
                return Refused(url, "fetch", "a redirect to what is no address")
        if status == 304:
            return Unchanged(url)
        if status != 200:
            return self._no(url, status)
        try:
            data = unpacked(answer.data, headers.get("Content-Encoding", ""), self.manners.page_bytes)
        except BodyError as error:
            return Refused(url, "fetch", str(error))
        kind = Message()
        kind["Content-Type"] = headers.get("Content-Type", "")
        return Page(
            url,
            data,
            datetime.fromtimestamp(self.clock.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            kind.get_content_type() if headers.get("Content-Type") else None,
            kind.get_content_charset(),
            headers.get("X-Robots-Tag", ""),
            Validators(headers.get("ETag"), headers.get("Last-Modified")),
        )

    def _sent(self, request: httpx.Request) -> _Answered | Refused:
        """An answer with the bytes of its body as they came, or why there is none."""
        url, data = str(request.url), bytearray()
        self.transport.give(self.manners.seconds)
        try:
            answer = self.transport.handle_request(request)
            try:
                for stretch in answer.stream:  # type: ignore[union-attr]  # our transport's is not the async one
                    data += stretch
                    if len(data) > self.manners.page_bytes:
                        return Refused(url, "fetch", str(too_large(self.manners.page_bytes)))
            finally:
                answer.close()
        except AddressRefusedError as error:
            return Refused(url, "address", str(error))
        except UnknownHostError as error:  # no server was bothered: nothing is noted
            return Refused(url, "fetch", f"not reached: {error}", self.manners.unreached)
        except httpcore.TimeoutException:
            return self._failed(url, f"no whole answer within {self.manners.seconds:.0f} seconds")
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
            why = f"not reached: {error}" if str(error) else "not reached"
            return self._failed(url, why, self.manners.unreached)
        return _Answered(answer.status_code, answer.headers, bytes(data))

    def _waited(self, url: str) -> Refused | None:
        """Lets the time pass until a host may be asked; where that is too long, says so."""
        wait = self.ready_in(url)
        if wait > self.manners.patience:
            return Refused(url, "fetch", f"left alone for now, as it was busy or failed: {_in_words(wait)} more", wait)
        if wait > 0:
            if wait > self.manners.longest_pause / 10:
                self.notice(f"{host_of(url)} wants a pause of {_in_words(wait)}")
            self.clock.sleep(wait)
            if (left := self.ready_in(url)) > _MOMENT:
                return Refused(url, "fetch", "the wait for its server was ended", left)
        return None

    def _failed(self, url: str, reason: str, asked: float | None = None) -> Refused:
        """A failure that may pass, noted with the host: the next request waits as the server asks, or ever longer."""
        failures = self.state.wait(host_of(url)).failures + 1
        first, most = self.manners.backoff
        wait = min(first * 3 ** min(failures - 1, 20), most) if asked is None else min(asked, self.manners.longest_wait)
        self.state.keep_wait(host_of(url), Wait(self.clock.now() + wait, failures))
        return Refused(url, "fetch", reason, wait)

    def _no(self, url: str, status: int) -> Refused:
        words = _WORDS.get(status)
        return Refused(url, "fetch", f"answered with {status}" + (f": {words}" if words else ""), status=status)

    def _headers(self, known: Validators | None = None) -> dict[str, str]:
        asked = {
            "User-Agent": self.manners.agent,
            "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5",  # noqa: E501
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate",
        }
        if known and known.etag:
            asked["If-None-Match"] = known.etag
        if known and known.modified:
            asked["If-Modified-Since"] = known.modified
        return asked


def _no_address(url: str) -> str | None:
    """Why an address is none that is asked, or None."""
    if len(url) > _LONGEST_URL:
        return f"an address of more than {_LONGEST_URL} characters"
    try:
        parts = httpx.URL(url)
    except (httpx.InvalidURL, ValueError):
        return "not an address on the web"
    if parts.scheme not in ("http", "https"):
        return f"not an address on the web, but `{parts.scheme}:`"
    if not parts.host:
        return "an address without a host"
    if parts.userinfo:
        return "an address with a name or a password in it"
    return None


def _site(url: str) -> str:
    parts = httpx.URL(url)
    return f"{parts.scheme}://{parts.netloc.decode('ascii')}"


def _retry_after(headers: httpx.Headers, now: float) -> float | None:
    """The seconds that a `Retry-After` asks for, given as seconds or as a date."""
    text = headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - now)
    except (TypeError, ValueError, OverflowError):
        return None


def _in_words(seconds: float) -> str:
    """A time in words.

    >>> _in_words(59), _in_words(300), _in_words(7300)
    ('59 seconds', '5 minutes', '2 hours')
    """
    for size, name in ((24 * _HOUR, "days"), (_HOUR, "hours"), (60.0, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{seconds:.0f} seconds"
