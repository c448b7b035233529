"""A served proposer: what is asked, what of an answer is taken, and what is said where there is none."""

from __future__ import annotations

import json
import pickle
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from comity.errors import RefusedError, UsageError
from comity.faces.cli import main
from comity.faces.desk import Desk
from comity.faces.readers import bundled_reader
from comity.reading import PIPELINE, read_article, reader_version
from comity.reading.deeds import find_deeds
from comity.reading.draft import Draft
from comity.reading.explanation import explain
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.reading.proposals import Proposal
from comity.reading.served import Served
from comity.types import Article

KEY = "sk-very-secret-key"
TEXT = "Turkey glimmered Iraq on Sunday. Iran slept."
GOOD = {"sentence": 0, "anchor": "glimmered", "type": "ASSAULT", "actors": ["Turkey"], "recipients": ["Iraq"]}

Make = Callable[..., Article]


@dataclass
class Server:
    """A server on loopback: how it answers, and what it was asked."""

    url: str
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def says(self, content: str) -> None:
        """Answers as a model does that says these words."""
        self.body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()

    def tells(self, *deeds: object) -> None:
        self.says(json.dumps({"deeds": deeds}))


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    for name in ("COMITY_PROPOSER", "COMITY_PROPOSER_MODEL", "COMITY_PROPOSER_KEY", "COMITY_MODEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")  # nobody is there, and nobody is to look
    told: Server

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.paths.append(self.path)
            told.keys.append(self.headers["Authorization"])
            told.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            time.sleep(told.pause)
            try:
                self.send_response(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body)
            except OSError:
                pass  # whoever asked has gone

        do_GET = do_POST

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        listening.block_on_close = False
        told = Server(f"http://127.0.0.1:{listening.server_port}/v1")
        told.tells()
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield told
        listening.shutdown()
        thread.join()


def proposals(article: Article, proposer: Served) -> Sequence[Proposal]:
    """What is taken for a proposal, before the rules have weighed it."""
    draft = Draft(article, DEFAULT_MODEL, knowledge(), proposer=proposer)
    for step in PIPELINE:
        if step.run is find_deeds:
            break
        draft = step.run(draft)
    return draft.proposals


def deeds(article: Article, proposer: Served) -> Sequence[str]:
    return [mention.anchor.text for mention in read_article(article, proposer=proposer).event_mentions]


# --- asking


def test_a_good_answer_is_read(article: Make, server: Server) -> None:
    server.tells(GOOD)
    reading = read_article(article(TEXT), proposer=Served(server.url, "small", KEY))
    (mention,) = reading.event_mentions
    assert (mention.cue, mention.actors[0].actor) == ("proposed:small", "turkey")
    assert mention.recipients[0].actor == "iraq"
    assert reading.reader == f"{reader_version()}, proposed by small"
    assert server.paths == ["/v1/chat/completions"]
    assert server.keys == [f"Bearer {KEY}"]


def test_what_is_asked(article: Make, server: Server) -> None:
    deeds(article(TEXT), Served(f"{server.url}/", "small"))
    (asked,) = server.asked
    assert (asked["model"], asked["temperature"]) == ("small", 0)
    task, told = asked["messages"]
    assert "ASSAULT: " in task["content"]
    assert told["content"] == "[0] Turkey glimmered Iraq on Sunday.\n[1] Iran slept."
    assert (server.keys, server.paths) == ([None], ["/v1/chat/completions"])


def test_a_long_article_is_asked_about_in_pieces(article: Make, server: Server) -> None:
    server.tells({"sentence": 50, "anchor": "slept", "type": "CONCEDE"})
    assert len(proposals(article("Iran slept. " * 90), Served(server.url, "small"))) == 1, "of its own piece only"
    told = [asked["messages"][1]["content"].splitlines() for asked in server.asked]
    assert [len(lines) for lines in told] == [40, 40, 10]
    assert told[1][0].startswith("[40] ")
    server.asked.clear()
    deeds(article("\n\n".join("Iran slept" + " and slept" * 600 + "." for _ in range(3))), Served(server.url, "small"))
    assert all(len(asked["messages"][1]["content"]) < 12_200 for asked in server.asked)
    assert len(server.asked) >= 2


def test_an_article_without_a_sentence_asks_nothing(article: Make, server: Server) -> None:
    deeds(article(" "), Served(server.url, "small"))
    assert server.asked == []


