"""Reference lists: what every entry refers to by id, explained once."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Day, Host, Id, Line, Model, Prose, Ref, Sources, Title, Url
from generator.model.entry import Source

Region = Literal["mainland", "hongkong", "macao", "taiwan", "singapore"]
REGIONS = {
    "mainland": "中国大陆",
    "hongkong": "香港",
    "macao": "澳门",
    "taiwan": "台湾",
    "singapore": "新加坡",
}

Part = Literal["who", "pretext", "threat", "promise", "ask", "pay"]
PARTS = {
    "who": "自称是谁",
    "pretext": "借口",
    "threat": "吓唬",
    "promise": "许诺",
    "ask": "要什么",
    "pay": "要钱",
}

Severity = Literal["high", "medium", "low"]
SEVERITIES = {"high": "高", "medium": "中", "low": "低"}


class Official(Model):
    """The name of a category in one year's list of the Ministry of Public Security."""

    year: Annotated[str, Field(pattern=r"^20\d{2}$")] = Field(title="哪一年的清单")
    name: Line = Field(title="清单里的名称")
    source: Sources = Field((), title="来源")


class CategoryItem(Model):
    """Our own stable code for a kind of trick, mapped to the official lists by year."""

    id: Id = Field(title="编号")
    name: Title = Field(title="名称")
    summary: Line = Field(title="一句话")
    for_: Literal["scam", "merchant"] = Field(alias="for", title="给哪种条目用")
    official: tuple[Official, ...] = Field((), title="官方清单里的名称")


class Signal(Model):
    """One red flag, explained once. ``hit`` and ``miss`` are its tests."""

    id: Id = Field(title="编号")
    name: Title = Field(title="名称")
    part: Part = Field(title="哪一部分", description="who、pretext、threat、promise、ask、pay")
    severity: Severity = Field(title="轻重")
    why: Prose = Field(title="为什么露馅")
    do: Prose = Field(title="听到怎么办")
    genuine: Prose = Field(title="真的是怎样")
    phrases: tuple[Line, ...] = Field(
        (), title="常见说法", description="… 代表同一句里最多 14 个字"
    )
    unless: tuple[Line, ...] = Field((), title="出现这些话就不算")
    hit: tuple[Line, ...] = Field((), title="必须认出的句子")
    miss: tuple[Line, ...] = Field((), title="不能误报的句子")


class Hotline(Model):
    """A number, site or app to turn to. Nowhere else may a number stand."""

    id: Annotated[str, Field(pattern=r"^[0-9a-z]+(?:-[0-9a-z]+)*$")] = Field(title="编号")
    name: Title = Field(title="名称")
    number: Annotated[str, Field(pattern=r"^\+?[0-9][0-9 \-]{1,20}$")] | None = Field(
        None, title="号码"
    )
    site: Url | None = Field(None, title="网站")
    app: Line | None = Field(None, title="App")
    region: Region = Field(title="地区")
    does: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(title="管什么")
    does_not: tuple[Line, ...] = Field((), title="不管什么")
    when: Line | None = Field(None, title="什么时候用")
    hours: Line | None = Field(None, title="服务时间")
    cost: Line | None = Field(None, title="费用")
    source: Annotated[Sources, Field(min_length=1)] = Field(title="来源")
    verified: Day = Field(title="核对日期")

    @model_validator(mode="after")
    def _reachable(self) -> Self:
        if not (self.number or self.site or self.app):
            raise PydanticCustomError("hotline_unreachable", "")
        return self


class Law(Model):
    """One article of a law, in plain words."""

    id: Id = Field(title="编号")
    name: Line = Field(title="法规名称")
    article: Line = Field(title="条")
    plain: Prose = Field(title="大白话")
    since: Day | None = Field(None, title="施行日期")
    source: Annotated[Sources, Field(min_length=1)] = Field(title="来源")


class Courier(Model):
    """A courier; ``shapes`` are hints from practice, ``s10`` the only check there is."""

    id: Id = Field(title="编号")
    name: Title = Field(title="名称")
    shapes: tuple[Line, ...] = Field((), title="常见单号样式", description="只是提示")
    s10: Annotated[str, Field(pattern=r"^(true|false)$")] = Field("false", title="用 S10 校验位")
    query: Url | None = Field(None, title="官方查询页")
    source: Sources = Field((), title="来源")


class Outlet(Model):
    """A host that pages may link to."""

    host: Host = Field(title="域名")
    publisher: Line = Field(title="谁的网站")
    kind: Literal["official", "court", "police", "press", "platform", "reference"] = Field(
        title="类别"
    )


class Term(Model):
    """A word readers meet and may not know."""

    id: Id = Field(title="编号")
    word: Title = Field(title="词")
    meaning: Prose = Field(title="意思")
    aliases: tuple[Line, ...] = Field((), title="也叫")
    see: tuple[Annotated[str, Ref("entries")], ...] = Field((), title="参见")
    source: Sources = Field((), title="来源")


class Labels(
    RootModel[dict[Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")], Title]]
):
    """A closed list: id and Chinese label."""


class Vocabulary(Model):
    """All closed lists that are nothing but id and label."""

    kind: Literal["vocabulary"] = Field(title="种类")
    speakers: Labels
    roles: Labels
    channels: Labels
    targets: Labels
    levers: Labels
    asks_for: Labels
    stages: Labels
    materials: Labels
    issuers: Labels
    advice_when: Labels
    tools: Labels
    payment_routes: Labels
    relations: Labels
    relations_back: Labels
    note_topics: Labels
    source_kinds: Labels
    reliability: Labels
    risk_areas: Labels
    check_basis: Labels
    check_weight: Labels
    evidence: Labels


class _List(Model):
    sources: tuple[Source, ...] = Field((), title="来源")


class Categories(_List):
    kind: Literal["categories"]
    items: tuple[CategoryItem, ...]


class Signals(_List):
    kind: Literal["signals"]
    items: tuple[Signal, ...]


class Hotlines(_List):
    kind: Literal["hotlines"]
    items: tuple[Hotline, ...]


class Laws(_List):
    kind: Literal["laws"]
    items: tuple[Law, ...]


class Couriers(_List):
    kind: Literal["couriers"]
    items: tuple[Courier, ...]


class Outlets(_List):
    kind: Literal["outlets"]
    items: tuple[Outlet, ...]


class Glossary(_List):
    kind: Literal["glossary"]
    items: tuple[Term, ...]
