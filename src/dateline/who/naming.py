"""Persons: who is meant by a name, with the office the text gives or the table knows for the day."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.belonging import Owner, sector_after, sector_of
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit
from dateline.who.persons import HEADS, Person, Persons, surnames
from dateline.who.tables import Kind, Noun
from dateline.who.words import HONORIFICS, word_class

__all__ = ["Naming"]

_REMEMBERED = 20
"""Mentions kept a name, so that a text of one surname a hundred thousand times stays linear."""

_FAMILY = word_class("family")


class Naming:
    """The persons of one article."""

    def __init__(self, persons: Persons, day: str) -> None:
        self._persons, self._day = persons, day
        self._met: dict[str, list[Draft]] = {}
        """By full name and by surname: what the article said of them so far, the latest last."""
        self._people: dict[str, Person] = {}
        self._alluded: dict[str, Person] = {}

    def is_person(self, name: str) -> bool:
        """Whether the article has named a person so, or the name can be nobody else's."""
        return name in self._met or name in self._persons.by_name or self._persons.unmistakable(name, self._day) is not None

    def allude(self, person: Person) -> None:
        """Remember a person who was named only before a noun (the Moon Jae-in government), for the surname that may follow."""
        for key in surnames(person.name, person.country):
            self._alluded.setdefault(key, person)

    def has_met(self, name: str) -> bool:
        """Whether a capitalised word is a person's name in this article, however the parser tagged it."""
        return name[:1].isupper() and name in self._met

    def is_surname(self, tokens: list[Token], hit: Hit) -> bool:
        """Whether a town's name is what the article calls a person by."""
        if hit.first != hit.last or hit.entries[0].kind is not Kind.PLACE or tokens[hit.first].dep == "pobj":
            return False
        return tokens[hit.first].text in self._met

    def person_owner(self, name: str) -> Owner | None:
        """What a person's people belong to: "a Putin ally", "Moon's office"; null where the name is no known person's."""
        met = self._met.get(name)
        person = self._persons.by_name.get(met[-1].name or "" if met else name) or self._alluded.get(name) or self._persons.unmistakable(name, self._day)
        if person is None:
            return Owner(met[-1].code) if met else None
        self.allude(person)
        office = person.on(self._day) if self._day else None
        return Owner(office.country if office else person.country)

    def identify(self, draft: Draft, name: str, title: Noun | None, owner: Owner, former: bool, honorific: str = "") -> None:
        """Fill a person's draft from the text first, then from what the article said, then from the table."""
        draft.name, draft.code = name, owner.code
        if title is not None and title.noun in _FAMILY:
            draft.gender = _gender(title.noun)
        elif title is not None:
            draft.role, draft.noun = title.role, title.noun
            draft.sector = sector_of(title, owner)
        elif owner.sector and not owner.state:
            draft.sector = owner.sector
        draft.gender = draft.gender or _gender(draft.noun) or HONORIFICS.get(honorific.rstrip("."), "")
        met = self._before(name, draft.role)
        person = self._table(name, title, owner, met)
        if met is not None and (person is None or person.name == met.name):
            draft.name = met.name
            draft.gender = draft.gender or met.gender
        else:
            met = None
        if person is not None:
            self._from_table(draft, person, former)
        if met is not None:
            _from_article(draft, met)
        if former and draft.role:
            draft.role, draft.sector = f"former {draft.role.removeprefix('former ')}", sector_after(draft.sector)
        elif former:
            draft.sector = "ELI"
        self._meet(draft, person)

    def again(self, draft: Draft) -> None:
        """A second look at a lone surname, once the whole article is read."""
        if " " in (draft.name or ""):
            return
        met = self._before(draft.name or "", draft.role)
        if met is not None and met is not draft and met.name != draft.name:
            draft.name = met.name
            draft.gender = draft.gender or met.gender
            _from_article(draft, met)

    def _before(self, name: str, role: str | None) -> Draft | None:
        """The person of this name in the article; of several of one surname the one with the role, else the latest."""
        met = self._met.get(name)
        if not met:
            return None
        if role is not None and " " not in name:
            same = [d for d in met if d.role == role or (role in ("leader", "premier") and d.role in HEADS)]
            free = [d for d in met if d.role is None]
            one = met if len({d.name for d in met}) == 1 else []
            met = same or free or one
        return met[-1] if met else None

    def _meet(self, draft: Draft, person: Person | None) -> None:
        """Remember a person, so that the surname alone is enough from here on."""
        name = draft.name or ""
        if person is not None:
            self._people[name] = person
        for key in dict.fromkeys([name, *surnames(name, draft.code)]):
            met = self._met.setdefault(key, [])
            if draft.role is None or not draft.role.startswith("former ") or not met:
                met.append(draft)
                del met[:-_REMEMBERED]

    def _table(self, name: str, title: Noun | None, owner: Owner, met: Draft | None) -> Person | None:
        if person := self._persons.by_name.get(name):
            return person
        if " " in name:
            return None
        if met is not None:
            return self._people.get(met.name or "")
        if name in self._alluded:
            return self._alluded[name]
        role = title.role if title else None
        if role and (person := self._persons.titled(name, role, owner.code, self._day)):
            return person
        if owner.code and (person := self._persons.titled(name, None, owner.code, self._day)):
            return person
        return None if title else self._persons.unmistakable(name, self._day)

    def _from_table(self, draft: Draft, person: Person, former: bool) -> None:
        draft.name, draft.wikidata, draft.office = person.name, person.wikidata, True
        draft.gender = draft.gender or person.gender
        held = person.on(self._day) if self._day else None
        past = person.last(self._day) if self._day and held is None else None
        office = held or past
        draft.code = (office.country if office else draft.code or person.country) or draft.code
        if draft.role is None and held is not None:
            draft.role, draft.sector = held.role, held.sector
        elif draft.role is None and past is not None and not former:
            draft.role, draft.sector, draft.past = f"former {past.role}", "ELI", True
        elif draft.sector is None:
            draft.sector = held.sector if held else person.sector if past or not self._day else None


def _from_article(draft: Draft, met: Draft) -> None:
    draft.code = draft.code or met.code
    draft.wikidata = draft.wikidata or met.wikidata
    if draft.role is None and not (met.role or "").startswith("former "):
        draft.role, draft.sector = met.role, met.sector or draft.sector
    draft.sector = draft.sector or met.sector


def _gender(noun: str) -> str:
    word = noun.split(" ")[-1]
    return "m" if word in word_class("male") else "f" if word in word_class("female") or noun == "first lady" else ""
