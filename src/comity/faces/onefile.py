"""One file of HTML out of a page and what stands beside it: it opens without a server, runs nothing, fetches nothing.

Styles, type and pictures are put into the page; of the type only the faces whose letters stand in it. What needs a
server (scripts, forms, the ways to other pages) goes, and links to other pages become whole addresses.
"""

from __future__ import annotations

import base64
import re
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path

STATIC = Path(__file__).parent / "web" / "static"
"""Where the styles, the type and the pictures of pages are; a page names them under `/static/`."""

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
_GONE = frozenset({"script", "noscript", "form", "nav", "dialog", "template"})
_KINDS = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
_ADDRESS = re.compile(r'(\s(?:href|src|xlink:href)=")(/[^"]*)"')
_FACE = re.compile(r"@font-face\s*{[^}]*}\s*")
_RANGES = re.compile(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", re.IGNORECASE)
_URL = re.compile(r"url\(\"([^\"]+)\"\)")


def onefile(page: str, base: str | None = None) -> str:
    """A page as one file. Its links to other pages lead to `base`, such as `http://127.0.0.1:8421`, or nowhere."""
    packed = _Packed(base, "".join(sorted({one for one in page if one > "\x7f"})))
    packed.feed(page)
    packed.close()
    return "".join(packed.pieces)


class _Packed(HTMLParser):
    """Writes a page again tag by tag as it stands, but for those that reach outside it."""

    def __init__(self, base: str | None, letters: str) -> None:
        super().__init__(convert_charrefs=False)
        self._base = base
        self._letters = letters
        self._gone: list[str] = []  # elements that go, from the outermost
        self.pieces: list[str] = []

    def _put(self, text: str | None) -> None:
        if not self._gone and text:
            self.pieces.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _GONE:
            self._gone.append(tag)
        elif tag == "link":
            self._put(self._linked(dict(attrs)))
        else:
            self._put(_ADDRESS.sub(self._led, self.get_starttag_text() or ""))
            if tag == "head":
                self._put(f'\n<meta http-equiv="Content-Security-Policy" content="{_POLICY}">')
                self._put('\n<meta name="referrer" content="no-referrer">')

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._put(_ADDRESS.sub(self._led, self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        if self._gone and tag == self._gone[-1]:
            self._gone.pop()
        else:
            self._put(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._put(data)

    def handle_entityref(self, name: str) -> None:
        self._put(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._put(f"&#{name};")

    def handle_decl(self, decl: str) -> None:
        self._put(f"<!{decl}>")

    def _linked(self, link: dict[str, str | None]) -> str:
        """What a link in the head becomes: a style of its own, a picture in it, or nothing."""
        place = (link.get("href") or "").removeprefix("/static/")
        if link.get("rel") == "stylesheet":
            return f"<style>\n{style(place, self._letters)}</style>"
        return f'<link rel="icon" href="{data_address(place)}">' if link.get("rel") == "icon" else ""

    def _led(self, found: re.Match[str]) -> str:
        """An address of the site as one that leads there from anywhere."""
        before, address = found[1], found[2]
        if address.startswith("/static/"):
            return f'{before}{data_address(address.removeprefix("/static/"))}"'
        return f'{before}{self._base}{address}"' if self._base else ""


@lru_cache(64)
def style(place: str, letters: str) -> str:
    """A style sheet with its type in it, as far as a page with these letters (beside ASCII) needs it."""
    text = (STATIC / place).read_text(encoding="utf-8")
    text = _FACE.sub(lambda face: face[0] if _needed(face[0], letters) else "", text)
    return _URL.sub(lambda found: f'url("{data_address(found[1])}")', text)


@lru_cache(64)
def data_address(place: str) -> str:
    """A file of ours as an address that holds it."""
    held = base64.b64encode((STATIC / place).read_bytes()).decode("ascii")
    return f"data:{_KINDS[Path(place).suffix]};base64,{held}"


def _needed(face: str, letters: str) -> bool:
    """Whether a face is for all letters, or for some of these.

    >>> _needed("@font-face { unicode-range: U+0100-017F; }", "é"), _needed("@font-face { }", "é")
    (False, True)
    """
    ranges = [(int(first, 16), int(last or first, 16)) for first, last in _RANGES.findall(face)]
    return not ranges or any(low <= ord(one) <= high for one in letters for low, high in ranges)
