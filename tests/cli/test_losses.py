"""What is lost on the command line is said, and only there."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.errors import DataError, InputError, NotFound

STORY = json.dumps({"id": "a", "text": "Kenya recalled its ambassador to Chad on Tuesday."})


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline", *args], input=stdin, capture_output=True, check=False, timeout=300)


def test_an_empty_cell_of_a_csv_is_empty() -> None:
    """The guard against formulas leaves nothing in a cell that holds nothing."""
    done = run("code", "-", "--format", "csv", stdin=STORY.encode())
    (row, *_) = csv.DictReader(io.StringIO(done.stdout.decode()))
    assert row["said_by"] == ""
    assert "'" not in "".join(row.values())


def test_quiet_still_names_what_was_refused(tmp_path: Path) -> None:
    """Silence is for success."""
    done = run("code", str(tmp_path / "missing.txt"), "--quiet")
    assert done.returncode == 1
    assert b"missing.txt" in done.stderr
    assert run("read", "-", "--quiet", stdin=STORY.encode()).stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_a_full_disk_is_one_line() -> None:
    """Output that can't be written ends the run with its reason."""
    with open("/dev/full", "wb") as full:
        done = subprocess.run([sys.executable, "-m", "dateline", "read", "-"], input=STORY.encode(), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_users_broken_table_is_one_line_before_any_page(tmp_path: Path, workers: str) -> None:
    """File, line and value; exit status 1; no page is blamed."""
    (tmp_path / "where").mkdir()
    (tmp_path / "where" / "places.tsv").write_text(
        "name\tnames\tlat\tlon\tfeature\tcountry\tadmin1\tweight\tsource\nX\t\tninety\t1\tPPL\tNOR\t\t1\tmine\n"
    )
    done = run("code", "-", "--data", str(tmp_path), "--workers", workers, stdin=STORY.encode())
    assert done.returncode == 1
    assert b"places.tsv, line 2: lat is 'ninety', not a number" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_mistyped_table_name_is_refused_with_the_right_one(tmp_path: Path) -> None:
    """A table that none of ours answers to is not passed over."""
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "office.tsv").write_text("name\tsource\n")
    done = run("code", "-", "--data", str(tmp_path), stdin=STORY.encode())
    assert done.returncode == 1
    assert b"did you mean who/offices.tsv?" in done.stderr


def test_a_users_own_predicate_file_is_read(tmp_path: Path) -> None:
    """A new file beside the predicate tables adds its rows."""
    folder = tmp_path / "what" / "predicates"
    folder.mkdir(parents=True)
    header = "lemma\tpos\tpattern\tmode\tactor\trecipient\tgloss\texample\tsource\n"
    (folder / "own.tsv").write_text(header + "vex\tv\tobj=:actor\tACCUSE/disapprove\t\tobj\tour word\tChad vexed Kenya.\tmine\n")
    line = json.dumps({"text": "Chad vexed Kenya on Tuesday."})
    done = run("code", "-", "--data", str(tmp_path), "--input-format", "jsonl", stdin=line.encode())
    assert [json.loads(r)["type"] for r in done.stdout.splitlines()] == ["ACCUSE"]


def test_another_language_is_in_the_account() -> None:
    """A page that is read but not coded is named with its reason."""
    line = json.dumps({"id": "ru", "text": "Министр иностранных дел Норвегии встретился с коллегой из Чили в понедельник."})
    done = run("code", "-", stdin=line.encode())
    assert done.returncode == 0
    assert b"ru: it does not read as English" in done.stderr
    assert b"0 reports" in done.stderr


def test_errors_travel_between_processes() -> None:
    """Workers hand their errors back whole."""
    for error in (InputError("a", "b", "c"), NotFound("a", "b"), DataError("f", 3, "p")):
        again = pickle.loads(pickle.dumps(error))
        assert type(again) is type(error)
        assert str(again) == str(error)
