"""Cues: which entry of the codebook, if any, a word of a sentence matches."""

from __future__ import annotations

from comity.reading.codebook import Codebook, Entry, LightVerb
from comity.reading.codebook.entries import FORMS
from comity.reading.grammar import (
    QUANTITIES,
    RELATIVES,
    child,
    children,
    conjuncts,
    governed_by,
    is_date,
    is_noun,
    is_verb,
    objects,
)
from comity.reading.parties.slots import words_in
from comity.reading.sentences import Sentence, Token

_PARTICLES = frozenset({"in", "on", "by", "over"})
_PLACING = frozenset({"at", "in", "on", "near"})
_MISHUNG = frozenset({"with", "of"})


def verb_entry(sentence: Sentence, verb: Token, book: Codebook) -> Entry | None:
    """The entry of a verb: one whose object fits before one for any object, then the one with the most fixed words.

    Of two that are alike in this the one that needs more, where what it needs is there.
    """
    best: Entry | None = None
    rank = (0, 0, False)
    present = {form for word in sentence.tokens for form in (word.lower, word.lemma)}
    told: dict[tuple[str, ...], frozenset[str]] = {}  # what it is done to, by what of an entry bears on that
    for entry in book.verbs.get(verb.lemma, ()):
        if not present.issuperset(entry.cue[1:]):
            continue
        if not has_words(sentence, verb, entry.cue[1:], bool(entry.objects)) or _is_where(sentence, verb, entry):
            continue
        if _lacks_its_particle(sentence, verb, entry):
            continue
        fit = 1
        if entry.objects:
            aspect = (*entry.cue[1:], "to" if "to" in entry.recipient else "")
            words = told.get(aspect) or told.setdefault(aspect, _object_words(sentence, verb, entry))
            if words.isdisjoint(entry.objects):
                continue
            fit = 3 if words & entry.named else 2
        if (fit, len(entry.cue), bool(entry.needs)) > rank and _has_what_it_needs(sentence, verb, entry, book):
            best, rank = entry, (fit, len(entry.cue), bool(entry.needs))
    return best


def _lacks_its_particle(sentence: Sentence, verb: Token, entry: Entry) -> bool:
    """*took the child in a raid* has no `take in` in it: its *in* governs a word, and the verb has its object."""
    last = entry.cue[-1]
    if len(entry.cue) != 2 or last not in _PARTICLES or last in (*entry.recipient, *entry.actor, *entry.deed_in):
        return False
    found = _hanging(sentence, verb, last)
    governs = found is not None and found.dep == "prep" and child(sentence, found, "pobj", "pcomp") is not None
    return governs and child(sentence, verb, "dobj", "nsubjpass") is not None


def _is_where(sentence: Sentence, verb: Token, entry: Entry) -> bool:
    """*shot three people at a bank* has no `shoot at` in it: the verb has its object, and the rest says where."""
    aimed = len(entry.cue) > 1 and entry.cue[-1] in entry.recipient and "obj" not in entry.recipient
    return aimed and entry.cue[-1] in _PLACING and bool(objects(sentence, verb)) and not entry.objects


def noun_entry(sentence: Sentence, noun: Token, book: Codebook) -> Entry | None:
    """The entry of a noun that tells a deed, by its compound where the codebook knows that: `air strike`."""
    for entry in book.nouns.get(noun.lemma, ()):
        words = entry.cue[:-1]
        before = sentence.tokens[max(0, noun.i - len(words)) : noun.i]
        if (
            len(before) == len(words)
            and all(word in (token.lemma, token.lower) for word, token in zip(words, before, strict=True))
            and _has_what_it_needs(sentence, noun, entry, book)
        ):
            return entry
    return None


def _has_what_it_needs(sentence: Sentence, token: Token, entry: Entry, book: Codebook) -> bool:
    """Whether one of the things hangs on a word without which its row does not hold, and none of those it forbids."""
    if not entry.needs:
        return True
    wanted = [need for need in entry.needs if not need.startswith("!")]
    barred = any(_hangs(sentence, token, need[1:], book) for need in entry.needs if need.startswith("!"))
    return not barred and (not wanted or any(_hangs(sentence, token, need, book) for need in wanted))


def _hangs(sentence: Sentence, token: Token, need: str, book: Codebook) -> bool:
    if need == "light":
        head = sentence.head(token)
        carried = head is not None and token.dep in ("dobj", "nsubjpass") and is_verb(head)
        return carried and head is not None and light_verb(sentence, head, book) is not None
    if need.startswith("@"):
        of_class = book.members((need[1:],)) | FORMS.intersection((need,))
        words = _subject_words(sentence, token) if is_verb(token) else _measured_words(sentence, token)
        return bool(words & of_class)
    if need == "inf":
        clauses = children(sentence, token, "xcomp", "ccomp", "acl", "advcl", "relcl")
        return any(aux.lower == "to" for word in clauses for aux in children(sentence, word, "aux"))
    if need == "that":
        clauses = [word for word in children(sentence, token, "ccomp", "acl") if word.i > token.i]
        return any(child(sentence, word, "nsubj", "nsubjpass") is not None for word in clauses)
    return bool(words_in(sentence, token, need))


def _subject_words(sentence: Sentence, verb: Token) -> frozenset[str]:
    """The heads of those who do what a verb tells, alone and with the word before: `missile`, `water cannon`."""
    return _as_objects(
        sentence, [word for one in words_in(sentence, verb, "subj") for word in conjuncts(sentence, one)]
    )


