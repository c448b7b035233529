"""Voices: who tells a deed or holds a stance, by the attributions in whose content it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from comity.reading.draft import Draft
from comity.reading.sentences import Sentence
from comity.types import Attribution, Span, Voice

_BLOCK = 1_000  # characters


class Voices:
    """Looks up the attributions of an article by place."""

    def __init__(self, draft: Draft) -> None:
        self._unproved = [a for a in draft.attributions if a.source is None and a.evidence == "none"]
        self._near: dict[int, list[Attribution]] = defaultdict(list)  # by block of text, for long reports
        for spoken in draft.attributions:
            if spoken.source is not None and spoken.attitude not in ("question", "intention"):
                for block in sorted({b for span in spoken.content for b in _blocks(span)}):
                    self._near[block].append(spoken)

    def without_evidence(self, anchor: Span) -> Span | None:
        """The words that say that nobody has offered evidence for what stands at `anchor`; None where none do."""
        for attribution in self._unproved:
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
            for a in self._near.get(anchor.start // _BLOCK, ())
            if any(content.holds(anchor) for content in a.content)
            and not any(a.cue.overlaps(span) for span in presupposing)
        ]
        around.sort(key=lambda a: (-_size(a), a.cue.start, a.id))
        if around:
            return "source", tuple(a.id for a in around)
        return ("editor" if sentence.part == "editor_note" else "author"), ()


def _blocks(span: Span) -> range:
    return range(span.start // _BLOCK, (span.end - 1) // _BLOCK + 1)


def _size(attribution: Attribution) -> int:
    return sum(content.end - content.start for content in attribution.content)
