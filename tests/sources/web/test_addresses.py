from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.web.addresses import is_allowed, is_public
from comity.sources.web.connections import resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "239.255.255.250", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::10.0.0.1", "64:ff9b:1::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1",
        "::127.0.0.1", "fec0::1", "not an address", "",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::8.8.8.8"])  # fmt: skip  # noqa: E501
def test_what_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "fd00:ec2::254"]
)
def test_where_keys_are_handed_out_nobody_is_let(address: str) -> None:
    assert not is_allowed(address)
    assert is_allowed("127.0.0.1")
    assert is_allowed("fd00:ec2::255")


@given(st.ip_addresses(v=4, network="10.0.0.0/8") | st.ip_addresses(v=4, network="127.0.0.0/8"))
def test_a_private_address_is_private_in_every_dress(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    six_to_four = ipaddress.IPv6Address((0x2002 << 112) | number << 80)
    for dress in (f"::ffff:{address}", f"64:ff9b::{address}", str(six_to_four)):
        assert not is_public(dress)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "0177.0.0.1", "0x7f000001"])
def test_a_number_is_resolved_to_the_address_that_it_means(host: str) -> None:
    assert resolve(host, 80) == ["127.0.0.1"]
