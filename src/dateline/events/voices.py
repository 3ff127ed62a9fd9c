"""Independent voices: texts that share most of their runs of words are one, whoever printed them."""

from __future__ import annotations

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


def voices(sketches: Sequence[str], outlets: Sequence[str | None] = ()) -> list[int]:
    """For each text's sketch, the number of its voice: copies, and copies of copies, have one, and so have all texts of one outlet, where outlets are told.
    Time is linear in their number."""
    distinct = list(dict.fromkeys(sketches))
    of = list(range(len(distinct)))

    def first(n: int) -> int:
        while of[n] != n:
            of[n] = of[of[n]]
            n = of[n]
        return n

    holder: dict[tuple[str, ...], int] = {}
    for n, sketched in enumerate(distinct) if len(distinct) > 1 else ():
        parts = [f"{part}{sketched[part : part + 8]}" for part in range(0, len(sketched), 8)]
        for some in combinations(parts, min(_SHARED, len(parts))):  # two that share three parts share one such three
            low, high = sorted((first(holder.setdefault(some, n)), first(n)))
            of[high] = low
    place = {sketched: n for n, sketched in enumerate(distinct)}
    told: dict[str, int] = {}
    for sketched, outlet in zip(sketches, outlets, strict=False):
        if outlet:
            low, high = sorted((first(told.setdefault(outlet.casefold(), place[sketched])), first(place[sketched])))
            of[high] = low
    return [first(place[x]) for x in sketches]
