"""Verbs that report, one sentence at a time: `said that`, `accused X of Y`, `wants to`, `was described by X as`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from comity.reading.grammar import (
    SUBJECTS,
    child,
    children,
    is_passive,
    is_verb,
    subject,
)
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.asides import without_asides
from comity.reading.speech.clauses import HEARING
from comity.reading.speech.contents import (
    after_colon,
    content_of,
    until_another,
    until_second,
    with_rest,
    without_frame,
)
from comity.reading.speech.edges import at_its_edges
from comity.reading.speech.interposed import interposed, since_parting, with_sides
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.passives import with_antecedent
from comity.reading.speech.phrases import (
    Saying,
    Source,
    Stretch,
    cue_tokens,
    group_start,
    joined_above,
    runs,
    source_of,
    stretch,
    whole,
    without_leading,
)
from comity.reading.speech.quotations import Quotation, overlapping
from comity.reading.speech.silences import ANSWERING, GOING_ON, says_nothing
from comity.reading.speech.speakers import beside, giver, source_head

_HELD = frozenset("believe think allege report say know suspect presume understand rumor rumour".split())
"""Of these an infinitive tells what is said of their subject, unless they have an object: *believed to be dead*."""
_BIDDING = frozenset({"urge", "order", "instruct", "advise"})
"""Of these too, which never lack an object else: *workers urged to stay*."""
_DROPPED = frozenset({"amod", "compound", "nmod"})
_SAYING_AGAIN = frozenset({"reiterate", "repeat"})
_OWNING_UP = frozenset({"claim", "take", "accept", "assume", "acknowledge"})
_OWNED = frozenset({"responsibility", "credit", "blame"})
_BEFORE = 3  # characters before a sentence in which a quotation that belongs to it may end


class Verbs:
    """Finds the sayings that hang on the verbs of a report's sentences."""

    def __init__(
        self, text: str, cues: Mapping[tuple[str, str], Sequence[CueWords]], quoted: Sequence[Quotation]
    ) -> None:
        self._text = text
        self._cues = cues
        self._speaking = frozenset(
            lemma for (pos, lemma), rows in cues.items() if pos == "verb" and len(rows[-1].words) == 1
        )
        self._quoted = quoted

    def sayings(self, sentence: Sentence) -> Iterator[Saying]:
        for verb in sentence.tokens:
            if verb.pos not in ("VERB", "AUX") or verb.dep in _DROPPED:
                continue
            for words in self._cues.get(("verb", verb.lemma), ()):
                saying = self._saying(sentence, verb, words)
                if saying is not None:
                    yield saying
                    break

    def _restated(self, sentence: Sentence, verb: Token, words: CueWords) -> CueWords:
        """*Reiterates its demand*, *repeats the denial*: what is said again is what the noun tells, and said so."""
        if verb.lemma in _OWNING_UP and (claimed := child(sentence, verb, "nsubjpass")) is not None:
            return replace(words, act="admit") if claimed.lemma in _OWNED else words  # "responsibility was claimed by"
        target = child(sentence, verb, "dobj") if verb.lemma in _SAYING_AGAIN else None
        rows = self._cues.get(("noun", target.lemma), ()) if target is not None else ()
        return replace(words, act=rows[0].act, attitude=rows[0].attitude) if rows else words

    def _saying(self, sentence: Sentence, verb: Token, words: CueWords) -> Saying | None:
        fixed = fixed_words(sentence, verb, words.words[1:])
        passive = (is_passive(sentence, verb) and joined_above(sentence, verb) is None) or _is_raised(sentence, verb)
        passive = (passive or _is_asked(sentence, verb)) and interposed(sentence, verb) is None
        if fixed is None or says_nothing(sentence, verb, words, fixed, passive):
            return None
        first, last = cue_tokens(sentence, verb, fixed)
        found = content_of(sentence, verb, fixed, words.frames, passive)
        head = source_head(sentence, verb, passive)
        if head is None and not passive:
            head = beside(sentence, verb, first)
        issued = giver(sentence, verb)
        if issued is not None and (author := subject(sentence, issued)) is not None:
            head = author
            first = group_start(sentence, issued) if issued.i < verb.i else first
        if found is None and "quote" not in words.frames:
            return None
        if head is None and not passive and (verb.tag in ("VB", "VBG") or found is None):
            return None
        if child(sentence, verb, "expl") is not None or (head is not None and head.dep == "expl"):
            head = None  # "there seems to be"
        if head is not None and head.lower == "you" and words.attitude == "belief":
            return None  # "as you know"
        if head is not None and verb.tag == "VBG" and is_verb(head) and child(sentence, head, *SUBJECTS) is not None:
            return None  # a clause says nothing
        if passive and head is not None and (told := _that_of(sentence, verb, head)):
            found = told
        content = with_antecedent(sentence, verb, found or set()) | after_colon(sentence, verb, words, found or set())
        content = until_another(sentence, verb, without_frame(sentence, content), self._speaking)
        content = with_rest(sentence, verb, until_second(sentence, verb, content, self._speaking))
        content = at_its_edges(sentence, verb, words, content)
        content = with_sides(sentence, verb, since_parting(sentence, verb, without_asides(sentence, verb, content)))
        if head is not None and "subject" in words.frames and head.i < verb.i and not passive:
            content = content | whole(sentence, head)  # "the talks seem to have failed": nobody is named who says so
            head = None
        own = set(range(first, last + 1))
        source = None
        if head is not None:
            if head.i in content and head.first <= min(content) and verb.i not in content:
                content = content - whole(sentence, head)
            source = source_of(sentence, head, own if head.i in content else content | own)
            by = passive and sentence.tokens[source.first - 1].lower == "by"
            own |= set(range(source.first - by, source.last + 1))
        pieces = tuple(runs(sentence, without_leading(sentence, content - own)))
        cue = stretch(sentence, first, last)
        if "quote" in words.frames:
            pieces = self._with_quotation(sentence, verb, cue, source, pieces)
        bare = not any(sentence.tokens[i].lower == "that" for i in sorted(content)[:1])
        if words.words[0] == "say" and len(words.words) > 1 and self._quotes(pieces):
            pieces = tuple(piece for piece in pieces if self._quotes([piece]))  # "“Good,” he said of the plan"
        if verb.lemma in GOING_ON and bare and not fixed and not self._quotes(pieces):
            pieces = ()  # "the fighting continues as the truce begins"
        if not pieces and not self._introduces(sentence, cue):
            return None
        return Saying(sentence, verb, cue, self._restated(sentence, verb, words), source, pieces)

    def _with_quotation(
        self, sentence: Sentence, verb: Token, cue: Stretch, source: Source | None, pieces: tuple[Stretch, ...]
    ) -> tuple[Stretch, ...]:
        """The pieces, and the quotation that stands right before or after the words that report it."""
        start, end = cue
        if source is not None:
            start = min(start, sentence.tokens[source.first].start)
            end = max(end, sentence.tokens[source.last].end)
        if any(quotation.has_inside(cue[0]) for quotation in overlapping(self._quoted, cue[0], cue[1])):
            return pieces
        found = list(pieces)
        opening = sentence.span.start
        aside = verb.tag == "VBG" and pieces and verb.dep in ("advcl", "pcomp", "conj")  # "she said, referring to it"
        heard = [piece for piece in pieces if verb.lemma in HEARING and end <= piece[0]]
        for quotation in overlapping(self._quoted, opening - _BEFORE, sentence.span.end + 1):
            if quotation.end <= start and quotation.end > opening - _BEFORE and not aside:
                gap = self._text[quotation.end : start]
                before = quotation.end <= opening
                if pieces and _is_of_opening(sentence, verb, quotation):
                    continue
                if verb.tag == "VBN" and source is not None and _is_summary(sentence, source):
                    continue
                if gap.strip(" ,–—-\xa0") == "" and not (before and (pieces or _tells_more(sentence, verb))):
                    begin = quotation.start
                    if not pieces and begin > opening and not before:
                        begin = opening  # "The village “is ours,” he said"
                    found.append((begin, quotation.end))
            elif end <= quotation.start <= sentence.span.end:
                asked = {piece for piece in heard if piece[1] < quotation.start}
                if self._follows(sentence, end, quotation, bool(set(pieces) - asked)):
                    found = [piece for piece in found if piece not in asked]  # "asking her, “Who are you?”"
                    found.append((quotation.start, quotation.end))
                elif (
                    found and self._text[found[-1][1] : quotation.start].strip(" ,") == "and" and quotation.start > end
                ):
                    found.append((quotation.start, quotation.end))  # "shouting “Out!” and “Now!”"
        return tuple(found)

    def _quotes(self, pieces: Iterable[Stretch]) -> bool:
        return any(True for start, end in pieces for _ in overlapping(self._quoted, start, end))

    def _introduces(self, sentence: Sentence, cue: Stretch) -> bool:
        """Whether a sentence ends in the colon of a quotation to come: its content is found among the turns."""
        after = self._text[cue[1] - 1 : sentence.span.end]
        return after.endswith(":") or self._text[sentence.span.end : sentence.span.end + 1] == ":"

    def _follows(self, sentence: Sentence, end: int, quotation: Quotation, has_content: bool) -> bool:
        """Whether nothing but the hearer and the occasion stands between the words that report and a quotation."""
        between = [token for token in sentence.tokens if end <= token.start and token.end <= quotation.start]
        if any(token.pos in ("VERB", "AUX") or token.text in ("”", '"', "''") for token in between):
            return False
        if not between:
            return True
        if between[-1].text in (",", ":", "—") or between[-1].lower in ("that", "as"):
            return len(between) < 16 and (not has_content or between[0].text in (",", ":", "."))
        return False


