"""The templates' ground: inert by default, strict about names, the catalog's words at hand."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template, nodes
from markupsafe import Markup

from generator.catalog import Catalog
from generator.markup import inert, relative
from generator.model.amount import CURRENCIES, Amount
from generator.model.entry import STATUSES, Advice, Entry, Source, Turn
from generator.model.reference import PARTS, REGIONS, SEVERITIES
from generator.phrases import Recogniser

_MARK = Markup("<mark>{}</mark>")


class Wording:
    """Renders the templates for one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self._parts_of: dict[str, Parts] = {}

    def render(self, name: str, here: str, **values: Any) -> str:
        """The text of template ``name`` for the page at ``here``."""
        return self._template(name).render(here=here, parts=self._parts(here), **values)

    def _parts(self, here: str) -> Parts:
        """The shared macros for ``here``: links depend on its folder alone."""
        folder = posixpath.dirname(here)
        if folder not in self._parts_of:
            module = self._template("parts.md.j2").make_module(
                {"here": f"{folder}/" if folder else ""}
            )
            self._parts_of[folder] = Parts(module)
        return self._parts_of[folder]

    @cached_property
    def inserts(self) -> tuple[str, ...]:
        """The names of the blocks that hand-written pages may call for.

        Read, not compiled: a check makes no pages and needs no templates.
        """
        source = (resources.files("generator") / "templates" / "inserts.md.j2").read_text("utf-8")
        return tuple(macro.name for macro in Environment().parse(source).find_all(nodes.Macro))

    def insert(self, name: str, here: str, given: Sequence[str] = ()) -> str:
        """The block ``name`` for the page at ``here``; nothing where there is no such block."""
        if name not in self.inserts:
            return ""
        return str(getattr(self._inserts(here), name)(*given))

    def _inserts(self, here: str) -> Any:
        return self._template("inserts.md.j2").make_module({"parts": self._parts(here)})

    def _label(self, item: str, of: str) -> str:
        return self.catalog.label(of, item)

    def _cite(self, ids: tuple[str, ...], numbers: dict[str, int]) -> Markup:
        """The numbers of the sources that a statement rests on, each a link to its block."""
        return self._parts("").cite(tuple(numbers[name] for name in ids)) if ids else Markup()

    def _marked(self, turn: Turn) -> Markup:
        """What is said in a turn, the words that give him away marked."""
        pieces, at = [], 0
        for start, end in self._recogniser.spans(turn.text, turn.signals) if turn.signals else ():
            pieces += [inert(turn.text[at:start]), _MARK.format(inert(turn.text[start:end]))]
            at = end
        return Markup().join([*pieces, inert(turn.text[at:])])

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self.catalog.signals.values())

    def _template(self, name: str) -> Template:
        return self._environment.get_template(name)

    @cached_property
    def _environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("generator"),
            # `inert` is the one gate: it makes every expression literal in Markdown and in HTML.
            autoescape=False,
            finalize=inert,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        environment.globals.update(self._globals())
        # What stands many times on each page is a filter: Jinja calls those straight.
        environment.filters.update(money=money, day=day, label=self._label, cite=self._cite)
        return environment

    def _globals(self) -> dict[str, Any]:
        catalog = self.catalog
        named: dict[str, Callable[..., Any] | Catalog] = {
            "catalog": catalog,
            "relative": lambda here, there: Markup(relative(here, there)),
            "numbered": numbered,
            "case_path": lambda case: case.uri.removesuffix("/") + ".md",
            "status_of": STATUSES.__getitem__,
            "part_of": PARTS.__getitem__,
            "severity_of": SEVERITIES.__getitem__,
            "region_of": REGIONS.__getitem__,
            "tel": tel,
            "issuer": issuer,
            "first_stop": first_stop,
            "marked": self._marked,
        }
        return named


class Parts:
    """The macros of ``parts.md.j2``, each answer remembered: most recur on page after page."""

    def __init__(self, module: Any) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        macro = getattr(self._module, name)
        remembered = lru_cache(maxsize=4096)(lambda *given: Markup(macro(*given)))
        setattr(self, name, remembered)
        return remembered


def numbered(sources: Iterable[Source]) -> dict[str, int]:
    """The number each source bears on its page, by id, from 1."""
    return {source.id: number for number, source in enumerate(sources, 1)}


def issuer(entry: Entry, advice: Advice) -> str | None:
    """Who gives a piece of advice: said of itself, else its first source's author."""
    if advice.by or not advice.source:
        return advice.by
    return next(source.by for source in entry.sources if source.id == advice.source[0])


def first_stop(entry: Entry) -> str | None:
    """The first sentence at which one should hang up, if a script has one."""
    return next((t.stop for script in entry.scripts for t in script.turns if t.stop), None)


def money(amount: Amount) -> str:
    """An amount as the source says it, with 元 where the source leaves it out."""
    text = amount.text
    if text in {"0", "不详"} or text.endswith(tuple(CURRENCIES)):
        return text
    return f"{text} 元" if text[-1].isdigit() else f"{text}元"


def day(value: date) -> str:
    """A day in Chinese: 2026年11月22日."""
    return f"{value.year}年{value.month}月{value.day}日"


def tel(number: str) -> str:
    """A number as ``tel:`` links hold it: digits and a leading plus."""
    return "".join(char for char in number if char.isdigit() or char == "+")
