"""Subjects and objects: who does what a verb says, and what it is done to.

The subject of a verb is looked for where English leaves it: on the verb, on the verb that it is joined to, on the noun
that a relative clause describes, or on whatever controls an infinitive or a participle.
"""

from __future__ import annotations

from comity.reading.grammar.bidding import (
    BIDDING,
    LEAVES,
    OBJECT_CONTROL,
    PLANS,
    RESOLVES,
    given_it,
    is_purpose,
    is_sent_to_act,
    of_many,
    urged,
    who_plans,
    whose_plan,
)
from comity.reading.grammar.joining import joined_above, joined_to
from comity.reading.grammar.passives import ATTITUDES, JUDGING, agent_within, done_to_relative, is_passive
from comity.reading.grammar.places import around_place, before_place, foremost, is_rest_of_place, of_body
from comity.reading.grammar.relatives import called_by, described
from comity.reading.grammar.tree import (
    RELATIVES,
    SUBJECTS,
    by_agent,
    child,
    children,
    clause,
    governed_by,
    is_date,
    is_noun,
    is_verb,
    preposition_over,
    prepositions,
)
from comity.reading.sentences import Sentence, Token

_ACCUSATIONS = frozenset({"charge", "count", "suspicion", "allegation"})
_AT_TRIAL = frozenset({"trial", "court", "hearing"})
_JUDGED_FOR = frozenset({"for", "of", "with", "over"})
"""What is done to somebody for a deed, which stands after one of these prepositions, and is his."""
_PLOTS = frozenset("plot conspiracy plan attempt scheme bid intent".split())
_FINDING_OUT = frozenset(
    "foil disrupt uncover thwart prevent stop discover expose allege investigate reveal avert condemn denounce".split()
)
"""What is done to the plots of others."""
_FINITE = ("VBD", "VBZ", "VBP")
_HANDING_OVER = frozenset("extradite deport hand transfer".split())
"""Verbs whose object does what is to come of it: *extradited him to stand trial*."""


def objects(sentence: Sentence, verb: Token) -> list[Token]:
    """What the verb is done to: its direct object, a passive's subject, or the noun that it describes."""
    if is_passive(sentence, verb):
        several = children(sentence, verb, "nsubjpass", "nsubj")
        if several:
            mine = foremost(sentence, several)
            return [antecedent(sentence, before_place(sentence, mine) or mine)]
        if verb.dep in ("acl", "amod"):
            head = sentence.head(verb)
            if head is not None and head.lemma in _AT_TRIAL and verb.lemma in JUDGING and head.dep == "pobj":
                tried = _clause_subject(sentence, head)  # "went on trial accused of"
                return [tried] if tried is not None else []
            return [head] if head is not None else []
        if verb.dep == "acomp" and (head := sentence.head(verb)) is not None:
            who = child(sentence, head, *SUBJECTS)
            return [antecedent(sentence, who)] if who is not None else []
        if verb.dep == "conj":
            head = joined_to(sentence, verb)
            if head is None or is_passive(sentence, head):
                return objects(sentence, head) if head is not None else []
            shared = subject(sentence, head)  # "is part of the army and is backed by Iran"
            return [shared] if shared is not None else []
        left = sentence.head(verb) if verb.dep == "advcl" else None
        if left is not None and left.lemma == "leave" and (whom := child(sentence, left, "dobj")) is not None:
            return [whom]  # "left three people wounded"
        if (named := _named_before(sentence, verb)) is not None:
            return [named]
        controller = controller_of(sentence, verb)
        return [controller] if controller is not None else []
    direct = _direct(sentence, verb) or done_to_relative(sentence, verb)
    if direct is not None:
        return [antecedent(sentence, direct)]
    if verb.dep == "relcl" and (head := sentence.head(verb)) is not None:
        subject_word = child(sentence, verb, *SUBJECTS)
        if subject_word is not None and subject_word.lower not in RELATIVES and not _stranded(sentence, verb):
            return [head]  # "the sites it bombed"
    if verb.dep == "conj" and (head := sentence.head(verb)) is not None and is_verb(head) and head.i < verb.i:
        return []
    if verb.lemma == "let" and (freed := child(sentence, verb, "ccomp")) is not None:
        who = child(sentence, freed, "nsubj")
        return [who] if who is not None else []  # "let the children go"
    if any(governed.i > verb.i for _, governed in prepositions(sentence, verb)):
        return []
    if child(sentence, verb, "xcomp") is not None:
        return []  # "refused to leave and blocked the road"
    for later in children(sentence, verb, "conj"):
        shared = child(sentence, later, "dobj", "obj")
        apart = child(sentence, later, "nsubj", "nsubjpass")  # "hundreds marched and police shot a man"
        if shared is not None and is_verb(later) and apart is None:
            return [antecedent(sentence, shared)]  # "attacked and killed the men"
    return []


