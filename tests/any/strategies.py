"""Texts and files that try to be more than that, for Hypothesis."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

NASTY = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</h1><b>",
        "<!-- fanzha: latest -->",
    ),
    *("[链](javascript:alert(1))", "![图](x)", "javascript:alert(1)", "{: onclick=alert(1) }"),
    *(
        "{ .stop #top onclick=x }",
        "{{ 7*7 }}",
        "{% raw %}",
        "{# x #}",
        "&lt;b&gt;",
        "&#60;",
        "&amp;",
    ),
    *(
        "**粗**",
        "_斜_",
        "`码`",
        "```",
        "~~~",
        "# 标题",
        "1. 一",
        "- 项",
        "> 引",
        "| 甲 | 乙 |",
        "---",
        "===",
    ),
    *(
        "[^1]",
        "[x]: y",
        "*[HTML]: x",
        "https://example.org/",
        "<https://example.org>",
        "a@example.org",
    ),
    *(
        "\\",
        "\\*",
        "\\u0041",
        "'",
        '"',
        "''",
        '""',
        ": ",
        ":",
        " #",
        "  # 注",
        "%YAML",
        "...",
        "? ",
        "!!x",
    ),
    *(
        "*a",
        "@a",
        "%a",
        "&a",
        "!a",
        "|",
        ">",
        "-",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        "~",
        "null",
        "yes",
        "12:30",
    ),
    *(
        "2020-01-01",
        "0x1f",
        "1e3",
        "012",
        "对,吗",
        "中?文",
        "：",
        "，",
        "“",
        "”",
        "《",
        "$$x$$",
        ":smile:",
    ),
    *(
        "\u3000",
        "\u00a0",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\u200d",
        "👨‍👩‍👧",
        "👍🏽",
        "e\u0301",
        "नि",
        "ﷺ",
        "𠀀",
        "🇨🇳",
    ),
    *("验证码", "退款", "klzzwxh:0001", "wzxhzdk:0", "xn--a", "</title>", "]]>", "\\\\"),
)
CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(13, 32), *range(127, 160), 0x2028, 0x2029)))
CONTROL += "\ufffe\uffff"
"""What no field takes, wherever in a text it stands."""

HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u202e\u2060\u2066\u3164\ufeff\ufffd\ue000\U000e0041"
)
"""What the model takes, and the check does not."""

_CALM = st.characters(codec="utf-8", exclude_characters=CONTROL + "\n\t")
_PIECE = st.one_of(st.sampled_from(NASTY), st.text(_CALM, max_size=12))
LINES = st.lists(_PIECE, min_size=1, max_size=5).map("".join)
"""One line of anything."""

_BREAK = st.sampled_from(
    ["\n", "\n\n", "\n    ", "\n\t", "\n\u3000\u3000", " \n", "\t", "\n\n\n  "]
)
PROSE = st.builds(
    lambda first, rest: first + "".join(gap + line for gap, line in rest),
    LINES,
    st.lists(st.tuples(_BREAK, LINES), max_size=3),
)
"""Lines of anything, with breaks and tabs between them."""

_KEYS = st.one_of(
    st.sampled_from(
        [
            *("kind", "title", "summary", "status", "category", "steps", "do", "stage", "sources"),
            *("id", "items", "scripts", "turns", "scammer", "as", "images", "file", "withdrawn"),
            *("date", "incidents", "loss", "when", "name", "phrases", "number", "for", "sources"),
        ]
    ),
    LINES,
)
_VALUES = st.one_of(
    st.sampled_from(["scam", "merchant", "signals", "vocabulary", "published", "withdrawn", "a"]),
    st.sampled_from(["2026-01-01", "9999-99-99", "10余万元", "1" * 400, "~", "", "fake-refund"]),
    *(
        PROSE,
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.binary(max_size=8),
        st.dates(),
    ),
)
YAML_DATA = st.recursive(
    _VALUES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_KEYS, inner, max_size=5)),
    max_leaves=40,
)


@st.composite
def yaml_text(draw: Any, data: Any) -> str:
    """``data`` as YAML, in one of the odd styles that it may be written in."""
    text: str = yaml.dump(
        data,
        Dumper=draw(st.sampled_from([yaml.SafeDumper, yaml.Dumper])),
        allow_unicode=draw(st.booleans()),
        default_flow_style=draw(st.sampled_from([False, None, True])),
        default_style=draw(st.sampled_from([None, None, None, "'", '"', "|", ">"])),
        width=draw(st.sampled_from([20, 10_000])),
        indent=draw(st.sampled_from([2, 4, 7])),
        explicit_start=draw(st.booleans()),
        canonical=draw(st.sampled_from([None, None, None, True])),
        line_break=draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])),
        sort_keys=False,
    )
    return text


@st.composite
def _any_yaml(draw: Any) -> str:
    data = draw(YAML_DATA)
    shape = draw(st.sampled_from(["any", "entry", "again"]))
    if shape == "entry":
        of = draw(st.one_of(st.sampled_from(_KINDS), YAML_DATA))
        data = {"kind": of, **draw(st.dictionaries(_KEYS, YAML_DATA, max_size=4))}
    elif shape == "again":
        data = {"kind": draw(st.sampled_from(_KINDS)), "again": [data, data], "it": data}
    text: str = draw(yaml_text(data))
    return draw(st.sampled_from(["", "", "---\n", "%YAML 1.2\n---\n", "# 注\n"])) + text


_KINDS = ("scam", "merchant", "vocabulary", "categories", "signals", "hotlines", "laws", "couriers")
_YAMLISH = st.lists(
    st.sampled_from(
        [
            *("a", "b: ", "甲", ": ", "- ", "[", "]", "{", "}", ", ", "\n", "\n  ", "\n    ", "#"),
            *("  # 注", "'", '"', "|", ">-", "\n\n", "kind: scam", "steps:\n  - ", "? ", "---\n"),
            *(
                "&a ",
                "*a",
                "!!str ",
                "!<x> ",
                "%TAG ! x\n",
                "...\n",
                "<<: ",
                "\t",
                "\r",
                "：",
                "# 放行 ",
            ),
        ]
    ),
    max_size=25,
).map("".join)
YAML_TEXTS = st.one_of(_any_yaml(), _YAMLISH, _YAMLISH.map("kind: scam\n".__add__))
"""YAML of all kinds, sound and broken."""

BYTES = st.one_of(
    st.binary(max_size=200),
    st.builds(
        bytes.__add__, st.sampled_from([b"\xef\xbb\xbf", b"\xff\xfe", b"kind: scam\n"]), st.binary()
    ),
    st.builds(
        str.encode, PROSE, st.sampled_from(["utf-8", "utf-16", "utf-32", "gb18030", "utf-7"])
    ),
    st.builds("---\n{}\n---\n{}".format, PROSE, PROSE).map(str.encode),
)
"""Bytes of all kinds, and texts in all codings."""
