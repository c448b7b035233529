"""Mending dates: where the parser hangs the words of a day or a month on a name or a verb that they are not of."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.mending.words import SUBJECTS, Word
from comity.reading.times.lexicon import MONTHS, WEEKDAYS

_DATES = frozenset([*MONTHS, *WEEKDAYS])
_BEFORE_DATES = frozenset("in on by since until during last this early late mid next".split())
_FRONTED = frozenset({",", ";", ":", "(", '"', "“", "and", "but"})
_OF_PLACES = frozenset({"of", "in", "at", "on", "near", "against"})
_PERIODS = frozenset("week month year night morning evening afternoon yesterday".split())
_OPENING = frozenset({"in", "since", "by", "until"})
_VERBS = ("VERB", "AUX")


def date_before_name(words: list[Word]) -> list[Word]:
    """*In May Sudan broke off ties*: a date before the name of who did it is no part of the name."""
    for at, word in enumerate(words):
        name = word.head
        if word.lower not in _DATES or word.dep != "compound" or name < at or words[name].pos != "PROPN" or not at:
            continue
        if words[at - 1].lower not in _BEFORE_DATES or any(words[i].head != name for i in range(at, name)):
            continue
        opening = at - 1
        while opening and words[opening - 1].lower in _BEFORE_DATES:
            opening -= 1
        if opening and words[opening - 1].lower not in _FRONTED:
            continue
        over = words[opening]
        if over.tag != "IN":
            if words[name].dep == "nsubj":  # "last May Sudan broke off ties"
                words[at] = word._replace(dep="npadvmod", head=words[name].head)
                words[opening] = over._replace(head=at)
            continue
        if words[name].head == opening:  # "by March Ukraine had retaken it"
            words[name] = words[name]._replace(dep="nsubj", head=over.head)
        words[opening] = over._replace(dep="prep")
        words[at] = word._replace(dep="pobj", head=opening)
        for i in range(opening + 1, at):
            words[i] = words[i]._replace(head=at)
    return words


def date_before_which(words: list[Word]) -> list[Word]:
    """*Revenge for the raid on the city of Hit on Monday, in which ten died*: clause and day are of the raid."""
    for at, word in enumerate(words):
        verb = words[word.head].head
        if word.lower != "which" or at < 3 or words[at - 1].lower not in ("in", "during") or verb <= at:
            continue
        last = at - 3 if words[at - 2].lower == "," else at - 2
        opens = _opens_day(words, last)
        noun = _told_of(words, last if opens is None else opens - 1)
        if noun is None or words[verb].dep not in ("relcl", "advcl"):
            continue
        first = last + 1 if opens is None else opens
        day = next((i for i in range(first, last + 1) if not first <= words[i].head <= last), None)
        if day is not None and words[words[day].head].pos in _VERBS:
            words[day] = words[day]._replace(head=noun)
        if words[verb].dep == "advcl" or words[verb].head == last:
            words[verb] = words[verb]._replace(dep="relcl", head=noun)
    return words


def year_before_subject(words: list[Word]) -> list[Word]:
    """*In 2009 gunmen killed ten*: a year that opens a sentence counts nobody."""
    if len(words) < 4 or words[0].lower not in _OPENING or words[0].dep != "prep":
        return words
    year, noun = words[1], words[1].head
    counts = year.dep == "nummod" and len(year.lower) == 4 and year.lower[:2] in ("19", "20") and year.lower.isdigit()
    if counts and words[noun].dep in SUBJECTS and words[noun].head == words[0].head:
        words[1] = year._replace(dep="pobj", head=0)
    return words


def deed_after_time(words: list[Word]) -> list[Word]:
    """*A day before the raid the rebels had freed ten*: it tells what was done then, and not of the raid."""
    at = next((i for i, word in enumerate(words) if word.head == i), 0)
    if words[at].lower not in ("before", "after") or not any(w.head == at and w.dep == "npadvmod" for w in words[:at]):
        return words
    noun = next((i for i, word in enumerate(words) if word.head == at and word.dep == "pobj" and i > at), None)
    verb = next((i for i, word in enumerate(words) if word.head == noun and word.dep == "relcl"), None)
    if noun is None or verb is None or words[verb].tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return words
    doer = next((i for i, word in enumerate(words) if word.head == verb and word.dep in SUBJECTS), None)
    if doer is None or words[doer].pos not in ("NOUN", "PROPN"):
        return words
    for i, word in enumerate(words):
        if i > verb and word.head == at:
            words[i] = word._replace(head=verb)
    words[at] = words[at]._replace(dep="prep", head=verb)
    words[verb] = words[verb]._replace(dep="ROOT", head=verb)
    return words


def _opens_day(words: Sequence[Word], last: int) -> int | None:
    """Where the words of a time begin that end with one: *on Monday*, *on 3 May*, *last week*."""
    if not any(word.lower in _DATES | _PERIODS for word in words[max(0, last - 1) : last + 1]):
        return None
    first = last
    while first and (words[first].lower in _DATES | _PERIODS | _BEFORE_DATES or words[first].tag == "CD"):
        first -= 1
    return first + 1


def _told_of(words: Sequence[Word], last: int) -> int | None:
    """The noun whose phrase ends with a word, over the places in it."""
    at = last
    if words[at].pos not in ("NOUN", "PROPN"):
        return None
    while True:
        word = words[at]
        if word.dep in ("compound", "appos", "conj", "nmod") and word.head != at:
            at = word.head
        elif word.dep == "pobj" and words[word.head].lower in _OF_PLACES and words[words[word.head].head].pos == "NOUN":
            at = words[word.head].head
        else:
            return at if word.pos == "NOUN" else None
