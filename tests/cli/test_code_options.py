"""``dateline code``: the options of the event model, run as users run them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parent.parent.parent / "docs" / "own-types"
STORY = (
    "Kenya Recalls Envoy\n\nKenya recalled its ambassador to Chad on Tuesday, the foreign ministry in Nairobi said.\n\n"
    "Chad condemned the decision. The two neighbours swapped 30 captured soldiers in May.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def run(*args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline", "code", *args], capture_output=True, check=False, timeout=300)


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_no_model_codes_by_the_tables_alone(story: Path) -> None:
    """Each row is explained by the table's rows, and no probabilities of types are given."""
    found = rows(run(str(story), "--no-model", "--explain"))
    assert found
    assert all(r["explanation"]["decided_by"] == "table" and r["explanation"]["types"] == {} for r in found)
    assert any(w["row"].startswith("predicates/sanction.tsv:") for r in found for w in r["explanation"]["words"])


def test_an_explanation_is_given_when_asked_for_only(story: Path) -> None:
    """The key is absent otherwise."""
    assert all("explanation" not in r for r in rows(run(str(story))))
    assert all(r["explanation"]["decided_by"] == "model" for r in rows(run(str(story), "--explain")))


def test_less_sure_reports_are_left_out_and_counted(story: Path) -> None:
    """The account says that something was left out, and how many."""
    everything = rows(run(str(story), "--min-confidence", "0"))
    line = max(r["confidence"] for r in everything)
    done = run(str(story), "--min-confidence", str(line))
    kept = rows(done)
    assert all(r["confidence"] >= line for r in kept)
    assert len(kept) < len(everything)
    assert b"too unsure to report" in done.stderr
    assert run(str(story), "--min-confidence", "2").returncode == 2


@pytest.mark.parametrize("workers", ["1", "2"])
def test_types_of_ones_own_reach_every_worker(story: Path, workers: str) -> None:
    """The same rows whatever the number of processes."""
    found = rows(run(str(story), "--types", str(SAMPLE), "--workers", workers))
    assert [o["code"] for r in found for o in r["own_types"]] == ["PRISONER-SWAP"]


def test_a_broken_folder_of_types_stops_the_run_before_anything_is_read(story: Path, tmp_path: Path) -> None:
    """File, line and way out; exit status 1; no row."""
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "types.tsv").write_text("type\tparent\tdefinition\texample\nSWAP\tRETREAT/free\tx\ty\n")
    done = run(str(story), "--types", str(tmp_path / "types"))
    assert done.returncode == 1
    assert done.stdout == b""
    assert b"types.tsv, line 2: parent 'RETREAT/free' is no mode of ours" in done.stderr
