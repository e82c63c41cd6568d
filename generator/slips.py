"""The slips editors make most with YAML, told from one another and worded in Chinese.

A parser stops at the first error and often names the wrong line (a full-width colon is
noticed one line late). So each slip is searched for near the error, mended in memory and the
file is read again: one run reports them all, and the model's findings besides. Nothing on
disk is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import yaml
from yaml.nodes import Node, ScalarNode

from generator.diagnostics import START, Place

LINE_BREAK = re.compile("\r\n|[\n\r]")
"""What ends a line. (YAML knows three more, all control characters, which reading refuses.)"""

Compose = Callable[[str], Node]

_MOST_MENDS = 100
_LINES_BACK = 30


class Refused(yaml.YAMLError):
    """YAML that would parse and is refused all the same: too deep, or built on aliases."""

    def __init__(self, place: Place, rule: str, message: str, fix: str) -> None:
        super().__init__(message)
        self.slip = Slip(place, rule, message, fix)

    @property
    def is_slip(self) -> bool:
        """Whether an editor may have meant plain text here (and quoting it would mend it)."""
        return self.slip.rule == "special-start"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip: where, which rule, what is wrong, what to do."""

    place: Place
    rule: str
    message: str
    fix: str

    def moved(self, mended: Mended) -> Slip:
        """The same slip, placed in the file as it stands on disk."""
        return replace(self, place=mended.original(self.place))


