"""No telephone number of a person or a shop stands in an entry.

Bad: ``text: 打他的手机 138 0013 8000。`` It belongs to somebody, and may be a trap.

Good: ``138****8000``, or nothing. Numbers of hotlines are the matter of ``unlisted-hotline``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import Find, digits, finds, is_waybill, masked, owners
from generator.trusted import numbers

ID = "phone-number"

WHY = (
    "手机号、座机号都是某个人、某家店的。写出来，无辜的人会被打扰；若是骗子的，读者会真的打过去，"
    "号码也会换主人。所以一律遮住中间几位。程序只认真正能拨通的号段，单号、金额、日期不算。"
)

_NUMBER = re.compile(
    r"(?<![\dA-Za-z_.+*/=\-])(?:"
    r"(?:(?:\+|00)?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}"  # a mobile phone
    r"|(?:\+86[ \-]?)?[(（]?0\d{2,3}[)）]?[ \-]?[2-8]\d{2,3}[ \-]?\d{4}"  # an area code and a number
    r"|(?:\+|00)[1-9]\d{0,2}[ \-]?\d{2,4}(?:[ \-]?\d{2,4}){1,3}"  # a number abroad
    r"|(?P<local>[2-8]\d{6,7})"
    r")(?![\d*]|[\-.]\d|[A-Za-z_.]*@)"
)
_CALLED = re.compile(r"(?:电话|手机|座机|致电|来电|拨打)(?:号码?)?[：: 是为]{0,2}$")
"""What stands before a number without an area, if it is a telephone number."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    known = numbers(catalog)
    for owner in owners(catalog):
        document = owner.document
        for find in finds(document, _NUMBER, sign=document.has_figures, remarks=True):
            number = find.match[0]
            if digits(number) in known or is_waybill(find) or not _can_be_dialled(find):
                continue
            shown = masked(number, 2, 2) if find.match["local"] else masked(number, 3, 4)
            message = f"这里写了一个电话号码（{shown}）"
            yield Diagnostic(document.path, find.place, ID, message, f"删掉，或者写成 {shown}")


def _can_be_dialled(find: Find) -> bool:
    """Whether the numbering plans know it (Google's libphonenumber, which asks no network)."""
    if find.match["local"]:
        return _CALLED.search(find.passage.text[: find.match.start()]) is not None
    import phonenumbers  # noqa: PLC0415 - slow, and a clean library has nothing to ask

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(find.match[0], "CN"))
    except phonenumbers.NumberParseException:
        return False
