"""Passives and relatives: what is said where its subject, or a pronoun for it, stands before the verb."""

from __future__ import annotations

from comity.reading.grammar import RELATIVES, by_agent, child, children, clause, is_date, is_noun, is_verb, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.asides import summed_up
from comity.reading.speech.phrases import whole
from comity.reading.speech.tails import JOINED, infinitive_of, matter_after

_TRIALS = frozenset({"trial", "court", "hearing", "custody", "jail", "prison"})
_FARED = frozenset({"report", "presume", "believe", "fear", "confirm", "pronounce"})
"""What is said in their passive may be a bare participle: *are reported killed*."""
_GRANTING = frozenset({"order", "offer", "promise", "guarantee"})
_KNOWN_OF = frozenset({"report", "confirm", "detect"})
_PLACING = frozenset({"in", "at", "near", "across", "throughout", "off"})
_SUPPOSING = frozenset("suspect believe think fear suppose".split())
_DASHES = ("—", "–", "--")
_TAKING_UP = frozenset({"deny", "dispute", "refute"})


def relative_object(sentence: Sentence, verb: Token, frames: frozenset[str]) -> set[int] | None:
    """`the raid that he condemned`, `what he said`: the pronoun or the noun stands for the content."""
    moved = next((w for w in sentence.children(verb) if w.dep in ("dobj", "pobj") and w.i < verb.i), None)
    if moved is None or not ("obj" in frames or "clause" in frames):
        return None
    return _meant_by(sentence, verb, moved)


def _meant_by(sentence: Sentence, verb: Token, relative: Token) -> set[int]:
    """The words of what a relative pronoun stands for: *the win* of `the win, which the agency announced`."""
    noun = sentence.head(verb)
    if relative.lower not in RELATIVES or verb.dep != "relcl" or noun is None or not is_noun(noun):
        return whole(sentence, relative)
    if relative.lower == "which" and verb.lemma in _TAKING_UP and sentence.tokens[verb.first - 1].text == ",":
        told = clause(sentence, noun)  # "says he is ill, which his doctor denies"
        return {i for i in range(told.first, verb.first - 1) if child(sentence, told, "mark") is None or i > told.first}
    if summed := summed_up(sentence, noun):
        return summed  # "closes the mill, a move that he condemned"
    before = [i for i in range(noun.first, verb.first) if sentence.tokens[i].text not in (",", "(", "—", "–")]
    return set(range(noun.first, before[-1] + 1)) if before and before[-1] >= noun.i else whole(sentence, relative)


def _as_far(sentence: Sentence, verb: Token, preposition: Token) -> set[int]:
    """The words from a preposition to the end of its clause, without a second verb: *was named as X, and has fled*."""
    second = next((word for word in children(sentence, verb, "conj") if word.i > preposition.i), None)
    end = verb.last
    if second is not None:
        joint = [word.i for word in children(sentence, verb, "cc") if preposition.i < word.i < second.i]
        end = min([second.first, *joint]) - 1
    if sentence.tokens[verb.first - 1].text in _DASHES:  # "X — seen by many as its heir — leads by nine points"
        closing = (t.i for t in sentence.tokens[preposition.i : end + 1] if t.text in _DASHES)
        end = min(end, next(closing, end + 1) - 1)
    return set(range(preposition.first, end + 1))


def _subject_above(sentence: Sentence, verb: Token) -> Token | None:
    """Of whom a participle or a second verb tells: *is on trial, accused of*, *becomes chief and is said to*."""
    above = sentence.head(verb)
    if above is None or (verb.dep == "advcl" and child(sentence, above, "dobj") is not None):
        return None  # "found a car, believed to be his": of the car
    if verb.dep == "advcl" and child(sentence, verb, "mark", "advmod") is not None:
        return None
    if verb.dep == "pcomp" and above is not None:
        above = sentence.head(above)  # "is held after being charged with theft"
    while above is not None and above.dep == "conj" and child(sentence, above, "nsubj", "nsubjpass") is None:
        above = sentence.head(above)
    return child(sentence, above, "nsubj", "nsubjpass") if above is not None and is_verb(above) else None


def _before(sentence: Sentence, noun: Token, verb: Token) -> set[int]:
    """The words of a subject, as far as a verb that describes it; of a name that the parser parted, all of them."""
    parted = children(sentence, verb, "nsubjpass")  # "The League of the North and the Isles is accused"
    last = max([noun.last, *(word.last for word in parted if word.i < verb.i and noun in parted)])
    for aside in sentence.tokens[noun.i : last + 1]:  # "The league, which has denied it, is suspected of"
        apart = aside.dep == "relcl" and aside.first > noun.i and sentence.tokens[aside.first - 1].text == ","
        last = min(last, aside.first - 2) if apart and aside.last >= last - 1 else last
    first = max((t.i + 1 for t in sentence.tokens[noun.first : last] if t.text == ";"), default=noun.first)
    return {i for i in range(first, last + 1) if not noun.i < verb.first <= i}


def _where(sentence: Sentence, verb: Token) -> set[int]:
    """Where it is that is reported: *in Chad* of `two cases are reported in Chad`."""
    for word in children(sentence, verb, "prep"):
        place = child(sentence, word, "pobj")
        if word.i == verb.i + 1 and word.lower == "of":
            return whole(sentence, word)  # "two bombings are reported of offices in the capital"
        if word.i == verb.i + 1 and word.lower in _PLACING and place is not None and not is_date(place):
            return whole(sentence, word) if place.tag == "NNP" and child(sentence, place, "det") is None else set()
    return set()


