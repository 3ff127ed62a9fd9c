"""What the sentences of an article have named so far, as pronouns see it: the mentions of this sentence and of the last three, who speaks, and
who stands inside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.language import Sentence, Token
from dateline.who.draft import Draft
from dateline.who.words import SUBJECTS, word_class

__all__ = ["BACK", "FAR", "RELATIVE", "Seen", "base_of", "co_argument", "is_one", "is_several"]

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
BACK = 3
"""Sentences that an antecedent may lie back."""
FAR = 12
"""Steps up the tree when looking for a clause's subject."""
_ASKING = word_class("asking")
_HONOURED = frozenset({"appointment", "assumption", "birthday", "election", "elevation", "inauguration", "promotion", "recovery", "reelection", "victory"})
_GREETS = frozenset({"cable", "congratulate", "convey", "extend", "felicitate", "greet", "send"})
"""Who is congratulated on something is not who does it."""
_DEAD = frozenset({"assassination", "bier", "burial", "death", "demise", "funeral", "killing", "murder", "passing"})


@dataclass(slots=True)
class Seen:
    """One article up to the sentence that is read now."""

    drafts: list[Draft] = field(default_factory=list)
    """The mentions of this sentence."""
    heads: dict[Token, Draft] = field(default_factory=dict)
    inside: dict[Token, int] = field(default_factory=dict)
    """Words inside quotation marks, with the number of their quotation."""
    sentences: list[tuple[Sentence, list[Draft], dict[Token, Draft]]] = field(default_factory=list)
    """The sentences before, the latest last, with their mentions."""
    quoted: dict[Token, int] = field(default_factory=dict)
    """The heads of mentions of the sentence before that stood inside a quotation."""
    speakers: list[Draft] = field(default_factory=list)
    """Who spoke in the sentence before."""
    speaker: Draft | None = None
    """Who spoke last, by name where one was found."""

    def sees(self, t: Token, antecedent: Token) -> bool:
        """Whether a word of the same sentence is an antecedent as far as quotation marks go."""
        quote = self.inside.get(antecedent)
        return quote is None or quote == self.inside.get(t)

    def group(self, head: Token, heads: dict[Token, Draft] | None = None) -> list[Draft]:
        """The mention at a word together with those joined to it by "and"."""
        known = self.heads if heads is None else heads
        out = [known[head]] if head in known else []
        stack = [head]
        while stack and len(out) < 8:
            for c in stack.pop().children:
                if c.dep == "conj":
                    stack.append(c)
                    if c in known:
                        out.append(known[c])
        return out

    def subjects_above(self, t: Token) -> list[Token]:
        """The subjects of the clauses around a word, innermost first, that stand before it."""
        out: list[Token] = []
        v = t
        for _ in range(FAR):
            if v.head is v:
                break
            below, v = v, v.head
            asked = v.child("dobj") if below.dep == "xcomp" and below.tag == "VB" and v.lemma in _ASKING else None
            if asked is not None and asked.i < below.i and asked is not t:
                out.append(asked)  # asked the students to do their best
            if v.tag[:1] in ("V", "M") or v.dep in ("ROOT", "ccomp", "advcl", "relcl", "conj"):
                out.extend(c for c in v.children if c.dep in SUBJECTS and c.i < t.i and c is not t and self.sees(t, c))
        return out

    def told_apart(self, t: Token) -> list[Draft]:
        """Whom a pronoun can't mean: the subject of its own clause where that is not said in it (who paid a call on him; before throwing him; met
        and praised him), or who mourns in "condolences on his death"."""
        if t.dep == "poss" and (t.head.lemma in _DEAD or (t.head.lemma in _HONOURED and any(a.lemma in _GREETS for a in t.ancestors()))):
            return self.both(self.subjects_above(t)[:1])
        verb, steps = t.head, 0
        while t.dep in ("dobj", "dative") and verb.dep in ("conj", "xcomp", "advcl", "pcomp") and verb.child("nsubj", "nsubjpass") is None and steps < FAR:
            if verb.dep in ("advcl", "pcomp"):
                return self.both(self.subjects_above(t))  # whose participle it is can't be told
            verb, steps = verb.head, steps + 1
        if t.dep in ("dobj", "dative") and steps:
            return self.both([c for c in verb.children if c.dep in SUBJECTS and c.i < t.i])
        while verb.dep in ("prep", "dobj", "dative") and steps < BACK:
            verb, steps = verb.head, steps + 1
        who = verb.child("nsubj", "nsubjpass") if t.dep in ("dobj", "pobj", "dative") and verb.dep == "relcl" else None
        return self.both([who]) if who is not None and who.lower in RELATIVE else []

    def both(self, heads: list[Token]) -> list[Draft]:
        """The mentions at these words, and what they stand for."""
        return [b for h in heads if (d := self.heads.get(h)) is not None for b in (d, base_of(d), *d.antecedents)]


def base_of(d: Draft) -> Draft:
    """What a pronoun or a description in apposition stands for, or the mention itself."""
    return d.antecedents[0] if d.kind == "pronoun" and d.antecedents else d.same or d


def is_one(d: Draft) -> bool:
    """Whether "it" may mean this: one state, organisation or body."""
    base = base_of(d)
    return base.sort in ("state", "organisation", "body") and not base.plural and (len(d.antecedents) < 2)


def is_several(group: list[Draft]) -> bool:
    """Whether "they" may mean these: several, or one body or people of many."""
    if len(group) > 1 or len(group[0].antecedents) > 1:
        return True
    base = base_of(group[0])
    return base.plural or base.sort == "people" or (base.sort in ("organisation", "body"))


def co_argument(antecedent: Token, t: Token) -> bool:
    """Whether both are arguments of one verb ("he told him" are two), or one is said within the phrase of the other (soldiers belonging to them)."""
    if t.dep != "poss" and t.dep not in SUBJECTS and any(a is antecedent for a in t.ancestors()):
        return True
    if t.dep not in ("dobj", "dative", "pobj") or antecedent.dep not in SUBJECTS:
        return False
    verb = t.head.head if t.head.dep in ("advmod", "prep") and t.dep == "pobj" else t.head  # together with them
    return antecedent.head in (t.head, verb, verb.head if verb.dep == "advmod" else verb)
