"""Any text in any field survives new -> format -> load -> page: it is shown as it was typed, and
does nothing. What no field takes is refused at its place.

The examples come from the profile (``tests/conftest.py``); ``make test-long`` tries 10,000.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.utils.meta import get_data

from generator import templating
from generator.catalog import Case
from generator.cli import main
from generator.diagnostics import Diagnostic
from generator.formatting import formatted
from generator.formatting.punctuation import WORDS
from generator.model import FOLDERS
from generator.page import Page
from generator.pages import entries
from generator.site import Site, load
from tests.projects import REPO
from tests.seeds import Seed, Spot, model_within, holds_words, seeds
from tests.shown import folded, seen, shown
from tests.strategies import CONTROL, LINES, PROSE

Texts = Mapping[tuple[str | int, ...], str]
SEED = st.sampled_from(seeds())
ANY = st.lists(st.one_of(LINES, PROSE), min_size=1, max_size=12)
MODEL_RULES = {"one-line", "control-character", "too-long", "empty"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The test library, with a place for one entry more. Templates are compiled once for all."""
    folder = tmp_path_factory.mktemp("any-text") / "library"
    compiled = FileSystemBytecodeCache(str(folder.parent))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(templating, "Environment", partial(Environment, bytecode_cache=compiled))
        yield Path(shutil.copytree(REPO / "tests" / "library", folder))


def fitted(seed: Seed, texts: list[str]) -> Texts:
    """The texts, one after the other and again, in all fields: as much of each as fits there."""
    chosen = (texts[at % len(texts)] for at in range(len(seed.spots)))
    return {s.path: fit(s, text) for s, text in zip(seed.spots, chosen, strict=True)}


def fit(spot: Spot, text: str) -> str:
    whole = text if spot.is_prose else " ".join(text.split("\n")).replace("\t", " ")
    return whole.strip()[: spot.most].strip() or "字"


def kept(path: tuple[str | int, ...], text: str) -> str:
    """What ``format`` promises to keep of a text: all of it, with half-width punctuation between
    two Chinese characters made full-width where the words are an editor's."""
    key = next(step for step in reversed(path) if isinstance(step, str))
    if key not in WORDS or path[0] == "sources":
        return text
    return "".join(
        wide.get(sign, sign)
        if at and at + 1 < len(text) and before(text[at - 1]) and after(text[at + 1])
        else sign
        for at, sign in enumerate(text)
    )


wide = dict(zip(",;:?!", "，；：？！", strict=True))


def before(sign: str) -> bool:
    return "一" <= sign <= "鿿" or sign in "”’》）】"


def after(sign: str) -> bool:
    return "一" <= sign <= "鿿" or sign in "“‘《（【"


def put(project: Path, seed: Seed, text: str) -> Path:
    path = project / "cases" / FOLDERS[seed.kind] / "any-text.yml"
    for folder in FOLDERS.values():
        (project / "cases" / folder / "any-text.yml").unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def formatted_file(project: Path, path: Path) -> str:
    """The file after the command ``fanzha format``; a second run finds nothing left to do."""
    for words in ([], ["--check"]):
        result = CliRunner().invoke(main, ["format", *words, str(path), "--root", str(project)])
        assert result.exit_code == 0, result.output
    return path.read_text(encoding="utf-8")


def at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def page_of(site: Site, case: Case) -> Page:
    return next(p for p in entries.pages(site.wording) if p.source == case.document.path)


@given(seed=SEED, texts=ANY)
@example(seed=seeds()[0], texts=["对,吗?好:的"])
@example(seed=seeds()[0], texts=["一", "二\t三"])
def test_any_text_is_kept_and_shown(
    project: Path, plain: dict[str, list[Any]], seed: Seed, texts: list[str]
) -> None:
    given_ = fitted(seed, texts)
    wanted = {path: kept(path, text) for path, text in given_.items()}
    path = put(project, seed, seed.with_texts(given_))
    file = formatted_file(project, path)
    held = yaml.load(file, yaml.BaseLoader)
    assert {path: at(held, path) for path in wanted} == wanted
    site = load(project)
    case = site.catalog.by_id["any-text"]
    data = case.entry.model_dump(mode="json")
    assert {path: at(data, path) for path in wanted} == wanted
    page = page_of(site, case)
    assert shown(page.markdown) == with_texts(plain[seed.name], list(wanted.values()))
    title, summary = wanted["title",], wanted["summary",]
    head = get_data(page.markdown)[1]
    assert (head["title"], head["description"]) == (calm(title), calm(summary))


def calm(text: str) -> str:
    return text.translate(str.maketrans("<>&\"'", "＜＞＆＂＇"))


TOKEN = re.compile(r"字(\d+)字")


@pytest.fixture(scope="module")
def plain(project: Path) -> dict[str, list[Any]]:
    """The page of each seed with plain words in each field, told apart by their number."""
    return {seed.name: plain_page(project, seed) for seed in seeds()}


def plain_page(project: Path, seed: Seed) -> list[Any]:
    texts = {spot.path: f"字{number}字" for number, spot in enumerate(seed.spots)}
    put(project, seed, seed.with_texts(texts))
    site = load(project)
    parts = shown(page_of(site, site.catalog.by_id["any-text"]).markdown)
    assert {int(n) for n in TOKEN.findall(str(parts))} == set(range(len(seed.spots)))
    return parts


def with_texts(parts: list[Any], texts: list[str]) -> list[Any]:
    """A plain page with the ``texts`` in place of its own, in words and in attributes."""
    return [
        folded(TOKEN.sub(lambda m: seen(texts[int(m[1])]), part))
        if isinstance(part, str)
        else told_in(part, texts)
        for part in parts
    ]


def told_in(element: tuple[Any, ...], texts: list[str]) -> tuple[Any, ...]:
    name, *attributes = element
    if name == "/":
        return element
    put_in = lambda m: texts[int(m[1])]
    return (name, *((key, value and TOKEN.sub(put_in, value)) for key, value in attributes))
