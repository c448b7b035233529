"""Contents: which words of a sentence are what a verb reports, by the frames that its cue allows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from comity.reading.grammar import child, children, is_date, is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.passives import passive_content, relative_object
from comity.reading.speech.phrases import SHOWS, SPEECH, joined_above, whole
from comity.reading.speech.tails import (
    JOINED,
    for_office,
    gerunds_after,
    infinitive_of,
    matter_after,
    nouns_after,
    occasion,
)

_OPENING = frozenset({"“", '"', "``", "‘", "'"})
_GRANTED = frozenset(
    "access entry visa bail permission asylum passage parole treatment aid permit license licence credentials".split()
)
"""What is granted or denied to somebody by a deed."""
_QUOTES = _OPENING | {"”", "''", "’"}
_ADJUDGING = frozenset("order ban sentence award fine overturn acquit uphold convict annul".split())
"""What a court does next: *rules that it is void and orders a new vote*."""
_TELLING = frozenset(
    "say tell announce state declare claim deny rule confirm warn insist argue reveal admit report suggest".split()
)
_NEAR = 2  # tokens between *and* and the second verb that it joins
_FRAMES = frozenset("interview statement speech letter address article message sermon".split())
_OCCASIONS = frozenset({"after", "before", "during", "at", "in", "on"})
_FINDING = frozenset({"find", "discover"})
_BLANK = frozenset(
    "point case fact it view news charge claim accusation allegation suggestion notion assertion rumor rumour".split()
)
"""Objects that stand for the clause after them: *made the point that*, *denied the charge that*."""
_SENDING = frozenset({"write", "email", "text", "tweet", "show", "promise", "convince", "persuade", "teach"})
_HEARING = frozenset("tell ask inform remind assure notify brief reassure warn alert caution".split())


def content_of(
    sentence: Sentence, verb: Token, fixed: list[Token], frames: frozenset[str], passive: bool
) -> set[int] | None:
    """The tokens of what is said, by the first frame of the cue that the sentence fills."""
    if verb.lemma == "call" and not fixed and child(sentence, verb, "prt") is not None:
        return None  # "called off the match"
    if fixed and fixed[-1].dep == "mark" and (wanted := sentence.head(fixed[-1])) is not None:
        return whole(sentence, wanted) - set(range(wanted.first, fixed[-1].i + 1))  # "calls for them to go"
    if fixed and fixed[-1].dep in ("prep", "dative", "agent"):
        if "obj" not in frames and "inf" not in frames and child(sentence, fixed[-1], "pobj") is not None:
            return None  # "went on Sunday"
        return _governed(sentence, verb, fixed[-1], frames)
    if verb.lemma == "deny" and any(
        word.lemma in _GRANTED for word in children(sentence, verb, "dobj", "obj", "ccomp")
    ):
        return None  # "deny marchers access": done, and not said
    above = sentence.head(verb)
    if "clause" in frames or "quote" in frames:
        clause = _clause(sentence, verb, fixed, "quote" in frames)
        if clause is not None:
            return clause
        if above is not None and _is_parenthesis(sentence, verb, fixed):
            return whole(sentence, above) - whole(sentence, verb) - _speaking_on(sentence, verb, above)
    if passive:
        return passive_content(sentence, verb, frames)
    target = child(sentence, verb, "dobj", "obj")
    infinitive = infinitive_of(sentence, verb)
    if infinitive is not None and "inf" in frames:
        found = whole(sentence, infinitive)
        if target is not None and verb.i < target.i < infinitive.i and verb.lemma != "tell":
            found |= set(range(target.first, infinitive.last + 1))
        return found
    if "pred" in frames:
        predicated = _predicated(sentence, verb)
        if predicated is not None:
            return predicated
    joined = [
        word
        for word in sentence.children(verb)
        if word.dep in ("prep", "dative")
        and ((word.lower in frames and word.lower in JOINED) or word.lower == "as")  # "confirming him as president"
        and word.i > verb.i
    ]
    if target is not None and joined and verb.lemma in _HEARING and target.i > verb.i:
        return set(range(joined[0].i + 1, joined[0].last + 1))  # "warned Iran of reprisals"
    if target is not None and target.i > verb.i and ("obj" in frames or joined):
        found = whole(sentence, target) | for_office(sentence, verb, target) | _more_of(sentence, verb, target)
        if joined:
            further = joined[-1] if joined[-1].lower == "as" else joined[0]
            found |= set(range(target.first, further.last + 1))
        found |= matter_after(sentence, verb, max(found))
        found -= occasion(sentence, target)
        return found | gerunds_after(sentence, verb, max(found)) | nouns_after(sentence, max(found))
    if joined and "as" in frames and joined[0].lower == "as":
        return whole(sentence, joined[0])  # "what officials described as a siege"
    return relative_object(sentence, verb, frames)


def without_frame(sentence: Sentence, content: set[int]) -> set[int]:
    """What is said without what frames the sentence: *In an interview, to be aired on Monday, he says ...*."""
    first = min(content, default=0)
    opening = sentence.tokens[first : first + 4]
    if not content or first or opening[0].lower != "in" or not any(word.lemma in _FRAMES for word in opening[1:]):
        return content
    gap = next(i for i in range(first, len(sentence.tokens) + 1) if i not in content)
    rest = {i for i in content if i > gap}
    told = rest or any(sentence.tokens[i].dep in ("nsubj", "nsubjpass") for i in content)
    return rest if rest or not told else content


def until_another(sentence: Sentence, verb: Token, content: set[int], speaking: Collection[str]) -> set[int]:
    """What is said up to a semicolon after which somebody else speaks: *says it is safe; doctors deny it*."""
    for stop in sentence.tokens[verb.i :]:
        if stop.text != ";" or stop.i not in content:
            continue
        for word in sentence.tokens[stop.i :]:
            own = child(sentence, word, "nsubj") if is_verb(word) and word.lemma in speaking else None
            if own is not None and own.i > stop.i and word.dep in ("ccomp", "conj", "parataxis"):
                return {i for i in content if i < stop.i}
    return content


def until_second(sentence: Sentence, verb: Token, content: set[int], speaking: Collection[str]) -> set[int]:
    """What is said up to a second saying of its form: *praises the men for going and vows to follow*."""
    for word in sentence.tokens[verb.i + 1 :]:
        above = sentence.head(word)
        if word.i not in content or word.dep != "conj" or word.lemma not in speaking or word.tag != verb.tag:
            continue
        own = child(sentence, word, "nsubj", "nsubjpass", "aux", "auxpass", "agent")
        joint = next((t.i for t in reversed(sentence.tokens[: word.i]) if t.pos == "CCONJ"), word.i)
        if above is None or above.tag == word.tag or own is not None or joint < verb.i or word.i - joint > _NEAR:
            continue
        if word.tag in ("VBZ", "VBD", "VBG"):
            return {i for i in content if i < joint}
    return content


def after_colon(sentence: Sentence, verb: Token, words: CueWords, content: set[int]) -> set[int]:
    """`corrected its toll on Friday: Rebels killed four`: the clause after the colon is what is said."""
    above = sentence.head(verb)
    if above is None or above.i < verb.i or verb.dep != "ccomp" or not is_verb(above):
        return set()
    if words.attitude != "assertion" or words.act not in ("assert", "correct") or "quote" not in words.frames:
        return set()
    colon = next((t for t in sentence.tokens[verb.i + 1 : above.i] if t.text == ":"), None)
    if colon is None or any(is_verb(sentence.tokens[i]) for i in content):
        return set()
    if above.lemma in SPEECH or sentence.tokens[colon.i + 1].text in _OPENING:
        return set()  # a quotation, and a verb that reports it
    return set(range(colon.i + 1, above.last + 1))


def _clause(sentence: Sentence, verb: Token, fixed: list[Token], quotes: bool) -> set[int] | None:
    """The clause that is said; only what `quotes` is told before its verb, and found out is no *what*."""
    for word in children(sentence, verb, "ccomp", "parataxis"):
        if word.dep == "parataxis" and word.i > verb.i and child(sentence, word, "nsubj") is None:
            continue
        if word.i < verb.i and (not quotes or _is_parted(sentence, word, verb)):
            continue
        if word.i < verb.i and sentence.tokens[verb.i + 1 : verb.i + 2] and sentence.tokens[verb.i + 1].lower == "that":
            continue  # "Noting that it rained, he added that ..."
        if verb.lemma in _FINDING and sentence.tokens[word.first].lower == "what":
            continue  # "discovered what appeared to be a bomb"
        if _describes(sentence, verb, word):
            continue
        told = (
            _with_subject(sentence, verb, word)
            | _second_clause(sentence, verb, word)
            | _clauses_after(sentence, verb, word)
        )
        if (above := listed_above(sentence, verb)) is not None:
            told |= set(range(word.last + 1, above.last + 1))
        return told - _second_saying(sentence, verb, word)
    if (late := _after_occasion(sentence, verb)) is not None:
        return whole(sentence, late)
    for word in children(sentence, verb, "xcomp", "advcl", "pcomp"):
        asked = [
            mark for mark in sentence.children(word) if mark.lower in ("whether", "if", "that", "how", "what", "why")
        ]
        if word.i > verb.i and asked and asked[0].i == word.first:
            if word.dep == "advcl" and asked[0].lower == "if" and verb.lemma not in ("ask", "wonder", "question"):
                continue
            return whole(sentence, word)
        aside = sentence.tokens[word.first - 1].text == ","  # "repeated the charge, refusing to give names"
        gerund = word.tag == "VBG" and not any(mark.tag == "TO" for mark in sentence.children(word))
        if word.dep == "xcomp" and word.i > verb.i and gerund and not aside:
            return whole(sentence, word)
    if verb.lemma in _HEARING and (hearer := child(sentence, verb, "dobj", "dative")) is not None:
        for word in children(sentence, hearer, "relcl", "acl", "ccomp"):  # "told the paper he would": hung on the paper
            own = child(sentence, word, "nsubj", "nsubjpass")
            if own is not None and own.lower not in ("who", "which", "that") and word.first > hearer.i:
                return whole(sentence, word)
    if (bare := _bare_after(sentence, verb)) is not None:
        what = {word.i for word in sentence.children(verb) if word.lower == "what" and word.i < verb.i}
        return what | set(range(bare.i, bare.last + 1))
    for particle in fixed:
        for word in children(sentence, particle, "ccomp", "acomp"):
            return whole(sentence, word)
    for word in children(sentence, verb, "acomp"):  # made clear that
        inner = child(sentence, word, "ccomp")
        if inner is not None:
            return whole(sentence, inner)
    return None


def _describes(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause with *that* tells more of the verb's object: *rejected the request that many had made*."""
    target = child(sentence, verb, "dobj")
    if target is None or verb.lemma in _HEARING | _SENDING or not is_noun(target) or is_date(target):
        return False
    that = next(word for word in sentence.subtree(clause) if word.pos != "PUNCT")
    return that.lower == "that" and verb.i < target.i <= target.last < clause.first and target.lemma not in _BLANK


