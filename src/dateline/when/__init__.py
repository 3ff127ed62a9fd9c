"""When: time expressions, and the day of each event."""

from dateline.when.attach import event_time
from dateline.when.find import find_times

__all__ = ["event_time", "find_times"]
