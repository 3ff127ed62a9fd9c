"""The algebra of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.when.calendar import FINENESS, Point, containing, from_edtf, make_day


@pytest.mark.parametrize(
    ("grain", "value", "edtf", "end"),
    [
        ("day", "2020-02-29", "2020-02-29", date(2020, 2, 29)),
        ("week", "2020-W09", "2020-02-24/2020-03-01", date(2020, 3, 1)),
        ("weekend", "2020-W09-WE", "2020-02-29/2020-03-01", date(2020, 3, 1)),
        ("month", "2020-02", "2020-02", date(2020, 2, 29)),
        ("quarter", "2020-Q1", "2020-33", date(2020, 3, 31)),
        ("season", "2019-WI", "2019-24", date(2020, 2, 29)),
        ("half", "2020-H1", "2020-40", date(2020, 6, 30)),
        ("year", "2020", "2020", date(2020, 12, 31)),
        ("decade", "202", "202X", date(2029, 12, 31)),
        ("century", "20XX", "20XX", date(2099, 12, 31)),
    ],
)
def test_each_grain_has_value_edtf_and_end(grain: str, value: str, edtf: str, end: date) -> None:
    """The stretch that holds leap day 2020 is written as TIMEX3 and EDTF write it."""
    point = containing(grain, date(2020, 2, 29))
    assert (point.value, point.edtf, point.end) == (value, edtf, end)


@pytest.mark.parametrize("grain", list(FINENESS))
def test_shift_there_and_back_is_the_same(grain: str) -> None:
    """Shifting forth and back returns; neighbours touch without gap."""
    here = containing(grain, date(2011, 8, 17))
    there = here.shift(1, grain)
    assert there is not None
    assert there.shift(-1, grain) == here
    if grain != "weekend":
        assert (there.start - here.end).days == 1


def test_a_coarse_point_says_nothing_of_finer_ones() -> None:
    """The day after a month is not known."""
    assert Point("month", date(2011, 8, 1)).shift(1, "day") is None


@pytest.mark.parametrize("n", [-5000, 9999, 10**9, -(10**9)])
def test_shifts_out_of_range_are_none(n: int) -> None:
    """No shift raises, however far."""
    for grain in FINENESS:
        moved = containing("day", date(2011, 8, 17)).shift(n, grain)
        assert moved is None or moved.end >= moved.start


@pytest.mark.parametrize(
    ("text", "value"),
    [("2011-08-17", "2011-08-17"), ("2011-08", "2011-08"), ("2011", "2011"), ("2011-13", None), ("soon", None), ("", None), (None, None), ("0000-01-01", None)],
)
def test_edtf_dates_are_read(text: str | None, value: str | None) -> None:
    """Days, months and years are read; all else is nothing."""
    point = from_edtf(text)
    assert (point.value if point else None) == value


def test_no_such_day() -> None:
    """The thirtieth of February is none."""
    assert make_day(2019, 2, 30) is None
