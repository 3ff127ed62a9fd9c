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
