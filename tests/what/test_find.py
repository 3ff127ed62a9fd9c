"""Sentences to deeds: types, participants, status."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.what import Deed

Find = Callable[[str], list[Deed]]


def words(deed: Deed) -> tuple[str, str, list[str], list[str]]:
    return deed.key, deed.status.value, [t.text for t in deed.actors], [t.text for t in deed.recipients]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya arrested two Chadian journalists on Monday.", ("COERCE/arrest", "actual", ["Kenya"], ["journalists"])),
        ("Two journalists were arrested by Kenyan police.", ("COERCE/arrest", "actual", ["police"], ["journalists"])),
        ("Norway lifted sanctions against Chad.", ("RETREAT/lift", "actual", ["Norway"], ["Chad"])),
        ("Norway imposed sanctions on Chad.", ("SANCTION/impose", "actual", ["Norway"], ["Chad"])),
        ("Norway and Chile signed a treaty.", ("SUPPORT/sign", "actual", ["Norway", "Chile"], ["Norway", "Chile"])),
        ("Peru condemned the attack.", ("ACCUSE/disapprove", "actual", ["Peru"], [])),
        ("The rebels released three soldiers.", ("RETREAT/release", "actual", ["rebels"], ["soldiers"])),
        ("Chad expelled three Kenyan diplomats.", ("SANCTION/expel", "actual", ["Chad"], ["diplomats"])),
        ("Israel launched an attack on Lebanon.", ("ASSAULT/military", "actual", ["Israel"], ["Lebanon"])),
    ],
)
def test_type_actor_and_recipient(deeds: Find, text: str, expected: tuple[str, str, list[str], list[str]]) -> None:
    """Active, passive, nominal and reciprocal sentences give the same kind of deed."""
    assert expected in [words(d) for d in deeds(text)]


@pytest.mark.parametrize(
    ("text", "key", "actor"),
    [
        ("Chad agreed to release the prisoners.", "CONCEDE/release", "Chad"),
        ("Chad refused to release the prisoners.", "REJECT/yield", "Chad"),
        ("Chad will not release the prisoners.", "REJECT/yield", "Chad"),
        ("Chad will release the prisoners.", "CONCEDE/release", "Chad"),
        ("Kenya urged Chad to release the prisoners.", "REQUEST/yield", "Kenya"),
        ("Kenya threatened to attack Chad.", "THREATEN/force", "Kenya"),
        ("Kenya called for talks with Chad.", "REQUEST/meet", "Kenya"),
        ("Kenya said Chad must release the prisoners.", "REQUEST/yield", "Kenya"),
        ("Chad is not willing to release the prisoners.", "REJECT/yield", "Chad"),
    ],
)
def test_operators_change_what_their_complement_means(deeds: Find, text: str, key: str, actor: str) -> None:
    """A promise of X is not X, nor is a demand for it or its refusal: one deed is left, with the operator's subject."""
    found = deeds(text)
    assert [d.key for d in found] == [key]
    assert [t.text for t in found[0].actors] == [actor]


def test_an_accusation_tells_the_accused_deed_beside_it(deeds: Find) -> None:
    """What somebody is accused of may be so: a second deed, possible, done by the accused."""
    found = {d.key: d for d in deeds("Kenya accused Chad of attacking the rebels.")}
    assert [t.text for t in found["ACCUSE/allege"].recipients] == ["Chad"]
    assert found["ASSAULT/military"].status.value == "possible"
    assert [t.text for t in found["ASSAULT/military"].actors] == ["Chad"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad attacked Kenya.", "actual"),
        ("Chad did not attack Kenya.", "negated"),
        ("Chad never attacked Kenya.", "negated"),
        ("Chad may have attacked Kenya.", "possible"),
        ("Chad allegedly attacked Kenya.", "possible"),
    ],
)
def test_status(deeds: Find, text: str, status: str) -> None:
    """Negation and hedges are in the status, not in the type."""
    found = deeds(text)
    assert [d.status.value for d in found] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "The team lifted the trophy on Sunday.",
        "If Chad attacks Kenya, prices will rise.",
        "The weather was mild in Oslo.",
        "The party seized the opportunity.",
    ],
)
def test_look_alikes_and_conditions_are_no_deed(deeds: Find, text: str) -> None:
    """A figurative use or a condition gives nothing."""
    assert deeds(text) == []


def test_a_purpose_is_not_a_deed(deeds: Find) -> None:
    """What troops are sent for has not been done."""
    keys = [d.key for d in deeds("Russia sent troops to Chad to attack the rebels.")]
    assert "MOBILIZE/troops" in keys
    assert not [k for k in keys if k.startswith("ASSAULT")]


@pytest.mark.parametrize("text", ["WAR " * 300, "a" * 3000, "and or but " * 120, "said that " * 150, "Chad attacked " * 120])
def test_odd_sentences_do_no_harm(deeds: Find, text: str) -> None:
    """Long, capital or verbless sentences neither fail nor explode."""
    assert len(deeds(text)) <= len(text.split())
