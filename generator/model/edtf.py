"""Dates as sources give them: the part of EDTF (ISO 8601-2) that entries need.

``2020``, ``2020-06``, ``2020-06-19``; a year unknown, ``XXXX-06-10``; a month or day unknown,
``2020-XX`` or ``2020-06-XX``; ``~`` about, ``?`` uncertain, ``%`` both, at the end; two of
these with ``/`` between them.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.model.base import not_future

POINT = re.compile(
    r"(?P<y>\d{4}|XXXX)(?:-(?P<m>\d{2}|XX)(?:-(?P<d>\d{2}|XX))?)?(?P<q>[~?%]?)", re.ASCII
)
_QUALIFIED = {"": "{}", "~": "约{}", "?": "{}（推定）", "%": "约{}（推定）"}


class When(NamedTuple):
    """A date with its doubts: the text as written, and the days it lies between, if known."""

    text: str
    earliest: date | None
    latest: date | None

    @property
    def label(self) -> str:
        """The date in Chinese, its doubts in words: ``约2022年``, ``6月10日（年份不详）``."""
        return "至".join(_label(part) for part in self.text.split("/"))


def parse(text: str) -> When:
    """Read ``text``; raises ``ValueError`` where it is no date of the grammar or the calendar."""
    points = [_point(part) for part in text.split("/")]
    if len(points) > 2:
        raise ValueError(text)
    (earliest, _), (_, latest) = points[0], points[-1]
    if earliest and latest and earliest > latest:
        raise ValueError(text)
    return When(text, earliest, latest)


def _point(text: str) -> tuple[date | None, date | None]:
    match = POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match["y"], match["m"] or "XX", match["d"] or "XX"
    if year == "XXXX":
        if month == "XX":
            raise ValueError(text)
        date(2000, int(month), 1 if day == "XX" else int(day))  # a leap year, to be fair
        return None, None
    if month == "XX":
        if day != "XX":
            raise ValueError(text)
        return date(int(year), 1, 1), date(int(year), 12, 31)
    if day == "XX":
        last = calendar.monthrange(int(year), int(month))[1] if 1 <= int(month) <= 12 else 0
        return date(int(year), int(month), 1), date(int(year), int(month), last)
    exact = date(int(year), int(month), int(day))
    return exact, exact


def _label(text: str) -> str:
    match = POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = match["y"], match["m"], match["d"]
    words = "" if year == "XXXX" else f"{int(year)}年"
    if month and month != "XX":
        words += f"{int(month)}月"
    if day and day != "XX":
        words += f"{int(day)}日"
    if year == "XXXX":
        words += "（年份不详）"
    return _QUALIFIED[match["q"]].format(words)


def _read(value: Any, info: core_schema.ValidationInfo) -> When:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "")
    try:
        when = parse(value)
    except (ValueError, calendar.IllegalMonthError):
        raise PydanticCustomError("edtf" if value else "empty", "") from None
    for part in value.split("/"):
        first, _ = _point(part)
        if first:
            not_future(first, info)
    return when


_EXAMPLES = ["2020-06-19", "XXXX-06-10", "2018-04/2019-03", "2022~"]

Edtf = Annotated[
    When,
    BeforeValidator(_read),
    PlainSerializer(lambda when: when.text, return_type=str),
    WithJsonSchema({"type": ["string", "integer"], "examples": _EXAMPLES}, mode="validation"),
    WithJsonSchema({"type": "string", "examples": _EXAMPLES}, mode="serialization"),
]
