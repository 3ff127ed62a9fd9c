"""States, peoples, capitals, seats, directions."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "words", "code"),
    [
        ("The DPRK rejected the offer.", "DPRK", "PRK"),
        ("The U.S. condemned the raid.", "U.S.", "USA"),
        ("The UAE signed a treaty with Chad.", "UAE", "ARE"),
        ("Officials fear that the Soviet Union will object.", "Soviet Union", "SUN"),
        ("Kosovo thanked its partners.", "Kosovo", "XKX"),
    ],
)
def test_a_state_is_known_by_its_names(find, sentence: str, words: str, code: str) -> None:
    """Short names, abbreviations and former states have their codes; a state's name alone has no sector."""
    assert find(sentence).code(words) == (code, None)


def test_people_of_a_state_are_civilians(find) -> None:
    """A demonym noun is the state's civilians."""
    assert find("Thousands of Norwegians protested on Friday.")["Thousands of Norwegians"].actor.sector == "CVL"
    assert find("Russians voted on Sunday.").code("Russians") == ("RUS", "CVL")


@pytest.mark.parametrize("city", ["Washington", "Moscow", "Pyongyang", "Kyiv", "Tehran", "Beijing"])
def test_a_capital_that_acts_is_its_government(find, city: str) -> None:
    """As a subject, agent, possessor or partner a capital stands for the government."""
    found = find(f"{city} rejected the proposal.")
    assert found[city].kind == "metonym"
    assert found[city].actor.sector == "GOV"
    assert found[city].political
    assert city in find(f"Talks between {city} and London collapsed.")


@pytest.mark.parametrize("sentence", ["The minister spoke in Moscow.", "The envoys arrived in Moscow.", "He made a visit to Moscow.", "Jets bombed Moscow."])
def test_a_capital_that_is_a_place_is_no_actor(find, sentence: str) -> None:
    """In plain locative use a capital is no mention, but the state can be asked for."""
    found = find(sentence)
    token = next(t for t in found.document.tokens() if t.text == "Moscow")
    assert found.index.at(token) is None
    place = found.index.place_actor(token)
    assert place is not None
    assert (place.code, place.text) == ("RUS", "Moscow")


def test_a_dateline_names_no_actor(find) -> None:
    """The place a story was filed from does nothing."""
    found = find("NAIROBI, Kenya (AFP) -- Police arrested two students on Monday.")
    assert "NAIROBI" not in found
    assert "Kenya" not in found
    assert "two students" in found


def test_a_seat_stands_for_the_government(find) -> None:
    """The Kremlin, the White House and others are governments."""
    found = find("The Kremlin accused the White House of lying.")
    assert found.code("Kremlin") == ("RUS", "GOV")
    assert found.code("White House") == ("USA", "GOV")


def test_directions_are_told_by_the_article(find) -> None:
    """The North is North Korea where Korea is written of, Sudan where Sudan is, and nothing where neither is."""
    korea = find("Talks on Korea failed. The North fired a missile, and the South's military responded.")
    assert korea["North"].actor.code == "PRK"
    assert korea.code("South's military") == ("KOR", "MIL")
    sudan = find("Sudan was divided. Juba said that the North had bombed two villages.")
    assert sudan["North"].actor.code == "SDN"
    assert "North" not in find("The North has colder winters.")


def test_the_west_is_a_group_without_a_code(find) -> None:
    """The West acts, but is no state."""
    actor = find("The West condemned the vote.")["West"].actor
    assert (actor.name, actor.code, actor.sector) == ("the West", None, None)


def test_bare_demonyms_are_mentions(find) -> None:
    """Demonyms that modify what is no actor are mentions of their own: "Greek and US criticism", "Saudi-led"."""
    found = find("Greek and US criticism of the Saudi-led operation grew.")
    assert [found[w].actor.code for w in ("Greek", "US", "Saudi")] == ["GRC", "USA", "SAU"]


def test_names_of_persons_are_not_states(find) -> None:
    """A country's name inside a person's is not the country."""
    found = find("Actor Michael Jordan met Chad Smith in Paris.")
    assert all(m.actor.code not in ("JOR", "TCD") for m in found.index.mentions)


def test_georgia_is_the_one_of_which_the_article_has_the_words(find) -> None:
    """A governor and Atlanta make it the American state."""
    assert find("ATLANTA - Georgia's governor, Brian Kemp, signed a law.", "2021-04-01")["Georgia"].actor.code == "USA"
    assert find("Georgia's president met Russia's envoy in Tbilisi.", "2021-04-01")["Georgia"].actor.code == "GEO"


def test_the_taliban_are_what_they_were_then(find) -> None:
    """Rebels until they took the state, its government since."""
    assert find("The Taliban refused.", "2015-05-05").code("Taliban") == ("TALIBAN", "REB")
    assert find("The Taliban refused.", "2023-05-05").code("Taliban") == ("AFG", "GOV")


def test_the_alliance_is_nato_before_any_other(find) -> None:
    """Of organisations named the one that is called so."""
    found = find("NATO said it would bomb. European Union foreign ministers met. The alliance warned Belgrade.", "1999-03-01")
    assert found.code("alliance") == ("NATO", "IGO")


def test_officials_of_each_of_several_states(find) -> None:
    """The presidents of Russia and China: both states have one there."""
    found = find("The presidents of Russia and China signed a deal.", "2010-03-01")
    assert {m.actor.code for m in found.index.mentions if m.actor.role == "president"} == {"RUS", "CHN"}
