"""Questions that rules of language ask of a parsed sentence: who is the subject, is it passive, what hangs on `of`.

Each answers for one word of one `Sentence`; none knows an actor or a deed. The subject of a verb is looked for where
English leaves it: on the verb, on the verb that it is joined to, on the noun that a relative clause describes, or on
whatever controls an infinitive or a participle.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import MONTHS, WEEKDAYS

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_DATES = frozenset(
    [*MONTHS, *WEEKDAYS, *"today yesterday tomorrow week month year weekend night morning evening".split()]
)
BEFALLING = frozenset({"in", "after", "following", "during", "from", "by"})
"""What stands before the deed of which somebody died or was hurt: *killed in the raid*, *died of wounds after*."""
LEADING = frozenset({"lead", "result"})
"""Verbs whose subject brings about what stands after their `to` or `in`: *the raid led to nine deaths*."""
AGENTIVE = ("er", "or", "ist", "ian", "man", "men", "ers", "ors", "ists", "ians", "woman", "women", "people")
"""How nouns end that are somebody: *fighter*, *protesters*, *chairwoman*."""
CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "pcomp", "parataxis", "csubj", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
OBJECT_CONTROL = frozenset(
    "ask urge order tell force compel persuade press pressure allow permit authorize authorise enable "
    "help let make command instruct direct invite encourage advise warn beg implore push lead cause "
    "prompt pressure oblige require want expect forbid call convince lobby task".split()
)
"""Verbs whose object does the deed of their infinitive: *asked Washington to leave*."""

_PARTICIPLES = frozenset({"including", "following"})
"""Prepositions that the tagger may take for verbs."""
_PLACING = frozenset("in at near from outside inside around".split())
_JUDGING = frozenset(
    "accuse charge sentence convict arrest detain jail imprison blame criticize criticise condemn denounce fine punish "
    "try prosecute indict execute hang sue fire sack dismiss expel suspend suspect praise thank pardon".split()
)
_JUDGED_FOR = frozenset({"for", "of", "with", "over"})
"""What is done to somebody for a deed, which stands after one of these prepositions, and is his."""
_DONE_TO = frozenset(
    "accuse arrest convict sentence charge jail kidnap indict detain deport extradite abduct assassinate behead acquit "
    "imprison capture kill wound injure".split()
)
"""Verbs that nobody does without doing it to somebody."""
_HANDING_OVER = frozenset("extradite deport hand transfer".split())
"""Verbs whose object does what is to come of it: *extradited him to stand trial*."""


def child(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """The first child with one of these labels."""
    return next((word for word in sentence.children(token) if word.dep in deps), None)


def children(sentence: Sentence, token: Token, *deps: str) -> list[Token]:
    return [word for word in sentence.children(token) if word.dep in deps]


def is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX")


def is_noun(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") or token.tag in ("NN", "NNS", "NNP", "NNPS")


QUANTITIES = frozenset(
    "dozen dozens score scores hundred hundreds thousand thousands million millions number group groups member "
    "members some many several most all one two three part band couple handful majority units unit column wave "
    "crowd crowds series string rest lot convoy batch wave spate combination".split()
)
"""Words that measure what stands after their `of`: *a series of bombs* are bombs."""


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is passive: by its subject or auxiliary, or a bare participle that describes a noun."""
    if verb.tag not in ("VBN", "VBD"):
        return False
    if any(word.dep in ("nsubjpass", "auxpass", "csubjpass") for word in sentence.children(verb)):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not child(sentence, verb, "nsubj", "aux", "dobj"):
        head = sentence.head(verb)
        return head is not None and is_passive(sentence, head)
    if child(sentence, verb, "agent") is not None:
        return True
    if verb.lemma in _DONE_TO and _lacks_object(sentence, verb):
        return True
    if (
        verb.dep == "xcomp"
        and verb.tag == "VBN"
        and (head := sentence.head(verb)) is not None
        and head.lemma == "stand"
    ):
        return True  # "stands accused"
    if verb.dep == "acomp":  # "who was gang-raped": the parser calls it an adjective
        head = sentence.head(verb)
        return head is not None and head.lemma == "be" and verb.tag == "VBN"
    if verb.tag == "VBN" and _is_found_so(sentence, verb):
        return True
    bare = not any(
        word.dep in ("aux", *SUBJECTS) or (word.dep == "dobj" and not is_date(word)) for word in sentence.children(verb)
    )
    return bare and (verb.dep == "acl" or (verb.tag == "VBN" and verb.dep in ("amod", "advcl")))


