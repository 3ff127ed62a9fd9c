"""Judgements of analysts: what is held to be otherwise, or one, or two, or nothing; each with who, when and why, and undone only by another."""

from __future__ import annotations

import json
from datetime import date
from difflib import get_close_matches
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dateline.errors import NotInRecord, UsageError
from dateline.record import schema as s
from dateline.record.clock import now
from dateline.record.gather import Gatherer
from dateline.record.memory import chunks
from dateline.record.querying import resolve
from dateline.record.said import new_key
from dateline.records import EventType, Quad, Status
from dateline.what.tables import modes

__all__ = ["FIELDS", "correct", "merge", "reject", "split", "undo"]

FIELDS = ("type", "mode", "quad", "status", "actors", "recipients", "said_by", "when", "where", "contexts", "cameo", "intensity")
"""Fields of a report that may be corrected."""
_ALLOWED = {"type": [t.value for t in EventType], "quad": [q.value for q in Quad], "status": [x.value for x in Status]}


def correct(c: Connection, id_: str, field: str, value: Any, by: str, reason: str) -> int:
    """Hold a field of a report, or of each report of an event, to be another value."""
    if field not in FIELDS:
        raise UsageError(f"{field!r} is no field that can be corrected; these can: {', '.join(FIELDS)}")
    if field in _ALLOWED and value not in _ALLOWED[field]:
        raise UsageError(f"{field} {value!r} is none; it may be {', '.join(_ALLOWED[field])}")
    if field in ("actors", "recipients", "said_by"):
        value = _people(field, value)
    _check(field, value)
    if field == "mode" and value is not None:
        _check_mode(c, value)
    reports = _held(c, _reports(c, id_))
    number = _judge(c, by, "correct", [(r, json.dumps(value, ensure_ascii=False)) for r in reports], field, reason)
    _remake(c, reports, again=True)
    return number


def _check(field: str, value: Any) -> None:
    """That a value is of the kind that the contract gives its field."""
    if field in ("mode", "cameo") and not (value is None or (isinstance(value, str) and len(value) <= _LONG[field])):
        raise UsageError(f"{field} {value!r} is none; it must be a short text, or null")
    if field == "intensity" and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise UsageError(f"intensity {value!r} is no number")
    if field == "contexts" and not (isinstance(value, list) and all(isinstance(v, str) for v in value)):
        raise UsageError(f"contexts {value!r} is no list of texts")
    if field not in _FIELDS or (isinstance(value, dict) and isinstance(value.get("unknown"), str)):
        return
    missing = [k for k in _FIELDS[field] if k not in value] if isinstance(value, dict) else _FIELDS[field]
    if missing:
        raise UsageError(f'{field} {value!r} is none; it must be {{"unknown": "reason"}} or an object with {", ".join(_FIELDS[field])}')
    try:
        if field == "when" and date.fromisoformat(value["date_start"]) > date.fromisoformat(value["date_end"]):
            raise ValueError(value)
        if field == "where" and not (value["lat"] is value["lon"] is None or (-90 <= value["lat"] <= 90 and -180 <= value["lon"] <= 180)):
            raise ValueError(value)
        if len(value["precision"]) > 10 or not isinstance(value["precision"], str) or (field == "where" and len(value["country"] or "") > 3):
            raise ValueError(value)
    except (TypeError, ValueError):
        ways = {"when": "date_start and date_end must be days such as 2024-11-06, in order", "where": "country must be a code such as KOR, lat and lon degrees"}
        raise UsageError(f"{field} {value!r} is none; {ways[field]}, precision one of the contract's") from None


def _check_mode(c: Connection, mode: str) -> None:
    """That a mode is one of ours, or one that the record has: of types of the user's own."""
    ours = {m.name for m in modes().values()}
    if mode not in ours and c.execute(select(s.rows.c.key).where(s.rows.c.mode == mode).limit(1)).first() is None:
        near = get_close_matches(mode, sorted(ours), 3, 0.6)
        raise UsageError(f"mode {mode!r} is none" + (f"; near it are {', '.join(near)}" if near else "; docs/what.md lists them"))


_LONG = {"mode": 40, "cameo": 6}
"""Characters."""
_FIELDS = {"when": ["date", "date_start", "date_end", "precision"], "where": ["text", "name", "country", "lat", "lon", "precision"]}


def _people(field: str, value: Any) -> list[dict[str, Any]]:
    """Actors as the contract has them, from objects or from codes alone."""
    items = value if isinstance(value, list) else [v for v in str(value).split(",") if v]
    keys = ("text", "start", "end", "name", "code", "sector", "role", "wikidata")
    out = []
    for item in items:
        row = dict.fromkeys(keys) | (item if isinstance(item, dict) else {"text": item, "code": item, "start": 0, "end": 0})
        if not isinstance(row["text"], str) or len(str(row["code"] or "")) > 16 or len(str(row["sector"] or "")) > 8:
            raise UsageError(f"{field} must be a list of objects with text and code, or codes parted by commas")
        out.append(row if field != "said_by" else {k: row[k] for k in keys[:6]})
    return out


