"""Tables in the shapes of GDELT and ICEWS, FollowTheMoney entities, CSV and JSON lines: each has its columns, says what it drops, and guesses nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.cli.export import FORMATS
from dateline.cli.output import write_rows
from dateline.export import gdelt as g
from dateline.export import icews as i
from dateline.export import table
from dateline.export.codes import codes, event_labels, state_names
from dateline.export.ftm import ftm
from dateline.export.gdelt import gdelt
from dateline.export.icews import icews
from dateline.export.told import with_reports
from dateline.record import Filters, Record
from dateline.records import Article, Report

Json = dict[str, Any]
MODULES = {"csv": "table", "geojson": "features", "gdelt": "gdelt", "icews": "icews", "ftm": "ftm", "parquet": "parquet"}


def _actor(n: int) -> list[str]:
    ends = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code")
    return [f"Actor{n}{end}" for end in ends]


def _geo(of: str) -> list[str]:
    return [f"{of}Geo_{end}" for end in ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")]


CODEBOOK = [
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *_actor(1), *_actor(2), "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode",
    "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone", *_geo("Actor1"), *_geo("Actor2"), *_geo("Action"), "DATEADDED",
    "SOURCEURL",
]  # fmt: skip
"""Names and order of GDELT 1.0's Event codebook."""
ICEWS = ["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity", "Target Name", "Target Sectors",
         "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude"]  # fmt: skip

# Schemata of FollowTheMoney 4.11.2, with those of their properties that we may write: of texts, and of other entities with the schemata that they take.
PARTIES = ("PublicBody", "Organization", "Company", "Person", "LegalEntity")
PARTY = {"name", "country", "sector", "wikidataId"}
TEXTS = {
    "Event": {"name", "date", "startDate", "endDate", "country", "location", "summary", "keywords", "recordId", "notes", "sourceUrl", "publisher",
              "modifiedAt"},
    "Article": {"title", "fileName", "publishedAt", "publisher", "sourceUrl", "contentHash"},
    "Documentation": {"role", "summary", "status", "recordId", "date", "sourceUrl"},
    **dict.fromkeys(PARTIES, PARTY), "Person": PARTY | {"position"},
}  # fmt: skip
ENTITIES = {"Event": {"involved": PARTIES, "proof": ("Article",)}, "Documentation": {"document": ("Article",), "entity": ("Event",)}}
REQUIRED = {"Event": {"name"}, "Documentation": {"document", "entity"}, "Article": {"fileName"}, **{p: {"name"} for p in PARTIES}}


def _table(lines: Iterator[str], columns: list[str]) -> list[dict[str, str]]:
    """The rows of a tab-separated table, none wider or narrower than its columns, read with and without quoting."""
    text = "".join(lines)
    assert text.endswith("\n") or not text
    rows = [line.split("\t") for line in text.split("\n")[:-1]]
    assert rows == list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    assert all(len(row) == len(columns) for row in rows)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _event(**values: Any) -> Json:
    """An event of which little is known."""
    base = {
        "id": "e0000000000000a", "type": "STATE", "mode": None, "quad": "neutral", "status": "actual", "cameo": None, "intensity": None, "confidence": 0.5,
        "actors": [], "recipients": [], "when": {"unknown": "no time in the sentence"}, "where": {"unknown": "no place in the sentence"},
        "reports": 1, "outlets": 1, "first_published": "2025-03-01", "last_published": "2025-03-01", "recorded": "2026-11-27T12:00:00.000000Z",
        "values": {}, "report_ids": ["r"],
    }  # fmt: skip
    return {**base, **values}


def _one(event: Json) -> dict[str, str]:
    (row,) = _table(gdelt([event]), CODEBOOK)
    return row


def test_gdelt_has_the_columns_of_the_codebook() -> None:
    assert [c.name for c in g.COLUMNS] == CODEBOOK
    assert len(CODEBOOK) == 58
    assert next(gdelt([], header=True)) == "\t".join(CODEBOOK) + "\n"
    assert not list(gdelt([]))


