"""Closed classes of English that the rules of this room rest on: the table who/classes.tsv, and the parser's labels."""

from __future__ import annotations

from dateline.data import read_table

__all__ = ["HONORIFICS", "MODIFIERS", "NOMINAL", "SUBJECTS", "word_class"]

MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "npadvmod", "advmod", "det", "predet", "punct", "case", "dep"})
"""Dependency labels of words that stand within another noun's phrase."""

NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj", "agent", "conj", "appos", "attr", "poss", "ROOT", "oprd", "pcomp"})
"""Dependency labels of heads of phrases."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})

_classes: dict[str, frozenset[str]] = {}


def word_class(name: str) -> frozenset[str]:
    """The words of one class of the table."""
    if not _classes:
        for r in read_table("who/classes.tsv", "class", "words", "gloss", "source"):
            _classes[r["class"]] = _classes.get(r["class"], frozenset()) | frozenset(r.list("words"))
    return _classes[name]


HONORIFICS = dict.fromkeys(word_class("male_address"), "m") | dict.fromkeys(word_class("female_address"), "f") | dict.fromkeys(word_class("address"), "")
"""Forms of address, with the gender they tell."""
