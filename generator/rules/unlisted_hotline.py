"""The number of a service stands in a text only if it is in the list of hotlines.

Bad: ``text: 打 400-123-4567 问客服。`` A number in a text cannot be kept right, and may be a trap.

Good: ``call: ["12333"]``, the id of a hotline. The numbers of that list may stand in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import Find, digits, finds, is_waybill, masked
from generator.trusted import numbers

ID = "unlisted-hotline"

WHY = (
    "服务热线（400、800 开头的号，95、96、12、100 开头的五位号）只放在 cases/reference/hotlines.yml，"
    "条目用编号引用它。骗子常把自己的 400 号说成官方客服；真号也会变，散在各处就改不过来。"
    "清单里有的号，正文里可以直接写。后面跟着“元”“人”这类单位的是数目，不算。"
)

_NUMBER = re.compile(
    r"[1489](?<![\dA-Za-z_.,+*/=\-¥￥$].)(?:"
    r"(?<=[48])00[ \-]?\d{3,4}[ \-]?\d{3,4}(?<=\d{7})"
    r"|(?<=[48])00[ \-]\d{3}[ \-]?\d{4}|(?<=[48])00[ \-]\d{4}[ \-]\d{3}"
    r"|(?<=9)[56]\d{3}|(?<=1)2\d{3}|(?<=1)00\d{2}"
    r")(?! *[多余来几]? *[元块圆万亿千百人名起件条份个次年天家单笔位字倍分秒岁页部台套户张米]|[\d%*/]|[.,\-]\d|[A-Za-z])"
)
_CALLED = re.compile(r"(?:[打拨]|电话|热线|客服|来电|咨询|短信|号码|联系)[^，。；]{0,4}$")
_PAID = re.compile(
    r"(?:损失|转账?|汇|付|交|骗|赔|充值?|借|贷|余额|金额|价|值|费|额度|RMB|CNY|USDT?|HK[$D]|[约共超近满达存取花¥￥])[了走给款]? ?$"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    known = numbers(catalog)
    for case in catalog.cases:
        document = case.document
        sign = any(digits(m[0]) not in known for m in _NUMBER.finditer(document.text))
        for find in finds(document, _NUMBER, sign=sign):
            if digits(find.match[0]) not in known and _is_called(find):
                yield Diagnostic(
                    document.path,
                    find.place,
                    ID,
                    f"热线清单里没有这个号码（{masked(find.match[0], 3, 0)}）",
                    "删掉；真是官方热线，先加到 cases/reference/hotlines.yml，再用 call: 写它的 id",
                )


def _is_called(find: Find) -> bool:
    """Whether it is a number to call: numbers of other families are as often amounts."""
    before = find.passage.text[: find.match.start()]
    if find.match[0].startswith("1"):
        return _CALLED.search(before) is not None
    return not (_PAID.search(before) or is_waybill(find))
