"""Proposals: deeds that something beside the codebook sees in an article, before the rules have looked at them.

A proposer is a slot: a function of one's own, a model, or a model that is served (`comity.reading.served`). It sees a
draft and says which word may tell a deed of which type, and which words of the sentence name its parties. It writes no
record: `comity.reading.deeds.proposed` takes up what stands in the text, and refuses the rest with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from comity.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that may tell a deed. `sentence` is the number (`i`) of one of the draft's sentences.

    `anchor` is the word as it stands there; `at` is the character of the article's text where it begins, and without
    it the anchor is the `nth` such word of the sentence, from 1. `actors` and `recipients` are words of the sentence.
    """

    sentence: int
    anchor: str
    type: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    nth: int = 1
    at: int | None = None


class Proposer(Protocol):
    """What may stand in the slot. It has to be picklable where several processes read.

    `name` goes into the reader's stamp and, as `proposed:NAME`, into the records that come of it: another name where
    it would propose otherwise.
    """

    @property
    def name(self) -> str: ...

    def __call__(self, draft: Draft) -> Sequence[Proposal]:
        """A draft with its sentences, names and attributions -> what it proposes, in any order."""


def propose(draft: Draft) -> Draft:
    """Adds what the draft's proposer proposes; a draft without one stays as it is."""
    return draft if draft.proposer is None else replace(draft, proposals=tuple(draft.proposer(draft)))
