"""Tails: what belongs to the object of a verb of speech, though the parser hung it elsewhere, and what does not."""

from __future__ import annotations

from comity.reading.grammar import child, children, is_date, is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import whole

JOINED = ("of", "for", "as", "to", "with", "on", "over", "in", "about", "from", "at")
"""Prepositions that join what they govern to what is said, where the table of cues has them."""
_TO_DO = frozenset(
    "nomination appointment choice selection election decision plan move effort attempt bid failure refusal right call "
    "request invitation vote proposal use offer pick promotion naming".split()
)
"""Nouns that an infinitive completes."""
_OF_MATTER = frozenset({"for", "over", "against", "about", "between", "into", "behind", "because"})
_TOWARD = frozenset("support opposition objection commitment threat return answer response aid".split())
"""Objects to which a phrase with *to* belongs: *announced his support to the campaign*."""
_BETWEEN = frozenset(
    "reconciliation peace talk dialogue tie relation cooperation negotiation war alliance trade link partnership "
    "merger deal treaty ceasefire truce".split()
)
"""Objects to which a phrase with *with* belongs: *favours peace with its neighbour*."""
_EXCHANGING = frozenset({"discuss", "share", "raise", "debate"})
"""Verbs to which such a phrase belongs."""
_PART = frozenset({"role", "part", "involvement"})
_TAKING_IN = _PART | frozenset(
    "participation complicity trading trade interest stake investment collusion fraud irregularity abuse violence "
    "corruption violation interference meddling intervention killing attack bombing massacre raid crackdown ceasefire "
    "war fighting conflict crisis coup reform progress increase decrease rise cut decline reduction delay use "
    "confidence change improvement".split()
)
"""Nouns to which a phrase with *in* belongs: *charged with insider trading in shares of the mill*."""
_LEADING_TO = frozenset("election amendment visit trip end solution change access".split())
"""Nouns to which such a phrase belongs, wherever they stand: *the results of elections to the senate*."""
_AIR = frozenset("television tv radio twitter facebook telegram instagram youtube".split())
_GATHERINGS = frozenset("conference briefing summit meeting forum hearing session".split())
_WRITTEN = frozenset(
    "statement report letter interview article speech lawsuit complaint court remark comment tweet post message "
    "response bid attempt effort wake move vote".split()
)
_GOING_ON = frozenset({"NN", "NNS", "NNP", "JJ", "DT", "VBN", "CD", "PRP$"})
_FOLLOWING = frozenset({"following", "amid"})


def matter_after(sentence: Sentence, verb: Token, last: int) -> set[int]:
    """`repeated his request for an apology for the raid`: phrases of the matter, hung on the verb.

    So are what a figure falls to and a day by which something is to be done; phrases of the hearer, the place and the
    day of the saying are none.
    """
    found: set[int] = set()
    for word in children(sentence, verb, "prep"):
        goal = child(sentence, word, "pobj")
        measured = goal is not None and word.lower == "to" and (child(sentence, goal, "nummod") or goal.pos == "NUM")
        due = goal is not None and word.lower in ("by", "until", "since", "from") and _tells_when(sentence, goal)
        toward = word.lower == "to" and _takes_to(sentence, verb, last)
        between = word.lower == "with" and _takes_with(sentence, verb)
        within = word.lower == "in" and sentence.tokens[last].lemma in _TAKING_IN and not _is_setting(goal)
        of_matter = word.lower in _OF_MATTER and (goal is None or goal.lemma != "time")  # "for the first time"
        matter = of_matter or measured or due or toward or between or within
        if (word.first == last + 1 and matter) or _is_for_part(sentence, word, goal, last):
            found |= set(range(last + 1, word.last + 1))
            last = word.last
    return found


def scene_after(sentence: Sentence, verb: Token, charge: Token) -> set[int]:
    """`accused the army of crimes in the valley`: in what it did them, hung on the accusing; no day and no text."""
    for word in children(sentence, verb, "prep"):
        goal = child(sentence, word, "pobj") if word.lower in ("in", "during", "at", "against", "near") else None
        if charge.lower == "of" and goal is not None and word.first == charge.last + 1 and not _is_setting(goal):
            return set(range(word.first, word.last + 1))
    return set()


