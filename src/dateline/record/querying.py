"""Reading a record: events by filters and cursor, one event or article whole, counts with their coverage, two codings compared."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, or_, select, tuple_

from dateline.errors import NotInRecord, UsageError
from dateline.record import arrow, shapes
from dateline.record import schema as s
from dateline.record.filters import ORDERS, Filters, conditions, held, last_of, leading, spans
from dateline.record.happening import assembled
from dateline.record.judged import laid_over
from dateline.record.typed import Event

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

__all__ = ["BY", "Page", "counts", "diff", "events", "reports_of", "show"]

Row = dict[str, Any]
BY = ("day", "month", "year", "type", "quad", "mode", "status", "country", "pair", "actor", "recipient")
"""What events may be counted by."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, and the cursor behind the last of them; null where there are no more. A loop over it gives typed events; ``rows`` are the same as
    ``dateline events`` prints them."""

    rows: list[Row]
    after: str | None

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Event]:
        return map(Event.from_json, self.rows)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, typed."""
        return tuple(self)

    def to_arrow(self) -> pyarrow.Table:
        """A table, an event a row (dateline.record.shapes has its columns). Raises DatelineError where pyarrow is not installed."""
        return arrow.table(self.rows, shapes.EVENTS)

    def to_pandas(self) -> pandas.DataFrame:
        """The same as a frame of pandas. Raises DatelineError where pyarrow or pandas is not installed."""
        return arrow.to_pandas(self.to_arrow())

    def to_polars(self) -> polars.DataFrame:
        """The same as a frame of polars. Raises DatelineError where pyarrow or polars is not installed."""
        return arrow.to_polars(self.to_arrow())


def _column(order: str) -> ColumnElement[Any]:
    h = s.happened.c
    return {
        "date": h.day, "published": func.coalesce(h.last_published, ""), "recorded": h.since,
        "reports": h.reports, "outlets": h.outlets, "confidence": func.coalesce(h.confidence, 0.0),
    }[order]  # fmt: skip


def events(c: Connection, f: Filters, order: str, limit: int, after: str | None) -> Page:
    """At most ``limit`` events, the greatest of the order first, behind a cursor."""
    if order not in ORDERS:
        raise UsageError(f"order {order!r} is none; it may be {', '.join(ORDERS)}")
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise UsageError(f"limit {limit!r} is none; it must be a whole number, 1 or more")
    at = None if after is None else _cursor(after, order)
    lead = leading(f) if order == "date" else None
    found: list[Any] = []
    for within, few in spans(f) if order == "date" else [(lambda table: [], False)]:
        query = _along(c, f, order, None if few else lead, within, at)
        found += c.execute(query.limit(limit + 1 - len(found))).mappings().all()
        if len(found) > limit:
            break
    rows = [_event(c, r, f.as_of) for r in found[:limit]]
    more = len(found) > limit
    return Page(rows, _encode(order, found[limit - 1]["at"], found[limit - 1]["event"]) if more else None)


def _along(
    c: Connection, f: Filters, order: str, lead: tuple[str, str] | None, within: Callable[[Any], list[ColumnElement[bool]]], after: tuple[Any, str] | None
) -> Select[Any]:
    """The events of a stretch of days behind a cursor, read along their order: with ``lead``, along the days of the one who is asked for."""
    column, event, h, t, by = _column(order), s.happened.c.event, s.happened.c, s.taking_part.c, s.happened.c
    query: Select[Any] = select(s.happened)
    if lead is not None:
        column, event, by = t.day, t.event, t
        query = query.join(s.taking_part, t.event == h.event).where(t.side == lead[0], t.who == lead[1], t.until.is_(None))
        if len(f.type) == 1:
            query = query.where(t.type == f.type[0])
        if f.until:
            query = query.where(t.day <= last_of(f.until))
    query = query.add_columns(column.label("at")).where(*conditions(c, f, but=lead), *within(by))
    if after is not None:
        query = query.where(tuple_(column, event) < tuple_(*map(literal, after)))
    return query.order_by(column.desc(), event.desc())


def _encode(order: str, value: Any, event: str) -> str:
    return base64.urlsafe_b64encode(json.dumps([order, value, event]).encode()).decode().rstrip("=")


def _cursor(after: str, order: str) -> tuple[Any, str]:
    try:
        was, value, event = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        kind = {"reports": int, "outlets": int, "confidence": float}.get(order, str)
        if was != order or not isinstance(event, str) or not isinstance(value, kind) or (isinstance(value, int) and not 0 <= value < 1 << 31):
            raise ValueError(after)
    except (TypeError, ValueError, binascii.Error, UnicodeDecodeError):
        raise UsageError(f"cursor {after[:40]!r} is none of this order; begin again without it") from None
    return value, event


