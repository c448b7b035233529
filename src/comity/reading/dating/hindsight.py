"""Hindsight: whether a deed is told as done before what its sentence tells, or only spoken of as known.

*Had earlier refused*, *the men who bombed it*, *claims that the army backed it*, *regretted calling him a traitor*.
"""

from __future__ import annotations

from collections.abc import Collection

from comity.reading.grammar import BEFALLING, SUBJECTS, child, children, clause, governed_by, is_passive, is_verb
from comity.reading.sentences import Sentence, Token

_BEFORE = frozenset(
    "earlier previously initially originally formerly before previous past former prior initial recent".split()
)
_EVER = frozenset("already ever never always often repeatedly long since before previously privately".split())
"""With a perfect, they tell of all the time up to now: *has repeatedly refused*."""
_HABITUAL = frozenset(
    "routinely regularly often usually generally normally typically frequently always commonly traditionally sometimes "
    "occasionally customarily habitually periodically".split()
)
_MODALS = frozenset("may might could must should".split())
_LENGTHS = frozenset("day week month year decade century time".split())
_PAST = frozenset({"VBD", "VBN"})
BEFALL = frozenset("kill die wound injure hurt perish".split())
"""What is told to befall somebody *after* a deed is done at its time: *ten die after a blast*."""
_AFTER = frozenset("after following since despite over".split())
_OTHER_TIME = _AFTER | {"before", "about", "because", "due"}
ABOUT = frozenset({"against", "over", "about", "from", "to"})
_LOOKING_BACK = frozenset({"admit", "deny", "regret", "remember", "recall", "acknowledge"})
"""What one does with what was done before: *regretted calling him a traitor*."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TOLD_OF = frozenset(
    {"of", "in", "with", "for", "on", "to", "by", "from", "behind", "over", "into", "about", "against"}
)
_INTO = frozenset({"into", "for", "over"})
SENTENCING = frozenset({"sentence", "condemn"})
"""What is done to somebody with the punishment that stands after its *to*."""
_KEEPING = frozenset("comply abide violate breach flout".split())
"""What one does with what is in force: *complied with the truce*."""
_KEPT = frozenset("violation breach compliance implementation enforcement".split())
_HAD = frozenset({"had", "'d", "’d"})
_REFUSALS = frozenset("refusal failure reluctance unwillingness".split())
"""What is done in not doing a deed: *condemned their refusal to leave*."""
_STEPS = 4  # nouns and prepositions between a deed and what looks back on it


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """*The raid*, *its war*: a noun that speaks of something as known."""
    return any(word.dep == "poss" or word.lower in _DEFINITE for word in sentence.children(noun))


def tells_now(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of a word tells what is: *marches*, *is killed*, *are fighting*."""
    verb = clause(sentence, token)
    helpers = children(sentence, verb, "aux", "auxpass")
    return verb.tag in ("VBZ", "VBP") or any(word.tag in ("VBZ", "VBP") for word in helpers)


def finite(sentence: Sentence, token: Token) -> Token:
    """The verb that gives the clause of a word its tense: the trying of *are trying to restore order*."""
    verb = clause(sentence, token)
    for _ in range(_STEPS):
        head = sentence.head(verb)
        bare = verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "advcl", "conj")
        if head is None or not bare or not is_verb(head) or child(sentence, verb, *SUBJECTS) is not None:
            return verb
        if verb.dep == "conj" and head.tag != verb.tag:
            return verb
        verb = head
    return verb


def is_in_own_person(sentence: Sentence, verb: Token) -> bool:
    """*I condemn it*, *we are asking them to leave*: said by those who do it, in saying it."""
    present = is_verb(verb) and tells_now(sentence, verb) and not is_done_by_now(sentence, verb)
    return present and any(word.lower in ("i", "we") for word in children(sentence, verb, "nsubj"))


def is_bare_clause(sentence: Sentence, verb: Token) -> bool:
    """*Took the oath when called to testify*: a participle alone, of no time that is told."""
    return verb.dep == "advcl" and verb.tag == "VBN" and child(sentence, verb, "aux", "auxpass") is None


