"""Why a deed became the report that it is: the words and rows of the tables, and the model's candidates."""

from __future__ import annotations

from dateline.language import Token
from dateline.records import Explanation, Span
from dateline.what import Deed

__all__ = ["confidences", "explained"]


def confidences(deed: Deed) -> dict[str, float]:
    """How sure each field is: of actors and recipients the least sure one given. Only the type is known where the tables decided."""
    o = deed.opinion
    if o is None:
        return {"type": round(deed.confidence, 3)}
    out = {"type": deed.confidence, "status": o.status}
    does = {t: p for t, p, _ in o.roles}
    suffers = {t: p for t, _, p in o.roles}
    for name, side, sure in (("actors", deed.actors, does), ("recipients", deed.recipients, suffers)):
        if side:
            out[name] = min(sure.get(t, deed.confidence) for t in side)
    return {k: round(v, 3) for k, v in out.items()}


def explained(deed: Deed) -> Explanation:
    """The words that decided, with their rows; the types and the participants that were weighed."""
    o = deed.opinion
    words = tuple((_span(t), row) for t, row in deed.grounds)
    if o is None:
        return Explanation("table", words, deed.key, {}, ())
    parties = tuple((_span(t), round(does, 3), round(suffers, 3)) for t, does, suffers in o.roles)
    return Explanation("model", words, o.table, dict(o.types), parties)


def _span(t: Token) -> Span:
    return Span(t.sentence.document.text[t.start : t.end], t.start, t.end)
