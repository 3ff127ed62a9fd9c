"""Two phrases for one: "Jane Roe, a spokesman for the ministry", "its parliament, the Supreme Assembly"."""

from __future__ import annotations

from dateline.who.draft import Draft

__all__ = ["share"]


def share(drafts: list[Draft]) -> None:
    """Let phrases in apposition tell each other what they know."""
    by_head = {d.head: d for d in drafts}
    for d in drafts:
        partner = by_head.get(d.head.head) if d.head.dep == "appos" else _listed(d, drafts)
        if partner is None or partner is d:
            continue
        name, said = (partner, d) if partner.kind == "name" else (d, partner)
        if name.kind != "name" or said.kind != "description" or said.plural:
            continue
        if (name.sort == "person") != (said.sort == "human"):
            continue
        if name.role is None or (name.office and name.past and said.role):
            name.role = said.role
            if said.sector and (name.sector is None or said.role):
                name.sector = said.sector
        name.sector = name.sector or said.sector
        name.gender = name.gender or said.gender
        name.code = name.code or said.code
        said.name, said.code, said.sector, said.wikidata = name.name, said.code or name.code, said.sector or name.sector, name.wikidata
        said.gender, said.same = name.gender, name


def _listed(d: Draft, drafts: list[Draft]) -> Draft | None:
    """The person right before an office, parted by a comma, wherever the parser hung it: Jane Roe, Iranian ambassador to Peru, and …"""
    if d.sort != "human" or d.plural or d.role is None or d.kind != "description":
        return None
    tokens, i = d.head.sentence.tokens, d.first.i - 1
    if i > 0 and tokens[i].lower in ("the", "a", "an"):
        i -= 1
    if i < 1 or tokens[i].text != ",":
        return None
    return next((x for x in drafts if x.sort == "person" and x.kind == "name" and x.last.i == i - 1 and x.first is x.head.sentence.tokens[x.first.i]
                 and (x.role is None or x.past) and not x.noun), None)  # fmt: skip
