"""What analysts held of reports, as identity and assembly need it: corrected values, joined and parted pairs, rejections. The latest that was not
undone counts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from dateline.record import schema as s
from dateline.records import EventType
from dateline.what.tables import modes, quad_of

__all__ = ["Judged", "judged", "laid_over"]


@dataclass(slots=True)
class Judged:
    """What is held of reports, by their ids."""

    together: dict[str, set[str]] = field(default_factory=dict)
    """Of each that was joined with others: all of them, with itself."""
    parted: set[tuple[str, str]] = field(default_factory=set)
    rejected: set[str] = field(default_factory=set)
    notes: dict[str, list[int]] = field(default_factory=dict)
    """The numbers of the judgements that each report's row rests on."""

    def parts(self, a: str, b: str) -> bool:
        """Whether an analyst held two to be of two events."""
        return (a, b) in self.parted or (b, a) in self.parted

    def note(self, report: str) -> str | None:
        """The judgements that a row rests on, as one cell."""
        found = self.notes.get(report)
        return " ".join(map(str, found)) if found else None


def judged(connection: Connection) -> Judged:
    """The judgements that hold. They are people's work, and so few enough to be read whole."""
    out = Judged()
    j = s.judgements.c
    query = select(j.id, j.kind, j.subject, j.value).where(j.undone.is_(None), j.kind.in_(("correct", "join", "part", "reject"))).order_by(j.id)
    together = out.together
    for row in connection.execute(query):
        out.notes.setdefault(row.subject, []).append(row.id)
        if row.kind == "join":
            both = together.get(row.subject, {row.subject}) | together.get(row.value, {row.value})
            together.update(dict.fromkeys(both, both))
            out.parted = {p for p in out.parted if not both.issuperset(p)}
        elif row.kind == "part":
            if row.value in (beside := together.get(row.subject, set())):
                together.update(dict.fromkeys(beside, beside - {row.subject}))
                together[row.subject] = {row.subject}
            out.parted.add((row.subject, row.value))
        elif row.kind == "reject":
            out.rejected.add(row.subject)
    return out


def laid_over(connection: Connection, reports: Sequence[str], as_of: str | None = None) -> dict[str, dict[str, Any]]:
    """The corrected values of these reports: field → value, the latest that was not undone; at a time, those that were held then."""
    out: dict[str, dict[str, Any]] = {}
    j, later = s.judgements.c, s.judgements.alias("later").c
    held: list[ColumnElement[bool]] = [j.undone.is_(None)]
    if as_of is not None:
        held = [j.recorded <= as_of, or_(j.undone.is_(None), j.undone.in_(select(later.id).where(later.recorded > as_of)))]
    for i in range(0, len(reports), 400):
        query = select(j.subject, j.field, j.value).where(j.subject.in_(reports[i : i + 400]), j.kind == "correct", *held).order_by(j.id)
        for row in connection.execute(query):
            out.setdefault(row.subject, {})[row.field] = json.loads(row.value)
    for fields in out.values():
        _follow(fields)
    return out


def _follow(fields: dict[str, Any]) -> None:
    """What follows from a corrected type or mode, where it was not corrected too: a type has its class; the mode that was read is not of it."""
    if "type" not in fields and not fields.get("mode"):
        return
    if "type" in fields:
        fields.setdefault("quad", quad_of(EventType(fields["type"])).value)
        fields.setdefault("mode", None)
    known = [m for m in modes().values() if m.name == fields["mode"] and m.type.value == fields.get("type", m.type.value)]
    mode = known[0] if len(known) == 1 else None
    if mode is not None or "type" in fields:
        fields.setdefault("cameo", mode.cameo if mode else None)
        fields.setdefault("intensity", mode.intensity if mode else None)
