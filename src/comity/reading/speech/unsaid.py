"""Unsaid: what looks like a saying and reports nothing, and who speaks where the words hang on a thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.reading.codebook import Codebook
from comity.reading.grammar import AGENTIVE, child, children, clause, is_verb, subject
from comity.reading.grammar.places import is_rest_of_place
from comity.reading.sentences import Token
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.partings import holds
from comity.reading.speech.phrases import SPEECH, Saying, Source, source_of
from comity.reading.speech.sources import Sources

COLON = CueWords((":",), "prep", frozenset({"quote"}), "assert", "assertion")
"""Of a name, a colon and a clause."""
_OWN_WORDS = frozenset("report article story version post column headline".split())
_SPEAKERS = (
    "person", "kin", "worker", "official", "office-holder", "diplomat", "athlete", "captive", "speaking", "body",
    "panel",
)  # fmt: skip
"""Classes of the codebook whose nouns may say something."""
_MINDLESS = ("nature", "accident", "disaster", "matter", "protest", "violence", "war")
"""Classes of what may threaten to come, and says nothing."""
_TELLING = (*_SPEAKERS, "statement", "footage", "media")
"""Classes whose nouns may tell that something is so: *the data suggest*, *the film shows*."""
_SHOWING = frozenset(
    "research polling projection disclosure filing item story slide remark comment work average finding word evidence "
    "anything nothing".split()
)
_INFERRED = frozenset("suggest imply signal hint prove demonstrate illustrate highlight underscore underline".split())
"""What a thing does where whoever writes draws a conclusion from it: *the decision suggests that*."""
_NOTIONS = frozenset("option possibility step idea goal aim reason way thing case choice move alternative".split())
"""Nouns of what may be done, which hopes and believes nothing."""
_WANTING = frozenset({"call", "propose", "aim", "seek", "require", "seem", "appear"})
_DONE = frozenset({"recall", "dismiss", "admit", "recognize", "recognise", "question"})
"""Verbs that report words and things; of a person they tell a deed."""
_TITLED = 0.6
"""The share of words with a capital from which a headline is in title case."""
_AGAINST = frozenset({"v", "vs", "versus"})
_MANY = frozenset("thousand hundred dozen million many most other".split())
_QUOTES = frozenset({"“", "”", '"', "''", "``", "‘", "’"})


def is_label(saying: Saying, sources: Sources) -> bool:
    """*Second Chechen War: rebels hold ...*: what stands before a colon in a text is a label, unless it can speak."""
    if saying.words is not COLON:
        return False
    if saying.sentence.part == "headline":
        return _is_topic(saying, sources)
    if any(word.lower.rstrip(".") in _AGAINST and word.end <= saying.cue[0] for word in saying.sentence.tokens):
        return True  # "Lee v. Acme Mills: the mill says that"
    who = sources.actor(saying)
    return who is None or sources.actors[who].kind in ("state", "people", "igo", "unresolved")


def _is_topic(saying: Saying, sources: Sources) -> bool:
    """*Chad: Free Jailed Leaders*, over a report: in a headline in capitals a country is what it is about."""
    who = sources.actor(saying)
    after = [word for word in saying.sentence.tokens if word.start >= saying.cue[1] and word.text[:1].isalpha()]
    capitals = sum(word.text[:1].isupper() for word in after)
    return who is not None and sources.actors[who].kind == "state" and capitals > _TITLED * len(after)


def is_of_a_thing(saying: Saying, sources: Sources, book: Codebook) -> bool:
    """*The discovery may help explain the origins*: a thing that says no clause and quotes nothing says nothing."""
    source = saying.source
    if source is not None and saying.at.lemma == "rule" and source.meant.lower in ("it", "this", "that", "which"):
        return not sources.is_named(saying)
    if source is None or saying.words.pos != "verb" or source.meant.tag not in ("NN", "NNS"):
        return False
    if sources.is_named(saying) or _may_speak(source.meant.lemma, source.meant.lower, book):
        return False
    if source.meant.lemma in _NOTIONS and saying.words.attitude != "assertion" and saying.at.lemma not in _WANTING:
        return True  # "the first option may be to sit still and hope"
    if saying.at.lemma in _INFERRED and source.meant.lemma not in book.members(_TELLING) | _SHOWING:
        return True
    inside = [t for t in saying.sentence.tokens if any(a <= t.start and t.end <= b for a, b in saying.content)]
    return bool(inside) and not any(is_verb(t) or t.text in _QUOTES for t in inside)


def is_done_to_somebody(saying: Saying, sources: Sources, book: Codebook) -> bool:
    """*Recalled its envoy*, *dismissed the minister*, *admitted forty refugees*: no speech, but *as a fool* is."""
    target = child(saying.sentence, saying.at, "dobj", "nsubjpass")
    if saying.at.lemma == "reject" and target is not None and target.tag == "NNP":
        return sources.is_person(saying.sentence, target)  # "rejects the nominee, Ann Bell"
    named = any(word.lower in ("as", "about") for word in children(saying.sentence, saying.at, "prep"))
    if saying.at.lemma not in _DONE or target is None or named or child(saying.sentence, saying.at, "ccomp"):
        return False
    pronoun = target.tag == "PRP" and (saying.at.lemma != "question" or target.lower != "it")
    if pronoun or target.lemma in book.members(_SPEAKERS) or target.lower.endswith(AGENTIVE):
        return True
    return sources.names(saying.sentence, target)


def is_shown(saying: Saying) -> bool:
    """*Television had shown the film*: who shows a thing makes no claim; *showed that*, *showed men firing* does."""
    if saying.at.lemma != "show":
        return False
    below = children(saying.sentence, saying.at, "dobj", "dative")
    clauses = [saying.at, *below]
    return not any(
        word.dep in ("ccomp", "xcomp", "acl", "oprd", "parataxis")
        for head in clauses
        for word in saying.sentence.children(head)
    )


def is_of_this_report(saying: Saying) -> bool:
    """*As this report first said*, in an editor's note: what is put right is told by the words around it."""
    source = saying.source
    if source is None or saying.sentence.part != "editor_note" or saying.at.dep not in ("advcl", "parataxis"):
        return False
    return source.meant.lemma in _OWN_WORDS


