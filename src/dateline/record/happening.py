"""Writing events: which id a group of reports has, what it is held to be from now on, and what of that is new."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from dateline.events import assemble_event, heavy_words, voices
from dateline.record import schema as s
from dateline.record.judged import Judged
from dateline.record.memory import Memory, chunks
from dateline.record.said import found_under, row_values
from dateline.record.stories import Told, link

__all__ = ["Happening", "assembled"]

Row = dict[str, Any]
_NEVER = 1 << 62
"""Later than every row."""
_LIVE = select(s.taking_part).where(s.taking_part.c.event.in_(bindparam("events", expanding=True)), s.taking_part.c.until.is_(None))
_LEAVE = update(s.taking_part).where(*(s.taking_part.c[k] == bindparam("_" + k) for k in ("event", "side", "who", "kind", "since")))


class Happening:
    """Writes what became of the groups of one transaction."""

    def __init__(self, connection: Connection, memory: Memory, held: Judged, before: Mapping[str, str], minted: Collection[int]) -> None:
        self._connection, self._memory, self._held, self._before, self._minted = connection, memory, held, before, minted
        self._taken: set[str] = set()
        self._revived: set[str] = set()

    def write(self, groups: Sequence[Sequence[int]], rejected: Sequence[int], touched: Collection[int], lost: Collection[str], at: str) -> None:
        """Write the events of these groups. ``rejected``: reports that are of none; ``touched``: those that are new or say something else;
        ``lost``: events that lost reports."""
        c, memory = self._connection, self._memory
        was = {k: e for g in groups for k in g if (e := memory[k].event or self._before.get(memory[k].id)) is not None}
        event_of = self._named(groups, was)
        every = set(was.values()) | {e for k in rejected if (e := memory[k].event) is not None} | set(lost)
        for event in sorted(every - self._taken):
            self._end(event, next((event_of[k] for k, e in was.items() if e == event), None), at)
        moved = [k for k, e in event_of.items() if was.get(k) != e or k in touched]
        changed = {event_of[k] for k in moved} | {e for k, e in was.items() if e in self._taken and event_of[k] != e}
        changed |= {e for e in every - set(was.values()) if e in self._taken} | (set(lost) & self._taken)
        changed |= {e for k in rejected if (e := memory[k].event) is not None and e in self._taken}
        for some in chunks([k for k in (*moved, *rejected) if memory[k].event is not None]):
            c.execute(update(s.rows).where(s.rows.c.report.in_(some), s.rows.c.until.is_(None)).values(until=at))
        self._rows(moved, event_of, at)
        for k in rejected:
            memory[k].event = None
        members: dict[str, list[int]] = defaultdict(list)
        for k, e in event_of.items():
            memory[k].event = e
            members[e].append(k)
        new = changed - set(was.values())
        self._assemble({e: members[e] for e in sorted(changed)}, changed - new | self._revived, at)
        notes = [{"recorded": at, "kind": "added" if e in new else "changed", "subject": e, "detail": _number(len(members[e]))} for e in sorted(changed)]
        if notes:
            c.execute(insert(s.changes), notes)

    def _rows(self, keys: Iterable[int], event_of: Mapping[int, str], at: str) -> None:
        values = []
        for k in keys:
            held = self._memory[k]
            values.append({
                "report": k, "event": event_of[k], "since": at, "published": _day(held.telling.published), "rejected": 0, "corrected": self._held.note(held.id),
                **row_values(held.row),
            })  # fmt: skip
        if values:
            self._connection.execute(insert(s.rows), values)

    # ids

    def _named(self, groups: Sequence[Sequence[int]], was: Mapping[int, str]) -> dict[int, str]:
        """The event of each report: that of which most of its group were; of equal parts of an event the oldest keeps its id."""
        memory = self._memory
        parts = Counter(e for g in groups for e in {was[k] for k in g if k in was})
        first = self._first({k: e for k, e in was.items() if parts[e] > 1})
        out: dict[int, str] = {}
        for g in sorted(groups, key=lambda g: (-len(g), min(first.get(k, _NEVER) for k in g), min(memory[k].id for k in g))):
            counts = Counter(was[k] for k in g if k in was)
            known = [e for e in sorted(counts, key=lambda e: (-counts[e], e)) if e not in self._taken]
            event = known[0] if known else self._earlier(g) or self._mint(min(g, key=lambda k: memory[k].id))
            self._taken.add(event)
            out.update(dict.fromkeys(g, event))
        return out

    def _first(self, was: Mapping[int, str]) -> dict[int, int]:
        """Of each report, which of its event's rows was the first."""
        out: dict[int, int] = {}
        r = s.rows.c
        for some in chunks(sorted(was)):
            query = select(r.report, r.event, func.min(r.key)).where(r.report.in_(some)).group_by(r.report, r.event)
            out.update({k: row for k, e, row in self._connection.execute(query) if was[k] == e})
        return out

    def _earlier(self, keys: Sequence[int]) -> str | None:
        """The last event that one of these reports was of and that is no more: it is again what it was."""
        r, h = s.rows.c, s.happened.c
        past: dict[str, int] = {}
        for some in chunks([self._memory[k].id for k in keys if k not in self._minted]):
            query = select(r.event, func.max(r.key)).join(s.reports, s.reports.c.key == r.report).where(s.reports.c.id.in_(some)).group_by(r.event)
            for event, row in self._connection.execute(query):
                past[event] = max(row, past.get(event, 0))
        for event in sorted(past, key=lambda e: -past[e]):
            live = self._connection.execute(select(h.key).where(h.event == event, h.until.is_(None)).limit(1)).first()
            if live is None and event not in self._taken:
                self._revived.add(event)
                return event
        return None

    def _mint(self, key: int) -> str:
        """A new event's id: from its first report's, or that with a number where it was given away before."""
        n = 0
        while True:
            event = "e" + blake2b(f"{self._memory[key].id}/{n}".encode(), digest_size=7).hexdigest()
            if event not in self._taken and ((n == 0 and key in self._minted) or not self._was_given(event)):
                return event
            n += 1

    def _was_given(self, event: str) -> bool:
        return self._connection.execute(select(s.happened.c.key).where(s.happened.c.event == event).limit(1)).first() is not None

    # what they are held to be

    def _end(self, event: str, into: str | None, at: str) -> None:
        c = self._connection
        self._close({event}, at)
        t = s.taking_part.c
        c.execute(update(s.taking_part).where(t.event == event, t.until.is_(None)).values(until=at))
        if into is not None:
            c.execute(delete(s.redirects).where(s.redirects.c.event == event))
            c.execute(insert(s.redirects).values(event=event, into=into, recorded=at))
        link(c, [], {event}, at)
        c.execute(insert(s.changes).values(recorded=at, kind="merged" if into else "withdrawn", subject=event, detail=into))

    def _close(self, events: Collection[str], at: str) -> None:
        """What these were held to be holds no more. Their text is not kept twice: it follows from their rows."""
        h = s.happened.c
        for some in chunks(sorted(events)):
            self._connection.execute(update(s.happened).where(h.event.in_(some), h.until.is_(None)).values(until=at, said=None, words=None))

    def _assemble(self, members: Mapping[str, Sequence[int]], known: Collection[str], at: str) -> None:
        c, rows, part, told = self._connection, [], dict[str, tuple[str, str, set[tuple[str, str, str]]]](), []
        for event, keys in members.items():
            held = [self._memory[k] for k in sorted(keys, key=lambda k: (self._memory[k].telling.published or 0, self._memory[k].id))]
            bodies = [x.row for x in held]
            made = assembled(bodies, [x.telling.voice for x in held])
            days = sorted(x.telling.published for x in held if x.telling.published)
            values = row_values(made)
            first, last = (_day(days[i]) if days else None for i in (0, -1))
            words = heavy_words([x.telling for x in held])
            rows.append({
                "event": event, "since": at, "reports": len(keys), "outlets": made["outlets"], "first_published": first, "last_published": last,
                "day": values["date_start"] or first or "", "span": _span(values["date_start"], values["date_end"]), "words": " ".join(words),
                "said": json.dumps(made, ensure_ascii=False), **values,
            })  # fmt: skip
            part[event] = (made["type"], rows[-1]["day"], found_under(made, bodies))
            told.append(Told(event, rows[-1], part[event][2], frozenset(words)))
        if not rows:
            return
        if known:
            self._close(known, at)
            for some in chunks(sorted(self._revived)):
                c.execute(delete(s.redirects).where(s.redirects.c.event.in_(some)))
        c.execute(insert(s.happened), rows)
        self._take_part(part, known, at)
        link(c, told, known, at)

    def _take_part(self, part: Mapping[str, tuple[str, str, set[tuple[str, str, str]]]], known: Collection[str], at: str) -> None:
        """Keep under what an event is found: what is no longer ends, what is new begins."""
        wanted = {(event, *of, type_, day) for event, (type_, day, found) in part.items() for of in found}
        over = []
        for row in self._memory.all(_LIVE, "events", known):
            now = (row.event, row.side, row.who, row.kind, row.type, row.day)
            if now in wanted:
                wanted.discard(now)
            else:
                over.append({"_event": row.event, "_side": row.side, "_who": row.who, "_kind": row.kind, "_since": row.since, "until": at})
        if over:
            self._connection.execute(_LEAVE, over)
        if wanted:
            keys = ("event", "side", "who", "kind", "type", "day")
            self._connection.execute(insert(s.taking_part), [{**dict(zip(keys, row, strict=True)), "since": at} for row in sorted(wanted)])


def assembled(rows: Sequence[Row], sketches: Sequence[str]) -> Row:
    """The event of these reports, in their order; copies among their articles, and articles of one outlet, are one voice."""
    told = voices(sketches, [row["article"].get("source") for row in rows])
    return assemble_event(list(zip(rows, map(str, told), strict=True)))


def _day(number: int | None) -> str | None:
    return date.fromordinal(number).isoformat() if number else None


def _span(first: str | None, last: str | None) -> int | None:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days if first and last else None


def _number(reports: int) -> str:
    return f"{reports} report" + ("s" if reports != 1 else "")
