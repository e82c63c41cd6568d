"""The check's findings beside a proposal's lines: ``python -m tools.annotate COMMIT``.

A forge shows ten annotations of each level a step, so those of the files that were changed come
first; the whole report goes to the job's summary (``GITHUB_STEP_SUMMARY``). Exit code 1 if
there is any error, whoever made it: such a library cannot be built.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Level
from generator.reports import Texts, github, text
from generator.site import load
from tools.changes import changed

MOST = 10
"""Annotations of one level that a forge shows for one step."""
MOST_OF_SUMMARY = 900_000
"""Bytes; a forge takes 1 MiB and shows nothing of a longer one."""


def commands(found: Iterable[Diagnostic], mine: Collection[str]) -> str:
    """Workflow commands for what a forge will show, findings in changed files first."""
    ordered = sorted(found, key=lambda one: one.path not in mine)
    shown = [one for level in Level for one in [f for f in ordered if f.level is level][:MOST]]
    return github.report(shown, {})


def summary(found: Sequence[Diagnostic], texts: Texts, mine: Collection[str]) -> str:
    """The whole report as Markdown: the changed files, then all others."""
    if not found:
        return "## 检查通过\n\n没有问题。\n"
    parts = ["## 检查报告\n", text.summary(found)]
    ours = [one for one in found if one.path in mine]
    others = [one for one in found if one.path not in mine]
    for title, some in (("这次改动的文件", ours), ("别的文件", others)):
        if some:
            parts.append(f"### {title}\n\n{_fenced(text.report(some, texts))}")
    return _cut("\n".join(parts))


def _fenced(report: str) -> str:
    """A report as a block of code that nothing in it can end."""
    longest = max((len(run) for run in re.findall("`+", report)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{report}{fence}\n"


def _cut(words: str) -> str:
    raw = words.encode()
    if len(raw) <= MOST_OF_SUMMARY:
        return words
    return (
        raw[:MOST_OF_SUMMARY].decode("utf-8", "ignore")
        + "\n……太长，后面的省略了。运行 make check 看全部。\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", help="the commit that the proposal is compared with")
    parser.add_argument("--root", type=Path, default=Path())
    given = parser.parse_args()
    mine = frozenset(changed(given.before, root=given.root))
    site = load(given.root)
    print(commands(site.diagnostics, mine), end="")
    if target := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(summary(site.diagnostics, site.texts, mine))
    sys.exit(1 if site.has_errors else 0)


if __name__ == "__main__":
    main()
