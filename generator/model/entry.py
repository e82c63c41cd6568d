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

    id: Id = Field(
        title="编号", description="本文件里自己起的短名，如 wuhan-2020", examples=["wuhan-2020"]
    )
    title: Line = Field(
        title="标题",
        description="来源页面的原标题",
        examples=["警方提醒：主动说要退款的，都是骗子"],
    )
    publisher: Line = Field(
        title="发布者",
        description="谁写的（“来源：”后面那个），不是谁转载的",
        examples=["某市公安局"],
    )
    by: Issuer | None = Field(None, title="发布者的身份", description="police、court、media……")
    kind: Annotated[str, Ref("source_kinds")] | None = Field(
        None, title="体裁", description="文章、通报、判决、平台规则……"
    )
    reliability: Annotated[str, Ref("reliability")] | None = Field(
        None, title="可靠程度", description="原页、转载、行业页面、未核实"
    )
    url: Url | None = Field(
        None,
        title="网址",
        description="除非确实没有，必须写",
        examples=["https://www.example.org/2020/0619.html"],
    )
    archived: Url | None = Field(
        None,
        title="存档网址",
        description="不会消失的副本",
        examples=["https://archive.example.org/abc"],
    )
    repost: Line | None = Field(
        None, title="转载者", description="发布者以外、转来登的网站", examples=["某新闻网"]
    )
    date: Edtf | None = Field(
        None,
        title="日期",
        description="没写日期就不填；推算出来的加 ~",
        examples=["2020-06-19", "2020-06", "2020", "2022~"],
    )
    retrieved: Day | None = Field(None, title="查看日期", description="哪天打开来源看的")
    note: Prose | None = Field(
        None, title="说明", description="给编者看的话", examples=["原文没写日期"]
    )
    caution: Prose | None = Field(
        None,
        title="注意",
        description="来源里不采用的说法",
        examples=["文中说“24小时内可追回”，没有依据，不采用"],
    )


class Turn(Model):
    """One speaker's words. The speaker is the key; ``as``, ``via``, ``stage`` hold onward."""

    scammer: Prose | None = Field(
        None,
        title="骗子说",
        description="骗子的话，句子自己重写",
        examples=["您买的衣服有问题，按原价退给您。"],
    )
    shill: Prose | None = Field(
        None,
        title="托说",
        description="装成群友、买家、客户的同伙",
        examples=["我刚提现了，真的到账。"],
    )
    victim: Prose | None = Field(
        None, title="受害人说", description="来源里没开口，就不替他编", examples=["怎么退？"]
    )
    family: Prose | None = Field(
        None, title="家人、朋友说", description="家人、朋友的话", examples=["别转，先打电话问问。"]
    )
    bank: Prose | None = Field(
        None,
        title="银行、支付机构说（真）",
        description="真的银行、支付机构的话",
        examples=["这笔转账有风险，您认识对方吗？"],
    )
    police: Prose | None = Field(
        None,
        title="民警、反诈中心说（真）",
        description="真的民警的话",
        examples=["您正在被骗，请马上停止转账。"],
    )
    platform: Prose | None = Field(
        None,
        title="平台、商家、快递客服说（真）",
        description="真的平台、商家的话",
        examples=["我们不会让您加微信退款。"],
    )
    bystander: Prose | None = Field(
        None, title="旁人说", description="同事、店员、邻居", examples=["这是诈骗吧？"]
    )
    device: Prose | None = Field(
        None,
        title="手机、App 的真实提示",
        description="屏幕上显示的字",
        examples=["对方请求共享您的屏幕"],
    )
    narrator: Prose | None = Field(
        None,
        title="旁白",
        description="不是谁说的话，交代发生了什么",
        examples=["对方挂断，随后发来短信。"],
    )
    as_: Role | None = Field(None, alias="as", title="装成谁", description="管到下一次写 as 为止")
    via: Channel | None = Field(None, title="在哪里说", description="管到下一次写 via 为止")
    stage: Stage | None = Field(None, title="到了哪一步", description="管到下一次写 stage 为止")
    signals: tuple[SignalId, ...] = Field((), title="露馅的信号", description="这句话露馅在哪里")
    stop: Prose | None = Field(
        None,
        title="停手提示",
        description="听到这句就该挂断：说明为什么",
        examples=["听到“加 QQ、发链接”就挂断。"],
    )

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

    title: Title | None = Field(
        None, title="小标题", description="这段对话讲什么", examples=["“按原价退给您”"]
    )
    material: Annotated[str, Ref("materials")] = Field(
        title="话术从哪来", description="是原话、删节，还是示意"
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )
    turns: Annotated[tuple[Turn, ...], Field(min_length=1)] = Field(
        title="对话", description="一个“- ”只写一个人的一句话"
    )

    def spoken(self) -> Iterator[Spoken]:
        """The turns, each with the role, channel and stage that hold there."""
        as_ = via = stage = None
        for turn in self.turns:
            as_, via, stage = turn.as_ or as_, turn.via or via, turn.stage or stage
            yield Spoken(turn, as_, via, stage)


