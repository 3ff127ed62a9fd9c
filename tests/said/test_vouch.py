"""Who vouches for which word."""

from __future__ import annotations

import pytest

from dateline.language import Document, Parser, Token
from dateline.said import find_quotations, speaking, vouchers


def token(doc: Document, word: str) -> Token:
    return next(t for t in doc.tokens() if t.text == word)


@pytest.mark.parametrize(
    ("text", "trigger", "speakers"),
    [
        ("Rebels shelled the port on Monday, the army said.", "shelled", ["the army"]),
        ("A spokesman told the agency that officials believe the bridge was bombed.", "bombed", ["officials", "A spokesman"]),
        ("A spokesman told the agency that officials believe the bridge was bombed.", "believe", ["A spokesman"]),
        ("A spokesman told the agency that officials believe the bridge was bombed.", "told", []),
        ("Parliament voted for the pact, as Kyiv and the West say troops have arrived.", "voted", []),
        ("Parliament voted for the pact, as Kyiv and the West say troops have arrived.", "arrived", ["Kyiv and the West"]),
        ("The general is said to have attacked the fort.", "attacked", [None]),
        ("The union urged the state to release the men.", "release", []),
        ("The minister denied that police had beaten the men.", "beaten", []),
        ("The minister condemned the attack on the mosque.", "attack", []),
    ],
)
def test_vouchers(parser: Parser, text: str, trigger: str, speakers: list[str | None]) -> None:
    """Those who put the trigger forward as true, innermost first; demands, denials and judgements do not."""
    doc = parser.parse_text(text)
    quotations = vouchers(find_quotations(doc), token(doc, trigger))
    assert [a.speaker.text if a.speaker else None for a in quotations] == speakers


def test_interruption_is_not_vouched_for(parser: Parser) -> None:
    """The words between the parts of a quotation are the article's own."""
    doc = parser.parse_text('"The fort," said the king after he crossed the river, "has fallen."')
    quotations = find_quotations(doc)
    assert vouchers(quotations, token(doc, "crossed")) == []
    assert len(vouchers(quotations, token(doc, "fallen"))) == 1


@pytest.mark.parametrize("text", ["The toll is expected to rise.", "Ministers hope to sign the pact."])
def test_expectations_do_not_vouch(parser: Parser, text: str) -> None:
    """What is yet to come is vouched for by nobody."""
    doc = parser.parse_text(text)
    assert [a for t in doc.tokens() for a in vouchers(find_quotations(doc), t)] == []


@pytest.mark.parametrize(
    ("text", "word", "speaker"),
    [
        ('"We will sign," the minister of Chad said.', "We", "the minister of Chad"),
        ("The minister said we will sign.", "we", None),
    ],
)
def test_who_speaks_is_the_we_of_a_quotation(parser: Parser, text: str, word: str, speaker: str | None) -> None:
    """Not of what is told in other words."""
    doc = parser.parse_text(text)
    found = speaking(find_quotations(doc), token(doc, word).start)
    assert (found.speaker.text if found is not None and found.speaker is not None else None) == speaker
