"""Persons: names, titles, offices on a day."""

from __future__ import annotations

import pytest


def test_title_and_nationality_come_from_the_text(find) -> None:
    """A person in no table has the role, sector and code the text gives."""
    actor = find("Indonesian Defence Minister Budi Wirawan arrived.")["Indonesian Defence Minister Budi Wirawan"].actor
    assert (actor.name, actor.code, actor.sector, actor.role) == ("Budi Wirawan", "IDN", "GOV", "defence minister")


def test_apposition_tells_the_office(find) -> None:
    """A spokesman for a ministry, set behind a name, is what that person is."""
    found = find("Lee Ha-jun, a spokesman at South Korea's Defense Ministry, denied it.")
    actor = found["Lee Ha-jun"].actor
    assert (actor.code, actor.role) == ("KOR", "spokesman")
    assert actor.sector in ("GOV", "MIL")


def test_seats_own_their_spokesmen(find) -> None:
    """Kremlin spokesman Dmitry Peskov is Russia's government."""
    actor = find("Kremlin spokesman Dmitry Peskov declined to comment.")["Kremlin spokesman Dmitry Peskov"].actor
    assert (actor.name, actor.code, actor.sector, actor.role) == ("Dmitry Peskov", "RUS", "GOV", "spokesman")


def test_the_state_wins_over_the_body_it_is_sent_to(find) -> None:
    """A state's ambassador to the United Nations is the state's."""
    actor = find("Pyongyang's UN ambassador Ri Chol spoke.")["Pyongyang's UN ambassador Ri Chol"].actor
    assert (actor.code, actor.sector, actor.role) == ("PRK", "GOV", "UN ambassador")


def test_office_on_the_day_of_publication(find) -> None:
    """The table tells the office held on the day; a day after its end makes it a former one."""
    then = find("Angela Merkel praised the deal.", "2015-03-01")["Angela Merkel"].actor
    assert (then.code, then.sector, then.role) == ("DEU", "GOV", "chancellor")
    later = find("Angela Merkel praised the deal.", "2024-03-01")["Angela Merkel"].actor
    assert (later.code, later.sector) == ("DEU", "ELI")
    assert later.role is not None
    assert later.role.startswith("former ")


def test_without_a_date_no_office_is_guessed(find) -> None:
    """An unknown day gives the country, and a role only where the text has one."""
    assert find("Angela Merkel praised the deal.")["Angela Merkel"].actor.role is None


def test_former_holders_are_elites(find) -> None:
    """Former, ex- and then- before a title."""
    for words in ("former President Jimmy Example", "ex-president Jimmy Example", "then-president Jimmy Example"):
        found = find(f"The court questioned {words} on Monday.")
        actor = next(m.actor for m in found.index.mentions if m.actor.name == "Jimmy Example")
        assert (actor.sector, actor.role) == ("ELI", "former president")


def test_surname_after_the_full_name(find) -> None:
    """Once named in full, a surname is enough: the last word, with particles, or the first in East Asia."""
    found = find("Senator Anna van der Berg spoke. Van der Berg left. Chinese envoy Wang Xiaoming agreed. Wang thanked her.")
    assert found["Van der Berg"].actor.name == "Anna van der Berg"
    assert found["Van der Berg"].actor.sector == "LEG"
    assert found["Wang"].actor.name == "Wang Xiaoming"


def test_one_of_several_of_a_surname_by_the_title(find) -> None:
    """Leader Kim is not the ambassador of the same surname."""
    found = find("North Korean leader Kim Jong Un met ambassador Kim Song. Later, leader Kim left.")
    assert found["leader Kim"].actor.name == "Kim Jong Un"


def test_a_private_person_is_not_political(find) -> None:
    """A name without office or role is an actor that is not political."""
    assert not find("Peter Example bought a house.")["Peter Example"].political


def test_elect_only_after_the_vote_was_called(find) -> None:
    """On the day of the vote a candidate is what he was before."""
    actor = find("Donald Trump waited.", "2024-11-05")["Donald Trump"].actor
    assert (actor.code, actor.sector, actor.role) == ("USA", "ELI", "former president")
    assert find("Donald Trump waited.", "2024-11-08")["Donald Trump"].actor.role == "president-elect"


def test_before_the_first_office_there_is_no_sector(find) -> None:
    """A person who was not yet in office is of the state, political, and of no sector."""
    m = find("Kim Jong Un visited a farm.", "2010-05-01")["Kim Jong Un"]
    assert (m.actor.code, m.actor.sector, m.actor.role, m.political) == ("PRK", None, None, True)


def test_the_most_characteristic_office_without_a_date(find) -> None:
    """Without a date the lead of a world body outweighs what else was held."""
    assert find("Antonio Guterres left.")["Antonio Guterres"].actor.sector == "IGO"


def test_a_candidacy_gives_way_to_an_office(find) -> None:
    """Who runs while in office is still in office."""
    assert find("Kamala Harris spoke.", "2024-09-01")["Kamala Harris"].actor.role == "vice president"


def test_a_persons_country_is_not_where_he_was_met(find) -> None:
    """Who was met in Oslo is not Norway's."""
    assert find("Peter Example met Anna Sample in Oslo.")["Anna Sample"].actor.code is None


@pytest.mark.parametrize(
    ("text", "day", "surname", "name"),
    [
        ("Bush ordered strikes on Iraq.", "2003-03-01", "Bush", "George W. Bush"),
        ("Blair backed the plan.", "2003-03-01", "Blair", "Tony Blair"),
        ("Xi met ministers.", "2018-05-01", "Xi", "Xi Jinping"),
        ("Major resigned.", "1995-03-01", "Major", "John Major"),
        ("Orban said on Monday that Hungary would veto the deal.", "2023-12-15", "Orban", "Viktor Orban"),
    ],
)
def test_a_surname_alone_is_who_leads_a_state_then(find, text: str, day: str, surname: str, name: str) -> None:
    """Relatives, namesakes and those long out of office do not count."""
    found = find(text, day)[surname].actor.name
    assert found is not None
    assert found.replace("á", "a") == name


def test_a_trade_is_no_trade_as_a_name(find) -> None:
    """Baker met somebody: no baker."""
    assert find("Baker met Gorbachev.", "1991-03-01")["Baker"].actor.sector is None


def test_an_elect_is_not_in_office_and_not_what_he_was(find) -> None:
    """President-elect is one title; before the name and behind a comma."""
    first = find("Mexican President-elect Claudia Sheinbaum met him.", "2024-07-01")["Mexican President-elect Claudia Sheinbaum"].actor
    assert (first.code, first.role, first.sector) == ("MEX", "president-elect", "ELI")
    second = find("Mexico's president-elect, Claudia Sheinbaum, spoke.", "2024-07-01")["Claudia Sheinbaum"].actor
    assert (second.code, second.role) == ("MEX", "president-elect")


def test_the_text_tells_whose_envoy_where_no_day_does(find) -> None:
    """Undated, the owner in the text wins over the table; without one the state that was led counts."""
    found = find("EU envoy Wolfgang Petritsch left. President Salva Kiir spoke.")
    assert found["EU envoy Wolfgang Petritsch"].actor.code == "EU"
    assert found["President Salva Kiir"].actor.code == "SSD"


def test_a_title_in_the_plural_is_shared(find) -> None:
    """Presidents Biden and Xi: both are presidents."""
    assert find("Presidents Biden and Xi spoke.", "2023-03-01")["Xi"].actor.role == "president"
