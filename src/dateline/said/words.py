"""The small word classes that help to find a speaker."""

from __future__ import annotations

from functools import cache

from dateline.data import read_table

__all__ = ["CLASSES", "word_class"]

CLASSES = ("document", "issue", "light", "comes to", "headline", "of the phrase")


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of said/words.tsv."""
    out = set()
    for row in read_table("said/words.tsv", "word", "class", "source"):
        if row["class"] not in CLASSES:
            raise row.error(f"{row['class']!r} is no class; use one of {', '.join(CLASSES)}")
        if row["class"] == name:
            out.add(row["word"])
    return frozenset(out)
