"""The vocabularies of quotation."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.data import override, read_table
from dateline.errors import DataError
from dateline.said.cues import cues
from dateline.said.words import CLASSES, word_class


def test_cues_are_sound() -> None:
    """Every cue has known frames, kind and strength, a source, and stands once."""
    table = list(read_table("said/cues.tsv"))
    assert len(cues()) == len(table) > 400
    assert all(row["source"] and row["frames"] for row in table)
    assert cues()[("claim", "verb")].strength == "hedging"
    assert cues()[("deny", "verb")].strength == "denial"
    assert cues()[("confirm", "verb")].strength == "factive"


def test_word_classes() -> None:
    """Every class has words."""
    assert all(word_class(name) for name in CLASSES)


@pytest.mark.parametrize(
    "cells",
    [
        "say\tverb\tshouting\tsay\tneutral\tx",
        "say\tverb\tclause\tsings\tneutral\tx",
        "say\tverb\tclause\tsay\tloud\tx",
        "say\tpronoun\tclause\tsay\tneutral\tx",
    ],
)
def test_wrong_cue_is_named(tmp_path: Path, cells: str) -> None:
    """A wrong cell in a user's table is refused with its file and line."""
    (tmp_path / "said").mkdir()
    (tmp_path / "said" / "cues.tsv").write_text(f"lemma\tpos\tframes\tkind\tstrength\tsource\n{cells}\n", encoding="utf8")
    cues.cache_clear()
    with override(tmp_path), pytest.raises(DataError, match=r"cues\.tsv, line 2"):
        cues()
    cues.cache_clear()
