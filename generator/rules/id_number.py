"""No number of an identity card stands in an entry.

Bad: ``text: 身份证号 11010519491231002X``, a number whose date and check digit are right.

Good: leave it out; what was asked for is ``asks_for: [id-card]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import digits, finds, masked, owners

ID = "id-number"

WHY = (
    "身份证号能拿去办贷款、注册账号，一旦写进公开的文件就收不回来。"
    "程序看地区、生日和最后一位校验码，三样都对才算，所以同样长的单号、流水号不会误报。"
)

_NUMBER = re.compile(r"(?<![\dA-Za-z*])[1-9](?:[ \-]?\d){16}[ \-]?[\dXx](?![\dA-Za-z*])")
_AREAS = frozenset(
    f"{place}{number}"
    for place, last in ((1, 5), (2, 3), (3, 7), (4, 6), (5, 4), (6, 5), (7, 1), (8, 3), (9, 1))
    for number in range(0 if place == 5 else 1, last + 1)
)
"""The first two digits: provinces (GB/T 2260), 8 for residents of Hong Kong, Macao and Taiwan,
9 for foreign permanent residents."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _NUMBER, sign=document.has_figures, remarks=True):
            if is_id(find.match[0]):
                shown = masked(find.match[0], 4, 2)
                message = f"这里写了一个身份证号（{shown}）"
                yield Diagnostic(document.path, find.place, ID, message, "删掉，不用写出来")


def is_id(number: str) -> bool:
    """Whether it keeps GB 11643: an area, a day of birth, and the check digit."""
    last = "X" if number[-1] in "Xx" else ""
    plain = digits(number) + last
    if len(plain) != 18 or plain[:2] not in _AREAS:
        return False
    try:
        date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except ValueError:
        return False
    total = sum(int(d) * w for d, w in zip(plain[:17], _WEIGHTS, strict=True))
    return 1900 <= int(plain[6:10]) <= 2100 and _CHECKS[total % 11] == plain[17]
