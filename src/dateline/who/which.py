"""Who and which: the noun that the relative clause hangs on, or the person behind an office, the body behind its leader."""

from __future__ import annotations

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.seen import FAR, Seen

__all__ = ["relative"]


def relative(seen: Seen, t: Token) -> list[Draft]:
    """Who, which: the noun that the relative clause hangs on."""
    v = t
    for _ in range(FAR):
        if v.dep == "relcl" or v.head is v:
            break
        v = v.head
    noun = v.head if v.dep == "relcl" else None
    if noun is not None and t.lower in ("who", "whom"):
        noun = _human(seen, noun)
    elif noun is not None and t.lower == "which":
        noun = _no_human(seen, noun)
    return seen.group(noun) if noun is not None and noun in seen.heads else []


def _human(seen: Seen, noun: Token) -> Token:
    """The person whom "who" means where it hangs on the state or body behind his office: Mr Roe, envoy to Chad, who …"""
    t = noun
    for _ in range(FAR):
        d = seen.heads.get(t)
        if d is None or d.sort not in ("state", "organisation") or t.dep != "pobj" or t.head.dep != "prep":
            break
        t = t.head.head
    if t is noun:
        return noun
    named = seen.heads.get(t.head) if t.dep == "appos" else None
    return t.head if named is not None and named.sort == "person" else t


def _no_human(seen: Seen, noun: Token) -> Token:
    """The body that "which" means where it hangs on the person in it: the delegation led by Mr Roe which …"""
    t = noun
    for _ in range(FAR):
        d = seen.heads.get(t)
        if d is not None and d.sort not in ("person", "human"):
            return t
        if t.dep not in ("pobj", "agent", "acl", "prep", "appos"):
            return noun
        t = t.head
    return noun
