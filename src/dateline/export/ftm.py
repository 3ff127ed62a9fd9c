"""Events as entities of FollowTheMoney, one a line: {"id", "schema", "properties": {name: [text, …]}} (github.com/opensanctions/followthemoney, MIT; schemata
and properties of its version 4.11.2).

========================= ================================================================================================================
Event                     an event
PublicBody                a state, a body of one, or its sector as a whole ("Russia: Military"), for those of whom no name is told
Organization, Company     what our table of organisations knows as such
Person                    somebody with a name and an office
LegalEntity               somebody with a name of whom it is not known whether a person or a body
Article                   an article that tells of the event
Documentation             a report: from the Article to the Event, with the sentence
========================= ================================================================================================================

Ids are the record's own for events, articles and reports, and else made of code, sector and name, so that the same entity has one id in every export. A
party or an article that was written is written again only where it differs: FollowTheMoney's tools join lines of one id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Any

from dateline.columns import Column
from dateline.data import first_wins, read_table
from dateline.export.codes import codes, sector_labels, state_names
from dateline.export.gdelt import known_day

__all__ = ["COLUMNS", "DROPS", "ftm"]

Row = dict[str, Any]
STATE_SECTORS = ("GOV", "MIL", "LEG", "JUD", "COP", "SPY")
"""Sectors that are a state's own."""
_PUBLIC = ("agency", "central-bank", "court", "military", "ministry", "parliament")
"""Kinds of organisations (data/who/organisations.tsv) that are public bodies."""

COLUMNS: tuple[Column, ...] = (
    Column("Event.name", "text", "type, mode and status where it is not actual; who; to whom"),
    Column("Event.date", "day", "the day, where it is known"), Column("Event.startDate", "day", "first day that it may have been; none: not known"),
    Column("Event.endDate", "day", "last day that it may have been"), Column("Event.country", "list", "of the place: ISO alpha-2, as FollowTheMoney has it"),
    Column("Event.location", "list", "name of the place"), Column("Event.summary", "list", "the sentences of its reports"),
    Column("Event.keywords", "list", "type, mode, class, status, CAMEO code"), Column("Event.recordId", "text", "the event's id"),
    Column("Event.involved", "list", "ids of those who did it and those it was done to; which is which the name says"),
    Column("Event.notes", "list", "the words for those who are no entities: nobody named, of no state's sector"),
    Column("Event.proof", "list", "ids of the articles"), Column("Event.sourceUrl", "list", "their addresses"),
    Column("Event.publisher", "list", "their outlets"), Column("Event.modifiedAt", "time", "since when the record holds it so"),
    Column("(party).name", "text", "its name"), Column("(party).country", "list", "its country"), Column("(party).sector", "text", "label of its sector"),
    Column("(party).wikidataId", "text", "its Wikidata id"), Column("Person.position", "list", "the office that the text or our tables give"),
    Column("Article.title", "text", "its title"), Column("Article.fileName", "text", "its id, as given"),
    Column("Article.publishedAt", "day", "day of publication"), Column("Article.publisher", "text", "its outlet"),
    Column("Article.sourceUrl", "text", "its address"), Column("Article.contentHash", "text", "SHA-256 of the page's bytes"),
    Column("Documentation.document", "text", "id of the Article"), Column("Documentation.entity", "text", "id of the Event"),
    Column("Documentation.role", "text", "report"), Column("Documentation.summary", "text", "the sentence"),
    Column("Documentation.status", "text", "actual, negated, planned or possible"), Column("Documentation.recordId", "text", "the report's id"),
    Column("Documentation.date", "day", "day of publication"), Column("Documentation.sourceUrl", "text", "the article's address"),
)  # fmt: skip
DROPS = (
    "which side a party is on, but in the event's name; parties without a name or a state's sector, but for their words; coordinates, divisions and GeoNames "
    "ids; intensity and confidence; contexts, numbers and things; who says so; offsets, and how the day was found; the values that disagree"
)


def ftm(rows: Iterable[Row]) -> Iterator[str]:
    """JSON lines, each with its end, of events with their reports (``dateline.export.told``): parties, event, articles, reports."""
    written: dict[str, int] = {}
    for row in rows:
        parties = [p for p in map(_party, (*row["actors"], *row["recipients"])) if p]
        told = row.get("told") or []
        for entity in (*parties, _event(row, parties, told), *map(_article, told), *(_documentation(row, r) for r in told)):
            line = json.dumps(entity, ensure_ascii=False) + "\n"
            if entity["schema"] not in ("Event", "Documentation"):
                if written.get(entity["id"]) == hash(line):
                    continue
                written[entity["id"]] = hash(line)
            yield line


