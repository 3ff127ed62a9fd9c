"""Events: reports of the same thing → one event; events that belong together → stories."""

from dateline.events.assemble import assemble_event
from dateline.events.groups import groups
from dateline.events.match import MAY, compare
from dateline.events.stories import story_rule
from dateline.events.telling import Telling, blocks_of, telling_of
from dateline.events.voices import sketch, voices

__all__ = ["MAY", "Telling", "assemble_event", "blocks_of", "compare", "groups", "sketch", "story_rule", "telling_of", "voices"]
