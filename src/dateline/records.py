"""The nouns of the public contract, as frozen, typed records.

Every record has a ``to_json`` that is the contract (docs/contract.md); reports, and what they are made of, have a ``from_json`` that reads it. Offsets are
Python string indices into the article's ``text``, end exclusive; ``text[start:end]`` is always what a record says it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Self, TypeVar, cast

__all__ = [
    "LAYERS", "SCHEMA", "Actor", "Article", "ArticleReference", "Dropped", "EventType", "Explanation", "Mention", "ObjectMention", "OwnType", "Page",
    "Place", "Quad", "Quantity",
    "Quotation", "Quote", "Report", "Source", "Span", "Status", "TimeExpression", "Unknown", "When", "Where", "when_of", "where_of",
]  # fmt: skip

SCHEMA = "dateline/1"
LAYERS = ("time", "place", "actor", "quote")
"""The kinds of mention."""
Json = dict[str, Any]


class EventType(StrEnum):
    """PLOVER's sixteen event types as POLECAT uses them, and Dateline's STATE."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATE = "STATE"


class Quad(StrEnum):
    """The four classes of conflict and cooperation, and neutral for a mere statement."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"
    NEUTRAL = "neutral"


class Status(StrEnum):
    """What the words commit themselves to: it happened, it did not, it is planned, it may have."""

    ACTUAL = "actual"
    NEGATED = "negated"
    PLANNED = "planned"
    POSSIBLE = "possible"


def _flat(record: Any) -> Json:
    return {f.name: getattr(record, f.name) for f in fields(record)}


S = TypeVar("S", bound="Span")

_LEFT_OUT: Json = {"text": "", "start": 0, "end": 0, "basis": "corrected"}
"""What an analyst's correction need not say, and what it is then."""


def _made(cls: type[Any], row: Json) -> Any:
    """A flat record from its row; a field that is not there is null, and a key that is no field is left out."""
    return cls(**{f.name: _LEFT_OUT.get(f.name) if (value := row.get(f.name)) is None else value for f in fields(cls)})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    text: str
    start: int
    end: int

    @classmethod
    def from_json(cls, row: Json) -> Self:
        """What ``to_json`` wrote. Words that an analyst put there stand nowhere in the text: their start and end are 0."""
        return cast(Self, _made(cls, row))

    def to_json(self) -> Json:
        """The span as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Page:
    """One thing that was read: a file, a line of JSON, standard input. ``name`` is what the user called it."""

    name: str
    sha256: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of the page that is not in the article's ``text``, and why."""

    text: str
    reason: str

    def to_json(self) -> Json:
        """The dropped text as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Article:
    """One story on a page, with its clean, final text."""

    id: str
    text: str
    page_sha256: str
    index: int = 0
    title: str | None = None
    published: str | None = None
    """EDTF date of publication."""
    published_basis: str = "none"
    """given, metadata, text, inferred or none."""
    published_evidence: str | None = None
    source: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    captions: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    def to_json(self) -> Json:
        """The article as ``dateline read`` prints it."""
        row = _flat(self)
        row["authors"], row["captions"] = list(self.authors), list(self.captions)
        row["dropped"] = [d.to_json() for d in self.dropped]
        return row


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A time expression with its TIMEX3 type and value."""

    timex: str
    """DATE, TIME, DURATION or SET."""
    value: str | None
    date_start: str | None = None
    """First day, ISO date, or null where the value is no stretch of the calendar."""
    date_end: str | None = None
    precision: str | None = None
    """day, week, month, season, quarter, half, year, decade, century, hour, minute, vague; null where unknown."""

    def to_json(self) -> Json:
        """The expression as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A toponym with the place it was resolved to, as far as that is known."""

    name: str | None
    geonameid: int | None = None
    feature: str | None = None
    """GeoNames feature code, such as PCLI, ADM1, PPL, SEA."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None

    def to_json(self) -> Json:
        """The place as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Actor(Span):
    """Who: the words of the text, and as much as is known of whom they name. Null is unknown."""

    name: str | None = None
    code: str | None = None
    """ISO alpha-3 code of a state, or an organisation's code."""
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None

    def to_json(self) -> Json:
        """The actor as the contract writes it."""
        return _flat(self)

    def to_source(self) -> Source:
        """The same as one who vouches."""
        return Source(self.text, self.start, self.end, self.name, self.code, self.sector)


