"""Names that no table has."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("name", ["Dawn for Clemency", "Zorbian Relief Front", "ZRF"])
def test_unknown_bodies_are_political(find, name: str) -> None:
    """A capitalised name of no table that acts as a body does is a political actor."""
    assert find(f"{name} accused ministers of fraud.")[name].political


@pytest.mark.parametrize("words", ["the Treaty of Rome", "the Coral Sea", "the Good Faith Agreement"])
def test_treaties_and_seas_do_not_act(find, words: str) -> None:
    """Texts, lands and waters are nobody."""
    assert not [m for m in find(f"Ministers praised {words} on Monday.").index.mentions if m.actor.text in words]


def test_presidents_of_companies_are_no_statesmen(find) -> None:
    """The sector of an unknown body's president is not the government's."""
    assert find("Peter Example, president of Zorbian Trading, resigned.")["Peter Example"].actor.sector != "GOV"


def test_embassies_by_their_full_name(find) -> None:
    """An embassy's name has its country's adjective."""
    assert find("The French Embassy denied it.")["French Embassy"].actor.name == "French Embassy"


def test_a_surname_that_is_a_town(find) -> None:
    """Once the article has named a person so, the surname is that person, not the town of this name."""
    found = find("President Juan Manuel Santos spoke. Santos said he would resign.", "2016-10-03")
    assert found["Santos"].actor.name == "Juan Manuel Santos"


def test_who_takes_a_side_is_not_of_that_state(find) -> None:
    """Anti-Japanese protesters are not Japan's."""
    assert find("Anti-Japanese protesters marched.").index.mentions[-1].actor.code is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The general visited the Ministry of the People's Armed Forces.", "Ministry of the People's Armed Forces"),
        ("The Provisional People's Committee of Freedonia adopted a law.", "Provisional People's Committee of Freedonia"),
        ("The Federation of Korean Traders in Japan denounced the move.", "Federation of Korean Traders in Japan"),
        ("The Scientific and Technological University opened its doors.", "Scientific and Technological University"),
        ("The Institute for Friendship and Solidarity protested.", "Institute for Friendship and Solidarity"),
    ],
)
def test_a_long_name_is_one(find, text: str, name: str) -> None:
    """A possessor, an "and" or a place within a name do not cut it, and its pieces are no mentions."""
    found = find(text)
    assert name in found
    pieces = [m.actor.text for m in found.index.mentions if m.actor.text != name and m.actor.text in name and m.actor.code is None]
    assert pieces == []


def test_a_name_behind_its_kind_is_one_mention(find) -> None:
    """An armed group and its name are one; whoever heads it belongs to it."""
    found = find("The head of Shiite armed group Hezbollah denied his party's role.")
    assert found.code("Shiite armed group Hezbollah") == ("HEZBOLLAH", "REB")
    assert found.code("head") == ("HEZBOLLAH", "REB")
    assert found["party"].actor.code == "HEZBOLLAH"


def test_initials_of_an_organisation_named_before(find) -> None:
    """The initials of a name need no brackets."""
    assert find("The Farmers' Party of Utopia met. The FPU won.")["FPU"].actor.name == "Farmers' Party of Utopia"


def test_a_title_of_a_work_names_nobody(find) -> None:
    """Capitals throughout between quotation marks are a title."""
    assert "Red Banner of Freedom" not in find('The work "Let Us Defend the Red Banner of Freedom" was printed.')


def test_a_surname_told_before_a_noun_is_known_later(find) -> None:
    """The Moon Jae-in government makes Moon a known name."""
    found = find("The talks failed after the Moon Jae-in government took power. Moon said so.", "2019-05-01")
    assert found["Moon"].actor.name == "Moon Jae-in"


def test_an_asian_family_name_stands_first(find) -> None:
    """Of three words that begin with a family name of East Asia that one is repeated."""
    assert find("Ri Chang Son, head of a farm, died on Monday. Ri was a good man.")["Ri"].actor.name == "Ri Chang Son"
