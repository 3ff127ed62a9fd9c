"""Where: toponyms, the gazetteer, the place of an event."""

from __future__ import annotations

from dateline.language import Document
from dateline.records import Place
from dateline.where.gazetteer import gazetteer
from dateline.where.resolve import resolve
from dateline.where.toponyms import toponyms

__all__ = ["find_places"]


def find_places(doc: Document) -> list[Place]:
    """The toponyms of a document, in text order, non-overlapping, with the places they mean as far as that can be told.

    Those that stand for a government or a people are among them. Adjectives of nationality are not, nor parts of the names of persons and bodies.
    """
    places = gazetteer()
    return resolve(doc, toponyms(doc, places), places)
