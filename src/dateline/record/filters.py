"""What one looks for: the filters of ``dateline events``, checked, and as conditions of SQL. Every value is a parameter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select

from dateline.errors import UsageError
from dateline.record import schema as s
from dateline.record.words import words_match
from dateline.records import EventType, Quad, Status

__all__ = ["ORDERS", "Filters", "Wanted", "conditions", "moment", "wanted"]

ORDERS = ("date", "published", "recorded", "reports", "outlets", "confidence")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Filters:
    """What events are wanted; null or empty: all. Days are ISO dates, whole or in part (2024, 2024-11), both ends included. One text is a list of it."""

    actor: Sequence[str] = ()
    """Codes or names; a code may have a sector behind it: KOR, KOR/MIL. Any of them."""
    recipient: Sequence[str] = ()
    pair: Sequence[str] = ()
    """Two of them, in any direction: "PRK-KOR"."""
    type: Sequence[str] = ()
    quad: Sequence[str] = ()
    mode: Sequence[str] = ()
    status: Sequence[str] = ()
    said_by: Sequence[str] = ()
    country: Sequence[str] = ()
    place: str | None = None
    bbox: tuple[float, float, float, float] | None = None
    """West, south, east, north, in degrees; west may be greater than east, across the antimeridian."""
    since: str | None = None
    until: str | None = None
    """Days on which the event happened."""
    published_since: str | None = None
    published_until: str | None = None
    recorded_since: str | None = None
    recorded_until: str | None = None
    text: str | None = None
    """Words and "phrases" that an article telling of it must hold."""
    outlets: int = 1
    """How many independent voices it must have at least."""
    as_of: str | None = None
    """The record as it stood at this time (ISO, UTC)."""

    def __post_init__(self) -> None:
        for name in ("actor", "recipient", "pair", "type", "quad", "mode", "status", "said_by", "country"):
            if isinstance(value := getattr(self, name), str):
                object.__setattr__(self, name, (value,))
        for name in ("since", "until", "published_since", "published_until", "recorded_since", "recorded_until", "as_of"):
            if isinstance(value := getattr(self, name), date):
                object.__setattr__(self, name, value.isoformat())
        for name, allowed in (("type", EventType), ("quad", Quad), ("status", Status)):
            for value in getattr(self, name):
                if value not in [a.value for a in allowed]:
                    raise UsageError(f"{name} {value!r} is none; it may be {', '.join(a.value for a in allowed)}")
        for name in ("since", "until", "published_since", "published_until", "recorded_since", "recorded_until"):
            if (value := getattr(self, name)) is not None:
                _check_day(name, value)
        if self.as_of is not None:
            object.__setattr__(self, "as_of", moment("as_of", self.as_of))
        for first, last in (("since", "until"), ("published_since", "published_until"), ("recorded_since", "recorded_until")):
            a, b = getattr(self, first), getattr(self, last)
            if a and b and _first(a) > _last(b):
                raise UsageError(f"{last} {b!r} lies before {first} {a!r}")
        for pair in self.pair:
            if len(pair.split("-")) != 2 or not all(pair.split("-")):
                raise UsageError(f"pair {pair!r} is none; write two codes with a hyphen: PRK-KOR")
        if self.bbox is not None:
            west, south, east, north = self.bbox
            if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
                raise UsageError(f"bbox {self.bbox} is none; give west,south,east,north in degrees, south below north")


class Wanted(TypedDict, total=False):
    """The same filters as keywords of a call: ``record.events(actor="PRK", since="2024")``."""

    actor: str | Sequence[str]
    recipient: str | Sequence[str]
    pair: str | Sequence[str]
    type: str | Sequence[str]
    quad: str | Sequence[str]
    mode: str | Sequence[str]
    status: str | Sequence[str]
    said_by: str | Sequence[str]
    country: str | Sequence[str]
    place: str | None
    bbox: tuple[float, float, float, float] | None
    since: str | date | None
    until: str | date | None
    published_since: str | date | None
    published_until: str | date | None
    recorded_since: str | date | None
    recorded_until: str | date | None
    text: str | None
    outlets: int
    as_of: str | datetime | None


def wanted(filters: Filters | None, keywords: Wanted) -> Filters:
    """The filters of a call: those of an object, with its keywords in the place of theirs. Raises UsageError for a wrong value, TypeError for a wrong name."""
    values: dict[str, Any] = {**keywords}
    return replace(filters, **values) if filters is not None else Filters(**values)


def _check_day(name: str, value: str) -> None:
    try:
        if not _DAY.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(_first(value))
    except ValueError:
        raise UsageError(f"{name} {value!r} is no date; write it as 2024-11-06, 2024-11 or 2024") from None


def moment(name: str, value: str) -> str:
    """A day or a time as the record writes it: UTC, to the microsecond. Raises UsageError."""
    try:
        at = datetime.fromisoformat(value)
        return (at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except (OverflowError, ValueError):
        raise UsageError(f"{name} {value!r} is no time; write it as 2024-11-06 or 2024-11-06T12:00:00Z") from None


def _first(day: str) -> str:
    return day + "-01-01"[len(day) - 4 :] if len(day) in (4, 7) else day


def _last(day: str) -> str:
    return day + "-12-31"[len(day) - 4 :] if len(day) == 4 else day + "-31" if len(day) == 7 else day


def conditions(connection: Connection, f: Filters) -> list[ColumnElement[Any]]:
    """The conditions on ``happened``."""
    h = s.happened.c
    out: list[ColumnElement[Any]] = [h.until.is_(None)] if f.as_of is None else [h.since <= f.as_of, or_(h.until.is_(None), h.until > f.as_of)]
    for column, values in ((h.type, f.type), (h.quad, f.quad), (h.mode, f.mode), (h.status, f.status), (h.country, f.country)):
        if values:
            out.append(column.in_(list(values)))
    for side, wanted in (("actor", f.actor), ("recipient", f.recipient), ("source", f.said_by)):
        if wanted:
            out.append(_takes_part((side,), wanted, f.as_of))
    for pair in f.pair:
        one, two = pair.split("-")
        there = and_(_takes_part(("actor",), (one,), f.as_of), _takes_part(("recipient",), (two,), f.as_of))
        back = and_(_takes_part(("actor",), (two,), f.as_of), _takes_part(("recipient",), (one,), f.as_of))
        out.append(or_(there, back))
    if f.place:
        out.append(h.place == f.place)
    if f.bbox is not None:
        west, south, east, north = f.bbox
        out += [h.lat.between(south, north), h.lon.between(west, east) if west <= east else or_(h.lon >= west, h.lon <= east)]
    if f.since:
        out.append(h.date_end >= _first(f.since))
    if f.until:
        out.append(h.date_start <= _last(f.until))
    if f.published_since:
        out.append(h.last_published >= _first(f.published_since))
    if f.published_until:
        out.append(h.first_published <= _last(f.published_until))
    if f.recorded_since:
        out.append(h.since >= _first(f.recorded_since))
    if f.recorded_until:
        out.append(h.since <= _last(f.recorded_until) + "T99")
    if f.outlets > 1:
        out.append(h.outlets >= f.outlets)
    if f.text is not None:
        out.append(_told(connection, f.text, f.as_of))
    return out


def _takes_part(sides: Sequence[str], wanted: Sequence[str], as_of: str | None) -> ColumnElement[Any]:
    a, t, p = s.actors.c, s.taking_part.c, s.parties.c
    one = []
    for w in wanted:
        code, _, sector = w.partition("/")
        one.append(and_(a.code == code, a.sector == sector) if sector else or_(a.code == w, a.name == w))
    found = select(a.id).where(or_(*one))
    if as_of is not None:  # as the reports of that time were read
        return exists().where(*_row(as_of), s.rows.c.report == p.report, p.side.in_(list(sides)), p.actor.in_(found))
    return exists().where(t.event == s.happened.c.event, t.side.in_(list(sides)), t.actor.in_(found))


def _row(as_of: str | None) -> list[ColumnElement[Any]]:
    """The conditions on the rows of an event, at a time."""
    r = s.rows.c
    return [r.event == s.happened.c.event, *([r.until.is_(None)] if as_of is None else [r.since <= as_of, or_(r.until.is_(None), r.until > as_of)])]


def _told(connection: Connection, asked: str, as_of: str | None) -> ColumnElement[Any]:
    match = words_match(connection, asked, s.reports.c.article, "asked")
    if match is None:
        raise UsageError(f"text {asked!r} holds no word to look for")
    return exists().where(*_row(as_of), s.rows.c.report == s.reports.c.key, match)
