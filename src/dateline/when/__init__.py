"""When: time expressions, and the day of each event."""

from dateline.when.find import find_times

__all__ = ["find_times"]
