"""What each document of the API holds. The published JSON Schemas are made from these models."""

from __future__ import annotations

from datetime import date
from typing import Any, Generic, Literal, TypeVar

from pydantic import Field
from pydantic_core import to_json

from generator.model import Guide, Model, Scam
from generator.model.base import Id
from generator.model.entry import Source, Withdrawn
from generator.model.reference import CategoryItem, Hotline, Law, Signal, Term
from generator.outputs.edition import API, Edition
from generator.page import Asset

SCHEMA_VERSION = 1
"""Raised when a key goes away or changes its meaning; new keys do not raise it."""

Labels = dict[str, dict[str, str]]
"""List -> id -> Chinese label."""

T = TypeVar("T")


class Document(Model):
    """What every document begins with."""

    schema_: str = Field(alias="$schema", title="这份文件的 JSON Schema 的地址")
    schema_version: Literal[1] = Field(title="格式的版本")


class ScamDocument(Document, Scam):
    """A published trick, as its file has it, with labels beside the ids."""

    id: Id = Field(title="编号")
    status: Literal["published"]
    address: str = Field(title="网页")
    labels: Labels = Field(title="用到的编号的中文")


class GuideDocument(Document, Guide):
    """A published guide for merchants, as its file has it, with labels beside the ids."""

    id: Id = Field(title="编号")
    status: Literal["published"]
    address: str = Field(title="网页")
    labels: Labels = Field(title="用到的编号的中文")


class Taken(Withdrawn):
    """An entry that was taken back: when and why, and nothing of what it said."""

    id: Id = Field(title="编号")
    status: Literal["withdrawn"]


class WithdrawnDocument(Document, Taken):
    """What stands in the place of an entry that was taken back."""


class Moved(Model):
    """A former id, and the entry that bears another id now."""

    id: Id = Field(title="曾用编号")
    status: Literal["moved"]
    moved_to: Id = Field(title="现在的编号")
    address: str = Field(title="现在的网页")
    api: str = Field(title="现在的 JSON")


class MovedDocument(Document, Moved):
    """What stands in the place of a former id."""


class Listed(Model):
    """A published entry in the index."""

    id: Id = Field(title="编号")
    kind: Literal["scam", "merchant"] = Field(title="种类")
    title: str = Field(title="标题")
    summary: str = Field(title="一句话")
    status: Literal["published"]
    category: str = Field(title="分类")
    reviewed: date | None = Field(None, title="复核日期")
    aliases: tuple[str, ...] = Field(title="别名")
    former_ids: tuple[Id, ...] = Field(title="曾用编号")
    channels: tuple[str, ...] = Field(title="渠道")
    impersonates: tuple[str, ...] = Field(title="装成谁")
    targets: tuple[str, ...] = Field(title="专挑谁")
    signals: tuple[str, ...] = Field(title="露馅的信号")
    address: str = Field(title="网页")
    api: str = Field(title="JSON")


class IndexDocument(Document):
    """All entries, the most lately reviewed first."""

    name: str = Field(title="网站")
    address: str = Field(title="首页")
    licence: str = Field(title="许可")
    updated: date | None = Field(None, title="最近一次复核")
    lists: dict[str, str] = Field(title="参考清单的地址")
    labels: Labels = Field(title="用到的编号的中文")
    entries: tuple[Listed, ...] = Field(title="已发布的条目")
    withdrawn: tuple[Taken, ...] = Field(title="已撤回的条目")
    moved: tuple[Moved, ...] = Field(title="改过编号的条目")


class ListDocument(Document, Generic[T]):
    """A reference list, with the sources that its items rest on."""

    items: tuple[T, ...]
    sources: tuple[Source, ...]


class VocabularyDocument(Document):
    """The closed lists that are nothing but id and label."""

    labels: Labels


LISTS: dict[str, type[ListDocument[Any]]] = {
    "signals": ListDocument[Signal],
    "categories": ListDocument[CategoryItem],
    "hotlines": ListDocument[Hotline],
    "glossary": ListDocument[Term],
    "laws": ListDocument[Law],
}
"""The reference lists that are published, by the name of their file."""

DOCUMENTS: dict[str, type[Document]] = {
    "index": IndexDocument,
    "scam": ScamDocument,
    "merchant": GuideDocument,
    "withdrawn": WithdrawnDocument,
    "moved": MovedDocument,
    "vocabulary": VocabularyDocument,
    **LISTS,
}
"""Every kind of document, by the name of its schema."""


def document(edition: Edition, name: str, kind: str, body: dict[str, Any]) -> Asset:
    """The file ``name`` of the API, of the kind ``kind``."""
    head = {"$schema": edition.api(f"schema/{kind}"), "schema_version": SCHEMA_VERSION}
    return Asset(f"{API}{name}.json", to_json({**head, **body}) + b"\n")
