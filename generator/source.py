"""YAML as editors write it: every value is text, and every value knows its line and column.

The C parser builds the tree without guessing types (``NO`` stays ``NO``, ``12:30`` stays
``12:30``). Places are looked up only when something has to be reported: the text is then
composed once more, so that ten thousand clean entries do not carry their trees about.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.diagnostics import START, Diagnostic, Place
from generator.passages import Passage, has_figures, passages, rare
from generator.slips import LINE_BREAK, Mended, Refused, Slip, lost_text, mend, scalars

Loc = tuple[str | int, ...]
Value = Any  # str | list[Value] | dict[str, Value], as deep as the YAML is

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32

# What needs a look before the recursive composer sees it. Block nesting needs at least half
# as many columns as levels, brackets one each; anchors, aliases and tags start a value.
# Both begin with few characters, which the regex engine skips to; this runs over every file.
_DEEP_BLOCK = re.compile(r"\n[ \-?]{16}")
_REFERENCE = re.compile(r"[&*!](?<![^\s\[{,].)")
_BRACKET = re.compile(r"[\[\]{}]")
_MOST_OPEN_BRACKETS = 1000
_MOST_NOTES = 200
_PLAIN_TAG = "text"


class _Composer(CParser):
    """The C parser with no resolver behind it: every scalar is text, and nothing is guessed."""

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return _PLAIN_TAG

    # Called twice a node and of no use here: two C functions that do nothing.
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(tuple)


_NO_WORDS = re.compile(
    r"\s*(?:#|- *#|(?:- )?(?:url|archived|file|site|host|query|id|source|call|report_to|loss|recovered|price|date|retrieved|reviewed) *:)"
)
"""Lines that hold no words: comments, and keys whose values are addresses, ids, amounts or days."""


@dataclass
class Document:
    """One YAML file that could be read: its plain data, and the place of anything in it.

    ``data`` is a dict of text, lists and dicts; ``text`` is the file as it stands on disk.
    """

    path: str
    text: str
    data: dict[str, Value]
    mended: Mended = field(repr=False)
    slips: list[Diagnostic] = field(default_factory=list, repr=False)
    """What was wrong with it as YAML, and mended in memory."""

    @cached_property
    def root(self) -> Node:
        return compose(self.mended.text)

    @cached_property
    def lines(self) -> list[str]:
        return LINE_BREAK.split(self.text)

    @cached_property
    def rare(self) -> frozenset[str]:
        """The characters that plain simplified text has not (GB 2312); in most files few."""
        return rare(self.text)

    @cached_property
    def has_figures(self) -> bool:
        """Whether a number of seven digits or more stands where none is expected."""
        return has_figures(self.text)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts as YAML reads them, and its remarks; costs the making of the tree."""
        return passages(self.mended.text, self.root)

    def spot(self, passage: Passage, start: int, end: int) -> Place:
        """Where a part of one of its passages stands in the file."""
        return self.mended.original(passage.spot(start, end))

    def place(self, loc: Loc, *, key: bool = False) -> Place:
        """The place of the value (or key) at ``loc``; of its nearest ancestor if it has none."""
        node, key_node = self.root, None
        for step in loc:
            found = _child(node, step)
            if found is None:
                break
            key_node, node = found
        chosen = key_node if key_node is not None and (key or _is_empty(node)) else node
        return self.mended.original(_node_place(chosen))

    def places(self, pattern: re.Pattern[str]) -> Iterator[tuple[Place, re.Match[str]]]:
        """Where a pattern stands in its words: comments, addresses and names of files are none."""
        if not pattern.search(self.text):
            return
        for number, line in enumerate(self.lines, 1):
            if _NO_WORDS.match(line):
                continue
            for match in pattern.finditer(line.split(" #", 1)[0]):
                yield Place(number, match.start() + 1, max(1, len(match[0]))), match

    def diagnose(
        self, loc: Loc, rule: str, message: str, fix: str = "", *, key: bool = False, **more: Any
    ) -> Diagnostic:
        """A finding at ``loc`` of this document."""
        return Diagnostic(self.path, self.place(loc, key=key), rule, message, fix, **more)


