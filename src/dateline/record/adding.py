"""Adding to a record: one page is one transaction, and what is there already changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from dateline.events import context_of, sketch, telling_of
from dateline.record import schema as s
from dateline.record.clock import now
from dateline.record.gather import Gatherer
from dateline.record.memory import Held
from dateline.record.said import SIDES, actor_ids, actor_key, new_key
from dateline.record.words import add_quoted, add_words
from dateline.records import Article

__all__ = ["Adder", "Coded", "article_key", "coding_id", "new_key"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Coded:
    """One article with what coding made of it, as JSON objects."""

    article: Article
    reports: Sequence[Row]
    mentions: Sequence[Row] = field(default_factory=tuple)


def article_key(a: Article) -> str:
    """The record's own name of an article: its page, its place on it, and its id."""
    return sha256(f"{a.page_sha256}\0{a.index}\0{a.id}".encode("utf8", "surrogatepass")).hexdigest()[:16]


def coding_id(connection: Connection, name: str) -> int:
    """The number of a coding, made where it is new."""
    found = connection.execute(select(s.codings.c.id).where(s.codings.c.name == name)).scalar()
    if found is None:
        found = new_key(connection.execute(insert(s.codings).values(name=name, recorded=now())).inserted_primary_key)
    return int(found)


class Adder:
    """Adds the pages of one run, coded by one version."""

    def __init__(self, run: int, coding: int) -> None:
        self._run, self._coding = run, coding
        self._actors: dict[tuple[str, str, str], int] = {}
        self._gatherer = Gatherer()

    def forget(self) -> None:
        """Forget what is held in memory, after a transaction that was undone."""
        self._actors.clear()
        self._gatherer.forget()

    def known(self, connection: Connection, key: str) -> bool:
        """Whether an article is in the record, coded by this version."""
        return connection.execute(_CODED, {"key": key, "coding": self._coding}).first() is not None

    def add(self, connection: Connection, page: Iterable[Coded]) -> tuple[int, int]:
        """Add the articles of one page; gives how many articles and reports were new. The transaction is the caller's."""
        articles = reports = 0
        gatherer = self._gatherer
        gatherer.use(connection)
        for c in page:
            key = article_key(c.article)
            if self.known(connection, key):
                continue
            at = now()
            made = self._article(connection, c.article, key, at)
            if not made.new:
                self._supersede(connection, key, at)
            rows = [_as_json(row) for row in c.reports]
            keys = self._reports(connection, key, rows, at)
            connection.execute(insert(s.coded), {"article": key, "coding": self._coding, "run": self._run, "recorded": at, "reports": len(keys)})
            if c.mentions:
                connection.execute(insert(s.mentions), {"article": key, "coding": self._coding, "body": _as_json(list(c.mentions))[1]})
            held = None if gatherer.judged else {k: made.held(k, row, body) for k, (row, body) in zip(keys, rows, strict=True)}
            gatherer.take(keys, held, new=made.new)
            articles, reports = articles + 1, reports + len(keys)
        gatherer.settle(now())
        return articles, reports

    def _article(self, connection: Connection, a: Article, key: str, at: str) -> _Added:
        day = (a.published or "")[:10].rstrip("~?%") or None
        if (found := connection.execute(_KNOWN, {"key": key}).first()) is not None:
            return _Added(key, found.voice, found.day, frozenset(found.context.split()), new=False)
        if connection.execute(_PAGE, {"sha256": a.page_sha256}).first() is None:
            connection.execute(insert(s.pages), {"sha256": a.page_sha256, "recorded": at, "run": self._run})
        row = _clean(a.to_json())
        made = _Added(key, sketch(a.text, key), day, context_of(a.text), new=True)
        connection.execute(insert(s.articles), {
            "key": key, "id": row["id"], "page": a.page_sha256, "at": a.index, "title": row["title"], "text": row["text"], "published": a.published, "day": day,
            "source": row["source"], "agency": row["agency"], "url": row["url"], "language": a.language and a.language[:35], "voice": made.voice,
            "context": " ".join(sorted(made.context)), "recorded": at, "run": self._run,
            "body": json.dumps({k: v for k, v in row.items() if k not in ("text", "title")}, ensure_ascii=False),
        })  # fmt: skip
        add_words(connection, key, row["title"] or "", row["text"])
        return made

    def _supersede(self, connection: Connection, key: str, at: str) -> None:
        """What an earlier version made of the article is kept, and no longer holds."""
        older = select(s.reports.c.key).where(s.reports.c.article == key, s.reports.c.superseded.is_(None), s.reports.c.coding != self._coding)
        keys = list(connection.execute(older).scalars())
        connection.execute(update(s.coded).where(s.coded.c.article == key, s.coded.c.superseded.is_(None)).values(superseded=at))
        if keys:
            self._gatherer.withdraw(keys, at)
            connection.execute(update(s.reports).where(s.reports.c.article == key, s.reports.c.superseded.is_(None)).values(superseded=at))

    def _reports(self, connection: Connection, article: str, rows: Sequence[tuple[Row, str]], at: str) -> list[int]:
        if not rows:
            return []
        found = connection.execute(_ADD_REPORTS, [
            {"id": row["id"], "coding": self._coding, "article": article, "run": self._run, "recorded": at, "start": row["trigger"]["start"],
             "body": body} for row, body in rows
        ])  # fmt: skip
        keys = [int(k) for k in found.scalars()]
        add_quoted(connection, [(key, row["quote"]["exact"]) for key, (row, _) in zip(keys, rows, strict=True)])
        told = [a for row, _ in rows for _, field_ in SIDES for a in row[field_]]
        if len(self._actors) > _HELD:
            self._actors.clear()
        self._actors |= actor_ids(connection, [a for a in told if actor_key(a) not in self._actors])
        taking = [
            {"report": key, "side": side, "n": n, "actor": self._actors[actor_key(a)]}
            for key, (row, _) in zip(keys, rows, strict=True) for side, field_ in SIDES for n, a in enumerate(row[field_])
        ]  # fmt: skip
        if taking:
            connection.execute(insert(s.parties), taking)
        return keys

