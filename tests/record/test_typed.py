"""Events and reports as typed records, and filters as keywords: the same as the rows that the command line prints."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from datetime import UTC, date, datetime
from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.record import Claim, Event, Filters, Record
from dateline.record.filters import Wanted
from dateline.records import Actor, EventType, Quotation, Report, Span, Unknown, When, Where

Json = dict[str, Any]
Filled = tuple[Record, list[Json]]


def test_a_typed_event_is_its_row(filled: Filled) -> None:
    record, _ = filled
    page = record.events()
    assert len(page) == len(page.rows) == len(page.events) > 10
    assert [e.to_json() for e in page] == page.rows
    assert [list(e.to_json()) for e in page] == [list(r) for r in page.rows]
    assert list(page) == list(page.events)
    for e in page:
        shown = record.show(e.id)
        assert Event.from_json(shown) == e, "what show adds is left out"


def test_a_typed_event_has_its_parts(filled: Filled) -> None:
    (event,) = filled[0].events(type="SANCTION", actor="USA", outlets=3)
    assert event.type is EventType.SANCTION
    assert {a.code for a in event.actors} == {"USA"}
    assert isinstance(event.when, When)
    assert event.when.date == "2025-03-12"
    assert isinstance(event.where, Where)
    assert event.where.country == "IRN"
    assert any(isinstance(e.where, Unknown) and e.where.reason for e in filled[0].events())
    claims = [c for e in filled[0].events() for told in e.values.values() for c in told]
    assert claims
    assert all(isinstance(c, Claim) and c.reports for c in claims)
    with pytest.raises(FrozenInstanceError):
        event.mode = "x"  # type: ignore[misc]


def test_a_typed_report_is_its_row(filled: Filled) -> None:
    record, reports = filled
    assert [Report.from_json(r).to_json() for r in reports] == reports
    for row in record.every_report():
        report = Report.from_json(row)
        assert {**report.to_json(), "article_key": row["article_key"]} == row
        assert all(isinstance(a, Actor) for a in (*report.actors, *report.recipients))


def test_an_explanation_and_a_quotation_come_back() -> None:
    quote = Quotation("no", 0, 2, Actor("he", 5, 7, "Ann Other", None), Span("said", 8, 12), True)
    assert Quotation.from_json(quote.to_json()) == quote
    alone = Quotation("no", 0, 2, None, None, False)
    assert Quotation.from_json(alone.to_json()) == alone


def test_a_report_with_its_reasons_comes_back() -> None:
    import dateline
    from dateline.records import Article

    article = Article("a", "North Korea fired a ballistic missile on Monday.", "00" * 32, published="2025-03-10", language="en")
    (report,) = dateline.code(article, model=False, explain=True)
    assert report.explanation is not None
    assert Report.from_json(report.to_json()) == report


def test_what_an_analyst_left_out_is_said(full: Record) -> None:
    """A corrected day or party need not have words of the text; typed, it has none, at no place."""
    (event,) = full.events(type="SANCTION", actor="USA", outlets=3)
    full.correct(event.id, "when", {"date": "2025-03-11", "date_start": "2025-03-11", "date_end": "2025-03-11", "precision": "day"}, by="x", reason="y")
    full.correct(event.id, "actors", [{"text": "Österreich 🏔", "code": "AUT"}], by="x", reason="y")
    full.correct(event.id, "type", "COERCE", by="x", reason="y")
    (again,) = full.events(actor="AUT")
    assert again.when == When("", 0, 0, "2025-03-11", "2025-03-11", "2025-03-11", "day", "corrected")
    assert [(a.text, a.start, a.end, a.code, a.name) for a in again.actors] == [("Österreich 🏔", 0, 0, "AUT", None)]
    assert (again.type, again.cameo, again.intensity) == (EventType.COERCE, None, None)
    for row in full.every_report(actor="AUT"):
        report = Report.from_json(row)
        assert (report.cameo, report.intensity, report.when) == (None, None, again.when)


def test_a_row_that_is_no_event_is_not_taken() -> None:
    with pytest.raises(KeyError):
        Event.from_json({"id": "e"})
    with pytest.raises(KeyError):
        Report.from_json({"id": "e"})


# keywords


def test_keywords_are_the_filters() -> None:
    assert set(Wanted.__annotations__) == {f.name for f in fields(Filters)}


@pytest.mark.parametrize(("keywords", "filters"), [
    ({"actor": "PRK"}, Filters(actor=["PRK"])), ({"actor": ["PRK", "KOR"]}, Filters(actor=["PRK", "KOR"])), ({"type": "AID"}, Filters(type=["AID"])),
    ({"type": EventType.AID}, Filters(type=["AID"])), ({"pair": "PRK-KOR"}, Filters(pair=["PRK-KOR"])), ({"since": "2025-03-14"}, Filters(since="2025-03-14")),
    ({"since": date(2025, 3, 14)}, Filters(since="2025-03-14")), ({"outlets": 3, "text": "missile"}, Filters(outlets=3, text="missile")),
    ({"as_of": datetime(2999, 1, 1, tzinfo=UTC)}, Filters(as_of="2999-01-01T00:00:00Z")),
])  # fmt: skip
def test_keywords_ask_what_filters_ask(filled: Filled, keywords: Any, filters: Filters) -> None:
    record, _ = filled
    assert record.events(**keywords) == record.events(filters)
    assert list(record.every_event(**keywords)) == list(record.every_event(filters))
    assert list(record.every_report(**keywords)) == list(record.every_report(filters))
    assert record.counts("month", **keywords) == record.counts(["month"], filters)


def test_keywords_stand_in_the_place_of_filters(filled: Filled) -> None:
    record, _ = filled
    both = record.events(Filters(type=["SANCTION"], outlets=3), outlets=1, actor="USA")
    assert both == record.events(Filters(type=["SANCTION"], actor=["USA"]))
    assert both.rows


def test_a_wrong_keyword_is_named(filled: Filled) -> None:
    record, _ = filled
    with pytest.raises(TypeError, match="actr"):
        record.events(actr="PRK")  # type: ignore[call-arg]
    with pytest.raises(UsageError, match=r"'WAR'.*ASSAULT"):
        record.events(type="WAR")
    with pytest.raises(UsageError, match="since '2025-03-14T"):
        record.events(since=datetime(2025, 3, 14))
