"""A mention in the making: what is known so far of one noun phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.language import Token
from dateline.records import Actor

__all__ = ["ActorMention", "Draft"]


@dataclass(frozen=True, slots=True, eq=False)
class ActorMention:
    """One noun phrase or pronoun that names somebody who can act."""

    actor: Actor
    """``text``, ``start`` and ``end`` are the phrase with its titles and demonyms, without article, relative clause and apposition."""
    head: Token
    first: Token
    last: Token
    kind: str
    """name, metonym, description or pronoun."""
    political: bool
    """A state, organisation, official, armed group or role with a sector; not a private person."""
    antecedents: tuple[ActorMention, ...] = field(default=(), repr=False)
    """Of a pronoun or description: the mentions it was resolved to."""
    sort: str = ""
    """As of the draft: person, state, organisation, body, people, human, pronoun."""


@dataclass(slots=True, eq=False)
class Draft:
    """A mutable mention, before appositions and pronouns are settled."""

    head: Token
    first: Token
    last: Token
    kind: str
    """As of the mention; also place, which is never given out."""
    sort: str
    """person, state, organisation, body (a collective noun), people (a plural or group of humans), human (one, not named), pronoun."""
    name: str | None = None
    code: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    gender: str = ""
    plural: bool = False
    definite: bool = False
    """With "the", "this" or a possessor, and so perhaps said of before."""
    noun: str = ""
    """The role noun in the singular, where there is one."""
    known: bool = True
    """False for a capitalised name of which nothing is known."""
    inherits: bool = False
    """Of a role noun: the sector is that of the organisation it belongs to."""
    same: Draft | None = None
    """Of a description in apposition to a name: that name."""
    office: bool = False
    """A person whom the table of offices knows."""
    past: bool = False
    """Of such a person: the table knows only offices that are over on the day."""
    antecedents: list[Draft] = field(default_factory=list)

    @property
    def political(self) -> bool:
        """Whether this can be the actor of a political event."""
        if self.antecedents:
            return any(a.political for a in self.antecedents)
        if self.sort in ("state", "organisation"):
            return self.known
        return self.sector is not None or (self.code is not None and (self.office or self.sort != "person"))

    def mention(self) -> ActorMention:
        """The mention as it is given out; antecedents are filled in by the caller."""
        text = self.head.sentence.document.text
        start, end = self.first.start, self.last.end
        actor = Actor(text[start:end], start, end, self.name, self.code, self.sector, self.role, self.wikidata)
        return ActorMention(actor, self.head, self.first, self.last, self.kind, self.political, sort=self.sort)
