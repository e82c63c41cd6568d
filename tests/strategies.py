"""Texts and files that try to be more than that, for Hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

NASTY = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</h1><b>", "<!-- fanzha: latest -->"),
    *("[链](javascript:alert(1))", "![图](x)", "javascript:alert(1)", "{: onclick=alert(1) }"),
    *("{ .stop #top onclick=x }", "{{ 7*7 }}", "{% raw %}", "{# x #}", "&lt;b&gt;", "&#60;", "&amp;"),
    *("**粗**", "_斜_", "`码`", "```", "~~~", "# 标题", "1. 一", "- 项", "> 引", "| 甲 | 乙 |", "---", "==="),
    *("[^1]", "[x]: y", "*[HTML]: x", "https://example.org/", "<https://example.org>", "a@example.org"),
    *("\\", "\\*", "\\u0041", "'", '"', "''", '""', ": ", ":", " #", "  # 注", "%YAML", "...", "? ", "!!x"),
    *("*a", "@a", "%a", "&a", "!a", "|", ">", "-", "?", "[", "]", "{", "}", ",", "~", "null", "yes", "12:30"),
    *("2020-01-01", "0x1f", "1e3", "012", "对,吗", "中?文", "：", "，", "“", "”", "《", "$$x$$", ":smile:"),
    *("\u3000", "\u00a0", "\ufeff", "\u202e", "\u200b", "\u200d", "👨‍👩‍👧", "👍🏽", "e\u0301", "नि", "ﷺ", "𠀀", "🇨🇳"),
    *("验证码", "退款", "klzzwxh:0001", "wzxhzdk:0", "xn--a", "</title>", "]]>", "\\\\"),
)
CONTROL = "".join(map(chr, (*range(9), 11, 12, *range(13, 32), *range(127, 160), 0x2028, 0x2029)))
CONTROL += "\ufffe\uffff"
"""What no field takes, wherever in a text it stands."""

HIDDEN = "\u00ad\u034f\u061c\u115f\u180e\u200b\u200e\u202e\u2060\u2066\u3164\ufeff\ufffd\ue000\U000e0041"
"""What the model takes, and the check does not."""

_CALM = st.characters(codec="utf-8", exclude_characters=CONTROL + "\n\t")
_PIECE = st.one_of(st.sampled_from(NASTY), st.text(_CALM, max_size=12))
LINES = st.lists(_PIECE, min_size=1, max_size=5).map("".join)
"""One line of anything."""

_BREAK = st.sampled_from(["\n", "\n\n", "\n    ", "\n\t", "\n\u3000\u3000", " \n", "\t", "\n\n\n  "])
PROSE = st.builds(
    lambda first, rest: first + "".join(gap + line for gap, line in rest),
    LINES,
    st.lists(st.tuples(_BREAK, LINES), max_size=3),
)
"""Lines of anything, with breaks and tabs between them."""
