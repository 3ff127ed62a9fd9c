"""Full-text search over articles and quoted sentences: FTS5 in SQLite, tsvector in PostgreSQL. A query is words and "phrases"; any punctuation is safe."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, text

__all__ = ["add_words", "create_words", "words_match"]

_PIECES = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def create_words(connection: Connection) -> None:
    """Make the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE VIRTUAL TABLE words USING fts5(article UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')")
        return
    connection.exec_driver_sql("CREATE TABLE words (article varchar(16) PRIMARY KEY, found tsvector NOT NULL)")
    connection.exec_driver_sql("CREATE INDEX words_found ON words USING gin (found)")


def add_words(connection: Connection, article: str, title: str, body: str) -> None:
    """Index one article."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (article, title, text) VALUES (:a, :t, :b)"), {"a": article, "t": title, "b": body})
    else:
        query = "INSERT INTO words (article, found) VALUES (:a, setweight(to_tsvector('simple', :t), 'A') || to_tsvector('simple', :b))"
        connection.execute(text(query), {"a": article, "t": title[:100_000], "b": body[:500_000]})


def words_match(connection: Connection, asked: str, column: ColumnElement[Any], name: str) -> ColumnElement[Any] | None:
    """The condition that an article holds all words and phrases asked for; null where none of it is a word. ``name`` makes its parameter its own."""
    phrases = [_WORD.findall(a or b) for a, b in _PIECES.findall(asked)]
    phrases = [p for p in phrases if p]
    if not phrases:
        return None
    if connection.dialect.name == "sqlite":
        query = " ".join('"' + " ".join(p) + '"' for p in phrases)
        inner = text(f"SELECT article FROM words WHERE words MATCH :{name}").bindparams(**{name: query})
    else:
        query = " & ".join("(" + " <-> ".join(p) + ")" for p in phrases)
        inner = text(f"SELECT article FROM words WHERE found @@ to_tsquery('simple', :{name})").bindparams(**{name: query})
    return column.in_(inner)
