"""Fixtures of the actors' tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language import Document, Parser
from dateline.who import ActorFinder, ActorIndex, ActorMention


class Found:
    """One parsed text with its actors."""

    def __init__(self, document: Document, index: ActorIndex) -> None:
        self.document, self.index = document, index

    def __getitem__(self, text: str) -> ActorMention:
        """The first mention with exactly these words."""
        return next(m for m in self.index.mentions if m.actor.text == text)

    def __contains__(self, text: str) -> bool:
        return any(m.actor.text == text for m in self.index.mentions)

    def pronoun(self, word: str) -> ActorMention:
        """The last mention that is this pronoun."""
        return [m for m in self.index.mentions if m.kind == "pronoun" and m.actor.text.lower() == word][-1]

    def code(self, text: str) -> tuple[str | None, str | None]:
        """Code and sector of a mention."""
        return self[text].actor.code, self[text].actor.sector


@pytest.fixture(scope="session")
def finder() -> ActorFinder:
    """The tables, loaded once."""
    return ActorFinder()


@pytest.fixture(scope="session")
def find(parser: Parser, finder: ActorFinder) -> Callable[..., Found]:
    """Parse a text and find its actors."""

    def _find(text: str, published: str | None = None) -> Found:
        document = parser.parse_text(text, published)
        return Found(document, finder.find(document))

    return _find
