"""Lines that say where a text comes from -> credits: sources, first places of publication, reporters, bylines."""

from __future__ import annotations

import re

from comity.types import Credit

_LONGEST = 300
AGENCIES = (
    "Reuters", "AP", "Associated Press", "The Associated Press", "AFP", "Agence France-Presse", "dpa", "DPA", "UPI",
    "United Press International", "Xinhua", "TASS", "ITAR-TASS", "Interfax", "RIA Novosti", "Sputnik", "Bloomberg",
    "Bloomberg News", "ANSA", "EFE", "Kyodo", "Kyodo News", "Yonhap", "IRNA", "ISNA", "Fars", "Tasnim", "SANA", "INA",
    "WAFA", "Anadolu", "Anadolu Agency", "AA", "PTI", "ANI", "IANS", "APP", "PA", "PA Media", "CNS", "KUNA", "SPA",
    "MENA", "KCNA", "Ukrinform", "APA", "AAP", "JTA", "Rudaw", "CP", "The Canadian Press",
)  # fmt: skip
_AGENCY_NAMES = frozenset(name.lower() for name in AGENCIES)
_NAME = r"[^\W\d_][\w'’.-]*"  # a word of a name; whether it is capitalised is asked apart
_ENDS = re.compile(
    r"\s*(?:,? (?:on|under|in) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|[a-z]{3,9}\.? \d|\d"
    r"|a creative)| with permission|,? and is (?:re)?published|,? by |(?<=[a-z”\"])\. ).*$",
    re.I,
)
_EXCERPTED = re.compile(
    r"^(?:source\s*:\s*)?(?:(?:this|the (?:above|following|preceding))(?: (?:article|text|piece|essay))? (?:is|was) "
    r"(?:an )?(?:edited |abridged )?)?(?:excerpt(?:ed)?|extract(?:ed)?|adapted|abridged|condensed) from\s*:?\s+(.+)$",
    re.I,
)
_FIRST_IN = re.compile(
    r"^(?:(?:this|the) (?:article|story|piece|post|report|essay|column|analysis|interview) )?(?:was "
    r"|has been |is )?(?:(?:first|originally|previously|also) (?:published|appeared|posted|ran"
    r"|printed|written)|published(?= by | at )|reprinted|republished|reposted|crossposted"
    r"|cross-posted)(?: here)? (?:at|by|in|on|from|with permission (?:from|of)|courtesy of"
    r"|for)\s*:?\s+(.+)$",
    re.I,
)
_PIECE = re.compile(
    r"^[\"“‘'].{1,120}[\"”’'],?\s+(?:(?:first |originally )?published |which appeared )?(?:in|by|at|on)\s+", re.I
)
_SOURCE = re.compile(r"^(?:sources?|via|courtesy of|credit)\s*:\s*(\S.*)$", re.I)
_REPORTING = re.compile(
    r"^\(?(?:additional |with )?(?:reporting|writing|written|compiled|editing"
    r"|edited) (?:and (?:writing|editing) )?by\b",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"^(?P<names>.{3,160}?) (?:also )?contributed (?:reporting|research)?\s*"
    r"(?:to this (?:report|article|story)|from .{3,60})?\.?$"
)
_OF_A_HOUSE = re.compile(
    r"^(?:(?:the )?associated press|ap|afp|reuters|cnn['’]s|bbc) (?:writers?|journalists?|reporters?|staff)? ?", re.I
)
_ROLE = re.compile(
    r"(?:^|[;.]\s*)\(?((?:additional |with )?(?:reporting|writing|written|compiled|editing"
    r"|edited)(?: and (?:writing|editing))?) by\s+([^;]+)",
    re.I,
)
_BY = re.compile(r"^(?:(?:(?:written|reported|words)\s+)?by[\s:]|authors?\s*:|reporters?\s*:)\s*(.+)$", re.I)
_POSTS = r"(?:editors?|correspondents?|reporters?|bureau chief|staff writers?|analysts?|columnists?)"
_POST = re.compile(rf",\s*(?:[\w’'.&-]+\s+){{0,4}}{_POSTS}$")
"""What a reporter is, behind his name: *Europe digital editor*."""
_WITH_POST = re.compile(
    rf"^(?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)"
    rf"(?:,?(?: [\w’'.&-]+){{0,4}} {_POSTS}|(?: [A-Z][\w’'-]+)? in [A-Z][\w’' -]+)$"
)
_NOT_NAMES = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the numbers)\b",
    re.I,
)
_ARTICLE = re.compile(r"(?:al|el|as|at|an|ad|ar|ul|bin)[-'’][A-Z]")
"""How Arabic names begin that begin small: *al-Haj*."""
_CONNECTORS = frozenset((
    "and", "for", "of", "the", "in", "with", "al", "el", "bin", "ibn", "von", "van", "de", "der", "la", "le", "di",
    "da", "du", "abu", "&", "at",
))  # fmt: skip


