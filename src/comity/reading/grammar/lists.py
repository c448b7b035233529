"""Lists: which nouns are told one beside the other, where the parser takes one for another's apposition."""

from __future__ import annotations

from comity.reading.grammar.tree import child, conjuncts
from comity.reading.sentences import Sentence, Token


def lists_more(sentence: Sentence, word: Token, apposed: Token) -> bool:
    """*A monk, a nun and two boys*: a list, of which the parser takes the second for the first."""
    members = conjuncts(sentence, apposed)
    joined = len(members) > 1 and any(child(sentence, one, "cc") is not None for one in members)
    return joined and all(_is_one_more(sentence, one) for one in (word, *members))


def _is_one_more(sentence: Sentence, word: Token) -> bool:
    """Whether a noun stands for one or more of a list who are not told before: *a nun*, *two boys*."""
    article = child(sentence, word, "det", "nummod")
    return article is not None and (article.lower in ("a", "an", "another") or article.dep == "nummod")
