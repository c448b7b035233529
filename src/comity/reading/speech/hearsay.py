"""Hearsay: sayings that leave unnamed who says it, and are not the outlet's own: *is said to*, *reportedly*, *alleged*.

An adverb stands for a saying of the clause that it hangs on, an adjective for one of the deed that its noun tells:
somebody has said that it is so, and whoever writes does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.reading.codebook import Codebook
from comity.reading.grammar import RELATIVES, SUBJECTS, child, children, is_passive, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.phrases import Saying, runs, stretch, whole, without_leading

_HEARSAY = frozenset("report rumor rumour claim suggestion assertion notion".split())
"""Nouns of what somebody says, whoever it is: *reports that they had met*."""
_SOMEBODY = ("person", "worker", "official", "office-holder", "fighter", "troops", "captive", "seized", "body")
"""Classes of nouns that are somebody who does a deed, and no deed."""
_FOLLOWING = frozenset("result lead prompt spark cause trigger leave".split())
"""Participles that tell what came of a deed."""
_PARTING = (";", "—", "–")


def is_of_others(saying: Saying) -> bool:
    """Whether words tell that somebody says it, and not who: a passive, or a noun that is no name of a paper."""
    if saying.words.pos == "adv" or "named" in saying.words.frames:
        return True
    if saying.words.pos == "noun":
        held = saying.words.attitude in ("belief", "intention")  # "amid fears that"
        return held or saying.words.act in ("accuse", "deny", "admit") or saying.at.lemma in _HEARSAY
    seeming = "subject" in saying.words.frames or saying.at.tag == "VB"  # "seems to", "Note that"
    return saying.words.pos == "verb" and (not seeming or is_passive(saying.sentence, saying.at))


def hearsay_sayings(
    sentence: Sentence, cues: Mapping[tuple[str, str], Sequence[CueWords]], book: Codebook
) -> Iterator[Saying]:
    """The sayings of a sentence's hedges: *allegedly* of a clause, *alleged* of a noun that tells a deed."""
    for token in sentence.tokens:
        if token.dep not in ("advmod", "amod"):
            continue
        above = sentence.head(token)
        rows = cues.get(("adv", token.lower), ()) if token.dep == "advmod" else ()
        if rows and above is not None and is_verb(above):
            told = _told(sentence, token, above)
        else:
            rows = [row for row in cues.get(("adj", token.lower), ()) if "named" in row.frames]
            named = token.dep == "amod" and above is not None and above.i > token.i and _is_deed(above, book)
            told = _named(sentence, token, above) if named and above is not None else set[int]()
        pieces = tuple(runs(sentence, told))
        if rows and pieces:
            yield Saying(sentence, token, stretch(sentence, token.i, token.i), rows[0], None, pieces)


def _is_apart(sentence: Sentence, verb: Token, word: Token) -> bool:
    """Whether a second clause stands beside the one that is hedged: one of its own, or what came of it."""
    comma = sentence.tokens[word.first - 1].text == ","
    if word.dep == "advcl":
        came = word.tag == "VBG" and word.lemma in _FOLLOWING
        return comma and (came or child(sentence, word, *SUBJECTS) is not None)
    auxiliaries = [child(sentence, one, "aux", "auxpass") for one in (verb, word)]
    return child(sentence, word, *SUBJECTS) is not None or None not in auxiliaries


def _is_deed(noun: Token, book: Codebook) -> bool:
    return noun.lemma in book.nouns and noun.lemma not in book.members(_SOMEBODY)


def _named(sentence: Sentence, adjective: Token, noun: Token) -> set[int]:
    """The deed that an adjective hedges, up to a comma."""
    stop = next((t.i for t in sentence.tokens[noun.i : noun.last + 1] if t.pos == "PUNCT" and t.text in ",;("), None)
    return set(range(adjective.i + 1, noun.last + 1 if stop is None else stop))


def _told(sentence: Sentence, adverb: Token, verb: Token) -> set[int]:
    """The clause that an adverb hedges, without what another clause tells beside it."""
    found = whole(sentence, verb) - {adverb.i}
    for word in children(sentence, verb, "conj", "advcl"):
        if word.i > verb.i and _is_apart(sentence, verb, word):
            end = min([word.first, *(t.i for t in children(sentence, verb, "cc") if verb.i < t.i < word.first)])
            found = {i for i in found if i < end}
    own = child(sentence, verb, "nsubj", "nsubjpass")
    commas = [t.i for t in sentence.tokens[own.i : adverb.i] if t.text == ","] if own is not None else []
    if len(commas) > 1 and own is not None and child(sentence, own, "conj") is None:
        found -= set(range(commas[0], commas[-1] + 1))  # "The man, who fled, reportedly fell"
    for stop in sentence.tokens[verb.first : verb.last + 1]:
        if stop.text in _PARTING:
            found = {i for i in found if (i < stop.i) == (verb.i < stop.i)}
    found = without_leading(sentence, found)
    if sentence.tokens[max(found, default=0)].pos == "CCONJ":
        found.discard(max(found))
    opening = sentence.tokens[min(found, default=0)]
    if opening.dep == "mark" or opening.tag == "WRB" or opening.lower in RELATIVES:
        found.discard(opening.i)
    return found
