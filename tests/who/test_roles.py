"""Role nouns, their sectors, and whose they are."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("Thai police", "THA", "COP"),
        ("Colombian rebels", "COL", "REB"),
        ("Russian lawmakers", "RUS", "LEG"),
        ("South Korean troops", "KOR", "MIL"),
        ("Peru's parliament", "PER", "LEG"),
        ("Iran's Foreign Ministry", "IRN", "GOV"),
        ("Seoul's military", "KOR", "MIL"),
        ("Delhi police", "IND", "COP"),
        ("Bolivian miners", "BOL", "LAB"),
        ("Chadian refugees", "TCD", "REF"),
        ("Hamas officials", "HAMAS", "REB"),
        ("armed gunmen", None, "UAF"),
        ("five civilians", None, "CVL"),
        ("hundreds of protesters", None, "CVL"),
    ],
)
def test_sector_by_noun_and_code_by_owner(find, phrase: str, code: str | None, sector: str) -> None:
    """The noun gives the sector; demonym, possessor or city gives the code; an organisation gives its people both."""
    found = find(f"Reports said that {phrase} entered the building.")
    actor = found[phrase].actor
    assert actor.sector == sector
    if phrase != "Hamas officials":
        assert actor.code == code
    assert found.document.text[actor.start : actor.end] == phrase


@pytest.mark.parametrize(
    ("sentence", "words", "code"),
    [
        ("The president of Ukraine resigned.", "president", "UKR"),
        ("A spokesman for the Japanese Defense Ministry spoke.", "spokesman", "JPN"),
        ("Police in Gambia arrested him.", "Police", "GMB"),
        ("Soldiers from Ghana arrived.", "Soldiers", "GHA"),
    ],
)
def test_owner_behind_the_noun(find, sentence: str, words: str, code: str) -> None:
    """Of, for, from and in a country tell whose somebody is."""
    assert find(sentence)[words].actor.code == code


@pytest.mark.parametrize("sentence", ["Troops in Chad mutinied.", "The embassy in Chad closed.", "The ambassador to Chad left."])
def test_where_somebody_is_does_not_tell_whose(find, sentence: str) -> None:
    """Troops, embassies and diplomats in a country need not be that country's."""
    assert all(m.actor.code is None for m in find(sentence).index.mentions if m.kind == "description")


def test_coordinated_demonyms_are_two_actors(find) -> None:
    """Israeli and Palestinian officials: two mentions with one head."""
    found = find("Israeli and Palestinian officials met on Monday.")
    head = next(t for t in found.document.tokens() if t.text == "officials")
    assert {m.actor.code for m in found.index.all_at(head)} == {"ISR", "PSE"}
    assert found.index.at(head) is not None


def test_conjuncts_are_mentions_of_their_own(find) -> None:
    """Each of "soldiers, police and students" is found."""
    found = find("Soldiers, police and students clashed.")
    assert [m.actor.sector for m in found.index.mentions] == ["MIL", "COP", "EDU"]


def test_any_word_of_a_phrase_leads_to_its_mention(find) -> None:
    """``at`` takes the head first, then any word."""
    found = find("Two Italian farmers sued the ministry.")
    tokens = {t.text: t for t in found.document.tokens()}
    assert found.index.at(tokens["farmers"]) is found.index.at(tokens["Italian"]) is found["Two Italian farmers"]


def test_an_acronym_in_brackets_is_the_organisation(find) -> None:
    """The initials given after a name stand for it from there on."""
    found = find("The Northern Dockers Union (NDU) called a strike. The NDU said it would last a week.")
    assert found["NDU"].actor.sector == "LAB"
    assert found["NDU"].actor.name == "Northern Dockers Union"


def test_offsets_count_into_the_text(find) -> None:
    """Every mention's words are what the text has there."""
    found = find("Brazil’s “interim” foreign minister — a former judge — met the UN’s envoy.\n\nThey agreed on nothing.")
    assert found.index.mentions
    for m in found.index.mentions:
        assert found.document.text[m.actor.start : m.actor.end] == m.actor.text


def test_abbreviations_before_a_joined_demonym(find) -> None:
    """U.S. and Mexican officials: two mentions with one head."""
    found = find("U.S. and Mexican officials met on Monday.")
    assert sorted(m.actor.code for m in found.index.mentions) == ["MEX", "USA"]