def is_earlier(sentence: Sentence, token: Token) -> bool:
    """*Had captured them*, *initially denied*, *a previous attack*: told as done before what the report tells."""
    beside = list(sentence.children(token))
    if not is_verb(token):
        return any(word.dep == "amod" and word.lower in _BEFORE for word in beside)
    perfect = any(word.dep == "aux" and word.lower in _HAD for word in beside)
    return perfect or any(word.dep == "advmod" and word.lower in _BEFORE for word in beside)


def is_done_by_now(sentence: Sentence, verb: Token) -> bool:
    """*Has fought it every step of the way*: done at some time up to the report."""
    helpers = children(sentence, verb, "aux")
    return verb.tag == "VBN" and any(word.lower in ("has", "have", "'ve", "’ve") for word in helpers)


def is_done_by_then(sentence: Sentence, verb: Token, saying: int) -> bool:
    """*Said that they fled*, *that they have been fleeing*: done when another verb says it, and no lasting state."""
    below = [word.dep for word in (verb, *sentence.ancestors(verb)) if word.first > saying or word.last < saying]
    if (below and "ccomp" not in below) or _is_joined_above(sentence, verb):
        return False  # "said that they fled, and rejected it"
    perfect = any(word.lemma == "have" for word in children(sentence, verb, "aux"))
    return verb.lemma != "be" and (perfect or verb.tag in _PAST or verb.dep == "pcomp")


def _is_joined_above(sentence: Sentence, verb: Token) -> bool:
    """*Said that it would leave and rejected the offer*: past beside what is not, and so joined to the verb above."""
    head = sentence.head(verb) if verb.dep == "conj" and verb.tag == "VBD" else None
    return head is not None and head.tag not in _PAST and child(sentence, verb, *SUBJECTS) is None


def is_done_ever(sentence: Sentence, verb: Token) -> bool:
    """*Has already met them*, *have privately argued*: done at some time, which need not be lately."""
    beside = children(sentence, verb, "advmod", "neg", "prep")
    lasting = any(word.lemma in _LENGTHS for word in governed_by(sentence, verb, "for"))  # "for twenty years"
    return is_done_by_now(sentence, verb) and (lasting or any(word.lower in _EVER for word in beside))


def is_habit(sentence: Sentence, verb: Token) -> bool:
    """*Routinely test their missiles*: done again and again, and not on the day that it is told."""
    beside = children(sentence, verb, "advmod")
    return is_verb(verb) and tells_now(sentence, verb) and any(word.lower in _HABITUAL for word in beside)


def may_have_been(sentence: Sentence, verb: Token) -> bool:
    """*May have aided them*: what would have been done before it is told."""
    beside = children(sentence, verb, "aux")
    helpers = {word.lower for one in beside for word in (one, *children(sentence, one, "aux"))}
    return verb.tag == "VBN" and "have" in helpers and bool(helpers & _MODALS)


def is_told_of(sentence: Sentence, verb: Token) -> bool:
    """*Claims that the army backed it*: past under a verb of the present, and so done before what is told."""
    head = sentence.head(verb)
    if any(word.lower == "which" for word in sentence.tokens[verb.first : verb.first + 2]):
        return False  # "in which they were killed": of what was told, and not told of it
    past = verb.tag == "VBD" or any(word.tag == "VBD" for word in children(sentence, verb, "aux", "auxpass"))
    return verb.dep == "ccomp" and past and head is not None and is_verb(head) and tells_now(sentence, head)


