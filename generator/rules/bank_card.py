"""No number of a bank card stands in an entry.

Bad: ``text: 转到 6222021234567890128。``, a number of a known issuer with a right check digit.

Good: ``6222****0128``, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import digits, finds, is_waybill, masked, owners
from generator.rules.id_number import is_id

ID = "bank-card"

WHY = (
    "卡号写出来，别人能拿去试密码、骗客服；收款的卡多半也是别人被骗、被盗用的卡。"
    "程序看发卡机构的号段和校验位（Luhn），两样都对才算，快递单号、订单号不会误报。"
)

_NUMBER = re.compile(
    r"(?<![\dA-Za-z_*.\-])(?:\d{16,19}|\d{4}(?:[ \-]\d{4}){3}(?:[ \-]?\d{1,3})?"
    r"|\d{6}[ \-]\d{10,13})(?![\d\-A-Za-z_*]|\.\d)"
)
_ISSUER = re.compile(
    r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}"
    r"|35(?:2[89]|[3-8]\d)\d{12}"
)
"""UnionPay (16 to 19 digits), Visa, Mastercard (two ranges), JCB: ISO/IEC 7812 prefixes."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _NUMBER, sign=document.has_figures, remarks=True):
            if is_card(find.match[0]) and not is_waybill(find):
                shown = masked(find.match[0], 4, 4)
                message = f"这里写了一个银行卡号（{shown}）"
                yield Diagnostic(document.path, find.place, ID, message, f"删掉，或者写成 {shown}")


def is_card(number: str) -> bool:
    """Whether a known issuer gave it and its check digit is right; an identity number is none."""
    plain = digits(number)
    return bool(_ISSUER.fullmatch(plain)) and _luhn(plain) and not is_id(plain)


def _luhn(plain: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in plain[-2::-2])
    return (sum(map(int, plain[-1::-2])) + sum(doubled)) % 10 == 0
