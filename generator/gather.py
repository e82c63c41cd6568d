"""From files to a catalog: find them, read them, type them, and say all that is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator import collector, messages
from generator.catalog import Case, Catalog, Reference
from generator.diagnostics import START, Diagnostic
from generator.model import ENTRY_KINDS, FOLDERS, LIST_KINDS, Known, Vocabulary
from generator.model.base import Model
from generator.nearby import nearby
from generator.source import Document, read

CASES = "cases"
IMAGES = "images"
_KINDS: dict[str, type[Model]] = {**ENTRY_KINDS, **LIST_KINDS}
_FOLDER_OF = {**FOLDERS, **dict.fromkeys(LIST_KINDS, "reference")}
ENTRY_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What an entry's file name, and so its address, may be."""
_CLOSED_LISTS = tuple(name for name in Vocabulary.model_fields if name != "kind")


@dataclass
class Gathered:
    """A catalog, everything that is wrong with its files, and their texts for the report."""

    catalog: Catalog
    diagnostics: list[Diagnostic]
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _File:
    """A YAML file to read. ``path`` is as reported; drafts may lie anywhere."""

    path: str
    real: Path
    draft: bool = False


def gather(
    root: Path,
    *,
    drafts: Sequence[Path] = (),
    only: Collection[str] = (),
    today: date | None = None,
    release: bool = False,
) -> Gathered:
    """Read the library under ``root/cases`` and, besides, the files of ``drafts``.

    With ``only`` (paths as they are reported), entries that these do not depend on are left out.
    """
    with collector.paused():
        return _Gatherer(root, today or this_day(), release).run(drafts, only)


def this_day() -> date:
    """The day of the check: today, or what ``SOURCE_DATE_EPOCH`` says (seconds since 1970, UTC),
    by which builds are made again byte for byte (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdecimal() else date.today()


class _Gatherer:
    def __init__(self, root: Path, today: date, release: bool) -> None:
        self.root = root
        self.today = today
        self.release = release
        self.found: list[Diagnostic] = []
        self.texts: dict[str, str] = {}
        self.images: set[str] = set()

    def run(self, drafts: Sequence[Path], only: Collection[str]) -> Gathered:
        files = [*self._library(), *self._drafts(drafts)]
        needed = _needed(files, only) if only else files
        documents = [(file, document) for file in needed if (document := self._read(file))]
        kinds = [(file, document, self._kind(file, document)) for file, document in documents]
        known = self._known(files, [(d, k) for _, d, k in kinds if k in LIST_KINDS])
        cases: list[Case] = []
        untyped: list[Document] = []
        references: list[Reference] = []
        for file, document, kind in kinds:
            value = self._typed(document, kind, known)
            if value is None:
                untyped += [document] if kind in ENTRY_KINDS else []
                continue
            if kind in LIST_KINDS:
                references.append(Reference(kind, value, document))
            else:
                cases.append(Case(file.real.stem, value, document))
        catalog = Catalog(
            cases=tuple(cases),
            references=tuple(references),
            untyped=tuple(untyped),
            images=frozenset(self.images),
            today=self.today,
            release=self.release,
        )
        return Gathered(catalog, self.found, self.texts)

    def _library(self) -> Iterator[_File]:
        base = self.root / CASES
        for real in sorted(base.rglob("*")) if base.is_dir() else ():
            path = real.relative_to(self.root).as_posix()
            if any(part.startswith(".") for part in real.relative_to(base).parts):
                continue
            if real.is_symlink():
                self._refuse(path, "symlink", "这是一个符号链接", "把文件本身放进来")
            elif real.is_dir():
                continue
            elif real.parent == base / IMAGES:
                self.images.add(real.name)
            elif real.suffix in {".yml", ".yaml"}:
                yield _File(path, real)
            elif real.suffix != ".md":
                self._check_suffix(path, real)

    def _drafts(self, paths: Sequence[Path]) -> Iterator[_File]:
        for given in paths:
            if given.is_symlink():
                self._refuse(given.as_posix(), "symlink", "这是一个符号链接", "把文件本身放进来")
                continue
            reals = sorted(given.rglob("*.y*ml")) if given.is_dir() else [given]
            for real in reals:
                if real.is_symlink():
                    self._refuse(real.as_posix(), "symlink", "这是一个符号链接", "把文件本身放进来")
                else:
                    yield _File(real.as_posix(), real, draft=True)

    def _read(self, file: _File) -> Document | None:
        reading = read(file.path, file.real.read_bytes())
        self.found += reading.diagnostics
        self.texts[file.path] = reading.text
        return reading.document

    def _kind(self, file: _File, document: Document) -> str:
        """The document's kind if it is one; else the empty text, and a finding."""
        kind = document.data.get("kind")
        self._check_name(file, document, kind)
        if isinstance(kind, str) and kind in _KINDS:
            folder = _FOLDER_OF[kind]
            if not file.draft and file.real.parent != self.root / CASES / folder:
                self.found.append(
                    document.diagnose(
                        ("kind",),
                        "folder",
                        f"kind: {kind} 的文件应在 {CASES}/{folder}/ 里",
                        "挪到那个文件夹，或者改 kind",
                    )
                )
            return kind
        guess = {"scams": "scam", "merchants": "merchant"}.get(file.real.parent.name, "scam")
        self.found.append(document.diagnose(("kind",), *_wrong_kind(kind, guess)))
        return ""

    def _check_suffix(self, path: str, real: Path) -> None:
        if real.suffix != ".yml":
            self._refuse(path, "file-name", f"文件名“{real.name}”要以 .yml 结尾", "改名")

    def _check_name(self, file: _File, document: Document, kind: object) -> None:
        name = file.real.name
        if file.real.suffix != ".yml":
            self._check_suffix(file.path, file.real)
        elif isinstance(kind, str) and kind in LIST_KINDS:
            if name != f"{kind}.yml" and not file.draft:
                self._refuse(file.path, "file-name", f"这份清单的文件名应是 {kind}.yml", "改名")
        elif not ENTRY_ID.fullmatch(file.real.stem):
            message = f"文件名“{file.real.stem}”就是网址，只能用小写字母、数字和连字符"
            self._refuse(file.path, "file-name", message, "改名，例如 fake-refund.yml")
        elif isinstance(document.data.get("id"), str) and document.data["id"] not in {
            "",
            file.real.stem,
        }:
            self.found.append(
                document.diagnose(
                    ("id",),
                    "file-name",
                    f"id“{document.data['id']}”与文件名“{file.real.stem}”不一样",
                    "删掉 id 这一行：文件名就是编号",
                )
            )

    def _typed(self, document: Document, kind: str, known: Known) -> Any:
        model = _KINDS.get(kind)
        if model is None:
            return None
        mine = Known(
            known.today, {**known.ids, "sources": _ids(document.data.get("sources"))}, known.labels
        )
        try:
            return model.model_validate(document.data, context=mine)
        except ValidationError as error:
            self.found += messages.diagnose(document, model, error, mine)
            return None

    def _known(self, files: Sequence[_File], lists: Iterable[tuple[Document, str]]) -> Known:
        """The ids that may be referred to, taken from raw data: an item with a fault of its
        own is still known by its id, so that one mistake is reported once."""
        ids: dict[str, set[str]] = {}
        labels: dict[str, dict[str, str]] = {}
        for document, kind in lists:
            for of, pairs in _listed(document.data, kind):
                labels.setdefault(of, {}).update(pairs)
                ids.setdefault(of, set()).update(pairs)
        entries = {f.real.stem for f in files if f.draft or f.real.parent.name in FOLDERS.values()}
        return Known(self.today, {**ids, "entries": entries}, labels)

    def _refuse(self, path: str, rule: str, message: str, fix: str) -> None:
        self.found.append(Diagnostic(path, START, rule, message, fix))


