"""Bystanders: parties of a deed that stand outside its own slots, in the words around it.

The frame of a word sees what hangs on it. *Charged with murder*, *arrested in a police raid*, *killed in clashes with
rebels*: here another word of the sentence says who. Each rule fills a part that the frame has left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.reading.deeds.circumstances import SWEEPS
from comity.reading.deeds.deed import Deed, Scope, ids_of, without
from comity.reading.deeds.laid import laid_to, lay, linked_to
from comity.reading.grammar import (
    BEFALLING,
    JUDGING,
    antecedent,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
    subject,
)
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing
from comity.types import Argument

_CHARGES = frozenset(
    "charge count suspicion allegation accusation role involvement part conspiracy attempt sentence term "
    "conviction trial prison jail year month".split()
)
"""Nouns that may stand between a charge or a verdict and the deed that it is for."""
_FOR_A_DEED = frozenset({"of", "with", "for", "over", "in", "on"})
_HANDED = frozenset(
    "issue release publish pass adopt sign send write file submit approve deliver receive circulate draft enact "
    "introduce establish create launch propose unveil".split()
)
"""What is done with a paper that says something, or with means to do it: *passes a resolution demanding*."""
_ANSWERED = frozenset(
    "reject deny dismiss refuse accept receive hear consider ignore rebuff decline answer welcome denounce resist "
    "face weigh turn disregard defy dispute".split()
)
_CRIMES = frozenset({"ASSAULT", "COERCE", "SUPPORT", "AID", "REJECT"})
"""Types of deeds that people are charged with and sentenced for."""
_ON_ACCOUNT_OF = frozenset({"for", "over"})
_PLOTTING = frozenset("plan plot prepare mastermind orchestrate organise organize".split())
_IN_ANSWER = frozenset({"protest", "defiance"})
_PAPERS = frozenset("statement resolution declaration communique communiqué letter report memorandum decree".split())
_FALLING = frozenset({"die", "perish", "fall", "suffer"})
_DEATHS = frozenset({"death", "loss"})
_SPOKEN_TO = frozenset({"REQUEST", "ACCUSE", "AGREE"})
_MET_WITH = frozenset({"with", "against"})
_HURT = frozenset("kill injure wound hurt".split())
_TAKEN = frozenset("arrest detain seize capture round apprehend nab hold".split())
_ABOUT_OTHERS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
"""Types of deeds of words that judge what others may do with one another."""
_SOUGHT = frozenset({"SUPPORT", "AID", "CONCEDE"})
_SEEKING = frozenset("seek win gain receive get obtain secure enlist lose enjoy request want".split())
_ADMITTING = frozenset("plead admit confess".split())
_HINDERING = frozenset({"COERCE", "ASSAULT"})
_PUT_OUT = frozenset("expel suspend dismiss exclude oust remove free release fire sack eject ban bar".split())
"""What is done to somebody out of a body or custody."""
_CHARGING = frozenset({"charge", "suspicion"})
_CHARGED_WITH = frozenset({"on", "with", "of", "to", "in", "over", "from"})
_CHARGED = frozenset("face be stand appear plead await remain deny fight beat surrender answer".split())
"""Verbs whose subject is who is charged: *face charges*, *is in custody on charges*."""


def call_in(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the deeds of one sentence from what stands around them."""
    for deed in found.values():
        answering = _whoever_answers(scope, deed) if not deed.by_verb and deed.like in _SPOKEN_TO else []
        if answering and deed.standing.status == "denied":
            deed.standing = Standing()  # "denied the accusation": it was made
            deed.actors = without(deed.actors, answering) or without(_said_by(scope, deed), answering)
            deed.recipients = answering
        if _is_where_hurt(deed):
            deed.actors, deed.recipients = [], deed.recipients or deed.actors
        if answered := _in_answer(scope, deed):
            itself = deed.sentence.cut(deed.token.i, deed.token.i)  # a crowd that is only the word
            whose = [one for one in without(deed.actors, answered) if one.span != itself]
            deed.actors, deed.recipients = answered, without(deed.recipients, answered) or whose
        if _is_of_paper(scope, deed):
            deed.actors = _whose_paper(scope, deed) or deed.actors
        if doers := linked_to(scope, deed) or (laid_to(scope, deed) if not deed.actors else []):
            deed.actors, deed.recipients = doers, without(deed.recipients, doers)
        if not deed.actors:
            others = _the_accused(deed, found) or _the_raiders(scope, deed, found) or _those_who_met(scope, deed, found)
            others = others or _whose_paper(scope, deed) or _by_another_deed(deed, found) or _who_lets_go(scope, deed)
            others = others or _who_admits(scope, deed) or lay(scope, deed, found)
            deed.actors = without(others, [] if deed.entry.recipient == ("conj",) else deed.recipients)
        if not deed.recipients and deed.by_verb and deed.like in _HINDERING:
            deed.recipients = without(_the_hindered(deed, found), deed.actors)
        if not deed.recipients and not deed.by_verb:
            others = answering or _the_sentenced(deed, found) or _those_who_fell(scope, deed)
            others = others or _whoever_sought(scope, deed)
            deed.recipients = without(others, deed.actors)
        if deed.mode == "allege" and (charge := _the_charge(deed)) is not None:
            _charge(scope, deed, charge, found)


