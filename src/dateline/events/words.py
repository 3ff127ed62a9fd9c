"""How much a word tells: the rarer the more, by a table of how often words stand in sentences of news."""

from __future__ import annotations

from functools import cache
from math import log

from dateline.data import read_table

__all__ = ["idle", "weight"]

_RAREST = 9.0
"""The weight of a word that is in no row: of one in some eight thousand sentences."""


@cache
def _weights() -> dict[str, float]:
    rows = read_table("events/words.tsv", "word", "sentences", "source")
    return {r["word"]: log(1e6 / r.number("sentences")) - _LEAST for r in rows}


_LEAST = 2.5
"""Taken from every weight, so that words in every tenth sentence weigh next to nothing."""


@cache
def weight(word: str) -> int:
    """The weight of a word or its stem in thousandths, 100 to 9000: a whole number, so that sums do not hang on their order."""
    return round(1000 * max(0.1, min(_RAREST, _weights().get(word, _RAREST))))


@cache
def idle() -> frozenset[str]:
    """Words that tell nothing of what a text is about: ``events/idle.tsv``."""
    return frozenset(r["word"] for r in read_table("events/idle.tsv", "word", "source"))
