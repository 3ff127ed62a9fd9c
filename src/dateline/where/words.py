"""The small vocabularies of this room, read once a process."""

from __future__ import annotations

from functools import cache

from dateline.data import read_table

__all__ = ["demonyms", "generics", "words"]


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind of ``words.tsv``: doubtful, body, title, bodyof or generic."""
    return frozenset(r["word"] for r in read_table("where/words.tsv", "word", "kind", "value", "source") if r["kind"] == kind)


@cache
def generics() -> dict[str, str]:
    """Words that belong to names of places ("Province", "river") → GeoNames feature code."""
    return {r["word"]: r["value"] for r in read_table("where/words.tsv", "word", "kind", "value", "source") if r["kind"] == "generic"}


@cache
def demonyms() -> dict[str, str]:
    """Words of nationality → ISO alpha-3."""
    return {r["word"]: r["country"] for r in read_table("where/demonyms.tsv", "word", "country", "source")}