@dataclass(frozen=True, slots=True)
class Source(Span):
    """One who vouches for a report."""

    name: str | None = None
    code: str | None = None
    sector: str | None = None

    def to_json(self) -> Json:
        """The source as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Quotation(Span):
    """What was said (the span itself), the words that say so, and who said it."""

    speaker: Actor | None
    cue: Span | None
    direct: bool

    @classmethod
    def from_json(cls, row: Json) -> Self:
        """What ``to_json`` wrote; the speaker's sector, role and Wikidata id are not in it."""
        speaker, cue = row["speaker"], row["cue"]
        who, words = None if speaker is None else Actor.from_json(speaker), None if cue is None else Span.from_json(cue)
        return cls(row["text"], row["start"], row["end"], who, words, row["direct"])

    def to_json(self) -> Json:
        """The quotation as the contract writes it."""
        row = _flat(self)
        row["speaker"] = (
            None if (s := self.speaker) is None else {"text": s.text, "start": s.start, "end": s.end, "name": s.name, "code": s.code}
        )
        row["cue"] = None if self.cue is None else self.cue.to_json()
        return row


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of an article's text that names a time, a place or an actor, or is a quotation."""

    article_id: str
    kind: str
    """time, place, actor or quote."""
    value: TimeExpression | Place | Actor | Quotation
    stands_for: tuple[Actor, ...] = ()
    """Of an actor's pronoun or description: the mentions it goes back to; two for "both sides"."""

    def to_json(self) -> Json:
        """The mention as ``dateline mentions`` prints it."""
        row = {"article_id": self.article_id, "kind": self.kind, **self.value.to_json()}
        if self.kind == "actor":
            row["stands_for"] = [{"text": a.text, "start": a.start, "end": a.end, "name": a.name, "code": a.code} for a in self.stands_for]
        return row


@dataclass(frozen=True, slots=True)
class Unknown:
    """An honest unknown, with its reason."""

    reason: str

    def to_json(self) -> Json:
        """The unknown as the contract writes it."""
        return {"unknown": self.reason}


@dataclass(frozen=True, slots=True)
class When(Span):
    """The day of the event, as precise as the text allows."""

    date: str
    """EDTF."""
    date_start: str
    date_end: str
    precision: str
    basis: str
    """How the day was found, in words: explicit, relative to the publication date, …"""

    def to_json(self) -> Json:
        """The date as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Where(Span):
    """The place of the event."""

    name: str | None
    geonameid: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str
    """point (a settlement or landmark), admin1, country, water or region."""

    def to_json(self) -> Json:
        """The place as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A number with its unit: "more than 10,000 soldiers"."""

    low: float | None
    high: float | None
    unit: str | None
    qualifier: str | None
    """more than, around, up to …, as the text has it."""

    def to_json(self) -> Json:
        """The quantity as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class ObjectMention(Span):
    """A thing the deed was done with or about: a weapon, a treaty, a resolution, goods."""

    kind: str
    weapon: str | None = None
    """Of a weapon: its kind (data/what/weapons.tsv), such as ballistic-missile; null where the words do not say."""

    def to_json(self) -> Json:
        """The object as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Quote:
    """The whole sentence of a report, with up to 32 characters on either side (W3C text quote and position selectors)."""

    exact: str
    start: int
    end: int
    prefix: str
    suffix: str

    def to_json(self) -> Json:
        """The quote as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """What a report says of its article."""

    title: str | None
    source: str | None
    published: str | None
    url: str | None
    page_sha256: str

    def to_json(self) -> Json:
        """The reference as the contract writes it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class OwnType:
    """A type of the user's own (``--types``) that a report has beside PLOVER's: its code, how sure (0…1), and by what: table, examples or both."""

    code: str
    confidence: float
    basis: str

    def to_json(self) -> Json:
        """The type as ``dateline code`` prints it."""
        return _flat(self)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a report has its type and participants."""

    decided_by: str
    """model, or table."""
    words: tuple[tuple[Span, str], ...]
    """The words that the tables read, each with the row (file:line) and what it made of them."""
    table: str | None
    """The type and mode that the tables gave, if any."""
    types: dict[str, float]
    """The model's probabilities of types, "none" for no event; the least are left out."""
    participants: tuple[tuple[Span, float, float], ...]
    """The sentence's candidates for actor and recipient, with the model's probability of each."""

    @classmethod
    def from_json(cls, row: Json) -> Self:
        """What ``to_json`` wrote."""
        words = tuple((Span.from_json(w), w["row"]) for w in row["words"])
        participants = tuple((Span.from_json(p), p["actor"], p["recipient"]) for p in row["participants"])
        return cls(row["decided_by"], words, row["table"], dict(row["types"]), participants)

    def to_json(self) -> Json:
        """The explanation as ``dateline code --explain`` prints it."""
        return {
            "decided_by": self.decided_by, "words": [{**s.to_json(), "row": row} for s, row in self.words], "table": self.table, "types": dict(self.types),
            "participants": [{**s.to_json(), "actor": a, "recipient": r} for s, a, r in self.participants],
        }  # fmt: skip


