"""The forge's issue forms, their closed lists filled in: ``python -m tools.issue_forms``.

The wording stands in ``tools/forms/``; ``options: {list: channels}`` there becomes the labels
of that list. Forms hold labels only: people who fill them in know no ids.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.catalog import Catalog
from generator.gather import gather
from generator.schema import choices

WORDING = Path(__file__).parent / "forms"
TARGET = Path(".github") / "ISSUE_TEMPLATE"
_HEAD = "# 由 python -m tools.issue_forms 生成。要改字，改 tools/forms/；要改选项，改 cases/reference/。\n"


def wording(name: str) -> dict[str, Any]:
    """A form as it is worded, its lists not yet filled in."""
    form: dict[str, Any] = yaml.safe_load((WORDING / f"{name}.yml").read_text(encoding="utf-8"))
    return form


def labels(of: str, catalog: Catalog) -> dict[str, str]:
    """The ids of a list that a form may offer, each with its label."""
    if of == "categories":
        return {one.id: one.name for one in catalog.categories.values() if one.for_ == "scam"}
    return choices(of, catalog)


def made(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    """Every file of the forge's folder of forms: where it stands, and its text."""
    for path in sorted(WORDING.glob("*.yml")):
        form = _filled(wording(path.stem), catalog)
        text = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=10_000)
        yield TARGET / path.name, _HEAD + text


def _filled(form: dict[str, Any], catalog: Catalog) -> dict[str, Any]:
    for field in form.get("body", ()):
        options = field["attributes"].get("options")
        if isinstance(options, dict):
            first = [options["first"]] if "first" in options else []
            field["attributes"]["options"] = [*first, *labels(options["list"], catalog).values()]
    return form


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    root: Path = parser.parse_args().root
    for path, text in made(gather(root).catalog):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
