"""The bench of copies, on made-up reports of two stories."""

from __future__ import annotations

import json
import random
from pathlib import Path

from bench.copies import KINDS, measure


def _row(id_: str, outlet: str, seed: int) -> str:
    chance = random.Random(seed)
    words = " ".join("".join(chance.choices("abcdefgh", k=6)) for _ in range(400))
    sentences = [{"id": 0, "text": words}]
    return json.dumps({"id": id_, "meta": {"source": outlet}, "article": {"title": f"Of {id_}", "text": sentences}})


def test_copies_are_found_and_own_texts_are_none(tmp_path: Path) -> None:
    data = tmp_path / "reports.jsonl"
    data.write_text("\n".join(_row(f"00{n}-{of}", f"Paper {of}", 10 * n + of) for n in range(2) for of in range(3)))
    scores = measure(data).scores

    assert [scores[f"{kind}_recall"] for kind in KINDS] == [1, 1, 1, 0]
    assert scores["original_named"] == 1
    assert scores["own_texts_called_copies"] == 0