def _named_before(sentence: Sentence, verb: Token) -> Token | None:
    """*A reward for the arrest of Ann Lee, accused of theft*: who is judged is named right before the comma."""
    if verb.dep != "advcl" or verb.tag != "VBN" or verb.lemma not in JUDGING or verb.first < 2:
        return None
    name, comma = sentence.tokens[verb.first - 2], sentence.tokens[verb.first - 1]
    if comma.text != "," or name.pos != "PROPN" or is_date(name) or name.dep not in ("dobj", "pobj"):
        return None
    preposition = preposition_over(sentence, name)
    return name if preposition is None or preposition.lower in ("of", "by", "with") else None


def _direct(sentence: Sentence, verb: Token) -> Token | None:
    """The direct object: of *evicted ex-nuns*, which the parser makes three, the last; of *found him guilty*, him."""
    several = [word for word in children(sentence, verb, "dobj", "obj") if word.text not in ("-", "–")]
    for at, direct in enumerate(several):
        hyphen = sentence.tokens[direct.i + 1 : direct.i + 2]
        if not (hyphen and hyphen[0].text in ("-", "–") and at + 1 < len(several)):
            return direct
    about = children(sentence, verb, "nsubj") if not several and verb.dep == "ROOT" else []
    if len(about) > 1 and about[0].i < verb.i < about[-1].first:
        return about[-1]  # "the house (of lords) elects Ann Lee": the parser makes her another subject
    told = children(sentence, verb, "ccomp", "xcomp") if not several else []
    if (called := next(filter(None, (called_by(sentence, word) for word in told)), None)) is not None:
        return called  # "condemned what he called an attack"
    described = next((word for word in told if word.pos == "ADJ" or _is_bidden(sentence, word, verb)), None)
    return child(sentence, described, "nsubj", "nsubjpass") if described is not None else None


def _is_bidden(sentence: Sentence, word: Token, verb: Token) -> bool:
    """*Allows the monitors to visit it*: an infinitive whose subject is the object of the verb over it."""
    if verb.lemma not in BIDDING or verb.i > word.i or child(sentence, word, "mark") is not None:
        return False
    return verb.lemma in ("let", "help") or any(other.lower == "to" for other in children(sentence, word, "aux"))


def subject(sentence: Sentence, verb: Token) -> Token | None:
    """Who does what an active verb says; for a passive, the word after its `by`."""
    if is_passive(sentence, verb):
        agent = by_agent(sentence, verb) or agent_within(sentence, verb)
        if agent is not None:
            return agent
        head = joined_to(sentence, verb)
        if verb.dep != "conj" or head is None or not is_passive(sentence, head):
            return None
        anew = child(sentence, verb, "auxpass") is not None
        apart = anew and child(sentence, verb, *SUBJECTS) is not None  # "was seized by rebels, and others were freed"
        apart = apart or (anew and child(sentence, head, "auxpass") is None)  # "the nurse, held by rebels, is rescued"
        return None if apart else by_agent(sentence, head) or agent_within(sentence, head)
    several = [word for word in children(sentence, verb, *SUBJECTS) if not is_rest_of_place(sentence, verb, word)]
    several = [word for word in several if word.i < verb.i] or several
    own = foremost(sentence, several) if several else None
    own = before_place(sentence, own) or own if own is not None else None
    if own is not None and not _expletive(sentence, verb, own):
        return antecedent(sentence, own)
    if own is None and (taken := _taken_for_modifier(sentence, verb)) is not None:
        return taken
    mark = child(sentence, verb, "mark") if own is None and verb.dep == "advcl" and verb.tag in _FINITE else None
    if mark is not None and (under := child(sentence, mark, "pobj")) is not None:
        return under  # "after the king of Chad spoke": the parser hangs him on the conjunction
    if own is None and verb.dep == "ccomp" and verb.tag in ("VBD", "VBZ") and sentence.tokens[verb.head].i > verb.i:
        first = child(
            sentence, verb, "npadvmod"
        )  # "Chad massed troops, villagers said": told first, and of no villager
        return first if first is not None and first.pos == "PROPN" and not is_date(first) else None
    shown = sentence.head(verb) if verb.tag == "VBG" and verb.dep == "csubj" else None
    if shown is not None and shown.lemma == "be" and own is None:  # "opposing the treaty are the unions"
        return child(sentence, shown, "attr")
    before = next((word for word in children(sentence, verb, "ccomp") if word.i < verb.i), None)
    if own is None and before is not None and verb.dep == "ROOT":
        return child(sentence, before, "nsubj")  # "navy foils attack, nabs pirates": the first is put under the second
    return controller_of(sentence, verb)


