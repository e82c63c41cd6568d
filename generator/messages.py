"""What the model refuses, said in Chinese at the place where it stands."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Place
from generator.model import ENTRY_KINDS
from generator.model.base import PATTERNS, Known
from generator.slips import COLON_IN_TEXT, squashed
from generator.source import Document, Loc


class _Fault(NamedTuple):
    """One error of the model's: its place, what stood there, and what is known about it."""

    kind: str
    loc: Loc
    input: Any
    context: Mapping[str, Any]
    model: type[BaseModel] | None
    field: FieldInfo | None
    known: Known

    @property
    def key(self) -> str:
        return next(
            (s for s in reversed(self.loc) if isinstance(s, str) and not s.startswith("[")), ""
        )

    @property
    def name(self) -> str:
        """The key with its Chinese title: ``title（标题）``."""
        title = self.field.title if self.field else None
        return f"{self.key}（{title}）" if title else self.key


class _Said(NamedTuple):
    rule: str
    message: str
    fix: str
    on_key: bool = False


def diagnose(
    document: Document, model: type[BaseModel], error: ValidationError, known: Known
) -> list[Diagnostic]:
    """Every error of one document as a finding, in the order of the file.

    What only follows from another fault is left out, and so is what stands where YAML itself
    was mended: that has been told.
    """
    faults = error.errors(include_url=False)
    meant = _meant(model, faults)
    told = {(slip.place.line, slip.place.column) for slip in document.slips}
    found = [
        finding
        for fault in faults
        if not _follows(fault, faults, meant)
        for finding in _findings(document, model, fault, known)
    ]
    return sorted(f for f in found if (f.place.line, f.place.column) not in told)


def _meant(model: type[BaseModel], faults: list[ErrorDetails]) -> set[Loc]:
    """Where a mistyped key stands for one that is therefore missing."""
    unknown = (fault["loc"] for fault in faults if fault["type"] == "extra_forbidden")
    return {(*loc[:-1], near) for loc in unknown if (near := _near_key(model, loc))}


def _follows(fault: ErrorDetails, faults: list[ErrorDetails], meant: set[Loc]) -> bool:
    """Whether a fault is only what another one, reported itself, leads to."""
    loc = fault["loc"]
    if fault["type"] == "too_short":
        return any(_is_within(other["loc"], loc) for other in faults)
    return fault["type"] == "missing" and loc in meant


def _findings(
    document: Document, model: type[BaseModel], fault: ErrorDetails, known: Known
) -> list[Diagnostic]:
    """What one fault comes to; a text that swallowed its neighbours may come to several."""
    loc, given = fault["loc"], fault["input"]
    if fault["type"] in _WANT_MORE and isinstance(given, str):
        slips = squashed(document.lines, document.place(loc).line, given)
        if slips:
            return [Diagnostic(document.path, s.place, s.rule, s.message, s.fix) for s in slips]
    if fault["type"] == "string_type" and isinstance(loc[-1], int) and isinstance(given, dict):
        return [_colon_in_text(document, loc, next(iter(given), ""))]
    owner, field = _locate(model, loc)
    context = fault.get("ctx", {})
    said = _WORDS.get(fault["type"], _other)(
        _Fault(fault["type"], loc, given, context, owner, field, known)
    )
    spot, on_key = _spot(fault["type"], loc)
    finding = document.diagnose(spot, said.rule, said.message, said.fix, key=on_key or said.on_key)
    return [_as_template(finding, document)]


_WANT_MORE = {"model_type", "model_attributes_type", "tuple_type"}


def _spot(kind: str, loc: Loc) -> tuple[Loc, bool]:
    """Where to point, and whether at the key there rather than its value."""
    if kind == "withdrawn":
        return ("status",), False
    if kind == "missing" or loc[-1:] == ("[key]",):
        return loc[:-1], True
    return loc, False


def _colon_in_text(document: Document, loc: Loc, key: str) -> Diagnostic:
    """A text of a list that a colon and a space turned into a mapping."""
    start = document.place((*loc, key), key=True)
    place = Place(start.line, start.column + len(key))
    return Diagnostic(document.path, place, *COLON_IN_TEXT)


_TO_FILL = re.compile(r"# 待填：?(?P<what>.*)$")