def _that_of(sentence: Sentence, verb: Token, agent: Token) -> set[int]:
    """What *it* stands for in `It is alleged by a report that guards fled`, which the parser hung on the report."""
    own = child(sentence, verb, "nsubjpass", "nsubj")
    if own is None or own.lower != "it":
        return set()
    for word in children(sentence, agent, "acl", "relcl", "ccomp"):
        if sentence.tokens[word.first].lower == "that" and word.first == agent.i + 1:
            return whole(sentence, word)
    return set()


def _tells_more(sentence: Sentence, verb: Token) -> bool:
    """`The sergeant responded to the call to clear the house`: more than who spoke the quotation before it."""
    if verb.lemma not in ANSWERING | GOING_ON:
        return False
    return any(is_verb(word) for word in children(sentence, verb, "advcl", "xcomp", "conj"))


def _is_summary(sentence: Sentence, source: Source) -> bool:
    """*a view first put forward in spring*, behind a quotation: a noun for what is said, and nobody who says it."""
    return source.meant.tag == "NN" and sentence.tokens[source.first].lower in ("a", "an")


def _is_of_opening(sentence: Sentence, verb: Token, quotation: Quotation) -> bool:
    """*Calling it “a gem,” she said that it was sold*: a quotation within what the sentence opens with."""
    for word in children(sentence, verb, "advcl", "prep"):
        opens = word.i < verb.i and sentence.tokens[word.first].start < quotation.start
        if opens and quotation.start < sentence.tokens[word.last].end:
            return True
    return False


