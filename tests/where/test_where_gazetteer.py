"""The gazetteer: loading, names, codes, and the tables on top of it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.data import override, read_table, table_path
from dateline.errors import DataError
from dateline.where.codec import hash_key, name_key, pack_key, pack_population, unpack_population
from dateline.where.gazetteer import Gazetteer, gazetteer


def test_loads_fast_and_small():
    """The shipped file is at most 8 MB and loads in well under a second."""
    start = time.perf_counter()
    loaded = Gazetteer()
    assert time.perf_counter() - start < 1.0
    assert len(loaded) > 200_000
    assert table_path("where/gazetteer.bin").stat().st_size <= 8_000_000


@pytest.mark.parametrize(
    ("name", "country"),
    [("Kyiv", "UKR"), ("Kiev", "UKR"), ("Kharkov", "UKR"), ("Bombay", "IND"), ("U.S.", "USA"), ("DPRK", "PRK"), ("Saigon", "VNM"), ("Côte d'Ivoire", "CIV")],
)
def test_other_names(name: str, country: str):
    """Old names, other spellings and short names lead to the same place."""
    assert gazetteer().lookup(name)[0].country == country


@pytest.mark.parametrize(
    ("a", "b"), [("São Paulo", "Sao Paulo"), ("N'Djamena", "Ndjamena"), ("St. Louis", "Saint Louis"), ("Port-au-Prince", "PORT AU PRINCE")]
)
def test_keys_forgive(a: str, b: str):
    """Case, accents, apostrophes, hyphens and "St." make no difference."""
    assert name_key(a) == name_key(b)


def test_every_country_has_a_point():
    """A country is found by its code, with a name and coordinates on the globe."""
    for code in ("PRK", "UKR", "USA", "SSD", "XKX", "PSE", "TWN", "VAT"):
        country = gazetteer().country(code)
        assert country is not None
        assert country.country == code
        assert -90 <= country.lat <= 90
        assert -180 <= country.lon <= 180
        assert (country.lat, country.lon) != (0, 0)


def test_division_by_code():
    """A division is found by its ISO 3166-2 code, and under its newspaper name."""
    jagang = gazetteer().division("KP-04")
    assert jagang is not None
    assert jagang.name == "Jagang"
    assert jagang in gazetteer().lookup("Jagang")
    assert 40 < jagang.lat < 42


def test_unknown_name():
    """What is no place has no entries."""
    assert gazetteer().lookup("Qwertyville upon Nothing") == ()
    assert gazetteer().lookup("") == ()


def test_population_survives_packing():
    """A population is kept to within a few percent in its byte."""
    for people in (0, 1, 999, 50_000, 2_800_000, 1_400_000_000):
        assert abs(unpack_population(pack_population(people)) - people) <= 0.05 * people


def test_keys_sort_by_hash():
    """Keys of one name stand together, the usual name before others."""
    h = hash_key(name_key("Kyiv"))
    assert pack_key(h, False, 9) < pack_key(h, True, 3) < pack_key(h + 1, False, 0)


def test_own_table_wins(tmp_path: Path):
    """A place in the user's own folder comes before the shipped ones."""
    (tmp_path / "where").mkdir()
    header = "name\tnames\tlat\tlon\tfeature\tcountry\tadmin1\tweight\tsource\n"
    (tmp_path / "where" / "places.tsv").write_text(header + "Outpost Nine\tPost Nine\t1.5\t2.5\tINSM\tTCD\t\t6\tours\n")
    with override(tmp_path):
        found = Gazetteer().lookup("Post Nine")
    assert [(e.name, e.lat, e.country) for e in found] == [("Outpost Nine", 1.5, "TCD")]


def test_bad_code_is_named(tmp_path: Path):
    """A name for a country that is none is refused with file and line."""
    (tmp_path / "where").mkdir()
    (tmp_path / "where" / "names.tsv").write_text("name\tof\tsource\nNowhere\tQQQ\tours\n")
    with override(tmp_path), pytest.raises(DataError, match="line 2: 'QQQ'"):
        Gazetteer()


@pytest.mark.parametrize("table", ["places", "names", "words", "demonyms", "arcs"])
def test_rows_have_sources(table: str):
    """Each row of each table says where it is from."""
    assert all(row["source"] for row in read_table(f"where/{table}.tsv"))


def test_places_table_is_sound():
    """Points lie on the globe, codes are of countries the gazetteer has, weights are 1 to 9."""
    for row in read_table("where/places.tsv"):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert not row["country"] or gazetteer().country(row["country"]), row
        assert 1 <= int(row["weight"]) <= 9, row
