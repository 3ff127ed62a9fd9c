"""The tables of offices and organisations are closed: every cell is legal, every reference leads somewhere, nothing contradicts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest

from dateline.data import Row, read_table
from dateline.who.words import word_class

OFFICE_COLUMNS = ("name", "aliases", "gender", "country", "sector", "role", "office", "start", "end", "wikidata", "source")
ORGANISATION_COLUMNS = ("code", "name", "aliases", "kind", "country", "sector", "start", "end", "wikidata", "source")


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(re.findall(r"\S+", text))


SECTORS = words("UAF GOV MIL LEG JUD OPP REB SPY COP IGO NGO ELI MED REL PTY BUS LAB EDU CVL CRM")
KINDS = words("igo ngo party armed-group media company agency ministry parliament military court central-bank union church")

# Offices that one person holds at a time. The rest (deputies, envoys, members, contenders) may be shared.
SINGLE_HOLDER = word_class("single_holder")

ISO_ALPHA_3 = words(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA
    BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU
    EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND
    HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO
    LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC
    NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM
    SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA
    UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """
)
FORMER_STATES = frozenset({"SUN", "YUG", "CSK", "DDR", "SCG"})  # withdrawn codes of ISO 3166-3
STATES = ISO_ALPHA_3 | FORMER_STATES | {"XKX"}  # XKX: Kosovo, as GeoNames has it

# Persons whom the press calls by one name that nobody else has.
ONE_NAME = words("Prachanda Jokowi Turkmenbashi Lula")

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def bounds(value: str, row: Row) -> tuple[date, date]:
    """First and last day that a date of any precision can mean."""
    found = DATE.fullmatch(value)
    assert found, row.error(f"{value!r} is not a date")
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    first = date(year, month or 1, day or 1)
    return first, date(year, month or 12, day or monthrange(year, month or 12)[1])


def names(row: Row) -> Iterator[str]:
    """The name and all aliases of a row."""
    yield row["name"]
    yield from row.list("aliases")


@pytest.fixture(scope="module")
def offices() -> list[Row]:
    """All rows of offices.tsv."""
    return list(read_table("who/offices.tsv", *OFFICE_COLUMNS))


@pytest.fixture(scope="module")
def organisations() -> list[Row]:
    """All rows of organisations.tsv."""
    return list(read_table("who/organisations.tsv", *ORGANISATION_COLUMNS))


@pytest.fixture(scope="module")
def rows(offices: list[Row], organisations: list[Row]) -> list[Row]:
    """All rows of both tables."""
    return offices + organisations


def test_every_row_says_where_it_is_from(rows: list[Row]) -> None:
    """No row without a name and a source."""
    assert rows
    for row in rows:
        assert row["name"], row.error("no name")
        assert row["source"], row.error("no source")


def test_cells_are_trimmed(rows: list[Row]) -> None:
    """No cell begins or ends with white space, and no alias is empty, doubled or the name itself."""
    for row in rows:
        assert all(cell == cell.strip() for cell in row.values()), row.error("white space around a cell")
        aliases = row["aliases"].split("|") if row["aliases"] else []
        assert aliases == row.list("aliases"), row.error("an empty or untrimmed alias")
        assert len({row["name"], *aliases}) == len(aliases) + 1, row.error("an alias twice")


def test_dates_are_dates_in_order(rows: list[Row]) -> None:
    """Dates are YYYY, YYYY-MM or YYYY-MM-DD, and none ends before it starts."""
    for row in rows:
        if row["start"] and row["end"]:
            assert bounds(row["start"], row)[0] <= bounds(row["end"], row)[1], row.error("ends before it starts")
        else:
            for value in filter(None, (row["start"], row["end"])):
                bounds(value, row)


def test_wikidata_is_an_item(rows: list[Row]) -> None:
    """A Wikidata cell is empty or Q and a number."""
    for row in rows:
        assert re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"]), row.error("not a Wikidata item")


def test_offices_use_known_values(offices: list[Row]) -> None:
    """Gender, sector and role are of the closed or normalised kind."""
    for row in offices:
        assert row["gender"] in {"m", "f", ""}, row.error("gender")
        assert row["sector"] in SECTORS, row.error(f"unknown sector {row['sector']!r}")
        assert row["role"], row.error("no role")
        assert row["role"] == row["role"].lower(), row.error("a role is lower case")
        assert row["office"], row.error("no office")


def test_countries_of_offices_exist(offices: list[Row], organisations: list[Row]) -> None:
    """An office belongs to a state or to an organisation that the other table knows."""
    known = STATES | {row["code"] for row in organisations}
    for row in offices:
        assert row["country"] in known, row.error(f"{row['country']!r} is no state and no organisation")


def test_organisations_use_known_values(organisations: list[Row]) -> None:
    """Codes are short, upper case, unique and no state's; kind, sector and country are known."""
    seen: set[str] = set()
    for row in organisations:
        assert re.fullmatch(r"[A-Z][A-Z0-9]{1,11}", row["code"]), row.error(f"code {row['code']!r}")
        assert row["code"] not in seen, row.error(f"code {row['code']!r} twice")
        assert row["code"] not in STATES, row.error(f"code {row['code']!r} is a state's")
        seen.add(row["code"])
        assert row["kind"] in KINDS, row.error(f"unknown kind {row['kind']!r}")
        assert row["sector"] in SECTORS, row.error(f"unknown sector {row['sector']!r}")
        assert row["country"] in STATES | {""}, row.error(f"unknown country {row['country']!r}")


