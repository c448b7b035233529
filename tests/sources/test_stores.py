"""Files in a store: listed and fetched from a small one of our own, which speaks as much of S3's language as we do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlparse

import pytest

from comity.errors import NotFoundError
from comity.sources import Origin, articles, pieces
from comity.sources.stores import fetched, in_store
from comity.types import Article, Skip

NEWS = "The army entered the city on Monday, and officials said that nobody was hurt when the soldiers came. "
OBJECTS = {
    "2020/a.txt": NEWS.encode(),
    "2020/b.jsonl": json.dumps({"text": NEWS * 2}).encode(),
    "2020/deep/c.txt": (NEWS * 3).encode(),
    "2020/picture.png": b"",
}


class Store(BaseHTTPRequestHandler):
    """One bucket, whose lists fit on one page."""

    def log_message(self, *_: object) -> None:
        pass

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        asked = urlparse(self.path)
        key = unquote(asked.path).removeprefix("/news").lstrip("/")
        if key:
            self._answer(200 if key in OBJECTS else 404, OBJECTS.get(key, b""))
            return
        prefix = parse_qs(asked.query).get("prefix", [""])[0]
        files = "".join(
            f"<Contents><Key>{key}</Key><Size>{len(data)}</Size></Contents>"
            for key, data in OBJECTS.items()
            if key.startswith(prefix)
        )
        self._answer(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{files}</ListBucketResult>".encode())

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture(scope="module")
def _store() -> Iterator[None]:
    pytest.importorskip("daft", reason="comity[cluster] is not installed here")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.server_port}",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_REGION": "us-east-1",
        "DO_NOT_TRACK": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in told.items():
            patch.setenv(name, value)
        yield
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("_store")
def test_a_prefix_is_listed_and_each_file_fetched() -> None:
    (piece,) = pieces(["s3://news/2020"])
    assert [one.where for one in piece.files] == [f"s3://news/{key}" for key in sorted(OBJECTS)]
    found = list(piece.opened())
    assert [one.reason for one in found if isinstance(one, Skip)] == ["not a kind that Comity reads"]
    read = [one for origin in piece.opened() if isinstance(origin, Origin) for one in articles(origin)]
    assert [len(one.text) for one in read if isinstance(one, Article)] == [len(NEWS), 2 * len(NEWS), 3 * len(NEWS)]
    assert all(one.retrieved is None for one in found if isinstance(one, Origin)), "nothing says when it was written"


@pytest.mark.usefixtures("_store")
@pytest.mark.parametrize(("asked", "count"), [("s3://news/2020/*.txt", 1), ("s3://news/2020/b.jsonl", 1)])
def test_a_pattern_and_an_object(asked: str, count: int) -> None:
    assert sum(len(piece.files) for piece in pieces([asked])) == count


@pytest.mark.usefixtures("_store")
def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is nothing at `s3://news/1999`"):
        pieces(["s3://news/1999"])
    skip = fetched("s3://news/2020/gone.txt", tmp_path / "gone.txt")
    assert skip is not None
    assert skip.step == "fetch"


def test_what_is_a_store() -> None:
    assert in_store("s3://news/2020")
    assert not in_store("news/2020")
