"""Which addresses of the internet may be asked: public ones, and the rest only where a person allows it.

Whoever writes a feed or a page chooses where we go next. Without this, a link could make us ask the machines of our own
network, or the address at which a cloud hands out its keys, and keep what they say.
"""

from __future__ import annotations

import ipaddress
from ipaddress import IPv4Address, IPv6Address

Address = IPv4Address | IPv6Address

# IPv6 that leads to an IPv4 address: who may ask the one may ask the other (RFC 6052, 8215).
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))

_UNICAST = ipaddress.ip_network("2000::/3")  # all that is given out of IPv6 (RFC 4291, 2.4)


# Where clouds hand out keys to the machines that they let. Nobody's reports are there.
_KEYS = ("169.254.169.254", "169.254.170.2", "100.100.100.200", "fd00:ec2::254", "fd20:ce::254")


def is_allowed(text: str) -> bool:
    """Whether an address may be asked where private ones are allowed: all may but those that hand out keys.

    >>> [is_allowed(one) for one in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "::ffff:169.254.169.254")]
    [True, True, False, False]
    """
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return not {str(one) for one in _meant(address)} & set(_KEYS)


def is_public(text: str) -> bool:
    """Whether an IP address is one of the public internet, by itself and by the IPv4 address that it may hold.

    >>> [is_public(one) for one in ("93.184.216.34", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254", "fe80::1%eth0")]
    [True, False, False, False, False]
    """
    try:
        address = ipaddress.ip_address(text.split("%")[0])
    except ValueError:
        return False
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved) and (one.version == 4 or one in _UNICAST)
        for one in _meant(address)
    )


def _meant(address: Address) -> list[Address]:
    """The address, and the IPv4 address inside it; one that only stands for another is that other."""
    if isinstance(address, IPv4Address):
        return [address]
    if address.ipv4_mapped:
        return [address.ipv4_mapped]
    if any(address in network for network in _NAT64):
        return [IPv4Address(int(address) & 0xFFFFFFFF)]
    inside: list[Address] = [address.sixtofour] if address.sixtofour else []
    return [address, *inside, *(address.teredo or ())]