def _hung_apart(sentence: Sentence, verb: Token) -> Token | None:
    """Whom a participle describes that the parser joined to the main verb: *talks to a monk said to be a spy*."""
    before = sentence.tokens[verb.i - 1] if verb.i else None
    bare = child(sentence, verb, "aux", "auxpass", "nsubj", "nsubjpass", "cc") is None
    if before is None or not bare or not is_noun(before) or verb.tag not in ("VBN", "VBD"):
        return None
    return before


def _place_held(sentence: Sentence, verb: Token) -> set[int]:
    """*An area of the town* of `an area of the town where they suspect that he hides`."""
    noun, where = sentence.head(verb), sentence.tokens[verb.first]
    if verb.dep != "relcl" or noun is None or where.lower != "where" or sentence.tokens[where.i - 1].text == ",":
        return set()
    return set(range(noun.first, where.i))


def with_antecedent(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said, with the noun for its relative pronoun: *the news that some say is false*."""
    noun = sentence.head(verb)
    first = sentence.tokens[min(content)] if content else None
    if (place := _place_held(sentence, verb)) and verb.lemma in _SUPPOSING and content:
        return content | place
    if first is None or noun is None or verb.dep != "relcl" or not is_noun(noun):
        return content
    if first.lower not in RELATIVES or first.dep not in ("nsubj", "nsubjpass", "dobj") or first.i != verb.first:
        return content
    return (content - {first.i}) | _meant_by(sentence, verb, first)


def _described(sentence: Sentence, verb: Token) -> Token | None:
    """Of whom a participle tells: of *Ann Lee, the widow of a general, accused of theft* the widow, and no general."""
    noun = sentence.head(verb)
    at = noun
    while at is not None and sentence.tokens[verb.first - 1].text == "," and not is_verb(at):
        if at.dep == "appos" and (above := sentence.head(at)) is not None:
            return above
        at = sentence.head(at) if at.dep in ("pobj", "prep") and at.last + 2 >= verb.first else None
    return noun


def _of_second(sentence: Sentence, verb: Token) -> Token | None:
    """Of whom a second verb tells: of whom the first does, no doer: *is sold by his heirs and is believed to*."""
    return _hung_apart(sentence, verb) or _subject_above(sentence, verb) or subject(sentence, verb)


def passive_content(sentence: Sentence, verb: Token, frames: frozenset[str]) -> set[int] | None:
    """Of a passive, what its subject is said to be or to do; of `was asked to`, both."""
    own = child(sentence, verb, "nsubjpass", "nsubj")
    if own is None and verb.dep in ("acl", "conj"):
        own = _described(sentence, verb) if verb.dep == "acl" else _of_second(sentence, verb)
        if own is not None and own.lemma in _TRIALS:
            own = child(sentence, clause(sentence, own), "nsubj", "nsubjpass")  # "is on trial accused of"
    if own is not None and verb.dep == "acl" and "obj" in frames and (told := summed_up(sentence, own)):
        return told
    infinitive = infinitive_of(sentence, verb)
    found: set[int] = set()
    if infinitive is not None and not frames.isdisjoint({"pass", "inf", "clause"}):
        found = whole(sentence, infinitive)
    elif not frames.isdisjoint({"obj", "as", "pred", "of", "for", "with", "pass"}):
        for word in sentence.children(verb):
            own_as = word.lower == "as" and "obj" in frames  # "is confirmed as its chief"
            joins = word.dep == "prep" and (own_as or (word.lower in frames and word.lower in JOINED))
            named = word.dep in ("oprd", "acomp") and ("pred" in frames or word.pos == "ADJ")  # "are reported dead"
            fate = word.tag == "VBN" or word.lower == "missing"
            if word.dep == "dobj" and own is not None and verb.lemma in _GRANTING:
                agent = next(iter(children(sentence, word, "prep")), None)  # "is ordered an early release by"
                found |= set(
                    range(word.first, agent.first if agent is not None and agent.lower == "by" else word.last + 1)
                )
            so = fate and verb.lemma in _FARED and word.dep in ("xcomp", "oprd", "acomp", "ccomp")
            late = word.lower == "with" and sentence.tokens[word.first - 1].text == ","  # ", with the trial due in May"
            if (joins or named or so) and word.i > verb.i and not late:
                found |= _as_far(sentence, verb, word) if word.lower == "as" else whole(sentence, word)
        for doing in children(sentence, verb, "advcl"):  # "is blamed for his men leaving": the parser makes it a clause
            if (mark := child(sentence, doing, "mark")) is not None and mark.lower == "for" and "for" in frames:
                found |= whole(sentence, doing) if doing.i > verb.i else set()
        if verb.lemma == "expect":
            found |= set().union(
                *(whole(sentence, day) for day in children(sentence, verb, "npadvmod") if day.i > verb.i)
            )
        agent = by_agent(sentence, verb)
        if not found and agent is not None:  # "by officials as", hung on the officials
            for word in children(sentence, agent, "prep"):
                charge = word.lower in frames and child(sentence, word, "pcomp") is not None  # "by aides of lying"
                found |= set(range(word.first, verb.last + 1)) if word.lower == "as" or charge else set()
        if not found and "obj" not in frames:
            return None
    else:
        return None
    if found:
        found |= matter_after(sentence, verb, max(found))
    elif verb.lemma in _KNOWN_OF:
        found |= _where(sentence, verb)
    if own is None and verb.dep in ("advcl", "conj", "pcomp") and found:
        own = _subject_above(sentence, verb)
    if own is not None and own.i < verb.i:
        return found | (_meant_by(sentence, verb, own) if own.lower in RELATIVES else _before(sentence, own, verb))
    return found or None
