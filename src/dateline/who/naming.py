"""Persons: who is meant by a name, with the office the text gives or the table knows for the day."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.owners import Owner
from dateline.who.persons import Person, Persons, surname
from dateline.who.tables import Noun
from dateline.who.words import FEMALE, HONORIFICS, MALE

__all__ = ["Naming"]


class Naming:
    """The persons of one article."""

    def __init__(self, persons: Persons, day: str) -> None:
        self._persons = persons
        self._day = day
        self._met: dict[str, Draft] = {}
        """By full name and by surname: what the article said of them so far."""
        self._people: dict[str, Person] = {}

    @staticmethod
    def text(tokens: list[Token], first: int, last: int) -> str:
        """A stretch of the text as a name, single-spaced."""
        a, b = tokens[first], tokens[last]
        return " ".join(a.sentence.document.text[a.start : b.end].split())

    def is_person(self, name: str) -> bool:
        """Whether the article has named a person so, or the name can be nobody else's."""
        return name in self._met or name in self._persons.by_name or self._persons.unmistakable(name) is not None

    def person_owner(self, name: str) -> Owner:
        """What a person's people belong to: "a Putin ally", "Moon's office"."""
        person = self._persons.by_name.get(name)
        if person is None:
            return Owner(None)
        office = person.on(self._day) if self._day else None
        return Owner(office.country if office else person.country, None)

    def identify(self, draft: Draft, name: str, title: Noun | None, owner: Owner, former: bool, honorific: str = "") -> None:
        """Fill a person's draft from the text first, then from what the article said, then from the table."""
        draft.name = name
        draft.code = owner.code
        if title is not None:
            draft.role = title.role
            draft.sector = (owner.sector or title.sector) if title.inherits or not title.sector else title.sector
            draft.noun = title.noun
        elif owner.sector and not owner.state:
            draft.sector = owner.sector
        draft.gender = _gender(draft.noun) or HONORIFICS.get(honorific.rstrip("."), "")
        person = self._table(name, title, owner)
        met = self._met.get(name)
        if met is not None and (" " not in name or met.name == name):
            draft.name = met.name
            draft.gender = draft.gender or met.gender
            person = person or self._people.get(met.name or "")
        if person is not None:
            self._from_table(draft, person, former)
        if met is not None:
            _from_article(draft, met)
        if former:
            _make_former(draft)
        self.meet(draft, person)

    def meet(self, draft: Draft, person: Person | None = None) -> None:
        """Remember a person, so that the surname alone is enough from here on."""
        name = draft.name or ""
        if person is not None:
            self._people[name] = person
        country = draft.code
        for key in {name, surname(name, country)}:
            if " " in name or key not in self._met:
                self._met[key] = draft

    def again(self, draft: Draft) -> None:
        """A second look at a lone surname, once the whole article is read."""
        met = self._met.get(draft.name or "")
        if met is None or met is draft or met.name == draft.name:
            return
        draft.name = met.name
        draft.gender = draft.gender or met.gender
        _from_article(draft, met)

    def _table(self, name: str, title: Noun | None, owner: Owner) -> Person | None:
        if person := self._persons.by_name.get(name):
            return person
        if " " in name:
            return None
        if title is not None and title.role and (person := self._persons.titled(name, title.role, owner.code, self._day)):
            return person
        if owner.code and (person := self._persons.titled(name, None, owner.code, self._day)):
            return person
        if name in self._met:
            return None
        return self._persons.unmistakable(name)

    def _from_table(self, draft: Draft, person: Person, former: bool) -> None:
        draft.name, draft.wikidata = person.name, person.wikidata
        draft.gender = draft.gender or person.gender
        held = person.on(self._day) if self._day else None
        past = person.last(self._day) if self._day and held is None else None
        office = held or past
        code = office.country if office else person.country
        draft.code = code or draft.code
        if draft.role is None and held is not None:
            draft.role, draft.sector = held.role, held.sector
        elif draft.role is None and past is not None and not former:
            draft.role, draft.sector = f"former {past.role}", "ELI"
        elif draft.sector is None:
            draft.sector = held.sector if held else person.sector


def _from_article(draft: Draft, met: Draft) -> None:
    draft.code = draft.code or met.code
    draft.wikidata = draft.wikidata or met.wikidata
    if draft.role is None:
        draft.role = met.role
        draft.sector = draft.sector or met.sector
    draft.sector = draft.sector or met.sector


def _make_former(draft: Draft) -> None:
    if draft.role and not draft.role.startswith("former "):
        draft.role = f"former {draft.role}"
    draft.sector = "ELI"


def _gender(noun: str) -> str:
    word = noun.split(" ")[-1]
    return "m" if word in MALE else "f" if word in FEMALE or noun == "first lady" else ""
