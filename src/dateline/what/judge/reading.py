"""One sentence after the judge: its deeds, and the vectors of its words for those who ask further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.language import Sentence
from dateline.what.deed import Deed

__all__ = ["Floats", "Reading"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, its events in text order, and the vector of each word by its place (none where the model did not look)."""

    sentence: Sentence
    deeds: list[Deed]
    vectors: Mapping[int, Floats] = field(default_factory=dict)
