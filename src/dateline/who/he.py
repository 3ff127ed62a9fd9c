"""He and she: the person of that gender whom the clause, the sentence or the sentences before make the likeliest; nobody where two are."""

from __future__ import annotations

from collections.abc import Callable

from dateline.language import Token
from dateline.who.draft import Draft
from dateline.who.quotes import is_saying, speaker_head
from dateline.who.seen import BACK, Seen, base_of, co_argument
from dateline.who.words import SUBJECTS, word_class

__all__ = ["ahead", "person"]

_ANYBODY = word_class("anybody")


def person(seen: Seen, t: Token, unlike: str) -> list[Draft]:
    """The person, one at most, whom "he" or "she" means; ``unlike`` is the gender that does not fit."""
    others = seen.told_apart(t)
    own = {base_of(d).name for d in (*others, *(d for d in seen.drafts if co_argument(d.head, t)))} - {None}

    def fits(d: Draft) -> bool:
        base = base_of(d)
        told = bool(base.name or base.role or (base.noun and base.noun not in _ANYBODY))
        return base not in others and base.name not in own and base.sort in ("person", "human") and base.gender != unlike and not base.plural and told

    if (later := ahead(seen, t)) is not None and fits(later):
        return [later]
    if t.dep == "poss" and t.head.dep == "conj" and (beside := seen.heads.get(t.head.head)) is not None and fits(beside) and beside.head.i < t.i:
        return [beside]  # the ambassador and his wife
    if t.dep == "poss" and (him := _him_before(seen, t)) is not None:
        return him.antecedents  # wished him success in his work
    inside = [d for d in seen.drafts if d.head.i < t.i and fits(d) and not co_argument(d.head, t) and seen.sees(t, d.head)]
    if is_saying(t, seen.inside):
        inside = [d for d in inside if not _is_told(d.head, t)]
    if t in seen.inside:
        return _quoted_person(seen, t, inside, fits)
    subjects = [d for d in inside if d.head.dep in SUBJECTS]
    if subjects:
        return [] if _nearer(seen, subjects[-1], inside, t) else [subjects[-1]]
    if inside and (len({base_of(d).name for d in inside}) == 1):
        return [inside[-1]]
    if inside:
        return []
    if is_saying(t, seen.inside) and seen.sentences and seen.speaker is not None and fits(seen.speaker) and _speaks(seen, seen.sentences[-1][1]):
        return [seen.speaker]
    if found := _earlier_person(seen, fits):
        return found
    said = [d for d in seen.sentences[-1][1] if d.head in seen.quoted and fits(d)] if seen.sentences and not is_saying(t, seen.inside) else []
    return said[-1:] if len({base_of(d).name for d in said}) == 1 else []


def _nearer(seen: Seen, subject: Draft, inside: list[Draft], t: Token) -> bool:
    """Whether what somebody says names another behind him, of whom a word that is no subject may as well be: the minister told the king's
    envoy that all would be done under his guidance."""
    if t.dep in SUBJECTS or subject.head in seen.subjects_above(t)[:1]:
        return False
    return any(d.head.i > subject.head.i and base_of(d).name != base_of(subject).name and base_of(d).sort == "person" for d in inside)


def _him_before(seen: Seen, t: Token) -> Draft | None:
    """The object of the same verb that is a pronoun too, before a possessive: it is the same person."""
    verb = t.head
    for _ in range(BACK):
        if verb.dep not in ("prep", "pobj", "dobj"):
            break
        verb = verb.head
    him = next((c for c in verb.children if c.dep in ("dobj", "dative", "nsubj") and verb.i < c.i < t.i and c.lower in ("him", "her")), None)
    return seen.heads.get(him) if him is not None else None


def _speaks(seen: Seen, drafts: list[Draft]) -> bool:
    """Whether the last speaker is among the mentions of a sentence, or nobody else but in quotations is."""
    return any(base_of(d) is seen.speaker for d in drafts) or not any(base_of(d).sort == "person" for d in drafts if d.head not in seen.quoted)


def _earlier_person(seen: Seen, fits: Callable[[Draft], bool]) -> list[Draft]:
    for k, (_, drafts, _) in enumerate(reversed(seen.sentences)):
        those = [d for d in drafts if fits(d) and (k or d.head not in seen.quoted)]
        first = [d for d in those if d.head.dep in SUBJECTS]
        if first:
            return [first[0]]
        if those:
            return [those[-1]] if len({base_of(d).name for d in those}) == 1 else []
    return []


def _quoted_person(seen: Seen, t: Token, inside: list[Draft], fits: Callable[[Draft], bool]) -> list[Draft]:
    """He inside a quotation: somebody of the same quotation, else whom the text spoke of before, but never who is speaking."""
    same = [d for d in inside if d.head in seen.inside]
    if same:
        subjects = [d for d in same if d.head.dep in SUBJECTS]
        return [subjects[-1]] if subjects else [same[-1]] if len({base_of(d).name for d in same}) == 1 else []
    speaking = speaker_head(t.sentence, seen.inside)
    speaker = seen.heads.get(speaking) if speaking is not None else None
    speaks = {base_of(speaker).name if speaker is not None and (speaker.kind != "pronoun" or speaker.antecedents) else None}
    if speaker is None or speaker.kind == "pronoun":
        speaks.add(seen.speaker.name if seen.speaker is not None else None)
    before = [d for d in inside if base_of(d).name not in speaks]
    if not before and seen.sentences:
        drafts = seen.sentences[-1][1]
        before = [d for d in drafts if fits(d) and d.head in seen.quoted and base_of(d).name not in speaks]
        before = before or [d for d in drafts if fits(d) and base_of(d).name not in speaks]
    names = {base_of(d).name for d in before}
    return [before[-1]] if len(names) == 1 else []


def ahead(seen: Seen, t: Token) -> Draft | None:
    """In his speech, the president said: the main subject, where the pronoun stands in a phrase before it."""
    root = t.sentence.root
    subject = root.child("nsubj", "nsubjpass")
    if subject is None or subject.i < t.i or subject in t.ancestors() or seen.inside.get(subject) != seen.inside.get(t):
        return None
    v = next((a for a in t.ancestors() if a.tag[:1] == "V"), root)
    return seen.heads.get(subject) if v is root or v.dep == "advcl" else None


def _is_told(antecedent: Token, t: Token) -> bool:
    """Whether a word stands in what "he said" reports: of whom is told is seldom who tells. What a semicolon ends is not reported by what follows."""
    if any(w.text == ";" for w in t.sentence.tokens[antecedent.i : t.i]):
        return False
    return any(a.dep in ("ccomp", "parataxis") and a.head is t.head and a.i < t.i for a in (antecedent, *antecedent.ancestors()))
