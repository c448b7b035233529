"""Lines that stand in a report and are no news: traps, buttons, appeals, notices. Told apart, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.types import Article, Skip

_LONGEST = 300  # characters: a longer line is a paragraph, whatever it begins with


def _rule(reason: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    return reason, re.compile(pattern, re.I)


_ABOVE, _BELOW = "the name of the site", "what stands under the report: its author, other headlines"
_SITES = r"(?:Facebook|Twitter|X|Instagram|WhatsApp|Telegram|LinkedIn|Reddit|Pinterest|YouTube|TikTok|Threads|Bluesky)"
_RULES = (
    _rule(
        "a trap for crawlers",
        r"\bdo not (?:follow|click|visit|open)(?: on)? (?:this|the) (?:link|url)\b"
        r"|\byou will be (?:banned|blocked) from (?:the|this) site\b",
    ),
    _rule(
        "a trap for crawlers",
        r"\b(?:ro)?bots?\b.{0,60}\b(?:this|the) (?:link|url)\b"
        r"|\b(?:crawlers?|spiders?|scrapers?)\b.{0,60}\b(?:link|url)\b|\b(?:hidden|honeypot|trap) (?:link|url)\b",
    ),
    _rule(
        "a note of the desk",
        r"^\((?:adds?|updates?|updating|recasts?|corrects?|refiles?|rewrites?|writes through|repeats?|changes"
        r"|new throughout|releads?|clarifies)\b[^()]*\)$",
    ),
    _rule(
        "a notice of whose views these are",
        r"^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|presented|stated|in this)\b"
        r".{0,160}\b(?:own|alone|necessarily|author|authors|writer)\b",
    ),
    _rule(
        "a share button",
        rf"^(?:share|tweet|pin|e?-?mail|print|copy link|save|comments?|{_SITES})(?:\s*[|/·•,]?\s*(?:share"
        rf"|tweet|pin|e?-?mail|print|copy link|save|{_SITES}))*[.:]?$",
    ),
    _rule(
        "a share button",
        rf"^(?:share|tweet|post|save|e-?mail|print) (?:this|on|via|to|with)\b(?: (?:this|article|story"
        rf"|page|post|share|tweet|on|via|to|with|friends|a friend|link|{_SITES}|[|,/·•&]))*[.!:]?$",
    ),
    _rule(
        "an appeal to subscribe",
        r"^(?:please )?(?:subscribe|sign up|register|join)\b.{0,60}\b(?:newsletters?|e-?mails?"
        r"|mailing list|alerts|inbox|briefing|our channel|podcast)\b",
    ),
    _rule(
        "an appeal to subscribe",
        r"^(?:already a subscriber|log in to (?:read|continue)|subscribe (?:now|today|to (?:read"
        r"|continue))|thanks? (?:you )?for (?:subscribing|signing up))\b"
        r"|^get .{1,80}\b(?:newsletter|to your inbox|by e-?mail)\b",
    ),
    _rule("a link to elsewhere", r"^(?:(?:please )?click (?:here|on the link)|tap here)\b|\bclick here to\b"),
    _rule(
        "a link to elsewhere",
        r"^(?:read|see|watch|learn|find out) (?:more|also|next|this next)\s*(?:[:>»→]|on |about |at |here"
        r"|stories|\.{3}|…|$)",
    ),
    _rule(
        "a link to elsewhere",
        r"^(?:related(?: (?:stories|articles|coverage|content|topics|posts|links|news|reading))?"
        r"|more (?:on this story|from (?!the front)\S.{0,40}|stories|news)|recommended(?: for you)?"
        r"|most (?:read|popular|viewed)|trending(?: now)?|you (?:may|might) also like|up next"
        r"|watch this next|also read|don['’]t miss|top stories|keep reading|explore more on these topics"
        r"|recommended stories|list (?:\d+ )?of \d+(?: items)?|end of list)\s*(?:[:>»→].*)?$",
    ),
    _rule(
        "a note on how the text was made",
        r"^(?:this (?:article|report|story|text|page) (?:was|is|has been) |)(?:written|produced|generated|created"
        r"|made|prepared) (?:for|by|with) .{0,120}\b(?:demonstration|purposes? only|invented|fiction(?:al)?"
        r"|artificial intelligence|automation)\b",
    ),
    _rule(
        "a notice of cookies",
        r"\b(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b|^(?:accept|manage"
        r"|reject)(?: all)? cookies\b|^cookie (?:policy|notice|settings|preferences)\b",
    ),
    _rule(
        "an appeal for money",
        r"^(?:please )?(?:support|help support|help us support|donate to|fund) (?:our|independent|quality|free)"
        r" (?:journalism|reporting|work|media|coverage|newsroom)\b|^(?:please )?support us\b"
        r"|^(?:donate(?: (?:now|today|here))?|make a (?:donation|contribution)(?: (?:now|today|here))?"
        r"|become a (?:member|supporter|patron)(?: (?:now|today|here))?|buy us a coffee)[.!]?$",
    ),
    _rule(
        "an advertisement",
        r"^[\[(–—-]*\s*(?:advertisement|advertising|sponsored(?: content)?|paid (?:post|content)|promoted"
        r"|story continues below(?: advertisement)?|scroll to continue|continue reading(?: below"
        r"| the main story)?|skip advertisement)\s*[\])–—-]*[.:]?$",
    ),
    _rule(
        "an appeal to follow", rf"^(?:(?:follow|like|join|find) us|follow \S+(?: \S+){{0,3}}) on\b.{{0,30}}\b{_SITES}\b"
    ),
    _rule("an appeal to follow", r"^follow @\w+"),
    _rule("an appeal to follow", r"^(?:download|get) (?:our|the) (?:\S+ ){0,3}app\b"),
    _rule(
        "a copyright line",
        r"^(?:copyright\s*)?(?:©|\(c\)\s*(?:copyright\s*)?\d{4})|^copyright (?:\d{4}|by\b|[^.]{1,60}\b\d{4}\W*$)"
        r"|\ball rights reserved\b"
        r"|^this material may not be published, broadcast\b",
    ),
    _rule(
        "an appeal for letters",
        r"^we want to hear (?:what you think|from you)\b|^send (?:us )?your (?:comments|tips|letters)\b",
    ),
    _rule(
        "a statement of standards",
        r"^our standards\s*:|^(?:see|view) our (?:editorial )?(?:standards|policies|ethics)\b",
    ),
    _rule("a press label", r"^(?:for immediate release|press release|news release|media release)\b.{0,40}$"),
    _rule(
        "a section label",
        r"^(?:opinions?|editorials?|commentar(?:y|ies)|op-?ed|guest essay|perspectives?|analysis"
        r"|letters? to the editor|breaking(?: news)?|exclusive|world(?: news)?|politics|news)[:.]?$",
    ),
    _rule("the path of a page", r"^\w[\w &'’-]{0,30}(?:\s*[>»›]\s*\w[\w &'’-]{0,40}){1,6}$"),
    _rule(
        "a section label",
        r"^(?:(?:here(?:['’]s| is) )?what (?:we|you|to) (?:need to )?know(?: so far| about \S+(?: \S+){0,4})?"
        r"|key (?:points|takeaways|developments|facts|events)|background|summary|at a glance|timeline|related"
        r"|highlights|ends?|-30-)[:.]?$",
    ),
    _rule(
        "a list of subjects",
        r"^(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|in this (?:article|story)|regions?|themes?)\s*:",
    ),
    _rule(
        "a note to the press",
        r"^notes? (?:to|for) (?:the )?editors?\b"
        r"|^(?:for )?(?:media|press) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies))\b"
        r"|^for (?:(?:more|further) information|interviews?|press|media|comments?)\b.{0,80}(?:@|\+\d|contact|call)"
        r"|^(?:contact|public document)[:.]?$",
    ),
    _rule("a footnote", r"^(?:\[\d{1,3}\]|\d{1,3}[.)]?|[*†‡])\s*(?:https?://|www\.)\S+\s*$"),
    _rule(
        "how long ago it appeared",
        r"^(?:(?:last )?updated|published|posted)?:?\s*(?:\d{1,3}|an?) (?:min(?:ute)?|hour|hr|day|week)s? ago$",
    ),
    _rule("the number of a document", r"^[A-Z]{1,6}(?:/[A-Z]{1,6})*/\d[\w./-]*$"),
    _rule("a time of day", r"^(?:(?:updated|posted) (?:at )?)?\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?$"),
    _rule(
        "the head or the foot of a mail",
        r"^(?:from|to|reply-to)\s*:.*(?:@|undisclosed)|^b?cc\s*:|^this e-?mail\b.*\bconfidential\b"
        r"|^(?:tel|phone|fax)\.?:?\s*[+(\d]",
    ),
    _rule("an address", r"^(?:https?://|www\.)\S+$"),
    _rule("marks without words", r"^[\W_]+$"),
    _rule(
        "a count of reading time",
        r"^\d{1,3}\s*(?:min(?:ute)?s?)(?: of)? read(?:ing)?(?: time)?$|^(?:reading time"
        r"|estimated reading)\b.{0,20}$",
    ),
    _rule(
        "a button",
        r"^(?:leave a (?:comment|reply)|(?:view|show|post a|add a|\d+) comments?|report (?:an )?(?:error"
        r"|typo)|print this (?:page|article)|back to top|skip to (?:main )?content|home|menu|search|close"
        r"|listen(?: to (?:this )?article)?|reuse this content|show more|load more)[.:]?$",
    ),
)


def no_news_reason(line: str) -> str | None:
    """Why a line is no news, or None where it may be.

    >>> no_news_reason("Click here to join"), no_news_reason("Advertisement revenue fell.")
    ('a link to elsewhere', None)
    """
    line = " ".join(line[: _LONGEST + 1].split())
    if not line or len(line) > _LONGEST:
        return None
    return next((reason for reason, pattern in _RULES if pattern.search(line)), None)


def boilerplate(article: Article) -> tuple[Skip, ...]:
    """The lines of an article that are no news, each as a Skip of step `part` under the article's id."""
    return tuple(_skips(article))


def _skips(article: Article) -> Iterator[Skip]:
    body = next((part.start for part in article.parts if part.kind == "body"), 0)
    for part in article.parts:
        if part.kind != "not_news":
            continue
        for line in article.text[part.start : part.end].split("\n"):
            if shown := " ".join(line.split()):
                reason = no_news_reason(shown) or (_ABOVE if part.start < body else _BELOW)
                yield Skip(article.id, "part", f"{reason}: `{shown if len(shown) <= 80 else shown[:79] + '…'}`")
