"""The training sentences: the reader names what is wrong, and the set is as its guide says."""

from __future__ import annotations

import sys
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

TRAINING = Path(__file__).parent.parent.parent / "training"


@pytest.fixture(scope="module")
def sentences() -> ModuleType:
    spec = spec_from_file_location("sentences", TRAINING / "sentences.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["sentences"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def examples(sentences: ModuleType) -> list[Any]:
    found: list[Any] = sentences.load()
    return found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("= COERCE/arest | arrested", "mode 'COERCE/arest' is not in modes.tsv"),
        ("= COERCE/arrest | detained", "'detained' is not in the sentence as whole words"),
        ("= COERCE/arrest | arrested | Police | | done", "status 'done'; write one of actual"),
        ("= COERCE/arrest | arrested | Police | | actual | | politics", "context 'politics' is not in contexts.tsv"),
        ("= COERCE/arrest", "1 fields; write TYPE/mode"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(sentences: ModuleType, tmp_path: Path, line: str, message: str) -> None:
    """Mode, words, status, context, number of fields."""
    path = tmp_path / "x.txt"
    path.write_text(f"@ common\nPolice arrested two men.\n{line}\n")
    mistakes = [str(m) for m in sentences.read_file(path) if isinstance(m, sentences.Mistake)]
    assert len(mistakes) == 1
    assert mistakes[0].startswith("x.txt:3: ")
    assert message in mistakes[0]


def test_the_nth_of_equal_words_is_found(sentences: ModuleType) -> None:
    """army#2 is the second."""
    assert sentences.locate("the army and the army", "army#2", "x") == (17, 21)


def test_every_type_and_mode_is_covered(sentences: ModuleType, examples: list[Any]) -> None:
    """At least 250 sentences a type, every mode, and 2,000 sentences without event or with STATE alone."""
    types = Counter(t for e in examples for t in {v.mode.split("/")[0] for v in e.events})
    assert min(types[m.split("/")[0]] for m in sentences.MODES) >= 250
    assert {v.mode for e in examples for v in e.events} == sentences.MODES
    assert sum(all(v.mode.startswith("STATE/") for v in e.events) for e in examples) >= 2000


def test_no_two_sentences_differ_by_names_only(sentences: ModuleType, examples: list[Any]) -> None:
    """Not even the opposites."""
    assert [(a.file, a.line, b.file, b.line) for a, b in sentences.twins(examples)] == []


def test_a_fifth_is_held_out_with_opposites_together(sentences: ModuleType, examples: list[Any]) -> None:
    """What differs in one word does not stand on both sides."""
    held = [e for e in examples if sentences.held_out(e)]
    assert 0.18 < len(held) / len(examples) < 0.22
    sides: dict[tuple[str, int], set[bool]] = {}
    for e in examples:
        sides.setdefault((e.file, e.group), set()).add(sentences.held_out(e))
    assert all(len(s) == 1 for s in sides.values())