def _event(c: Connection, r: Any, as_of: str | None) -> Row:
    """An event as it is printed: what it is held to be, with everybody and every value that disagrees. Of what is no longer held, from its rows."""
    said = json.loads(r["said"]) if r["said"] is not None else _said_then(c, r["event"], as_of or r["since"])
    return {
        "id": r["event"], "type": r["type"], "mode": r["mode"], "quad": r["quad"], "status": r["status"], "cameo": r["cameo"], "intensity": r["intensity"],
        "confidence": r["confidence"], "actors": said["actors"], "recipients": said["recipients"], "when": said["when"], "where": said["where"],
        "reports": r["reports"], "outlets": r["outlets"], "first_published": r["first_published"], "last_published": r["last_published"],
        "recorded": r["since"], "values": said["values"], "report_ids": said["reports"],
    }  # fmt: skip


def resolve(c: Connection, event: str) -> str:
    """The event that an id stands for today, after merges."""
    for _ in range(_DEEP):
        into = c.execute(select(s.redirects.c.into).where(s.redirects.c.event == event)).scalar()
        if into is None:
            return event
        event = into
    return event


_DEEP = 50


def _said_then(c: Connection, event: str, at: str) -> Row:
    """What an event said in full at a time."""
    day, id_ = s.articles.c.day, s.reports.c.id
    voice = {i: v for i, v in c.execute(_told_then(event, at).with_only_columns(id_, s.articles.c.voice))}  # noqa: C416 - rows
    order = list(c.execute(_told_then(event, at).with_only_columns(id_).order_by(func.coalesce(day, ""), id_)).scalars())
    rows = {r["id"]: r for r in reports_of(c, event, at)}
    return assembled([rows[i] for i in order], [voice[i] for i in order])


def _told_then(event: str, as_of: str | None) -> Select[Any]:
    """The reports of an event, now or at a time, with their articles."""
    r = s.rows.c
    query = select(s.reports.c.id, s.reports.c.body, s.reports.c.article).join(s.rows, r.report == s.reports.c.key)
    return query.join(s.articles, s.articles.c.key == s.reports.c.article).where(r.event == event, *held(r, as_of))


def reports_of(c: Connection, event: str, as_of: str | None = None) -> list[Row]:
    """The reports of an event, corrections laid over them, in the order of their days of publication."""
    found = c.execute(_told_then(event, as_of).order_by(func.coalesce(s.articles.c.day, ""), s.reports.c.id)).all()
    over = laid_over(c, [x.id for x in found], as_of)
    return [{**json.loads(x.body), **over.get(x.id, {}), "event_id": event, "article_key": x.article} for x in found]


def show(c: Connection, id_: str, as_of: str | None) -> Row:
    """An event, a report's event, or an article."""
    event = resolve(c, id_) if as_of is None else id_
    h, r = s.happened.c, s.rows.c
    row = c.execute(select(s.happened).where(h.event == event, *held(h, as_of))).mappings().first()
    if row is None:
        report = c.execute(select(r.event).join(s.reports, r.report == s.reports.c.key).where(s.reports.c.id == id_, *held(r, as_of))).scalar()
        event = report if report is not None else resolve(c, id_)
        row = c.execute(select(s.happened).where(h.event == event, *held(h, as_of))).mappings().first()
    if row is not None:
        link = s.links.c
        story = [{"event": x.earlier, "is": "before", "rule": x.rule} for x in c.execute(select(s.links).where(link.later == event, *held(link, as_of)))]
        story += [{"event": x.later, "is": "after", "rule": x.rule} for x in c.execute(select(s.links).where(link.earlier == event, *held(link, as_of)))]
        history = [dict(x) for x in c.execute(select(s.changes).where(s.changes.c.subject == event).order_by(s.changes.c.id)).mappings()]
        return {**_event(c, row, as_of), "told": reports_of(c, event, as_of), "story": story, "history": history}
    a = s.articles.c
    there = select(s.articles).where(or_(a.key == id_, a.id == id_), *([] if as_of is None else [a.recorded <= as_of]))
    article = c.execute(there.order_by(a.recorded).limit(1)).mappings().first()
    if article is None:
        j = s.judgements.c
        of = select(s.reports.c.id).join(s.rows, r.report == s.reports.c.key).where(r.event == event)
        held_so = (j.kind == "reject", j.undone.is_(None), or_(j.subject == id_, j.subject.in_(of)))
        rejected = c.execute(select(s.judgements).where(*held_so).order_by(j.id.desc()).limit(1)).mappings().first()
        if rejected is not None:
            raise NotInRecord(f"{id_}: rejected by {rejected['by']}: {rejected['reason']} (take it back with: dateline undo {rejected['id']})")
        raise NotInRecord(f"{id_}: no event, report or article of this record has this id; dateline events lists them")
    told = c.execute(
        select(s.reports.c.body, s.rows.c.event).outerjoin(s.rows, and_(s.rows.c.report == s.reports.c.key, s.rows.c.until.is_(None)))
        .where(s.reports.c.article == article["key"], s.reports.c.superseded.is_(None)).order_by(s.reports.c.start)
    ).all()  # fmt: skip
    marks = c.execute(select(s.mentions.c.body).where(s.mentions.c.article == article["key"]).order_by(s.mentions.c.coding.desc()).limit(1)).scalar()
    kept = {k: article[k] for k in ("key", "id", "title", "text", "published", "source", "agency", "url", "language", "recorded", "voice")}
    return {**kept, "told": [{**json.loads(b), "event_id": e} for b, e in told], "mentions": json.loads(marks) if marks else []}


