"""Verbs that the parser reads as nouns, names or participles."""

from __future__ import annotations

import pytest

from dateline.language import Parser, Token


def main_verb(parser: Parser, text: str) -> Token:
    return parser.parse_text(text).sentences[0].root


@pytest.mark.parametrize(
    ("text", "verb", "tag", "lemma", "subject"),
    [
        ("Washington stations around 9,000 troops in the islands to defend them.", "stations", "VBZ", "station", "Washington"),
        ("Beijing slams visit.", "slams", "VBZ", "slam", "Beijing"),
        ("Cairo hosts talks on Gaza truce", "hosts", "VBZ", "host", "Cairo"),
        ("Rebels shell port city.", "shell", "VBP", "shell", "Rebels"),
        ("The Harbour State group released at least 14 sailors on Friday.", "released", "VBD", "release", "group"),
        ("Chile and Togo on Wednesday put into force the pact on tuna, a step in their ties.", "put", "VBD", "put", "Chile"),
        ("Peru Troops Storm Embassy", "Storm", "VBP", "storm", "Troops"),
        ("Kenyan Senators Ratify Fishing Pact", "Ratify", "VBP", "ratify", "Senators"),
        ("Chad Fires Missile, Insists on Right to Tests", "Fires", "VBZ", "fire", "Chad"),
        ("Turkey Warns Greece Over Islands", "Warns", "VBZ", "warn", "Turkey"),
        ("Kremlin Rejects Claim", "Rejects", "VBZ", "reject", "Kremlin"),
    ],
)
def test_the_verb_is_found(parser: Parser, text: str, verb: str, tag: str, lemma: str, subject: str) -> None:
    """A sentence in which a verb was taken for something else has its verb, subject and lemma, and its words as they are written."""
    root = main_verb(parser, text)
    assert (root.text, root.tag, root.lemma) == (verb, tag, lemma)
    found = root.child("nsubj")
    assert found is not None
    assert found.text == subject
    doc = root.sentence.document
    assert all(doc.text[t.start : t.end] == t.text for t in doc.tokens())
    assert all(t in t.head.children for t in doc.tokens() if t.head is not t)


@pytest.mark.parametrize(
    "text",
    [
        "Talks on Border Dispute in Geneva",
        "Peace talks in Geneva.",
        "Thousands of letters, and few answers.",
        "A court on the coast, and the case of the missing ships.",
        "Two Killed in Blast",
        "International Atomic Energy Agency",
        "Por la guia del maximo dirigente, en el ejercito y en los campos.",
    ],
)
def test_a_text_without_a_verb_is_left_alone(parser: Parser, text: str) -> None:
    """Fragments, names and other languages get no verb."""
    assert not any(t.tag in ("VBZ", "VBD", "VBP") for t in parser.parse_text(text).tokens())


@pytest.mark.parametrize(
    "text",
    [
        "The states affected are in the south.",
        "They made them partners.",
        "She had six houses searched.",
        "Forty people were killed and six others wounded.",
    ],
)
def test_participles_and_second_objects_keep_their_tag(parser: Parser, text: str) -> None:
    """What only looks like a verb with a subject is not made one."""
    doc = parser.parse_text(text)
    assert sum(t.tag in ("VBZ", "VBD", "VBP") for t in doc.tokens()) == 1


def test_joined_names_in_a_headline_are_both_subjects(parser: Parser) -> None:
    """The comma of a headline stands for "and"."""
    root = main_verb(parser, "Ghana, Togo Sign Border Treaty")
    subject = root.child("nsubj")
    assert root.text == "Sign"
    assert subject is not None
    assert [t.text for t in subject.subtree()] == ["Ghana", ",", "Togo"]
