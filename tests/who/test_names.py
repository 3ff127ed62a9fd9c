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
