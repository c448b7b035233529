"""Contexts: what a paragraph is about beside its deeds, by the cues that the codebook lists."""

from __future__ import annotations

from collections import defaultdict

from comity.reading.codebook import Codebook
from comity.reading.draft import Draft
from comity.reading.sentences import Sentence


class Contexts:
    """Looks up the contexts of a draft by paragraph, each paragraph once."""

    def __init__(self, draft: Draft, book: Codebook) -> None:
        self._book = book
        self._paragraphs: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in draft.sentences:
            self._paragraphs[sentence.paragraph].append(sentence)
        self._found: dict[int, tuple[str, ...]] = {}

    def of(self, sentence: Sentence) -> tuple[str, ...]:
        """The contexts of the paragraph in which a sentence stands, in alphabetical order."""
        number = sentence.paragraph
        if number not in self._found:
            cues = {context for other in self._paragraphs[number] for context in self._of_sentence(other)}
            self._found[number] = tuple(sorted(cues))
        return self._found[number]

    def _of_sentence(self, sentence: Sentence) -> set[str]:
        book, found = self._book, set()
        for words in ([t.lower for t in sentence.tokens], [t.lemma for t in sentence.tokens]):
            for at, word in enumerate(words):
                if word not in book.begin_contexts:
                    continue
                for length in range(1, book.longest_context + 1):
                    context = book.contexts.get(tuple(words[at : at + length]))
                    if context is not None:
                        found.add(context)
        return found
