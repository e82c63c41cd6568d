"""What a proposal is about, as labels: ``python -m tools.labels BASE HEAD`` prints JSON.

Both commits are read through git; nothing of the proposal is checked out or run. A category
gives a label only if the library already has it, so that no stranger names a label.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.catalog import Catalog
from generator.gather import gather
from generator.source import read
from tools.changes import held, touched

_FOLDERS = {
    "cases/scams": "手法",
    "cases/merchants": "商家",
    "cases/reference": "清单",
    "cases/images": "图片",
    "content": "页面",
    "docs": "文档",
    "site-overrides": "外观",
    ".github": "自动化",
}
"""The folder of a file, and the label of what stands there."""
_ELSE = "程序"
_CATEGORY = "分类："
_MOST = 200
"""Files that are looked into; what touches more is no entry."""


def managed(label: str) -> bool:
    """Whether a label is one of those that are set and taken away here."""
    return label.startswith(_CATEGORY) or label in {*_FOLDERS.values(), _ELSE}


def kinds(paths: Iterable[str]) -> set[str]:
    """The label of each folder that is touched."""
    return {_kind(PurePosixPath(path)) for path in paths}


def _kind(path: PurePosixPath) -> str:
    folders = {folder.as_posix() for folder in path.parents}
    return next((label for folder, label in _FOLDERS.items() if folder in folders), _ELSE)


def categories(contents: Iterable[bytes], catalog: Catalog) -> Iterator[str]:
    """The label of the category of each entry, where the library knows it."""
    for raw in contents:
        document = read("entry.yml", raw).document
        category = document.data.get("category") if document else None
        if isinstance(category, str) and category in catalog.categories:
            yield f"{_CATEGORY}{catalog.categories[category].name}"


def labels(base: str, head: str, root: Path = Path()) -> list[str]:
    """All labels of what lies between two commits, in order."""
    paths = touched(base, head, root)
    entries = [p for p in paths if p.startswith(("cases/scams/", "cases/merchants/"))][:_MOST]
    contents = (held(path, commit, root) for path in entries for commit in (base, head))
    return sorted(kinds(paths) | set(categories(contents, gather(root).catalog)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base")
    parser.add_argument("head")
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--now", default="[]", help="JSON: the labels it has now")
    given = parser.parse_args()
    wanted = labels(given.base, given.head, given.root)
    kept = [label for label in json.loads(given.now) if not managed(label)]
    print(json.dumps({"labels": sorted({*kept, *wanted})}, ensure_ascii=False))


if __name__ == "__main__":
    main()
