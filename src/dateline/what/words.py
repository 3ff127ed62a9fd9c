"""Short word lists of this room."""

from __future__ import annotations

from dateline.data import read_table

__all__ = ["MEASURES", "NAMING", "OBJECT_CONTROL", "SPEECH", "words_of"]


def words_of(table: str, column: str = "lemma") -> frozenset[str]:
    """The words of a list with one column."""
    return frozenset(r[column] for r in read_table(table, column, "source"))


SPEECH = words_of("what/speech_verbs.tsv")
"""Verbs of saying: what they report is vouched for by their subject, and an obligation in it is a request."""
NAMING = words_of("what/naming_verbs.tsv")
"""Verbs that call somebody something."""
MEASURES = words_of("what/measures.tsv")
"""Nouns that measure the noun behind "of": "a series of air strikes" is air strikes."""
OBJECT_CONTROL = words_of("what/object_control.tsv")
"""Verbs whose object is the subject of the complement: "urged Ankara to withdraw", "accused Minsk of helping"."""
