"""The ground every model stands on: closed, immutable, and read from text alone."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Model(BaseModel):
    """A closed, immutable value: an unknown key is an error, never silently dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, serialize_by_alias=True)


@dataclass(frozen=True)
class Known:
    """What a file may refer to while it is validated.

    ``ids`` holds the ids of each list (``None``: the list could not be read, so nothing is
    held against it); ``labels`` the Chinese label of each id, for "did you mean"; ``today``
    bounds dates.
    """

    today: date
    ids: Mapping[str, Set[str]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Ref:
    """Marks a text as the id of an item of one list, checked against ``Known``."""

    def __init__(self, of: str) -> None:
        self.of = of

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._known)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "x-list": self.of}

    def _known(self, value: Any, info: core_schema.ValidationInfo) -> str:
        if type(value) is not str:
            raise PydanticCustomError("string_type", "")
        ids = info.context.ids.get(self.of) if info.context else None
        if ids is not None and value not in ids:
            kind = "id_unknown" if value else "empty"
            raise PydanticCustomError(kind, "", {"list": self.of})
        return value


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) and value else value


def _day(value: Any, info: core_schema.ValidationInfo) -> date:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date", "") from None
    if day.isoformat() != value:  # ISO knows more forms: 20260101, 2026-W01-4
        raise PydanticCustomError("date", "")
    not_future(day, info)
    return day


def not_future(day: date, info: core_schema.ValidationInfo) -> None:
    """Raise if ``day`` lies after the day of the check."""
    if info.context and day > info.context.today:
        raise PydanticCustomError("date_future", "", {"today": info.context.today.isoformat()})


# Control characters have no place in words; a line holds no line break of any kind.
_LINE = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+$"
_PROSE = r"^[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+$"
_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
_URL = r"^https?://[A-Za-z0-9][A-Za-z0-9.\-]*(?::[0-9]+)?(?:[/?#][^\s<>\x22\x00-\x1f]*)?$"
_HOST = r"^[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?)+$"

Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=_LINE)
]
"""One line of plain words, 300 characters at most. Never Markdown, never HTML."""

Title = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60, pattern=_LINE)
]
"""A heading: one line of 60 characters at most."""

Prose = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000, pattern=_PROSE)
]
"""Plain words, line breaks allowed, 2,000 characters at most. Never Markdown, never HTML."""

Id = Annotated[str, StringConstraints(max_length=60, pattern=_ID)]
"""ASCII kebab-case, as it stands in an address."""

Url = Annotated[str, StringConstraints(max_length=1000, pattern=_URL)]
"""An absolute http or https address."""

Host = Annotated[str, StringConstraints(max_length=100, pattern=_HOST)]
"""A host name in ASCII, as it stands in an address."""

Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2026-11-22"]}
    ),
]
"""A day of the calendar, written 2026-11-22, not in the future."""

_SOURCE = {"type": "string", "x-list": "sources"}
_SOURCES = {"type": "array", "items": _SOURCE}
Sources = Annotated[
    tuple[Annotated[str, Ref("sources")], ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_SOURCE, _SOURCES]}, mode="validation"),
    WithJsonSchema(_SOURCES, mode="serialization"),
]
"""The ids of the sources a statement rests on: one id or several."""

PATTERNS = {_LINE: "line", _PROSE: "prose", _ID: "id", _URL: "url", _HOST: "host"}
"""What a text pattern stands for, so that its mismatch can be worded."""
