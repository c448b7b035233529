"""Speakers: the word that names who says what a verb reports, where English or the parser puts it."""

from __future__ import annotations

from comity.reading.grammar import (
    RELATIVES,
    SUBJECTS,
    by_agent,
    child,
    children,
    clause,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    preposition_over,
    subject,
)
from comity.reading.grammar.places import is_rest_of_place
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.clauses import goes_on_with, listed_above, tells_of_object
from comity.reading.speech.interposed import interposed, interposed_speaker
from comity.reading.speech.phrases import group_start, joined_above

_RECORDING = frozenset("film video videotape tape footage recording audiotape documentary clip photo".split())
_SHOWING = frozenset({"depict", "show", "portray", "feature", "record"})
TEXTS = frozenset(
    "statement report letter memo tweet message post email note op-ed editorial essay motion petition resolution bill "
    "lawsuit suit complaint speech address video videotape tape audiotape recording communiqué communique "
    "declaration study analysis survey poll investigation inquiry review research".split()
)
"""Nouns of what somebody writes or says, which says what its author does."""
_ISSUING = frozenset(
    "issue release write send publish post put make tweet pen sign deliver share file submit give adopt approve pass "
    "air table introduce present lodge bring circulate distribute".split()
)
_TROUBLED = frozenset({"worry", "concern", "convince", "determine"})
"""Participles that tell what somebody feels, and not what is done to him."""
_CLOSING = frozenset({"”", '"', "''"})
_CONJUNCTIONS = frozenset({"as", "after", "before", "since", "until", "than"})
"""Prepositions that the parser takes for what opens a clause: *fled as Peru and Chile said*."""
_QUOTING = frozenset({"report", "quote", "cite", "describe", "depict", "show", "portray"})
"""Of their object a gerund after *as* is told: *quoted him as saying*."""


def source_head(sentence: Sentence, verb: Token, passive: bool) -> Token | None:
    if verb.lemma in _TROUBLED and verb.dep == "acl" and verb.tag == "VBN":
        return sentence.head(verb)  # "hawks worried that it will grow"
    if passive:
        return by_agent(sentence, verb) or _agent_of_office(sentence, verb) or _agent_of_gift(sentence, verb)
    above = joined_above(sentence, verb)
    if above is not None:
        return source_head(sentence, above, is_passive(sentence, above))
    if (recorded := _recorded(sentence, verb)) is not None:
        return recorded
    over = sentence.head(verb)
    if verb.dep == "ccomp" and over is not None and tells_of_object(sentence, over, verb) is not None:
        return source_head(sentence, over, is_passive(sentence, over))
    if (listed := listed_above(sentence, verb)) is not None and (top := sentence.head(listed)) is not None:
        return subject(sentence, top)
    if (first := goes_on_with(sentence, verb)) is not None:
        return source_head(sentence, first, is_passive(sentence, first))
    if (teller := _teller_beyond(sentence, verb)) is not None:
        return teller
    if (first := _first_of_its_form(sentence, verb)) is not None:
        return source_head(sentence, first, passive)
    if (near := _near_subject(sentence, verb)) is not None:
        return near
    if interposed(sentence, verb) is not None:
        return interposed_speaker(sentence, verb)
    own = _behind_quotation(sentence, verb) or _own_subject(sentence, verb)
    if own is not None and is_rest_of_place(sentence, verb, own):
        own = None  # "meets them in Lyon, France, discussing"
    if own is not None and (own.i < verb.i or verb.lemma != "be"):
        return own
    if own is None and (turned := _turned(sentence, verb)) is not None:
        return turned
    if any(word.i < verb.i for word in children(sentence, verb, "ccomp")):
        return beside(sentence, verb, group_start(sentence, verb))  # "Rebels fled, a diplomat said": not the rebels
    found = _reproached(sentence, verb) or subject(sentence, verb) or _beneath_noun(sentence, verb)
    return found if found is not None and (is_noun(found) or found.pos in ("PRON", "NUM", "DET", "ADJ")) else None


def _agent_of_office(sentence: Sentence, verb: Token) -> Token | None:
    """Who *endorsed* somebody in `is endorsed as its candidate by the council`: hung on the candidate."""
    for office in governed_by(sentence, verb, "as"):
        found = by_agent(sentence, office)
        if is_noun(office) and found is not None:
            return found
    return None


def _agent_of_gift(sentence: Sentence, verb: Token) -> Token | None:
    """Who orders it in `is ordered an early release by the court`: hung on what is given."""
    given = child(sentence, verb, "dobj", "oprd")
    found = governed_by(sentence, given, "by") if given is not None else []
    return found[0] if found and is_noun(found[0]) else None


