"""An article in parts: what each heading announces, and what stands below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.importing.article import Block, numbered

_SCAM = (
    ("advice", r"提示|提醒|防骗|防范|怎么办|如何(?:识别|防|应对|避)|支招|建议|警惕|预防|牢记|切记"),
    ("steps", r"流程|步骤|手法|套路|作案|手段|过程|伎俩|揭秘"),
    ("incidents", r"案例|案情|案件|案发|回顾|真实"),
    ("talk", r"话术|剧本|对话|聊天"),
)
_MERCHANT = (
    ("tips", r"避坑|防范|识别|如何|应对|指南|怎么办|措施|建议|提示|提醒"),
    ("risks", r"风险|危害|后果|代价|隐患|处罚"),
    ("trade", r"运作|模式|产业链|来源|怎么来|获取|方式|套路|渠道|手段|内幕|揭秘|流程"),
    ("incidents", r"案例|案情|案件|案发"),
)
TOPICS = {"scam": _SCAM, "merchant": _MERCHANT}
"""The words of a heading that tell what stands below it, in the order they are tried."""

_LONGEST = 30
_SENTENCE = re.compile(r"[。！？；!?;]|\.\.\.|……")
_CHAPTER = re.compile(r"[（(]?[一二三四五六七八九十]")
_LABELLED = re.compile(r"[^\s:：]{1,20}\s*[:：].+")


@dataclass
class Section:
    """A heading (none for what stands before the first) and the blocks below it. ``topic`` is
    empty where the heading tells none."""

    topic: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


def sections(kind: str, blocks: Sequence[Block], *, is_plain: bool) -> list[Section]:
    """The parts of an article of ``kind``."""
    out = [Section("", "")]
    for at, block in enumerate(blocks):
        below = next((later for later in blocks[at + 1 :][:3] if later.kind == "line"), None)
        if _is_heading(kind, block, below, is_plain=is_plain):
            out.append(Section(topic_of(kind, block.text), block.text))
        else:
            out[-1].blocks.append(block)
    return out


def topic_of(kind: str, heading: str) -> str:
    """What a heading announces; empty if its words do not tell."""
    return next((topic for topic, words in TOPICS[kind] if re.search(words, heading)), "")


def _is_heading(kind: str, block: Block, below: Block | None, *, is_plain: bool) -> bool:
    """Whether a line stands as a heading: by its markup, or by being short, bare and telling."""
    if block.kind == "heading":
        return True
    text = block.text.rstrip("：:")
    if block.kind != "line" or below is None or not _is_short(block):
        return False
    bare = numbered(block)
    if bare.number and not _CHAPTER.match(bare.number):
        return False
    if topic_of(kind, text):
        return block.strong or is_plain or text != block.text or bool(bare.number)
    is_bare = text == block.text and not _LABELLED.fullmatch(text)
    opens = not _is_short(below) or bool(numbered(below).number)
    return is_bare and (block.strong or (is_plain and not bare.number and opens))


def _is_short(block: Block) -> bool:
    has_comma = bool(re.search("[，,]", block.text)) and not block.strong
    return (
        len(block.text) <= _LONGEST
        and not has_comma
        and not _SENTENCE.search(block.text)
        and not block.text.startswith(("（", "(", "“", "《"))
    )
