"""What happened: the event types, the words that carry them, who does and who suffers them, negation and hedges."""

from dateline.what.deed import Deed
from dateline.what.details import contexts_of, objects_of, quantities_of
from dateline.what.find import find_deeds
from dateline.what.frames import Actors
from dateline.what.judge import Judge, otherwise, reported
from dateline.what.judge.reading import Reading
from dateline.what.own import OwnTypes
from dateline.what.tables import Mode, modes
from dateline.what.tables import vocabulary as load_vocabulary

__all__ = [
    "Actors", "Deed", "Judge", "Mode", "OwnTypes", "Reading", "contexts_of", "find_deeds", "load_vocabulary", "modes", "objects_of", "otherwise",
    "quantities_of", "reported",
]  # fmt: skip
