"""Descriptions, and whose the bodies without an owner are."""

from __future__ import annotations

import pytest

from dateline.who.memory import Lands


def test_words_of_a_description_choose_the_state(find) -> None:
    """The Andean nation is Peru, however near Japan was named."""
    found = find("Peru freed the men. Japan thanked the Andean nation.")
    assert found["Andean nation"].actor.code == "PER"


def test_a_bare_state_is_left_open(find) -> None:
    """The state may be one of a federation."""
    found = find("Canada lost. A judge blamed the state.")
    assert "state" not in found or found["state"].actor.code is None


def test_both_sides_are_the_two_named_before(find) -> None:
    """Who urges both sides is none of them."""
    found = find("Georgia and Russia traded fire. Sweden urged both sides to stop.")
    assert {a.actor.code for a in found["sides"].antecedents} == {"GEO", "RUS"}


def test_two_persons(find) -> None:
    """The two leaders are persons, not states."""
    found = find("President Juan Example met Prime Minister Peter Sample. The two leaders signed a pact.")
    assert [a.actor.name for a in found["two leaders"].antecedents] == ["Juan Example", "Peter Sample"]


def test_the_militant_group(find) -> None:
    """A group's kind leads to the organisation of that kind."""
    found = find("Israel shelled a camp. Hamas fired rockets. The militant group said two men died.")
    assert found["militant group"].actor.code == "HAMAS"
    assert found["militant group"].actor.sector == "REB"


def test_the_ministry_is_its_ministers(find) -> None:
    """A minister named before tells whose the ministry is."""
    found = find("Sudanese Defence Minister Omar Sample spoke. The ministry lost two soldiers.")
    assert found["ministry"].actor.code == "SDN"


@pytest.mark.parametrize(("text", "words"), [
    ("The country's navy offered divers.", "country's navy"),
    ("The capital fell. Australia sent troops to Asia.", "troops"),
])  # fmt: skip
def test_owners_told_by_the_article(find, text: str, words: str) -> None:
    """The country's navy is the country's; troops that a state sends are its own."""
    assert find("Australian Foreign Minister Bill Sample spoke. " + text)[words].actor.code == "AUS"


def test_an_army_keeps_its_sector(find) -> None:
    """Its soldiers are soldiers, whoever owns them; the leader of rebels is a rebel."""
    found = find("Paris moved its soldiers. The Houthis fled with their leader.")
    assert found.code("soldiers") == ("FRA", "MIL")
    assert found["leader"].actor.sector != "GOV"


def test_neighbours_are_others(find) -> None:
    """Chad's neighbours are not Chad's, US allies are still called so."""
    found = find("Chad's neighbours met.")
    assert found["Chad's neighbours"].actor.code is None


def test_at_home(find) -> None:
    """Without an owner, police are of the country of the dateline, if the article is mostly about it."""
    text = "NAIROBI, Kenya (AP) -- Kenya closed its parliament on Monday. Police fired on students."
    assert find(text)["Police"].actor.code == "KEN"
    abroad = "GENEVA (AP) -- Kenya and Chad closed embassies on Monday. Chad left Kenya. Police fired on students."
    assert find(abroad)["Police"].actor.code is None


def test_lands_know_nothing_by_default() -> None:
    """An article without states has no home."""
    assert Lands().home is None
    assert not Lands().dated


def test_the_object_is_not_the_subject(find) -> None:
    """Britain pressing the island nation presses another."""
    assert find("Britain pressed the island nation.")["island nation"].actor.code is None


def test_who_is_asked_to_send_sends(find) -> None:
    """Observers that one asks the United Nations to send are the United Nations'."""
    assert find("Chile asked the United Nations to send observers.")["observers"].actor.code == "UNO"


def test_the_bloc_that_only_stood_before_a_noun(find) -> None:
    """The bloc may be an organisation named before another noun."""
    found = find("European Union ministers met. The bloc offered aid.")
    assert found["bloc"].actor.code == "EU"