def credits_in_line(line: str) -> tuple[Credit, ...]:
    """The credits that a line of credit gives; empty where it is none."""
    line = " ".join(line[: _LONGEST + 1].split())
    if not line or len(line) > _LONGEST:
        return ()
    if _REPORTING.match(line):
        return _reporters(line)
    bare = line.strip("()[]*_ ")
    if found := _CONTRIBUTED.match(bare):
        return _contributors(found["names"])
    if found := _EXCERPTED.match(bare):
        return _credit("excerpted_from", found[1])
    if found := _FIRST_IN.match(bare):
        return _credit("source", found[1])
    if (found := _SOURCE.match(bare)) and not _ENDS.search(found[1]):  # a sentence may go on after `Source: X`
        return _credit("source", found[1])
    return ()


def byline_credits(line: str) -> tuple[Credit, ...]:
    """The credits of a byline, `By Jane Doe and John Roe, Reuters` or `Jane Doe, Reuters`; empty where it is none."""
    line = " ".join(line[:161].split())
    if len(line) > 160:
        return ()
    if found := _BY.match(line):
        names = _POST.sub("", re.split(r"\s*[|•·]\s*", found[1])[0].rstrip("."))
        return _names_and_house(names) if _looks_like_names(names) and not _NOT_NAMES.search(names) else ()
    name, comma, house = line.partition(", ")
    if comma and house.lower() in _AGENCY_NAMES and 2 <= len(name.split()) <= 4 and _looks_like_names(name):
        return Credit("author", name), Credit("agency", house)
    return ()


def author_with_post(line: str) -> tuple[Credit, ...]:
    """The author of `Jane Doe Africa correspondent` or `Jane Doe in Nairobi`, a line without `by`; empty elsewhere."""
    found = _WITH_POST.match(line.strip()) if len(line) <= 80 else None
    return (Credit("author", found["name"]),) if found and _looks_like_names(found["name"]) else ()


def agency(name: str) -> Credit:
    return Credit("agency", " ".join(name.split()))


def is_agency(name: str) -> bool:
    return " ".join(name.split()).lower() in _AGENCY_NAMES


def _looks_like_names(text: str) -> bool:
    words = re.findall(r"[^\s,/]+", text)
    named = [word for word in words if word.lower() not in _CONNECTORS]
    return (
        len(named) >= 1
        and len(words) <= 14
        and not text[:4].lower().startswith("the ")
        and all(re.match(_NAME, word) and (word[0].isupper() or _ARTICLE.match(word)) for word in named)
    )


def _names_and_house(text: str) -> tuple[Credit, ...]:
    pieces = [piece.strip() for piece in re.split(r",| and | & |;", text) if piece.strip()]
    found: list[Credit] = []
    for piece in pieces:
        name, _, house = piece.partition(" for ")
        if is_agency(name):
            found.append(agency(name))
        elif found and len(name.split()) == 1:  # `By Jane Doe, Baghdad`: a town or a house, and not to be told which
            continue
        else:
            found.append(Credit("author", name))
        if house:
            found.append(agency(house) if is_agency(house) else Credit("source", house))
    return tuple(found)


def _reporters(line: str) -> tuple[Credit, ...]:
    found: list[Credit] = []
    for role, names in _ROLE.findall(line):
        if role.lower().startswith("edit"):
            continue
        for name in filter(None, re.split(r",| and ", names)):
            who = re.split(r"\s+in\s+", name.strip(" .()"))[0]
            if not _looks_like_names(who) or len(who.split()) > 5:
                return ()  # a sentence that begins like a credit: `Reporting by the Times found that ...`
            found.append(Credit("author", who))
    return tuple(dict.fromkeys(found))


def _contributors(names: str) -> tuple[Credit, ...]:
    """Those of `AP writers Jane Doe in Cairo and John Roe contributed to this report`; none where a word is no name."""
    found = []
    for one in filter(None, re.split(r",? and |, ", _OF_A_HOUSE.sub("", names))):
        who = re.split(r"\s+(?:in|from|at)\s+", one.strip())[0]
        if _looks_like_names(who) and 2 <= len(who.split()) <= 5:
            found.append(Credit("author", who))
    return tuple(dict.fromkeys(found))


def _credit(kind: str, name: str) -> tuple[Credit, ...]:
    """The credit, where what it names looks like a name and not like the rest of a sentence.

    Of a piece in quotation marks it is where that was published.
    """
    name = _PIECE.sub("", name)
    name = _ENDS.sub("", name).strip(" .,;:*_\"“”'")
    words = name.split()
    named = [word for word in words if word.lower() not in _CONNECTORS]
    if not named or len(words) > 12 or not all(word.strip("\"“'‘(")[:1].isupper() or "." in word for word in named):
        return ()
    return (Credit("excerpted_from", name) if kind == "excerpted_from" else Credit("source", name),)
