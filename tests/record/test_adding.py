"""Adding: what was read is in the record, once, whatever the order, however often; events and reports fit each other at every moment."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from dateline.account import Account
from dateline.coding import Coding
from dateline.ingest import coding_name, ingest
from dateline.pipeline import not_coded, read
from dateline.record import Record, open_record
from dateline.record.clock import now
from dateline.record.gather import Gatherer
from dateline.record.schema import reports
from dateline.records import Article

Json = dict[str, Any]
Tables = Callable[[Record], dict[str, list[tuple[Any, ...]]]]
SAMPLES = str(Path(__file__).parents[2] / "samples")


@pytest.fixture
def take(filler: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Account]:
    """Ingest inputs by the tables alone, with the loaded pipeline."""
    monkeypatch.setattr("dateline.ingest.Pipeline", lambda coding: filler.pipeline)

    def _take(record: Record, *inputs: str, coding: Coding = Coding(False)) -> Account:  # noqa: B008 - frozen
        account = Account()
        for _ in ingest(record, read(inputs, account=account), account, coding=coding, inputs=inputs):
            pass
        return account

    return _take


def test_the_samples_are_in_the_record(record: Record, take: Callable[..., Account], filler: Any, sound: Callable[[Record], None]) -> None:
    articles = list(read([SAMPLES], account=Account()))
    reports = [r for p in filler.code(articles) for r in p.reports]
    account = take(record, SAMPLES)
    totals = record.totals()
    assert (totals["articles"], totals["reports"]) == (len(articles), len(reports))
    assert totals["pages"] == len({a.page_sha256 for a in articles})
    assert 0 < totals["events"] <= len(reports)
    assert (account.articles, account.known, account.refusals) == (len(articles), 0, 0)
    assert account.skips == sum(not_coded(a) is not None for a in articles)
    sound(record)
    assert {r["id"] for r in record.every_report()} == {r["id"] for r in reports}
    for a in articles:
        shown = record.show(a.id)
        assert (shown["text"], shown["title"], shown["published"], shown["source"], shown["url"]) == (a.text, a.title, a.published, a.source, a.url)
    (run,) = record.runs()
    assert (run["articles"], run["reports"], run["known"], run["inputs"]) == (len(articles), len(reports), 0, f'["{SAMPLES}"]')
    assert run["started"] <= run["finished"]
    assert [(c["name"], c["articles"]) for c in record.codings()] == [(coding_name(Coding(False)), len(articles))]


def test_the_samples_again_change_nothing(record: Record, take: Callable[..., Account], tables: Tables) -> None:
    take(record, SAMPLES)
    before = tables(record)
    account = take(record, SAMPLES)
    assert account.known == account.articles > 0
    assert tables(record) == before
    first, second = record.runs()
    assert (second["articles"], second["reports"], second["known"]) == (0, 0, first["articles"])


def test_a_record_is_the_same_when_opened_again(url: str, filler: Any, tables: Tables) -> None:
    with Record(url) as record:
        filler.stories(record)
        before = tables(record)
    with open_record(url) as record:
        assert tables(record) == before
        assert filler.add(record, filler.code(filler.articles)) == (0, 0)
        assert tables(record) == before


def test_articles_without_reports_are_recorded_as_read(record: Record, take: Callable[..., Account], tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "The weather was fine.", "language": "en"}', '{"id": "b", "text": "Der Präsident reiste nach Paris.", "language": "de"}',
        '{"id": "c", "text": "Kenya criticized Chad on Monday.", "language": "en", "published": "2025-03-05"}', "no json",
    ]  # fmt: skip
    (tmp_path / "x.jsonl").write_text("\n".join(lines))
    account = take(record, str(tmp_path / "x.jsonl"))
    assert (account.articles, account.skips, account.refusals) == (3, 1, 1)
    assert (record.totals()["articles"], record.totals()["reports"]) == (3, 1)
    assert record.show("b")["told"] == []
    (run,) = record.runs()
    assert (run["skipped"], run["refused"]) == (1, 1)
    assert "language is 'de'" in run["losses"]
    assert "x.jsonl:4" in run["losses"]


@pytest.mark.parametrize("odd", [
    {"title": "NUL \x00 and half \ud83d characters"}, {"language": "en-" + "x" * 60}, {"title": "x" * 200_000},
    {"source": "'; DROP TABLE rows; --"}, {"url": "\n\t"},
    {"published": "2025-03-05T10:00:00+02:00"}, {"published": "2025-03~"}, {"published": None}, {"id": "'\"\\ %s :x {0}"},
])  # fmt: skip
def test_odd_articles_are_taken(record: Record, filler: Any, sound: Callable[[Record], None], odd: Json) -> None:
    article = replace(
        Article(
            "odd",
            "Kenya criticized Chad on Monday. \x00 Chad \U0001f600 criticized Kenya.",
            sha256(ascii(odd).encode()).hexdigest(),
            language="en",
            published="2025-03-05",
        ),
        **odd,
    )
    assert filler.add(record, filler.code([article])) == (1, 2)
    sound(record)
    shown = record.show(article.id)
    assert len(shown["text"]) == len(article.text), "offsets stay"
    assert len(shown["title"] or "") == len(article.title or "")
    assert len(shown["told"]) == 2
    assert len(record.events().rows) == record.totals()["events"]


def test_two_articles_of_one_page_and_one_id_on_two_pages(record: Record, filler: Any, sound: Callable[[Record], None]) -> None:
    text = "Kenya criticized Chad on Monday."
    articles = [Article("same", text, p * 64, index=i, language="en", published="2025-03-05") for p in "ab" for i in (0, 1)]
    assert filler.add(record, filler.code(articles)) == (4, 4)
    sound(record)
    (event,) = record.events().rows
    assert (event["reports"], event["outlets"]) == (4, 1), "copies are one voice"


def test_what_failed_is_undone_whole(record: Record, filler: Any, tables: Tables, sound: Callable[[Record], None]) -> None:
    """A page that fails in the middle leaves nothing, and the same run goes on."""
    pages = filler.code(filler.articles)
    run = record.run("test", "0", "one")
    with record.writing() as c:
        run.adder.add(c, pages[:2])
    before = tables(record)
    bad = replace(pages[3], reports=[*pages[3].reports, {**pages[3].reports[0]}])  # one id twice
    with pytest.raises(Exception, match=r"(?i)unique"), record.writing() as c:
        run.adder.add(c, [pages[2], bad])
    run.adder.forget()
    assert tables(record) == before
    with record.writing() as c:
        run.adder.add(c, pages[2:])
    sound(record)
    assert record.totals()["reports"] == sum(len(p.reports) for p in pages)


@pytest.fixture(scope="module")
def in_order(filler: Any, tmp_path_factory: pytest.TempPathFactory, told: Callable[[Record], set[frozenset[str]]]) -> set[frozenset[str]]:
    """The events of the stories, added in the order they are written in."""
    with Record(str(tmp_path_factory.mktemp("order") / "r.db")) as record:
        filler.stories(record)
        return told(record)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_does_not_matter(
    filler: Any, tmp_path: Path, told: Callable[[Record], set[frozenset[str]]], sound: Callable[[Record], None], in_order: set[frozenset[str]], seed: int
) -> None:
    pages = filler.code(filler.articles)
    assert any(len(g) > 2 for g in in_order), "the stories tell nothing"
    random.Random(seed).shuffle(pages)
    with Record(str(tmp_path / "r.db")) as record:
        filler.add(record, pages)
        assert told(record) == in_order
        sound(record)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_does_not_matter_to_events(filler: Any, tmp_path: Path, seed: int) -> None:
    """What an event is held to be does not come from the order either."""
    pages, seen = filler.code(filler.articles), []
    for n in range(2):
        random.Random(f"{seed}-{n}").shuffle(pages)
        with Record(str(tmp_path / f"{n}.db")) as record:
            filler.add(record, pages)
            plain = ("type", "mode", "quad", "status", "cameo", "intensity", "confidence", "outlets", "reports")
            seen.append({frozenset(e["report_ids"]): [e[k] for k in plain] + [e["when"].get("date"), e["where"].get("name")] for e in record.every_event()})
    assert seen[0] == seen[1]


def test_all_at_once_or_one_by_one(filler: Any, tmp_path: Path, told: Callable[[Record], set[frozenset[str]]], in_order: set[frozenset[str]]) -> None:
    with Record(str(tmp_path / "r.db")) as record:
        run = record.run("test", "0", "one")
        with record.writing() as c:
            run.adder.add(c, filler.code(filler.articles))
        assert told(record) == in_order


def test_the_record_is_sound_after_every_page(record: Record, filler: Any, sound: Callable[[Record], None]) -> None:
    for page in filler.code(filler.articles)[::3]:
        filler.add(record, [page])
        sound(record)


@pytest.mark.parametrize("most", [1, 3, 8])
def test_an_event_stays_whole_where_only_its_first_reports_are_asked(
    record: Record, filler: Any, sound: Callable[[Record], None], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("dateline.events.placing.MEMBERS", most)
    pages = filler.code(filler.articles)
    half = len(pages) // 2
    for page in pages[:half]:
        filler.add(record, [page])
    event = max(record.every_event(), key=lambda e: e["reports"])
    assert event["reports"] > 1
    with record.writing() as c:
        gatherer = Gatherer()
        gatherer.use(c)
        gatherer.touch([c.execute(select(reports.c.key).where(reports.c.id == event["report_ids"][0])).scalar_one()])
        gatherer.settle(now())
    sound(record)
    assert record.show(event["id"])["report_ids"] == event["report_ids"]
    for page in pages[half:]:
        filler.add(record, [page])
    sound(record)
    assert record.totals()["reports"] == sum(len(p.reports) for p in pages)
