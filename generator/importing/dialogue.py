"""Who says what: lines like ``骗子：…``, and words that a paragraph quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.importing.article import Block

_TURN = re.compile(r"(?P<who>[^\s：:“”\"，。！？；、（）()【】]{1,8})\s*[:：]\s*(?P<words>.+)")
_ASIDE = re.compile(r"[（(].{2,100}[）)]")
_NO_SPEAKER = re.compile(
    r"时间|地点|案例.*|来源|金额|结果|特点|注意|经过|过程|原因|电话|日期|编辑|作者|问|答|.*(?:提示|提醒|建议|支招|风险|手法|解释|分析|点评)"
)
_ROLES = (
    (
        "scammer",
        r"骗子|.*诈骗.*|.*嫌疑.*|假.*|.*客服|店小二|对方|陌生人|.*导师|专员|接待员?|派单员?",
    ),
    ("shill", r"托|群友.*"),
    ("police", r".*民警|.*警察|.*警官|反诈.*"),
    ("bank", r"银行.*|柜员"),
    ("family", r"妈妈?|爸爸?|母亲|父亲|儿子|女儿|家人|丈夫|妻子|老公|老婆|老伴"),
    ("bystander", r"店员|同事|邻居|路人"),
    ("device", r"系统|短信|语音|提示音|手机"),
    ("narrator", r"旁白"),
    (
        "victim",
        r"受害人|受害者|事主|被害人|我|当事人|报警人|老[^师板总]|小[^二]|.{1,2}某某?|.{0,3}(?:先生|女士|小姐|阿姨|大爷|大妈|奶奶|爷爷|大叔|同学)|市民|学生|网友|群众",
    ),
)
_NAMED = re.compile(r"[甲乙丙丁ABCab]")
_DEVICE = re.compile(r"电话|关机|短信|语音|提示|来电|忙音")
_QUOTED = re.compile(
    r"(?P<who>骗子|对方|诈骗分子|犯罪嫌疑人|嫌疑人|假?客服|受害人|事主)[^，。；“”：]{0,6}?"
    r"(?:说|称|道|问|表示|回复|告诉|威胁|要求)[^，。；“”：]{0,6}?[：:，,]?“(?P<words>[^“”]{4,300})”"
)


@dataclass(frozen=True)
class Turn:
    """One speaker's words. ``speaker`` is a key of the format; ``who`` the article's name."""

    speaker: str
    who: str
    words: str


@dataclass(frozen=True)
class Talk:
    """A run of turns."""

    turns: tuple[Turn, ...]


def talks(blocks: Sequence[Block]) -> list[Block | Talk]:
    """The blocks, with each run of turns among them as one ``Talk`` in its place."""
    known = _speakers(blocks)
    out: list[Block | Talk] = []
    run: list[Turn] = []
    for block in blocks:
        turn = _turn(block, known, goes_on=bool(run))
        if turn is not None:
            run.append(turn)
            continue
        if run and block.kind != "image":
            out.append(Talk(tuple(run)))
            run = []
        out.append(block)
    return [*out, Talk(tuple(run))] if run else out


def quoted(text: str) -> Talk | None:
    """The words that a paragraph quotes from people it names, if any."""
    turns = [Turn(role_of(m["who"]), m["who"], m["words"]) for m in _QUOTED.finditer(text)]
    return Talk(tuple(turns)) if turns else None


def role_of(who: str) -> str:
    """The speaker that a name stands for; empty if the name alone does not tell."""
    return next((role for role, names in _ROLES if re.fullmatch(names, who)), "")


def _speakers(blocks: Sequence[Block]) -> set[str]:
    """The names that speak in this article: telling ones, letters, and those that come again
    where a telling one speaks too."""
    names = Counter(name for block in blocks if (name := _name(block)))
    telling = {name for name in names if role_of(name) or _NAMED.fullmatch(name)}
    return telling | ({name for name, times in names.items() if times > 1} if telling else set())


def _name(block: Block) -> str:
    match = _TURN.fullmatch(block.text) if block.kind == "line" else None
    if match is None:
        return ""
    who = re.sub("(?<=.)[说称问答道]$", "", match["who"])
    return "" if _NO_SPEAKER.fullmatch(who) else who


def _turn(block: Block, known: set[str], *, goes_on: bool) -> Turn | None:
    if block.kind != "line":
        return None
    who = _name(block)
    if who in known and (match := _TURN.fullmatch(block.text)):
        return Turn(role_of(who), who, _unquoted(match["words"]))
    if goes_on and _ASIDE.fullmatch(block.text):
        return Turn("device" if _DEVICE.search(block.text) else "narrator", "", block.text[1:-1])
    return None


def _unquoted(words: str) -> str:
    inner = words[1:-1]
    return inner if words[0] + words[-1] == "“”" and not re.search("[“”]", inner) else words
