"""The week's reminder as Markdown: ``python -m tools.weekly`` prints it; nothing if all is well.

Entries whose review is due, and sources that no longer answer. It never fails: a site that is
down for an hour is no reason to turn a repository red.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.rules import review_due
from generator.site import load
from tools.links import Answer, ask, cited

MOST = 60_000
"""Characters; a forge takes 65,536 in an issue."""


def reminder(found: Iterable[Diagnostic], answers: Iterable[Answer]) -> str:
    """What an editor has to look at; empty if there is nothing."""
    text = "\n".join([*_due(found), *_links(answers)])
    if not text:
        return ""
    head = "机器每周看一遍，有变化就改这一条。处理完的，下周自己会消失；全部处理完，可以关掉。\n\n"
    return head + _cut(text)


def _due(found: Iterable[Diagnostic]) -> Iterator[str]:
    due = [one for one in found if one.rule == review_due.ID]
    if due:
        yield f"## 该复核了（{len(due)}）\n"
        yield from (f"- [ ] `{one.path}` {one.message}" for one in due)
        yield ""


def _links(answers: Iterable[Answer]) -> Iterator[str]:
    faults = [answer for answer in answers if answer.is_fault]
    if faults:
        yield f"## 来源打不开（{len(faults)}）\n"
        yield "先用浏览器打开看看。真没有了，找存档或别的来源；没有就把 `url` 删掉，写在 `note` 里。\n"
        yield from (f"- [ ] `{one.link.path}` {one.words} `{one.link.url}`" for one in faults)
        yield ""


def _cut(text: str) -> str:
    if len(text) <= MOST:
        return text
    return text[:MOST].rpartition("\n")[0] + "\n\n……还有，放不下了。\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--no-links", action="store_true", help="ask no other host")
    given = parser.parse_args()
    site = load(given.root)
    answers = [] if given.no_links else ask(cited(site.catalog))
    print(reminder(site.diagnostics, answers), end="")


if __name__ == "__main__":
    main()
