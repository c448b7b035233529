"""Connections to the web that go only where they may, and never outlast the time that a request is given.

The address is looked up once and checked, and the connection is made to the very address that was checked: a name that
means something else a moment later (DNS rebinding) leads nowhere. Each redirect connects anew, and so is checked too.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import httpcore
import httpx

from comity.sources.web.addresses import is_public

Resolve = Callable[[str, int], list[str]]
"""A host and port -> its IP addresses; an OSError where there is none."""


class AddressRefusedError(Exception):
    """A host that is no public one; its words say which address it has."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host by the system's own resolver, in its order; it reads `2130706433` and `0x7f.1` too."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class UnknownHostError(httpcore.ConnectError):
    """A host that has no address, or that nobody can be asked about now."""


class Transport(httpx.BaseTransport):
    """What httpx sends through: no proxy, no cookie, no address that may not be asked, no request without an end.

    `allowed` says which IP addresses may be asked, and `resolve` which ones a host has; `clock` counts seconds.
    """

    def __init__(
        self,
        *,
        allowed: Callable[[str], bool] = is_public,
        resolve: Resolve = resolve,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._network = _Network(allowed, resolve, clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=self._network,
            max_connections=8,
            keepalive_expiry=30,
        )

    def give(self, seconds: float) -> None:
        """The seconds within which all that is sent and read from now on has to be done."""
        self._network.give(seconds)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answered = self._pool.handle_request(asked)
        assert isinstance(answered.stream, Iterable)
        return httpx.Response(answered.status, headers=answered.headers, stream=_Body(answered.stream))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


class _Network(httpcore.NetworkBackend):
    """TCP to addresses that were checked, each step within the time that is left."""

    def __init__(self, allowed: Callable[[str], bool], resolve: Resolve, clock: Callable[[], float]) -> None:
        self._system = httpcore.SyncBackend()
        self._allowed, self._resolve, self._clock = allowed, resolve, clock
        self._end = float("inf")

    def give(self, seconds: float) -> None:
        self._end = self._clock() + seconds

    def left(self, timeout: float | None) -> float:
        """The seconds that one step may take; a ReadTimeout where none are left."""
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout("the time is over")
        return min(left, timeout if timeout is not None else left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            found = self._resolve(host.strip("[]"), port)
        except (OSError, UnicodeError) as error:
            raise UnknownHostError(f"`{host}` is not known") from error
        allowed = list(filter(self._allowed, found))
        if found and not allowed:
            at = "" if host.strip("[]") == found[0] else f" is at {found[0]}"
            raise AddressRefusedError(f"no public address: `{host}`{at}")
        failed: Exception = UnknownHostError(f"`{host}` is not known")
        for address in allowed[:4]:
            try:
                stream = self._system.connect_tcp(address, port, self.left(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return _Stream(stream, self)
        raise failed

    def sleep(self, seconds: float) -> None:
        raise NotImplementedError  # httpcore's own retries, which we do not ask for


class _Stream(httpcore.NetworkStream):
    """A connection on which a drop every few seconds does not go on for ever."""

    def __init__(self, stream: httpcore.NetworkStream, network: _Network) -> None:
        self._stream, self._network = stream, network

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._network.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._network.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._network.left(timeout)), self._network)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
