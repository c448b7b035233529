"""Proofs: what the sentences on evidence mean for the attributions beside them, and which are the author's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comity.reading.sentences import Sentence
from comity.reading.speech.evidence import Shown, evidence_as_source, evidence_in
from comity.reading.speech.phrases import Saying, source_of
from comity.reading.speech.sources import Sources

_COMMA = 2  # characters of a comma and a blank
_NEAR = 2  # sentences after a claim within which `it offered no evidence` is said of that claim


@dataclass(frozen=True, slots=True)
class Proof:
    """A sentence on evidence, who it says has shown it or not, and the claim that it is said of (None: its own)."""

    shown: Shown
    by: str | None
    claim: int | None


def proofs(sentences: Sequence[Sentence], sayings: Sequence[Saying], sources: Sources) -> Iterator[Proof]:
    """Each sentence on evidence with the index of the saying that it belongs to."""
    for i, saying in enumerate(sayings):
        shown = evidence_as_source(saying.sentence, saying.source.meant, saying.source) if saying.source else None
        if shown is not None:
            yield Proof(shown, _by(shown, sources), i)
    numbers: dict[int, list[int]] = defaultdict(list)  # of the sayings of each sentence
    for i, saying in enumerate(sayings):
        numbers[saying.sentence.i].append(i)
    for sentence in sentences:
        for shown in evidence_in(sentence):
            by = _by(shown, sources)
            if shown.without:
                claim = _commented(shown, sayings, numbers)
                by = sources.actor(sayings[claim]) if claim is not None else by
            else:
                claim = None if shown.nobody else _claim(shown, by, sayings, numbers, sources)
                if claim is not None and _is_by_speaker(shown, sayings[claim]):
                    by = sources.actor(sayings[claim])
            if claim is not None or shown.kind == "none":
                yield Proof(shown, by, claim)


def _is_by_speaker(shown: Shown, claim: Saying) -> bool:
    """Whether it is the one who makes the claim of whom words on evidence are said that name nobody else."""
    if (shown.by is None and shown.within) or (shown.by is not None and shown.by.pos == "PRON"):
        return True
    goes_on = shown.aside is not None and shown.verb.dep == "conj"
    return goes_on or _is_nobodys(shown, claim) or _hangs_on(shown, claim)


def _by(shown: Shown, sources: Sources) -> str | None:
    return sources.of(shown.sentence, source_of(shown.sentence, shown.by, ())) if shown.by is not None else None


def _commented(shown: Shown, sayings: Sequence[Saying], numbers: Mapping[int, Sequence[int]]) -> int | None:
    """`accused Iran of the strike, without evidence`: the author says it of the accusing, wherever the words hang."""
    here = [i for i in numbers.get(shown.sentence.i, ()) if not tells(shown, sayings[i])]
    before = [i for i in here if sayings[i].cue[0] < shown.span[0] and sayings[i].words.attitude == "assertion"]
    around = [i for i in before if holds(sayings[i], shown)]
    return next(iter(around or before[-1:] or here[:1]), None)


def _claim(
    shown: Shown, by: str | None, sayings: Sequence[Saying], numbers: Mapping[int, Sequence[int]], sources: Sources
) -> int | None:
    """The saying that evidence is said of: in this sentence or right before it, and of the same voice.

    What shows its evidence itself (`pointed to images that show`) is the last to be thought of; what a third party
    shows belongs to a claim only where it is said to back it.
    """
    best = own = None
    here = shown.sentence
    for i in (i for number in range(here.i - _NEAR, here.i + 1) for i in numbers.get(number, ())):
        saying = sayings[i]
        distance = here.i - saying.sentence.i
        if here.paragraph != saying.sentence.paragraph:
            continue
        if distance == 0 and shown.within:
            if holds(saying, shown) and saying.sentence.head(shown.verb) == saying.at:
                return i
        elif shown.within or saying.source is None:
            continue
        elif distance == 0 and saying.at.i == shown.verb.i and shown.own:
            return i
        elif distance == 0 and saying.at.i == shown.verb.i:
            own = i if shown.kind == "offered" else own
        elif distance == 0 and _is_aside_on(shown, saying, by, sources):
            return i
        elif (distance == 0 and holds(saying, shown)) or (distance and shown.content):
            continue
        elif _same(by, saying, sources) or _is_said_of(shown, saying, distance):
            best = i
    return best if best is not None else own


def _is_said_of(shown: Shown, saying: Saying, distance: int) -> bool:
    """Whether words on evidence that name nobody anew are of a claim so many sentences before."""
    if distance and (_is_pronoun(shown) or _is_backed(shown, saying)):
        return True
    return distance <= 1 and _is_nobodys(shown, saying)


def _is_aside_on(shown: Shown, saying: Saying, by: str | None, sources: Sources) -> bool:
    """Whether a showing is an aside of the speaker on that very saying, or of the author's within it."""
    if _hangs_on(shown, saying):
        return True
    return shown.aside is not None and (holds(saying, shown) or _same(by, saying, sources))


def _hangs_on(shown: Shown, saying: Saying) -> bool:
    """`X said, citing images`: the showing is an aside of that very saying."""
    if shown.noun is not None and saying.at.dep == "relcl" and saying.at.head == shown.noun.i:
        return saying.sentence.i == shown.sentence.i  # "released footage that it said showed"
    if shown.verb.dep != "advcl" or shown.verb.tag != "VBG":
        return False
    return shown.verb.head == saying.at.i or _adjoins(shown, saying)


def _adjoins(shown: Shown, saying: Saying) -> bool:
    """Whether a showing stands right after `, X said,` or `, said X,`."""
    end = saying.cue[1]
    if saying.source is not None:
        end = max(end, saying.sentence.tokens[saying.source.last].end)
    return 0 <= shown.span[0] - end <= _COMMA


def _is_backed(shown: Shown, saying: Saying) -> bool:
    return shown.backs and saying.words.attitude == "assertion" and saying.words.act in ("assert", "accuse")


def _is_nobodys(shown: Shown, claim: Saying) -> bool:
    """*No evidence was offered*: of the claim before it, whoever made it."""
    unsaid = shown.kind == "none" and shown.by is None and not shown.content and not shown.nobody
    return unsaid and claim.words.act in ("assert", "accuse")


def _same(by: str | None, saying: Saying, sources: Sources) -> bool:
    return by is not None and sources.actor(saying) == by


def _is_pronoun(shown: Shown) -> bool:
    return shown.by is not None and shown.by.lower in ("he", "she", "it", "they")


def tells(shown: Shown, saying: Saying) -> bool:
    """Whether what looks like a saying is the showing itself: `offering` of `without offering evidence`."""
    return shown.span[0] <= saying.cue[0] and saying.cue[1] <= shown.span[1]


def holds(saying: Saying, shown: Shown) -> bool:
    """Whether the words on evidence stand in what somebody says."""
    return any(start <= shown.span[0] and shown.span[1] <= end for start, end in saying.content)
