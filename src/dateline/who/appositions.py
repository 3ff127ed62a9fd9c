"""Two phrases for one: "Jane Roe, a spokesman for the ministry", "its parliament, the Supreme Assembly"."""

from __future__ import annotations

from dateline.who.draft import Draft

__all__ = ["share"]


def share(drafts: list[Draft]) -> None:
    """Let phrases in apposition tell each other what they know."""
    by_head = {d.head: d for d in drafts}
    for d in drafts:
        if d.head.dep != "appos" or (partner := by_head.get(d.head.head)) is None or partner is d:
            continue
        name, said = (partner, d) if partner.kind == "name" else (d, partner)
        if name.kind != "name" or said.kind != "description" or said.plural:
            continue
        if (name.sort == "person") != (said.sort == "human"):
            continue
        if name.role is None:
            name.role = said.role
            if said.sector and (name.sector is None or said.role):
                name.sector = said.sector
        name.sector = name.sector or said.sector
        name.gender = name.gender or said.gender
        name.code = name.code or said.code
        said.name, said.code, said.sector, said.wikidata = name.name, said.code or name.code, said.sector or name.sector, name.wikidata
        said.gender, said.same = name.gender, name