def when_of(row: Json) -> When | Unknown:
    """The day of a report or an event, from its ``when``."""
    return Unknown(row["unknown"]) if "unknown" in row else When.from_json(row)


def where_of(row: Json) -> Where | Unknown:
    """The place of a report or an event, from its ``where``."""
    return Unknown(row["unknown"]) if "unknown" in row else Where.from_json(row)


def _each(cls: type[S], rows: Iterable[Json]) -> tuple[S, ...]:
    return tuple(cls.from_json(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Report:
    """One sentence of one article saying that something was done."""

    id: str
    article_id: str
    type: EventType
    mode: str | None
    quad: Quad
    cameo: str | None
    intensity: float | None
    """Both null only where an analyst corrected the type or the mode."""
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    said_by: tuple[Source, ...]
    when: When | Unknown
    where: Where | Unknown
    trigger: Span
    quote: Quote
    confidence: float
    article: ArticleReference
    contexts: tuple[str, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    objects: tuple[ObjectMention, ...] = ()
    confidence_by: dict[str, float] = field(default_factory=dict)
    own_types: tuple[OwnType, ...] = ()
    explanation: Explanation | None = None
    event_id: str | None = None
    schema: str = SCHEMA

    @classmethod
    def from_json(cls, row: Json) -> Self:
        """The report of a row of ``dateline code`` or of ``dateline export --to jsonl`` (whose ``article_key`` has no field here). Raises KeyError for a field
        that is not there, ValueError for a type, class or status that is none."""
        why = row.get("explanation")
        return cls(
            id=row["id"], event_id=row["event_id"], article_id=row["article_id"], schema=row["schema"], type=EventType(row["type"]), mode=row["mode"],
            contexts=tuple(row["contexts"]), quad=Quad(row["quad"]), cameo=row["cameo"], intensity=row["intensity"], status=Status(row["status"]),
            actors=_each(Actor, row["actors"]), recipients=_each(Actor, row["recipients"]), said_by=_each(Source, row["said_by"]),
            when=when_of(row["when"]), where=where_of(row["where"]), quantities=_each(Quantity, row["quantities"]),
            objects=_each(ObjectMention, row["objects"]), trigger=Span.from_json(row["trigger"]), quote=_made(Quote, row["quote"]),
            confidence=row["confidence"], confidence_by=dict(row["confidence_by"]), own_types=tuple(_made(OwnType, o) for o in row["own_types"]),
            article=_made(ArticleReference, row["article"]), explanation=None if why is None else Explanation.from_json(why),
        )  # fmt: skip

    def to_json(self) -> Json:
        """The report as ``dateline code`` prints it."""
        return {
            "id": self.id, "event_id": self.event_id, "article_id": self.article_id, "schema": self.schema,
            "type": self.type.value, "mode": self.mode, "contexts": list(self.contexts), "quad": self.quad.value,
            "cameo": self.cameo, "intensity": self.intensity, "status": self.status.value,
            "actors": [a.to_json() for a in self.actors], "recipients": [a.to_json() for a in self.recipients],
            "said_by": [s.to_json() for s in self.said_by], "when": self.when.to_json(), "where": self.where.to_json(),
            "quantities": [q.to_json() for q in self.quantities], "objects": [o.to_json() for o in self.objects],
            "trigger": self.trigger.to_json(), "quote": self.quote.to_json(),
            "confidence": self.confidence, "confidence_by": dict(self.confidence_by), "own_types": [o.to_json() for o in self.own_types],
            "article": self.article.to_json(), **({"explanation": self.explanation.to_json()} if self.explanation else {}),
        }  # fmt: skip
