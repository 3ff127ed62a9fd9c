"""What counts as a date of publication."""

from __future__ import annotations

import pytest

from dateline.pages.dates import date_line, day_of, edtf


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-11-06", "2024-11-06"), ("2024-11", "2024-11"), ("2024", "2024"), ("2024-11-06T10:00:00Z", "2024-11-06"),
        ("2024-11-06 10:00", "2024-11-06"), ("20241106", "2024-11-06"), ("2024-11-06?", "2024-11-06?"), ("2024-11-XX", "2024-11-XX"),
        ("201X", "201X"), ("2024-21", "2024-21"), ("2024-11-05/2024-11-07", "2024-11-05/2024-11-07"), ("2024-11/..", "2024-11/.."),
        ("Wed, 06 Nov 2024 10:00:00 GMT", "2024-11-06"), (" 2024-02-29 ", "2024-02-29"),
    ],
)  # fmt: skip
def test_dates(value: str, date: str) -> None:
    """EDTF dates are kept; times are cut off; other ways to write a day that are beyond doubt are turned into one."""
    assert edtf(value) == date


@pytest.mark.parametrize("value", ["", "soon", "2024-13", "2023-02-29", "06/11/2024", "2024-11-06x", "/", "../..", "0000", "2024-11-5", "1", "99999", "٢٠٢٤"])
def test_no_dates(value: str) -> None:
    """What is none, or can be read in two ways, is none."""
    assert edtf(value) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("5 November 2024", "2024-11-05"), ("Published: Tuesday, 5 November 2024 10:15 GMT", "2024-11-05"), ("Nov. 5, 2024, 9:30 p.m. ET", "2024-11-05"),
        ("2024-11-05", "2024-11-05"), ("Updated: 5 November 2024", None), ("Sample Town | 5 November 2024", "2024-11-05"),
    ],
)  # fmt: skip
def test_date_lines(line: str, day: str | None) -> None:
    """A line of nothing but a date tells the day of publication, unless it is that of an update."""
    assert date_line(line) == (True, day)


@pytest.mark.parametrize(
    "line", ["Talks began on 5 November 2024", "A street in Muscat, May 2, 2023. (AFP)", "5 November", "May 2 2023 was a quiet day", "1" * 110]
)
def test_lines_with_a_date_in_them(line: str) -> None:
    """A date within a sentence or caption makes no date line."""
    assert not date_line(line)[0]


def test_days_that_do_not_exist_are_passed_over() -> None:
    """The first day that is in the calendar counts."""
    assert day_of("31 February 2024, or rather 1 March 2024") == "2024-03-01"
