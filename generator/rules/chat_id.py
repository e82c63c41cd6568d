"""No WeChat or QQ number stands in an entry.

Bad: ``text: 加微信号 abc_12345。``

Good: ``text: 叫你加一个陌生人的微信。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import finds, half, masked, owners, stands
from generator.trusted import numbers

ID = "chat-id"

WHY = (
    "微信号、QQ 号、群号写出来，读者会真的去加；号是盗来的，就害了原来的主人。"
    "写“加一个陌生人的微信”就够了。只有明说是微信号、QQ 号的才算，“3 个微信群”这样的不算。"
)

_UNIT = r"(?! *[多余来几]? *[元块万亿千百人名起件条份个次年天家单笔位字倍分秒岁页部台套户张米月日]|[\d*.]|[A-Za-z_@])"
_ID = re.compile(
    rf"(?:QQ|扣扣|企鹅号)(?:群|号|群号|号码)?(?:是|为|[:：])? ?(?P<qq>[1-9]\d{{4,10}}){_UNIT}"
    r"|(?:微信号|微信ID|WeChat ID|V信号?|薇信号?)(?:是|为|[:：])? ?(?P<name>[a-z][\w\-]{5,19})"
    r"|(?:微信|WeChat|VX|WX|V信|薇信|加V)(?:是|为|[:：]| ) ?"
    r"(?P<marked>(?=[A-Za-z\-]*[\d_])[a-z][\w\-]{5,19})"
    r"|(?P<raw>wxid_[a-z0-9]{8,})",
    re.IGNORECASE | re.ASCII,
)
_WORDS = ("qq", "扣扣", "企鹅号", "微信", "薇信", "wechat", "vx", "wx", "v信", "加v")
"""How what ``_ID`` looks for begins, in lower case."""
_MOBILE = re.compile(r"1[3-9]\d{9}")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    known = numbers(catalog)
    for owner in owners(catalog):
        document = owner.document
        sign = stands(half(document.text).lower(), _WORDS, _ID)
        for find in finds(document, _ID, sign=sign, remarks=True):
            kind = find.match.lastgroup or ""
            number = find.match[kind]
            if number in known or _MOBILE.fullmatch(number):
                continue
            place = document.spot(find.passage, *find.match.span(kind))
            what = "QQ 号或群号" if kind == "qq" else "微信号"
            message = f"这里写了一个{what}（{masked(number, 2, 0)}）"
            yield Diagnostic(document.path, place, ID, message, "删掉，写“加一个陌生人”就够了")
