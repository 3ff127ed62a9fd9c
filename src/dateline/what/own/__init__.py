"""Types of the user's own, coded beside PLOVER's: a folder with their definitions, their predicates and some twenty examples of each."""

from dateline.what.own.code import OwnTypes

__all__ = ["OwnTypes"]
