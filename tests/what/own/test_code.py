"""A user's types, coded beside PLOVER's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.account import Account
from dateline.coding import Coding
from dateline.pipeline import Pipeline
from dateline.records import Article, Report

SAMPLE = str(Path(__file__).parent.parent.parent.parent / "docs" / "own-types")
SWAP = "Armenia and Azerbaijan exchanged 30 captured soldiers at a border crossing on Tuesday."


def coded(text: str, **options: bool) -> list[Report]:
    return list(Pipeline(Coding(types=SAMPLE, **options)).code([Article("x", text, "", language="en")], Account()))


@pytest.mark.parametrize("model", [True, False])
def test_a_predicate_of_ones_own_is_coded_under_its_parent(model: bool) -> None:
    """By table and examples, or, without the model, by the table alone; PLOVER's type stands beside it."""
    found = [r for r in coded(SWAP, model=model) if r.own_types]
    assert [o.code for r in found for o in r.own_types] == ["PRISONER-SWAP"]
    assert found[0].own_types[0].basis in (("both", "table") if model else ("table",))
    assert {a.code for a in found[0].actors} == {"ARM", "AZE"}
    assert found[0].to_json()["own_types"][0]["code"] == "PRISONER-SWAP"


def test_an_event_like_the_examples_is_found_without_its_predicate() -> None:
    """No row of the folder has the verb "removed"; the examples do the work."""
    reports = coded("Troops removed 60 landmines from the fields near Kuito on Monday.")
    assert any(o.code == "MINE-CLEARANCE" for r in reports for o in r.own_types)


@pytest.mark.parametrize("text", ["The two presidents exchanged gifts in Baku on Tuesday.", "Kenya condemned Chad on Tuesday."])
def test_what_only_looks_alike_has_no_type_of_ones_own(text: str) -> None:
    """A look-alike row, and an ordinary event."""
    assert not any(r.own_types for r in coded(text))


def test_without_a_folder_nothing_changes() -> None:
    """The field is there, and empty."""
    (report,) = Pipeline(Coding(model=False)).code([Article("x", "Kenya condemned Chad.", "", language="en")], Account())
    assert report.to_json()["own_types"] == []
