"""A record of version 1, as that version wrote it (tests/record/data/version_1.json: its tables, and six invented stories), is brought up to date when it is
opened, on both servers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.record import Record, open_record
from dateline.record.migrations import STEPS
from dateline.record.schema import VERSION

DATA = json.loads((Path(__file__).parent / "data" / "version_1.json").read_text("utf8"))
ROWS: dict[str, list[dict[str, Any]]] = DATA["rows"]


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a record of version 1 is."""
    if request.param == "sqlite":
        with sqlite3.connect(tmp_path / "old.db") as c:
            c.execute("PRAGMA application_id=1145851441")
            c.execute("CREATE VIRTUAL TABLE words USING fts5(article UNINDEXED, title, text, tokenize='unicode61 remove_diacritics 2')")
            _fill(lambda q, values=(): c.execute(q, values), "sqlite", "?")
            c.executemany("INSERT INTO words VALUES (?, ?, ?)", DATA["words"])
        c.close()
        yield str(tmp_path / "old.db")
        return
    import psycopg

    where = request.getfixturevalue("postgresql")
    with psycopg.connect(where) as c:
        _fill(lambda q, values=(): c.execute(q, values), "postgresql", "%s")
        for table in (t for t in ROWS if ROWS[t]):
            key = "key" if "key" in ROWS[table][0] else "id"
            if isinstance(ROWS[table][0].get(key), int):  # numbers go on where they were
                c.execute(f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), (SELECT max({key}) FROM {table}))".encode())
        c.execute("CREATE TABLE words (article varchar(16) PRIMARY KEY, found tsvector NOT NULL)")
        for article, title, text in DATA["words"]:
            c.execute("INSERT INTO words VALUES (%s, to_tsvector('simple', %s))", (article, f"{title} {text}"))
    yield where


def _fill(execute: Callable[..., Any], dialect: str, mark: str) -> None:
    for statement in DATA[dialect]:
        execute(statement)
    for table, rows in ROWS.items():
        for row in rows:
            names = ", ".join(f'"{k}"' for k in row)
            execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join([mark] * len(row))})", tuple(row.values()))


def _was(table: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(r[c] for c in columns) for r in ROWS[table]]


def test_there_is_a_step_from_every_version() -> None:
    assert sorted(STEPS) == list(range(1, VERSION))


def test_an_old_record_is_what_it_was(old: str, sound: Callable[[Record], None]) -> None:
    live = {r["event"]: r for r in ROWS["happened"] if r["until"] is None}
    with open_record(old) as record:
        sound(record)
        events = {e["id"]: e for e in record.every_event()}
        assert events.keys() == live.keys()
        for id_, event in events.items():
            then = json.loads(live[id_]["said"])
            assert (event["type"], event["mode"], event["reports"]) == (live[id_]["type"], live[id_]["mode"], live[id_]["reports"])
            assert set(event["report_ids"]) == set(then["reports"])
        assert [(j["kind"], j["subject"], j["value"]) for j in record.judgements()] == _was("judgements", "kind", "subject", "value")
        assert {r["status"] for r in record.every_report() if r["article_id"] == "a6"} == {"planned"}, "what was corrected stays corrected"
        assert record.totals()["articles"] == len(ROWS["articles"])
    with open_record(old) as again:
        assert {e["id"] for e in again.every_event()} == live.keys()


def test_an_old_record_is_asked_and_added_to_as_a_new_one(old: str, filler: Any, sound: Callable[[Record], None]) -> None:
    from dateline.records import Article

    with open_record(old) as record:
        assert {e["mode"] for e in record.events(pair="KEN-ETH").rows} | {e["mode"] for e in record.events(actor="KEN").rows} >= {"sign", "ratify"}
        (ratified,) = record.events(mode="ratify").rows
        assert [(x["is"], x["rule"]) for x in record.show(ratified["id"])["story"]] == [("before", "sign → ratify: steps of a treaty between the same")]
        assert record.events(text="ballistic").rows
        assert {e["mode"] for e in record.events(sentence='"trade agreement"').rows} == {"sign", "ratify"}
        launch = next(e for e in record.every_event() if e["mode"] == "weapons-test" and e["reports"] == 2)
        text = "North Korea fired a ballistic missile toward the sea on Monday, Tokyo said."
        pages = filler.code([Article("a7", text, "7" * 64, published="2025-03-10", published_basis="given", language="en")])
        filler.add(record, pages)
        sound(record)
        assert record.show(launch["id"])["reports"] == 3


def test_as_it_stood_before_it_was_brought_up_to_date(old: str) -> None:
    before = ROWS["judgements"][0]["recorded"]
    with open_record(old) as record:
        rows = record.events(as_of=before, limit=50).rows
        assert len(rows) == len({r["event"] for r in ROWS["happened"]})
        assert all(r["actors"] or r["recipients"] for r in rows)