def _with_subject(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """The words of a clause, with a subject that the parser took for the verb's object: *claimed the dead were his*."""
    found = whole(sentence, clause)
    target = child(sentence, verb, "dobj")
    if target is None or verb.lemma in _HEARING or not verb.i < target.i <= target.last == clause.first - 1:
        return found
    first = sentence.tokens[clause.first]
    finite = first.tag in ("VBD", "VBZ", "VBP", "MD") and first.i in (clause.i, *clause.children)
    return found | whole(sentence, target) if finite and is_noun(target) else found


def _more_of(sentence: Sentence, verb: Token, target: Token) -> set[int]:
    """What is told of an object and hangs on the verb: a clause that describes it, *six men dead*, *her to run*."""
    found: set[int] = set()
    for word in children(sentence, verb, "ccomp", "oprd", "xcomp"):
        wanted = word.dep == "xcomp" and sentence.tokens[word.first].tag == "TO"
        if word.first == target.last + 1 and (word.dep == "oprd" or wanted or _describes(sentence, verb, word)):
            found |= whole(sentence, word)
    return found


def _after_occasion(sentence: Sentence, verb: Token) -> Token | None:
    """What is said in *said after the vote that X*, which the parser hung on the occasion."""
    if verb.lemma not in _TELLING:
        return None
    for word in children(sentence, verb, "prep"):
        noun = child(sentence, word, "pobj")
        if noun is None or noun.i < verb.i or word.lower not in _OCCASIONS:
            continue
        for told in children(sentence, noun, "acl", "relcl"):
            marked = any(mark.lower == "that" and mark.dep == "mark" for mark in sentence.children(told))
            if marked and sentence.tokens[told.first].lower == "that":
                return told
    return None


def is_occasion(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun tells on what occasion something is said, though what is said hangs on it."""
    at = sentence.head(noun) if noun.dep == "pobj" else None
    verb = sentence.head(at) if at is not None else None
    return verb is not None and (late := _after_occasion(sentence, verb)) is not None and late.head == noun.i


def _is_parted(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """`The mother says it was gas; the army says it was not`: a semicolon ends what no quotation mark encloses."""
    between = [token.text for token in sentence.tokens[clause.i : verb.i]]
    return ";" in between and not any(text in _QUOTES for text in between)


def _bare_after(sentence: Sentence, verb: Token) -> Token | None:
    """*proved* of `documents that it said proved X`: its subject is the noun described, whatever the parser made.

    So it is of `what it says is a plot`.
    """
    what = any(word.lower == "what" and word.i < verb.i for word in sentence.children(verb))
    if verb.dep != "relcl" and not what:
        return None
    after = sentence.tokens[verb.i + 1 : verb.i + 2]
    if not after or child(sentence, verb, "nsubj") is None or not is_verb(after[0]):
        return None
    bare = after[0]
    if bare.dep in ("aux", "auxpass"):
        bare = sentence.tokens[bare.head]
    finite = after[0].tag in ("VBD", "VBZ", "VBP", "MD") or (after[0].tag == "VB" and bare.dep == "xcomp")
    own = child(sentence, bare, "nsubj", "nsubjpass")
    hung = what or bare.dep == "conj" or bare.head == verb.i
    return bare if finite and hung and (own is None or own.i < verb.i) else None


def _second_clause(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """`says it won and would win again`: a second verb with a modal goes on with what is said, not with the saying.

    So does the list of `says that it fails, costs much and hurts`.
    """
    found: set[int] = set()
    if clause.i < verb.i:
        return found
    that = sentence.tokens[clause.first].lower == "that"
    for word in children(sentence, verb, "conj"):
        modal = any(aux.tag == "MD" for aux in sentence.children(word))
        before = sentence.tokens[word.first - 1].text
        listed = that and before == "," and word.tag == clause.tag and child(sentence, word, "conj") is not None
        if listed and word.lemma in SPEECH:
            continue
        mark = child(sentence, word, "mark")
        if word.i > clause.i and mark is not None and mark.lower == "that" and mark.i == word.first:
            found |= set(range(clause.last + 1, word.last + 1))  # "says that it won, and that it will go on"
            continue
        tenses = [_tense(sentence, one) for one in (verb, clause, word)]
        told = None not in tenses and tenses[0] != tenses[1] == tenses[2]  # "claims that it was hit and was burning"
        told = told and word.lemma not in SPEECH and word.lemma != "go"
        if (modal or listed or told) and child(sentence, word, "nsubj") is None and word.i > clause.i:
            found |= set(range(clause.last + 1, word.last + 1))
    return found


def listed_above(sentence: Sentence, verb: Token) -> Token | None:
    """The later clause that the parser hung *saying* on in `shows the jail, saying men would go, women would stay`."""
    above = sentence.head(verb)
    if above is None or verb.dep != "advcl" or verb.tag != "VBG" or above.i < verb.i or above.dep != "advcl":
        return None
    top = sentence.head(above)
    after_comma = verb.first == verb.i and sentence.tokens[verb.i - 1].text == ","
    told = child(sentence, verb, "ccomp")
    modal = _modal(sentence, told) if told is not None else None
    listed = modal is not None and modal == _modal(sentence, above)
    return above if top is not None and top.i < verb.i and after_comma and listed else None


def _modal(sentence: Sentence, verb: Token) -> str | None:
    return next((word.lower for word in children(sentence, verb, "aux") if word.tag == "MD"), None)


def _tense(sentence: Sentence, verb: Token) -> bool | None:
    """Whether a finite verb, or the auxiliary before it, is past; None where neither is finite."""
    for word in (*children(sentence, verb, "aux", "auxpass"), verb):
        if word.tag in ("VBD", "VBZ", "VBP"):
            return word.tag == "VBD"
    return None


def _clauses_after(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """`states that he had a gun, had been seen and had fled`: a list of clauses that the parser hung on the saying."""
    if clause.i < verb.i:
        return set()
    broken = not is_verb(clause) and child(sentence, clause, "nsubj", "nsubjpass") is None  # "says the new train is"
    further = [
        word
        for word in children(sentence, verb, "ccomp")
        if word.i > clause.i
        and (is_verb(clause) or broken)
        and (
            child(sentence, word, "nsubj", "nsubjpass") is None
            or (word.first == clause.last + 1 and word.lemma not in SPEECH)
        )
    ]
    return set(range(clause.last + 1, further[-1].last + 1)) if further else set()


def _second_saying(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """The words of a second verb that goes on with the saying, though the parser joined it to what is said."""
    for word in children(sentence, clause, "conj"):
        judged = verb.lemma in ("rule", "find") and word.lemma in _ADJUDGING and word.tag == verb.tag
        if joined_above(sentence, word) == verb or judged:
            return set(range(word.first, clause.last + 1)) | {
                joint.i for joint in sentence.children(clause) if joint.dep == "cc" and clause.i < joint.i < word.i
            }
    return set()


def _speaking_on(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """`the drone fell, he said, citing radar`: what goes on with the saying, though it hangs on the clause."""
    for word in children(sentence, clause, "advcl"):
        spoken = word.lemma in SPEECH or word.lemma in SHOWS
        after = [token for token in sentence.tokens[verb.last + 1 : word.first] if token.pos != "PUNCT"]
        if word.i > verb.i and word.tag == "VBG" and spoken and not after:
            return whole(sentence, word)
    return set()


def _is_parenthesis(sentence: Sentence, verb: Token, fixed: Sequence[Token]) -> bool:
    """`, he said,` and `as the ministry put it`, hung on the clause that they report."""
    if verb.dep == "parataxis":
        return True
    if verb.dep != "advcl" or child(sentence, verb, "ccomp", "xcomp") is not None:
        return False
    if any(word.i not in {own.i for own in fixed} for word in children(sentence, verb, "dobj")):
        return False
    mark = child(sentence, verb, "mark", "advmod")
    return mark is not None and mark.lower == "as"


def _predicated(sentence: Sentence, verb: Token) -> set[int] | None:
    """`called the raid a crime`: what is named, and the name."""
    name = child(sentence, verb, "oprd")
    target = child(sentence, verb, "dobj", "nsubj", "obj")
    if name is not None and name.i > verb.i:
        return set(range(verb.i + 1, name.last + 1))
    clause = child(sentence, verb, "ccomp", "xcomp")
    if clause is not None and clause.i > verb.i:
        return whole(sentence, clause)
    if target is not None and target.i > verb.i:
        return set(range(target.first, target.last + 1))
    return None


def _governed(sentence: Sentence, verb: Token, preposition: Token, frames: frozenset[str]) -> set[int] | None:
    """What a preposition of the cue governs, and an infinitive after it: `called on Iran to leave`."""
    for word in sentence.children(preposition):
        if word.dep in ("pobj", "pcomp", "ccomp", "prep") and not is_date(word):
            found = set(range(preposition.i + 1, max(preposition.last, word.last) + 1))
            found |= nouns_after(sentence, max(found, default=verb.i))
            for named in children(sentence, verb, "prep"):
                if named.lower == "as" and named.first == max(found, default=verb.i) + 1:
                    found |= {
                        i for i in whole(sentence, named) if sentence.tokens[i].pos != "CCONJ"
                    }  # "referred to the vote as a farce"
            infinitive = infinitive_of(sentence, verb)
            for wanted in children(sentence, verb, "advcl") if "inf" in frames or preposition.lower == "for" else ():
                if wanted.first == max(found, default=verb.i) + 1 and sentence.tokens[wanted.first].tag == "TO":
                    infinitive = infinitive or wanted  # "called for the men to be freed", "called on the US to go"
            found |= matter_after(sentence, verb, max(found, default=verb.i))
            if infinitive is not None and infinitive.i > word.i:
                found |= set(range(preposition.i + 1, infinitive.last + 1))
            if "clause" in frames or "quote" in frames:
                clause = _clause(sentence, verb, [], "quote" in frames)
                if clause is not None:
                    found |= clause
            return found
    return None
