"""An entry helps to recognise a trick, never to play it.

Bad: ``do: 用接码平台批量注册，再用群控软件发。`` The tools of the trade are named and joined.

Good: ``do: 用别人的号码注册账号来骗人。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic

ID = "recipe-words"

WHY = "条目教人认出骗局，不教人怎么做。作案的工具和门道点了名、连成步骤，就成了说明书。改成读者认得出的样子。"

WORDS = re.compile(
    r"接码平台|群控|改号软件|猫池|群发器|爆粉|养号|卡商|洗料|料子|四件套|八件套|跑分平台"
    r"|卡池|虚拟拨号|搭建(?:平台|网站|后台)|源码|话术模板|话术大全|批量注册|变声器|绕过(?:风控|实名|验证)"
)
"""Names of the trade's own tools and services."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        for place, match in case.document.places(WORDS):
            yield Diagnostic(
                case.document.path,
                place,
                ID,
                f"“{match[0]}”说的是作案的工具或门道",
                "改成读者认得出的样子，不写用什么、怎么弄",
            )
