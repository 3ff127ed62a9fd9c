"""What analysts corrected, as rows to learn from and to test with: the sentence, what was read in it, and what is held."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from dateline.columns import Column
from dateline.record import schema as s
from dateline.record.judged import laid_over

__all__ = ["COLUMNS", "corrections"]

Row = dict[str, Any]
_FIELDS = ("type", "mode", "quad", "status", "trigger", "actors", "recipients", "said_by", "when", "where", "contexts", "cameo", "intensity")

COLUMNS: tuple[Column, ...] = (
    Column("report", "text", "the report's id"), Column("article_id", "text", "the article's id, as given"), Column("text", "text", "the sentence"),
    Column("start", "integer", "where it begins in the article's text"), Column("read", "object", f"what was read: {', '.join(_FIELDS)}, as a report has them"),
    Column("held", "object", "the same as it is held now; null: rejected"),
    Column("judgements", "list", "what was judged", (
        Column("id", "integer", "the judgement's number"), Column("kind", "text", "correct or reject"), Column("field", "text", "which; null: rejected"),
        Column("by", "text", "who judged"), Column("recorded", "time", "when"), Column("reason", "text", "why"),
    )),
)  # fmt: skip


def corrections(c: Connection) -> Iterator[Row]:
    """One row a report that was corrected or rejected, and not undone: ``text`` (its sentence), ``read`` and ``held`` (null where it was rejected), with
    offsets into the article as reports have them, ``start`` of the sentence, and each judgement's number, field, who, when and why."""
    j, r = s.judgements.c, s.reports.c
    wanted = j.kind.in_(("correct", "reject")), j.undone.is_(None)
    judged: dict[str, list[Row]] = {}
    for row in c.execute(select(j.id, j.subject, j.kind, j.field, j.by, j.recorded, j.reason).where(*wanted).order_by(j.id)).mappings():
        judged.setdefault(row["subject"], []).append({k: row[k] for k in ("id", "kind", "field", "by", "recorded", "reason")})
    over = laid_over(c, sorted(judged))
    for id_, those in judged.items():
        body = c.execute(select(r.body).where(r.id == id_, r.superseded.is_(None)).limit(1)).scalar()
        if body is None:
            continue  # coded anew, and not read again
        read = json.loads(body)
        held = None if any(x["kind"] == "reject" for x in those) else {k: {**read, **over.get(id_, {})}[k] for k in _FIELDS}
        quote = read["quote"]
        yield {
            "report": id_, "article_id": read["article_id"], "text": quote["exact"], "start": quote["start"], "read": {k: read[k] for k in _FIELDS},
            "held": held, "judgements": those,
        }  # fmt: skip
