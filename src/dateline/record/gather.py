"""Reports → events, as they come: like ones are looked up by blocks, pairs scored once, and each report put to the event that it fits (``events/placing.py``).
What a new report does not touch is not read."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.events import MAY, UNIT, Board, blocks_of, compare, place
from dateline.record import schema as s
from dateline.record.happening import Happening
from dateline.record.judged import Judged, judged
from dateline.record.memory import Held, Memory, chunks

__all__ = ["CANDIDATES", "FIRSTS", "Gatherer"]

CANDIDATES, FIRSTS = 300, 100
"""Reports of one block that a new one is compared with at most; how many of these are the first in the record, and so of an event's first: the others are
the last."""
_HELD = 20_000
"""Reports held in memory; beyond it, all are read anew."""
_MANY = 200_000
"""Pairs of which is held whether they contradict each other."""

_GENERATION = select(select(func.max(s.judgements.c.id)).scalar_subquery(), select(func.max(s.changes.c.id)).scalar_subquery())
_NEAR = select(s.blocks).where(s.blocks.c.block.in_(bindparam("blocks", expanding=True)))
_FIRST, _LAST = (
    select(s.blocks.c.report).where(s.blocks.c.block == bindparam("block")).order_by(by).limit(bindparam("most"))
    for by in (s.blocks.c.report, s.blocks.c.report.desc())
)
_OF_EVENTS = select(s.rows.c.event, s.rows.c.report).where(s.rows.c.event.in_(bindparam("events", expanding=True)), s.rows.c.until.is_(None))
_BY_IDS = select(s.reports.c.id, s.reports.c.key).where(s.reports.c.id.in_(bindparam("ids", expanding=True)), s.reports.c.superseded.is_(None))


class Gatherer(Board[int]):
    """Keeps the events of a record in step with its reports. One a run; ``use`` gives it the transaction it works in."""

    def __init__(self) -> None:
        self.memory = Memory()
        self._generation: tuple[int | None, int | None] | None = None
        self._held = Judged()
        self._key_of: dict[str, int] = {}
        """The keys of the reports that judgements are about."""
        self._of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._apart: dict[tuple[int, int], bool] = {}
        self._crowded: set[int] = set()
        """Blocks that hold more than a report is compared with."""
        self._unsettled()
        self._connection: Connection

    def use(self, connection: Connection) -> None:
        """Work in this transaction; what an earlier one left unsettled is forgotten with it, and what is in memory if another has written since."""
        self._connection = self.memory.connection = connection
        self._unsettled()
        judgement, change = connection.execute(_GENERATION).one()
        if (judgement, change) != self._generation or len(self.memory) > _HELD:
            self.forget()
            self._generation = (judgement, change)
            self._held = judged(connection) if judgement is not None else Judged()
            self._key_of = dict(self.memory.all(_BY_IDS, "ids", self._held.notes.keys() | self._held.together.keys()))

    @property
    def judged(self) -> bool:
        """Whether anything in the record was judged: a report that is added may be one that is held to say something else."""
        return bool(self._generation and self._generation[0] is not None)

    def _unsettled(self) -> None:
        self._fresh: set[int] = set()
        self._doubtful: set[int] = set()
        self._moved: set[int] = set()
        self._emptied: set[int] = set()
        self._lost: set[str] = set()
        self._before: dict[str, str] = {}
        """The events of the reports that were withdrawn, by the reports' ids: one that comes again, corrected or coded anew, goes back to its event."""
        self._minted: set[int] = set()
        """Reports of articles that the record had not: no event was ever named after them."""

    def forget(self) -> None:
        """Forget what is held in memory: after a transaction that was undone, or another's."""
        self._generation = None
        for held in (self._of, self._members, self._apart):
            held.clear()
        self.memory.clear()

    def take(self, keys: Sequence[int], held: Mapping[int, Held] | None = None, *, new: bool = False) -> None:
        """Take in new reports, or corrected ones: look up their like, and score. ``held``: them, where they need not be read; ``new``: of a new article."""
        if not keys:
            return
        for k, report in (held or {}).items():
            self.memory.put(k, report)
        self.memory.load(keys)
        keys = [k for k in keys if k in self.memory]
        found = {k: blocks_of(self.memory[k].telling) for k in keys}
        looking: dict[int, list[int]] = defaultdict(list)
        for k, (_, wanted) in found.items():
            for b in wanted:
                looking[b].append(k)
        pairs = {(min(k, o), max(k, o)) for b, o in self._near(looking) for k in looking[b] if k != o}
        for k, (kept, _) in found.items():
            pairs |= {(min(k, o), max(k, o)) for b in kept for o in looking.get(b, ()) if o != k}
        rows = [{"block": b, "report": k} for k, (kept, _) in found.items() for b in dict.fromkeys(kept)]
        add = sqlite.insert if self._connection.dialect.name == "sqlite" else postgresql.insert
        self._connection.execute(add(s.blocks) if new else add(s.blocks).on_conflict_do_nothing(), rows)
        self.memory.load({k for pair in pairs for k in pair})
        ties = []
        for a, b in sorted(pairs):
            if a in self.memory and b in self.memory:
                one, two = self.memory[a], self.memory[b]
                score = compare(one.telling, two.telling)
                self._apart[a, b] = score is None
                if score is not None and score >= MAY:
                    one.ties[b] = two.ties[a] = round(score * UNIT)
                    for here, other in ((one, two), (two, one)):
                        here.latest = None if here.latest is None else max(here.latest, other.order)
                    ties.append({"a": a, "b": b, "score": one.ties[b]})
        if ties:
            self._connection.execute(insert(s.ties), ties)
        self._fresh.update(keys)
        if new:
            self._minted.update(keys)
        for k in keys:
            if (id_ := self.memory[k].id) in self._held.notes or id_ in self._held.together:
                self._key_of[id_] = k

    def withdraw(self, keys: Iterable[int], at: str) -> None:
        """Take reports out: of an article coded anew, or corrected. Their events are made without them. Before they are superseded."""
        c, keys = self._connection, sorted(keys)
        self.memory.load(keys)
        self.touch(keys)
        for some in chunks(keys):
            for k in some:
                if k in self.memory and (event := self.memory[k].event) is not None:
                    self._before[self.memory[k].id] = event
                    self._lost.add(event)
            c.execute(delete(s.ties).where(or_(s.ties.c.a.in_(some), s.ties.c.b.in_(some))))
            blocks = [{"a": b, "b": k} for k in some if k in self.memory for b in set(blocks_of(self.memory[k].telling)[0])]
            if blocks:
                c.execute(delete(s.blocks).where(s.blocks.c.block == bindparam("a"), s.blocks.c.report == bindparam("b")), blocks)
            c.execute(update(s.rows).where(s.rows.c.report.in_(some), s.rows.c.until.is_(None)).values(until=at))
        for k in keys:
            self.memory.drop(k)
        self._fresh.difference_update(keys)
        self._doubtful.difference_update(keys)

    def touch(self, keys: Iterable[int]) -> None:
        """Have these reports, those that share an event with them, and all that are tied to these, put into events anew."""
        keys = set(keys)
        self.memory.load(keys)
        self._learn(keys)
        for k in keys:
            beside = self._members.pop(self._of[k], []) if k in self._of else [k]
            for m in beside:
                self._of.pop(m, None)
                if m in self.memory:
                    self._fresh.add(m)
                    self._doubtful.update(self.memory[m].ties)

    def settle(self, at: str) -> None:
        """Make the events of everything touched, and write what changed of them."""
        if not self._fresh and not self._lost:
            return
        rejected = {k for r in self._held.rejected if (k := self._key_of.get(r)) is not None}
        fresh = self._fresh - rejected
        self.memory.load(self._fresh | self._doubtful)
        doubtful = {k for k in self._doubtful - fresh - rejected if k in self.memory}
        tied = {o for k in fresh | doubtful for o in self.memory[k].ties}
        self.memory.load(tied)
        self._learn(tied | doubtful)
        place(self, fresh, doubtful)
        made = {self._of[k] for k in fresh | self._moved} | (self._emptied & self._members.keys())
        groups = [self._members[g] for g in made if self._members.get(g)]
        happening = Happening(self._connection, self.memory, self._held, self._before, self._minted)
        happening.write(groups, sorted(rejected & self._fresh), fresh | self._moved, self._lost, at)
        self._unsettled()
        if len(self._apart) > _MANY:
            self._apart.clear()
        if self._generation is not None:
            self._generation = (self._generation[0], self._connection.execute(select(func.max(s.changes.c.id))).scalar())

    # the board

    def order(self, key: int) -> Any:
        """See Board."""
        return self.memory[key].order

    def ties(self, key: int) -> Mapping[int, int]:
        """See Board."""
        held = self.memory[key]
        found = held.ties
        if held.latest is None:
            self._reckon(held)
        if not self._held.rejected:
            return found
        return {k: x for k, x in found.items() if self.memory[k].id not in self._held.rejected}

    def later(self, key: int, at: Any) -> Collection[int]:
        """See Board. Most ties of a report of an event that is told of by many stand before a new one: they need not be gone through."""
        held = self.memory[key]
        if held.latest is None:
            self._reckon(held)
        assert held.latest is not None
        found = super().later(key, at) if held.latest > at else ()
        return found if not self._held.together else {*found, *(k for k in self.joined(key) if self.order(k) > at)}

    def _reckon(self, held: Held) -> None:
        """Load what a report is tied to, and see how late it stands."""
        self.memory.load(held.ties)
        held.latest = max((self.memory[k].order for k in held.ties if k in self.memory), default=held.order)

    def group(self, key: int) -> int | None:
        """See Board."""
        if (found := self._of.get(key)) is None and key not in self._fresh:
            self._learn((key,))
            found = self._of.get(key)
        return found

    def members(self, group: int) -> Collection[int]:
        """See Board."""
        return tuple(self._members.get(group, ()))

    def move(self, key: int, group: int) -> None:
        """See Board."""
        if (was := self._of.get(key)) is not None:
            self._members[was].remove(key)
            self._emptied.add(was)
        self._of[key] = group
        insort(self._members.setdefault(group, []), key, key=self.order)
        self._moved.add(key)

    def apart(self, one: int, two: int) -> bool:
        """See Board."""
        pair = (min(one, two), max(one, two))
        if pair not in self._apart:
            self._apart[pair] = compare(self.memory[one].telling, self.memory[two].telling) is None
        return self._apart[pair]

    def joined(self, key: int) -> Collection[int]:
        """See Board."""
        if not self._held.together:
            return ()
        ids = self._held.together.get(self.memory[key].id, set()) - self._held.rejected
        return [k for i in ids if (k := self._key_of.get(i)) is not None and k != key]

    def parted(self, one: int, two: int) -> bool:
        """See Board."""
        return bool(self._held.parted) and self._held.parts(self.memory[one].id, self.memory[two].id)

    # reading

    def _near(self, blocks: Iterable[int]) -> Iterable[tuple[int, int]]:
        """The blocks' reports, of a block that has many the latest."""
        of: dict[int, list[int]] = defaultdict(list)
        wanted = set(blocks)
        for block, report in self.memory.all(_NEAR, "blocks", wanted - self._crowded):
            of[block].append(report)
        self._crowded.update(b for b, keys in of.items() if len(keys) > CANDIDATES)
        for block in wanted & self._crowded:
            ends = (self._connection.execute(q, {"block": block, "most": n}).scalars() for q, n in ((_FIRST, FIRSTS), (_LAST, CANDIDATES - FIRSTS)))
            of[block] = list({k for some in ends for k in some})
        return ((b, k) for b, keys in of.items() for k in keys)

    def _learn(self, keys: Iterable[int]) -> None:
        """Read which reports are of the events of these, where it is not known."""
        events = {e for k in keys if k not in self._of and k not in self._fresh and k in self.memory and (e := self.memory[k].event) is not None}
        of: dict[str, list[int]] = defaultdict(list)
        for event, report in self.memory.all(_OF_EVENTS, "events", events):
            of[event].append(report)
        self.memory.load(k for found in of.values() for k in found)
        for found in of.values():
            members = sorted((k for k in found if k in self.memory and k not in self._fresh), key=self.order)
            if members:
                self._members[members[0]] = members
                self._of.update(dict.fromkeys(members, members[0]))