def _entity(schema: str, id_: str, **properties: Iterable[Any]) -> Row:
    """An entity; a property without values is left out, values stand once each."""
    values = {k: list(dict.fromkeys(str(v) for v in vs if v)) for k, vs in properties.items()}
    return {"id": id_, "schema": schema, "properties": {k: v for k, v in values.items() if v}}


def _event(row: Row, parties: list[Row], told: list[Row]) -> Row:
    when, where, articles = row["when"], row["where"], [r["article"] for r in told]
    country = codes().get(where.get("country") or "")
    nameless = [a.get("text") for a in (*row["actors"], *row["recipients"]) if _party(a) is None]
    return _entity(
        "Event", row["id"], name=[_name(row)], date=[known_day(when)], startDate=[when.get("date_start")], endDate=[when.get("date_end")],
        country=[country and country.alpha2], location=[where.get("name")], summary=[r["quote"]["exact"] for r in told],
        keywords=[row["type"], row["mode"], row["quad"], row["status"], row["cameo"]], recordId=[row["id"]], involved=[p["id"] for p in parties],
        notes=nameless, proof=[r["article_key"] for r in told], sourceUrl=map(_url, articles), publisher=[a.get("source") for a in articles],
        modifiedAt=[row["recorded"][:19]],
    )  # fmt: skip


def _name(row: Row) -> str:
    """Such as "ASSAULT air-strike: Russian forces → Kharkiv"."""
    status = "" if row["status"] == "actual" else f" ({row['status']})"
    who, whom = (", ".join(dict.fromkeys(p.get("name") or p.get("text") or "" for p in row[side])) for side in ("actors", "recipients"))
    sides = f"{who or 'unknown'} → {whom}" if whom else who
    return " ".join(filter(None, [row["type"], row["mode"]])) + status + (f": {sides}" if sides else "")


def _party(party: Row) -> Row | None:
    """The entity that somebody is; none where no name is told, and no state's sector."""
    name, code, sector = (party.get(k) or "" for k in ("name", "code", "sector"))
    state = state_names().get(code)
    if name and name == state:
        sector = ""  # a capital that stands for its government is the state
    elif not name and state and sector in STATE_SECTORS:
        name = f"{state}: {sector_labels().get(sector, sector)}"
    elif not name:
        return None
    known = codes().get(code)
    more = {"position": [party.get("role")]} if party.get("name") and party.get("role") else {}
    schema = _schema(party, state)
    id_ = "party-" + sha256("\0".join((code, sector, name)).encode()).hexdigest()[:24]
    wikidata = party.get("wikidata") if party.get("name") else None
    country, label = known and known.alpha2, sector_labels().get(sector)
    return _entity(schema, id_, name=[name], country=[country], sector=[label], wikidataId=[wikidata], **(more if schema == "Person" else {}))


def _schema(party: Row, state: str | None) -> str:
    name, kind = party.get("name"), _kinds().get(party.get("name") or "")
    if not name or name == state or kind in _PUBLIC:
        return "PublicBody"
    if kind is not None:
        return "Company" if kind == "company" else "Organization"
    return "Person" if party.get("role") else "LegalEntity"


@cache
def _kinds() -> dict[str, str]:
    """Name of an organisation → its kind."""
    return first_wins((r["name"], r["kind"]) for r in read_table("who/organisations.tsv", "name", "kind"))


def _url(article: Row) -> str | None:
    """The address, where it is one of the web: FollowTheMoney takes no other."""
    url = article.get("url")
    return url if url and url.startswith(("http://", "https://")) else None


def _article(report: Row) -> Row:
    a = report["article"]
    return _entity(
        "Article", report["article_key"], title=[a.get("title")], fileName=[report["article_id"]], publishedAt=[_day(a)], publisher=[a.get("source")],
        sourceUrl=[_url(a)], contentHash=[a.get("page_sha256")],
    )  # fmt: skip


def _documentation(event: Row, report: Row) -> Row:
    return _entity(
        "Documentation", report["id"], document=[report["article_key"]], entity=[event["id"]], role=["report"], summary=[report["quote"]["exact"]],
        status=[report["status"]], recordId=[report["id"]], date=[_day(report["article"])], sourceUrl=[_url(report["article"])],
    )  # fmt: skip


def _day(article: Row) -> str | None:
    """Day, month or year of publication, without EDTF's marks of doubt, which FollowTheMoney has not."""
    published = str(article.get("published") or "")[:10]
    return published if published and all(c.isdigit() or c == "-" for c in published) else None
