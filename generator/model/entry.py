"""Entries: a trick (``scam``) or a guide for merchants (``merchant``), as FORMAT draws them.

Only what an honest source always gives is mandatory: a field that forces invention is worse
than a gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.amount import Money
from generator.model.base import Day, Id, Line, Model, Prose, Ref, Sources, Title, Url
from generator.model.edtf import Edtf

Status = Literal["draft", "published", "withdrawn"]
STATUSES = {"draft": "草稿", "published": "已发布", "withdrawn": "已撤回"}

Channel = Annotated[str, Ref("channels")]
Role = Annotated[str, Ref("roles")]
Target = Annotated[str, Ref("targets")]
Lever = Annotated[str, Ref("levers")]
Ask = Annotated[str, Ref("asks_for")]
Stage = Annotated[str, Ref("stages")]
Tool = Annotated[str, Ref("tools")]
Evidence = Annotated[str, Ref("evidence")]
PaymentRoute = Annotated[str, Ref("payment_routes")]
Category = Annotated[str, Ref("categories")]
SignalId = Annotated[str, Ref("signals")]
HotlineId = Annotated[str, Ref("hotlines")]
LawId = Annotated[str, Ref("laws")]
EntryId = Annotated[str, Ref("entries")]
Issuer = Annotated[str, Ref("issuers")]


class Source(Model):
    """Where facts come from: who wrote it, when, how far it can be relied on."""

    id: Id = Field(title="编号", description="本文件里自己起的短名，如 wuhan-2020")
    title: Line = Field(title="标题", description="来源页面的原标题")
    publisher: Line = Field(title="发布者", description="谁写的（“来源：”后面那个），不是谁转载的")
    by: Issuer | None = Field(None, title="发布者的身份", description="police、court、media……")
    kind: Annotated[str, Ref("source_kinds")] | None = Field(None, title="体裁")
    reliability: Annotated[str, Ref("reliability")] | None = Field(None, title="可靠程度")
    url: Url | None = Field(None, title="网址", description="除非确实没有，必须写")
    archived: Url | None = Field(None, title="存档网址", description="不会消失的副本")
    repost: Line | None = Field(None, title="转载者")
    date: Edtf | None = Field(None, title="日期", description="没写日期就不填；推算出来的加 ~")
    retrieved: Day | None = Field(None, title="查看日期")
    note: Prose | None = Field(None, title="说明")
    caution: Prose | None = Field(None, title="注意", description="来源里不采用的说法")


class Turn(Model):
    """One speaker's words. The speaker is the key; ``as``, ``via``, ``stage`` hold onward."""

    scammer: Prose | None = Field(None, title="骗子说")
    shill: Prose | None = Field(None, title="托说")
    victim: Prose | None = Field(None, title="受害人说")
    family: Prose | None = Field(None, title="家人、朋友说")
    bank: Prose | None = Field(None, title="银行、支付机构说（真）")
    police: Prose | None = Field(None, title="民警、反诈中心说（真）")
    platform: Prose | None = Field(None, title="平台、商家、快递客服说（真）")
    bystander: Prose | None = Field(None, title="旁人说")
    device: Prose | None = Field(None, title="手机、App 的真实提示")
    narrator: Prose | None = Field(None, title="旁白")
    as_: Role | None = Field(None, alias="as", title="装成谁", description="管到下一次写 as 为止")
    via: Channel | None = Field(None, title="在哪里说", description="管到下一次写 via 为止")
    stage: Stage | None = Field(None, title="到了哪一步", description="管到下一次写 stage 为止")
    signals: tuple[SignalId, ...] = Field((), title="露馅的信号")
    stop: Prose | None = Field(None, title="停手提示", description="听到这句就该挂断：说明为什么")

    SPEAKERS: ClassVar[tuple[str, ...]] = (
        "scammer",
        "shill",
        "victim",
        "family",
        "bank",
        "police",
        "platform",
        "bystander",
        "device",
        "narrator",
    )

    @model_validator(mode="after")
    def _one_speaker(self) -> Self:
        speakers = [name for name in self.SPEAKERS if getattr(self, name) is not None]
        if len(speakers) != 1:
            raise PydanticCustomError("turn_speaker", "", {"found": "、".join(speakers)})
        return self

    @property
    def speaker(self) -> str:
        return next(name for name in self.SPEAKERS if getattr(self, name) is not None)

    @property
    def text(self) -> str:
        return str(getattr(self, self.speaker))


