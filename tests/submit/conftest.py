"""The test library's site with the form, served, and somebody before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page

from generator.cli import main
from tests.projects import copy_library
from tests.served import Host
from tests.submit.person import Person

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def built_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_library(tmp_path_factory.mktemp("submit") / "project")
    result = CliRunner().invoke(main, ["build", "--root", str(project)])
    assert result.exit_code == 0, result.output
    return project


@pytest.fixture(scope="session")
def host(built_project: Path) -> Iterator[Host]:
    with Host(built_project / "site") as host:
        yield host


@pytest.fixture(scope="session")
def form(built_project: Path) -> dict[str, Any]:
    return json.loads((built_project / "site/submit/form.json").read_text(encoding="utf-8"))


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    with chromium.new_context(viewport=PHONE, service_workers="block") as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def person(page: Page, form: dict[str, Any], host: Host) -> Person:
    person = Person(page, form)
    person.open(host.address)
    return person
