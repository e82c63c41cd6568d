"""No e-mail address stands in an entry.

Bad: ``text: 发到 service@refund-help.com。``

Good: ``text: 叫你发到一个私人邮箱。`` Reporting addresses belong to the list of hotlines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import finds, owners
from generator.trusted import hosts

ID = "email"

WHY = (
    "邮箱地址是某个人的，或者是骗子的：前一种会被打扰，后一种读者会真的写过去。"
    "写“一个私人邮箱”就够了；官方热线、政府和名单里的网站自己的邮箱可以写。"
)

_ADDRESS = re.compile(r"[A-Za-z0-9][\w.%+\-]{0,63}@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{2,}", re.ASCII)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    is_trusted = hosts(catalog)
    for owner in owners(catalog):
        document = owner.document
        sign = "@" in document.text or "＠" in document.text
        for find in finds(document, _ADDRESS, sign=sign, remarks=True):
            first, host = find.match[0].split("@")
            if is_trusted(host):
                continue
            shown = f"{first[0]}***@{host.replace('.', '[.]')}"
            message = f"这里写了一个邮箱地址（{shown}）"
            yield Diagnostic(document.path, find.place, ID, message, "删掉，写“一个私人邮箱”就够了")
