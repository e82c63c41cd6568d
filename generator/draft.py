"""A new entry: a commented Chinese template that lacks only what its editor must fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Any

import yaml

from generator.catalog import Case

_SOURCES = re.compile(r"^sources:\n(?:(?:[ -].*)?\n)*", re.MULTILINE)


def draft(kind: str, today: date, copied: Case | None = None) -> str:
    """The text of a new file of ``kind``; with ``copied``, its sources block as it stands."""
    template = resources.files("generator") / "templates" / "new" / f"{kind}.yml"
    text = template.read_text(encoding="utf-8").replace("TODAY", today.isoformat())
    if copied is None:
        return text
    text = text.replace("source-1", copied.entry.sources[0].id)
    block = _SOURCES.search(copied.document.text + "\n")
    return _SOURCES.sub(lambda _: block[0].rstrip("\n") + "\n", text) if block else text


class _Dumper(yaml.SafeDumper):
    """YAML as the templates have it: lists set in, nothing where something is to be filled in."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)

    def ignore_aliases(self, _data: object) -> bool:
        return True


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)
_UNFILLED = re.compile(r"^( *(?:- )?(?:category|stage|material):) *$", re.MULTILINE)


def with_block(text: str, key: str, value: Any) -> str:
    """``text``, a template, with the block of ``key`` saying ``value``, whatever that holds.

    The block may be in use or be one of those that are commented out; ``None`` in ``value``
    becomes an empty place for the editor to fill in.
    """
    block = re.compile(rf"^(?:{key}:.*\n(?:[ ].*\n)*|# {key}:.*\n(?:# [ ].*\n)*)", re.MULTILINE)
    dumped = yaml.dump(
        {key: value}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    filled = _UNFILLED.sub(r"\1  # 待填", dumped)
    text, count = block.subn(lambda _: filled, text, count=1)
    if not count:
        raise ValueError(f"the template has no block {key}")
    return text


def remarked(text: str, words: Iterable[str]) -> str:
    """``text``, a template, with ``words`` below its first line.

    Each line of them is a comment whatever it holds, and no comment that a program reads.
    """
    first, _, rest = text.partition("\n")
    lines = (line for word in words for line in word.splitlines())
    return f"{first}\n" + "".join(f"# > {line}\n" for line in lines) + rest
