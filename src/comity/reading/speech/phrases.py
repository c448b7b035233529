"""Phrases of a sentence as stretches of the report: the words of a cue, of a source, of what is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from comity.reading.grammar import RELATIVES, antecedent, child, is_date, is_noun
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import CueWords

Stretch = tuple[int, int]
"""Characters of the article's text, half-open."""

SPEECH = frozenset(
    "say tell add vow warn call accuse deny insist claim argue announce pledge promise urge blame describe threaten "
    "condemn criticize express praise cite point refer thank reject dismiss defend denounce stress reiterate appeal"
    " note repeat apologize write tweet state declare assert complain dispute counter contend allege acknowledge admit"
    " concede caution predict".split()
)
SHOWS = frozenset("show release publish produce present display broadcast air play post share".split())
_DECIDING = frozenset("order demand ask propose oppose support criticise offer refuse agree approve seek".split())
"""Second verbs that go on with a saying where what is said is past and they are not."""
_BEFORE_A_CUE = frozenset({"aux", "auxpass", "neg", "advmod"})
ASPECT = frozenset("continue begin start go keep proceed".split())
_LEADING = frozenset("but and yet or so still however meanwhile".split())
_AFTER_A_NAME = (":", "—", "–", "-", "―", ".", ";")
_EDGES = " \t\n\r\xa0,;:.-–—―"


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who says it; `head` carries them, and stands for `meant` where it is a relative pronoun."""

    first: int
    last: int
    head: Token
    meant: Token


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as the sentence shows it; `at` is the head word of its cue."""

    sentence: Sentence
    at: Token
    cue: Stretch
    words: CueWords
    source: Source | None
    content: tuple[Stretch, ...]


def stretch(sentence: Sentence, first: int, last: int) -> Stretch:
    return sentence.tokens[first].start, sentence.tokens[last].end


def runs(sentence: Sentence, tokens: Iterable[int]) -> list[Stretch]:
    """The unbroken runs of a set of tokens, without the commas and stops at their edges."""
    found: list[Stretch] = []
    run: list[int] = []
    for i in [*sorted(_with_hyphened(sentence, tokens)), len(sentence.tokens) + 1]:
        if run and i != run[-1] + 1:
            kept = _trimmed(sentence, _within_brackets(sentence, run))
            if kept:
                found.append(stretch(sentence, kept[0], kept[-1]))
            run = []
        run.append(i)
    return found


def _with_hyphened(sentence: Sentence, tokens: Iterable[int]) -> set[int]:
    """The tokens with the rest of a word that the parser cut at its hyphen, and what hangs on that: *re-elected as*."""
    kept = set(tokens)
    for i in sorted(kept):
        dash, rest = sentence.tokens[i + 1 : i + 2], sentence.tokens[i + 2 : i + 3]
        if dash and rest and i + 1 not in kept and dash[0].text == "-":
            joined = sentence.tokens[i].end == dash[0].start and dash[0].end == rest[0].start
            kept |= {i + 1, *range(i + 2, rest[0].last + 1)} if joined else set()
        before = sentence.tokens[max(i - 1, 0)]
        broken = sentence.tokens[i].text == "-" and i - 1 in kept and before.end == sentence.tokens[i].start
        if broken and dash and dash[0].text[:1].isalpha() and sentence.tokens[i].end == dash[0].start:
            kept.add(i + 1)  # "anti-war", of which the parser hung the last word elsewhere
    return kept


def _within_brackets(sentence: Sentence, run: list[int]) -> list[int]:
    """A run as far as a bracket that closes and was opened before it: *(said to be his) in the north*."""
    opened = 0
    for at, i in enumerate(run):
        opened += sentence.tokens[i].text.count("(") - sentence.tokens[i].text.count(")")
        if opened < 0:
            return run[:at]
    return run


def _trimmed(sentence: Sentence, run: list[int]) -> list[int]:
    first, last = 0, len(run) - 1
    while first <= last and sentence.tokens[run[first]].text.strip(_EDGES) == "":
        first += 1
    while last >= first and sentence.tokens[run[last]].text.strip(_EDGES + "(") == "":
        last -= 1
    return run[first : last + 1]


def whole(sentence: Sentence, head: Token) -> set[int]:
    return set(range(head.first, head.last + 1))


def without_leading(sentence: Sentence, tokens: set[int]) -> set[int]:
    """A clause without the `But` or `Still,` that joins it to what came before."""
    kept = set(tokens)
    for i in sorted(tokens):
        token = sentence.tokens[i]
        if token.lower in _LEADING or token.text == ",":
            kept.discard(i)
        else:
            break
    return kept


