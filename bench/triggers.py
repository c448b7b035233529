"""Given words for deeds as records: what Comity reads around a trigger, in place of what it finds by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bench.ecb import GoldReport, Trigger
from comity.reading.draft import Draft
from comity.reading.pipeline import reading_of
from comity.reading.sentences import Sentence, Token
from comity.types import Actor, Argument, EventMention, Reading, Span, When

TOLD = "TOLD"
"""The type of all of them: which deeds may be one is for the linker to say."""
_DOES = frozenset({"nsubj", "poss", "agent"})
_SUFFERS = frozenset({"nsubjpass", "dobj", "attr", "dative", "compound", "amod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SHARES_ITS_SUBJECT = frozenset({"xcomp", "conj", "advcl", "dobj", "pobj", "prep"})
_NAMELESS = "-00000000"  # as the ids of those end whom no name is known for
_PATIENCE = 3


def head_of(trigger: Trigger, sentences: Sequence[Sentence]) -> tuple[Sentence, Token] | None:
    """The sentence of a trigger and the word of it that the others hang on."""
    for sentence in sentences:
        inside = [token for token in sentence.tokens if token.start < trigger.end and token.end > trigger.start]
        if inside:
            held = {token.i for token in inside}
            return sentence, next(
                (token for token in inside if token.head == token.i or token.head not in held), inside[0]
            )
    return None


def read_triggers(report: GoldReport, draft: Draft) -> Reading:
    """The reading of a report with an event mention for each trigger, by its id, and no other.

    Where the reader finds a deed at the trigger, its record is taken: its parties, place, counts, status. Where it
    finds none, the parties are the words that the parse puts beside the trigger. The set dates no report.
    """
    whole = reading_of(draft)
    actors = {actor.id: actor for actor in whole.actors}
    mentions = []
    for trigger in report.triggers:
        found = head_of(trigger, draft.sentences)
        if found is None:
            raise ValueError(f"no word of `{report.name}` stands at {trigger.start}")
        ours = next((one for one in whole.event_mentions if _meets(one.anchor, trigger)), None)
        mention = ours or _made(report, *found, whole, actors)
        mentions.append(
            replace(
                mention,
                id=trigger.id,
                event=trigger.id,
                event_type=TOLD,
                mode=ours.event_type if ours else None,
                anchor=Span.cut(report.article.text, trigger.start, trigger.end),
                when=_SOME_DAY,
                status="happened",
                historical=False,
            )
        )
    day = replace(report.article, published=_SOME_DAY.first)
    return replace(whole, article=day, event_mentions=tuple(mentions), actors=tuple(actors.values()))


_SOME_DAY = When("2000-01-01", "2000-01-01", "day", "report")


def _made(
    report: GoldReport, sentence: Sentence, head: Token, reading: Reading, actors: dict[str, Actor]
) -> EventMention:
    """A deed as the parse alone has it; parties whom the reader does not know become actors without a name."""
    sides = []
    for side in (_doers(sentence, head), _sufferers(sentence, head)):
        found = []
        for token in side:
            known = [a.id for a in reading.actors for m in a.mentions if m.span.start <= token.start < m.span.end]
            if not known:
                made = Actor(f"{token.lower}{_NAMELESS}", token.text, "unresolved")
                known = [actors.setdefault(made.id, made).id]
            found += [Argument(one, sentence.cut(token.i, token.i)) for one in known]
        sides.append(tuple(found))
    span = Span.cut(report.article.text, sentence.span.start, sentence.span.end)
    return EventMention(
        "", report.article.id, "", TOLD, sentence.cut(head.i, head.i), span, actors=sides[0], recipients=sides[1]
    )


def _doers(sentence: Sentence, head: Token) -> Iterator[Token]:
    own = [child for child in sentence.children(head) if child.dep in _DOES]
    for child in own:
        yield from sentence.children(child) if child.dep == "agent" else (child,)
    for _ in range(0 if own else _PATIENCE):
        above = sentence.head(head)
        if above is None or head.dep in ("relcl", "acl"):
            if above is not None:
                yield above
            return
        if head.dep not in _SHARES_ITS_SUBJECT:
            return
        head = above
        subjects = [child for child in sentence.children(head) if child.dep in _SUBJECTS]
        if subjects:
            yield from subjects
            return


def _sufferers(sentence: Sentence, head: Token) -> Iterator[Token]:
    for child in sentence.children(head):
        if child.dep in _SUFFERS:
            yield child
        elif child.dep == "prep":
            yield from sentence.children(child)


def _meets(span: Span, trigger: Trigger) -> bool:
    return span.start < trigger.end and trigger.start < span.end
