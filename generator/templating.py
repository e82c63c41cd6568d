"""The templates' ground: inert by default, strict about names, the catalog's words at hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from generator.catalog import Catalog
from generator.markup import inert, relative
from generator.model.amount import Amount
from generator.model.entry import STATUSES, Source
from generator.model.reference import PARTS, REGIONS, SEVERITIES


class Wording:
    """Renders the templates for one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog

    def render(self, name: str, here: str, **values: Any) -> str:
        """The text of template ``name`` for the page at ``here``."""
        return self._template(name).render(here=here, **values)

    @cached_property
    def inserts(self) -> tuple[str, ...]:
        """The names of the blocks that hand-written pages may call for."""
        module = self._template("inserts.md.j2").make_module({"here": ""})
        return tuple(
            name for name in dir(module) if callable(getattr(module, name)) and name[0] != "_"
        )

    def insert(self, name: str, here: str) -> str:
        """The block ``name`` for the page at ``here``; nothing where there is no such block."""
        if name not in self.inserts:
            return ""
        return str(getattr(self._template("inserts.md.j2").make_module({"here": here}), name)())

    def _template(self, name: str) -> Template:
        return self._environment.get_template(name)

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("generator"),
            autoescape=True,
            finalize=inert,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.globals.update(self._globals())
        environment.filters.update(money=money, day=day)
        return environment

    def _globals(self) -> dict[str, Any]:
        catalog = self.catalog
        named: dict[str, Callable[..., Any] | Catalog] = {
            "catalog": catalog,
            "label": catalog.label,
            "relative": lambda here, there: Markup(relative(here, there)),
            "numbered": numbered,
            "case_path": lambda case: case.uri.removesuffix("/") + ".md",
            "status_of": STATUSES.__getitem__,
            "part_of": PARTS.__getitem__,
            "severity_of": SEVERITIES.__getitem__,
            "region_of": REGIONS.__getitem__,
            "tel": tel,
        }
        return named


def numbered(sources: tuple[Source, ...]) -> dict[str, int]:
    """The number each source bears on its page, by id, from 1."""
    return {source.id: number for number, source in enumerate(sources, 1)}


def money(amount: Amount) -> str:
    """An amount as the source says it, with 元 where the source leaves it out."""
    text = amount.text
    return f"{text} 元" if text[-1:].isdigit() and text != "0" else text


def day(value: date) -> str:
    """A day in Chinese: 2026年11月22日."""
    return f"{value.year}年{value.month}月{value.day}日"


def tel(number: str) -> str:
    """A number as ``tel:`` links hold it: digits and a leading plus."""
    return "".join(char for char in number if char.isdigit() or char == "+")
