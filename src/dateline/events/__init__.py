"""Events: reports of the same thing → one event; events that belong together → stories."""

from dateline.events.assemble import assemble_event
from dateline.events.blocks import blocks_of
from dateline.events.match import MAY, compare
from dateline.events.placing import UNIT, Board, groups, place
from dateline.events.stories import ANSWERED, ANSWERS, SOON, STEP_DAYS, STEPS, Step, heavy_words, story_rule
from dateline.events.telling import Telling, context_of, telling_of
from dateline.events.voices import sketch, voices

__all__ = [
    "ANSWERED", "ANSWERS", "MAY", "SOON", "STEPS", "STEP_DAYS", "UNIT", "Board", "Step", "Telling", "assemble_event", "blocks_of", "compare", "context_of",
    "groups", "heavy_words", "place", "sketch", "story_rule", "telling_of", "voices",
]  # fmt: skip
