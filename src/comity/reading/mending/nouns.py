"""Nouns: those that the parser makes part of a list or of a phrase to which they do not belong."""

from __future__ import annotations

from comity.reading.mending.words import SUBJECTS, Word

_THEM = frozenset({"them", "whom"})
_NOUNS = ("NOUN", "PROPN")
_NOMINAL = ("dobj", "pobj", "nsubj", "nsubjpass")
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow".split())
_STOPS = frozenset({".", ";", ",", ":"})
_TOWNS = frozenset("capital city town village port province region district state resort suburb".split())
_FINITE = ("VBP", "VBZ", "VBD")
_IN_TOWN = frozenset("in at near outside inside around of across from".split())


def gapped_name(words: list[Word]) -> list[Word]:
    """*Poland expelled four envoys and Latvia two*: the name before a bare number is one more who does it."""
    for at, word in enumerate(words[:-1]):
        over, number = words[word.head], words[at + 1]
        if word.dep not in ("conj", "appos") or word.pos != "PROPN" or over.dep != "dobj" or over.pos != "NOUN":
            continue
        counted = number.tag == "CD" and number.head == at
        ends = at + 2 == len(words) or words[at + 2].lower in _STOPS
        doer = next((i for i, other in enumerate(words) if other.head == over.head and other.dep == "nsubj"), None)
        if counted and ends and doer is not None and doer < word.head:
            words[at] = word._replace(dep="conj", head=doer)
            words[at + 1] = number._replace(dep="dep")
    return words


def some_of_them(words: list[Word]) -> list[Word]:
    """*The miners, many of them farmers, struck*: the miners strike, and farmers is what many of them are.

    The parser makes the words in between subjects, too.
    """
    for at, word in enumerate(words[:-3]):
        if at < 2 or words[at - 1].lower != "," or words[at + 1].lower != "of" or words[at + 2].lower not in _THEM:
            continue
        end = next((i for i in range(at + 3, len(words)) if words[i].lower == ","), None)
        who = next((i for i in range(at - 2, -1, -1) if words[i].dep in SUBJECTS), None)
        what = [i for i in range(at + 3, end or 0) if words[i].pos in _NOUNS and words[i].dep in (*SUBJECTS, "appos")]
        if end is None or who is None or not what or words[who].head < end:
            continue
        if word.dep in SUBJECTS or words[what[-1]].dep in SUBJECTS:
            words[at] = word._replace(dep="nsubj", head=what[-1])
            words[what[-1]] = words[what[-1]]._replace(dep="appos", head=who)
    return words


def headline_pair(words: list[Word]) -> list[Word]:
    """*US, Britain strike Yemen*: two who do it, as headlines list them."""
    if len(words) < 4 or words[0].dep not in ("npadvmod", "dep") or words[0].pos not in _NOUNS or words[1].lower != ",":
        return words
    verb, other = words[0].head, words[2]
    alike = other.pos == words[0].pos == "PROPN" or other.tag == words[0].tag == "NNS"
    if alike and other.dep == "nsubj" and other.head == verb == 3 and words[0].lower not in _DAYS:
        words[0] = words[0]._replace(dep="nsubj")
        words[2] = other._replace(dep="conj", head=0)
    return words


def told_as_noun(words: list[Word]) -> list[Word]:
    """*The US slaying of a general*: a word in -ing with an article before it and `of` behind it is a noun."""
    for at, word in enumerate(words[:-1]):
        article = any(other.head == at and other.dep == "det" for other in words[:at])
        if word.tag == "VBG" and word.pos == "VERB" and article and words[at + 1].lower == "of":
            words[at] = word._replace(pos="NOUN", tag="NN")
    return words


def those_hurt(words: list[Word]) -> list[Word]:
    """*Treated the wounded*, *trucks for the displaced*: whoever a participle with an article of its own describes."""
    for at, word in enumerate(words[1:], start=1):
        article = words[at - 1]
        named = word.tag == "VBN" and word.dep in _NOMINAL and article.lower == "the" and article.head == at
        if named and not any(other.head == at and other.dep in ("dobj", "agent") for other in words):
            words[at] = word._replace(pos="NOUN", tag="NNS")
    return words


