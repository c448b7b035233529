"""Clauses: which clause of a sentence is what a verb says, wherever the parser hung it, and how far it goes."""

from __future__ import annotations

from comity.reading.grammar import QUANTITIES, SUBJECTS, child, children, is_date, is_noun, is_verb, preposition_over
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import SPEECH, joined_above, joint_before, whole

HEARING = frozenset("tell ask inform remind assure notify brief reassure warn alert caution".split())
"""Verbs whose object hears what is said."""
_SENDING = frozenset({"write", "email", "text", "tweet", "show", "promise", "convince", "persuade", "teach"})
_QUOTES = frozenset({"“", '"', "``", "‘", "'", "”", "''", "’"})
_ADJUDGING = frozenset("order ban sentence award fine overturn acquit uphold convict annul".split())
"""What a court does next: *rules that it is void and orders a new vote*."""
_TELLING = frozenset(
    "say tell announce state declare claim deny rule confirm warn insist argue reveal admit report suggest conclude "
    "find write acknowledge testify".split()
)
_ANSWERING = frozenset({"reply", "respond", "answer", "say"})
_OCCASIONS = frozenset({"after", "before", "during", "at", "in", "on"})
_WHEN = frozenset({"after", "before", "when", "while", "as"})
_FINDING = frozenset({"find", "discover"})
_PERCEIVING = frozenset("see hear watch remember recall imagine picture show find catch think quote depict".split())
"""Verbs whose object speaks in *heard the mayor saying that*."""
_SENSING = frozenset({"see", "hear", "feel"})
_FEARS = frozenset("fear concern worry hope claim report allegation suspicion rumor rumour".split())
"""Nouns that a clause without *that* may follow."""
_BLANK = frozenset(
    "point case fact it view news charge claim accusation allegation suggestion notion assertion rumor rumour".split()
)
"""Objects that stand for the clause after them: *made the point that*, *denied the charge that*."""


def clause_of(sentence: Sentence, verb: Token, fixed: list[Token], quotes: bool) -> set[int] | None:
    """The clause that is said; only what `quotes` is told before its verb, and found out is no *what*."""
    for word in children(sentence, verb, "ccomp", "parataxis"):
        if word.dep == "parataxis" and word.i > verb.i and child(sentence, word, "nsubj") is None:
            continue
        if word.i < verb.i and (not quotes or _is_parted(sentence, word, verb) or _is_within(sentence, word, verb)):
            continue
        if word.i < verb.i and _is_when(sentence, word):
            continue  # "In a letter soon after the council met, she said"
        if word.i < verb.i and sentence.lower_after(verb) == "that":
            continue  # "Noting that it rained, he added that ..."
        if word.i < verb.i and _has_own_clause(sentence, word, verb):
            continue
        bracket = sentence.tokens[word.first - 1].text == "(" or sentence.tokens[word.first].text == "("
        if (bracket and word.i > verb.i) or tells_of_object(sentence, verb, word) is not None:
            continue
        if verb.lemma in _SENSING and word.tag in ("VB", "VBG") and child(sentence, word, "aux", "mark") is None:
            continue  # "saw the crowd gather"
        if verb.lemma in _FINDING and sentence.tokens[word.first].lower == "what":
            continue  # "discovered what appeared to be a bomb"
        if describes(sentence, verb, word):
            continue
        before = sentence.tokens[word.first - 1]
        if verb.i < before.i < word.i and clause_behind(sentence, before) is word:
            continue  # "set a deadline over fears the rebels would come"
        told = (
            _with_subject(sentence, verb, word)
            | _second_clause(sentence, verb, word)
            | _clauses_after(sentence, verb, word)
        )
        told |= _first_of_two(sentence, verb, word)
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
        having = word.tag == "VBG" or sentence.tokens[word.first].tag == "VBG"  # "denied having let them go"
        gerund = having and not any(mark.tag == "TO" for mark in sentence.children(word))
        if word.dep == "xcomp" and word.i > verb.i and gerund and not aside:
            return whole(sentence, word)
    if verb.lemma in HEARING and (hearer := child(sentence, verb, "dobj", "dative")) is not None:
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
        for word in children(sentence, particle, "acl"):  # "put them on notice that"
            if sentence.tokens[word.first].lower == "that":
                return whole(sentence, word)
    for word in children(sentence, verb, "acomp"):  # made clear that
        inner = child(sentence, word, "ccomp")
        if inner is not None:
            return whole(sentence, inner)
    return None


