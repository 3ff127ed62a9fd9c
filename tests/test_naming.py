"""The name of a coding tells apart what codes otherwise, and fits its column."""

from __future__ import annotations

from pathlib import Path

from dateline.coding import Coding
from dateline.naming import LONGEST, coding_name


def _folder(path: Path, *rows: str) -> str:
    path.mkdir(parents=True, exist_ok=True)
    (path / "types.tsv").write_text("\n".join(("type\tparent", *rows)))
    return str(path)


def test_a_folder_counts_by_its_name_and_its_tables(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "mine", "RAID")
    first = coding_name(Coding(False, types=folder), folder)
    assert first == coding_name(Coding(False, types=folder + "/"), folder)
    start, types, data = first.rsplit(" ", 2)
    assert start == coding_name(Coding(False))
    assert types.startswith("types=mine@")
    assert data == types.replace("types", "data")
    _folder(tmp_path / "mine", "RAIN")
    assert coding_name(Coding(False, types=folder), folder) != first, "one letter of a table"
    _folder(tmp_path / "mine", "RAID")
    assert coding_name(Coding(False, types=folder), folder) == first, "as it was"
    for unread in ("notes.txt", "~$types.tsv", ".types.tsv"):
        (tmp_path / "mine" / unread).write_text("x")
    assert coding_name(Coding(False, types=folder), folder) == first, "what is not read does not count"
    (tmp_path / "mine" / "who").mkdir()
    (tmp_path / "mine" / "types.tsv").rename(tmp_path / "mine" / "who" / "types.tsv")
    assert coding_name(Coding(False, types=folder), folder) != first, "a table at another place"


def test_long_names_fit_and_do_not_clash(tmp_path: Path) -> None:
    names = set()
    for n in range(3):
        folder = _folder(tmp_path / ("x" * 200 + str(n)), str(n))
        for data in (None, folder):
            for types in (None, folder):
                for confidence in (None, 0.1, 1 / 3):
                    names.add(name := coding_name(Coding(False, confidence, types), data))
                    assert len(name) <= LONGEST
    assert len(names) == 3 + 3 * 9
    assert len(coding_name(Coding(types=_folder(tmp_path / "nach \n\udcff", "1")))) <= LONGEST
    coding_name(Coding(types=_folder(tmp_path / "nach \n\udcff", "1"))).encode()
