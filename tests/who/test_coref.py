"""Pronouns and descriptions."""

from __future__ import annotations


def test_he_and_she_agree_in_gender(find) -> None:
    """A pronoun goes to the last subject of its gender."""
    found = find("Spokeswoman Maria Example met President Juan Example. She praised the deal.")
    assert found.pronoun("she").actor.name == "Maria Example"


def test_it_is_the_state_that_is_subject(find) -> None:
    """It and its are the state, body or organisation whose clause it is."""
    found = find("Nigeria said it would withdraw its troops.")
    assert found.pronoun("it").actor.code == "NGA"
    assert found.pronoun("its").actor.code == "NGA"
    assert found["troops"].actor.code == "NGA"


def test_it_stays_open_behind_a_thing(find) -> None:
    """Where a thing is the nearer subject, "its" is nobody's."""
    found = find("Sweden bought a ship. The ship lost its engine.")
    assert found.pronoun("its").actor.code is None
    assert not found.pronoun("its").political


def test_idle_it_is_no_mention(find) -> None:
    """It is clear that … names nobody."""
    assert all(m.actor.text.lower() != "it" for m in find("It is clear that Chile won.").index.mentions)


def test_they_are_those_joined_by_and(find) -> None:
    """They are all the coordinated subjects of the sentence before; what differs between them is null."""
    found = find("Japan and India signed a pact. They will hold drills.")
    they = found.pronoun("they")
    assert [a.actor.code for a in they.antecedents] == ["JPN", "IND"]
    assert they.actor.code is None
    assert they.political


def test_who_is_the_noun_it_hangs_on(find) -> None:
    """A relative pronoun is its head noun."""
    found = find("The rebels who attacked the town fled.")
    assert found.pronoun("who").actor.sector == "REB"


def test_his_in_a_phrase_before_the_subject(find) -> None:
    """In his speech, X said: the pronoun points forward."""
    found = find("President Juan Example left. In his speech, Senator Peter Sample blamed nobody.")
    assert found.pronoun("his").actor.name == "Peter Sample"


def test_the_country_and_the_group(find) -> None:
    """Definite descriptions go back to the state or organisation named last."""
    state = find("Laos launched a rocket. The reclusive state fired again.")["reclusive state"]
    assert (state.actor.name, state.actor.code) == ("Laos", "LAO")
    group = find("Hezbollah fired rockets. The group said three men died.")["group"]
    assert group.actor.name == "Hezbollah"


def test_an_open_pronoun_has_null_fields(find) -> None:
    """An unresolved pronoun is a mention that claims nothing."""
    m = find("They left at noon.").pronoun("they")
    assert (m.actor.name, m.actor.code, m.actor.sector, m.political) == (None, None, None, False)


def test_names_inside_a_quotation_are_nobody_outside(find) -> None:
    """He who added something is not the one he spoke about: who spoke in the sentence before is the first candidate."""
    text = 'Peter Sample, a professor at the university, praised the talks. "President Juan Example will watch Chile closely," he added.'
    assert find(text).pronoun("he").actor.name == "Peter Sample"
    text = 'Ambassador Maria Sample denied the charge. "Senator Anna Example knows that," she told reporters.'
    assert find(text).pronoun("she").actor.name == "Maria Sample"


def test_he_inside_a_quotation_is_not_the_speaker(find) -> None:
    """A pronoun that is quoted goes to whom the quotation before spoke of."""
    found = find('"The president has failed," said Senator Peter Sample. "He must go," he added.')
    inner, outer = [m for m in found.index.mentions if m.actor.text.lower() == "he"]
    assert inner.actor.name != "Peter Sample"
    assert outer.actor.name == "Peter Sample"


def test_titles_between_quotation_marks_are_no_speech(find) -> None:
    """A name in a quoted title can still be an antecedent."""
    found = find('In an article titled "The wisdom of Peter Sample", the paper praised him.')
    assert found.pronoun("him").actor.name == "Peter Sample"


def test_said_its_minister_looks_before_the_quotation(find) -> None:
    """Its behind a quotation is the state of the sentence before, not one that was quoted."""
    found = find('Paris refused to leave. "Niger is a friend," said its foreign minister.')
    assert found.pronoun("its").actor.code == "FRA"


def test_who_and_him_of_one_clause_are_two(find) -> None:
    """Who paid a call on him is not he; which is never the person who leads the delegation."""
    text = "Swedish King Carl Sample received the Thai delegation led by Secretary John Roe, which paid a courtesy call on him."
    found = find(text)
    assert found.pronoun("him").actor.name == "Carl Sample"
    assert found.pronoun("which").actor.code == "THA"


def test_he_said_is_not_whom_he_spoke_of(find) -> None:
    """Those named in what "he said" reports are not the speaker; who spoke before is."""
    found = find("King Carl Sample said he regarded it as an honour. The support given by Peter Sample and John Roe will be remembered, he said.")
    assert found.pronoun("he").actor.name == "Carl Sample"


def test_them_is_not_the_subject_of_its_own_verb(find) -> None:
    """Soldiers belonging to them, doctors who treat them: they are others."""
    for text in ("Five soldiers belonging to them are under investigation together with them.", "The ministers met and praised them."):
        assert find(text).pronoun("them").actor.sector is None


def test_his_wife_is_his_beside_whom_she_stands(find) -> None:
    """X and his wife: the possessor is X."""
    found = find("President Juan Example received the ambassador Peter Sample and his wife.")
    assert found.pronoun("his").actor.name == "Peter Sample"


def test_it_is_said_names_nobody(find) -> None:
    """It is said that …, it is a crime: no actor."""
    found = find("Japan held a drill. It is said that the drill will be long. It is a crime.")
    assert all(m.actor.code is None for m in found.index.mentions if m.actor.text == "It")


def test_the_chief_of_something_else_is_not_the_leader_named(find) -> None:
    """A description with an "of" of its own does not go back to another's leader."""
    found = find("Turkish leader Peter Example spoke. The chief of the Sample Society was there.")
    assert found["chief"].actor.name is None


def test_who_is_congratulated_is_not_who_sends(find) -> None:
    """His appointment is that of him who gets the message; him is not the subject by another name."""
    assert find("Premier Peter Example sent a message to Jean Sample on his appointment.").pronoun("his").actor.name == "Jean Sample"
    assert find("Ambassador Peter Sample left. In the message Sample wished him success.").pronoun("him").actor.name is None


def test_what_a_subject_is_said_to_be(find) -> None:
    """The regime is the group of traitors: one and the same."""
    assert find("The Chilean regime is the group of traitors.")["group"].actor.code == "CHL"


def test_the_allies_are_the_two_joined(find) -> None:
    """The allies are the two states that stand with "and" between them."""
    allies = find("She condemned South Korean and US criticism, while the allies build up their own forces.")["allies"]
    assert [a.actor.code for a in allies.antecedents] == ["KOR", "USA"]
