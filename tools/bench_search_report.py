"""What the searches cost and find, in words and tables."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from importlib.metadata import version
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tools.bench_report import table
from tools.bench_search_engines import Found
from tools.bench_search_questions import Question

_FIRST = 3
_SPIN = "() => { const t = performance.now(); for (let i = 0, x = 0; i < 3e8; i += 1) x += i % 7; return performance.now() - t }"
_PACKAGES = ("mkdocs-material", "jieba", "pagefind", "playwright")

_KINDS = {"short": "第一问（12 字以内）", "sentence": "一句话（13-30 字）", "long": "粘贴 300 字"}
_FIGURES = {
    "bytes": ("KB", "KB"),
    "seconds": ("第一条结果 秒", "秒"),
    "throttled": ("第一条结果，慢六倍（网页）秒", "秒"),
    "slow": ("第一条结果，慢六倍（整个浏览器）秒", "秒"),
}
"""Figure -> its name and its unit."""

_ALLOWED: Mapping[int, Mapping[str, float]] = {
    1_000: {
        "unasked": 0,
        "short-bytes": 60,
        "long-bytes": 300,
        "short-seconds": 0.3,
        "short-throttled": 1,
        "short-slow": 1,
    },
    10_000: {"unasked": 0, "short-bytes": 150, "short-throttled": 2, "short-slow": 2},
}
"""What DESIGN section 6 allows, by number of entries."""

_INTRO = """\
由 `make bench-search` 在 {day} 写成；两个注释之间的内容每次整段替换，不要手改。

