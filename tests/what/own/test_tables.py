"""A folder of one's own types: what is wrong is named by file, line and way out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.what.own.tables import read_own

SAMPLE = Path(__file__).parent.parent.parent.parent / "docs" / "own-types"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "types"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf8")


def test_the_sample_is_whole() -> None:
    """Two types, their predicates, twenty examples each."""
    own = read_own(SAMPLE)
    assert own.parents == {"PRISONER-SWAP": "RETREAT/release", "MINE-CLEARANCE": "RETREAT/disarm"}
    assert sum(e.type == "PRISONER-SWAP" for e in own.examples) == 20
    assert ("swap", "v") in own.entries


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("types.tsv", "parent\tdefinition", "above\tdefinition", r"types\.tsv, line 2: column 'parent' is missing"),
        ("types.tsv", "RETREAT/release", "RETREAT/releas", r"line 3: parent 'RETREAT/releas' is no mode of ours; write TYPE/mode, such as RETREAT/release"),
        ("types.tsv", "MINE-CLEARANCE\t", "PRISONER-SWAP\t", r"types\.tsv, line 4: type PRISONER-SWAP is named twice"),
        ("types.tsv", "MINE-CLEARANCE\t", "ASSAULT\t", r"types\.tsv, line 4: type ASSAULT is one of PLOVER's own"),
        ("types.tsv", "MINE-CLEARANCE\t", "mines\t", r"types\.tsv, line 4: type 'mines' is no code; write capitals"),
        ("predicates.tsv", "MINE-CLEARANCE", "MINE-CLEARING", r"predicates\.tsv, line 7: type 'MINE-CLEARING' is not in types\.tsv; did you mean MINE-"),
        ("predicates.tsv", "obj=mine|", "mine|", r"predicates\.tsv, line 7: .* write slot=value"),
        ("predicates.tsv", "clear\tv", "clear\tx", r"predicates\.tsv, line 7: pos 'x'; write v, n or a"),
        ("examples.tsv", "exchanged\tThe two armies", "bartered\tThe two armies", r"examples\.tsv, line 2: trigger 'bartered' is not in the text"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_way_out(folder: Path, file: str, old: str, new: str, message: str) -> None:
    """Wrong column, unknown parent, duplicate or foreign code, unknown type, bad pattern, trigger that is not there."""
    change(folder / file, old, new)
    with pytest.raises(DataError, match=message):
        read_own(folder)


def test_a_folder_without_types_is_refused(tmp_path: Path) -> None:
    """The error says which file is missing and what goes in."""
    with pytest.raises(DataError, match=r"types\.tsv.*is missing; it names each type"):
        read_own(tmp_path)


def test_a_type_that_nothing_teaches_is_refused(folder: Path) -> None:
    """Neither predicate nor example."""
    with (folder / "types.tsv").open("a", encoding="utf8") as f:
        f.write("AIRSPACE-BREACH\tMOBILIZE/troops\tan aircraft enters foreign airspace\tTwo jets entered Estonian airspace.\n")
    with pytest.raises(DataError, match="AIRSPACE-BREACH has neither a predicate nor an example"):
        read_own(folder)


def test_too_few_examples_are_refused(folder: Path) -> None:
    """Four sentences teach nothing."""
    lines = (folder / "examples.tsv").read_text("utf8").splitlines()
    (folder / "examples.tsv").write_text("\n".join(lines[:5]) + "\n", "utf8")
    with pytest.raises(DataError, match="PRISONER-SWAP has 4 examples; give at least 5"):
        read_own(folder)
