"""The measuring commands, on gold of a few sentences made up here: they measure, and the ratchet only gives way when told to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
SCORER = ROOT.parent / "shared" / "gold" / "score.py"
STAND_IN = """
import json, pathlib, sys
figures = json.loads(pathlib.Path(__file__).with_name("figures.json").read_text())
assert pathlib.Path(sys.argv[2]).exists()
assert pathlib.Path(sys.argv[3]).read_text().strip()
print(json.dumps(figures))
"""
FIGURES = {
    **dict.fromkeys(("root_f1", "quad_f1", "binary_f1", "end_to_end_root_f1", "pair_recall", "f1", "verbs_coded"), 1.0),
    **dict.fromkeys(("value_f1", "relaxed_f1", "strict_f1"), 1.0),
    **{key: {"f1": 1.0} for key in ("found", "end_to_end_161km", "who_said_what", "content_tokens")},
    "unread": 0,
}
"""What the stand-in says of every set."""
STATES = [
    "Norway", "Chad", "Kenya", "Peru", "Chile", "Mali", "Ghana", "Spain", "France", "Italy", "Egypt", "Iran", "Iraq", "Japan", "India", "Nepal", "Cuba",
    "Haiti", "Angola", "Gabon", "Oman", "Qatar", "Poland", "Serbia",
]  # fmt: skip

EVENT = "Norway condemned Chad on Tuesday."
PLACE = "Rebels shelled Nairobi."
QUOTE = "The minister said that the harvest had failed."
BODY = " ".join(["The harbour of the small town was closed for the whole of the week, the mayor told the council on Tuesday."] * 5)


def _span(text: str, part: str) -> list[int]:
    start = text.index(part)
    return [start, start + len(part)]


def _gold(folder: Path) -> Path:
    """One line or page for each set."""
    dev = folder / "dev"
    (dev / "pages").mkdir(parents=True)
    time = {"timex": [[*_span(EVENT, "Tuesday"), "DATE", "2025-03-04"]]}
    rows: dict[str, dict[str, Any]] = {
        "plv": {"text": EVENT, "source": [_span(EVENT, "Norway")], "target": [_span(EVENT, "Chad")], "root": "ACCUSE"},
        "event_place": {"text": PLACE, "verb": _span(PLACE, "shelled"), "locations": [_span(PLACE, "Nairobi")]},
        "timex_timebank_a": {"text": EVENT, "published": "2025-03-06", **time},
        "timex_aquaint": {"text": EVENT, "published": "2025-03-06", **time},
        "places_geovirus": {"text": PLACE, "places": [[*_span(PLACE, "Nairobi"), -1.28, 36.82]]},
        "quotes_polnear_dev": {
            "text": QUOTE,
            "attributions": [{"source": [_span(QUOTE, "The minister")], "content": [_span(QUOTE, "that the harvest had failed")]}],
        },
    }
    for name, row in rows.items():
        (dev / f"{name}.jsonl").write_text(json.dumps({"id": "one", **row}) + "\n")
    (dev / "pages" / "harbour.html").write_text(f"<html><body><article><h1>Harbour Closed</h1><p>{BODY}</p></article></body></html>")
    (dev / "pages_gold.json").write_text(json.dumps({"harbour": {"articleBody": BODY}}))
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the measuring commands, and no floors yet."""
    root = tmp_path / "checkout"
    shutil.copytree(ROOT / "benchmarks", root / "benchmarks", ignore=shutil.ignore_patterns("__pycache__", "floors.json"))
    for name in ("sentences", "test"):
        (root / "training" / name).mkdir(parents=True)
    for name in ("sentences.py", "rounds.tsv"):
        shutil.copy(ROOT / "training" / name, root / "training")
    (root / "src").symlink_to(ROOT / "src")
    events = (f"{a} condemned {b} on Tuesday.\n= ACCUSE/disapprove | condemned | {a} | {b}" for a, b in pairwise(STATES))
    plain = (f"Rain fell on the hills for {n} days." for n in range(20, 40))
    text = "\n".join(["@ common", *events, "@ nothing", *plain]) + "\n"
    (root / "training" / "sentences" / "few.txt").write_text(text)
    (root / "training" / "test" / "few.txt").write_text(text)
    return root


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Gold beside the checkout, with a scorer that says what figures.json says."""
    folder = _gold(tmp_path / "shared" / "gold")
    (folder / "score.py").write_text(STAND_IN)
    (folder / "figures.json").write_text(json.dumps(FIGURES))
    return folder


def _run(checkout: Path, command: str, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", f"benchmarks.{command}", *args], capture_output=True, text=True, check=False, cwd=checkout, timeout=600)


def _floors(checkout: Path) -> dict[str, float]:
    floors: dict[str, float] = json.loads((checkout / "benchmarks" / "floors.json").read_text())
    return floors


def _ratchet(checkout: Path, gold: Path, f1: float, *args: str, unread: int = 0) -> subprocess.CompletedProcess[str]:
    """A run over the pages only, as if this had been reached."""
    (gold / "figures.json").write_text(json.dumps({**FIGURES, "f1": f1, "unread": unread}))
    return _run(checkout, "accuracy", "--only", "pages", *args)


def test_accuracy_measures_every_set_by_the_command_line(checkout: Path, gold: Path) -> None:
    """Each figure is in the table, and on easy sentences each is whole."""
    if SCORER.exists():
        shutil.copy(SCORER, gold / "score.py")
    done = _run(checkout, "accuracy", "--raise")
    assert done.returncode == 0, done.stderr
    floors = _floors(checkout)
    shipped = json.loads((ROOT / "benchmarks" / "floors.json").read_text())
    assert set(floors) == set(shipped)
    assert {k: v for k, v in floors.items() if v != (0 if k.endswith("unread") else 1) and not k.endswith("ece")} == {}
    assert 0 <= floors["own held-out fifth: ece"] < 0.5
    assert all(f" {figure.partition(': ')[2]} " in done.stdout for figure in floors)


def test_a_fall_is_refused(checkout: Path, gold: Path) -> None:
    """``--check`` fails, names the figure, its floor and its value, and leaves the floor."""
    _ratchet(checkout, gold, 0.9, "--raise")
    done = _ratchet(checkout, gold, 0.8, "--check")
    assert done.returncode == 1
    assert "pages (scrapinghub): f1 fell from 0.9 to 0.8" in done.stdout
    assert _floors(checkout)["pages (scrapinghub): f1"] == 0.9


def test_more_pages_unread_is_a_fall(checkout: Path, gold: Path) -> None:
    """Where less is better, more is refused."""
    _ratchet(checkout, gold, 0.9, "--raise")
    assert _ratchet(checkout, gold, 0.9, "--check", unread=1).returncode == 1
    assert _ratchet(checkout, gold, 0.9, "--check").returncode == 0


def test_rounding_is_no_fall(checkout: Path, gold: Path) -> None:
    """A floor has three places, a figure more."""
    _ratchet(checkout, gold, 0.9006, "--raise")
    assert _ratchet(checkout, gold, 0.9006, "--check").returncode == 0


def test_raising_lifts_and_does_not_lower(checkout: Path, gold: Path) -> None:
    """``--raise`` takes what is better and leaves what is worse."""
    _ratchet(checkout, gold, 0.8, "--raise")
    _ratchet(checkout, gold, 0.9, "--raise")
    assert _floors(checkout)["pages (scrapinghub): f1"] == 0.9
    _ratchet(checkout, gold, 0.7, "--raise")
    assert _floors(checkout)["pages (scrapinghub): f1"] == 0.9
    assert _ratchet(checkout, gold, 0.7, "--raise", "--check").returncode == 1


def test_only_lowering_lowers(checkout: Path, gold: Path) -> None:
    """A run without flags changes no floor; ``--lower`` does, of the sets that were run."""
    _ratchet(checkout, gold, 0.9, "--raise")
    path = checkout / "benchmarks" / "floors.json"
    path.write_text(json.dumps({**_floors(checkout), "another set: f1": 0.5}))
    assert _ratchet(checkout, gold, 0.7).returncode == 0
    assert _floors(checkout)["pages (scrapinghub): f1"] == 0.9
    _ratchet(checkout, gold, 0.7, "--lower")
    assert _floors(checkout) == {"pages (scrapinghub): f1": 0.7, "pages (scrapinghub): unread": 0.0, "another set: f1": 0.5}


def test_a_command_that_fails_is_no_measurement(checkout: Path, gold: Path) -> None:
    """Gold that can't be read ends the run with an error, not with a figure."""
    shutil.rmtree(gold / "dev" / "pages")
    done = _run(checkout, "accuracy", "--only", "pages", "--lower")
    assert done.returncode != 0
    assert "left with status 1" in done.stderr
    assert not (checkout / "benchmarks" / "floors.json").exists()


