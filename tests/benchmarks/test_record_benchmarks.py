"""The measuring commands of the record: they find what was parted and lumped, and kill for real."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.identity import b_cubed, labelled
from dateline.events import sketch, voices

ROOT = Path(__file__).parent.parent.parent
GROUP = """## X01 A test and another one
>> The Sample Wire | 2025-03-11
North Korea {fired|E1} a ballistic missile into the sea on Monday, South Korea's military said.
Japan {condemned|E2} the launch.
>> The Sample Post | 2025-03-11
Pyongyang {launched|E1} a ballistic missile on Monday.
"""


def test_labels_are_read_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(GROUP)
    first, second = labelled(tmp_path / "g.txt")
    text = first.article.text
    assert [(text[start:end], event) for start, end, event in first.labels] == [("fired", "g-X01:E1"), ("condemned", "g-X01:E2")]
    assert "{" not in text
    assert second.article.published == "2025-03-11"
    assert second.article.source == "The Sample Post"


def test_b_cubed_is_that_of_its_paper() -> None:
    """The example of Bagga and Baldwin (1998): two of three clusters found whole, the first and last lumped."""
    key = ["a"] * 5 + ["b"] * 2 + ["c"] * 5
    lumped = ["1"] * 5 + ["2"] * 2 + ["1"] * 5
    precision, recall, _ = b_cubed(list(zip(lumped, key, strict=True)))
    assert precision == pytest.approx((10 * 0.5 + 2) / 12)
    assert recall == 1.0
    near = ["1"] * 5 + ["2"] * 7
    precision, recall, _ = b_cubed(list(zip(near, key, strict=True)))
    assert precision == pytest.approx(0.76, abs=0.01)
    assert recall == 1.0


def test_identity_prints_its_figures(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(GROUP)
    command = [sys.executable, "-m", "benchmarks.identity", str(tmp_path / "g.txt"), "--errors"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 groups, 2 articles, 2 events labelled in 3 places, 3 of them met by a report" in done.stdout
    assert "precision 1.000, recall 1.000, F1 1.000" in done.stdout
    assert "PARTED" not in done.stdout


def test_kills_are_survived(tmp_path: Path) -> None:
    rng = random.Random(4)
    states = ["Norway", "Chad", "Kenya", "Peru", "Chile", "Mali", "Ghana", "Spain", "France", "Italy"]
    with (tmp_path / "stories.jsonl").open("w") as out:
        for i in range(40):
            one, two = rng.sample(states, 2)
            text = f"{one} condemned {two} on Monday. {two} expelled {rng.randint(2, 9)} diplomats of {one} on Tuesday."
            out.write(json.dumps({"id": f"s{i}", "text": text, "published": f"2025-03-{1 + i % 28:02}"}) + "\n")
    command = [sys.executable, "-m", "benchmarks.kills", str(tmp_path / "stories.jsonl"), "--kills", "3", "--stories", "40"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "articles: 40 undisturbed, 40 killed, 0 lost, 0 too many or others" in done.stdout
    assert "files damaged: 0" in done.stdout


def test_copies_are_one_voice() -> None:
    rng = random.Random(3)
    words = [f"word{i}" for i in range(5000)]
    texts = [" ".join(rng.choice(words) for _ in range(80)) for _ in range(20)]
    copies = [f"{texts[0]} Note number {i}." for i in range(50)] + [" ".join(texts[0].split()[:60])]
    found = voices([sketch(t, "") for t in texts + copies])
    assert len(set(found[:20])) == 20
    assert set(found[20:]) == {found[0]}
    assert voices([sketch("", "a" * 16), sketch("", "b" * 16)]) == [0, 1]


STORY = "On {day} the foreign minister of Turkey met the foreign minister of Greece in Ankara. North Korea fired a ballistic missile on Monday, Seoul said."


def _stories(path: Path, number: int) -> Path:
    rows = [{"id": f"s{n}", "text": STORY.format(day=f"March {1 + n % 9}"), "published": f"2025-03-{11 + n % 9}", "language": "en"} for n in range(number)]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def test_the_table_of_sizes_is_printed(tmp_path: Path) -> None:
    stories = _stories(tmp_path / "s.jsonl", 12)
    command = [sys.executable, "-m", "benchmarks.scale", str(stories), "--reports", "180", "--real", "90", "--window", "30", "--rows", "400"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # by what it measured, which so small a record says nothing of
    lines = done.stdout.splitlines()
    assert lines[0].startswith("| reports | 30 | 90 | ")
    named = {x.split("|")[1].strip() for x in lines if x.startswith("|")}
    assert named >= {"CPU ms a report", "wall ms a report", "megabytes", "… by pair, 95th", "… by words, 95th"}
    assert "a report costs " in lines[-1]


def test_ingest_is_held_against_code(tmp_path: Path) -> None:
    stories = _stories(tmp_path / "s.jsonl", 3)
    command = [sys.executable, "-m", "benchmarks.ingest", str(stories), "--rounds", "1", "--no-model"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert [x.split()[0] for x in done.stdout.splitlines()] == ["code", "ingest", "ingest"]
    assert "times the CPU time of code" in done.stdout
