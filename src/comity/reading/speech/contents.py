"""Contents: which words of a sentence are what a verb reports, by the frames that its cue allows."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from comity.reading.grammar import RELATIVES, SUBJECTS, child, children, is_date, is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.clauses import HEARING, clause_of, describes, tells_of_object
from comity.reading.speech.interposed import around_interposed
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.passives import passive_content, relative_object
from comity.reading.speech.phrases import SHOWS, SPEECH, joint_before, whole, without_joined
from comity.reading.speech.tails import (
    JOINED,
    at_gathering,
    broken_off,
    day_to_come,
    for_office,
    gerund_after,
    gerunds_after,
    infinitive_of,
    matter_after,
    nouns_after,
    occasion,
    on_the_air,
    rest_of_list,
    scene_after,
    second_object,
    second_phrase,
)

_OPENING = frozenset({"“", '"', "``", "‘", "'"})
_GRANTED = frozenset(
    "access entry visa bail permission asylum passage parole treatment aid permit license licence credentials".split()
)
"""What is granted or denied to somebody by a deed."""
_WANTING = frozenset({"want", "wish", "like", "demand", "need"})
_BACK = frozenset("back home out gone alive dead".split())
"""What somebody may be wanted to be: *wants him back*."""
_SUMMONING = frozenset({"call", "name"})
"""Verbs that tell a deed where their object is called nothing: *called the police*, *named a cabinet*."""
_NEAR = 2  # tokens between *and* and the second verb that it joins
_FRAMES = frozenset("interview statement speech letter address article message sermon".split())


def content_of(
    sentence: Sentence, verb: Token, fixed: list[Token], frames: frozenset[str], passive: bool
) -> set[int] | None:
    """The tokens of what is said, by the first frame of the cue that the sentence fills."""
    if "span" in frames:
        return _spanned(sentence, verb, fixed)
    if "colon" in frames:
        return _behind_colon(sentence, fixed)
    if verb.lemma == "call" and not fixed and child(sentence, verb, "prt") is not None:
        return None  # "called off the match"
    if fixed and fixed[-1].dep == "mark" and (wanted := sentence.head(fixed[-1])) is not None:
        return whole(sentence, wanted) - set(range(wanted.first, fixed[-1].i + 1))  # "calls for them to go"
    if fixed and (fixed[-1].dep in ("prep", "dative", "agent") or child(sentence, fixed[-1], "pobj") is not None):
        of = child(sentence, verb, "nsubjpass") if passive and fixed[-1].lower == "for" else None
        if of is not None and verb.lemma not in HEARING:  # "a march is planned for the capital"
            told = _governed(sentence, verb, fixed[-1], frames)
            return whole(sentence, of) | told if told is not None else None
        if "obj" not in frames and "inf" not in frames and child(sentence, fixed[-1], "pobj") is not None:
            return None  # "went on Sunday"
        return _governed(sentence, verb, fixed[-1], frames)
    if verb.lemma == "deny" and any(
        word.lemma in _GRANTED or (passive and word.dep == "dobj")
        for word in children(sentence, verb, "dobj", "obj", "ccomp")
    ):
        return None  # "deny marchers access": done, and not said
    if frames == {"gerund"}:
        doing = next((word for word in children(sentence, verb, "xcomp") if word.tag == "VBG"), None)
        return whole(sentence, doing) if doing is not None and doing.i > verb.i and not passive else None
    above = sentence.head(verb)
    if (named := _described_by(sentence, verb)) is not None and not frames.isdisjoint({"obj", "clause"}):
        return named
    if "clause" in frames or "quote" in frames:
        clause = clause_of(sentence, verb, fixed, "quote" in frames)
        if clause is not None:
            return clause
        if not fixed and (around := around_interposed(sentence, verb)) is not None:
            return around
        if above is not None and _is_parenthesis(sentence, verb, fixed):
            return whole(sentence, above) - whole(sentence, verb) - _speaking_on(sentence, verb, above)
    if passive:
        return passive_content(sentence, verb, frames)
    target = child(sentence, verb, "dobj", "obj") or _object_within(sentence, verb)
    infinitive = infinitive_of(sentence, verb)
    if infinitive is not None and "inf" in frames:
        found = whole(sentence, infinitive) | day_to_come(sentence, verb, infinitive.last)
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
    if target is not None and joined and verb.lemma in HEARING and target.i > verb.i:
        return set(range(joined[0].i + 1, joined[0].last + 1))  # "warned Iran of reprisals"
    if target is not None and target.i > verb.i and ("obj" in frames or joined):
        found = whole(sentence, target) | for_office(sentence, verb, target) | _more_of(sentence, verb, target)
        found |= second_object(sentence, verb, target) | gerund_after(sentence, verb, max(found))
        if joined:
            further = joined[-1] if joined[-1].lower == "as" else joined[0]
            found |= set(range(target.first, further.last + 1))
            found |= scene_after(sentence, verb, further)
        found |= matter_after(sentence, verb, max(found))
        found -= occasion(sentence, target) | on_the_air(sentence, max(found))
        found -= at_gathering(sentence, target, max(found, default=target.i))
        return found | gerunds_after(sentence, verb, max(found)) | nouns_after(sentence, max(found))
    if "subject" in frames:
        return None  # "the jolt seemed clear"
    if joined and joined[0].lower in frames:  # "what officials described as a siege", "whom they accuse of theft"
        moved = next((word for word in children(sentence, verb, "dobj") if word.lower in RELATIVES), None)
        named = relative_object(sentence, verb, frames | {"obj"}) if moved is not None and moved.i < verb.i else None
        if named is not None or joined[0].lower == "as":
            return whole(sentence, joined[0]) | (named or set())
    return relative_object(sentence, verb, frames)


def _spanned(sentence: Sentence, verb: Token, fixed: list[Token]) -> set[int] | None:
    """From the object to what the last word of a cue governs: *put the dead at nine*, *laid it at the door of Chad*."""
    target = child(sentence, verb, "dobj")
    if target is None or not fixed or not verb.i < target.i < fixed[-1].i:
        return None
    return set(range(target.first, fixed[-1].last + 1))


def _behind_colon(sentence: Sentence, fixed: list[Token]) -> set[int] | None:
    """What stands behind the colon right after the cue: *gave another account: two men had fled*."""
    if not fixed or sentence.lower_after(fixed[-1]) != ":":
        return None
    return set(range(fixed[-1].i + 2, len(sentence.tokens)))


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
    content = without_joined(sentence, content)
    for word in sentence.tokens[verb.i + 1 :]:
        above = sentence.head(word)
        if word.i not in content or word.dep != "conj" or word.lemma not in speaking:
            continue
        if word.tag != verb.tag:
            continue
        own = child(sentence, word, "nsubj", "nsubjpass", "aux", "auxpass", "agent")
        joint = joint_before(sentence, word)
        if above is None or above.tag == word.tag or own is not None or joint < verb.i or word.i - joint > _NEAR:
            continue
        if word.tag in ("VBZ", "VBD", "VBG"):
            return {i for i in content if i < joint}
    return content


def with_rest(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said with the last of its list: the parser hung it on the verb that says so.

    *Urges them to leave the town, and hand it over*; *reported on his visit to the front and the mood there*.
    """
    last = max(content, default=verb.i)
    if last <= verb.i:
        return content
    more = rest_of_list(sentence, verb, last) | broken_off(sentence, content)
    if more:
        return content | more
    if sentence.tokens[last].pos == "CCONJ":
        for word in children(sentence, verb, "dobj"):
            if word.first == last + 1:
                return content | whole(sentence, word)
        return content - {last}
    wanted = any(sentence.tokens[i].tag == "TO" and sentence.tokens[i].dep == "aux" for i in content)
    for word in children(sentence, verb, "conj") if wanted and verb.tag in ("VBZ", "VBD") else ():
        between = sentence.tokens[last + 1 : word.first]
        if word.tag == "VB" and child(sentence, word, *SUBJECTS, "aux") is None and word.i > last:
            joint = all(token.text == "," or token.pos == "CCONJ" for token in between)
            return content | set(range(last + 1, word.last + 1)) if joint else content
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