def is_aside(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a verb tells what was done before what its sentence tells: *who bombed it*, *after he was killed*."""
    if verb.dep in ("relcl", "acl", "amod"):
        return verb.tag in _PAST and not (_is_there(sentence, verb) and tells_now(sentence, verb))
    if verb.dep == "pcomp":
        return head.lower in (ABOUT | {"for", "of", "after", "since"})
    if verb.dep in ("xcomp", "ccomp") and verb.tag == "VBG" and head.lemma in _LOOKING_BACK:
        return True
    if _is_to_have_been(sentence, verb):
        return True
    if verb.dep == "conj" and verb.tag in _PAST and is_verb(head) and head.head != head.i:
        above = sentence.tokens[head.head]
        return child(sentence, verb, *SUBJECTS) is None and is_aside(sentence, head, above)
    return verb.dep == "advcl" and any(word.lower in ("after", "since") for word in children(sentence, verb, "mark"))


def _is_there(sentence: Sentence, verb: Token) -> bool:
    """*A town where he is captured*: a clause that goes on telling what is done."""
    return verb.dep == "relcl" and any(word.lower in ("where", "when") for word in children(sentence, verb, "advmod"))


def _is_to_have_been(sentence: Sentence, verb: Token) -> bool:
    """*Are alleged to have robbed and beaten him*: an infinitive of what was done, and what is joined to it."""
    head = sentence.head(verb)
    if verb.dep == "conj" and head is not None and child(sentence, verb, "aux", *SUBJECTS) is None:
        return verb.tag in _PAST and _is_to_have_been(sentence, head)
    helpers = {word.lower for word in children(sentence, verb, "aux")}
    return {"to", "have"} <= helpers


def is_looked_back_on(sentence: Sentence, token: Token, granting: Collection[str], aftermath: Collection[str]) -> bool:
    """Whether another word takes for done what a word tells: *condemned the raid*, *victims of the raid*, *had raided*.

    `granting` are the verbs that do so, `aftermath` the nouns: *suspects in the raid*.
    """
    granting, aftermath = {*granting, *_KEEPING}, {*aftermath, *_KEPT}
    head = sentence.head(token)
    if head is None:
        return is_verb(token) and (is_earlier(sentence, token) or is_done_ever(sentence, token))
    if token.tag == "VB" and token.dep == "acl" and head.lemma in _REFUSALS:
        return is_looked_back_on(sentence, head, granting, aftermath) or is_definite(sentence, head)
    if is_verb(token):
        done = is_done_ever(sentence, token) or is_earlier(sentence, token)
        return done or is_aside(sentence, token, head) or is_told_of(sentence, token)
    if is_earlier(sentence, token) or is_beyond(sentence, token, _AFTER):
        return True
    at = token
    for _ in range(_STEPS):
        above = sentence.head(at)
        if above is None:
            return False
        if is_verb(above):
            return _is_granted(sentence, at, above, granting)
        if at.dep in ("compound", "nmod", "poss") and above.lemma in aftermath:
            return True
        if at.dep == "pobj":
            over = sentence.head(above)
            if over is None or above.lower not in _TOLD_OF:
                return False
            if is_verb(over):
                if over.lemma in SENTENCING and above.lower == "to":
                    return False  # "is sentenced to life imprisonment"
                named = any(word.lemma in aftermath for word in children(sentence, over, "dobj"))
                return over.lemma in granting or (named and above.lower in _INTO)  # "opened an inquiry into the raid"
            if over.lemma in aftermath:
                return True
            if above.lower != "of":
                return False
            above = over
        elif at.dep != "conj":
            return False
        at = above
    return False


def _is_granted(sentence: Sentence, noun: Token, verb: Token, granting: Collection[str]) -> bool:
    """*Denied the charges*, *the raid was condemned*; not *was denied parole*."""
    spoken_of = "nsubjpass" if is_passive(sentence, verb) else "dobj"
    return noun.dep == spoken_of and verb.lemma in granting


def is_beyond(sentence: Sentence, token: Token, over: Collection[str] = _OTHER_TIME) -> bool:
    """Whether a noun tells of another time than its verb: *took effect on Friday after months of talks*.

    `over` are the prepositions that say so.
    """
    if is_verb(token):
        return False
    at = token
    while (not is_verb(at) or at.dep == "acl") and at.head != at.i:
        at = sentence.tokens[at.head]
        if at.lower in over and at.pos in ("ADP", "SCONJ", "VERB"):
            return not (at.lower in BEFALLING and sentence.tokens[at.head].lemma in BEFALL)
    return False
