"""From the scores between reports to groups that tell one event each: report after report, in an order that lies in the reports themselves, each to the group
that it fits best, or to one of its own.

What comes out depends only on which reports there are, not on the order in which they came; and a report that comes later changes only what follows it and is
tied to what it changed. So an archive that is read day after day costs no more for its last day than for its first.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar

__all__ = ["APART", "LIKE", "SAME", "UNIT", "Board", "groups", "place"]

SAME = 0.25
"""The score from which a report is of a group: the sum of its pairs with the group's members, absent ones as 0, over the number of members to the power of
LIKE."""
LIKE = 0.6
"""1 would ask that a report be like all members, 0 like one. Chosen with SAME and APART on the groups of training/identity."""
APART = 0.3
"""What a pair that contradicts itself takes from the sum: one such may be a misreading, most of them are not."""
UNIT = 10_000
"""Steps of a score from 0 to 1; sums of whole numbers depend on no order."""
MEMBERS = 50
"""The first members of a group, by which a report is held against it."""

K = TypeVar("K", bound=Hashable)


class Board(ABC, Generic[K]):
    """Reports, their ties, and the group each is in: what ``place`` reads and moves. A group is named by the report that it began with."""

    @abstractmethod
    def order(self, key: K) -> Any:
        """The report's place among all, by which they are taken: the same whenever it is asked."""

    @abstractmethod
    def ties(self, key: K) -> Mapping[K, int]:
        """The reports that may tell the same, with the score in UNITs; only such as are on the board."""

    def later(self, key: K, at: Any) -> Collection[K]:
        """The reports that are tied to this, or joined with it, and stand behind a place in the order."""
        return [k for k in (*self.ties(key), *self.joined(key)) if self.order(k) > at]

    @abstractmethod
    def group(self, key: K) -> K | None:
        """The group that a report is in; null before it was placed."""

    @abstractmethod
    def members(self, group: K) -> Collection[K]:
        """The reports of a group, in their order."""

    @abstractmethod
    def move(self, key: K, group: K) -> None:
        """Put a report into a group."""

    @abstractmethod
    def apart(self, one: K, two: K) -> bool:
        """Whether two reports contradict each other in what makes an event one."""

    def joined(self, key: K) -> Collection[K]:
        """The reports that an analyst holds to be of one event with this, without it."""
        return ()

    def parted(self, one: K, two: K) -> bool:
        """Whether an analyst holds two to be of two events."""
        return False


def place(board: Board[K], fresh: Iterable[K], doubtful: Iterable[K] = ()) -> None:
    """Place reports that are new or have changed (``fresh``), those that may no longer be where they belong (``doubtful``), and all that hangs on them."""
    new = set(fresh)
    waiting: list[tuple[Any, K]] = []
    queued: set[K] = set()

    def queue(key: K) -> None:
        if key not in queued:
            queued.add(key)
            heappush(waiting, (board.order(key), key))

    for key in (*new, *doubtful):
        queue(key)
    while waiting:
        at, key = heappop(waiting)
        queued.discard(key)
        was, group = board.group(key), _group_of(board, key, at)
        if group == was and key not in new:
            continue
        moved = set() if was is None else _asked(board, was, key)
        if group != was:
            board.move(key, group)
        hanging = {k for member in moved | _asked(board, group, key) for k in board.later(member, at)}
        for other in hanging.union(k for k in board.joined(key) if board.order(k) > at):
            if other != key:
                queue(other)


def _asked(board: Board[K], group: K, key: K) -> set[K]:
    """The members of a group, where a report is of those by which others are held against it; else its place in it changes nothing for them."""
    members = board.members(group)
    return set(members) if key in list(members)[:MEMBERS] else set()


def _group_of(board: Board[K], key: K, at: Any) -> K:
    """The group in which a report belongs, going by those before it."""
    before = [k for k in board.joined(key) if board.group(k) is not None and board.order(k) < at]
    if before:
        group = board.group(min(before, key=board.order))
        assert group is not None
        return group
    ties = board.ties(key)
    best: tuple[float, Any] | None = None
    found = key
    for group in {g for k in ties if (g := board.group(k)) is not None and board.order(k) < at}:
        members = [m for m in board.members(group) if board.order(m) < at]
        if any(board.parted(key, m) for m in members):
            continue
        members = members[:MEMBERS]
        total, least = sum(ties.get(m, 0) for m in members), SAME * UNIT * len(members) ** LIKE
        if total < least:
            continue  # even if no pair is apart
        total -= round(APART * UNIT) * sum(board.apart(key, m) for m in members if m not in ties)
        if total >= least and (best is None or (total / least, board.order(group)) > best):
            best, found = (total / least, board.order(group)), group
    return found


class _Held(Board[str]):
    """A board in memory, of names in the order of the alphabet."""

    def __init__(self, keys: Iterable[str], ties: Iterable[tuple[str, str, float]], order: Mapping[str, Any]) -> None:
        self._ties: dict[str, dict[str, int]] = {k: {} for k in keys}
        self._order = order
        self.of: dict[str, str] = {}
        self.found: dict[str, set[str]] = {}
        self.against: Callable[[str, str], bool] = lambda a, b: False
        self.together: dict[str, set[str]] = {}
        self.split: set[tuple[str, str]] = set()
        self._tie(ties)

    def add(self, key: str, ties: Iterable[tuple[str, str, float]]) -> None:
        """Put one more on the board, with its ties to those that are there."""
        self._ties[key] = {}
        self._tie(ties)

    def _tie(self, ties: Iterable[tuple[str, str, float]]) -> None:
        for a, b, score in ties:
            if a in self._ties and b in self._ties:
                self._ties[a][b] = self._ties[b][a] = round(score * UNIT)

    def order(self, key: str) -> Any:
        return self._order.get(key, key)

    def ties(self, key: str) -> Mapping[str, int]:
        return self._ties[key]

    def group(self, key: str) -> str | None:
        return self.of.get(key)

    def members(self, group: str) -> Collection[str]:
        return sorted(self.found.get(group, ()), key=self.order)

    def move(self, key: str, group: str) -> None:
        self.found.get(self.of.get(key, ""), set()).discard(key)
        self.found.setdefault(group, set()).add(key)
        self.of[key] = group

    def apart(self, one: str, two: str) -> bool:
        return self.against(one, two)

    def joined(self, key: str) -> Collection[str]:
        return self.together.get(key, set()) - {key}

    def parted(self, one: str, two: str) -> bool:
        return (one, two) in self.split or (two, one) in self.split


def groups(
    keys: Iterable[str],
    ties: Iterable[tuple[str, str, float]],
    apart: Callable[[str, str], bool],
    joined: Iterable[tuple[str, str]] = (),
    parted: Iterable[tuple[str, str]] = (),
    order: Mapping[str, Any] | None = None,
) -> list[list[str]]:
    """Groups of reports that tell one event, all at once; each sorted, in order of their first.

    ``keys`` are stable names of the reports, taken in the order of ``order``, else of the alphabet; ``ties`` their pairs with scores from 0 to 1; ``apart``
    says of two whether they contradict each other; ``joined`` are pairs that an analyst joined, ``parted`` those he parted, whatever they say.
    """
    every = sorted(set(keys))
    board = _Held(every, ties, order or {})
    board.against, board.split = apart, set(parted)
    for a, b in joined:
        if a in board._ties and b in board._ties:
            both = board.together.get(a, {a}) | board.together.get(b, {b})
            board.together.update(dict.fromkeys(both, both))
    place(board, every)
    return sorted((sorted(m) for m in board.found.values() if m), key=lambda m: m[0])
