"""The learned part: which candidates carry an event, of which type and status, and who takes part in it."""

from dateline.what.judge.decide import Judge

__all__ = ["Judge"]
