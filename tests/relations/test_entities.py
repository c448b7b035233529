"""Whom will they deal with next: nothing of the day itself is used, ranks are fair, and the trees need their extra."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.sets import icews14
from comity.errors import MissingPartError
from comity.relations.history import History, Quadruple
from comity.relations.mixture import TUNED_DAYS, Mixture, evidence, mean_rank
from comity.relations.ranker import Ranker
from comity.relations.terms import NAMES, Terms, affinity

COURTS = ("ruritania", "syldavia", "borduria", "graustark")
QUADRUPLES: list[Quadruple] = [
    (COURTS[day % 2], ("consult", "threaten")[day % 3 == 0], COURTS[2 + day % 2], day) for day in range(90)
]


def question(history: History, subject: str, relation: str, day: int) -> tuple[int, int, int]:
    return history.entities.index(subject), history.relations.index(relation), day


def test_whom_one_always_consulted_is_the_likeliest() -> None:
    history = History.of(QUADRUPLES)
    mixture = Mixture.learned(history, 90)
    asked = question(history, "ruritania", "consult", 90)
    scores = mixture.scores(asked)

    assert history.entities[int(scores.argmax())] == "borduria"
    assert sum(mixture.parts(asked, int(scores.argmax())).values()) == pytest.approx(scores.max())
    assert set(mixture.parts(asked, 0)) == set(NAMES)
    assert mixture.weights.sum(axis=1) == pytest.approx(1)


def test_evidence_counts_earlier_days_only() -> None:
    history = History.of([("a", "r", "b", 1), ("a", "r", "c", 2), ("a", "r", "d", 3)])

    assert [evidence(history, question(history, "a", "r", day)) for day in (1, 2, 3, 4)] == [0, 1, 1, 2]


def test_each_quadruple_is_asked_about_from_both_ends() -> None:
    history = History.of([("a", "r", "b", 1)])

    assert history.relation.tolist() == [0, 1]
    assert [history.entities[at] for at in history.object] == ["b", "a"]


def test_the_trees_order_the_likeliest_and_leave_the_rest() -> None:
    pytest.importorskip("lightgbm", reason="the extra `forecast` is not installed")
    history = History.of(QUADRUPLES * 3)
    mixture = Mixture.learned(history, 90)
    asked = question(history, "ruritania", "consult", 90)
    scores = Ranker.learned(mixture, 90).scores(asked)

    assert len(scores) == len(history.entities)
    assert history.entities[int(scores.argmax())] == "borduria"


def test_without_lightgbm_the_ranker_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lightgbm", None)

    with pytest.raises(MissingPartError) as raised:
        Ranker.learned(Mixture.learned(History.of(QUADRUPLES), 90), 90)
    assert "comity[forecast]" in str(raised.value.hint)


def test_the_bench_takes_valid_where_there_is_no_test(tmp_path: Path) -> None:
    lines = [(f"{s}\t{r}\t{o}\t{day * 24}", day) for s, r, o, day in QUADRUPLES]
    (tmp_path / "train.txt").write_text("\n".join(line for line, day in lines if day < 80), encoding="utf-8")
    (tmp_path / "valid.txt").write_text("\n".join(line for line, day in lines if day >= 80), encoding="utf-8")
    history, first = icews14.split(tmp_path)
    rows = list(icews14.rows(tmp_path))

    assert (len(history.entities), first, len(rows)) == (4, 80, 10)
    assert sum(row.counts["asked"] for row in rows) == 20
    assert icews14.scores(rows[0].counts)["mrr"] > 0.5


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.sampled_from(COURTS), st.sampled_from("rst"), st.sampled_from(COURTS), st.integers(0, 60)),
        min_size=1, max_size=60,
    ),
    st.integers(TUNED_DAYS, 60),
)  # fmt: skip
def test_what_comes_later_changes_no_score(quadruples: list[Quadruple], day: int) -> None:
    names = {"entities": COURTS}
    known = [row for row in quadruples if row[3] < day]
    later = [(s, r, o, at) for s, r, o, at in quadruples if at >= day and r in {row[1] for row in known}]
    if not known:
        return
    some, all_ = History.of(known, **names), History.of([*known, *later], **names)
    asked = (0, 0, day)

    assert np.allclose(Terms(some, affinity(some, day)).of(*asked), Terms(all_, affinity(all_, day)).of(*asked))
    assert np.allclose(Mixture.learned(some, day).scores(asked), Mixture.learned(all_, day).scores(asked))


@given(st.lists(st.sampled_from([0.0, 0.1, 0.2, 0.3]), min_size=1, max_size=12))
def test_mean_ranks_share_out_the_places(scores: list[float]) -> None:
    ranks = [mean_rank(np.array(scores), at, []) for at in range(len(scores))]

    assert sum(ranks) == pytest.approx(len(scores) * (len(scores) + 1) / 2)
    assert min(ranks) >= 1
    assert max(ranks) <= len(scores)
