"""Text → parsed sentences. The parsing library stays inside this room."""

from dateline.language.english import reads_as_english
from dateline.language.parser import Parser
from dateline.language.tree import Document, Sentence, Token

__all__ = ["Document", "Parser", "Sentence", "Token", "reads_as_english"]
