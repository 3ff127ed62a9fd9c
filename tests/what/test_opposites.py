"""Opposites as such: of two predicates that mean the contrary with one object, each has its own mode in the tables."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.data import read_table
from dateline.what import Deed

ROWS = list(read_table("what/opposites.tsv", "lemma", "pos", "object", "mode", "opposite", "opposite_mode", "example", "opposite_example", "source"))


def test_there_are_many() -> None:
    """Over a hundred and fifty pairs."""
    assert len(ROWS) >= 150
    assert all(r["mode"] != r["opposite_mode"] for r in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda r: f"{r['lemma']}-{r['opposite']}-{r['object']}")
def test_each_side_has_its_mode(deeds: Callable[[str], list[Deed]], row: dict[str, str]) -> None:
    """The examples, read by the tables alone."""
    assert row["mode"] in {d.key for d in deeds(row["example"])}
    assert row["opposite_mode"] in {d.key for d in deeds(row["opposite_example"])}
