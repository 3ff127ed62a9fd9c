"""From a parsed article to its actors."""

from __future__ import annotations

from dateline.language import Document
from dateline.who.draft import Draft
from dateline.who.index import ActorIndex
from dateline.who.lexicon import Hit, Lexicon
from dateline.who.persons import Persons
from dateline.who.phrases import Phrases

__all__ = ["ActorFinder"]


class ActorFinder:
    """The tables, loaded once; then article by article."""

    def __init__(self) -> None:
        self._persons = Persons()
        self._lexicon = Lexicon(self._persons.by_name)

    def find(self, doc: Document) -> ActorIndex:
        """Every actor of an article, by name, description or pronoun."""
        day = _day(doc.published)
        phrases = Phrases(self._lexicon, self._persons, doc, day)
        drafts: list[Draft] = []
        hits: dict[int, dict[int, Hit]] = {}
        for sentence in doc.sentences:
            drafts.extend(phrases.read(sentence))
            if phrases.names:
                hits[sentence.index] = phrases.names
        for d in drafts:
            if d.sort == "person":
                phrases.naming.again(d)
        return ActorIndex(drafts, hits, day)


def _day(published: str | None) -> str:
    """The day of publication as far as it is plainly told (YYYY, YYYY-MM or YYYY-MM-DD), else ''."""
    if not published:
        return ""
    day = published[:10].rstrip("~?%")
    return day if day[:4].isdigit() and all(c.isdigit() or c == "-" for c in day) else ""