def _as_template(finding: Diagnostic, document: Document) -> Diagnostic:
    """An empty value on a line of the template, worded by the template's own hint."""
    if finding.rule != "empty":
        return finding
    line = document.lines[finding.place.line - 1]
    if match := _TO_FILL.search(line):
        message = finding.message.replace("是空的", "还没填")
        return replace(finding, message=message, fix=match["what"].strip())
    return finding if "#" in line else replace(finding, fix=finding.fix.split("；")[0])


def _near_key(model: type[BaseModel], loc: Loc) -> str:
    owner, _ = _locate(model, loc)
    fields = _fields(owner) if owner else {}
    titles = {key: field.title or "" for key, field in fields.items()}
    return nearest(str(loc[-1]), titles, titles)


def _is_within(loc: Loc, outer: Loc) -> bool:
    return len(loc) > len(outer) and loc[: len(outer)] == outer


def nearest(word: str, among: Iterable[str], labels: Mapping[str, str] | None = None) -> str:
    """The id closest to ``word`` by spelling or by its Chinese label; empty if none is near."""
    ids = list(among)
    if labels:
        by_label = next((i for i in ids if word and labels.get(i, "").startswith(word)), None)
        if by_label:
            return by_label
    spelled = unicodedata.normalize("NFKC", word).lower()
    return next(iter(difflib.get_close_matches(spelled, ids, n=1, cutoff=0.61)), "")


def _locate(model: type[BaseModel], loc: Loc) -> tuple[type[BaseModel] | None, FieldInfo | None]:
    """The model that holds ``loc``'s last key, and that key's field if there is one."""
    owner: type[BaseModel] | None = model
    field: FieldInfo | None = None
    names = [step for step in loc if isinstance(step, str)]
    for at, step in enumerate(names):
        if owner is None:
            return None, None
        field = _fields(owner).get(step)
        if at < len(names) - 1:
            owner = _inner(field.annotation) if field else None
    return owner, field


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for arg in get_args(annotation) if (m := _inner(arg)) is not None), None)


def _missing(fault: _Fault) -> _Said:
    about = fault.field.description if fault.field and fault.field.description else ""
    fix = f"补上 {fault.key}: ……" + (f"，{about}" if about else "")
    return _Said("missing-key", f"少了 {fault.name}", fix)


_SQUASHED_KEY = re.compile(r"([a-z][a-z_]*) *：")


def _unknown_key(fault: _Fault) -> _Said:
    if match := _SQUASHED_KEY.match(fault.key):
        message = f"“{match[1]}”后面用了中文冒号“：”"
        fix = f"换成英文冒号加一个空格：{match[1]}: ……"
        return _Said("fullwidth-colon", message, fix, on_key=True)
    fields = _fields(fault.model) if fault.model else {}
    titles = {key: field.title or "" for key, field in fields.items()}
    near = nearest(fault.key, titles, titles)
    every = "、".join(f"{key}（{title}）" if title else key for key, title in titles.items())
    title = f"（{titles[near]}）" if near and titles[near] else ""
    fix = f"是不是想写 {near}{title}？" if near else f"可以用的键：{every}"
    fix = _of_another_kind(fault) or fix
    return _Said("unknown-key", f"不认识的键“{fault.key}”", fix, on_key=True)


def _of_another_kind(fault: _Fault) -> str:
    """Where a key belongs that only the other kind of entry has."""
    if fault.model not in ENTRY_KINDS.values():
        return ""
    for kind, where in (("scam", "手法"), ("merchant", "商家指南")):
        field = _fields(ENTRY_KINDS[kind]).get(fault.key)
        if field:
            return f"{fault.key}（{field.title}）只写在{where}（kind: {kind}）里"
    return ""


def _shape(wanted: str, how: str) -> Callable[[_Fault], _Said]:
    """A value of the wrong shape; an empty or a squashed one is told apart."""

    def say(fault: _Fault) -> _Said:
        found = "一句话"
        if isinstance(fault.input, str):
            if not fault.input:
                return _empty(fault)
        else:
            found = "列表" if isinstance(fault.input, list) else "几行“键: 值”"
        needed = _needed(fault)
        fix = how if not needed else f"{how}；必须有：{needed}"
        if wanted == "列表" and isinstance(fault.input, dict) and needed:
            fix = "每一段的第一个键前面加“- ”，其余的键和它对齐"
        return _Said("type", f"{fault.name} 应是{wanted}，现在是{found}", fix)

    return say


