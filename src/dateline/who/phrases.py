"""Noun phrases of one article → drafts of mentions: states, governments by their capitals, organisations, persons, role nouns."""

from __future__ import annotations

from dateline.language import Document, Sentence, Token
from dateline.who.acronyms import Acronyms
from dateline.who.directions import Directions
from dateline.who.draft import Draft
from dateline.who.lexicon import Hit, Lexicon, NounHit
from dateline.who.names import entity_start, longer_name, name_not_noun, name_start, name_stop, of_people, person_stop
from dateline.who.naming import Naming
from dateline.who.owners import Owners
from dateline.who.persons import Persons
from dateline.who.places import after_city, dateline_stop, in_list_of_places, is_place
from dateline.who.roles import DEEP, Roles
from dateline.who.scene import Scene, hidden_bodies
from dateline.who.spans import hit_head, joined_adjective, left_edge, office_before, title_start, within_person
from dateline.who.tables import Entry, Kind, choose, one_of
from dateline.who.unlisted import in_title, is_known, may_act, names_nobody, opens_name
from dateline.who.words import HONORIFICS, MODIFIERS, NOMINAL, SUBJECTS, word_class

__all__ = ["Phrases"]

_QUANTITIES, _FORMER = word_class("quantities"), word_class("former")
_NO_MODIFIER, _BUILDINGS, _LOCATIVE = word_class("no_modifier"), word_class("buildings"), word_class("locative")
_DOCUMENTS, _MEDIA, _COMPANIES = word_class("documents"), word_class("media"), word_class("company_words")
_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})


def _only_part(d: Draft, found: list[Draft], names: dict[int, Hit]) -> bool:
    """Whether a draft is only a piece of a longer name: the Scientific of the Scientific and Technological University."""
    if d.code or d.sort == "person" or d.head.i in names:
        return False
    longer = (x for x in found if x.kind == "name" and x.sort == "organisation" and x is not d and x.head.i != d.head.i)
    return any(x.first.i <= d.first.i and d.last.i <= x.last.i and d.last.i - d.first.i < x.last.i - x.first.i for x in longer)


