"""The parser's interface."""

from __future__ import annotations

import pytest

from dateline.language import Parser


@pytest.mark.parametrize(
    "text",
    [
        "He said  ``we will\n go'' and left.\tThe  end came.",
        "“Kyiv’s allies” – all 30 – agreed.\u00a0Nobody left.",
        "日本 and München signed. Ωmega said no… 🚀 launched.",
        "word " * 900,
        "A",
        "- - -\n\n***\n\n| a | b |\n",
    ],
)
def test_every_token_is_its_stretch_of_the_text(parser: Parser, text: str) -> None:
    """Whatever is normalised for the parser, tokens point at the text as it was given."""
    doc = parser.parse_text(text)
    for token in doc.tokens():
        assert doc.text[token.start : token.end] == token.text
        assert token.text.strip()
    for sentence in doc.sentences:
        assert all(t.head.sentence is sentence for t in sentence.tokens)
        assert [t.i for t in sentence.tokens] == list(range(len(sentence.tokens)))


def test_documents_come_in_order_and_an_empty_text_has_no_sentence(parser: Parser) -> None:
    """The stream of documents keeps the order of the articles."""
    docs = list(parser.parse([("a", "One sentence. Two sentences.", None), ("b", "", "2024-01-01"), ("c", "Three.", None)]))
    assert [d.id for d in docs] == ["a", "b", "c"]
    assert [len(d.sentences) for d in docs] == [2, 0, 1]
    assert docs[1].published == "2024-01-01"


def test_lemmas_follow_the_tag(parser: Parser) -> None:
    """The lemma of a form depends on what it is in the sentence."""
    doc = parser.parse_text("They left the building and struck deals.")
    lemmas = {t.text: t.lemma for t in doc.tokens()}
    assert lemmas["left"] == "leave"
    assert lemmas["struck"] == "strike"
    assert lemmas["deals"] == "deal"


def test_tokens_between_and_sentence_at_agree_with_offsets(parser: Parser) -> None:
    """Looking up by offset finds the words there."""
    doc = parser.parse_text("Norway left. Chile stayed.")
    at = doc.text.index("Chile")
    found = doc.sentence_at(at)
    assert found is not None
    assert found.text == "Chile stayed."
    assert [t.text for t in doc.tokens_between(at, at + 12)] == ["Chile", "stayed"]
    assert doc.sentence_at(12) is None
