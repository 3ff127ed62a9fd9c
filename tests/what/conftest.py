"""Deeds of one sentence, with the real actors."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Parser
from dateline.what import Deed, find_deeds
from dateline.who import ActorFinder

Coded = tuple[str, str, set[str], set[str]]


@pytest.fixture(scope="session")
def finder() -> ActorFinder:
    return ActorFinder()


@pytest.fixture(scope="session")
def deeds(parser: Parser, finder: ActorFinder) -> Callable[[str], list[Deed]]:
    """The deeds of a text."""

    def find(text: str) -> list[Deed]:
        doc = parser.parse_text(text, "2024-11-06")
        index = finder.find(doc)
        return [d for s in doc.sentences for d in find_deeds(s, index)]

    return find
