"""Edges: where what is said begins and ends, beside what the parser makes of it.

The day of the saying before it and the author's word on it behind it are no part of it; the condition of a threat or an
offer is, and so is all of what something is described as.
"""

from __future__ import annotations

from comity.reading.grammar import child, children, is_date, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.clauses import goes_on_with
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.phrases import SPEECH, whole

_CONDITIONS = frozenset({"if", "unless", "until", "should", "lest"})
_HELD_OUT = frozenset({"warn", "caution", "threaten", "promise"})
_QUOTES = frozenset({"“", '"', "``", "‘", "”", "''", "’"})
_DOUBLE = frozenset({"“", "”", '"', "``", "''"})
_SUMMING = frozenset(
    "view stance charge sentiment statement move step claim accusation allegation remark comment decision promise "
    "pledge offer threat proposal overture opening demand warning announcement suggestion idea argument assertion "
    "denial position something admission shift reversal gesture call request appeal notion prospect version account "
    "concession boast".split()
)
"""What the author calls what was said, behind it: *, a claim that nobody believed*."""
_OF_WHAT_IT_IS = frozenset("with against for by between toward towards from among".split())
_RECORDING = frozenset("document record detail chronicle catalogue catalog list describe recount".split())
_OF_DEED = frozenset("by during at against in near inside outside".split())
_GATHERINGS = frozenset("report statement interview letter study conference briefing article speech".split())
_DISPUTING = frozenset({"deny", "dispute", "reject", "contest", "refute", "dismiss"})
_SHARES = frozenset({"%", "percent"})
_PAST = frozenset({"had", "was", "were", "did"})


def at_its_edges(sentence: Sentence, verb: Token, words: CueWords, content: set[int]) -> set[int]:
    """The words of what is said, with all that belongs to them and nothing else at either end."""
    content = _without_day(sentence, verb, content)
    content = _until_denial(sentence, _until_contrast(sentence, verb, content))
    content = _until_aside(sentence, _until_occasion(sentence, verb, words, content))
    content = _until_scene(sentence, _until_more(sentence, verb, content))
    return _with_condition(sentence, verb, words, _with_matter(sentence, verb, content))


