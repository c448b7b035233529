"""Tellings to events: which mentions tell of one deed, and why. Precision before recall.

Two tellings of different reports join where they are of one type and one standing (done or denied; only planned; ...)
and alike enough (`likeness`): by who and whom, where, the day, the dead. Days that touch join too, unless the days
around them are taken: daily fighting stays a day apiece. Then, the likest first, those whose wording shows that one
goes on with what another of the days before told (`worded`). Within a report the reader's own grouping is trusted.

Nothing here depends on the order in which reports came: all sorting is by published date and id, and what is decided
of a telling depends on its neighbourhood only (its cells, the days next to them, its group, its judgements), which is
why `links` can decide it again without looking at the rest.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations, product

from comity.keys import content_key
from comity.record.likeness import LATEST, contradict, is_material, likeness
from comity.record.told import Told
from comity.record.traits import Likeness, Traits, traits_of
from comity.record.worded import FOLLOWS, day_of, threads_of, worded
from comity.types import Join, Judgement

Cell = tuple[int, int]  # a key of family, actor and recipient; a day
Occupied = Callable[[int, int], bool]
Cells = Callable[[Told], list[Cell]]
Thread = tuple[int, int]  # a key of standing, family of words and name; the day of a report
Crowded = Callable[[int, int], bool]

_REPORT = 0.95
KEPT_APART = "judged to be the same, and kept apart by another judgement"
MOST_TOGETHER = 64
"""Tellings of a thread and some days that are compared with each other; where more share a word and a name, both tell
too little, and other names have to do."""
_TELLING = 5  # dead from which on a number is rare enough to look for


@dataclass(frozen=True, slots=True)
class Cluster:
    """The tellings of one event, the earliest first, and the joins that hold them together."""

    id: str
    members: tuple[Told, ...]
    joins: tuple[Join, ...]


def event_id(mention: str) -> str:
    """The id of the event whose earliest mention that is."""
    return content_key("e", mention)


def cells_of(told: Told) -> list[Cell]:
    """Where to look for tellings of the same deed; none where there is no day, or nobody and no town is named.

    Both sides share a cell of their own, and each side has one too, so that a telling that leaves one side out meets
    those that name it; so have the town of what was done, and its toll. A report that states no day looks at its own
    day and those before.
    """
    pairs = product(told.actors_up or ("",), told.recipients_up or ("",)) if told.actors or told.recipients else ()
    keys = [cell_key(told.family, actor, recipient) for actor, recipient in pairs]
    if is_material(told.family):
        keys += [cell_key(told.family, "town", town) for town in (told.town,) if town]
        keys += [cell_key(told.family, "toll", str(toll)) for toll in (told.killed,) if toll and toll >= _TELLING]
    keys += [cell_key(told.family, actor, "*") for actor in told.actors_up]
    keys += [cell_key(told.family, "*", recipient) for recipient in told.recipients_up]
    if told.first is not None:
        return [(key, told.first) for key in keys]
    return [(key, told.reported - back) for key in keys for back in range(LATEST + 1)] if told.reported else []


def thread_cells(told: Told) -> list[Thread]:
    """Under what, and on what day, tellings of kindred words look for each other (`threads_of`)."""
    threads = threads_of(told)
    day = day_of(told) if threads else 0
    return [(cell_key(*thread), day) for thread in threads]


def touching(occupied: Occupied, key: int, day: int) -> bool:
    """Whether the cells of a day and the next are two days alone: the day before and the day after are free."""
    return occupied(key, day) and occupied(key, day + 1) and not occupied(key, day - 1) and not occupied(key, day + 2)


def link(
    tellings: Iterable[Told],
    judgements: Iterable[Judgement] = (),
    occupied: Occupied | None = None,
    crowded: Crowded | None = None,
    *,
    cells: Cells = cells_of,
) -> list[Cluster]:
    """The events of these tellings, each telling in exactly one.

    `judgements` name mentions. `occupied` says which cells hold any telling, and `crowded` in which threads there are
    too many from a day on, where `tellings` are not all there are. `cells` says where tellings of one deed may meet.
    """
    known = {told.mention: told for told in sorted(tellings, key=lambda told: told.order)}
    verdicts = [judgement for judgement in judgements if judgement.left in known and judgement.right in known]
    forest = _Forest(known, [(one.left, one.right) for one in verdicts if one.verdict == "different"])
    _join_groups(forest, known.values())
    _join_judged(forest, [judgement for judgement in verdicts if judgement.verdict == "same"])
    _join_cells(forest, known.values(), cells, occupied)
    _join_threads(forest, known.values(), crowded)
    return sorted(forest.clusters(), key=lambda cluster: cluster.members[0].order)


@dataclass(slots=True)
class _Tree:
    """A cluster while it grows: what a telling has to fit, summed up over its members. The first member is its root."""

    members: list[str]
    traits: Traits
    apart: set[str] = field(default_factory=set)
    joins: list[Join] = field(default_factory=list)


class _Forest:
    """Union-find over tellings that refuses to bring together what somebody judged to be different."""

    def __init__(self, known: Mapping[str, Told], apart: Iterable[tuple[str, str]]) -> None:
        self.known = known
        self._parent = {mention: mention for mention in known}
        self._trees = {mention: _Tree([mention], traits_of(told)) for mention, told in known.items()}
        for left, right in apart:
            self._trees[left].apart.add(right)
            self._trees[right].apart.add(left)

    def root(self, mention: str) -> str:
        while self._parent[mention] != mention:
            self._parent[mention] = self._parent[self._parent[mention]]
            mention = self._parent[mention]
        return mention

    def tree(self, mention: str) -> _Tree:
        return self._trees[self.root(mention)]

    def join(self, join: Join) -> bool:
        """Bring the trees of two mentions together, unless they are one or must stay apart."""
        one, other = (self.root(mention) for mention in join.mentions)
        big, small = sorted((self._trees[one], self._trees[other]), key=lambda tree: -len(tree.members))
        if one == other or any(member in big.apart for member in small.members):
            return False
        self._parent[small.members[0]] = big.members[0]
        _pour(small, big)
        big.joins.append(join)
        return True

    def clusters(self) -> Iterator[Cluster]:
        for mention in self.known:
            if self._parent[mention] == mention:
                tree = self._trees[mention]
                members = tuple(sorted((self.known[member] for member in tree.members), key=lambda told: told.order))
                yield Cluster(event_id(members[0].mention), members, tuple(sorted(tree.joins, key=_join_order)))


def _join_groups(forest: _Forest, tellings: Iterable[Told]) -> None:
    groups: dict[tuple[str, str], str] = {}
    for told in tellings:
        leader = groups.setdefault((told.article, told.group), told.mention)
        forest.join(Join((leader, told.mention), "one report tells them as one", _REPORT, "rule"))


def _join_judged(forest: _Forest, same: list[Judgement]) -> None:
    for judgement in sorted(same, key=lambda one: (*sorted((one.left, one.right)), one.judge, one.id)):
        left, right = sorted((judgement.left, judgement.right))
        join = Join((left, right), "judged to be the same", 1.0, judgement.judge)
        if forest.join(join):
            continue
        if forest.root(left) == forest.root(right):
            forest.tree(left).joins.append(join)
        else:
            for mention in (left, right):
                forest.tree(mention).joins.append(replace(join, reason=KEPT_APART, probability=0.0))


def _join_cells(forest: _Forest, tellings: Iterable[Told], cells: Cells, occupied: Occupied | None) -> None:
    held: dict[Cell, list[Told]] = defaultdict(list)
    for told in tellings:
        for cell in cells(told):
            held[cell].append(told)
    taken = occupied or (lambda key, day: (key, day) in held)
    for cell in sorted(held):
        _join_block(forest, held[cell])
    for key, day in sorted(held):
        if (key, day + 1) in held and touching(taken, key, day):
            _join_block(forest, held[key, day] + held[key, day + 1])


def _join_block(forest: _Forest, block: Collection[Told]) -> None:
    """Join each telling to the first cluster of its block that it fits: n tellings by clusters, never all pairs."""
    leaders: list[str] = []
    for told in sorted(block, key=lambda told: told.order):
        mine = forest.tree(told.mention)
        seen: set[str] = set()
        for leader in leaders:
            root = forest.root(leader)
            if root in seen:
                continue
            seen.add(root)
            if root == forest.root(told.mention):
                break
            found = likeness(forest.tree(leader).traits, mine.traits)
            if found and forest.join(Join((leader, told.mention), found.reason, found.probability, "rule")):
                break
        else:
            leaders.append(told.mention)


def _join_threads(forest: _Forest, tellings: Iterable[Told], crowded: Crowded | None) -> None:
    """Join what is alike in wording, the likest first."""
    held: dict[int, dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for told in tellings:
        for key, day in thread_cells(told):
            held[key][day].append(told)
    many = crowded or (
        lambda key, day: sum(len(held[key].get(day + n, ())) for n in range(FOLLOWS + 1)) > MOST_TOGETHER
    )
    found: dict[tuple[str, str], Likeness] = {}
    for key, days in held.items():
        for day, first in days.items():
            if not many(key, day):
                later = [told for n in range(1, FOLLOWS + 1) for told in days.get(day + n, ())]
                found.update(_alike_in_wording([*combinations(first, 2), *product(first, later)]))
    for pair, how in sorted(found.items(), key=lambda item: (-item[1].probability, item[0])):
        one, other = (forest.tree(mention) for mention in pair)
        if not contradict(one.traits, other.traits):
            forest.join(Join(pair, how.reason, how.probability, "rule"))


def _alike_in_wording(pairs: Iterable[tuple[Told, Told]]) -> Iterator[tuple[tuple[str, str], Likeness]]:
    for one, other in pairs:
        how = worded(one, other)
        if how is not None:
            earlier, later = sorted((one, other), key=lambda told: told.order)
            yield (earlier.mention, later.mention), how


def _pour(small: _Tree, big: _Tree) -> None:
    big.members += small.members
    big.joins += small.joins
    big.apart |= small.apart
    big.traits.add(small.traits)


@lru_cache(262_144)
def cell_key(family: str, actor: str, recipient: str) -> int:
    digest = hashlib.blake2b(f"{family}\n{actor}\n{recipient}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _join_order(join: Join) -> tuple[tuple[str, str], str, str]:
    return join.mentions, join.judge, join.reason