def cue_tokens(sentence: Sentence, verb: Token, fixed: Iterable[Token]) -> tuple[int, int]:
    """First and last token of a verb's cue: with its auxiliaries, `not`, adverbs before it, and its fixed words."""
    first = group_start(sentence, verb)
    head = sentence.head(verb)
    if verb.dep == "xcomp" and head is not None and head.lemma in ASPECT and head.i < verb.i:
        first = group_start(sentence, head)
    last = verb.i
    for word in sorted(fixed, key=lambda token: token.i):
        if all(t.pos in ("ADV", "PART", "ADP", "SCONJ") for t in sentence.tokens[last + 1 : word.i]):
            last = word.i
    return first, _with_occasion(sentence, last)


def group_start(sentence: Sentence, verb: Token) -> int:
    first = verb.i
    while first > 0:
        word = sentence.tokens[first - 1]
        if word.head != verb.i or word.dep not in _BEFORE_A_CUE or word.tag in ("WRB", "TO") or word.lower == "as":
            break
        if not any(letter.isalpha() for letter in word.text):
            break
        first = min(first - 1, word.first if word.last == first - 1 else first - 1)  # "has so far rejected"
    return first


def _with_occasion(sentence: Sentence, last: int) -> int:
    """`said in a statement`, `said in an interview`: the occasion belongs to the cue, and so does a colon after it."""
    words = [token.lower for token in sentence.tokens[last + 1 : last + 4]]
    if len(words) == 3 and words[0] == "in" and words[1] in ("a", "an") and words[2] in ("statement", "interview"):
        last += 3
    if sentence.tokens[last + 1 : last + 2] and sentence.tokens[last + 1].text == ":":
        return last + 1
    return last