def _measured_words(sentence: Sentence, noun: Token) -> frozenset[str]:
    """The heads of what a noun is of, as the `object` cells name them: *exchange of ten prisoners*, *prisoner swap*."""
    whose = [*governed_by(sentence, noun, "of"), *children(sentence, noun, "compound")]
    return _as_objects(sentence, [word for one in whose for word in conjuncts(sentence, one)])


def light_verb(sentence: Sentence, verb: Token, book: Codebook) -> LightVerb | None:
    """The light verb that a verb is, with its particle."""
    return next((light for light in book.light.get(verb.lemma, ()) if has_words(sentence, verb, light.cue[1:])), None)


def has_words(sentence: Sentence, token: Token, words: tuple[str, ...], of_object: bool = False) -> bool:
    """Whether the fixed words of a cue hang on its first: particles, prepositions, a fixed object.

    `of_object` says that what the last of them governs is asked for, too: it may hang on the object by mistake then.
    """
    return not words or _last_of(sentence, token, words, of_object) is not None


def _last_of(sentence: Sentence, token: Token, words: tuple[str, ...], of_object: bool = False) -> Token | None:
    """The last of the fixed words of a cue, where each hangs on the one before it or on the first."""
    at: Token | None = token
    for i, word in enumerate(words):
        found = (_hanging(sentence, at, word) if at is not None else None) or _hanging(sentence, token, word)
        if found is None and (of_object or i + 1 < len(words)):
            found = _on_its_object(sentence, token, word)
        at = found
        if at is None:
            return None
    return at


def _on_its_object(sentence: Sentence, verb: Token, preposition: str) -> Token | None:
    """*hit the bank with sanctions*, *stripped the mayor of his office*: hung on the object by mistake."""
    if preposition not in _MISHUNG:
        return None
    return next((p for one in children(sentence, verb, "dobj") if (p := _hanging(sentence, one, preposition))), None)


def _hanging(sentence: Sentence, token: Token, word: str) -> Token | None:
    for candidate in sentence.children(token):
        hangs = candidate.dep not in ("nsubj", "nsubjpass", "mark", "aux")
        if hangs and word in (candidate.lower, candidate.lemma) and not _of_a_day(sentence, candidate):
            return candidate
    if word != "for" or not is_verb(token):
        return None
    clauses = [clause for clause in children(sentence, token, "advcl", "xcomp", "ccomp") if clause.i > token.i]
    marks = [mark for clause in clauses for mark in children(sentence, clause, "mark") if mark.lower == "for"]
    return marks[0] if marks else None  # "called for them to leave"


def _of_a_day(sentence: Sentence, preposition: Token) -> bool:
    """*urged it on Thursday* has no `urge on` in it."""
    return preposition.dep == "prep" and any(
        word.dep == "pobj" and is_date(word) for word in sentence.children(preposition)
    )


def _also_given(sentence: Sentence, verb: Token) -> list[Token]:
    """What is given to whom the object names: *was given tanks*, *forgave it its debts*, *tanks that it gave us*."""
    given = children(sentence, verb, "dobj")
    taken = [word for word in children(sentence, verb, "dobj", "dative") if word.lower in RELATIVES]
    head = sentence.head(verb)
    if verb.dep == "relcl" and head is not None and taken:
        given.append(head)
    return given


def _object_words(sentence: Sentence, verb: Token, entry: Entry) -> frozenset[str]:
    """The heads of what the verb is done to, alone and with the word before: `gas`, `tear gas`; a name is `@name`."""
    heads = [word for found in objects(sentence, verb) for word in conjuncts(sentence, found)]
    if "to" in entry.recipient:
        heads += [word for word in _also_given(sentence, verb) if word not in heads]
    if len(entry.cue) > 1:
        heads += [w for found in governed_by(sentence, verb, entry.cue[-1]) for w in conjuncts(sentence, found)]
        if (mishung := _on_its_object(sentence, verb, entry.cue[-1])) is not None:
            heads += children(sentence, mishung, "pobj")
        if len(entry.cue) > 2 and (last := _last_of(sentence, verb, entry.cue[1:])) is not None:
            heads += children(sentence, last, "pobj")  # "took control of the base"
        particle = child(sentence, verb, "prt")
        if particle is not None:
            heads += governed_by(sentence, particle, entry.cue[-1])
    return _as_objects(sentence, heads)


def _as_objects(sentence: Sentence, heads: list[Token]) -> frozenset[str]:
    """Words as the `object` cells name them; of a quantity what it measures, too."""
    counting = [one for one in heads if one.lemma in QUANTITIES or one.tag == "CD"]
    measured = [word for one in counting for word in governed_by(sentence, one, "of")]
    words = set()
    for head in (*heads, *measured):
        words |= {head.lemma, head.lower}
        if head.i and is_noun(sentence.tokens[head.i - 1]):
            words.add(f"{sentence.tokens[head.i - 1].lower} {head.lemma}")
        if head.i > 1 and sentence.tokens[head.i - 1].text == "-":
            words.add(f"{sentence.tokens[head.i - 2].lower}-{head.lemma}")
        if is_verb(head):
            words.add("@clause")
        if head.pos == "PROPN":
            words |= {"@name", *(word.lemma for word in children(sentence, head, "compound") if word.pos == "NOUN")}
    return frozenset(words)
