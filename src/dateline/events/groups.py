"""From the scores between reports to groups that tell one event each: the best pairs first, and few that contradict each other.

What comes out depends only on which reports there are, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.events.match import SAME

__all__ = ["groups"]

APART = 0.1
"""What a pair that contradicts itself takes from the mean: one such may be a misreading, most of them are not."""

_UNIT = 10_000
"""Steps of a score from 0 to 1."""


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
    pairs that an analyst joined, ``parted`` those he parted, whatever they say. Two groups become one when the mean of their pairs' scores, absent ones as 0
    and pairs apart as minus APART, is SAME (average linkage, the likeliest pairs first).
    """
    of = {k: i for i, k in enumerate(sorted(set(keys)))}
    members: dict[int, list[str]] = {i: [k] for k, i in of.items()}
    score = {(min(a, b), max(a, b)): round(s * _UNIT) for a, b, s in ties if a in of and b in of}
    between: dict[int, dict[int, int]] = {i: {} for i in members}
    """The sum of the scores between two groups; whole numbers, whose sum no order changes."""
    least, cost = round(same * _UNIT), round(apart_cost * _UNIT)
    for (a, b), s in score.items():
        between[of[a]][of[b]] = between[of[b]][of[a]] = s

    def merge(i: int, j: int) -> None:
        low, high = min(i, j), max(i, j)
        for k in members[high]:
            of[k] = low
        members[low] += members.pop(high)
        for other, s in between.pop(high).items():
            del between[other][high]
            if other != low:
                between[low][other] = between[other][low] = between[low].get(other, 0) + s

    split = list(parted)
    for a, b in sorted(joined):
        if a in of and b in of and of[a] != of[b]:
            merge(of[a], of[b])
    for (a, b), _ in sorted(score.items(), key=lambda e: (-e[1], e[0])):
        if (i := of[a]) == (j := of[b]):
            continue
        pairs = len(members[i]) * len(members[j])
        if (total := between[i][j]) < least * pairs:
            continue  # even if no pair is apart
        if any({of.get(x), of.get(y)} == {i, j} for x, y in split):
            continue
        untied = ((x, y) for x in members[i] for y in members[j] if (min(x, y), max(x, y)) not in score)
        if total - cost * sum(apart(x, y) for x, y in untied) >= least * pairs:
            merge(i, j)
    return sorted((sorted(m) for m in members.values()), key=lambda m: m[0])
