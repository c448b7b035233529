"""Plain text -> what its stretches are: headline, dek, editor's note, byline, dateline, body, caption, credit, no news.

By language and layout alone. Invariant: the parts are in order, never overlap, hold every non-blank character once, and
have no white space at their ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.sources.credit_lines import author_with_post, byline_credits, credits_in_line
from comity.sources.datelines import Dateline, date_line, opening_dateline
from comity.sources.dates import day_in
from comity.sources.no_news import no_news_reason
from comity.sources.paragraphs import Paragraph, paragraphs
from comity.types import Credit, Genre, Part, PartKind

_NOTE = re.compile(
    r"[\[(*_]*(?:editor(?:['’]?s|s['’])?|ed\.?|publisher['’]s|editorial)\s+note\b"
    r"|[\[(*_]*(?:a )?note from (?:the|our) editors?\b",
    re.I,
)
_AMENDED = re.compile(
    r"(?:correction|clarification|update)s?\b[^:]{0,30}:\s"
    r"|this (?:article|story|report|piece|post) (?:was|has been)"
    r" (?:amended|updated|corrected|edited|changed|revised)\b",
    re.I,
)
_FIELD = re.compile(r"(?:title|headline|subject)\s*:\s+", re.I)
_NOTE_LABEL = re.compile(r"[\W_]*(?:[\w.'’]+\s+note|note from (?:the|our) editors?)[\W_]*", re.I)
_HOUSEKEEPING = re.compile(
    r"\b(?:updated|correct(?:ed|ion|s)|clarif\w+|earlier version|previous version|misstated"
    r"|translated|embargo\w*|graphic)\b",
    re.I,
)
_CAPTION = re.compile(
    r"image caption, |[\[(]?(?:file photo|file|photo|photograph|image|picture|caption|illustration)\s*(?:[:–—]|-\s)"
    r"|(?:file )?photo by\b",
    re.I,
)
_PICTURE_CREDIT = re.compile(
    r"(?:REUTERS/\w|AP Photo|AFP/|/AFP|Getty Images|EPA[-/]|/AP\b|/Reuters\b|/ Reuters\b)[^.]{0,60}[)\].]?$"
)
_OPINION = re.compile(
    r"(?:opinions?|editorials?|commentar(?:y|ies)|op-?ed|guest essay|perspective)(?:\s*[:|–—].*|[.:]?)", re.I
)
_STATEMENT = re.compile(r"(?:for immediate release|(?:press|news|media) release)\b", re.I)
_ENDS_SENTENCE = re.compile(r"[.;,:][\"'”’)\]]*$")
_ENDS_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}[\"'”’)\]]*$")
_SITE = re.compile(
    r"(?:(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}/?"
    r"|.*\b(?:News|Times|Post|Herald|Journal|Daily|Online|Tribune|Gazette|Press|Agency|TV|Radio|Review|Magazine|Today"
    r"|Report|Monitor|Observer|Chronicle|Telegraph|Guardian|Independent|Network|Media|Blog|Watch|Wire|Weekly)"
    r"|[^\W\d_][\w&'’-]*)"
)

_BETWEEN_NAMES = re.compile(r",? and |, | & ")
_ABOUT = ("is", "covers", "reports", "writes", "has", "was")
_LABEL = re.compile(r"[\w’' ]{3,40}[:.]?")
_LISTED = re.compile(r"(?:\d{1,2}[.)]?|[*•▪‣·–-])\s")
_WORD = re.compile(r"\w")

_NOTE_REACH = 8  # paragraphs after a note begins, within which a bigger gap is looked for as its end
_LINK_WORDS = 14
_HEADLINE_WORDS = 30
_DEK_WORDS = 45


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a text, and what they say about it."""

    parts: tuple[Part, ...]
    headline: str | None = None
    site: str | None = None  # a site's name standing alone above the headline
    published: str | None = None  # from the dateline
    credits: tuple[Credit, ...] = ()
    genre: Genre | None = None


