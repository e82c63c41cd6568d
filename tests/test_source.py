"""Reading: every value is text with its place; nothing hostile costs time or memory."""

from __future__ import annotations

import time

import pytest

from generator.diagnostics import Place
from generator.source import read

TEXT = """kind: scam
list: [a, NO, 12:30]
nested:
  - when: 2026-11-22
    text: 这一行，有“引号”和：冒号
  - when: null
"""


def test_values_stay_text() -> None:
    document = read("x.yml", TEXT.encode()).document
    assert document is not None
    assert document.data["list"] == ["a", "NO", "12:30"]
    assert document.data["nested"][1]["when"] == "null"


def test_places_of_keys_and_values() -> None:
    document = read("x.yml", TEXT.encode()).document
    assert document is not None
    assert document.place(("list", 2)) == Place(2, 15, 5)
    assert document.place(("nested", 0, "text")) == Place(5, 11, 13)
    assert document.place(("nested", 0, "text"), key=True) == Place(5, 5, 4)
    assert document.place(("nested", 1, "gone")) == Place(6, 5)


def test_places_after_a_mended_slip_are_those_of_the_file() -> None:
    document = read("x.yml", "a: [b]\ntitle：一二三\nlast: c\n".encode()).document
    assert document is not None
    assert document.data["title"] == "一二三"
    assert document.place(("title",)) == Place(2, 7, 3)


def test_lines_are_counted_as_editors_count_them() -> None:
    reading = read("x.yml", "a: 'b\u2028c'\nd: e\nd: f\n".encode())
    found = [(d.rule, d.place.line, d.place.column) for d in reading.diagnostics]
    assert found == [("control-character", 1, 6), ("duplicate-key", 3, 1)]


def test_windows_line_ends_are_no_fault() -> None:
    reading = read("x.yml", b"a: b\r\nc:\r\n  - d\r\n")
    assert reading.document is not None
    assert reading.document.data == {"a": "b", "c": ["d"]}
    assert not reading.diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "a: b  # 说明",
        "a: b # 说明\n",
        "# 说明\na: b",
        "a: 'b #1'",
        "a: |\n  b #1\n",
        "a:  # 说明\n  - b",
        "- # x",
        "a: b#1",
    ],
)
def test_comments_that_are_comments(text: str) -> None:
    rules = {found.rule for found in read("x.yml", text.encode()).diagnostics}
    assert ("lost-text" in rules) == (text == "a: b # 说明\n")


HOSTILE = {
    "brackets": "a: " + "[" * 260_000,
    "brackets after a slip": "a：\nb: " + "[" * 260_000,
    "dashes": "a:\n  " + "- " * 130_000,
    "question marks": "? " * 130_000,
    "maps": "{a: " * 60_000,
    "quotes": '"' * 260_000,
    "anchors": "a: " + "&a " * 60_000,
    "aliases": "- &a x\n- &b [*a]\n" + "- *b\n" * 40_000,
    "laughs": "a: &a [x, x]\n"
    + "".join(
        f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n"
        for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "one key again and again": "a: b\n" * 50_000,
    "stars": "a: *x\n" * 30_000,
    "comments": "a: b #c\n" * 20_000,
    "deep by indent": "".join(" " * i + "a:\n" for i in range(700)),
    "tab and colons": "a: b\n" + "\tc: d\n" * 5_000,
    "slips on every line": "".join(
        f"{a}{b}{c}：b\n" for a in "abcdefghij" for b in "abcdefghij" for c in "abcdefghij"
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_refused_and_soon(name: str) -> None:
    started = time.monotonic()
    reading = read("x.yml", HOSTILE[name].encode()[: 256 * 1024])
    assert reading.diagnostics
    assert len(reading.diagnostics) <= 300
    # Not a benchmark: refusing takes milliseconds, falling for it takes minutes or the memory.
    assert time.monotonic() - started < 30


def test_size_is_judged_in_bytes() -> None:
    assert read("x.yml", b"a: " + b"b" * (256 * 1024 - 3)).document is not None
    [found] = read("x.yml", b"a: " + b"b" * (256 * 1024 - 2)).diagnostics
    assert found.rule == "file-size"
