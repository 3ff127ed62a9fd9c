"""Reports → events, as they come: like ones are looked up by blocks, pairs scored once, and the events of whatever a new report touches made anew."""

from __future__ import annotations

import json
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, delete, func, insert, or_, select, update

from dateline.events import MAY, Telling, assemble_event, blocks_of, compare, groups, telling_of, voices
from dateline.events.telling import context_of
from dateline.record import schema as s
from dateline.record.judged import Judged, judged, laid_over
from dateline.record.said import SIDES, actor_id, row_values

__all__ = ["Gatherer"]

Row = dict[str, Any]
_CANDIDATES = 400
"""Reports of one block that a new one is compared with at most, those nearest in the record first."""
_COMPONENT = 3000
"""Reports that hang together at most; beyond it the farthest are left out of the reckoning."""
_CACHE = 30_000
"""Reports held in memory."""
_NEVER = 1 << 62
"""Later than every row."""


class _Cached:
    """A report with what identity and assembly need of it."""

    __slots__ = ("body", "corrected", "telling", "voice")

    def __init__(self, body: Row, telling: Telling, voice: str, corrected: bool) -> None:
        self.body, self.telling, self.voice, self.corrected = body, telling, voice, corrected


class Gatherer:
    """Keeps the events of a record in step with its reports. One a run; ``use`` gives it the transaction it works in."""

    def __init__(self) -> None:
        self._cache: OrderedDict[int, _Cached] = OrderedDict()
        self._touched: set[int] = set()
        self._lost: set[str] = set()
        self._before: dict[str, str] = {}
        """The events of the reports that were withdrawn, by the reports' ids: one that comes again, corrected or coded anew, goes back to its event."""
        self._judged: int | None = None
        self._connection: Connection

    def use(self, connection: Connection) -> None:
        """Work in this transaction; what an earlier one left unsettled is forgotten with it, and what is in memory if somebody has judged since."""
        self._connection = connection
        self._unsettled()
        if (last := connection.execute(select(func.max(s.judgements.c.id))).scalar()) != self._judged:
            self._judged = last
            self.forget()

    def _unsettled(self) -> None:
        self._touched.clear()
        self._lost.clear()
        self._before.clear()

    def forget(self) -> None:
        """Forget what is held in memory: after a transaction that was undone, or a correction."""
        self._cache.clear()

    def take(self, keys: Sequence[int], at: str) -> None:
        """Take in new reports, or corrected ones: look up their like, and score."""
        if not keys:
            return
        self._load(keys)
        mine = {k: blocks_of(self._cache[k].telling) for k in keys if k in self._cache}
        found = [{"block": b, "report": k} for k, bs in mine.items() for b in bs]
        near = self._near({b for bs in mine.values() for b in bs})
        self._connection.execute(insert(s.blocks), found)
        pairs = {(min(k, o), max(k, o)) for k, bs in mine.items() for b in bs for o in near.get(b, ()) if o != k}
        for b in {b for bs in mine.values() for b in bs}:
            here = [k for k, bs in mine.items() if b in bs]
            pairs |= {(min(x, y), max(x, y)) for i, x in enumerate(here) for y in here[i + 1 :]}
        self._load({k for pair in pairs for k in pair})
        scored = ((a, b, compare(self._cache[a].telling, self._cache[b].telling)) for a, b in pairs if a in self._cache and b in self._cache)
        ties = [{"a": a, "b": b, "score": round(x, 4)} for a, b, x in scored if x is not None and x >= MAY]
        if ties:
            self._connection.execute(insert(s.ties), ties)
        self._touched.update(mine)

    def withdraw(self, keys: Iterable[int], at: str) -> None:
        """Take reports out: an article coded anew, a report rejected. Their events are made without them."""
        c = self._connection
        for some in _chunks(sorted(keys)):
            of = select(s.reports.c.id, s.rows.c.event).join(s.reports, s.reports.c.key == s.rows.c.report)
            old = {str(r): str(e) for r, e in c.execute(of.where(s.rows.c.report.in_(some), s.rows.c.until.is_(None)))}
            self._before.update(old)
            self._lost.update(old.values())
            ties = c.execute(select(s.ties.c.a, s.ties.c.b).where(or_(s.ties.c.a.in_(some), s.ties.c.b.in_(some)))).all()
            self._touched.update({k for pair in ties for k in pair} - set(some))
            c.execute(delete(s.ties).where(or_(s.ties.c.a.in_(some), s.ties.c.b.in_(some))))
            c.execute(delete(s.blocks).where(s.blocks.c.report.in_(some)))
            c.execute(update(s.rows).where(s.rows.c.report.in_(some), s.rows.c.until.is_(None)).values(until=at))
            self._touched.difference_update(some)
        for events in _chunks(sorted(self._lost)):  # those left behind make their event without them
            self._touched.update(c.execute(select(s.rows.c.report).where(s.rows.c.event.in_(events), s.rows.c.until.is_(None))).scalars())

    def touch(self, keys: Iterable[int]) -> None:
        """Have the events of these reports made anew."""
        self._touched.update(keys)

    def settle(self, at: str) -> None:
        """Make the events of everything touched, and write what changed of them."""
        if not self._touched and not self._lost:
            return
        keys = self._component(self._touched)
        self._load(keys)
        keys &= set(self._cache)
        name = {k: str(self._cache[k].body["id"]) for k in keys}
        key = {n: k for k, n in name.items()}
        held = judged(self._connection, name.values())
        ties = [(name[a], name[b], x) for a, b, x in self._ties(keys)]
        live = [n for n in key if n not in held.rejected]

        def apart(a: str, b: str) -> bool:
            return held.parts(a, b) or compare(self._cache[key[a]].telling, self._cache[key[b]].telling) is None

        made = groups(live, ties, apart, held.joined, held.parted)
        self._write([[key[n] for n in g] for g in made], [key[n] for n in held.rejected if n in key], held, at)
        self._unsettled()

    # reading

    def _near(self, blocks: set[str]) -> dict[str, list[int]]:
        out: dict[str, list[int]] = defaultdict(list)
        for some in _chunks(sorted(blocks)):
            for block, report in self._connection.execute(select(s.blocks).where(s.blocks.c.block.in_(some)).order_by(s.blocks.c.report.desc())):
                if len(out[block]) < _CANDIDATES:
                    out[block].append(report)
        return out

    def _ties(self, keys: set[int]) -> Iterable[tuple[int, int, float]]:
        for some in _chunks(sorted(keys)):
            for a, b, x in self._connection.execute(select(s.ties).where(s.ties.c.a.in_(some))):
                if b in keys:
                    yield a, b, x

    def _beside(self, reports: Sequence[int]) -> Iterable[int]:
        """The reports that share an event with these, and these."""
        events = select(s.rows.c.event).where(s.rows.c.report.in_(reports), s.rows.c.until.is_(None))
        return self._connection.execute(select(s.rows.c.report).where(s.rows.c.event.in_(events), s.rows.c.until.is_(None))).scalars().all()

    def _component(self, start: set[int]) -> set[int]:
        """The reports that hang together with these by ties, or by an analyst's word, or share an event with them."""
        seen, edge = set(start), set(start)
        while edge and len(seen) < _COMPONENT:
            found: set[int] = set()
            for some in _chunks(sorted(edge)):
                found.update(self._connection.execute(select(s.ties.c.b).where(s.ties.c.a.in_(some))).scalars())
                found.update(self._connection.execute(select(s.ties.c.a).where(s.ties.c.b.in_(some))).scalars())
                if self._judged is not None:
                    found.update(self._joined(some))
                found.update(self._beside(some))
            edge = found - seen
            seen |= edge
        if edge:  # too many: what is cut off is whole events, or they would be ended while they have reports
            for some in _chunks(sorted(seen)):
                seen.update(self._beside(some))
        return seen

    def _joined(self, keys: Sequence[int]) -> Iterable[int]:
        """The reports that an analyst joined with these."""
        j, r = s.judgements.c, s.reports.c
        held = (j.kind == "join", j.undone.is_(None))
        names = select(r.id).where(r.key.in_(keys))
        other = select(j.value).where(j.subject.in_(names), *held).union(select(j.subject).where(j.value.in_(names), *held))
        return self._connection.execute(select(r.key).where(r.id.in_(other), r.superseded.is_(None))).scalars()

    def _load(self, keys: Iterable[int]) -> None:
        wanted = set(keys)
        for k in wanted & self._cache.keys():
            self._cache.move_to_end(k)  # so that none of them makes room for another
        missing = sorted(wanted - self._cache.keys())
        for some in _chunks(missing):
            r, a = s.reports.c, s.articles.c
            found = self._connection.execute(
                select(r.key, r.id, r.body, r.article, a.day, a.voice, a.text)
                .join(s.articles, r.article == a.key)
                .where(r.key.in_(some), r.superseded.is_(None))
            ).all()
            over = laid_over(self._connection, [row.id for row in found])
            for row in found:
                body = {**json.loads(row.body), **over.get(row.id, {})}
                telling = telling_of(row.key, body, row.article, row.voice, row.day, context_of(row.text))
                self._cache[row.key] = _Cached(body, telling, row.voice, row.id in over)
        while len(self._cache) > _CACHE + len(wanted):
            self._cache.popitem(last=False)

    # writing

    def _write(self, made: list[list[int]], rejected: list[int], held: Judged, at: str) -> None:
        c = self._connection
        every = [k for g in made for k in g] + rejected
        was: dict[int, str] = {}
        for some in _chunks(every):
            held_now = select(s.rows.c.report, s.rows.c.event).where(s.rows.c.report.in_(some), s.rows.c.until.is_(None))
            was.update((int(k), str(e)) for k, e in c.execute(held_now))
        for k in every:
            if (event := self._before.get(str(self._cache[k].body["id"]))) is not None:
                was.setdefault(k, event)
        event_of: dict[int, str] = {}
        taken: set[str] = set()
        parts = Counter(e for g in made for e in {was[k] for k in g if k in was})
        first = self._first({k: e for k, e in was.items() if parts[e] > 1})
        for g in sorted(made, key=lambda g: (-len(g), min(first.get(k, _NEVER) for k in g), min(str(self._cache[k].body["id"]) for k in g))):
            counts: dict[str, int] = defaultdict(int)
            for k in g:
                if k in was:
                    counts[was[k]] += 1
            known = [e for e in sorted(counts, key=lambda e: (-counts[e], e)) if e not in taken]
            event = known[0] if known else self._earlier(g, taken) or self._mint(min(g, key=lambda k: str(self._cache[k].body["id"])), taken)
            taken.add(event)
            event_of.update(dict.fromkeys(g, event))
        gone = (set(was.values()) | self._lost) - taken
        for event in sorted(gone):
            into = next((event_of[k] for k, e in was.items() if e == event and k in event_of), None)
            self._end(event, into, at)
        changed = (
            {e for k, e in event_of.items() if was.get(k) != e} | {e for k, e in was.items() if e in taken and event_of.get(k) != e} | (self._lost & taken)
        )
        changed |= {event_of[k] for k in self._touched if k in event_of}
        moved = [k for k, e in event_of.items() if was.get(k) != e or k in self._touched]
        for some in _chunks([k for k in moved if k in was] + [k for k in rejected if k in was]):
            c.execute(update(s.rows).where(s.rows.c.report.in_(some), s.rows.c.until.is_(None)).values(until=at))
        values = [
            {"report": k, "event": event_of[k], "since": at, "published": _day(self._cache[k].telling),
            "rejected": 0, "corrected": held.note(str(self._cache[k].body["id"])),
             **row_values(self._cache[k].body)}
            for k in moved
        ]  # fmt: skip
        if values:
            c.execute(insert(s.rows), values)
        members: dict[str, list[int]] = defaultdict(list)
        for k, e in event_of.items():
            members[e].append(k)
        new = {e for e in changed if e not in set(was.values())}
        for event in sorted(changed):
            self._assemble(event, sorted(members[event]), at)
        notes = [{"recorded": at, "kind": "added" if e in new else "changed", "subject": e, "detail": f"{len(members[e])} reports"} for e in sorted(changed)]
        if notes:
            c.execute(insert(s.changes), notes)

    def _first(self, was: dict[int, str]) -> dict[int, int]:
        """Of each report, which of its event's rows was the first: of equal parts of an event the oldest keeps its id."""
        out: dict[int, int] = {}
        r = s.rows.c
        for some in _chunks(sorted(was)):
            query = select(r.report, r.event, func.min(r.key)).where(r.report.in_(some)).group_by(r.report, r.event)
            out.update({k: row for k, e, row in self._connection.execute(query) if was[k] == e})
        return out

    def _earlier(self, keys: list[int], taken: set[str]) -> str | None:
        """The last event that one of these reports was of and that is no more: it is again what it was."""
        r, h = s.rows.c, s.happened.c
        names = [str(self._cache[k].body["id"]) for k in keys]
        past: dict[str, int] = {}
        for some in _chunks(names):
            query = select(r.event, func.max(r.key)).join(s.reports, s.reports.c.key == r.report).where(s.reports.c.id.in_(some)).group_by(r.event)
            for event, row in self._connection.execute(query):
                past[event] = max(row, past.get(event, 0))
        for event in sorted(past, key=lambda e: -past[e]):
            live = self._connection.execute(select(h.key).where(h.event == event, h.until.is_(None)).limit(1)).first()
            if live is None and event not in taken:
                return event
        return None

    def _mint(self, key: int, taken: set[str]) -> str:
        """A new event's id: from its first report's, or that with a number where it was given away before."""
        n = 0
        while True:
            event = "e" + blake2b(f"{self._cache[key].body['id']}/{n}".encode(), digest_size=7).hexdigest()
            used = self._connection.execute(select(s.happened.c.event).where(s.happened.c.event == event).limit(1)).first()
            if event not in taken and used is None:
                return event
            n += 1

    def _end(self, event: str, into: str | None, at: str) -> None:
        c = self._connection
        c.execute(update(s.happened).where(s.happened.c.event == event, s.happened.c.until.is_(None)).values(until=at))
        c.execute(delete(s.taking_part).where(s.taking_part.c.event == event))
        if into is not None:
            c.execute(delete(s.redirects).where(s.redirects.c.event == event))
            c.execute(insert(s.redirects).values(event=event, into=into, recorded=at))
        c.execute(insert(s.changes).values(recorded=at, kind="merged" if into else "withdrawn", subject=event, detail=into))

    def _assemble(self, event: str, keys: list[int], at: str) -> None:
        c = self._connection
        c.execute(update(s.happened).where(s.happened.c.event == event, s.happened.c.until.is_(None)).values(until=at))
        c.execute(delete(s.taking_part).where(s.taking_part.c.event == event))
        c.execute(delete(s.redirects).where(s.redirects.c.event == event))
        keys = sorted(keys, key=lambda k: (self._cache[k].telling.published or 0, str(self._cache[k].body["id"])))
        told = list(zip((self._cache[k].body for k in keys), map(str, voices([self._cache[k].voice for k in keys])), strict=True))
        made = assemble_event(told)
        days = sorted(d for k in keys if (d := _day(self._cache[k].telling)))
        values = row_values(made)
        c.execute(insert(s.happened).values(
            event=event, since=at, reports=len(keys), outlets=made["outlets"], first_published=days[0] if days else None,
            last_published=days[-1] if days else None, said=json.dumps(made, ensure_ascii=False), **values,
        ))  # fmt: skip
        sides: set[tuple[str, int]] = set()
        for some in _chunks([k for k in keys if not self._cache[k].corrected]):
            sides.update((side, actor) for side, actor in c.execute(select(s.parties.c.side, s.parties.c.actor).where(s.parties.c.report.in_(some)).distinct()))
        for k in keys:
            if self._cache[k].corrected:
                sides.update((side, actor_id(c, a)) for side, field in SIDES for a in self._cache[k].body[field])
        day = values["date_start"] or (days[0] if days else None)
        part = [{"event": event, "side": side, "actor": actor, "date_start": day} for side, actor in sorted(sides)]
        if part:
            c.execute(insert(s.taking_part), part)


def _day(t: Telling) -> str | None:
    from datetime import date

    return date.fromordinal(t.published).isoformat() if t.published else None


def _chunks(items: Sequence[Any], size: int = 400) -> Iterable[Sequence[Any]]:
    return (items[i : i + size] for i in range(0, len(items), size))
