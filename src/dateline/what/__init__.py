"""What happened: the event types, the words that carry them, who does and who suffers them, negation and hedges."""

from dateline.what.details import contexts_of, objects_of, quantities_of
from dateline.what.find import Deed, find_deeds
from dateline.what.frames import Actors
from dateline.what.tables import Mode, modes

__all__ = ["Actors", "Deed", "Mode", "contexts_of", "find_deeds", "modes", "objects_of", "quantities_of"]
