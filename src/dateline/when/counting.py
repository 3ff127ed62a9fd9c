"""Numbers in figures and words: "2 1/2", "twenty-four", "nineteen ninety-six"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.when.lexicon import Item

__all__ = ["count", "year_in_words"]

_SCALES = (100, 1000, 1_000_000)


def count(found: Sequence[Item]) -> float | None:
    """The number that some items spell; None for one that is not said ("several"). A couple is 2, "a" is 1."""
    total = part = 0.0
    seen = False
    for item in found:
        match item.kind:
            case "dd" | "yyyy" | "num":
                if not item.value:
                    return None
                total, part, seen = total + part, float(item.value), True
            case "frac":
                top, bottom = item.text.split("/")
                if bottom == "0":
                    return None
                total, part, seen = total + part, int(top) / int(bottom), True
            case "half":
                total, part, seen = total + part, 0.5, True
            case "numword" | "ordinal" | "second":
                part, total, seen = (*_word(int(item.value), part, total), True)
            case "few" | "several" | "dozens":
                return None
            case "couple":
                return 2.0
            case _:
                pass
    if seen:
        return total + part
    return 1.0 if any(i.kind == "a" for i in found) else None


def _word(value: int, part: float, total: float) -> tuple[float, float]:
    if value == 100:
        return (part or 1) * 100, total
    if value in _SCALES:
        return 0.0, total + (part or 1) * value
    return part + value, total


def year_in_words(found: Sequence[Item]) -> int | None:
    """A year spelled as people say it: two pairs of figures, or "two thousand and five"; None if it is no such number."""
    values = [int(i.value) for i in found if i.kind == "numword"]
    if not values or any(v > 1000 for v in values):
        return None
    if values[0] in (*range(11, 20), 20) and len(values) > 1:
        low = count(found[1:])
        if values[1] == 100 or low is None or not 10 <= low < 100 or 100 in values:
            return None
        return values[0] * 100 + int(low)
    if values[:2] == [2, 1000]:
        whole = count(found)
        return int(whole) if whole is not None and 2000 <= whole < 2100 else None
    return None
