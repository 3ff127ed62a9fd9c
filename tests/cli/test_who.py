"""``dateline who`` and ``dateline mentions --unresolved``, run as users run them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ORGANISATIONS = "code\tname\taliases\tkind\tcountry\tsector\tstart\tend\twikidata\tsource\n"
OFFICES = "name\taliases\tgender\tcountry\tsector\trole\toffice\tstart\tend\twikidata\tsource\n"


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "dateline", *args], capture_output=True, check=False, timeout=300, text=True)


def rows(*args: str) -> list[dict[str, Any]]:
    done = run(*args)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_person_with_every_office_and_its_source() -> None:
    """Without a day all offices come, each with the row it stands in."""
    found = rows("who", "angela", "MERKEL")
    assert {"Chancellor of Germany"} <= {r["office"] for r in found}
    assert all(r["kind"] == "person" and r["code"] == "DEU" and r["source"] and r["table"] == "offices.tsv" and r["line"] for r in found)


@pytest.mark.parametrize(
    ("asked", "day", "name"),
    [
        ("prime minister of Japan", "1995-03-20", "Tomiichi Murayama"),
        ("Japanese prime minister", "1995", "Tomiichi Murayama"),
        ("French president", "1996-05-05", "Jacques Chirac"),
        ("Dobrynin", "", ""),
        ("Clinton", "1999-01-01", "Bill Clinton"),
        ("Secretary General of NATO", "1998", "Javier Solana"),
        ("UN Secretary-General", "1998", "Kofi Annan"),
        ("Israeli Defense Minister", "2021", "Benny Gantz"),
        ("President Biden", "2022", "Joe Biden"),
        ("Merkel, Angela", "2010", "Angela Merkel"),
    ],
)
def test_who_held_an_office_on_a_day(asked: str, day: str, name: str) -> None:
    """An office, a surname: who it was then. Nobody is an answer too, with exit status 1."""
    done = run("who", asked, *(("--on", day) if day else ()), "--format", "jsonl")
    if name:
        assert name in {json.loads(line)["name"] for line in done.stdout.splitlines()}
    else:
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("Dobrynin: in no table")


def test_an_organisation_has_the_members_of_the_day() -> None:
    """NATO before and after it grew."""
    (then,) = [r for r in rows("who", "NATO", "--on", "1998-06-01") if r["kind"] == "organisation"]
    (now,) = [r for r in rows("who", "NATO") if r["kind"] == "organisation"]
    assert len(then["members"]) == 16
    assert "POL" not in then["members"]
    assert {"POL", "FIN", "SWE"} <= set(now["members"])


def test_a_state_comes_with_its_offices() -> None:
    """Who governs it on the day, the head of state first."""
    found = rows("who", "South Korea", "--on", "2018-04-27")
    assert (found[0]["kind"], found[0]["code"]) == ("state", "KOR")
    assert found[1]["name"] == "Moon Jae-in"


def test_suspended_members_are_told_apart() -> None:
    """Syria in the Arab League of 2013."""
    (league,) = [r for r in rows("who", "Arab League", "--on", "2013-05-01") if r["kind"] == "organisation"]
    assert "SYR" not in league["members"]
    assert league["suspended"] == ["SYR"]


def test_a_part_of_a_state_has_not_its_government() -> None:
    """Somaliland is not governed by Somalia's president; towns and quarters of the sky are known too."""
    assert [r["kind"] for r in rows("who", "Somaliland", "--on", "2018")] == ["state"]
    assert rows("who", "Mumbai")[0]["code"] == "IND"
    assert {r["code"] for r in rows("who", "the North")} >= {"PRK", "SDN"}


def test_a_former_state_is_known_in_its_years_only() -> None:
    """Czechoslovakia was one in 1991 and is none in 2001."""
    assert rows("who", "Czechoslovakia", "--on", "1991-01-01")[0]["code"] == "CSK"
    assert run("who", "Czechoslovakia", "--on", "2001-01-01").returncode == 1