@dataclass(frozen=True, slots=True)
class _Added:
    """An article of the record, as far as its reports need it."""

    key: str
    voice: str
    day: str | None
    context: frozenset[str]
    new: bool

    def held(self, key: int, row: Row, body: str) -> Held:
        """One of its reports, of which nothing was judged."""
        return Held(row["id"], body, telling_of(key, row, self.key, self.voice, self.day, self.context))


_KNOWN = select(s.articles.c.voice, s.articles.c.day, s.articles.c.context).where(s.articles.c.key == bindparam("key"))
_CODED = select(s.coded.c.article).where(s.coded.c.article == bindparam("key"), s.coded.c.coding == bindparam("coding"))
_PAGE = select(s.pages.c.sha256).where(s.pages.c.sha256 == bindparam("sha256"))
_ADD_REPORTS = insert(s.reports).returning(s.reports.c.key, sort_by_parameter_order=True)
_HELD = 50_000
"""Actors whose numbers are held at once."""


def _as_json(value: Any) -> tuple[Any, str]:
    """A JSON value and its text, without characters that no database takes."""
    body = json.dumps(value, ensure_ascii=False)
    if "\\u0000" not in body:
        try:
            body.encode()
        except UnicodeEncodeError:
            pass
        else:
            return value, body
    value = _clean(value)
    return value, json.dumps(value, ensure_ascii=False)


def _clean(value: Any) -> Any:
    """Without the character that no database takes: NUL becomes U+FFFD, one for one, so that offsets stay."""
    if isinstance(value, str):
        return value.replace("\x00", "\ufffd").encode("utf8", "replace").decode("utf8") if "\x00" in value or not value.isascii() else value
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    return [_clean(v) for v in value] if isinstance(value, (list, tuple)) else value