@dataclass
class Reading:
    """What came of one file: a document if it could be read, and all that is wrong with it."""

    document: Document | None
    diagnostics: list[Diagnostic]
    text: str = ""


def compose(text: str) -> Node:
    """The YAML tree of ``text``; raises ``yaml.YAMLError`` where it is none or is refused."""
    if (
        text.count("[") + text.count("{") > MAX_DEPTH
        or text.startswith((" ", "-", "?"))
        or _DEEP_BLOCK.search(text)
        or _REFERENCE.search(text)
    ):
        _guard(text)
    parser = _Composer(text)
    try:
        return parser.get_single_node() or ScalarNode(_PLAIN_TAG, "", _mark(), _mark())
    finally:
        parser.dispose()


def read(path: str, raw: bytes) -> Reading:
    """Read one file's bytes. Never raises: whatever is wrong comes back as diagnostics."""
    text, refused = _decode(path, raw)
    if refused is not None:
        return Reading(None, [refused], text)
    found = _control_characters(path, text)
    mended, root = mend(_CONTROL.sub(" ", text) if found else text, compose)
    found += [_from_slip(path, slip) for slip in mended.slips]
    if root is None:
        return Reading(None, found, text)
    if not isinstance(root, MappingNode):
        if _is_empty(root):
            return Reading(None, [*found, Diagnostic(path, START, *_EMPTY)], text)
        message, fix = _NOT_A_MAPPING[type(root)]
        return Reading(None, [*found, Diagnostic(path, START, "top-level", message, fix)], text)
    builder = _Builder()
    document = Document(path, text, builder.mapping(root), mended)
    slips = [*builder.slips, *lost_text(mended.text, lambda: scalars(root))][:_MOST_NOTES]
    if slips:
        found += [_from_slip(path, slip.moved(mended)) for slip in slips]
    document.slips = found
    return Reading(document, found, text)


