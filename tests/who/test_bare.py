"""What is no mention, and yet something may be done to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Soldiers shelled a small village.", "village", "small village"),
        ("The Council urged both sides to stop.", "sides", "both sides"),
        ("Rebels took Gorazde.", "Gorazde", "Gorazde"),
        ("Rebels wounded six others.", "others", "six others"),
        ("Rebels robbed us.", "us", "us"),
        ("Rebels ate a meal.", "meal", None),
        ("Rebels carried a ship model.", "ship", None),
    ],
)
def test_ground_sides_and_others(find: Callable[..., Any], text: str, word: str, told: str | None) -> None:
    """A place, a thing that is owned, people told elsewhere; not any noun."""
    found = find(text)
    head = next(t for t in found.document.tokens() if t.text == word)
    actor = found.index.bare(head)
    assert (actor.text if actor is not None else None) == told
