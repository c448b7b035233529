"""Nouns, adjectives and prepositions that report: `its claim that`, `claims by X`, `is sure that`, `according to X`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from comity.reading.grammar import by_agent, child, children, governed_by, is_verb, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.clauses import HEARING, clause_behind, is_occasion
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.phrases import (
    SPEECH,
    Saying,
    Source,
    group_start,
    runs,
    source_of,
    stretch,
    whole,
    without_joined,
    without_leading,
)

_UTTERED = frozenset("statement claim remark comment assertion allegation accusation announcement boast".split())
_RUMOURED = frozenset("allegation accusation claim report rumor rumour suspicion".split())
"""Nouns of what many say, of whom none is named."""
_ASKED = frozenset({"request", "order", "bid"})
"""What comes from somebody who is asked for it: *filed requests for jets from Russia*."""
_PREPOSITIONS = frozenset({"of", "about", "on", "against", "for", "to"})
_GIVING = frozenset(
    "make issue express voice release level repeat raise reiterate offer bring file give have hold share air".split()
)
_ANSWERING = frozenset("accept reject deny dismiss dispute support back uphold believe doubt ignore refute".split())
"""What is done to the words of another: *rejects their claim*."""
_RECEIVED = frozenset("assurance guarantee order report".split())
"""What somebody who has it was told."""
_INSPIRED = frozenset("view impression belief idea hope feeling sense".split())
"""What is given to those who come to hold it."""
_HELD_IN = frozenset({"hope", "belief", "expectation", "fear"})
"""What somebody does something in: *in hopes that*."""
_WORDS_OF = ("in", "the", "words", "of")
_OPENING, _CLOSING = frozenset({"“", '"', "``"}), frozenset({"”", '"', "''"})
_NORMS = frozenset("law rule constitution plan schedule tradition custom scripture principle".split())
"""What things go according to, and what says nothing by it."""
_LABELS = frozenset(
    "latest watch update photo photos video note breaking poll source opinion analysis review read more editor "
    "exclusive editors correction live report related ranked tags listen".split()
)
_SPEAKERS = frozenset(
    "police officials official army military ministry minister report study president reports doctors aide aides "
    "sources source witnesses".split()
)
_ADDRESSED = frozenset({"to", "on"})
"""What parts a speaker before a colon from who hears it or what it is about."""
_SPEAKERS_BEFORE_A_COLON = 6
_LABEL = 9  # tokens of a topic and its colon at most
_LEAST = 4  # tokens of a note: a label, a colon and two words
_PUT_RIGHT = CueWords(("correction", ":"), "prep", frozenset({"quote"}), "correct", "assertion")
_NOTES = {
    "correction": _PUT_RIGHT,
    "clarification": replace(_PUT_RIGHT, words=("clarification", ":")),
    "retraction": replace(_PUT_RIGHT, words=("retraction", ":"), act="retract"),
}


def noun_sayings(sentence: Sentence, cues: Mapping[tuple[str, str], Sequence[CueWords]]) -> Iterator[Saying]:
    for token in sentence.tokens:
        if token.pos == "NOUN":
            found = next((f for w in cues.get(("noun", token.lemma), ()) if (f := _noun(sentence, token, w))), None)
        elif token.pos == "ADJ" and token.dep in ("acomp", "ROOT"):
            found = next((f for w in cues.get(("adj", token.lemma), ()) if (f := _adjective(sentence, token, w))), None)
        else:
            found = None
        if found is not None:
            yield found


def preposition_sayings(sentence: Sentence, cues: Mapping[tuple[str, str], Sequence[CueWords]]) -> Iterator[Saying]:
    """`according to X`, `in the words of X`: the whole is the cue, and the clause around it the content."""
    lowered = [token.lower for token in sentence.tokens]
    for token in sentence.tokens:
        for words in cues.get(("prep", token.lower), ()):
            last = token.i + len(words.words) - 1
            if tuple(lowered[token.i : last + 1]) == words.words:
                found = _according(sentence, token, last, words)
                if found is not None:
                    yield found
                    break


def colon_saying(sentence: Sentence, words: CueWords) -> Saying | None:
    """`Army: rebels shelled the town`: a name, a colon and a clause, as headlines and transcripts print speech."""
    colon = next((t.i for t in sentence.tokens[: _SPEAKERS_BEFORE_A_COLON + 1] if t.text == ":"), None)
    if not colon or colon + 2 >= len(sentence.tokens):
        return None
    first = next((t.i for t in sentence.tokens if t.pos != "PUNCT"), 0)
    name = sentence.tokens[first:colon]
    named = all(t.text[:1].isupper() or t.pos in ("PUNCT", "PART", "ADP", "DET") for t in name)
    if not name or not named or name[-1].lower in _LABELS or any(is_verb(t) for t in name):
        return None
    if name[-1].pos != "PROPN" and name[-1].lower not in _SPEAKERS:
        return None
    rest = sentence.tokens[colon + 1 :]
    in_capitals = sum(token.text[:1].isupper() for token in rest) > len(rest) / 2
    if not (in_capitals or any(is_verb(token) for token in rest)):
        return None
    to = next((t.i for t in name[1:] if t.lower in _ADDRESSED), colon)  # "Trump to Congress: pass the bill"
    source = source_of(sentence, sentence.tokens[to - 1], range(to, len(sentence.tokens)))
    pieces = tuple(runs(sentence, range(colon + 1, len(sentence.tokens))))
    if not pieces or source.first < first:
        return None
    return Saying(sentence, sentence.tokens[colon], stretch(sentence, colon, colon), words, source, pieces)


def editors_saying(sentences: Sequence[Sentence], at: int) -> Saying | None:
    """`Correction: ...` at the head of a paragraph: all that it holds is what the outlet puts right."""
    sentence = sentences[at]
    if len(sentence.tokens) < _LEAST or sentence.tokens[1].text != ":" or sentence.part == "headline":
        return None
    first = sentence.tokens[0]
    words = _NOTES.get(first.lemma)
    if words is None:
        return None
    pieces = runs(sentence, range(2, len(sentence.tokens)))
    for more in sentences[at + 1 :]:
        if more.paragraph != sentence.paragraph:
            break
        pieces += runs(more, range(len(more.tokens)))
    return Saying(sentence, first, stretch(sentence, 0, 0), words, None, tuple(pieces)) if pieces else None


def _noun(sentence: Sentence, noun: Token, words: CueWords) -> Saying | None:
    content: set[int] = set()
    cue_last = noun.i
    if is_occasion(sentence, noun):
        return None
    speaker = by_agent(sentence, noun)
    below = (
        children(sentence, speaker, "acl", "relcl") if speaker is not None else []
    )  # "claims by rebels that it fell"
    for word in [*children(sentence, noun, "acl", "ccomp", "relcl"), *below]:
        marks = [mark for mark in sentence.children(word) if mark.dep in ("mark", "aux") and mark.i < word.i]
        told = any(mark.lower in ("that", "whether") and mark.dep == "mark" for mark in marks) or _is_full(
            sentence, word
        )
        told = told and not _lacks_object(sentence, word)
        planned = any(mark.tag == "TO" for mark in marks)
        if ("clause" in words.frames and told) or ("inf" in words.frames and planned):
            content = without_joined(sentence, whole(sentence, word))
            break
    bare = clause_behind(sentence, noun) if not content and "clause" in words.frames else None
    if bare is not None:
        content = whole(sentence, bare)
    if not content:
        for word in sentence.children(noun):
            if (
                word.dep == "prep"
                and word.lower in words.frames
                and word.lower in _PREPOSITIONS
                and word.i == noun.i + 1
            ):
                content = whole(sentence, word) - {word.i}
                cue_last = word.i
                break
    if not content:
        return None
    if noun.dep == "dobj" and _is_of_hearer(sentence, noun):
        return None
    owner = child(sentence, noun, "poss") or by_agent(sentence, noun)
    if owner is None and noun.lemma not in _ASKED:
        found = governed_by(sentence, noun, "from", "among")
        owner = found[0] if found else None
    if owner is None:
        owner = child(sentence, noun, "nsubj")  # "activists in Chad call for": for the parser no verb
    if owner is None:
        before = child(sentence, noun, "compound")  # "The CDC report that ..."
        owner = before if before is not None and before.tag in ("NNP", "NNPS") else None
    head = sentence.head(noun)
    if owner is None and head is not None and head.dep == "agent":
        telling = sentence.head(head)
        of = child(sentence, telling, "nsubjpass") if telling is not None else None
        if of is not None and of.lower == "it":
            return None  # "it is claimed by a report that": the claiming tells it
    if owner is None and noun.lemma in _HELD_IN and noun.dep == "pobj" and head is not None and head.lower == "in":
        does = sentence.head(head)  # "waits in the hope that"
        owner = subject(sentence, does) if does is not None and is_verb(does) else None
        owner = owner if owner is not None and owner.pos in ("PROPN", "PRON") else None
    cue_first = noun.i
    if owner is None and noun.dep == "dobj" and head is not None and head.lemma in _GIVING:
        owner = subject(sentence, head)
        cue_first = group_start(sentence, head)
        if owner is not None and (owner.first <= noun.i <= owner.last):
            owner = None
    if owner is None and noun.lemma in _UTTERED and noun.dep == "pobj" and head is not None and head.lower == "with":
        did = sentence.head(head)  # "causes an uproar with a claim that"
        owner = subject(sentence, did) if did is not None and is_verb(did) else None
    if owner is None and noun.dep == "nsubjpass" and head is not None and head.lemma in _GIVING:
        owner = by_agent(sentence, head)  # "the accusation that ... was made by"
    if owner is None and noun.dep == "appos" and noun.tag == "NNS" and sentence.tokens[noun.i - 1].text == ",":
        owner = head  # "The minister, Ann Lee, orders that": a verb, whatever the parser made of it
    if owner is None:  # "a Russian demand that"
        owner = next((w for w in children(sentence, noun, "amod") if w.text[:1].isupper() and w.i), None)
    opens = sentence.tokens[min(content)]
    if owner is None and bare is None and opens.lower != "that" and not _is_rumoured(sentence, noun):
        return None
    source = source_of(sentence, owner, content | {noun.i}) if owner is not None else None
    if source is not None and source.head.lower in ("its", "their") and noun.dep == "dobj" and head is not None:
        teller = subject(sentence, head)  # "state radio repeated its claim that"
        if teller is not None and teller.i < noun.i and teller.pos != "PRON" and head.lemma not in _ANSWERING:
            source = replace(source, meant=teller)
    if source is not None and source.last < noun.i and cue_first == noun.i:
        while cue_first - 1 > source.last and sentence.tokens[cue_first - 1].pos == "ADJ":
            cue_first -= 1
    own = set(range(source.first, source.last + 1)) if source is not None else set()
    pieces = tuple(runs(sentence, content - own))
    cue = stretch(sentence, cue_first, cue_last)
    return Saying(sentence, noun, cue, words, source, pieces) if pieces else None


def _is_of_hearer(sentence: Sentence, noun: Token) -> bool:
    """*Had assurances that*, *gives many the idea that*: who has or gives it is not the one who says or thinks so."""
    head = sentence.head(noun)
    if head is None or child(sentence, noun, "poss") is not None:
        return False
    return noun.lemma in {"have": _RECEIVED, "give": _INSPIRED}.get(head.lemma, ())


def _is_rumoured(sentence: Sentence, noun: Token) -> bool:
    """Whether *allegations of fraud* and *reports of shelling* tell that somebody says it, whoever it is."""
    matter = governed_by(sentence, noun, "of")
    if noun.lemma not in _RUMOURED or noun.tag != "NNS" or not matter:
        return False
    known = child(sentence, matter[0], "det")
    theirs = noun.lemma == "report" and known is not None and known.lower == "the"  # "the reports of the commission"
    return matter[0].tag in ("NN", "NNS", "VBG") and matter[0].lemma != "responsibility" and not theirs


def _lacks_object(sentence: Sentence, verb: Token) -> bool:
    """*A claim that many have made*: what is made is the claim, and nothing that it tells."""
    made = [word for word in children(sentence, verb, "dobj") if word.lower != "that"]
    return verb.lemma == "make" and not made and child(sentence, verb, "xcomp", "ccomp", "oprd", "nsubjpass") is None


def _is_full(sentence: Sentence, verb: Token) -> bool:
    """A clause with `that` that lacks nothing, though the parser took it for a relative: `denial that it used gas`."""
    inside = list(sentence.children(verb))
    that = next((word for word in inside if word.i == verb.first and word.lower == "that"), None)
    if that is None or that.dep in ("nsubj", "nsubjpass"):
        return False
    lacks_nothing = sum(word.dep == "dobj" for word in inside) > 1 or that.dep == "advmod"
    lacks_nothing = lacks_nothing or any(word.dep in ("xcomp", "ccomp") for word in inside)
    return child(sentence, verb, "nsubj", "nsubjpass") is not None and lacks_nothing


def _adjective(sentence: Sentence, adjective: Token, words: CueWords) -> Saying | None:
    verb = sentence.head(adjective)
    if verb is None or adjective.i < verb.i or verb.lemma not in ("be", "feel", "seem", "remain", "become"):
        return None
    content: set[int] = set()
    last = adjective.i
    for word in children(sentence, adjective, "ccomp", "xcomp"):
        infinitive = any(token.tag == "TO" for token in sentence.children(word))
        if ("inf" in words.frames) == infinitive and word.i > adjective.i:
            content = whole(sentence, word)
    if not content and "clause" in words.frames:
        clause = child(sentence, verb, "ccomp")
        content = whole(sentence, clause) if clause is not None and clause.i > adjective.i else content
    if not content:
        for word in children(sentence, adjective, "prep"):
            if word.lower in words.frames and word.i == adjective.i + 1:
                content = whole(sentence, word) - {word.i}
                last = word.i
    if not content:
        return None
    first = group_start(sentence, verb)
    owner = subject(sentence, verb)
    own = child(sentence, verb, "nsubj")
    owner = own or owner
    impersonal = owner is None or owner.lower in ("it", "what", "that", "this")
    if impersonal:
        if words.words[0] not in ("clear", "unclear"):
            return None
        if own is not None and own.i == first - 1:
            first = own.i
    elif words.words[0] in ("clear", "unclear"):
        return None
    if owner is None:
        return None
    source = source_of(sentence, owner, content | set(range(first, last + 1))) if not impersonal else None
    pieces = tuple(runs(sentence, content))
    return Saying(sentence, adjective, stretch(sentence, first, last), words, source, pieces) if pieces else None


def _label(sentence: Sentence) -> set[int]:
    """The topic that opens a sentence: *2011 Libyan war: jets bomb a town, according to reports*."""
    colon = next((t.i for t in sentence.tokens[:_LABEL] if t.text == ":"), None)
    if colon is None or any(is_verb(word) for word in sentence.tokens[:colon]):
        return set()
    return set(range(colon + 1))


def _foremost(sentence: Sentence, verb: Token) -> Token:
    """The verb with whose clause a later one goes on: *shuts* of `shuts the gate, with guards going and locking up`."""
    while (above := sentence.head(verb)) is not None:
        if verb.dep == "pcomp" and above.lower == "with" and (over := sentence.head(above)) is not None:
            verb = over
        elif verb.dep == "conj" and _goes_on(sentence, verb):
            verb = above
        else:
            break
    return verb


def _goes_on(sentence: Sentence, verb: Token) -> bool:
    """Whether a second verb goes on with the clause of the first: no subject of its own, or no comma before it."""
    own = child(sentence, verb, "nsubj", "nsubjpass")
    joint = next((t for t in reversed(sentence.tokens[: verb.i]) if t.pos == "CCONJ"), None)
    return own is None or (joint is not None and joint.i == own.first - 1 and sentence.tokens[joint.i - 1].text != ",")


def _with_name(sentence: Sentence, source: Source) -> Source:
    """Who is named beside what he is, hung elsewhere by the parser: *in the words of one widow, Ann Bell,*."""
    last = source.last
    if sentence.lower_after(sentence.tokens[last]) != "," or source.meant.tag != "NN":
        return source
    end = last + 1
    while end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].tag == "NNP":
        end += 1
    named = end > last + 2 and end + 1 < len(sentence.tokens) and sentence.tokens[end + 1].text == ","
    return replace(source, last=end, meant=sentence.tokens[end]) if named else source


def _worded(sentence: Sentence, last: int) -> set[int] | None:
    """The quotation behind *in the words of one widow,*."""
    opening = next((t.i for t in sentence.tokens[last + 1 : last + 3] if t.text in _OPENING), None)
    if opening is None:
        return None
    closing = (t.i for t in sentence.tokens[opening + 1 :] if t.text in _CLOSING)
    return set(range(opening, next(closing, len(sentence.tokens) - 1) + 1))


def _parted_saying(sentence: Sentence, first: Token, source: Source) -> set[int] | None:
    """All of `who told him, according to the mayor, that guards fled`: the aside stands within a saying."""
    behind = [token.lower for token in sentence.tokens[source.last + 1 : source.last + 3]]
    if behind != [",", "that"] or first.i < 2 or sentence.tokens[first.i - 1].text != ",":
        return None
    saying = next((w for w in reversed(sentence.tokens[: first.i - 1]) if is_verb(w) and w.last == first.i - 2), None)
    told = sentence.head(sentence.tokens[source.last + 2])
    if saying is None or told is None or saying.lemma not in SPEECH | HEARING:
        return None
    who = sentence.head(saying) if saying.dep == "relcl" else None
    start = who.first if who is not None else saying.first
    return set(range(start, first.i - 1)) | set(range(source.last + 2, told.last + 1))


def _until_next_clause(sentence: Sentence, top: Token, last: int, content: set[int]) -> set[int]:
    """What is said up to a second clause: *nine died, according to doctors, and the army sent tanks*."""
    for word in children(sentence, top, "conj"):
        own = child(sentence, word, "nsubj", "nsubjpass")
        joint = sentence.tokens[own.first - 1] if own is not None and own.first > last + 2 else None
        if joint is not None and joint.pos == "CCONJ" and sentence.tokens[last + 1].text == ",":
            return {i for i in content if i <= last}
    return content


def _according(sentence: Sentence, first: Token, last: int, words: CueWords) -> Saying | None:
    preposition = sentence.tokens[last]
    name = child(sentence, preposition, "pobj")
    if name is None or name.i <= last or name.lemma in _NORMS:
        return None
    cue = range(first.i, last + 1)
    top = sentence.head(first)
    while top is not None and not is_verb(top):
        top = sentence.head(top)
    if top is None:
        top = sentence.root
    bare = source_of(sentence, name, cue)
    source = _with_name(sentence, bare)
    own = set(cue) | set(range(source.first, source.last + 1))
    clause = whole(sentence, top)
    before = [token for token in sentence.tokens[: first.i] if token.pos not in ("PUNCT", "CCONJ")]
    apart = words.words == _WORDS_OF and (top.dep == "relcl" or source is not bare)
    worded = _worded(sentence, source.last) if apart else None
    if worded is None:
        worded = _parted_saying(sentence, first, source)
    if worded is not None:
        content = worded
    elif not before or before[-1].i < top.first:
        content = set(range(source.last + 1, max(top.last, source.last) + 1))
    else:
        top = _foremost(sentence, top)
        clause = whole(sentence, top)
        content = clause - own
        if top.dep == "conj":
            content = {i for i in clause if i >= top.first}
        content = _until_next_clause(sentence, top, source.last, content)
    content = without_leading(sentence, content - own - _label(sentence))
    mark = child(sentence, top, "mark")
    if mark is not None and mark.i == min(content, default=-1):
        content.discard(mark.i)
    pieces = tuple(runs(sentence, content))
    if not pieces:
        return None
    return Saying(sentence, first, stretch(sentence, cue[0], cue[-1]), words, source, pieces)