def _first_of_its_form(sentence: Sentence, verb: Token) -> Token | None:
    """*asks* of `asks the UN to leave and calls on others to stay`: a finite verb goes on with no infinitive."""
    above = sentence.head(verb)
    if verb.dep != "conj" or verb.tag not in ("VBZ", "VBD") or above is None or above.tag not in ("VB", "VBG"):
        return None
    if child(sentence, verb, *SUBJECTS, "aux", "auxpass") is not None:
        return None
    return next((word for word in sentence.ancestors(above) if word.tag == verb.tag), None)


def _teller_beyond(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks where the parser hung the saying on somebody else.

    *Led the guards sent to the yard, telling them that*: no guards; *men drinking with friends said*: the men.
    """
    over = sentence.head(verb)
    aside = verb.tag == "VBG" and verb.first == verb.i and sentence.tokens[verb.i - 1].text == ","
    if over is not None and aside and verb.dep == "advcl" and over.dep == "acl" and over.tag in ("VBN", "VBD"):
        described = sentence.head(over)
        return subject(sentence, clause(sentence, described)) if described is not None else None
    doing = child(sentence, verb, "csubj")
    if doing is not None and doing.tag == "VBG" and child(sentence, verb, "nsubj") is None:
        return child(sentence, doing, "nsubj")
    return None


def _beneath_noun(sentence: Sentence, verb: Token) -> Token | None:
    """Who *calls* in `The minister apologises for it and calls for a vote`, where the parser took a verb for a noun."""
    above = sentence.head(verb)
    noun = verb.dep == "conj" and verb.tag in ("VBZ", "VBD") and above is not None and above.tag in ("NNS", "NN")
    return child(sentence, above, "nsubj") if noun and above is not None else None


def _near_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a finite verb to which the parser gave none, or one that its form does not fit.

    *After evidence at the trial appears to*; *sanctions on men who rule, neighbours oppose*.
    """
    if child(sentence, verb, *SUBJECTS) is not None:
        return None
    above = sentence.head(verb)
    odd = verb.dep == "conj" and above is not None and verb.tag == "VBP" and above.tag == "VBZ"
    if odd:
        before = sentence.tokens[verb.i - 1]
        return before if before.tag in ("NNS", "NNPS") else None
    before = sentence.tokens[max(verb.i - 1, 0)]
    shown = verb.dep == "conj" and verb.tag == "VBZ" and above is not None and above.tag == "VBD"
    if shown and before.tag == "NN" and before.dep == "dobj":
        return before  # "Guards fled, and verified footage shows them running": for the parser somebody verified it
    if verb.dep == "ccomp" and above is not None and above.lemma == verb.lemma and above.tag == verb.tag == "VBD":
        before = sentence.tokens[verb.i - 1]  # "60 percent said it is safe and 40 percent said it is not"
        return before if before.dep == "conj" and is_noun(before) else None
    if verb.dep == "advcl" and verb.tag in ("VBZ", "VBP") and child(sentence, verb, "mark") is None:
        return beside(sentence, verb, group_start(sentence, verb))
    if above is not None and verb.dep == "appos" and verb.tag in ("VBZ", "VBD") and is_noun(above):
        return above if above.i < verb.i else None  # "The minister, Ann Lee, orders that"
    return None


def _behind_quotation(sentence: Sentence, verb: Token) -> Token | None:
    """*the aide* of `“A lie,” snapped the aide`, where the parser took what is quoted for the one who snapped."""
    before = [token.text for token in sentence.tokens[max(verb.i - 2, 0) : verb.i]]
    if len(before) < 2 or before[1] not in _CLOSING or before[0] not in (",", "?", "!"):
        return None
    return next((w for w in children(sentence, verb, "nsubj", "dobj") if w.first == verb.i + 1 and is_noun(w)), None)


def _turned(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks behind the verb: *the letter* of `“We stay,” continued the letter`, for the parser its object."""
    target = child(sentence, verb, "dobj")
    after = target is not None and target.first == verb.i + 1 and target.tag in ("NN", "NNP", "NNS")
    return target if after and verb.i and sentence.tokens[verb.i - 1].text in _CLOSING else None


def _own_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb; of several the one that the verb follows, and the last word of `an ex-wife`."""
    several = children(sentence, verb, "nsubj")
    if not several or several[0].lower in RELATIVES:
        return several[-1] if several else None  # "that it said hit"
    own = several[0]
    for other in several[1:]:
        between = sentence.tokens[own.last + 1 : other.first]
        apart = sentence.tokens[own.last].pos in ("PUNCT", "CCONJ") or any(word.dep == "mark" for word in between)
        if apart or own.end == other.start:
            own = other
    return own


def _reproached(sentence: Sentence, verb: Token) -> Token | None:
    """Whose deed a gerund is in `reports Sudan to the council for refusing to arrest him`: the object of the verb."""
    preposition = sentence.head(verb) if verb.dep == "pcomp" and verb.tag == "VBG" else None
    if preposition is None or preposition.lower not in ("for", "of", "as"):
        return None
    above = sentence.head(preposition)
    if above is None or not is_verb(above) or is_passive(sentence, above):
        return None
    if preposition.lower == "as" and above.lemma not in _QUOTING:
        return None
    found = child(sentence, above, "dobj")
    return found if found is not None and above.i < found.i < preposition.i else None


def giver(sentence: Sentence, verb: Token) -> Token | None:
    """The verb above `a statement saying`: what a statement says, its author says."""
    text = sentence.head(verb)
    if verb.dep not in ("acl", "relcl") or text is None:
        return None
    if verb.tag == "VBG" and (text := _text_sent(sentence, text)).dep == "pobj" and text.lemma in TEXTS:
        within = sentence.head(text)  # "In a letter to the council explaining it, Bell said"
        above = sentence.head(within) if within is not None and within.lower == "in" else None
        return above if above is not None and is_verb(above) and within is not None and within.i < above.i else None
    if text.lemma not in TEXTS or text.dep != "dobj":
        return None
    above = sentence.head(text)
    shown = any(is_verb(word) for word in sentence.tokens[text.i + 1 : verb.first])  # "a film showing him asking for"
    return above if above is not None and above.lemma in _ISSUING and not shown else None


def _text_sent(sentence: Sentence, noun: Token) -> Token:
    """The letter of `a letter to the council`, of the council; else the noun itself."""
    to = preposition_over(sentence, noun)
    over = sentence.head(to) if to is not None and to.lower == "to" else None
    return over if over is not None and over.lemma in TEXTS else noun


def _recorded(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks in *a tape of rebels discussing it* and *a film showing him and saying that*: no tape and no film."""
    above = sentence.head(verb)
    if above is None or verb.tag != "VBG":
        return None
    if verb.dep == "acl" and above.lemma in _RECORDING:
        found = governed_by(sentence, above, "of")
        return found[0] if found and (is_noun(found[0]) or found[0].pos == "PRON") else None
    if verb.dep == "conj" and above.lemma in _SHOWING and above.tag == "VBG" and above.dep == "acl":
        return child(sentence, above, "dobj")
    return None


def beside(sentence: Sentence, verb: Token, first: int) -> Token | None:
    """The noun right before a verb to which the parser gave no subject."""
    if first == 0 or verb.tag in ("VBG", "VBN", "VB"):
        return None
    found = sentence.tokens[first - 1]
    if found.text == ")":  # "a report in the Tribune (Lagos) claims"
        opened = next((t.i for t in reversed(sentence.tokens[: found.i]) if t.text == "("), 0)
        found = sentence.tokens[max(opened - 1, 0)]
    if found.text == "," and (named := sentence.tokens[found.i - 1]).dep == "appos" and named.tag == "NNP":
        above = sentence.head(named)  # "and his lawyer, Ann Bell, said", joined to what is said before
        found = above if above is not None and above.i < named.first else found
    if not (is_noun(found) or found.pos in ("PRON", "NUM")):
        return None
    while (above := _over(sentence, found)) is not None and above.i < verb.i and above.last < verb.i and is_noun(above):
        found = above
    return found


def _over(sentence: Sentence, noun: Token) -> Token | None:
    """The noun above another: *diplomat* of `a diplomat in Baghdad`; none over a comma."""
    above = sentence.head(noun)
    before = sentence.tokens[noun.first - 1] if noun.first else None
    if before is not None and before.pos == "ADP" and noun.dep == "compound" and noun.tag == "NNP":
        above = sentence.head(before)  # "activists in Chad call for": for the parser no verb
    elif above is not None and noun.dep == "pobj" and above.pos == "ADP":
        above = sentence.head(above) if above.lower not in _CONJUNCTIONS else None
    apart = above is not None and any(token.text == "," for token in sentence.tokens[above.i : noun.i])
    return None if apart or noun.dep == "appos" else above
