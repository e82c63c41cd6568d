"""Amounts of money as sources give them, in digits: FORMAT's grammar, and nothing YAML guesses.

``[约|近|超|不足] number [余|多] [万|亿] [余|多] [currency]``; ``A-B``, where B's unit holds for A
unless A has its own; vague ones, ``[几|数|上] [十|百|千] [万|亿] [元]``, also as ``A-B``; ``不详``.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

CURRENCIES = {
    "元": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "港元": "HKD",
    "澳门元": "MOP",
    "新台币": "TWD",
    "新加坡元": "SGD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "加元": "CAD",
    "澳元": "AUD",
    "USDT": "USDT",
}
"""What a currency is called in a source, and its ISO 4217 code (USDT has none)."""

UNITS = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_CURRENCY = "|".join(sorted(CURRENCIES, key=len, reverse=True))
EXACT = re.compile(
    r"(?P<pre>约|近|超|不足)?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<point>\.\d+)?"
    rf"(?P<more>余|多)?(?P<unit>万|亿)?(?P<more2>余|多)?(?P<currency>{_CURRENCY})?",
    re.ASCII,
)
VAGUE = re.compile(
    rf"(?:[几数][十百千]?[万亿]?|上[十百千]?[万亿]|上[十百千])(?P<currency>{_CURRENCY})?"
)


class Amount(NamedTuple):
    """``text`` as the source has it; ``min`` and ``max`` in ``currency``, null where unknown."""

    text: str
    min: Decimal | None
    max: Decimal | None
    currency: str


def parse(text: str) -> Amount:
    """Read ``text``; raises ``ValueError`` where it is no amount of the grammar."""
    if text == "不详":
        return Amount(text, None, None, "CNY")
    first, dash, second = text.partition("-")
    if not dash:
        return _single(text)
    upper = _single(second)
    lower = _lower(first, second)
    if lower.min is not None and upper.max is not None and lower.min > upper.max:
        raise ValueError(text)
    return Amount(text, lower.min, upper.max, upper.currency)


def _lower(first: str, second: str) -> Amount:
    """The lower end of a range, with the unit of the upper one unless it has its own."""
    end = EXACT.fullmatch(second)
    start = EXACT.fullmatch(first)
    if start and end and not start["unit"] and not start["currency"]:
        first += end["unit"] or ""
    if first and first[-1] in "几数上十百千":
        first += "万" if "万" in second else ""
    return _single(first)


def _single(text: str) -> Amount:
    vague = VAGUE.fullmatch(text)
    if vague is not None:
        return Amount(text, None, None, CURRENCIES[vague["currency"] or "元"])
    match = EXACT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    value = Decimal(match["number"].replace(",", "") + (match["point"] or ""))
    value *= UNITS[match["unit"] or ""]
    over = match["pre"] == "超" or match["more"] or match["more2"]
    under = match["pre"] in {"不足", "近"}
    return Amount(
        text,
        None if under else value,
        None if over else value,
        CURRENCIES[match["currency"] or "元"],
    )


def _read(value: Any) -> Amount:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "")
    try:
        return parse(value)
    except ValueError:
        raise PydanticCustomError("amount" if value else "empty", "") from None


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def as_json(amount: Amount) -> dict[str, Any]:
    """``{min, max, text, currency}``; whole numbers stay whole."""
    return {
        "min": _number(amount.min),
        "max": _number(amount.max),
        "text": amount.text,
        "currency": amount.currency,
    }


_PUBLISHED: dict[str, Any] = {
    "type": "object",
    "properties": {
        "min": {"type": ["number", "null"]},
        "max": {"type": ["number", "null"]},
        "text": {"type": "string"},
        "currency": {"type": "string", "enum": sorted(set(CURRENCIES.values()))},
    },
    "required": ["min", "max", "text", "currency"],
    "examples": [as_json(parse("约5.2万"))],
}

Money = Annotated[
    Amount,
    BeforeValidator(_read),
    PlainSerializer(as_json),
    WithJsonSchema(
        {"type": ["string", "integer"], "examples": ["41450", "约5.2万", "300-500元", "不详"]},
        mode="validation",
    ),
    WithJsonSchema(_PUBLISHED, mode="serialization"),
]
