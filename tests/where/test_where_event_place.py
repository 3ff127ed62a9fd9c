"""The place of an event."""

from __future__ import annotations

import pytest

from dateline.language import Parser
from dateline.records import Unknown, Where
from dateline.where import event_place, find_places


def place_of(parser: Parser, text: str, word: str, actors: tuple[str, ...] = ()) -> Where | Unknown:
    doc = parser.parse_text(text)
    at = text.index(word)
    sentence = doc.sentence_at(at)
    assert sentence is not None
    trigger = next(t for t in sentence.tokens if t.start == at)
    spans = [(text.index(a), text.index(a) + len(a)) for a in actors]
    where = event_place(doc, sentence, trigger, find_places(doc), spans)
    if isinstance(where, Where):
        assert text[where.start : where.end] == where.text
    return where


@pytest.mark.parametrize(
    ("text", "word", "expected", "precision"),
    [
        ("Rebels shelled Kherson on Monday.", "shelled", "Kherson", "point"),
        ("Troops captured the town of Kamenivka in eastern Ukraine.", "captured", "Kamenivka", "point"),
        ("A rocket was launched from Jagang province over the sea at dawn.", "launched", "Jagang", "admin1"),
        ("The ministry deployed troops to the Kursk region.", "deployed", "Kursk", "admin1"),
        ("The minister visited Addis Ababa, Ethiopia, on Friday.", "visited", "Addis Ababa", "point"),
        ("Turkey sent soldiers into northern Syria.", "sent", "Syria", "country"),
        ("The ship was seized in the Strait of Hormuz near Bandar Abbas.", "seized", "Strait of Hormuz", "water"),
        ("Fighting went on over Nagorno-Karabakh.", "went", "Nagorno-Karabakh", "region"),
        ("Gunmen killed 12 people in a market in Maiduguri, in northeastern Nigeria.", "killed", "Maiduguri", "point"),
        ("Protesters marched through the streets of Tbilisi.", "marched", "Tbilisi", "point"),
    ],
)
def test_attached(parser: Parser, text: str, word: str, expected: str, precision: str):
    """Prepositions of place, objects of attacks and visits, origins of launches and destinations of troops give the place, the most exact first."""
    where = place_of(parser, text, word)
    assert isinstance(where, Where)
    assert (where.text, where.precision) == (expected, precision)


def test_actor_is_no_place(parser: Parser):
    """A capital that acts is not where it happened, with or without a word from the actors' side."""
    for actors in ((), ("Washington",)):
        assert isinstance(place_of(parser, "Washington condemned the launch.", "condemned", actors), Unknown)


def test_actor_beside_place(parser: Parser):
    """The place is found beside an actor that is named by its capital."""
    where = place_of(parser, "Moscow bombed a market in Kharkiv.", "bombed", ("Moscow",))
    assert isinstance(where, Where)
    assert where.text == "Kharkiv"


def test_no_place(parser: Parser):
    """Without a place in its sentence an event's place is unknown, whatever other sentences say."""
    where = place_of(parser, "The talks were held in Geneva. The general resigned.", "resigned")
    assert where == Unknown("no place in the sentence")


def test_dateline_is_no_place(parser: Parser):
    """An agency's dateline says where the reporter sat."""
    where = place_of(parser, "NAIROBI, Kenya (AP) -- Soldiers arrested the mayor on Sunday.", "arrested")
    assert isinstance(where, Unknown)


def test_bearing_is_no_place(parser: Parser):
    """A place that only serves to say how far another lies from it is not taken for it."""
    where = place_of(parser, "A bomb exploded in Tikrit, 140 kilometers north of Baghdad.", "exploded")
    assert isinstance(where, Where)
    assert where.text == "Tikrit"