def test_a_name_means_one_organisation(organisations: list[Row]) -> None:
    """No name or alias is shared by two organisations of one time."""
    owners: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in organisations:
        for name in names(row):
            owners[name][row["code"]] = row
    for name, held in owners.items():
        for before, after in pairwise(sorted(held.values(), key=lambda r: r["start"])):
            assert before["end"], after.error(f"{name!r} is also {before['code']}")
            assert after["start"], after.error(f"{name!r} is also {before['code']}")
            assert bounds(before["end"], before)[1] < bounds(after["start"], after)[0], after.error(f"{name!r} is also {before['code']}")


def test_a_name_means_one_person(offices: list[Row], organisations: list[Row]) -> None:
    """No name or alias is shared by two persons, nor by a person and an organisation; a person's rows agree on aliases and gender."""
    owner = {name: row["code"] for row in organisations for name in names(row)}
    person: dict[str, tuple[str, str]] = {}
    for row in offices:
        for name in names(row):
            assert owner.setdefault(name, row["name"]) == row["name"], row.error(f"{name!r} is also {owner[name]}")
        assert person.setdefault(row["name"], (row["aliases"], row["gender"])) == (row["aliases"], row["gender"]), row.error("rows of one person differ")


def test_aliases_are_no_bare_words(offices: list[Row]) -> None:
    """A person's alias is a full name: at least two words, or a short form in capitals; single names only where the name itself is one."""
    for row in offices:
        for alias in row.list("aliases"):
            assert " " in alias or alias.isupper() or alias in ONE_NAME or " " not in row["name"], row.error(f"{alias!r} is a bare word")


def test_no_office_has_two_holders(offices: list[Row]) -> None:
    """Terms of an office that one person holds do not overlap for certain: none starts surely before the one before it surely ended."""
    terms = defaultdict(list)
    for row in offices:
        if row["role"] in SINGLE_HOLDER and row["start"]:
            terms[row["country"], row["role"], row["office"]].append(row)
    for held in terms.values():
        held.sort(key=lambda row: (bounds(row["start"], row)[1], bounds(row["end"], row)[0] if row["end"] else date.max))
        for before, after in pairwise(held):
            latest_start = bounds(after["start"], after)[1]
            earliest_end = bounds(before["end"], before)[0] if before["end"] else date.max
            assert earliest_end <= latest_start, after.error(f"{after['name']} and {before['name']} both hold {after['office']!r}")


def test_rows_are_not_repeated(offices: list[Row]) -> None:
    """One row per person, office and start."""
    seen = [(row["name"], row["office"], row["start"]) for row in offices]
    assert len(seen) == len(set(seen))


@pytest.fixture(scope="module")
def members() -> list[Row]:
    """All rows of members.tsv."""
    return list(read_table("who/members.tsv", "organisation", "country", "status", "start", "end", "source"))


def test_members_are_states_of_organisations_in_order(members: list[Row], organisations: list[Row]) -> None:
    """Codes exist, the status is of the closed kind, dates are in order, and every row has a source."""
    codes = {row["code"] for row in organisations}
    states = {row["code"] for row in read_table("who/countries.tsv", "code")}
    for row in members:
        assert row["organisation"] in codes, row.error("organisation")
        assert row["country"] in states, row.error("country")
        assert row["status"] in {"member", "suspended", "observer", "candidate", "partner"}, row.error("status")
        assert row["start"], row.error("no start")
        assert row["source"], row.error("no source")
        if row["end"]:
            assert bounds(row["start"], row)[0] <= bounds(row["end"], row)[1], row.error("ends before it starts")


def test_no_state_is_a_member_twice(members: list[Row]) -> None:
    """Stays of one state in one organisation do not overlap for certain."""
    stays = defaultdict(list)
    for row in members:
        if row["status"] == "member":
            stays[row["organisation"], row["country"]].append(row)
    for held in stays.values():
        for before, after in pairwise(sorted(held, key=lambda r: bounds(r["start"], r))):
            assert before["end"], after.error("member already")
            assert bounds(before["end"], before)[0] <= bounds(after["start"], after)[1], after.error("member already")


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    [
        ("NATO", "1991-06-01", 16), ("NATO", "2005-01-01", 26), ("NATO", "2025-01-01", 32), ("EU", "1996-01-01", 15), ("EU", "2008-01-01", 27),
        ("EU", "2021-01-01", 27), ("UNSC", "1994-06-01", 15), ("UNSC", "2012-06-01", 15), ("UNSC", "2025-06-01", 15), ("UNO", "1990-01-01", 159),
        ("UNO", "2012-01-01", 193), ("ASEAN", "2000-01-01", 10), ("G7", "2020-01-01", 7), ("OPEC", "2018-12-01", 15), ("BRICS", "2012-01-01", 5),
    ],
)  # fmt: skip
def test_numbers_of_members_by_day(organisation: str, day: str, number: int, members: list[Row]) -> None:
    """Counts that everybody knows."""
    when = date.fromisoformat(day)
    held = {r["country"] for r in members if r["organisation"] == organisation and r["status"] == "member" and _holds(r, when)}
    assert len(held) == number, sorted(held)


def _holds(row: Row, day: date) -> bool:
    return bounds(row["start"], row)[0] <= day and (not row["end"] or day <= bounds(row["end"], row)[1])
