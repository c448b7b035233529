"""A server on loopback that answers as a test says, and keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self


@dataclass(frozen=True)
class Reply:
    """What is answered to a path; `drip` sends it a byte at a time, that many seconds apart."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0
    endless: bool = False


@dataclass(frozen=True)
class Asked:
    host: str
    path: str
    headers: Mapping[str, str]
    body: bytes = b""


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        pass  # whoever asked has hung up, as it should where a test sends what has no end


class LocalServer:
    """Replies by path, or by host and path (`a.test/1`); a function makes a reply of the request. 404 for the rest."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply | Callable[[Asked], Reply]] = {}
        self.asked: list[Asked] = []
        self.names: dict[str, list[str]] = {}
        self.resolved: list[str] = []
        self._http = _Quiet(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._stop = threading.Event()
        self.port = self._http.server_address[1]

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._http.shutdown()
        self._http.server_close()

    def url(self, path: str, host: str = "news.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def resolve(self, host: str, port: int) -> list[str]:
        """Every name leads here, but for those in `names`."""
        self.resolved.append(host)
        return self.names.get(host, ["127.0.0.1"])

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        found = self.replies.get(asked.host + asked.path, self.replies.get(asked.path, Reply(b"gone", 404)))
        return found if isinstance(found, Reply) else found(asked)

    def wait(self, seconds: float) -> bool:
        """Let time pass; True where the server is stopping."""
        return self._stop.wait(seconds)


def _handler(server: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            host = (self.headers.get("Host") or "").split(":")[0]
            reply = server.reply(Asked(host, self.path, dict(self.headers), self.rfile.read(length)))
            try:
                self._send(reply)
            except OSError:
                self.close_connection = True  # whoever asked has gone, as it should

        do_POST = do_GET

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.endless or reply.drip:
                self.send_header("Connection", "close")
                self.end_headers()
                while not server.wait(reply.drip):
                    self.wfile.write(b"x" if reply.drip else b"x" * 65536)
                return
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


class ElsewhereClock:
    """A clock on which waiting takes no time; `slept` is what was waited."""

    def __init__(self, start: float = 1_577_836_800.0) -> None:
        self.time = start
        self.slept: list[float] = []

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.time += seconds