def find_parts(text: str, headline: str | None = None, outlets: Sequence[str] = ()) -> Layout:
    """A text -> its Layout. `headline` and `outlets` are those known beforehand; a text of one line has no headline."""
    units = paragraphs(text, _stands_alone)
    if len(units) == 1:
        kinds = [_one_line(units[0])]
        site = None
    else:
        kinds = [_by_itself(unit.text) for unit in units]
        _mark_notes(units, kinds)
        _mark_links(units, kinds)
        site = _mark_head(units, kinds, headline, {name.casefold() for name in outlets})
        _mark_authors(units, kinds)
    opening = _body_dateline(units, kinds)
    return _layout(units, kinds, opening, headline, site)


def _stands_alone(line: str) -> bool:
    return bool(
        _by_itself(line)
        or _NOTE.match(line)
        or _AMENDED.match(line)
        or _FIELD.match(line)
        or _OPINION.fullmatch(line)
        or byline_credits(line)
        or author_with_post(line)
        or date_line(line)
    )


def _one_line(unit: Paragraph) -> PartKind | None:
    return "credit" if credits_in_line(unit.text) else "not_news" if no_news_reason(unit.text) else None


def _by_itself(line: str) -> PartKind | None:
    """What a line is wherever it stands; None where that depends on its neighbours."""
    if credits_in_line(line):
        return "credit"
    if no_news_reason(line):
        return "not_news"
    if len(line) <= 300 and (_CAPTION.match(line) or _PICTURE_CREDIT.search(line)):
        return "caption"
    return None


def _mark_notes(units: Sequence[Paragraph], kinds: list[PartKind | None]) -> None:
    for start, unit in enumerate(units):
        if kinds[start] is None and _NOTE.match(unit.text):
            for at in range(start, _note_end(units, kinds, start)):
                kinds[at] = "editor_note"
        elif kinds[start] is None and _AMENDED.match(unit.text):
            kinds[start] = "editor_note"


def _mark_links(units: Sequence[Paragraph], kinds: list[PartKind | None]) -> None:
    """The headlines listed under *Most read* or *Related* are no news of this report."""
    for at in range(1, len(units)):
        listed = _LISTED.match(units[at].text) or units[at].words <= _LINK_WORDS
        listed = listed and not _ENDS_SENTENCE.search(units[at].text) and not opening_dateline(units[at].text)
        if kinds[at] is None and kinds[at - 1] == "not_news" and listed and _is_list_of_links(units, kinds, at):
            kinds[at] = "not_news"


def _mark_authors(units: Sequence[Paragraph], kinds: list[PartKind | None]) -> None:
    """*Ana Bell is a reporter in Oslo* at the end of her own report is no news of it."""
    lines = [unit.text for unit, kind in zip(units, kinds, strict=True) if kind == "byline"]
    authors = tuple(f"{credit.name} {verb} " for line in lines for credit in byline_credits(line) for verb in _ABOUT)
    for at in reversed(range(len(units))):
        if kinds[at] is None and authors and units[at].text.startswith(authors):
            kinds[at] = "not_news"
        elif kinds[at] in (None, "body"):
            return


def _is_list_of_links(units: Sequence[Paragraph], kinds: Sequence[PartKind | None], at: int) -> bool:
    """Whether the lines that are no news right above one begin with a link to elsewhere."""
    first = at
    while first and kinds[first - 1] == "not_news":
        first -= 1
    labels = [unit.text for unit in units[first:at] if _LABEL.fullmatch(unit.text)]
    return any(no_news_reason(label) == "a link to elsewhere" for label in labels)


def _note_end(units: Sequence[Paragraph], kinds: Sequence[PartKind | None], start: int) -> int:
    """The paragraph that an editor's note ends before.

    A bracket runs to its closing one. Else the note runs to the first gap of more than one blank line, to a rule, or to
    the byline or dateline of the report, for so plain text sets it off; with none of them near, it is one paragraph
    (and the one that a bare label heads).
    """
    reach = range(start + 1, min(len(units), start + 1 + _NOTE_REACH))
    closes = {"[": "]", "(": ")"}
    if close := closes.get(units[start].text.lstrip("*_")[:1]):
        for at in range(start, reach.stop):
            if units[at].text.rstrip("*_ ").endswith(close):
                return at + 1
    first = start + 1 if _NOTE_LABEL.fullmatch(units[start].text) else start
    for at in reach:
        if at > first and (units[at].gap > 1 or _opens_report(units[at].text) or not _WORD.search(units[at].text)):
            return at
        if kinds[at] is not None:
            break
    return min(first + 1, len(units))


