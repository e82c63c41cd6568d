"""What the form in the browser is made of: fields, limits and closed lists, all from the model.

The names below say which fields the form shows and in which order; whatever they are called,
hold at most or may refer to is read off the model, so that the form cannot drift from the check.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import TypeAdapter

from generator.catalog import Catalog
from generator.formatting.order import BLOCKS, ENTRY, starts_group
from generator.model import ENTRY_KINDS, FOLDERS
from generator.model.amount import CURRENCIES, EXACT, VAGUE, Money
from generator.model.base import PATTERNS, Day
from generator.model.edtf import POINT, Edtf
from generator.model.entry import Turn
from generator.rules import blaming_words, recipe_words
from generator.schema import choices, marked

Json = dict[str, Any]


class Section(NamedTuple):
    """A part of the form under one heading."""

    title: str
    names: tuple[str, ...]
    lead: str = ""


_FIRST = Section("先写这几样", ("title", "summary", "category", "aliases"))
_SOURCES = Section("来源", ("sources",), "每件事都要有出处。先写来源，下面引用它。")
_COMPARE = Section("真的是什么样", ("compare",))

SECTIONS: dict[str, tuple[Section, ...]] = {
    "scam": (
        _FIRST,
        _SOURCES,
        Section(
            "他怎么找上门",
            ("channels", "impersonates", "targets", "levers", "asks_for", "pretexts"),
        ),
        Section("对话", ("scripts",), "只写来源里有的话，句子自己重写。一次只写一个人的一句话。"),
        Section("步骤", ("steps",), "这个手法一般怎么走，一步一条。"),
        _COMPARE,
        Section("怎么办", ("advice",)),
        Section("真实案例", ("incidents",), "来源没说的就空着。"),
    ),
    "merchant": (
        _FIRST,
        _SOURCES,
        Section("写给谁看", ("targets",)),
        Section("怎么来的", ("trade",), "写到认得出为止，不写怎么做。"),
        Section("有什么风险", ("risks",)),
        Section("怎么查", ("checks",), "一条看一处。"),
        Section("怎么防", ("tips",)),
        _COMPARE,
        Section("留证据、举报", ("evidence", "report_to")),
    ),
}

SHOWN: dict[str, tuple[str, ...]] = {
    "Script": ("title", "material", "source", "turns"),
    "Turn": ("said", "as", "via", "stage", "signals", "stop"),
    "Step": ("stage", "do", "via", "signals"),
    "Compare": ("point", "real", "fake", "source"),
    "Advice": ("when", "text", "source"),
    "Incident": (
        *("when", "who", "place", "loss", "recovered", "paid_by"),
        *("story", "noticed", "result", "source"),
    ),
    "Source": (
        *("id", "title", "publisher", "by", "reliability"),
        *("url", "date", "retrieved", "repost", "note"),
    ),
    "Trade": ("how", "price", "source"),
    "Risk": ("area", "text", "source"),
    "Check": ("look_at", "odd", "basis", "weight", "real_can_also", "source"),
    "Tip": ("title", "do", "why", "source"),
}
"""The fields shown of each part of an entry."""

COUNTED = {
    **{"sources": "个来源", "scripts": "段对话", "turns": "句", "steps": "步", "compare": "条"},
    **{"advice": "条建议", "incidents": "件案例", "risks": "条风险", "checks": "条", "tips": "条"},
}
"""What one of them is called: 第 2 句, 再加一步."""

_ONWARD = "一直管到下面另选为止"
HINTS = {
    **{("Turn", "as"): _ONWARD, ("Turn", "via"): _ONWARD, ("Turn", "stage"): _ONWARD},
    **{("Source", "by"): None, ("Source", "id"): "在这张表里引用它用的短名，不改也行"},
}
"""Where the model's hint speaks of keys, which who fills in the form never sees."""

PREFILLED = {("Source", "id"): "source", ("Source", "retrieved"): "today"}


def form(catalog: Catalog) -> Json:
    """All that the form is built from, as JSON values."""
    maker = _Maker()
    kinds = {kind: maker.kind(kind, model.__name__) for kind, model in ENTRY_KINDS.items()}
    return {
        "kinds": kinds,
        "order": ENTRY,
        "groups": {key: _group(key) for key in ENTRY},
        "lists": {of: choices(of, catalog) for of in sorted(maker.lists - {"sources"})},
        "category_for": {item.id: item.for_ for item in catalog.categories.values()},
        "category_summary": {item.id: item.summary for item in catalog.categories.values()},
        "patterns": {name: pattern for pattern, name in PATTERNS.items()},
        "grammars": {
            "exact": _in_browser(EXACT.pattern),
            "vague": _in_browser(VAGUE.pattern),
            "point": _in_browser(POINT.pattern),
            "currencies": list(CURRENCIES),
        },
        "words": [
            {"pattern": blaming_words.WORDS.pattern, "fix": "像在怪受骗的人：写骗子做了什么"},
            {"pattern": recipe_words.WORDS.pattern, "fix": "说的是作案的门道：写到认得出为止"},
        ],
        "numbers": [line.number for line in catalog.hotlines.values() if line.number],
        "taken": sorted(_taken(catalog)),
    }


