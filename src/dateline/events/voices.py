"""Independent voices: texts that share most of their runs of words are one, whoever printed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2b
from itertools import combinations

__all__ = ["sketch", "voices"]

_RUN = 6
"""Words of a run."""
_PARTS = 8
"""Hashes of a sketch."""
_SHARED = 3
"""Hashes that two sketches share where one is a copy of the other: texts that have a fifth of all their runs in common share three of eight once in five
times, those that have half of them, six times in seven."""


def sketch(text: str, key: str) -> str:
    """Of a text's runs of words the least hash in each of eight parts of the scale (MinHash by one permutation: Li, Owen and Zhang 2012), 64 hexadecimal
    digits; a part without a run borrows the next one's. Of a text without words, its key."""
    words = text.lower().split()
    if not words:
        return key
    least: dict[int, str] = {}
    for i in range(max(1, len(words) - _RUN + 1)):
        found = blake2b(" ".join(words[i : i + _RUN]).encode("utf8", "replace"), digest_size=5).hexdigest()
        part = int(found[0], 16) % _PARTS
        if part not in least or found[2:] < least[part]:
            least[part] = found[2:]
    filled = sorted(least)
    return "".join(least[next((p for p in filled if p >= part), filled[0])] for part in range(_PARTS))


def voices(sketches: Sequence[str]) -> list[int]:
    """For each sketch, the number of its voice: copies, and copies of copies, have one."""
    distinct = list(dict.fromkeys(sketches))
    holders: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, sketched in enumerate(distinct):
        for part in range(0, len(sketched), 8):
            holders[part, sketched[part : part + 8]].append(n)
    shared = Counter(pair for some in holders.values() for pair in combinations(some, 2))
    of = list(range(len(distinct)))

    def first(n: int) -> int:
        while of[n] != n:
            of[n] = of[of[n]]
            n = of[n]
        return n

    for (a, b), parts in shared.items():
        if parts >= _SHARED:
            low, high = sorted((first(a), first(b)))
            of[high] = low
    number = {sketched: first(n) for n, sketched in enumerate(distinct)}
    return [number[x] for x in sketches]
