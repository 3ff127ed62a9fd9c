"""Which time expression is the event's."""

from __future__ import annotations

import pytest

from dateline.language import Parser
from dateline.records import Unknown, When
from dateline.when import event_time, find_times

PUBLISHED = "2023-08-16"


def dated(parser: Parser, text: str, trigger: str, published: str | None = PUBLISHED) -> When | Unknown:
    doc = parser.parse_text(text, published)
    times = find_times(doc)
    for sentence in doc.sentences:
        for token in sentence.tokens:
            if token.text == trigger:
                return event_time(doc, sentence, token, times)
    raise AssertionError(trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Rebels shelled the town on Friday, killing twelve people, and seized two villages.", "shelled", "2023-08-11"),
        ("Rebels shelled the town on Friday, killing twelve people, and seized two villages.", "killing", "2023-08-11"),
        ("The minister met his counterpart on Tuesday and signed a pact.", "signed", "2023-08-15"),
        ("Officials condemned Monday's attack on the base.", "attack", "2023-08-14"),
        ("Officials praised the 2019 summit.", "summit", "2019"),
        ("The president said on Thursday that troops attacked the village.", "said", "2023-08-10"),
        ('"We attacked the depot on Saturday," the spokesman said Monday.', "attacked", "2023-08-12"),
        ('"We attacked the depot on Saturday," the spokesman said Monday.', "said", "2023-08-14"),
        ("The ministers held talks in Geneva last week.", "talks", "2023-08-07/2023-08-13"),
        ("The attack on Tuesday killed three soldiers.", "killed", "2023-08-15"),
        ("The government was expected to sign the deal on Friday.", "sign", "2023-08-18"),
        ("Protesters rallied from Monday to Wednesday in the capital.", "rallied", "2023-08-14/2023-08-16"),
        ("Between 2014 and 2017, the army bombed three provinces.", "bombed", "2014/2017"),
        ("Police arrested twenty people in the past three days.", "arrested", "2023-08-13/2023-08-16"),
        ("Greece has detained the crew since Monday.", "detained", "2023-08-14/2023-08-16"),
        ("The king visited the capital this spring.", "visited", "2023-21"),
        ("China, which invaded Vietnam in 1979, withdrew its envoy last month.", "withdrew", "2023-07"),
        ("China, which invaded Vietnam in 1979, withdrew its envoy last month.", "invaded", "1979"),
        ("On Monday, the council issued a statement condemning the raid.", "condemning", "2023-08-14"),
        ("Jets struck the depot overnight.", "struck", "2023-08-15/2023-08-16"),
        ("Thousands arrived in the port seeking refuge in early 2017.", "arrived", "2017"),
        ("The fleet drilled off the cape on June 3 and 4.", "drilled", "2023-06-03/2023-06-04"),
        ("Lawmakers on Monday voted to ratify the pact.", "ratify", "2023-08-14"),
        ("The regional community on Monday imposed bans on six officers who seized power last month.", "imposed", "2023-08-14"),
        ("At a summit in Cartagena on Saturday, the president of Brazil backed the appeal.", "backed", "2023-08-12"),
        ("Eleven people died on Monday when a parked car blew up beside the market.", "blew", "2023-08-14"),
        ("France condemned on Monday Iran's test of a ballistic missile.", "condemned", "2023-08-14"),
        ("The truce collapsed in January, when fighters shelled the town.", "shelled", "2023-01"),
        ("The harbour stood still on Monday as 400 dock workers walked out.", "walked", "2023-08-14"),
        ("The rebels broke off talks with the government on Monday.", "broke", "2023-08-14"),
        ("The president backed the bid during a visit to Chisinau on Monday.", "backed", "2023-08-14"),
        ("The army rejected a claim made on Monday by the rebels.", "claim", "2023-08-14"),
        ("The ministry welcomed the step but said on Monday that it fell short.", "welcomed", "2023-08-14"),
        ("The cabinet bowed on Monday to the strikers and granted them a rise of 50 dinars a month.", "granted", "2023-08-14"),
    ],
)
def test_the_expression_of_the_event_is_found(parser: Parser, text: str, trigger: str, date: str) -> None:
    """By syntax, then by inheritance from the governing clause."""
    when = dated(parser, text, trigger)
    assert isinstance(when, When), when
    assert when.date == date
    assert when.text in text


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Officials condemned Monday's attack on the base.", "condemned"),
        ("The talks have stalled since a 2019 summit between the leaders collapsed.", "collapsed"),
        ("The president said on Thursday that troops attacked the village.", "attacked"),
        ("Iran rejected the deal, officials said late on Monday.", "rejected"),
        ("Army chiefs vowed on Monday to retaliate.", "retaliate"),
        ("The court on Monday sentenced a man who had bombed a market.", "bombed"),
    ],
)
def test_the_time_of_another_deed_is_not_taken(parser: Parser, text: str, trigger: str) -> None:
    """The saying's day is not the deed's, the noun's not the verb's, the vow's not that of what is vowed."""
    when = dated(parser, text, trigger)
    assert isinstance(when, Unknown), when
    assert "belongs to" in when.reason


