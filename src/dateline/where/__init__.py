"""Where: toponyms, the gazetteer, the place of an event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language import Document, Sentence, Token
from dateline.records import Place, Unknown, Where
from dateline.where import attach
from dateline.where.gazetteer import gazetteer
from dateline.where.resolve import resolve
from dateline.where.toponyms import toponyms

__all__ = ["event_place", "find_places"]


def find_places(doc: Document) -> list[Place]:
    """The toponyms of a document, in text order, non-overlapping, with the places they mean as far as that can be told.

    Those that stand for a government or a people are among them. Adjectives of nationality are not, nor parts of the names of persons and bodies.
    """
    places = gazetteer()
    return resolve(doc, toponyms(doc, places), places)


def event_place(
    doc: Document, sentence: Sentence, trigger: Token, places: Sequence[Place], actor_spans: Sequence[tuple[int, int]]
) -> Where | Unknown:
    """The place of the event whose word is ``trigger``, from the places of its own sentence; never the publisher's or the dateline's.

    ``places`` are those of ``find_places`` for the document; ``actor_spans`` the stretches that name those who act: "Washington" that condemns is no place.
    """
    del doc  # the article's dateline may be asked one day
    return attach.event_place(sentence, trigger, places, actor_spans)