class Spoken(NamedTuple):
    """A turn with the values that hold for it, whether it wrote them or an earlier one did."""

    turn: Turn
    as_: str | None
    via: str | None
    stage: str | None


class Script(Model):
    """Words as a source reports them, turn by turn."""

    title: Title | None = Field(None, title="小标题")
    material: Annotated[str, Ref("materials")] = Field(title="话术从哪来")
    source: Sources = Field((), title="来源")
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)] = Field(title="对话")

    def spoken(self) -> Iterator[Spoken]:
        """The turns, each with the role, channel and stage that hold there."""
        as_ = via = stage = None
        for turn in self.turns:
            as_, via, stage = turn.as_ or as_, turn.via or via, turn.stage or stage
            yield Spoken(turn, as_, via, stage)


class Step(Model):
    """One step of the trick in general."""

    stage: Stage = Field(title="阶段")
    do: Prose = Field(title="骗子做什么")
    via: Channel | None = Field(None, title="在哪里")
    signals: tuple[SignalId, ...] = Field((), title="露馅的信号")
    source: Sources = Field((), title="来源")


class ToolUsed(Model):
    """A thing the trick uses, with the name it went by."""

    is_: Tool = Field(alias="is", title="是什么")
    name: Line | None = Field(None, title="名字")
    source: Sources = Field((), title="来源")


class Compare(Model):
    """What genuine looks like, beside what is false."""

    point: Line = Field(title="看什么")
    real: Prose = Field(title="真的")
    fake: Prose = Field(title="假的")
    source: Sources = Field((), title="来源")


class Advice(Model):
    """An act for the reader."""

    text: Prose = Field(title="怎么做")
    when: Annotated[str, Ref("advice_when")] | None = Field(None, title="什么时候")
    call: tuple[HotlineId, ...] = Field((), title="打哪个电话", description="只写这个手法特有的")
    by: Issuer | None = Field(None, title="谁说的", description="与来源的发布者不同才写")
    source: Sources = Field((), title="来源")


class Question(Model):
    """What readers ask, answered."""

    ask: Line = Field(title="问")
    answer: Prose = Field(title="答")
    source: Sources = Field((), title="来源")


class Note(Model):
    """A fact about the trick that no other field holds."""

    about: Annotated[str, Ref("note_topics")] = Field(title="关于")
    text: Prose = Field(title="内容")
    source: Sources = Field((), title="来源")


class Incident(Model):
    """What happened once, in the file of its trick."""

    story: Prose = Field(title="经过", description="一两句话")
    source: Annotated[Sources, Field(min_length=1)] = Field(title="来源")
    when: Edtf | None = Field(None, title="发生时间", description="案子的，不是文章的")
    who: Line | None = Field(None, title="谁", description="姓、化名或身份，不写全名")
    place: Line | None = Field(None, title="地点", description="写到区县为止")
    loss: Money | None = Field(None, title="损失")
    recovered: Money | None = Field(None, title="追回")
    paid_by: tuple[PaymentRoute, ...] = Field((), title="钱怎么出去的")
    noticed: Line | None = Field(None, title="怎么发现的")
    result: Prose | None = Field(None, title="结果")


class Related(Model):
    """A tie to another entry."""

    id: EntryId = Field(title="哪一条")
    as_: Annotated[str, Ref("relations")] = Field(alias="as", title="什么关系")


class Risk(Model):
    """What may befall one who does it."""

    area: Annotated[str, Ref("risk_areas")] = Field(title="哪方面")
    text: Prose = Field(title="内容")
    laws: tuple[LawId, ...] = Field((), title="法条")
    source: Sources = Field((), title="来源")


class Image(Model):
    """A picture of our own under ``cases/images/``, described for those who cannot see it."""

    file: Line = Field(title="文件", description="cases/images/ 里的文件名")
    alt: Line = Field(title="图里有什么", description="给看不见图的人")
    caption: Line | None = Field(None, title="图注")
    source: Sources = Field((), title="来源")


class Withdrawn(Model):
    """When and why an entry was taken back; it stays, so that its address still explains."""

    date: Day = Field(title="撤回日期")
    reason: Prose = Field(title="原因")


