"""Verbs: those that the parser hangs on the wrong word, and those that it takes for another part of speech."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.mending.words import SUBJECTS, Word, all_above

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
_BESIDE = frozenset({"together", "along"})
_TELLING = frozenset("claim claims rule rules report reports state states vow vows".split())


def telling_noun(words: list[Word]) -> list[Word]:
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


def paired_participles(words: list[Word]) -> list[Word]:
    """*Saying that Egypt had strayed and warning that ...*: a participle goes with one above, not with a past form.

    The parser joins it to the nearest verb.
    """
    for at, word in enumerate(words):
        if word.tag != "VBG" or word.dep != "conj" or words[word.head].tag not in _FINITE:
            continue
        if any(other.head == at and other.dep in ("aux", *SUBJECTS) for other in words):
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


def headline_passive(words: list[Word]) -> list[Word]:
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


def bare_subject(words: list[Word]) -> list[Word]:
    """*Venezuela severs relations*: the noun right before a finite verb, taken for a part of it, is its subject."""
    for at, word in enumerate(words):
        if at == 0 or word.pos != "VERB" or word.tag not in ("VBZ", "VBP", "VBD"):
            continue
        before = words[at - 1]
        has_subject = any(other.head == at and other.dep in SUBJECTS for other in words)
        if not has_subject and before.head == at and before.dep == "compound" and before.pos in ("PROPN", "NOUN"):
            words[at - 1] = before._replace(dep="nsubj")
    return words


def fronted_participle(words: list[Word]) -> list[Word]:
    """*Accusing Armenia of firing at Ganja, Azerbaijan called off the visit*: the name after the comma is the subject.

    The parser makes the participle the subject of the verb, and the name an apposition to the last word before it.
    """
    first = words[0]
    if first.tag not in ("VBG", "VBN") or first.dep not in ("csubj", "advcl", "nsubj"):
        return words
    verb = first.head
    if any(word.head == verb and word.dep in SUBJECTS for word in words[1:]):
        return words
    named = _last_before(words, verb)
    if named is not None:
        words[0] = first._replace(dep="advcl")
        words[named] = words[named]._replace(dep="nsubj", head=verb)
    return words


def _last_before(words: Sequence[Word], verb: int) -> int | None:
    """The noun before a verb whose phrase begins after a comma, and that hangs on a word before that comma."""
    at = next((i for i in range(verb - 1, 0, -1) if words[i].pos not in ("ADV", "AUX")), 0)
    while at and words[at].pos in ("PROPN", "NOUN"):
        first = min([at, *(i for i, other in enumerate(words) if other.head == at and i != at)])
        if first and words[first - 1].lower == "," and words[at].head < first:
            return at if words[at].dep in _HUNG_ON else None
        preposition = words[at].head  # "rebels of the front": the rebels
        if words[at].dep != "pobj" or words[preposition].lower != "of" or words[preposition].head >= preposition:
            return None
        at = words[preposition].head
    return None


def joined_finite(words: list[Word]) -> list[Word]:
    """*Warned that it will answer and accused Britain*: a past form goes on with a finite verb, not with a bare one.

    Nor with a participle: *freed those whom they are holding and thanked Oman*, *accused it of lying and left*.
    """
    for at, word in enumerate(words):
        if word.tag not in ("VBD", "VBZ") or word.dep != "conj":
            continue
        if words[word.head].tag not in ("VB", "VBG"):
            continue
        if any(other.head == at and other.dep in ("aux", *SUBJECTS) for other in words):
            continue
        over = next((one for one in all_above(words, word.head) if words[one].tag == word.tag), None)
        if over is not None and over < word.head:
            for i, other in enumerate(words[:at]):
                if other.dep == "cc" and other.head == word.head:
                    words[i] = other._replace(head=over)
            words[at] = word._replace(head=over)
    return words


def charge_after_time(words: list[Word]) -> list[Word]:
    """*Accused the army in April of executing villagers*: what it is accused of hangs on the verb, not on the month."""
    for at, word in enumerate(words):
        name, before = words[word.head], words[words[word.head].head]
        if word.lower != "of" or name.tag != "NNP" or name.dep != "pobj" or before.dep != "prep":
            continue
        doing = any(other.head == at and other.dep == "pcomp" for other in words)
        if doing and any(other.head == before.head and other.dep == "dobj" for other in words[: word.head]):
            words[at] = word._replace(head=before.head)
    return words


def killed_and_told(words: list[Word]) -> list[Word]:
    """*Killed 60 people, medics and residents said*: who was killed does not speak.

    The parser joins all three, and may take them for the subject of the speaking.
    """
    for at, word in enumerate(words):
        first = word.head
        if word.dep != "conj" or words[first].dep == "conj" or "," not in [one.lower for one in words[first:at]]:
            continue
        said = max([at, *(i for i, other in enumerate(words) if other.dep == "conj" and at in all_above(words, i))]) + 1
        if said >= len(words) or words[said].pos != "VERB":
            continue
        told = any(other.head == said and other.dep == "ccomp" for other in words[:first])
        if not told and words[said].dep != "parataxis":
            continue
        subjects = [i for i, other in enumerate(words) if other.head == said and other.dep in SUBJECTS]
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
    return verb if all(noun in all_above(words, i) for i in range(verb + 1, noun)) else None


def taken_captive(words: list[Word]) -> list[Word]:
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


def co_verb(words: list[Word]) -> list[Word]:
    """*Norway, which co-hosts the talks, left*: the verb after `co-` is the verb of its clause.

    The parser makes `co` that, and the verb one of the sentence's own, with the sentence's subject.
    """
    for at, word in enumerate(words[:-2]):
        verb = words[at + 2]
        if word.lower != "co" or words[at + 1].lower != "-" or verb.pos != "VERB" or word.dep not in ("relcl", "acl"):
            continue
        described = word.head
        above = verb.head if verb.head not in (at, at + 2) else described
        free = not any(other.head == above and other.dep in SUBJECTS for other in words)
        for i, other in enumerate(words):
            if other.head == at + 2 and other.dep == "nsubj" and i < at and free:
                words[i] = other._replace(head=above)
            elif other.head == at and i != at + 1:
                words[i] = other._replace(head=at + 2, dep="nsubj" if other.tag == "WDT" else other.dep)
        words[at + 2] = verb._replace(dep="relcl", head=described)
        words[at] = word._replace(dep="compound", head=at + 2)
        words[at + 1] = words[at + 1]._replace(dep="punct", head=at + 2)
    return words


def infinitive_noun(words: list[Word]) -> list[Word]:
    """*Offered to host talks*: a noun with a *to* that is no preposition is a verb."""
    for at, word in enumerate(words):
        bare = word.tag == "NN" and word.dep in _INFINITIVES and at > 0
        before = words[at - 1] if bare else None
        if before is not None and before.tag == "TO" and before.dep == "aux" and before.head == at:
            words[at] = word._replace(pos="VERB", tag="VB")
    return words


def told_after_name(words: list[Word]) -> list[Word]:
    """*The foreign minister, Eva Holm, called for talks*: the past form after the name is the verb of the sentence.

    So it is after those beside him: *Chad, together with two others, called for talks*.

    The parser takes it for a part of the noun, and leaves the sentence without a verb.
    """
    root = next((i for i, word in enumerate(words) if word.head == i), None)
    if root is None or words[root].pos not in ("NOUN", "PROPN"):
        return words
    for at, word in enumerate(words):
        named = any(other.head == root and other.dep == "appos" for other in words[root + 1 : at])
        beside = (named and word.head == root) or _is_with(words, at, root)
        set_off = words[at - 1].lower == "," and beside
        if word.dep == "acl" and word.tag == "VBD" and (set_off or _follows(words, at, root)):
            for i, other in enumerate(words):
                if other.head in (root, word.head) and i > at:
                    words[i] = other._replace(head=at)
            words[root] = words[root]._replace(dep="nsubj", head=at)
            words[at] = word._replace(dep="ROOT", head=at)
            return words
    return words


def _follows(words: Sequence[Word], verb: int, root: int) -> bool:
    """*The pope called on Chad to stop*, *nine states, including Chad, called*: behind the noun, and done to nobody."""
    passive = words[verb].lower in _DONE_TO or any(other.head == verb and other.dep == "agent" for other in words)
    alone = not any(other.head == root and other.pos == "VERB" for i, other in enumerate(words) if i != verb)
    right_behind = verb == root + 1 or words[verb - 1].lower == ","
    return right_behind and words[verb].head == root and alone and not passive


def _is_with(words: Sequence[Word], verb: int, root: int) -> bool:
    """Whether a verb hangs on those whom `together with` or `along with` sets beside the root."""
    preposition = words[words[verb].head].head if words[words[verb].head].dep == "pobj" else None
    if preposition is None or words[preposition].lower != "with" or not preposition:
        return False
    return words[preposition - 1].lower in _BESIDE and root in all_above(words, preposition)


def described_deed(words: list[Word]) -> list[Word]:
    """*Heavy shelling by the rebels killed 14*: the shelling is the subject, and heavy only says which.

    The parser makes the adjective the subject, and the noun in -ing a clause of it.
    """
    for at, word in enumerate(words[:-2]):
        deed, after = words[at + 1], words[at + 2].lower
        if word.dep not in SUBJECTS or deed.tag != "VBG" or deed.head != at or word.head < at:
            continue
        if after == "by" or (word.tag in ("JJ", "VBN") and after in _OF_A_DEED):
            words[at + 1] = deed._replace(pos="NOUN", tag="NN", dep=word.dep, head=word.head)
            words[at] = word._replace(pos="ADJ", tag="JJ", dep="amod", head=at + 1)
    return words


def said_to_be(words: list[Word]) -> list[Word]:
    """*The gunman, said to be a Libyan, was arrested*: of whom it is said, and who says nothing himself.

    The parser makes him say the rest.
    """
    for at, word in enumerate(words[1:-1], start=1):
        if word.lower not in _SAID_OF or words[at - 1].lower != "," or words[at + 1].lower != "to":
            continue
        told = next((i for i, other in enumerate(words) if other.head == at and other.dep == "ccomp" and i > at), None)
        who = next((i for i, other in enumerate(words[:at]) if other.head == at and other.dep == "nsubj"), None)
        if told is None or who is None or any(other.head == told and other.dep in SUBJECTS for other in words):
            continue
        for i, other in enumerate(words):
            if other.head == at and i > told:
                words[i] = other._replace(head=told)
        words[told] = words[told]._replace(dep=word.dep, head=told if word.head == at else word.head)
        words[who] = words[who]._replace(dep=_subject_of(words, told), head=told)
        words[at] = word._replace(tag="VBN", dep="acl", head=who)
    return words


def after_date(words: list[Word]) -> list[Word]:
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
    own = any(word.head == verb and word.dep in SUBJECTS for i, word in enumerate(words) if i != at)
    if not day < at < verb or own or words[at].dep not in ("pobj", *SUBJECTS):
        return words
    for i in range(1, day):
        words[i] = words[i]._replace(head=day)
    words[day] = words[day]._replace(dep="pobj", head=0)
    words[at] = words[at]._replace(dep=_subject_of(words, verb), head=verb)
    return words


def _subject_of(words: Sequence[Word], verb: int) -> str:
    """What the subject of a verb is called: it does it or, of a passive, suffers it."""
    return "nsubjpass" if any(word.head == verb and word.dep == "auxpass" for word in words) else "nsubj"