class Edit(NamedTuple):
    """``extra`` characters were put in at ``column`` (from 1) of ``line`` (from 1)."""

    line: int
    column: int
    extra: int


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, the slips mended in it on the way, and the edits that mended them."""

    text: str
    slips: tuple[Slip, ...] = ()
    edits: tuple[Edit, ...] = ()

    def original(self, place: Place) -> Place:
        """Where a place of the mended text stands in the file itself."""
        edits = [edit for edit in self.edits if edit.line == place.line]
        if not edits:
            return place
        end = place.column + place.width
        start, end = (
            at - sum(edit.extra for edit in edits if edit.column < at) for at in (place.column, end)
        )
        return replace(place, column=max(1, start), width=max(1, end - max(1, start)))


class _Repair(NamedTuple):
    slip: Slip
    line: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class _Pattern:
    """How one slip looks on a line, and what the line should have been.

    ``shape`` names its groups: ``head`` before the slip, ``bad`` the slip, ``rest`` after it.
    """

    rule: str
    shape: re.Pattern[str]
    message: str
    fix: str
    mend: Callable[[re.Match[str]], str] = field(repr=False)

    @property
    def told(self) -> tuple[str, str, str]:
        """Rule, message and fix as they stand, for a slip found in another way."""
        return self.rule, self.message, self.fix

    def repair(self, number: int, line: str) -> _Repair | None:
        match = self.shape.match(line)
        if match is None:
            return None
        column = match.start("bad") + 1
        place = Place(number, column, max(1, match.end("bad") - match.start("bad")))
        mended = self.mend(match)
        words = match.groupdict()
        slip = Slip(place, self.rule, self.message.format(**words), self.fix.format(**words))
        return _Repair(slip, mended, Edit(number, column, len(mended) - len(line)))


def _quoted(match: re.Match[str]) -> str:
    text = (match["bad"] + match["rest"]).rstrip().replace("'", "''")
    return f"{match['head']}'{text}'"


def _spaced(match: re.Match[str]) -> str:
    return f"{match['head']}{match['bad']} {match['rest']}"


def _quoted_value(match: re.Match[str]) -> str:
    text = (match["text"] + match["bad"] + match["rest"]).rstrip().replace("'", "''")
    return f"{match['head']}'{text}'"


_KEY = r"(?P<head> *(?:- +)*(?P<key>[a-z][a-z_]*))"
_VALUE = r"(?P<head> *(?:- +)*(?:[a-z][a-z_]*: +)?)"
_QUOTE_IT = "整句用英文单引号括起来：'……'"

_PATTERNS = (
    _Pattern(
        "fullwidth-colon",
        re.compile(rf"^{_KEY} *(?P<bad>[：﹕︰])[ \u3000]*(?P<rest>.*)$"),
        "“{key}”后面用了中文冒号“：”",
        "换成英文冒号加一个空格：{key}: ……",
        lambda m: f"{m['head']}: {m['rest']}",
    ),
    _Pattern(
        "fullwidth-space",
        re.compile(
            r"^(?P<head> *(?:- +)*(?:[a-z][a-z_]*:|-)? *)(?P<bad>[\u3000\u00a0]+)(?P<rest>.*)$"
        ),
        "这里是全角空格（或网页复制来的空格），YAML 不认",
        "删掉，换成英文空格",
        lambda m: f"{m['head']}{'  ' * len(m['bad'])}{m['rest']}",
    ),
    _Pattern(
        "tab",
        re.compile(r"^(?P<head> *(?:- *)*)(?P<bad>\t+)(?P<rest>.*)$"),
        "缩进用了制表符（Tab）",
        "换成空格，每层两个",
        lambda m: f"{m['head']}{'  ' * len(m['bad'])}{m['rest']}",
    ),
    _Pattern(
        "missing-space",
        re.compile(rf"^{_KEY}(?P<bad>:)(?P<rest>[^\s:/].*)$"),
        "“{key}:”的冒号后面少一个空格",
        "冒号后面空一格",
        _spaced,
    ),
    _Pattern(
        "missing-space",
        re.compile(r"^(?P<head> *)(?P<bad>-)(?P<rest>[^\s\-].*)$"),
        "“-”后面少一个空格",
        "“-”后面空一格",
        _spaced,
    ),
    _Pattern(
        "list-dash",
        re.compile(r"^(?P<head> *)(?P<bad>[—–－−‐·•*]) *(?P<rest>[^\s*].*)$"),
        "列表开头用的不是英文的“-”",
        "换成英文减号加一个空格：“- ”",
        lambda m: f"{m['head']}- {m['rest']}",
    ),
    _Pattern(
        "special-start",
        re.compile(
            rf"^{_VALUE}(?P<bad>[*&@%`!,\]}}]|\?(?= )|[|>](?![+\-]?\d?\s*(?:#.*)?$))(?P<rest>.*)$"
        ),
        "这句话以“{bad}”开头，YAML 会把它当成特殊记号",
        _QUOTE_IT,
        _quoted,
    ),
    _Pattern(
        "special-start",
        re.compile(r"^(?P<head> *(?:- +)*[a-z][a-z_]*: +)(?P<bad>-)(?P<rest> .*)$"),
        "“- ”放错了地方",
        "“- ”另起一行，写在键的下面；是正文就" + _QUOTE_IT,
        _quoted,
    ),
    _Pattern(
        "quotes",
        re.compile(
            r'^(?P<head> *(?:- +)*(?:[a-z][a-z_]*: +)?"(?:[^"\\]|\\[0abtnvfre "/\\N_LPxuU])*)'
            r'(?P<bad>\\)(?P<rest>[^0abtnvfre "/\\N_LPxuU].*)$'
        ),
        "双引号里的反斜杠“\\”有特殊意思",
        "改用英文单引号：'……'",
        lambda m: f"{m['head']}\\\\{m['rest']}",
    ),
    _Pattern(
        "quotes",
        re.compile(rf"^{_VALUE}(?P<bad>[\"'])(?P<rest>.*)$"),
        "引号没有配成对，或引号后面还有字",
        "正文里用中文引号“”；要用英文引号，就" + _QUOTE_IT,
        _quoted,
    ),
    _Pattern(
        "brackets",
        re.compile(rf"^{_VALUE}(?P<bad>[\[{{])(?P<rest>.*)$"),
        "括号没有配成对，或括号后面还有字",
        "方括号里只放编号，如 [phone, qq]；是正文就" + _QUOTE_IT,
        _quoted,
    ),
    _Pattern(
        "colon-in-text",
        re.compile(
            r"^(?P<head> *(?:- +)*(?:[a-z][a-z_]*: +|(?![a-z][a-z_]*:(?: |$))))(?P<text>[^\s'\"\[{#].*?)(?P<bad>:)(?P<rest>(?: .*)?)$"
        ),
        "正文里有英文冒号加空格，YAML 会把它当成新的一项",
        "改用中文冒号“：”，或" + _QUOTE_IT,
        _quoted_value,
    ),
)


def mend(text: str, compose: Compose) -> tuple[Mended, Node | None]:
    """Mend known slips in memory until ``text`` composes, and give its tree.

    What cannot be mended is reported, and there is no tree.
    """
    slips: list[Slip] = []
    edits: list[Edit] = []
    for _ in range(_MOST_MENDS):
        so_far = Mended(text, tuple(slips), tuple(edits))
        try:
            root = compose(text)
        except yaml.YAMLError as error:
            done = {(e.line, s.rule) for e, s in zip(edits, slips, strict=True)}
            found = _find(text, error, compose, done)
            if found is None:
                slips.append(_worded(text, error).moved(so_far))
                break
        else:
            found = _passed_over(text, root)
            if found is None:
                return so_far, root
        repair, text = found
        slips.append(repair.slip.moved(so_far))
        edits.append(repair.edit)
    first = {slip.place.line: slip for slip in reversed(slips)}
    return Mended(text, tuple(first[line] for line in sorted(first)), tuple(edits)), None


_BY_RULE = {pattern.rule: pattern for pattern in reversed(_PATTERNS)}
_LIST_DASH = next(p for p in _PATTERNS if p.rule == "missing-space" and "“-”" in p.message)
_SQUASHING = (_BY_RULE["fullwidth-colon"], _BY_RULE["missing-space"], _LIST_DASH)
_ODD_START = re.compile("-?[\u3000\u00a0]")

COLON_IN_TEXT = _BY_RULE["colon-in-text"].told
"""Rule, message and fix of a colon that YAML takes for the end of a key."""


def _passed_over(text: str, root: Node) -> tuple[_Repair, str] | None:
    """A slip that composes all the same: a file that is one text, a wide space in a word."""
    odd: ScalarNode | None
    patterns: Sequence[_Pattern]
    if isinstance(root, ScalarNode) and not root.style and root.value:
        odd, patterns = root, _SQUASHING[:2]
    elif "\u3000" in text or "\u00a0" in text:
        wide = (n for n in scalars(root) if not n.style and _ODD_START.match(n.value))
        odd, patterns = next(wide, None), (_BY_RULE["fullwidth-space"],)
    else:
        return None
    if odd is None or odd.start_mark is None:
        return None
    lines = text.splitlines(keepends=True)
    return _repaired(lines, odd.start_mark.line, patterns)


def _repaired(
    lines: list[str], number: int, patterns: Iterable[_Pattern]
) -> tuple[_Repair, str] | None:
    """The first of ``patterns`` that mends line ``number`` (from 0), and the text with it mended."""
    bare = lines[number].rstrip("\r\n")
    for pattern in patterns:
        repair = pattern.repair(number + 1, bare)
        if repair:
            ending = lines[number][len(bare) :]
            return repair, "".join([*lines[:number], repair.line + ending, *lines[number + 1 :]])
    return None


def scalars(node: Node) -> Iterator[ScalarNode]:
    """Every scalar of a tree, keys included, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from scalars(part)


