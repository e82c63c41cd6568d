"""The security policy: every page bears it, nothing of ours is against it, what is not ours is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page

from generator import csp, headers
from generator.cli import main
from tests.projects import REPO, copy_library, copy_project
from tests.served import Host
from tests.test_serve import Server

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


def built(project: Path) -> Path:
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project / "site"


def site_url(project: Path, address: str) -> None:
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("https://fanzha.example.org/", address), encoding="utf-8")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_library(tmp_path_factory.mktemp("csp") / "project")
    (project / "content" / "aligned.md").write_text(
        "# 表\n\n| a | b |\n| :-: | --: |\n| 1 | 2 |\n", encoding="utf-8"
    )
    site_url(project, "http://127.0.0.1/sub/")  # 404.html links below the sub-path
    built(project)
    return project


@pytest.fixture(scope="module")
def host(project: Path) -> Iterator[Host]:
    """The site with the headers that its own file ``_headers`` asks for."""
    with Host(project / "site") as host:
        host.headers = everywhere((project / "site" / "_headers").read_text(encoding="utf-8"))
        yield host


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport={"width": 360, "height": 780}) as context:
        context.add_init_script(WATCH)
        yield context


def everywhere(text: str) -> dict[str, str]:
    """The headers under ``/*`` in a file for Cloudflare Pages."""
    first = text.split("\n\n", maxsplit=1)[0].splitlines()
    assert first[0] == "/*"
    return dict(line.strip().split(": ", 1) for line in first[1:])


def heard(page: Page) -> list[str]:
    """What the page complains of from now on: errors, warnings of the policy."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    return said


def test_no_page_is_against_it_and_none_asks_elsewhere(host: Host, context: BrowserContext) -> None:
    every = sorted(host.folder.rglob("index.html"))
    moved = [path for path in every if 'http-equiv="refresh"' in path.read_text(encoding="utf-8")]
    pages = [path.parent for path in every if path not in moved]
    assert len(pages) > 20
    elsewhere: list[str] = []
    context.on(
        "request",
        lambda r: elsewhere.append(r.url) if not r.url.startswith(host.address) else None,
    )
    page = context.new_page()
    said = heard(page)
    for path in pages:
        where = path.relative_to(host.folder).as_posix()
        page.goto(f"{host.address}{where}/".replace("/./", "/"), wait_until="load")
        assert page.evaluate("window.violations") == [], where
        assert page.locator("h1").count() == 1, where
        assert said == [], where
    assert elsewhere == []


def test_the_page_for_dead_addresses_too(host: Host, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{host.address}no/such/page/")
    assert page.evaluate("window.violations") == []
    assert page.locator("h1").count() == 1
    color = page.evaluate("getComputedStyle(document.body).getPropertyValue('--md-text-font')")
    assert color is not None
    assert page.evaluate("[...document.styleSheets].length") >= 2


def test_search_works_under_it(host: Host, context: BrowserContext) -> None:
    page = context.new_page()
    said = heard(page)
    page.goto(f"{host.address}search/?q=验证码")
    page.locator("[data-search-results] a").first.wait_for()
    assert page.evaluate("window.violations") == []
    assert said == []


def test_aligned_tables_need_no_style(host: Host, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{host.address}aligned/")
    aligned = page.locator("td").evaluate_all("all => all.map(d => getComputedStyle(d).textAlign)")
    assert [one.removeprefix("-webkit-") for one in aligned] == ["center", "right"]
    assert page.evaluate("window.violations") == []


def test_every_file_of_html_bears_it_before_anything_is_loaded(project: Path) -> None:
    paths = sorted((project / "site").rglob("*.html"))
    assert project / "site" / "404.html" in paths
    for path in paths:
        html = path.read_text(encoding="utf-8")
        found = META.search(html)
        assert found, path
        assert found[1] == csp.policy(csp.hashes(html)), path
        assert not re.search(r"<(script|link|style)\b", html[: found.start()]), path
        assert "unsafe" not in found[1]
        assert html.index("charset=") < 1024


def test_what_is_smuggled_in_does_nothing(
    project: Path, tmp_path: Path, context: BrowserContext
) -> None:
    site = shutil.copytree(project / "site", tmp_path / "site")
    home = site / "index.html"
    bad = (
        "<script>window.smuggled = 1</script><img src=x onerror='window.smuggled = 2'>"
        "<p style='color: red'>x</p><script src='http://127.0.0.2:9/x.js'></script>"
    )
    home.write_text(home.read_text(encoding="utf-8").replace("</article>", f"{bad}</article>"))
    with Host(site) as host:
        page = context.new_page()
        page.goto(host.address)
        page.wait_for_function("window.violations.length >= 4")
        assert page.evaluate("window.smuggled") is None
        blocked = {violation.split()[0] for violation in page.evaluate("window.violations")}
        assert blocked == {"script-src-elem", "script-src-attr", "style-src-attr"}


def test_a_script_of_the_theme_is_let_in_by_its_hash(
    tmp_path: Path, context: BrowserContext
) -> None:
    project = copy_library(tmp_path / "project")
    theme = project / "site-overrides" / "main.html"
    inline = "{% block fonts %}<script>window.ours = 'a < b && \"c\"'</script>{% endblock %}\n"
    data = '{% block analytics %}<script type="application/ld+json">{"a": 1}</script>{% endblock %}'
    theme.write_text(theme.read_text(encoding="utf-8") + inline + data, encoding="utf-8")
    site = built(project)
    with Host(site) as host:
        host.headers = everywhere((site / "_headers").read_text(encoding="utf-8"))
        page = context.new_page()
        page.goto(host.address)
        assert page.evaluate("window.ours") == 'a < b && "c"'
        assert page.evaluate("window.violations") == []
    found = META.search((site / "index.html").read_text(encoding="utf-8"))
    assert found
    assert found[1].count("sha256-") == 1


def test_headers_say_what_the_pages_say(project: Path) -> None:
    told = everywhere((project / "site" / "_headers").read_text(encoding="utf-8"))
    pages = [path.read_text(encoding="utf-8") for path in (project / "site").rglob("*.html")]
    every = csp.policy(hash_ for page in pages for hash_ in csp.hashes(page))
    assert told.pop("Content-Security-Policy") == f"{every}; frame-ancestors 'none'"
    assert told == headers.EVERYWHERE


def test_nginx_says_the_same() -> None:
    text = (REPO / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    told = dict(re.findall(r'^\s*add_header (\S+) "(.*)" always;$', text, re.MULTILINE))
    assert told.pop("Content-Security-Policy") == headers.FRAMES
    assert told == headers.EVERYWHERE


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("<script>a</script>", 1),
        ("<SCRIPT type=module>a</SCRIPT >", 1),
        ('<script data-x="a>b">a</script>', 1),
        ("<script src=a.js></script>", 0),
        ('<script type="application/json">{}</script>', 0),
        ('<script type="importmap">{}</script>', 1),
        ("<script>a</script><script>a</script>", 1),
        ("<script>a</script><script>b</script>", 2),
    ],
)
def test_inline_scripts_are_found(html: str, count: int) -> None:
    assert len(csp.hashes(html)) == count


def test_a_preview_reloads_itself(tmp_path: Path, chromium: Browser) -> None:
    """MkDocs adds its own inline script after all pages are made: a preview has no policy."""
    project = copy_project(tmp_path / "project")
    server = Server(project, ["generator", "serve", "--addr"])
    try:
        server.wait("", lambda page: "livereload(" in page)
        with chromium.new_context() as context:
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.port}/about/")
            assert page.locator("meta[http-equiv='Content-Security-Policy']").count() == 0
            about = project / "content" / "about.md"
            about.write_text(about.read_text(encoding="utf-8") + "\n新加的一句\n", encoding="utf-8")
            page.get_by_text("新加的一句").wait_for(timeout=60_000)
    finally:
        server.stop()
