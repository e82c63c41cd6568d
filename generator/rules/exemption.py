"""A line may be exempted from a rule that weighs words: by name, with the reason.

Bad: ``# 放行 phone-number`` without a reason, for a rule that there is not, or on a line that the
rule finds nothing on.

Good: ``text: …… # 放行 phone-number：这是公开的门店电话``, behind the line or alone above it. The
report lists what was let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from typing import NamedTuple

from generator.catalog import Case, Catalog, Reference
from generator.diagnostics import Diagnostic, Level, Place
from generator.guard import owners
from generator.marks import EXEMPT
from generator.messages import nearest

ID = "exemption"

WHY = (
    "程序也会看错。确实该留的，在行尾写“# 放行 规则名：理由”，或者在上一行单独写。"
    "放行的地方报告里都会列出来，给审的人看。没写理由、规则名不对、这一行本来就没有这个问题，都算错。"
    "只有判断字句的规则可以放行，见各条规则的说明。"
)

_SHAPE = re.compile(
    rf"# *{EXEMPT}[ 　]*(?P<rule>[A-Za-z\-]*)[ 　]*[：:]?[ 　]*(?P<why>.*)", re.DOTALL
)
_HOW = f"写成“# {EXEMPT} 规则名：理由”"


class Exemption(NamedTuple):
    """One remark: which rule is let off on which line, and why. ``place`` is the remark's own."""

    path: str
    line: int
    rule: str
    why: str
    place: Place


def exemptions(owner: Case | Reference) -> Iterator[Exemption]:
    """The exemptions of one file."""
    document = owner.document
    if EXEMPT not in document.text:
        return
    for passage in document.passages:
        match = _SHAPE.match(passage.text) if passage.is_remark else None
        if match:
            alone = not document.lines[passage.line - 1][: passage.column - 1].strip()
            line = _next_line(document.lines, passage.line) if alone else passage.line
            place = document.spot(passage, 0, len(passage.text))
            yield Exemption(document.path, line, match["rule"], match["why"].strip(), place)


def settled(
    catalog: Catalog, found: Iterable[Diagnostic], allowed: Set[str]
) -> Iterator[Diagnostic]:
    """The findings, those exempted as notes with their reasons; and exemptions that do not hold."""
    given = [exemption for owner in owners(catalog) for exemption in exemptions(owner)]
    sound = {(e.path, e.line, e.rule): e for e in given if e.why and e.rule in allowed}
    used = set()
    for finding in found:
        key = (finding.path, finding.place.line, finding.rule)
        if key in sound:
            used.add(key)
            finding = replace(finding, level=Level.NOTE, reason=sound[key].why)  # noqa: PLW2901
        yield finding
    for exemption in given:
        fault = _fault(exemption, allowed, (*exemption[:3],) in used)
        if fault:
            yield Diagnostic(exemption.path, exemption.place, ID, *fault)


def _fault(exemption: Exemption, allowed: Set[str], is_used: bool) -> tuple[str, str] | None:
    if exemption.rule not in allowed:
        near = nearest(exemption.rule, sorted(allowed))
        fix = f"是不是 {near}？" if near else "可以放行的规则：" + "、".join(sorted(allowed))
        return f"没有可以放行的规则“{exemption.rule}”", fix
    if not exemption.why:
        return f"放行 {exemption.rule} 没有写理由", _HOW
    return None if is_used else ("这一行没有要放行的问题", "删掉这个放行")


def _next_line(lines: list[str], line: int) -> int:
    """The first line below that is no comment, from 1."""
    for number in range(line + 1, len(lines) + 1):
        if lines[number - 1].strip() and not lines[number - 1].lstrip().startswith("#"):
            return number
    return line