def is_of_nature(saying: Saying, book: Codebook) -> bool:
    """*The storm threatens to hit the coast*, *the protests threaten the talks*: what has no mind intends nothing."""
    source = saying.source
    if source is None or saying.at.lemma != "threaten":
        return False
    mindless = book.members(_MINDLESS)
    named = saying.sentence.tokens[source.first : source.meant.i + 1]
    return source.meant.lemma in mindless or any(word.tag == "NNP" and word.lower in mindless for word in named)


def without_strange_adjectives(sayings: Sequence[Saying], sources: Sources) -> Iterator[Saying]:
    """*Russian* of *a Russian demand that* names Russia; *Christian* and *Western* name nobody who makes one."""
    for saying in sayings:
        described = saying.source is not None and saying.words.pos == "noun" and saying.source.head.dep == "amod"
        if not described or sources.is_named(saying):
            yield saying
        elif not any(holds(other, saying) for other in sayings if other is not saying):
            yield replace(saying, source=None)


def rehung(saying: Saying, sources: Sources, book: Codebook) -> Saying:
    """*Cancels a meeting on the bailout stating that*: a thing states nothing, and who does what it is done to does.

    So does who does it where the parser made the state of a town the speaker: *talks in Bangor, Maine discussing it*.
    """
    source, sentence, verb = saying.source, saying.sentence, saying.at
    if source is not None and verb.dep == "advcl" and verb.tag == "VBG":
        doer = _doer_before(saying, source, sources, book)
        return (
            saying if doer is None else replace(saying, source=source_of(sentence, doer, range(verb.i, verb.last + 1)))
        )
    if source is None or verb.dep != "acl" or verb.tag != "VBG":
        return saying
    if not (is_rest_of_place(sentence, verb, source.meant) or _states_nothing(saying, source, sources, book)):
        return saying
    above = subject(sentence, clause(sentence, source.meant))
    if above is None or above.i > verb.i or source.first <= above.i <= source.last:
        return saying
    return _said_by(saying, above)


def _said_by(saying: Saying, who: Token) -> Saying:
    """A saying in the mouth of another word of its sentence."""
    return replace(saying, source=source_of(saying.sentence, who, range(saying.at.i, saying.at.last + 1)))


def _doer_before(saying: Saying, source: Source, sources: Sources, book: Codebook) -> Token | None:
    """Chad in *The crisis began when Chad closed the border, saying that rebels crossed it*."""
    sentence, verb = saying.sentence, saying.at
    above = sentence.head(verb)
    if above is None or not _states_nothing(saying, source, sources, book):
        return None
    for clause_before in reversed(children(sentence, above, "advcl", "relcl", "ccomp")):
        doer = child(sentence, clause_before, "nsubj")
        if clause_before.last < verb.first and doer is not None and sources.names(sentence, doer):
            return doer
    return None


def _states_nothing(saying: Saying, source: Source, sources: Sources, book: Codebook) -> bool:
    if source.meant.tag not in ("NN", "NNS") or saying.at.lemma not in SPEECH:
        return False
    if not any(is_verb(word) for word in saying.sentence.subtree(saying.at)[1:]):
        return False
    return not (_may_speak(source.meant.lemma, source.meant.lower, book) or sources.is_named(saying))


def _may_speak(lemma: str, word: str, book: Codebook) -> bool:
    return lemma in book.members(_SPEAKERS) or word.endswith(AGENTIVE) or lemma in _MANY
