"""Addresses on the web: which of them are of one site."""

from __future__ import annotations

from urllib.parse import urlsplit

_SAME = ("www.", "m.", "amp.", "mobile.", "edition.")


def host_of(url: str | None) -> str:
    """The host of an address in small letters; empty where it has none.

    >>> host_of("https://WWW.a.org:443/1")
    'www.a.org'
    """
    try:
        return (urlsplit(url or "").hostname or "").lower().rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return ""


def of_one_site(one: str | None, other: str | None) -> bool:
    """Whether the hosts of two addresses are one, or one lies under the other; a page can't speak for another site.

    >>> of_one_site("https://www.a.org/1", "http://m.a.org/1?x"), of_one_site("https://a.org/", "https://b.a.org.evil/")
    (True, False)
    """
    left, right = (_plain(host_of(url)) for url in (one, other))
    return bool(left and right) and (left == right or left.endswith(f".{right}") or right.endswith(f".{left}"))


def _plain(host: str) -> str:
    return next((host.removeprefix(prefix) for prefix in _SAME if host.startswith(prefix)), host)
