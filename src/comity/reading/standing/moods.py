"""Moods: what a clause or a phrase itself says of whether its deed took place, by negation, modals, conditions."""

from __future__ import annotations

from dataclasses import dataclass

from comity.reading.codebook import Codebook
from comity.reading.cues import has_words, verb_entry
from comity.reading.grammar import SUBJECTS, child, children, is_noun, is_passive, is_verb
from comity.reading.sentences import Sentence, Token
from comity.types import Span, Status

_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "no"})
_OPEN = frozenset({"if", "unless", "whether"})
_WHOEVER = frozenset({"whoever", "whichever", "anyone", "anybody"})
_CONDITIONS = frozenset({"if", "unless", "lest", "whether", "until"})
_WITH_BARE = frozenset({"let", "help", "make", "have", "bid"})
"""Verbs over an infinitive without a *to*."""
_WILLING = frozenset({"will", "wo", "'ll", "’ll", "would"})
_AT_A_TIME = frozenset({"when", "once", "after", "before", "until"})
_TO_COME = frozenset({"will", "'ll", "’ll", "would"})
_ANNOUNCING = frozenset("announce confirm promise pledge vow agree decide".split())
_SPEECH_PAST = frozenset({"VBD", "VBN"})
_SAYING = frozenset("say add state announce".split())
_WANTING = frozenset({"want", "like", "need"})
_OBLIGING = frozenset({"should", "must", "ought"})
_OUTRIGHT = frozenset({"if", "unless", "whether"})
_MODALS: dict[str, Status] = {
    "can": "possible", "could": "possible", "may": "possible", "might": "possible", "will": "planned", "'ll": "planned",
    "’ll": "planned", "wo": "planned", "ca": "possible", "shall": "planned", "must": "requested", "should": "requested",
    "ought": "requested", "would": "possible", "'d": "possible", "’d": "possible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A deed's status, the words that show it, and whether it was wanted (`asked not to` is not)."""

    status: Status = "happened"
    cue: Span | None = None
    wanted: bool = True
    decided: bool = False  # planned only by a decision, which the report may tell as carried out elsewhere
    allowed: bool = False  # possible only by leave, which the report may tell as not given


def under(inner: Standing, outer: Status, span: Span) -> Standing:
    """The status of a deed under one more operator."""
    if outer == "happened":
        return inner
    if inner.status == "happened":
        return Standing(outer, span)
    if outer == "denied" and inner.allowed:
        return Standing("refused", span)
    if inner.status == "denied":
        if outer == "denied":
            return Standing("happened", span)
        if outer == "requested":
            return Standing("requested", span, wanted=False)
        if outer == "refused":
            return Standing("planned", span)
        return inner
    if outer == "denied" and inner.status in ("planned", "possible"):
        return Standing("denied", span)
    return inner


def local(sentence: Sentence, token: Token, found: Standing, book: Codebook) -> Standing:
    """What bears on a word from its own clause or phrase: negation, modals, conditions, adjectives."""
    if is_noun(token) and not is_verb(token):
        return _of_noun(sentence, token, found, book)
    told = found
    found = _modal(sentence, token, found)
    denial = negation(sentence, token)
    if denial is not None:
        span = sentence.cut(denial.i, denial.i)
        refusing = told.status == "happened" and found.status == "planned" and _is_willed(sentence, token)
        if refusing:
            found = Standing("refused", span)
        elif found.status == "requested" and _is_unwanted(sentence, token, told):
            found = Standing("requested", span, wanted=False)
        elif found.status == "requested" and token.lemma == "have":
            found = Standing("denied", span)  # "does not have to leave"
        elif found.status == "counterfactual" and _obliges(sentence, token):
            found = told  # "should not have left": they left
        else:
            found = under(found, "denied", span)
    return _condition(sentence, token, found, book)


def _is_unwanted(sentence: Sentence, verb: Token, told: Standing) -> bool:
    """*Should not leave*, *does not want them to leave*: asked not to, where *did not ask them to leave* is not."""
    if told.status == "requested":
        return verb.lemma in _WANTING and told.wanted
    return told.status == "happened" and _obliges(sentence, verb)


def _obliges(sentence: Sentence, verb: Token) -> bool:
    return any(word.lower in _OBLIGING for word in children(sentence, verb, "aux"))


def _is_willed(sentence: Sentence, verb: Token) -> bool:
    """*will not leave*, *vowed that they would not*: a refusal, where *the talks will not be held* is none."""
    if verb.lemma == "be" or is_passive(sentence, verb) or child(sentence, verb, "nsubj") is None:
        return False
    return any(word.dep == "aux" and word.lower in _WILLING for word in sentence.children(verb))


def _of_noun(sentence: Sentence, noun: Token, found: Standing, book: Codebook) -> Standing:
    for word in sentence.children(noun):
        if word.dep in ("det", "neg") and word.lower == "no":
            found = under(found, "denied", sentence.cut(word.i, word.i))
        elif word.lower == "any" and found.status in ("happened", "planned") and not _is_under_a_denial(sentence, noun):
            found = Standing("possible", sentence.cut(word.i, word.i))
        elif word.dep in ("amod", "compound") and word.i < noun.i:
            for operator in book.operators.get(word.lower, []) or book.operators.get(word.lemma, []):
                fits = operator.pos == "adj" and operator.complements & {"obj", "any"}
                if fits and has_words(sentence, word, operator.cue[1:]):
                    found = under(found, operator.status, sentence.cut(word.i, word.i))
                    break
    return found


def _is_under_a_denial(sentence: Sentence, noun: Token) -> bool:
    """*Did not make any threat*: the *any* of the denial, and not that of *any threat*."""
    verb = next((word for word in sentence.ancestors(noun) if is_verb(word)), None)
    return verb is not None and negation(sentence, verb) is not None


def _modal(sentence: Sentence, verb: Token, found: Standing) -> Standing:
    words = list(sentence.children(verb))
    if verb.dep == "conj" and not any(word.dep in SUBJECTS or word.dep in ("aux", "auxpass") for word in words):
        head = sentence.head(verb)
        if head is not None and is_verb(head) and head.tag == verb.tag:
            words += [word for word in sentence.children(head) if word.dep == "aux"]
    perfect = any(word.lemma == "have" and word.dep == "aux" for word in words)
    for word in words:
        if word.dep != "aux" or word.lower not in _MODALS:
            continue
        status = _MODALS[word.lower]
        if word.lower in ("would", "'d", "’d", "could", "should", "ought", "might") and perfect:
            status = "possible" if word.lower == "might" else "counterfactual"
        elif word.lower == "would" and _is_announced(sentence, verb):
            status = "planned"
        elif word.lower == "would" and _is_seen_from_then(sentence, verb):
            return found
        return under(found, status, sentence.cut(word.i, word.i))
    if verb.tag == "VB" and verb.dep == "ROOT" and any(word.lower == "to" and word.dep == "aux" for word in words):
        to = next(word for word in words if word.lower == "to")
        return under(found, "planned", sentence.cut(to.i, to.i))  # "Turkey to send troops"
    above = sentence.head(verb)
    if verb.dep == "xcomp" and verb.tag == "VB" and above is not None and above.lower in ("is", "are", "am"):
        particle = child(sentence, verb, "aux")
        if particle is not None and particle.lower == "to" and particle.i == above.i + 1:
            return under(found, "planned", sentence.cut(above.i, particle.i))  # "Putin is to visit Turkey"
    if _comes_with_what_will_be(sentence, verb):
        return under(found, "planned", sentence.cut(verb.i, verb.i))
    if verb.lemma == "go" and verb.tag == "VBG" and child(sentence, verb, "xcomp") is not None:
        return under(found, "planned", sentence.cut(verb.i, verb.i))
    return found


def _comes_with_what_will_be(sentence: Sentence, verb: Token) -> bool:
    """*will take over when he steps down*, *would pay them after they strike a deal*: a present under a future."""
    head = sentence.head(verb)
    if verb.dep != "advcl" or verb.tag not in ("VBZ", "VBP") or head is None:
        return False
    if not any(word.lower in _AT_A_TIME for word in children(sentence, verb, "advmod", "mark")):
        return False
    over: Token | None = head
    while over is not None:
        if any(word.lower in _TO_COME for word in children(sentence, over, "aux")):
            return True
        over = sentence.head(over) if over.dep in ("ccomp", "xcomp") else None
    return False


def _is_seen_from_then(sentence: Sentence, verb: Token) -> bool:
    """*The colonel would later seize power*, *years later he would kill her*: done, told from before it was."""
    times = children(sentence, verb, "advmod", "npadvmod")
    later = any(word.lower == "later" for time in times for word in (time, *sentence.children(time)))
    open_to = any(
        word.lower in _CONDITIONS for clause in children(sentence, verb, "advcl") for word in _marks(sentence, clause)
    )
    return later and not open_to


def _marks(sentence: Sentence, clause: Token) -> list[Token]:
    """The words that open a clause: *if*, *when*."""
    return children(sentence, clause, "mark", "advmod")


def _is_announced(sentence: Sentence, verb: Token) -> bool:
    """*said that they would leave*, *announces that it would pay*: to come, and under no condition."""
    head = sentence.head(verb)
    if verb.dep not in ("ccomp", "conj") or head is None:
        return False
    saying = (
        head.tag == "VBG" and head.lemma in _SAYING and head.dep == "advcl"
    )  # "rejected it, saying that they would leave"
    return saying or head.tag in _SPEECH_PAST or head.lemma in _ANNOUNCING


def negation(sentence: Sentence, verb: Token) -> Token | None:
    """The word that denies a verb in its own clause: *not*, *never*, *no* before its subject."""
    shared = _denied_with(sentence, verb)
    if shared is not None:
        return shared
    for word in sentence.children(verb):
        if word.dep == "neg" or (word.dep in ("advmod", "preconj") and word.lower in ("never", "neither", "nor")):
            return None if _is_only(sentence, word) else word
        if word.dep in ("nsubj", "nsubjpass"):
            if word.lower in _NOBODY:
                return word
            for inner in sentence.children(word):
                if inner.dep in ("det", "neg", "preconj") and inner.lower in ("no", "neither"):
                    return inner
        if word.lower == "rather" and sentence.lower_after(word) == "than":
            return word
    return None


def _denied_with(sentence: Sentence, verb: Token) -> Token | None:
    """The *nor* of *neither fired nor ran*, and the *not* of *had not fired or run*: a denial of joined verbs."""
    head = sentence.head(verb)
    if verb.dep != "conj" or head is None or not is_verb(head):
        return None
    if child(sentence, verb, "aux", "auxpass", "neg", *SUBJECTS) is not None:
        return None
    joining = [word for word in children(sentence, head, "cc") if word.i < verb.i]
    last = joining[-1] if joining else None
    if last is None or last.lower not in ("or", "nor"):
        return None
    return last if last.lower == "nor" else negation(sentence, head)


def _is_only(sentence: Sentence, negation: Token) -> bool:
    """`not only`, `not just`: no negation of the deed."""
    following = sentence.tokens[negation.i + 1 : negation.i + 2]
    return bool(following) and following[0].lower in ("only", "just", "merely", "simply")


def _condition(sentence: Sentence, verb: Token, found: Standing, book: Codebook) -> Standing:
    for word in sentence.children(verb):
        own = child(sentence, verb, "nsubj", "nsubjpass")
        inverted = word.dep == "aux" and own is not None and word.i < own.i and verb.dep in ("advcl", "ccomp")
        if inverted and word.lower in ("had", "were", "should"):  # "Had Iran attacked, ..."
            status: Status = "counterfactual" if word.lower == "had" else "possible"
            return Standing(status, sentence.cut(word.i, word.i))
    mark = next((w for w in sentence.children(verb) if w.dep in ("mark", "advmod") and w.lower in _CONDITIONS), None)
    if mark is not None and verb.dep in ("advcl", "ccomp", "conj", "relcl", "pcomp"):
        if found.status == "denied" and mark.lower in _OPEN:
            return Standing("possible", sentence.cut(mark.i, mark.i))  # "if they do not leave"
        if _is_granted(sentence, mark, verb):
            return found  # "even if he has endorsed it"
        if _is_mere_likeness(sentence, mark):
            return Standing("counterfactual", sentence.cut(mark.i - 1, mark.i))
        if found.status in ("planned", "requested") and mark.lower in _OUTRIGHT:
            return Standing("possible", sentence.cut(mark.i, mark.i))  # "whether they should leave"
        return under(found, "possible", sentence.cut(mark.i, mark.i))
    joined = sentence.head(verb) if verb.dep == "conj" else None
    if joined is not None and joined.lower == "if":
        return under(found, "possible", sentence.cut(joined.i, joined.i))  # "if and when they leave"
    mine = child(sentence, verb, *SUBJECTS)
    if mine is not None and mine.lower in _WHOEVER and found.status == "happened":
        return Standing("possible", sentence.cut(mine.i, mine.i))
    for clause in sentence.children(verb):
        if clause.dep == "advcl" and any(w.lower in ("if", "unless") for w in sentence.children(clause)):
            span = sentence.cut(clause.first, clause.last)
            if found.status == "planned":
                return Standing("planned", span, found.wanted)
            if found.status == "happened" and _may_hang_on(sentence, verb, clause, book):
                return Standing("possible", span)
            if found.status == "possible":
                return Standing("possible", found.cue or span)
    return found


def _is_granted(sentence: Sentence, mark: Token, verb: Token) -> bool:
    """*Even if he has signed it*: what is granted, though something else does not follow."""
    even = mark.lower == "if" and mark.i > 0 and sentence.tokens[mark.i - 1].lower == "even"
    return even and verb.tag == "VBN" and any(word.lower in ("has", "have") for word in children(sentence, verb, "aux"))


def _is_mere_likeness(sentence: Sentence, mark: Token) -> bool:
    """*Acted as if they had been attacked*: they had not."""
    return mark.lower == "if" and mark.i > 0 and sentence.tokens[mark.i - 1].lower == "as"


def _may_hang_on(sentence: Sentence, verb: Token, clause: Token, book: Codebook) -> bool:
    """Whether a present deed is open by an *if*: *threatens to leave if ...* is said, whatever comes of it."""
    if verb.tag not in ("VBP", "VBZ", "VB") or complement_of(sentence, verb) == "inf":
        return False
    if any(word.lower == "unless" for word in sentence.children(clause)) and verb.tag == "VBZ":
        return False  # "bans boats unless they are registered"
    entry = verb_entry(sentence, verb, book)
    return entry is None or entry.deed is None


def complement_of(sentence: Sentence, token: Token) -> str:
    """The form of a complement: `inf`, `ing`, `that`, or `obj` of a noun."""
    if not is_verb(token):
        return "obj"
    if token.tag == "VBG" and child(sentence, token, "aux") is None:
        return "ing"
    if any(word.lower == "to" and word.dep == "aux" for word in sentence.children(token)):
        return "inf"
    if token.tag == "VB" and child(sentence, token, "aux", *SUBJECTS) is None:
        return "inf"
    over = sentence.head(token)
    if token.tag == "VB" and token.dep == "ccomp" and over is not None and over.lemma in _WITH_BARE:
        return "inf" if child(sentence, token, "aux", "mark") is None else "that"  # "let them leave"
    if token.dep == "conj" and over is not None:
        return complement_of(sentence, over)
    return "that"
