"""Words → pieces of the encoder's vocabulary: longest match first, lower case, without accents (BERT's uncased WordPiece).

Written here because the library that has it brings a client of a model hub along; ``make train`` checks that both cut every training word alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["WordPiece"]

MAX_WORD = 100
"""Characters of one word; a longer one is unknown to the vocabulary, as in the original."""
_PARTS = re.compile(r"\w+|[^\w\s]|_")


class WordPiece:
    """A vocabulary of pieces, one a line. Words that come again are cut once."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown, self.pad = (self._ids[p] for p in ("[CLS]", "[SEP]", "[UNK]", "[PAD]"))
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 200_000:  # bounded: a page of noise must not fill the memory
                self._seen.clear()
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            cut = [i for part in _PARTS.findall(plain.replace("_", " _ ")) for i in self._cut(part)]
            found = self._seen[word] = tuple(cut) or (self.unknown,)
        return found

    def _cut(self, part: str) -> list[int]:
        out: list[int] = []
        at = 0
        if len(part) > MAX_WORD:
            return [self.unknown]
        while at < len(part):
            for end in range(len(part), at, -1):
                i = self._ids.get(("##" if at else "") + part[at:end])
                if i is not None:
                    out.append(i)
                    at = end
                    break
            else:
                return [self.unknown]
        return out