def test_gdelt_says_of_every_event_of_a_record_what_the_record_says(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    rows = {f"e{int(r['GLOBALEVENTID']):014x}": r for r in _table(gdelt(with_reports(record)), CODEBOOK)}
    events = {e["id"]: e for e in record.every_event() if e["status"] == "actual"}
    assert rows.keys() == events.keys()
    assert len(events) > 10
    for id_, e in events.items():
        r, when = rows[id_], e["when"]
        day = when["date_start"].replace("-", "") if when.get("precision") == "day" else ""
        assert r["SQLDATE"] == day
        assert (r["FractionDate"] != "") == (day != "")
        assert r["EventCode"].startswith(r["EventBaseCode"])
        assert r["EventBaseCode"].startswith(r["EventRootCode"])
        assert (r["EventCode"], float(r["GoldsteinScale"])) == (e["cameo"], e["intensity"])
        assert (int(r["NumMentions"]), int(r["NumSources"])) == (e["reports"], e["outlets"])
        assert 1 <= int(r["NumArticles"]) <= e["reports"]
        assert r["Actor1CountryCode"] == (e["actors"][0]["code"] or "" if e["actors"] else "")
        assert r["ActionGeo_Lat"] == ("" if e["where"].get("lat") is None else str(e["where"]["lat"]))
        assert not any(r[c] for c in (*_geo("Actor1"), *_geo("Actor2"), "AvgTone", "IsRootEvent", "Actor1KnownGroupCode", "Actor2EthnicCode"))


def test_gdelt_leaves_empty_what_is_not_known() -> None:
    row = _one(_event())
    assert {k for k, v in row.items() if v} == {"GLOBALEVENTID", "QuadClass", "NumMentions", "NumSources", "DATEADDED"}
    assert (row["GLOBALEVENTID"], row["QuadClass"], row["DATEADDED"]) == ("10", "1", "20261127")


@pytest.mark.parametrize(("start", "end", "cells"), [
    ("2025-03-21", "2025-03-21", ["20250321", "202503", "2025", "2025.2219"]), ("2025-03-01", "2025-03-31", ["", "202503", "2025", ""]),
    ("2025-03-31", "2025-04-06", ["", "", "2025", ""]), ("2024-12-30", "2025-01-05", ["", "", "", ""]), ("2024-12-31", "2024-12-31", ["20241231", "202412",
    "2024", "2024.9890"]), ("2025-01-01", "2025-01-01", ["20250101", "202501", "2025", "2025.0027"]),
])  # fmt: skip
def test_gdelt_has_of_a_span_only_what_all_its_days_share(start: str, end: str, cells: list[str]) -> None:
    row = _one(_event(when={"date": "x", "date_start": start, "date_end": end, "precision": "day"}))
    assert [row[c] for c in CODEBOOK[1:5]] == cells


@pytest.mark.parametrize(("where", "cells"), [
    ({"name": "Kaesŏng", "country": "PRK", "admin1": "KP-15", "precision": "point"}, ["4", "Kaesŏng, North Korea", "KN", ""]),
    ({"name": "Austin", "country": "USA", "admin1": "US-TX", "precision": "point"}, ["3", "Austin, United States", "US", "USTX"]),
    ({"name": "Texas", "country": "USA", "admin1": "US-TX", "precision": "admin1"}, ["2", "Texas, United States", "US", "USTX"]),
    ({"name": "Rakhine", "country": "MMR", "admin1": "MM-16", "precision": "admin1"}, ["5", "Rakhine, Myanmar", "BM", ""]),
    ({"name": "Germany", "country": "DEU", "precision": "country"}, ["1", "Germany", "GM", ""]),
    ({"name": "Gaza City", "country": "PSE", "admin1": "PS.GZ", "precision": "point"}, ["4", "Gaza City, Palestine", "GZ", ""]),
    ({"name": "Palestine", "country": "PSE", "precision": "country"}, ["1", "Palestine", "", ""]),
    ({"name": "Yellow Sea", "country": None, "precision": "water"}, ["", "Yellow Sea", "", ""]),
])  # fmt: skip
def test_gdelt_has_places_in_its_own_terms(where: Json, cells: list[str]) -> None:
    row = _one(_event(where=where))
    assert [row[f"ActionGeo_{c}"] for c in ("Type", "FullName", "CountryCode", "ADM1Code")] == cells


@pytest.mark.parametrize(("actor", "cells"), [
    ({"text": "troops", "name": None, "code": "KOR", "sector": "MIL"}, ["KORMIL", "troops", "KOR", "MIL"]),
    ({"text": "Bucharest", "name": "Romania", "code": "ROU", "sector": "GOV"}, ["ROMGOV", "Romania", "ROM", "GOV"]),
    ({"text": "Kosovo", "name": "Kosovo", "code": "XKX", "sector": None}, ["XKX", "Kosovo", "", ""]),
    ({"text": "the alliance", "name": "NATO", "code": "NATO", "sector": "IGO"}, ["NATO", "NATO", "", "IGO"]),
    ({"text": "police", "name": None, "code": None, "sector": "COP"}, ["COP", "police", "", "COP"]),
    ({"text": "villages"}, ["", "villages", "", ""]),
])  # fmt: skip
def test_gdelt_has_actors_as_country_and_sector(actor: Json, cells: list[str]) -> None:
    row = _one(_event(actors=[actor], recipients=[{"text": "a"}, {"text": "b"}]))
    assert [row[f"Actor1{c}"] for c in ("Code", "Name", "CountryCode", "Type1Code")] == cells
    assert row["Actor2Name"] == "a"


def test_icews_has_a_line_for_each_report_and_pair(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    assert [c.name for c in i.COLUMNS] == ICEWS
    reports = [r for r in record.every_report() if r["status"] == "actual"]
    head, *rows = _table(icews(reports), ICEWS)
    assert list(head.values()) == ICEWS
    stories = {r["article_key"]: r for r in reports}
    assert {r["Story ID"] for r in rows} == stories.keys()
    assert len(rows) >= len(reports)
    for r in rows:
        assert r["Event Text"] == event_labels()[r["CAMEO Code"]]
        assert r["Publisher"] == stories[r["Story ID"]]["article"]["source"]
        assert not r["Source Name"] or r["Source Name"] != r["Target Name"]
        assert not r["Sentence Number"]
        assert not r["District"]
    events = [e for e in record.every_event() if e["status"] == "actual"]
    _, *whole = _table(icews(events), ICEWS)
    assert {r["Event ID"] for r in whole} == {r["Event ID"] for r in rows} == {str(g.event_number(e["id"])) for e in events}
    assert not any(r["Story ID"] or r["Publisher"] for r in whole)


def test_icews_pairs_all_with_all_but_nobody_with_himself() -> None:
    a, b, c = ({"text": x, "name": x, "code": x, "sector": None} for x in ("KEN", "ETH", "SOM"))
    police = {"text": "police", "name": None, "code": None, "sector": "COP"}

    def pairs(actors: list[Json], recipients: list[Json]) -> list[tuple[str, str]]:
        return [(r["Source Name"], r["Target Name"]) for r in _table(icews([_event(actors=actors, recipients=recipients)]), ICEWS)[1:]]

    assert pairs([a, b], [a, b]) == [("KEN", "ETH"), ("ETH", "KEN")]
    assert pairs([a, b], [c]) == [("KEN", "SOM"), ("ETH", "SOM")]
    assert pairs([a], []) == [("KEN", "")]
    assert pairs([], [a]) == [("", "KEN")]
    assert pairs([], []) == [("", "")]
    assert pairs([police], [police]) == [("police", "police")]
    assert pairs([police], [{**police, "text": "other police"}]) == [("police", "other police")]


def test_icews_has_no_day_where_none_is_known() -> None:
    rows = [_event(), _event(when={"date_start": "2025-03-01", "date_end": "2025-03-31"}), _event(when={"date_start": "2025-03-01", "date_end": "2025-03-01"})]
    assert [r["Event Date"] for r in _table(icews(rows), ICEWS)[1:]] == ["", "", "2025-03-01"]


@pytest.mark.parametrize("status", ["negated", "planned", "possible"])
def test_what_was_not_done_is_in_no_table_of_deeds(status: str) -> None:
    assert not list(gdelt([_event(status=status)]))
    assert len(list(icews([_event(status=status)]))) == 1
    (event,) = ftm([_event(status=status)])
    assert json.loads(event)["properties"]["name"] == [f"STATE ({status})"]


def test_entities_are_of_the_model_and_refer_to_each_other(filled: tuple[Record, list[Json]]) -> None:
    record, reports = filled
    lines = list(ftm(with_reports(record)))
    assert lines == list(ftm(with_reports(record)))
    assert len(set(lines)) == len(lines)
    entities = [json.loads(line) for line in lines]
    schemata = {e["id"]: e["schema"] for e in entities}
    for e in entities:
        assert set(e) == {"id", "schema", "properties"}
        links = ENTITIES.get(e["schema"], {})
        assert REQUIRED[e["schema"]] <= e["properties"].keys() <= TEXTS[e["schema"]] | links.keys()
        assert all(values and len(set(values)) == len(values) and all(isinstance(v, str) and v for v in values) for values in e["properties"].values())
        assert all(schemata[v] in schemes for name, schemes in links.items() for v in e["properties"].get(name, ()))
        assert set(e["properties"].get("country", ())) <= {c.alpha2 for c in codes().values()}
    count = {s: sum(e["schema"] == s for e in entities) for s in ("Event", "Documentation", "Article")}
    assert count == {"Event": len(list(record.every_event())), "Documentation": len(reports), "Article": len({r["article_id"] for r in reports})}
    named = {e["properties"]["name"][0]: e for e in entities if e["schema"] in PARTIES}
    assert named["Russia"]["properties"] == {"name": ["Russia"], "country": ["ru"]}
    assert named["Russia: Military"]["schema"] == "PublicBody"
    assert not [n for n in named if "protesters" in n]


@pytest.mark.parametrize(("party", "schema", "name"), [
    ({"text": "Ms Ruiz", "name": "Ana Ruiz", "code": "PER", "sector": "GOV", "role": "president"}, "Person", "Ana Ruiz"),
    ({"text": "NATO", "name": "North Atlantic Treaty Organization", "code": "NATO", "sector": "IGO"}, "Organization", "North Atlantic Treaty Organization"),
    ({"text": "its troops", "name": None, "code": "PER", "sector": "MIL"}, "PublicBody", "Peru: Military"),
    ({"text": "Lima", "name": "Peru", "code": "PER", "sector": "GOV"}, "PublicBody", "Peru"),
    ({"text": "Mr X", "name": "X", "code": None, "sector": None}, "LegalEntity", "X"),
])  # fmt: skip
def test_a_party_is_what_it_is_known_to_be(party: Json, schema: str, name: str) -> None:
    found, event = (json.loads(line) for line in ftm([_event(actors=[party])]))
    assert (found["schema"], found["properties"]["name"]) == (schema, [name])
    assert event["properties"]["involved"] == [found["id"]]


def test_an_entity_that_nobody_knows_is_words() -> None:
    (event,) = (json.loads(line) for line in ftm([_event(recipients=[{"text": "40 protesters", "name": None, "code": None, "sector": "CVL"}])]))
    assert event["properties"]["notes"] == ["40 protesters"]
    assert "involved" not in event["properties"]
    assert "date" not in event["properties"]


def test_csv_has_the_documented_columns_and_gives_every_value_back(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    for kind, cells, columns, rows in (
        ("report", table.REPORT, table.COLUMNS, list(record.every_report())), ("event", table.EVENT, table.EVENT_COLUMNS, list(record.every_event())),
    ):  # fmt: skip
        out = io.StringIO()
        write_rows(rows, kind, "csv", out)
        read = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
        assert list(read[0]) == [c.name for c in columns]
        for row, back in zip(rows, read, strict=True):
            assert back == {c.name: "" if get(row) is None else str(get(row)) for c, get in cells}


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''=1", "-4", "+4", "@x", "plain", "it's", "'quoted'", "\tx", 'a "b", c\nd', "<b>x</b>"])
def test_a_cell_is_no_formula_and_can_be_had_back(text: str) -> None:
    out = io.StringIO()
    write_rows([{**_event(), "type": text}], "event", "csv", out)
    cell = next(csv.DictReader(io.StringIO(out.getvalue(), newline="")))["type"]
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
    formula = cell.startswith("'") and cell.lstrip("'")[:1] in ("=", "+", "-", "@", "\t", "\r")
    assert (cell[1:] if formula else cell) == text


def test_a_cell_of_parties_has_the_first_offset_too() -> None:
    row = {"actors": [{"text": "a", "start": 0}, {"text": "b", "start": 7}]}
    assert table.joined("actors", "start")(row) == "0; 7"


def test_json_lines_give_every_report_back(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    out, rows = io.StringIO(), list(record.every_report())
    write_rows(rows, "report", "jsonl", out)
    read = [json.loads(line) for line in out.getvalue().splitlines()]
    assert read == rows
    assert [Report.from_json(r).to_json() for r in read] == [{k: v for k, v in r.items() if k != "article_key"} for r in rows]


HOSTILE = 'The "Wire"\t\r\n=cmd|x <script>\u2028\x1b[31m\x85'


def test_what_a_page_says_breaks_no_row(record: Record, filler: Any) -> None:
    """Titles and outlets with tabs, line ends, quotes, markup and control characters."""
    text = "Russia attacked Ukraine with drones on Friday and killed 14 people in Kharkiv."
    for n in "12":
        url = f"https://x.example/{n}\t{HOSTILE}"
        page = Article(f"a{n}\t{HOSTILE}", text, n * 64, title=HOSTILE, source=HOSTILE, url=url, published="2025-03-15", language="en")
        filler.add(record, filler.code([page]))
    (event,) = record.every_event()
    (row,) = _table(gdelt(with_reports(record)), CODEBOOK)
    assert row["SOURCEURL"].startswith("https://x.example/")
    _, *rows = _table(icews(record.every_report()), ICEWS)
    assert len(rows) >= 2
    assert {r["Publisher"] for r in rows} == {"The 'Wire' =cmd|x <script> [31m"}
    assert not any(c.startswith(("=", "@")) for r in rows for c in r.values())
    entities = [json.loads(line) for line in ftm(with_reports(record))]
    assert HOSTILE in {p for e in entities for p in e["properties"].get("publisher", ())}
    assert event["reports"] >= 2


def test_a_name_that_is_a_formula_is_none_in_a_table() -> None:
    row = _one(_event(actors=[{"text": "=HYPERLINK(1)", "name": None, "code": None, "sector": None}], where={"name": "x", "lat": -12.5, "lon": -77.0}))
    assert row["Actor1Name"] == "'=HYPERLINK(1)"
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == ("-12.5", "-77.0")


def test_formats_are_streams() -> None:
    """A line comes before the next row is asked for."""
    for write, first in ((gdelt, 1), (icews, 2), (ftm, 1)):
        asked: list[int] = []

        def rows(asked: list[int] = asked) -> Iterator[Json]:
            for n in range(3):
                asked.append(n)
                yield _event(id=f"e{n:014x}")

        lines = write(rows())
        assert [next(lines) for _ in range(first)]
        assert asked == [0]


def test_the_record_as_it_stood_has_its_reports(filled: tuple[Record, list[Json]]) -> None:
    record, _ = filled
    assert not list(with_reports(record, Filters(as_of="2020-01-01")))
    for event in with_reports(record, Filters(as_of="2100-01-01")):
        assert {r["id"] for r in event["told"]} == set(event["report_ids"])


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_format_has_columns_and_says_what_it_drops(name: str) -> None:
    module = import_module(f"dateline.export.{MODULES[name]}")
    for columns, drops in ((module.COLUMNS, module.DROPS), (getattr(module, "EVENT_COLUMNS", module.COLUMNS), getattr(module, "EVENT_DROPS", module.DROPS))):
        assert len({c.name for c in columns}) == len(columns)
        assert all(c.meaning and c.kind in ("text", "integer", "number", "truth", "day", "time", "list", "object") for c in columns)
        assert drops
        assert not drops.endswith(".")


def test_every_format_of_the_command_is_one_of_these() -> None:
    assert {*FORMATS, "parquet"} == {*MODULES, "jsonl"}


def test_codes_are_those_of_states() -> None:
    """Each row of the table is of a state, a territory, or a division under its own code; each scheme has a code once."""
    assert {c for c in codes() if c not in state_names()} == {"PS.GZ", "PS.WE"}
    for scheme in ("fips", "cameo"):
        found = [c for row in codes().values() if (c := getattr(row, scheme))]
        assert len(set(found)) == len(found) > 200


def test_the_command_writes_them_and_says_what_it_left_out(record: Record, filler: Any) -> None:
    filler.add(record, filler.code([
        Article("a", "Peru did not attack Bolivia. China praised Kenya on Monday.", "a" * 64, published="2025-03-10", language="en"),
    ]))  # fmt: skip
    statuses = [e["status"] for e in record.every_event()]
    assert sorted(statuses) == ["actual", "negated"]
    for to, head in (("gdelt", 0), ("icews", 1), ("ftm", None)):
        done = CliRunner().invoke(cli, ["export", "--to", to, "--record", record.where])
        assert done.exit_code == 0, done.output
        lines = done.stdout.splitlines()
        if head is None:
            assert [json.loads(line)["schema"] for line in lines].count("Event") == 2
            assert not done.stderr
        else:
            assert len(lines) == head + 1
            assert done.stderr == f"left out: 1 negated, planned or possible, since {to} has no column for that\n"


def test_what_an_analyst_corrected_is_written_too(full: Record) -> None:
    """Values with few keys, a type that has no CAMEO code, a day and a place that are unknown now."""
    (event,) = full.every_event(Filters(country=["UKR"], type=["ASSAULT"], outlets=3))
    fields = {
        "type": "COERCE", "actors": ["PER", "BOL"], "where": {"text": "", "name": "Lima", "country": "PER", "lat": None, "lon": None, "precision": "point"},
        "when": {"unknown": "the day is not told"},
    }  # fmt: skip
    for field, value in fields.items():
        full.correct(event["id"], field, value, by="ines", reason="a test")
    number = str(g.event_number(event["id"]))
    (row,) = [r for r in _table(gdelt(with_reports(full)), CODEBOOK) if r["GLOBALEVENTID"] == number]
    assert (row["EventCode"], row["EventRootCode"], row["GoldsteinScale"], row["QuadClass"], row["SQLDATE"]) == ("", "", "", "4", "")
    assert (row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == ("Lima, Peru", "PE")
    assert row["Actor1Code"] in ("PER", "BOL")
    for rows in (full.every_report(), full.every_event()):
        found = [r for r in _table(icews(rows), ICEWS) if r["Event ID"] == number]
        assert {(r["Event Date"], r["Event Text"], r["CAMEO Code"], r["Country"], r["City"]) for r in found} == {("", "", "", "Peru", "Lima")}
        assert {r["Source Country"] for r in found} == {"Peru", "Bolivia"}
    entities = [json.loads(line) for line in ftm(with_reports(full))]
    (whole,) = [e for e in entities if e["id"] == event["id"]]
    assert "date" not in whole["properties"]
    assert whole["properties"]["country"] == ["pe"]
    for kind, rows in (("report", full.every_report()), ("event", full.every_event())):
        out = io.StringIO()
        write_rows(rows, kind, "csv", out)
        assert any(line["country"] == "PER" and not line["cameo"] for line in csv.DictReader(io.StringIO(out.getvalue(), newline="")))