def squashed(lines: Sequence[str], start: int, text: str) -> list[Slip]:
    """The slips that made YAML take lines of keys and values for one ``text``.

    ``lines`` are the file's, ``start`` (from 1) the line where the text begins.
    """
    out: list[Slip] = []
    for number in range(start, len(lines) + 1):
        line = lines[number - 1]
        if number > start and line.strip() not in text:
            break
        repairs = (pattern.repair(number, line) for pattern in _SQUASHING)
        slip = next((repair.slip for repair in repairs if repair), None)
        if slip is None and number == start:
            break
        if slip:
            out.append(slip)
    return out


def _error(text: str, compose: Compose) -> yaml.YAMLError | None:
    try:
        compose(text)
    except yaml.YAMLError as error:
        return error
    return None


def _find(
    text: str, error: yaml.YAMLError, compose: Compose, done: set[tuple[int, str]]
) -> tuple[_Repair, str] | None:
    """The nearest slip at or before the error whose mending lets the parser get further.

    A line is mended once for each rule (``done``), so that no mending feeds on itself.
    """
    if isinstance(error, Refused) and not error.is_slip:
        return None
    lines = text.splitlines(keepends=True)
    at, since = _lines_of(error)
    for number in range(min(at, len(lines) - 1), max(0, min(since, at - _LINES_BACK)) - 1, -1):
        for pattern in _PATTERNS:
            if (number + 1, pattern.rule) in done:
                continue
            tried = _repaired(lines, number, (pattern,))
            if tried and _further(error, _error(tried[1], compose)):
                return tried
    return None


def _lines_of(error: yaml.YAMLError) -> tuple[int, int]:
    """The line of the error and of the construct it stands in, from 0."""
    if isinstance(error, Refused):
        line = error.slip.place.line - 1
        return line, line
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    line = mark.line if mark else 0
    return line, min(line, context.line) if context else line


def _further(before: yaml.YAMLError, after: yaml.YAMLError | None) -> bool:
    return after is None or _point(after) > _point(before)


