"""What a record answers: filters, pages, counts, words; the same on each kind of database, and the same as reckoned from the reports."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from dateline.errors import NotInRecord, UsageError
from dateline.events import assemble_event
from dateline.record import Filters, Record
from dateline.record.filters import ORDERS
from dateline.record.querying import BY

Json = dict[str, Any]
Filled = tuple[Record, list[Json]]
Event = tuple[Json, list[Json]]
"""An event as reckoned here, and its reports."""


def _events(filled: Filled) -> dict[str, Event]:
    """Every event, from its reports: by id."""
    record, reports = filled
    of = {r["id"]: r for r in reports}
    out = {}
    for row in record.every_event():
        mine = [of[i] for i in row["report_ids"]]
        out[row["id"]] = assemble_event([(r, r["article_id"]) for r in mine]), mine
    return out


def _who(field: str, *wanted: str) -> Callable[[Event], bool]:
    def fits(e: Event) -> bool:
        return any({a["code"], a["name"] or a["text"], f"{a['code']}/{a['sector']}"} & set(wanted) for r in e[1] for a in r[field])

    return fits


def _pair(one: str, two: str) -> Callable[[Event], bool]:
    return lambda e: (
        (_who("actors", one)(e) and _who("recipients", two)(e)) or (_who("actors", two)(e) and _who("recipients", one)(e))
    )  # fmt: skip


def _box(west: float, south: float, east: float, north: float) -> Callable[[Event], bool]:
    def fits(e: Event) -> bool:
        lat, lon = e[0]["where"].get("lat"), e[0]["where"].get("lon")
        return lat is not None and south <= lat <= north and (west <= lon <= east if west <= east else lon >= west or lon <= east)

    return fits


def _days(e: Event) -> list[str]:
    return sorted(r["article"]["published"] for r in e[1])


CASES: dict[str, tuple[Filters, Callable[[Event], bool]]] = {
    "nothing": (Filters(), lambda e: True),
    "actor by code": (Filters(actor=["PRK"]), _who("actors", "PRK")),
    "actor by name": (Filters(actor=["North Korea"]), _who("actors", "North Korea")),
    "actor, either": (Filters(actor=["PRK", "KEN"]), _who("actors", "PRK", "KEN")),
    "actor with sector": (Filters(actor=["GEO/COP"]), _who("actors", "GEO/COP")),
    "actor that is nobody": (Filters(actor=["XXX"]), lambda e: False),
    "recipient": (Filters(recipient=["UKR"]), _who("recipients", "UKR")),
    "said by": (Filters(said_by=["KOR"]), _who("said_by", "KOR")),
    "pair": (Filters(pair=["CHN-AUS"]), _pair("CHN", "AUS")),
    "pair, turned": (Filters(pair=["AUS-CHN"]), _pair("CHN", "AUS")),
    "type": (Filters(type=["SANCTION"]), lambda e: e[0]["type"] == "SANCTION"),
    "types": (Filters(type=["SANCTION", "AID"]), lambda e: e[0]["type"] in ("SANCTION", "AID")),
    "quad": (Filters(quad=["material conflict"]), lambda e: e[0]["quad"] == "material conflict"),
    "mode": (Filters(mode=["weapons-test"]), lambda e: e[0]["mode"] == "weapons-test"),
    "status": (Filters(status=["actual"]), lambda e: e[0]["status"] == "actual"),
    "status, none": (Filters(status=["negated"]), lambda e: e[0]["status"] == "negated"),
    "country": (Filters(country=["UKR", "GEO"]), lambda e: e[0]["where"].get("country") in ("UKR", "GEO")),
    "place": (Filters(place="Tbilisi"), lambda e: e[0]["where"].get("name") == "Tbilisi"),
    "box": (Filters(bbox=(20.0, 30.0, 50.0, 60.0)), _box(20.0, 30.0, 50.0, 60.0)),
    "box across the antimeridian": (Filters(bbox=(100.0, -90.0, -100.0, 90.0)), _box(100.0, -90.0, -100.0, 90.0)),
    "since": (Filters(since="2025-03-14"), lambda e: e[0]["when"].get("date_end", "") >= "2025-03-14"),
    "until": (Filters(until="2025-03-12"), lambda e: e[0]["when"].get("date_start", "9") <= "2025-03-12"),
    "one day": (Filters(since="2025-03-12", until="2025-03-12"), lambda e: e[0]["when"].get("date") == "2025-03-12"),
    "one month": (Filters(since="2025-03", until="2025-03"), lambda e: "date" in e[0]["when"]),
    "another year": (Filters(since="2024", until="2024"), lambda e: False),
    "published since": (Filters(published_since="2025-03-18"), lambda e: _days(e)[-1] >= "2025-03-18"),
    "published until": (Filters(published_until="2025-03-11"), lambda e: _days(e)[0] <= "2025-03-11"),
    "recorded": (Filters(recorded_since="2025-01", recorded_until="2999"), lambda e: True),
    "recorded, not yet": (Filters(recorded_since=str(date.today() + timedelta(days=2))), lambda e: False),
    "recorded, no more": (Filters(recorded_until=str(date.today() - timedelta(days=2))), lambda e: False),
    "a word": (Filters(text="drones"), lambda e: any("drones" in r["quote"]["exact"].lower() for r in e[1])),
    "a phrase": (
        Filters(text='"ballistic missile" KOREA'),
        lambda e: any("ballistic missile" in r["quote"]["exact"] for r in e[1]) or _who("actors", "JPN")(e),
    ),
    "a phrase turned round": (Filters(text='"missile ballistic"'), lambda e: False),
    "words of the title": (Filters(text="second launch days"), lambda e: any(r["article_id"].startswith("second") for r in e[1])),
    "outlets": (Filters(outlets=3), lambda e: len({r["article_id"] for r in e[1]}) >= 3),
    "several": (
        Filters(actor=["USA"], type=["SANCTION"], since="2025-03", outlets=2, text="Iran"),
        lambda e: e[0]["type"] == "SANCTION" and _who("actors", "USA")(e),
    ),
}  # fmt: skip
EMPTY = {
    "actor that is nobody", "status, none", "another year", "recorded, not yet", "recorded, no more", "a phrase turned round",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_filter_finds_what_the_reports_tell(filled: Filled, case: str) -> None:
    filters, fits = CASES[case]
    expected = {id_ for id_, e in _events(filled).items() if fits(e)}
    assert {e["id"] for e in filled[0].every_event(filters)} == expected
    assert bool(expected) != (case in EMPTY), "the case tells nothing"


def test_an_event_is_what_its_reports_say(filled: Filled) -> None:
    told = _events(filled)
    assert sum(len(e["reports"]) for e, _ in told.values()) == len(filled[1])
    for row in filled[0].every_event():
        event, reports = told[row["id"]]
        for field in ("type", "mode", "quad", "status", "when", "where", "actors", "recipients", "values", "confidence", "outlets"):
            assert row[field] == event[field], field
        assert row["reports"] == len(reports)
        assert (row["first_published"], row["last_published"]) == (_days((event, reports))[0], _days((event, reports))[-1])


def test_every_report_comes_with_its_event(filled: Filled) -> None:
    record, reports = filled
    found = {r["id"]: r for r in record.every_report()}
    assert found.keys() == {r["id"] for r in reports}
    for e in record.every_event():
        assert all(found[i]["event_id"] == e["id"] for i in e["report_ids"])
    assert all({**found[r["id"]], "event_id": None, "article_key": None} == {**r, "article_key": None} for r in reports)


def test_show_finds_events_reports_and_articles(filled: Filled) -> None:
    record, reports = filled
    for e in record.every_event():
        row = record.show(e["id"])
        assert {k: row[k] for k in e} == e
        assert [r["id"] for r in row["told"]] == e["report_ids"]
        assert row["history"][0]["kind"] in ("added", "changed")
        assert record.show(e["report_ids"][0])["id"] == e["id"]
    article = record.show("launch-0")
    assert article["text"].startswith("North Korea fired")
    assert [r["id"] for r in article["told"]] == [r["id"] for r in reports if r["article_id"] == "launch-0"]
    assert all(r["event_id"] for r in article["told"])
    assert {m["kind"] for m in article["mentions"]} >= {"actor", "time"}
    assert record.show(article["key"]) == article


# pages


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("limit", [1, 3, 1000])
def test_pages_give_each_event_once_in_order(filled: Filled, order: str, limit: int) -> None:
    record, _ = filled
    seen, after = [], None
    while True:
        page = record.events(order=order, limit=limit, after=after)
        assert len(page.rows) <= limit
        seen += page.rows
        if (after := page.after) is None:
            break
        assert len(page.rows) == limit
    assert sorted(e["id"] for e in seen) == sorted(e["id"] for e in record.every_event())
    keys = {
        "date": lambda e: e["when"].get("date_start") or e["first_published"], "published": lambda e: e["last_published"], "recorded": lambda e: e["recorded"],
        "reports": lambda e: e["reports"], "outlets": lambda e: e["outlets"], "confidence": lambda e: e["confidence"],
    }  # fmt: skip
    values = [keys[order](e) for e in seen]
    assert values == sorted(values, reverse=True)


def _cursor(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


@pytest.mark.parametrize("cursor", ["x", "", "????", "é", _cursor(5), _cursor(None), _cursor([1, 2]), _cursor(["reports", 1, "e1"]), _cursor(["date", "2", 7])])
def test_a_wrong_cursor_is_refused(filled: Filled, cursor: str) -> None:
    with pytest.raises(UsageError, match=r"cursor .* begin again"):
        filled[0].events(after=cursor)


@pytest.mark.parametrize(("order", "values"), [
    ("date", [None, 5, [1], {"a": 1}, 10**30]), ("reports", ["x", None, 1.5, [1], 10**30, -1]), ("confidence", ["x", None, [1], {"a": 1}, 10**30]),
])  # fmt: skip
def test_a_made_up_cursor_is_refused(filled: Filled, order: str, values: list[object]) -> None:
    for value in values:
        with pytest.raises(UsageError, match="cursor"):
            filled[0].events(order=order, after=_cursor([order, value, "e1"]))


def test_a_cursor_is_of_its_order(filled: Filled) -> None:
    after = filled[0].events(order="reports", limit=1).after
    with pytest.raises(UsageError, match="cursor"):
        filled[0].events(order="outlets", after=after)


# counts


@pytest.mark.parametrize("by", [b for b in BY if b not in ("actor", "recipient", "pair")])
def test_counts_sum_to_the_events(filled: Filled, by: str) -> None:
    record, reports = filled
    rows = record.counts([by])
    length = {"day": 10, "month": 7, "year": 4}
    expected: Counter[Any] = Counter()
    for e in record.every_event():
        day = e["when"].get("date_start") or e["first_published"]
        expected[day[: length[by]] if by in length else e["where"].get("country") if by == "country" else e[by]] += 1
    assert {r[by]: r["events"] for r in rows} == expected
    assert sum(r["reports"] for r in rows) == len(reports)
    if by in length:
        articles = Counter(d["published"][: length[by]] for d in (record.show(i) for i in {r["article_id"] for r in reports}))
        assert all(r["articles_read"] >= articles[r[by]] for r in rows)


@pytest.mark.parametrize(("by", "side"), [("actor", "actors"), ("recipient", "recipients")])
def test_counts_by_party_count_an_event_once_for_each_code(filled: Filled, by: str, side: str) -> None:
    events, reports = Counter[str](), Counter[str]()
    for e, told in _events(filled).values():
        for code in {a["code"] or "" for r in told for a in r[side]} or {""}:
            events[code] += 1
            reports[code] += len(e["reports"])
    rows = filled[0].counts([by])
    assert {r[by]: r["events"] for r in rows} == events
    assert {r[by]: r["reports"] for r in rows} == reports


def test_counts_by_pair_and_month_with_a_filter(filled: Filled) -> None:
    expected = Counter[tuple[str, str]]()
    for e, told in _events(filled).values():
        if e["type"] == "SANCTION":
            sides = [{a["code"] or "" for r in told for a in r[s]} or {""} for s in ("actors", "recipients")]
            expected.update((a, b) for a in sides[0] for b in sides[1])
    rows = filled[0].counts(["month", "pair"], Filters(type=["SANCTION"]))
    assert {(r["actor"], r["recipient"]): r["events"] for r in rows} == expected
    assert {r["month"] for r in rows} == {"2025-03"}


# words


@pytest.mark.parametrize("asked", [
    "'; DROP TABLE reports; --", 'missile "', '"missile', "missile*", "*missile",
    "missile AND", "NEAR(missile", "\\missile", ":missile", "missile:x", "(missile", "missile')",
    "title:missile", "missile & | !", "missile -sea", "^missile", "missile\x00", "missile\n",
    "missile <-> sea", "{missile}", "%missile_", "mïssile", "MISSILE OR", "NOT missile",
])  # fmt: skip
def test_no_punctuation_breaks_a_search(filled: Filled, asked: str) -> None:
    before = filled[0].totals()
    for e in filled[0].every_event(Filters(text=asked)):
        assert any("missile" in filled[0].show(r["article_id"])["text"] for r in filled[0].show(e["id"])["told"])
    for e in filled[0].every_event(Filters(sentence=asked)):
        assert any("missile" in r["quote"]["exact"] for r in filled[0].show(e["id"])["told"])
    assert filled[0].totals() == before


@pytest.mark.parametrize("asked", ["missile", '"missile"', "missile*", "(missile)", "missile.", "\\missile", "missile'", "MISSILE", "^missile", '""missile'])
def test_a_word_is_found_whatever_stands_about_it(filled: Filled, asked: str) -> None:
    assert {e["mode"] for e in filled[0].every_event(Filters(text=asked))} >= {"weapons-test"}


@pytest.mark.parametrize("asked", ["zeppelin", "missile zeppelin", '"sea missile"', "missil", "'; DROP TABLE reports; --"])
def test_words_that_no_article_holds_find_nothing(filled: Filled, asked: str) -> None:
    assert not filled[0].events(Filters(text=asked)).rows


@pytest.mark.parametrize("asked", ["missile", "launch", '"accused russia"', "sanctions oil", "Aegean", "zeppelin", "14 civilians", "tokyo protested"])
def test_sentences_are_searched_apart_from_their_articles(filled: Filled, asked: str) -> None:
    def holds(text: str) -> bool:
        words = re.findall(r"\w+", text.lower())
        phrases = [re.findall(r"\w+", a or b) for a, b in re.findall(r'"([^"]*)"|(\S+)', asked.lower())]
        return all(any(words[i : i + len(p)] == p for i in range(len(words))) for p in phrases)

    expected = {e for e, (_, told) in _events(filled).items() if any(holds(r["quote"]["exact"]) for r in told)}
    found = {e["id"] for e in filled[0].every_event(Filters(sentence=asked))}
    assert found == expected
    assert found <= {e["id"] for e in filled[0].every_event(Filters(text=asked))}


@pytest.mark.parametrize("asked", ["", '"', "*", "\\", ":", "---", '" "', "&|!"])
def test_a_search_without_a_word_is_refused(filled: Filled, asked: str) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        filled[0].events(Filters(text=asked))
    with pytest.raises(UsageError, match=r"sentence .* no word to look for"):
        filled[0].events(Filters(sentence=asked))


# what is wrong is named


@pytest.mark.parametrize(("values", "named"), [
    ({"type": ["WAR"]}, "'WAR'.*ASSAULT"), ({"quad": ["conflict"]}, "'conflict'.*neutral"), ({"status": ["done"]}, "'done'.*actual"),
    ({"actor": ""}, "actor ''"), ({"country": ["KOR", " "]}, "country"), ({"place": ""}, "place ''"),
    ({"bbox": "1,2"}, "bbox '1,2'"), ({"since": 2012}, "since 2012"),
    ({"recorded_since": "2026-13-01T00:00:00Z"}, "recorded_since '2026-13-01T00:00:00Z' is no time"),
    ({"since": "yesterday"}, "since 'yesterday'"), ({"until": "2025-13"}, "until '2025-13'"),
    ({"since": "2025-02-30"}, "'2025-02-30'"), ({"until": "20250301"}, "'20250301'"),
    ({"published_since": "1.3.2025"}, "published_since '1.3.2025'"), ({"published_until": "25"}, "published_until '25'"),
    ({"recorded_since": ""}, "recorded_since ''"),
    ({"recorded_until": "2025-3"}, "recorded_until '2025-3'"), ({"since": "0000"}, "'0000'"),
    ({"since": "2025-03", "until": "2025-02"}, "until '2025-02' lies before since '2025-03'"),
    ({"published_since": "2025-03-02", "published_until": "2025-03-01"}, "published_until '2025-03-01'"),
    ({"recorded_since": "2026", "recorded_until": "2025"}, "recorded_until '2025'"),
    ({"as_of": "last week"}, "as_of 'last week'"), ({"as_of": "2025-02-30"}, "as_of '2025-02-30'"),
    ({"bbox": (0.0, 10.0, 5.0, 5.0)}, r"bbox \(0.0, 10.0"), ({"bbox": (0.0, 0.0, 200.0, 5.0)}, "200.0"), ({"bbox": (0.0, float("nan"), 1.0, 5.0)}, "nan"),
    ({"pair": ["PRK"]}, "'PRK'"), ({"pair": ["PRK-"]}, "'PRK-'"), ({"pair": ["A-B-C"]}, "'A-B-C'"),
])  # fmt: skip
def test_a_wrong_filter_is_named(values: Json, named: str) -> None:
    with pytest.raises(UsageError, match=named):
        Filters(**values)


@pytest.mark.parametrize(("values", "other"), [({"since": "2025-03", "until": "2025-03-01"}, "2025-03-01"), ({"since": "2025-03-01", "until": "2025"}, "2025")])
def test_a_part_of_a_date_is_a_span(values: Json, other: str) -> None:
    assert Filters(**values).until == other


def test_other_wrong_values_are_named(filled: Filled) -> None:
    record, _ = filled
    with pytest.raises(UsageError, match=r"order 'size'.*confidence"):
        record.events(order="size")
    with pytest.raises(UsageError, match="limit 0"):
        record.events(limit=0)
    with pytest.raises(UsageError, match=r"'moon'.*month"):
        record.counts(["month", "moon"])
    with pytest.raises(NotInRecord, match=r"nothing-like-it: .*dateline events"):
        record.show("nothing-like-it")
    with pytest.raises(UsageError, match=r"'two'.*one"):
        list(record.diff("one", "two"))
    with pytest.raises(UsageError, match="since 'soon'"):
        list(record.changes("soon"))
    with pytest.raises(UsageError, match="as_of 'soon'"):
        record.show("launch-0", "soon")


def test_what_is_asked_twice_is_counted_once(filled: Filled) -> None:
    assert filled[0].counts(["month", "month"]) == filled[0].counts(["month"])


def test_a_time_of_recording_is_a_day_or_a_moment(filled: Filled) -> None:
    at = max(e["recorded"] for e in filled[0].every_event())
    assert {e["recorded"] for e in filled[0].every_event(recorded_since=at)} == {at}
    assert len(list(filled[0].every_event(recorded_until=at))) == filled[0].totals()["events"]


def test_no_filter_is_none(filled: Filled) -> None:
    assert len(filled[0].events(actor=None, limit=1000)) == filled[0].totals()["events"]  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="limit '5' is none"):
        filled[0].events(limit="5")  # type: ignore[arg-type]
