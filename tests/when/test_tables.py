"""The tables of ``data/when`` are closed: what one names, another has."""

from __future__ import annotations

import pytest

from dateline.data import read_table
from dateline.when.find import READERS
from dateline.when.holidays import _holiday
from dateline.when.lexicon import items, lexicon
from dateline.when.patterns import Rule, rules

TABLES = ["words", "patterns", "holidays", "verbs", "event_nouns", "counted"]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source(name: str) -> None:
    """No word without a source."""
    assert all(row["source"] for row in read_table(f"when/{name}.tsv", "source"))


@pytest.mark.parametrize(("name", "column"), [("words", "word"), ("holidays", "holiday")])
def test_no_word_twice(name: str, column: str) -> None:
    """A word has one kind."""
    words = [row[column].lower() for row in read_table(f"when/{name}.tsv", column)]
    assert len(words) == len(set(words))


def test_every_rule_is_read() -> None:
    """The rules of the patterns table are those that have a reader."""
    assert {r.name for r in rules()} == set(READERS)


@pytest.mark.parametrize("rule", rules(), ids=lambda r: f"{r.place}-{r.name}")
def test_every_pattern_finds_its_example(rule: Rule) -> None:
    """The example in the table is found by its pattern, up to a word of context."""
    letters = lexicon().letters
    contexts = (rule.example, f"in {rule.example}", f"in {rule.example} of", f"in {rule.example} ended")
    kinds = ["".join(letters[i.kind] for i in items(text, 0, len(text))) for text in contexts]
    example = kinds[0]
    found = [m.group() for text in kinds for m in rule.pattern.finditer(text)]
    assert found
    assert max(map(len, found)) >= len(example) - 3


def test_every_holiday_has_a_day() -> None:
    """Each rule gives a day of the year."""
    for row in read_table("when/holidays.tsv", "holiday", "rule"):
        if not row["rule"].startswith("date:"):
            point = _holiday(row["rule"], 2024)
            assert point is not None, row["holiday"]
            assert point.start.year == 2024


@pytest.mark.parametrize(
    ("rule", "value"),
    [("easter:0", "2024-03-31"), ("nth:11:4:4", "2024-11-28"), ("us-election", "2024-11-05"), ("nth:5:1:-1", "2024-05-27")],
)
def test_movable_holidays(rule: str, value: str) -> None:
    """Movable feasts fall on their days."""
    point = _holiday(rule, 2024)
    assert point is not None
    assert point.value == value
