"""A web of its own for each test: a server on loopback, names that lead to it, and a clock that does not wait."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # for `local_server`

from local_server import ElsewhereClock, LocalServer

from comity.sources.web.connections import Transport
from comity.sources.web.fetching import Clock, Manners, Web


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        yield server


@pytest.fixture
def clock() -> ElsewhereClock:
    return ElsewhereClock()


@pytest.fixture
def web(server: LocalServer, clock: ElsewhereClock) -> Iterator[Web]:
    """The edge as users have it, but that loopback stands for the public internet."""
    transport = Transport(allowed=lambda address: address == "127.0.0.1", resolve=server.resolve)
    manners = replace(Manners(), seconds=2.0)
    with Web(transport=transport, clock=Clock(clock.now, clock.sleep), manners=manners) as web:
        yield web
