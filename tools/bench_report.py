"""What was measured, in words and tables, for the terminal and ``docs/benchmarks.md``."""

from __future__ import annotations

import os
import platform
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tools.bench_runs import Cost

Results = Mapping[int, Mapping[str, Cost]]
"""Number of entries -> what was measured -> its cost."""

READS = {
    "bare": "只用 C YAML 加载器读",
    "load": "我们：读取并检查",
    "one": "我们：只检查其中一个文件",
}
BUILDS = {
    "ours": "我们：`fanzha build`",
    "nav": "(a) mkdocs-material，全部页面进导航，搜索分词用 jieba",
    "nav-bare": "(a′) 同上，没装 jieba：中文几乎搜不到",
    "plain": "(b) mkdocs-material，小导航、不带搜索",
    "zensical": "(c) Zensical",
}

START, END = "<!-- bench:start -->", "<!-- bench:end -->"
TITLE = "# 测速\n"
_PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "jieba",
    "zensical",
    "PyYAML",
    "pydantic",
    "Markdown",
    "Jinja2",
)
_MB = 1e6

_INTRO = """\
由 `make bench` 在 {day} 写成；两个注释之间的内容每次整段替换，不要手改。

机器：{cores} 核，{system}，Python {python}；{packages}。

**这台两核机器很嘈杂，秒数只作参考，要看的是同一次运行里的比值。**"""

_HOW = """\
- 条目由 `tools/entries.py` 生成：真格式、假内容，平均约 2100 个汉字，十条里有一条商家指南；种子固定。
- 每次测量都另起一个进程，比较的几样轮流跑，取最小值；“CPU 秒”是处理器花在它身上的时间，明显少于“秒”说明旁边还有别的程序在跑；峰值内存是那个进程（或它起的进程中最大的一个）的 `ru_maxrss`。
- “只用 C YAML 加载器读”：对同样的文件读出文字，再 `yaml.load(…, Loader=yaml.CSafeLoader)`，别的什么都不做。
- “只检查其中一个文件”：`fanzha check 文件` 做的事。别的条目只看文字，和它有同样的标题、编号、来源网址或句子的才读（`generator/nearby.py`）；说的和全部检查时说这个文件的一样，有测试。
- “读取并检查”：`generator.site.load`，结果必须一处问题都没有；不生成页面。
- (a)(b)(c) 用 `fanzha generate` 导出的 Markdown（我们的索引文件已删去；导出不计时），主题、语言、扩展和 `validation` 与我们相同，没有我们的插件和样式。(a) 带 Material 自己的搜索，按它的文档给中文站装了 jieba；(a′) 没装，搜索索引不分词，只作对照。(c) 带 Zensical 自己的搜索。
- 判断达没达到只看钟表的秒；“按 CPU 秒”的比值受别的程序影响小，供核对（第二个进程做的事也算在内）。
- “搜索索引”是单独做一遍索引的时间，不管生成时它是不是和别的事同时做；页面事先做好。
- 每次都从零生成，不用缓存。MB 是一百万字节。"""


class Ratio(NamedTuple):
    """A required ratio, by the clock and by processor time; None where this run cannot tell."""

    what: str
    wanted: float
    measured: float | None
    cpu: float | None

    @property
    def verdict(self) -> str:
        if self.measured is None:
            return "没有测"
        return "达到" if self.measured <= self.wanted else "**没有达到**"


def ratios(results: Results) -> Iterator[Ratio]:
    """The four ratios that are required."""
    for what, wanted, upper, lower in (
        ("1,000 条：我们的生成 ÷ (b)", 1.25, (1000, "ours"), (1000, "plain")),
        ("1,000 条：我们的生成 ÷ (a)", 0.25, (1000, "ours"), (1000, "nav")),
        ("1,000 条：读取并检查 ÷ 加载器", 1.3, (1000, "load"), (1000, "bare")),
        ("我们的生成：3,000 条 ÷ 1,000 条", 3.3, (3000, "ours"), (1000, "ours")),
    ):
        measured, cpu = (_ratio(results, upper, lower, cpu=cpu) for cpu in (False, True))
        yield Ratio(what, wanted, measured, cpu)


def section(results: Results, most_nav: int) -> str:
    """Everything between the two comments."""
    parts = [
        _INTRO.format(
            day=date.today().isoformat(),
            cores=os.cpu_count(),
            system=platform.system(),
            python=platform.python_version(),
            packages="，".join(f"{name} {version(name)}" for name in _PACKAGES),
        ),
        "## 要求与结果\n\n" + _required(results),
        "## 读取并检查\n\n" + _reads(results),
        "## 生成\n\n" + _builds(results, most_nav),
        "## 时间的增长\n\n" + _growths(results),
        "## 搜索索引\n\n" + _indexes(results),
        "## 怎么测的\n\n" + _HOW,
    ]
    return "\n\n".join(parts)


