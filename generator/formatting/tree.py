"""A file as an editor sees it: keys and items, each with the comments that belong to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaml.nodes import CollectionNode, MappingNode, ScalarNode

from generator.formatting.remarks import Remark, remarks


@dataclass
class Leaf:
    """A text; ``quoted`` if it bore quotes."""

    text: str
    quoted: bool = False


@dataclass
class Branch:
    """Keys with values, or the items of a list; ``foot`` are the comments after the last."""

    is_list: bool
    twigs: list[Twig] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


@dataclass
class Twig:
    """A key and its value, or an item (no key): ``before`` stand the comments and blank lines
    (empty texts) above it, ``after`` the comment at the end of its line."""

    key: Leaf | None
    value: Leaf | Branch
    before: list[str] = field(default_factory=list)
    after: str = ""


@dataclass(frozen=True)
class _Open:
    """A branch that a twig lies in, the twig that holds the branch, its column and its end
    (of one in brackets)."""

    branch: Branch
    twig: Twig | None
    column: int
    end: tuple[int, int] | None


@dataclass(frozen=True)
class _Anchor:
    """Where a twig begins, and the branches it lies in, outermost first."""

    line: int
    column: int
    twig: Twig
    within: tuple[_Open, ...]


def grown(text: str, root: MappingNode) -> Branch:
    """The tree of ``text``, with every comment on a twig or at the foot of a branch."""
    gardener = _Gardener()
    trunk = gardener.branch(root, None, ())
    gardener.hang(remarks(text, root), trunk)
    return trunk


class _Gardener:
    def __init__(self) -> None:
        self.anchors: list[_Anchor] = []

    def branch(
        self, node: CollectionNode, holder: Twig | None, within: tuple[_Open, ...]
    ) -> Branch:
        made = Branch(is_list=not isinstance(node, MappingNode))
        end = (node.end_mark.line, node.end_mark.column) if node.flow_style else None
        inner = (*within, _Open(made, holder, node.start_mark.column, end))
        for child in node.value:
            key, value = child if isinstance(child, tuple) else (None, child)
            twig = Twig(_leaf(key) if key else None, Leaf(""))
            start = (key or value).start_mark
            column = node.start_mark.column if end is None else start.column
            self.anchors.append(_Anchor(start.line, column, twig, inner))
            is_leaf = isinstance(value, ScalarNode)
            twig.value = _leaf(value) if is_leaf else self.branch(value, twig, inner)
            made.twigs.append(twig)
        return made

    def hang(self, found: Iterator[Remark], trunk: Branch) -> None:
        """Put each remark where it belongs: at the end of a line, above a twig, at a foot."""
        lines = [anchor.line for anchor in self.anchors]
        blank_above: int | None = None  # the anchor that a blank line stands above, not yet hung
        for remark in found:
            following = bisect_right(lines, remark.line)
            if blank_above is not None and blank_above < following:
                self.anchors[blank_above].twig.before.append("")
                blank_above = None
            if not remark.text:
                blank_above = following
            elif remark.trails and following and not self._begins_later(following, remark):
                _trail(self.anchors[following - 1], remark, trunk)
            else:
                place = self._place(following, remark, trunk)
                place += [remark.text] if blank_above is None else ["", remark.text]
                blank_above = None
        if blank_above is not None and blank_above < len(lines):
            self.anchors[blank_above].twig.before.append("")

    def _begins_later(self, following: int, remark: Remark) -> bool:
        """Whether the item whose dash stands before the comment begins on a later line."""
        return remark.column == 0 and self.anchors[following - 1].line < remark.line

    def _place(self, following: int, remark: Remark, trunk: Branch) -> list[str]:
        """Where a comment on a line of its own goes: its indentation says whether it still
        belongs to what stands above it, or to what follows."""
        has_more = following < len(self.anchors)
        column = self.anchors[following].column if has_more else -1
        above = self.anchors[following - 1].within if following else ()
        for branch in reversed(above):
            if branch.end is None and column < branch.column <= remark.column:
                return branch.branch.foot
        return self.anchors[following].twig.before if has_more else trunk.foot


def _trail(anchor: _Anchor, remark: Remark, trunk: Branch) -> None:
    twig = anchor.twig
    for within in anchor.within:
        if within.end and within.end <= (remark.line, remark.column):
            if within.twig is None:
                trunk.foot.append(remark.text)
                return
            twig = within.twig
            break
    if twig.after:
        twig.before.append(twig.after)
    twig.after = remark.text


def _leaf(node: ScalarNode) -> Leaf:
    return Leaf(node.value, quoted=bool(node.style))
