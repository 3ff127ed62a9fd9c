"""Full-text search over articles and quoted sentences: FTS5 in SQLite, tsvector in PostgreSQL. A query is words and "phrases"; any punctuation is safe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, text

__all__ = ["add_quoted", "add_words", "create_quoted", "create_words", "words_match"]

_PIECES = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+")


def create_words(connection: Connection) -> None:
    """Make the index of articles."""
    _create(connection, "words", "article UNINDEXED, title, text", "article varchar(16)")


def create_quoted(connection: Connection) -> None:
    """Make the index of the reports' sentences."""
    _create(connection, "quoted", "text, content=''", "report bigint")


def _create(connection: Connection, name: str, lite: str, key: str) -> None:
    """An index: its columns on SQLite, its key on PostgreSQL."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5({lite}, tokenize='unicode61 remove_diacritics 2')")
        return
    connection.exec_driver_sql(f"CREATE TABLE {name} ({key} PRIMARY KEY, found tsvector NOT NULL)")
    connection.exec_driver_sql(f"CREATE INDEX {name}_found ON {name} USING gin (found)")


def add_words(connection: Connection, article: str, title: str, body: str) -> None:
    """Index one article."""
    if connection.dialect.name == "sqlite":
        connection.execute(_ADD_LITE, {"a": article, "t": title, "b": body})
    else:
        connection.execute(_ADD, {"a": article, "t": title[:100_000], "b": body[:500_000]})


def add_quoted(connection: Connection, sentences: Sequence[tuple[int, str]]) -> None:
    """Index the sentences of reports, by their keys."""
    lite = connection.dialect.name == "sqlite"
    connection.execute(_QUOTE_LITE if lite else _QUOTE, [{"r": key, "t": sentence if lite else sentence[:500_000]} for key, sentence in sentences])


_ADD_LITE = text("INSERT INTO words (article, title, text) VALUES (:a, :t, :b)")
_ADD = text("INSERT INTO words (article, found) VALUES (:a, setweight(to_tsvector('simple', :t), 'A') || to_tsvector('simple', :b))")
_QUOTE_LITE = text("INSERT INTO quoted (rowid, text) VALUES (:r, :t)")
_QUOTE = text("INSERT INTO quoted (report, found) VALUES (:r, to_tsvector('simple', :t))")
_IN = {
    ("words", "sqlite"): "SELECT article FROM words WHERE words MATCH :{}", ("quoted", "sqlite"): "SELECT rowid FROM quoted WHERE quoted MATCH :{}",
    ("words", "postgresql"): "SELECT article FROM words WHERE found @@ to_tsquery('simple', :{})",
    ("quoted", "postgresql"): "SELECT report FROM quoted WHERE found @@ to_tsquery('simple', :{})",
}  # fmt: skip


def words_match(connection: Connection, asked: str, column: ColumnElement[Any], index: str) -> ColumnElement[Any] | None:
    """The condition that an article (``index`` words, ``column`` its key) or a report's sentence (quoted) holds all words and phrases asked for; null where
    none of it is a word."""
    phrases = [_WORD.findall(a or b) for a, b in _PIECES.findall(asked)]
    phrases = [p for p in phrases if p]
    if not phrases:
        return None
    lite = connection.dialect.name == "sqlite"
    query = " ".join('"' + " ".join(p) + '"' for p in phrases) if lite else " & ".join("(" + " <-> ".join(p) + ")" for p in phrases)
    name = f"asked_{index}"
    return column.in_(text(_IN[index, connection.dialect.name].format(name)).bindparams(**{name: query}))
