"""Word forms → lemmas, and which finite form of a verb a word can be: the library's rules, asked once for each form and tag, and mended."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from dateline.data import read_table

__all__ = ["Lemmas"]

_BASE_TAGS = frozenset(("NN", "VB", "JJ", "RB", "MD"))
_POS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "R": "ADV", "M": "AUX"}
_CONTRACTED = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "have"}
"""Verbs that are written as part of the word before. Their auxiliaries that are modals ('ll, 'd) carry another tag."""

_SHORT = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")
"""A stem that would double its last letter: sparred is of spar, spared of spare."""
_TAKES_ES = re.compile(r"(?:[sxzo]|[cs]h)$")
"""A verb whose third person adds -es: goes, focuses, but hopes is of hope."""
_PREFIX = re.compile(r"(re|un|mis|over|out|dis|de|co|counter|under)([a-z]{3,})$")
_NEEDS_E = re.compile(r"(?:[vcuz]|[^s]s|[^n]g|[^aeiou][bcdgkpt]l|[aiu]t)$")
"""An unknown stem that is seldom a verb without a final e: -ive, -ise, -ize, -age, -ate."""
_DOUBLED = re.compile(r"([bdgmnprt])\1$")


class Lemmas:
    """The lemma of a form with a tag. ``lemmatizer`` is the library's component; it needs no document."""

    def __init__(self, lemmatizer: Any, vocab: Any) -> None:
        self._rules, self._vocab = lemmatizer, vocab
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, form: str, tag: str) -> str:
        """The lemma; names keep their capitals, all else is in lower case."""
        key = (form, tag)
        lemma = self._known.get(key)
        if lemma is None:
            lemma = self._known[key] = self._lemmatize(form, tag)
        return lemma

    def _lemmatize(self, form: str, tag: str) -> str:
        if tag in ("NNP", "NNPS"):
            return form
        lower = form.lower()
        pos = _POS.get(tag[0], "X") if tag else "X"
        if pos == "X" or tag in _BASE_TAGS:
            return lower
        if pos == "VERB" and (full := _CONTRACTED.get(lower.replace("’", "'"))):
            return full
        if tag == "VBP" and lower in self.verbs:
            return lower
        lemma = self._ruled(form, pos, tag)
        return self._mended(lower, lemma) if pos == "VERB" else lemma

    def _ruled(self, form: str, pos: str, tag: str) -> str:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[form], pos=[pos], tags=[tag])
        return str(self._rules.rule_lemmatize(doc[0])[0]).lower()

    def _mended(self, form: str, lemma: str) -> str:
        """Classes of verb that the rules get wrong: spared → spare, not spar; hopes → hope, not hop; installed → install as installs;
        readmitted → readmit, by the verb behind the prefix; and verbs that they do not know."""
        if lemma + "e" in self.verbs:
            if form in (lemma + "ed", lemma + "ing") and _SHORT.search(lemma):
                return lemma + "e"
            if form == lemma + "es" and not _TAKES_ES.search(lemma):
                return lemma + "e"
        if lemma in self.verbs:
            return lemma + "l" if form.startswith(lemma + "l") and lemma.endswith("l") and lemma + "l" in self.verbs else lemma
        tag = "VBD" if form.endswith("ed") else "VBG" if form.endswith("ing") else "VBZ"
        if m := _PREFIX.match(form):
            rest = self._lemmatize(m.group(2), tag)
            if rest in self.verbs:
                return m.group(1) + rest
        stem = form.removesuffix("ed" if tag == "VBD" else "ing")
        if tag == "VBZ" or len(stem) < 3 or not stem.isalpha() or stem == form:
            return lemma
        return self._unknown(stem)

    def _unknown(self, stem: str) -> str:
        """The base form of a verb that no table has: by a known verb it ends in (stockbreed), else by its spelling."""
        if _DOUBLED.search(stem):
            return stem[:-1]
        for base in (stem, stem + "e"):
            if any(base[i:] in self.verbs for i in range(2, len(base) - 3)):
                return base
        return stem + "e" if _NEEDS_E.search(stem) else stem

    def finite(self, form: str) -> str:
        """The tag (VBZ, VBD, VBP) that a form in lower case has if it is a finite verb, or ''."""
        if form in self._participles or not form.isalpha():
            return ""
        if form in self.verbs:
            return "VBD" if form in self._pasts else "VBP"
        if form.endswith("s") and not form.endswith("ss"):
            return "VBZ" if self(form, "VBZ") in self.verbs else ""
        if (form.endswith("ed") and self(form, "VBD") in self.verbs) or form in self._pasts:
            return "VBD"
        return ""

    def is_noun(self, form: str) -> bool:
        """Whether a form in lower case can also be a noun."""
        return form in self._nouns or self(form, "NNS") in self._nouns

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that the library's index knows, in their base form."""
        return frozenset(self._rules.lookups.get_table("lemma_index")["verb"])

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(self._rules.lookups.get_table("lemma_index")["noun"])

    @cached_property
    def _participles(self) -> frozenset[str]:
        return frozenset(r["form"] for r in read_table("language/participles.tsv", "form", "source"))

    @cached_property
    def _pasts(self) -> frozenset[str]:
        """Irregular forms that can be a past tense."""
        table = self._rules.lookups.get_table("lemma_exc")["verb"]
        bases = {f for f in self.verbs if f.endswith("ed")}  # feed, seed
        return frozenset(f for f in table if f not in self._participles and f not in bases and f.isalpha() and not f.endswith(("ing", "s")))
