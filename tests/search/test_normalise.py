"""Text is made alike in the same way at build time and in the browser."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

import generator.search
from generator.search import normalise
from generator.search.normalise import simplified

if TYPE_CHECKING:
    from tests.search.conftest import SearchPage

CASES = json.loads(Path(__file__).with_name("normalise.json").read_text(encoding="utf-8"))
TABLE = Path(generator.search.__file__).with_name("simplify.txt").read_text(encoding="utf-8")
IN_BROWSER = """async ([call, texts, table]) => {
  const module = await import("../assets/search/normalise.js");
  const rows = module.readTable(table);
  const calls = {
    normalise: (text) => module.normalise(text, rows),
    trace: (text) => module.trace(text, rows),
  };
  return texts.map(calls[call]);
}"""


@pytest.fixture
def page(visit: Callable[..., SearchPage]) -> Page:
    return visit().page


def in_browser(page: Page, call: str, texts: list[str]) -> list[Any]:
    found: list[Any] = page.evaluate(IN_BROWSER, [call, texts, TABLE.splitlines()])
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_cases_in_python(case: dict[str, str]) -> None:
    assert normalise(case["text"]) == case["alike"]


def test_cases_in_the_browser(page: Page) -> None:
    found = in_browser(page, "normalise", [case["text"] for case in CASES])
    assert found == [case["alike"] for case in CASES]


def test_every_character_alike_on_both_sides(page: Page) -> None:
    known = [chr(code) for code in range(sys.maxunicode + 1)]
    known = [
        character for character in known if unicodedata.category(character) not in ("Cn", "Cs")
    ]
    found = in_browser(page, "normalise", known)
    differ = {
        character: (normalise(character), other)
        for character, other in zip(known, found, strict=True)
        if normalise(character) != other
    }
    assert differ == {}


def test_traces_lead_back_to_the_original(page: Page) -> None:
    texts = [case["text"] for case in CASES] + ["验ﬃ１證 码", "a\u0301b", "😀𠮷😀野", "ㅎㅏㄴ글ｶﾞ"]
    for text, trace in zip(texts, in_browser(page, "trace", texts), strict=True):
        units = text.encode("utf-16-le")
        assert trace["text"] == normalise(text)
        assert len(trace["starts"]) == len(trace["text"].encode("utf-16-le")) // 2
        for start, end in zip(trace["starts"], trace["ends"], strict=True):
            origin = units[2 * start : 2 * end].decode("utf-16-le")
            assert normalise(origin) in trace["text"]
            assert normalise(origin) != ""


def test_the_table_is_what_opencc_says() -> None:
    convert = opencc.OpenCC("t2s").convert
    letters = [
        character
        for character in map(chr, range(0x2E80, 0x32000))
        if unicodedata.category(character) == "Lo"
        and unicodedata.normalize("NFKC", character) == character
    ]
    said = {character: convert(character) for character in letters}
    expected = {old: new for old, new in said.items() if old != new and len(new) == 1}
    assert simplified() == expected


@settings(deadline=None)
@given(st.text(st.sampled_from("验證，＝！１A=\u0338e\u0301ｶﾞ한ᄒ\u1161\u3164 \ufe0f😀𠮷%ﬁ…")))
def test_the_short_way_is_the_long_way(text: str) -> None:
    long_way = unicodedata.normalize("NFKC", text)
    assert normalise(text) == "".join(map(normalise, long_way))