def charge_for(deed: Deed, found: Mapping[int, Deed]) -> Deed | None:
    """The charge, arrest or verdict that is for a deed: *charged with the murder of*, *jailed for killing*."""
    for word in _over(deed.sentence, deed.token):
        outer = found.get(word.i) or next((d for d in found.values() if word.i in [w.i for w in d.words]), None)
        if outer is not None and outer is not deed:
            return outer if outer.like == "ACCUSE" or outer.mode in ("arrest", "convict") else None
    return None


def _the_accused(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Charged with the murder of*: who is charged or punished for a deed is its doer."""
    if deed.like not in _CRIMES or (deed.by_verb and is_passive(deed.sentence, deed.token)):
        return []
    if deed.mode == "arrest" and (verdict := _verdict(deed, found)) is not None:
        return list(verdict.actors)  # "sentenced him to life in prison": it is the court that puts him there
    if deed.token.lemma in SWEEPS:
        return []  # "arrested in a raid": by the raiders
    outer = charge_for(deed, found)
    return without(outer.recipients, deed.recipients) if outer is not None else []


def _by_another_deed(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The protest forced the minister to resign*: what a deed does, they do who did it."""
    if not deed.by_verb or "subj" not in (deed.entry.actor or ("subj",)):
        return []
    mine = subject(deed.sentence, deed.token)
    cause = found.get(mine.i) if mine is not None else None
    if mine is None or cause is None or cause.by_verb:
        return []
    its_own = mine in deed.sentence.ancestors(deed.token) or deed.sentence.head(mine) == deed.token
    return without(cause.actors, deed.recipients) if its_own else []


def _the_charge(deed: Deed) -> Token | None:
    """The noun that tells a charge: the deed's own, or that which its verb describes, *a charge filed by Chad*."""
    described = deed.sentence.head(deed.token) if deed.by_verb and deed.token.dep == "acl" else None
    return next((one for one in (deed.token, described) if one is not None and one.lemma in _CHARGING), None)


def _charge(scope: Scope, deed: Deed, charge: Token, found: Mapping[int, Deed]) -> None:
    """*Faces charges*, *was arrested on charges of arson*: who is charged is no accuser; it is against them."""
    sentence, arguments = deed.sentence, scope.arguments
    verb = next((word for word in sentence.ancestors(charge) if is_verb(word)), None)
    if verb is None or not _hangs_as_charge(sentence, charge, verb):
        return
    if is_passive(sentence, verb):
        charged = objects(sentence, verb) if verb.i in found else []
    else:
        told = [word for word in children(sentence, verb, "dobj") if verb.i in found]
        direct = [word for word in told if charge.first > word.last]  # "arrested a man on charges"
        mine = subject(sentence, verb) if verb.lemma in _CHARGED else None
        charged = direct or ([mine] if mine is not None else [])
    against = arguments.of_words(sentence, charged)
    if against:
        deed.recipients = deed.recipients or against
        deed.actors = without(deed.actors, deed.recipients)


def _hangs_as_charge(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """Whether a noun is what its verb is done on, with or of: *arrested on charges*, *in custody on charges*."""
    at: Token | None = noun
    while at is not None and at.i != verb.i:
        if at.dep not in ("pobj", "prep", "dobj", "conj") or (at.dep == "prep" and at.lower not in _CHARGED_WITH):
            return False
        at = sentence.head(at)
    return True


def _over(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words that a deed is named under by prepositions, through nouns that tell of charges, nearest first."""
    at = token
    while (above := sentence.head(at)) is not None:
        if at.dep in ("pobj", "pcomp"):
            if above.lower not in _FOR_A_DEED:
                return
        elif at.dep == "prep":
            yield above
            judged = sentence.head(above) if at.lower in _ON_ACCOUNT_OF and above.dep in ("dobj", "nsubjpass") else None
            if judged is not None and judged.lemma in JUDGING:
                yield judged  # "arrested two men for planned attacks"
            if above.lemma not in _CHARGES:
                return
        elif at.dep in ("dobj", "conj", "attr") and at.lemma in _CHARGES:
            yield above
            return
        elif at.dep == "dobj" and above.lemma in _PLOTTING and above.dep == "pcomp":
            pass  # "for planning an attack"
        elif at.dep not in ("conj", "compound"):
            return
        at = above


def _the_raiders(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Arrested in a police raid*, *shot when officers stormed the house*: whose deed it came of."""
    sentence, verb = deed.sentence, deed.token
    by_force = deed.like in ("ASSAULT", "COERCE") or deed.mode == "release" or verb.lemma == "rescue"
    if not (deed.by_verb and by_force and is_passive(sentence, verb)):
        return []
    for noun in governed_by(sentence, verb, "in", "during", "by"):
        owners = scope.arguments.of_slots(sentence, noun, ("poss", "mod", "by")) if is_noun(noun) else []
        bodies = deed.like not in ("ASSAULT", "COERCE")  # "rescued in an operation by the government"
        forces = [one for one in owners if scope.arguments.is_force(one) or (bodies and scope.arguments.is_public(one))]
        if forces:
            return forces
    return _when_others_acted(scope, deed, found)


def _when_others_acted(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Were killed when gunmen opened fire*, *was arrested as police broke up a march*."""
    sentence = deed.sentence
    joined = [*conjuncts(sentence, deed.token), *([over] if (over := sentence.head(deed.token)) is not None else [])]
    for clause in [word for verb in joined if is_verb(verb) for word in children(sentence, verb, "advcl")]:
        same = found.get(clause.i)
        when = any(word.lower in ("when", "as", "after") for word in sentence.children(clause))
        if same is None or not when or same.like not in ("ASSAULT", "COERCE"):
            continue
        one_sided = not ids_of(same.recipients) & ids_of(same.actors)
        by_force = deed.like == "ASSAULT" and same.like == "ASSAULT"
        return [one for one in same.actors if by_force or scope.arguments.is_force(one)] if one_sided else []
    return []


def _the_hindered(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Foiled a pirate attack*, *broke up a protest by students*: whose deed it was that is hindered."""
    told_of = [found[word.i] for word in objects(deed.sentence, deed.token) if word.i in found]
    return [one for inner in told_of for one in inner.actors]


def _who_lets_go(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was expelled from the party*, *is freed from Israeli custody*: those in whose house or hands somebody was."""
    gone = deed.by_verb and deed.like != "ASSAULT" and deed.token.lemma in _PUT_OUT
    if not gone or not is_passive(deed.sentence, deed.token):
        return []
    bodies = scope.arguments.of_words(deed.sentence, governed_by(deed.sentence, deed.token, "from"))  # no town
    return [one for one in bodies if not scope.arguments.is_private(one)]


def _those_who_met(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Soldiers were killed in clashes with rebels*: the other side of what two do is the subject of the clause."""
    if deed.by_verb or not deed.is_mutual or not deed.recipients or not _is_with(deed):
        return []
    for word in deed.sentence.ancestors(deed.token):
        judges = word.i in found and found[word.i].like in _ABOUT_OTHERS
        direct = [*objects(deed.sentence, word), *governed_by(deed.sentence, word, "to")] if judges else []
        if judges and (found[word.i].like == "ACCUSE" or deed.token in direct):
            return []  # "opposed the treaty with Chad"
        if not is_verb(word):
            continue
        own = children(deed.sentence, word, "nsubj", "nsubjpass")
        if own and not own[-1].first <= deed.token.i <= own[-1].last:
            return scope.arguments.of_words(deed.sentence, [antecedent(deed.sentence, own[-1])])
    return []


def _is_with(deed: Deed) -> bool:
    tokens = deed.sentence.tokens
    others = governed_by(deed.sentence, deed.token, *_MET_WITH)
    spans = [one.span for one in deed.recipients]
    return any(
        tokens[word.first].start <= span.start < tokens[word.last].end or span.start <= word.start < span.end
        for word in others
        for span in spans
    )


def _the_sentenced(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Sentenced him to ten years' imprisonment*, *to ten years in prison*: verdict and punishment are of one man."""
    outer = _verdict(deed, found) if deed.like == "COERCE" else None
    return list(outer.recipients) if outer is not None else []


def _verdict(deed: Deed, found: Mapping[int, Deed]) -> Deed | None:
    """The verdict whose punishment a noun is: what stands over it by *to*, through *years in*."""
    at, preposition = deed.token, deed.sentence.head(deed.token)
    while preposition is not None and at.dep == "pobj" and preposition.lower in ("to", "in", "of"):
        above = deed.sentence.head(preposition)
        if above is None:
            return None
        if above.i in found:
            outer = found[above.i]
            punished = preposition.lower == "to" or (preposition.lower == "in" and outer.mode == "convict")
            return outer if punished and outer.like in ("SANCTION", "COERCE") else None
        at, preposition = above, deed.sentence.head(above)
    return None


def _those_who_fell(scope: Scope, deed: Deed) -> list[Argument]:
    """*Soldiers died in an insurgent attack*: whom it befell."""
    preposition = deed.sentence.head(deed.token)
    verb = deed.sentence.head(preposition) if preposition is not None else None
    violent = deed.like in ("ASSAULT", "COERCE")
    if not violent or preposition is None or preposition.lower not in BEFALLING or verb is None:
        return []
    first = deed.sentence.head(verb) if verb.dep == "conj" else None
    hurt = objects(deed.sentence, first) if first is not None and first.lemma in _HURT else []
    own = children(deed.sentence, verb, "nsubj", "nsubjpass") if verb.lemma in _FALLING else []
    if verb.lemma in _DEATHS:
        return scope.arguments.of_words(deed.sentence, governed_by(deed.sentence, verb, "of"))
    befell = verb.lemma in _TAKEN or (verb.lemma in _HURT and preposition.lower == "by")  # "killed by police fire"
    held = objects(deed.sentence, verb) if is_verb(verb) and befell and is_passive(deed.sentence, verb) else []
    return scope.arguments.of_words(deed.sentence, [*hurt, *(own[-1:] or held)])


def _is_where_hurt(deed: Deed) -> bool:
    """*Was wounded in fighting*: whoever was hurt in it may not have fought."""
    preposition = deed.sentence.head(deed.token) if deed.by_verb and deed.token.dep == "pcomp" else None
    verb = deed.sentence.head(preposition) if preposition is not None and preposition.lower in BEFALLING else None
    if deed.like != "ASSAULT" or verb is None or not is_verb(verb) or objects(deed.sentence, deed.token):
        return False
    return verb.lemma in _HURT and is_passive(deed.sentence, verb)


def _whoever_sought(scope: Scope, deed: Deed) -> list[Argument]:
    """*Seeks the king's endorsement*, *won the backing of the union*: it is for whoever wants it or has it."""
    verb = deed.sentence.head(deed.token)
    if deed.like not in _SOUGHT or verb is None or verb.lemma not in _SEEKING or deed.token.dep != "dobj":
        return []
    if gets := scope.arguments.of_slots(deed.sentence, verb, ("for",)):
        return gets  # "secured a loan for Chad": hung on the verb, or on the loan
    return scope.arguments.of_slots(deed.sentence, verb, ("subj",))


def _who_admits(scope: Scope, deed: Deed) -> list[Argument]:
    """*Pleads guilty to the murder of*, *admitted the attack*: a deed that is somebody's own to admit."""
    if deed.by_verb or deed.like not in _CRIMES:
        return []
    at = deed.token
    while (above := deed.sentence.head(at)) is not None and at.dep in ("pobj", "prep", "dobj", "conj", "acomp", "oprd"):
        if at.dep == "prep" and at.lower == "for":
            return []  # "pleaded for help"
        at = above
    return scope.arguments.of_slots(deed.sentence, at, ("subj",)) if at.lemma in _ADMITTING else []


def _whose_paper(scope: Scope, deed: Deed) -> list[Argument]:
    """*Passes a resolution demanding*, *set up a fund to help*: whoever puts out the words, or makes the means."""
    sentence, token = deed.sentence, deed.token
    paper = sentence.head(token)
    if not deed.by_verb or token.dep not in ("acl", "relcl") or paper is None or paper.dep != "dobj":
        return []
    if is_passive(sentence, token) or (token.dep == "relcl" and subject(sentence, token) != paper):
        return []
    verb = sentence.head(paper)
    if verb is None or verb.lemma not in _HANDED:
        return []
    return scope.arguments.of_words(sentence, children(sentence, verb, "nsubj")) or scope.arguments.of_slots(
        sentence, verb, ("subj",)
    )


def _is_of_paper(scope: Scope, deed: Deed) -> bool:
    """Whether a deed has no doer but the paper that says it, by whatever name: *a Joint Statement condemning*."""
    if len(deed.actors) != 1 or scope.arguments.actors[deed.actors[0].actor].kind != "unresolved":
        return False
    words = deed.sentence.within(deed.actors[0].span)
    return bool(words) and words[-1].lower in _PAPERS


def _in_answer(scope: Scope, deed: Deed) -> list[Argument]:
    """*Closed its embassy in protest of the raids*, *in defiance of a court*: whoever answers so with another deed."""
    preposition = preposition_over(deed.sentence, deed.token)
    if deed.by_verb or deed.token.lemma not in _IN_ANSWER or preposition is None or preposition.lower != "in":
        return []
    verb = deed.sentence.head(preposition)
    while verb is not None and not is_verb(verb):
        verb = deed.sentence.head(verb)
    mine = subject(deed.sentence, verb) if verb is not None else None
    return scope.arguments.of_words(deed.sentence, [mine]) if mine is not None else []


def _said_by(scope: Scope, deed: Deed) -> list[Argument]:
    """Who said what is answered: *denied charges by Russia*, whose `by` the parser may hang on the verb."""
    verb = deed.sentence.head(deed.token)
    said_by = scope.arguments.of_slots(deed.sentence, deed.token, ("poss", "by", "from"))
    return said_by or (scope.arguments.of_slots(deed.sentence, verb, ("by", "from")) if verb is not None else [])


def _whoever_answers(scope: Scope, deed: Deed) -> list[Argument]:
    """*Rejects the accusation*, *hears an appeal from his lawyers*: it was said to whoever answers it."""
    verb = deed.sentence.head(deed.token)
    if verb is None or verb.lemma not in _ANSWERED or deed.token not in objects(deed.sentence, verb):
        return []
    return scope.arguments.of_slots(deed.sentence, verb, ("subj",))
