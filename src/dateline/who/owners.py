"""Whose: the state or organisation that a phrase's demonyms, possessors and "of" phrases tell."""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import Token
from dateline.who.belonging import Owner, owner_of
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit
from dateline.who.naming import Naming
from dateline.who.scene import Scene
from dateline.who.tables import Kind, choose
from dateline.who.words import word_class

__all__ = ["Owners"]

_NO_HOME = word_class("no_home")
_RELATIONS, _PRIVATE = word_class("relations"), word_class("private_bodies")
_OWNING = frozenset({"of", "for", "in", "from", "at", "with"})
_OF = frozenset({"of", "from", "for"})
"""After a person's name: who was met in Oslo is not Norway's."""
_DEEP = 6
"""Nested "of" phrases beyond which no owner is looked for."""


def _tells(d: Draft) -> bool:
    """Whether a phrase tells anything of who belongs to it."""
    return d.code is not None or d.sector is not None or _name_only(d)


def _name_only(d: Draft) -> bool:
    """An organisation, or what the parser took for a person, of which nothing but its name is known."""
    return d.sort in ("organisation", "person") and not d.noun and not d.office


def _takes_side(scene: Scene, i: int) -> bool:
    return i > 1 and scene.tokens[i - 1].text == "-" and scene.tokens[i - 2].lower in ("pro", "anti")


def _one_of_pair(scene: Scene, hit: Hit) -> bool:
    """Whether a state is joined by a hyphen to another: the body of both is neither's."""
    tokens = scene.tokens
    left = hit.first > 1 and tokens[hit.first - 1].text in ("-", "–") and tokens[hit.first - 2].text[:1].isupper() and hit.first - 2 in scene.names
    right = hit.last + 2 in scene.names and tokens[hit.last + 1].text in ("-", "–")
    return left or right


def _shared(head: Token, noun: str) -> list[Token]:
    """The "of" that two nouns share: the government and people of Kenya."""
    if not noun:
        return []
    if head.dep == "conj" and head.head.i < head.i and not any(c.dep in ("det", "poss") for c in head.children):
        return [c for c in head.head.children if c.dep == "prep" and c.i == head.i + 1 and c.lower in ("of", "for")]
    last = next((c for c in head.children if c.dep == "conj" and c.i == head.i + 2 and not any(g.dep in ("det", "poss") for g in c.children)), None)
    return [c for c in last.children if c.dep == "prep" and c.i == last.i + 1 and c.lower in ("of", "for")] if last is not None else []


class Owners:
    """Looks for owners; ``phrase`` reads a noun phrase that stands in an "of"."""

    def __init__(self, day: str, naming: Naming, phrase: Callable[[Token, int], Draft | None]) -> None:
        self._day, self._naming, self._phrase = day, naming, phrase

    def find(self, scene: Scene, head: Token, start: int, stop: int, depth: int, noun: str = "", complements: bool = True, person: bool = False) -> Owner:
        """The owner told before (places ``start`` to ``stop``) or after the head of a phrase."""
        found, sector = self._before(scene, start, stop, noun)
        if found is not None and found.code is None and found.sector and complements and depth <= _DEEP and head.tag[:1] == "N":
            behind = self._after(scene, head, depth, noun, _OF)  # the Islamic Coalition Party of Iran
            found = Owner(behind.code, found.sector, behind.state) if behind is not None and behind.code else found
        if found is None and complements and depth <= _DEEP and noun not in _RELATIONS and head.tag[:1] == "N":
            found = self._after(scene, head, depth, noun, _OF if person else _OWNING)
        if found is None:
            return Owner(None, sector)
        return Owner(found.code, sector or found.sector, found.state, found.unknown)

    def _before(self, scene: Scene, start: int, stop: int, noun: str) -> tuple[Owner | None, str | None]:
        found: Owner | None = None
        sector: str | None = None
        i = stop - 1
        while i >= start:
            if (hit := scene.names.get(i)) is not None:
                i = hit.first
                after = scene.tokens[hit.last + 1]
                if _takes_side(scene, hit.first) or _one_of_pair(scene, hit):
                    pass  # pro-Russian, anti-American; the Poland-Korea Association
                elif after.text != "-" and not (after.tag == "POS" and noun in _RELATIONS):  # US-led, Saudi-backed; Chad's neighbours
                    owner = self._of(hit)
                    if found is None:
                        found = owner
                    elif not found.state and owner.state and owner.code and (found.sector == "IGO" or found.code is None):
                        found = Owner(owner.code)  # Pyongyang's UN ambassador
            elif (body := scene.nouns.get(i)) is not None:
                i = body.first
                if found is None and not body.noun.human:
                    sector = sector or body.noun.sector
            elif found is None and scene.tokens[i].tag == "NNP" and (noun or scene.tokens[stop].tag[:3] != "NNP"):
                found = self._naming.person_owner(scene.tokens[i].text)  # the Obama administration
            i -= 1
        return found, sector

    def _of(self, hit: Hit) -> Owner:
        entry = choose(hit.entries, self._day)
        return (self._naming.person_owner(entry.name) or Owner(None)) if entry.kind is Kind.PERSON else owner_of(entry)

    def _after(self, scene: Scene, head: Token, depth: int, noun: str, owning: frozenset[str]) -> Owner | None:
        """The president of Ukraine, a spokesman for the ministry, police in Gaza, troops from Chad."""
        for c in (*head.children, *_shared(head, noun)):
            if c.dep != "prep" or c.i < head.i or c.lower not in owning:
                continue
            if (obj := c.child("pobj")) is None:
                continue
            word = c.lower
            if (hit := scene.names.get(obj.i)) is not None:
                entry = choose(hit.entries, self._day)
                if word in ("in", "at", "with") and (entry.kind is Kind.PERSON or (word != "in" and entry.kind is not Kind.ORGANISATION)):
                    continue
                if word == "in" and noun in _NO_HOME:
                    continue
                return self._of(hit)
            if word in ("of", "for") and (head.tag != "NNP" or noun) and (inner := self._phrase(obj, depth + 1)) is not None and _tells(inner):
                human = inner.sort in ("people", "human", "person")
                return Owner(inner.code, None if human else inner.sector, inner.sort == "state", _name_only(inner))
            if word == "of" and obj.lemma.lower() in _PRIVATE:
                return Owner(None, None, False, True)
            if word == "of" and noun and obj.tag[:2] == "NN" and obj.i not in scene.nouns and depth <= _DEEP:
                further = self._after(scene, obj, depth + 1, noun, _OF)  # a delegation of culture of Germany
                if further is not None and further.state:
                    return further
        return None
