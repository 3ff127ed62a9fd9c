"""A user's own tables, given by ``--data``, win over the shipped ones in every room and from every command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Json = dict[str, Any]

TABLES = {
    "language/abbreviations.tsv": "abbreviation\tkind\tsource\nSen.\tmaybe\tmine\n",
    "language/sentence_starters.tsv": "word\tsource\nKenya\tmine\n",
    "pages/agencies.tsv": "name\taliases\tsource\nThe Own Wire\tReuters\tmine\n",
    "pages/furniture.tsv": "match\ttext\treason\tsource\nline\tShare this article\tmy own reason\tmine\n",
    "said/cues.tsv": "lemma\tpos\tframes\tkind\tstrength\tsource\nclaim\tverb\tgerund\tsay\thedging\tmine\n",
    "when/holidays.tsv": "holiday\trule\tsource\nChristmas Day\t01-07\tmine\n",
    "where/places.tsv": "name\tnames\tlat\tlon\tfeature\tcountry\tadmin1\tweight\tsource\nNairobi\t\t-1.5\t36.5\tPPLC\tKEN\t\t9\tmine\n",
    "who/organisations.tsv": "code\tname\taliases\tkind\tcountry\tsector\tstart\tend\twikidata\tsource\n"
    "OWN\tNorth Atlantic Treaty Organization\tNATO\tigo\t\tIGO\t\t\t\tmine\n",
    "what/predicates/assault.tsv": "lemma\tpos\tpattern\tmode\tactor\trecipient\tgloss\texample\tsource\n"
    "attack\tv\tobj=*\tSTATE/comment\t\t\tmine\tA attacked B.\tmine\n",
    "what/status.tsv": "place\tlemma\tstatus\tsource\nmodal\tmight\tnegated\tmine\n",
    "what/numbers.tsv": "word\tvalue\tsource\nthree\t4\tmine\n",
}


PAGE = "Kenya Speaks on Trade With Chad\n\nNAIROBI, March 3 (Reuters) - Kenya and Chad spoke about trade on Monday and on Tuesday.\n\nShare this article\n"
STORIES = {
    "who": "NATO criticized Chad.",
    "when": "Kenya criticized Chad on Christmas Day.",
    "where": "Kenya criticized Chad in Nairobi.",
    "said": "Kenya claimed that Chad had lost.",
    "abbreviations": "Chad praised the old Sen. The army of Kenya arrested soldiers of Chad on Monday.",
    "starters": "Chad praised the firm Acme Inc. Kenya arrested soldiers of Chad on Monday.",
    "predicates": "Kenya attacked Chad on Monday.",
    "status": "Kenya might arrest the ambassador of Chad.",
    "numbers": "Kenya arrested three soldiers of Chad.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the user's tables, a page and stories."""
    root = tmp_path_factory.mktemp("own")
    for name, text in TABLES.items():
        path = root / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (root / "page.txt").write_text(PAGE)
    lines = [json.dumps({"id": k, "text": v, "published": "2025-03-05"}) for k, v in STORIES.items()]
    (root / "stories.jsonl").write_text("\n".join(lines) + "\n")
    return root


def _run(folder: Path, *args: str) -> list[Json]:
    command = [sys.executable, "-m", "dateline", *args, "--data", str(folder / "data"), "--quiet"]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def article(folder: Path) -> Json:
    """The page, as ``read`` prints it."""
    (row,) = _run(folder, "read", str(folder / "page.txt"))
    return row


@pytest.fixture(scope="module")
def mentions(folder: Path) -> list[Json]:
    """The stories' mentions."""
    return _run(folder, "mentions", str(folder / "stories.jsonl"))


@pytest.fixture(scope="module")
def reports(folder: Path) -> list[Json]:
    """The stories' reports."""
    return _run(folder, "code", str(folder / "stories.jsonl"))


def _of(rows: list[Json], article: str, **values: str) -> list[Json]:
    return [r for r in rows if r["article_id"] == article and all(r[k] == v for k, v in values.items())]


def test_pages_furniture(article: Json) -> None:
    """A line's reason is the user's."""
    assert {"text": "Share this article", "reason": "my own reason"} in article["dropped"]


def test_pages_agencies(article: Json) -> None:
    """An agency's name is the user's."""
    assert article["agency"] == "The Own Wire"


def test_who_organisations(mentions: list[Json]) -> None:
    """A name means the user's organisation."""
    assert [m["code"] for m in _of(mentions, "who", kind="actor", text="NATO")] == ["OWN"]


def test_when_holidays(mentions: list[Json]) -> None:
    """A holiday has the user's date."""
    assert [m["value"] for m in _of(mentions, "when", kind="time")] == ["2025-01-07"]


def test_where_places(mentions: list[Json]) -> None:
    """A place has the user's coordinates."""
    assert [(m["lat"], m["lon"]) for m in _of(mentions, "where", kind="place", text="Nairobi")] == [(-1.5, 36.5)]


def test_said_cues(mentions: list[Json]) -> None:
    """A cue takes what the user says it takes."""
    assert not _of(mentions, "said", kind="quote")


def test_language_abbreviations(reports: list[Json]) -> None:
    """A sentence may end after an abbreviation where the user says so."""
    assert _of(reports, "abbreviations")[-1]["quote"]["exact"] == "The army of Kenya arrested soldiers of Chad on Monday."


def test_language_sentence_starters(reports: list[Json]) -> None:
    """A word of the user's begins sentences."""
    assert _of(reports, "starters")[-1]["quote"]["exact"] == "Kenya arrested soldiers of Chad on Monday."


def test_what_predicates(reports: list[Json]) -> None:
    """A sense of a word is the user's."""
    assert [r["type"] for r in _of(reports, "predicates")] == ["STATE"]


def test_what_status(reports: list[Json]) -> None:
    """A modal means what the user says."""
    assert [r["status"] for r in _of(reports, "status")] == ["negated"]


def test_what_numbers(reports: list[Json]) -> None:
    """A numeral has the user's value."""
    assert [q["low"] for r in _of(reports, "numbers") for q in r["quantities"]] == [4]


def test_several_processes_read_the_users_tables_too(folder: Path, reports: list[Json]) -> None:
    """Workers print what one process prints."""
    assert _run(folder, "code", str(folder / "stories.jsonl"), "--workers", "2") == reports


def test_a_table_that_cannot_be_used_fails_with_file_and_line(folder: Path, tmp_path: Path) -> None:
    """One line, exit status 1, nothing on standard output."""
    table = tmp_path / "what" / "predicates" / "assault.tsv"
    table.parent.mkdir(parents=True)
    table.write_text("lemma\tpos\tpattern\tmode\tactor\trecipient\tgloss\texample\tsource\nattack\tv\tobj=:dragons\tASSAULT/fight\t\t\t\t\tmine\n")
    command = [sys.executable, "-m", "dateline", "code", str(folder / "stories.jsonl"), "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode() == f"dateline: {table}, line 2: class ':dragons' is in no class table\n"


@pytest.mark.parametrize("name", ["who/countries.tsv", "pages/agencies.tsv", "when/words.tsv", "what/status.tsv"])
def test_a_missing_column_fails_the_run(name: str, folder: Path, tmp_path: Path) -> None:
    """A table is no fault of an article: the run ends with one line and exit status 1, whichever table it is."""
    table = tmp_path / name
    table.parent.mkdir()
    table.write_text("colour\tsource\nred\tmine\n")
    command = [sys.executable, "-m", "dateline", "code", str(folder / "stories.jsonl"), str(folder / "page.txt"), "--data", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"dateline: {table}, line 1: column ")