机器：{cores} 核；{packages}。**旁边有别的程序在跑时，秒数会偏大；字节和名次不受影响。**"""

_HOW = """\
- “自己的案例”：`cases/` 里的全部条目，问题是 `tests/search/golden.yml`，应该找到的是其中写明的条目。“N 条”：`tools/entries.py` 生成的条目，问题是从句子中间取的 2-12 个字，正文（来源除外）里有这几个字的页面才算对。
- 找到：前十条里有对的。前三：前三条里有对的。原文在先：有页面一字不差写着这句话时，第一条就是这样的页面，而且没有别的页面插在它们中间（只看前十条）。我们的前三条是一开始就显示的；前十条是从上到下按了各组的“更多”以后的。
- 三种搜索都在真的 Chromium 里问：Material 用它自己的搜索框；Pagefind 用它的 JS 接口；我们用搜索页的模块，顺序就是搜索页上从上到下的顺序。Material 按它的文档装了 jieba；Pagefind 只索引正文（`article`）。两者用 `fanzha generate` 导出的同一批 Markdown。
- 字节：只算搜索自己的文件（脚本、索引、摘录），按 gzip 6 级压缩后发送的大小；每问都用没有缓存的新浏览器会话。“不问也取”：打开首页、什么也不搜时取的字节。
- 比较里的秒：从打开带着问题的网址，到第一条结果（或“没有找到”）出现在页面上，页面自己的样式和脚本都算在内；取中位数，括号里是最慢的一次。“要求与结果”里的秒：搜索页已经打开、搜索的文件一个也没取过，从按下“查”算起，搜索的脚本、索引、摘录都算在内；每个问题问三次，取最快的一次（旁边的程序只会加时间），达没达到看最慢的问题。字节量全部短问题和句子，秒只量其中几个。
- “第一条结果”是它的链接已经在页面上、可以点开。边打字边搜时，停下 0.15 秒才问，这 0.15 秒不在内。
- 慢六倍（整个浏览器，比较里也是）：浏览器的所有进程（页面、工作线程、网络）每 30 毫秒只让跑 5 毫秒（SIGSTOP、SIGCONT）。慢六倍（网页）：开发者工具的限速（`Emulation.setCPUThrottlingRate`），它管不到工作线程，Material 的搜索在工作线程里，所以比较里不用。这次整个浏览器慢时，一段纯计算慢了 {slowness:.1f} 倍；旁边忙的时候，不限速的那次本来就慢，倍数会显得小。
- 字节里同一份文件只算一次（离线用的副本另外取一遍，不算搜索）。服务器连续发送，不等浏览器确认（TCP_NODELAY），和平常的网页服务器一样。
- 生成的条目，搜索页来自自己的案例的网站，索引是生成条目的；10,000 条只测我们的。"""


class Score(NamedTuple):
    """Shares of the questions."""

    asked: int
    found: float
    first: float
    exact: float


class Row(NamedTuple):
    """One search over one library; bytes and seconds of each sampled question."""

    library: str
    label: str
    score: Score
    unasked: int
    sizes: Sequence[int]
    times: Sequence[float]
    slow: Sequence[float]


class Budget(NamedTuple):
    """What was measured of ours, to be held against what is allowed at ``scale`` entries."""

    library: str
    scale: int
    what: str
    figures: Sequence[float]


def scored(questions: Sequence[Question], found: Sequence[Found]) -> Score:
    """How good the answers are."""
    pairs = list(zip(questions, found, strict=True))
    exact = [_exact_first(q, ten) for q, (_, ten) in pairs if q.holding]
    return Score(
        len(pairs),
        _share(bool(q.wanted & {*shown, *ten}) for q, (shown, ten) in pairs),
        _share(bool(q.wanted & set(shown[:_FIRST])) for q, (shown, _) in pairs),
        _share(exact),
    )


def _exact_first(question: Question, uris: Sequence[str]) -> bool:
    holds = [uri in question.holding for uri in uris]
    return bool(holds) and holds[0] and holds == sorted(holds, reverse=True)


def _share(of: Iterable[bool]) -> float:
    kept = list(of)
    return sum(kept) / len(kept) if kept else 0.0


def slowness(browser: Browser, slow: Callable[[], AbstractContextManager[None]]) -> float:
    """How much longer pure reckoning takes in the slowed browser."""
    page = browser.new_page()
    free = _spun(page)
    with slow():
        return _spun(page) / free


def _spun(page: Page) -> float:
    """Half a second of reckoning: much longer than the browser runs or stands at a time."""
    return median(float(page.evaluate(_SPIN)) for _ in range(5))


def section(rows: Sequence[Row], budgets: Sequence[Budget], slower: float) -> str:
    """Everything between the two comments."""
    packages = "，".join(f"{name} {version(name)}" for name in _PACKAGES)
    intro = _INTRO.format(day=date.today().isoformat(), cores=os.cpu_count(), packages=packages)
    parts = [
        "## 搜索\n\n" + intro,
        "### 比较\n\n" + _comparison(rows),
        "### 要求与结果\n\n" + _required(budgets),
        "### 怎么测的\n\n" + _HOW.format(slowness=slower),
    ]
    return "\n\n".join(parts)


def _comparison(rows: Iterable[Row]) -> str:
    def lines() -> Iterator[Sequence[str]]:
        for row in rows:
            score = row.score
            shares = (f"{share:.0%}" for share in (score.found, score.first, score.exact))
            costs = (_kb(row.sizes), _seconds(row.times), _seconds(row.slow))
            asked, unasked = f"{score.asked:,}", f"{row.unasked / 1e3:,.0f}"
            yield row.label, row.library, asked, *shares, unasked, *costs

    head = ("项目", "条目", "问题", "找到", "前三", "原文在先", "不问也取 KB")
    return table((*head, "每问 KB", "第一条结果 秒", "慢六倍 秒"), lines())


def _required(budgets: Iterable[Budget]) -> str:
    head = ("条目", "项目", "要求", "中位", "最大", "结论")
    return table(head, map(_held, budgets))


def _held(budget: Budget) -> Sequence[str]:
    """A row: what was measured beside what is allowed; the worst decides."""
    name, unit = _named(budget.what)
    scale, digits = (1e3, 0) if unit == "KB" else (1, 2)
    most, middle = (of(budget.figures) / scale for of in (max, median))
    allowed = _ALLOWED[budget.scale].get(budget.what)
    kept = allowed is not None and most <= allowed
    verdict = "" if allowed is None else "达到" if kept else "**没有达到**"
    shown = "—" if allowed is None else f"≤ {allowed:g}"
    return budget.library, name, shown, f"{middle:.{digits}f}", f"{most:.{digits}f}", verdict


def _named(what: str) -> tuple[str, str]:
    if what == "unasked":
        return "不搜索时取的 KB", "KB"
    kind, _, figure = what.partition("-")
    name, unit = _FIGURES[figure]
    return f"{_KINDS[kind]} {name}", unit


def _kb(sizes: Sequence[int]) -> str:
    return f"{median(sizes) / 1e3:,.0f}（{max(sizes) / 1e3:,.0f}）"


def _seconds(times: Sequence[float]) -> str:
    return f"{median(times):.2f}（{max(times):.2f}）"
