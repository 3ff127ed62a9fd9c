"""The learned part: which candidates carry an event, of which type and status, and who takes part in it."""

from dateline.what.judge.decide import Judge
from dateline.what.judge.line import otherwise, reported

__all__ = ["Judge", "otherwise", "reported"]
