"""An event as a frozen, typed record: what ``dateline events`` prints, with fields in the place of keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from dateline.records import Actor, EventType, Quad, Status, Unknown, When, Where, when_of, where_of

__all__ = ["Claim", "Event"]

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """One of several values of a field on which the reports of an event disagree."""

    value: str
    reports: tuple[str, ...]
    """Ids of the reports that have it."""
    said_by: tuple[str, ...]
    """Who says so in them; empty: the articles themselves."""

    def to_json(self) -> Row:
        """The value as ``values`` of an event has it."""
        return {"value": self.value, "reports": list(self.reports), "said_by": list(self.said_by)}


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, once, from all reports of it. Offsets of actors count into the text of the article that told of them first."""

    id: str
    type: EventType
    mode: str | None
    quad: Quad
    status: Status
    cameo: str | None
    intensity: float | None
    """−10…10; null where an analyst corrected the type."""
    confidence: float
    """0…1: that one report at least has the type right."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    when: When | Unknown
    where: Where | Unknown
    reports: int
    outlets: int
    """Independent voices."""
    first_published: str | None
    last_published: str | None
    """Days of the articles, YYYY-MM-DD; null where none has a date."""
    recorded: str
    """Since when it is held so: UTC, ISO 8601."""
    values: dict[str, tuple[Claim, ...]]
    """Field → the values that differ; empty where the reports agree."""
    report_ids: tuple[str, ...]

    @classmethod
    def from_json(cls, row: Row) -> Self:
        """The event of a row of ``dateline events``, or of what ``Record.show`` gives. Raises KeyError for a field that is not there, ValueError for a type,
        class or status that is none."""
        values = {k: tuple(Claim(v["value"], tuple(v["reports"]), tuple(v["said_by"])) for v in told) for k, told in row["values"].items()}
        return cls(
            id=row["id"], type=EventType(row["type"]), mode=row["mode"], quad=Quad(row["quad"]), status=Status(row["status"]), cameo=row["cameo"],
            intensity=row["intensity"], confidence=row["confidence"], actors=tuple(map(Actor.from_json, row["actors"])),
            recipients=tuple(map(Actor.from_json, row["recipients"])), when=when_of(row["when"]), where=where_of(row["where"]), reports=row["reports"],
            outlets=row["outlets"], first_published=row["first_published"], last_published=row["last_published"], recorded=row["recorded"], values=values,
            report_ids=tuple(row["report_ids"]),
        )  # fmt: skip

    def to_json(self) -> Row:
        """The event as ``dateline events`` prints it."""
        return {
            "id": self.id, "type": self.type.value, "mode": self.mode, "quad": self.quad.value, "status": self.status.value, "cameo": self.cameo,
            "intensity": self.intensity, "confidence": self.confidence, "actors": [a.to_json() for a in self.actors],
            "recipients": [a.to_json() for a in self.recipients], "when": self.when.to_json(), "where": self.where.to_json(), "reports": self.reports,
            "outlets": self.outlets, "first_published": self.first_published, "last_published": self.last_published, "recorded": self.recorded,
            "values": {k: [c.to_json() for c in told] for k, told in self.values.items()}, "report_ids": list(self.report_ids),
        }  # fmt: skip