def _needed(files: Sequence[_File], only: Collection[str]) -> Sequence[_File]:
    """The files asked for, the entries these depend on, and all that is no entry; every file
    where a list is asked for, on which everything depends."""
    asked: dict[str, Document] = {}
    for file in files:
        document = read(file.path, file.real.read_bytes()).document if file.path in only else None
        if document and str(document.data.get("kind")) in LIST_KINDS:
            return files
        asked |= {file.path: document} if document else {}
    others = {file.path: file.real for file in files if _is_entry(file) and file.path not in only}
    near = nearby(asked, {path: real.read_bytes() for path, real in others.items()})
    return [file for file in files if file.path not in others or file.path in near]


def _is_entry(file: _File) -> bool:
    return not file.draft and file.real.parent.name in FOLDERS.values()


def _wrong_kind(kind: object, guess: str) -> tuple[str, str, str]:
    """Rule, message and fix for what stands where the kind of file should."""
    either = "手法写 scam，商家指南写 merchant"
    if kind is None:
        return "missing-key", "少了 kind（种类）", f"第一行写 kind: {guess}"
    if kind == "":
        return "empty", "kind（种类） 是空的", either
    if not isinstance(kind, str):
        what = "列表" if isinstance(kind, list) else "几行“键: 值”"
        return "type", f"kind（种类） 应是一句话，现在是{what}", "直接写在冒号后面"
    near = messages.nearest(kind, _KINDS)
    return "choice", f"kind（种类）不能写“{kind}”", f"是不是 {near}？" if near else either


def _listed(data: dict[str, Any], kind: str) -> Iterator[tuple[str, dict[str, str]]]:
    if kind == "vocabulary":
        for name in _CLOSED_LISTS:
            if isinstance(data.get(name), dict):
                yield name, {key: str(label) for key, label in data[name].items()}
        return
    items = data.get("items")
    if isinstance(items, list):
        named = [
            item for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)
        ]
        yield kind, {item["id"]: str(item.get("name", "")) for item in named}


def _ids(items: object) -> frozenset[str]:
    if not isinstance(items, list):
        return frozenset()
    return frozenset(
        item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)
    )