# --- what of an answer is taken


@pytest.mark.parametrize(
    "content",
    [
        "Here it is:\n```json\n" + json.dumps({"deeds": [GOOD]}) + "\n```",
        json.dumps([GOOD]),
        json.dumps(GOOD),
        '{"deeds": [' + json.dumps(GOOD) + ', {"sentence": 1, "anc',
    ],
)
def test_json_in_other_clothes_is_read(article: Make, server: Server, content: str) -> None:
    server.says(content)
    assert deeds(article(TEXT), Served(server.url, "small")) == ["glimmered"]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        7,
        "glimmered",
        [],
        {},
        {"sentence": "0"},
        {"sentence": True},
        {"sentence": 0.5},
        {"sentence": 99},
        {"anchor": None},
        {"anchor": ["glimmered"]},
        {"anchor": "glim\u0000mered"},
        {"anchor": "\ud800"},
        {"anchor": "x" * 10_000},
        {"type": 4},
        {"nth": "first"},
        {"actors": "Turkey"},
        {"actors": [3]},
        {"recipients": {"Iraq": 1}},
    ],
)
def test_what_is_malformed_is_left_out_and_the_rest_is_read(article: Make, server: Server, wrong: object) -> None:
    if isinstance(wrong, dict) and wrong:
        wrong = {**GOOD, **wrong}
    server.tells(wrong, {"sentence": 1, "anchor": "slept", "type": "CONCEDE", "actors": ["Iran"], "extra": 1})
    assert [one.anchor for one in proposals(article(TEXT), Served(server.url, "small"))] == ["slept"]
    assert deeds(article(TEXT), Served(server.url, "small")) == ["slept"]


def test_words_that_are_not_in_the_text_are_refused_and_explained(article: Make, server: Server) -> None:
    server.tells({**GOOD, "anchor": "bombed"}, {**GOOD, "recipients": ["Mars"]}, {**GOOD, "type": "WAR"})
    found = explain(article(TEXT), proposer=Served(server.url, "small"))
    (mention,) = found.reading.event_mentions
    assert mention.recipients == ()
    refused = [one.text for one in found.sentences[0].no_deeds if one.place == "proposed by small"]
    assert refused == ["bombed", "glimmered", "Mars"]


# --- what is said where there is no answer


@pytest.mark.parametrize(
    ("status", "hint"),
    [(500, "try again"), (429, "try again"), (401, "export COMITY_PROPOSER_KEY"), (404, "as far as /v1"), (204, "try")],
)
def test_another_status_is_an_error_without_the_key(article: Make, server: Server, status: int, hint: str) -> None:
    server.status, server.body = status, b"" if status == 204 else f"Incorrect key: {KEY}".encode()
    with pytest.raises(RefusedError) as caught:
        deeds(article(TEXT), Served(server.url, "small", KEY))
    assert f"`small` at `{server.url}` answered with status {status}" in caught.value.message
    assert hint in (caught.value.hint or "")
    assert KEY not in repr(caught.value) + str(caught.value.hint)


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"", b"7", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"[" * 100_000,
     b"\xff\xfe\xff", json.dumps({"choices": [{"message": {"content": "I can't help with that {sorry}."}}]}).encode()],
)  # fmt: skip
def test_an_answer_that_is_no_json_is_an_error(article: Make, server: Server, body: bytes) -> None:
    server.body = body
    with pytest.raises(RefusedError, match="answered with no JSON"):
        deeds(article(TEXT), Served(server.url, "small"))


def test_braces_without_end_are_given_up_soon(article: Make, server: Server) -> None:
    server.says('{"a":' * 200_000)
    with pytest.raises(RefusedError, match="answered with no JSON"):
        deeds(article(TEXT), Served(server.url, "small"))


def test_a_slow_answer_is_not_waited_for(article: Make, server: Server) -> None:
    server.pause = 2.0
    began = time.monotonic()
    with pytest.raises(RefusedError, match=r"did not answer within 0\.2 seconds"):
        deeds(article(TEXT), Served(server.url, "small", timeout=0.2))
    assert time.monotonic() - began < 1.5


def test_a_redirect_is_not_followed(article: Make, server: Server) -> None:
    for status in (301, 302, 303, 307, 308):
        server.status, server.headers = status, {"Location": f"{server.url}/elsewhere"}
        with pytest.raises(RefusedError, match="sent us elsewhere"):
            deeds(article(TEXT), Served(server.url, "small", KEY))
    assert set(server.paths) == {"/v1/chat/completions"}


