"""Slots: which words stand in a slot of the frame of a verb or a noun; the codebook's README.md lists the slots."""

from __future__ import annotations

from comity.reading.grammar import (
    child,
    children,
    conjuncts,
    governed_by,
    is_date,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
    subject,
)
from comity.reading.sentences import Sentence, Token

_NAMING = frozenset({"ADJ", "NOUN", "PROPN"})
_AGAINST = frozenset({"on", "against"})
_AGENDA = frozenset({"agenda", "table", "menu"})
_MEASURES = frozenset("cent percent % dollar euro pound million billion point".split())
WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "along"})
"""Prepositions after which a word says where: *bombing in Tel Aviv*."""
_BESIDE = frozenset({"along", "together"})
_LENT = frozenset(
    "help support backing assistance consent approval blessing permission mediation participation knowledge "
    "encouragement cooperation connivance complicity".split()
)
"""What a deed is done *with* that a third lends: *struck a deal with the help of Qatar* is no deal with Qatar."""


def words_in(sentence: Sentence, token: Token, slot: str) -> list[Token]:
    """The words that stand in a slot of the frame of a verb or a noun; README.md of the codebook lists the slots."""
    if slot == "subj":
        found = subject(sentence, token) if is_verb(token) else None
        return [found] if found is not None else []
    if slot == "obj":
        return objects(sentence, token) if is_verb(token) else children(sentence, token, "dobj")
    if slot == "poss":
        return children(sentence, token, "poss")
    if slot == "mod":
        before = [word for word in children(sentence, token, "amod", "compound", "nmod") if word.i < token.i]
        return [inner for word in before for inner in sentence.subtree(word) if inner.pos in _NAMING]
    if slot == "conj":
        return []
    found_after = [word for word in governed_by(sentence, token, slot) if not is_date(word) and word.lemma != "behalf"]
    if not found_after and (particle := child(sentence, token, "prt")) is not None:
        found_after = governed_by(sentence, particle, slot)
    if not found_after and is_verb(token) and slot not in ("of", "by", "in"):
        several = [member for one in objects(sentence, token) for member in conjuncts(sentence, one)]
        found_after = [w for one in several for w in governed_by(sentence, one, slot) if w.i > one.i]
        if not found_after and slot == "against":  # "filed charges of fraud against the mayor": hung on the fraud
            inner = [
                word
                for one in several
                for under in governed_by(sentence, one, "of", "for")
                for word in conjuncts(sentence, under)
            ]
            found_after = [w for word in inner for w in governed_by(sentence, word, slot)]
        if not found_after and slot == "with" and not several:  # "withdrew from talks with Chad"
            inner = [word for word in _left_or_entered(sentence, token) if is_noun(word) and word.pos != "PROPN"]
            found_after = [w for word in inner for w in governed_by(sentence, word, slot)]
        if not found_after and slot == "with":  # "shared intelligence on camps with Chad": hung on the camps
            inner = [word for one in several for word in sentence.subtree(one) if word.dep == "pobj"]
            found_after = [w for word in inner for w in governed_by(sentence, word, slot)]
    if not found_after and slot in _AGAINST:  # "attacks by rebels on villages": hung on the rebels
        found_after = [w for one in governed_by(sentence, token, "by") for w in governed_by(sentence, one, slot)]
    if not found_after and slot == "against" and is_verb(token):
        found_after = _against_after_place(sentence, token)
    if not found_after and slot == "by" and is_verb(token) and is_passive(sentence, token):
        agent = subject(sentence, token)
        found_after = [agent] if agent is not None else []
    if not found_after and slot in _AGAINST and not is_verb(token):
        found_after = _after_measure(sentence, token, slot) or _hung_over(sentence, token, slot)
    if slot == "with":
        return [w for w in found_after if not (w.lemma in _LENT or _is_no_company(sentence, token, w))]
    return found_after


def _left_or_entered(sentence: Sentence, verb: Token) -> list[Token]:
    """What somebody goes out of or into: the talks of *pulled out of talks with Chad*, *agreed to talks with it*."""
    particle = child(sentence, verb, "prt")
    carriers = [verb] if particle is None else [verb, particle]
    return [word for one in carriers for word in governed_by(sentence, one, "from", "of", "to", "into", "in")]


def _is_no_company(sentence: Sentence, token: Token, word: Token) -> bool:
    return is_set_beside(sentence, token, word) or _is_absolute(sentence, word)


def _is_absolute(sentence: Sentence, word: Token) -> bool:
    """*A truce was agreed on, with militants firing rockets*: what goes on meanwhile, and no party to it."""
    preposition = preposition_over(sentence, word)
    if preposition is None or preposition.i == 0 or sentence.tokens[preposition.i - 1].text != ",":
        return False
    after = [token.lemma for token in sentence.tokens[word.i + 1 : word.i + 4]]
    if after[:1] == ["on"] and _AGENDA & set(after):
        return True  # "began talks, with Kashmir on the agenda"
    doing = child(sentence, word, "acl")
    return doing is not None and doing.tag == "VBG"


def _after_measure(sentence: Sentence, noun: Token, slot: str) -> list[Token]:
    """*A tariff of ten per cent on Chadian steel*: hung on the measure."""
    measures = [word for word in governed_by(sentence, noun, "of") if word.lemma in _MEASURES]
    return [word for one in measures for word in governed_by(sentence, one, slot)]


def _hung_over(sentence: Sentence, noun: Token, slot: str) -> list[Token]:
    """*Died in the revolt against the king*: hung on the verb, though it stands right after the noun."""
    preposition = preposition_over(sentence, noun)
    verb = sentence.head(preposition) if preposition is not None else None
    if slot != "against" or verb is None or not is_verb(verb) or noun.last != noun.i:
        return []
    after = governed_by(sentence, verb, slot)
    return [word for word in after if sentence.tokens[word.head].i == noun.i + 1]


def is_set_beside(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Mali of *Chad, along with Mali, condemned it*: before the verb, one more who does it."""
    preposition = preposition_over(sentence, word)
    if preposition is None or preposition.lower != "with" or not 0 < preposition.i < verb.i:
        return False
    return sentence.tokens[preposition.i - 1].lower in _BESIDE


def _against_after_place(sentence: Sentence, token: Token) -> list[Token]:
    """*marched in the square in Lima against the president*: hung on the place by mistake."""
    for place in governed_by(sentence, token, *WHERE):
        found = governed_by(sentence, place, "against") or _against_after_place(sentence, place)
        if found:
            return found
    return []