def _point(error: yaml.YAMLError) -> tuple[int, int]:
    if isinstance(error, Refused):
        return error.slip.place.line - 1, error.slip.place.column - 1
    mark = getattr(error, "problem_mark", None)
    return (mark.line, mark.column) if mark else (0, 0)


_WORDS = (
    (
        "could not find expected ':'",
        "这一行少了冒号，不知道它属于哪一项",
        "写成“键: 值”；接着上一句的话要多缩进两格",
    ),
    (
        "mapping values are not allowed",
        "这里多了一个冒号，或缩进没有对齐",
        "同一层的键要对齐；正文里用中文冒号",
    ),
    (
        "did not find expected key",
        "缩进没有对齐，或上一项没有写完",
        "同一层的键要对齐，每层缩进两个空格",
    ),
    (
        "did not find expected '-' indicator",
        "缩进没有对齐，或者列表里少了“- ”",
        "和上一行同一层的要对齐；列表的每一项都以“- ”开头",
    ),
    ("block sequence entries are not allowed", "“- ”放错了地方", "“- ”另起一行，在键的下面"),
    ("did not find expected ',' or ']'", "方括号里少了英文逗号或右括号", "写成 [a, b]"),
    (
        "did not find expected ',' or '}'",
        "花括号里少了英文逗号或右括号",
        "不用花括号，改成几行“键: 值”",
    ),
    ("found unexpected end of stream", "引号只有前一半", "补上后一半；正文里用中文引号“”"),
    ("found unknown escape character", "双引号里的反斜杠“\\”有特殊意思", "改用单引号"),
    ("another document", "文件里有两份内容（中间有“---”）", "一个文件只写一条，多的另存一个文件"),
    (
        "did not find expected <document start>",
        "文件里有两份内容",
        "一个文件只写一条，多的另存一个文件",
    ),
)


def _worded(text: str, error: yaml.YAMLError) -> Slip:
    """The Chinese wording of an error that no known slip explains, with the parser's own place."""
    if isinstance(error, Refused):
        return error.slip
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    which = "context_mark" if "could not find expected ':'" in said else "problem_mark"
    mark = getattr(error, which, None)
    place = _marked(text, mark) if mark else _unreadable(text, error)
    for start, message, fix in _WORDS:
        if start in said:
            return Slip(place, "yaml", message, fix)
    return Slip(place, "yaml", f"这里的 YAML 读不懂（{said}）", "对照模板检查缩进、冒号和引号")


def _marked(text: str, mark: yaml.Mark) -> Place:
    """The place of a mark; the reader puts the end of a text on a line of its own."""
    lines = LINE_BREAK.split(text)
    if mark.line < len(lines):
        return Place(mark.line + 1, mark.column + 1)
    return Place(len(lines), len(lines[-1]) + 1)


def _unreadable(text: str, error: yaml.YAMLError) -> Place:
    """The place of a character that YAML forbids; the C reader counts it in bytes."""
    position = getattr(error, "position", None)
    if position is None:
        return START
    before = text.encode()[:position].decode(errors="ignore")
    lines = LINE_BREAK.split(before)
    return Place(len(lines), len(lines[-1]) + 1)


_MAYBE_LOST = re.compile(r"[^\s\-:] #|[^\s\-:][ \t]+#\S")
_COMMENT = re.compile(r"(?P<gap>[ \t]+)#(?P<after>[^\n]*)")


def lost_text(text: str, leaves: Callable[[], Iterable[ScalarNode]]) -> Iterator[Slip]:
    """Text after `` #`` that YAML drops in silence: a comment keeps two spaces before its ``#``
    and one after, so anything tighter is taken for words of the editor's."""
    if not (" #" in text or "\t#" in text) or not _MAYBE_LOST.search(text):
        return
    ends = {(n.end_mark.line, n.end_mark.column) for n in leaves() if n.value and not n.style}
    for number, line in enumerate(LINE_BREAK.split(text)):
        for match in _COMMENT.finditer(line):
            if (number, match.start()) not in ends:
                continue
            if match["gap"] == " " or not match["after"].startswith((" ", "\t")):
                yield Slip(
                    Place(number + 1, match.start("after"), len(match["after"]) + 1),
                    "lost-text",
                    f"“#{match['after'].rstrip()}”会被当成注释丢掉",
                    f"是正文就{_QUOTE_IT}；是注释就在 # 前面空两格、后面空一格",
                )
            break
