"""ECB+ as reports, and its deeds as the linker sees them: on two made-up stories of one topic."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.ecb import reports
from bench.sets.ecbplus import of_topic, ours, scores, told_by_topic
from bench.stories import stories

TOLD = {
    "1_1ecb": ("Rebels bombed the depot of Ruritania in Zenda .", {"bombed": "zenda"}),
    "1_2ecb": ("The bombing of the Zenda depot by rebels shook Ruritania .", {"bombing": "zenda"}),
    "1_3ecb": ("Farmers in Strelsau said locusts bombed the harvest fields .", {"said": "said", "bombed": "strelsau"}),
    "1_4ecb": ("Locusts over Strelsau harvest fields : farmers say it was a bombing .", {"bombing": "strelsau"}),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines, mentions = [], []
    for name, (sentence, chains) in TOLD.items():
        for at, token in enumerate(sentence.split()):
            lines.append(f"{name}\t0\t{at}\t{token}\t{chains.get(token, '-')}")
            if token in chains:
                mentions.append({"doc_id": name, "sent_id": 0, "tokens_number": [at], "coref_chain": chains[token]})
        lines.append("")
    (tmp_path / "ECB_Made_corpus.txt").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "ECB_Made_Event_gold_mentions.json").write_text(json.dumps(mentions), encoding="utf-8")
    return tmp_path


def test_triggers_stand_where_their_words_do(folder: Path) -> None:
    found = {one.article.text[t.start : t.end] for one in reports(folder) for t in one.triggers}

    assert found == {"bombed", "bombing", "said"}


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="_corpus"):
        list(reports(tmp_path))


def test_stories_share_words_that_others_do_not() -> None:
    found = stories({name: sentence for name, (sentence, _) in TOLD.items()}, 0.1)

    assert found["1_1ecb"] == found["1_2ecb"] != found["1_3ecb"] == found["1_4ecb"]
    assert stories({}, 0.1) == {}


def test_words_that_are_kin_join_within_a_story_only(folder: Path) -> None:
    (topic,) = told_by_topic(folder).values()
    sizes = sorted(len(cluster) for cluster in ours(topic))
    counts = of_topic(topic)

    assert sizes == [1, 2, 2]
    assert scores(counts)["conll_f1"] == 1
    assert scores(counts)["same_lemma_conll_f1"] != 1
