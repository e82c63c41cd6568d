"""Where a new file is made at each forge, and what fits into its address."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from generator.forge import Forge, forge
from tests.served import Host

GITHUB = "https://git.example.org/fanzha/new/main?filename={path}&value={value}"


@pytest.mark.parametrize(
    ("edit", "new_file", "issue"),
    [
        ("https://git.example.org/fanzha/edit/main/{path}", GITHUB, "fanzha/issues/new/choose"),
        (
            "https://git.example.org/a/b/-/edit/main/{path}",
            "https://git.example.org/a/b/-/new/main?file_name={path}",
            "a/b/-/issues/new",
        ),
        (
            "https://gitee.com/a/b/edit/master/{path}",
            "https://gitee.com/a/b/new/master",
            "a/b/issues/new",
        ),
        (
            "https://git.example.org/a/b/_edit/main/{path}",
            "https://git.example.org/a/b/_new/main?filename={path}&value={value}",
            "a/b/issues/new/choose",
        ),
    ],
)
def test_a_forge_is_known_by_its_edit_address(edit: str, new_file: str, issue: str) -> None:
    known = forge(edit)
    assert known
    assert known.new_file == new_file
    assert known.issue.endswith(issue)
    assert known.view.endswith("{path}")


@pytest.mark.parametrize("edit", ["", "https://example.org/{path}", "javascript:/edit/main/{path}"])
def test_an_unknown_one_offers_no_page(edit: str) -> None:
    assert forge(edit) is None
    assert forge(edit, "javascript:alert(1)") is None
    assert forge(edit, "https://x.example.org/new?f={path}") == Forge(
        "https://x.example.org/new?f={path}"
    )


def test_the_projects_own_word_counts_most() -> None:
    known = forge("https://git.example.org/fanzha/edit/main/{path}", "https://x.example.org/n")
    assert known
    assert (known.new_file, bool(known.issue)) == ("https://x.example.org/n", True)


@pytest.fixture(scope="module")
def address(chromium: Any, host: Host) -> Any:
    page = chromium.new_page()
    page.goto(f"{host.address}submit/")
    page.evaluate("async () => { window.forge = await import('../assets/submit/address.js') }")
    yield page
    page.close()


def made(page: Page, template: str, text: str) -> tuple[str, bool]:
    told = page.evaluate(
        "([template, text]) => forge.newFile(template, 'cases/scams/a.yml', text)",
        [template, text],
    )
    return told["href"], told["isFilled"]


def test_name_and_text_go_into_the_address(address: Page) -> None:
    href, is_filled = made(address, GITHUB, "kind: scam # & ? = % 中 {path} $& \n")
    assert is_filled
    told = address.evaluate("href => Object.fromEntries(new URL(href).searchParams)", href)
    assert told == {
        "filename": "cases/scams/a.yml",
        "value": "kind: scam # & ? = % 中 {path} $& \n",
    }


def test_too_long_a_text_stays_out(address: Page) -> None:
    fits = "x" * 5900
    assert made(address, GITHUB, fits)[1]
    href, is_filled = made(address, GITHUB, "中" * 700)
    assert not is_filled
    assert href == "https://git.example.org/fanzha/new/main?filename=cases%2Fscams%2Fa.yml"


def test_a_forge_that_takes_no_text_gets_none(address: Page) -> None:
    assert made(address, "https://gitee.com/a/b/new/master", "x") == (
        "https://gitee.com/a/b/new/master",
        False,
    )