def test_lower_case_south(find) -> None:
    """Northern agencies write south Korea."""
    codes = {m.actor.text: m.actor.code for m in find("The south Korean army fired shells, and south Korea kept silent.").index.mentions}
    assert codes == {"south Korean army": "KOR", "south Korea": "KOR"}


def test_the_north_in_lower_case(find) -> None:
    """Where an article writes south Korea, the north is a state; where it lies is no actor."""
    found = find("The south Korean regime urged the north to return to talks. Snow fell in the north.").index.mentions
    assert [(m.actor.text, m.actor.code) for m in found if m.actor.text == "north"] == [("north", "PRK")]
    assert not [m for m in find("The minister urged the north to save water.").index.mentions if m.actor.text == "north"]


def test_nouns_share_an_of(find) -> None:
    """The government and people of Ghana are both Ghana's."""
    found = find("The envoy thanked the government and people of Ghana.")
    assert (found["government"].actor.code, found["people"].actor.code) == ("GHA", "GHA")


def test_whose_of_two_joined_possessors(find) -> None:
    """Pakistan and Afghanistan's spy services are both states'."""
    found = find("Pakistan and Afghanistan's intelligence services have agreed to share information.")
    assert {m.actor.code for m in found.index.mentions if m.actor.sector == "SPY"} == {"PAK", "AFG"}


def test_who_leads_a_delegation_is_its_states(find) -> None:
    """An envoy without a country has that of the delegation that he leads."""
    found = find("The Thai delegation led by Deputy Permanent Secretary John Roe left on Tuesday.")
    assert found["Deputy Permanent Secretary John Roe"].actor.code == "THA"


def test_a_body_that_modifies_has_its_demonym(find) -> None:
    """Syrian government missiles are the Syrian government's."""
    assert find("Syrian government missiles have struck a village.").code("Syrian government") == ("SYR", "GOV")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister voiced his government's opposition to the plan.", "opposition"),
        ("Thousands stood in front of the office.", "front"),
        ("The tension on the Korean Peninsula rose.", "Korean"),
    ],
)
def test_nobody_is_meant(find, text: str, word: str) -> None:
    """Abstract nouns, set phrases and names of lands are no actors."""
    assert all(word not in m.actor.text for m in find(text).index.mentions)


def test_the_head_of_a_farm_is_no_statesman(find) -> None:
    """Heads and directors of private bodies hold no office of state."""
    assert find("Peter Sample, director of a farm, died.")["Peter Sample"].actor.sector == "CVL"


def test_korean_is_of_the_one_state_told(find) -> None:
    """A word that may be of two states is of the one of which the article tells, else of none."""
    assert find("The Korean people cheered. North Korea said so.")["Korean people"].actor.code == "PRK"
    assert find("The Korean people cheered. North Korea met South Korea.")["Korean people"].actor.code is None


def test_an_office_behind_a_comma_is_his_before_it(find) -> None:
    """In a list of persons each office belongs to the name before it, also over what the table knows of the past."""
    text = "They were met by Yang Hyong Sop, vice-president of the Presidium, John Roe, vice-minister of Trade, and Anna Zed, Kenyan ambassador to Peru."
    found = find(text, "2012-03-01")
    told = {m.actor.name: (m.actor.code, m.actor.role) for m in found.index.mentions if m.kind == "name" and m.sort == "person"}
    assert told == {"Yang Hyong Sop": ("PRK", "vice president"), "John Roe": (None, "deputy trade minister"), "Anna Zed": ("KEN", "ambassador")}


def test_a_company_is_a_business(find) -> None:
    """What ends in Co. Ltd. is one name, and its director no statesman."""
    found = find("The executive director of the Acme Trading (Lima) Co. Ltd. spoke.")
    assert found["Acme Trading (Lima) Co. Ltd."].actor.sector == "BUS"
    assert found["executive director"].actor.sector == "BUS"


def test_a_body_in_capitals_is_of_the_articles_home(find) -> None:
    """The Supreme Court, the Cabinet, where one state is what the article is about."""
    assert find("Kenya met Kenya's MPs. Kenya said so. Kenya went on. The Supreme Court ruled.")["Supreme Court"].actor.code == "KEN"
