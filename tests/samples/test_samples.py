"""The sample pages, read by the program and by a person: what the person finds in them, the program finds too, and nothing known to be wrong."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

import dateline

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "samples"
FLOOR = 0.6
"""The part of a person's events that is found: raised when more are, never lowered."""

Json = dict[str, Any]


def _table(name: str) -> list[dict[str, str]]:
    lines = (line for line in (HERE / name).read_text("utf8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


EXPECTED, WRONG = _table("expected.tsv"), _table("known_wrong.tsv")


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    """The articles' texts by page, or by the id of a JSON line."""
    out: dict[str, list[str]] = {}
    for article in dateline.read(str(SAMPLES)):
        out.setdefault(_page(article.id), []).append(article.text)
    return out


@pytest.fixture(scope="module")
def reports() -> list[Json]:
    """What the program reads in the samples."""
    return [r.to_json() for r in dateline.code(str(SAMPLES))]


def _page(article_id: str) -> str:
    return article_id.partition("#")[0]


def _fits(row: dict[str, str], report: Json) -> bool:
    return (
        _page(report["article_id"]) == row["article"]
        and report["type"] in row["type"].split("|")
        and (row["status"] == "*" or report["status"] in row["status"].split("|"))
        and _somebody(row["actor"], report["actors"])
        and _somebody(row["recipient"], report["recipients"])
        and _at(row["words"], report)
    )


def _somebody(cell: str, people: list[Json]) -> bool:
    codes = {p["code"] or "-" for p in people} or {"-"}
    return cell == "*" or bool(codes & set(cell.split("|")))


def _at(words: str, report: Json) -> bool:
    """Whether the trigger stands in these words."""
    quote, trigger = report["quote"], report["trigger"]
    start = quote["exact"].find(words)
    first, last = trigger["start"] - quote["start"], trigger["end"] - quote["start"]
    return start >= 0 and first < start + len(words) and start < last


def _told(rows: list[dict[str, str]]) -> str:
    return "\n".join(f"  {r['article']}: {r['type']} ({r['status']}) {r['actor']} -> {r['recipient']}: {r['words']}" for r in rows)


@pytest.mark.parametrize("row", [*EXPECTED, *WRONG], ids=lambda r: f"{r['article']}-{r['type']}-{r['words']}")
def test_the_tables_quote_the_samples(row: dict[str, str], texts: dict[str, list[str]]) -> None:
    """Every row's words stand in its article, once."""
    assert sum(text.count(row["words"]) for text in texts[row["article"]]) == 1


def test_every_sample_has_expected_events(texts: dict[str, list[str]]) -> None:
    """No sample page is left unread by the person."""
    assert set(texts) == {row["article"] for row in EXPECTED}


def _missed(reports: list[Json]) -> list[dict[str, str]]:
    return [row for row in EXPECTED if not any(_fits(row, r) for r in reports)]


def test_what_was_found_is_found(reports: list[Json]) -> None:
    """No fewer of the expected events than before have a report with that type, status, actor and recipient, at those words."""
    missed = _missed(reports)
    found = 1 - len(missed) / len(EXPECTED)
    assert found >= FLOOR, f"{found:.1%} of {len(EXPECTED)} found; missed:\n" + _told(missed)


@pytest.mark.parametrize(
    "row", [r for r in WRONG if r["open"] == "no"], ids=lambda r: r["why"]
)
def test_no_known_wrong_reading_comes_back(row: dict[str, str], reports: list[Json]) -> None:
    """None of the readings in known_wrong.tsv is printed; those with "yes" under `open` still are, and wait."""
    assert not any(_fits(row, r) for r in reports), _told([row])