def _described_by(sentence: Sentence, verb: Token) -> set[int] | None:
    """What a participle tells of that the parser took for the main verb.

    *The guards announced in May by the mayor are late*; *men shouting slogans clash with police*.
    """
    clause = child(sentence, verb, "ccomp")
    own = child(sentence, verb, "nsubj", "nsubjpass")
    if verb.dep != "ROOT" or clause is None or clause.i < verb.i or own is None or own.i > verb.i:
        return None
    if child(sentence, verb, "aux", "auxpass") is not None:
        return None
    theirs = child(sentence, clause, "nsubj")
    if verb.tag == "VBN" and child(sentence, verb, "agent") is not None and theirs is None:
        return set(range(own.first, own.last + 1))
    if verb.tag == "VBG" and theirs is not None and theirs.first == verb.i + 1:
        return whole(sentence, theirs)
    return None


def _object_within(sentence: Sentence, verb: Token) -> Token | None:
    """The object that the parser made a clause, or the subject of one: *warns the states to go*."""
    for word in children(sentence, verb, "ccomp"):
        if word.i > verb.i and is_noun(word) and child(sentence, word, *SUBJECTS, "cop", "mark") is None:
            return word
        own = tells_of_object(sentence, verb, word)
        if own is not None and own.head == word.i:
            return own
    return None


