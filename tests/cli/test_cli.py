"""The command line, run as users run it."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

STORY = "Kenya Recalls Envoy\n\nKenya recalled its ambassador to Chad on Tuesday, the foreign ministry in Nairobi said.\n\nChad condemned the decision.\n"


def run(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline", *args], input=stdin, capture_output=True, check=False, timeout=300)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def test_code_prints_json_lines_when_piped_and_the_account_on_stderr(story: Path) -> None:
    """Rows, and nothing else, go to standard output."""
    done = run("code", str(story), "--published", "2024-11-06")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert {"SANCTION", "ACCUSE"} <= {r["type"] for r in rows}
    assert b"1 article read" in done.stderr


def test_a_broken_file_among_good_ones_gives_status_3(story: Path, tmp_path: Path) -> None:
    """What can be read is coded; what can't is named with its reason."""
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("code", str(tmp_path))
    assert done.returncode == 3
    assert done.stdout
    assert b"picture.txt" in done.stderr
    assert b"empty.txt" in done.stderr


def test_nothing_readable_gives_status_1_and_wrong_usage_status_2(tmp_path: Path) -> None:
    """The exit status says how the run went."""
    missing = run("code", str(tmp_path / "missing.txt"))
    assert missing.returncode == 1
    assert b"missing.txt" in missing.stderr
    assert run("code").returncode == 2
    wrong = run("code", "-", "--published", "yesterday")
    assert wrong.returncode == 2
    assert b"2024-11-06" in wrong.stderr


def test_standard_input_is_read(story: Path) -> None:
    """A dash reads the page from standard input."""
    done = run("read", "-", stdin=STORY.encode())
    row = json.loads(done.stdout)
    assert row["title"] == "Kenya Recalls Envoy"


def test_csv_has_one_header_and_no_formula(tmp_path: Path) -> None:
    """A cell that a spreadsheet would run is disarmed."""
    line = {"id": "=1+1", "text": "Kenya recalled its ambassador to Chad on Tuesday."}
    done = run("code", "-", "--format", "csv", "--input-format", "jsonl", stdin=json.dumps(line).encode())
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert rows
    assert rows[0]["article_id"] == "'=1+1"
    assert rows[0]["actors_code"] == "KEN"


def test_a_table_holds_no_control_characters(tmp_path: Path) -> None:
    """A page can't steer the terminal."""
    line = {"id": "a", "text": "Kenya recalled its ambassador to Chad on Tuesday \x1b[31mred\x1b[0m."}
    done = run("code", "-", "--format", "table", "--input-format", "jsonl", stdin=json.dumps(line).encode())
    assert b"Kenya" in done.stdout
    assert b"\x1b[31m" not in done.stdout


@pytest.mark.parametrize("command", ["read", "mentions", "code", "doctor"])
def test_help_has_an_example(command: str) -> None:
    """Every command's help shows how it is used."""
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"Example: dateline {command}".encode() in done.stdout


def test_doctor_finds_nothing_missing() -> None:
    """An installed Dateline is whole."""
    done = run("doctor")
    assert done.returncode == 0
    assert b"nothing is missing" in done.stdout


def test_workers_give_the_same_rows(story: Path) -> None:
    """Two processes print what one prints, in the same order."""
    one = run("code", str(story), "--quiet")
    two = run("code", str(story), "--workers", "2", "--quiet")
    assert one.stdout
    assert one.stdout == two.stdout
    once, twice = (run("mentions", str(story), "--layer", "place,quote", "--workers", n, "--quiet") for n in ("1", "2"))
    assert once.stdout
    assert once.stdout == twice.stdout


def test_mentions_takes_layers_and_refuses_unknown_ones(story: Path) -> None:
    """A layer is one of the four."""
    done = run("mentions", str(story), "--layer", "time", "--published", "2024-11-06")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["value"] for r in rows] == ["2024-11-05"]
    assert run("mentions", str(story), "--layer", "weather").returncode == 2
