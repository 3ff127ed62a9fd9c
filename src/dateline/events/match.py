"""Whether two reports tell the same thing: a probability, or null where they contradict each other in what makes an event one.

The features are told below; their weights are a logistic regression over pairs of reports (``training/identity/fit.py``),
the lines were chosen by the same groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, exp, hypot, radians

from dateline.events.telling import LATE, NEWS, SIGNED, VERBAL, Telling
from dateline.events.words import weight

__all__ = ["CLAIMS", "FEATURES", "MAY", "WEIGHTS", "compare", "features"]

MAY = 0.4
"""Pairs less likely than this are not kept: such reports are of two things."""

_TALKS = frozenset(("CONSULT", "AGREE", "COOPERATE"))
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
_NEAR = tuple(frozenset(pair.split()) for pair in (
    "CONSULT AGREE COOPERATE", "ASSAULT COERCE MOBILIZE", "RETREAT CONCEDE AGREE", "ACCUSE REJECT STATE", "REQUEST THREATEN", "SANCTION COERCE REJECT",
    "AID COOPERATE AGREE",
    "ASSAULT PROTEST", "RETREAT COOPERATE", "AID RETREAT", "SUPPORT AGREE", "SUPPORT STATE", "REQUEST STATE", "CONCEDE SUPPORT", "ACCUSE REQUEST",
    "ACCUSE THREATEN", "CONSULT SUPPORT", "STATE THREATEN", "COERCE PROTEST", "AGREE REQUEST", "MOBILIZE RETREAT",
))  # fmt: skip
"""Types that are told one for the other."""
_TOLD = frozenset((a, b) for near in _NEAR for a in near for b in near)
_PLACED = _FORCE | {"PROTEST", "AID", "RETREAT"}
"""Types of deeds that have one place."""
_FAR = 120.0
"""Kilometres between two named places of one deed."""
_ALIKE = 0.25
"""The share of words from which undated words in two articles may be one,"""
_SOON, _LATER = 2, 6
"""or the days between these, where the type is the same, and both parties; more for those of CLAIMS, which are made less often."""
CLAIMS = frozenset(("REJECT", "THREATEN", "REQUEST"))

FEATURES = (
    "one", "same mode", "same type", "actors", "an actor unknown", "recipients", "a recipient unknown", "same day", "a day apart", "in a span",
    "a day unknown", "both unknown",
    "same place", "same country", "places differ", "words", "numbers agree", "numbers differ", "status differs", "one article", "verbal", "again",
    "names", "a name unknown", "recipients differ", "context", "words, undated", "named again", "fresh",
)  # fmt: skip
WEIGHTS = (
    -2.09, 1.02, 1.23, 0.41, -1.00, -0.03, -0.66, 4.56, -1.91, 1.20, -1.15, -2.69, 1.54, 1.08, -1.14, -0.79, 1.63, -0.59, 0.01, -1.47, 0.69, -0.95,
    0.06, -1.51, -0.47, 0.84, 1.55, 1.18, 3.21,
)  # fmt: skip


def compare(a: Telling, b: Telling) -> float | None:
    """The probability that two reports tell the same event. Null where types, days, parties or places can't be of one."""
    found = features(a, b)
    return None if found is None else 1.0 / (1.0 + exp(-sum(w * x for w, x in zip(WEIGHTS, found, strict=True))))


def features(a: Telling, b: Telling) -> Sequence[float] | None:
    """What tells of two reports, in the order of FEATURES; null where they contradict each other."""
    same = a.type == b.type or (a.mode in SIGNED and b.mode in SIGNED)
    if not same and (a.type, b.type) not in _TOLD and not (_together(a) and _together(b)):
        return None
    if _other_deed(a, b) or (days := _days(a, b)) is None:
        return None
    verbal = a.type in VERBAL and b.type in VERBAL
    if a.loose and b.loose and a.article != b.article and not _loosely(a, b):
        return None
    if (place := _place(a, b)) is None or (found := _parties(a, b)) is None:
        return None
    parties, differ_to = found
    agree, differ = _numbers(a, b)
    words = _share(a.words, a.words_weight, b.words, b.words_weight)
    return (
        1.0, float(a.mode == b.mode), float(same), *parties, *days, *place, words, agree, differ,
        float(a.status != b.status), float(a.article == b.article), float(verbal), float(a.again != b.again),
        len(a.proper & b.proper) / max(1, min(len(a.proper), len(b.proper))), float(not a.proper or not b.proper),
        float(differ_to), len(a.context & b.context) / max(1, min(len(a.context), len(b.context))),
        words if days[4] else 0.0, float(_named_again(a, b)), _fresh(a, b),
    )  # fmt: skip


def _other_deed(a: Telling, b: Telling) -> bool:
    """Whether the modes are of deeds that are not told one for the other: signed and ratified, signed and praised, a test of weapons and a march of troops."""
    if a.mode == b.mode or a.mode is None or b.mode is None:
        return False
    if {a.mode, b.mode} == {"sign", "ratify"}:
        return True
    return a.type == b.type and ("weapons-test" in (a.mode, b.mode) or (a.mode in SIGNED) != (b.mode in SIGNED))