def _more_of(sentence: Sentence, verb: Token, target: Token) -> set[int]:
    """What is told of an object and hangs on the verb: a clause that describes it, *six men dead*, *her to run*."""
    found: set[int] = set()
    for word in children(sentence, verb, "ccomp", "oprd", "xcomp"):
        if (
            word.dep == "ccomp"
            and word.pos == "ADJ"
            and word.i > target.i
            and tells_of_object(sentence, verb, word) is target
        ):
            found |= set(range(target.last + 1, word.last + 1))  # "creation of a drug, able to stop it"
        wanted = word.dep == "xcomp" and sentence.tokens[word.first].tag == "TO"
        if word.first == target.last + 1 and (word.dep == "oprd" or wanted or describes(sentence, verb, word)):
            found |= whole(sentence, word)
    after = sentence.tokens[target.last + 1 : target.last + 2]
    if verb.lemma in _WANTING and after and after[0].lower in _BACK:
        found.add(after[0].i)
    return found


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
    if verb.dep != "advcl" or child(sentence, verb, "ccomp", "xcomp", "oprd") is not None:
        return False
    given = [word for word in children(sentence, verb, "dobj") if verb.lemma not in HEARING]
    if any(word.i not in {own.i for own in fixed} for word in given):
        return False
    mark = child(sentence, verb, "mark", "advmod")
    return mark is not None and mark.lower == "as"


def _predicated(sentence: Sentence, verb: Token) -> set[int] | None:
    """`called the raid a crime`: what is named, and the name."""
    name = child(sentence, verb, "oprd")
    target = child(sentence, verb, "dobj", "obj") or child(sentence, verb, "nsubj")
    if name is not None and name.i > verb.i:
        return set(range(verb.i + 1, name.last + 1))
    given = [word for word in children(sentence, verb, "npadvmod", "dobj") if not is_date(word)]
    second = next((word for word in given if target is not None and word.first == target.last + 1), None)
    if target is not None and second is not None:
        return set(range(target.first, second.last + 1))  # "branded the report a smear"
    clause = child(sentence, verb, "ccomp", "xcomp")
    if clause is not None and clause.i > verb.i:
        return whole(sentence, clause)
    only = verb.lemma in _SUMMONING and target is not None and not _is_quoted_after(sentence, target)
    if target is not None and target.i > verb.i and not only:
        return set(range(target.first, target.last + 1))
    return None


def _is_quoted_after(sentence: Sentence, target: Token) -> bool:
    """*The plan “a disgrace”*, which the parser made one phrase."""
    return any(token.text in _OPENING for token in sentence.tokens[target.first + 1 : target.last + 1])


def _governed(sentence: Sentence, verb: Token, preposition: Token, frames: frozenset[str]) -> set[int] | None:
    """What a preposition of the cue governs, and an infinitive after it: `called on Iran to leave`."""
    for word in sentence.children(preposition):
        if word.dep in ("pobj", "pcomp", "ccomp", "prep") and not is_date(word):
            found = set(range(preposition.i + 1, max(preposition.last, word.last) + 1))
            found |= nouns_after(sentence, max(found, default=verb.i))
            found |= gerund_after(sentence, verb, max(found, default=verb.i))
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
            found |= second_phrase(sentence, verb, preposition, max(found, default=verb.i))
            if infinitive is not None and word.i < infinitive.i < max(found, default=0):
                infinitive = None
            if infinitive is not None and infinitive.i > word.i:
                found |= set(range(preposition.i + 1, infinitive.last + 1))
            elif "obj" not in frames and clause_of(sentence, verb, [], "quote" in frames) is None:
                return None  # "the plan appeals to voters"
            if "clause" in frames or "quote" in frames:
                clause = clause_of(sentence, verb, [], "quote" in frames)
                if clause is not None:
                    found |= clause
            return found
    return None
