"""A picture is a file of our own under ``cases/images/``, named without a path.

Bad: ``file: ../../secret.png``, or a file that is not there.

Good: ``file: fake-refund-page.png`` with that file in ``cases/images/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalog import Catalog
from generator.diagnostics import Diagnostic
from generator.messages import nearest

ID = "image"

WHY = "图片只能是 cases/images/ 里自己有权用的文件，只写文件名。这样不会指到别处，也不会缺图。"

_NAME = re.compile(r"[a-z0-9][a-z0-9\-]*\.(?:png|jpg|webp)")


def check(catalog: Catalog) -> Iterator[Diagnostic]:
    for case in catalog.cases:
        for at, image in enumerate(case.entry.images):
            loc = ("images", at, "file")
            if not _NAME.fullmatch(image.file):
                is_path = "/" in image.file or "\\" in image.file
                wrong = "只写 cases/images/ 里的文件名，不写路径" if is_path else "的文件名不合规矩"
                fix = "小写字母、数字、连字符，以 .png、.jpg 或 .webp 结尾"
                yield case.diagnose(loc, ID, f"图片{wrong}：“{image.file}”", fix)
            elif image.file not in catalog.images:
                near = nearest(image.file, catalog.images)
                yield case.diagnose(
                    loc,
                    ID,
                    f"cases/images/ 里没有“{image.file}”",
                    f"是不是 {near}？" if near else "把图片放进 cases/images/",
                )