def done_by_doing(words: list[Word]) -> list[Word]:
    """*Answered by burning villages and arresting monks*: what is done by somebody doing it, and by no villages.

    The parser makes the participle describe the noun after it.
    """
    for at, word in enumerate(words[:-1]):
        noun = word.head
        if word.tag != "VBG" or word.dep != "amod" or noun < at or words[noun].dep != "pobj":
            continue
        by = words[noun].head
        if words[by].lower != "by" or by != at - 1 or words[words[by].head].pos != "VERB":
            continue
        if any(other.head == words[by].head and other.dep in ("auxpass", "nsubjpass") for other in words):
            continue  # "was hit by falling prices"
        if not any(other.head == words[by].head and other.dep == "nsubj" for other in words[:by]):
            continue  # "raids by leading rebels"
        words[by] = words[by]._replace(dep="prep")
        words[at] = word._replace(pos="VERB", dep="pcomp", head=by)
        words[noun] = words[noun]._replace(dep="dobj", head=at)
        _join_participle(words, at, noun)
    return words


def _join_participle(words: list[Word], first: int, noun: int) -> None:
    """Joins a second participle with its own noun to the first: *and arresting monks*."""
    for at, word in enumerate(words):
        other = words[word.head]
        doing = at > noun and word.tag == "VBG" and word.dep == "amod" and word.head > at
        if doing and other.dep == "conj" and other.head == noun and words[at - 1].dep == "cc":
            words[at - 1] = words[at - 1]._replace(head=first)
            words[word.head] = other._replace(dep="dobj", head=at)
            words[at] = word._replace(pos="VERB", dep="conj", head=first)


def named_town(words: list[Word]) -> list[Word]:
    """*Blasts in the Turkish capital Ankara kill ten*: the town is what the capital is called, and kills nobody."""
    for at, word in enumerate(words):
        if word.pos != "PROPN" or word.dep not in SUBJECTS or word.head <= at:
            continue
        first = at
        while first and words[first - 1].head == at and words[first - 1].lower not in _TOWNS:
            first -= 1
        ground = first - 1
        if ground < 1 or words[ground].lower not in _TOWNS:
            continue
        if words[ground].dep == "pobj" and words[words[ground].head].lower in _IN_TOWN:
            if any(other.head == word.head and other.dep in SUBJECTS for other in words[:ground]):
                words[at] = word._replace(dep="appos", head=ground)
            elif words[word.head].dep == "relcl":
                _raise_clause(words, ground, at)
        elif words[ground].dep == "compound" and words[ground].head == at:
            _raise_verb(words, ground, at)
    return words


def _raise_clause(words: list[Word], ground: int, town: int) -> None:
    """Makes a verb the root that the parser takes for what a town does in a clause of its own: *Nairobi kill ten*."""
    verb, noun = words[town].head, words[words[ground].head].head
    if words[verb].tag in _FINITE and words[verb].head == noun == words[noun].head and words[noun].pos == "NOUN":
        words[town] = words[town]._replace(dep="appos", head=ground)
        _make_root(words, verb, noun)


def _raise_verb(words: list[Word], ground: int, town: int) -> None:
    """Makes a verb the root that the parser takes for what `in` governs: *in the capital Kampala kill ten*."""
    verb = words[town].head
    preposition = words[verb].head
    noun = words[preposition].head
    held = words[verb].dep == "pobj" and words[verb].tag in _FINITE and words[preposition].lower in _IN_TOWN
    if not held or words[noun].pos != "NOUN" or noun > preposition:
        return
    root = words[noun].head == noun
    for at in range(preposition + 1, ground):
        words[at] = words[at]._replace(head=ground)
    for at in range(verb + 1, len(words)):
        if words[at].head == preposition:
            words[at] = words[at]._replace(dep="dobj", head=verb)
        elif words[at].head == noun and root:
            words[at] = words[at]._replace(head=verb)
    words[ground] = words[ground]._replace(dep="pobj", pos="NOUN", tag="NN", head=preposition)
    words[town] = words[town]._replace(dep="appos", head=ground)
    words[verb] = words[verb]._replace(dep="relcl", head=noun)
    if root:
        _make_root(words, verb, noun)


def _make_root(words: list[Word], verb: int, noun: int) -> None:
    words[verb] = words[verb]._replace(dep="ROOT", head=verb)
    words[noun] = words[noun]._replace(dep="nsubj", head=verb)