def _without_day(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said without the day of the saying, which the parser hung on it: *said on Monday they had fled*."""
    on = sentence.tokens[min(content, default=0)]
    day = child(sentence, on, "pobj") if on.i == verb.i + 1 and on.lower in ("on", "late", "early") else None
    if day is None or not is_date(day) or day.last + 1 >= len(sentence.tokens):
        return content
    after = sentence.tokens[day.last + 1]
    return {i for i in content if i > day.last} if after.text != "," and after.i in content else content


def _until_aside(sentence: Sentence, content: set[int]) -> set[int]:
    """What is said up to what the author says of it: *would close the mine, a step that unions had feared*."""
    last = max(content, default=0)
    for i in sorted(content):
        noun = sentence.tokens[i]
        quoted = sum(sentence.tokens[at].text in _QUOTES for at in content if at < noun.first) % 2 == 1
        if quoted or noun.lemma not in _SUMMING or noun.dep not in ("appos", "npadvmod", "attr", "dobj", "dep"):
            continue
        opens = sentence.tokens[noun.first].lower in ("a", "an", "something")
        told = child(sentence, noun, "relcl", "acl")
        if opens and told is not None and told.last == last and noun.first > min(content) + 1:
            before = sentence.tokens[noun.first - 2 : noun.first]
            if before[1].text == ",":
                return {at for at in content if at < noun.first - 1}
            if before[1].text in _QUOTES and before[0].text in (",", "."):  # "“it is ours,” a view that he shares"
                return {at for at in content if at < noun.first}
    return content


def _until_more(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said up to what the speaker says on: *said that the claim was unfair, adding that he would reply*."""
    last = max(content, default=0)
    for word in sentence.tokens[min(content, default=0) : last + 1]:
        if word.last >= last and goes_on_with(sentence, word) == verb and not _is_open_quotation(sentence, word):
            return {at for at in content if at < word.i}
    return content


def _until_scene(sentence: Sentence, content: set[int]) -> set[int]:
    """What is said up to what goes on beside it: *rejects the vote as unfair, with crowds marching in Rabat*."""
    last = max(content, default=0)
    for word in sentence.tokens[min(content, default=0) : last + 1]:
        beside = word.lower == "with" and word.last >= last and sentence.tokens[word.i - 1].text == ","
        if not beside or _is_open_quotation(sentence, word):
            continue
        doing = child(sentence, word, "pcomp")
        who = child(sentence, doing, "nsubj", "nsubjpass") if doing is not None else None
        if doing is None or who is None or who.i != who.last or who.lower in _SHARES:
            continue
        if doing.tag in ("VBG", "VBN") and not any(aux.tag == "TO" for aux in children(sentence, doing, "aux")):
            return {at for at in content if at < word.i - 1}
    return content


def _until_contrast(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is said up to what somebody else says or does: *said they would pay, while the opposition called for talks*.

    So it is of `announces a vote for May, as thousands march`: beside a saying of today, *as* tells what happens then.
    """
    last = max(content, default=0)
    for i in sorted(content):
        word = sentence.tokens[i]
        own, mark = child(sentence, word, "nsubj"), child(sentence, word, "mark")
        if word.dep != "advcl" or word.last != last or own is None or mark is None or own.pos == "PRON":
            continue
        if mark.i <= min(content) or sentence.tokens[mark.i - 1].text != "," or _is_open_quotation(sentence, mark):
            continue
        told = word.lemma in SPEECH and mark.lower in ("while", "whereas", "as")
        if told or (mark.lower == "as" and verb.tag == "VBZ" and _finite(sentence, word).tag in ("VBZ", "VBP")):
            return {at for at in content if at < mark.i - 1}
    return content


def _is_open_quotation(sentence: Sentence, at: Token) -> bool:
    return sum(token.text in _DOUBLE for token in sentence.tokens[: at.i]) % 2 == 1


def _finite(sentence: Sentence, verb: Token) -> Token:
    return child(sentence, verb, "aux", "auxpass") or verb


def _until_denial(sentence: Sentence, content: set[int]) -> set[int]:
    """What is said up to who denies it: *claimed they held the bridge, which the army denied*."""
    last = max(content, default=0)
    for i in sorted(content):
        word = sentence.tokens[i]
        which = child(sentence, word, "dobj") if word.dep == "relcl" and word.lemma in _DISPUTING else None
        if which is None or which.lower != "which" or word.last != last or which.i - 1 <= min(content):
            continue
        if (own := child(sentence, word, "nsubj")) is None or own.pos == "PRON":
            continue
        if which.i == word.first and sentence.tokens[which.i - 1].text == ",":
            return {at for at in content if at < which.i - 1}
    return content


def _until_occasion(sentence: Sentence, verb: Token, words: CueWords, content: set[int]) -> set[int]:
    """What is asked or promised, up to what went before: *ordered nine envoys to leave after Chad expelled its own*."""
    if words.attitude != "intention":
        return content
    for i in sorted(content):
        word = sentence.tokens[i]
        mark = child(sentence, word, "mark")
        if word.dep != "advcl" or mark is None or mark.lower != "after" or mark.i != word.first:
            continue
        first = _finite(sentence, word)
        past = first.lower in _PAST or first.tag == "VBD"
        if past and word.last == max(content) and mark.i > min(content) and verb.i < mark.i:
            return {at for at in content if at < mark.i}
    return content


def _with_condition(sentence: Sentence, verb: Token, words: CueWords, content: set[int]) -> set[int]:
    """What is held out, with what it hangs on: *threatened a strike unless the law was changed*."""
    to_do = words.attitude == "intention" and any(sentence.tokens[i].tag == "TO" for i in content)
    if not content or not (to_do or verb.lemma in _HELD_OUT):
        return content
    last = max(content)
    for word in children(sentence, verb, "advcl", "ccomp"):
        between = sentence.tokens[last + 1 : word.first]
        close = word.first > last and all(t.text == "," or t.text in _QUOTES for t in between)
        if close and sentence.tokens[word.first].lower in _CONDITIONS and is_verb(word):
            return content | {t.i for t in between} | whole(sentence, word)
    return content


def _with_matter(sentence: Sentence, verb: Token, content: set[int]) -> set[int]:
    """What is described, with what hangs on the verb: *told of it as peace with Chad*, *lists raids by guards*."""
    if not content or any(sentence.tokens[i].text in _QUOTES for i in content):
        return content
    described = any(w.lower == "as" and w.i in content for w in children(sentence, verb, "prep"))
    allowed = _OF_WHAT_IT_IS if described else _OF_DEED if verb.lemma in _RECORDING else frozenset[str]()
    found = set(content)
    for word in children(sentence, verb, "prep"):
        goal = child(sentence, word, "pobj")
        if word.lower not in allowed or word.first != max(found) + 1 or goal is None:
            continue
        if not is_date(goal) and goal.lemma not in _GATHERINGS:
            found |= whole(sentence, word)
    return found
