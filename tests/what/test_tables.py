"""The tables close: every row names what exists, and no two rows contradict each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.data import override, read_table, table_path
from dateline.errors import DataError
from dateline.records import EventType
from dateline.what.patterns import parse_pattern
from dateline.what.tables import vocabulary

PREDICATES = sorted(p.name for p in table_path("what/predicates").glob("*.tsv"))


def test_every_type_has_modes_and_every_mode_an_example_and_a_source() -> None:
    """modes.tsv covers all types."""
    rows = list(read_table("what/modes.tsv"))
    assert {r["type"] for r in rows} == {t.value for t in EventType}
    assert all(r["definition"] and r["example"] and r["source"] for r in rows)
    assert all(r["cameo"][:2].isdigit() and -10 <= float(r["intensity"]) <= 10 for r in rows)


@pytest.mark.parametrize("file", PREDICATES)
def test_predicate_rows_are_whole(file: str) -> None:
    """Each row has a known part of speech, an example and a source."""
    for r in read_table(f"what/predicates/{file}", "lemma", "pos", "pattern", "mode", "actor", "recipient", "gloss", "example", "source"):
        assert r["pos"] in ("v", "n", "a"), (r.file, r.line)
        assert r["source"], (r.file, r.line)
        assert r["mode"] == "-" or r["example"], (r.file, r.line)
        assert r["lemma"] == r["lemma"].strip().lower(), (r.file, r.line)


def test_no_two_rows_with_the_same_conditions_mean_different_things() -> None:
    """A sense is told by its conditions, in whatever file it stands."""
    seen: dict[tuple[str, str, frozenset[str]], str] = {}
    for file in PREDICATES:
        for r in read_table(f"what/predicates/{file}"):
            key = (r["lemma"], r["pos"], frozenset(r["pattern"].split()))
            assert seen.setdefault(key, r["mode"]) == r["mode"], (r.file, r.line, key)


def test_compositions_know_their_operators() -> None:
    """Every kind of operator has a rule for any mode."""
    v = vocabulary()
    kinds = {o.kind for ops in v.operators.values() for o in ops}
    assert all(v.compose(k, "STATE/comment") is not None for k in kinds)


def test_a_pattern_that_can_not_be_read_is_refused() -> None:
    """The error names the part and the way out."""
    with pytest.raises(ValueError, match="write slot=value"):
        parse_pattern("obj", {})
    with pytest.raises(ValueError, match="in no class table"):
        parse_pattern("obj=:nothing", {})


def test_a_users_broken_table_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    """A wrong mode in a user's table stops the run before anything is read."""
    (tmp_path / "what").mkdir()
    (tmp_path / "what" / "compositions.tsv").write_text("kind\tinner\tmode\tsource\nplan\t*\tAGREE/nothing\tmine\n")
    with override(tmp_path), pytest.raises(DataError, match=r"compositions\.tsv, line 2: mode 'AGREE/nothing'"):
        vocabulary.__wrapped__()


def test_the_stretches_of_intensity_are_those_of_the_document() -> None:
    """docs/what.md says from where to where each type goes."""
    rows = list(read_table("what/modes.tsv"))
    text = (Path(__file__).parent.parent.parent / "docs" / "what.md").read_text("utf8").replace("\N{MINUS SIGN}", "-")
    for t in EventType:
        values = [r.number("intensity") for r in rows if r["type"] == t.value]
        found = re.search(rf"\| {t.value} \| (-?[\d.]+)[^|]*\| (-?[\d.]+)", text)
        assert found is not None, t
        assert sorted((float(found[1]), float(found[2]))) == [min(values), max(values)], t
