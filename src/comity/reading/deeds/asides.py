"""Asides: words that look like a deed of their own beside the deed to which they belong.

The charges on which a court sentences, the crime of which somebody is charged and that the sentence tells as well, and
what a crowd in the streets asks for: the codebook counts each with its deed, and not again.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.reading.deeds.deed import Deed, Scope, ids_of
from comity.reading.grammar import is_verb, preposition_over
from comity.reading.sentences import Token

_CHARGES = frozenset({"charge", "count"})
_ON_CHARGES = frozenset({"on", "with", "of", "to", "in", "for"})
_OF_COURTS = frozenset({"allege", "convict"})  # modes
_SENTENCING = frozenset({"sentence", "imprison"})
_CRIMES = frozenset("murder manslaughter homicide arson assault kidnapping killing rape robbery".split())
_RETALIATION = frozenset("retaliation reprisal revenge vengeance retribution".split())
_OCCASIONS = frozenset({"in", "after", "following", "for", "over", "during", "with"})
_WILLED = frozenset({"requested", "planned", "possible"})


def set_aside(scope: Scope, found: dict[int, Deed]) -> None:
    """Takes out of a sentence's deeds those that belong to another of them."""
    for i, deed in sorted(found.items()):
        if _is_charge_again(deed, found):
            _drop(found, i)
    for i, deed in sorted(found.items()):
        if (same := _crime_told(deed, found)) is not None and same.by_verb:
            _drop(found, i, same)
        elif same is not None:
            _drop(found, same.token.i, deed)
    for i, deed in sorted(found.items()):
        if _is_why(deed, found):
            _drop(found, i)
    for i in _demands(scope, found):
        _drop(found, i)


def _is_why(deed: Deed, found: dict[int, Deed]) -> bool:
    """*Closed the border in retaliation for the raid*: says why another deed was done, and tells none."""
    preposition = preposition_over(deed.sentence, deed.token)
    if deed.token.lemma not in _RETALIATION or preposition is None or preposition.lower != "in":
        return False
    return any(word.i in found for word in _over(deed) if is_verb(word))


def _is_charge_again(deed: Deed, found: dict[int, Deed]) -> bool:
    """*Sentenced on charges of spying*, *was indicted on three counts*: court and charge are told already."""
    if (
        deed.by_verb
        or deed.token.lemma not in _CHARGES
        or deed.like != "ACCUSE"
        or deed.token.dep not in ("pobj", "conj")
    ):
        return False
    for word in _over(deed):
        if word.pos == "ADP" and word.lower not in _ON_CHARGES:
            return False  # "beside the charge of theft, he was charged with fraud"
        over = found.get(word.i)
        if over is not None and over is not deed:
            return over.mode in _OF_COURTS or word.lemma in _SENTENCING
    return False


def _crime_told(deed: Deed, found: dict[int, Deed]) -> Deed | None:
    """The crime charged, told again: *who opened fire is charged with murder*, *with murder in a shooting*."""
    charge = next((other for other in found.values() if other.about is deed), None)
    if charge is None or charge.mode not in _OF_COURTS or deed.by_verb or deed.token.lemma not in _CRIMES:
        return None
    for other in found.values():
        if other in (deed, charge) or other.like != deed.like or other.standing.status != "happened":
            continue
        accused = ids_of(charge.recipients)
        if other.by_verb and accused and ids_of(other.actors) & accused:
            return other
        if not other.by_verb and not other.actors and _is_occasion(other, charge, deed):
            return other
    return None


def _is_occasion(other: Deed, charge: Deed, crime: Deed) -> bool:
    """Whether a noun hangs on the charge, or on the crime charged, as what it was for: *in*, *after*, *over* it."""
    preposition = other.sentence.head(other.token)
    above = other.sentence.head(preposition) if preposition is not None else None
    if preposition is None or above is None or preposition.lower not in _OCCASIONS:
        return False
    return above.i in (charge.token.i, crime.token.i)


def _demands(scope: Scope, found: dict[int, Deed]) -> Iterable[int]:
    """What a crowd that protests asks for: *marched, calling for his release* tells a protest."""
    protests = [deed for deed in found.values() if deed.like == "PROTEST" and deed.standing.status == "happened"]
    if not protests:
        return []
    marching = {actor for deed in protests for actor in ids_of(deed.actors)}
    asked = [
        deed
        for deed in found.values()
        if deed.like == "REQUEST" and deed.actors
        if ids_of(deed.actors) <= marching or all(map(scope.arguments.is_crowd, deed.actors))
    ]
    asked += [deed for deed in found.values() if _is_cry(deed, protests)]
    willed = [deed.about for deed in asked if deed.about is not None and deed.about.standing.status in _WILLED]
    return {deed.token.i for deed in (*asked, *willed) if deed.like != "PROTEST"}


def _is_cry(deed: Deed, protests: list[Deed]) -> bool:
    """*Thousands marched demanding his resignation*: what a participle under the march asks for, by nobody else."""
    over = deed.sentence.head(deed.token)
    bare = deed.like == "REQUEST" and deed.by_verb and not deed.actors and deed.token.tag == "VBG"
    return bare and over is not None and any(over.i == march.token.i for march in protests)


def _over(deed: Deed) -> Iterable[Token]:
    """The words above a noun, up to the verb of its clause."""
    for word in deed.sentence.ancestors(deed.token):
        yield word
        if is_verb(word):
            return


def _drop(found: dict[int, Deed], i: int, instead: Deed | None = None) -> None:
    dropped = found.pop(i, None)
    for other in found.values():
        if other.about is dropped and dropped is not None:
            other.about = instead
