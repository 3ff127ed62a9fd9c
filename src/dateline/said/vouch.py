"""Who vouches for a word: the attributions whose content it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from dateline.language import Token
from dateline.said.attribution import MAX_CONTENT, Attribution

__all__ = ["speaking", "vouchers"]


def vouchers(attributions: Sequence[Attribution], trigger: Token) -> list[Attribution]:
    """Those whose content covers the trigger, innermost first.

    ``attributions`` in text order, as find_quotations returns them. Demands, intentions, wishes and mere judgements do not vouch for what they
    are about, and nothing vouches for its own cue.
    """
    k = bisect_right(attributions, trigger.start, key=lambda a: a.content.start)
    out = []
    while k > 0 and attributions[k - 1].content.start > trigger.start - 2 * MAX_CONTENT:
        k -= 1
        a = attributions[k]
        if a.vouches and a.content.end > trigger.start and a.cue_token is not trigger and a.covers(trigger):
            out.append(a)
    out.sort(key=lambda a: sum(p.end - p.start for p in a.parts))
    return out


def speaking(attributions: Sequence[Attribution], at: int) -> Attribution | None:
    """The innermost direct quotation in whose words an offset lies: who speaks is its "I" and "we". ``attributions`` as of ``vouchers``."""
    k = bisect_right(attributions, at, key=lambda a: a.content.start)
    around: list[tuple[int, Attribution]] = []
    while k > 0 and attributions[k - 1].content.start > at - 2 * MAX_CONTENT:
        k -= 1
        a = attributions[k]
        if a.direct and any(p.start <= at < p.end for p in a.parts):
            around.append((sum(p.end - p.start for p in a.parts), a))
    return min(around, key=lambda found: found[0])[1] if around else None