def _needed(fault: _Fault) -> str:
    """The keys that the mapping wanted here cannot do without."""
    inner = _inner(fault.field.annotation) if fault.field else None
    fields = _fields(inner) if inner else {}
    return "、".join(key for key, field in fields.items() if field.is_required() and key != "root")


def _empty(fault: _Fault) -> _Said:
    needed = fault.field is not None and fault.field.is_required()
    fix = "写上内容" if needed else "写上内容，或者删掉这一行"
    return _Said("empty", f"{fault.name} 是空的", f"{fix}；以 # 开头的话要用英文单引号括起来")


def _id_unknown(fault: _Fault) -> _Said:
    of = str(fault.context["list"])
    if re.search("[，、,]", fault.input):
        words = "、".join(re.split("[，、,] *", fault.input))
        message = f"几个编号写成了一个：“{fault.input}”"
        return _Said("fullwidth-comma", message, f"写成 [{words.replace('、', ', ')}]")
    ids = {name for name in fault.known.ids.get(of) or () if name.isascii()}
    labels = fault.known.labels.get(of, {})
    near = nearest(fault.input, sorted(ids), labels)
    what = _LIST_NAMES.get(of, of)
    label = f"（{labels[near]}）" if near in labels else ""
    fix = f"是不是 {near}{label}？" if near else _choices(ids, what)
    return _Said("unknown-id", f"{what}里没有“{fault.input}”", fix)


def _choices(ids: Iterable[str], what: str) -> str:
    some = sorted(ids)
    if len(some) <= 12:
        return "可以用：" + "、".join(some) if some else f"先在{what}里加上它"
    return f"可以用的编号见 cases/reference/ 里的{what}"


_LIST_NAMES = {
    "sources": "本文件的来源（sources）",
    "entries": "条目",
    "categories": "分类（categories）",
    "signals": "信号（signals）",
    "hotlines": "热线（hotlines）",
    "laws": "法条（laws）",
    "channels": "渠道（channels）",
    "roles": "身份（roles）",
    "targets": "人群（targets）",
    "levers": "心理（levers）",
    "asks_for": "索要（asks_for）",
    "stages": "阶段（stages）",
    "materials": "话术出处（materials）",
    "issuers": "发布者身份（issuers）",
    "advice_when": "时机（advice_when）",
    "tools": "道具（tools）",
    "payment_routes": "付款方式（payment_routes）",
    "relations": "关系（relations）",
    "note_topics": "补充主题（note_topics）",
    "source_kinds": "体裁（source_kinds）",
    "reliability": "可靠程度（reliability）",
    "risk_areas": "风险方面（risk_areas）",
    "check_basis": "依据（check_basis）",
    "check_weight": "分量（check_weight）",
    "evidence": "证据（evidence）",
}


def _pattern(fault: _Fault) -> _Said:
    if fault.input == "":
        return _empty(fault)
    rule, message, fix = _PATTERN_WORDS[PATTERNS.get(str(fault.context.get("pattern")), "other")]
    return _Said(rule, message.format(name=fault.name, input=fault.input), fix)


_PATTERN_WORDS = {
    "line": (
        "one-line",
        "{name} 里有换行或看不见的控制字符",
        "写成一行；要分段的内容放到 text、note 这类字段",
    ),
    "prose": ("control-character", "{name} 里有看不见的控制字符", "删掉，重新打一遍这里的字"),
    "id": (
        "id",
        "{name} 只能用小写字母、数字和连字符：“{input}”",
        "例如 fake-refund、wuhan-2020",
    ),
    "url": ("url", "{name} 不是 http 或 https 网址：“{input}”", "写完整网址，例如 https://……"),
    "host": ("host", "{name} 不是域名：“{input}”", "只写域名，例如 epaper.legaldaily.com.cn"),
    "other": ("format", "{name} 的写法不对：“{input}”", "照参考文件里别的条目写"),
}


def _literal(fault: _Fault) -> _Said:
    if fault.input == "":
        return _empty(fault)
    if not isinstance(fault.input, str):
        return _TEXT(fault)
    allowed = re.findall(r"'([^']+)'", str(fault.context["expected"]))
    near = nearest(fault.input, allowed)
    return _Said(
        "choice",
        f"{fault.name} 不能写“{fault.input}”",
        (f"是不是 {near}？" if near else "") + "可以写：" + "、".join(allowed),
    )


