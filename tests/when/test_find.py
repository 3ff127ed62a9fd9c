"""Time expressions: what is found, and what it is worth."""

from __future__ import annotations

import pytest

from dateline.language import Parser
from dateline.when import find_times

PUBLISHED = "2023-08-16"
"""A Wednesday."""

VALUES = [
    # explicit
    ("The pact was signed on July 28, 2017.", "July 28, 2017", "DATE", "2017-07-28"),
    ("The pact was signed on 28 July 2017.", "28 July 2017", "DATE", "2017-07-28"),
    ("The pact was signed on the 3rd of May, 2019.", "the 3rd of May, 2019", "DATE", "2019-05-03"),
    ("The pact was signed on Friday, Jan. 3, 2020.", "Friday, Jan. 3, 2020", "DATE", "2020-01-03"),
    ("The log ends at 2019-03-04T16:30Z.", "2019-03-04T16:30Z", "TIME", "2019-03-04T16:30"),
    ("The invoice of 28.07.2017 was lost.", "28.07.2017", "DATE", "2017-07-28"),
    ("The invoice of 03/04/2017 was lost.", "03/04/2017", "DATE", "2017-XX-XX"),
    ("The war began in 1950.", "1950", "DATE", "1950"),
    ("The army was founded in mid-1996.", "mid-1996", "DATE", "1996"),
    ("They met in June 2018.", "June 2018", "DATE", "2018-06"),
    ("They met in June last year.", "June last year", "DATE", "2022-06"),
    ("The port boomed in the early 1990s.", "the early 1990s", "DATE", "199"),
    ("The port boomed in the eighties.", "the eighties", "DATE", "198"),
    ("The port dates from the 19th century.", "the 19th century", "DATE", "18XX"),
    ("Exports fell in the third quarter of 2019.", "the third quarter of 2019", "DATE", "2019-Q3"),
    ("Exports fell in the first half of 2019.", "the first half of 2019", "DATE", "2019-H1"),
    ("Snow fell in the winter of 2010.", "the winter of 2010", "DATE", "2010-WI"),
    ("The siege began in nineteen ninety-two.", "nineteen ninety-two", "DATE", "1992"),
    ("The truce began on Christmas Day 2015.", "Christmas Day 2015", "DATE", "2015-12-25"),
    ("The raid came in the week of March 6, 2017.", "the week of March 6, 2017", "DATE", "2017-W10"),
    # counted from the day of publication
    ("The army fired a rocket on Tuesday.", "Tuesday", "DATE", "2023-08-15"),
    ("The army fired a rocket on Wednesday.", "Wednesday", "DATE", "2023-08-16"),
    ("The leaders will meet on Friday.", "Friday", "DATE", "2023-08-18"),
    ("The leaders are due to meet on Monday.", "Monday", "DATE", "2023-08-21"),
    ("The leaders met last Friday.", "last Friday", "DATE", "2023-08-11"),
    ("The leaders meet next Monday.", "next Monday", "DATE", "2023-08-21"),
    ("The leaders met on Tuesday last week.", "Tuesday last week", "DATE", "2023-08-08"),
    ("The army struck early Tuesday morning.", "early Tuesday morning", "TIME", "2023-08-15TMO"),
    ("The envoy arrived yesterday.", "yesterday", "DATE", "2023-08-15"),
    ("The envoy arrived the day before yesterday.", "the day before yesterday", "DATE", "2023-08-14"),
    ("The envoy leaves tonight.", "tonight", "TIME", "2023-08-16TNI"),
    ("The envoy arrived two days ago.", "two days ago", "DATE", "2023-08-14"),
    ("The envoy arrived three weeks ago.", "three weeks ago", "DATE", "2023-W30"),
    ("The envoy arrived six months ago.", "six months ago", "DATE", "2023-02"),
    ("The envoy arrived nearly four years ago.", "nearly four years ago", "DATE", "2019"),
    ("The envoy arrived last week.", "last week", "DATE", "2023-W32"),
    ("The envoy arrived earlier this month.", "earlier this month", "DATE", "2023-08"),
    ("The envoy will arrive early next year.", "early next year", "DATE", "2024"),
    ("The envoy arrived over the weekend.", "the weekend", "DATE", "2023-W32-WE"),
    ("Voters rejected the plan in December.", "December", "DATE", "2022-12"),
    ("Voters will decide in December.", "December", "DATE", "2023-12"),
    ("Voters rejected the plan on July 28.", "July 28", "DATE", "2023-07-28"),
    ("The king visited this spring.", "this spring", "DATE", "2023-SP"),
    ("The king visited last autumn.", "last autumn", "DATE", "2022-FA"),
    ("The siege may end by the end of the year.", "the end of the year", "DATE", "2023"),
    ("The vote is set for 4 p.m. on Friday.", "4 p.m. on Friday", "TIME", "2023-08-18T16:00"),
    # counted from the text
    ("The army seized power in 1950 and fell three years later.", "three years later", "DATE", "1953"),
    ("He resigned in 2012. The following year he returned.", "The following year", "DATE", "2013"),
    ("He resigned on March 3, 2012. He returned two days later.", "two days later", "DATE", "2012-03-05"),
    ("He resigned on March 3, 2012. That same day he fled.", "That same day", "DATE", "2012-03-03"),
    ("The talks ran from June 3 to 8.", "8", "DATE", "2023-06-08"),
    # durations, sets, vague
    ("The siege lasted three years.", "three years", "DURATION", "P3Y"),
    ("The siege lasted two and a half years.", "two and a half years", "DURATION", "P2Y6M"),
    ("They held a ten-day drill.", "ten-day", "DURATION", "P10D"),
    ("The strike went on for several months.", "several months", "DURATION", "PXM"),
    ("The strike went on for weeks.", "weeks", "DURATION", "PXW"),
    ("The strike went on for more than 72 hours.", "more than 72 hours", "DURATION", "PT72H"),
    ("Shells fell in the past three months.", "the past three months", "DURATION", "P3M"),
    ("Shells fell over the last thirty six hours.", "the last thirty six hours", "DURATION", "PT36H"),
    ("Patrols pass every week.", "every week", "SET", "P1W"),
    ("Patrols pass twice a week.", "twice a week", "SET", "P1W"),
    ("Patrols pass daily.", "daily", "SET", "P1D"),
    ("The army is now in control.", "now", "DATE", "PRESENT_REF"),
    ("The army recently took control.", "recently", "DATE", "PAST_REF"),
    ("The army fears for the future.", "the future", "DATE", "FUTURE_REF"),
    ("Shells fell in recent days.", "recent days", "DURATION", "PXD"),
]


