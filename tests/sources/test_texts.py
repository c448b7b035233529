from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.texts import Text, decode


@pytest.mark.parametrize(
    ("data", "text", "repairs"),
    [
        (b"\xef\xbb\xbfone\r\ntwo", "one\ntwo", 0),
        ("é".encode().replace("é".encode(), b"e\xcc\x81"), "é", 0),
        (b"caf\xe9 \xff!", "caf� �!", 2),
        ("Bağdat".encode("utf-16"), "Bağdat", 0),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "é", 0),
    ],
)
def test_bytes_become_text_and_repairs_are_counted(data: bytes, text: str, repairs: int) -> None:
    assert decode(data) == Text(text, repairs)


def test_a_declared_encoding_stands_where_utf8_does_not() -> None:
    assert decode("café".encode("cp1252"), "windows-1252") == Text("café")
    assert decode(b"caf\xe9", "no-such-encoding").repairs == 1
    assert decode(b"caf\xe9", "rot13").repairs == 1


def test_a_pile_of_accents_takes_no_time() -> None:
    assert decode(("e" + "\u0301\u0323" * 100_000).encode()).repairs == 0


@given(st.binary(), st.sampled_from([None, "latin-1", "utf-16", "shift_jis", "nonsense"]))
def test_any_bytes_become_text_that_can_be_written(data: bytes, declared: str | None) -> None:
    decode(data, *filter(None, [declared])).text.encode()
