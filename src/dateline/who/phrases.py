"""Noun phrases of one article → drafts of mentions: states, governments by their capitals, organisations, persons, role nouns."""

from __future__ import annotations

from dateline.language import Document, Sentence, Token
from dateline.who.directions import Directions
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit, Lexicon, NounHit
from dateline.who.naming import Naming
from dateline.who.owners import Owner, choose, owner_of
from dateline.who.persons import Persons
from dateline.who.places import is_place
from dateline.who.spans import hit_head, left_edge, name_start, name_stop, title_start
from dateline.who.tables import Entry, Kind, Noun
from dateline.who.words import CAPITALISED_NO_NAME, FORMER, MODIFIERS, NOMINAL, QUANTITIES

__all__ = ["Phrases"]

_DEEP = 6
"""Nested "of" phrases beyond which no owner is looked for."""


class Phrases:
    """Reads the noun phrases of one article, sentence by sentence."""

    def __init__(self, lexicon: Lexicon, persons: Persons, document: Document, day: str) -> None:
        self._lexicon = lexicon
        self.day = day
        self.naming = Naming(persons, day)
        self.directions = Directions(document)
        self.names: dict[int, Hit] = {}
        self.nouns: dict[int, NounHit] = {}
        self._tokens: list[Token] = []
        self._done: dict[int, Draft | None] = {}
        self._extra: list[Draft] = []

    def read(self, sentence: Sentence) -> list[Draft]:
        """The drafts of one sentence, pronouns excepted."""
        tokens = self._tokens = sentence.tokens
        self.names = self._lexicon.names(tokens)
        self.nouns = self._lexicon.nouns(tokens)
        self.directions.mark(tokens, self.names)
        self._done, self._extra = {}, []
        names, nouns = self.names, self.nouns
        for t in tokens:
            i = t.i
            if t.tag[:1] == "N":
                if t.dep not in MODIFIERS or (t.dep == "poss"):
                    self.phrase(t)
            elif (i in names or i in nouns) and t.dep in NOMINAL:
                self.phrase(t)
        found = [d for d in self._done.values() if d is not None]
        found.extend(self._left_over(found))
        found.extend(self._extra)
        return found

    def phrase(self, t: Token, depth: int = 0) -> Draft | None:
        """The draft of the phrase whose head (or a word of whose name) is ``t``; null for what is no actor."""
        hit, noun = self.names.get(t.i), self.nouns.get(t.i)
        if noun is not None and (hit is None or noun.last - noun.first > hit.last - hit.first):
            head = hit_head(self._tokens, noun.first, noun.last)
        elif hit is not None:
            head, noun = hit_head(self._tokens, hit.first, hit.last), None
        else:
            head = t
        if head.i in self._done:
            return self._done[head.i]
        self._done[head.i] = None  # no phrase is its own owner
        if noun is not None:
            draft = self._role(head, noun, depth)
        elif hit is not None:
            draft = self._named(head, hit, choose(hit.entries, self.day), depth)
        elif t.tag in ("NNP", "NNPS"):
            draft = self._unlisted(t, depth)
        elif t.lemma in QUANTITIES or t.lower in QUANTITIES:
            draft = self._quantity(t, depth)
        else:
            draft = None
        self._done[head.i] = draft
        return draft

    # names of the tables

    def _named(self, head: Token, hit: Hit, entry: Entry, depth: int) -> Draft | None:
        tokens = self._tokens
        kind = entry.kind
        if kind is Kind.PERSON or (self._within_person(hit) and kind is not Kind.ADJECTIVE and kind is not Kind.ORGANISATION):
            return self._person(head, hit.first if kind is Kind.PERSON else name_start(tokens, hit.last, {}, self.nouns), hit.last, depth)
        first, last = tokens[hit.first], tokens[hit.last]
        if kind is Kind.ORGANISATION:
            start = left_edge(head, hit.first)
            owner = self._owner(head, start, hit.first, depth, complements=False)
            start = start if owner.code else hit.first
            return Draft(head, tokens[start], last, "name", "organisation", entry.name, entry.code or owner.code, entry.sector, None, entry.wikidata)
        if kind in (Kind.PEOPLE, Kind.ADJECTIVE):
            return self._people(head, hit, entry)
        if is_place(head, kind) or (kind is Kind.PLACE and entry.sort == "city"):
            return None
        metonym = kind in (Kind.CAPITAL, Kind.SEAT, Kind.PLACE)
        sector = entry.sector if metonym else None
        return Draft(head, first, last, "metonym" if metonym else "name", "state", entry.name, entry.code, sector)

    def _people(self, head: Token, hit: Hit, entry: Entry) -> Draft:
        start = left_edge(head, hit.first)
        plural = entry.plural or head.tag == "NNPS" or (entry.kind is Kind.ADJECTIVE and head.tag[:1] == "J")
        sector = entry.sector or "CVL"
        draft = Draft(head, self._tokens[start], self._tokens[hit.last], "description", "people" if plural else "human", None, entry.code, sector)
        draft.plural = plural
        return draft

    def _within_person(self, hit: Hit) -> bool:
        """Whether a name of the tables is only part of a person's name: Michael Jordan, Chad Smith."""
        tokens = self._tokens
        for i, j in ((hit.first - 1, hit.first), (hit.last + 1, hit.last)):
            if 0 <= i < len(tokens):
                p = tokens[i]
                if p.ent == "PERSON" == tokens[j].ent and p.tag == "NNP" and i not in self.names and i not in self.nouns:
                    return not (tokens[max(i, j)].ent_first)
        return False

    # names that are in no table

    def _unlisted(self, t: Token, depth: int) -> Draft | None:
        tokens = self._tokens
        if t.lower in CAPITALISED_NO_NAME or not t.text[:1].isupper() or t.ent in ("DATE", "TIME", "MONEY", "PERCENT", "LAW", "WORK_OF_ART", "EVENT"):
            return None
        start = name_start(tokens, t.i, self.names, self.nouns)
        titled = start > 0 and (n := self.nouns.get(start - 1)) is not None and n.noun.human and n.noun.role is not None
        name = self.naming.text(tokens, start, t.i)
        if titled or t.ent == "PERSON" or self.naming.is_person(name):
            return self._person(t, start, t.i, depth)
        if t.ent in ("GPE", "LOC", "FAC", "PRODUCT", "LANGUAGE"):
            return None
        if not t.ent and t.dep not in ("nsubj", "nsubjpass", "poss", "agent") and not (t.dep == "pobj" and t.head.dep == "agent"):
            return None
        owner = self._owner(t, start, start, depth)
        edge = title_start(tokens, start, self.names, {}) if owner.code else start
        draft = Draft(t, tokens[edge], tokens[name_stop(t)], "name", "organisation", None, owner.code, None)
        draft.name = self.naming.text(tokens, start, draft.last.i)
        draft.known = bool(t.ent)
        return draft

    def _person(self, head: Token, start: int, last: int, depth: int) -> Draft:
        tokens = self._tokens
        edge = title_start(tokens, start, self.names, self.nouns)
        before = self.nouns.get(start - 1) if start else None
        title = before.noun if before and before.first >= edge else None
        owner = self._owner(head, edge, before.first if title and before else start, depth, title=title)
        former = any(tokens[i].lower in FORMER for i in range(edge, start))
        draft = Draft(head, tokens[edge], tokens[last], "name", "person")
        name = self.naming.text(tokens, start, last)
        honorific = tokens[start - 1].lower if start > edge else ""
        self.naming.identify(draft, name, title, owner, former, honorific)
        return draft

    # role nouns

    def _role(self, head: Token, hit: NounHit, depth: int) -> Draft | None:
        tokens = self._tokens
        noun = hit.noun
        start = left_edge(head, hit.first)
        owner = self._owner(head, start, hit.first, depth, title=noun)
        proper = head.tag in ("NNP", "NNPS") and not noun.human
        last = max(hit.last, name_stop(head)) if proper else hit.last
        sort = ("people" if noun.plural else "human") if noun.human else ("organisation" if proper else "body")
        draft = Draft(head, tokens[start], tokens[last], "name" if proper else "description", sort)
        draft.code = owner.code
        draft.sector = (owner.sector or noun.sector) if noun.inherits or not noun.sector else noun.sector
        if any(tokens[i].lower in FORMER for i in range(start, hit.first)) and noun.human and noun.role:
            draft.role, draft.sector = f"former {noun.role}", "ELI"
        else:
            draft.role = noun.role
        if proper:
            own = name_start(tokens, hit.first, self.names, {})
            draft.name = self.naming.text(tokens, min(own, hit.first), last)
        draft.plural, draft.noun = noun.plural, noun.noun
        draft.definite = any(c.dep == "det" and c.lower in ("the", "this", "that", "these", "those") for c in head.children)
        self._coordinated(draft, start, hit.first)
        return draft

    def _coordinated(self, draft: Draft, start: int, stop: int) -> None:
        """Israeli and Palestinian officials: the first demonym's officials are a mention of their own, with the same head."""
        hits = [h for i in range(start, stop) if (h := self.names.get(i)) is not None and h.first == i]
        for left, right in zip(hits, hits[1:], strict=False):
            between = [self._tokens[i].lower for i in range(left.last + 1, right.first)]
            entry = choose(left.entries, self.day)
            if between and all(b in ("and", "or", ",") for b in between) and entry.kind is Kind.ADJECTIVE:
                twin = Draft(draft.head, self._tokens[left.first], self._tokens[left.last], "description", draft.sort, None, entry.code, draft.sector)
                twin.plural = draft.plural
                self._extra.append(twin)

    def _quantity(self, t: Token, depth: int) -> Draft | None:
        """Hundreds of protesters."""
        of = next((c for c in t.children if c.dep == "prep" and c.lower == "of"), None)
        people = of.child("pobj") if of is not None else None
        if people is None or depth > _DEEP or (inner := self.phrase(people, depth + 1)) is None or inner.sort not in ("people", "human"):
            return None
        self._done[inner.head.i] = None
        start = left_edge(t, t.i)
        draft = Draft(t, self._tokens[start], inner.last, "description", "people", None, inner.code, inner.sector, inner.role)
        draft.plural, draft.noun = True, inner.noun
        return draft

    # owners

    def _owner(self, head: Token, start: int, stop: int, depth: int, title: Noun | None = None, complements: bool = True) -> Owner:
        found: Owner | None = None
        i = stop - 1
        sector: str | None = None
        while i >= start:
            if (hit := self.names.get(i)) is not None:
                i = hit.first
                following = self._tokens[hit.last + 1]
                if following.text != "-":
                    owner = self._entry_owner(hit)
                    if found is None:
                        found = owner
                    elif not found.state and owner.state and (found.sector == "IGO" or found.code is None) and owner.code:
                        found = Owner(owner.code, None)
            elif (noun := self.nouns.get(i)) is not None and not noun.noun.human:
                i = noun.first
                sector = sector or noun.noun.sector
            i -= 1
        if found is None and complements and depth <= _DEEP and (title is None or head.tag[:1] == "N"):
            found = self._complement(head, depth)
        if found is None:
            return Owner(None, sector)
        return Owner(found.code, sector or found.sector, found.state)

    def _entry_owner(self, hit: Hit) -> Owner:
        entry = choose(hit.entries, self.day)
        if entry.kind is Kind.PERSON:
            return self.naming.person_owner(entry.name)
        return owner_of(entry)

    def _complement(self, head: Token, depth: int) -> Owner | None:
        """The president of Ukraine, a spokesman for the ministry, police in Gaza, troops from Chad."""
        for c in head.children:
            if c.dep != "prep" or c.i < head.i or c.lower not in ("of", "for", "in", "from", "at", "with"):
                continue
            if (obj := c.child("pobj")) is None:
                continue
            if (hit := self.names.get(obj.i)) is not None:
                entry = choose(hit.entries, self.day)
                if entry.kind is Kind.PERSON and c.lower in ("in", "at", "from", "with"):
                    continue
                if c.lower in ("at", "with") and entry.kind is not Kind.ORGANISATION:
                    continue
                return self._entry_owner(hit)
            if c.lower in ("of", "for") and (inner := self.phrase(obj, depth + 1)) is not None and (inner.code or inner.sector):
                human = inner.sort in ("people", "human", "person")
                return Owner(inner.code, None if human else inner.sector, inner.sort == "state")
        return None

    # what no phrase took

    def _left_over(self, found: list[Draft]) -> list[Draft]:
        """Names and role nouns inside phrases that are no actors: "US criticism", "a Supreme Court decision", "US-led"."""
        taken = {i for d in found for i in range(d.first.i, d.last.i + 1)}
        out: list[Draft] = []
        tokens = self._tokens
        for i, noun in self.nouns.items():
            if i == noun.first and i not in taken and not taken.intersection(range(i, noun.last + 1)):
                head = hit_head(tokens, noun.first, noun.last)
                if head.i not in self._done and head.dep in ("compound", "nmod", "amod", "poss", "dep", "npadvmod") and (d := self._role(head, noun, _DEEP)):
                    self._done[head.i] = d
                    out.append(d)
                    taken.update(range(d.first.i, d.last.i + 1))
        for i, hit in self.names.items():
            if i == hit.first and i not in taken and (d := self._modifier(hit)) is not None:
                out.append(d)
        return out

    def _modifier(self, hit: Hit) -> Draft | None:
        tokens = self._tokens
        head = hit_head(tokens, hit.first, hit.last)
        if head.i in self._done:
            return None
        entry = choose(hit.entries, self.day)
        if entry.kind in (Kind.ADJECTIVE, Kind.PEOPLE):
            return Draft(head, tokens[hit.first], tokens[hit.last], "description", "people", entry.name, entry.code)
        if entry.kind is Kind.PLACE:
            return None
        if entry.kind is Kind.CAPITAL and not (hit.last + 1 < len(tokens) and tokens[hit.last + 1].text == "-"):
            return None
        return self._named(head, hit, entry, _DEEP)
