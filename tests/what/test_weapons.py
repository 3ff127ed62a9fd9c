"""Kinds of weapon, as the words name them."""

from __future__ import annotations

import pytest

from dateline.data import read_table
from dateline.language import Parser
from dateline.what import objects_of


@pytest.mark.parametrize("row", list(read_table("what/weapons.tsv")), ids=lambda r: r["weapon"])
def test_the_example_of_each_kind_names_it(parser: Parser, row: dict[str, str]) -> None:
    """The table's own examples are read as it says."""
    sentence = parser.parse_text(row["example"]).sentences[0]
    assert row["weapon"] in {o.weapon for t in sentence.tokens for o in objects_of(t)}


def test_a_missile_of_no_named_kind_has_none(parser: Parser) -> None:
    """The words do not say, so neither do we."""
    (missile,) = objects_of(parser.parse_text("Iran fired a missile.").sentences[0].root)
    assert (missile.kind, missile.weapon) == ("weapon", None)