def _too_long(fault: _Fault) -> _Said:
    most = fault.context["max_length"]
    if isinstance(fault.input, str):
        return _Said(
            "too-long",
            f"{fault.name} 有 {len(fault.input)} 个字，最多 {most} 个",
            "写短些，或拆成几项",
        )
    return _Said(
        "too-many", f"{fault.name} 有 {len(fault.input)} 项，最多 {most} 项", "只留最要紧的"
    )


def _simply(rule: str, message: str, fix: str) -> Callable[[_Fault], _Said]:
    def say(fault: _Fault) -> _Said:
        if fault.input == "":
            return _empty(fault)
        return _Said(rule, message.format(name=fault.name, input=fault.input, **fault.context), fix)

    return say


def _turn_speaker(fault: _Fault) -> _Said:
    found = fault.context["found"]
    message = f"一句话里有几个人在说：{found}" if found else "这句话没写是谁说的"
    return _Said("turn-speaker", message, "每个“- ”只写一个人的一句话，如 - scammer: ……")


_DATE_PARTS = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?")


def _date(fault: _Fault) -> _Said:
    if fault.input == "":
        return _empty(fault)
    fix = "写成 2020-06-19 这样：四位年、两位月、两位日"
    if fault.kind == "edtf":
        fix += (
            "；也可以写 2020-06、2020、XXXX-06-10（年份不详）、2018-04/2019-03（一段时间）、"
            "2022~（大约）、2022-01-11?（推定）"
        )
    parts = _DATE_PARTS.fullmatch(fault.input)
    is_whole = parts and (parts[3] or fault.kind == "edtf")
    if parts and is_whole and 1 <= int(parts[2]) <= 12 and 1 <= int(parts[3] or 1) <= 31:
        padded = "-".join(
            [str(int(parts[1])), *(f"{int(part):02}" for part in parts.groups()[1:] if part)]
        )
        fix = f"是不是 {padded}？" if padded != fault.input else "日历上没有这一天，核对来源"
    return _Said("date", f"{fault.name} 不是能读的日期：“{fault.input}”", fix)


_AMOUNT_SLIPS = (
    (re.compile(r"\s"), "数字和单位中间不要空格"),
    (re.compile("[０-９．]"), "数字用半角：5200"),
    (re.compile("[一二三四五六七八九]"), "用阿拉伯数字：8万，不写八万"),
    (re.compile("块"), "“块”写成“元”"),
    (re.compile(r"\d千"), "“5千”写成 5000"),
    (re.compile("[–—~～至到]"), "范围用英文减号：300-500元"),
)


def _amount(fault: _Fault) -> _Said:
    if fault.input == "":
        return _empty(fault)
    forms = "41450、约5.2万、10余万元、300-500元、几十万元；没说就写 不详"
    hint = next((hint for slip, hint in _AMOUNT_SLIPS if slip.search(fault.input)), "")
    fix = f"{hint}。能读的写法：{forms}" if hint else f"用数字：{forms}"
    return _Said("amount", f"{fault.name} 不是能读的金额：“{fault.input}”", fix)


def _other(fault: _Fault) -> _Said:
    return _Said("format", f"{fault.name} 的写法不对", "对照模板检查")


_TEXT = _shape("一句话", "直接写在冒号后面")
_LIST = _shape("列表", "编号写成 [a, b]；文字写成几行，每行以“- ”开头")
_MAPPING = _shape("几行“键: 值”", "另起一行、多缩进两格，一行一个“键: 值”")

_WORDS: dict[str, Callable[[_Fault], _Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "string_type": _TEXT,
    "tuple_type": _LIST,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "string_too_short": _empty,
    "empty": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "string_pattern_mismatch": _pattern,
    "literal_error": _literal,
    "id_unknown": _id_unknown,
    "date": _date,
    "date_future": _simply("date-future", "{name} 在将来：“{input}”", "核对日期"),
    "edtf": _date,
    "amount": _amount,
    "turn_speaker": _turn_speaker,
    "withdrawn": _simply(
        "withdrawn",
        "status 与 withdrawn（撤回日期和原因）对不上",
        "撤回的条目写 status: withdrawn，并写 withdrawn 的 date 和 reason；别的条目不写 withdrawn",
    ),
    "entry_bare": _simply(
        "entry-bare", "这一条没有实际内容", "steps、scripts、incidents、checks 至少写一样"
    ),
    "hotline_unreachable": _simply(
        "hotline", "这条热线没有号码、网站，也没有 App", "number、site、app 至少写一样"
    ),
}