def _is_within(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """*The guards, she wrote, had promised to stay*: what stands between a verb and its subject is not what it says."""
    own = child(sentence, verb, "nsubj")
    return own is not None and own.last < clause.first and own.i < clause.i < verb.i and clause.dep == "parataxis"


def _is_when(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause tells when something is said, outside quotation marks."""
    marks = children(sentence, clause, "mark", "advmod")
    if not any(mark.lower in _WHEN and mark.i < clause.i for mark in marks):
        return False
    return not any(token.text in _QUOTES for token in sentence.tokens[clause.first : clause.last + 2])


def _has_own_clause(sentence: Sentence, before: Token, verb: Token) -> bool:
    """*The hall was full, guests said the band was good*: what is said stands behind, and no quotation before."""
    if any(token.text in _QUOTES for token in sentence.tokens[before.first : verb.i]):
        return False
    later = next((word for word in children(sentence, verb, "ccomp") if word.i > verb.i), None)
    follows = later is not None and sentence.tokens[later.first - 1].pos != "PUNCT"
    return later is not None and follows and child(sentence, later, *SUBJECTS) is not None


def tells_of_object(sentence: Sentence, verb: Token, clause: Token) -> Token | None:
    """The object that the parser put into a clause: *the vote* of `denies the vote saying it was unfair`.

    So it does with an adjective that describes the object: *announces a plan, able to save it*.
    """
    own, target = child(sentence, clause, "nsubj"), child(sentence, verb, "dobj")
    if clause.tag == "VBG" and clause.lemma in SPEECH and child(sentence, clause, "aux", "mark") is None:
        if verb.lemma in _PERCEIVING:
            return None
        return own if own is not None and own.first == verb.i + 1 and is_noun(own) else None
    bare = clause.pos == "ADJ" and child(sentence, clause, *SUBJECTS, "cop", "aux") is None
    return target if bare and target is not None and verb.i < target.i < clause.first else None


def clause_behind(sentence: Sentence, noun: Token) -> Token | None:
    """The clause right behind a noun that tells what somebody fears or claims: *over fears the rebels would come*."""
    if noun.lemma not in _FEARS or noun.dep != "pobj" or noun.tag != "NNS":
        return None
    for word in sentence.tokens[noun.i + 1 :]:
        own = child(sentence, word, "nsubj", "nsubjpass")
        if own is not None and word.first == own.first == noun.i + 1 and word.dep in ("ccomp", "acl", "relcl", "advcl"):
            return word
    return None


def describes(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether a clause with *that* tells more of the verb's object: *rejected the request that many had made*."""
    target = child(sentence, verb, "dobj")
    if target is None or verb.lemma in HEARING | _SENDING or is_date(target):
        return False
    if not (is_noun(target) or target.lemma in QUANTITIES):
        return False
    that = next(word for word in sentence.subtree(clause) if word.pos != "PUNCT")
    return that.lower == "that" and verb.i < target.i <= target.last < clause.first and target.lemma not in _BLANK


def _with_subject(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """The words of a clause, with a subject that the parser took for the verb's object: *claimed the dead were his*."""
    found = whole(sentence, clause)
    target = child(sentence, verb, "dobj")
    if target is None or verb.lemma in HEARING or not verb.i < target.i <= target.last == clause.first - 1:
        return found
    first = sentence.tokens[clause.first]
    finite = first.tag in ("VBD", "VBZ", "VBP", "MD") and first.i in (clause.i, *clause.children)
    return found | whole(sentence, target) if finite and is_noun(target) else found


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
    at = preposition_over(sentence, noun)
    verb = sentence.head(at) if at is not None else None
    return verb is not None and (late := _after_occasion(sentence, verb)) is not None and late.head == noun.i


def _is_parted(sentence: Sentence, clause: Token, verb: Token) -> bool:
    """`The mother says it was gas; the army says it was not`: a semicolon ends what no quotation mark encloses."""
    between = [token.text for token in sentence.tokens[clause.i : verb.i]]
    behind = between[len(between) - between[::-1].index(";") :] if ";" in between else []
    return ";" in between and not any(text in _QUOTES for text in behind)


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
        joint = sentence.tokens[word.first - 1].lower
        told = told or (joint == "but" and word.lemma in ("have", "be") and tenses[1] == tenses[2] is not None)
        if _goes_on_but(sentence, word, clause):
            found |= set(range(clause.last + 1, word.last + 1))  # "says men can apply, but it will not take them"
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


def _goes_on_but(sentence: Sentence, word: Token, clause: Token) -> bool:
    """Whether *but* opens what is said on, of what may be or will be, and not what somebody else does."""
    own = child(sentence, word, "nsubj", "nsubjpass")
    if own is None or word.i < clause.i or own.tag in ("NNP", "NNPS") or word.lemma in SPEECH:
        return False
    modals = [_modal(sentence, one) for one in (word, clause)]
    return sentence.tokens[word.first - 1].lower == "but" and None not in modals


def goes_on_with(sentence: Sentence, verb: Token) -> Token | None:
    """The saying that *adding* goes on with in `said that the claim was unfair, adding that he would reply`.

    A thing of which something is only told adds nothing, though the parser made it the speaker.
    """
    told = sentence.head(verb)
    aside = verb.tag == "VBG" and verb.dep == "advcl" and verb.lemma in SPEECH and verb.first == verb.i
    if told is None or not aside or told.dep != "ccomp" or told.i > verb.i:
        return None
    above = sentence.head(told)
    if above is None or above.i > told.i or sentence.tokens[verb.i - 1].text not in (",", *_QUOTES):
        return None
    own = child(sentence, told, "nsubj", "nsubjpass", "expl")
    thing = own is not None and (own.tag in ("NN", "NNS") or own.dep == "expl") and told.lemma == "be"
    return above if thing or verb.lemma == "add" else None


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
        more = [word for word in children(sentence, verb, "ccomp") if clause.i < word.i < verb.i]
        joined = more and sentence.tokens[more[-1].first - 1].pos == "CCONJ"
        return set(range(clause.last + 1, more[-1].last + 1)) if joined else set()
    broken = not is_verb(clause) and child(sentence, clause, "nsubj", "nsubjpass") is None  # "says the new train is"
    further = [
        word
        for word in children(sentence, verb, "ccomp")
        if word.i > clause.i
        and (is_verb(clause) or broken)
        and word.lemma not in _ANSWERING
        and (
            child(sentence, word, "nsubj", "nsubjpass") is None
            or (word.first == clause.last + 1 and word.lemma not in SPEECH)
        )
    ]
    return set(range(clause.last + 1, further[-1].last + 1)) if further else set()


def _first_of_two(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """*A rose* of `A rose, but B fell, the bank said`, where the parser joined the saying to the first clause."""
    above, own = sentence.head(verb), child(sentence, verb, "nsubj")
    if verb.dep != "conj" or above is None or own is None or not above.i < clause.i < own.i < verb.i:
        return set()
    if sentence.tokens[clause.first - 1].pos != "CCONJ" or sentence.tokens[own.first - 1].text != ",":
        return set()
    ends = all(token.pos == "PUNCT" for token in sentence.tokens[verb.last + 1 :])
    alone = child(sentence, above, "ccomp") is None and child(sentence, above, "nsubj", "nsubjpass") is not None
    return set(range(above.first, clause.first)) if ends and alone and above.dep == "ROOT" else set()


def _second_saying(sentence: Sentence, verb: Token, clause: Token) -> set[int]:
    """The words of a second verb that goes on with the saying, though the parser joined it to what is said."""
    for word in [t for t in sentence.subtree(clause) if t.dep == "conj" and t.i > clause.i]:
        judged = verb.lemma in ("rule", "find") and word.lemma in _ADJUDGING and word.tag == verb.tag
        if joined_above(sentence, word) == verb or judged:
            if word.head != clause.i:  # "said it shot at yards where guns were kept and denied that"
                return set(range(joint_before(sentence, word), clause.last + 1))
            return set(range(word.first, clause.last + 1)) | {
                joint.i for joint in sentence.children(clause) if joint.dep == "cc" and clause.i < joint.i < word.i
            }
    return set()
