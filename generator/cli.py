"""The command ``fanzha``. Exit codes: 0 all is well, 1 findings or a failed build, 2 misuse."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePath

import click

from generator import collector, messages
from generator.diagnostics import Diagnostic
from generator.draft import draft
from generator.export import export
from generator.formatting.files import outcomes, put_in_place
from generator.gather import CASES, ENTRY_ID, this_day
from generator.importing import Draft, Unreadable, imported
from generator.importing.reading import MAX_BYTES
from generator.model import FOLDERS
from generator.reports import REPORTS
from generator.reports import text as text_report
from generator.schema import entry_schema
from generator.site import Site, load
from generator.stats import counts
from generator.swap import SITE_MARK, NotOurs, replaced


def _a_project(_context: click.Context, _option: click.Parameter, root: Path) -> Path:
    if not (root / CASES).is_dir():
        raise click.UsageError(
            f"{root.as_posix()} 里没有 {CASES}/：到项目文件夹里运行，或用 --root 指出它"
        )
    return root


def _that_exist(
    _context: click.Context, _argument: click.Parameter, paths: tuple[Path, ...]
) -> tuple[Path, ...]:
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"没有这个文件或文件夹：{path.as_posix()}")
    return paths


def _an_address(
    _context: click.Context, _option: click.Parameter, address: str | None
) -> str | None:
    if address and not re.fullmatch(r"[\w.:\[\]-]+:\d{1,5}", address):
        raise click.UsageError(f"地址写成 127.0.0.1:8000 这样，不是“{address}”")
    return address


_root = click.option(
    "--root",
    type=click.Path(path_type=Path),
    callback=_a_project,
    default=".",
    help="项目所在的文件夹（里面有 cases/），默认是当前文件夹。",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="fanzha", message="%(prog)s %(version)s")
def main() -> None:
    """反诈知识站：检查案例文件，生成网站。"""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), callback=_that_exist)
@click.option(
    "--format", "form", type=click.Choice(list(REPORTS)), default="text", help="报告的格式。"
)
@click.option("--release", is_flag=True, help="发布前的检查：18 个月没复核的也算错误。")
@_root
def check(paths: tuple[Path, ...], form: str, release: bool, root: Path) -> None:
    """检查案例文件。不写 PATHS 就检查全部；写了就只报告那些文件。

    PATHS 可以在 cases/ 外面：当作放进来之后的样子检查。没有问题退出码为 0，有错误为 1。
    """
    inside, outside = _split(paths, root)
    wanted = [*inside, *(path.as_posix() for path in outside)]
    only = wanted if _are_entries(inside, outside) else []
    site = load(root, drafts=outside, only=only, release=release)
    found = [f for f in site.diagnostics if not paths or _is_under(f.path, wanted)]
    click.echo(REPORTS[form](found, site.texts), nl=False)
    if form == "text":
        _say_result(site, found, only, total=len(site.diagnostics))
    sys.exit(1 if any(f.level == "error" for f in found) else 0)


@main.command()
@click.argument("kind", type=click.Choice(list(FOLDERS)))
@click.argument("id_", metavar="ID")
@click.option("--from", "other", metavar="ID", help="照抄那一条的来源。")
@_root
def new(kind: str, id_: str, other: str | None, root: Path) -> None:
    """新建一条：scam（手法）或 merchant（商家指南）。ID 就是文件名和网址，如 fake-refund。"""
    target = root / "cases" / FOLDERS[kind] / f"{id_}.yml"
    catalog = load(root).catalog
    if not ENTRY_ID.fullmatch(id_):
        raise click.UsageError(f"ID 只能用小写字母、数字和连字符：“{id_}”")
    if target.exists() or id_ in catalog.by_id:
        raise click.UsageError(f"已经有 {id_} 了：{target.as_posix()}")
    copied = catalog.by_id.get(other or "")
    if other and copied is None:
        near = messages.nearest(other, catalog.by_id)
        raise click.UsageError(f"没有“{other}”这一条" + (f"，是不是 {near}？" if near else ""))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(draft(kind, date.today(), copied), encoding="utf-8")
    click.echo(f"写好了模板：{target.as_posix()}\n填完以后运行 make check 检查。")


@main.command("import")
@click.argument("article", metavar="FILE|-")
@click.option("--kind", type=click.Choice(list(FOLDERS)), help="scam 或 merchant，不写就猜。")
@click.option("--id", "id_", metavar="ID", help="编号，就是文件名和网址；不写就用文章的文件名。")
@click.option("--to", "target", metavar="FILE|-", help="写到哪个文件，默认在 cases/ 里；- 是打印。")
@_root
def import_(
    article: str, kind: str | None, id_: str | None, target: str | None, root: Path
) -> None:
    """把一篇文章（Markdown、HTML、纯文本）整理成草稿。FILE 写 - 就从标准输入读。

    对话、步骤、建议、案例放进各自的键；放不下的留在末尾的注释里。照抄的句子都有记号，要自己改写。
    """
    raw = _bytes_of(article)
    catalog = load(root).catalog
    lists = {"channels": catalog.labels.get("channels", {}), "hotlines": catalog.hotlines}
    try:
        made = imported(raw, article, this_day(), lists, kind)  # type: ignore[arg-type]
    except Unreadable as error:
        raise click.UsageError(f"{article}：{error}") from None
    if target == "-":
        click.echo(made.text, nl=False)
    else:
        place = _new_place(made.draft.kind, id_ or Path(article).stem, target, root)
        if place.exists() or (not target and place.stem in catalog.by_id):
            raise click.UsageError(f"已经有这个文件了：{place.as_posix()}；换一个 --id 或 --to")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            put_in_place(place, made.text)
        except OSError as error:
            raise click.UsageError(f"写不了 {place.as_posix()}：{error.strerror}") from None
        click.echo(f"写好了草稿：{place.as_posix()}", err=True)
    _say_imported(made.draft, guessed=kind is None)


@main.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), callback=_that_exist)
@click.option("--check", "only_check", is_flag=True, help="只看不改：有要整理的，退出码为 1。")
@_root
def format_(paths: tuple[Path, ...], only_check: bool, root: Path) -> None:
    """把案例文件整理成统一的写法：键的顺序、缩进、空行、引号、中文标点。注释都留着。

    不写 PATHS 就整理 cases/ 里的全部。读不了的文件说明原因，原样不动，退出码为 1。
    """
    found = list(outcomes(paths or (root / CASES,)))
    differing = [outcome for outcome in found if outcome.result.differs]
    for outcome in differing:
        if only_check:
            click.echo(outcome.diff(), nl=False)
        else:
            outcome.write()
        click.echo(f"{'要整理' if only_check else '整理好了'}：{outcome.path}", err=True)
    refused = [finding for outcome in found for finding in outcome.result.refused]
    if refused:
        texts = {outcome.path: outcome.result.before for outcome in found}
        click.echo(text_report.report(sorted(refused), texts), nl=False, err=True)
    if not differing and not refused:
        click.echo(f"没有要整理的：{len(found)} 个文件。", err=True)
    sys.exit(1 if refused or (only_check and differing) else 0)


@main.command()
@_root
def stats(root: Path) -> None:
    """数一数库里有什么。"""
    for count in counts(_sound(root).catalog):
        click.echo(f"{count.number:>6,}  {count.what}")


@main.command()
@click.option(
    "--to", "target", required=True, type=click.Path(path_type=Path), help="写到哪个文件夹。"
)
@_root
def generate(target: Path, root: Path) -> None:
    """把全站写成一棵 Markdown 树，供别的工具建站。只替换自己以前写的文件夹。"""
    site = _sound(root)
    try:
        count = export(site, target)
    except NotOurs as error:
        raise click.UsageError(f"{error} 里有别的东西，不敢替换；换一个空文件夹") from None
    click.echo(f"写好了 {count} 个文件：{target.as_posix()}", err=True)


@main.command()
@click.option("--to", "target", type=click.Path(path_type=Path), help="写到哪里，默认是 site/。")
@_root
def build(target: Path | None, root: Path) -> None:
    """检查，然后生成网站；全部成功才换上新的，失败时旧的原样不动。"""
    from generator import plugin  # mkdocs is slow to import, and only builds need it

    started = time.monotonic()
    site = _sound(root)
    target = target or root / "site"
    click.echo(f"检查通过：{len(site.catalog.cases)} 条。开始生成……", err=True)
    try:
        with replaced(target, SITE_MARK) as fresh:
            plugin.build(root, fresh, site)
            _verify(site, fresh)
    except NotOurs as error:
        raise click.UsageError(
            f"{error} 里有别的东西，不敢替换；先清空它，或用 --to 换一个"
        ) from None
    except plugin.BuildFailed as error:
        click.echo(f"没有生成网站，{target.as_posix()} 原样不动。{error}", err=True)
        sys.exit(1)
    seconds = time.monotonic() - started
    click.echo(f"网站在 {target.as_posix()}，用了 {seconds:.1f} 秒", err=True)


@main.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@_root
def verify(folder: Path | None, root: Path) -> None:
    """查一遍生成好的网站：死链接、缺的文件、别的网站、太重的页、安全策略。

    DIR 默认是 site/。没有问题退出码为 0，有错误为 1。
    """
    from generator.verify import is_site

    folder = folder or root / "site"
    if not is_site(folder):
        raise click.UsageError(f"{folder.as_posix()} 里没有生成好的网站：先运行 fanzha build")
    found = _verified(folder, load(root))
    click.echo(text_report.report(found, {}), nl=False)
    if any(one.level == "error" for one in found):
        sys.exit(1)
    click.echo(f"没有问题：{folder.as_posix()}", err=True)


@main.command()
@click.option("--addr", metavar="地址:端口", callback=_an_address, help="默认 127.0.0.1:8000。")
@_root
def serve(addr: str | None, root: Path) -> None:
    """本机预览，改动即刷新；文件写坏了会显示报告，改好后自己恢复。"""
    from generator import plugin

    try:
        plugin.serve(root, addr)
    except plugin.BuildFailed as error:
        click.echo(str(error), err=True)
        sys.exit(1)


@main.command()
@_root
def schema(root: Path) -> None:
    """打印条目的 JSON Schema，给编辑器用。"""
    click.echo(entry_schema(load(root).catalog), nl=False)


@main.command()
@click.argument("rule", required=False)
@click.option("--page", is_flag=True, help="打印全部规则的 Markdown 页面，就是 docs/rules.md。")
def explain(rule: str | None, page: bool) -> None:
    """说明检查报告里方括号中的规则：为什么、怎么改、例子。不写 RULE 就列出全部。"""
    from generator.explained import explained
    from generator.explained import page as words

    if page or not rule:
        click.echo(words.page() if page else words.listing(), nl=False)
        return
    known = explained()
    if rule not in known:
        near = messages.nearest(rule, known)
        raise click.UsageError(f"没有“{rule}”这条规则" + (f"，是不是 {near}？" if near else ""))
    click.echo(words.explanation(known[rule]), nl=False)


def _sound(root: Path) -> Site:
    """The site, if nothing is wrong with it; else the report and exit code 1."""
    site = load(root)
    if site.diagnostics:
        click.echo(text_report.report(site.diagnostics, site.texts), nl=False, err=True)
    if site.has_errors:
        sys.exit(1)
    return site


def _bytes_of(article: str) -> bytes:
    """What a file or the standard input holds, no further than an article may be long."""
    try:
        if article == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        if not Path(article).is_file():
            raise click.UsageError(f"没有这个文件：{article}")
        with Path(article).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise click.UsageError(f"读不了 {article}：{error.strerror}") from None


_AN_ID = "：用 --id 起一个，只用小写字母、数字和连字符，如 fake-refund"


def _new_place(kind: str, id_: str, target: str | None, root: Path) -> Path:
    """Where a new draft goes."""
    if not target and not ENTRY_ID.fullmatch(id_):
        raise click.UsageError(f"“{id_}”不能作编号{_AN_ID}")
    place = Path(target or root / CASES / FOLDERS[kind] / f"{id_}.yml")
    if not ENTRY_ID.fullmatch(place.stem) or place.suffix != ".yml":
        raise click.UsageError(f"“{place.name}”不能作文件名{_AN_ID}，以 .yml 结尾")
    return place


def _say_imported(draft: Draft, *, guessed: bool) -> None:
    if guessed:
        named = {"scam": "手法（scam）", "merchant": "商家指南（merchant）"}[draft.kind]
        click.echo(f"看着像{named}；不对就删掉它，用 --kind 重来。", err=True)
    click.echo(f"放好了：{draft.tally()}。", err=True)
    if draft.unplaced:
        click.echo(f"没放进去的 {len(draft.unplaced)} 段原文，在文件末尾的注释里。", err=True)
    for text in draft.left_out:
        click.echo(f"没有收录：{text[:60]}", err=True)
    click.echo("改写、填好以后，运行 fanzha check 检查。", err=True)


def _verify(site: Site, folder: Path) -> None:
    """Every page and file of the site must really be there, and be fit for readers."""
    from generator.plugin import BuildFailed

    paths = [f"{page.uri}index.html" for page in site.pages if not page.is_draft]
    paths += [*(asset.path for asset in site.assets), "search/index.json", "api/v1/index.json"]
    missing = [path for path in paths if not (folder / path).is_file()]
    if missing:
        raise BuildFailed(f"少了 {len(missing)} 个文件，例如 {missing[0]}")
    found = _verified(folder, site)
    click.echo(text_report.report(found, {}), nl=False, err=True)
    if any(one.level == "error" for one in found):
        raise BuildFailed("生成的网站有上面这些问题。")


def _verified(folder: Path, site: Site) -> list[Diagnostic]:
    from generator.verify import verify as verify_site

    with collector.rare():
        return verify_site(folder, site.catalog.may_link)


def _split(paths: Sequence[Path], root: Path) -> tuple[list[str], list[Path]]:
    """Paths within the library, relative to its root; and those that lie elsewhere."""
    base = root.resolve()
    inside, outside = [], []
    for path in paths:
        real = path.resolve()
        if (base / "cases").is_relative_to(real):
            inside += ["cases", "content"]
        elif real.is_relative_to(base / "cases") or real.is_relative_to(base / "content"):
            inside.append(real.relative_to(base).as_posix())
        else:
            outside.append(path)
    return inside, outside


_A_FEW = 20
"""From so many entries on, reading everything is as fast."""


def _is_under(path: str, folders: Sequence[str]) -> bool:
    return any(path == folder or path.startswith(f"{folder}/") for folder in folders)


def _are_entries(inside: Sequence[str], outside: Sequence[Path]) -> bool:
    """Whether a few entries are asked for, which can be checked without reading all others."""
    folders = {f"{CASES}/{folder}" for folder in FOLDERS.values()}
    named = [PurePath(path) for path in inside]
    return 0 < len(inside) + len(outside) <= _A_FEW and all(
        (
            *(path.parent.as_posix() in folders and path.suffix == ".yml" for path in named),
            *(path.is_file() for path in outside),
        )
    )


def _say_result(
    site: Site, found: Sequence[Diagnostic], only: Sequence[str], *, total: int
) -> None:
    if all(f.level == "note" for f in found):
        cases = site.catalog.cases
        hidden = sum(not case.is_listed for case in cases)
        besides = f"（其中 {hidden} 条是草稿或已撤回）" if hidden else ""
        what = f"{len(only)} 个文件" if only else f"{len(cases)} 条{besides}"
        click.echo(f"没有问题：{what}。", err=True)
    if total > len(found):
        click.echo(f"别的文件里还有 {total - len(found)} 处，运行 make check 看全部。", err=True)
