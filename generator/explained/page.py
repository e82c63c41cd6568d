"""The words of ``fanzha explain``: one finding, the list of all, and ``docs/rules.md``."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.explained import Explained, chapters


def page() -> str:
    """``docs/rules.md`` as it should stand."""
    return _render("rules.md.j2", chapters=chapters())


def listing() -> str:
    """Every finding in a line, by chapters."""
    return _render("rules.txt.j2", chapters=chapters())


def explanation(one: Explained) -> str:
    """One finding: why it matters, an example, whether a line may be exempted."""
    return _render("rule.txt.j2", one=one)


def _render(name: str, **values: object) -> str:
    environment = Environment(
        loader=PackageLoader("generator"),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["first"] = lambda text: text.split("。", 1)[0]
    return environment.get_template(name).render(**values)
