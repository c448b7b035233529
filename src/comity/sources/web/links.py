"""A page -> the links in it that a person could see, and that nobody asks not to follow.

Sites set traps for those who follow everything: links that are hidden, of no size, the colour of the ground, or under
words that say not to. Whoever walks into one is shut out. What a person could not click is no link for us.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from comity.sources.html import decode_page
from comity.sources.urls import of_one_site
from comity.sources.web.answers import Page

_NO_FOLLOW = {"nofollow", "ugc", "sponsored"}
_UNSEEN_TAGS = ("noscript", "template", "script", "style", "head", "iframe", "object", "svg")
_UNSEEN_CLASSES = {"hidden", "hide", "d-none", "invisible", "sr-only", "visually-hidden", "screen-reader-text",
                   "screen-reader-only", "offscreen", "honeypot"}  # fmt: skip
_WARNED = re.compile(r"\b(?:do\s+not|don['’]t|never)\s+(?:follow|click|visit|open|crawl)\b", re.I)
_ZERO = r"0*(?:\.0+)?(?:px|em|rem|%|pt|vw|vh)?"
_UNSEEN_STYLE = re.compile(
    rf"""(?:^|[;\s])(?:
        display\s*:\s*none | visibility\s*:\s*(?:hidden|collapse) | content-visibility\s*:\s*hidden
        | opacity\s*:\s*0?(?:\.0+)?\s*(?:;|!|$) | color\s*:\s*transparent | transform\s*:[^;]*scale\(\s*0
        | (?:font-size|width|height|max-width|max-height|line-height)\s*:\s*(?:{_ZERO}|1px)\s*(?:;|!|$)
        | (?:left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\s*\d{{3,}}
        | clip\s*:\s*rect | clip-path\s*:\s*(?:inset\(\s*(?:50|100)|circle\(\s*0)
    )""",
    re.I | re.X,
)
_COLOUR = re.compile(r"(?:^|[;\s])(background(?:-color)?|color)\s*:\s*([^;!]+)", re.I)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,2000})\}")
_SIMPLE = re.compile(r"(?:[a-z]\w*)?([.#])([\w-]+)$", re.I)


def links_in(page: Page) -> list[str]:
    """The addresses on its own site that a page shows to a person, each once, in order; none where it says nofollow."""
    tree = _parsed(page)
    if tree is None or _says(page.robots) or _forbidden_in_head(tree):
        return []
    base = urljoin(page.url, next((node.get("href") for node in tree.iter("base") if node.get("href")), ""))
    unseen = _unseen_by_sheet(tree)
    found: dict[str, None] = {}
    for node in tree.iter("a"):
        address = _address(base, node.get("href"))
        if address and of_one_site(address, page.url) and address != page.url and _may_follow(node, unseen):
            found.setdefault(address)
    return list(found)


def feeds_in(page: Page) -> list[str]:
    """The feeds that a page names in its head."""
    tree = _parsed(page)
    return [
        address
        for node in (tree.iter("link") if tree is not None else ())
        if "alternate" in (node.get("rel") or "").lower().split()
        and (node.get("type") or "").lower() in ("application/rss+xml", "application/atom+xml")
        and (address := _address(page.url, node.get("href")))
    ]


def _parsed(page: Page) -> Any:
    from trafilatura.utils import load_html

    return load_html(decode_page(page.data, page.charset).text)


def _address(base: str, href: str | None) -> str | None:
    try:
        address = urljoin(base, (href or "").strip()).split("#")[0]
        return address if href and urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _may_follow(link: Any, unseen: set[str]) -> bool:
    if _NO_FOLLOW & set((link.get("rel") or "").lower().split()):
        return False
    words = " ".join(link.itertext()).strip()
    if not words and not any(node.tag == "img" and node.get("alt") for node in link.iter()):
        return False  # nothing to click on
    if _WARNED.search(f"{words} {link.get('title') or ''} {link.get('aria-label') or ''}"):
        return False
    inside = [node for node in link.iter() if isinstance(node.tag, str) and (node.text or "").strip()]
    shown = inside or [link]
    return not any(_hidden(node, unseen) for node in (link, *link.iterancestors())) and not all(
        _hidden(node, unseen) for node in shown
    )


def _hidden(node: Any, unseen: set[str]) -> bool:
    """Whether an element is hidden by what it is, by its style, or by a rule of the page."""
    if node.tag in _UNSEEN_TAGS or node.get("hidden") is not None or node.get("inert") is not None:
        return True
    if (
        (node.get("aria-hidden") or "").lower() == "true"
        or node.get("width") in ("0", "1")
        or node.get("height") == "0"
    ):
        return True
    names = {f".{name}" for name in (node.get("class") or "").split()} | {f"#{node.get('id')}"}
    if names & unseen or {name[1:].lower() for name in names} & _UNSEEN_CLASSES:
        return True
    return _unseen(node.get("style") or "")


def _unseen(style: str) -> bool:
    colours = {name.lower()[:10]: "".join(value.lower().split()) for name, value in _COLOUR.findall(style[:2000])}
    ground = colours.get("background")
    return bool(_UNSEEN_STYLE.search(style[:2000])) or (ground is not None and ground == colours.get("color"))


def _unseen_by_sheet(tree: Any) -> set[str]:
    """The classes and ids that a page's own style sheets hide, as `.name` and `#name`."""
    found = set()
    for sheet in tree.iter("style"):
        for selectors, style in _RULE.findall((sheet.text or "")[:200_000]):
            if _unseen(style):
                simple = (_SIMPLE.match(one.strip()) for one in selectors.split(","))
                found |= {f"{one[1]}{one[2]}" for one in simple if one}
    return found


def _forbidden_in_head(tree: Any) -> bool:
    return any(
        _says(node.get("content") or "")
        for node in tree.iter("meta")
        if (node.get("name") or "").lower() in ("robots", "comity")
    )


def _says(robots: str) -> bool:
    """Whether a robots tag asks not to follow the links of a page."""
    return bool({"nofollow", "none"} & {one.strip().lower() for one in re.split(r"[,:\s]", robots)})
