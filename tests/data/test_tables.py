"""Every shipped table is whole: readable, rectangular, clean, and each row with its source. A table's own rules are tested in its room."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from dateline.data import read_table, table_path
from dateline.what.tables import NO_EVENT, vocabulary

ROOT = table_path("")
TABLES = sorted(str(p.relative_to(ROOT)) for p in ROOT.rglob("*.tsv"))
SLOT = re.compile(r":([a-z-]+)")


def _lines(name: str) -> list[tuple[int, list[str]]]:
    """Lines that are no remarks, with their numbers, in cells."""
    text = (ROOT / name).read_bytes().decode("utf8")
    return [(n, line.split("\t")) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")]


def test_there_are_tables_in_every_room() -> None:
    """Tables are found, so that the tests below test something."""
    assert {Path(name).parts[0] for name in TABLES} == {"events", "export", "language", "pages", "said", "what", "when", "where", "who"}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_can_be_read_and_has_rows(name: str) -> None:
    """The reader takes every line, and the header ends in the source."""
    (_, header), *body = _lines(name)
    assert header[-1] == "source"
    assert len(set(header)) == len(header)
    rows = list(read_table(name, *header))
    assert rows
    assert [r.line for r in rows] == [n for n, _ in body]


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_as_wide_as_its_header_and_has_a_source(name: str) -> None:
    """No cell is missing or too many, and the last one says where the row is from."""
    (_, header), *body = _lines(name)
    assert not [n for n, cells in body if len(cells) != len(header)]
    assert not [n for n, cells in body if len(cells[-1]) < 4]


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    """The same cells, whatever their source, are one row."""
    count = Counter(tuple(cells[:-1]) for _, cells in _lines(name))
    assert not [row for row, n in count.items() if n > 1]


@pytest.mark.parametrize("name", TABLES)
def test_the_file_is_clean(name: str) -> None:
    """UTF-8 in composed form, lines ending in a bare line feed, no byte order mark, control character or white space at an end."""
    data = (ROOT / name).read_bytes()
    text = data.decode("utf8")
    assert data.endswith(b"\n")
    assert not data.endswith(b"\n\n")
    unwanted = [(n, line) for n, line in enumerate(text.split("\n"), 1) if any(_unwanted(c) for c in line)]
    assert not unwanted
    assert not [n for n, line in enumerate(text.split("\n"), 1) if line != line.strip(" \u00a0")]
    assert not [n for n, cells in _lines(name) for c in cells if c != c.strip()]
    assert unicodedata.is_normalized("NFC", text)


def _unwanted(char: str) -> bool:
    return char != "\t" and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def test_classes_and_modes_named_by_the_predicates_exist() -> None:
    """A pattern names no class, and a row no mode, that is in no table."""
    classes = {r["class"] for name in TABLES if name.startswith("what/classes/") for r in read_table(name, "class")} | {"actor"}
    modes = set(vocabulary().modes) | {NO_EVENT}
    for name in TABLES:
        if name.startswith("what/predicates/") or name == "what/operators.tsv":
            for row in read_table(name, "pattern"):
                assert set(SLOT.findall(row["pattern"])) <= classes, row.error(row["pattern"])
                assert row.get("mode", NO_EVENT) in modes, row.error(row.get("mode", ""))
