"""Dateline reads news pages and keeps a cited, queryable record of political events.

>>> import dateline
>>> for report in dateline.code("saved-page.html", published="2024-11-06"):  # doctest: +SKIP
...     print(report.type, [a.text for a in report.actors], report.quote.exact)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.account import Account
    from dateline.api import DatelineWarning, code, read
    from dateline.errors import DatelineError
    from dateline.records import Article, Mention, Page, Report

__version__ = "0.1.0"

__all__ = ["Account", "Article", "DatelineError", "DatelineWarning", "Mention", "Page", "Report", "__version__", "code", "read"]

_HOMES = {"Account": "account", "Article": "records", "DatelineError": "errors", "Mention": "records", "Page": "records", "Report": "records",
          "DatelineWarning": "api", "code": "api", "read": "api"}  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: the parser takes a second that ``dateline --help`` need not wait for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(f"dateline.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