def _taken_for_modifier(sentence: Sentence, verb: Token) -> Token | None:
    """The state of *Chad expels the envoys*, which the parser takes for an adjective of the verb."""
    before = [word for word in children(sentence, verb, "amod", "compound", "nmod") if word.i == verb.i - 1]
    finite = verb.tag == "VBZ" and verb.dep in ("ROOT", "ccomp", "conj")
    return before[0] if finite and before and before[0].text[0].isupper() else None


def controller_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who is understood as the subject of a verb that has none of its own."""
    head = sentence.head(verb)
    if head is None:
        return None
    if verb.dep == "conj":
        if not is_verb(head):
            return controller_of(sentence, head)
        if (over := joined_above(sentence, verb)) is not None:
            return subject(sentence, over)
        if verb.tag == "VBG" and head.lemma in JUDGING and head.tag != "VBG" and child(sentence, verb, "aux") is None:
            judged = objects(sentence, head)  # "accused soldiers of burning houses and killing a man"
            return judged[0] if judged else subject(sentence, head)
        if is_passive(sentence, head) and not is_passive(sentence, verb):
            own = child(sentence, head, "nsubjpass", "nsubj")
            return antecedent(sentence, own) if own is not None else controller_of(sentence, head)
        return subject(sentence, head)
    if verb.dep == "relcl":
        return _of_noun(sentence, verb, head) if is_purpose(sentence, verb, head) else head
    if verb.dep in ("acl", "xcomp") and verb.tag == "VB" and (planner := who_plans(sentence, head)) is not None:
        return planner
    if verb.dep in ("acl", "amod"):
        around = around_place(sentence, head) if verb.tag == "VBG" else head
        return _clause_subject(sentence, around) if is_verb(around) else _of_noun(sentence, verb, around)
    if verb.dep in ("xcomp", "ccomp") and is_verb(head):
        direct = child(sentence, head, "dobj", "obj")
        if direct is not None and verb.tag == "VB" and (bidden := urged(sentence, direct)) is not None:
            return bidden
        if direct is not None and head.lemma in OBJECT_CONTROL:
            return antecedent(sentence, direct)
        if is_passive(sentence, head):
            own = child(sentence, head, "nsubjpass")
            return antecedent(sentence, own) if own is not None else controller_of(sentence, head)
        for name, word in prepositions(sentence, head):
            if name in ("on", "upon", "for", "to") and head.lemma in ("call", "appeal", "plead", "pressure"):
                return word
        return subject(sentence, head)
    if verb.dep == "acomp" and not is_passive(sentence, verb) and verb.lower in ATTITUDES:
        own = child(sentence, head, *SUBJECTS)
        return antecedent(sentence, own) if own is not None else controller_of(sentence, head)
    if verb.dep == "xcomp":  # of an adjective: "quick to inform"
        return controller_of(sentence, head) or child(sentence, head, *SUBJECTS) or _clause_subject(sentence, head)
    if verb.dep == "pcomp":
        above = sentence.head(head)
        judge = sentence.head(above) if above is not None and is_noun(above) else above
        if above is not None and above.lemma in _ACCUSATIONS and (charged := _judged_on(sentence, above)) is not None:
            return charged
        his = head.lower in _JUDGED_FOR or verb.lemma == "plead"  # "jailed him after pleading guilty"
        if judge is not None and not is_verb(judge) and his and (punished := _punished_with(sentence, above)):
            return punished
        if judge is not None and is_verb(judge) and judge.lemma in JUDGING and his:
            judged = objects(sentence, judge)  # "jailed four men for robbing a bank"
            if judge is above or above in judged:
                return judged[0] if judged else None
        return None if above is None else _clause_subject(sentence, above)
    if verb.dep == "advcl":
        if verb.tag == "VB" and head.lemma in _HANDING_OVER and not is_passive(sentence, head):
            handed = child(sentence, head, "dobj")
            return antecedent(sentence, handed) if handed is not None else None
        let = child(sentence, head, "dobj") if verb.tag == "VB" else None
        granted = (given_it(sentence, let) or urged(sentence, let)) if let is not None else None
        if granted is not None:
            return granted  # "granted permission to the envoy to visit"
        if let is not None and is_sent_to_act(sentence, verb, head, let):
            return antecedent(sentence, let)
        plotted = [word for word in governed_by(sentence, head, *_JUDGED_FOR) if word.lemma in _PLOTS]
        if verb.tag == "VB" and plotted and (plotter := _judged_for(sentence, plotted[-1])) is not None:
            return plotter
        return _clause_subject(sentence, head)
    return None


def parallel_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of an earlier relative clause of the same form, for a joined verb without one.

    *Iran, a neighbor that had welcomed it, had built ... and had cooperated*: the parser joins the later verbs to the
    main clause, where nobody fits.
    """
    if verb.dep != "conj" or child(sentence, verb, *SUBJECTS) is not None:
        return None
    form = [word.lemma for word in sentence.children(verb) if word.dep == "aux"]
    for other in reversed(sentence.tokens[: verb.i]):
        alike = [word.lemma for word in sentence.children(other) if word.dep == "aux"] == form
        if alike and other.dep == "relcl" and other.tag == verb.tag:
            return subject(sentence, other)
    return None


