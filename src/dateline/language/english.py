"""Whether a text reads as English: other languages are not coded, and saying nothing of them would be a loss in silence."""

from __future__ import annotations

import re
from functools import cache

from dateline.data import read_table

__all__ = ["reads_as_english"]

SAMPLE = 5_000
"""Characters that are looked at."""
MIN_WORDS = 40
"""Words below which a text may be English with hardly a common word: a headline, a list of names."""
MIN_SHARE = 0.12
"""Share of common words. English news has .30 to .45, lists of names .10 to .25, other languages of Latin letters .00 to .06."""

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


@cache
def _common() -> frozenset[str]:
    return frozenset(r["word"] for r in read_table("language/common_words.tsv", "word", "source"))


def reads_as_english(text: str) -> bool:
    """False for a text in other letters, or a longer one with hardly a common English word."""
    words = _WORD.findall(text[:SAMPLE].lower())
    letters = "".join(words)
    if len(letters) >= 20 and len(_LATIN.findall(letters)) < 0.5 * len(letters):
        return False
    return len(words) < MIN_WORDS or sum(w in _common() for w in words) >= MIN_SHARE * len(words)