@pytest.mark.parametrize(("text", "words", "timex", "value"), VALUES, ids=[v[1] for v in VALUES])
def test_values(parser: Parser, text: str, words: str, timex: str, value: str) -> None:
    """Each form has the type and value that the TIMEX3 conventions give it."""
    found = {t.text: (t.timex, t.value) for t in find_times(parser.parse_text(text, PUBLISHED))}
    assert found.get(words) == (timex, value), found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army fired a rocket on Tuesday.", "XXXX-WXX-2"),
        ("Voters rejected the plan on July 28.", "XXXX-07-28"),
        ("Voters rejected the plan in June.", "XXXX-06"),
        ("The envoy arrived yesterday.", None),
        ("The envoy arrived last week.", None),
        ("The envoy arrived two days ago.", None),
        ("The army fired on Tuesday. An hour later it stopped.", "XXXX-WXX-2"),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(parser: Parser, text: str, value: str | None) -> None:
    """Relative expressions keep what the words say and no day."""
    first, *rest = find_times(parser.parse_text(text))
    assert first.value == value
    assert all(t.date_start is None and t.date_end is None for t in (first, *rest))


def test_a_month_of_publication_anchors_years_but_not_days(parser: Parser) -> None:
    """Of a page dated 2019-05 one can tell last year, not yesterday."""
    times = find_times(parser.parse_text("He fled yesterday, after the vote of last year.", "2019-05"))
    assert [t.value for t in times] == [None, "2018"]


@pytest.mark.parametrize(
    "text",
    [
        "The council adopted Resolutions 1718 and 1874.",
        "Some 2000 soldiers fled across the river.",
        "The firm paid $1999 for it.",
        "The men may march on the capital.",
        "They seized a quarter of the land.",
        "Mr. May told Ms. June Ortega to leave.",
        "A 19-year-old was hurt.",
        "The wind blew at 90 kilometers per hour.",
    ],
)
def test_what_is_no_time(parser: Parser, text: str) -> None:
    """Numbers of resolutions, soldiers and dollars, verbs and names are no times."""
    assert find_times(parser.parse_text(text, PUBLISHED)) == []


def test_days_of_a_week_and_of_a_window(parser: Parser) -> None:
    """A stretch of the calendar has its first and last day."""
    last_week, window = find_times(parser.parse_text("Last week, shells fell. They fell again in the past three days.", PUBLISHED))
    assert (last_week.date_start, last_week.date_end, last_week.precision) == ("2023-08-07", "2023-08-13", "week")
    assert (window.date_start, window.date_end) == ("2023-08-13", "2023-08-16")