def _lacks_object(sentence: Sentence, verb: Token) -> bool:
    """*Driver charged with murder*, as headlines have it: a verb that needs an object has its own before it."""
    if child(sentence, verb, "nsubj") is None or verb.dep in ("relcl", "acl"):
        return False
    beside = [word.dep for word in sentence.children(verb) if word.dep == "aux" or word.i > verb.i]
    if any(dep in ("dobj", "obj", "ccomp", "xcomp", "aux", "dative", "prt") for dep in beside):
        return False
    return not any(is_verb(word) and child(sentence, word, "dobj") for word in children(sentence, verb, "conj"))


def _is_found_so(sentence: Sentence, verb: Token) -> bool:
    """*Were reported killed*, *was found shot*: a bare participle that says what was done to a passive's subject."""
    head = sentence.head(verb)
    if verb.dep not in ("xcomp", "oprd", "ccomp") or head is None or child(sentence, head, "nsubjpass") is None:
        return False
    return child(sentence, verb, "aux", "auxpass", "dobj", *SUBJECTS) is None


def conjuncts(sentence: Sentence, token: Token) -> list[Token]:
    """The word and the words joined to it by `and`, `or` or a comma, in order; never those before it."""
    found = [token]
    for word in sentence.children(token):
        if word.dep == "conj":
            found.extend(conjuncts(sentence, word))
    return found


