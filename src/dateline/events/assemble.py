"""An event from its reports: for each field the value that most independent voices give, the more exact before the vaguer, and beside it every value
that differs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

__all__ = ["assemble_event"]

_EXACT = {"day": 0, "week": 1, "month": 2, "season": 3, "quarter": 3, "half": 4, "year": 5, "decade": 6, "century": 7}
_POINT = {"point": 0, "admin1": 1, "water": 1, "region": 2, "country": 3}
Row = dict[str, Any]


def assemble_event(rows: Sequence[tuple[Row, str]]) -> Row:
    """The event of some reports: each as ``Report.to_json`` writes it (corrections laid over it), with the voice it is of.

    Gives ``type mode quad status cameo intensity confidence when where actors recipients`` as agreed, ``values`` (by field, every value with its reports and
    who says so, where they are more than one), ``outlets`` (independent voices) and ``reports`` (their ids). The confidence is that one voice at least is
    right.
    """
    out: Row = {"reports": [r["id"] for r, _ in rows], "outlets": len({v for _, v in rows})}
    for field in ("type", "mode", "quad", "status", "cameo", "intensity"):
        out[field] = _agreed(rows, lambda r, f=field: r[f])  # type: ignore[misc]
    for field in ("mode", "quad", "cameo", "intensity"):
        out[field] = _agreed([(r, v) for r, v in rows if r["type"] == out["type"]], lambda r, f=field: r[f])  # type: ignore[misc]
    surest: dict[str, float] = {}
    for r, voice in rows:
        if r["type"] == out["type"]:
            surest[voice] = max(surest.get(voice, 0.0), r["confidence"])
    out["confidence"] = round(1.0 - _product(1.0 - x for x in surest.values()), 3)
    dated = [(r, v) for r, v in rows if "date" in r["when"]]
    best = min((_EXACT.get(r["when"]["precision"], 8) for r, _ in dated), default=None)
    exact = [(r, v) for r, v in dated if _EXACT.get(r["when"]["precision"], 8) == best]
    date = _agreed(exact, lambda r: r["when"]["date"]) if exact else None
    out["when"] = next((r["when"] for r, _ in exact if r["when"]["date"] == date), rows[0][0]["when"])
    placed = [(r, v) for r, v in rows if "unknown" not in r["where"]]
    near = min((_POINT.get(r["where"]["precision"], 4) for r, _ in placed), default=None)
    closest = [(r, v) for r, v in placed if _POINT.get(r["where"]["precision"], 4) == near]
    name = _agreed(closest, lambda r: r["where"]["name"] or r["where"]["text"]) if closest else None
    out["where"] = next((r["where"] for r, _ in closest if (r["where"]["name"] or r["where"]["text"]) == name), rows[0][0]["where"])
    for side in ("actors", "recipients"):
        out[side] = _people(rows, side)
    out["values"] = _values(rows)
    return out


def _agreed(rows: Sequence[tuple[Row, str]], get: Callable[[Row], Any]) -> Any:
    """The value of most voices; of equals that of the surest report."""
    voices: dict[Any, set[str]] = {}
    sure: dict[Any, float] = {}
    for r, voice in rows:
        value = get(r)
        voices.setdefault(value, set()).add(voice)
        sure[value] = max(sure.get(value, 0.0), r["confidence"])
    return max(voices, key=lambda v: (v is not None, len(voices[v]), sure[v], str(v)), default=None)


def _people(rows: Sequence[tuple[Row, str]], side: str) -> list[Row]:
    """Everybody on a side, each once, most told of first."""
    told: dict[tuple[Any, ...], tuple[int, Row]] = {}
    for r, _ in rows:
        for a in r[side]:
            key = (a["code"], a["sector"], a["name"]) if a["code"] or a["name"] else (a["text"].lower(),)
            n, known = told.get(key, (0, a))
            told[key] = (n + 1, known)
    return [a for _, a in sorted(told.values(), key=lambda t: (-t[0], t[1]["code"] or "", t[1]["text"]))]


def _values(rows: Sequence[tuple[Row, str]]) -> dict[str, list[Row]]:
    """By field, where reports disagree: each value, the reports that have it, and who says so in them."""
    fields: dict[str, Callable[[Row], Any]] = {
        "type": lambda r: r["type"], "mode": lambda r: r["mode"], "status": lambda r: r["status"], "date": lambda r: r["when"].get("date"),
        "place": lambda r: r["where"].get("name") or r["where"].get("text"),
        "actors": lambda r: _codes(r["actors"]), "recipients": lambda r: _codes(r["recipients"]),
        "quantities": lambda r: "; ".join(q["text"] for q in r["quantities"]) or None,
    }  # fmt: skip
    out: dict[str, list[Row]] = {}
    for field, get in fields.items():
        held: dict[str, Row] = {}
        for r, _ in rows:
            if (value := get(r)) is None:
                continue
            known = held.setdefault(json.dumps(value), {"value": value, "reports": [], "said_by": []})
            known["reports"].append(r["id"])
            known["said_by"] += [n for s in r["said_by"] if (n := s["name"] or s["text"]) not in known["said_by"]]
        if len(held) > 1:
            out[field] = sorted(held.values(), key=lambda v: (-len(v["reports"]), str(v["value"])))
    return out


def _codes(actors: Iterable[Row]) -> str | None:
    return " ".join(sorted({a["code"] or a["name"] or a["text"] for a in actors})) or None


def _product(values: Iterable[float]) -> float:
    out = 1.0
    for v in values:
        out *= v
    return out