def antecedent(sentence: Sentence, token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word is its own."""
    if (token.lower in RELATIVES and token.tag in ("WDT", "WP", "IN", "DT")) or token.tag == "WP$":
        for word in sentence.ancestors(token):
            if word.dep == "relcl" and (head := sentence.head(word)) is not None:
                whose = token.lower == "who"
                around = (of_body(sentence, head) or around_place(sentence, head)) if whose else head
                return head if is_verb(around) else described(sentence, word, around, token)
    return token


def _of_noun(sentence: Sentence, verb: Token, noun: Token) -> Token | None:
    """The subject of a verb that describes a noun: *troops fighting ...*; of *decision to bomb*, who decides."""
    if verb.tag == "VB":
        owner = child(sentence, noun, "poss")
        head = sentence.head(noun)
        if owner is not None:
            return owner
        deciders = governed_by(sentence, noun, "of") if noun.lemma in RESOLVES | LEAVES else []
        agent = next(iter(deciders), None) or urged(sentence, noun) or by_agent(sentence, noun)
        agent = agent or given_it(sentence, noun) or _judged_for(sentence, noun) or whose_plan(sentence, noun)
        if agent is not None:
            return agent
        if noun.lemma in RESOLVES | PLANS and child(sentence, noun, "amod") is not None and of_many(sentence, noun):
            return None
        if noun.lemma in _PLOTS and head is not None and head.lemma in _FINDING_OUT:
            return None  # "foiled a plot to bomb it": no plot of theirs
        if noun.dep in ("dobj", "attr", "pobj") and head is not None:
            return _clause_subject(sentence, head)
        return None
    return noun


def _judged_for(sentence: Sentence, noun: Token) -> Token | None:
    """The men of *arrested four men over a plot to bomb it*."""
    preposition = preposition_over(sentence, noun)
    judge = sentence.head(preposition) if preposition is not None and preposition.lower in _JUDGED_FOR else None
    if judge is None or not is_verb(judge) or judge.lemma not in JUDGING:
        return None
    judged = objects(sentence, judge)
    return judged[0] if judged else None


def _judged_on(sentence: Sentence, charge: Token) -> Token | None:
    """The man of *arrested a man on charges of*."""
    preposition = preposition_over(sentence, charge)
    judge = sentence.head(preposition) if preposition is not None else None
    judged = objects(sentence, judge) if judge is not None and is_verb(judge) and judge.lemma in JUDGING else []
    return judged[0] if judged else None


def _punished_with(sentence: Sentence, penalty: Token | None) -> Token | None:
    """The clerk of *sentenced a clerk to a year in prison for insulting the king*, hung on the punishment."""
    over = preposition_over(sentence, penalty) if penalty is not None else None
    judge = sentence.head(over) if over is not None and over.lower in ("to", "in") else None
    if judge is not None and is_noun(judge):
        return _punished_with(sentence, judge)
    if judge is None or not is_verb(judge) or judge.lemma not in JUDGING:
        return None
    judged = objects(sentence, judge)
    return judged[0] if judged else None


def _clause_subject(sentence: Sentence, token: Token) -> Token | None:
    verb = token if is_verb(token) else clause(sentence, token)
    if not is_verb(verb):
        return child(sentence, token, "poss") or child(sentence, verb, "nsubj")
    if is_passive(sentence, verb):
        own = child(sentence, verb, "nsubjpass", "nsubj")
        return antecedent(sentence, own) if own is not None else controller_of(sentence, verb)
    return subject(sentence, verb)


def _stranded(sentence: Sentence, verb: Token) -> bool:
    return any(
        word.dep == "prep" and not any(inner.dep in ("pobj", "pcomp") for inner in sentence.children(word))
        for word in sentence.children(verb)
    )


def _expletive(sentence: Sentence, verb: Token, own: Token) -> bool:
    """`it` and `there` that stand for nothing: *it was agreed to*, *there was fighting*."""
    if own.dep == "expl":
        return True
    held = own.lower == "it" and child(sentence, verb, "ccomp", "csubj") is not None
    bidding = verb.lemma in BIDDING
    return held and not bidding  # "it is helping Chad to build it": somebody helps