def test_missing_gold_is_said(checkout: Path) -> None:
    """Without gold beside the checkout there is nothing to measure, and that is no failure."""
    done = _run(checkout, "accuracy", "--check")
    assert done.returncode == 0
    assert "no gold at" in done.stdout
    assert "--gold" in done.stdout


def test_speed_prints_both_and_their_ratio(checkout: Path, tmp_path: Path) -> None:
    """The stock parser and the whole pipeline read the same articles."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps({"id": str(n), "text": f"{EVENT} {PLACE} {QUOTE}"}) + "\n" for n in range(4)))
    done = _run(checkout, "speed", "--corpus", str(corpus), "--articles", "3", "--turns", "1")
    assert done.returncode == 0, done.stderr
    rows = [line.split("|") for line in done.stdout.splitlines() if line.startswith("|")]
    assert [r[1].strip() for r in rows[2:]] == ["stock parser alone", "whole pipeline, reading to reports"]
    assert re.search(r"takes \d+\.\d\d times the stock parser's time", done.stdout)


def test_a_missing_corpus_is_said(checkout: Path) -> None:
    """Without a corpus beside the checkout there is nothing to time, and that is no failure."""
    done = _run(checkout, "speed")
    assert done.returncode == 0
    assert "no corpus at" in done.stdout
    assert "--corpus" in done.stdout


def test_actors_prints_overlaps_and_cost(checkout: Path, gold: Path, tmp_path: Path) -> None:
    """Of a pair that gets a report both overlaps are told; the share of the time is of this run."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps({"id": "1", "text": f"{EVENT} {PLACE} {QUOTE}"}) + "\n")
    pair = {"id": "p", "text": "Kenya condemned Chad on Tuesday.", "source": [[0, 5]], "target": [[16, 20]], "root": "ACCUSE", "quad": 3}
    (gold / "dev" / "plv.jsonl").write_text(json.dumps(pair) + "\n")
    done = _run(checkout, "actors", "--gold", str(gold), "--corpus", str(corpus), "--stories", "1")
    assert done.returncode == 0, done.stderr
    assert "PLV dev: 1 of 1 pairs get a report" in done.stdout
    assert "actor overlaps source: 1.000 (target 0.88)" in done.stdout
    assert "recipient overlaps target: 1.000 (target 0.75)" in done.stdout
    assert re.search(r"tables of who load in \d\.\d\d CPU seconds", done.stdout)
    assert re.search(r"finding the actors of 1 stories: .* CPU seconds, 0\.\d\d\d \(target 0\.15\)", done.stdout)


def test_offices_prints_shares_and_gaps(checkout: Path) -> None:
    """By state and decade; a state's gaps by month; a state that is younger than 1990 counts from its birth."""
    done = _run(checkout, "offices", "--state", "KEN", "SSD")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^KEN Kenya +1\.00", done.stdout, re.M)
    assert re.search(r"^head of state +1990s 1\.00", done.stdout, re.M)
    gaps = _run(checkout, "offices", "--gaps", "--state", "AFG")
    assert "AFG Afghanistan: no head of government for 1992-05" in gaps.stdout