def fixed_words(sentence: Sentence, verb: Token, words: Sequence[str]) -> list[Token] | None:
    """The words of a cue after its head, as they hang on it or on one another; None where one is not there."""
    found: list[Token] = []
    for word in words:
        token = next(
            (
                candidate
                for above in [*reversed(found), verb]
                for candidate in sentence.children(above)
                if word in (candidate.lower, candidate.lemma) and candidate.i > verb.i and candidate.dep not in SUBJECTS
            ),
            None,
        )
        if token is None and word == "for":  # "calls for them to go": the parser hangs it on their going
            wanted = [
                mark for clause in children(sentence, verb, "advcl", "ccomp") for mark in sentence.children(clause)
            ]
            token = next((mark for mark in wanted if mark.lower == word and mark.i == verb.i + 1), None)
        if token is None:
            return None
        found.append(token)
    return found


def _is_raised(sentence: Sentence, verb: Token) -> bool:
    """*Raiders believed to be led by a deserter attack ...*: a passive, whatever the parser made of it."""
    held = verb.lemma in _HELD | _BIDDING
    held = held or (verb.lemma == "expect" and verb.tag == "VBN")  # "with the party expected to win"
    if not held or verb.tag not in ("VBN", "VBD") or child(sentence, verb, "dobj", "ccomp") is not None:
        return False
    if sentence.lower_after(verb) == ",":  # "it struck, the envoy said, to stop them"
        return False
    inner = child(sentence, verb, "xcomp")
    return inner is not None and any(word.tag == "TO" for word in sentence.children(inner))


def _is_asked(sentence: Sentence, verb: Token) -> bool:
    """*Asked if he would run, the senator said*: somebody has asked him, whatever the parser made of it."""
    before = [token for token in sentence.tokens[: verb.i] if token.pos != "PUNCT"]
    answered = any(word.i > verb.i and word.lemma in ANSWERING for word in children(sentence, verb, "ccomp"))
    return verb.lower == "asked" and (not before or answered) and child(sentence, verb, "dobj") is None
