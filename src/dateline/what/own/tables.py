"""The user's folder of types: ``types.tsv``, ``predicates.tsv`` and ``examples.tsv``, checked before anything is read.

types.tsv        type parent definition example     parent: one of our modes, written TYPE/mode
predicates.tsv   lemma pos pattern type actor recipient     as in our own tables (docs/what.md); type ``-`` for a use that is none
examples.tsv     type trigger text     the trigger as it stands in the text; type ``-`` for a sentence that only looks like one
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from dateline.data import Row, read_rows
from dateline.errors import DataError
from dateline.records import EventType
from dateline.what.patterns import parse_pattern
from dateline.what.tables import NO_EVENT, Entry, classes, modes

__all__ = ["Example", "Own", "read_own"]

_CODE = re.compile(r"[A-Z][A-Z0-9_-]{0,39}")
FEW = 5
"""Fewer examples of a type than this teach nothing and are refused; twenty are good."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of the user's with the place of its trigger; ``type`` is ``-`` for a look-alike."""

    type: str
    text: str
    start: int
    origin: str


@dataclass(frozen=True)
class Own:
    """All that a folder says."""

    parents: dict[str, str]
    """Code → our TYPE/mode, under which a report is printed."""
    entries: dict[tuple[str, str], tuple[Entry, ...]]
    """Predicates by lemma and part of speech; an entry's ``mode`` is the user's code."""
    examples: tuple[Example, ...]


def read_own(folder: Path) -> Own:
    """Read and check a folder. Raises DataError that names file, line and the way out."""
    if not (folder / "types.tsv").exists():
        raise DataError(str(folder / "types.tsv"), 0, "is missing; it names each type: type, parent, definition, example (docs/what.md)")
    parents: dict[str, str] = {}
    for row in read_rows(folder / "types.tsv", "type", "parent", "definition", "example"):
        _new_code(row, parents)
        parents[row["type"]] = _parent(row)
    if not parents:
        raise DataError(str(folder / "types.tsv"), 1, "no type is named under the header; add a line for each")
    entries: dict[tuple[str, str], list[Entry]] = {}
    for row in _optional(folder / "predicates.tsv", "lemma", "pos", "pattern", "type", "actor", "recipient"):
        e = _entry(row, parents)
        entries.setdefault((e.lemma, e.pos), []).append(e)
    examples = tuple(_example(row, parents) for row in _optional(folder / "examples.tsv", "type", "trigger", "text"))
    for code in parents:
        shown = sum(e.type == code for e in examples)
        if 0 < shown < FEW:
            raise DataError(str(folder / "examples.tsv"), 0, f"{code} has {shown} examples; give at least {FEW} (twenty are good), or none and a predicate")
        if not shown and not any(e.mode == code for es in entries.values() for e in es):
            raise DataError(str(folder / "types.tsv"), 0, f"{code} has neither a predicate nor an example; add some to predicates.tsv or examples.tsv")
    return Own(parents, {k: tuple(sorted(v, key=lambda e: -e.weight)) for k, v in entries.items()}, examples)


def _optional(path: Path, *columns: str) -> Iterable[Row]:
    return read_rows(path, *columns) if path.exists() else ()


def _new_code(row: Row, known: dict[str, str]) -> None:
    code = row["type"]
    if not _CODE.fullmatch(code):
        raise row.error(f"type {code!r} is no code; write capitals, digits and hyphens, such as PRISONER-SWAP")
    if code in known:
        raise row.error(f"type {code} is named twice; give the second another code or take the line out")
    if code in EventType.__members__:
        raise row.error(f"type {code} is one of PLOVER's own; choose another code")


def _parent(row: Row) -> str:
    if row["parent"] not in modes():
        near = get_close_matches(row["parent"], modes(), 1, 0.5)
        raise row.error(f"parent {row['parent']!r} is no mode of ours; write TYPE/mode" + (f", such as {near[0]}" if near else ", such as AID/military"))
    return row["parent"]


def _known(row: Row, parents: dict[str, str]) -> str:
    if row["type"] != NO_EVENT and row["type"] not in parents:
        near = get_close_matches(row["type"], parents, 1, 0.5)
        raise row.error(f"type {row['type']!r} is not in types.tsv" + (f"; did you mean {near[0]}?" if near else "; name it there first"))
    return row["type"]


def _entry(row: Row, parents: dict[str, str]) -> Entry:
    if row["pos"] not in ("v", "n", "a"):
        raise row.error(f"pos {row['pos']!r}; write v, n or a")
    try:
        conditions = parse_pattern(row["pattern"], classes())
    except ValueError as e:
        raise row.error(str(e)) from e
    return Entry(
        row["lemma"].lower(), row["pos"], conditions, _known(row, parents), row["actor"].strip(), tuple(row.list("recipient")),
        f"{Path(row.file).name}:{row.line}",
    )  # fmt: skip


def _example(row: Row, parents: dict[str, str]) -> Example:
    found = re.search(rf"(?<!\w){re.escape(row['trigger'])}(?!\w)", row["text"]) if row["trigger"] else None
    if found is None:
        raise row.error(f"trigger {row['trigger']!r} is not in the text as whole words; copy it from there")
    return Example(_known(row, parents), row["text"], found.start(), f"{Path(row.file).name}:{row.line}")
