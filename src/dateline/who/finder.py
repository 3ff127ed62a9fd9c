"""From a parsed article to its actors."""

from __future__ import annotations

from dateline.data import paused
from dateline.language import Document
from dateline.who.appositions import share
from dateline.who.check import check_own
from dateline.who.coref import Coreference
from dateline.who.draft import Draft
from dateline.who.index import ActorIndex
from dateline.who.lexicon import Hit, Lexicon
from dateline.who.memory import lands_of
from dateline.who.persons import Persons
from dateline.who.phrases import Phrases
from dateline.who.words import SUBJECTS, word_class

__all__ = ["ActorFinder"]


class ActorFinder:
    """The tables, loaded once; then article by article. Raises DataError for a user's table that contradicts itself."""

    def __init__(self) -> None:
        check_own()
        with paused():
            self._persons = Persons()
            self._lexicon = Lexicon(self._persons.by_name)

    def bearers(self, name: str) -> int:
        """How many persons of the table of offices a name or surname may mean."""
        return self._persons.bearers(name)

    def find(self, doc: Document) -> ActorIndex:
        """Every actor of an article, by name, description or pronoun."""
        day = _day(doc.published)
        phrases = Phrases(self._lexicon, self._persons, doc, day)
        read: list[list[Draft]] = []
        hits: dict[int, dict[int, Hit]] = {}
        datelines: list[tuple[int, dict[int, Hit]]] = []
        for sentence in doc.sentences:
            drafts = phrases.read(sentence)
            share(drafts)
            read.append(drafts)
            datelines.append((phrases.scene.start, phrases.scene.names))
            if phrases.scene.names:
                hits[sentence.index] = phrases.scene.names
        for drafts in read:
            phrases.again(drafts)
        coreference = Coreference(lands_of(datelines, day))
        found: list[Draft] = []
        untold: list[Draft] = []
        for sentence, drafts in zip(doc.sentences, read, strict=True):
            for d in coreference.resolve(sentence, drafts):
                (found if _tells(d) else untold).append(d)
        return ActorIndex(found, hits, day, (d for d in untold if d.kind == "description"))


_WEAK, _ABSTRACT = word_class("weak"), word_class("abstract")
_IDEAS = frozenset({"campaign", "resistance"})


def _tells(d: Draft) -> bool:
    """Whether a draft is worth a mention: a weak noun (office, side, group) needs a name, an owner, an antecedent, or to be a subject."""
    if d.kind == "place":
        return False
    if d.noun in _IDEAS and d.kind == "description" and d.first is not d.head and not d.code:
        return False  # a smear campaign
    if d.kind != "description" or d.code or d.name or d.antecedents or d.head.dep in SUBJECTS or d.head.head.dep == "agent":
        return True
    if d.noun in _WEAK and not (d.plural and d.sector) and not (d.definite and d.noun not in _ABSTRACT):
        return False
    return d.sector is not None or d.sort != "body" or d.definite


def _day(published: str | None) -> str:
    """The day of publication as far as it is plainly told (YYYY, YYYY-MM or YYYY-MM-DD), else ''."""
    if not published:
        return ""
    day = published[:10].rstrip("~?%")
    return day if day[:4].isdigit() and all(c.isdigit() or c == "-" for c in day) else ""
