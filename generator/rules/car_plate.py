"""No number plate stands in an entry.

Bad: ``text: 开一辆京A·12345 来取现金。``

Good: ``text: 开一辆外地牌照的车来取现金。``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.guard import finds, half, owners

ID = "car-plate"

WHY = "车牌能查到人，也可能是套牌、借来的车。写“外地牌照的车”就够了。"

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_ONE = "A-HJ-NP-Z"
_PLATE = re.compile(
    rf"(?P<kept>[{_PROVINCES}][{_ONE}])[ ·•・.]?"
    rf"(?=[{_ONE}]{{0,5}}\d)(?:[DF][{_ONE}\d]\d{{4}}|\d{{5}}[DF]|(?!(?:\d?[{_ONE}]){{3}})[{_ONE}\d]{{4}}[{_ONE}\d挂学警港澳])"
    r"(?![A-Za-z\d\-])"
)
"""GA 36: province, office, then five signs with at most two letters, or six for electric cars."""


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for owner in owners(catalog):
        document = owner.document
        sign = _PLATE.search(half(document.text)) is not None
        for find in finds(document, _PLATE, sign=sign):
            shown = find.match["kept"] + "·*****"
            message, fix = f"这里写了一个车牌号（{shown}）", "删掉，写“一辆外地牌照的车”这样"
            yield Diagnostic(document.path, find.place, ID, message, fix)
