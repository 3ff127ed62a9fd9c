"""Quotations: what was said, by whom, in which words."""

from __future__ import annotations

import time

import pytest

from dateline.language import Parser
from dateline.said import Attribution, find_quotations


def found(parser: Parser, text: str) -> list[Attribution]:
    doc = parser.parse_text(text)
    quotations = find_quotations(doc)
    for a in quotations:
        for span in (a.content, a.cue, *a.parts, *([a.speaker] if a.speaker else [])):
            assert text[span.start : span.end] == span.text
            assert span.text == span.text.strip()
        assert (a.parts[0].start, a.parts[-1].end) == (a.content.start, a.content.end)
    assert [a.content.start for a in quotations] == sorted(a.content.start for a in quotations)
    return quotations


def rows(parser: Parser, text: str) -> list[tuple[str | None, str, tuple[str, ...], bool]]:
    return [(a.speaker.text if a.speaker else None, a.cue.text, tuple(p.text for p in a.parts), a.direct) for a in found(parser, text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "parts"),
    [
        ("Rebels shelled the port of Kasmar on Monday, the army said.", "the army", "said", ["Rebels shelled the port of Kasmar on Monday"]),
        ("The bombing killed nine, said police chief Ali Omar.", "police chief Ali Omar", "said", ["The bombing killed nine"]),
        ("The army, officials said, has withdrawn from the valley.", "officials", "said", ["The army", "has withdrawn from the valley"]),
        ("The talks, according to two diplomats, collapsed overnight.", "two diplomats", "according to", ["The talks", "collapsed overnight"]),
        ("According to the interior ministry, police arrested 14 people.", "the interior ministry", "According to", ["police arrested 14 people"]),
        ("The envoy was quoted as saying that the border would reopen.", "The envoy", "saying", ["that the border would reopen"]),
        ("The minister, who said that the strike was illegal, resigned.", "who", "said", ["that the strike was illegal"]),
        ("State radio carried a report saying the president had fled.", "State radio", "saying", ["the president had fled"]),
        ("Having warned that floods would come, the mayor left.", "the mayor", "Having warned", ["that floods would come"]),
        ("The premier's claim that the army fired first was rejected.", "The premier's", "claim", ["that the army fired first"]),
        ("Kenya expelled two envoys, as the foreign ministry confirmed on Friday.", "the foreign ministry", "confirmed", ["Kenya expelled two envoys"]),
        ("President Mora said the army had retaken the town.", "President Mora", "said", ["the army had retaken the town"]),
        ("The governor told reporters that the dam had held.", "The governor", "told", ["that the dam had held"]),
        ("The union urged members to vote against the plan.", "The union", "urged", ["members to vote against the plan"]),
        ("The opposition leader called the vote a farce.", "The opposition leader", "called", ["the vote a farce"]),
        ("The mayor has accused the militia of burning two villages.", "The mayor", "has accused", ["burning two villages"]),
    ],
)
def test_indirect(parser: Parser, text: str, speaker: str, cue: str, parts: list[str]) -> None:
    """Indirect quotations are found with cue and speaker, in every order of the three."""
    assert (speaker, cue, tuple(parts), False) in rows(parser, text)


@pytest.mark.parametrize("marks", ["“”", '""', "«»", ("``", "''"), "‘’", "''", "„”"])
def test_marks(parser: Parser, marks: str | tuple[str, str]) -> None:
    """Every style of quotation marks is understood, and the marks belong to the content."""
    quote = f"{marks[0]}We have lost our homes,{marks[1]}"
    assert ("the farmer", "said", (quote,), True) in rows(parser, f"{quote} the farmer said.")


def test_interrupted(parser: Parser) -> None:
    """A quotation interrupted by its cue is one attribution in two parts."""
    assert rows(parser, '"The deal," he told parliament, "is dead."') == [("he", "told", ('"The deal,"', '"is dead."'), True)]


def test_goes_on(parser: Parser) -> None:
    """A quoted sentence after the cue is the same speaker's."""
    assert rows(parser, '"Why did they attack us?" the mayor asked. "Nobody knows."') == [
        ("the mayor", "asked", ('"Why did they attack us?"', '"Nobody knows."'), True)
    ]


def test_paragraphs(parser: Parser) -> None:
    """A quotation runs on over paragraphs that only open, and a whole paragraph in marks keeps the speaker."""
    text = "“The war is over,” the king said.\n\n“It took ten years.\n\n“Nobody won.”\n\nThe crowd was silent."
    quotations = found(parser, text)
    assert [(a.speaker.text if a.speaker else None, a.content.text) for a in quotations] == [
        ("the king", "“The war is over,”"),
        ("the king", "“It took ten years.\n\n“Nobody won.”"),
    ]


def test_cue_before(parser: Parser) -> None:
    """A colon leads up to a direct quotation, also after a participle."""
    text = 'The ministry said talks would resume, adding: "We remain patient."'
    assert ("The ministry", "said", ("talks would resume",), False) in rows(parser, text)
    assert ("The ministry", "adding", ('"We remain patient."',), True) in rows(parser, text)


def test_partial_quote_is_indirect(parser: Parser) -> None:
    """A phrase in marks inside an indirect quotation is no quotation of its own, and is not cut through."""
    assert rows(parser, 'The envoy said the sanctions were "cruel and pointless" and would fail.') == [
        ("The envoy", "said", ('the sanctions were "cruel and pointless" and would fail',), False)
    ]


@pytest.mark.parametrize(
    "text",
    ["It was reported that troops had crossed the river.", "The opposition was accused of burning ballots.", "Soldiers allegedly beat two men."],
)
def test_unnamed_speaker(parser: Parser, text: str) -> None:
    """Where the text names nobody, the speaker is null."""
    (quotation,) = found(parser, text)
    assert quotation.speaker is None
    assert quotation.speaker_head is None


def test_headlines_and_credits(parser: Parser) -> None:
    """A colon in a headline and a dash after a quotation name the speaker."""
    text = "Minister: Talks have failed\n\nBridge closed after blast: police\n\n“Nobody helped us in the flood.” — Ama Boateng"
    assert [(a.speaker.text if a.speaker else None, a.content.text) for a in found(parser, text)] == [
        ("Minister", "Talks have failed"),
        ("police", "Bridge closed after blast"),
        ("Ama Boateng", "“Nobody helped us in the flood.”"),
    ]


def test_relative_pronoun_resolves(parser: Parser) -> None:
    """The head to resolve of "who" is the noun it stands for."""
    (quotation,) = found(parser, "The minister, who said that the strike was illegal, resigned.")
    assert quotation.speaker_head is not None
    assert quotation.speaker_head.text == "minister"


def test_unsaid(parser: Parser) -> None:
    """What would be said is no quotation; what was not said is marked as negated."""
    assert found(parser, "The witness would say that the car was red.") == []
    (quotation,) = found(parser, "He did not say whether the prisoners had been freed.")
    assert quotation.negated
    assert not quotation.vouches


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", '"', "”", "said", ":", '"""""', "“ “ “ “", "'' `` ''", "― said:", '"' * 5000, "“a " * 3000, "he said, " * 3000, "X: " * 2000],
)
def test_odd_texts(parser: Parser, text: str) -> None:
    """Broken or hostile text gives no error, and takes no more than its length deserves."""
    doc = parser.parse_text(text)
    begin = time.process_time()
    find_quotations(doc)
    assert time.process_time() - begin < 5
