"""Clauses: those whose subject the parser takes for an object, and those whose verb it hangs on another clause."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.mending.words import SUBJECTS, Word, all_above

_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until"})
_MANY = frozenset("dozens scores hundreds thousands several many others more".split())
_FINITE = ("VBD", "VBP", "VBZ")
_NOUNS = ("NOUN", "PROPN")
_PLURAL = ("NNS", "NNP", "NNPS")
_HELPING = frozenset("help helps helped helping let lets".split())
_DOING = frozenset("fight combat battle counter target attack rescue control patrol guard police challenge".split())
"""Verbs that look like nouns."""
_PAST_OR_NOW = ("VBD", "VBN", "VBP", "VBZ")
_WHERE = frozenset("in at near outside inside on".split())


def clause_of_time(words: list[Word]) -> list[Word]:
    """*As rebels overrun the town*, *after militiamen, joined by farmers, ambushed them*: a clause with a subject.

    The parser makes the noun an object of the preposition, and hangs the verb on the main one.
    """
    for at, word in enumerate(words):
        over = word.head
        if word.lower not in _CONJUNCTIONS or word.dep != "prep":
            continue
        noun = next((i for i, other in enumerate(words[at + 1 :], start=at + 1) if _is_object(other, at)), None)
        verb = _verb_after(words, noun) if noun is not None else None
        if noun is None or verb is None or words[verb].head not in (noun, *all_above(words, at)):
            continue
        main = words[verb].head if words[verb].head != noun else over
        for i, other in enumerate(words[noun + 1 : verb], start=noun + 1):
            if other.head == main and other.pos == "VERB":
                words[i] = other._replace(dep="acl", head=noun)
        words[noun] = words[noun]._replace(dep="nsubj", head=verb)
        words[at] = word._replace(dep="mark", head=verb)
        words[verb] = words[verb]._replace(dep="advcl", head=main)
    return words


def _is_object(word: Word, preposition: int) -> bool:
    return word.head == preposition and word.dep == "pobj" and word.pos in _NOUNS


def _verb_after(words: Sequence[Word], noun: int) -> int | None:
    """The finite verb without a subject that comes right after a noun, or after what commas set off behind it."""
    at = noun + 1
    if at < len(words) and words[at].lower == ",":
        at = next((i for i in range(at + 1, len(words)) if words[i].lower == ","), len(words)) + 1
    if at >= len(words) or words[at].tag not in _FINITE or words[at].dep not in ("advcl", "conj"):
        return None
    own = any(other.head == at and (other.dep in SUBJECTS or other.dep in ("aux", "mark")) for other in words)
    return at if not own else None


def second_clause(words: list[Word]) -> list[Word]:
    """*Rebels shelled a market and the army, in response, bombed a bridge*: the army bombs, and is not shelled.

    The parser takes it for a second object of the verb before, and leaves the verb behind it without a subject.
    """
    for at, word in enumerate(words[:-2]):
        thing = words[word.head]
        if word.dep != "conj" or word.pos not in _NOUNS or thing.dep != "dobj" or words[at + 1].lower != ",":
            continue
        first, end = thing.head, next((i for i in range(at + 2, len(words)) if words[i].lower == ","), len(words))
        verb = end + 1
        if verb >= len(words) or words[verb].tag not in _FINITE or words[first].pos != "VERB":
            continue
        joined = words[verb].head == first or words[first].head == verb
        if not joined or any(other.head == verb and other.dep in (*SUBJECTS, "aux") for other in words):
            continue
        if words[first].head == verb:  # the first clause was put under the second
            top = words[verb].head
            words[first] = words[first]._replace(dep=words[verb].dep, head=first if top == verb else top)
        words[verb] = words[verb]._replace(dep="conj", head=first)
        words[at] = word._replace(dep="nsubj", head=verb)
    return words


def whom_as_object(words: list[Word]) -> list[Word]:
    """*The editor, whom it found guilty*: `whom` does nothing, though the parser makes it a subject."""
    return [word._replace(dep="dobj") if word.lower == "whom" and word.dep == "nsubj" else word for word in words]


def second_toll(words: list[Word]) -> list[Word]:
    """*Two men were killed by rebels and ten others wounded*: the others are no second doer, and were wounded.

    The parser joins them to the doer, and hangs the participle on them or on the first verb.
    """
    for at, word in enumerate(words[1:-1], start=1):
        doer, hurt = words[word.head], at + 1
        if word.dep != "conj" or doer.dep != "pobj" or words[doer.head].dep != "agent":
            continue
        first, after = words[doer.head].head, words[hurt]
        if after.tag not in ("VBN", "VBD") or after.dep not in ("acl", "advcl") or after.head not in (at, first):
            continue
        if any(other.head == hurt and other.dep in (*SUBJECTS, "aux", "auxpass", "dobj", "agent") for other in words):
            continue
        if not any(other.head == at and other.dep == "nummod" for other in words) and word.lower not in _MANY:
            continue
        words[at] = word._replace(dep="nsubjpass", head=hurt)
        words[hurt] = after._replace(tag="VBN", dep="conj", head=first)
    return words


def described_instrument(words: list[Word]) -> list[Word]:
    """*Two bombs dropped by the army on a market killed nine*: the bombs killed, and were dropped.

    The parser makes the participle the verb of the sentence, and the verb a clause of the noun before it.
    """
    root = next((i for i, word in enumerate(words) if word.head == i), None)
    if root is None or words[root].tag != "VBN":
        return words
    under = [word.dep for word in words if word.head == root]
    own = next((i for i, word in enumerate(words[:root]) if word.head == root and word.dep == "nsubj"), None)
    if own is None or "agent" not in under or "aux" in under or "auxpass" in under:
        return words
    for at, word in enumerate(words):
        done_to = any(other.head == at and other.dep == "dobj" for other in words[at:])
        if at < root or word.dep != "acl" or word.tag not in ("VBN", "VBD") or not done_to:
            continue
        for i, other in enumerate(words):
            if other.head == root and i > at:
                words[i] = other._replace(head=at)
        words[own] = words[own]._replace(head=at)
        words[root] = words[root]._replace(dep="acl", head=own)
        words[at] = word._replace(dep="ROOT", head=at)
        return words
    return words


def past_before_noun(words: list[Word]) -> list[Word]:
    """*Mali's military seized power and detained the premier*: a past form between two nouns is the verb.

    The parser takes it for what describes the second.
    """
    for at, word in enumerate(words):
        noun, before = word.head, at - 1
        if word.tag != "VBD" or word.dep not in ("amod", "compound") or noun <= at or before < 0:
            continue
        owned = any(other.dep == "poss" and other.head == noun for other in words[:before])
        if words[before].head != noun or not (words[before].pos in ("NOUN", "PROPN") or owned):
            continue
        old = words[noun]
        rivals = [i for i, other in enumerate(words) if other.dep in SUBJECTS and other.head == old.head and i != noun]
        if old.dep in SUBJECTS and (not rivals or words[old.head].head != old.head):
            continue
        for i, other in enumerate(words):
            if other.head == noun and i < before:
                words[i] = other._replace(head=before)
            elif other.head == noun and i > noun and other.dep in ("cc", "conj", "prep", "advcl", "punct"):
                words[i] = other if other.lower == "of" else other._replace(head=at)
        words[before] = words[before]._replace(pos="NOUN", dep="nsubj", head=at)
        words[noun] = old._replace(dep="dobj", head=at)
        if old.dep in SUBJECTS:
            words[old.head] = words[old.head]._replace(dep="advcl", head=at)
        rooted = old.dep in SUBJECTS or old.head == noun
        words[at] = word._replace(dep="ROOT" if rooted else old.dep, head=at if rooted else old.head)
    return words


def helped_to_do(words: list[Word]) -> list[Word]:
    """*Helped the army fight rebels*: the army is helped, and fights them; the parser makes one noun of the three."""
    for at, word in enumerate(words[:-1]):
        noun = words[at + 1]
        if word.lower in _DOING and word.dep == "ccomp" and words[word.head].lower in _HELPING:
            words[at] = word._replace(pos="VERB", tag="VB")
        deed = word.lower in _DOING and word.tag == "NN" and word.dep == "compound" and word.head == at + 1
        if not deed or noun.dep != "dobj" or words[noun.head].lower not in _HELPING or noun.tag not in _PLURAL:
            continue
        before = at - 1
        if words[before].dep != "compound" or words[before].head not in (at, at + 1):
            continue
        for i, other in enumerate(words[:before]):
            if other.head == at + 1 and i > noun.head:
                words[i] = other._replace(head=before)
        words[before] = words[before]._replace(dep="nsubj", head=at)
        words[at] = word._replace(pos="VERB", tag="VB", dep="ccomp", head=noun.head)
        words[at + 1] = noun._replace(head=at)
    return words


def place_after_aside(words: list[Word]) -> list[Word]:
    """*Shot Ann Lee, a nun who taught music, outside a school*: where they shot her, and not where she taught.

    The parser hangs what follows the second comma on the clause between the two.
    """
    for at, word in enumerate(words):
        if word.dep != "prep" or word.lower not in _WHERE or not at or words[at - 1].lower != ",":
            continue
        aside = next((i for i in (word.head, *all_above(words, word.head)) if words[i].dep in ("relcl", "acl")), None)
        if aside is None or aside > at or (noun := _set_off(words, words[aside].head, aside)) is None:
            continue
        verb = words[noun].head
        if words[noun].dep in ("dobj", "nsubjpass") and words[verb].tag in _PAST_OR_NOW and verb < at:
            words[at] = word._replace(head=verb)
    return words


def _set_off(words: Sequence[Word], noun: int, clause: int) -> int | None:
    """The noun that words between commas describe: Lee of *Ann Lee, who taught*, of *Ann Lee, a nun who taught*."""
    if words[noun].dep == "appos" and words[noun].head < noun:
        between = words[words[noun].head + 1 : noun]
        return words[noun].head if any(word.lower == "," for word in between) else None
    return noun if any(word.lower == "," for word in words[noun + 1 : clause]) else None
