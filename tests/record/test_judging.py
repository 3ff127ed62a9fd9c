"""What analysts hold: each judgement changes what the record tells, is kept with its reason, replayed when an article is coded anew, and taken back whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from dateline.errors import NotInRecord, UsageError
from dateline.record import Filters, Record
from dateline.record.clock import now
from dateline.record.schema import changes, judgements

Json = dict[str, Any]
WHY = {"by": "ann", "reason": "read again"}
LIMA = {"text": "Lima", "name": "Lima", "country": "PER", "admin1": None, "lat": -12.0, "lon": -77.0, "precision": "point"}
JANUARY = {"date": "2024-01-05", "date_start": "2024-01-05", "date_end": "2024-01-05", "precision": "day"}
COMPARED = ("id", "type", "mode", "quad", "cameo", "status", "actors", "recipients", "when", "where", "values", "report_ids", "outlets", "confidence")


def _state(record: Record) -> dict[str, Json]:
    """Every event as far as a judgement could change it."""
    return {e["id"]: {k: e[k] for k in COMPARED} for e in record.every_event()}


def _of(record: Record, article: str, n: int = 0) -> Json:
    """The n-th report of an article."""
    return record.show(article)["told"][n]  # type: ignore[no-any-return]


# one kind after another


def test_a_corrected_report_changes_its_event_and_undo_brings_it_back(full: Record, sound: Callable[[Record], None]) -> None:
    before, report = _state(full), _of(full, "protest-1")
    number = full.correct(report["id"], "type", "ASSAULT", **WHY)
    sound(full)
    event = full.show(report["id"])
    told = next(r for r in event["told"] if r["id"] == report["id"])
    assert told["type"] == "ASSAULT"
    assert "ASSAULT" in {event["type"], *(v["value"] for v in event["values"].get("type", []))}
    assert event["id"] in {e["id"] for e in full.every_event(Filters(type=[event["type"]]))}
    full.undo(number, **WHY)
    assert _state(full) == before
    sound(full)


def test_a_corrected_event_keeps_its_id(full: Record, sound: Callable[[Record], None]) -> None:
    before = _state(full)
    for id_ in sorted(before)[::2]:
        number = full.correct(id_, "cameo", "999", **WHY)
        sound(full)
        assert full.show(id_)["cameo"] == "999", "an event alone, or of many reports, keeps its id"
        assert full.show(id_)["report_ids"] == before[id_]["report_ids"]
        full.undo(number, **WHY)
        assert _state(full) == before


def test_corrected_actors_are_found_and_the_old_are_not(full: Record) -> None:
    before = _state(full)
    event = next(e for e in before.values() if e["type"] == "AID")
    number = full.correct(event["id"], "actors", "ITA,ESP", **WHY)
    assert sorted(a["code"] for a in full.show(event["id"])["actors"]) == ["ESP", "ITA"]
    assert [e["id"] for e in full.every_event(Filters(actor=["ITA"]))] == [event["id"]]
    assert [e["id"] for e in full.every_event(Filters(pair=["LBN-ITA"]))] == [event["id"]]
    assert not list(full.every_event(Filters(actor=["FRA"])))
    assert {r["actor"] for r in full.counts(["actor"], Filters(type=["AID"]))} == {"ITA", "ESP"}
    full.undo(number, **WHY)
    assert _state(full) == before
    assert [e["id"] for e in full.every_event(Filters(actor=["FRA"]))] == [event["id"]]
    assert not list(full.every_event(Filters(actor=["ITA"])))


@pytest.mark.parametrize(("field", "value", "filters"), [
    ("mode", "mediate", Filters(mode=["mediate"])), ("quad", "neutral", Filters(quad=["neutral"])), ("recipients", "PER", Filters(recipient=["PER"])),
    ("said_by", [{"text": "a priest", "name": "A Priest"}], Filters(said_by=["A Priest"])),
    ("when", JANUARY, Filters(until="2024-02")),
    ("where", LIMA, Filters(country=["PER"], place="Lima")),
])  # fmt: skip
def test_every_corrected_field_is_found(full: Record, field: str, value: object, filters: Filters) -> None:
    before = _state(full)
    report = _of(full, "threat-2")["id"]
    assert not list(full.every_event(filters))
    number = full.correct(report, field, value, **WHY)
    assert [e["report_ids"] for e in full.every_event(filters)] == [[report]]
    full.undo(number, **WHY)
    assert not list(full.every_event(filters))
    assert _state(full) == before


def test_what_follows_from_a_corrected_type_or_mode_comes_with_it(full: Record) -> None:
    report = _of(full, "threat-2")["id"]
    before = full.show(report)["told"][0]
    number = full.correct(report, "type", "AID", **WHY)
    row = full.show(report)
    assert (row["type"], row["quad"], row["mode"], row["cameo"], row["intensity"]) == ("AID", "material cooperation", None, None, None)
    full.correct(report, "mode", "humanitarian", **WHY)
    row = full.show(report)
    assert (row["quad"], row["mode"], row["cameo"]) == ("material cooperation", "humanitarian", "073")
    assert row["intensity"] > 0
    full.correct(report, "quad", "neutral", **WHY)
    assert full.show(report)["quad"] == "neutral"
    assert before["id"] == report
    full.undo(number, **WHY)
    assert full.show(report)["type"] == before["type"]
    with pytest.raises(UsageError, match="mode 'humanitarain' is none; near it are humanitarian"):
        full.correct(report, "mode", "humanitarain", **WHY)


def test_an_honest_unknown_may_be_held(full: Record) -> None:
    report = _of(full, "threat-2")["id"]
    full.correct(report, "when", {"unknown": "no day is told"}, **WHY)
    full.correct(report, "where", {"unknown": "no place is told"}, **WHY)
    assert full.show(report)["when"] == {"unknown": "no day is told"}
    assert full.show(report)["where"] == {"unknown": "no place is told"}


def test_the_later_correction_counts(full: Record) -> None:
    report = _of(full, "threat-2")["id"]
    first = full.correct(report, "status", "planned", **WHY)
    second = full.correct(report, "status", "negated", **WHY)
    assert full.show(report)["status"] == "negated"
    full.undo(first, **WHY)
    assert full.show(report)["status"] == "negated"
    full.undo(second, **WHY)
    assert full.show(report)["status"] == "actual"


def test_merged_events_are_one_and_undo_parts_them(full: Record, sound: Callable[[Record], None]) -> None:
    before = _state(full)
    ids = sorted(before)
    for one, two in [(ids[i], ids[j]) for i in range(0, len(ids), 4) for j in range(1, len(ids), 6)]:
        number = full.merge(one, two, **WHY)
        sound(full)
        merged = full.show(one)
        assert full.show(two)["id"] == merged["id"], "the old id leads to the event it is part of"
        assert sorted(merged["report_ids"]) == sorted(before[one]["report_ids"] + before[two]["report_ids"])
        assert len(_state(full)) == len(before) - 1
        full.undo(number, **WHY)
        assert _state(full) == before
    sound(full)


def test_a_split_report_stands_apart_and_undo_puts_it_back(full: Record, sound: Callable[[Record], None]) -> None:
    before = _state(full)
    report = _of(full, "launch-3")["id"]
    event = full.show(report)
    assert event["reports"] == 4
    number = full.split(report, **WHY)
    sound(full)
    assert full.show(report)["report_ids"] == [report]
    assert full.show(event["id"])["report_ids"] == [r for r in event["report_ids"] if r != report], "the greater part keeps the id"
    full.undo(number, **WHY)
    assert _state(full) == before
    sound(full)


def test_a_rejected_report_counts_no_more_and_undo_brings_it_back(full: Record, sound: Callable[[Record], None]) -> None:
    before, report = _state(full), _of(full, "launch-0")["id"]
    event = full.show(report)["id"]
    number = full.reject(report, **WHY)
    sound(full)
    assert report not in full.show(event)["report_ids"]
    assert report not in {r["id"] for r in full.every_report()}
    full.undo(number, **WHY)
    assert _state(full) == before
    sound(full)


def test_a_rejected_event_is_gone_and_undo_brings_it_back(full: Record, sound: Callable[[Record], None]) -> None:
    before = _state(full)
    for id_ in sorted(before)[1::2]:
        number = full.reject(id_, **WHY)
        sound(full)
        assert _state(full) == {k: e for k, e in before.items() if k != id_}
        with pytest.raises(NotInRecord):
            full.show(id_)
        full.undo(number, **WHY)
        assert _state(full) == before


def test_the_last_word_counts_of_merge_and_split(full: Record, sound: Callable[[Record], None]) -> None:
    before = _state(full)
    talks, aid = full.show(_of(full, "talks-0")["id"]), full.show(_of(full, "aid-0")["id"])
    merged = full.merge(talks["id"], aid["id"], **WHY)
    out = _of(full, "aid-0")["id"]
    parted = full.split(out, **WHY)
    assert full.show(out)["report_ids"] == [out]
    assert sorted(full.show(talks["id"])["report_ids"]) == sorted({*talks["report_ids"], *aid["report_ids"]} - {out}), "the others stay joined"
    again = full.merge(full.show(out)["id"], talks["id"], **WHY)
    assert sorted(full.show(out)["report_ids"]) == sorted({*talks["report_ids"], *aid["report_ids"]})
    sound(full)
    for number in (again, parted, merged):
        full.undo(number, **WHY)
    assert _state(full) == before


def test_judgements_are_kept_with_who_when_and_why(full: Record) -> None:
    report, start = _of(full, "launch-0")["id"], now()
    number = full.correct(report, "status", "possible", by="ann", reason="an unnamed source")
    back = full.undo(number, by="bob", reason="it was named")
    first, second = full.judgements()
    assert (first["id"], first["by"], first["kind"], first["subject"], first["field"]) == (number, "ann", "correct", report, "status")
    assert (first["reason"], first["undone"]) == ("an unnamed source", back)
    assert (second["id"], second["by"], second["kind"], second["reason"], second["undone"]) == (back, "bob", "undo", "it was named", None)
    assert start <= first["recorded"] <= second["recorded"] <= now()


# replayed


def _judge_all(record: Record) -> None:
    record.correct(_of(record, "protest-1")["id"], "status", "possible", **WHY)
    record.correct(record.show(_of(record, "aid-0")["id"])["id"], "actors", "ITA", **WHY)
    record.merge(record.show(_of(record, "talks-0")["id"])["id"], record.show(_of(record, "threat-2")["id"])["id"], **WHY)
    record.split(_of(record, "launch-3")["id"], **WHY)
    record.reject(_of(record, "sanctions-2")["id"], **WHY)
    record.reject(record.show(_of(record, "second launch-0")["id"])["id"], **WHY)


def test_judgements_are_replayed_when_articles_are_coded_anew(full: Record, filler: Any, sound: Callable[[Record], None]) -> None:
    _judge_all(full)
    before = _state(full)
    assert filler.add(full, filler.code(filler.articles), "other") != (0, 0)
    sound(full)
    after = _state(full)
    assert {frozenset(e["report_ids"]) for e in after.values()} == {frozenset(e["report_ids"]) for e in before.values()}
    assert after.keys() == before.keys(), "an event coded anew keeps its id"
    for id_, e in after.items():
        assert {k: e[k] for k in COMPARED if k != "values"} == {k: before[id_][k] for k in COMPARED if k != "values"}
    assert {c["name"]: c["articles"] for c in full.codings()} == {"one": len(filler.articles), "other": len(filler.articles)}


@pytest.mark.parametrize("article", ["talks-0", "threat-2", "launch-3", "sanctions-2", "protest-1", "aid-1", "strike-0"])
def test_one_article_coded_anew_leaves_the_others_as_they_were(full: Record, filler: Any, sound: Callable[[Record], None], article: str) -> None:
    _judge_all(full)
    before = _state(full)
    filler.add(full, [p for p in filler.code(filler.articles) if p.article.id == article], "other")
    sound(full)
    assert {k: sorted(e["report_ids"]) for k, e in _state(full).items()} == {k: sorted(e["report_ids"]) for k, e in before.items()}


def test_an_article_coded_anew_without_a_report_leaves_its_event(full: Record, filler: Any, sound: Callable[[Record], None]) -> None:
    from dateline.record.adding import Coded

    before, lost = _state(full), {r["id"] for a in ("launch-0", "threat-2", "talks-1") for r in full.show(a)["told"]}
    filler.add(full, [Coded(p.article, []) for p in filler.code(filler.articles) if p.article.id in ("launch-0", "threat-2", "talks-1")], "other")
    sound(full)
    expected = {frozenset(e["report_ids"]) - lost for e in before.values()} - {frozenset()}
    assert {frozenset(e["report_ids"]) for e in _state(full).values()} == expected
    assert full.show("threat-2")["told"] == []


def test_a_correction_stands_while_a_run_goes_on(full: Record, filler: Any) -> None:
    """A run holds reports in memory; what an analyst holds meanwhile is not lost by what it adds next."""
    pages = filler.code(filler.articles)
    run = full.run("test", "0", "other")
    with full.writing() as c:
        run.adder.add(c, pages[:2])
    event = full.show(_of(full, "launch-2")["id"])["id"]
    full.correct(event, "status", "possible", **WHY)
    with full.writing() as c:
        run.adder.add(c, pages[2:4])
    assert full.show(event)["status"] == "possible"


def test_an_article_told_again_joins_what_was_merged(record: Record, filler: Any, sound: Callable[[Record], None]) -> None:
    """A judgement made between two articles holds for a third that comes later."""
    pages = {p.article.id: p for p in filler.code(filler.articles)}
    filler.add(record, [pages["launch-0"], pages["second launch-0"]])
    one, two = (record.show(_of(record, a)["id"])["id"] for a in ("launch-0", "second launch-0"))
    assert one != two
    record.merge(one, two, **WHY)
    filler.add(record, [pages["launch-1"], pages["launch-2"], pages["second launch-1"]])
    sound(record)
    assert record.show(one)["id"] == record.show(two)["id"]
    assert {_of(record, a)["id"] for a in ("launch-0", "second launch-0")} <= set(record.show(one)["report_ids"])


# as it stood


def test_the_record_is_shown_as_it_stood(full: Record) -> None:
    states, times, numbers = [_state(full)], [now()], []
    talks, other = (full.show(_of(full, a)["id"])["id"] for a in ("talks-0", "threat-2"))
    report, article = _of(full, "launch-3")["id"], _of(full, "protest-1")["id"]
    for judge in (
        lambda: full.correct(article, "status", "possible", **WHY), lambda: full.merge(talks, other, **WHY), lambda: full.split(report, **WHY),
        lambda: full.reject(full.show(_of(full, "aid-0")["id"])["id"], **WHY), lambda: full.undo(numbers[1], **WHY), lambda: full.undo(numbers[0], **WHY),
    ):  # fmt: skip
        numbers.append(judge())
        states.append(_state(full))
        times.append(now())
    assert len({repr(s) for s in states}) >= len(states) - 1
    for state, at in zip(states, times, strict=True):
        found = {e["id"]: {k: e[k] for k in COMPARED} for e in full.every_event(Filters(as_of=at))}
        assert found == state
        assert {r["id"] for r in full.every_report(Filters(as_of=at))} == {r for e in state.values() for r in e["report_ids"]}
        for id_, e in state.items():
            shown = full.show(id_, at)
            assert {k: shown[k] for k in COMPARED} == e
            assert sorted(r["id"] for r in shown["told"]) == sorted(e["report_ids"])
            assert full.show(e["report_ids"][0], at)["id"] == id_
        status = next(r["status"] for e in found for r in full.show(e, at)["told"] if r["id"] == article)
        assert status == ("possible" if times[0] < at < times[-1] else "actual")
    assert not list(full.every_event(Filters(as_of="2020-01-01")))
    with pytest.raises(NotInRecord):
        full.show(talks, "2020-01-01")


def test_filters_by_party_and_words_hold_at_a_time(full: Record) -> None:
    asked: list[Json] = [{"actor": ["TUR"]}, {"pair": ["AUS-CHN"]}, {"text": "Aegean"}]
    before = [{e["id"] for e in full.every_event(Filters(**f))} for f in asked]
    at = now()
    full.merge(full.show(_of(full, "talks-0")["id"])["id"], full.show(_of(full, "threat-2")["id"])["id"], **WHY)
    assert [{e["id"] for e in full.every_event(Filters(**f, as_of=at))} for f in asked] == before
    assert [{e["id"] for e in full.every_event(Filters(**f))} for f in asked] != before


def test_changes_tell_what_happened_since(full: Record) -> None:
    every = list(full.changes())
    assert [c["id"] for c in every] == sorted(c["id"] for c in every)
    assert {c["subject"] for c in every if c["kind"] == "added"} >= set(_state(full))
    at = now()
    assert not list(full.changes(at))
    talks, other, report = full.show(_of(full, "talks-0")["id"])["id"], full.show(_of(full, "threat-2")["id"])["id"], _of(full, "launch-0")["id"]
    number = full.merge(talks, other, **WHY)
    full.reject(full.show(_of(full, "aid-0")["id"])["id"], **WHY)
    full.correct(report, "status", "possible", **WHY)
    full.undo(number, **WHY)
    new = list(full.changes(at))
    assert {c["kind"] for c in new} >= {"judged", "merged", "withdrawn", "changed"}
    assert next(c for c in new if c["kind"] == "merged")["detail"] in (talks, other)
    assert every + new == list(full.changes())
    assert new == list(full.changes(at[:-1] + "+00:00")), "a time may be written in other ways"


def test_more_changes_than_one_page_of_them_come_once_and_in_order(full: Record) -> None:
    start = full.totals()
    with full.writing() as c:
        c.execute(changes.insert(), [{"recorded": now(), "kind": "judged", "subject": str(n), "detail": None} for n in range(2500)])
    told = list(full.changes())
    assert [c["subject"] for c in told][-2500:] == [str(n) for n in range(2500)]
    assert len({c["id"] for c in told}) == len(told)
    assert full.totals() == start


# two codings


def test_two_codings_are_held_side_by_side(full: Record, filler: Any) -> None:
    from dateline.record.adding import Coded

    pages = filler.code(filler.articles[:3])
    changed, missing, new = pages[0].reports[0], pages[1].reports[0], {**pages[2].reports[0], "id": "f" * 16}
    other = [
        Coded(pages[0].article, [{**changed, "status": "planned", "confidence": 0.1}, *pages[0].reports[1:]]), Coded(pages[1].article, pages[1].reports[1:]),
        Coded(pages[2].article, [*pages[2].reports, new]),
    ]  # fmt: skip
    filler.add(full, other, "other")
    found = {d["report"]: d for d in full.diff("one", "other")}
    assert found.keys() == {changed["id"], missing["id"], new["id"]}
    assert (found[changed["id"]]["differs"], found[changed["id"]]["values"]) == (["status"], {"status": ["actual", "planned"]})
    assert (found[missing["id"]]["only"], found[new["id"]]["only"]) == ("one", "other")
    assert {d["report"]: d.get("only") for d in full.diff("other", "one")} == {i: d.get("only") for i, d in found.items()}
    assert not list(full.diff("one", "one"))


# what is wrong is named, and nothing is kept of it


WRONG: list[tuple[str, object, str]] = [
    ("colour", "red", "'colour'.*recipients"), ("confidence", 1.0, "'confidence'"), ("type", "WAR", "'WAR'.*ASSAULT"),
    ("quad", "conflict", "'conflict'.*neutral"),
    ("status", "done", "'done'.*planned"), ("status", None, "None"), ("type", ["ASSAULT"], "ASSAULT"), ("mode", 5, "mode 5"), ("mode", {"a": 1}, "mode .*'a'"),
    ("mode", "x" * 41, "mode 'xxx"), ("cameo", "1234567", "'1234567'"), ("intensity", "high", "'high'"), ("intensity", None, "None"),
    ("contexts", "war", "'war'"),
    ("contexts", [1], "1"), ("when", "2025", "when '2025'.*date_start"), ("when", {"date": "2025-03-01"}, "2025-03-01.*precision"),
    ("when", {"unknown": 3}, "3"),
    ("when", {"date": "x", "date_start": "x", "date_end": "x", "precision": "day"}, "'x'"),
    ("when", {"date": "x", "date_start": "2025-03-02", "date_end": "2025-03-01", "precision": "day"}, "2025-03-02"),
    ("where", "Lima", "where 'Lima'.*lat"), ("where", {"name": "Lima"}, "Lima.*precision"), ("actors", [{"code": "KOR"}], "actors"),
    ("actors", "X" * 17, "actors"),
    ("actors", [5], "actors"), ("where", {"text": "L", "name": "L", "country": "PERU", "lat": None, "lon": None, "precision": "point"}, "PERU"),
    ("where", {"text": "L", "name": "L", "country": None, "lat": "north", "lon": 0.0, "precision": "point"}, "north"),
    ("when", {"date": "2025", "date_start": "2025-01-01", "date_end": "2025-12-31", "precision": "some year or other"}, "some year"),
]  # fmt: skip


def test_a_wrong_correction_is_named_and_not_kept(full: Record) -> None:
    before, report = _state(full), _of(full, "talks-0")["id"]
    for field, value, named in WRONG:
        with pytest.raises(UsageError, match=named):
            full.correct(report, field, value, **WHY)
    assert _state(full) == before
    assert full.judgements() == []


def test_wrong_judgements_are_named_and_not_kept(full: Record) -> None:
    before, report = _state(full), _of(full, "talks-0")["id"]
    event = full.show(report)["id"]
    for judge in (
        lambda: full.correct("nobody", "status", "planned", **WHY), lambda: full.merge("nobody", event, **WHY), lambda: full.merge(event, "nobody", **WHY),
        lambda: full.split("nobody", **WHY), lambda: full.reject("nobody", **WHY),
    ):  # fmt: skip
        with pytest.raises(NotInRecord, match="nobody"):
            judge()
    with pytest.raises(NotInRecord, match="777"):
        full.undo(777, **WHY)
    with pytest.raises(UsageError, match=f"{event} is no report"):
        full.split(event, **WHY)
    alone = _of(full, "threat-2")["id"]
    with pytest.raises(UsageError, match=f"{alone} is alone"):
        full.split(alone, **WHY)
    for one, two in ((event, event), (report, event), (report, _of(full, "talks-1")["id"])):
        with pytest.raises(UsageError, match=f"{one} and {two} are"):
            full.merge(one, two, **WHY)
    for reason in ("", "  \n"):
        for judge in (
            lambda r: full.correct(report, "status", "planned", by="ann", reason=r), lambda r: full.merge(event, alone, by="ann", reason=r),
            lambda r: full.split(report, by="ann", reason=r), lambda r: full.reject(report, by="ann", reason=r),
        ):  # fmt: skip
            with pytest.raises(UsageError, match="reason"):
                judge(reason)
    assert _state(full) == before
    with full.reading() as c:
        assert c.execute(select(func.count()).select_from(judgements)).scalar_one() == 0


def test_a_judgement_is_undone_once(full: Record) -> None:
    number = full.correct(_of(full, "talks-0")["id"], "status", "planned", **WHY)
    back = full.undo(number, **WHY)
    with pytest.raises(UsageError, match=f"{number} was undone already, by {back}"):
        full.undo(number, **WHY)
    with pytest.raises(UsageError, match=f"{back} is an undoing itself"):
        full.undo(back, **WHY)
    with pytest.raises(UsageError, match="reason"):
        full.undo(full.correct(_of(full, "talks-0")["id"], "status", "planned", **WHY), by="ann", reason=" ")


def test_events_may_be_merged_by_their_reports(full: Record) -> None:
    one, two = _of(full, "talks-0")["id"], _of(full, "threat-2")["id"]
    full.merge(one, two, **WHY)
    assert full.show(one)["id"] == full.show(two)["id"]


def test_corrections_are_rows_to_learn_from(full: Record) -> None:
    assert list(full.corrections()) == []
    one, two = _of(full, "threat-2")["id"], _of(full, "threat-1")["id"]
    undone = full.correct(one, "status", "planned", **WHY)
    full.undo(undone, **WHY)
    full.correct(one, "type", "AID", **WHY)
    full.reject(two, **WHY)
    rows = {r["report"]: r for r in full.corrections()}
    assert rows.keys() == {one, two}
    assert rows[one]["held"]["type"] == "AID"
    assert rows[one]["held"]["quad"] == "material cooperation"
    assert rows[one]["held"]["status"] == rows[one]["read"]["status"] != "planned"
    assert rows[one]["read"]["type"] != "AID"
    trigger = rows[one]["read"]["trigger"]
    at = trigger["start"] - rows[one]["start"]
    assert rows[one]["text"][at : at + len(trigger["text"])] == trigger["text"]
    assert rows[two]["held"] is None
    assert [(j["kind"], j["by"], j["reason"]) for j in rows[two]["judgements"]] == [("reject", WHY["by"], WHY["reason"])]
    with pytest.raises(NotInRecord, match=f"{two}: rejected by {WHY['by']}: {WHY['reason']} .take it back with: dateline undo"):
        full.show(two)


def test_what_was_rejected_is_taken_back_before_it_is_corrected(full: Record) -> None:
    event = full.show(_of(full, "aid-0")["id"])
    number = full.reject(event["id"], **WHY)
    (report, *_) = event["report_ids"]
    for judge in (lambda: full.correct(report, "status", "planned", **WHY), lambda: full.split(report, **WHY)):
        with pytest.raises(UsageError, match=r"was rejected and is of no event; take that back first: dateline undo \d+"):
            judge()
    with pytest.raises(NotInRecord, match="rejected by"):
        full.show(event["id"])
    full.undo(number, **WHY)
    full.correct(report, "status", "planned", **WHY)


def test_an_article_is_not_there_before_it_was_recorded(full: Record) -> None:
    assert full.show("aid-0")["id"] == "aid-0"
    with pytest.raises(NotInRecord):
        full.show("aid-0", "2020-01-01")