def test_what_is_not_known_is_said_with_a_way_out() -> None:
    """A misspelt name gets the nearest one; a person out of office the last office; no date at all a usage error."""
    assert "did you mean Angela Merkel" in run("who", "Angela Merkl").stderr
    done = run("who", "Angela Merkel", "--on", "2024-01-01")
    assert done.returncode == 1
    assert "the last before it: Chancellor of Germany, until 2021-12-08" in done.stderr
    assert run("who", "Kenya", "--on", "2012-13").returncode == 2


def test_csv_has_one_column_a_field() -> None:
    """Members are parted by blanks."""
    done = run("who", "EU", "--on", "1996", "--format", "csv")
    table = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(table[0]["members"].split()) == 15


STORIES = [
    {"id": "a", "text": "The Zorbian Relief Front attacked a convoy. Spokesman Juan Zzample denied it. The Zorbian Relief Front fled."},
    {"id": "b", "text": "Police arrested members of the Zorbian Relief Front. The wombatteer said so. Kenya praised Chad."},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(json.dumps(s) + "\n" for s in STORIES))
    return path


def test_unresolved_names_are_counted_most_frequent_first(corpus: Path) -> None:
    """Each with the table that would know it, what the text says, and where it stands; known names are left out."""
    found = rows("mentions", str(corpus), "--layer", "actor", "--unresolved")
    first = found[0]
    assert (first["name"], first["count"], first["articles"], first["table"]) == ("Zorbian Relief Front", 3, 2, "who/organisations.tsv")
    text = next(s["text"] for s in STORIES if s["id"] == first["article_id"])
    assert text[first["start"] :].startswith("Zorbian Relief Front")
    assert ("Juan Zzample", "who/offices.tsv", "spokesman") in {(r["name"], r["table"], r["role"]) for r in found}
    assert ("wombatteer", "who/agents.tsv") in {(r["name"], r["table"]) for r in found}
    assert not {"Kenya", "Chad", "Police"} & {r["name"] for r in found}


def test_a_draft_filled_in_closes_the_gap(corpus: Path, tmp_path: Path) -> None:
    """The drafts are tables for --data: unfilled rows are left out and told of, a filled one gives the actor its code."""
    drafts = tmp_path / "mine"
    done = run("mentions", str(corpus), "--unresolved", "--tables", str(drafts))
    assert done.returncode == 0
    table = drafts / "who" / "organisations.tsv"
    before = run("mentions", str(corpus), "--layer", "actor", "--data", str(drafts))
    assert "row without a source is not used" in before.stderr
    lines = table.read_text().splitlines()
    (at,) = [i for i, line in enumerate(lines) if "\tZorbian Relief Front\t" in line]
    lines[at] = "ZORRF\tZorbian Relief Front\tZRF\tarmed-group\tCOL\tREB\t\t\t\tmy own archive\t3\tan example"
    table.write_text("\n".join(lines) + "\n")
    found = rows("mentions", str(corpus), "--layer", "actor", "--data", str(drafts))
    (after,) = {(r["code"], r["sector"]) for r in found if r["text"] == "Zorbian Relief Front"}
    assert after == ("ZORRF", "REB")
    again = run("mentions", str(corpus), "--unresolved", "--tables", str(drafts))
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_wrong_use_of_unresolved(corpus: Path) -> None:
    """It is of actors, in one process, and --tables is of it."""
    assert run("mentions", str(corpus), "--unresolved", "--layer", "time").returncode == 2
    assert run("mentions", str(corpus), "--unresolved", "--workers", "2").returncode == 2
    assert run("mentions", str(corpus), "--tables", "x").returncode == 2


def _office(name: str = "Jane Roe", country: str = "KEN", sector: str = "GOV", start: str = "2020", end: str = "2024") -> str:
    return f"{name}\t\tf\t{country}\t{sector}\tpresident\tPresident\t{start}\t{end}\t\tmine\n"


