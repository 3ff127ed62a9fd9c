"""The closing account of a run: what was read, skipped, refused, and why. Nothing is lost silently."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.errors import DatelineError

__all__ = ["Account"]

KEEP = 1000
"""Refusals and skips kept by name; beyond it they are only counted, so that memory is bounded."""


@dataclass(slots=True)
class Account:
    """Counts of one run, and the first refusals by name."""

    articles: int = 0
    mentions: int = 0
    reports: int = 0
    skipped: list[str] = field(default_factory=list)
    """Articles read but not coded, each with its reason."""
    refused: list[DatelineError] = field(default_factory=list)
    """Inputs that could not be read, the first KEEP of them."""
    refusals: int = 0
    coding: bool = False
    """Whether reports were asked for: then their number is told even if it is 0."""
    skips: int = 0
    known: int = 0
    """Articles that the record had already."""
    added: int = 0
    """Articles that were added to the record."""
    told: int = 0
    """Reports that were added to the record."""
    broken: str = ""
    """Why the run ended before its inputs did."""
    unsure: int = 0
    """Events left out because they were less sure than was asked for."""

    def refuse(self, error: DatelineError) -> None:
        """Note an input that could not be read."""
        self.refusals += 1
        if len(self.refused) < KEEP:
            self.refused.append(error)

    def skip(self, article_id: str, reason: str) -> None:
        """Note an article that was read but not coded."""
        self.skips += 1
        if len(self.skipped) < KEEP:
            self.skipped.append(f"{article_id}: {reason}")

    def add(self, part: Account) -> None:
        """Take up what a worker counted while coding."""
        self.mentions += part.mentions
        self.reports += part.reports
        self.unsure += part.unsure
        for e in part.refused:
            self.refuse(e)
        for s in part.skipped:
            self.skip(*s.split(": ", 1))

    @property
    def exit_status(self) -> int:
        """0 all read; 1 nothing could be read; 3 some inputs were refused."""
        if not self.refusals:
            return 0
        return 3 if self.articles else 1

    def lines(self) -> list[str]:
        """The account in words."""
        counts = [f"{self.articles} article{'s' * (self.articles != 1)} read"]
        if self.known:
            counts.append(f"{self.known} in the record already")
        if self.mentions:
            counts.append(f"{self.mentions} mentions")
        if self.coding:
            counts.append(f"{self.reports} report{'s' * (self.reports != 1)}")
        if self.unsure:
            counts.append(f"{self.unsure} possible event{'s' * (self.unsure != 1)} too unsure to report")
        counts += [f"{self.skips} not coded", f"{self.refusals} refused"]
        return [", ".join(counts), *self.losses()]

    def losses(self) -> list[str]:
        """What was refused and what was not coded, by name, with the reason."""
        out = [f"  {self.broken}"] if self.broken else []
        out += [f"  refused: {e}" for e in self.refused]
        out += [f"  not coded: {s}" for s in self.skipped]
        hidden = self.refusals - len(self.refused) + self.skips - len(self.skipped)
        return [*out, f"  … and {hidden} more"] if hidden else out
