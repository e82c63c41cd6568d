"""Why each finding matters, in Chinese: ``fanzha explain`` and ``docs/rules.md``.

Rules of the library say it themselves (``WHY`` in their modules). Here stand the findings of
reading (the slips of YAML) and of the model, which have no module of their own.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import NamedTuple

from generator.rules import MAY_ERR, RULES, exemption

READING = {
    "alias": "YAML 有一种“引用”写法（& 和 *），内容会在别处重复出现，审的人看不全，也能用来把程序撑垮。把内容再写一遍就好。",
    "brackets": "方括号没有配成对，或者括号后面还有字。方括号里只放编号；正文里要用方括号，整句加英文单引号。",
    "colon-in-text": "正文里有英文冒号加空格，YAML 会把前半句当成键。正文里一律用中文冒号“：”。",
    "control-character": "从别处复制文字，有时会带进看不见的控制字符，网页上会变成乱码。删掉，把前后的字重新打一遍。",
    "duplicate-key": "同一个键写了两次，YAML 只留后一个，前面写的就不声不响地丢了。两处合成一处。",
    "encoding": "文件要存成 UTF-8，不带 BOM。老编辑器常存成 GBK，换台电脑就是乱码。",
    "file-empty": "文件里没有内容，或者只有注释。用 fanzha new 生成一份模板再填。",
    "file-name": "文件名就是网址，也是编号：小写英文字母、数字和连字符，以 .yml 结尾。用了别的字，链接会坏。",
    "file-size": "一个条目不会超过 256 KB。太大多半是把图片或别的文件粘了进来。",
    "folder": "手法放在 cases/scams/，商家指南放在 cases/merchants/，清单放在 cases/reference/，放错了网址就不对。",
    "fullwidth-colon": "键后面要用英文冒号加一个空格。中文输入法打出来的“：”，YAML 不认。",
    "fullwidth-comma": "方括号里用英文逗号隔开。用了“，”或“、”，几个编号会被当成一个。",
    "fullwidth-space": "缩进和键后面的空格要用英文空格。全角空格、网页复制来的空格看着一样，YAML 不认。",
    "key-shape": "冒号左边只能是一个英文词。这里写成了别的东西，多半是括号或问号放错了。",
    "list-dash": "列表的每一项以英文减号加一个空格开头。破折号、圆点看着像，YAML 不认。",
    "lost-text": "空格后面的 # 是注释的记号，后面的字会不声不响地丢掉。是正文，就给整句加英文单引号。",
    "missing-space": "键的冒号后面、列表的减号后面都要空一格，不然整行会被当成一句话。",
    "nesting": "一层套一层太深了。条目最多五六层，太深多半是缩进错了，也能用来把程序撑垮。",
    "quotes": "英文引号没有配成对，或者引号后面还有字。正文里用中文引号“”最省事。",
    "special-start": "以 *、&、@、% 这类符号开头的句子，YAML 会当成特殊记号。给整句加英文单引号。",
    "symlink": "符号链接可能指到项目外面的文件，那些文件不该出现在网站上。把文件本身放进来。",
    "tab": "缩进只能用空格，每层两个。Tab 在不同编辑器里宽窄不一，YAML 干脆不认。",
    "top-level": "文件最外层是一行一行的“键: 值”，第一行写 kind。写成了列表或一段话，程序不知道这是什么。",
    "yaml": "这里的 YAML 读不懂，多半是缩进没有对齐。对照模板看上下几行。",
}
"""What reading a file can find; and what its name and folder can be wrong in."""

MODEL = {
    "amount": "金额用阿拉伯数字，照来源写，程序才能比大小、做统计，读者也看得准。来源没说就写“不详”。",
    "choice": "这里只能从固定的几个词里选一个。写了别的，程序不知道怎么显示。",
    "date": "日期写成 2020-06-19 这样，月日都是两位。案子的日期还可以写不全的、大约的，见编者手册“日期怎么写”。",
    "date-future": "日期在今天以后，多半是年份打错了。",
    "empty": "键写了，后面是空的。不知道的就连键一起删掉；以 # 开头的内容要加单引号，不然会丢。",
    "entry-bare": "一条至少要有步骤、话术、案例、核对办法中的一样，不然读者点进来什么也看不到。",
    "format": "这里的写法不对，对照模板看一看。",
    "host": "outlets 清单里只写域名，例如 www.gov.cn，不带 http:// 和后面的路径。",
    "hotline": "一条热线至少要有号码、网站、App 中的一样，不然读者没法联系。",
    "id": "编号是给程序和网址用的：小写英文字母、数字和连字符。",
    "missing-key": "少了必须写的一栏。每一样最少要写什么，编者手册里标了 ★。",
    "one-line": "标题、名称这类内容显示在一行里，中间不能换行。要分段的话放到 text、note 这类栏里。",
    "too-long": "这一栏有长度上限，太长了手机上放不下。写短一点，细节放到别的栏。",
    "too-many": "这一栏最多写几项。挑最要紧的留下。",
    "turn-speaker": "对话里每个“- ”只写一个人说的一句话，先写是谁（scammer、victim……）。",
    "type": "这里该写一句话，却写成了列表；或者反过来。列表是另起一行、每行以“- ”开头。",
    "unknown-id": "清单里没有这个编号。多半是打错了字，看报告里“是不是……”；真的没有，先加到清单里。",
    "unknown-key": "没有这个键。多半是打错了字，或者缩进错了、写到了别的东西下面。",
    "url": "这里要写完整的网址，以 https:// 或 http:// 开头。别的开头（javascript: 之类）能害人，一律不收。",
    "withdrawn": "撤回的条目要写 withdrawn 的日期和原因，让读过的人知道为什么；没撤回的不写。",
}
"""What the model of an entry or a list can find."""

WRITTEN = {
    "insert": "手写的页面里用 <!-- fanzha: 名字 --> 放程序生成的内容块，名字要是有的那几个。",
    "reserved": "这个网址由程序生成，手写同名的页面会被盖掉。换一个文件名。",
}
"""What the hand-written pages of ``content/`` can be wrong in."""


class Explained(NamedTuple):
    """One finding's name, why it matters, and (for rules) its docstring.

    ``may_err`` says whether a line may be exempted from it.
    """

    rule: str
    why: str
    doc: str = ""
    may_err: bool = False


class Chapter(NamedTuple):
    """A group of findings, as the page shows them."""

    title: str
    lead: str
    findings: tuple[Explained, ...]


def chapters() -> Iterator[Chapter]:
    """Everything that ``check`` can find, in groups, each by name."""
    rules = [
        Explained(rule.ID, rule.WHY, inspect.getdoc(rule) or "", rule.ID in MAY_ERR)
        for rule in (*RULES, exemption)
    ]
    guarding = [rule for rule in rules if rule.rule in GUARD]
    others = [rule for rule in rules if rule.rule not in GUARD]
    yield _chapter("护着人的规则", "不让真人的号码、姓名和能点的骗子网址留在公开的文件里。", guarding)
    yield _chapter("内容的规则", "看整个库：来源、关系、措辞、复核。", others)
    yield _chapter("每一栏的写法", "一个文件自己就看得出的问题。", _told(MODEL))
    yield _chapter("打字的手滑", "YAML 读不懂，或者读成了别的意思。", _told(READING))
    yield _chapter("手写的页面", "content/ 里的页面。", _told(WRITTEN))


GUARD = frozenset(
    "bank-card car-plate chat-id copied-sentence email hidden-character id-number live-link"
    " named-accusation phone-number traditional-mix unlisted-hotline".split()  # noqa: SIM905
)
"""The rules that guard people."""


def explained() -> dict[str, Explained]:
    """Every finding by its name."""
    return {one.rule: one for chapter in chapters() for one in chapter.findings}


def _told(words: dict[str, str]) -> list[Explained]:
    return [Explained(rule, why) for rule, why in words.items()]


def _chapter(title: str, lead: str, findings: list[Explained]) -> Chapter:
    return Chapter(title, lead, tuple(sorted(findings)))
