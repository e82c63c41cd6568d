"""The catalog: what relates to what, and what pages may link to."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.catalog import Catalog
from generator.phrases import Recogniser
from generator.site import load

REPO = Path(__file__).parent.parent
ENTRY = """kind: scam
title: {id}
summary: 一句话
status: {status}
category: fake-service
reviewed: {reviewed}
steps:
  - stage: contact
    do: 做
    signals: [{signal}]
{related}
sources:
  - id: s
    title: 题
    publisher: 者
"""


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    (tmp_path / "cases" / "scams").mkdir(parents=True)
    (tmp_path / "cases" / "reference").symlink_to(tmp_path)  # a link is refused, not followed
    (tmp_path / "cases" / "reference").unlink()
    (tmp_path / "cases" / "reference").mkdir()
    for real in (REPO / "cases" / "reference").glob("*.yml"):
        text = re.sub(r"(?m)^    see: \[.*\]\n", "", real.read_text(encoding="utf-8"))
        (tmp_path / "cases" / "reference" / real.name).write_text(text, encoding="utf-8")
    for name, status, reviewed, signal, related in (
        ("a", "published", "2026-01-01", "leave-platform", "b: evolves_from, c: similar"),
        ("b", "published", "2026-02-01", "phishing-form", "a: similar"),
        ("c", "published", "2026-02-01", "leave-platform", ""),
        ("d", "draft", "2026-03-01", "leave-platform", "c: similar"),
    ):
        ties = "".join(
            f"  - id: {pair.split(': ')[0]}\n    as: {pair.split(': ')[1]}\n"
            for pair in related.split(", ")
            if pair
        )
        (tmp_path / "cases" / "scams" / f"{name}.yml").write_text(
            ENTRY.format(
                id=name,
                status=status,
                reviewed=reviewed,
                signal=signal,
                related=f"related:\n{ties}" if ties else "",
            ),
            encoding="utf-8",
        )
    site = load(tmp_path)
    assert not site.has_errors
    return site.catalog


def ties(catalog: Catalog, name: str) -> list[tuple[str, str]]:
    return [(tie.case.id, tie.label) for tie in catalog.ties(catalog.by_id[name])]


def test_relations_stand_on_both_pages_each_once(catalog: Catalog) -> None:
    assert ties(catalog, "a") == [("b", "由它演变"), ("c", "容易混淆")]
    assert ties(catalog, "b") == [("a", "容易混淆")]
    assert ties(catalog, "c") == [("a", "容易混淆")], "a draft's relation is not shown"


def test_only_what_is_published_is_listed_the_latest_first(catalog: Catalog) -> None:
    assert [case.id for case in catalog.listed] == ["b", "c", "a"]
    assert [case.id for case in catalog.by_signal["leave-platform"]] == ["c", "a"]
    assert [case.id for case in catalog.by_category["fake-service"]] == ["b", "c", "a"]


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://www.legaldaily.com.cn/x", True),
        ("http://epaper.legaldaily.com.cn:80/x", True),
        ("https://legaldaily.com.cn.evil.example.org/", False),
        ("https://evillegaldaily.com.cn/", False),
        ("https://github.com/anyone/anything", False),
        ("https://com.cn/", False),
    ],
)
def test_pages_link_only_to_outlets(url: str, may: bool) -> None:
    catalog = load(REPO).catalog
    assert any("legaldaily.com.cn" in host for host in catalog.outlets)
    assert catalog.may_link(url) is may


def test_a_gap_stays_within_one_sentence() -> None:
    signal = load(REPO).catalog.signals["sms-code-asked"]
    recogniser = Recogniser(
        [signal.model_copy(update={"phrases": ("验证码…告诉我",), "unless": ("勿泄露",)})]
    )
    assert recogniser.signals_in("把验证码快点告诉我")
    assert recogniser.signals_in("把 验证码　告诉我"), "spaces do not count"
    assert not recogniser.signals_in("收到验证码了。告诉我时间")
    assert not recogniser.signals_in("验证码" + "字" * 15 + "告诉我")
    assert not recogniser.signals_in("请勿泄露验证码，谁说告诉我都不行")
