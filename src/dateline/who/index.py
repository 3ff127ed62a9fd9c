"""The mentions of one article, and which of them a word belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.language import Token
from dateline.records import Actor
from dateline.who.draft import ActorMention, Draft
from dateline.who.lexicon import Hit
from dateline.who.tables import choose
from dateline.who.words import NOMINAL, word_class

__all__ = ["FIRST_PERSON", "ActorIndex"]

FIRST_PERSON = word_class("first_person")
"""Words that stand for who speaks."""


class ActorIndex:
    """All actors of one article."""

    def __init__(self, drafts: Iterable[Draft], hits: dict[int, dict[int, Hit]], day: str, untold: Iterable[Draft] = ()) -> None:
        """``untold``: drafts too weak to be mentions ("both sides", "the board"), kept for whoever asks for them by name: see ``bare``."""
        made = {d: d.mention() for d in drafts}
        self.mentions: list[ActorMention] = [_settled(d, m, made) for d, m in made.items()]
        """In text order; the outer of two that begin together comes first."""
        self.mentions.sort(key=lambda m: (m.actor.start, -m.actor.end))
        self._heads: dict[Token, list[ActorMention]] = {}
        self._words: dict[Token, ActorMention] = {}
        self._hits, self._day = hits, day
        self._untold = {d.head: d for d in untold}
        for m in self.mentions:
            self._heads.setdefault(m.head, []).append(m)
            tokens = m.head.sentence.tokens
            for i in range(m.first.i, m.last.i + 1):
                self._words[tokens[i]] = m  # the innermost, as inner mentions come later

    def at(self, token: Token) -> ActorMention | None:
        """The mention whose head is this token, else the innermost that contains it."""
        found = self._heads.get(token)
        return max(found, key=lambda m: m.actor.end - m.actor.start) if found else self._words.get(token)

    def all_at(self, token: Token) -> list[ActorMention]:
        """Every mention with this head: two for "officials" in "Israeli and Palestinian officials"."""
        return list(self._heads.get(token) or ([m] if (m := self._words.get(token)) else []))

    def heads_in(self, tokens: Iterable[Token]) -> list[ActorMention]:
        """The mentions whose heads are among these tokens."""
        return [m for t in tokens for m in self._heads.get(t, ())]

    def place_actor(self, token: Token) -> Actor | None:
        """The state whose country, capital, city or demonym this word is, even where it is a mere place."""
        hit = self._hits.get(token.sentence.index, {}).get(token.i)
        if hit is None or (entry := choose(hit.entries, self._day)).code is None:
            return None
        tokens = token.sentence.tokens
        span = token.sentence.span(tokens[hit.first], tokens[hit.last])
        return Actor(span.text, span.start, span.end, entry.name, entry.code)

    def bare(self, token: Token) -> Actor | None:
        """What no mention is made of, and yet something may be done to: a weak noun ("both sides"), a place without a code (Gorazde), or the ground or
        thing that a common noun names ("a village", "a tanker"). Code and name are unknown where the words don't tell."""
        if (draft := self._untold.get(token)) is not None:
            before = draft.first.next(-1)
            whole = before is not None and before.lower in ("both", "all", "each")
            span = token.sentence.span(before if before is not None and whole else draft.first, draft.last)
            return replace(draft.mention().actor, text=span.text, start=span.start)
        if token.dep not in NOMINAL or not (_is_ground(token) or _is_named_place(token) or _is_untold(token)):
            return None
        tokens = token.sentence.tokens
        first = token.i
        while first and tokens[first - 1].head is token and tokens[first - 1].dep in ("compound", "amod", "nmod", "nummod"):
            first -= 1
        span = token.sentence.span(tokens[first], token)
        return Actor(span.text, span.start, span.end)


def _is_ground(t: Token) -> bool:
    return t.tag in ("NN", "NNS") and t.lemma.lower() in word_class("ground")


def _is_untold(t: Token) -> bool:
    if t.lower in FIRST_PERSON:
        return True
    return t.lower in word_class("people_untold") and (t.tag in ("DT", "CD", "NNS", "NN", "PRP", "JJ") or t.ent == "CARDINAL") and not t.children_of("prep")


def _is_named_place(t: Token) -> bool:
    return t.ent in ("GPE", "LOC", "FAC") and t.tag in ("NNP", "NNPS")


def _settled(draft: Draft, mention: ActorMention, made: dict[Draft, ActorMention]) -> ActorMention:
    if not draft.antecedents:
        return mention
    known = tuple(made[a] for a in draft.antecedents if a in made)
    return ActorMention(mention.actor, mention.head, mention.first, mention.last, mention.kind, mention.political, known, mention.sort)