class Phrases:
    """Reads the noun phrases of one article, sentence by sentence."""

    def __init__(self, lexicon: Lexicon, persons: Persons, document: Document, day: str) -> None:
        self._lexicon, self._day = lexicon, day
        self._naming = Naming(persons, day)
        self._directions = Directions(document)
        self._owners = Owners(day, self._naming, self.phrase)
        self._roles = Roles(day, self._owners, self.phrase)
        self._acronyms = Acronyms()
        self.scene = Scene([], {}, {})

    def read(self, sentence: Sentence) -> list[Draft]:
        """The drafts of one sentence, pronouns excepted."""
        tokens = sentence.tokens
        names, nouns = self._lexicon.names(tokens), self._lexicon.nouns(tokens)
        self._directions.mark(tokens, names)
        for i in [i for i, n in nouns.items() if (h := names.get(i)) is not None and h.last - h.first >= max(1, n.last - n.first)]:
            del nouns[i]
        for i in [i for i, n in nouns.items() if n.first == n.last and (of_people(tokens, i) or name_not_noun(tokens, i, n.noun))]:
            del nouns[i]
        for i in [i for i, n in nouns.items() if n.first == n.last and self._is_name(tokens[i], n)]:
            del nouns[i]
        for h in [h for i, h in names.items() if i == h.first and (within_person(tokens, h, names, nouns) or self._naming.is_surname(tokens, h))]:
            for i in range(h.first, h.last + 1):
                del names[i]
        scene = self.scene = Scene(tokens, names, nouns)
        scene.start = dateline_stop(tokens)
        for t in tokens[scene.start :]:
            if (t.tag[:1] == "N" and t.dep not in MODIFIERS) or (t.dep in NOMINAL and (t.i in names or t.i in nouns) and not joined_adjective(t)):
                self.phrase(t)
        self._merge_titles()
        found = [d for d in dict.fromkeys(scene.done.values()) if d is not None]
        found = [d for d in found if not _only_part(d, found, names)]
        self._acronyms.learn(found)
        found.extend(self._left_over(found))
        found.extend(scene.extra)
        found.extend(hidden_bodies(scene, self._day))
        return found

    def _shared_title(self, head: Token) -> NounHit | None:
        """The title in the plural that a second name shares with the first: Foreign Ministers Lavrov and Kuleba."""
        first = self.scene.done.get(head.head.i) if head.dep == "conj" else None
        if first is None or first.sort != "person":
            return None
        titles = (self.scene.nouns.get(i) for i in range(first.first.i, first.head.i))
        return next((n for n in titles if n is not None and n.noun.human and n.noun.plural and n.noun.role), None)

    def _is_name(self, t: Token, hit: NounHit) -> bool:
        """Whether a capitalised noun for a person, bare as no singular noun is, is somebody's surname: Baker met him, Mr. Major."""
        before, after = t.next(-1), t.next()
        if not hit.noun.human or hit.noun.plural or not t.text[:1].isupper() or t.text.isupper() or (after is not None and after.tag in ("NNP", "NNPS")):
            return False
        if before is not None and before.lower.rstrip(".") in HONORIFICS:
            return True
        bare = not any(c.dep in ("det", "poss", "amod", "compound", "nummod") for c in t.children) and t.dep in (*SUBJECTS, "dobj", "pobj", "conj")
        return bare and (t.ent == "PERSON" or self._naming.is_person(t.text))

    def again(self, drafts: list[Draft]) -> None:
        """A second look at lone surnames, once the whole article is read."""
        for d in drafts:
            if d.sort == "person":
                self._naming.again(d)

    def phrase(self, t: Token, depth: int = 0) -> Draft | None:
        """The draft of the phrase whose head (or a word of whose name) is ``t``; null for what is no actor."""
        scene = self.scene
        hit, noun = scene.names.get(t.i), scene.nouns.get(t.i)
        if noun is not None and (hit is None or noun.last - noun.first > hit.last - hit.first):
            head, hit = hit_head(scene.tokens, noun.first, noun.last), None
        elif hit is not None:
            head, noun = hit_head(scene.tokens, hit.first, hit.last), None
        else:
            head = t
        if head.i in scene.done:
            return scene.done[head.i]
        scene.done[head.i] = None  # no phrase is its own owner
        if noun is not None:
            draft = self._roles.read(scene, head, noun, depth)
        elif hit is not None:
            draft = self._named(head, hit, depth)
        elif of_people(scene.tokens, t.i):
            draft = None  # the Women's Hall: nobody's
        elif t.tag in ("NNP", "NNPS") or opens_name(t, scene) or (t.tag in ("NN", "NNS") and self._naming.has_met(t.text)):
            draft = self._unlisted(t, depth)
        elif t.lemma in _QUANTITIES or t.lower in _QUANTITIES:
            draft = self._roles.quantity(scene, t, depth)
        else:
            draft = None
        scene.done[head.i] = draft
        if draft is not None:
            for i in range(head.i + 1, draft.last.i + 1):
                if i not in scene.names:
                    scene.done[i] = None
        return draft

    def _merge_titles(self) -> None:
        """Where the parser made the title the head ("Minister of Defence Jane Roe"), the person is the only mention."""
        done = self.scene.done
        for d in [d for d in done.values() if d is not None and d.sort == "person"]:
            for i in range(d.first.i, d.head.i):
                if (title := done.get(i)) is not None and title.sort == "human" and title.last.i < d.last.i and title.first.i >= d.first.i:
                    following = self.scene.tokens[title.last.i + 1]
                    if following.tag in ("NNP", "FW"):
                        done[i] = None

    # names of the tables

    def _named(self, head: Token, hit: Hit, depth: int) -> Draft | None:
        scene = self.scene
        entry = choose(hit.entries, self._day)
        kind = entry.kind
        if kind is Kind.PERSON:
            return self._person(head, hit.first, hit.last, depth)
        if kind is Kind.ORGANISATION:
            if not longer_name(scene.tokens, hit, scene.names):
                return self._organisation(head, hit, depth)
            if (longer := self._unlisted(head, depth)) is not None:
                longer.sector = longer.sector or entry.sector
            return longer
        if kind in (Kind.PEOPLE, Kind.ADJECTIVE):
            return self._people(head, hit, entry)
        if is_place(head, kind) or (kind is Kind.PLACE and entry.sort == "city") or in_list_of_places(scene, hit) or after_city(scene, hit):
            scene.places.add(hit.first)
            if entry.code and entry.sort != "vague":
                place = Draft(head, scene.tokens[hit.first], scene.tokens[hit.last], "place", "state", entry.name, entry.code)
                scene.extra.append(place)  # no mention, but "the country" may mean it
            return None
        metonym = kind in (Kind.CAPITAL, Kind.SEAT, Kind.PLACE)
        draft = Draft(head, scene.tokens[hit.first], scene.tokens[hit.last], "metonym" if metonym else "name", "state", entry.name)
        draft.code = None if entry.sort == "vague" else entry.code
        draft.sector = entry.sector if metonym else None
        return draft

    def _organisation(self, head: Token, hit: Hit, depth: int) -> Draft:
        scene = self.scene
        start = left_edge(head, hit.first)
        owner = self._owners.find(scene, head, start, hit.first, depth, complements=len(hit.entries) > 1)
        entry = one_of(hit.entries, owner.code, self._day)
        if entry is not None and owner.state and owner.code and entry.code == entry.affiliation not in (None, owner.code):
            entry = None  # the Japanese Foreign Office is not the British one
        text = scene.text(hit.first, hit.last)
        first = scene.tokens[start if owner.code else hit.first]
        draft = Draft(head, first, scene.tokens[hit.last], "name", "organisation", entry.name if entry else text)
        draft.code = (entry.code if entry else None) or owner.code
        draft.sector = entry.sector if entry else hit.entries[0].sector
        draft.wikidata = entry.wikidata if entry else None
        return draft

    def _people(self, head: Token, hit: Hit, entry: Entry) -> Draft:
        tokens = self.scene.tokens
        start = left_edge(head, hit.first)
        plural = entry.plural or head.tag == "NNPS" or (entry.kind is Kind.ADJECTIVE and head.tag[:1] == "J")
        draft = Draft(head, tokens[start], tokens[hit.last], "description", "people" if plural else "human")
        draft.code, draft.sector, draft.plural = None if entry.sort == "vague" else entry.code, entry.sector or "CVL", plural
        return draft

    # names that are in no table

    def _unlisted(self, t: Token, depth: int) -> Draft | None:
        scene = self.scene
        tokens = scene.tokens
        if names_nobody(t) or in_title(t) or (t.lower in _BUILDINGS and t.dep == "pobj" and t.head.lower in _LOCATIVE):
            return None
        start = name_start(tokens, t.i, {}, {}) if t.i in scene.names else name_start(tokens, t.i, scene.names, scene.nouns)
        if t.text.isupper() and (known := self._acronyms.find(t, scene)) is not None:
            return Draft(t, t, t, "name", "organisation", known.name, known.code, known.sector, None, known.wikidata)
        before = scene.nouns.get(start - 1)
        titled = before is not None and before.noun.human and before.noun.role is not None
        name = scene.text(start, t.i)
        initials = t.text.isupper() and len(t.text) > 2 and start == t.i and not titled
        state = scene.names.get(start - 1)
        titled = titled or (state is not None and office_before(scene, state.first, start) is not None)
        kind = before is not None and not before.noun.human and before.noun.noun in _MEDIA and tokens[before.last].text[:1].islower()
        if not initials and not kind and (titled or t.ent == "PERSON" or self._naming.is_person(name)):
            return self._person(t, start, person_stop(t), depth)
        if not may_act(t):
            return None
        edge = left_edge(t, start)
        owner = self._owners.find(scene, t, edge, start, depth)
        start = entity_start(tokens, start) if t.ent == "ORG" else start
        start = min((scene.names[i].first for i in (start, start - 1) if i in scene.names and not tokens[start].ent_first), default=start)
        first = min(edge, start) if owner.code is not None else start
        draft = Draft(t, tokens[first], tokens[name_stop(t)], "name", "organisation", None, owner.code)
        draft.name = scene.text(start, draft.last.i)
        if draft.last.lower.rstrip(".") in _COMPANIES:
            draft.sector = "BUS"
            if tokens[start].lower.rstrip(".") in _COMPANIES:
                draft.name = scene.text(first, draft.last.i)  # Acme Trading (Lima) Co. Ltd.
        draft.known = is_known(t) or opens_name(t, scene)
        return draft

    def _person(self, head: Token, start: int, last: int, depth: int) -> Draft:
        scene = self.scene
        tokens = scene.tokens
        edge = title_start(tokens, start, scene.names, scene.nouns)
        before = scene.nouns.get(start - 1)
        if before is not None and before.first < edge:
            before = None
        owner = self._owners.find(scene, head, edge, start if before is None else before.first, depth, person=True)
        if before is None and (office := office_before(scene, edge, start)) is not None:
            before, title = office, hit_head(tokens, office.first, office.last)
            edge = left_edge(title, office.first)
            owner = self._owners.find(scene, title, edge, office.first, depth, office.noun.noun)
            scene.done[title.i] = None
        before = before or self._shared_title(head)
        former = any(tokens[i].lower in _FORMER for i in range(edge, start))
        draft = Draft(head, tokens[edge], tokens[last], "name", "person")
        honorific = tokens[start - 1].lower if start > edge else ""
        self._naming.identify(draft, scene.text(start, last), before.noun if before else None, owner, former, honorific)
        return draft

    # what no phrase took

    def _left_over(self, found: list[Draft]) -> list[Draft]:
        """Names and role nouns inside phrases that are no actors: "US criticism", "a Supreme Court decision", "US-led"."""
        scene = self.scene
        taken = {i for d in found for i in range(d.first.i, d.last.i + 1)}
        out: list[Draft] = []
        for i, noun in scene.nouns.items():
            if i != noun.first or noun.noun.noun in _NO_MODIFIER or taken.intersection(range(i, noun.last + 1)):
                continue
            head = hit_head(scene.tokens, noun.first, noun.last)
            if head.i not in scene.done and head.dep in ("compound", "nmod", "poss") and (d := self._roles.read(scene, head, noun, DEEP)) is not None:
                scene.done[head.i] = d
                out.append(d)
                taken.update(range(d.first.i, d.last.i + 1))
        for i, hit in scene.names.items():
            if i == hit.first >= scene.start and i not in taken and i not in scene.places and (d := self._modifier(hit)) is not None:
                out.append(d)
        return out

    def _modifier(self, hit: Hit) -> Draft | None:
        tokens = self.scene.tokens
        head = hit_head(tokens, hit.first, hit.last)
        if head.i in self.scene.done:
            return None
        entry = choose(hit.entries, self._day)
        if entry.kind in (Kind.ADJECTIVE, Kind.PEOPLE):
            if head.head is not head and head.head.lower in _DOCUMENTS and head.head.text[:1].isupper() and head.dep in ("amod", "compound"):
                return None  # the Korean Peninsula, the Turkish Straits
            if hit.first > 1 and tokens[hit.first - 1].text == "-" and tokens[hit.first - 2].lower in ("inter", "intra", "pan", "non"):
                return None  # inter-Korean ties
            code = None if entry.sort == "vague" else entry.code
            return Draft(head, tokens[hit.first], tokens[hit.last], "description", "people", entry.name, code)
        hyphened = hit.last + 1 < len(tokens) and tokens[hit.last + 1].text == "-"
        if entry.kind is Kind.PLACE or (entry.kind is Kind.CAPITAL and not hyphened):
            return None
        return self._named(head, hit, DEEP)
