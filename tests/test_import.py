"""``fanzha import``: an article becomes a draft, every part in its field and nothing lost.

Each folder of ``importing/`` holds an article and the draft expected of it. ``UPDATE_GOLDEN=1
pytest`` writes the drafts anew: read their diff as you would read code.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.formatting import formatted
from generator.importing import Unreadable, imported
from generator.importing.article import Block, cleaned, numbered
from generator.importing.reading import MAX_BYTES
from generator.rules.as_in_source import MARK
from generator.source import read

REPO = Path(__file__).parent.parent
ARTICLES = REPO / "tests" / "importing"
FOLDERS = sorted(path.name for path in ARTICLES.iterdir())
TODAY = date(2026, 11, 22)
LISTS = {
    "channels": ("phone", "sms", "qq", "wechat", "website", "meeting-app"),
    "hotlines": ("110", "12305", "12315", "96110"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(REPO / "tests" / "library", tmp_path / "library"))


def run(project: Path, *words: str, given: bytes | None = None) -> Result:
    result = CliRunner().invoke(main, [*words, "--root", str(project)], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def article_of(folder: str) -> Path:
    return next((ARTICLES / folder).glob("article.*"))


def draft_of(raw: bytes, name: str = "a.txt", **more: Any) -> dict[str, Any]:
    text = imported(raw, name, TODAY, LISTS, **more).text
    reading = read("draft.yml", text.encode())
    assert reading.diagnostics == []
    assert reading.document is not None
    return reading.document.data


@pytest.mark.parametrize("name", FOLDERS)
def test_the_draft_of_an_article(name: str) -> None:
    article = article_of(name)
    text = imported(article.read_bytes(), article.name, TODAY, LISTS).text
    expected = ARTICLES / name / "expected.yml"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_draft_lacks_only_what_is_to_be_filled_in_or_rewritten(name: str, project: Path) -> None:
    assert run(project, "import", str(article_of(name)), "--id", "try-it").exit_code == 0
    (path,) = project.rglob("try-it.yml")
    lines = path.read_text(encoding="utf-8").splitlines()
    report = run(project, "check", str(path)).stdout
    told = re.findall(r"try-it\.yml:(\d+):\d+: (\w+)\[([\w-]+)\]", report)
    to_fill = {(str(n), "error", "empty") for n, line in enumerate(lines, 1) if "# 待填" in line}
    copied = {
        (str(n), "warning", "as-in-source")
        for n, line in enumerate(lines, 1)
        if re.search(rf"(^| )# {MARK}", line)
    }
    assert set(told) == to_fill | copied
    assert to_fill


@pytest.mark.parametrize("name", FOLDERS)
def test_a_draft_is_canonical(name: str) -> None:
    article = article_of(name)
    text = imported(article.read_bytes(), article.name, TODAY, LISTS).text
    result = formatted("draft.yml", text.encode())
    assert (result.refused, result.text) == ((), text)


def test_the_dialogue_of_the_first_seed_lands_turn_by_turn() -> None:
    draft = draft_of(article_of("fake-refund").read_bytes())
    speakers = [next(iter(turn)) for turn in draft["scripts"][0]["turns"]]
    assert speakers == ["scammer", "victim"] * 7 + ["device"]
    assert draft["scripts"][0]["turns"][8]["scammer"].startswith("很抱歉，帮您查询一下")
    assert [step["do"][:4] for step in draft["steps"]] == [
        *("拨打网购", "要求买家", "发送钓鱼", "实时获取", "以退款需", "输入验证"),
    ]
    assert [advice["text"][:4] for advice in draft["advice"]] == [
        *("遇到“淘", "一般来说", "自己收到", "接到所谓"),
    ]
    assert draft["incidents"][0]["story"].startswith("老李突然接到")
    assert draft["images"][0]["caption"] == "警方现场缴获的部分诈骗剧本"
    assert draft["channels"] == ["phone", "qq", "website", "wechat"]
    source = draft["sources"][0]
    assert (source["publisher"], source["date"]) == ("武汉反诈骗", "2020-06-19")


def test_the_methods_risks_and_tips_of_the_second_seed_land() -> None:
    draft = draft_of(article_of("empty-tracking").read_bytes())
    assert draft["kind"] == "merchant"
    assert [how.split("：")[0] for how in draft["trade"]["how"]] == [
        *("API接口盗用", "虚假物流信息生成", "废弃单号回收"),
    ]
    assert draft["trade"]["price"] == "0.1-1元"
    assert [risk["text"].split("：")[0] for risk in draft["risks"]] == [
        *("平台处罚风险", "消费者信任危机", "法律风险"),
    ]
    assert [tip["title"] for tip in draft["tips"]] == [
        *("选择正规物流合作方", "核查物流信息真实性", "建立内部数据监控机制"),
        *("举报灰色服务平台", "加强合同约束条款"),
    ]
    assert all(tip["do"] for tip in draft["tips"])
    assert [check["look_at"] for check in draft["checks"]] == ["签收时间比对"]
    assert draft["report_to"] == ["12315"]
    source = draft["sources"][0]
    assert (source["publisher"], source["date"]) == ("kdniao", "2025-05-19")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_line_of_an_article_is_in_its_draft(name: str) -> None:
    """Every run of words, that is: markup, numbers of lists and the width of commas aside."""
    article = article_of(name)
    raw = article.read_bytes()
    text = imported(raw, article.name, TODAY, LISTS).text
    source = re.sub(
        r"(?s)<style.*?</style>|<title.*?</title>|<script.*?</script>|</?[a-z!][^>]*>|&[a-z]+;",
        "\n",
        _decoded(raw),
    )
    source = re.sub(r"(?s)\A---\n.*?\n---\n", "", source)
    had = _words(text)
    for line in source.splitlines():
        bare = re.sub(r"!\[.*?\]\(.*?\)|^[\s>#*|-]*(?:\d[.、])?\**|\*", "", line)
        bare = re.sub(r"^(?:第.步|[\w老店]{1,3}[:：]|警方提示：|问：|答：)", "", bare)
        for part in re.split("[:：]", bare):  # a name and what is said of it may part ways
            assert _words(part) in had, line


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030")


def _words(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


LINES = st.lists(
    st.one_of(
        st.text(max_size=60),
        st.sampled_from(
            [
                *("警方提示", "作案手法：", "案例一", "商家面临的风险", "避坑指南：如何防范"),
                *("骗子：加我微信。", "受害人：好的。", "甲：在吗", "问：真的吗？", "答：假的。"),
                *("1. 打电话来", "2、要验证码", "第一步，加好友", "**警方提示**", "> 引用", "---"),
                *("<b>粗</b>", "![图](a.png)", "（图说）", "来源：某报 2020-01-02", "微信号abc"),
                *("签收时间：高度集中的，需警惕。", "相关产品推荐", "被骗走5000元", "# 题", "- 项"),
            ]
        ),
    ),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(lines=LINES, form=st.sampled_from(["a.txt", "a.md", "a.html", "-"]))
def test_any_article_gives_a_sound_draft_or_is_refused(lines: list[str], form: str) -> None:
    raw = "\n".join(lines).encode("utf-8", errors="replace")
    try:
        text = imported(raw, form, TODAY, LISTS).text
    except Unreadable as error:
        assert not any(re.search(r"\w", line) for line in lines) or str(error)
        return
    data = read("a.yml", text.encode())
    assert data.diagnostics == []
    result = formatted("a.yml", text.encode())
    assert (result.refused, result.differs) == ((), False)


@settings(max_examples=150, deadline=None)
@given(lines=LINES)
def test_no_line_of_a_plain_article_is_lost(lines: list[str]) -> None:
    lines = [line for line in lines if not re.search(r"[*<>#`!\[\]-]", line)]
    try:
        text = imported("\n".join(lines).encode("utf-8", errors="replace"), "", TODAY, LISTS).text
    except Unreadable:
        return
    had = _words(text)
    for line in "\n".join(lines).splitlines():
        bare = re.sub(r"^[问答QqAa]\s*[:：]", "", numbered(Block("line", cleaned(line))).text)
        for part in re.split("[:：]", bare):  # a speaker and his words part ways
            assert _words(part) in had


def test_what_only_quotes_can_hold_is_canonical() -> None:
    text = imported("*\n~\n# 井号\n甲".encode(), "a.txt", TODAY, LISTS).text
    assert formatted("a.yml", text.encode()).text == text


# What is no article, and what means harm.


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "文件是空的"),
        (b" \n\t\n", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这不是文本文件"),
        (b"PK\x03\x04" + bytes(100), "这不是文本文件"),
        (b"\xff\xfe\xff", "认不出文件的编码"),
        (b"\x81\xff\x81\xff", "认不出文件的编码"),
        (b"\x01\x02\x03\x04" * 9 + b"\x80", "文件"),
        (("长" * MAX_BYTES).encode(), "上限"),
        (b"<html><script>alert(1)</script></html>", "没有可以读的文字"),
        (b"![](a.png)", "没有可以读的文字"),
        ("\u200b\u202e".encode(), "没有可以读的文字"),
    ],
)
def test_what_is_no_article_is_told_in_chinese(project: Path, raw: bytes, said: str) -> None:
    before = sorted(project.rglob("*"))
    result = run(project, "import", "-", "--id", "try-it", given=raw)
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(project.rglob("*")) == before


HOSTILE: dict[str, Callable[[], str]] = {
    "deep-html": lambda: "<div>" * 30_000 + "字",
    "deep-quotes": lambda: ">" * 60_000 + " 字",
    "deep-lists": lambda: "\n".join(" " * (2 * n) + "- 项" for n in range(300)),
    "brackets": lambda: "字**粗**" + "[" * 90_000,
    "pairs-of-brackets": lambda: "**粗**" + "[]" * 60_000,
    "stars": lambda: "**粗** " + "*a " * 50_000,
    "backticks": lambda: "**粗** " + "`" * 90_000,
    "one-line": lambda: "字" * 60_000,
    "many-lines": lambda: "字\n" * 3_000,
    "yaml": lambda: "kind: scam\n&a [*a, *a]\n!!python/object:os.system\n--- \n...\n%YAML 9\n",
    "controls": lambda: "".join(map(chr, range(1, 0x2100))) + "\ufffe\uffff字",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_article_is_inert_and_soon_done(name: str) -> None:
    started = time.monotonic()
    raw = HOSTILE[name]().encode()
    for form in ("a.txt", "a.md", "a.html"):
        try:
            made = imported(raw, form, TODAY, LISTS)
        except Unreadable:
            continue
        reading = read("a.yml", made.text.encode())
        assert reading.diagnostics == []
        assert reading.document is not None
        assert {"title", "status", "sources"} <= set(reading.document.data)
        assert reading.document.data["status"] == "draft"
    assert time.monotonic() - started < 30


# The command.


def test_the_kind_is_guessed_and_can_be_given(project: Path) -> None:
    article = str(article_of("empty-tracking"))
    told = run(project, "import", article, "--id", "guessed")
    assert "看着像商家指南（merchant）" in told.stderr
    assert (project / "cases/merchants/guessed.yml").is_file()
    told = run(project, "import", article, "--id", "given", "--kind", "scam")
    assert "看着像" not in told.stderr
    assert (project / "cases/scams/given.yml").is_file()


def test_what_is_left_out_is_listed(project: Path) -> None:
    told = run(project, "import", str(article_of("empty-tracking")), "--to", "-")
    text = told.stdout
    for words in ("相关产品推荐", "GCP21", "eTowerOne"):
        assert f"没有收录：{words}" in told.stderr
        assert f"#   {words}" in text
    data = str(read("a.yml", text.encode()).document.data)  # type: ignore[union-attr]
    assert "GCP21" not in data


def test_a_draft_goes_where_it_is_told(project: Path, tmp_path: Path) -> None:
    target = tmp_path / "drafts" / "my-draft.yml"
    raw = article_of("letters").read_bytes()
    assert run(project, "import", "-", "--to", str(target), given=raw).exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-file"], "没有这个文件"),
        (["."], "没有这个文件"),
        (["ARTICLE", "--id", "Bad_Id"], "小写字母"),
        (["ARTICLE", "--id", "../escape"], "小写字母"),
        (["ARTICLE", "--id", "fake-refund"], "已经有"),
        (["-"], "小写字母"),
        (["ARTICLE", "--to", "x.txt"], "小写字母"),
    ],
)
def test_misuse_is_told_and_writes_nothing(project: Path, words: list[str], said: str) -> None:
    article = str(article_of("fake-refund"))
    before = sorted(project.rglob("*"))
    filled = [article if word == "ARTICLE" else word for word in words]
    result = run(project, "import", *filled, given="骗子：加我微信。".encode())
    assert result.exit_code == 2
    assert said in result.output
    assert sorted(project.rglob("*")) == before


FILLED = {
    **{"summary": "自称网店客服，骗走验证码。", "category": "fake-service", "stage": "contact"},
    **{"material": "condensed", "file": "", "alt": "", "title": "某标题", "publisher": "某报"},
}


def test_from_article_to_entry(project: Path) -> None:
    """The walk-through of the editors' guide: import, fill in, rewrite, format, check."""
    path = project / "cases/scams/try-it.yml"
    article = str(article_of("fake-refund"))
    assert run(project, "import", article, "--id", "try-it").exit_code == 0
    text = path.read_text(encoding="utf-8")

    as_it_is = text.replace("status: draft", "status: published")
    path.write_text(as_it_is, encoding="utf-8")
    told = run(project, "check", str(path))
    assert told.exit_code == 1
    assert "error[as-in-source]" in told.stdout

    text = re.sub(r"(?m)^images:\n(?:  .*\n)+", "", text)
    text = re.sub(r"(?m)^#   .*\n|^# 原文照抄.*\n", "", text)
    text = re.sub(r"(\w+):  # 待填.*", lambda m: f"{m[1]}: {FILLED[m[1]]}", text)
    title = "status: published\ntitle: 假网店客服退款一则"
    text = re.sub(r"(?m)^title: .*\n", "", text).replace("status: draft", title)
    text = re.sub(rf"(?<=: )(.*)  # {MARK}", _retold, text)
    path.write_text(text + "reviewed: 2026-11-22\n", encoding="utf-8")

    told = run(project, "format", "--check", str(path))
    assert told.exit_code == 1
    assert "-title: 假网店客服退款一则" in told.stdout
    assert run(project, "format", str(path)).exit_code == 0
    assert run(project, "format", "--check", str(path)).exit_code == 0
    told = run(project, "check", str(path))
    assert told.exit_code == 0
    assert set(re.findall(r"\w+\[([\w-]+)\]", told.stdout)) == {"bare-script"}


def _retold(match: re.Match[str]) -> str:
    return f"改写过的一句（{len(match[1])} 字）。"