def write(path: Path, text: str, marks: tuple[str, str] = (START, END)) -> None:
    """Put ``text`` between the comments of ``path``; what stands outside them stays."""
    first, last = marks
    old = path.read_text(encoding="utf-8") if path.exists() else f"{TITLE}\n{first}\n{last}\n"
    before, start, rest = old.partition(first)
    _, end, after = rest.partition(last)
    if not (start and end):
        before, after = f"{old.rstrip()}\n\n", "\n"
    path.write_text(f"{before}{first}\n\n{text}\n\n{last}{after}", encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table that also lines up on a terminal: columns of words left, the rest right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    right = [name not in _WORDS for name in head]
    rule = ["-" * (width - of) + ":" * of for width, of in zip(widths, right, strict=True)]
    lines.insert(1, rule)
    return "\n".join(f"| {' | '.join(map(_padded, line, widths, right))} |" for line in lines)


_WORDS = {"项目", "条目", "比值", "结论", "页面", "谁的"}


def _padded(text: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(text))
    return gap + text if right else text + gap


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _required(results: Results) -> str:
    rows = [
        (
            ratio.what,
            f"≤ {ratio.wanted}",
            _times(ratio.measured),
            _times(ratio.cpu),
            ratio.verdict,
        )
        for ratio in (*ratios(results), *_seconds_for_one(results))
    ]
    return table(("比值", "要求", "实测", "按 CPU 秒", "结论"), rows)


def _seconds_for_one(results: Results) -> Iterator[Ratio]:
    """The one figure that is a time: whoever has changed a file waits for it."""
    cost = results.get(1000, {}).get("one")
    seconds, cpu = (cost.inner, cost.inner_cpu) if cost else (None, None)
    yield Ratio("1,000 条里只检查一个文件：秒，启动 Python 除外", 1.0, seconds, cpu)


def _reads(results: Results) -> str:
    def rows() -> Iterator[Sequence[str]]:
        for count, costs in results.items():
            for name, label in READS.items():
                cost = costs[name]
                times = (cost.inner, cost.inner_cpu, cost.seconds)
                yield f"{count:,}", label, *map(_seconds, times), _mb(cost)
            load, bare = costs["load"], costs["bare"]
            pairs = (
                (load.inner, bare.inner),
                (load.inner_cpu, bare.inner_cpu),
                (load.seconds, bare.seconds),
            )
            yield f"{count:,}", "读取并检查 ÷ 加载器", *(_seconds(a / b) for a, b in pairs), ""

    return table(("条数", "项目", "秒", "CPU 秒", "含进程启动", "峰值内存 MB"), rows())


def _builds(results: Results, most_nav: int) -> str:
    def rows() -> Iterator[Sequence[str]]:
        for count, costs in results.items():
            for name, label in BUILDS.items():
                cost = costs.get(name)
                figures = _figures(cost, costs["ours"]) if cost else ("没有跑", "", "", "", "")
                yield f"{count:,}", label, *figures

    head = ("条数", "项目", "秒", "CPU 秒", "我们 ÷ 它", "峰值内存 MB", "网站 MB")
    made = table(head, rows())
    if any(count > most_nav for count in results):
        made += f"\n\n(a) 和 (a′) 在 {most_nav:,} 条以上没有跑：3,000 条约要十分钟。"
        made += "要跑就用 `make bench ARGS='--most-nav 3000'`。"
    return made


def _figures(cost: Cost, ours: Cost) -> Sequence[str]:
    share = f"{ours.seconds / cost.seconds:.2f}"
    return f"{cost.seconds:.1f}", f"{cost.cpu:.1f}", share, _mb(cost), f"{cost.size / _MB:.1f}"


def _growths(results: Results) -> str:
    steps = list(pairwise(results))
    names = {**READS, **BUILDS, "index": "其中：搜索索引"}
    rows = (
        (label, *(_times(_ratio(results, (many, name), (few, name))) for few, many in steps))
        for name, label in names.items()
    )
    head = ("项目", *(f"{few:,} → {many:,}" for few, many in steps))
    return table(head, rows) if steps else "只测了一种条数。"


def _indexes(results: Results) -> str:
    def rows() -> Iterator[Sequence[str]]:
        for count, costs in results.items():
            index = costs["index"]
            share = index.inner / costs["ours"].seconds
            shards, texts = (_weight(index.said[name]) for name in ("shards", "texts"))
            yield f"{count:,}", f"{index.inner:.2f}", f"{share:.0%}", *shards, *texts

    columns = ("份数", "KB", "gzip 后 KB")
    head = ("条数", "秒", "占我们的生成")
    shards, texts = ([f"{what} {column}" for column in columns] for what in ("索引", "摘录"))
    return table((*head, *shards, *texts), rows())


def _weight(files: Mapping[str, int]) -> Sequence[str]:
    return f"{files['files']:,}", f"{files['raw'] / 1e3:,.0f}", f"{files['gzipped'] / 1e3:,.0f}"


def _seconds(value: float) -> str:
    return f"{value:.2f}"


def _mb(cost: Cost) -> str:
    return f"{cost.peak / _MB:.0f}"


def _times(ratio: float | None) -> str:
    return "—" if ratio is None else f"{ratio:.2f}"


def _ratio(
    results: Results, upper: tuple[int, str], lower: tuple[int, str], *, cpu: bool = False
) -> float | None:
    """(count, name) over (count, name); None where either was not measured."""
    costs = [(name, results.get(count, {}).get(name)) for count, name in (upper, lower)]
    times = [_time(name, cost, cpu=cpu) for name, cost in costs if cost]
    return times[0] / times[1] if len(times) == 2 else None


def _time(name: str, cost: Cost, *, cpu: bool) -> float:
    """What counts as the time of a thing: parts of ours without the start of Python."""
    if name in READS or name == "index":
        return cost.inner_cpu if cpu else cost.inner
    return cost.cpu if cpu else cost.seconds