def _loosely(a: Telling, b: Telling) -> bool:
    """Whether words of two articles, none of a day, may be one: they say the same within the time of news, or the same says it to another, the same, within
    days."""
    gap = 0 if a.published is None or b.published is None else abs(a.published - b.published)
    if a.type == b.type and a.actors & b.actors:
        claim, same = a.type in CLAIMS, a.recipients & b.recipients
        if same and len(a.actors & b.actors | same) > 1 and gap <= (_LATER if claim else _SOON):
            return True
        if claim and gap <= _SOON and (not a.recipients or not b.recipients):
            return True
    return gap <= NEWS and _share(a.words, a.words_weight, b.words, b.words_weight) >= _ALIKE


def _named_again(a: Telling, b: Telling) -> bool:
    """Whether the later of two reports of one article names a deed as known: "the launch"."""
    return a.article == b.article and (a if a.start > b.start else b).definite


def _fresh(a: Telling, b: Telling) -> float:
    """Where a day is not told: how soon after the other's day, or after each other, they were published: 1 at once, 0 after the time of news."""
    if a.published is None or b.published is None or (a.first is not None and b.first is not None):
        return 0.0
    gap = abs(a.published - b.published) if a.first is b.first else (b.published - a.first if a.first is not None else a.published - (b.first or 0))
    return max(0.0, 1.0 - max(0, gap) / LATE)


def _together(t: Telling) -> bool:
    return t.type in _TALKS or t.mode in SIGNED


def _days(a: Telling, b: Telling) -> tuple[float, ...] | None:
    """Same day, a day apart, within a span, one day unknown, both; null where the days are apart."""
    if a.first is None or a.last is None or b.first is None or b.last is None:
        if a.first is None and b.first is None:
            far = None if a.published is None or b.published is None else abs(a.published - b.published)
            return (0.0, 0.0, 0.0, 0.0, 1.0) if far is None or far <= LATE else None
        known, other = (a, b) if a.first is not None else (b, a)
        if known.first is not None and other.published is not None and not -1 <= other.published - known.first <= LATE:
            return None
        return (0.0, 0.0, 0.0, 1.0, 0.0)
    gap = max(a.first, b.first) - min(a.last, b.last)
    if a.exact and b.exact:
        return (1.0, 0.0, 0.0, 0.0, 0.0) if gap == 0 else (0.0, 1.0, 0.0, 0.0, 0.0) if gap == 1 and a.article != b.article else None
    return (0.0, 0.0, 1.0, 0.0, 0.0) if gap <= 1 else None


def _parties(a: Telling, b: Telling) -> tuple[tuple[float, ...], bool] | None:
    """Shares of common actors and recipients, whether a side is unknown in one, and whether the recipients are others; null where known actors are all others.
    Who meets whom is one set."""
    if _together(a) and _together(b):
        found = _fit(a.actors | a.recipients, a.known_actors | a.known_recipients, b.actors | b.recipients, b.known_actors | b.known_recipients, True)
        return None if found is None else ((*found, *found), False)
    actors = _fit(a.actors, a.known_actors, b.actors, b.known_actors)
    recipients = _fit(a.recipients, a.known_recipients, b.recipients, b.known_recipients)
    if actors is None or (recipients is None and a.type in VERBAL and b.type in VERBAL):
        return None  # praise of one is not praise of another
    return (*actors, *(recipients or (0.0, 0.0))), recipients is None


def _fit(one: frozenset[str], known: frozenset[str], two: frozenset[str], other: frozenset[str], both: bool = False) -> tuple[float, float] | None:
    """The common share, and 1 where a side is not known by a code. Null where both are, and have nobody in common."""
    common = len(one & two)
    if not known or not other:
        return (1.0, 0.0) if common else (0.0, 1.0)
    if not common:
        return None
    if both and min(len(known), len(other)) > 1 and common < 2:
        return None  # both met the same third
    return common / max(1, min(len(one), len(two))), 0.0


def _place(a: Telling, b: Telling) -> tuple[float, ...] | None:
    """Same place, same country, another place; null for deeds that have one place and were told of two."""
    placed = a.type in _PLACED and b.type in _PLACED
    other = None if placed else (0.0, 0.0, 1.0)
    if a.place and a.place == b.place:
        return 1.0, 0.0, 0.0
    if a.point is not None and b.point is not None:
        return (1.0, 0.0, 0.0) if _distance(a.point, b.point) <= _FAR else other
    if (a.country and b.country and a.country != b.country) or (a.admin1 and b.admin1 and a.admin1 != b.admin1):
        return other
    return (0.0, 1.0, 0.0) if a.country and a.country == b.country else (0.0, 0.0, 0.0)


def _distance(p: tuple[float, float], q: tuple[float, float]) -> float:
    return 111.2 * hypot(p[0] - q[0], (p[1] - q[1]) * cos(radians((p[0] + q[0]) / 2)))


def _share(one: frozenset[str], weight_one: int, two: frozenset[str], weight_two: int) -> float:
    """The weight of the words that two sets have in common, in that of the lighter set; rare words count more."""
    if not one or not two or not (common := one & two):
        return 0.0
    return sum(map(weight, common)) / min(weight_one, weight_two)


def _numbers(a: Telling, b: Telling) -> tuple[float, float]:
    """Whether a number of one unit agrees, and whether one differs more than threefold."""
    agree = differ = 0.0
    for unit in a.numbers.keys() & b.numbers.keys():
        (low, high), (other_low, other_high) = a.numbers[unit], b.numbers[unit]
        ratio = max(low, other_low, 1.0) / max(1.0, min(high, other_high))
        agree, differ = max(agree, float(ratio <= 1.05)), max(differ, float(ratio > 3))
    return agree, differ