def _is_setting(goal: Token | None) -> bool:
    """Whether a noun tells when, where or in which text something is said."""
    return goal is not None and (is_date(goal) or goal.lemma in _GATHERINGS | _WRITTEN)


def _takes_to(sentence: Sentence, verb: Token, last: int) -> bool:
    target = child(sentence, verb, "dobj")
    return (target is not None and target.lemma in _TOWARD) or sentence.tokens[last].lemma in _LEADING_TO


def _takes_with(sentence: Sentence, verb: Token) -> bool:
    target = child(sentence, verb, "dobj")
    return target is not None and target.lemma in _BETWEEN and verb.lemma not in _EXCHANGING


def _is_for_part(sentence: Sentence, preposition: Token, goal: Token | None, last: int) -> bool:
    """`upholds the sentence of a guard, for his part in it`: what it is for, behind a comma."""
    if preposition.lower != "for" or goal is None or goal.lemma not in _PART or preposition.first != last + 2:
        return False
    return sentence.tokens[last + 1].text == "," and child(sentence, goal, "poss") is not None


def _tells_when(sentence: Sentence, goal: Token) -> bool:
    return is_date(goal) or goal.lower[:4].isdigit() or child(sentence, goal, "nummod") is not None


def occasion(sentence: Sentence, noun: Token) -> set[int]:
    """`defended the plan following criticism of it`: when it is said, though the parser hung it on what is said."""
    for word in sentence.subtree(noun):
        if word.lower in _FOLLOWING and word.dep == "prep" and word.i > noun.i:
            return whole(sentence, word)
    return set()


def on_the_air(sentence: Sentence, last: int) -> set[int]:
    """`laid the blame on the army on state television`: where it is said, at the end of what is said."""
    for word in reversed(sentence.tokens[max(0, last - 3) : last]):
        if word.lower == "on" and (named := child(sentence, word, "pobj")) is not None and named.i == last:
            return set(range(word.i, last + 1)) if named.lemma in _AIR else set()
    return set()


def at_gathering(sentence: Sentence, target: Token, last: int) -> set[int]:
    """`demand a ceasefire at the summit`: where it is said, though the parser hung it on what is said."""
    for word in sentence.subtree(target):
        named = child(sentence, word, "pobj") if word.lower == "at" and word.dep == "prep" else None
        if named is not None and named.lemma in _GATHERINGS and word.last == last and word.head == target.i:
            return whole(sentence, word)
    return set()


def day_to_come(sentence: Sentence, verb: Token, last: int) -> set[int]:
    """`promised to put it to the people next year`: when it is to be done, hung on the promise."""
    for day in children(sentence, verb, "npadvmod"):
        if day.first == last + 1 and sentence.tokens[day.first].lower in ("next", "tomorrow"):
            return whole(sentence, day)
    return set()


def second_phrase(sentence: Sentence, verb: Token, preposition: Token, last: int) -> set[int]:
    """`calls for a vote, and for the release of the clerk`: a second phrase, joined to the verb."""
    for word in children(sentence, verb, "conj"):
        between = sentence.tokens[last + 1 : word.first]
        joint = between and all(t.text == "," or t.pos == "CCONJ" for t in between)
        if word.pos == "ADP" and word.lower == preposition.lower and joint:
            found = set(range(last + 1, word.last + 1))
            for wanted in children(sentence, verb, "advcl"):
                if wanted.first == word.last + 1 and sentence.tokens[wanted.first].tag == "TO":
                    found |= whole(sentence, wanted)
            return found
    return set()


def rest_of_list(sentence: Sentence, verb: Token, last: int) -> set[int]:
    """`said they would shut two mills, and all yards by May`: nouns of a list that the parser joined to the verb."""
    for word in children(sentence, verb, "conj"):
        between = sentence.tokens[last + 1 : word.first]
        joint = between and all(t.text == "," or t.pos == "CCONJ" for t in between)
        if is_noun(word) and joint and child(sentence, word, "nsubj", "cop") is None:
            return set(range(last + 1, word.last + 1))
    return nouns_after(sentence, last)