def counts(c: Connection, by: Sequence[str], f: Filters) -> list[Row]:
    """Numbers of events by what is asked, and beside each the articles read that were published in that time: a raw count says as much of the reading."""
    if unknown := [b for b in by if b not in BY]:
        raise UsageError(f"counts by {unknown[0]!r} is none; it may be {', '.join(BY)}")
    by = list(dict.fromkeys(by))
    h = s.happened.c
    length = {"day": 10, "month": 7, "year": 4}
    columns: list[ColumnElement[Any]] = []
    query_from = s.happened
    for b in by:
        if b in length:
            columns.append(func.substr(h.day, 1, length[b]).label(b))
        elif b in ("actor", "recipient", "pair"):
            for side in ("actor", "recipient") if b == "pair" else (b,):
                t = s.taking_part.alias(f"t_{b}_{side}")
                query_from = query_from.outerjoin(t, and_(t.c.event == h.event, t.c.side == side, t.c.kind == "code", *held(t.c, f.as_of)))  # type: ignore[assignment]
                columns.append(func.coalesce(t.c.who, "").label(side if b == "pair" else b))
        else:
            columns.append(h[b].label(b))
    each = select(*columns, h.event.label("of"), h.reports.label("told")).select_from(query_from).where(*conditions(c, f)).distinct().subquery()
    by_columns = [x for x in each.c if x.name not in ("of", "told")]
    number = select(*by_columns, func.count().label("events"), func.sum(each.c.told).label("reports"))
    found = c.execute(number.group_by(*by_columns).order_by(*by_columns)).mappings().all()
    span = next((length[b] for b in by if b in length), None)
    read: dict[str, int] = {}
    if span:
        day = func.substr(func.coalesce(s.articles.c.day, ""), 1, span)
        read = {k: int(n) for k, n in c.execute(select(day, func.count()).group_by(day))}
    every = int(c.execute(select(func.count()).select_from(s.articles)).scalar_one())
    time = next((b for b in by if b in length), None)
    return [{**dict(r), "reports": int(r["reports"] or 0), "articles_read": read.get(r[time], 0) if time else every} for r in found]


def diff(c: Connection, one: str, two: str) -> Iterator[Row]:
    """Reports of articles that both codings coded, where they differ."""
    number = {name: id_ for id_, name in c.execute(select(s.codings.c.id, s.codings.c.name))}
    for name in (one, two):
        if name not in number:
            raise UsageError(f"no coding is called {name!r}; there are {', '.join(number) or 'none'}")
    x, y = s.coded.alias("x"), s.coded.alias("y")
    both = select(x.c.article).join(y, y.c.article == x.c.article).where(x.c.coding == number[one], y.c.coding == number[two]).order_by(x.c.article)
    for article in c.execute(both).scalars().all():
        told: list[dict[str, Row]] = []
        for name in (one, two):
            q = select(s.reports.c.id, s.reports.c.body).where(s.reports.c.article == article, s.reports.c.coding == number[name])
            told.append({i: json.loads(b) for i, b in c.execute(q)})
        for id_ in sorted(told[0].keys() | told[1].keys()):
            a, b = told[0].get(id_), told[1].get(id_)
            if a is None or b is None:
                yield {"report": id_, "article": article, "only": one if b is None else two, "differs": None, "values": None, "row": a or b}
            elif changed := sorted(k for k in a.keys() | b.keys() if a.get(k) != b.get(k) and k not in ("confidence", "confidence_by", "event_id")):
                values = {k: [a.get(k), b.get(k)] for k in changed}
                yield {"report": id_, "article": article, "only": None, "differs": changed, "values": values, "row": None}
