"""Doers: who does what a verb tells, where that is not its own subject: after `by`, over a purpose, over the object."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope
from comity.reading.grammar import (
    SUBJECTS,
    by_agent,
    child,
    children,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    subject,
)
from comity.reading.sentences import Sentence, Token

_DONE_TO_ONES_OWN = frozenset("keep make break fulfil fulfill announce declare reiterate honor honour renew".split())
"""What is done to plans and words of one's own: *kept their promise*."""


def by_whose_doing(scope: Scope, deed: Deed) -> list[Token]:
    """*Over continued shelling by Chad*: a participle that is used as a noun has its doer after `by`."""
    sentence, verb = deed.sentence, deed.token
    if verb.tag != "VBG" or children(sentence, verb, "dobj", "aux", *SUBJECTS):
        return []
    described = child(sentence, verb, "amod", "det", "compound") is not None
    return [one for one in governed_by(sentence, verb, "by") if described or scope.arguments.is_party(sentence, one)]


def is_used_as_noun(sentence: Sentence, verb: Token) -> bool:
    """*Welcomed sacking of the minister*: a participle whose doer is not who welcomes it."""
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    if verb.tag != "VBG" or not after or after[0].lower != "of" or after[0].head != verb.i:
        return False
    return verb.dep in ("dobj", "xcomp", "ccomp", "pobj", "pcomp") and not children(
        sentence, verb, "dobj", "aux", "prt"
    )


def is_told_of(sentence: Sentence, word: Token) -> bool:
    """*Met those who oppose the dam*: what tells who they are is no deed of theirs."""
    return word.lower == "those" and child(sentence, word, "relcl") is not None


def above_site(deed: Deed) -> Token | None:
    """*The army bombed a camp killing ten*: what hangs on the object by mistake is done by whoever did the rest."""
    sentence, verb = deed.sentence, deed.token
    noun = sentence.head(verb)
    if verb.tag != "VBG" or verb.dep != "acl" or noun is None or noun.dep not in ("dobj", "pobj"):
        return None
    if deed.like != "ASSAULT" and noun.lower != "those":
        return None  # "is among those criticizing it"
    over = next((word for word in sentence.ancestors(noun) if not is_noun(word) or word.dep == "ROOT"), None)
    while over is not None and not is_verb(over) and over.dep != "ROOT":
        over = sentence.head(over)
    if over is None:
        return None
    return subject(sentence, over) if is_verb(over) else child(sentence, over, "nsubj")


def who_keeps_it(deed: Deed) -> Token | None:
    """The rebels of *the rebels kept their promise to leave*, where nothing says whom the pronoun means."""
    noun = deed.sentence.head(deed.token)
    owner = child(deed.sentence, noun, "poss") if noun is not None and deed.token.dep == "acl" else None
    verb = deed.sentence.head(noun) if noun is not None and noun.dep == "dobj" else None
    if owner is None or owner.tag != "PRP$" or verb is None or deed.token.tag != "VB":
        return None
    return subject(deed.sentence, verb) if verb.lemma in _DONE_TO_ONES_OWN else None


def by_whom_for_it(scope: Scope, deed: Deed) -> Token | None:
    """*Tear gas was fired by guards to clear the yard*: whoever did a thing to an end, where no party was made to."""
    sentence, verb = deed.sentence, deed.token
    over = sentence.head(verb)
    if verb.tag != "VB" or verb.dep not in ("advcl", "xcomp") or over is None or not is_passive(sentence, over):
        return None
    led = scope.arguments.of_words(sentence, objects(sentence, over))
    return by_agent(sentence, over) if not led else None
