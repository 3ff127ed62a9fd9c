"""Role nouns → drafts: officials, troops, ministries, parties, with whose they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from dateline.language import Token
from dateline.who.belonging import owner_of, sector_after, sector_of
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit, NounHit
from dateline.who.names import entity_start, name_start, name_stop, proper_start
from dateline.who.owners import Owners
from dateline.who.scene import Scene
from dateline.who.spans import below_title, hit_head, left_edge
from dateline.who.tables import Kind, choose
from dateline.who.unlisted import nobody
from dateline.who.words import MODIFIERS, SUBJECTS, word_class

__all__ = ["DEEP", "Roles"]

DEEP = 6
"""Nested phrases beyond which no more is looked for."""
_FORMER, _BUILDINGS, _LOCATIVE = word_class("former"), word_class("buildings"), word_class("locative")
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})


class Roles:
    """Reads the role nouns of one article; ``phrase`` reads any other noun phrase."""

    def __init__(self, day: str, owners: Owners, phrase: Callable[[Token, int], Draft | None]) -> None:
        self._day, self._owners, self._phrase = day, owners, phrase

    def read(self, scene: Scene, head: Token, hit: NounHit, depth: int) -> Draft | None:
        """The draft of the phrase that a role noun heads, or of the name behind it; null where it stands for nobody."""
        tokens, noun = scene.tokens, hit.noun
        if (named := self._name_behind(scene, hit, depth)) is not None:
            return named
        if nobody(head, noun):
            return None
        start = self._joined_on(scene, left_edge(head, hit.first), hit.first)
        owner = self._owners.find(scene, head, start, hit.first, depth, noun.noun)
        if owner.code is None and start == hit.first and (beside := self._beside(scene, head, hit)) is not None:
            owner, start = owner_of(choose(beside.entries, self._day)), beside.first
        proper = head.tag in ("NNP", "NNPS") and not noun.human and head.text[:1].isupper()
        last = max(hit.last, name_stop(head)) if proper else hit.last
        sort = ("people" if noun.plural else "human") if noun.human else ("organisation" if proper else "body")
        draft = Draft(head, tokens[start], tokens[last], "name" if proper else "description", sort)
        if proper and ((noun.noun == "house" and start < hit.first) or (noun.noun in _BUILDINGS and head.dep == "pobj" and head.head.lower in _LOCATIVE)):
            scene.done.update((i, None) for i in range(head.i, name_stop(head) + 1))
            return None
        draft.code, draft.role = owner.code, noun.role
        draft.sector = sector_of(noun, owner)
        if noun.role is not None and (below := below_title(tokens, hit.first)) < hit.first:
            draft.role = f"deputy {noun.role}"
            start = min(start, below)
            draft.first = tokens[start]
        if noun.human and noun.role and any(tokens[i].lower in _FORMER for i in range(start, hit.first)):
            draft.role, draft.sector = f"former {noun.role}", sector_after(draft.sector)
        if proper:
            own = name_start(tokens, hit.first, scene.names, {})
            own = entity_start(tokens, own) if own < hit.first else own
            draft.name = scene.text(own if own < last else proper_start(scene, start, own), last)
        draft.plural, draft.noun, draft.inherits = noun.plural, noun.noun, noun.inherits
        draft.definite = any(c.dep == "det" and c.lower in _DETERMINERS for c in head.children)
        draft.gender = "" if noun.plural else "m" if noun.noun in word_class("male") else "f" if noun.noun in word_class("female") else ""
        self._coordinated(scene, draft, start, hit.first)
        self._of_each(scene, draft)
        return draft

    def _beside(self, scene: Scene, head: Token, hit: NounHit) -> Hit | None:
        """The demonym or state before a body that only modifies another noun: Syrian government missiles."""
        before = scene.names.get(hit.first - 1)
        if before is None or head.dep not in ("compound", "nmod") or hit.noun.human:
            return None
        entry = choose(before.entries, self._day)
        own = hit_head(scene.tokens, before.first, before.last)
        return before if entry.kind in (Kind.ADJECTIVE, Kind.PEOPLE, Kind.STATE, Kind.CAPITAL) and own.head is head.head and own.dep in MODIFIERS else None

    def _name_behind(self, scene: Scene, hit: NounHit, depth: int) -> Draft | None:
        """The organisation whose name stands right behind a noun for its kind: the armed group Hezbollah, state news agency Xinhua."""
        tokens, noun, at = scene.tokens, hit.noun, hit.last + 1
        if noun.human or noun.plural or depth > DEEP or at >= len(tokens) or tokens[hit.last].text[:1].isupper():
            return None
        name = scene.names.get(at)
        listed = name is not None and name.first == at and all(e.kind is Kind.ORGANISATION for e in name.entries)
        if not listed and (name is not None or tokens[at].ent != "ORG" or not tokens[at].ent_first or tokens[at].tag not in ("NNP", "NNPS")):
            return None
        stop = name.last if name is not None else at
        while name is None and stop + 1 < len(tokens) and (t := tokens[stop + 1]).tag in ("NNP", "NNPS", "POS", "HYPH") and t.ent and not t.ent_first:
            stop += 1
        head, own = hit_head(tokens, at, stop), hit_head(tokens, hit.first, hit.last)
        if head.head.dep in ("relcl", "acl") and head.dep in SUBJECTS:
            return None  # the group Hezbollah attacked
        draft = self._phrase(head, depth + 1)
        if draft is None or draft.sort != "organisation" or draft.kind != "name":
            return None
        edge = left_edge(own, hit.first)
        owner = self._owners.find(scene, own, edge, hit.first, depth, noun.noun, complements=False)
        if draft.head.head is own or own.head is not draft.head:
            draft.head = own
        draft.first = tokens[min(edge, draft.first.i)]
        draft.code, draft.sector, draft.known = draft.code or owner.code, draft.sector or sector_of(noun, owner), True
        return draft

    def _joined_on(self, scene: Scene, start: int, stop: int) -> int:
        """Where the phrase begins behind a name that "and" only joins to it: Kyiv and Western capitals."""
        hits = [h for i in range(start, stop) if (h := scene.names.get(i)) is not None and h.first == i]
        for left, right in pairwise(hits):
            named = choose(left.entries, self._day).kind in (Kind.CAPITAL, Kind.SEAT, Kind.STATE, Kind.ORGANISATION, Kind.COLLECTIVE)
            adjective = choose(right.entries, self._day).kind in (Kind.ADJECTIVE, Kind.PEOPLE)
            joined = right.first == left.last + 2 and scene.tokens[left.last + 1].lower == "and" and not scene.tokens[left.first].text.isupper()
            if named and adjective and joined:
                start = right.first
        return start

    def _coordinated(self, scene: Scene, draft: Draft, start: int, stop: int) -> None:
        """Israeli and Palestinian, U.S. and Mexican officials: the first demonym's officials are a mention of their own, with the same head."""
        hits = [h for i in range(start, stop) if (h := scene.names.get(i)) is not None and h.first == i]
        for left, right in pairwise(hits):
            between = [scene.tokens[i].lower for i in range(left.last + 1, right.first)]
            entry = choose(left.entries, self._day)
            adjective = entry.kind in (Kind.ADJECTIVE, Kind.PEOPLE) or (left.first == left.last and scene.tokens[left.first].text.isupper())
            adjective = adjective or (entry.kind is Kind.STATE and scene.tokens[right.last + 1].tag == "POS")  # Pakistan and Afghanistan's spy services
            if between and all(b in ("and", "or", ",") for b in between) and adjective:
                twin = Draft(draft.head, scene.tokens[left.first], scene.tokens[left.last], "description", draft.sort)
                twin.code, twin.sector, twin.plural = entry.code, draft.sector, draft.plural
                scene.extra.append(twin)

    def _of_each(self, scene: Scene, draft: Draft) -> None:
        """The presidents of Russia and China: those of each further state are a mention of their own, with the same head."""
        of = next((c for c in draft.head.children if c.dep == "prep" and c.lower in ("of", "from")), None)
        state = of.child("pobj") if of is not None and draft.plural and draft.sort == "people" else None
        while state is not None and (state := state.child("conj")) is not None:
            hit = scene.names.get(state.i)
            entry = choose(hit.entries, self._day) if hit is not None else None
            if hit is None or entry is None or entry.kind is not Kind.STATE or not entry.code or entry.code == draft.code:
                continue
            twin = Draft(draft.head, scene.tokens[hit.first], scene.tokens[hit.last], "description", draft.sort)
            twin.code, twin.sector, twin.role, twin.plural = entry.code, draft.sector, draft.role, True
            scene.extra.append(twin)

    def quantity(self, scene: Scene, t: Token, depth: int) -> Draft | None:
        """Hundreds of protesters."""
        of = next((c for c in t.children if c.dep == "prep" and c.lower == "of"), None)
        people = of.child("pobj") if of is not None else None
        if people is None or depth > DEEP or (inner := self._phrase(people, depth + 1)) is None:
            return None
        if inner.sort not in ("people", "human") and not inner.plural:
            return None
        scene.done[inner.head.i] = None
        start = left_edge(t, t.i)
        draft = Draft(t, scene.tokens[start], inner.last, "description", "people", None, inner.code, inner.sector, inner.role)
        draft.plural, draft.noun = True, inner.noun
        return draft
