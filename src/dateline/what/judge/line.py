"""What is sure enough: which events are reported, and who takes part. A row that is likelier wrong than right costs more than a missing one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dateline.records import EventType
from dateline.what.deed import Deed
from dateline.what.judge.reading import Floats, Reading

__all__ = ["otherwise", "reported", "taken"]

SURE, SECONDED = 0.5, 0.45
"""From the first confidence on a sentence's likeliest event is reported on the model's word alone, and from the second one where the tables, which know
nothing of the model, give the word the same type …"""
SURE_TOO, SECONDED_TOO = 0.63, 0.52
"""… from these on each further event, as what a sentence tells besides is more often misread …"""
HURT, HURT_SECONDED = 0.45, 0.1
"""… but harm told as done ("killed", "were captured") from these, as it often stands beside the fight that it happened in …"""
STATED = 0.65
"""… and from this one a statement that is nothing but one, which a reader misses least.

All were picked from some ninety combinations by what they gave on the held-out fifth of the training sentences, on PLV dev and, for people hurt, on the
event-place set (how many of its verbs are coded). Figures on those sets are flattered by that; on the test set (training/test) nothing was chosen."""
NAMED = 0.35
"""The likeliest actor of an event is named from this probability on, whatever the model's own line: below it the actor is left open."""
ALONE = 0.5
"""Confidence of what the tables alone report: of thirteen such rows on the held-out fifth seven had the right type, beside the model before this one."""


def reported(deeds: Sequence[Deed], asked: float | None) -> list[Deed]:
    """The deeds of a sentence that are to be reported: where a confidence is asked for, it alone counts; otherwise an event needs a sure model, or a likely
    one that the tables second."""
    if asked is not None:
        return [d for d in deeds if _confidence(d) >= asked]
    best = max(map(_confidence, deeds), default=0.0)
    return [d for d in deeds if _sure(d, *_line(d, _confidence(d) == best))]


def otherwise(reading: Reading, asked: float | None) -> list[Deed]:
    """What is to be reported where a sentence gives no report else: people hurt or killed, as the tables read it.

    The training sentences mark a killing by the attack that it happened in, and so the model doubts it where no attack is named.
    """
    return [replace(d, confidence=ALONE) for d in reading.told if asked is None and _done(d)]


def _confidence(deed: Deed) -> float:
    """The event's, or that of the user's own type, if that is higher."""
    return max((deed.confidence, *(o.confidence for o in deed.own)))


def _done(deed: Deed) -> bool:
    """Whether it is told as harm done: "killed", "were captured"; not "fighting", "the invasion", "to bring down"."""
    return deed.mode.type is EventType.ASSAULT and deed.trigger.tag in ("VBD", "VBN")


def _line(deed: Deed, first: bool) -> tuple[float, float]:
    if _done(deed):
        return HURT, HURT_SECONDED
    return (SURE, SECONDED) if first else (SURE_TOO, SECONDED_TOO)


def _sure(deed: Deed, alone: float, seconded: float) -> bool:
    sure = _confidence(deed)
    if deed.opinion is None or sure >= max(alone, STATED if deed.mode.type is EventType.STATE else 0.0):
        return True
    if deed.mode.type is EventType.STATE:
        return False
    return sure >= seconded and (deed.opinion.table or "").split("/")[0] == deed.mode.type.value


def taken(chances: Floats, best: Floats | float, first: float, rest: float) -> NDArray[np.bool_]:
    """(participants,): who stands on a side of an event: the likeliest from the probability ``first`` on, any other from ``rest`` on.

    ``chances`` (participants,) and ``best``, the highest of the event's (one for all, or a row each). Most events have one actor and one recipient at most, so
    that the likeliest needs less to be believed than a second one does.
    """
    return np.asarray((chances >= rest) | ((chances >= first) & (chances == best)))
