"""Finding the names and role nouns of the tables in a sentence: two dictionaries from a first word to what may follow, longest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.language import Token
from dateline.who.tables import Entry, Kind, Noun, entries, nouns, words

__all__ = ["Hit", "Lexicon", "NounHit"]

_NOT_YET = frozenset({"elect", "designate"})
"""Behind a title and a hyphen: chosen, and not yet in office."""


@dataclass(frozen=True, slots=True, eq=False)
class Hit:
    """A name of the tables in a sentence: places of its first and last word, and what it may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class NounHit:
    """A role noun or title in a sentence."""

    first: int
    last: int
    noun: Noun


class Lexicon:
    """All names and role nouns, loaded once."""

    def __init__(self, persons: Iterable[str]) -> None:
        self._written: dict[str, list[tuple[str, Entry | None]]] = {}
        """By its first word: each name as written, with what it means; null is a person. Cut into words when the first word is met."""
        for written, entry in entries():
            name = written[4:] if written[:4] in ("the ", "The ") else written
            self._written.setdefault(_first(name), []).append((name, entry))
        for name in persons:
            self._written.setdefault(_first(name), []).append((name, None))
        self._names: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
        self._nouns: dict[str, list[tuple[tuple[str, ...], Noun]]] = {}
        listed: set[tuple[str, ...]] = set()
        for form, noun in nouns():
            if (key := words(form)) not in listed:
                listed.add(key)
                self._nouns.setdefault(key[0], []).append((key[1:], noun))
        for known_nouns in self._nouns.values():
            known_nouns.sort(key=lambda c: -len(c[0]))

    def names(self, tokens: list[Token]) -> dict[int, Hit]:
        """The names, by every place they cover. The longest wins, from the left."""
        out: dict[int, Hit] = {}
        written = self._written
        skip = -1
        for i, t in enumerate(tokens):
            if i <= skip:
                continue
            if (first := t.text) not in written and (first := _plain(t.text)) not in written:
                continue
            if (rest := self._names.get(first)) is None:
                rest = self._names[first] = _cut(written[first])
            for tail, meant in rest:
                if not tail or _follows(tokens, i, tail):
                    skip = i + len(tail)
                    hit = Hit(i, skip, meant)
                    for j in range(i, skip + 1):
                        out[j] = hit
                    break
        return out

    def nouns(self, tokens: list[Token]) -> dict[int, NounHit]:
        """The role nouns and titles, by every place they cover."""
        out: dict[int, NounHit] = {}
        known = self._nouns
        skip = -1
        for i, t in enumerate(tokens):
            if i <= skip or (rest := known.get(t.lower)) is None:
                continue
            for tail, noun in rest:
                if not tail or _follows_lower(tokens, i, tail):
                    last = i + len(tail)
                    if not _nominal(tokens[last], tokens[i], noun):
                        continue
                    if last + 2 < len(tokens) and tokens[last + 1].text in ("-", "–") and tokens[last + 2].lower in _NOT_YET and noun.human:
                        last, noun = last + 2, replace(noun, role=f"{noun.role or noun.noun}-{tokens[last + 2].lower}", sector="ELI", inherits=False)
                    skip = last
                    hit = NounHit(i, skip, noun)
                    for j in range(i, skip + 1):
                        out[j] = hit
                    break
        return out


def _first(name: str) -> str:
    chunk = name.partition(" ")[0]
    return chunk if chunk.isalnum() else words(chunk)[0]


def _cut(written: list[tuple[str, Entry | None]]) -> list[tuple[tuple[str, ...], tuple[Entry, ...]]]:
    """The names of one first word, as the words that follow it, the longest first."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    for name, entry in written:
        found.setdefault(words(name)[1:], []).append(entry if entry is not None else Entry(Kind.PERSON, name))
    return sorted(((tail, tuple(known)) for tail, known in found.items()), key=lambda c: -len(c[0]))


def _plain(text: str) -> str:
    """A word as the tables write it: straight apostrophes, and no block capitals but in abbreviations."""
    if len(text) > 3 and text.isupper() and text.isalpha():
        return text.capitalize()
    return text.replace("’", "'") if "’" in text else text


def _follows(tokens: list[Token], i: int, tail: tuple[str, ...]) -> bool:
    if i + len(tail) >= len(tokens):
        return False
    return all((w := tokens[j].text) == x or _plain(w) == x for j, x in enumerate(tail, i + 1))


def _follows_lower(tokens: list[Token], i: int, tail: tuple[str, ...]) -> bool:
    if i + len(tail) >= len(tokens):
        return False
    return all((w := tokens[j].lower) == x or w.replace("’", "'") == x for j, x in enumerate(tail, i + 1))


def _nominal(last: Token, first: Token, noun: Noun) -> bool:
    """Whether the words can be a noun here: by tag, or by an article before a participle or adjective ("the wounded")."""
    if last.tag[0] == "N" or first.tag[0] == "N" or last.i > first.i:
        return True
    if last.tag in ("JJ", "VBN", "VBD", "FW"):
        return last.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "compound", "appos") and (
            last.tag == "FW" or any(c.dep in ("det", "nummod", "poss") for c in last.children) or first.text[0].isupper()
        )
    return False
