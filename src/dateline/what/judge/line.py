"""Which events are sure enough to be reported. A row that is likelier wrong than right costs more than a missing one."""

from __future__ import annotations

from dateline.coding import EVEN_ODDS
from dateline.records import EventType
from dateline.what.deed import Deed
from dateline.what.tables import quad_of

__all__ = ["sure_enough"]

SURE_QUAD = 0.8
"""From this probability of its class of conflict or cooperation on, an event is reported even where two types of the class share the odds …"""
LIKELY_TYPE = 0.3
"""… if the likelier of them has at least this much. On the held-out fifth these rows cost .003 of precision and find events that nothing else does."""


def sure_enough(deed: Deed, asked: float | None) -> bool:
    """Whether an event is to be reported: from the confidence that was asked for, or, where none was, from even odds.

    What the tables alone decided is reported unless more is asked for than their rule of thumb gives; a type of the user's own counts as the event's.
    """
    sure = max((deed.confidence, *(o.confidence for o in deed.own)))
    if asked is not None:
        return sure >= asked
    if deed.opinion is None or sure >= EVEN_ODDS:
        return True
    quad = quad_of(deed.mode.type)
    of_class = sum(p for t, p in deed.opinion.types.items() if t != "none" and quad_of(EventType(t)) is quad)
    return deed.confidence >= LIKELY_TYPE and of_class >= SURE_QUAD
