"""A draft as the text of a file: every line that is still the source's bears the mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from generator.formatting.printer import printed
from generator.formatting.tree import Branch, Leaf, Twig
from generator.importing.dialogue import Talk, Turn
from generator.importing.draft import Draft
from generator.importing.facts import amounts, loss
from generator.rules.as_in_source import MARK

_COPIED = f"# {MARK}"
_SOURCE = "source-1"
_LONGEST, _TITLE, _LINE = 2000, 60, 300
_ABOUT = {
    "scam": (
        "这个手法叫什么，60 字以内",
        "一句话：谁、用什么借口、拿走什么",
        "分类编号，按钱离手前最后一个承诺或威胁分，例如 fake-service",
    ),
    "merchant": (
        "说的是什么事，60 字以内",
        "一句话：是什么、为什么碰不得",
        "分类编号，例如 fake-tracking",
    ),
}
_STAGE = "contact 找上门 bait 抛出借口 isolate 换渠道 info 套信息 pay 付钱 vanish 消失……"
_MATERIAL = "verbatim 原话 condensed 删节 retold 转述 composite 合成 illustrative 示意"
_AREA = (
    "platform 平台 customer 客户 money 货款 data 信息 civil 民事 administrative 行政 criminal 刑事"
)
_BASIS = "rule 规则 case 案件 carrier 快递企业 measured 实测 trade 行业经验 inference 推断"


def written(draft: Draft, today: date) -> str:
    """The text of the draft entry, in its canonical form."""
    trunk = Branch(is_list=False)
    trunk.twigs = [*_head(draft), *_body(draft), _list("sources", [_source(draft, today)])]
    trunk.twigs[0].before = [
        "# 这是程序从文章里整理出来的草稿。带“待填”的必须写。",
        f"# 带“{MARK}”的还是来源的原话：事实留下，句子换成自己的话，再删掉这个注释。",
        "# 对照来源核对完，加一行 reviewed: 日期，再把 status 改成 published。",
    ]
    trunk.foot = [*_unplaced(draft), *_left_out(draft)]
    return printed(trunk)


def _head(draft: Draft) -> Iterable[Twig]:
    title, summary, category = _ABOUT[draft.kind]
    yield _pair("kind", draft.kind)
    own = draft.origin.title
    yield _copied("title", own) if 0 < len(own) <= _TITLE else _to_fill("title", title)
    yield _to_fill("summary", summary)
    yield _pair("status", "draft")
    yield _to_fill("category", category)
    if draft.channels:
        yield _ids("channels", draft.channels, "# 按原文里的词认出来的，请核对")


def _body(draft: Draft) -> Iterable[Twig]:
    notes = draft.headings
    yield from _maybe("scripts", (_script(talk) for talk in draft.scripts), notes.get("talk"))
    if draft.how or draft.price:
        yield _trade(draft, notes.get("trade"))
    yield from _maybe("steps", (_step(t) for t in _each(draft.steps)), notes.get("steps"))
    risks = (
        _item(_to_fill("area", _AREA), _copied("text", t), _told()) for t in _each(draft.risks)
    )
    yield from _maybe("risks", risks, notes.get("risks"))
    yield from _maybe("checks", (_check(c.look_at, c.odd) for c in draft.checks))
    advice = (_item(_copied("text", text), _told()) for text in _each(draft.advice))
    yield from _maybe("advice", advice, notes.get("advice"))
    yield from _maybe("tips", _tips(draft), notes.get("tips"))
    yield from _maybe("questions", _questions(draft))
    yield from _maybe("incidents", _incidents(draft), notes.get("incidents"))
    if draft.report_to:
        yield _ids("report_to", draft.report_to, "# 原文提到的举报渠道，请核对")
    yield from _maybe("images", (_image(p.src, p.caption) for p in draft.pictures))
    yield from _bare(draft)


def _bare(draft: Draft) -> Iterable[Twig]:
    """What an entry cannot be without, to be filled in, where the article gave none of it."""
    if draft.scripts or draft.steps or draft.incidents or draft.checks:
        return
    if draft.kind == "merchant":
        yield _list("checks", [_check("", "")])
    else:
        yield _list("steps", [_step("")])


def _script(talk: Talk) -> Branch:
    turns = [_said(turn, text) for turn in talk.turns for text in _pieces(turn.words)]
    script = _item(_to_fill("material", _MATERIAL), _told(), _list("turns", turns))
    names = dict.fromkeys((turn.who, turn.speaker) for turn in talk.turns if turn.who)
    told = "，".join(f"{who} → {speaker}" for who, speaker in names if speaker)
    unknown = "、".join(who for who, speaker in names if not speaker)
    first = script.twigs[0]
    first.before += [f"# 说话人：{told}；请核对"] if told else []
    first.before += (
        [f"# 待核：{unknown} 是谁？把 narrator 换成 scammer、victim……"] if unknown else []
    )
    return script


def _said(turn: Turn, text: str) -> Branch:
    words = text if turn.speaker or not turn.who else f"{turn.who}：{text}"
    return _item(_copied(turn.speaker or "narrator", words))


def _trade(draft: Draft, headings: Sequence[str] | None) -> Twig:
    pairs = []
    if draft.how:
        items = [Twig(None, Leaf(text), after=_COPIED) for text in _each(draft.how)]
        pairs.append(Twig(Leaf("how"), Branch(is_list=True, twigs=items)))
    if draft.price:
        pairs.append(Twig(Leaf("price"), Leaf(draft.price), after="# 按原文认出来的，请核对"))
    return Twig(Leaf("trade"), _item(*pairs, _told()), before=_named(headings))


def _step(text: str) -> Branch:
    do = _copied("do", text) if text else _to_fill("do", "骗子做了什么")
    return _item(_to_fill("stage", _STAGE), do)


def _check(look_at: str, odd: str) -> Branch:
    return _item(
        _copied("look_at", look_at) if look_at else _to_fill("look_at", "看哪里"),
        _copied("odd", odd) if odd else _to_fill("odd", "怎样算可疑"),
        _to_fill("basis", _BASIS),
        *([_told()] if odd else []),
    )


def _tips(draft: Draft) -> Iterable[Branch]:
    for tip in draft.tips:
        for at, do in enumerate(_pieces(tip.do) or [""]):
            title = tip.title if at == 0 else ""
            yield _item(
                _copied("title", title) if title else _to_fill("title", "一句话：做什么"),
                _copied("do", do) if do else _to_fill("do", "怎么做"),
                _told(),
            )


def _questions(draft: Draft) -> Iterable[Branch]:
    for question in draft.questions:
        for answer in _pieces(question.answer):
            yield _item(_copied("ask", question.ask), _copied("answer", answer), _told())


def _incidents(draft: Draft) -> Iterable[Branch]:
    for story in draft.incidents:
        lost, named = loss(story), amounts(story)
        for at, text in enumerate(_pieces(story)):
            money = [_pair("loss", lost)] if lost and at == 0 else []
            item = _item(*money, _copied("story", text), _told())
            if at == 0 and named and not lost:
                item.twigs[0].before.append(f"# 这段原文里的金额：{'、'.join(named)}")
            yield item


def _image(src: str, caption: str) -> Branch:
    hint = "有权用的图才放：存到 cases/images/，写文件名；不用就删掉这一项。原图 "
    return _item(
        _to_fill("file", f"{hint}{src}"),
        _to_fill("alt", "图里有什么，念给看不见图的人听"),
        _copied("caption", caption),
        _told(),
    )


def _source(draft: Draft, today: date) -> Branch:
    origin = draft.origin
    known = 0 < len(origin.title) <= _LINE
    publisher = _pair("publisher", origin.publisher) if origin.publisher else None
    twigs = [
        _pair("id", _SOURCE),
        _pair("title", origin.title) if known else _to_fill("title", "来源页面的原标题"),
        publisher or _to_fill("publisher", "谁写的（不是谁转载的）"),
        *([_pair("url", origin.url)] if origin.url else []),
        *([_pair("date", origin.date)] if origin.date else []),
        _pair("retrieved", today.isoformat()),
    ]
    twigs[1].before = [] if known or not origin.title else [f"# 原标题：{origin.title}"]
    twigs[2].before = [f"# 原文自述：{text}" for text in origin.told]
    return Branch(is_list=False, twigs=twigs)


def _unplaced(draft: Draft) -> list[str]:
    out = [f"# 原文里的金额：{'、'.join(draft.amounts)}"] if draft.amounts else []
    others = draft.headings.get("", [])
    out += [f"# 原文的其他小标题：{'、'.join(others)}"] if others else []
    if draft.unplaced:
        out += [f"{_COPIED}：下面是没放进去的原文，有用的改写后挪到合适的键，其余删掉，连这一行"]
        out += [f"#   {text}" for text in draft.unplaced]
    return ["", *out] if out else []


def _left_out(draft: Draft) -> list[str]:
    if not draft.left_out:
        return []
    return [
        "",
        "# 没有收录的（账号名片、广告、推荐、没有图注的图片），看过就删掉：",
        *(f"#   {text}" for text in draft.left_out),
    ]


def _pair(key: str, text: str) -> Twig:
    return Twig(Leaf(key), Leaf(text))


def _copied(key: str, text: str) -> Twig:
    return Twig(Leaf(key), Leaf(text), after=_COPIED)


def _to_fill(key: str, what: str) -> Twig:
    return Twig(Leaf(key), Leaf(""), after=f"# 待填：{what}".rstrip())


def _told() -> Twig:
    return _pair("source", _SOURCE)


def _item(*twigs: Twig) -> Branch:
    return Branch(is_list=False, twigs=list(twigs))


def _ids(key: str, ids: Sequence[str], remark: str) -> Twig:
    twigs = [Twig(None, Leaf(id_)) for id_ in ids]
    return Twig(Leaf(key), Branch(is_list=True, twigs=twigs), after=remark)


def _list(key: str, items: Iterable[Branch]) -> Twig:
    return Twig(Leaf(key), Branch(is_list=True, twigs=[Twig(None, item) for item in items]))


def _maybe(
    key: str, items: Iterable[Branch], headings: Sequence[str] | None = None
) -> Iterable[Twig]:
    """The list ``key`` if it has any item, below the headings the article gave it."""
    made = _list(key, items)
    made.before = _named(headings)
    if isinstance(made.value, Branch) and made.value.twigs:
        yield made


def _named(headings: Sequence[str] | None) -> list[str]:
    return [f"# 原文小标题：{heading}" for heading in headings or ()]


def _each(texts: Iterable[str]) -> Iterable[str]:
    return (piece for text in texts for piece in _pieces(text))


_SENTENCE = re.compile(r".*?[。！？；]|.+", re.DOTALL)


def _pieces(text: str) -> list[str]:
    """``text`` in parts that a field can hold, cut at the ends of sentences where it can be."""
    out: list[str] = []
    for sentence in _SENTENCE.findall(text):
        for start in range(0, len(sentence), _LONGEST):
            part = sentence[start : start + _LONGEST].strip()
            if out and len(out[-1]) + len(part) <= _LONGEST:
                out[-1] += part
            elif part:
                out.append(part)
    return out
