"""Antecedents: of those whom a report has named, the one whom a pronoun or `the group` goes back to.

Whoever is the subject over a pronoun comes first (*Baden said that Brown was hit as he fell*: Brown), then what is
nearest; of one sentence its main subject before other subjects, and those before all else. Who says a quotation is not
`he` in it, and after one `he said` is who spoke before. `It` and `they` are mostly things that nobody names: a noun
over them that is no actor keeps them from meaning one (*The bill passed before it expired*).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from comity.reading.actors.gender import gender_of_pronoun
from comity.reading.actors.memory import Memory, Recent
from comity.reading.grammar import OBJECT_CONTROL, children, clause, is_verb
from comity.reading.sentences import Sentence, Token

_NEAR = 3  # sentences over which a pronoun or `the group` is carried
_SURE = 2  # of `Recent.person`
_SUBJECTS = ("nsubj", "nsubjpass")
SINGLE = frozenset((
    "state government military police intelligence armed_group party igo ngo movement media business court "
    "legislature religious"
    ).split())  # fmt: skip
"""Kinds of bodies, which may be `it`."""
_OF_SEVERAL = frozenset("armed_group police military government movement party".split())
"""Kinds of bodies that are often `they`; the others of them are where they are the subject over the pronoun."""
_IN_RANKS = ("armed_group", "police", "military")

_PRONOUNS = ("DT", "WDT", "WP", "EX", "CD")
_AMOUNTS = frozenset("percent number majority lot couple dozen handful rest".split())
"""Words in the singular for several people or things."""

_WILL = frozenset({"will", "would", "'ll", "’ll"})
_BORNE = frozenset("pay face suffer be have lose regret bear see get risk isolate find".split())
"""Verbs of what comes upon whoever is warned of it."""
_OF_A_MIND = frozenset(
    "ready willing unwilling prepared unprepared determined committed eager keen reluctant open able unable happy glad "
    "sorry confident aware bound obliged concerned worried alarmed".split()
)
"""Adjectives that are said of somebody, and of no clause."""
_LINKING = frozenset("be seem appear become remain look turn take make".split())
"""Verbs whose `it` may stand for a clause: *it takes years to*, *it turns out that*."""

_TURNING = frozenset("warn remind convince persuade notify".split())
"""Verbs of speech whose content is about the one spoken to: *warned Iran that it would pay*."""


def person_meant(
    memory: Memory, sentence: Sentence, token: Token, besides: Collection[str] = (), speaks: bool = False
) -> str | None:
    """Whom `he` or `she` may mean, `besides` some: of those it agrees with, persons for sure before unknown names.

    `speaks` says that the pronoun is the subject of a verb by which somebody says something.
    """
    wanted = gender_of_pronoun(token.lower)
    near = [
        recent
        for recent in _before(memory, sentence, token, besides)
        if recent.person and not recent.plural and memory.gender(recent.actor) in ("", wanted)
    ]
    sure = {recent.actor for recent in memory.seen if recent.person == _SURE}
    fitting = [recent for recent in near if recent.actor in sure] or near
    if not fitting:
        return None
    over = _subject_over(sentence, token, fitting)
    if over is not None:
        return over.actor
    if speaks:
        return max(fitting, key=lambda one: (one.is_main or one.speaks, one.sentence, one.speaks, one.token)).actor
    if is_main_subject(sentence, token):
        return max(fitting, key=lambda one: _standing_outside(one, sentence)).actor
    return max(fitting, key=_standing).actor


def body_meant(
    memory: Memory,
    sentence: Sentence,
    token: Token | None,
    kinds: Collection[str] | None = None,
    plural: bool | None = None,
    neuter: bool = False,
    besides: Collection[str] = (),
) -> str | None:
    """The actor last spoken of that `it`, `they` or words like `the group` fit, of all `besides` some."""
    lists = memory.lists() if plural else {}
    fitting = [
        recent
        for recent in _before(memory, sentence, token, besides)
        if (kinds is None or recent.kind in kinds)
        and (not neuter or recent.kind in SINGLE)
        and (
            plural is None or _agrees(recent, plural, sentence) or (plural and (recent.sentence, recent.joint) in lists)
        )
    ]
    if token is not None and kinds is None:
        if _is_thing(memory, sentence, token, neuter):
            return None
        if neuter:
            fitting = [one for one in fitting if one.sentence == sentence.i or _goes_on(sentence, one)]
    if not fitting and plural and kinds is None:  # "the commission said ... they"
        fitting = [
            one
            for one in _before(memory, sentence, token, besides)
            if one.is_subject and one.kind in SINGLE and one.kind != "state" and sentence.i - one.sentence <= 1
        ]
    over = None
    if token is not None:
        unknown = _unknown_bodies(memory, sentence, token, besides) if neuter else ()
        over = _subject_over(sentence, token, [*fitting, *unknown])
    if over is not None:
        return over.actor
    if not fitting:
        return None
    if plural:
        return max(fitting, key=lambda one: (one.sentence, one.plural, *_standing(one))).actor
    return max(fitting, key=_standing).actor


def beside_joint(memory: Memory, actor: str, besides: Collection[str] = ()) -> list[str]:
    """Who else `they` are, beside one: those whom the same list names (*Mali, Niger and Chad*)."""
    last = next((one for one in reversed(list(memory.seen)) if one.actor == actor and not one.is_pronoun), None)
    joint = memory.lists().get((last.sentence, last.joint), ()) if last is not None else ()
    return [one.actor for one in joint if one.kind != "place" and one.actor not in (actor, *besides)]


def _goes_on(sentence: Sentence, recent: Recent) -> bool:
    """Whether `it` may mean who was told of in another sentence: the main subject of the one before."""
    return recent.is_main and sentence.i - recent.sentence == 1


def _is_thing(memory: Memory, sentence: Sentence, token: Token, single: bool) -> bool:
    """Whether the nearest subject over `it` or `they` is a noun of its number that names nobody, or `it` a filler."""
    if single and _is_filler(sentence, token):
        return True
    here = {recent.token for recent in memory.seen if recent.sentence == sentence.i}
    for above in sentence.ancestors(token) if token.dep in (*_SUBJECTS, "poss") else ():
        over = (
            next((w for w in children(sentence, above, *_SUBJECTS) if w.i < token.i), None) if is_verb(above) else None
        )
        if over is None or over.pos == "PRON" or over.tag in _PRONOUNS:
            continue
        if over.i in here or any(word.i in here for word in children(sentence, over, "appos", "poss")):
            return False
        if any(word.lower in ("between", "among") for word in sentence.children(over)):
            return False
        if over.tag in (("NN", "NNP") if single else ("NNS", "NNPS")) or (not single and over.lemma in _AMOUNTS):
            return True
    return False


def _is_filler(sentence: Sentence, token: Token) -> bool:
    """*It is hard to say*, *it seems that*: the subject of a verb that has another, which is a clause."""
    verb = sentence.head(token) if token.dep in _SUBJECTS else None
    if verb is None or verb.lemma not in _LINKING:
        return False
    told = children(sentence, verb, "acomp", "attr", "oprd")
    if any(word.lower in _OF_A_MIND for word in told):
        return False  # "said it was ready to talk"
    return any(children(sentence, word, "ccomp", "xcomp", "advcl", "csubj", "relcl") for word in (verb, *told))


def _unknown_bodies(memory: Memory, sentence: Sentence, token: Token, besides: Collection[str]) -> Iterable[Recent]:
    """Whom nobody knows and who may be `it`: *an ethnic army said it had fled*."""
    before = _before(memory, sentence, token, besides)
    return (one for one in before if one.kind == "unresolved" and not (one.person or one.plural))


def subject_meant(memory: Memory, sentence: Sentence, token: Token, kinds: Collection[str]) -> str | None:
    """The subject over a word and its clause, where it is of some kinds: who left the country has another."""
    own = {word.i for word in children(sentence, clause(sentence, token), *_SUBJECTS)}
    here = [recent for recent in _before(memory, sentence, token, ()) if recent.sentence == sentence.i]
    fitting = [recent for recent in here if recent.kind in kinds and recent.token not in own]
    over = _subject_over(sentence, token, fitting)
    return over.actor if over is not None else None


def is_main_subject(sentence: Sentence, token: Token) -> bool:
    """Whether a word is the subject of the sentence's root or of a verb joined to it."""
    verb = sentence.head(token) if token.dep in _SUBJECTS else None
    while verb is not None and verb.dep == "conj":
        verb = sentence.head(verb)
    return verb is not None and verb.head == verb.i


