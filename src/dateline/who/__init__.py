"""Who: every actor of an article by its names.

``ActorFinder().find(document)`` gives an ``ActorIndex`` of ``ActorMention``.
"""

from dateline.who.draft import ActorMention
from dateline.who.finder import ActorFinder
from dateline.who.gaps import Gaps
from dateline.who.index import FIRST_PERSON, ActorIndex
from dateline.who.lookup import Directory, Fact

__all__ = ["FIRST_PERSON", "ActorFinder", "ActorIndex", "ActorMention", "Directory", "Fact", "Gaps"]
