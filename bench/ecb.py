"""ECB+ as reports: its tokens joined to running text, its gold event mentions as triggers at offsets of that text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.texts import body, joined
from comity.types import Article

_CORPUS, _MENTIONS = "_corpus.txt", "_Event_gold_mentions.json"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A gold event mention: where its words stand in its report, the chain that it is of, whether it is an action."""

    id: str
    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of the set and what is told in it."""

    name: str
    topic: str
    article: Article
    triggers: tuple[Trigger, ...]


def reports(path: Path) -> Iterator[GoldReport]:
    """The reports of a folder, in the order of its files; a FileNotFoundError where it holds none of the set's."""
    files = sorted(path.glob(f"*{_CORPUS}"))
    if not files:
        raise FileNotFoundError(f"`{path}` holds no file that ends in `{_CORPUS}`")
    for file in files:
        gold = defaultdict(list)
        for mention in json.loads(file.with_name(file.name.replace(_CORPUS, _MENTIONS)).read_text(encoding="utf-8")):
            gold[mention["doc_id"]].append(mention)
        for name, sentences in _tokens(file).items():
            text, starts = "", {}
            for number, tokens in sentences.items():
                text += "\n\n" if text else ""
                line = joined(list(tokens.values()))
                for at, (start, end) in zip(tokens, line.spans, strict=True):
                    starts[number, at] = (len(text) + start, len(text) + end)
                text += line.text
            triggers = {}
            for mention in gold[name]:
                pieces = [starts[mention["sent_id"], at] for at in mention["tokens_number"]]
                first, last = pieces[0][0], pieces[-1][1]
                id_ = f"{name}:{first}-{last}"
                triggers[id_] = Trigger(id_, first, last, mention["coref_chain"])
            yield GoldReport(name, name.partition("_")[0], body(text), tuple(triggers.values()))


def _tokens(file: Path) -> dict[str, dict[int, dict[int, str]]]:
    """Report to sentence to token number to token."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            name, sentence, at, token, *_ = line.split("\t")
            found.setdefault(name, {}).setdefault(int(sentence), {})[int(at)] = token
    return found
