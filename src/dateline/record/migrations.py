"""Steps from an older schema to the next: one function a version, run in one transaction when a record is opened."""

from __future__ import annotations

import json
from collections.abc import Callable

from sqlalchemy import Connection, func, inspect, select, text, update

from dateline.events import context_of
from dateline.record import schema as s
from dateline.record.clock import now
from dateline.record.gather import Gatherer
from dateline.record.memory import chunks
from dateline.record.schema import VERSION
from dateline.record.words import add_quoted, create_quoted

__all__ = ["STEPS", "migrate"]

_AT_ONCE = 200
"""Articles whose reports are put into events at once."""


def _places_events_one_by_one(c: Connection) -> None:
    """1 → 2: the sentences of reports are indexed; the names of an article are kept with it; an event knows the day it is listed by, and everybody it is found
    under, with times; blocks are numbers. Ties and blocks are made anew, and with them the events, as reports are put into events by another rule since; ids
    stay."""
    for name in ("blocks", "ties", "taking_part", "links"):
        c.execute(text(f"DROP TABLE {name}"))
    c.execute(text("ALTER TABLE articles ADD COLUMN context text NOT NULL DEFAULT ''"))
    for column in ("day varchar(10) NOT NULL DEFAULT ''", "span integer", "words text"):
        c.execute(text(f"ALTER TABLE happened ADD COLUMN {column}"))
    for index in {i["name"] for i in inspect(c).get_indexes("happened")} - {"happened_event", "happened_since"}:
        c.execute(text(f"DROP INDEX {index}"))
    create_quoted(c)
    s.META.create_all(c, tables=[s.blocks, s.ties, s.taking_part, s.links])
    for made in s.happened.indexes:
        made.create(c, checkfirst=True)
    h, a, r = s.happened.c, s.articles.c, s.reports.c
    c.execute(update(s.happened).values(day=func.coalesce(h.date_start, h.first_published, "")))
    c.execute(update(s.happened).where(h.until.is_not(None)).values(said=None))
    keys = list(c.execute(select(a.key).order_by(func.coalesce(a.day, ""), a.key)).scalars())
    gatherer = Gatherer()
    for some in chunks(keys, _AT_ONCE):
        for key, body in c.execute(select(a.key, a.text).where(a.key.in_(some))).all():
            c.execute(update(s.articles).where(a.key == key).values(context=" ".join(sorted(context_of(body)))))
        sentences = c.execute(select(r.key, r.body).where(r.article.in_(some)).order_by(r.key)).all()
        if sentences:
            add_quoted(c, [(key, json.loads(body)["quote"]["exact"]) for key, body in sentences])
        gatherer.use(c)
        gatherer.take(list(c.execute(select(r.key).where(r.article.in_(some), r.superseded.is_(None)).order_by(r.key)).scalars()))
        gatherer.settle(now())


STEPS: dict[int, Callable[[Connection], None]] = {1: _places_events_one_by_one}
"""By the version that a step starts from."""


def migrate(connection: Connection, version: int) -> None:
    """Bring a record up to date, step by step. Raises KeyError for a version that no step starts from."""
    while version < VERSION:
        STEPS[version](connection)
        version += 1
    connection.execute(s.meta.update().where(s.meta.c.key == "version").values(value=str(VERSION)))