class _Builder:
    """Turns nodes into plain data, noting what YAML lets pass and editors never meant."""

    def __init__(self) -> None:
        self.slips: list[Slip] = []

    def value(self, node: Node) -> Value:
        if type(node) is ScalarNode:
            return node.value
        if isinstance(node, MappingNode):
            return self.mapping(node)
        if isinstance(node, SequenceNode) and node.flow_style:
            self._flow(node)
        return [self.value(item) for item in node.value]

    def mapping(self, node: MappingNode) -> dict[str, Value]:
        out: dict[str, Value] = {}
        for key, value in node.value:
            name = key.value
            if type(key) is not ScalarNode:
                self._note(key, "key-shape", "这里的键不是一个词", "键只能是一个英文词，后面跟冒号")
            elif name in out:
                first = next(k for k, _ in node.value if k.value == name).start_mark.line + 1
                self._note(
                    key,
                    "duplicate-key",
                    f"“{name}”写了两次，前一次在第 {first} 行",
                    "两处合成一处；多项内容写成“- ”开头的几行",
                )
            else:
                out[name] = value.value if type(value) is ScalarNode else self.value(value)
        return out

    def _flow(self, node: SequenceNode) -> None:
        for item in node.value:
            if isinstance(item, ScalarNode) and not item.style and _WIDE_COMMA.search(item.value):
                self._note(
                    item,
                    "fullwidth-comma",
                    f"方括号里用了中文逗号或顿号：“{item.value}”被当成了一项",
                    "换成英文逗号：[a, b]；是文字而不是编号的，改成“- ”开头的几行",
                )

    def _note(self, node: Node, rule: str, message: str, fix: str) -> None:
        if len(self.slips) < _MOST_NOTES:
            self.slips.append(Slip(_node_place(node), rule, message, fix))


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Characters that YAML forbids, or takes for line breaks that no editor shows."""


def _control_characters(path: str, text: str) -> list[Diagnostic]:
    message, fix = "有看不见的控制字符", "删掉，重新打一遍这里的字"
    return [
        Diagnostic(path, _place_of(text, match.start()), "control-character", message, fix)
        for match in islice(_CONTROL.finditer(text), _MOST_NOTES)
    ]


def _place_of(text: str, offset: int) -> Place:
    lines = LINE_BREAK.split(text[:offset])
    return Place(len(lines), len(lines[-1]) + 1)


_EMPTY = ("file-empty", "文件是空的", "用 fanzha new 生成一份模板")
_WIDE_COMMA = re.compile("[，、]")
_NOT_A_MAPPING: dict[type, tuple[str, str]] = {
    SequenceNode: (
        "文件最外层是一个列表",
        "最外层应是“键: 值”，第一行写 kind: scam 或 kind: merchant，不要以“- ”开头",
    ),
    ScalarNode: (
        "文件最外层只有一段文字",
        "最外层应是“键: 值”，例如第一行 kind: scam",
    ),
}


def _decode(path: str, raw: bytes) -> tuple[str, Diagnostic | None]:
    if len(raw) > MAX_BYTES:
        message = f"文件有 {len(raw) // 1024} KB，超过 {MAX_BYTES // 1024} KB 的上限"
        return "", Diagnostic(
            path, START, "file-size", message, "一个手法一个文件；图片不要放进 YAML"
        )
    if raw.startswith(b"\xef\xbb\xbf"):
        message, fix = "文件开头有看不见的字节序标记（BOM）", "编辑器里另存为“UTF-8”（不带 BOM）"
        return "", Diagnostic(path, START, "encoding", message, fix)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", Diagnostic(path, _byte_place(raw, error.start), "encoding", *_encoding(raw))
    if not text.strip():
        return text, Diagnostic(path, START, *_EMPTY)
    return text, None


def _encoding(raw: bytes) -> tuple[str, str]:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        guess = "UTF-16"
    else:
        try:
            raw.decode("gb18030")
            guess = "GB18030（GBK）"
        except UnicodeDecodeError:
            guess = ""
    like = f"，像是 {guess}" if guess else ""
    return f"文件不是 UTF-8 编码{like}", "编辑器里另存为 UTF-8，再提交"


def _byte_place(raw: bytes, offset: int) -> Place:
    before = raw[:offset].decode("utf-8", errors="replace")
    return _place_of(before, len(before))


def _guard(text: str) -> None:
    """Refuse what only an attack or a slip needs: deep nesting, anchors, aliases and tags."""
    _guard_brackets(text)
    depth = 0
    anchors: set[str] = set()
    parser = _Composer(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise Refused(_event_place(event), *_TOO_DEEP)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            _guard_reference(event, anchors)
    finally:
        parser.dispose()


def _guard_brackets(text: str) -> None:
    """Refuse a wall of open brackets, which costs the scanner the square of its length."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        if depth > _MOST_OPEN_BRACKETS:
            raise Refused(_place_of(text, match.start()), *_TOO_DEEP)


def _guard_reference(event: yaml.Event, anchors: set[str]) -> None:
    if isinstance(event, yaml.AliasEvent):
        raise Refused(_event_place(event), *(_ALIAS if event.anchor in anchors else _SPECIAL))
    if not isinstance(event, yaml.NodeEvent):
        return
    if getattr(event, "tag", None) is not None:
        raise Refused(_event_place(event), *_SPECIAL)
    if event.anchor is None:
        return
    if isinstance(event, yaml.ScalarEvent) and event.value:
        raise Refused(_event_place(event), *_SPECIAL)
    anchors.add(event.anchor)


_TOO_DEEP = ("nesting", f"一层套一层，超过了 {MAX_DEPTH} 层", "照模板的层次写，最多五六层")
_ALIAS = ("alias", "这里用了 YAML 的引用（*）", "不用 & 和 *，把内容再写一遍")
_SPECIAL = (
    "special-start",
    "这里以 &、* 或 ! 开头，YAML 会把它当成特殊记号",
    "整句用英文单引号括起来：'……'",
)


def _event_place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else START


def _child(node: Node, step: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.value and not node.style


def _node_place(node: Node) -> Place:
    start, end = node.start_mark, node.end_mark
    one_line = isinstance(node, ScalarNode) and start.line == end.line
    return Place(
        start.line + 1, start.column + 1, max(1, end.column - start.column) if one_line else 1
    )


def _mark() -> yaml.Mark:
    return yaml.Mark("", 0, 0, 0, None, 0)


def _from_slip(path: str, slip: Slip) -> Diagnostic:
    return Diagnostic(path, slip.place, slip.rule, slip.message, slip.fix)