def _taken(catalog: Catalog) -> set[str]:
    """Ids that no new entry may bear: those in use, and those that lead to a renamed one.

    A draft is nobody's business yet: of its id the check alone tells.
    """
    shown = [case for case in catalog.cases if case.entry.status != "draft"]
    return {name for case in shown for name in (case.id, *case.entry.former_ids)}


def _group(key: str) -> str:
    """The first of the keys that stand with this one without a blank line between."""
    return next((other for other in ENTRY if not starts_group(key, other)), key)


def _in_browser(pattern: str) -> str:
    """A pattern with its groups named as JavaScript names them."""
    return pattern.replace("(?P<", "(?<")


class _Maker:
    """Reads fields off the schema of the model; notes the closed lists that they refer to."""

    def __init__(self) -> None:
        self.defs: Json = marked()["$defs"]
        self.lists: set[str] = {"speakers"}

    def kind(self, kind: str, model: str) -> Json:
        names = [name for section in SECTIONS[kind] for name in section.names]
        return {
            "label": {"scam": "骗局的手法", "merchant": "给商家的指南"}[kind],
            "folder": FOLDERS[kind],
            "sections": [section._asdict() for section in SECTIONS[kind]],
            "fields": {name: self._field(model, name) for name in names},
        }

    def _field(self, model: str, name: str) -> Json:
        if name == "said":
            return _said()
        schema: Json = self.defs[model]["properties"][name]
        hint = HINTS.get((model, name), schema.get("description"))
        given = {"title": schema["title"], "hint": hint}
        made = {"name": name, **given, **self._shape(schema)}
        made["required"] = name in self.defs[model].get("required", ())
        made["prefill"] = PREFILLED.get((model, name))
        if made["is"] == "items":
            made["counted"] = COUNTED[name]
        if "fields" in made:
            made["keys"] = [key for key in ("said", *BLOCKS[name]) if key in _names(made)]
        return {key: value for key, value in made.items() if value not in (None, False)}

    def _shape(self, schema: Json) -> Json:
        """What a field holds: ``is`` and its limits."""
        schema = _without_null(schema)
        for name, typed in _TYPED.items():
            if all(schema.get(key) == value for key, value in typed.items()):
                return {"is": name, "examples": typed["examples"]}
        if "anyOf" in schema or schema.get("type") == "array":
            return self._several(schema)
        if "x-list" in schema:
            self.lists.add(schema["x-list"])
            return {"is": "one", "list": schema["x-list"]}
        if "$ref" in schema:
            return {"is": "part", "fields": self._fields(schema["$ref"])}
        return _text(schema)

    def _several(self, schema: Json) -> Json:
        array = next((s for s in schema.get("anyOf", ()) if s.get("type") == "array"), schema)
        inner = array["items"]
        most = {"most": array["maxItems"]} if "maxItems" in array else {}
        if "x-list" in inner:
            self.lists.add(inner["x-list"])
            return {"is": "many", "list": inner["x-list"], **most}
        if "$ref" in inner:
            return {"is": "items", "fields": self._fields(inner["$ref"]), **most}
        return {**_text(inner), "is": "lines", **most}

    def _fields(self, reference: str) -> list[Json]:
        model = reference.rpartition("/")[2]
        return [self._field(model, name) for name in SHOWN[model]]


def _names(spec: Json) -> set[str]:
    return {inner["name"] for inner in spec["fields"]}


def _said() -> Json:
    """Who speaks and his words: in the file one key with its value."""
    words = {**_text(_without_null(marked()["$defs"]["Turn"]["properties"]["scammer"]))}
    return {
        "name": "said",
        "title": "谁说了什么",
        **words,
        "is": "said",
        "speakers": list(Turn.SPEAKERS),
        "required": True,
    }


def _text(schema: Json) -> Json:
    return {"is": PATTERNS[schema["pattern"]], "max": schema["maxLength"]}


def _without_null(schema: Json) -> Json:
    """The schema of a field that may be left out, as if it were there."""
    kept = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(kept) != 1:
        return schema
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **kept[0]}


def _typed(kind: Any) -> Json:
    schema = TypeAdapter(kind).json_schema()
    return {key: schema[key] for key in ("type", "examples")}


_TYPED = {"amount": _typed(Money), "edtf": _typed(Edtf), "day": _typed(Day)}