class Entry(Model):
    """What tricks and guides have in common."""

    id: Id | None = Field(None, title="编号", description="可不写；写就必须和文件名一样")
    title: Title = Field(title="标题")
    summary: Line = Field(title="一句话", description="谁、用什么借口、拿走什么")
    status: Status = Field(title="状态")
    category: Category = Field(title="分类", description="按钱离手前最后一个承诺或威胁分")
    aliases: tuple[Line, ...] = Field((), title="别名", description="大家会怎么搜")
    former_ids: tuple[Id, ...] = Field(
        (), title="曾用编号", description="改名以前的文件名；不能再给别的条目用"
    )
    channels: tuple[Channel, ...] = Field((), title="渠道", description="按出现的先后")
    impersonates: tuple[Role, ...] = Field((), title="装成谁")
    targets: tuple[Target, ...] = Field((), title="专挑谁")
    reviewed: Day | None = Field(None, title="复核日期")
    withdrawn: Withdrawn | None = Field(None, title="撤回")
    scripts: tuple[Script, ...] = Field((), title="话术")
    steps: tuple[Step, ...] = Field((), title="步骤")
    compare: tuple[Compare, ...] = Field((), title="真假对照")
    questions: tuple[Question, ...] = Field((), title="问答")
    notes: tuple[Note, ...] = Field((), title="补充")
    incidents: tuple[Incident, ...] = Field((), title="真实案例")
    risks: tuple[Risk, ...] = Field((), title="风险")
    evidence: tuple[Evidence, ...] = Field((), title="留什么证据")
    report_to: tuple[HotlineId, ...] = Field((), title="向谁举报")
    laws: tuple[LawId, ...] = Field((), title="法条")
    images: tuple[Image, ...] = Field((), title="图片")
    related: tuple[Related, ...] = Field((), title="相关条目")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)] = Field(title="来源")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if (self.status == "withdrawn") != (self.withdrawn is not None):
            raise PydanticCustomError("withdrawn", "", {"status": STATUSES[self.status]})
        if not (self.steps or self.scripts or self.incidents or getattr(self, "checks", ())):
            raise PydanticCustomError("entry_bare", "")
        return self

    def signal_ids(self) -> Iterator[str]:
        """The signals of its turns and steps, in the order of the entry, each once."""
        seen: dict[str, None] = {}
        for script in self.scripts:
            for turn in script.turns:
                seen.update(dict.fromkeys(turn.signals))
        for step in self.steps:
            seen.update(dict.fromkeys(step.signals))
        return iter(seen)

    def law_ids(self) -> Iterator[str]:
        """The articles it refers to, its risks' too, each once."""
        return iter(dict.fromkeys((*self.laws, *(id_ for risk in self.risks for id_ in risk.laws))))


class Scam(Entry):
    """A trick: script, steps, signals, what genuine looks like, advice, incidents."""

    kind: Literal["scam"] = Field(title="种类")
    levers: Annotated[tuple[Lever, ...], Field(max_length=3)] = Field(
        (), title="利用什么心理", description="最多三个，编者判断"
    )
    asks_for: tuple[Ask, ...] = Field((), title="要你做什么、给什么")
    pretexts: tuple[Line, ...] = Field((), title="借口")
    tools: tuple[ToolUsed, ...] = Field((), title="道具")
    advice: tuple[Advice, ...] = Field((), title="怎么办")


class Trade(Model):
    """How the thing is made and sold: enough to recognise it, never enough to do it."""

    how: tuple[Prose, ...] = Field((), title="怎么来的")
    price: Money | None = Field(None, title="价钱")
    source: Sources = Field((), title="来源")


class Check(Model):
    """One thing a merchant can look at."""

    look_at: Line = Field(title="看哪里")
    odd: Prose = Field(title="怎样算可疑")
    basis: Annotated[str, Ref("check_basis")] = Field(title="依据")
    weight: Annotated[str, Ref("check_weight")] | None = Field(None, title="分量")
    real_can_also: Prose | None = Field(
        None, title="真包裹也会", description="编者补充；不知道就不写"
    )
    source: Sources = Field((), title="来源")


class Tip(Model):
    """What a merchant does about it."""

    title: Title = Field(title="标题")
    do: Prose = Field(title="怎么做")
    why: Prose | None = Field(None, title="为什么")
    source: Sources = Field((), title="来源")


class Guide(Entry):
    """A guide for merchants: how it is made, what it risks, how to check, what to do."""

    kind: Literal["merchant"] = Field(title="种类")
    trade: Trade | None = Field(None, title="怎么来的")
    checks: tuple[Check, ...] = Field((), title="怎么查")
    tips: tuple[Tip, ...] = Field((), title="怎么防")


AnyEntry = Scam | Guide
