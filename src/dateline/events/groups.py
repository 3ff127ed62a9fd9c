"""From the scores between reports to groups that tell one event each: the best pairs first, and few that contradict each other.

What comes out depends only on which reports there are, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.events.match import SAME

__all__ = ["groups"]

APART = 0.1
"""What a pair that contradicts itself takes from the mean: one such may be a misreading, most of them are not."""


def groups(
    keys: Iterable[str],
    ties: Iterable[tuple[str, str, float]],
    apart: Callable[[str, str], bool],
    joined: Iterable[tuple[str, str]] = (),
    parted: Iterable[tuple[str, str]] = (),
    *,
    same: float = SAME,
    apart_cost: float = APART,
) -> list[list[str]]:
    """Groups of reports that tell one event, each sorted, in order of their first.

    ``keys`` are stable names of the reports; ``ties`` their pairs with scores; ``apart`` says of two whether they contradict each other; ``joined`` are
    pairs that
    an analyst joined, ``parted`` those he parted, whatever they say. Two groups become one when the mean of their pairs' scores, absent ones as 0 and pairs
    apart as minus APART, is SAME.
    """
    of = {k: i for i, k in enumerate(sorted(set(keys)))}
    members: dict[int, list[str]] = {i: [k] for k, i in of.items()}
    score: dict[tuple[str, str], float] = {}
    for a, b, s in ties:
        score[min(a, b), max(a, b)] = s

    def merge(i: int, j: int) -> None:
        low, high = min(i, j), max(i, j)
        for k in members[high]:
            of[k] = low
        members[low] += members.pop(high)

    split = list(parted)
    for a, b in sorted(joined):
        if a in of and b in of and of[a] != of[b]:
            merge(of[a], of[b])
    for (a, b), _ in sorted(score.items(), key=lambda e: (-e[1], e[0])):
        if a not in of or b not in of or (i := of[a]) == (j := of[b]):
            continue
        if any({of.get(x), of.get(y)} == {i, j} for x, y in split):
            continue
        pairs = [(min(x, y), max(x, y)) for x in members[i] for y in members[j]]
        told = [score.get(p) for p in pairs]
        total = sum(x for x in told if x is not None)
        if total < same * len(pairs):
            continue  # even if no pair is apart
        total -= apart_cost * sum(1 for p, x in zip(pairs, told, strict=True) if x is None and apart(*p))
        if total >= same * len(pairs):
            merge(i, j)
    return sorted((sorted(m) for m in members.values()), key=lambda m: m[0])