class Step(Model):
    """One step of the trick in general."""

    stage: Stage = Field(title="阶段", description="到了哪一步")
    do: Prose = Field(
        title="骗子做什么", description="一步一两句话", examples=["打电话说包裹丢了，要理赔。"]
    )
    via: Channel | None = Field(None, title="在哪里", description="在哪里接触、交谈")
    signals: tuple[SignalId, ...] = Field((), title="露馅的信号", description="这一步露馅在哪里")
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class ToolUsed(Model):
    """A thing the trick uses, with the name it went by."""

    is_: Tool = Field(alias="is", title="是什么", description="从道具的清单里选")
    name: Line | None = Field(None, title="名字", description="它当时叫什么", examples=["假退款页"])
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Compare(Model):
    """What genuine looks like, beside what is false."""

    point: Line = Field(title="看什么", description="拿哪一点来比", examples=["退款"])
    real: Prose = Field(
        title="真的", description="真的怎么办", examples=["在购物 App 的订单页办，钱原路退回"]
    )
    fake: Prose = Field(title="假的", description="骗子怎么办", examples=["加好友、点链接"])
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Advice(Model):
    """An act for the reader."""

    text: Prose = Field(
        title="怎么做",
        description="一条一件事，先说做什么",
        examples=["挂断，自己从 App 里找卖家问。"],
    )
    when: Annotated[str, Ref("advice_when")] | None = Field(
        None, title="什么时候", description="平时、核实、正在发生、已经被骗、给家人"
    )
    call: tuple[HotlineId, ...] = Field((), title="打哪个电话", description="只写这个手法特有的")
    by: Issuer | None = Field(None, title="谁说的", description="与来源的发布者不同才写")
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Question(Model):
    """What readers ask, answered."""

    ask: Line = Field(
        title="问", description="照读者的话问", examples=["对方报得出我买了什么，还会是假的吗？"]
    )
    answer: Prose = Field(
        title="答", description="先答，再说为什么", examples=["会，订单信息可能早就泄露了。"]
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Note(Model):
    """A fact about the trick that no other field holds."""

    about: Annotated[str, Ref("note_topics")] = Field(
        title="关于", description="这条补充讲的是哪方面"
    )
    text: Prose = Field(
        title="内容",
        description="别的键放不下的事实",
        examples=["先让人占到便宜，再把人留在电话上。"],
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Incident(Model):
    """What happened once, in the file of its trick."""

    story: Prose = Field(
        title="经过",
        description="一两句话",
        examples=["点了退款链接，填了卡号和密码，被转走 3450 元。"],
    )
    source: Annotated[Sources, Field(min_length=1)] = Field(
        title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )
    when: Edtf | None = Field(
        None,
        title="发生时间",
        description="案子的，不是文章的",
        examples=["2020-06-19", "2020-06", "XXXX-06-10", "2022~"],
    )
    who: Line | None = Field(
        None, title="谁", description="姓、化名或身份，不写全名", examples=["李先生"]
    )
    place: Line | None = Field(
        None, title="地点", description="写到区县为止", examples=["武汉市洪山区"]
    )
    loss: Money | None = Field(
        None, title="损失", description="照来源写，用阿拉伯数字；没说写 不详"
    )
    recovered: Money | None = Field(None, title="追回", description="追回来多少")
    paid_by: tuple[PaymentRoute, ...] = Field(
        (), title="钱怎么出去的", description="银行转账、扫码、现金……"
    )
    noticed: Line | None = Field(
        None, title="怎么发现的", description="受害人怎么知道被骗了", examples=["收到扣款短信"]
    )
    result: Prose | None = Field(
        None, title="结果", description="破案、判决、追回", examples=["警方立案，三人被刑事拘留。"]
    )


class Related(Model):
    """A tie to another entry."""

    id: EntryId = Field(
        title="哪一条",
        description="那一条的文件名，不带 .yml",
        examples=["fake-service-cancel-membership"],
    )
    as_: Annotated[str, Ref("relations")] = Field(
        alias="as", title="什么关系", description="它和这一条是什么关系"
    )


class Risk(Model):
    """What may befall one who does it."""

    area: Annotated[str, Ref("risk_areas")] = Field(
        title="哪方面", description="平台、客户、货款、信息、民事、行政、刑事"
    )
    text: Prose = Field(title="内容", description="会有什么后果", examples=["扣分、降权、关店"])
    laws: tuple[LawId, ...] = Field((), title="法条", description="法条的编号")
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Image(Model):
    """A picture of our own under ``cases/images/``, described for those who cannot see it."""

    file: Line = Field(
        title="文件", description="cases/images/ 里的文件名", examples=["fake-refund-page.png"]
    )
    alt: Line = Field(
        title="图里有什么",
        description="给看不见图的人",
        examples=["假退款页：要求填银行卡号和密码"],
    )
    caption: Line | None = Field(
        None, title="图注", description="图下面的一行字", examples=["假退款页，来源：某市公安局"]
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Withdrawn(Model):
    """When and why an entry was taken back; it stays, so that its address still explains."""

    date: Day = Field(title="撤回日期", description="哪天撤回的")
    reason: Prose = Field(
        title="原因",
        description="给读者看：为什么收回",
        examples=["来源已更正，所说的手法并不存在。"],
    )


class Entry(Model):
    """What tricks and guides have in common."""

    id: Id | None = Field(
        None, title="编号", description="可不写；写就必须和文件名一样", examples=["fake-refund"]
    )
    title: Title = Field(
        title="标题",
        description="60 字以内，不和别的条目重名",
        examples=["假网店客服：“质量问题”退款"],
    )
    summary: Line = Field(
        title="一句话",
        description="谁、用什么借口、拿走什么",
        examples=["自称网店客服，说要退款，骗走验证码。"],
    )
    status: Status = Field(title="状态", description="先写 draft，查好来源再改 published")
    category: Category = Field(title="分类", description="按钱离手前最后一个承诺或威胁分")
    aliases: tuple[Line, ...] = Field(
        (), title="别名", description="大家会怎么搜", examples=[["网购退款诈骗"]]
    )
    former_ids: tuple[Id, ...] = Field(
        (),
        title="曾用编号",
        description="改名以前的文件名；不能再给别的条目用",
        examples=[["old-name"]],
    )
    channels: tuple[Channel, ...] = Field((), title="渠道", description="按出现的先后")
    impersonates: tuple[Role, ...] = Field((), title="装成谁", description="写身份，不写公司")
    targets: tuple[Target, ...] = Field((), title="专挑谁", description="不专挑谁就不写")
    reviewed: Day | None = Field(None, title="复核日期", description="哪天对照来源核对的")
    withdrawn: Withdrawn | None = Field(None, title="撤回", description="状态是 withdrawn 才写")
    scripts: tuple[Script, ...] = Field((), title="话术", description="来源里有对话才写")
    steps: tuple[Step, ...] = Field((), title="步骤", description="这个手法一般怎么走，一步一条")
    compare: tuple[Compare, ...] = Field(
        (), title="真假对照", description="真的是什么样，假的是什么样"
    )
    questions: tuple[Question, ...] = Field((), title="问答", description="读者会问的")
    notes: tuple[Note, ...] = Field((), title="补充", description="别处放不下的事实")
    incidents: tuple[Incident, ...] = Field(
        (), title="真实案例", description="只写来源里有的；没说的就不写"
    )
    risks: tuple[Risk, ...] = Field((), title="风险", description="做了会怎样")
    evidence: tuple[Evidence, ...] = Field(
        (), title="留什么证据", description="要留着给警方、平台看的"
    )
    report_to: tuple[HotlineId, ...] = Field(
        (), title="向谁举报", description="热线的编号，不写号码本身"
    )
    laws: tuple[LawId, ...] = Field((), title="法条", description="法条的编号")
    images: tuple[Image, ...] = Field((), title="图片", description="自己画的或有权用的图")
    related: tuple[Related, ...] = Field((), title="相关条目", description="和别的条目什么关系")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)] = Field(
        title="来源", description="每一条事实从哪里来，至少一个"
    )

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

    kind: Literal["scam"] = Field(title="种类", description="手法写 scam")
    levers: Annotated[tuple[Lever, ...], Field(max_length=3)] = Field(
        (), title="利用什么心理", description="最多三个，编者判断"
    )
    asks_for: tuple[Ask, ...] = Field(
        (), title="要你做什么、给什么", description="骗子要的东西、要你做的事"
    )
    pretexts: tuple[Line, ...] = Field(
        (),
        title="借口",
        description="他用的由头，一行一个",
        examples=[["商品有质量问题，厂家要回收"]],
    )
    tools: tuple[ToolUsed, ...] = Field((), title="道具", description="用到的东西")
    advice: tuple[Advice, ...] = Field((), title="怎么办", description="给读者的建议，一条一件事")


class Trade(Model):
    """How the thing is made and sold: enough to recognise it, never enough to do it."""

    how: tuple[Prose, ...] = Field(
        (),
        title="怎么来的",
        description="写到能认出来为止，不写怎么做",
        examples=[["把作废的号收来再卖"]],
    )
    price: Money | None = Field(None, title="价钱", description="照来源写")
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Check(Model):
    """One thing a merchant can look at."""

    look_at: Line = Field(title="看哪里", description="一条看一处", examples=["上传单号以后的揽收"])
    odd: Prose = Field(
        title="怎样算可疑", description="看到什么就该起疑", examples=["24 小时没有揽收记录"]
    )
    basis: Annotated[str, Ref("check_basis")] = Field(title="依据", description="凭什么这样说")
    weight: Annotated[str, Ref("check_weight")] | None = Field(
        None, title="分量", description="单独看说明多少问题"
    )
    real_can_also: Prose | None = Field(
        None, title="真包裹也会", description="编者补充；不知道就不写", examples=["大促时揽收会晚"]
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Tip(Model):
    """What a merchant does about it."""

    title: Title = Field(
        title="标题", description="一句话说做什么", examples=["和有资质的快递企业直接签约"]
    )
    do: Prose = Field(
        title="怎么做", description="具体怎么做", examples=["合同里写明实时数据对接。"]
    )
    why: Prose | None = Field(
        None,
        title="为什么",
        description="这样做防住了什么",
        examples=["单号来源清楚，出了问题查得到人。"],
    )
    source: Sources = Field(
        (), title="来源", description="出自哪个来源：写 sources 里的 id，可写几个"
    )


class Guide(Entry):
    """A guide for merchants: how it is made, what it risks, how to check, what to do."""

    kind: Literal["merchant"] = Field(title="种类", description="商家指南写 merchant")
    trade: Trade | None = Field(None, title="怎么来的", description="它是怎么来的、卖多少钱")
    checks: tuple[Check, ...] = Field((), title="怎么查", description="一条看一处")
    tips: tuple[Tip, ...] = Field((), title="怎么防", description="商家可以做的")


AnyEntry = Scam | Guide
