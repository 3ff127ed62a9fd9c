"""Toponyms: what is found, what is not, and what it is taken for."""

from __future__ import annotations

import pytest

from dateline.language import Parser
from dateline.records import Place
from dateline.where import find_places


def places(parser: Parser, text: str) -> list[Place]:
    found = find_places(parser.parse_text(text))
    at = 0
    for p in found:
        assert text[p.start : p.end] == p.text
        assert p.start >= at, "toponyms stand in text order and don't overlap"
        at = p.end
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delegates met in Hanoi, Vietnam, and flew on to New York.", ["Hanoi", "Vietnam", "New York"]),
        ("Moscow and Beijing rejected the plan.", ["Moscow", "Beijing"]),
        ("The UK and the U.S. agreed on Monday.", ["UK", "U.S."]),
        ("Fighters hold the village of Zerevanka and the town of Old Mirzat.", ["Zerevanka", "Old Mirzat"]),
        ("They crossed the Strait of Hormuz and the Gulf of Oman.", ["Strait of Hormuz", "Gulf of Oman"]),
        ("Port-au-Prince was quiet, officials in Haiti said.", ["Port-au-Prince", "Haiti"]),
    ],
)
def test_found(parser: Parser, text: str, expected: list[str]):
    """Names of places are found, also those that stand for a government and those the gazetteer lacks."""
    assert [p.text for p in places(parser, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton met the head of the Bank of America.",
        "Russian and French officials met their Japanese colleagues.",
        "The Washington Post and the Boston Globe reported the talks.",
        "A professor at the University of Chicago wrote the report.",
        "Doctors saw more cases of West Nile virus.",
        "They will meet again in May or in August.",
        "The Islamic State of Iraq and Syria claimed it.",
    ],
)
def test_not_found(parser: Parser, text: str):
    """Adjectives, persons, bodies, papers, diseases and months are no places."""
    assert places(parser, text) == []


def test_larger_place_decides(parser: Parser):
    """The larger place named with it decides which of several is meant, also twice in one article."""
    found = places(parser, "Police arrested men in Springfield, Illinois, and in Springfield, Missouri.")
    assert [p.admin1 for p in found] == ["US-IL", "US-IL", "US-MO", "US-MO"]


def test_georgia(parser: Parser):
    """A name of a country and of a state is decided by its company."""
    assert places(parser, "Voters in Atlanta, Georgia, went to the polls.")[1].feature == "ADM1"
    assert places(parser, "Protesters marched in Tbilisi, the capital of Georgia.")[1].country == "GEO"


def test_division_or_city(parser: Parser):
    """A bare name is the city; with "region" or "province" it is the division."""
    assert places(parser, "Shells fell on Kursk.")[0].feature == "PPL"
    region = places(parser, "Shells fell on the Kursk region.")[0]
    assert (region.feature, region.admin1) == ("ADM1", "RU-KRS")
    jagang = places(parser, "Floods hit the province of Jagang.")[0]
    assert (jagang.admin1, jagang.country) == ("KP-04", "PRK")
    assert jagang.lat == pytest.approx(40.76, abs=0.5)


def test_context_country(parser: Parser):
    """A name that many places bear is the one in the country that the article speaks of."""
    text = "Cuban officials said the storm had passed over Cuba. In Santiago and Havana roofs were torn off."
    assert {p.country for p in places(parser, text)} == {"CUB"}


def test_unknown_place_has_no_point(parser: Parser):
    """A place that no source knows is said to be one, without coordinates."""
    (found,) = places(parser, "They burned the village of Zerevanka.")
    assert (found.lat, found.lon, found.name, found.feature) == (None, None, None, "PPL")


@pytest.mark.parametrize("text", ["", " ", ".", "A", "-", "IN IN IN", "Al-", "the the", "U.S.-"])
def test_odd_texts(parser: Parser, text: str):
    """Scraps of text do no harm, and what is found in them stands there."""
    assert all(text[p.start : p.end] == p.text for p in places(parser, text))
