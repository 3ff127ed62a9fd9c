"""Links between events of one story, kept in step with the events: looked for when one is new or changed, among those of the same parties and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, insert, or_, select, update

from dateline.events import ANSWERED, ANSWERS, SOON, STEP_DAYS, STEPS, Step, story_rule
from dateline.record import schema as s
from dateline.record.memory import chunks

__all__ = ["Told", "link"]

Row = dict[str, Any]
_NEAREST = 200
"""Events before and after one that are looked at, the nearest first."""
_H, _T = s.happened.c, s.taking_part.c


@dataclass(frozen=True, slots=True)
class Told:
    """An event that was written: its columns, under what it is found, its words."""

    event: str
    row: Row
    found: Collection[tuple[str, str, str]]
    words: frozenset[str]

    def step(self) -> Step | None:
        """It as a step of a story; null where its day is not known."""
        if not self.row["date_start"]:
            return None
        return _step(self.event, self.row, [(side, who) for side, who, kind in self.found if kind == "code" and who], self.words)


def link(c: Connection, told: Sequence[Told], known: Collection[str], at: str) -> None:
    """Bring the links of these events up to date. ``known``: those among them, or ended, that may have links already."""
    wanted: dict[tuple[str, str], str] = {}
    for step in filter(None, (t.step() for t in told)):
        for other in _near(c, step):
            for a, b in ((step, other), (other, step)):
                if rule := story_rule(a, b):
                    wanted[a.event, b.event] = rule
    li = s.links.c
    for some in chunks(sorted(known)):
        live = select(s.links).where(or_(li.earlier.in_(some), li.later.in_(some)), li.until.is_(None))
        for row in c.execute(live).all():
            if wanted.get((row.earlier, row.later)) == row.rule:
                del wanted[row.earlier, row.later]
            else:
                c.execute(update(s.links).where(li.earlier == row.earlier, li.later == row.later, li.since == row.since).values(until=at))
    if wanted:
        c.execute(insert(s.links), [{"earlier": a, "later": b, "since": at, "rule": rule} for (a, b), rule in sorted(wanted.items())])


def _near(c: Connection, step: Step) -> list[Step]:
    """The events that may be of its story."""
    if step.status != "actual":
        return []
    queries: list[Select[Any]] = []
    if step.type in ANSWERS:
        later = (_H.type.in_(ANSWERS[step.type]), *_days(step.first, step.first + SOON))
        queries.append(_found(later, "recipient", step.actors, ahead=True))
        if "CONSULT" in ANSWERS[step.type]:
            queries.append(_events(_H.type == "CONSULT", *_days(step.first, step.first + SOON)).order_by(_H.day, _H.event))
    if step.type in ANSWERED:
        earlier = (_H.type.in_(ANSWERED[step.type]), *_days(step.first - SOON, step.first))
        queries.append(_found(earlier, "actor", step.recipients | (frozenset(w for w in step.words if w.isupper()) if step.type == "CONSULT" else frozenset())))
    if step.mode in STEPS:
        there = exists().where(_T.event == _H.event, _T.who.in_(sorted(step.actors | step.recipients)), _T.until.is_(None))
        query = _events(_H.mode.in_(STEPS), there, *_days(step.first - STEP_DAYS, step.first + STEP_DAYS))
        queries.append(query.order_by(_H.day.desc(), _H.event.desc()))
    rows = {r.event: r for q in queries for r in c.execute(q.limit(_NEAREST))}
    rows.pop(step.event, None)
    parties = defaultdict[str, list[tuple[str, str]]](list)
    for some in chunks(sorted(rows)):
        codes = select(_T.event, _T.side, _T.who).where(_T.event.in_(some), _T.kind == "code", _T.who != "", _T.until.is_(None))
        for event, side, who in c.execute(codes):
            parties[event].append((side, who))
    return [_step(e, r._mapping, parties[e], frozenset((r.words or "").split())) for e, r in rows.items()]


def _events(*where: ColumnElement[bool]) -> Select[Any]:
    columns = (_H.event, _H.type, _H.mode, _H.status, _H.date_start, _H.words, _H.day)
    return select(*columns).where(_H.until.is_(None), _H.status == "actual", _H.date_start.is_not(None), *where)


def _found(where: Iterable[ColumnElement[bool]], side: str, who: Collection[str], *, ahead: bool = False) -> Select[Any]:
    """Events in which one of these is on a side, the nearest first."""
    query = _events(*where).join(s.taking_part, _T.event == _H.event)
    query = query.where(_T.who.in_(sorted(who)), _T.side == side, _T.until.is_(None), _T.day == _H.day).distinct()
    return query.order_by(*((_H.day, _H.event) if ahead else (_H.day.desc(), _H.event.desc())))


def _days(first: int, last: int) -> tuple[ColumnElement[bool], ...]:
    low, high = (date.fromordinal(max(1, min(d, date.max.toordinal()))).isoformat() for d in (first, last))
    return (_H.day.between(low, high),)


def _step(event: str, row: Any, codes: Iterable[tuple[str, str]], words: frozenset[str]) -> Step:
    sides: dict[str, set[str]] = defaultdict(set)
    for side, who in codes:
        sides[side].add(who)
    first = date.fromisoformat(row["date_start"]).toordinal()
    return Step(event, row["type"], row["mode"], row["status"], first, frozenset(sides["actor"]), frozenset(sides["recipient"]), words)
