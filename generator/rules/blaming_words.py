"""Nobody who was cheated is blamed.

Bad: ``text: 受害人贪图小便宜，轻信对方。`` Who feels blamed does not report, and is cheated again.

Good: say what the fraudster did: ``text: 骗子先让他尝到甜头。`` A warning (不轻信) is no blame.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic

ID = "blaming-words"

WHY = (
    "受骗的人看到“贪小便宜”“轻信”，就不敢报案，还会再被骗一次。只写骗子做了什么，不评说受骗的人。"
    "劝人“不要轻信”不算。"
)

WORDS = re.compile(
    r"贪心|贪婪|贪念|贪图|贪小便宜|爱占便宜|愚蠢|愚昧|无知|活该|咎由自取|自作自受|鬼迷心窍"
    r"|轻信(?<![不别勿莫]轻信)|智商|傻乎乎|犯傻|头脑简单|没脑子|人傻"
)


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        for place, match in case.document.places(WORDS):
            yield Diagnostic(
                case.document.path,
                place,
                ID,
                f"“{match[0]}”像在怪受骗的人",
                "写骗子做了什么，不评说受骗的人",
            )
