"""Voices: who tells a deed or holds a stance, by the attributions in whose content it stands."""

from __future__ import annotations

import re
from collections.abc import Collection

from comity.reading.covering import covering_content
from comity.reading.draft import Draft
from comity.reading.grammar import child, is_verb
from comity.reading.sentences import Sentence, Token
from comity.types import Attribution, Span, Voice

_CLAIM = re.compile(
    r"\b(?:claim|accusation|allegation|charge|statement|report|account|assertion|words?|confession)s?\b"
)


class Voices:
    """Looks up the attributions of an article by place."""

    def __init__(self, draft: Draft) -> None:
        self._unproved = covering_content(a for a in draft.attributions if a.source is None and a.evidence == "none")
        self._by_id = {attribution.id: attribution for attribution in draft.attributions}
        self._at = {
            a.cue.start + word.start(): a for a in draft.attributions for word in re.finditer(r"\S+", a.cue.text)
        }
        self._cues = draft.knowledge.codebook.sayings
        told = (a for a in draft.attributions if a.source is not None and a.attitude not in ("question", "intention"))
        self._told = covering_content(told)

    def without_evidence(self, anchor: Span) -> Span | None:
        """The words that say that nobody has offered evidence for what stands at `anchor`; None where none do."""
        for attribution in self._unproved.near(anchor.start):
            if any(content.holds(anchor) for content in attribution.content):
                return attribution.cue
        return None

    def of(
        self, sentence: Sentence, anchor: Span, presupposing: Collection[Span] = ()
    ) -> tuple[Voice, tuple[str, ...]]:
        """The voice that tells what stands at `anchor`, and the attributions that it stands in, outermost first.

        An attribution whose cue overlaps a `presupposing` span takes its content for granted (*condemned the raid*):
        the raid is still told by whoever tells the condemning.
        """
        around = [
            a
            for a in self._told.near(anchor.start)
            if any(content.holds(anchor) for content in a.content)
            and (_is_taken_back(a) or not any(a.cue.overlaps(span) for span in presupposing))
            and not self._is_given(sentence, anchor, a)
        ]
        around.sort(key=lambda a: (-_size(a), a.cue.start, a.id))
        around = self._chain(around, self._at.get(anchor.start))
        if around:
            return "source", tuple(a.id for a in around)
        return ("editor" if sentence.part == "editor_note" else "author"), ()

    def _is_given(self, sentence: Sentence, anchor: Span, around: Attribution) -> bool:
        """*Described the talks as frank*, *knew that they had met*: by the table of cues, taken for granted there."""
        word = next((token for token in sentence.tokens if token.start == anchor.start), None)
        cue = [token for token in sentence.tokens if around.cue.start <= token.start < around.cue.end]
        if any("known" in row.frames for verb in cue for row in self._cues.get(("verb", verb.lemma), ())):
            return True
        if (
            word is not None
            and cue
            and (_is_background(sentence, word, cue[-1]) or _is_of_whom(sentence, word, around))
        ):
            return True
        while word is not None and not is_verb(word):
            above = sentence.head(word)
            if above is not None and around.cue.start <= above.start < around.cue.end:
                rows = self._cues.get(("verb", above.lemma), ())
                return word.dep in ("dobj", "nsubjpass") and any("given" in row.frames for row in rows)
            word = above
        return False

    def _chain(self, around: list[Attribution], own: Attribution | None) -> list[Attribution]:
        """Without those that only take up the words of another: *X's accusation that ... was rejected*.

        `own` is the attribution that the anchor itself is the cue of; without one the innermost counts.
        """
        if not around or (own is None and len(around) == 1):
            return around
        inner, chain = own or around[-1], set()
        at: Attribution | None = inner
        while at is not None and at.id not in chain:
            chain.add(at.id)
            at = self._by_id.get(at.inside or "")
        return [a for a in around if a.id in chain or not any(content.holds(inner.cue) for content in a.content)]


def _is_of_whom(sentence: Sentence, word: Token, around: Attribution) -> bool:
    """Whether a word tells of whom something is said: *the organizer of the march is charged with theft*."""
    verb = next((t for t in sentence.tokens if t.end == around.cue.end and t.tag == "VBN"), None)
    after = any(content.start > around.cue.end for content in around.content)
    if verb is None or word.i > verb.i or not after or around.form != "indirect":
        return False
    own = child(sentence, verb, "nsubjpass")
    return own is not None and own.first <= word.i <= own.last and (word.i != own.i or around.act == "accuse")


def _is_background(sentence: Sentence, word: Token, cue: Token) -> bool:
    """Whether *says she is safe, who was freed in May* tells it beside what is said: in the past, and that is not."""
    if cue.tag not in ("VBZ", "VBP"):
        return False
    over = [word, *sentence.ancestors(word)]
    told = next((above for above in over if is_verb(above) and above.head == cue.i), None)
    for above in over:
        first = sentence.tokens[above.first]
        aside = above.dep == "relcl" and first.tag in ("WP", "WDT") and sentence.tokens[first.i - 1].text == ","
        if aside and first.i - 1 > cue.i and told is not None and told is not above:
            return _finite_tag(sentence, above) == "VBD" != _finite_tag(sentence, told)
    return False


def _finite_tag(sentence: Sentence, verb: Token) -> str:
    return (child(sentence, verb, "aux", "auxpass") or verb).tag


def _is_taken_back(attribution: Attribution) -> bool:
    """*Withdrew his claim that*: a claim stays that of whoever takes it back; a threat or an offer never was one."""
    return attribution.act == "retract" and any(_CLAIM.search(content.text) for content in attribution.content)


def _size(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)