def prepositions(sentence: Sentence, token: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions that hang on a word, with the word that each governs: `("against", Iran)`.

    A preposition of two words counts by its last where the first is an adverb or a preposition of its own
    (*away from*), and both are given.
    """
    for word in sentence.children(token):
        hangs = word.dep in ("prep", "agent", "dative", "prt", "advmod")
        if hangs and (
            word.pos in ("ADP", "SCONJ", "ADV", "PART") or (word.dep == "prep" and word.lower in _PARTICIPLES)
        ):
            for governed in sentence.children(word):
                if governed.dep in ("pobj", "pcomp") or (governed.dep == "dobj" and word.lower in _PARTICIPLES):
                    yield word.lower, governed
                elif governed.dep == "prep":
                    for inner in sentence.children(governed):
                        if inner.dep in ("pobj", "pcomp"):
                            yield governed.lower, inner
        elif word.dep == "dative" and is_noun(word):
            yield "to", word


def governed_by(sentence: Sentence, token: Token, *names: str) -> list[Token]:
    """The words governed by one of these prepositions hung on `token`."""
    return [word for name, word in prepositions(sentence, token) if name in names]


def is_date(token: Token) -> bool:
    """Whether a word is a day, a month or a year: *on Thursday*, *in May*, *in 2003*."""
    return token.lower in _DATES or (token.lower.isdigit() and len(token.lower) == 4)


def by_agent(sentence: Sentence, token: Token) -> Token | None:
    """Who did it, of a passive or a noun: the word after its `by`."""
    found = governed_by(sentence, token, "by")
    return found[0] if found else None


def _agent_within(sentence: Sentence, verb: Token) -> Token | None:
    """The judge of *sentenced to death by a judge* and *ordered to pay by a judge*, hung where it can't belong."""
    under = governed_by(sentence, verb, "to")
    under += [word for word in children(sentence, verb, "xcomp") if not is_passive(sentence, word)]
    return next((agent for word in under if (agent := by_agent(sentence, word)) is not None), None)


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """What the verb is done to: its direct object, a passive's subject, or the noun that it describes."""
    if is_passive(sentence, verb):
        several = children(sentence, verb, "nsubjpass", "nsubj")
        if several:
            return [antecedent(sentence, _foremost(sentence, several))]
        if verb.dep in ("acl", "amod"):
            head = sentence.head(verb)
            return [head] if head is not None else []
        if verb.dep == "acomp" and (head := sentence.head(verb)) is not None:
            who = child(sentence, head, *SUBJECTS)
            return [antecedent(sentence, who)] if who is not None else []
        if verb.dep == "conj":
            head = sentence.head(verb)
            if head is None or is_passive(sentence, head):
                return objects(sentence, head) if head is not None else []
            shared = subject(sentence, head)  # "is part of the army and is backed by Iran"
            return [shared] if shared is not None else []
        controller = controller_of(sentence, verb)
        return [controller] if controller is not None else []
    direct = _direct(sentence, verb)
    if direct is not None:
        return [antecedent(sentence, direct)]
    if verb.dep == "relcl" and (head := sentence.head(verb)) is not None:
        subject_word = child(sentence, verb, *SUBJECTS)
        if subject_word is not None and subject_word.lower not in RELATIVES and not _stranded(sentence, verb):
            return [head]  # "the sites it bombed"
    if verb.dep == "conj" and (head := sentence.head(verb)) is not None and is_verb(head) and head.i < verb.i:
        return []
    if any(True for _ in prepositions(sentence, verb)):
        return []
    for later in children(sentence, verb, "conj"):
        shared = child(sentence, later, "dobj", "obj")
        if shared is not None and is_verb(later):
            return [antecedent(sentence, shared)]  # "attacked and killed the men"
    return []


def _direct(sentence: Sentence, verb: Token) -> Token | None:
    """The direct object: of *evicted ex-nuns*, which the parser makes three, the last; of *found him guilty*, him."""
    several = [word for word in children(sentence, verb, "dobj", "obj") if word.text not in ("-", "–")]
    for at, direct in enumerate(several):
        hyphen = sentence.tokens[direct.i + 1 : direct.i + 2]
        if not (hyphen and hyphen[0].text in ("-", "–") and at + 1 < len(several)):
            return direct
    described = next((word for word in children(sentence, verb, "ccomp") if word.pos == "ADJ"), None)
    return child(sentence, described, "nsubj") if described is not None and not several else None


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """Who does what an active verb says; for a passive, the word after its `by`."""
    if is_passive(sentence, verb):
        agent = by_agent(sentence, verb) or _agent_within(sentence, verb)
        if agent is not None:
            return agent
        if verb.dep == "conj" and (head := sentence.head(verb)) is not None and is_passive(sentence, head):
            return by_agent(sentence, head)
        return None
    several = [word for word in children(sentence, verb, *SUBJECTS) if not _is_rest_of_place(sentence, verb, word)]
    own = _foremost(sentence, several) if several else None
    if own is not None and not _expletive(sentence, verb, own):
        return antecedent(sentence, own)
    before = next((word for word in children(sentence, verb, "ccomp") if word.i < verb.i), None)
    if own is None and before is not None and verb.dep == "ROOT":
        return child(sentence, before, "nsubj")  # "navy foils attack, nabs pirates": the first is put under the second
    return controller_of(sentence, verb)


def controller_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who is understood as the subject of a verb that has none of its own."""
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.dep == "conj":
        if not is_verb(head):
            return controller_of(sentence, head)
        if is_passive(sentence, head) and not is_passive(sentence, verb):
            own = child(sentence, head, "nsubjpass", "nsubj")
            return antecedent(sentence, own) if own is not None else controller_of(sentence, head)
        return subject(sentence, head)
    if verb.dep == "relcl":
        return head
    if verb.dep in ("acl", "amod"):
        around = _around_place(sentence, head) if verb.tag == "VBG" else head
        return _clause_subject(sentence, around) if is_verb(around) else _of_noun(sentence, verb, around)
    if verb.dep in ("xcomp", "ccomp") and is_verb(head):
        direct = child(sentence, head, "dobj", "obj")
        if direct is not None and head.lemma in OBJECT_CONTROL:
            return antecedent(sentence, direct)
        if is_passive(sentence, head):
            own = child(sentence, head, "nsubjpass")
            return antecedent(sentence, own) if own is not None else controller_of(sentence, head)
        for name, word in prepositions(sentence, head):
            if name in ("on", "upon", "for", "to") and head.lemma in ("call", "appeal", "plead", "pressure"):
                return word
        return subject(sentence, head)
    if verb.dep == "xcomp":  # of an adjective: "quick to inform"
        return controller_of(sentence, head) or child(sentence, head, *SUBJECTS) or _clause_subject(sentence, head)
    if verb.dep == "pcomp":
        above = sentence.head(head)
        judge = sentence.head(above) if above is not None and is_noun(above) else above
        his = head.lower in _JUDGED_FOR or verb.lemma == "plead"  # "jailed him after pleading guilty"
        if judge is not None and is_verb(judge) and judge.lemma in _JUDGING and his:
            judged = objects(sentence, judge)  # "jailed four men for robbing a bank"
            if judge is above or above in judged:
                return judged[0] if judged else None
        return None if above is None else _clause_subject(sentence, above)
    if verb.dep == "advcl":
        if verb.tag == "VB" and head.lemma in _HANDING_OVER and not is_passive(sentence, head):
            handed = child(sentence, head, "dobj")
            return antecedent(sentence, handed) if handed is not None else None
        return _clause_subject(sentence, head)
    return None


def parallel_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of an earlier relative clause of the same form, for a joined verb without one.

    *Iran, a neighbor that had welcomed it, had built ... and had cooperated*: the parser joins the later verbs to the
    main clause, where nobody fits.
    """
    if verb.dep != "conj" or child(sentence, verb, *SUBJECTS) is not None:
        return None
    form = [word.lemma for word in sentence.children(verb) if word.dep == "aux"]
    for other in reversed(sentence.tokens[: verb.i]):
        alike = [word.lemma for word in sentence.children(other) if word.dep == "aux"] == form
        if alike and other.dep == "relcl" and other.tag == verb.tag:
            return subject(sentence, other)
    return None


def antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word is its own."""
    if (token.lower in RELATIVES and token.tag in ("WDT", "WP", "IN", "DT")) or token.tag == "WP$":
        for word in sentence.ancestors(token):
            if word.dep == "relcl" and (head := sentence.head(word)) is not None:
                around = _around_place(sentence, head) if token.lower == "who" else head
                return head if is_verb(around) else around
    return token


def clause(sentence: Sentence, token: Token) -> Token:
    """The verb at the head of the clause in which a word stands."""
    at = token
    while at.head != at.i and not (is_verb(at) and (at.dep in CLAUSES or at.dep == "conj")):
        at = sentence.tokens[at.head]
    return at


def phrase(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The words of a noun phrase, without its relative clauses, appositions and later list members."""
    last = head.i
    for word in sentence.children(head):
        if word.i > head.i and word.dep == "prep" and word.lower == "of":
            last = max(last, word.last)
    first = head.i
    for word in sentence.children(head):
        if word.i < head.i and word.dep not in ("cc", "conj", "punct", "appos", "relcl", "acl", "preconj"):
            first = min(first, word.first)
    return sentence.tokens[first : last + 1]


def _foremost(sentence: Sentence, several: list[Token]) -> Token:
    """Of words that the parser makes subjects of one verb, the one that is: the last, if not set beside the first.

    *2007 emergency: activists are*, *two leaders, A and B, are*; *Ann Lee, a poet, is*, *a man of Bend, Oregon, is*.
    """
    first, last = several[0], several[-1]
    before = sentence.tokens[last.first - 2] if last.first > 1 else None
    if first is last or before is None or sentence.tokens[last.first - 1].text != "," or child(sentence, last, "conj"):
        return last
    if last.pos == "PROPN":
        town = before.pos == "PROPN" and last.first == last.i and before.i >= first.i
        return first if town else last
    described = first.pos == "PROPN" and last.tag == "NN" and child(sentence, last, "det") is not None
    return first if described else last


def _is_rest_of_place(sentence: Sentence, verb: Token, own: Token) -> bool:
    """Whether a participle's subject only says where a place lies: *protests in Lhasa, Tibet demanding reforms*."""
    if verb.tag != "VBG" or verb.dep not in ("acl", "advcl") or own.pos != "PROPN" or own.first < 2:
        return False
    place, comma = sentence.tokens[own.first - 2], sentence.tokens[own.first - 1]
    return comma.text == "," and place.dep == "pobj" and sentence.tokens[place.head].lower in _PLACING


def _around_place(sentence: Sentence, token: Token) -> Token:
    """What a place is told of: the men of *men in the city of Ur, Iraq, fighting*; any other word is its own."""
    at = token
    while at.dep in ("pobj", "appos") and (above := sentence.head(at)) is not None:
        if at.dep == "pobj":
            over = sentence.head(above)
            if above.lower not in _PLACING or over is None or (at.pos != "PROPN" and at is token):
                break
            above = over
        elif at.pos != "PROPN" or above.pos != "PROPN" or sentence.tokens[at.first - 1].text != ",":
            break
        at = above
    return token if at.pos == "PROPN" else at


def _of_noun(sentence: Sentence, verb: Token, noun: Token) -> Token | None:
    """The subject of a verb that describes a noun: *troops fighting ...*; of *decision to bomb*, who decides."""
    if verb.tag == "VB":
        owner = child(sentence, noun, "poss")
        if owner is not None:
            return owner
        agent = by_agent(sentence, noun)
        if agent is not None:
            return agent
        head = sentence.head(noun)
        if noun.dep in ("dobj", "attr", "pobj") and head is not None:
            return _clause_subject(sentence, head)
        return None
    return noun


def _clause_subject(sentence: Sentence, token: Token) -> Token | None:
    verb = token if is_verb(token) else clause(sentence, token)
    if not is_verb(verb):
        return child(sentence, token, "poss")
    if is_passive(sentence, verb):
        own = child(sentence, verb, "nsubjpass", "nsubj")
        return antecedent(sentence, own) if own is not None else controller_of(sentence, verb)
    return subject(sentence, verb)


def _stranded(sentence: Sentence, verb: Token) -> bool:
    return any(
        word.dep == "prep" and not any(inner.dep in ("pobj", "pcomp") for inner in sentence.children(word))
        for word in sentence.children(verb)
    )


def _expletive(sentence: Sentence, verb: Token, own: Token) -> bool:
    """`it` and `there` that stand for nothing: *it was agreed to*, *there was fighting*."""
    return own.dep == "expl" or (own.lower == "it" and child(sentence, verb, "ccomp", "csubj") is not None)