def _opens_report(text: str) -> bool:
    return bool(byline_credits(text) or date_line(text) or opening_dateline(text))


def _mark_head(
    units: Sequence[Paragraph], kinds: list[PartKind | None], headline: str | None, outlets: set[str]
) -> str | None:
    """Mark what stands above the body; gives the site's name where it stands there alone."""
    site_at, headline_at = _find_headline(units, kinds, headline, outlets)
    if site_at is not None:
        kinds[site_at] = "not_news"
    if headline_at is not None:
        kinds[headline_at] = "headline"
    for at in range(headline_at or 0):
        if kinds[at] is None and date_line(units[at].text):
            kinds[at] = "dateline"
    may_be_dek = headline_at is not None
    for at in range(0 if headline_at is None else headline_at + 1, len(units)):
        if kinds[at] is not None:
            continue
        text = units[at].text
        if byline_credits(text) or author_with_post(text) or _are_authors(units, at):
            kinds[at] = "byline"
        elif date_line(text):
            kinds[at] = "dateline"
        elif may_be_dek and _is_dek(units, kinds, at):
            kinds[at], may_be_dek = "dek", False
        elif not _is_heading(units[at]):
            break
    return units[site_at].text if site_at is not None else None


def _are_authors(units: Sequence[Paragraph], at: int) -> bool:
    """A line with nothing but names, right above the day of publication: *Ana Bell, Omar Hadi, and Li Wei*."""
    if at + 1 >= len(units) or date_line(units[at + 1].text) is None:
        return False
    names = [one.split() for one in _BETWEEN_NAMES.split(units[at].text)]
    return all(2 <= len(name) <= 4 and all(word[:1].isupper() for word in name) for name in names)


def _is_heading(unit: Paragraph) -> bool:
    """A short line without an end: one more line of the head, under which its byline may still stand."""
    return unit.words <= _DEK_WORDS and not _ENDS_SENTENCE.search(unit.text) and not opening_dateline(unit.text)


def _find_headline(
    units: Sequence[Paragraph], kinds: Sequence[PartKind | None], headline: str | None, outlets: set[str]
) -> tuple[int | None, int | None]:
    open_units = [at for at, kind in enumerate(kinds) if kind is None and not date_line(units[at].text)][:5]
    if headline is not None:
        for nth, at in enumerate(open_units):
            if " ".join(units[at].text.split()) == headline:
                return (open_units[0] if nth == 1 and _could_be_site(units[open_units[0]].text) else None), at
        return None, None
    if len(open_units) < 2:
        return None, None
    first, second = open_units[:2]
    known = units[first].text.casefold() in outlets
    if known or (len(open_units) > 2 and _is_site(units[first], units[second], units[open_units[2]])):
        return first, second if len(open_units) > 2 and _is_headline(units[second].text) else None
    return None, first if _is_headline(units[first].text) and not _opens_report(units[first].text) else None


def _is_headline(text: str) -> bool:
    words = len(text.split())
    ends = _ENDS_SENTENCE.search(text) and not _ENDS_ABBREVIATED.search(text)
    return 2 <= words <= _HEADLINE_WORDS and len(text) <= 250 and not ends and any(map(str.isalpha, text))


def _could_be_site(text: str) -> bool:
    words = text.split()
    named = all(word[:1].isupper() or word.lower() in ("the", "of", "and", "for", "&") for word in words)
    return len(words) <= 4 and len(text) <= 40 and text[-1].isalnum() and (named or bool(_SITE.fullmatch(text)))


