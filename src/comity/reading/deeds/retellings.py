"""Retellings: one deed told twice, in a sentence or in a report, is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.reading.deeds.deed import Deed, Scope, compatible, ids_of, is_definite, same_arguments, without
from comity.reading.deeds.unnamed import struck_words
from comity.reading.grammar import (
    BEFALLING,
    LEADING,
    QUANTITIES,
    antecedent,
    conjuncts,
    governed_by,
    is_noun,
    is_verb,
    subject,
)
from comity.reading.sentences import Sentence, Token
from comity.types import Argument, Count

_GENERAL = frozenset("attack raid strike assault operation incident action bombing move deal talk meeting".split())
"""Nouns that may tell again a deed first told by another word."""

_SEVERAL = frozenset("attack raid strike airstrike bombing bombardment shelling assault barrage demolition".split())
"""Nouns for violence that a verb may have told right before."""

_FROM_AFAR = frozenset("bomb bombing strike raid airstrike bombardment shelling shell pound barrage bombard".split())
"""Words for what planes and guns do, of which one may tell another's deed again."""
_BY_HAND = frozenset({"COERCE", "SANCTION", "RETREAT"})
"""Types of deeds that a noun of the same mode may tell again: *detained them ... the arrests*."""
_EFFECTS = frozenset("kill wound injure hurt maim destroy damage".split())
_PURPOSES = frozenset({"CONSULT", "PROTEST"})
"""Deeds that may be told as the purpose of another of their type: *rallied to protest*."""
_HELPING = frozenset("help assist support aid".split())
_MEANT = ("planned", "possible", "threatened", "counterfactual")
_NEXT, _LATER = 2, 4  # sentences after an attack in which it is told that people, or its own targets, died of it
_IN_WHICH = ("in", "by", "during", "from")


def merge(found: dict[int, Deed]) -> None:
    """*The airstrikes hit ...*, *25 were killed in the raid*: a verb of effect tells another word's deed again."""
    for i, deed in sorted(found.items()):
        if not deed.by_verb or deed.like != "ASSAULT":
            continue
        same = next((found[word.i] for word in _told_by(deed) if word.i in found and word.i != i), None)
        if same is None or same.like != "ASSAULT":
            continue
        if deed.standing.status == "denied" and deed.actors:
            continue  # "the army had killed nobody in the raid": the raid took place
        same.counts = _joined(same.counts, deed.counts)
        same.effects = (*same.effects, deed.token, *deed.effects)
        same.actors = same.actors or without(_beside(deed.actors, same), same.recipients)
        hurt = [*without(deed.recipients, same.actors), *deed.victims]
        if same.recipients:
            same.victims = [*same.victims, *hurt]  # "attacked a bus, killing two women"
        else:
            same.recipients = hurt
        if deed.standing.status not in ("happened", "denied"):  # "no civilians were hurt in the strike"
            same.standing = deed.standing
        for other in found.values():
            other.about = same if other.about is deed else other.about
        del found[i]


def _beside(actors: list[Argument], same: Deed) -> list[Argument]:
    """The actors who stand outside the phrase of the deed's own noun, whose frame has judged what stands in it."""
    if same.by_verb:
        return actors
    first = same.sentence.tokens[same.token.first]
    return [one for one in actors if not first.start <= one.span.start < same.token.start]


def say_once(found: dict[int, Deed]) -> None:
    """*lodged a protest with Albania, charging it with support*: one accusation, told by verb, noun and participle.

    So is *met to discuss it*: a purpose of the same type says what the deed was for.
    """
    for i, deed in sorted(found.items()):
        word = deed.token
        beside = word.tag == "VBG" or (word.tag == "VB" and deed.like in _PURPOSES)
        if word.dep == "dobj" or (beside and word.dep == "advcl"):
            main = next((d for d in found.values() if d is not deed and word.head in [w.i for w in d.words]), None)
        else:
            main = _given_for(deed, found)
        if main is None or not (main.type == deed.type or _is_lent(main, deed)) or not _says_no_more(deed, main):
            continue
        main.about = main.about or (deed.about if deed.about is not main else None)
        main.counts = _joined(main.counts, deed.counts)
        main.recipients = main.recipients or deed.recipients
        for other in found.values():
            other.about = main if other.about is deed else other.about
        if main.about is main:
            main.about = None
        del found[i]


def _given_for(deed: Deed, found: Mapping[int, Deed]) -> Deed | None:
    """What was given of *gave boats to help them guard it*, *sent aid to support them*: the help is what was given."""
    if deed.token.tag != "VB" or deed.token.dep not in ("advcl", "acl", "xcomp"):
        return None
    head = deed.sentence.tokens[deed.token.head]
    above = {head.i, head.head} if is_noun(head) else {head.i}
    given = (other for other in found.values() if other.like == "AID" and other is not deed and other.by_verb)
    return next((other for other in given if other.token.i in above), None)


def _is_lent(main: Deed, deed: Deed) -> bool:
    return main.like == "AID" and deed.like in ("AID", "SUPPORT") and deed.token.lemma in _HELPING


