"""One way through the house: nothing left of an arrow knows what is right of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"

LAYERS = [
    {
        *("diagnostics", "markup", "marks", "swap", "search", "lean", "collector", "imprint"),
        *("csp", "forge", "cores", "scripts"),
    },
    {"built", "headers"},
    {"offline"},
    {"verify"},
    {"brief", "initials"},
    {"slips", "sheet"},
    {"passages"},
    {"source"},
    {"model"},
    {"messages", "catalog", "phrases", "reports"},
    {"guard", "nearby"},
    {"trusted"},
    {"rules", "gather", "draft", "schema", "form", "stats", "formatting"},
    {"importing", "explained"},
    {"page", "templating"},
    {"pages", "outputs"},
    {"written"},
    {"site"},
    {"export", "broken"},
    {"plugin"},
    {"cli"},
    {"__main__"},
]
"""The modules and packages of ``generator``, each set using only itself and those above."""


def modules() -> dict[str, list[Path]]:
    out: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        out.setdefault(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), []).append(path)
    out.pop("__init__")
    return out


def imported(path: Path) -> set[str]:
    """The top-level names that a module imports, dotted."""
    out: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            out.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            out.add(node.module)
            out.update(f"{node.module}.{alias.name}" for alias in node.names)
    return out


def test_every_module_has_its_layer() -> None:
    assert set(modules()) == set().union(*LAYERS)


@pytest.mark.parametrize("name", sorted(modules()))
def test_a_module_uses_only_its_layer_and_those_before(name: str) -> None:
    at = next(number for number, layer in enumerate(LAYERS) if name in layer)
    allowed = set().union(*LAYERS[: at + 1])
    for path in modules()[name]:
        used = {
            dotted.split(".")[1] for dotted in imported(path) if dotted.startswith("generator.")
        }
        assert used <= allowed, f"{path.name} uses {used - allowed}"


def test_only_the_plugin_imports_mkdocs() -> None:
    users = {
        name
        for name, paths in modules().items()
        for path in paths
        if any(dotted.split(".")[0] == "mkdocs" for dotted in imported(path))
    }
    assert users == {"plugin"}