def _is_site(first: Paragraph, second: Paragraph, third: Paragraph) -> bool:
    """Is the first line a site's name and the second its headline, and not a short headline and its dek?

    Of a name that could be either, a dek under the headline tells.
    """
    if not _could_be_site(first.text) or not _is_headline(second.text) or second.words < 4:
        return False
    under = _is_headline(third.text) and third.words > second.words and not byline_credits(third.text)
    return bool(_SITE.fullmatch(first.text)) or (first.words <= 3 and (_in_title_case(second.text) or under))


def _in_title_case(text: str) -> bool:
    long_words = [word for word in text.split()[1:] if len(word) > 3 and word[0].isalpha()]
    return bool(long_words) and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)


def _is_dek(units: Sequence[Paragraph], kinds: Sequence[PartKind | None], at: int) -> bool:
    text = units[at].text
    goes_on = any(kind in (None, "editor_note") for kind in kinds[at + 1 :])
    ends = _ENDS_SENTENCE.search(text) and not _ENDS_ABBREVIATED.search(text)
    over_byline = at + 1 < len(units) and bool(byline_credits(units[at + 1].text) or date_line(units[at + 1].text))
    return goes_on and units[at].words <= _DEK_WORDS and (over_byline or not ends) and not opening_dateline(text)


def _body_dateline(units: Sequence[Paragraph], kinds: Sequence[PartKind | None]) -> tuple[int, Dateline] | None:
    for at, kind in enumerate(kinds):
        if kind is None:
            found = opening_dateline(units[at].text, alone=len(units) == 1)
            return (at, found) if found else None
    return None


def _layout(
    units: Sequence[Paragraph],
    kinds: Sequence[PartKind | None],
    opening: tuple[int, Dateline] | None,
    headline: str | None,
    site: str | None,
) -> Layout:
    pieces: list[Part] = []
    credits: list[Credit] = []
    days: list[str | None] = []
    for at, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        start = unit.start
        if opening and at == opening[0]:
            dateline = opening[1]
            pieces.append(Part("dateline", start, start + dateline.end))
            credits += dateline.credits
            days.append(dateline.published)
            rest = unit.text[dateline.end :]
            start = unit.end - len(rest.lstrip())
        if kind == "headline" and (field := _FIELD.match(unit.text)):
            pieces.append(Part("not_news", start, start + len(field[0].rstrip())))
            start += field.end()
        if start < unit.end:
            pieces.append(Part(kind or "body", start, unit.end))
        if kind == "headline" and headline is None:
            headline = " ".join(_FIELD.sub("", unit.text.lstrip("# ")).split())
        elif kind == "credit":
            credits += credits_in_line(unit.text)
        elif kind == "byline":
            credits += (
                byline_credits(unit.text)
                or author_with_post(unit.text)
                or tuple(Credit("author", name) for name in _BETWEEN_NAMES.split(unit.text))
            )
            days.append(day_in(unit.text))
        elif kind == "dateline" and (found := date_line(unit.text)):
            days.append(found.published)
    return Layout(
        _runs(pieces),
        headline=headline,
        site=site,
        published=next((day for day in days if day), None),
        credits=tuple(dict.fromkeys(credits)),
        genre=_genre(units, kinds, opening),
    )


def _runs(pieces: Sequence[Part]) -> tuple[Part, ...]:
    """One part for each run of neighbours of the same kind."""
    joined: list[Part] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind:
            joined[-1] = Part(piece.kind, joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)


def _genre(
    units: Sequence[Paragraph], kinds: Sequence[PartKind | None], opening: tuple[int, Dateline] | None
) -> Genre | None:
    """Opinion by its label, or by a note that argues rather than corrects; a release; an agency's report."""
    for at, (unit, kind) in enumerate(zip(units, kinds, strict=True)):
        if kind == "not_news" and _STATEMENT.match(unit.text):
            return "statement"
        if kind in ("not_news", "headline") and at < 6 and _OPINION.fullmatch(unit.text):
            return "opinion"
        if kind == "editor_note" and _NOTE.match(unit.text) and not _HOUSEKEEPING.search(unit.text):
            return "opinion"
    return "report" if opening and opening[1].credits else None