def count_once(found: Mapping[int, Deed]) -> None:
    """*Stormed the house and captured three men*: those of a joined verb that tells a deed are of that deed alone."""
    for deed in found.values():
        later = [other for other in found.values() if other.token.dep == "conj" and other.token.head == deed.token.i]
        theirs = {count.span for other in later for count in other.counts}
        deed.counts = tuple(count for count in deed.counts if count.span not in theirs)


def _says_no_more(deed: Deed, main: Deed) -> bool:
    actors, recipients = ids_of(deed.actors), ids_of(deed.recipients)
    same_recipients = not main.recipients or recipients <= ids_of(main.recipients)
    return actors <= ids_of(main.actors) and same_recipients


def recall(scope: Scope, deed: Deed) -> None:
    """A deed told before in the report: by a pronoun, by `the raid`, or by the same word with the same actors."""
    if deed.repeats is None:
        deed.repeats = _cause(scope, deed)
    if deed.repeats is None:
        earlier = [told for told in reversed(scope.lately) if told.type == deed.type and compatible(told, deed)]
        definite = is_definite(deed)
        if definite and (deed.token.tag == "NNS" or deed.token.lemma not in _GENERAL):
            earlier = [told for told in earlier if told.token.lemma == deed.token.lemma or _is_same_kind(told, deed)]
        if not definite:
            earlier = [told for told in earlier if same_arguments(told, deed)]
        earlier = [told for told in earlier if not (_is_elsewhere(scope, deed, told) or _was_only_meant(deed, told))]
        struck = _things_struck(deed) if earlier else set()
        if struck:
            earlier = [told for told in earlier if not struck.isdisjoint(word.lemma for word in told.sentence.tokens)]
        told_again = max(earlier, key=lambda told: _likeness(told, deed), default=None)
        deed.repeats = told_again if told_again is not None else _told_by_verb(scope, deed)
        if deed.repeats is None:
            return
    for told in (deed.repeats.origin, deed.repeats):
        if told.is_plain:
            deed.actors = deed.actors or list(told.actors)
            deed.recipients = deed.recipients or list(told.recipients)


def _is_elsewhere(scope: Scope, deed: Deed, told: Deed) -> bool:
    """Whether a deed's own words place it where another, or one by another word, was not said to be done.

    *Condemned the strikes, and denied a role in the attack at Kirkuk*.
    """
    where = scope.moments.place_of(deed.sentence, deed.token, farthest=0)
    if where is None:
        return False
    there = scope.moments.place_of(told.sentence, told.token)
    return told.token.lemma != deed.token.lemma if there is None else there.name != where.name


def _things_struck(deed: Deed) -> set[str]:
    """What a noun strikes, where that is nobody: an earlier telling names it, too: *the attack on the market*."""
    if deed.by_verb or deed.recipients:
        return set()
    return {word.lemma for word in struck_words(deed) if is_noun(word)}


def _was_only_meant(deed: Deed, told: Deed) -> bool:
    """Whether a deed is told as done, and another only as what somebody might do: *had plans to attack them*.

    What was asked for, or refused, is a deed that may then be told: *asked it not to launch the raid. The raid killed*.
    """
    done = deed.standing.status in ("happened", "denied")
    return done and told.standing.status in _MEANT and not told.standing.decided


def _cause(scope: Scope, deed: Deed) -> Deed | None:
    """*A bomb exploded in Kirkuk. Twelve people were killed.*: the attack told right before, of which somebody died."""
    if not (deed.by_verb and deed.token.lemma in _EFFECTS and deed.like == "ASSAULT") or deed.actors:
        return None
    where = scope.moments.place_of(deed.sentence, deed.token)
    for told in reversed(scope.lately):
        if deed.sentence.i - told.sentence.i > _LATER:
            return None
        if told.type != deed.type or not (told.standing.status == deed.standing.status == "happened"):
            continue
        there = scope.moments.place_of(told.sentence, told.token)
        apart = where is not None and there is not None and where.name != there.name
        near = deed.sentence.i - told.sentence.i <= _NEXT
        if not apart and _may_suffer(scope, deed, told, near) and compatible(replace(told, recipients=[]), deed):
            return told
    return None


def _is_same_kind(told: Deed, deed: Deed) -> bool:
    """*Detained forty students. The arrests ...*: what was told a little before, by a word of the same kind."""
    near = deed.sentence.i - told.sentence.i <= _LATER
    return near and deed.like in _BY_HAND and deed.mode is not None and told.mode == deed.mode and told.by_verb


