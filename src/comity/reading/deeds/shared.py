"""Shared parties: those whom a deed has in common with another of its sentence, or with one told right before.

*Detained and tortured by soldiers*, *police answered the marchers with tear gas*, *freed the men it had captured*.
Each rule fills a part that the steps before have left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.reading.deeds.deed import Deed, Scope, ids_of, without
from comity.reading.grammar import (
    JUDGING,
    SUBJECTS,
    antecedent,
    by_agent,
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    subject,
)
from comity.reading.sentences import Token
from comity.types import Argument

_HARSH = frozenset({"ASSAULT", "COERCE"})
_THEN = frozenset("later then subsequently eventually finally afterwards afterward since".split())
"""Words that set a second deed apart from the first: *abducted and later shot by police*."""
_ON_LAND = ("on", "in", "within")
_LAND = frozenset({"soil", "territory", "water", "airspace"})
_WRITINGS = frozenset(
    "article post posting cartoon column editorial essay poem book novel song film movie video blog tweet message "
    "comment remark speech letter leaflet pamphlet broadcast report statement picture drawing caricature slogan".split()
)
_WRITING = frozenset(
    "write publish post draw print broadcast air make share distribute release film record sing compose tweet upload "
    "circulate run carry deliver send".split()
)
_JUDGED_FOR = frozenset({"for", "over"})
_MEANT = frozenset("use intend mean aim target direct".split())
_MEANT_FOR = ("against", "for", "at")
_CHARGED_AGAIN = frozenset({"trial", "charge", "case", "indictment", "hearing", "accusation"})
_THESE = frozenset({"the", "these", "those"})
_TO_COURT = frozenset({"allege", "investigate"})
_PAPERS = frozenset("letter message petition note memo memorandum email e-mail telegram cable".split())
_PUT = frozenset({"REQUEST", "ACCUSE", "THREATEN"})
_BREAKING = frozenset("break violate breach renege".split())
_SWORN = ("agreement", "ceasefire")
"""Classes of the codebook whose nouns are what two have agreed."""
_SIDES = frozenset({"state", "government", "armed_group", "military", "movement"})
"""Kinds of those who say of others that an agreement with them was broken."""
_SAYING = frozenset("say accuse claim declare charge allege announce insist complain argue state tell".split())
_VIEWED = ("at", "against", "over", "of")


def share_parties(scope: Scope, found: Mapping[int, Deed]) -> None:
    """Fills the empty parts of the deeds of one sentence from deeds and words that they share it with."""
    for deed in found.values():
        if not deed.actors:
            others = _by_the_same(deed, found) or _who_wrote_it(scope, deed) or _who_frees_them(deed, found)
            deed.actors = without(others or _on_whose_soil(scope, deed), deed.recipients)
        if not deed.recipients:
            others = _the_crowd_met(scope, deed, found) or _the_struck(deed, found) or _meant_for(scope, deed)
            others = others or _the_charged(deed, found) or _whose_views(scope, deed) or _the_betrayed(scope, deed)
            others = others or _written_to(scope, deed)
            deed.recipients = without(others, deed.actors)


def _by_the_same(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Were detained and tortured by soldiers*: one agent after the last of several participles."""
    sentence, verb = deed.sentence, deed.token
    if not deed.by_verb or deed.like not in _HARSH or not is_passive(sentence, verb):
        return []
    for later in _joined_passives(deed):
        agent = by_agent(sentence, later)
        same = found.get(later.i)
        if agent is not None and same is not None and same.like in _HARSH:
            return list(same.actors)
    return []


def _joined_passives(deed: Deed) -> Iterator[Token]:
    """The participles joined after a deed's own, also of a second count: *three killed and ten wounded by rebels*."""
    sentence = deed.sentence
    for later in conjuncts(sentence, deed.token)[1:]:
        told = [later] if is_verb(later) else children(sentence, later, "acl")
        for verb in told:
            apart = any(word.lower in _THEN for word in children(sentence, verb, "advmod"))
            if is_passive(sentence, verb) and not apart and child(sentence, verb, *SUBJECTS) is None:
                yield verb


def _who_wrote_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Was jailed for publishing cartoons that mocked the king*: what a writing says, whoever wrote it does."""
    sentence = deed.sentence
    verbal = deed.by_verb and deed.kind.quad in (1, 3)
    paper = subject(sentence, deed.token) if verbal else None
    if paper is None or paper.lemma not in _WRITINGS or paper.dep not in ("dobj", "pobj"):
        return []
    if owner := child(sentence, paper, "poss"):
        return scope.arguments.of_words(sentence, [owner])
    verb = sentence.head(paper)
    over = sentence.head(verb) if verb is not None and verb.lower in _JUDGED_FOR else None
    if over is not None and is_verb(over) and over.lemma in JUDGING:
        return scope.arguments.of_words(sentence, objects(sentence, over))
    if verb is None or verb.lemma not in _WRITING or is_passive(sentence, verb):
        return []
    mine = subject(sentence, verb)
    return scope.arguments.of_words(sentence, [mine]) if mine is not None else []


def _who_frees_them(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Chad is to release four men who were arrested on its border*: who lets people go has held them."""
    taken = deed.by_verb and deed.mode in ("arrest", "abduct") and is_passive(deed.sentence, deed.token)
    if not taken or deed.token.dep not in ("relcl", "acl"):
        return []
    for other in found.values():
        same = ids_of(other.recipients) & ids_of(deed.recipients)
        if other.mode == "release" and other.by_verb and same and deed.token in deed.sentence.subtree(other.token):
            return list(other.actors)
    return []


