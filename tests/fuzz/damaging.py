"""Damage: bytes that were whole, with some of them turned, cut, doubled or put in from elsewhere.

What is damaged begins whole, so that a reader gets well into it before it meets what is wrong. In the suite each reader
has few examples; `make fuzz` gives it twenty times as many.
"""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

USUAL = settings.get_profile("comity").max_examples

ODD = (
    *(b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", "\u202e\u200b".encode(), b"&#x110000;", b"%s%n"),
    *(
        b'"',
        b"'",
        b"\\",
        b"\n",
        b"\r",
        b"\t",
        b",",
        b"|",
        b";",
        b":",
        b"[]",
        b"{}",
        b"null",
        b"true",
        b"<!--",
        b"<![CDATA[",
    ),
    *(b"9" * 400, b"-1", b"1e999", b"NaN", b"0000-00-00", b"9999-12-31", b"../../etc/passwd", b"=1+1", b"a" * 5_000),
    *(b"[" * 3_000, b"{" * 3_000, b'{"a":' * 500, b"(" * 3_000, b"<" * 300, b"<div>" * 3_000, b"&amp" * 50),
)
"""What a reader may stumble over, wherever it stands."""

BROKEN_WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([one.decode("utf-8", "replace") for one in ODD]),
    st.sampled_from(["", " ", "0", "-1", "2020-13-45", "\x00", "*", '"', "NEAR(", "iran", "x" * 3_000]),
)


def examples(most: int) -> settings:
    """So many examples in the suite, and as many times more as the profile in hand asks for."""
    return settings(max_examples=max(1, most * settings().max_examples // USUAL))


@st.composite
def damaged(draw: st.DrawFn, whole: bytes, edits: int = 5) -> bytes:
    """Some bytes with a few things wrong; one time in twenty as they were."""
    found = bytearray(whole)
    for _ in range(draw(st.integers(0, edits))):
        at = draw(st.integers(0, len(found)))
        length = draw(st.integers(0, min(200, len(found) - at)))
        match draw(st.sampled_from(["turn", "cut", "double", "put", "put", "move", "end"])):
            case "turn" if at < len(found):
                found[at] = draw(st.integers(0, 255))
            case "cut":
                del found[at : at + length]
            case "double":
                found[at:at] = found[at : at + length] * draw(st.integers(1, 40))
            case "put":
                found[at : at + (length if draw(st.booleans()) else 0)] = draw(st.sampled_from(ODD))
            case "move":
                piece = bytes(found[at : at + length])
                del found[at : at + length]
                to = draw(st.integers(0, len(found)))
                found[to:to] = piece
            case "end" if draw(st.booleans()):
                del found[at:]
            case _:
                pass
    return bytes(found)
