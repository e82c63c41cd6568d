"""What each finding is about and why it matters, in Chinese: ``fanzha explain``, ``docs/rules.md``.

Rules of the library say it themselves (``WHY`` in their modules), the others in ``words``; an
example is taken from the reports that the tests hold. So nothing here can go stale.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from generator.explained.example import example
from generator.explained.words import MODEL, READING, WRITTEN
from generator.rules import GUARDS, MAY_ERR, RULES, exemption


class Explained(NamedTuple):
    """One finding: its name, why it matters, an example, and its rule's docstring if it has one.

    ``may_err`` says whether a line may be exempted from it.
    """

    rule: str
    why: str
    example: str
    doc: str = ""
    may_err: bool = False


class Chapter(NamedTuple):
    """A group of findings, by name."""

    title: str
    lead: str
    findings: tuple[Explained, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """Everything that ``check`` can find."""
    guards = {rule.ID for rule in GUARDS}
    rules = list(_rules())
    return (
        _chapter(
            "护着人的规则",
            "不让真人的号码和姓名、能点的骗子网址留在公开的文件里。草稿也查：文件本身是公开的。",
            (one for one in rules if one.rule in guards),
        ),
        _chapter(
            "内容的规则",
            "看整个库：来源、关系、措辞、复核。",
            (one for one in rules if one.rule not in guards),
        ),
        _chapter("每一栏的写法", "一个文件自己就看得出的问题。", _told(MODEL)),
        _chapter(
            "文件和打字的手滑", "文件放错、存错，YAML 读不懂或者读成了别的意思。", _told(READING)
        ),
        _chapter("手写的页面", "content/ 里的页面。", _told(WRITTEN)),
    )


def explained() -> dict[str, Explained]:
    """Every finding by its name."""
    return {one.rule: one for chapter in chapters() for one in chapter.findings}


def _rules() -> Iterator[Explained]:
    told = [(rule.ID, rule.WHY, inspect.getdoc(rule)) for rule in RULES]
    told.append((exemption.ID, exemption.WHY, inspect.getdoc(exemption)))
    for rule, why, doc in told:
        yield Explained(rule, why, example(rule), doc or "", rule in MAY_ERR)


def _told(words: dict[str, str]) -> Iterator[Explained]:
    return (Explained(rule, why, example(rule)) for rule, why in words.items())


def _chapter(title: str, lead: str, findings: Iterable[Explained]) -> Chapter:
    return Chapter(title, lead, tuple(sorted(findings)))