@pytest.mark.parametrize(
    ("text", "trigger", "published", "reason"),
    [
        ("Rebels shelled the town.", "shelled", PUBLISHED, "no time expression in the sentence"),
        ("Rebels shelled the town on Tuesday.", "shelled", None, '"on Tuesday" is relative and the page has no publication date'),
        ("Rebels shelled the town for three days.", "shelled", PUBLISHED, '"for three days" is a length of time and names no day'),
        ("Rebels shell the town every week.", "shell", PUBLISHED, '"every week" is repeated and names no day'),
        ("Rebels recently shelled the town.", "shelled", PUBLISHED, '"recently" is too vague for a day'),
        ("The bomb exploded at 10:35 a.m. near the market.", "exploded", PUBLISHED, '"at 10:35 a.m." names no day'),
        ("By Friday, the troops must leave the town.", "leave", PUBLISHED, '"by Friday" sets a limit and names no day'),
    ],
)
def test_unknown_has_its_reason(parser: Parser, text: str, trigger: str, published: str | None, reason: str) -> None:
    """What is not known is said with the words that do not tell it."""
    when = dated(parser, text, trigger, published)
    assert isinstance(when, Unknown), when
    assert when.reason == reason


@pytest.mark.parametrize(
    ("text", "trigger", "basis"),
    [
        ("Rebels shelled the town on 3 May 2019.", "shelled", "explicit"),
        ("Rebels shelled the town on Tuesday.", "shelled", "relative to the publication date"),
        ("Rebels took the town in 1950 and left three years later.", "left", "relative to the event in the text"),
    ],
)
def test_basis(parser: Parser, text: str, trigger: str, basis: str) -> None:
    """A date says how it was found."""
    when = dated(parser, text, trigger)
    assert isinstance(when, When), when
    assert when.basis == basis


COUNTED = [
    ("Ethiopia thinned out its units on Thursday, two days after Eritrea turned down a similar request.", "turned", "2023-08-08", "day"),
    ("The council met on Monday, six days after the extradition of the judge.", "extradition", "2023-08-08", "day"),
    ("A day after closing the road to the port, farmers stopped a train on Monday.", "closing", "2023-08-13", "day"),
    ("Denmark on Monday followed suit, four weeks after the German minister spoke up for Poland.", "spoke", "2023-07-16/2023-07-18", "week"),
    ("Congress passed the treaty on Monday, five months after it was negotiated.", "negotiated", "2023-02-28/2023-03-30", "month"),
    ("A day after the march, teachers gathered outside the ministry on Monday.", "march", "2023-08-13", "day"),
    ("Ninety villagers were slain on Saturday in the state in which rebels had murdered some 40 people three days before.", "murdered", "2023-08-09", "day"),
    ("The bank froze the fund on Monday. The state had paused its loans a week before.", "paused", "2023-08-06/2023-08-08", "week"),
    ("The observatory criticised the raid on Monday, three days before the court opened the trial.", "opened", "2023-08-17", "day"),
]


@pytest.mark.parametrize(("text", "trigger", "date", "precision"), COUNTED)
def test_a_day_is_counted_from_another_deed(parser: Parser, text: str, trigger: str, date: str, precision: str) -> None:
    when = dated(parser, text, trigger)
    assert isinstance(when, When), when
    assert (when.date, when.precision, when.basis) == (date, precision, "relative to the event in the text")
    assert text[when.start : when.end] == when.text
    assert when.text.endswith(("after", "before"))


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Two days after the raid, the army denied it.", "raid"),
        ("The army withdrew several days after the raid on Monday.", "withdrew"),
        ("A week after coming to terms with Paraguay, Bolivia struck a deal with Argentina.", "struck"),
    ],
)
def test_without_a_day_to_count_from_none_is_told(parser: Parser, text: str, trigger: str) -> None:
    assert isinstance(dated(parser, text, trigger), Unknown)


def test_what_is_done_by_saying_it_is_done_on_that_day(parser: Parser) -> None:
    """Where the speaker does it himself; the raid that he tells of has no day by that."""
    text = "Britain will not copy the measures after the raid, the minister said on Monday."
    doc = parser.parse_text(text, PUBLISHED)
    (sentence,) = doc.sentences
    word = {t.text: t for t in sentence.tokens}
    spoken = event_time(doc, sentence, word["copy"], find_times(doc), spoken=True)
    assert isinstance(spoken, When)
    assert spoken.date == "2023-08-14"
    assert isinstance(event_time(doc, sentence, word["copy"], find_times(doc)), Unknown)
    assert isinstance(event_time(doc, sentence, word["raid"], find_times(doc), spoken=True), Unknown)