def test_a_huge_answer_is_refused(article: Make, server: Server) -> None:
    server.body = b" " * (4 * 1024 * 1024 + 1)
    with pytest.raises(RefusedError, match="more than 4 MiB"):
        deeds(article(TEXT), Served(server.url, "small"))


def test_where_nobody_listens(article: Make) -> None:
    with pytest.raises(RefusedError, match="can't be reached: Connection refused") as caught:
        deeds(article(TEXT), Served("http://127.0.0.1:9/v1", "small", KEY))
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("file:///etc/passwd", "does not begin with http"),
        ("127.0.0.1:8080/v1", "does not begin with http"),
        ("http://", "does not begin with http"),
        ("http://me:sk-hidden@host/v1", "a key goes into COMITY_PROPOSER_KEY"),
        ("http://host/v1?key=sk-hidden", "a key goes into COMITY_PROPOSER_KEY"),
        ("http://host/v1\r\nX: y", "a control character"),
        ("http://host:port/v1", "is none"),
    ],
)
def test_an_address_that_is_none_is_refused_at_once(url: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        Served(url, "small")
    assert said in caught.value.message
    assert "sk-hidden" not in caught.value.message


@pytest.mark.parametrize("key", ["sk-a\nX-Other: 1", "schlüssel"])
def test_a_key_that_is_none_is_not_said(key: str) -> None:
    with pytest.raises(UsageError) as caught:
        Served("http://127.0.0.1:9/v1", "small", key)
    assert key not in caught.value.message


def test_the_key_is_not_shown_and_a_reader_travels() -> None:
    served = Served("http://127.0.0.1:9/v1", "small", KEY)
    assert KEY not in repr(served)
    reader = pickle.loads(pickle.dumps(bundled_reader(proposer=served)))
    assert reader.version.endswith(", proposed by small")
    assert reader.read.keywords["proposer"] == served


# --- from the command line


def test_a_sentence_is_explained_with_its_proposer(
    server: Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.tells(GOOD, {**GOOD, "anchor": "bombed"})
    monkeypatch.setenv("COMITY_PROPOSER", server.url)
    monkeypatch.setenv("COMITY_PROPOSER_KEY", KEY)
    assert main(["codebook", "explain", TEXT, "--proposer-model", "small"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "no row tells it: small proposed it" in said
    assert "it does not stand in the sentence" in said
    assert server.keys == [f"Bearer {KEY}"]


def test_a_casebook_keeps_the_proposers_name_and_not_the_key(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.tells(GOOD)
    monkeypatch.setenv("COMITY_PROPOSER_KEY", KEY)
    report, case = tmp_path / "a.txt", tmp_path / "case"
    report.write_text(f"{TEXT} Nobody in the town knew what the day was to bring to them.", encoding="utf-8")
    line = ["read", str(report), "--into", str(case), "--published", "2020-01-02", "--proposer", server.url]
    assert main([*line, "--proposer-model", "small"]) == 0
    with Desk(case) as desk:
        assert [mention.cue for mention in desk.mentions()] == ["proposed:small"]
    assert not any(KEY.encode() in file.read_bytes() for file in case.rglob("*") if file.is_file())


def test_a_reading_stops_where_the_proposer_does_not_answer(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.status = 500
    report, case = tmp_path / "a.txt", tmp_path / "case"
    report.write_text(f"{TEXT} Nobody in the town knew what the day was to bring to them.", encoding="utf-8")
    line = ["read", str(report), "--into", str(case), "--published", "2020-01-02"]
    proposing = ["--proposer", server.url, "--proposer-model", "small"]
    assert main([*line, *proposing]) == 6
    assert capsys.readouterr().err.endswith("answered with status 500\n\nhint: try again; what was kept is kept\n")
    server.status = 200
    assert main([*line, *proposing]) == 0
    assert "1 read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--proposer", "http://127.0.0.1:9/v1"], "the proposer has no model"),
        (["--proposer-model", "small"], "the model `small` has no address"),
        (["--proposer", "ftp://host", "--proposer-model", "small"], "does not begin with http"),
    ],
)
def test_half_a_proposer_is_a_usage_error(
    server: Server, line: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codebook", "explain", TEXT, *line]) == 2
    assert said in capsys.readouterr().err
