"""One sentence after the judge: its deeds, and the vectors of its words for those who ask further."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.language import Sentence
from dateline.what.deed import Deed

__all__ = ["Floats", "Reading"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, its events in text order, the tables' own reading, and the vector of each word by its place (none where the model did not look)."""

    sentence: Sentence
    deeds: list[Deed]
    told: Sequence[Deed] = ()
    """What the tables alone read in it, where the model has decided since."""
    vectors: Mapping[int, Floats] = field(default_factory=dict)
