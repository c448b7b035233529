"""A site's robots.txt (RFC 9309) -> what may be read there, and how slowly."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

MOST = 500 * 1024
"""Characters that are read of it, as the RFC asks for."""

_NAME = "Comity"  # the product token: what a `User-agent` line has to say to speak of us


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of a site for us; `pause` in seconds between two requests, 0 where it asks for none."""

    parsed: Any
    pause: float = 0.0

    def allows(self, url: str) -> bool:
        return bool(self.parsed.can_fetch(url, _NAME))


def rules_of(text: str) -> Robots:
    """What a robots.txt says to Comity, and else to all; lines that say nothing known are passed over.

    >>> rules = rules_of("User-agent: *\\nDisallow: /private\\nCrawl-delay: 5")
    >>> rules.pause, rules.allows("https://a.org/private/1"), rules.allows("https://a.org/1")
    (5.0, False, True)
    """
    from protego import Protego

    parsed = Protego.parse(text[:MOST])
    rate = parsed.request_rate(_NAME)
    asked = (parsed.crawl_delay(_NAME) or 0.0, rate.seconds / rate.requests if rate and rate.requests else 0.0)
    return Robots(parsed, max(one for one in (*asked, 0.0) if math.isfinite(one)))
