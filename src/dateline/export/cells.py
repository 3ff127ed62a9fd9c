"""Values as cells of a table that programs and spreadsheets read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

__all__ = ["csv_cell", "tab_line"]

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_NO_LINE = re.compile("[\\s\x00-\x1f\x7f-\x9f]+")


def csv_cell(value: Any) -> Any:
    """A CSV cell: lists and objects as JSON, null empty. Text that a spreadsheet would run as a formula gets an apostrophe in front, and so does what would
    then read like it ("'=1"): whoever takes one apostrophe from cells that begin with apostrophes and one of ``= + - @``, tab or return has the text again.
    """
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        value = value.replace("\x00", "")
        return "'" + value if _FORMULA.match(value) else value
    return value


def tab_line(values: Iterable[Any]) -> str:
    """A line of a table parted by tabs, which knows no quoting: white space and control characters in text become one blank each run, and double quotes
    apostrophes, since some readers take them for quoting; formulas as in CSV; null is empty."""
    return "\t".join(_plain(v) for v in values) + "\n"


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return str(csv_cell(_NO_LINE.sub(" ", value).strip().replace('"', "'")))
    return "" if value is None else str(value)
