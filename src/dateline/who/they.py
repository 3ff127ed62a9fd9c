"""They: the several, or the people or body of several, whose clause it is or who spoke before."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.quotes import is_saying
from dateline.who.seen import RELATIVE, Seen, base_of, co_argument, is_several

__all__ = ["several"]


def several(seen: Seen, t: Token) -> list[Draft]:
    """Those whom "they" means: several mentions, or one of several people."""
    if is_saying(t, seen.inside) and seen.sentences and len(seen.speakers) and is_several(seen.speakers):
        return seen.speakers
    others = seen.told_apart(t)
    for subject in seen.subjects_above(t):
        if seen.heads.get(subject) in others:
            continue
        if co_argument(subject, t) and not t.lower.endswith("selves"):
            continue
        if (group := seen.group(subject)) and is_several(group):
            return group
        if (subject.tag in ("NNS", "NNPS") and subject not in seen.heads) or (subject.lower in RELATIVE and not group):
            return []
    inside = [d for d in seen.drafts if d.head.i < t.i and d.kind != "place" and is_several([d]) and seen.sees(t, d.head) and not co_argument(d.head, t)]
    inside = [d for d in inside if base_of(d) not in others]
    if inside:
        return [inside[-1]] if len(inside) == 1 else []
    if not seen.sentences:
        return []
    before, drafts, heads = seen.sentences[-1]
    if t in seen.inside:
        return []
    subject_before = before.root.child("nsubj", "nsubjpass")
    if subject_before is not None and (group := seen.group(subject_before, heads)) and is_several(group):
        return group
    those = [d for d in drafts if is_several([d]) and d.kind not in ("pronoun", "place")]
    return those if len(those) == 1 else []
