"""What ``serve`` shows while an entry is broken: the report as a page, the rest as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic
from generator.model import FOLDERS
from generator.page import Page
from generator.reports import text as text_report
from generator.site import Site

REPORT = "report.md"
TITLE = "检查报告"


def broken_pages(site: Site, good: Site | None) -> Iterator[Page]:
    """The pages of ``good``, those of broken files replaced by their report, and the report.

    With no good site to fall back on, the report is the home page.
    """
    whole = _report(site, REPORT, site.diagnostics)
    if good is None:
        yield _report(site, "index.md", site.diagnostics)
        yield whole
        return
    broken = {
        path: [found for found in site.diagnostics if found.path == source]
        for source in {found.path for found in site.diagnostics}
        if (path := _page_of(source))
    }
    yield from (page for page in good.pages if page.path not in broken)
    yield from (_report(site, path, found) for path, found in sorted(broken.items()))
    yield whole


def _page_of(source: str) -> str:
    """The page that the file ``source`` makes: only entries make one page each."""
    path = PurePosixPath(source)
    is_entry = len(path.parts) == 3 and path.parts[1] in FOLDERS.values()
    return f"{path.parts[1]}/{path.stem}.md" if is_entry else ""


def _report(site: Site, path: str, found: list[Diagnostic] | tuple[Diagnostic, ...]) -> Page:
    report = text_report.report(found, site.texts)
    text = site.wording.render("report.md.j2", path, title=TITLE, report=report)
    return Page(path, TITLE, text, source=found[0].path if found else "")
