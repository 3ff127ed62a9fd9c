"""What one looks for: the filters of ``dateline events``, checked, and as conditions of SQL. Every value is a parameter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Connection, and_, exists, literal_column, or_, select

from dateline.errors import UsageError
from dateline.record import schema as s
from dateline.record.words import words_match
from dateline.records import EventType, Quad, Status

__all__ = ["ORDERS", "Filters", "Wanted", "conditions", "held", "last_of", "leading", "moment", "spans", "wanted"]

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
    sentence: str | None = None
    """The same, that the sentence of one of its reports must hold."""
    outlets: int = 1
    """How many independent voices it must have at least."""
    as_of: str | None = None
    """The record as it stood at this time (ISO, UTC)."""

    def __post_init__(self) -> None:
        for name in ("actor", "recipient", "pair", "type", "quad", "mode", "status", "said_by", "country"):
            if (value := getattr(self, name)) is None or isinstance(value, str):
                object.__setattr__(self, name, () if value is None else (value,))
            if not all(isinstance(v, str) and v.strip() for v in getattr(self, name)):
                raise UsageError(f"{name} {value!r} is none; give a text, or several")
        if self.place is not None and not (isinstance(self.place, str) and self.place.strip()):
            raise UsageError(f"place {self.place!r} is none; give a name")
        for name in ("since", "until", "published_since", "published_until", "recorded_since", "recorded_until", "as_of"):
            if isinstance(value := getattr(self, name), date):
                object.__setattr__(self, name, value.isoformat())
        for name, allowed in (("type", EventType), ("quad", Quad), ("status", Status)):
            for value in getattr(self, name):
                if value not in [a.value for a in allowed]:
                    raise UsageError(f"{name} {value!r} is none; it may be {', '.join(a.value for a in allowed)}")
        for name in ("since", "until", "published_since", "published_until", "recorded_since", "recorded_until"):
            if (value := getattr(self, name)) is None:
                continue
            if name.startswith("recorded") and isinstance(value, str) and "T" in value:
                object.__setattr__(self, name, moment(name, value))
            else:
                _check_day(name, value)
        if self.as_of is not None:
            object.__setattr__(self, "as_of", moment("as_of", self.as_of))
        for first, last in (("since", "until"), ("published_since", "published_until"), ("recorded_since", "recorded_until")):
            a, b = getattr(self, first), getattr(self, last)
            if a and b and _first(a) > last_of(b):
                raise UsageError(f"{last} {b!r} lies before {first} {a!r}")
        for pair in self.pair:
            if len(pair.split("-")) != 2 or not all(pair.split("-")):
                raise UsageError(f"pair {pair!r} is none; write two codes with a hyphen: PRK-KOR")
        if self.bbox is not None:
            try:
                west, south, east, north = (float(x) for x in self.bbox)
            except (TypeError, ValueError):
                raise UsageError(f"bbox {self.bbox!r} is none; give west,south,east,north in degrees") from None
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
    sentence: str | None
    outlets: int
    as_of: str | datetime | None


def wanted(filters: Filters | None, keywords: Wanted) -> Filters:
    """The filters of a call: those of an object, with its keywords in the place of theirs. Raises UsageError for a wrong value, TypeError for a wrong name."""
    values: dict[str, Any] = {**keywords}
    return replace(filters, **values) if filters is not None else Filters(**values)


def _check_day(name: str, value: str) -> None:
    try:
        if not isinstance(value, str) or not _DAY.fullmatch(value):
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


def last_of(day: str) -> str:
    """The last day of a day, a month or a year."""
    return day + "-12-31"[len(day) - 4 :] if len(day) == 4 else day + "-31" if len(day) == 7 else day


def conditions(connection: Connection, f: Filters, *, but: tuple[str, str] | None = None) -> list[ColumnElement[Any]]:
    """The conditions on ``happened``. ``but``: a side, and who is on it, that the query sees to itself."""
    h = s.happened.c
    out = held(h, f.as_of)
    for column, values in ((h.type, f.type), (h.quad, f.quad), (h.mode, f.mode), (h.status, f.status), (h.country, f.country)):
        if values:
            out.append(column == values[0] if len(values) == 1 else column.in_(list(values)))
    for side, who in (("actor", f.actor), ("recipient", f.recipient), ("source", f.said_by)):
        if who and but != (side, *who):
            out.append(_takes_part(side, who, f.as_of))
    for pair in f.pair:
        if but == ("pair", _pair(pair)):
            continue
        one, two = pair.split("-")
        there = and_(_takes_part("actor", (one,), f.as_of), _takes_part("recipient", (two,), f.as_of))
        back = and_(_takes_part("actor", (two,), f.as_of), _takes_part("recipient", (one,), f.as_of))
        out.append(_takes_part("pair", (_pair(pair),), f.as_of) if _CODES.fullmatch(pair) else or_(there, back))
    if f.place:
        out.append(h.place == f.place)
    if f.bbox is not None:
        west, south, east, north = f.bbox
        out += [h.lat.between(south, north), h.lon.between(west, east) if west <= east else or_(h.lon >= west, h.lon <= east)]
    if f.since:
        out.append(h.date_end >= _first(f.since))
    if f.until:
        out += [h.date_start <= last_of(f.until), h.day <= last_of(f.until)]
    if f.published_since:
        out.append(h.last_published >= _first(f.published_since))
    if f.published_until:
        out.append(h.first_published <= last_of(f.published_until))
    if f.recorded_since:
        out.append(h.since >= (f.recorded_since if "T" in f.recorded_since else _first(f.recorded_since)))
    if f.recorded_until:
        out.append(h.since <= (f.recorded_until if "T" in f.recorded_until else last_of(f.recorded_until) + "T99"))
    if f.outlets > 1:
        out.append(h.outlets >= f.outlets)
    if f.text is not None:
        out.append(_told(connection, "text", f.text, f.as_of))
    if f.sentence is not None:
        out.append(_told(connection, "sentence", f.sentence, f.as_of))
    return out


def held(columns: Any, as_of: str | None) -> list[ColumnElement[bool]]:
    """The condition that a row holds: now, or at a time."""
    return [columns.until.is_(None)] if as_of is None else [columns.since <= as_of, or_(columns.until.is_(None), columns.until > as_of)]


def leading(f: Filters) -> tuple[str, str] | None:
    """A side and the one who is asked for on it, by which events can be read in the order of their days; null where there is no such filter."""
    if f.as_of is not None:
        return None
    if len(f.pair) == 1 and _CODES.fullmatch(f.pair[0]):
        return "pair", _pair(f.pair[0])
    return next(((side, who[0]) for side, who in (("actor", f.actor), ("recipient", f.recipient), ("source", f.said_by)) if len(who) == 1), None)


def _pair(pair: str) -> str:
    return "-".join(sorted(pair.split("-")))


def _takes_part(side: str, wanted: Sequence[str], as_of: str | None) -> ColumnElement[Any]:
    t = s.taking_part.c
    return exists().where(t.event == s.happened.c.event, t.side == side, t.who.in_(list(wanted)), *held(t, as_of))


def spans(f: Filters) -> list[tuple[Callable[[Any], list[ColumnElement[bool]]], bool]]:
    """The days in which to look, one stretch after the other, the latest first: conditions on the table by whose days one reads, and whether they alone leave
    few. What lies before the first day asked for and lasts into it began within LONG days, or is one of the few that span more."""
    if f.since is None:
        return [(lambda table: [], False)]
    h, first = s.happened.c, _first(f.since)
    early = date.fromordinal(max(1, date.fromisoformat(first).toordinal() - s.LONG)).isoformat()
    return [
        (lambda table: [table.day >= first], False), (lambda table: [table.day >= early, table.day < first], False),
        (lambda table: [h.day < early, h.span > literal_column(str(s.LONG))], True),
    ]  # fmt: skip


_CODES = re.compile(r"[A-Z]{2,16}-[A-Z]{2,16}")


def _told(connection: Connection, name: str, asked: str, as_of: str | None) -> ColumnElement[Any]:
    column, index = (s.reports.c.article, "words") if name == "text" else (s.reports.c.key, "quoted")
    if (match := words_match(connection, asked, column, index)) is None:
        raise UsageError(f"{name} {asked!r} holds no word to look for")
    r = s.rows.c
    return s.happened.c.event.in_(select(r.event).join(s.reports, r.report == s.reports.c.key).where(*held(r, as_of), match))