def broken_off(sentence: Sentence, content: set[int]) -> set[int]:
    """`said that it gave the guards | free access to the yard`: words right behind a clause, with nothing between."""
    last = max(content)
    behind = sentence.tokens[last + 1 : last + 3]
    if len(behind) < 2 or sentence.tokens[last].pos == "PUNCT" or not any(is_verb(sentence.tokens[i]) for i in content):
        return set()
    like_adjective = behind[0].tag == "VBD" and behind[0].dep == "conj" and is_noun(behind[1])  # "free access"
    if not (behind[0].tag in _GOING_ON or like_adjective) or is_date(behind[0]):
        return set()
    top = behind[0]
    while (above := sentence.head(top)) is not None and above.first == behind[0].i:
        top = above
    main = any(
        is_verb(word) and word.dep in ("ROOT", "conj") for word in sentence.subtree(top) if word is not behind[0]
    )
    return set() if main or is_date(top) or top.dep == "npadvmod" else set(range(top.first, top.last + 1))


def second_object(sentence: Sentence, verb: Token, target: Token) -> set[int]:
    """`offered the pilots a raise`: what is offered, after whom it is offered to."""
    for word in children(sentence, verb, "dobj"):
        if word.first == target.last + 1 and (is_noun(word) or word.tag == "CD") and word.lower[:1].isalnum():
            return whole(sentence, word)
    return set()


def gerund_after(sentence: Sentence, verb: Token, last: int) -> set[int]:
    """`apologized for troops of the band firing on them`: a gerund whose subject the parser left behind."""
    for word in children(sentence, verb, "advcl"):
        own = child(sentence, word, "nsubj")
        if word.tag == "VBG" and own is not None and word.first == last + 1 and own.first == word.first:
            return whole(sentence, word) - occasion(sentence, word)
    return set()


def gerunds_after(sentence: Sentence, verb: Token, last: int) -> set[int]:
    """`accused it of burning homes, stealing cattle and raping`: a list of gerunds that the parser broke off."""
    of = [
        t for t in sentence.tokens[verb.i : last] if t.lower in ("of", "for") and sentence.tokens[t.i + 1].tag == "VBG"
    ]
    for word in children(sentence, verb, "advcl") if of else ():
        joint = [w for w in sentence.children(word) if w.dep == "cc"]
        if word.first == word.i == last + 2 and word.tag == "VBG" and sentence.tokens[last + 1].text == "," and joint:
            return set(range(last + 1, word.last + 1))
    return set()


def nouns_after(sentence: Sentence, last: int) -> set[int]:
    """`called for pay rises, the release of X and the return of Y`: nouns of a list that the parser hung on a verb."""
    for word in sentence.tokens[last + 2 : last + 8]:
        if not is_noun(word) or word.first != last + 2 or sentence.tokens[last + 1].text != ",":
            continue
        listed = child(sentence, word, "conj") is not None and child(sentence, word, "cc") is not None
        if word.dep in ("conj", "dep", "appos") and listed:
            return set(range(last + 1, word.last + 1))
    return set()


def for_office(sentence: Sentence, verb: Token, target: Token) -> set[int]:
    """`opposed the nomination of X to be Y`: the infinitive is the noun's, though the parser hung it on the verb."""
    if target.lemma not in _TO_DO:
        return set()
    for word in children(sentence, verb, "advcl", "xcomp"):
        if word.first == target.last + 1 and sentence.tokens[word.first].tag == "TO":
            return whole(sentence, word)
    return set()


def infinitive_of(sentence: Sentence, verb: Token) -> Token | None:
    """The infinitive that a verb takes: *asked Iran to leave*."""
    for word in children(sentence, verb, "xcomp", "ccomp", "advcl"):
        if word.i > verb.i and any(token.tag == "TO" and token.dep == "aux" for token in sentence.children(word)):
            if word.dep == "advcl" and child(sentence, verb, "dobj") is None:
                continue
            return word
    target = child(sentence, verb, "dobj")
    if target is not None:  # the parser hangs some infinitives on the object: "asked Iran to leave"
        for word in children(sentence, target, "acl", "relcl"):
            if any(token.tag == "TO" and token.dep == "aux" for token in sentence.children(word)):
                return word
    return None
