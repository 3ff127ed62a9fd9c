"""The reader of tables: what it skips, whose rows come first, and what it says of a table that can't be used."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.data import check_override, override, read_table
from dateline.errors import DataError

NAME = "when/counted.tsv"
"""Any shipped table will do."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's table of the same name."""
    path = tmp_path / NAME
    path.parent.mkdir()
    return path


def _read(folder: Path, *columns: str) -> list[dict[str, str]]:
    with override(folder):
        return [dict(r) for r in read_table(NAME, *columns)]


def test_a_users_rows_come_before_the_shipped_ones(own: Path) -> None:
    """Both are read, the user's first, and ours alone again afterwards."""
    shipped = [dict(r) for r in read_table(NAME)]
    own.write_text("noun\tplace\tsource\nwombats\tafter\ta remark\n")
    assert _read(own.parent.parent) == [{"noun": "wombats", "place": "after", "source": "a remark"}, *shipped]
    assert [dict(r) for r in read_table(NAME)] == shipped


def test_a_folder_without_the_table_changes_nothing(tmp_path: Path) -> None:
    """A user's folder holds what the user wants to change, no more."""
    assert _read(tmp_path) == [dict(r) for r in read_table(NAME)]


def test_columns_stand_in_any_order_and_cells_left_out_at_the_end_are_empty(own: Path) -> None:
    """The header names the columns, also where lines end as on Windows."""
    own.write_bytes(b"# mine\r\nplace\tnoun\tsource\tremark\r\n\r\nafter\twombats\tmine\r\n")
    assert _read(own.parent.parent, "noun", "place")[0] == {"noun": "wombats", "place": "after", "source": "mine", "remark": ""}


def test_a_row_without_a_source_is_a_draft(own: Path) -> None:
    """It is not used, and whoever checks the folder is told of it."""
    own.write_text("noun\tplace\tsource\nwombats\tafter\tmine\nemus\tafter\t\nkoalas\tafter\n")
    assert _read(own.parent.parent)[0]["noun"] == "wombats"
    assert "emus" not in {r["noun"] for r in _read(own.parent.parent)}
    assert check_override(own.parent.parent) == [f"{own}: 2 rows without a source are not used; say in the source column where it is from"]


def test_a_table_too_large_is_no_table(own: Path) -> None:
    """A file of a gigabyte is refused by its size, unread."""
    own.write_text("noun\tplace\tsource\n")
    os.truncate(own, 1_000_000_000)
    with pytest.raises(DataError, match="it has 1,000,000,000 bytes; a table may have 64,000,000"):
        check_override(own.parent.parent)
    with pytest.raises(DataError, match="a table may have"):
        _read(own.parent.parent)


def test_a_missing_column_is_named_with_file_and_line(own: Path) -> None:
    """The line is the header's, remarks counted."""
    own.write_text("# mine\n\nnoun\tplaice\tsource\nwombats\tafter\ta remark\n")
    with pytest.raises(DataError) as error:
        _read(own.parent.parent, "noun", "place")
    assert (error.value.file, error.value.line) == (str(own), 3)
    assert str(error.value) == f"{own}, line 3: column 'place' is missing; the header must name noun, place"


def test_a_cell_too_many_is_named_with_file_and_line(own: Path) -> None:
    """A row wider than its header is refused, not cut."""
    own.write_text("noun\tplace\tsource\nwombats\tafter\ta remark\nemus\tafter\ta remark\tand more\n")
    with pytest.raises(DataError) as error:
        _read(own.parent.parent, "noun", "place")
    assert (error.value.file, error.value.line) == (str(own), 3)
    assert "'and more' is one too many" in str(error.value)


def test_a_rows_error_names_where_it_stands(own: Path) -> None:
    """Whoever finds a row unusable can say which."""
    own.write_text("noun\tplace\tsource\nwombats\tafter\ta remark\n")
    with override(own.parent.parent):
        row = next(read_table(NAME))
    assert str(row.error("no such place")) == f"{own}, line 2: no such place"


def test_a_table_as_a_spreadsheet_saves_it(own: Path) -> None:
    """A byte order mark and quoted cells are read as what they are."""
    own.write_bytes('\ufeffnoun\tplace\tsource\n"wom""bats"""\tafter\t"mine"\n'.encode())
    assert _read(own.parent.parent)[0] == {"noun": 'wom"bats"', "place": "after", "source": "mine"}


def test_what_is_no_table_in_the_folder_is_told(own: Path, tmp_path: Path) -> None:
    """Another ending is named, a folder or pipe of a table's name refused, lock files passed over."""
    own.write_text("noun\tplace\tsource\n")
    (own.parent / "counted.csv").write_text("noun,place\n")
    (own.parent / "~$counted.tsv").write_text("locked")
    assert check_override(tmp_path) == [f"{own.parent / 'counted.csv'} is not used: a table's name ends in .tsv"]
    (tmp_path / "who").mkdir()
    os.mkfifo(tmp_path / "who" / "offices.tsv")
    with pytest.raises(DataError, match="it is no file"):
        check_override(tmp_path)