def _told_by_verb(scope: Scope, deed: Deed) -> Deed | None:
    """*Warplanes pounded the town. The raids killed four*: what the main verb of a sentence right before tells."""
    several = not deed.by_verb and deed.token.lemma in _SEVERAL and is_definite(deed)
    if not several or deed.actors or deed.like != "ASSAULT" or deed.standing.status != "happened":
        return None
    for told in reversed(scope.lately):
        if deed.sentence.i - told.sentence.i > _NEXT:
            return None
        plain = told.type == deed.type and told.is_plain and told.by_verb and not told.is_mutual
        if not plain or not told.actors or not _is_main(told) or told.sentence.i == deed.sentence.i:
            continue
        if deed.token.lemma in _FROM_AFAR and told.token.lemma == "shoot":
            continue
        elsewhere = _is_elsewhere(scope, deed, told) or _are_of_the_doer(scope, deed.recipients, told)
        if not elsewhere and compatible(replace(told, recipients=[]), deed):
            return told
    return None


def _is_main(deed: Deed) -> bool:
    """Whether a verb is the main one of its sentence, or joined to it."""
    verb: Token | None = deed.token
    while verb is not None and verb.dep == "conj":
        verb = deed.sentence.head(verb)
    return verb is not None and verb.dep == "ROOT"


def _may_suffer(scope: Scope, deed: Deed, told: Deed, near: bool) -> bool:
    """Whether those of whom a deed tells may be an attack's targets: the same, theirs, or near it any people."""
    if ids_of(told.recipients) & ids_of(deed.recipients):
        return True
    if _are_of_the_doer(scope, deed.recipients, told):
        return False
    if not told.recipients or not deed.recipients:
        return near
    return any(
        (near and scope.arguments.is_private(one))
        or scope.arguments.belongs(one, told.recipients)
        or any(scope.arguments.belongs(other, [one]) for other in told.recipients)
        for one in deed.recipients
    )


def _are_of_the_doer(scope: Scope, hurt: list[Argument], told: Deed) -> bool:
    """Whether people who were hurt are of the country of who attacked, and he attacked another: they are others."""
    forces = [one for one in hurt if scope.arguments.is_force(one)]  # of whom the country is sure
    theirs, mine, aimed = (scope.arguments.countries(one) for one in (forces or hurt, told.actors, told.recipients))
    return bool(theirs) and theirs <= mine and bool(aimed) and theirs.isdisjoint(aimed)


def _likeness(told: Deed, deed: Deed) -> tuple[bool, bool, bool, bool]:
    """How well an earlier deed fits a definite noun; of equals the one told last, which stands first."""
    same_mode = deed.mode is not None and told.mode == deed.mode
    same_word = told.token.lemma == deed.token.lemma or same_mode
    from_afar = told.token.lemma in _FROM_AFAR and deed.token.lemma in _FROM_AFAR
    return same_word, from_afar, told.is_plain, bool(told.actors)


def _told_by(deed: Deed) -> list[Token]:
    """The words that may tell the same deed as a verb of effect: its subject, or the deed in which it came about."""
    sentence, verb = deed.sentence, deed.token
    joined = [word for word in conjuncts(sentence, verb) if is_verb(word)]
    mine = subject(sentence, verb)
    by_which = BEFALLING if verb.lemma in _EFFECTS else _IN_WHICH  # "attacked the embassy after the raid" tells two
    words = [*([mine] if mine is not None else []), *(w for v in joined for w in governed_by(sentence, v, *by_which))]
    if mine is not None and mine.lemma in QUANTITIES:
        words += governed_by(sentence, mine, "of")  # "a series of bombs kills"
    words = [antecedent(sentence, word) for word in words if not is_verb(word)]
    if verb.lemma in _EFFECTS and _is_in_relative(sentence, verb):  # "the raid by police, in which two were killed"
        words += [over for word in words for over in sentence.ancestors(word) if is_noun(over)]
    head = sentence.head(verb)
    if verb.dep == "pcomp" and head is not None and (over := sentence.head(head)) is not None and over.lemma in LEADING:
        cause = subject(sentence, over)  # "the raid led to nine people being killed"
        words += [word for word in (cause, sentence.head(over)) if word is not None and is_noun(word)]
    if verb.dep == "acl" and verb.tag == "VBG" and verb.lemma in _EFFECTS and head is not None:
        over = next((word for word in sentence.ancestors(head) if is_verb(word)), None)
        if over is not None:
            words.append(over)  # "attack a base killing 23": hung on the base by mistake
    at = verb
    while head is not None and is_verb(head) and at.lemma in _EFFECTS:
        trailing = at.tag == "VBG" and at.dep in ("advcl", "xcomp")
        if not (trailing or at.dep == "conj"):
            break
        words.append(head)  # "the bombs exploded, killing twelve and wounding forty"
        at, head = head, sentence.head(head)
    return words


def _is_in_relative(sentence: Sentence, verb: Token) -> bool:
    """*in which two were killed or wounded*: a relative clause, or what is joined to its verb."""
    head = sentence.head(verb) if verb.dep == "conj" else None
    return (verb if head is None else head).dep == "relcl"


def _joined(one: tuple[Count, ...], other: tuple[Count, ...]) -> tuple[Count, ...]:
    spans = {count.span for count in one}
    both = (*one, *(count for count in other if count.span not in spans))
    return tuple(sorted(both, key=lambda count: count.span.start))