BAD = [
    ("offices", OFFICES + _office(country="XXX"), "country is 'XXX', which countries.tsv and organisations.tsv do not know"),
    ("offices", OFFICES + _office(start="2021-05", end="2020"), "end '2020' lies before start '2021-05'"),
    ("offices", OFFICES + _office(start="2018-02-30"), "start is '2018-02-30', no date"),
    ("offices", OFFICES + _office() + _office(), "the same as line 2: Jane Roe is president from 2020"),
    ("offices", OFFICES + _office(country=""), "country is empty"),
    ("organisations", ORGANISATIONS + "USA\tUs All\t\tngo\t\tNGO\t\t\t\tmine\n", "code is 'USA', which is a state's"),
    (
        "organisations",
        ORGANISATIONS + "UAL\tUs All\t\tngo\t\tNGO\t\t\t\tmine\nUAL\tUs Alone\t\tngo\t\tNGO\t\t\t\tmine\n",
        "code is 'UAL', which line 2 gives to Us All",
    ),
    ("offices", OFFICES + _office(start="05/2021"), "start is '05/2021', no date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    (
        "offices",
        OFFICES + _office() + _office("John Doe", start="2022", end=""),
        "John Doe is 'President' from 2022, but line 2 has Jane Roe until 2024; end one or begin the other later",
    ),
    ("offices", OFFICES + _office(sector="GOVT"), "sector is 'GOVT'; sectors.tsv has "),
    ("agents", "noun\tplural\tkind\tsector\tinherits\tsource\nwombat\twombats\tanimal\t\tno\tmine\n", "kind is 'animal'; it may be collective, human"),
    (
        "members",
        "organisation\tcountry\tstatus\tstart\tend\tsource\nNATTO\tKEN\tmember\t\t\tmine\n",
        "organisation is 'NATTO', which organisations.tsv does not know",
    ),
    ("directions", "word\tcode\tname\tcues\tsource\nNorth\tKEN\tKenya\tKen(ya\tmine\n", "cues is 'Ken(ya', no regular expression"),
]


@pytest.mark.parametrize(("name", "text", "problem"), BAD)
def test_a_users_table_that_contradicts_itself_is_named(name: str, text: str, problem: str, corpus: Path, tmp_path: Path) -> None:
    """File, line and value, exit status 1, nothing on standard output: from mentions and from who."""
    table = tmp_path / "own" / "who" / f"{name}.tsv"
    table.parent.mkdir(parents=True)
    table.write_text(text)
    line = text.count("\n")
    for command in (("mentions", str(corpus)), ("who", "Kenya")):
        done = run(*command, "--data", str(tmp_path / "own"))
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"dateline: {table}, line {line}: {problem}")


def test_a_file_of_a_gigabyte_is_no_table(tmp_path: Path) -> None:
    """It is refused by its size, before it is read."""
    table = tmp_path / "who" / "offices.tsv"
    table.parent.mkdir()
    table.write_text(OFFICES)
    with table.open("ab") as f:
        f.truncate(1_000_000_000)
    done = run("who", "Kenya", "--data", str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"dateline: {table}: it has 1,000,000,000 bytes; a table may have 64,000,000")


def test_a_users_office_takes_the_place_of_ours(tmp_path: Path) -> None:
    """Of one person and office the user's row alone counts."""
    table = tmp_path / "who" / "offices.tsv"
    table.parent.mkdir()
    table.write_text(OFFICES + "Angela Merkel\t\tf\tDEU\tGOV\tchancellor\tChancellor of Germany\t2005-11-22\t2006\t\tmine\n")
    (tmp_path / "story.txt").write_text("Angela Merkel Speaks\n\nAngela Merkel criticized Chad on Monday, and Chad criticized Angela Merkel.\n")
    args = ("mentions", str(tmp_path / "story.txt"), "--layer", "actor", "--published", "2010-05-05", "--data", str(tmp_path))
    roles = {r["role"] for r in rows(*args) if r["name"] == "Angela Merkel"}
    assert "chancellor" not in roles
    assert run("who", "German chancellor", "--on", "2010", "--data", str(tmp_path)).returncode == 1


def test_a_users_holder_ends_ours(tmp_path: Path) -> None:
    """One office has one holder: the shipped one goes where the user's comes."""
    table = tmp_path / "who" / "offices.tsv"
    table.parent.mkdir()
    table.write_text(OFFICES + "Jane Roe\t\tf\tKEN\tGOV\tpresident\tPresident of Kenya\t2014\t2016\t\tmine\n")
    assert [r["name"] for r in rows("who", "president of Kenya", "--on", "2015", "--data", str(tmp_path))] == ["Jane Roe"]
