"""The names in a text, for holding texts side by side: states by their codes, whatever word names them, and other capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dateline.data import read_table
from dateline.events.words import idle

__all__ = ["names_in"]

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LEAST = 4
"""Letters of a name that is no state's."""
_LONGEST = 4
"""Words of a state's name."""


@cache
def _states() -> dict[str, str]:
    """Every name, demonym, capital and seat of a state, in small letters, to its code."""
    out: dict[str, str] = {}
    for row in read_table("who/countries.tsv", "code", "kind", "name", "aliases", "nouns", "adjectives", "capitals", "seats"):
        if row["kind"] in ("state", "territory", "vague"):
            for field in ("name", "aliases", "nouns", "adjectives", "capitals", "seats"):
                for name in row[field].split("|"):
                    if name[:1].isupper():
                        out.setdefault(" ".join(_WORD.findall(name)).lower(), row["code"])
    out.pop("", None)
    return out


def names_in(text: str) -> Iterator[tuple[int, str]]:
    """Each name and where it begins: a state as its code in capitals, another capitalised word of four letters or more in small ones."""
    words = [(m.start(), m.group().rstrip(".'’-")) for m in _WORD.finditer(text)]
    states, i = _states(), 0
    while i < len(words):
        start, word = words[i]
        if not word[:1].isupper():
            i += 1
            continue
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            if (code := states.get(" ".join(w for _, w in words[i : i + n]).lower().removesuffix("'s").removesuffix("’s"))) is not None:
                yield start, code
                i += n
                break
        else:
            name = word.lower().removesuffix("'s").removesuffix("’s")
            if len(name) >= _LEAST and name not in idle():
                yield start, name
            i += 1
