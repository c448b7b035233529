"""Meeting: which rows of the codebook the words of a sentence meet, and which words meet none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.reading.codebook import Codebook, cue_words
from comity.reading.codebook.sheets import Row, Sheets
from comity.reading.codebook.wording import in_words
from comity.reading.cues import has_words, light_verb, noun_entry, verb_entry
from comity.reading.deeds.deed import Deed
from comity.reading.deeds.proposed import proposer_of
from comity.reading.draft import Draft
from comity.reading.explanation.steps import CueStep
from comity.reading.grammar import is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.status import Heard, standing
from comity.reading.trail import GivenUp

_BARE = frozenset("be have do".split())


def _is_adjective(token: Token) -> bool:
    return token.pos == "ADJ"


_POS: Mapping[str, Callable[[Token], bool]] = {
    "verb": is_verb,
    "noun": is_noun,
    "adj": _is_adjective,
    "adv": lambda token: token.pos in ("ADV", "PART"),
    "prep": lambda token: token.pos in ("ADP", "SCONJ"),
    "conj": lambda token: token.pos in ("SCONJ", "CCONJ", "ADV"),
    "aux": lambda token: token.pos in ("AUX", "VERB"),
}


class Meeting:
    """Looks up what the words of a draft's sentences meet; `deeds` and `given_up` say what came of it."""

    def __init__(self, draft: Draft, written: Sheets, deeds: list[Deed], given_up: list[GivenUp]) -> None:
        self._draft = draft
        self._book: Codebook = draft.knowledge.codebook
        self._written = written
        self._told = {deed.key: deed for deed in deeds}
        by_tables = [one for one in given_up if proposer_of(one.entry) is None]
        self._given_up = {(one.sentence, one.token.i): one.why for one in by_tables}

    def cues(self, sentence: Sentence) -> tuple[CueStep, ...]:
        """The rows that the words of a sentence meet, in the order of the words."""
        return tuple(step for token in sentence.tokens for step in self._of_word(sentence, token))

    def unknown(self, sentence: Sentence) -> tuple[str, ...]:
        """The nouns, verbs and adjectives that no row knows, and that are no part of a name, place or time."""
        taken = {i for one in self._draft.named if one.sentence == sentence.i for i in range(one.first, one.last + 1)}
        taken |= {
            i for one in self._draft.located if one.sentence == sentence.i for i in range(one.first, one.last + 1)
        }
        times = [time.span for at, time in self._draft.times if at == sentence.i]
        return tuple(
            token.text
            for token in sentence.tokens
            if token.pos in ("NOUN", "VERB", "ADJ", "PROPN")
            and token.i not in taken
            and token.lemma not in _BARE
            and not any(token.lemma in lemmas for lemmas in self._book.classes.values())
            and not any(span.start <= token.start < span.end for span in times)
            and not any(self._of_word(sentence, token))
        )

    def _of_word(self, sentence: Sentence, token: Token) -> Iterator[CueStep]:
        yield from self._deeds(sentence, token)
        yield from self._bearing(sentence, token)
        yield from self._attitudes(sentence, token)
        yield from self._phrases(sentence, token)

    def _deeds(self, sentence: Sentence, token: Token) -> Iterator[CueStep]:
        """The row of a verb or noun that tells a deed or is kept from it."""
        entry = None
        if token.pos == "VERB" and token.dep not in ("aux", "auxpass"):
            entry = verb_entry(sentence, token, self._book)
            others = len(self._book.verbs.get(token.lemma, ())) - (entry is not None)
        elif is_noun(token):
            entry = noun_entry(sentence, token, self._book)
            others = 0
        if entry is not None and (row := self._written.by_entry(entry.id)) is not None:
            outcome = self._outcome(sentence, token)
            if others:
                outcome += f"; {others} other rows of `{token.lemma}` fit less or not"
            yield _step(token.text, row, outcome)
        light = light_verb(sentence, token, self._book) if token.pos == "VERB" else None
        lit = next((row for row in self._rows("light", token) if fits(sentence, token, row.cue)), None)
        if light is not None and lit is not None:
            lent = [d for d in self._told.values() if d.light is not None and d.light[0] is token]
            yield _step(
                token.text, lit, f"lends its sides to `{lent[0].token.text}`" if lent else "governs no deed here"
            )

    def _outcome(self, sentence: Sentence, token: Token) -> str:
        key = (sentence.i, token.i)
        proposer = proposer_of(self._told[key].entry) if key in self._told else None
        if key in self._told and proposer is None:
            return "tells a deed"
        outcome = f"no deed: {self._given_up[key]}" if key in self._given_up else "no deed"
        return outcome if proposer is None else f"{outcome}; {proposer} proposed one"

    def _bearing(self, sentence: Sentence, token: Token) -> Iterator[CueStep]:
        """Words that bear on whether a deed was done, by their place over it."""
        used = {i for deed in self._told.values() if deed.sentence is sentence for i in self._bearing_on(deed)}
        seen: set[tuple[str, str]] = set()
        for row in self._rows("status", token):
            if (row.cue, row.cells["status"]) in seen:
                continue
            pos = row.cells["pos"]
            apt = pos not in _POS or _POS[pos](token)
            if apt and row.cells["status"] and fits(sentence, token, row.cue):
                seen.add((row.cue, row.cells["status"]))
                yield _step(token.text, row, "bears on a deed" if token.i in used else "stands over no deed here")

    def _attitudes(self, sentence: Sentence, token: Token) -> Iterator[CueStep]:
        for row in self._rows("stances", token):
            pos = row.cells["pos"]
            if pos in _POS and _POS[pos](token) and fits(sentence, token, row.cue):
                held = any(stance.basis.start <= token.start < stance.basis.end for stance in self._draft.stances)
                yield _step(token.text, row, "tells a stance" if held else "no stance: nobody stands in its slots")
        for row in self._rows("cues", token):
            pos = row.cells["pos"]
            apt = _POS[pos](token)
            if not apt or not fits(sentence, token, row.cue):
                continue
            said = [one for one in self._draft.attributions if one.cue.start <= token.start < one.cue.end]
            shows = any((one.act, one.attitude) == (row.cells["act"], row.cells["attitude"]) for one in said)
            if shows or not said:
                yield _step(token.text, row, "shows who says it" if shows else "reports nothing here")
                return

    def _phrases(self, sentence: Sentence, token: Token) -> Iterator[CueStep]:
        """Words that choose a mode or a context, which stand side by side."""
        for deed in self._told.values():
            if deed.sentence is sentence and deed.mode is not None and deed.entry.mode != deed.mode:
                row = self._mode_row(sentence, token, deed)
                if row is not None:
                    yield _step(token.text, row, "gives the mode")
        for length in range(1, self._book.longest_context + 1):
            words = sentence.tokens[token.i : token.i + length]
            forms = {tuple(w.lower for w in words), tuple(w.lemma for w in words)}
            for form in sorted(forms):
                context = self._book.contexts.get(form) if len(form) == length else None
                if context is not None and (row := self._written.row("contexts", context)) is not None:
                    yield _step(" ".join(w.text for w in words), row, "its paragraph has the context")
                    break

    def _bearing_on(self, deed: Deed) -> set[int]:
        """The words that gave a deed a status on the way up from it, and the one that gives it in the end."""
        heard: list[Heard] = []
        standing(deed.sentence, deed.token, self._book, heard)
        cues = [cue for cue in (*(one.standing.cue for one in heard), deed.standing.cue) if cue is not None]
        return {word.i for word in deed.sentence.tokens for cue in cues if cue.start <= word.start < cue.end}

    def _mode_row(self, sentence: Sentence, token: Token, deed: Deed) -> Row | None:
        """The row of modes.tsv that begins with a word and tells a deed's mode."""
        rows = (
            row for word in dict.fromkeys((token.lemma, token.lower)) for row in self._written.starting("modes", word)
        )
        told = (row for row in rows if (row.cells["type"], row.cells["mode"]) == (deed.type, deed.mode))
        return next((row for row in told if _stands(sentence, token, cue_words(row.cue))), None)

    def _rows(self, table: str, token: Token) -> list[Row]:
        return self._written.starting(table, token.lemma) or self._written.starting(table, token.lower)


def row_over(written: Sheets, sentence: Sentence, token: Token) -> Row | None:
    """The row of the word that gave a status: of status.tsv, else of the verb or noun over the deed."""
    for table in ("status", "light", "verbs", "nouns"):
        for row in written.starting(table, token.lemma) or written.starting(table, token.lower):
            telling = row.cells.get("status") or row.cells.get("deed")
            if telling and fits(sentence, token, row.cue):
                return row
    return None


def fits(sentence: Sentence, token: Token, cue: str) -> bool:
    """Whether the words of a cue after its first hang on a word, or stand after it."""
    words = tuple(cue.split())
    return has_words(sentence, token, words[1:]) or _stands(sentence, token, words)


def _stands(sentence: Sentence, token: Token, cue: tuple[str, ...]) -> bool:
    words = sentence.tokens[token.i : token.i + len(cue)]
    return len(words) == len(cue) and all(part in (w.lemma, w.lower) for part, w in zip(cue, words, strict=True))


def _step(text: str, row: Row, outcome: str) -> CueStep:
    return CueStep(text, row.place, row.cue, in_words(row), outcome)