def merge(c: Connection, one: str, two: str, by: str, reason: str) -> int:
    """Hold two events to be one."""
    a, b = (_event(c, x) or resolve(c, x) for x in (one, two))
    if a == b:
        raise UsageError(f"{one} and {two} are one event already")
    mine, other = _reports(c, a), _reports(c, b)
    number = _judge(c, by, "join", [(min(mine), r) for r in sorted({*mine, *other} - {min(mine)})], None, reason)
    _remake(c, [*mine, *other])
    return number


def split(c: Connection, report: str, by: str, reason: str) -> int:
    """Hold a report to be of another event than the reports beside it."""
    found = _reports(c, report)
    if len(found) != 1 or found[0] != report:
        raise UsageError(f"{report} is no report; split takes one report out of its event")
    event = _event(c, _held(c, [report])[0])
    beside = [r for r in _reports(c, event) if r != report] if event else []
    if not beside:
        raise UsageError(f"{report} is alone in its event; there is nothing to split it from")
    number = _judge(c, by, "part", [(report, other) for other in beside], None, reason)
    _remake(c, [report, *beside])
    return number


def _event(c: Connection, report: str) -> str | None:
    """The event of a report; null for what is no report, or a rejected one."""
    of = select(s.rows.c.event).join(s.reports, s.reports.c.key == s.rows.c.report)
    return c.execute(of.where(s.reports.c.id == report, s.rows.c.until.is_(None))).scalar()


def reject(c: Connection, id_: str, by: str, reason: str) -> int:
    """Hold a report, or every report of an event, to tell of no event."""
    reports = _reports(c, id_)
    number = _judge(c, by, "reject", [(r, None) for r in reports], None, reason)
    _remake(c, reports)
    return number


def undo(c: Connection, judgement: int, by: str, reason: str) -> int:
    """Take a judgement back, about every report that it was about."""
    row = c.execute(select(s.judgements).where(s.judgements.c.id == judgement)).mappings().first()
    if row is None:
        raise NotInRecord(f"judgement {judgement}: there is none of this number")
    if row["undone"] is not None:
        raise UsageError(f"judgement {judgement} was undone already, by {row['undone']}")
    if row["kind"] == "undo":
        raise UsageError(f"judgement {judgement} is an undoing itself; judge anew instead")
    j = s.judgements.c
    whole = c.execute(select(j.id, j.subject, j.value).where(j.recorded == row["recorded"], j.by == row["by"], j.kind == row["kind"], j.undone.is_(None))).all()
    number = _judge(c, by, "undo", [(row["subject"], str(judgement))], None, reason)
    reports = {x.subject for x in whole} | ({x.value for x in whole} if row["kind"] in ("join", "part") else set())
    for x in whole:
        c.execute(update(s.judgements).where(j.id == x.id).values(undone=number))
    _remake(c, sorted(reports), again=row["kind"] == "correct")
    return number


def _judge(c: Connection, by: str, kind: str, about: list[tuple[str, str | None]], field: str | None, reason: str) -> int:
    """Write one judgement about reports, each with its value: a row each, all of one time; gives the number of the last, by which the whole is undone."""
    if not reason.strip():
        raise UsageError("a judgement needs a reason; it is empty")
    at, number = now(), 0
    for subject, value in about:
        values = {"recorded": at, "by": by, "kind": kind, "subject": subject, "field": field, "value": value, "reason": reason}
        number = new_key(c.execute(insert(s.judgements).values(**values)).inserted_primary_key)
        c.execute(insert(s.changes).values(recorded=at, kind="judged", subject=subject, detail=f"{kind} {field or ''} {value or ''}".strip()))
    return number


def _reports(c: Connection, id_: str) -> list[str]:
    """The ids of the reports that an id stands for: itself, or those of the event."""
    if c.execute(select(s.reports.c.key).where(s.reports.c.id == id_, s.reports.c.superseded.is_(None)).limit(1)).first() is not None:
        return [id_]
    event = resolve(c, id_)
    query = (
        select(s.reports.c.id)
        .join(s.rows, s.rows.c.report == s.reports.c.key)
        .where(s.rows.c.event == event, s.rows.c.until.is_(None))
        .order_by(s.reports.c.id)
    )
    found = list(c.execute(query).scalars())
    if not found:
        raise NotInRecord(f"{id_}: no event or report of this record has this id; dateline events lists them")
    return found


def _held(c: Connection, reports: list[str]) -> list[str]:
    """The reports, none of which was rejected. Raises UsageError with the way out."""
    j = s.judgements.c
    for some in chunks(reports):
        row = c.execute(select(j.id, j.subject).where(j.subject.in_(some), j.kind == "reject", j.undone.is_(None)).limit(1)).first()
        if row is not None:
            raise UsageError(f"{row.subject} was rejected and is of no event; take that back first: dateline undo {row.id}")
    return reports


def _remake(c: Connection, reports: list[str], *, again: bool = False) -> None:
    """Make the events of these reports anew; ``again``: also look up their like anew, as what they say has changed."""
    keys = list(c.execute(select(s.reports.c.key).where(s.reports.c.id.in_(reports), s.reports.c.superseded.is_(None))).scalars())
    gatherer, at = Gatherer(), now()
    gatherer.use(c)
    if again:
        gatherer.withdraw(keys, at)
        gatherer.take(keys)
    gatherer.touch(keys)
    gatherer.settle(at)
