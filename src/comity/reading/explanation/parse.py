"""The parse of a sentence as a small tree: each word with the small words that hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.explanation.steps import Node
from comity.reading.sentences import Sentence, Token

_SMALL = frozenset(
    "det amod compound nmod poss case nummod aux auxpass neg prt quantmod predet mark expl preconj".split()
)
_ROLES = {
    "ROOT": "main clause", "nsubj": "subject", "nsubjpass": "subject of the passive", "csubj": "clause as subject",
    "dobj": "object", "obj": "object", "dative": "to whom", "attr": "what it is", "acomp": "what it is like",
    "oprd": "what it is called", "ccomp": "clause that it governs", "xcomp": "clause without a subject",
    "advcl": "side clause", "acl": "clause on the noun", "relcl": "relative clause", "appos": "apposition",
    "conj": "joined", "pobj": "", "pcomp": "clause after the preposition", "agent": "by whom", "prep": "",
    "advmod": "adverb", "npadvmod": "adverb", "parataxis": "beside it", "dep": "hangs on it", "poss": "possessor",
}  # fmt: skip


def tree_of(sentence: Sentence) -> tuple[Node, ...]:
    """The words of a sentence from its root down, in the order of the text under each."""
    return tuple(_nodes(sentence, sentence.root, 0, ""))


def _nodes(sentence: Sentence, token: Token, depth: int, before: str) -> Iterator[Node]:
    """A word and all under it; `before` is the preposition that it stands after."""
    small = [word for word in sentence.children(token) if _is_small(sentence, word)]
    group = sorted([token, *(inner for word in small for inner in sentence.subtree(word))], key=lambda word: word.i)
    text = _joined([word for word in group if word.pos != "PUNCT" or word.text == "-"])
    role = before or _ROLES.get(token.dep, token.dep)
    yield Node(depth, f"{before} {text}" if before else text, f"after `{before}`" if before else role)
    inside = {word.i for word in group}
    for word in sentence.children(token):
        if word.i in inside or word.dep in ("punct", "cc"):
            continue
        governed = [inner for inner in sentence.children(word) if inner.dep in ("pobj", "pcomp")]
        if word.dep in ("prep", "agent", "dative") and len(governed) == 1 and len(word.children) == 1:
            yield from _nodes(sentence, governed[0], depth + 1, word.text)
        else:
            yield from _nodes(sentence, word, depth + 1, "")


def _is_small(sentence: Sentence, word: Token) -> bool:
    """Whether a word and all under it are shown with its head: *the*, *has been*, *Iraqi*."""
    return word.dep in _SMALL and all(_is_small(sentence, inner) for inner in sentence.children(word)
                                      if inner.dep != "punct")  # fmt: skip


def _joined(words: list[Token]) -> str:
    """Words as the text has them, with a space where there was one."""
    text = ""
    for at, word in enumerate(words):
        close = at > 0 and words[at - 1].end == word.start
        text += ("" if close or not text else " ") + word.text
    return text