def _on_whose_soil(scope: Scope, deed: Deed) -> list[Argument]:
    """*Were arrested on Chadian soil*, *in Chadian waters*: by the state whose it is."""
    if not deed.by_verb or deed.mode != "arrest" or not is_passive(deed.sentence, deed.token):
        return []
    lands = [word for word in governed_by(deed.sentence, deed.token, *_ON_LAND) if word.lemma in _LAND]
    whose = [word for land in lands for word in children(deed.sentence, land, "amod", "poss", "compound")]
    return [one for one in scope.arguments.of_words(deed.sentence, whose) if scope.arguments.is_state(one)]


def _the_crowd_met(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Thousands marched; police responded with tear gas*: on those whose protest was told last."""
    if deed.mode != "crowd-control" or not deed.actors or not any(map(scope.arguments.is_force, deed.actors)):
        return []
    here = [found[i] for i in sorted(found) if found[i] is not deed]
    before = [other for other in here if other.token.i < deed.token.i]
    lately = [told for told in scope.lately if told.sentence.i == deed.sentence.i - 1]
    for other in [*reversed(before), *here, *reversed(lately)]:
        crowd = [one for one in other.actors if not scope.arguments.is_force(one)]
        if other.like == "PROTEST" or (other.mode == "primitive" and other.like == "ASSAULT"):
            return without(crowd, deed.actors)
    return []


def _the_struck(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*A rocket fired from the hills hit the town*: those whom the rocket hit, it was fired at."""
    sentence = deed.sentence
    fired = deed.by_verb and deed.like == "ASSAULT" and deed.token.dep == "acl" and is_passive(sentence, deed.token)
    rocket = sentence.head(deed.token) if fired else None
    hit = sentence.head(rocket) if rocket is not None and rocket.dep in SUBJECTS else None
    if hit is None or hit.i not in found or found[hit.i].like != "ASSAULT" or is_passive(sentence, hit):
        return []
    return list(found[hit.i].recipients)


def _meant_for(scope: Scope, deed: Deed) -> list[Argument]:
    """*Planted a bomb to be used against a patrol*, *a mine meant for the army*: whom it was to strike."""
    sentence = deed.sentence
    if not deed.by_verb or deed.like != "ASSAULT":
        return []
    told = [verb for one in objects(sentence, deed.token) for verb in children(sentence, one, "acl", "relcl")]
    told += [verb for verb in children(sentence, deed.token, "advcl", "xcomp") if is_passive(sentence, verb)]
    told = [verb for verb in told if verb.lemma in _MEANT]
    words = [word for verb in told for word in governed_by(sentence, verb, *_MEANT_FOR)]
    words += [word for verb in told if verb.tag == "VBG" for word in children(sentence, verb, "dobj")]
    return scope.arguments.of_words(sentence, words)


def _the_charged(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*Was charged with murder, with the trial due in June*: the same man is tried."""
    if deed.by_verb or deed.token.lemma not in _CHARGED_AGAIN or deed.like != "ACCUSE" or deed.mode not in _TO_COURT:
        return []
    determiner = child(deed.sentence, deed.token, "det")
    other = child(deed.sentence, deed.token, "poss", "amod", "compound", "nmod")  # "the Allen charge" is another
    if determiner is None or determiner.lower not in _THESE or other is not None:
        return []
    before = [other for i, other in sorted(found.items()) if i < deed.token.i and other.mode == "allege"]
    return list(before[-1].recipients) if before else []


def _whose_views(scope: Scope, deed: Deed) -> list[Argument]:
    """*Rallied in protest at the king's views*: against whoever moves the crowd to it."""
    if deed.like != "PROTEST" or not deed.by_verb:
        return []
    sentence = deed.sentence
    protest = next((word for word in governed_by(sentence, deed.token, "in") if word.lemma == "protest"), None)
    if protest is None:
        return []
    causes = [one for word in (protest, deed.token) for one in governed_by(sentence, word, *_VIEWED)]
    causes = [antecedent(sentence, one) for one in causes if is_noun(one) and one.i > protest.i]
    return [one for one in scope.arguments.of_words(sentence, causes) if scope.arguments.is_public(one)]


def _the_betrayed(scope: Scope, deed: Deed) -> list[Argument]:
    """*The rebels say that the army broke the truce*: a truce with whoever says so."""
    sentence, verb = deed.sentence, deed.token
    if not deed.by_verb or verb.lemma not in _BREAKING or not deed.actors:
        return []
    broken = [*objects(sentence, verb), *governed_by(sentence, verb, "on")]
    if not any(word.lemma in scope.book.members(_SWORN) for word in broken):
        return []
    over = next((word for word in sentence.ancestors(verb) if is_verb(word)), None)
    mine = subject(sentence, over) if over is not None and over.lemma in _SAYING else None
    says = scope.arguments.of_words(sentence, [mine]) if mine is not None else []
    return [one for one in says if scope.arguments.actors[one.actor].kind in _SIDES]


def _written_to(scope: Scope, deed: Deed) -> list[Argument]:
    """*In a letter to the king, the union demanded higher wages*: whoever it is written to."""
    if not deed.by_verb or deed.like not in _PUT:
        return []
    papers = [word for word in governed_by(deed.sentence, deed.token, "in") if word.lemma in _PAPERS]
    to = [word for paper in papers for word in governed_by(deed.sentence, paper, "to")]
    return scope.arguments.of_words(deed.sentence, to)