def _before(memory: Memory, sentence: Sentence, token: Token | None, besides: Collection[str]) -> Iterable[Recent]:
    for recent in memory.seen:
        if sentence.i - recent.sentence > _NEAR or recent.kind == "place" or recent.modifier or recent.actor in besides:
            continue
        if recent.sentence != sentence.i or token is None or recent.token < token.i:
            yield recent


def _agrees(recent: Recent, plural: bool, sentence: Sentence) -> bool:
    if plural:
        near = recent.is_subject or (recent.sentence == sentence.i and recent.kind in _IN_RANKS)
        return recent.plural or (recent.kind in _OF_SEVERAL and near)
    return not recent.plural


def _standing(recent: Recent) -> tuple[int, bool, bool, int]:
    return recent.sentence, recent.is_main, recent.is_subject, recent.token


def _standing_outside(recent: Recent, sentence: Sentence) -> tuple[int, bool, bool, int, int]:
    """As `_standing`, for a main subject, after which words before it come: *After a meeting with Moore, he left*."""
    before = recent.sentence == sentence.i and not recent.is_subject
    return recent.sentence - before, recent.is_main, recent.is_subject, recent.sentence, recent.token


def _subject_over(sentence: Sentence, token: Token, fitting: Sequence[Recent]) -> Recent | None:
    """The subject of the innermost clause around a word, or the noun that such a clause describes, of some mentions."""
    here = {recent.token: recent for recent in fitting if recent.sentence == sentence.i}
    below = token
    for above in sentence.ancestors(token) if here else ():
        if above.i in here and below.dep in ("relcl", "acl") and token.head != below.i:
            return here[above.i]
        if above.i in here and below.dep == "conj":
            return here[above.i]  # "Israel and its allies"
        if is_verb(above):
            asked = above.lemma in (OBJECT_CONTROL if below.dep == "xcomp" else _TURNING)
            asked = asked and not (above.lemma == "warn" and _is_held_out(sentence, below))
            for dep in ("dobj", "dative", *_SUBJECTS) if asked else _SUBJECTS:
                for word in sentence.children(above):
                    if word.dep == dep and word.i in here:
                        return here[word.i]
        below = above
    return None


def _is_held_out(sentence: Sentence, verb: Token) -> bool:
    """*Warned Chad that it would close the border*: what whoever warns will do, where *that it would pay* is not."""
    will = any(word.lower in _WILL for word in children(sentence, verb, "aux"))
    return will and verb.dep == "ccomp" and verb.lemma not in _BORNE
