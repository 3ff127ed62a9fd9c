"""Other languages are told from English."""

from __future__ import annotations

import pytest

from dateline.language import reads_as_english

ENGLISH = (
    "The foreign minister of Norway met his counterpart from Chile in Oslo on Monday, officials said. They signed a treaty that will let ships of both "
    "countries fish in the waters of the other. The two had talked for three years, and the parliaments have to agree to it before the summer."
)
FRENCH = (
    "Le ministre norvégien des Affaires étrangères a rencontré lundi à Oslo son homologue chilien, ont indiqué des responsables. Ils ont signé un traité "
    "qui permettra aux navires des deux pays de pêcher dans les eaux de l'autre. Les deux pays négociaient depuis trois ans déjà sans grand succès."
)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True), (FRENCH, False), ("Norway, Chile Sign Treaty", True), ("", True),
        ("Министр иностранных дел Норвегии встретился с коллегой из Чили.", False),
    ],
)
def test_english_is_told_by_its_common_words(text: str, english: bool) -> None:
    """A longer text without common English words, or in other letters, is not English; a headline may be."""
    assert reads_as_english(text) is english