def joined_above(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of saying that a second verb goes on with: `said it had struck and released a video`.

    The parser joins such a verb to the clause. It goes on with the saying if it has the tense of the saying and the
    clause has another, or if it is a verb of speech itself, or stands apart behind a comma.
    """
    clause = sentence.head(verb)
    above = _verb_over(sentence, clause) if verb.dep == "conj" and clause is not None else None
    if clause is None or above is None or not above.i < clause.i < verb.i:
        return None
    if child(sentence, verb, "nsubj", "nsubjpass"):
        return None
    if child(sentence, verb, "aux", "auxpass"):
        return above if _is_second_perfect(sentence, above, clause, verb) else None
    aux = child(sentence, clause, "aux")
    perfect = aux is not None
    plain = above.tag == "VBN" and above.dep == "ROOT" and child(sentence, above, "aux", "auxpass") is None
    tag = "VBD" if plain else above.tag  # "The mayor, a priest, denied": the tagger took it for a participle
    finite = verb.tag in ("VBD", "VBZ", "VBP") and verb.tag == tag
    past = tag == "VBD" and (verb.tag == "VBD" or (verb.tag == "VBN" and verb.lower.endswith("ed")))
    joint = next((word for word in sentence.children(clause) if word.dep == "cc" and clause.i < word.i < verb.i), None)
    apart = joint is not None and sentence.tokens[joint.i - 1].text == ","
    if finite and verb.tag != "VBD" and _is_past(sentence, clause) and (apart or verb.lemma in _DECIDING):
        return above  # "rules that he broke the law and orders him to go"
    told = child(sentence, verb, "ccomp")
    tells = told is not None and told.i > verb.i and verb.lower.endswith("ed")
    if tells and child(sentence, clause, "auxpass", "aux") is None and clause.lemma == "be":
        return above  # "says it is unfair and announced that"
    spoken = _speaks(sentence, verb) or (apart and verb.lemma in SHOWS)
    listed = joint is not None and any(t.text == "," for t in sentence.tokens[clause.i : joint.i - 1])
    alike = (  # "had shot two men and wounded six"
        aux is not None and aux.lemma == "have" and verb.lower.endswith("ed") and not apart and verb.lemma not in SHOWS
    )
    if (finite and perfect and not (listed or alike)) or (past and apart and perfect and not listed):
        return above
    if spoken and (finite or past):
        return above
    return None


def joint_before(sentence: Sentence, verb: Token) -> int:
    """Where the *and* or *but* stands that joins a verb to the one before it."""
    return next((t.i for t in reversed(sentence.tokens[: verb.i]) if t.pos == "CCONJ"), verb.i)


def without_joined(sentence: Sentence, content: set[int]) -> set[int]:
    """What a noun tells, up to what its speaker does next: *rejected claims that they fled and blamed the guards*."""
    for i in sorted(content):
        word = sentence.tokens[i]
        clause = sentence.head(word) if word.dep == "conj" else None
        if clause is not None and clause.dep == "acl" and joined_above(sentence, word) is not None:
            return {at for at in content if at < joint_before(sentence, word)}
    return content


def _verb_over(sentence: Sentence, clause: Token) -> Token | None:
    """The verb that a clause is the content of, or of whose object it is: *rejected claims that they fled*."""
    over = sentence.head(clause)
    if clause.dep == "ccomp" or over is None:
        return over
    if clause.dep in ("relcl", "advcl", "xcomp") and (said := _ccomp_over(sentence, clause)) is not None:
        return sentence.head(said)
    mark = child(sentence, clause, "mark")
    told = clause.dep == "acl" and over.dep == "dobj" and mark is not None and mark.lower == "that"
    return sentence.head(over) if told else None


def _ccomp_over(sentence: Sentence, clause: Token) -> Token | None:
    """The clause that is said, over one within it: *said it shot only at yards where guns were kept*."""
    return next((word for word in sentence.ancestors(clause) if word.dep == "ccomp"), None)


def _is_second_perfect(sentence: Sentence, above: Token, clause: Token, verb: Token) -> bool:
    """*Has denied that they fled, and has blamed the guards*: a second perfect, and the clause has none."""
    first, second = child(sentence, above, "aux"), child(sentence, verb, "aux")
    if first is None or second is None or first.lower != second.lower or second.lower not in ("has", "have", "had"):
        return False
    between = child(sentence, clause, "aux")
    return _speaks(sentence, verb) and (between is None or between.lower != second.lower)


def _is_past(sentence: Sentence, verb: Token) -> bool:
    finite = child(sentence, verb, "aux", "auxpass") or verb
    return finite.tag == "VBD"


def _beside(sentence: Sentence, head: Token) -> set[int]:
    """The words right beside a subject that the parser made a second one: *an ex-wife*, *the journal Lancet*."""
    found: set[int] = set()
    first, last = head.first, head.last
    siblings = [word for word in sentence.tokens if word.head == head.head and word.dep == head.dep == "nsubj"]
    for word in reversed(siblings):
        if word.last == first - 1 and sentence.tokens[first - 1].end == sentence.tokens[first].start:
            found |= whole(sentence, word)
            first = word.first
    for word in siblings:
        if word.first == last + 1 and word.tag == "NNP" and sentence.tokens[last].pos not in ("PUNCT", "CCONJ"):
            found |= whole(sentence, word)
            last = word.last
    return found


def _speaks(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is one of speech, as *pointed out* is and *pointed his gun* is not."""
    if verb.lemma != "point":
        return verb.lemma in SPEECH
    return any(word.lower in ("out", "to") for word in sentence.children(verb))


def source_of(sentence: Sentence, head: Token, apart: Iterable[int]) -> Source:
    """The whole noun phrase of a source, without the clause that reports (`apart`: tokens of cue and content)."""
    outside = set(apart)
    meant = antecedent(sentence, head)
    if head.lower in RELATIVES and head.tag in ("WDT", "WP", "IN", "DT"):
        return Source(head.i, head.i, head, meant)
    kept = whole(sentence, head) | _beside(sentence, head)
    for word in sentence.children(head):
        reported = not outside.isdisjoint(range(word.first, word.last + 1))
        if reported or word.dep in ("advcl", "ccomp", "parataxis"):
            side = range(word.first, head.last + 1) if word.i > head.i else range(head.first, word.last + 1)
            kept -= set(side)
    kept -= outside
    kept.add(head.i)
    first = last = head.i
    while first - 1 in kept and sentence.tokens[first - 1].text != ")":
        first -= 1
    while last + 1 in kept:
        last += 1
    while last > head.i and (sentence.tokens[last].text in _AFTER_A_NAME or sentence.tokens[last].pos == "ADP"):
        last -= 1
    for word in sentence.tokens[head.i + 1 : last + 1]:
        day = child(sentence, word, "pobj") if word.dep == "prep" and word.lower == "on" else None
        over, after = sentence.tokens[word.head], sentence.tokens[last + 1 : last + 2]
        if word.last == last and day is not None and is_date(day) and is_noun(over):
            told = after and after[0].pos in ("VERB", "AUX", "ADV")
            last = word.i - 1 if told else last  # "the mayor on Monday said"
            break
    if last > head.i and sentence.tokens[last].text == "," and child(sentence, head, "appos", "relcl", "acl") is None:
        last -= 1
    while first < head.i and sentence.tokens[first].pos == "PUNCT":
        first += 1
    if last == head.i and last + 2 < len(sentence.tokens):  # "his ex-wives", parted by the parser
        dash, rest = sentence.tokens[last + 1 : last + 3]
        if dash.text == "-" and meant is head and head.end == dash.start and dash.end == rest.start:
            return Source(first, rest.i, rest, rest)
    return Source(first, last, head, meant)
