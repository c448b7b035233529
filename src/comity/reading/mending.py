"""Mending: what the small parser gets wrong in the same way each time, put right by rules on the finished parse.

Each rule takes the words of a sentence and gives them back, with the labels and heads of a few changed. None adds,
drops or moves a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_HUNG_ON = ("appos", "conj", "dobj", "pobj", "npadvmod")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_DONE_TO = frozenset(
    "arrested charged accused convicted sentenced jailed imprisoned indicted detained killed wounded injured kidnapped "
    "abducted beheaded hanged executed assassinated murdered acquitted extradited deported expelled ousted shot gunned "
    "stabbed slain suspected remanded fined banned suspended sacked freed".split()
)
"""Past forms of verbs that are done to somebody; without an object they tell it of their subject."""


_TAKING = frozenset("take takes took taken taking hold holds held holding".split())
_CAPTIVE = frozenset("prisoner prisoners hostage hostages captive".split())
_SAID_OF = frozenset("said believed thought known alleged reported suspected".split())
_BEFORE_DATES = frozenset("in on by since until from during".split())
_DATES = frozenset(
    "january february march april may june july august september october november december jan. feb. aug. sept. oct. "
    "nov. dec. monday tuesday wednesday thursday friday saturday sunday".split()
)
_OF_A_DEED = frozenset({"of", "between", "in", "on", "around", "near", "from"})
_INFINITIVES = ("xcomp", "advcl", "acl", "ccomp", "conj", "relcl")
_TELLING = frozenset("claim claims rule rules report reports state states vow vows".split())


class Word(NamedTuple):
    """A word as the parser leaves it; `head` is the place of its head in the sentence, its own for the root."""

    lower: str
    pos: str
    tag: str
    dep: str
    head: int


def mended(words: Sequence[Word]) -> list[Word]:
    """The words of a sentence with the faults mended that are known."""
    mending = list(words)
    for rule in _RULES:
        changed = rule(list(mending))
        if changed != mending and _is_tree(changed):
            mending = changed
    return mending


def _is_tree(words: Sequence[Word]) -> bool:
    """Whether every word is under the root: a rule on an odd parse must not tie words into a ring."""
    under: set[int] = set()
    for at in range(len(words)):
        way: list[int] = []
        while at not in under and words[at].head != at:
            if at in way:
                return False
            way.append(at)
            at = words[at].head
        under.update((*way, at))
    return True


def _telling_noun(words: list[Word]) -> list[Word]:
    """*The rebels claim that ...*, *the court rules in a letter that ...*: the root, with a name before it.

    Before a clause with *that* it tells, whatever the parser took it for.
    """
    at = next((i for i, word in enumerate(words) if word.head == i), None)
    if at is None or words[at].lower not in _TELLING or words[at].pos != "NOUN":
        return words
    before = [i for i, word in enumerate(words[:at]) if word.head == at and word.pos in ("PROPN", "NOUN")]
    told = any(word.lower == "that" and words[word.head].dep in ("acl", "ccomp", "relcl") for word in words[at:])
    if not told or not before or any(word.pos == "VERB" and word.head == at for word in words[:at]):
        return words
    clause = next(word.head for word in words[at:] if word.lower == "that")
    for i, word in enumerate(words[:at]):
        if word.head == at:
            words[i] = word._replace(dep="nsubj") if i == before[-1] else word._replace(head=before[-1])
    words[at] = words[at]._replace(pos="VERB", tag="VBZ" if words[at].lower.endswith("s") else "VBP")
    if words[clause].head == at:
        words[clause] = words[clause]._replace(dep="ccomp")
    return words


def _paired_participles(words: list[Word]) -> list[Word]:
    """*Saying that Egypt had strayed and warning that ...*: a participle goes with one above, not with a past form.

    The parser joins it to the nearest verb.
    """
    for at, word in enumerate(words):
        if word.tag != "VBG" or word.dep != "conj" or words[word.head].tag not in _FINITE:
            continue
        if any(other.head == at and other.dep in ("aux", *_SUBJECTS) for other in words):
            continue
        above, below = words[word.head].head, word.head
        while words[above].tag != "VBG" and above != below:
            above, below = words[above].head, above
        if words[above].tag == "VBG" and above < word.head:
            for i, other in enumerate(words[:at]):
                if other.dep == "cc" and other.head == word.head and i > word.head:
                    words[i] = other._replace(head=above)
            words[at] = word._replace(head=above)
    return words


def _headline_passive(words: list[Word]) -> list[Word]:
    """*Driver charged with manslaughter*: a verb that needs somebody to be done to, and has nobody, is a passive."""
    for at, word in enumerate(words):
        if word.lower not in _DONE_TO or word.pos != "VERB":
            continue
        under = [other.dep for other in words if other.head == at]
        if any(dep in ("dobj", "aux", "auxpass", "ccomp", "xcomp", "dative", "nsubjpass") for dep in under):
            continue
        if at + 1 < len(words) and words[at + 1].lower in ("at", "on", "into", "toward"):
            continue  # "fired at", "shot at"
        for i, other in enumerate(words):
            if other.head == at and other.dep == "nsubj" and i < at:
                words[i] = other._replace(dep="nsubjpass")
                words[at] = word._replace(tag="VBN")
    return words


def _bare_subject(words: list[Word]) -> list[Word]:
    """*Venezuela severs relations*: the noun right before a finite verb, taken for a part of it, is its subject."""
    for at, word in enumerate(words):
        if at == 0 or word.pos != "VERB" or word.tag not in ("VBZ", "VBP", "VBD"):
            continue
        before = words[at - 1]
        has_subject = any(other.head == at and other.dep in _SUBJECTS for other in words)
        if not has_subject and before.head == at and before.dep == "compound" and before.pos in ("PROPN", "NOUN"):
            words[at - 1] = before._replace(dep="nsubj")
    return words


def _fronted_participle(words: list[Word]) -> list[Word]:
    """*Accusing Armenia of firing at Ganja, Azerbaijan called off the visit*: the name after the comma is the subject.

    The parser makes the participle the subject of the verb, and the name an apposition to the last word before it.
    """
    first = words[0]
    if first.tag not in ("VBG", "VBN") or first.dep not in ("csubj", "advcl", "nsubj"):
        return words
    verb = first.head
    if any(word.head == verb and word.dep in _SUBJECTS for word in words[1:]):
        return words
    named = _last_before(words, verb)
    if named is not None:
        words[0] = first._replace(dep="advcl")
        words[named] = words[named]._replace(dep="nsubj", head=verb)
    return words


def _last_before(words: Sequence[Word], verb: int) -> int | None:
    """The noun right before a verb whose phrase begins after a comma, and that hangs on a word before that comma."""
    for at in range(verb - 1, 0, -1):
        word = words[at]
        if word.dep in _HUNG_ON and word.pos in ("PROPN", "NOUN"):
            first = min([at, *(i for i, other in enumerate(words) if other.head == at and i != at)])
            return at if first and words[first - 1].lower == "," and word.head < first else None
        if word.pos not in ("ADV", "AUX"):
            return None
    return None


def _joined_finite(words: list[Word]) -> list[Word]:
    """*Warned that it will answer and accused Britain*: a past form goes on with a finite verb, not with a bare one."""
    for at, word in enumerate(words):
        if word.tag not in ("VBD", "VBZ") or word.dep != "conj" or words[word.head].tag != "VB":
            continue
        if any(other.head == at and other.dep in ("aux", *_SUBJECTS) for other in words):
            continue
        above = next((one for one in _above(words, word.head) if words[one].tag == word.tag), None)
        if above is not None and above < word.head:
            for i, other in enumerate(words[:at]):
                if other.dep == "cc" and other.head == word.head:
                    words[i] = other._replace(head=above)
            words[at] = word._replace(head=above)
    return words


def _charge_after_time(words: list[Word]) -> list[Word]:
    """*Accused the army in April of executing villagers*: what it is accused of hangs on the verb, not on the month."""
    for at, word in enumerate(words):
        name, before = words[word.head], words[words[word.head].head]
        if word.lower != "of" or name.tag != "NNP" or name.dep != "pobj" or before.dep != "prep":
            continue
        doing = any(other.head == at and other.dep == "pcomp" for other in words)
        if doing and any(other.head == before.head and other.dep == "dobj" for other in words[: word.head]):
            words[at] = word._replace(head=before.head)
    return words


def _killed_and_told(words: list[Word]) -> list[Word]:
    """*Killed 60 people, medics and residents said*: who was killed does not speak.

    The parser joins all three, and may take them for the subject of the speaking.
    """
    for at, word in enumerate(words):
        first = word.head
        if word.dep != "conj" or words[first].dep == "conj" or "," not in [one.lower for one in words[first:at]]:
            continue
        said = max([at, *(i for i, other in enumerate(words) if other.dep == "conj" and at in _above(words, i))]) + 1
        if said >= len(words) or words[said].pos != "VERB":
            continue
        told = any(other.head == said and other.dep == "ccomp" for other in words[:first])
        if not told and words[said].dep != "parataxis":
            continue
        subjects = [i for i, other in enumerate(words) if other.head == said and other.dep in _SUBJECTS]
        verb = _verb_right_before(words, first)
        if subjects == [first] and verb is not None:
            words[first] = words[first]._replace(dep="dobj", head=verb)
        elif subjects:
            continue
        words[at] = word._replace(dep="nsubj", head=said)
    return words


def _verb_right_before(words: Sequence[Word], noun: int) -> int | None:
    """The verb after which the phrase of a noun begins, where it has nobody it is done to."""
    verb = next((i for i in range(noun - 1, -1, -1) if words[i].pos == "VERB"), None)
    if verb is None or any(other.head == verb and other.dep in ("dobj", "nsubjpass") for other in words):
        return None
    return verb if all(noun in _above(words, i) for i in range(verb + 1, noun)) else None


def _taken_captive(words: list[Word]) -> list[Word]:
    """*Took eleven soldiers prisoner*: the soldiers are taken, and not a prisoner of that kind."""
    for at, word in enumerate(words):
        before = at - 1
        if word.lower not in _CAPTIVE or word.dep != "dobj" or words[word.head].lower not in _TAKING:
            continue
        if before >= 0 and words[before].head == at and words[before].dep == "compound":
            for i, other in enumerate(words[:before]):
                if other.head == at:
                    words[i] = other._replace(head=before)
            words[before] = words[before]._replace(dep="dobj", head=word.head)
            words[at] = word._replace(dep="oprd")
    return words


def _above(words: Sequence[Word], at: int) -> list[int]:
    """The words over one, the nearest first."""
    found: list[int] = []
    while words[at].head != at and words[at].head not in found:
        at = words[at].head
        found.append(at)
    return found


def _co_verb(words: list[Word]) -> list[Word]:
    """*Norway, which co-hosts the talks, left*: the verb after `co-` is the verb of its clause.

    The parser makes `co` that, and the verb one of the sentence's own, with the sentence's subject.
    """
    for at, word in enumerate(words[:-2]):
        verb = words[at + 2]
        if word.lower != "co" or words[at + 1].lower != "-" or verb.pos != "VERB" or word.dep not in ("relcl", "acl"):
            continue
        described = word.head
        above = verb.head if verb.head not in (at, at + 2) else described
        free = not any(other.head == above and other.dep in _SUBJECTS for other in words)
        for i, other in enumerate(words):
            if other.head == at + 2 and other.dep == "nsubj" and i < at and free:
                words[i] = other._replace(head=above)
            elif other.head == at and i != at + 1:
                words[i] = other._replace(head=at + 2, dep="nsubj" if other.tag == "WDT" else other.dep)
        words[at + 2] = verb._replace(dep="relcl", head=described)
        words[at] = word._replace(dep="compound", head=at + 2)
        words[at + 1] = words[at + 1]._replace(dep="punct", head=at + 2)
    return words


def _infinitive_noun(words: list[Word]) -> list[Word]:
    """*Offered to host talks*: a noun with a *to* that is no preposition is a verb."""
    for at, word in enumerate(words):
        bare = word.tag == "NN" and word.dep in _INFINITIVES and at > 0
        before = words[at - 1] if bare else None
        if before is not None and before.tag == "TO" and before.dep == "aux" and before.head == at:
            words[at] = word._replace(pos="VERB", tag="VB")
    return words


def _told_after_name(words: list[Word]) -> list[Word]:
    """*The foreign minister, Eva Holm, called for talks*: the past form after the name is the verb of the sentence.

    The parser takes it for a part of the noun, and leaves the sentence without a verb.
    """
    root = next((i for i, word in enumerate(words) if word.head == i), None)
    if root is None or words[root].pos not in ("NOUN", "PROPN"):
        return words
    for at, word in enumerate(words):
        named = any(other.head == root and other.dep == "appos" for other in words[root + 1 : at])
        if word.head == root and word.dep == "acl" and word.tag == "VBD" and words[at - 1].lower == "," and named:
            for i, other in enumerate(words):
                if other.head == root and i > at:
                    words[i] = other._replace(head=at)
            words[root] = words[root]._replace(dep="nsubj", head=at)
            words[at] = word._replace(dep="ROOT", head=at)
            return words
    return words


def _described_deed(words: list[Word]) -> list[Word]:
    """*Heavy shelling by the rebels killed 14*: the shelling is the subject, and heavy only says which.

    The parser makes the adjective the subject, and the noun in -ing a clause of it.
    """
    for at, word in enumerate(words[:-2]):
        deed, after = words[at + 1], words[at + 2].lower
        if word.dep not in _SUBJECTS or deed.tag != "VBG" or deed.head != at or word.head < at:
            continue
        if after == "by" or (word.tag in ("JJ", "VBN") and after in _OF_A_DEED):
            words[at + 1] = deed._replace(pos="NOUN", tag="NN", dep=word.dep, head=word.head)
            words[at] = word._replace(pos="ADJ", tag="JJ", dep="amod", head=at + 1)
    return words


def _said_to_be(words: list[Word]) -> list[Word]:
    """*The gunman, said to be a Libyan, was arrested*: of whom it is said, and who says nothing himself.

    The parser makes him say the rest.
    """
    for at, word in enumerate(words[1:-1], start=1):
        if word.lower not in _SAID_OF or words[at - 1].lower != "," or words[at + 1].lower != "to":
            continue
        told = next((i for i, other in enumerate(words) if other.head == at and other.dep == "ccomp" and i > at), None)
        who = next((i for i, other in enumerate(words[:at]) if other.head == at and other.dep == "nsubj"), None)
        if told is None or who is None or any(other.head == told and other.dep in _SUBJECTS for other in words):
            continue
        for i, other in enumerate(words):
            if other.head == at and i > told:
                words[i] = other._replace(head=told)
        words[told] = words[told]._replace(dep=word.dep, head=told if word.head == at else word.head)
        words[who] = words[who]._replace(dep=_subject_of(words, told), head=told)
        words[at] = word._replace(tag="VBN", dep="acl", head=who)
    return words


def _after_date(words: list[Word]) -> list[Word]:
    """*In March 2014 Chad and Mali withdrew*, *On 4 May police said*: the month or the day ends there.

    Without a comma the parser makes the name after it part of the date, or the date part of the name.
    """
    verb = words[0].head
    if words[0].lower not in _BEFORE_DATES or words[verb].pos != "VERB":
        return words
    day = next((i for i, word in enumerate(words[1:4], start=1) if word.lower in _DATES), None)
    if day is None or words[day].dep not in ("compound", "nmod", "nummod"):
        return words
    at = words[day].head
    own = any(word.head == verb and word.dep in _SUBJECTS for i, word in enumerate(words) if i != at)
    if not day < at < verb or own or words[at].dep not in ("pobj", *_SUBJECTS):
        return words
    for i in range(1, day):
        words[i] = words[i]._replace(head=day)
    words[day] = words[day]._replace(dep="pobj", head=0)
    words[at] = words[at]._replace(dep=_subject_of(words, verb), head=verb)
    return words


def _subject_of(words: Sequence[Word], verb: int) -> str:
    """What the subject of a verb is called: it does it or, of a passive, suffers it."""
    return "nsubjpass" if any(word.head == verb and word.dep == "auxpass" for word in words) else "nsubj"


_RULES = (
    _after_date,
    _described_deed,
    _said_to_be,
    _infinitive_noun,
    _told_after_name,
    _co_verb,
    _telling_noun,
    _paired_participles,
    _joined_finite,
    _charge_after_time,
    _killed_and_told,
    _taken_captive,
    _bare_subject,
    _fronted_participle,
    _headline_passive,
)
"""Each on what those before it leave."""
