"""The reports that identity is at work on, held in memory from page to page: what was read of them once is not read again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import BindParameter, Connection, Executable, bindparam, select

from dateline.events import Telling, telling_of
from dateline.record import schema as s
from dateline.record.judged import laid_over

__all__ = ["Held", "Memory", "chunks"]

Row = dict[str, Any]
T = TypeVar("T")
_CHUNK = 400
"""Values of one condition."""

_R, _A, _T, _W = s.reports.c, s.articles.c, s.ties.c, s.rows.c
_KEYS: BindParameter[Sequence[int]] = bindparam("keys", expanding=True)
_REPORTS = (
    select(_R.key, _R.id, _R.body, _R.article, _A.day, _A.voice, _A.context, _W.event)
    .join(s.articles, _R.article == _A.key)
    .outerjoin(s.rows, (_W.report == _R.key) & _W.until.is_(None))
    .where(_R.key.in_(_KEYS), _R.superseded.is_(None))
)
_TIES = select(_T.a, _T.b, _T.score).where(_T.a.in_(_KEYS)).union_all(select(_T.b, _T.a, _T.score).where(_T.b.in_(_KEYS)))


@dataclass(slots=True)
class Held:
    """A report with what identity and assembly need of it."""

    id: str
    body: str
    """JSON, corrections laid over it."""
    telling: Telling
    event: str | None = None
    """That which it is of in the record; null before it is of one, and when it was rejected."""
    ties: dict[int, int] = field(default_factory=dict)
    """By the keys of the reports that may tell the same, the score in UNITs."""
    order: tuple[int, bool, int, str, str] = (0, False, 0, "", "")
    """Its place among all, by which reports are put into groups: the day of its article, those of one day before others, where it stands."""
    latest: tuple[int, bool, int, str, str] | None = None
    """A place behind which none of its ties stands; null before it was reckoned."""

    def __post_init__(self) -> None:
        t = self.telling
        self.order = (t.published or 0, not t.exact, t.start, t.article, self.id)

    @property
    def row(self) -> Row:
        """The report as ``Report.to_json`` writes it."""
        out: Row = json.loads(self.body)
        return out


class Memory:
    """Held reports by their keys. ``load`` what is wanted, then take it."""

    def __init__(self) -> None:
        self._of: dict[int, Held] = {}
        self.connection: Connection

    def __len__(self) -> int:
        return len(self._of)

    def __contains__(self, key: int) -> bool:
        return key in self._of

    def __getitem__(self, key: int) -> Held:
        if key not in self._of:
            self.load((key,))
        return self._of[key]

    def put(self, key: int, held: Held) -> None:
        """Hold a report that was just added."""
        self._of[key] = held

    def drop(self, key: int) -> None:
        """Let a report go, and the ties to it."""
        for other in self._of.pop(key).ties if key in self._of else ():
            if other in self._of:
                self._of[other].ties.pop(key, None)

    def clear(self) -> None:
        """Let all go."""
        self._of.clear()

    def load(self, keys: Iterable[int]) -> None:
        """Read what is not held yet. What was superseded is not there to be read."""
        for some in chunks(sorted({k for k in keys if k not in self._of})):
            found = self.connection.execute(_REPORTS, {"keys": some}).all()
            over = laid_over(self.connection, [row.id for row in found])
            for row in found:
                body = row.body if row.id not in over else json.dumps({**json.loads(row.body), **over[row.id]}, ensure_ascii=False)
                context = frozenset(row.context.split())
                telling = telling_of(row.key, json.loads(body), row.article, row.voice, row.day, context)
                self._of[row.key] = Held(row.id, body, telling, row.event)
            for a, b, score in self.connection.execute(_TIES, {"keys": [row.key for row in found]}):
                self._of[a].ties[b] = score

    def all(self, query: Executable, name: str, values: Iterable[T]) -> list[Any]:
        """The rows of a query with ``name`` in these values, few at a time."""
        return [row for some in chunks(sorted(set(values))) for row in self.connection.execute(query, {name: some})]  # type: ignore[type-var]


def chunks(items: Sequence[T], size: int = _CHUNK) -> Iterable[Sequence[T]]:
    """The items, few at a time."""
    return (items[i : i + size] for i in range(0, len(items), size))
